//! What a reader lets through: words, initiators, categories, actors, certainty of dates.

use super::{Index, Levels};
use crate::dataset::{ActorIx, CategoryIx, EventIx, Lane};
use crate::order::Set;
use std::ops::BitOr;

/// What a filter can ask of an event's date, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(pub u8);

impl Marks {
    pub const EXACT: Marks = Marks(1);
    pub const IMPRECISE: Marks = Marks(2);
    pub const APPROXIMATE: Marks = Marks(4);
    pub const OPEN: Marks = Marks(8);
    pub const DERIVED: Marks = Marks(16);
    pub const DISPUTED: Marks = Marks(32);
    pub const ALL: [Marks; 6] =
        [Marks::EXACT, Marks::IMPRECISE, Marks::APPROXIMATE, Marks::OPEN, Marks::DERIVED, Marks::DISPUTED];

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    pub fn shares_any(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }
    pub fn toggled(self, other: Marks) -> Marks {
        Marks(self.0 ^ other.0)
    }
}

impl BitOr for Marks {
    type Output = Marks;
    fn bitor(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}

/// Empty parts let everything through; within a part one hit is enough; all parts must agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Every word of it must be found.
    pub query: String,
    pub initiators: Vec<Lane>,
    pub categories: Set<CategoryIx>,
    pub actors: Set<ActorIx>,
    pub marks: Marks,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        self.query.trim().is_empty() && !self.has_chips()
    }

    /// Whether anything but the words is filtered.
    pub fn has_chips(&self) -> bool {
        !self.initiators.is_empty() || !self.categories.is_empty() || !self.actors.is_empty() || !self.marks.is_empty()
    }

    /// Whether an event passes, the words of the query aside.
    pub fn allows(&self, index: &Index, event: usize) -> bool {
        let events = &index.dataset.events;
        (self.initiators.is_empty() || events.initiator(event).is_some_and(|lane| self.initiators.contains(&lane)))
            && (self.categories.is_empty() || events.category(event).is_some_and(|c| self.categories.contains(&c)))
            && (self.actors.is_empty() || events.actors(event).iter().any(|actor| self.actors.contains(actor)))
            && (self.marks.is_empty() || self.marks.shares_any(index.marks(EventIx::new(event))))
    }
}

/// The events that pass a filter, in order of time.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    events: Vec<EventIx>,
    /// The same events by time and weight.
    pub levels: Levels,
}

impl PartialEq for Matches {
    fn eq(&self, other: &Matches) -> bool {
        self.events == other.events
    }
}

impl Matches {
    /// `events` must be in order of time.
    pub fn new(index: &Index, events: Vec<EventIx>) -> Matches {
        Matches { levels: Levels::new(index, &events), events }
    }
    pub fn events(&self) -> &[EventIx] {
        &self.events
    }
    pub fn len(&self) -> usize {
        self.events.len()
    }
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
    pub fn contains(&self, event: EventIx) -> bool {
        self.position(event).is_some()
    }
    pub fn position(&self, event: EventIx) -> Option<usize> {
        self.events.binary_search(&event).ok()
    }
    pub fn get(&self, position: usize) -> Option<EventIx> {
        self.events.get(position).copied()
    }
    /// The first event that comes after one, which need not pass itself.
    pub fn after(&self, event: EventIx) -> Option<EventIx> {
        self.get(self.events.partition_point(|other| *other <= event))
    }
    /// The last event that comes before one, which need not pass itself.
    pub fn before(&self, event: EventIx) -> Option<EventIx> {
        self.get(self.events.partition_point(|other| *other < event).checked_sub(1)?)
    }
}
