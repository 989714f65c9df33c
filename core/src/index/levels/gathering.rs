//! How levels of many events come about, in as many steps as one likes.
//! Knows the lanes of events and their weights; how a lane's sums are made is known by `sums`.

use super::sums::{Making, Size};
use super::{Crowd, Entry, FEW, Levels};
use crate::dataset::EventIx;
use crate::index::Index;

/// Levels under way. First the events of each lane are counted, so that there is no more room for them than they need.
#[derive(Default)]
pub struct Gathering {
    levels: Levels,
    sizes: [Size; 3],
    makings: [Option<Making>; 3],
    is_counted: bool,
    /// How many events have been counted, and then how many have been added.
    seen: usize,
}

/// The levels of many events, all steps at once.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`: so many events are not in the wasm itself.
#[inline(never)]
pub fn gathered(index: &Index, events: &[EventIx]) -> Levels {
    Gathering::default().step(index, events, usize::MAX).unwrap_or_default()
}

impl Gathering {
    /// Goes on by about so many events; the levels, when all is done. `events` must be in order of time, and the same
    /// in all steps.
    // Comes later as well.
    #[inline(never)]
    pub fn step(&mut self, index: &Index, events: &[EventIx], mut budget: usize) -> Option<Levels> {
        while self.seen < events.len() {
            let end = self.seen.saturating_add(budget).min(events.len());
            budget -= end - self.seen;
            for event in events.get(self.seen..end).unwrap_or_default() {
                if self.is_counted {
                    self.add(index, *event);
                } else {
                    self.count(index, *event);
                }
            }
            self.seen = end;
            if end < events.len() {
                return None;
            }
            if !self.is_counted {
                self.make_room();
            }
        }
        for (crowd, making) in self.levels.lanes.iter_mut().zip(&mut self.makings) {
            if let Some(under_way) = making {
                crowd.sums = Some(under_way.close(&mut budget)?);
                *making = None;
            }
        }
        Some(std::mem::take(&mut self.levels))
    }

    fn count(&mut self, index: &Index, event: EventIx) {
        let events = &index.dataset.events;
        let number = event.0 as usize;
        if let (Some(lane), Some((from, to))) = (events.initiator(number), events.span(number))
            && let Some(size) = self.sizes.get_mut(lane.number())
        {
            size.add(from.0, to.0);
        }
    }

    fn make_room(&mut self) {
        (self.is_counted, self.seen) = (true, 0);
        for (making, size) in self.makings.iter_mut().zip(&self.sizes) {
            *making = (size.count > FEW).then(|| Making::new(size));
        }
    }

    fn add(&mut self, index: &Index, event: EventIx) {
        if let Some((lane, entry)) = Entry::of(index, event) {
            let place = lane.number();
            match (self.makings.get_mut(place), self.levels.lanes.get_mut(place)) {
                (Some(Some(making)), _) => making.add(entry),
                (_, Some(Crowd { few, .. })) => few.push(entry),
                _ => {}
            }
        }
    }
}
