//! The links between events as curves: from an event to those that it is linked with, and between the alternatives of
//! disputes. Knows a finished layout and where its words stand; knows no looks.

mod course;
mod tips;

pub use course::{Area, Curve, Point};
pub use tips::{Place, Tip};

use super::Layout;
use crate::dataset::{Claim, EventIx, LinkKind};
use crate::index::{AT_ONCE, Index, Matches};
use crate::order::sort;
use course::Courses;
use tips::Tips;

/// One curve between two events, in pixels of the layout; it leads from what the link belongs to, to what it names.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    pub from: EventIx,
    pub to: EventIx,
    pub kind: ArcKind,
    pub start: Tip,
    pub end: Tip,
    pub curve: Curve,
    /// What the curve cannot leave.
    pub bounds: Area,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArcKind {
    Link(LinkKind),
    /// The other side of a dispute.
    Alternative,
}

impl ArcKind {
    /// Whether there is an arrow at the end of the curve: at what it led to, what it answers, what it is part of.
    /// What contradicts something is contradicted by it, so that neither end has one.
    pub fn has_arrow(self) -> bool {
        !matches!(self, ArcKind::Alternative | ArcKind::Link(LinkKind::Contradicts))
    }
}

/// What is always drawn between two claims that cannot both hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The number of the dispute in the dataset.
    pub dispute: usize,
    pub arc: Arc,
    /// The middle of the small sign on the curve, which covers no words if it can.
    pub sign: Point,
}

/// More arcs of one event are no longer told apart; the nearest in time are drawn.
const MOST: usize = 24;
/// Half the width and height of a dispute's sign, in pixels.
pub const SIGN: i32 = 8;

/// The arcs of an event that the reader points to or has selected: its own links, those of others to it, and the other
/// sides of its disputes. Looks at the links of all events once, unless there are many.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn arcs(index: &Index, matches: &Matches, layout: &Layout, event: EventIx) -> Vec<Arc> {
    let events = &index.dataset.events;
    let mut pairs: Vec<(EventIx, EventIx, ArcKind)> = Vec::new();
    let own = events.links(event.0 as usize).iter();
    pairs.extend(own.map(|link| (event, link.to, ArcKind::Link(link.kind))));
    // Of many events those that name it are not looked for, which would keep the page waiting.
    let looked_at = if events.len() <= AT_ONCE { events.len() } else { 0 };
    for other in 0..looked_at {
        let to_it = events.links(other).iter().filter(|link| link.to == event);
        pairs.extend(to_it.map(|link| (EventIx::new(other), event, ArcKind::Link(link.kind))));
    }
    for dispute in index.dataset.disputes_of(event) {
        let others = dispute.claims.iter().filter(|claim| !claim.events.contains(&event));
        pairs.extend(others.filter_map(|claim| Some((event, stands_for(index, claim)?, ArcKind::Alternative))));
    }
    let mut once: Vec<(EventIx, EventIx, ArcKind)> = Vec::new();
    for pair in pairs {
        let is_there = |known: &(EventIx, EventIx, ArcKind)| {
            let is_same = (known.0, known.1) == (pair.0, pair.1);
            let is_reversed = (known.0, known.1) == (pair.1, pair.0);
            // Without arrows, there and back is one curve, whichever of the two says so.
            let are_alike = !known.2.has_arrow() && !pair.2.has_arrow();
            is_same && known.2 == pair.2 || (is_same || is_reversed) && are_alike
        };
        if pair.0 != pair.1 && matches.contains(pair.0) && matches.contains(pair.1) && !once.iter().any(is_there) {
            once.push(pair);
        }
    }
    let day = |event: EventIx| events.date(event.0 as usize).map_or(0, |date| i64::from(date.anchor().0));
    sort(&mut once, |(from, to, _)| ((day(*from) - day(*to)).abs(), 0));
    once.truncate(MOST);
    let tips = Tips::new(index, layout);
    let mut courses = Courses::new(layout);
    once.into_iter().filter_map(|pair| arc(&tips, &mut courses, pair)).collect()
}

/// The links between the alternatives of all disputes, each from one claim to the next in time, as far as their events
/// are drawn with a mark or in a cluster.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn alternatives(index: &Index, matches: &Matches, layout: &Layout) -> Vec<Alternative> {
    let tips = Tips::new(index, layout);
    let mut courses = Courses::new(layout);
    let mut alternatives = Vec::new();
    for (number, dispute) in index.dataset.disputes.iter().enumerate() {
        let stands = dispute.claims.iter().filter_map(|claim| stands_for(index, claim));
        let mut events: Vec<EventIx> =
            stands.filter(|event| matches.contains(*event) && tips.is_drawn(*event)).collect();
        sort(&mut events, |event| (i64::from(event.0), 0));
        events.dedup();
        for pair in events.windows(2) {
            if let [one, other] = pair
                && let Some(arc) = arc(&tips, &mut courses, (*one, *other, ArcKind::Alternative))
            {
                let sign = courses.sign(&arc.curve);
                alternatives.push(Alternative { dispute: number, arc, sign });
            }
        }
    }
    alternatives
}

/// The event that a claim is about: the one with its date, else the last that it names.
fn stands_for(index: &Index, claim: &Claim) -> Option<EventIx> {
    let events = &index.dataset.events;
    let has_date = |event: &&EventIx| claim.date.is_some() && events.date(event.0 as usize) == claim.date;
    claim.events.iter().find(has_date).or(claim.events.iter().max()).copied()
}

/// `None` where there is nothing between the two: both in one cluster, or neither in the window.
fn arc(tips: &Tips, courses: &mut Courses, (from, to, kind): (EventIx, EventIx, ArcKind)) -> Option<Arc> {
    let (one, other) = (tips.of(from)?, tips.of(to)?);
    let is_out = |place: &Place| matches!(place, Place::Before | Place::After);
    if one.is_same(&other) || is_out(&one.place) && is_out(&other.place) {
        return None;
    }
    let (start, end, curve) = courses.course(&one, &other);
    Some(Arc { from, to, kind, bounds: curve.bounds(), start, end, curve })
}
