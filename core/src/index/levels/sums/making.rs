//! How sums come about, in as many steps as one likes: first event by event, then what follows from all of them.
//! Knows how the parts of sums depend on each other; knows nothing of what is asked of them.

use super::{Entry, LONGEST, Steps, Sums};
use crate::order::Sorting;

/// Sums under way.
pub struct Making {
    sums: Sums,
    stage: Stage,
    /// The class that is looked at, and how far the look at it, or at the days, has come.
    class: usize,
    place: usize,
    ends: Sorting,
    peak: Peak,
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Trees,
    Ends,
    Order,
    Merge,
    Peaks,
}

/// How much there is to make sums of, which saves room that is kept for nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Size {
    pub count: usize,
    classes: [usize; LONGEST.len()],
    /// The days on which something begins.
    days: usize,
    last: Option<i32>,
}

impl Size {
    /// In order of time.
    pub fn add(&mut self, from: i32, to: i32) {
        self.count += 1;
        if let Some(class) = self.classes.get_mut(class_of(length(from, to))) {
            *class += 1;
        }
        if self.last != Some(from) {
            self.days += 1;
            self.last = Some(from);
        }
    }
}

/// The days of an event.
fn length(from: i32, to: i32) -> i32 {
    to.saturating_sub(from).saturating_add(1).max(1)
}

fn class_of(length: i32) -> usize {
    LONGEST.iter().position(|longest| length <= *longest).unwrap_or_default()
}

impl Making {
    pub fn new(size: &Size) -> Making {
        let mut sums = Sums { count: size.count, ..Sums::default() };
        for (class, count) in sums.classes.iter_mut().zip(size.classes) {
            class.entries = Vec::with_capacity(count);
        }
        sums.begins = Steps::with_room_for(size.days);
        let [single, ..] = size.classes;
        let ends = Sorting::with_room_for(size.count - single.min(size.count));
        Making { sums, stage: Stage::Trees, class: 0, place: 0, ends, peak: Peak::default() }
    }

    /// In order of time, as many as the size says.
    pub fn add(&mut self, entry: Entry) {
        let days = length(entry.from, entry.to);
        let begins = &mut self.sums.begins;
        if begins.days.is_empty() {
            // All sums are counted from the first day, which keeps them exact far from the year 1970.
            begins.origin = entry.from;
        }
        begins.add(entry.from, days);
        if let Some(class) = self.sums.classes.get_mut(class_of(days)) {
            class.longest = class.longest.max(days);
            class.entries.push(entry);
        }
    }

    /// Once all are added: goes on by about so many events, which it takes from the budget; the sums when all is done.
    pub fn close(&mut self, budget: &mut usize) -> Option<Sums> {
        while *budget > 0 {
            match self.stage {
                Stage::Trees => self.plant(budget),
                Stage::Ends => self.find_ends(budget),
                Stage::Order => {
                    if self.ends.step(budget) {
                        self.go_to(Stage::Merge);
                    }
                }
                Stage::Merge => self.merge(budget),
                Stage::Peaks => {
                    if self.peak.goes_on(&mut self.sums, budget) {
                        return Some(std::mem::take(&mut self.sums));
                    }
                }
            }
        }
        None
    }

    fn go_to(&mut self, stage: Stage) {
        (self.stage, self.class, self.place) = (stage, 0, 0);
    }

    /// The trees of winners, class by class.
    fn plant(&mut self, budget: &mut usize) {
        match self.sums.classes.get_mut(self.class) {
            None => self.go_to(Stage::Ends),
            Some(class) => {
                if class.grow(budget) {
                    self.class += 1;
                }
            }
        }
    }

    /// The days after the last ones, of all events but those of one day: these end in the order in which they begin.
    fn find_ends(&mut self, budget: &mut usize) {
        let first = self.sums.begins.origin;
        match self.sums.classes.get(self.class + 1) {
            None => {
                let most_days = self.sums.begins.days.last().map_or(0, |last| last.abs_diff(first) as usize);
                let room = self.sums.count.min(most_days.saturating_add(1 << 12));
                (self.sums.ends, self.sums.ends.origin) = (Steps::with_room_for(room), first);
                self.go_to(Stage::Order);
            }
            Some(class) => {
                let end = self.place.saturating_add(*budget).min(class.entries.len());
                *budget -= end - self.place;
                for entry in class.entries.get(self.place..end).unwrap_or_default() {
                    let after = i64::from(entry.to) + 1 - i64::from(first);
                    self.ends.push(after.max(0) as u32, length(entry.from, entry.to));
                }
                self.place = end;
                if end == class.entries.len() {
                    (self.class, self.place) = (self.class + 1, 0);
                }
            }
        }
    }

    /// The ends of all in order: `class` stands on those of one day, `place` on the others.
    fn merge(&mut self, budget: &mut usize) {
        let [single, ..] = &self.sums.classes;
        let first = i64::from(self.sums.begins.origin);
        while *budget > 0 {
            let one = single.entries.get(self.class).map(|entry| (entry.from.saturating_add(1), 1));
            let other = self.ends.items().get(self.place);
            let other = other.map(|(after, days)| ((first + i64::from(*after)).min(i64::from(i32::MAX)) as i32, *days));
            let ((day, days), is_single) = match (one, other) {
                (Some(one), Some(other)) if one.0 <= other.0 => (one, true),
                (_, Some(other)) => (other, false),
                (Some(one), None) => (one, true),
                (None, None) => {
                    self.ends = Sorting::default();
                    self.sums.ends.close();
                    return self.go_to(Stage::Peaks);
                }
            };
            self.sums.ends.add(day, days);
            *(if is_single { &mut self.class } else { &mut self.place }) += 1;
            *budget -= 1;
        }
    }
}

/// The search for the fullest stretches of 1, 2, 4, 8, … days.
struct Peak {
    days: i32,
    /// The day, of those on which something begins, that is looked at as the last of a stretch.
    last: usize,
    /// How many of the days on which something ends are over before the stretch begins, of which there is ever more.
    gone: usize,
    most: usize,
}

impl Default for Peak {
    fn default() -> Peak {
        Peak { days: 1, last: 0, gone: 0, most: 0 }
    }
}

impl Peak {
    /// Whether the fullest stretches of all lengths are found. A stretch has the most events in common when its last
    /// day is one on which some begin.
    fn goes_on(&mut self, sums: &mut Sums, budget: &mut usize) -> bool {
        let Sums { begins, ends, peaks, count, .. } = sums;
        while *budget > 0 {
            if peaks.last().is_some_and(|peak| peak >= count) || self.days >= i32::MAX / 2 {
                return true;
            }
            let (Some(last), Some(sum)) = (begins.days.get(self.last), begins.sums.get(self.last)) else {
                peaks.push(self.most);
                *self = Peak { days: self.days * 2, ..Peak::default() };
                continue;
            };
            let before = last.saturating_add(1).saturating_sub(self.days);
            while ends.days.get(self.gone).is_some_and(|end| *end <= before) {
                self.gone += 1;
            }
            let ended = self.gone.checked_sub(1).and_then(|gone| ends.sums.get(gone)).map_or(0, |sum| sum.count);
            self.most = self.most.max(sum.count.saturating_sub(ended) as usize);
            self.last += 1;
            *budget -= 1;
        }
        false
    }
}
