//! The state of the relations on a day, and how certain it is: plain data.
//! Knows what vague dates allow; knows no words and nothing of how it is shown.

mod bounds;
mod changes;
mod missions;
#[cfg(test)]
mod tests;

pub use bounds::Bounds;
pub use changes::{changes, changes_around};

use crate::dataset::{Dataset, Dispute, EventIx, Track, TrackIx};
use crate::date::{Date, Day, Endpoint};
use crate::index::{Index, Span};

/// How sure it is that something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holding {
    Not,
    Possibly,
    Certainly,
}

/// What is so on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub day: Day,
    /// One for each track of the dataset, in its order.
    pub tracks: Vec<TrackStanding>,
    /// What has certainly begun on or before the day, and nothing certainly later; several where they are as late.
    pub last: Vec<EventIx>,
    /// What may have begun by the day, or may come later: its date allows both. In order of time.
    pub perhaps: Vec<EventIx>,
    /// What certainly comes after the day, and may come before all else that does; several where they may be as early.
    pub next: Vec<EventIx>,
}

/// The state of one track on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackStanding {
    pub track: TrackIx,
    pub holds: Holds,
    /// Why what is possible is not certain; empty where it is.
    pub doubts: Vec<Doubt>,
    /// The positions of the disputes about the track whose claims differ on what was so on this day.
    pub disputes: Vec<usize>,
}

/// Which periods of a track hold, by their positions.
#[derive(Clone, Debug, PartialEq)]
pub enum Holds {
    /// What holds whatever the vague dates mean, which is several only where the periods of a track overlap;
    /// and what may hold besides.
    Certain { periods: Vec<usize>, perhaps: Vec<usize> },
    /// One of these, or where the dates leave a gap, nothing.
    Possibly { periods: Vec<usize>, or_nothing: bool },
    /// The first period certainly begins later.
    NotYet,
    /// Certainly none of the periods.
    Nothing,
}

/// A bound that may lie before or after the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub period: usize,
    pub edge: Edge,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Start,
    End,
}

impl Standing {
    pub fn on(index: &Index, day: Day) -> Standing {
        let dataset = &index.dataset;
        let tracks = tracks_on(index, day);
        let mut standing = Standing { day, tracks, last: Vec::new(), perhaps: Vec::new(), next: Vec::new() };
        let (mut latest, mut earliest) = (bounds::EVER, bounds::NEVER);
        for event in 0..dataset.events.len() {
            let Some(date) = dataset.events.date(event) else { continue };
            let (from, to) = Bounds::of(&date).start;
            let event = EventIx::new(event);
            if to <= day {
                keep(&mut standing.last, event, to > latest, to == latest);
                latest = latest.max(to);
            } else if from <= day {
                standing.perhaps.push(event);
            } else {
                keep(&mut standing.next, event, from < earliest, from == earliest);
                earliest = earliest.min(from);
            }
        }
        standing
    }

    /// Whether everything but the day is the same.
    pub fn is_as(&self, other: &Standing) -> bool {
        self.tracks == other.tracks
            && self.last == other.last
            && self.perhaps == other.perhaps
            && self.next == other.next
    }
}

/// The state of every track of the dataset on a day, in its order.
pub fn tracks_on(index: &Index, day: Day) -> Vec<TrackStanding> {
    let Dataset { tracks, disputes, .. } = &*index.dataset;
    let on = |(position, track)| TrackStanding::on(track, TrackIx::new(position), disputes, index, day);
    tracks.iter().enumerate().map(on).collect()
}

fn keep(events: &mut Vec<EventIx>, event: EventIx, is_better: bool, is_as_good: bool) {
    if is_better {
        events.clear();
    }
    if is_better || is_as_good {
        events.push(event);
    }
}

impl TrackStanding {
    fn on(track: &Track, ix: TrackIx, disputes: &[Dispute], index: &Index, day: Day) -> TrackStanding {
        let (holds, doubts) = holds(&bounds::of_track(track), day);
        let mut contested = Vec::new();
        for (position, dispute) in disputes.iter().enumerate() {
            if contested_span(dispute, ix, index).is_some_and(|span| span.from <= day && day <= span.to) {
                contested.push(position);
            }
        }
        TrackStanding { track: ix, holds, doubts, disputes: contested }
    }

    pub fn is_certain(&self) -> bool {
        !matches!(self.holds, Holds::Possibly { .. })
    }

    /// The positions of the periods that hold or may hold.
    pub fn periods(&self) -> impl Iterator<Item = usize> {
        let (some, others): (&[usize], &[usize]) = match &self.holds {
            Holds::Certain { periods, perhaps } => (periods, perhaps),
            Holds::Possibly { periods, .. } => (periods, &[]),
            Holds::NotYet | Holds::Nothing => (&[], &[]),
        };
        some.iter().chain(others).copied()
    }
}

impl Doubt {
    /// The bound itself, of a track that has such a period.
    pub fn endpoint(&self, track: &Track) -> Option<Endpoint> {
        let date: &Date = &track.periods.get(self.period)?.date;
        Some(match self.edge {
            Edge::Start => date.start,
            Edge::End => date.end,
        })
    }
}

fn holds(periods: &[bounds::InTrack], day: Day) -> (Holds, Vec<Doubt>) {
    let (mut certain, mut possible, mut doubts) = (Vec::new(), Vec::new(), Vec::new());
    for (period, bounds::InTrack { bounds, .. }) in periods.iter().enumerate() {
        match bounds.holding(day) {
            Holding::Certainly => certain.push(period),
            Holding::Possibly => {
                possible.push(period);
                if day < bounds.start.1 {
                    doubts.push(Doubt { period, edge: Edge::Start });
                }
                if bounds.end.0 < day {
                    doubts.push(Doubt { period, edge: Edge::End });
                }
            }
            Holding::Not => {}
        }
    }
    let holds = if !certain.is_empty() {
        Holds::Certain { periods: certain, perhaps: possible }
    } else if !possible.is_empty() {
        Holds::Possibly { or_nothing: !bounds::are_without_a_gap(periods, day), periods: possible }
    } else if !periods.is_empty() && periods.iter().all(|period| day < period.bounds.start.0) {
        Holds::NotYet
    } else {
        Holds::Nothing
    };
    (holds, doubts)
}

/// The days on which the claims of a dispute do not agree about a track: from the first to the last that any of them names.
/// `None` if it is not about the track, or names no day.
fn contested_span(dispute: &Dispute, track: TrackIx, index: &Index) -> Option<Span> {
    if !dispute.claims.iter().any(|claim| claim.tracks.contains(&track)) {
        return None;
    }
    let mut span = Span { from: bounds::NEVER, to: bounds::EVER };
    for claim in &dispute.claims {
        let mut widen = |date: &Date| {
            let (first, last) = (date.earliest(), date.latest());
            if let (Some(from), Some(to)) = (first.or(last), last.or(first)) {
                span = Span { from: span.from.min(from), to: span.to.max(to) };
            }
        };
        match &claim.date {
            Some(date) => widen(date),
            None => claim
                .events
                .iter()
                .filter_map(|event| index.dataset.events.date(event.0 as usize))
                .for_each(|date| widen(&date)),
        }
    }
    (span.from <= span.to).then_some(span)
}
