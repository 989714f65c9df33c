//! What a reader lets through: words, initiators, categories, actors, certainty of dates, who reports it.

use super::{Index, Levels, Span};
use crate::dataset::{ActorIx, CategoryIx, EventIx, Lane, SourceIx};
use crate::order::Set;
use std::ops::BitOr;

/// What a filter can ask of how sure an event is, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(pub u8);

impl Marks {
    pub const EXACT: Marks = Marks(1);
    pub const IMPRECISE: Marks = Marks(2);
    pub const APPROXIMATE: Marks = Marks(4);
    pub const OPEN: Marks = Marks(8);
    pub const DERIVED: Marks = Marks(16);
    pub const DISPUTED: Marks = Marks(32);
    /// A source tells it only as the report of another.
    pub const REPORTED: Marks = Marks(64);
    /// Nothing says where it stands.
    pub const UNCITED: Marks = Marks(128);
    pub const ALL: [Marks; 8] = [
        Marks::EXACT,
        Marks::IMPRECISE,
        Marks::APPROXIMATE,
        Marks::OPEN,
        Marks::DERIVED,
        Marks::DISPUTED,
        Marks::REPORTED,
        Marks::UNCITED,
    ];

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
    /// Those who report it.
    pub reporters: Set<SourceIx>,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        self.query.trim().is_empty() && !self.has_chips()
    }

    /// Whether anything but the words is filtered.
    pub fn has_chips(&self) -> bool {
        !self.initiators.is_empty()
            || !self.categories.is_empty()
            || !self.actors.is_empty()
            || !self.marks.is_empty()
            || !self.reporters.is_empty()
    }

    /// Whether nothing passes that does not pass the other as well. It may be so although this says no.
    pub fn refines(&self, other: &Filter) -> bool {
        // What holds a longer word holds the shorter one.
        let holds = |word: &str| self.query.split_whitespace().any(|longer| longer.contains(word));
        (other.initiators.is_empty() || other.initiators == self.initiators)
            && (other.categories.is_empty() || other.categories == self.categories)
            && (other.actors.is_empty() || other.actors == self.actors)
            && (other.marks.is_empty() || other.marks == self.marks)
            && (other.reporters.is_empty() || other.reporters == self.reporters)
            && other.query.split_whitespace().all(holds)
    }

    /// Whether an event passes, the words of the query aside.
    pub fn allows(&self, index: &Index, event: usize) -> bool {
        let events = &index.dataset.events;
        (self.initiators.is_empty() || events.initiator(event).is_some_and(|lane| self.initiators.contains(&lane)))
            && (self.categories.is_empty() || events.category(event).is_some_and(|c| self.categories.contains(&c)))
            && (self.actors.is_empty() || events.actors(event).iter().any(|actor| self.actors.contains(actor)))
            && (self.marks.is_empty() || self.marks.shares_any(index.marks(EventIx::new(event))))
            && (self.reporters.is_empty() || events.reported_by(event).iter().any(|one| self.reporters.contains(one)))
    }
}

/// The events that pass a filter, in order of time.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    pub(super) events: Vec<EventIx>,
    /// The same events by time and weight.
    pub levels: Levels,
    /// What they pass.
    pub filter: Filter,
}

impl PartialEq for Matches {
    fn eq(&self, other: &Matches) -> bool {
        self.events == other.events
    }
}

impl Matches {
    /// All events, which an empty filter lets through.
    pub fn all(index: &Index) -> Matches {
        let events: Vec<EventIx> = (0..index.dataset.events.len()).map(EventIx::new).collect();
        Matches { levels: Levels::new(index, &events), events, filter: Filter::default() }
    }
    /// Those of them whose dates name days within a span, or before and after it.
    pub fn within(&self, index: &Index, span: Span) -> Matches {
        let touches = |event: &EventIx| index.span(*event).is_some_and(|of| of.from <= span.to && of.to >= span.from);
        let events: Vec<EventIx> = self.events.iter().copied().filter(touches).collect();
        Matches { levels: Levels::new(index, &events), events, filter: self.filter.clone() }
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
