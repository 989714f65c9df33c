//! How many of many events begin, end and may fall between any two days, from sums made once.
//! Knows counts and days; which events are the heaviest is known by `class`.

mod making;

pub(super) use making::{Making, Size};

use super::Entry;
use super::class::Class;

/// The most days that an event of each class lasts.
const LONGEST: [i32; 6] = [1, 16, 256, 4_096, 65_536, i32::MAX];

/// What is known of many events without a look at each.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    /// By how long the events are, so that those which reach into a stretch begin shortly before it.
    pub(super) classes: [Class; LONGEST.len()],
    begins: Steps,
    ends: Steps,
    /// The most events that have a day in common with any stretch of 1, 2, 4, 8, … days.
    peaks: Vec<usize>,
    pub(super) count: usize,
}

impl Sums {
    /// Those of a list in order of time, made in steps of so many.
    #[cfg(test)]
    pub(super) fn of(entries: Vec<Entry>, step: usize) -> Sums {
        let mut size = Size::default();
        entries.iter().for_each(|entry| size.add(entry.from, entry.to));
        let mut making = Making::new(&size);
        entries.into_iter().for_each(|entry| making.add(entry));
        (0..).find_map(|_| making.close(&mut { step })).unwrap()
    }

    pub(super) fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// How many begin before a day.
    pub fn begun(&self, day: i32) -> usize {
        self.begins.until(day).count as usize
    }

    #[inline(never)]
    pub(super) fn overlapping(&self, from: i32, to: i32) -> Vec<Entry> {
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
    pub(super) fn peak(&self, days: f64) -> usize {
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
    fn with_room_for(days: usize) -> Steps {
        Steps { origin: 0, days: Vec::with_capacity(days), sums: Vec::with_capacity(days) }
    }

    /// Gives back what was kept free for more.
    fn close(&mut self) {
        self.days.shrink_to_fit();
        self.sums.shrink_to_fit();
    }

    /// Adds an event of such a length; no later day may have one yet.
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
