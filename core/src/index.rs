//! What is computed from a dataset once: extent, marks of certainty, the text to search, and which events pass a filter.
//! Knows nothing of pixels and nothing of what is selected.

mod filter;
mod levels;

pub use filter::{Filter, Marks, Matches};
pub use levels::{Crowd, Entry, FEW, Levels};

use crate::dataset::{Dataset, Event, EventIx};
use crate::date::{Certainty, Date, Day};
use crate::shared::Shared;
use crate::text::{Language, fold, holds};
use std::cell::OnceCell;

/// A dataset made ready for layout and search, in one language.
pub struct Index {
    pub dataset: Shared<Dataset>,
    pub language: Language,
    /// From the first to the last day that anything in the dataset names.
    pub extent: Span,
    /// From the first to the last day that each event's date names, close together so that all are soon looked at.
    spans: Vec<Option<Span>>,
    /// What can be filtered by the certainty of each event's date.
    marks: Vec<Marks>,
    /// Folded titles, summaries, names of actors and places of each event, once somebody searches.
    haystacks: OnceCell<Vec<String>>,
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
        let each = |f: &dyn Fn(EventIx, &Event) -> Marks| {
            dataset.events.iter().enumerate().map(|(position, event)| f(EventIx::new(position), event)).collect()
        };
        let marks: Vec<Marks> = each(&|ix, event| marks_of(&dataset, ix, event));
        let spans = dataset.events.iter().map(|event| Span::of(&event.date)).collect();
        Index { dataset, language, extent, spans, marks, haystacks: OnceCell::new() }
    }

    pub fn span(&self, event: EventIx) -> Option<Span> {
        *self.spans.get(event.0 as usize)?
    }

    pub fn marks(&self, event: EventIx) -> Marks {
        self.marks.get(event.0 as usize).copied().unwrap_or_default()
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
        let words: Vec<String> = filter.query.split_whitespace().map(|word| word.chars().map(fold).collect()).collect();
        let haystacks =
            || self.dataset.events.iter().map(|event| haystack(&self.dataset, event, self.language)).collect();
        let passes = |(position, event): &(usize, &Event)| {
            let found = || {
                let text = self.haystacks.get_or_init(haystacks).get(*position).map_or("", String::as_str);
                words.iter().all(|word| holds(text, word))
            };
            filter.allows(event, self.marks(EventIx::new(*position))) && (words.is_empty() || found())
        };
        let events = self.dataset.events.iter().enumerate().filter(passes);
        Matches::new(self, events.map(|(position, _)| EventIx::new(position)).collect())
    }
}

fn marks_of(dataset: &Dataset, ix: EventIx, event: &Event) -> Marks {
    let by_date = match event.date.certainty() {
        Certainty::Exact => Marks::EXACT,
        Certainty::Imprecise => Marks::IMPRECISE,
        Certainty::Approximate => Marks::APPROXIMATE,
        Certainty::Open => Marks::OPEN,
    };
    let derived = if event.derived_date.is_some() { Marks::DERIVED } else { Marks::default() };
    let disputed = if dataset.disputes_of(ix).next().is_some() { Marks::DISPUTED } else { Marks::default() };
    by_date | derived | disputed
}

fn haystack(dataset: &Dataset, event: &Event, language: Language) -> String {
    let tag = language.tag();
    let mut text = String::new();
    let mut add = |words: &str| {
        text.extend(words.chars().map(fold));
        text.push('\n');
    };
    add(event.title.get(tag));
    add(event.summary.get(tag));
    for actor in event.actors.iter().filter_map(|actor| dataset.actor(*actor)) {
        add(actor.name.get(tag));
        actor.roles.iter().for_each(|role| add(role.get(tag)));
    }
    for place in event.places.iter().filter_map(|place| dataset.place(*place)) {
        add(place.name.get(tag));
    }
    text
}

fn extent(dataset: &Dataset) -> Span {
    let of_events = dataset.events.iter().map(|event| event.date);
    let of_tracks = dataset.tracks.iter().flat_map(|track| &track.periods).map(|period| period.date);
    let mut days: Option<(Day, Day)> = None;
    for day in of_events.chain(of_tracks).flat_map(|date: Date| [date.earliest(), date.latest()]).flatten() {
        let (from, to) = days.unwrap_or((day, day));
        days = Some((from.min(day), to.max(day)));
    }
    let (from, to) = days.unwrap_or((Day::from_ymd(2000, 1, 1), Day::from_ymd(2000, 12, 31)));
    Span { from, to }
}
