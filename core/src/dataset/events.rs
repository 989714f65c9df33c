//! The events of a dataset, column by column: a million of them take little more than their words.
//! Knows how an event's fields are kept and put together again; knows nothing of where they come from.

pub(super) mod columns;
pub(super) mod heap;

use super::{ActorIx, CategoryIx, Citation, DerivedDate, EventIx, Lane, Link, PlaceIx, SourceIx, TextRef};
use crate::date::{Date, Day, edtf};
use columns::{Dates, Ragged, Sparse};
use heap::Heap;
use std::borrow::Cow;
use std::fmt;

/// One thing that happened, a point or a span.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    pub id: &'a str,
    pub date: Date,
    /// The date as the dataset writes it, where that is not how `edtf::write` does.
    pub written: &'a str,
    pub title: TextRef<'a>,
    pub summary: TextRef<'a>,
    pub category: Option<CategoryIx>,
    pub initiator: Lane,
    pub actors: &'a [ActorIx],
    pub places: &'a [PlaceIx],
    /// 1 to 5: how long the event stays visible when zooming out.
    pub weight: u8,
    pub citations: &'a [Citation],
    /// Who reported it, where the source does not vouch for it itself.
    pub reported_by: &'a [SourceIx],
    pub derived_date: Option<&'a DerivedDate>,
    pub links: &'a [Link],
}

impl<'a> Event<'a> {
    /// The date as the dataset writes it.
    pub fn edtf(&self) -> Cow<'a, str> {
        if self.written.is_empty() { edtf::write(&self.date).into() } else { self.written.into() }
    }
}

/// Events in order of time, see `Date::anchor`.
#[derive(Clone, Default)]
pub struct Events {
    pub(super) heap: Heap,
    pub(super) dates: Dates,
    pub(super) kinds: Vec<Kind>,
    pub(super) actors: Ragged<ActorIx>,
    pub(super) places: Ragged<PlaceIx>,
    pub(super) citations: Ragged<Citation>,
    pub(super) reported_by: Ragged<SourceIx>,
    pub(super) derived_dates: Sparse<DerivedDate>,
    pub(super) links: Ragged<Link>,
}

impl Events {
    pub fn len(&self) -> usize {
        self.heap.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Sets the language of texts that are plain strings.
    pub fn set_language(&mut self, language: &str) {
        self.heap.set_language(language);
    }

    pub fn get(&self, event: usize) -> Option<Event<'_>> {
        let [id, written, title, summary] = self.heap.get(event)?;
        Some(Event {
            id: id.words,
            date: self.date(event)?,
            written: written.words,
            title,
            summary,
            category: self.category(event),
            initiator: self.initiator(event)?,
            actors: self.actors(event),
            places: self.places.get(event),
            weight: self.weight(event),
            citations: self.citations.get(event),
            reported_by: self.reported_by.get(event),
            derived_date: self.derived_dates.get(event),
            links: self.links.get(event),
        })
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Event<'_>> {
        (0..self.len()).filter_map(|event| self.get(event))
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|event| self.heap.id(event))
    }

    pub fn id(&self, event: usize) -> Option<&str> {
        self.heap.id(event)
    }

    pub fn position(&self, id: &str) -> Option<EventIx> {
        self.heap.find(id).map(EventIx::new)
    }

    /// The title and the summary of an event.
    pub fn texts(&self, event: usize) -> Option<[TextRef<'_>; 2]> {
        self.heap.texts(event)
    }

    /// The event whose words lie behind those of so many others: whoever looks at all words goes straight in this order.
    pub fn stored(&self, number: usize) -> usize {
        self.heap.stored(number)
    }

    pub fn date(&self, event: usize) -> Option<Date> {
        self.dates.get(event)
    }

    /// The first and the last day that an event's date names; `None` for one without any bound.
    pub fn span(&self, event: usize) -> Option<(Day, Day)> {
        self.dates.span(event)
    }

    pub fn initiator(&self, event: usize) -> Option<Lane> {
        Some(self.kinds.get(event)?.initiator())
    }

    pub fn category(&self, event: usize) -> Option<CategoryIx> {
        self.kinds.get(event)?.category()
    }

    pub fn weight(&self, event: usize) -> u8 {
        self.kinds.get(event).map_or(1, |kind| kind.weight())
    }

    pub fn actors(&self, event: usize) -> &[ActorIx] {
        self.actors.get(event)
    }

    pub fn places(&self, event: usize) -> &[PlaceIx] {
        self.places.get(event)
    }

    pub fn citations(&self, event: usize) -> &[Citation] {
        self.citations.get(event)
    }

    /// Who reported an event, where its source does not vouch for it itself.
    pub fn reported_by(&self, event: usize) -> &[SourceIx] {
        self.reported_by.get(event)
    }

    pub fn has_derived_date(&self, event: usize) -> bool {
        self.derived_dates.get(event).is_some()
    }

    /// The links from an event.
    pub fn links(&self, event: usize) -> &[Link] {
        self.links.get(event)
    }

    /// Makes room for so many.
    pub(super) fn reserve(&mut self, count: usize) {
        self.heap.reserve(count);
        self.dates.reserve(count);
    }

    /// Leaves out the words and dates of all events from this one.
    pub(super) fn truncate(&mut self, count: usize) {
        self.heap.truncate(count);
        self.dates.truncate(count);
    }

    /// Gives back what was kept free for more.
    pub(super) fn close(&mut self) {
        self.heap.close();
        self.dates.close();
        self.kinds.shrink_to_fit();
        self.actors.close();
        self.places.close();
        self.citations.close();
        self.reported_by.close();
        self.links.close();
    }
}

// The events one by one, as if they were a list.
impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Initiator, weight and category of an event in one number.
#[derive(Clone, Copy)]
pub(super) struct Kind(pub u32);

const CATEGORY: u32 = 5;
const NO_CATEGORY: u32 = u32::MAX >> CATEGORY;

impl Kind {
    pub(super) fn new(category: Option<CategoryIx>, weight: u8, initiator: Lane) -> Kind {
        let category = category.map_or(NO_CATEGORY, |category| category.0);
        Kind(category << CATEGORY | u32::from(weight & 7) << 2 | initiator.number() as u32)
    }

    pub(super) fn category(self) -> Option<CategoryIx> {
        Some(self.0 >> CATEGORY).filter(|category| *category != NO_CATEGORY).map(CategoryIx)
    }

    pub(super) fn weight(self) -> u8 {
        (self.0 >> 2 & 7) as u8
    }

    fn initiator(self) -> Lane {
        match self.0 & 3 {
            0 => Lane::First,
            1 => Lane::Joint,
            _ => Lane::Second,
        }
    }
}

/// What stands at these places, in their order.
fn reordered<T: Copy>(items: &[T], order: &[u32]) -> Vec<T> {
    order.iter().filter_map(|place| items.get(*place as usize).copied()).collect()
}
