//! The slim timeline beside the prose: knows how its marks are drawn and reached by keys; where they are is in the core.

use crate::ui::controls::{class, only};
use crate::ui::marks::{line, rect};
use crate::ui::piece::Calm;
use crate::ui::svg::{numbers, outline, px};
use crate::ui::words::lane_class;
use relations_core::dataset::{EventIx, Lane};
use relations_core::date::Certainty;
use relations_core::index::Index;
use relations_core::layout::Shape;
use relations_core::layout::rail::{Rail, RailMark};
use relations_core::text::dates::{date_in_words, year_on_axis};
use relations_core::text::fill;
use relations_markup::html;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

/// Pixels from the axis to the side that is nearer to it, and from the axis to the years.
const AXIS: f64 = 19.0;
const YEARS: f64 = 13.0;
/// Pixels of a digit of a number of events.
const NUMBER: f64 = 7.5;

/// `lit` are the events that are pointed at or read of; `choose` hears which events a mark stands for.
pub fn beside(
    calm: &Calm,
    rail: &Rc<Rail>,
    (width, height): (i32, i32),
    lit: &[EventIx],
    node: &NodeRef,
    choose: &Callback<Vec<EventIx>>,
) -> Html {
    let index = &calm.index;
    let language = index.language;
    let axis = f64::from(width) - AXIS;
    let ticks = rail.ticks.iter().map(|tick| {
        let at = numbers("translate(# #)", &[axis, tick.y]);
        html! {
            <g transform={at}>
                <path class="line" d="M-8 0h8" />
                <text x={px(-YEARS)} y="4">{ year_on_axis(language, tick.year) }</text>
            </g>
        }
    });
    // One tab stop: the mark of the chosen event, else the first one.
    let stop = calm.selected.and_then(|event| rail.marks.iter().position(|mark| mark.events.contains(&event)));
    let stop = stop.unwrap_or_default();
    let marks = rail.marks.iter().enumerate().map(|(number, one)| {
        let state = [
            only(one.events.iter().any(|event| lit.contains(event)), "lit"),
            only(calm.selected.is_some_and(|event| one.events.contains(&event)), "selected"),
        ];
        let (choose, events) = (choose.clone(), one.events.clone());
        let onclick = Callback::from(move |_: MouseEvent| choose.emit(events.clone()));
        mark(index, number, one, axis, state, number == stop, onclick)
    });
    let onkeydown = {
        let (node, rail, choose) = (node.clone(), rail.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            if pressed(&node, &rail, &choose, &event).is_some() {
                event.prevent_default();
            }
        })
    };
    html! {
        <div class="rail" ref={node.clone()} role="group" aria-label={language.view_words().read.rail} {onkeydown}>
            if width > 0 {
                <svg width={px(f64::from(width))} height={px(f64::from(height))} role="presentation">
                    { line("axis", "M# 0V#", &[axis, f64::from(height)]) }
                    <g class="ticks" aria-hidden="true">{ for ticks }</g>
                    { for marks }
                </svg>
            }
        </div>
    }
}

fn mark(
    index: &Index,
    number: usize,
    mark: &RailMark,
    axis: f64,
    [lit, selected]: [&'static str; 2],
    is_stop: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let at = numbers("translate(# #)", &[axis, mark.y]);
    let stop = if is_stop { "0" } else { "-1" };
    let hit = rect("hit", -AXIS + 4.0, -12.0, 2.0 * AXIS - 8.0, 24.0, None);
    let lane = lane_of(index, &mark.events);
    let name = name(index, &mark.events);
    let event = match *mark.events {
        [event] => index.dataset.event(event),
        _ => None,
    };
    let stretch = rect("stretch", -3.0, mark.from - mark.y, 6.0, (mark.to - mark.from).max(2.0), None);
    if let Some(event) = event {
        let symbol = event.category.and_then(|category| index.dataset.category(category));
        let symbol = symbol.map(|category| category.symbol).unwrap_or_default();
        let vague = event.date.certainty() != Certainty::Exact;
        return html! {
            <g key={event.id.to_owned()} class={class(&["mark", lane, only(vague, "vague"), lit, selected])} transform={at} role="button" tabindex={stop}
                data-mark={number.to_string()} data-event-id={event.id.to_owned()} aria-label={name}
                aria-current={(!selected.is_empty()).then_some("location")} {onclick}>
                { hit }
                if mark.shape != Shape::Point {
                    { stretch }
                }
                <path class="symbol" d={outline(symbol)} transform="scale(.8)" />
            </g>
        };
    }
    let count = index.language.number(mark.events.len());
    // As wide as the number, but not beyond the side that is near.
    let width = (NUMBER * count.chars().count() as f64 + 8.0).max(22.0);
    let left = (-width / 2.0).min(AXIS - 2.0 - width);
    html! {
        <g class={class(&["cluster", lane, lit, selected])} transform={at} role="button" tabindex={stop}
            data-mark={number.to_string()} data-cluster={number.to_string()} data-count={mark.events.len().to_string()} aria-label={name}
            aria-current={(!selected.is_empty()).then_some("location")} {onclick}>
            { hit }
            { rect("front", left, -10.0, width, 20.0, None) }
            <text x={px(left + width / 2.0)} y="4">{ count }</text>
        </g>
    }
}

/// The lane that all of some events are in; else that of both sides.
fn lane_of(index: &Index, events: &[EventIx]) -> &'static str {
    let mut lanes = events.iter().filter_map(|event| index.dataset.events.initiator(event.0 as usize));
    let first = lanes.next().unwrap_or(Lane::Joint);
    lane_class(if lanes.all(|lane| lane == first) { first } else { Lane::Joint })
}

/// What one event is called, or how many there are and from when to when.
fn name(index: &Index, events: &[EventIx]) -> String {
    let language = index.language;
    let date = |event: Option<&EventIx>| {
        let date = event.and_then(|event| index.dataset.events.date(event.0 as usize));
        date.map(|date| date_in_words(language, &date)).unwrap_or_default()
    };
    if let [event] = events {
        let title = index.dataset.event(*event).map_or("", |event| event.title.get(language.tag()));
        return fill(language.view_words().read.event, &[("date", &date(Some(event))), ("title", title)]);
    }
    let (first, last) = (date(events.first()), date(events.last()));
    let count = language.count(language.words().events, events.len());
    if first == last {
        return [&count, ": ", &first].concat();
    }
    [&count, ": ", &first, " – ", &last].concat()
}

/// Moves the focus along the marks, or chooses one.
fn pressed(node: &NodeRef, rail: &Rail, choose: &Callback<Vec<EventIx>>, event: &KeyboardEvent) -> Option<()> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let number = target.get_attribute("data-mark")?.parse::<usize>().ok()?;
    let last = rail.marks.len().checked_sub(1)?;
    let to = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => (number + 1).min(last),
        "ArrowUp" | "ArrowLeft" => number.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        "Enter" | " " => {
            choose.emit(rail.marks.get(number)?.events.clone());
            return Some(());
        }
        _ => return None,
    };
    let marks = node.cast::<Element>()?.query_selector_all("[data-mark]").ok()?;
    // SVG elements take focus as HTML elements do.
    marks.item(to as u32)?.unchecked_into::<HtmlElement>().focus().ok()
}

/// The size of an element in whole pixels; nothing until it is known.
#[hook]
pub fn use_size_of(node: &NodeRef) -> (i32, i32) {
    let size = use_state_eq(|| (0, 0));
    use_effect_with((), {
        let (node, set) = (node.clone(), size.setter());
        move |()| {
            let watched = node.cast::<Element>().map(|element| {
                let of = element.clone();
                let look = move || set.set((of.client_width(), of.client_height()));
                look();
                let resized = Closure::<dyn FnMut()>::new(look);
                let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
                observer.iter().for_each(|observer| observer.observe(&element));
                (observer, resized)
            });
            move || {
                if let Some((Some(observer), _)) = &watched {
                    observer.disconnect();
                }
            }
        }
    });
    *size
}
