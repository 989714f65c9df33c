//! What is computed from a dataset once: its extent, and what its events can be filtered by.
//! Knows nothing of pixels and nothing of what is selected.

mod filter;
mod levels;
mod preparation;
mod search;

pub use filter::{Filter, Marks, Matches};
pub use levels::{Crowd, Entry, FEW, Levels, Sums};
pub use preparation::Preparation;
pub use search::Search;

use crate::dataset::{Dataset, EventIx};
use crate::date::{Certainty, Day};
use crate::shared::Shared;
use crate::text::Language;
use std::ops::Range;

/// How many events are made ready or searched at once, which takes some ten milliseconds. More are in steps.
pub const AT_ONCE: usize = 20_000;

/// A dataset made ready for layout and search, in one language.
pub struct Index {
    pub dataset: Shared<Dataset>,
    pub language: Language,
    /// From the first to the last day that anything in the dataset names.
    pub extent: Span,
    /// Whether each event is disputed, up to the last one that is.
    disputed: Vec<bool>,
}

/// From a day to a day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Day,
    pub to: Day,
}

impl Index {
    pub fn new(dataset: Shared<Dataset>, language: Language) -> Index {
        let mut extent = Extent::default();
        extent.add(&dataset, 0..dataset.events.len());
        Index::over(dataset, language, extent)
    }

    /// The events are in the extent.
    fn over(dataset: Shared<Dataset>, language: Language, extent: Extent) -> Index {
        let mut disputed = Vec::new();
        for dispute in &dataset.disputes {
            for claim in &dispute.claims {
                for event in &claim.events {
                    let number = event.0 as usize;
                    while disputed.len() <= number {
                        disputed.push(false);
                    }
                    if let Some(is) = disputed.get_mut(number) {
                        *is = true;
                    }
                }
            }
        }
        Index { extent: extent.whole(&dataset), dataset, language, disputed }
    }

    /// The same dataset in this language as if nothing lay beyond a span.
    pub fn within(&self, extent: Span) -> Index {
        let (dataset, disputed) = (self.dataset.clone(), self.disputed.clone());
        Index { dataset, language: self.language, extent, disputed }
    }

    /// From the first to the last day that an event's date names.
    pub fn span(&self, event: EventIx) -> Option<Span> {
        let (from, to) = self.dataset.events.span(event.0 as usize)?;
        Some(Span { from, to })
    }

    /// What can be filtered by how sure an event is.
    pub fn marks(&self, event: EventIx) -> Marks {
        let number = event.0 as usize;
        let Some(date) = self.dataset.events.date(number) else { return Marks::default() };
        let by_date = match date.certainty() {
            Certainty::Exact => Marks::EXACT,
            Certainty::Imprecise => Marks::IMPRECISE,
            Certainty::Approximate => Marks::APPROXIMATE,
            Certainty::Open => Marks::OPEN,
        };
        let events = &self.dataset.events;
        let mut marks = by_date;
        for (mark, has) in [
            (Marks::DERIVED, events.has_derived_date(number)),
            (Marks::DISPUTED, self.disputed.get(number).is_some_and(|is| *is)),
            (Marks::REPORTED, !events.reported_by(number).is_empty()),
            (Marks::UNCITED, events.citations(number).is_empty()),
        ] {
            if has {
                marks = marks | mark;
            }
        }
        marks
    }

    /// The events that pass a filter, in order of time.
    pub fn matches(&self, filter: &Filter) -> Matches {
        if filter.is_empty() { Matches::all(self) } else { self.found(filter) }
    }

    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`: nothing is filtered from the start.
    #[inline(never)]
    fn found(&self, filter: &Filter) -> Matches {
        Search::new(self, filter.clone(), None).rest(self)
    }
}

/// From the first to the last day so far.
struct Extent(Day, Day);

impl Default for Extent {
    fn default() -> Extent {
        Extent(Day::MAX, Day::MIN)
    }
}

impl Extent {
    fn widen(&mut self, (from, to): (Day, Day)) {
        (self.0, self.1) = (self.0.min(from).min(to), self.1.max(from).max(to));
    }

    fn add(&mut self, dataset: &Dataset, events: Range<usize>) {
        events.filter_map(|event| dataset.events.span(event)).for_each(|span| self.widen(span));
    }

    /// With what else a dataset names.
    fn whole(mut self, dataset: &Dataset) -> Span {
        for period in dataset.tracks.iter().flat_map(|track| &track.periods) {
            let (first, last) = (period.date.earliest(), period.date.latest());
            if let (Some(from), Some(to)) = (first.or(last), last.or(first)) {
                self.widen((from, to));
            }
        }
        if self.0 > self.1 {
            Span { from: Day::from_ymd(2000, 1, 1), to: Day::from_ymd(2000, 12, 31) }
        } else {
            Span { from: self.0, to: self.1 }
        }
    }
}
