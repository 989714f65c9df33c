//! The links between events as quiet arcs: of the event that is pointed to or selected, and between the alternatives of
//! disputes. Knows how they look; where they run is known by `relations_core::layout::arcs`.

use super::controls::class;
use super::svg::numbers;
use relations_core::Shared;
use relations_core::dataset::{EventIx, LinkKind};
use relations_core::index::{Index, Matches};
use relations_core::layout::Layout;
use relations_core::layout::arcs::{Arc, ArcKind, Point, alternatives, arcs};
use relations_core::state::{Hovered, State};
use relations_markup::html;
use yew::prelude::*;

/// What the arcs follow from.
#[derive(Clone)]
pub struct Links {
    layout: Shared<Layout>,
    index: Shared<Index>,
    matches: Shared<Matches>,
    /// What is selected, and what is pointed to.
    events: [Option<EventIx>; 2],
}

impl PartialEq for Links {
    fn eq(&self, other: &Links) -> bool {
        self.layout == other.layout && self.matches == other.matches && self.events == other.events
    }
}

impl Links {
    pub fn of(state: &State, layout: &Shared<Layout>) -> Links {
        let hovered = match state.hovered {
            Some(Hovered::Event(event)) if state.selected != Some(event) => Some(event),
            _ => None,
        };
        let (layout, events) = (layout.clone(), [state.selected, hovered]);
        Links { layout, index: state.index.clone(), matches: state.matches.clone(), events }
    }
}

// Comes later, see `crate::later`.
#[inline(never)]
pub fn draw(links: &Links) -> Html {
    let Links { layout, index, matches, events } = links;
    let always = alternatives(index, matches, layout);
    let mut drawn: Vec<Html> = always.iter().map(|one| curve(&one.arc)).collect();
    for event in events.iter().flatten() {
        let of_event = arcs(index, matches, layout, *event);
        // Where a dispute's own arc runs already, a second one would only thicken it.
        let is_new = |arc: &&Arc| !always.iter().any(|one| is_same_pair(&one.arc, arc));
        drawn.extend(of_event.iter().filter(is_new).map(curve));
    }
    let sign = |Point { x, y }: Point| {
        let at = numbers("translate(# #)", &[f64::from(x), f64::from(y)]);
        html! { <g class="dispute-sign" transform={at}><circle r="7" /><path d="M-3-1.6H3M-3 1.6H3M2.2-3.6L-2.2 3.6" /></g> }
    };
    html! { <g class="arcs" aria-hidden="true"><g>{ for drawn }</g><g id="signs">{ for always.iter().map(|one| sign(one.sign)) }</g></g> }
}

fn is_same_pair(one: &Arc, other: &Arc) -> bool {
    other.kind == ArcKind::Alternative
        && ((one.from, one.to) == (other.from, other.to) || (one.from, one.to) == (other.to, other.from))
}

fn curve(arc: &Arc) -> Html {
    let kind = match arc.kind {
        ArcKind::Link(LinkKind::LedTo) => "led-to",
        ArcKind::Link(LinkKind::RespondsTo) => "responds-to",
        ArcKind::Link(LinkKind::Contradicts) => "contradicts",
        ArcKind::Link(LinkKind::PartOf) => "part-of",
        ArcKind::Alternative => "alternative",
    };
    let [start, first, second, end] = arc.curve.0;
    let at: Vec<f64> =
        [start, first, second, end].iter().flat_map(|point| [f64::from(point.x), f64::from(point.y)]).collect();
    let head = if arc.kind.has_arrow() { arrow(second, end) } else { String::new() };
    html! {
        <g class={class(&["arc", kind])}>
            <path d={numbers("M# #C# # # # # #", &at)} />
            <path class="head" d={head} />
        </g>
    }
}

/// Two strokes that end where the arc does, along its last direction.
fn arrow(from: Point, end: Point) -> String {
    const LENGTH: f64 = 6.0;
    let (dx, dy) = (f64::from(end.x - from.x), f64::from(end.y - from.y));
    // Near enough to the length of a vector, without a root.
    let (longer, shorter) = (dx.abs().max(dy.abs()), dx.abs().min(dy.abs()));
    let size = (longer * 0.96 + shorter * 0.4).max(1.0);
    let (dx, dy) = (dx / size * LENGTH, dy / size * LENGTH);
    let (x, y) = (f64::from(end.x), f64::from(end.y));
    let side = |sign: f64| [x - dx - sign * dy * 0.6, y - dy + sign * dx * 0.6];
    let ([a, b], [c, d]) = (side(1.0), side(-1.0));
    numbers("M# #L# #L# #", &[a, b, x, y, c, d])
}
