//! The as-of day on the stage: a line through the lanes, an outline around the periods that hold, and a handle on the
//! axis that is dragged, pressed elsewhere or moved by keys. Knows where the day lies, not how what holds on it is found.

use super::gestures::Gestures;
use super::marks::{line, rect};
use super::svg::{numbers, px};
use relations_core::Shared;
use relations_core::date::Day;
use relations_core::layout::Layout;
use relations_core::standing::tracks_on;
use relations_core::state::{Action, Choice, Panel, State};
use relations_core::text::dates::day_in_words;
use relations_markup::html;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// What of the marker lies under the marks, and what over them.
// Comes with the views, see `crate::later`.
#[inline(never)]
pub fn marker(state: &Shared<State>, layout: &Shared<Layout>, gestures: &Gestures, of: &Callback<Action>) -> [Html; 2] {
    let Some(day) = state.choices.as_of else { return Default::default() };
    let x = (layout.scale.x_from_start(day) + layout.scale.x_from_end(day)) / 2.0;
    let axis = layout.frame.axis;
    let [left, right] = [layout.window.from, layout.window.to()].map(|day| layout.scale.x_from_day(day));
    let extent = state.index.extent;
    let listen = |heard: fn(&Ground, &PointerEvent)| {
        let ground = Ground { state: state.clone(), layout: layout.clone(), stage: gestures.stage().clone() };
        let dispatch = of.clone();
        Callback::from(move |event: PointerEvent| {
            heard(&ground, &event);
            if let Some(day) = ground.day_of_drag(&event) {
                dispatch.emit(Action::Choose(Choice::AsOf(Some(day))));
            }
        })
    };
    let press = {
        let ground = Ground { state: state.clone(), layout: layout.clone(), stage: gestures.stage().clone() };
        let dispatch = of.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(day) = ground.day_at(event.client_x()) {
                dispatch.emit(Action::Choose(Choice::AsOf(Some(day))));
            }
        })
    };
    let keys = {
        let (dispatch, ends) = (of.clone(), (extent.from, extent.to));
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = action_of(&event, ends) {
                event.prevent_default();
                event.stop_propagation();
                dispatch.emit(action);
            }
        })
    };
    let words = &state.language().view_words().as_of;
    let under = html! { <g class="as-of" aria-hidden="true">{ line("line", "M# 0V#", &[x, axis.y]) }</g> };
    let over = html! {
        <g class="as-of">
            <g class="holding" aria-hidden="true">{ for holding(state, layout, day) }</g>
            <g class="ground" onclick={press}>{ rect("hit", left, axis.y, right - left, axis.height, None) }</g>
            <g class="handle" role="slider" tabindex="0" aria-label={words.day} aria-orientation="horizontal"
                aria-valuenow={day.0.to_string()} aria-valuemin={extent.from.0.to_string()} aria-valuemax={extent.to.0.to_string()}
                aria-valuetext={day_in_words(state.language(), day)} transform={numbers("translate(# #)", &[x, axis.y])}
                onpointerdown={listen(Ground::take)} onpointermove={listen(Ground::keep)}
                onpointerup={listen(Ground::keep)} onkeydown={keys}>
                { rect("hit", -22.0, -14.0, 44.0, 44.0, None) }
                <circle class="ring" r={px(10.0)} />
                <circle class="knob" r={px(6.5)} />
            </g>
        </g>
    };
    [under, over]
}

/// An outline around each period that holds on the day, or may.
fn holding(state: &State, layout: &Layout, day: Day) -> Vec<Html> {
    let mut outlines = Vec::new();
    for on in tracks_on(&state.index, day) {
        let class = if on.is_certain() { "certain" } else { "possible" };
        for band in &layout.bands {
            if band.track == on.track.0 as usize && on.periods().any(|period| period == band.period) {
                let (from, to) = (band.start.0, band.end.1.max(band.start.0));
                outlines.push(rect(class, from, band.y, to - from, band.height, None));
            }
        }
    }
    outlines
}

/// What a place on the window means.
struct Ground {
    state: Shared<State>,
    layout: Shared<Layout>,
    stage: NodeRef,
}

impl Ground {
    /// The day under a place of the window.
    fn day_at(&self, client_x: i32) -> Option<Day> {
        let left = self.stage.cast::<Element>()?.get_bounding_client_rect().left() + self.state.frame.gutter;
        let x = f64::from(client_x) - left - self.layout.shift(&self.state.domain);
        let day = self.layout.scale.day_from_x(x).floor();
        (day.abs() < 2e9).then_some(Day(day as i32))
    }

    /// The same while the handle is held.
    fn day_of_drag(&self, event: &PointerEvent) -> Option<Day> {
        let held = handle(event)?.has_pointer_capture(event.pointer_id());
        held.then(|| self.day_at(event.client_x())).flatten()
    }

    fn take(&self, event: &PointerEvent) {
        if event.button() == 0
            && let Some(handle) = handle(event)
        {
            // A pointer that is gone by now needs no capture.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        event.stop_propagation();
    }

    fn keep(&self, event: &PointerEvent) {
        event.stop_propagation();
    }
}

fn handle(event: &PointerEvent) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(".handle").ok()?
}

/// What a key means for the handle.
fn action_of(event: &KeyboardEvent, (first, last): (Day, Day)) -> Option<Action> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let by = |days, months| Choice::Later { days, months };
    let month = event.shift_key();
    let choice = match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => by(i32::from(!month), i32::from(month)),
        "ArrowLeft" | "ArrowDown" => by(-i32::from(!month), -i32::from(month)),
        "PageUp" => by(0, 12),
        "PageDown" => by(0, -12),
        "Home" => Choice::AsOf(Some(first)),
        "End" => Choice::AsOf(Some(last)),
        "Enter" | " " => return Some(Action::Panel(Panel::Standing)),
        _ => return None,
    };
    Some(Action::Choose(choice))
}
