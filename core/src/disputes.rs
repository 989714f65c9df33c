//! Claims that cannot all hold, side by side: what they say, what they differ in, which events exclude each other.
//! Knows how claims are compared; knows no words and nothing of how they are drawn.

use crate::dataset::{ActorIx, Dataset, Dispute, EventIx, Lane, LinkKind, PlaceIx};
use crate::date::Date;
use crate::standing::Bounds;

/// A dispute laid out for drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Confrontation {
    /// Its position in the dataset.
    pub dispute: usize,
    /// One for each claim, in the dataset's order; its texts and citations are those of `Dispute::claims`.
    pub claims: Vec<Side>,
    pub differ: Vec<Disagreement>,
    /// Events of different claims that exclude each other, each pair once: the earlier in the dataset's order first.
    pub alternatives: Vec<(EventIx, EventIx)>,
}

/// What one claim holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// Its position in the dispute.
    pub claim: usize,
    /// Its events that an event of another claim excludes; all of them where none is.
    pub events: Vec<EventIx>,
    /// The claim's own date, else those of its events.
    pub dates: Vec<Date>,
    pub places: Vec<PlaceIx>,
    pub actors: Vec<ActorIx>,
    pub initiators: Vec<Lane>,
}

/// What claims differ in. What each of them says of it is in its `Side`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disagreement {
    /// Two claims allow no common day.
    Dates,
    /// Two claims name places of which none lies in one of the other's.
    Places,
    /// Two claims name actors, and each names one that the other does not.
    Actors,
    Initiators,
    /// Nothing that can be compared: the dispute's own explanation says what it is.
    Words,
}

/// Every dispute of a dataset, in its order.
pub fn disputes(dataset: &Dataset) -> Vec<Confrontation> {
    dataset.disputes.iter().enumerate().map(|(position, dispute)| confront(dataset, position, dispute)).collect()
}

/// All pairs of events that exclude each other, each once, to be linked where events are drawn.
pub fn alternatives(dataset: &Dataset) -> Vec<(EventIx, EventIx)> {
    let mut pairs = Vec::new();
    for dispute in &dataset.disputes {
        for pair in alternatives_of(dataset, dispute) {
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    }
    pairs
}

fn confront(dataset: &Dataset, position: usize, dispute: &Dispute) -> Confrontation {
    let alternatives = alternatives_of(dataset, dispute);
    let is_excluded = |event: &EventIx| alternatives.iter().any(|(one, other)| one == event || other == event);
    let mut claims = Vec::new();
    for (position, claim) in dispute.claims.iter().enumerate() {
        let mut events: Vec<EventIx> = claim.events.iter().copied().filter(is_excluded).collect();
        if events.is_empty() {
            events.clone_from(&claim.events);
        }
        claims.push(side(dataset, position, claim.date, events));
    }
    let mut differ = Vec::new();
    for (disagreement, is) in [
        (Disagreement::Dates, any_two(&claims, dates_exclude)),
        (Disagreement::Places, any_two(&claims, |one, other| places_exclude(dataset, one, other))),
        (Disagreement::Actors, any_two(&claims, actors_exclude)),
        (Disagreement::Initiators, any_two(&claims, initiators_exclude)),
    ] {
        if is {
            differ.push(disagreement);
        }
    }
    if differ.is_empty() {
        differ.push(Disagreement::Words);
    }
    Confrontation { dispute: position, claims, differ, alternatives }
}

/// Where the dataset links events of different claims as contradicting, these pairs; else every event of a claim
/// excludes every event of the others, but for those that both have.
fn alternatives_of(dataset: &Dataset, dispute: &Dispute) -> Vec<(EventIx, EventIx)> {
    let contradict = |one: EventIx, other: EventIx| {
        let mut links = dataset.events.links(one.0 as usize).iter();
        links.any(|link| link.to == other && link.kind == LinkKind::Contradicts)
    };
    let (mut linked, mut all) = (Vec::new(), Vec::new());
    for (position, claim) in dispute.claims.iter().enumerate() {
        for other_claim in dispute.claims.iter().skip(position + 1) {
            for one in claim.events.iter().filter(|event| !other_claim.events.contains(event)) {
                for other in other_claim.events.iter().filter(|event| !claim.events.contains(event)) {
                    let pair = (*one.min(other), *one.max(other));
                    for (pairs, is) in
                        [(&mut linked, contradict(*one, *other) || contradict(*other, *one)), (&mut all, true)]
                    {
                        if is && !pairs.contains(&pair) {
                            pairs.push(pair);
                        }
                    }
                }
            }
        }
    }
    if linked.is_empty() { all } else { linked }
}

fn side(dataset: &Dataset, claim: usize, date: Option<Date>, events: Vec<EventIx>) -> Side {
    let mut side = Side { claim, dates: date.into_iter().collect(), ..Side::default() };
    for event in events.iter().filter_map(|event| dataset.event(*event)) {
        if date.is_none() {
            add(&mut side.dates, &[event.date]);
        }
        add(&mut side.places, event.places);
        add(&mut side.actors, event.actors);
        add(&mut side.initiators, &[event.initiator]);
    }
    Side { events, ..side }
}

fn add<T: Copy + PartialEq>(to: &mut Vec<T>, items: &[T]) {
    for item in items {
        if !to.contains(item) {
            to.push(*item);
        }
    }
}

fn any_two(claims: &[Side], exclude: impl Fn(&Side, &Side) -> bool) -> bool {
    claims.iter().enumerate().any(|(position, one)| claims.iter().skip(position + 1).any(|other| exclude(one, other)))
}

fn dates_exclude(one: &Side, other: &Side) -> bool {
    let apart = |a: &Date, b: &Date| {
        let (a, b) = (Bounds::of(a), Bounds::of(b));
        a.end.1 < b.start.0 || b.end.1 < a.start.0
    };
    let has_dates = !one.dates.is_empty() && !other.dates.is_empty();
    has_dates && one.dates.iter().all(|a| other.dates.iter().all(|b| apart(a, b)))
}

fn places_exclude(dataset: &Dataset, one: &Side, other: &Side) -> bool {
    let within = |place: PlaceIx, wide: PlaceIx| {
        let around = |place: &PlaceIx| dataset.place(*place).and_then(|place| place.within);
        // Places that lie in each other would have no end.
        std::iter::successors(Some(place), around).take(dataset.places.len()).any(|place| place == wide)
    };
    let apart = |a: &PlaceIx, b: &PlaceIx| !within(*a, *b) && !within(*b, *a);
    let has_places = !one.places.is_empty() && !other.places.is_empty();
    has_places && one.places.iter().all(|a| other.places.iter().all(|b| apart(a, b)))
}

fn actors_exclude(one: &Side, other: &Side) -> bool {
    let has_more = |a: &Side, b: &Side| a.actors.iter().any(|actor| !b.actors.contains(actor));
    has_more(one, other) && has_more(other, one)
}

fn initiators_exclude(one: &Side, other: &Side) -> bool {
    let has_both = !one.initiators.is_empty() && !other.initiators.is_empty();
    has_both && !one.initiators.iter().any(|lane| other.initiators.contains(lane))
}

#[cfg(test)]
mod tests;
