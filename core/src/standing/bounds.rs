//! Between which days a date begins and ends, and how that makes it hold on a day.
//! Knows what EDTF's endpoints mean; knows nothing of what it is that holds.

use super::Holding;
use crate::dataset::Track;
use crate::date::{Date, Day, Endpoint, Form};

/// Before all days: what begins here has always been.
pub const EVER: Day = Day(i32::MIN);
/// After all days: what ends here goes on.
pub const NEVER: Day = Day(i32::MAX);

/// The first and the last day on which a date may begin, and those on which it may end, all included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub start: (Day, Day),
    pub end: (Day, Day),
}

impl Bounds {
    pub fn of(date: &Date) -> Bounds {
        let days = |endpoint: Endpoint| endpoint.stretch().map(|stretch| (stretch.earliest, stretch.latest));
        let (start, end) = (days(date.start), days(date.end));
        if date.form != Form::Interval {
            // It is at one time, which may be any between the first and the last.
            let whole = (start.map_or(EVER, |(earliest, _)| earliest), end.map_or(NEVER, |(_, latest)| latest));
            return Bounds { start: whole, end: whole };
        }
        // A start that nobody states lies before the stretch in which the end does, and such an end after that of the start.
        // So it is certain on no day that it holds, and where it hands over to another there is no gap.
        let starts = match (date.start, end) {
            (Endpoint::Dated(stretch), _) => (stretch.earliest, stretch.latest),
            (Endpoint::Open, _) => (EVER, EVER),
            (Endpoint::Unknown, end) => (EVER, end.map_or(NEVER, |(earliest, _)| after(earliest))),
        };
        let ends = match (date.end, start) {
            (Endpoint::Dated(stretch), _) => (stretch.earliest, stretch.latest),
            (Endpoint::Open, _) => (NEVER, NEVER),
            (Endpoint::Unknown, start) => (start.map_or(EVER, |(_, latest)| before(latest)), NEVER),
        };
        Bounds { start: starts, end: ends }
    }

    pub fn holding(&self, day: Day) -> Holding {
        if self.start.1 <= day && day <= self.end.0 {
            Holding::Certainly
        } else if self.start.0 <= day && day <= self.end.1 {
            Holding::Possibly
        } else {
            Holding::Not
        }
    }
}

/// The bounds of a period as its track makes them.
pub struct InTrack {
    pub bounds: Bounds,
    /// Whether the next period begins on the day on which this one ends.
    pub hands_over: bool,
}

/// What ends within the stretch in which the next period begins ends with it: that day is the next one's.
pub fn of_track(track: &Track) -> Vec<InTrack> {
    let mut periods = Vec::with_capacity(track.periods.len());
    let mut following = track.periods.iter().skip(1);
    for period in &track.periods {
        let mut bounds = Bounds::of(&period.date);
        let next = following.next().filter(|next| next.date.start.stretch().is_some());
        let hands_over =
            next.is_some_and(|next| period.date.form == Form::Interval && Bounds::of(&next.date).start == bounds.end);
        if hands_over {
            bounds.end = (before(bounds.end.0), before(bounds.end.1));
            if period.date.start == Endpoint::Unknown {
                bounds.start.1 = before(bounds.start.1);
            }
        }
        periods.push(InTrack { bounds, hands_over });
    }
    periods
}

/// Whether one of the periods holds although it is not known which: one of them has certainly begun by the day,
/// each hands over to the next, and the last of them certainly goes on.
pub fn are_without_a_gap(periods: &[InTrack], day: Day) -> bool {
    let mut is_linked = false;
    for InTrack { bounds, hands_over } in periods {
        is_linked = (is_linked || bounds.start.1 <= day) && bounds.holding(day) != Holding::Not;
        if is_linked && day <= bounds.end.0 {
            return true;
        }
        is_linked &= hands_over;
    }
    false
}

pub fn before(day: Day) -> Day {
    Day(day.0.saturating_sub(1))
}

pub fn after(day: Day) -> Day {
    Day(day.0.saturating_add(1))
}
