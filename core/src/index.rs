//! What is computed from a dataset once: its extent, and what its events can be filtered by.
//! Knows nothing of pixels and nothing of what is selected.

mod filter;
mod levels;
mod search;

pub use filter::{Filter, Marks, Matches};
pub use levels::{Crowd, Entry, FEW, Levels, Sums};
pub use search::Search;

use crate::dataset::{Dataset, EventIx};
use crate::date::{Certainty, Date, Day};
use crate::shared::Shared;
use crate::text::Language;

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

impl Span {
    /// `None` for a date without any bound.
    pub fn of(date: &Date) -> Option<Span> {
        let (from, to) = (date.earliest().or(date.latest())?, date.latest().or(date.earliest())?);
        Some(Span { from, to })
    }
}

impl Index {
    pub fn new(dataset: Shared<Dataset>, language: Language) -> Index {
        let extent = extent(&dataset);
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
        Index { dataset, language, extent, disputed }
    }

    /// From the first to the last day that an event's date names.
    pub fn span(&self, event: EventIx) -> Option<Span> {
        Span::of(&self.dataset.events.date(event.0 as usize)?)
    }

    /// What can be filtered by the certainty of an event's date.
    pub fn marks(&self, event: EventIx) -> Marks {
        let number = event.0 as usize;
        let Some(date) = self.dataset.events.date(number) else { return Marks::default() };
        let by_date = match date.certainty() {
            Certainty::Exact => Marks::EXACT,
            Certainty::Imprecise => Marks::IMPRECISE,
            Certainty::Approximate => Marks::APPROXIMATE,
            Certainty::Open => Marks::OPEN,
        };
        let derived = if self.dataset.events.has_derived_date(number) { Marks::DERIVED } else { Marks::default() };
        let is_disputed = self.disputed.get(number).is_some_and(|is| *is);
        by_date | derived | if is_disputed { Marks::DISPUTED } else { Marks::default() }
    }

    /// The events that pass a filter, in order of time.
    pub fn matches(&self, filter: &Filter) -> Matches {
        if filter.is_empty() {
            return Matches::new(self, (0..self.dataset.events.len()).map(EventIx::new).collect());
        }
        self.found(filter)
    }

    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`: nothing is filtered from the start.
    #[inline(never)]
    fn found(&self, filter: &Filter) -> Matches {
        Search::new(self, &filter.query).step(self, filter, usize::MAX).unwrap_or_default()
    }
}

fn extent(dataset: &Dataset) -> Span {
    let (mut from, mut to) = (Day::MAX, Day::MIN);
    let mut add = |date: &Date| {
        for day in [date.earliest(), date.latest()].into_iter().flatten() {
            (from, to) = (from.min(day), to.max(day));
        }
    };
    for event in 0..dataset.events.len() {
        if let Some(date) = dataset.events.date(event) {
            add(&date);
        }
    }
    for track in &dataset.tracks {
        for period in &track.periods {
            add(&period.date);
        }
    }
    if from > to {
        (from, to) = (Day::from_ymd(2000, 1, 1), Day::from_ymd(2000, 12, 31));
    }
    Span { from, to }
}
