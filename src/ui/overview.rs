//! The small picture of the whole time, with the brush: dragging shows a preview, letting go flies there.

use super::marks::{line, rect};
use super::piece::{Part, Piece};
use super::svg::{numbers, px};
use super::words::lane_class;
use relations_core::Shared;
use relations_core::layout::{Domain, Overview, STEP};
use relations_core::state::{Action, State};
use relations_core::text::Language;
use relations_core::text::dates::year_on_axis;
use relations_markup::html;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// The height of the strip in pixels.
const HEIGHT: f64 = 46.0;
/// Pixels around an edge of the window within which it is grabbed.
const GRIP: f64 = 9.0;

/// The strip's listeners, made once.
pub struct Brush {
    hand: Rc<Hand>,
    down: Callback<PointerEvent>,
    moved: Callback<PointerEvent>,
    up: Callback<PointerEvent>,
    cancel: Callback<PointerEvent>,
}

struct Hand {
    node: NodeRef,
    dispatch: Callback<Action>,
    hold: Cell<Option<Hold>>,
    drawn: RefCell<Option<(Shared<State>, Shared<Overview>)>>,
}

/// What a press has taken hold of, with the day under it or the domain as it was.
#[derive(Clone, Copy)]
enum Hold {
    Window(f64, Domain),
    Start(Domain),
    End(Domain),
    New(f64),
}

impl Brush {
    pub fn new(dispatch: Callback<Action>) -> Brush {
        let hand =
            Rc::new(Hand { node: NodeRef::default(), dispatch, hold: Cell::default(), drawn: RefCell::default() });
        let on = |what: What| {
            let hand = hand.clone();
            Callback::from(move |event: PointerEvent| felt(&hand, what, &event))
        };
        Brush { down: on(What::Down), moved: on(What::Moved), up: on(What::Up), cancel: on(What::Cancel), hand }
    }
}

/// What has happened on the strip.
#[derive(Clone, Copy)]
enum What {
    Down,
    Moved,
    Up,
    Cancel,
}

// Comes later, see `crate::later`.
#[inline(never)]
fn felt(hand: &Hand, what: What, event: &PointerEvent) {
    let Some(day) = hand.day_at(event) else { return };
    match what {
        What::Down => drop(hand.down(event, day)),
        What::Moved => drop(hand.moved(day)),
        What::Up => drop(hand.up(day)),
        What::Cancel => {
            hand.hold.set(None);
            hand.dispatch.emit(Action::Brush(None));
        }
    }
}

impl Brush {
    /// Keeps the listeners up to date with what is drawn.
    pub fn follow(&self, state: &Shared<State>, overview: &Shared<Overview>) {
        *self.hand.drawn.borrow_mut() = Some((state.clone(), overview.clone()));
    }

    pub fn strip(&self) -> &NodeRef {
        &self.hand.node
    }

    /// What is drawn, and for which state.
    pub fn drawn(&self) -> Option<(Shared<State>, Shared<Overview>)> {
        self.hand.drawn()
    }
}

impl Hand {
    fn drawn(&self) -> Option<(Shared<State>, Shared<Overview>)> {
        self.drawn.borrow().clone()
    }

    fn day_at(&self, event: &PointerEvent) -> Option<f64> {
        let (state, overview) = self.drawn()?;
        let left = self.node.cast::<Element>()?.get_bounding_client_rect().left() + state.frame.gutter;
        Some(overview.scale.day_from_x(f64::from(event.client_x()) - left))
    }

    fn down(&self, event: &PointerEvent, day: f64) -> Option<()> {
        if event.button() != 0 {
            return None;
        }
        let (state, overview) = self.drawn()?;
        let domain = state.domain;
        let px = |days: f64| days * overview.scale.px_per_day;
        let whole = px(domain.days) >= overview.width * 0.94;
        self.hold.set(Some(if px((day - domain.from).abs()) <= GRIP {
            Hold::Start(domain)
        } else if px((day - domain.to()).abs()) <= GRIP {
            Hold::End(domain)
        } else if day > domain.from && day < domain.to() && !whole {
            Hold::Window(day, domain)
        } else {
            Hold::New(day)
        }));
        event.prevent_default();
        // A pointer that is gone by now needs no capture.
        self.node.cast::<Element>()?.set_pointer_capture(event.pointer_id()).ok()
    }

    fn moved(&self, day: f64) -> Option<()> {
        let between = |a: f64, b: f64| Domain { from: a.min(b), days: (a - b).abs().max(1.0) };
        let dragged = match self.hold.get()? {
            Hold::Window(start, window) => window.panned(day - start),
            Hold::Start(window) => between(day, window.to()),
            Hold::End(window) => between(window.from, day),
            Hold::New(start) => between(start, day),
        };
        self.dispatch.emit(Action::Brush(Some(dragged)));
        Some(())
    }

    fn up(&self, day: f64) -> Option<()> {
        let hold = self.hold.take()?;
        let (state, overview) = self.drawn()?;
        let preview = state.brush;
        self.dispatch.emit(Action::Brush(None));
        let domain = match (preview, hold) {
            (Some(preview), _) if preview.days * overview.scale.px_per_day > 4.0 => preview,
            // A click goes there without zooming.
            (_, Hold::New(_)) => Domain { from: day - state.domain.days / 2.0, ..state.domain },
            _ => return None,
        };
        self.dispatch.emit(Action::FlyTo(domain));
        Some(())
    }
}

/// How long a stretch of time is on the strip, in pixels; what is beyond its ends is not seen.
pub fn length_on_strip(overview: &Overview, shown: &Domain) -> f64 {
    shown.days * overview.scale.px_per_day
}

/// The strip with the glass over the days in view, which is drawn `from` a day and moved from there by `slide`. Before its
/// width is known it is empty, so that nothing of it jumps.
pub fn strip(
    state: &Shared<State>,
    overview: &Shared<Overview>,
    brush: &Brush,
    from: f64,
    dispatch: &Callback<Action>,
) -> Html {
    let width = overview.width;
    let long = length_on_strip(overview, &state.brush.unwrap_or(state.domain));
    let from = overview.scale.x_from_day(from);
    let picture = Part::Overview(overview.clone(), state.language());
    html! {
        <div class="overview" part="overview" ref={brush.hand.node.clone()} title={state.language().words().overview}
            onpointerdown={brush.down.clone()} onpointermove={brush.moved.clone()}
            onpointerup={brush.up.clone()} onpointercancel={brush.cancel.clone()}>
            <svg width={px(state.frame.gutter)} aria-hidden="true"></svg>
            <div class="strip" aria-hidden="true">
                if state.frame.width > 0.0 {
                    <svg width={px(width)} height="46">
                        <Piece part={picture} dispatch={dispatch.clone()} />
                    </svg>
                    <div class="moving">
                        <svg width={px(width)} height="46">
                            <g transform={numbers("translate(# 0)", &[from])}>
                                { rect("veil", -width, 0.0, width, HEIGHT, None) }
                                { rect("veil", long, 0.0, width, HEIGHT, None) }
                                { rect(if state.brush.is_some() { "window preview" } else { "window" }, 0.5, 0.5, long - 1.0, HEIGHT - 1.0, None) }
                                { rect("grip", -1.5, HEIGHT / 2.0 - 8.0, 5.0, 16.0, None) }
                                { rect("grip", long - 3.5, HEIGHT / 2.0 - 8.0, 5.0, 16.0, None) }
                            </g>
                        </svg>
                    </div>
                }
            </div>
        </div>
    }
}

pub fn picture(overview: &Overview, language: Language) -> Html {
    let strengths = ["dash one", "dash two", "dash three", "dash four"];
    let mut drawn: Vec<Html> = Vec::new();
    for (x, _) in &overview.labels {
        drawn.push(line("line", "M# 0V46", &[*x]));
    }
    for dash in &overview.dashes {
        let class = strengths.get(usize::from(dash.strength).saturating_sub(1)).copied().unwrap_or_default();
        let y = 6.0 + dash.lane.number() as f64 * 9.0;
        drawn.push(
            html! { <g class={lane_class(dash.lane)}>{ rect(class, dash.x, y, dash.width.max(3.0), 6.0, None) }</g> },
        );
    }
    if !overview.hills.is_empty() {
        drawn.push(hills(overview));
    }
    for (x, year) in &overview.labels {
        drawn.push(html! { <text x={px(x + 3.0)} y="42">{ year_on_axis(language, *year) }</text> });
    }
    html! { <g>{ for drawn }</g> }
}

/// How much happened when, lane by lane, where there is too much for dashes.
// Comes later, see `crate::later`: so many events are not in the wasm itself.
#[inline(never)]
fn hills(overview: &Overview) -> Html {
    let mut drawn = Vec::new();
    for (lane, heights) in &overview.hills {
        let base = 14.0 + lane.number() as f64 * 10.0;
        let mut path = numbers("M0 #", &[base]);
        for (step, height) in heights.iter().enumerate() {
            // A little of the lightest is seen as well.
            let height = if *height > 0.0 { 1.0 + height * 8.0 } else { 0.0 };
            path.push_str(&numbers("V#H#", &[base - height, (step + 1) as f64 * STEP]));
        }
        path.push_str(&numbers("V#", &[base]));
        drawn.push(html! { <g class={lane_class(*lane)}><path class="dash" d={path} /></g> });
    }
    html! { <g>{ for drawn }</g> }
}
