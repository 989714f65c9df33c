//! How many events fall where, and which are the heaviest there, without a look at each: what a layout asks of a crowd.
//! Built once for the events that pass a filter. Knows days; knows nothing of pixels.

use super::{Index, Span};
use crate::dataset::{EventIx, Lane};
use crate::order::sort_keys;

/// The events of each lane that have a place in time.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    lanes: [Crowd; 3],
}

impl Levels {
    /// `events` must be in order of time.
    pub(super) fn new(index: &Index, events: &[EventIx]) -> Levels {
        let mut levels = Levels::default();
        for ix in events {
            let number = ix.0 as usize;
            if let (Some(lane), Some(Span { from, to })) = (index.dataset.events.initiator(number), index.span(*ix))
                && let Some(crowd) = levels.lanes.get_mut(lane.number())
            {
                let weight = index.dataset.events.weight(number);
                crowd.few.push(Entry { event: *ix, from: from.0, to: to.0, key: key(*ix, weight) });
            }
        }
        levels.lanes.iter_mut().for_each(Crowd::close);
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

/// The most days that an event of each class lasts.
const LONGEST: [i32; 6] = [1, 16, 256, 4_096, 65_536, i32::MAX];

fn key(event: EventIx, weight: u8) -> u32 {
    u32::from(weight.min(5)) << 28 | event.0.wrapping_mul(0x9E37_79B1) >> 4
}

impl Crowd {
    fn close(&mut self) {
        if self.few.len() > FEW {
            self.sums = Some(Sums::of(std::mem::take(&mut self.few)));
        }
    }

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

    /// A few events, in order of time; nothing of many.
    pub fn few(&self) -> Option<&[Entry]> {
        if self.sums.is_some() { None } else { Some(&self.few) }
    }

    /// What is known of many events; nothing of a few.
    pub fn sums(&self) -> Option<&Sums> {
        self.sums.as_ref()
    }
}

/// What is known of many events without a look at each.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`: so many events are not in the wasm itself.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    /// By how long the events are, so that those which reach into a stretch begin shortly before it.
    classes: [Class; LONGEST.len()],
    begins: Steps,
    ends: Steps,
    /// The most events that have a day in common with any stretch of 1, 2, 4, 8, … days.
    peaks: Vec<usize>,
    count: usize,
}

impl Sums {
    #[inline(never)]
    fn of(entries: Vec<Entry>) -> Sums {
        let mut sums = Sums { count: entries.len(), ..Sums::default() };
        let days = |entry: &Entry| entry.to.saturating_sub(entry.from).saturating_add(1);
        let mut classes: [Class; LONGEST.len()] = Default::default();
        for entry in entries {
            let days = days(&entry);
            if let Some((class, _)) = classes.iter_mut().zip(LONGEST).find(|(_, longest)| days <= *longest) {
                class.longest = class.longest.max(days);
                class.entries.push(entry);
            }
        }
        let mut begins = Vec::new();
        let mut ends = Vec::new();
        for class in &mut classes {
            class.close();
            // What lasts a day ends in the order in which it begins.
            if class.longest > 1 {
                begins.extend(class.entries.iter().map(|entry| (i64::from(entry.from), i64::from(days(entry)), 0)));
                ends.extend(class.entries.iter().map(|entry| (i64::from(entry.to) + 1, i64::from(days(entry)), 0)));
            }
        }
        sort_keys(&mut begins);
        sort_keys(&mut ends);
        // All sums are counted from the first day, which keeps them exact far from the year 1970.
        let first =
            classes.iter().filter_map(|class| class.entries.first()).map(|entry| entry.from).min().unwrap_or_default();
        let [single, ..] = &classes;
        let days_begun = || single.entries.iter().filter(|_| single.longest == 1);
        (sums.begins.origin, sums.ends.origin) = (first, first);
        sums.begins.merge(begins, days_begun().map(|entry| entry.from));
        sums.ends.merge(ends, days_begun().map(|entry| entry.from + 1));
        let mut days = 1_i32;
        while sums.peaks.last().is_none_or(|peak| *peak < sums.count) && days < i32::MAX / 2 {
            sums.peaks.push(sums.find_peak(days));
            days *= 2;
        }
        sums.classes = classes;
        sums
    }

    /// How many begin before a day.
    pub fn begun(&self, day: i32) -> usize {
        self.begins.until(day).count as usize
    }

    #[inline(never)]
    fn overlapping(&self, from: i32, to: i32) -> Vec<Entry> {
        let of = |class: &Class| {
            let range = class.range(from.saturating_sub(class.longest), to);
            let entries = class.entries.get(range).unwrap_or_default();
            entries.iter().filter(|entry| entry.to >= from).copied().collect::<Vec<Entry>>()
        };
        self.classes.iter().flat_map(of).collect()
    }

    /// How many have a day in common with the days from `from` up to `to`, which is not one of them.
    #[inline(never)]
    pub fn touching(&self, from: i32, to: i32) -> usize {
        let (begun, ended) = (self.begins.until(to).count, self.ends.until(from.saturating_add(1)).count);
        begun.saturating_sub(ended) as usize
    }

    /// How many events there are before a day, where each is spread evenly over its span.
    pub fn mass(&self, day: i32) -> f64 {
        let day_from_origin = f64::from(day) - f64::from(self.begins.origin);
        let (begun, ended) = (self.begins.until(day), self.ends.until(day));
        (begun.rate - ended.rate) * day_from_origin - (begun.moment - ended.moment)
    }

    /// A stretch has the most events in common when its last day is one on which some begin.
    fn find_peak(&self, days: i32) -> usize {
        let mut gone = 0;
        let mut peak = 0;
        for (last, sum) in self.begins.days.iter().zip(&self.begins.sums) {
            // What ended before the stretch began, of which there is ever more.
            while self.ends.days.get(gone).is_some_and(|end| *end <= last.saturating_add(1).saturating_sub(days)) {
                gone += 1;
            }
            let ended = gone.checked_sub(1).and_then(|gone| self.ends.sums.get(gone)).map_or(0, |sum| sum.count);
            peak = peak.max(sum.count.saturating_sub(ended));
        }
        peak as usize
    }

    /// Of those that have a day in common with the days from `from` to `to`, the `count` heaviest that begin in each
    /// cell of time, so that the choice is the same wherever the stretch lies. A cell has `cell` days, or more for
    /// events that are longer than that.
    pub fn heaviest(&self, (from, to): (i32, i32), cell: i32, count: usize) -> Vec<Entry> {
        let mut found = Vec::new();
        for class in self.classes.iter().filter(|class| !class.entries.is_empty()) {
            let mut days = i64::from(cell.max(1));
            while days < i64::from(class.longest) {
                days *= 2;
            }
            let first = (i64::from(from) - i64::from(class.longest)).div_euclid(days);
            for number in first..=i64::from(to).div_euclid(days) {
                let day = |number: i64| (number * days).clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
                class.heaviest(class.range(day(number), day(number + 1) - 1), count, &mut found);
            }
        }
        found.retain(|entry| entry.to >= from && entry.from <= to);
        found
    }

    #[inline(never)]
    fn peak(&self, days: f64) -> usize {
        let mut length = 1.0;
        for peak in &self.peaks {
            if length >= days {
                return *peak;
            }
            length *= 2.0;
        }
        self.count
    }
}

/// What has come together up to each day on which something happens.
#[derive(Clone, Debug, Default)]
struct Steps {
    origin: i32,
    days: Vec<i32>,
    sums: Vec<Sum>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    count: u32,
    /// Events a day.
    rate: f64,
    /// The rates, each times its day.
    moment: f64,
}

impl Steps {
    /// Adds days with the lengths of their events, and those of events of one day; both in order.
    fn merge(&mut self, days: Vec<(i64, i64, u32)>, single: impl Iterator<Item = i32>) {
        let mut single = single.peekable();
        for (day, length, _) in days {
            while let Some(single) = single.next_if(|single| i64::from(*single) <= day) {
                self.add(single, 1);
            }
            self.add(day as i32, length as i32);
        }
        single.for_each(|day| self.add(day, 1));
    }

    fn add(&mut self, day: i32, length: i32) {
        if self.days.last() != Some(&day) {
            self.days.push(day);
            self.sums.push(self.sums.last().copied().unwrap_or_default());
        }
        if let Some(sum) = self.sums.last_mut() {
            let rate = if length == 1 { 1.0 } else { 1.0 / f64::from(length) };
            sum.count += 1;
            sum.rate += rate;
            sum.moment += rate * (f64::from(day) - f64::from(self.origin));
        }
    }

    /// The sum over the days before one.
    fn until(&self, day: i32) -> Sum {
        let after = self.days.partition_point(|other| *other < day);
        after.checked_sub(1).and_then(|last| self.sums.get(last)).copied().unwrap_or_default()
    }
}

/// Events of similar length, in order of their beginnings.
#[derive(Clone, Debug, Default)]
struct Class {
    /// Days.
    longest: i32,
    entries: Vec<Entry>,
    /// A tree over blocks of entries, each node the place of the heaviest entry below it: the root is 1, the children
    /// of `n` are `2 n` and `2 n + 1`, and the blocks are its last nodes.
    winners: Vec<u32>,
}

const BLOCK: usize = 16;

impl Class {
    fn close(&mut self) {
        let blocks = self.entries.len().div_ceil(BLOCK);
        let mut winners = vec![0; blocks];
        winners.extend((0..blocks).map(|block| {
            let (from, to) = (block * BLOCK, ((block + 1) * BLOCK).min(self.entries.len()));
            self.best_of(from..to).unwrap_or_default()
        }));
        for node in (1..blocks).rev() {
            let children = [winners.get(2 * node), winners.get(2 * node + 1)].into_iter().flatten().copied();
            let winner = children.max_by_key(|place| self.key(*place)).unwrap_or_default();
            if let Some(node) = winners.get_mut(node) {
                *node = winner;
            }
        }
        self.winners = winners;
    }

    fn key(&self, place: u32) -> u32 {
        self.entries.get(place as usize).map_or(0, |entry| entry.key)
    }

    /// The place of the heaviest of some entries, which are all looked at.
    fn best_of(&self, places: std::ops::Range<usize>) -> Option<u32> {
        places.map(|place| place as u32).max_by_key(|place| self.key(*place))
    }

    /// The places of those that begin from `from` to `to`.
    fn range(&self, from: i32, to: i32) -> std::ops::Range<usize> {
        let first = self.entries.partition_point(|entry| entry.from < from);
        first..self.entries.partition_point(|entry| entry.from <= to).max(first)
    }

    /// The place of the heaviest in a range.
    fn best(&self, range: std::ops::Range<usize>) -> Option<u32> {
        let (mut left, mut right) = (range.start.div_ceil(BLOCK), range.end / BLOCK);
        if left >= right {
            return self.best_of(range);
        }
        let blocks = self.winners.len() / 2;
        let rims = [self.best_of(range.start..left * BLOCK), self.best_of(right * BLOCK..range.end)];
        let mut best = rims.into_iter().flatten().max_by_key(|place| self.key(*place));
        let mut look = |node: usize| {
            let winner = self.winners.get(node).copied();
            best = best.into_iter().chain(winner).max_by_key(|place| self.key(*place));
        };
        (left, right) = (left + blocks, right + blocks);
        while left < right {
            if left % 2 == 1 {
                look(left);
                left += 1;
            }
            if right % 2 == 1 {
                right -= 1;
                look(right);
            }
            left /= 2;
            right /= 2;
        }
        best
    }

    /// Adds the heaviest of a range to what was found, the heaviest first.
    fn heaviest(&self, range: std::ops::Range<usize>, count: usize, found: &mut Vec<Entry>) {
        // What is left of the range lies between those that were taken.
        let mut rest = vec![(self.best(range.clone()), range)];
        for _ in 0..count {
            let heaviest = rest.iter().enumerate().max_by_key(|(_, (best, _))| best.map(|place| self.key(place)));
            let Some((number, _)) = heaviest else { return };
            let (Some(best), range) = rest.swap_remove(number) else { return };
            found.extend(self.entries.get(best as usize));
            for part in [range.start..best as usize, best as usize + 1..range.end] {
                if !part.is_empty() {
                    rest.push((self.best(part.clone()), part));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A crowd of events by first day and length, treated as many if told so, and the same as a plain list.
    fn crowd(spans: &[(i32, i32)], many: bool) -> (Crowd, Vec<(i32, i32)>) {
        let mut spans: Vec<(i32, i32)> = spans.iter().map(|(from, days)| (*from, from + days - 1)).collect();
        spans.sort();
        let mut crowd = Crowd::default();
        for (number, (from, to)) in spans.iter().enumerate() {
            let event = EventIx::new(number);
            crowd.few.push(Entry { event, from: *from, to: *to, key: key(event, (number % 5) as u8 + 1) });
        }
        if many {
            crowd.sums = Some(Sums::of(std::mem::take(&mut crowd.few)));
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
