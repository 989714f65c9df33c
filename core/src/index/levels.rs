//! How many events fall where, and which are the heaviest there, without a look at each: what a layout asks of a crowd.
//! Built once for the events that pass a filter. Knows days; knows nothing of pixels.

mod class;
mod gathering;
mod sums;

pub use gathering::Gathering;
pub use sums::Sums;

use super::{Index, Span};
use crate::dataset::{EventIx, Lane};

/// The events of each lane that have a place in time.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    lanes: [Crowd; 3],
}

impl Levels {
    /// `events` must be in order of time. What there is of many is made at once, see `Gathering`.
    pub(super) fn new(index: &Index, events: &[EventIx]) -> Levels {
        if events.len() > FEW {
            return gathering::gathered(index, events);
        }
        let mut levels = Levels::default();
        for (lane, entry) in events.iter().filter_map(|event| Entry::of(index, *event)) {
            if let Some(crowd) = levels.lanes.get_mut(lane.number()) {
                crowd.few.push(entry);
            }
        }
        levels
    }

    /// Whether there are more in some lane than may be looked at one by one.
    pub fn are_many(&self) -> bool {
        self.lanes.iter().any(|crowd| crowd.sums.is_some())
    }

    pub fn lane(&self, lane: Lane) -> &Crowd {
        let [first, joint, second] = &self.lanes;
        match lane {
            Lane::First => first,
            Lane::Joint => joint,
            Lane::Second => second,
        }
    }
}

/// The events of one lane.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    /// A few events, in order of time.
    few: Vec<Entry>,
    /// What is known of many.
    sums: Option<Sums>,
}

/// How many events may be looked at one by one.
pub const FEW: usize = 240;

/// One event, as much of it as its place among others takes.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub event: EventIx,
    /// The first and the last day of its span, as days since 1970-01-01.
    pub from: i32,
    pub to: i32,
    /// The larger, the longer it stays visible when zooming out: by weight, then by chance, which is always the same.
    pub key: u32,
}

impl Entry {
    /// An event's entry and its lane, if it has a place in time.
    fn of(index: &Index, event: EventIx) -> Option<(Lane, Entry)> {
        let (number, Span { from, to }) = (event.0 as usize, index.span(event)?);
        let events = &index.dataset.events;
        let key = key(event, events.weight(number));
        Some((events.initiator(number)?, Entry { event, from: from.0, to: to.0, key }))
    }
}

fn key(event: EventIx, weight: u8) -> u32 {
    u32::from(weight.min(5)) << 28 | event.0.wrapping_mul(0x9E37_79B1) >> 4
}

impl Crowd {
    /// How many events there are.
    pub fn len(&self) -> usize {
        self.sums.as_ref().map_or(self.few.len(), |sums| sums.count)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many have a day in common with the days from `from` up to `to`, which is not one of them.
    pub fn touching(&self, from: i32, to: i32) -> usize {
        match &self.sums {
            Some(sums) => sums.touching(from, to),
            None => self.overlapping(from, to.saturating_sub(1)).len(),
        }
    }

    /// The most events that have a day in common with any stretch of so many days, or of up to twice as many.
    pub fn peak(&self, days: f64) -> usize {
        self.sums.as_ref().map_or(self.few.len(), |sums| sums.peak(days))
    }

    /// Those that have a day in common with the days from `from` to `to`, in no order.
    pub fn overlapping(&self, from: i32, to: i32) -> Vec<Entry> {
        match &self.sums {
            Some(sums) => sums.overlapping(from, to),
            None => self.few.iter().filter(|entry| entry.from <= to && entry.to >= from).copied().collect(),
        }
    }

    /// The event that begins nearest to a day; of several the first in order of time.
    pub fn nearest(&self, day: i32) -> Option<EventIx> {
        let classes = self.sums.iter().flat_map(Sums::classes).flat_map(|class| class.around(day));
        let candidates = self.few.iter().chain(classes);
        candidates.min_by_key(|entry| (entry.from.abs_diff(day), entry.event)).map(|entry| entry.event)
    }

    /// A few events, in order of time; nothing of many.
    pub fn few(&self) -> Option<&[Entry]> {
        if self.sums.is_some() { None } else { Some(&self.few) }
    }

    /// What is known of many events; nothing of a few.
    pub fn sums(&self) -> Option<&Sums> {
        self.sums.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A crowd of events by first day and length, treated as many if told so, and the same as a plain list.
    fn crowd(spans: &[(i32, i32)], many: bool) -> (Crowd, Vec<(i32, i32)>) {
        // As many steps as it may take.
        let of = |entries| Sums::of(entries, 1 + spans.len() % 7);
        let mut spans: Vec<(i32, i32)> = spans.iter().map(|(from, days)| (*from, from + days - 1)).collect();
        spans.sort();
        let mut crowd = Crowd::default();
        for (number, (from, to)) in spans.iter().enumerate() {
            let event = EventIx::new(number);
            crowd.few.push(Entry { event, from: *from, to: *to, key: key(event, (number % 5) as u8 + 1) });
        }
        if many {
            crowd.sums = Some(of(std::mem::take(&mut crowd.few)));
        }
        (crowd, spans)
    }

    fn spans() -> impl Strategy<Value = Vec<(i32, i32)>> {
        let days = prop_oneof![4 => 1..2, 2 => 1..40, 1 => 1..5_000, 1 => 1..200_000];
        prop::collection::vec((-3_000..3_000, days), 0..200)
    }

    proptest! {
        #[test]
        fn counts_are_those_of_a_look_at_each(spans in spans(), many: bool, from in -4_000..9_000, days in 1..4_000) {
            let (crowd, list) = crowd(&spans, many);
            let to = from + days;
            let count = |passes: &dyn Fn(&(i32, i32)) -> bool| list.iter().filter(|span| passes(span)).count();
            prop_assert_eq!(crowd.len(), list.len());
            if let Some(sums) = &crowd.sums {
                prop_assert_eq!(sums.begun(from), count(&|span| span.0 < from));
            }
            prop_assert_eq!(crowd.touching(from, to), count(&|span| span.0 < to && span.1 >= from));
            let mut overlapping: Vec<usize> = crowd.overlapping(from, to - 1).iter().map(|entry| entry.event.0 as usize).collect();
            overlapping.sort();
            let expect = (0..list.len()).filter(|number| list[*number].0 < to && list[*number].1 >= from);
            prop_assert_eq!(overlapping, expect.collect::<Vec<_>>());
        }

        #[test]
        fn the_nearest_is_that_of_a_look_at_each(spans in spans(), many: bool, day in -4_000..4_000) {
            let (crowd, list) = crowd(&spans, many);
            let nearest = (0..list.len()).min_by_key(|number| list[*number].0.abs_diff(day));
            prop_assert_eq!(crowd.nearest(day), nearest.map(EventIx::new));
        }

        #[test]
        fn each_event_is_spread_over_its_span(spans in spans(), day in -4_000..9_000) {
            let (crowd, list) = crowd(&spans, true);
            let sums = crowd.sums.unwrap_or_default();
            let share = |(from, to): &(i32, i32)| (f64::from(day - from) / f64::from(to - from + 1)).clamp(0.0, 1.0);
            let expect: f64 = list.iter().map(share).sum();
            prop_assert!((sums.mass(day) - expect).abs() < 1e-6, "{} is not {}", sums.mass(day), expect);
            prop_assert!((sums.mass(i32::MAX) - list.len() as f64).abs() < 1e-3);
        }

        #[test]
        fn the_peak_is_that_of_the_fullest_stretch(spans in spans(), power in 0..14) {
            let (crowd, list) = crowd(&spans, true);
            let sums = crowd.sums.unwrap_or_default();
            let days = 1 << power;
            let starts = list.iter().flat_map(|(from, to)| [*from, from - days + 1, *to, to - days + 1]);
            let fullest = starts.map(|start| list.iter().filter(|span| span.0 < start + days && span.1 >= start).count());
            prop_assert_eq!(sums.peak(f64::from(days)), fullest.max().unwrap_or(0));
        }

        #[test]
        fn the_heaviest_are_those_of_a_look_at_each(spans in spans(), from in -3_000..3_000, days in 1..3_000, count in 1_usize..5) {
            let (crowd, _) = crowd(&spans, true);
            for class in crowd.sums.iter().flat_map(|sums| &sums.classes) {
                let range = class.range(from, from + days);
                let mut expect: Vec<u32> = class.entries[range.clone()].iter().map(|entry| entry.key).collect();
                expect.sort_by(|a, b| b.cmp(a));
                expect.truncate(count);
                let mut found = Vec::new();
                class.heaviest(range, count, &mut found);
                prop_assert_eq!(found.iter().map(|entry| entry.key).collect::<Vec<_>>(), expect);
            }
        }
    }
}
