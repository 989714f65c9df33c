//! The parsed model: every name resolved, every date read, nothing optional that must be there.
//! Knows no JSON itself (`parse` does) and nothing of how it is shown.

mod events;
pub mod file;
pub(crate) mod json;
mod names;
pub mod packed;
mod parse;
mod problem;
mod read;
pub mod relations;
mod text;

pub use events::{Event, Events};
pub use names::{ActorIx, CategoryIx, EventIx, PlaceIx, SectionIx, SourceIx, TrackIx};
pub use parse::{EventsParser, Handover, Parser, parse, parse_json};
pub use problem::{Problem, Severity};
pub use text::{Text, TextRef};

use crate::date::Date;

/// The relations of two parties through time. Format `relations`, version 1.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    pub id: String,
    pub title: Text,
    pub summary: Text,
    /// The language of texts that are plain strings.
    pub language: String,
    pub license: License,
    /// The two sides; the first has the upper lane.
    pub parties: [Party; 2],
    pub actors: Vec<Actor>,
    pub places: Vec<Place>,
    pub sources: Vec<Source>,
    pub categories: Vec<Category>,
    /// What citations call the sections of sources.
    pub sections: Vec<String>,
    /// In order of time, see `Date::anchor`.
    pub events: Events,
    pub tracks: Vec<Track>,
    pub disputes: Vec<Dispute>,
    pub narrative: Vec<Section>,
    pub see_also: Vec<SeeAlso>,
}

impl Dataset {
    pub fn event(&self, event: EventIx) -> Option<Event<'_>> {
        self.events.get(event.0 as usize)
    }
    pub fn actor(&self, actor: ActorIx) -> Option<&Actor> {
        self.actors.get(actor.0 as usize)
    }
    pub fn place(&self, place: PlaceIx) -> Option<&Place> {
        self.places.get(place.0 as usize)
    }
    pub fn source(&self, source: SourceIx) -> Option<&Source> {
        self.sources.get(source.0 as usize)
    }
    pub fn category(&self, category: CategoryIx) -> Option<&Category> {
        self.categories.get(category.0 as usize)
    }
    pub fn event_with_id(&self, id: &str) -> Option<EventIx> {
        self.events.position(id)
    }
    /// What citations call a section.
    pub fn section(&self, section: SectionIx) -> &str {
        self.sections.get(section.0 as usize).map_or("", String::as_str)
    }
    /// The disputes that one of an event's claims belongs to.
    pub fn disputes_of(&self, event: EventIx) -> impl Iterator<Item = &Dispute> {
        self.disputes.iter().filter(move |dispute| dispute.claims.iter().any(|claim| claim.events.contains(&event)))
    }
}

/// The terms under which something may be used.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct License {
    pub name: String,
    pub url: String,
    pub attribution: Text,
}

/// One of the two sides.
#[derive(Clone, Debug, Default)]
pub struct Party {
    pub id: String,
    pub name: Text,
    /// For tight room; the name where the dataset gives none.
    pub short: Text,
    /// ISO 3166-1, two letters.
    pub alpha2: String,
    pub capital: Option<PlaceIx>,
    pub coordinates: Option<Coordinates>,
}

/// Degrees; north and east are positive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    pub lat: f64,
    pub lon: f64,
}

/// Which of the three lanes: what the first party began, what both did, what the second began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lane {
    First,
    Joint,
    Second,
}

impl Lane {
    pub const ALL: [Lane; 3] = [Lane::First, Lane::Joint, Lane::Second];

    pub fn number(self) -> usize {
        self as usize
    }
}

/// A person, an organisation or a country that does something in the events.
#[derive(Clone, Debug)]
pub struct Actor {
    pub id: String,
    pub name: Text,
    pub kind: String,
    /// The party it belongs to: `First` or `Second`.
    pub party: Option<Lane>,
    pub roles: Vec<Text>,
    pub citations: Vec<Citation>,
}

#[derive(Clone, Debug)]
pub struct Place {
    pub id: String,
    pub name: Text,
    pub within: Option<PlaceIx>,
    /// ISO 3166-1, two letters.
    pub country: String,
    pub coordinates: Option<Coordinates>,
}

/// What statements stand in.
#[derive(Clone, Debug)]
pub struct Source {
    pub id: String,
    pub title: Text,
    /// Empty, or http or https.
    pub url: String,
    pub license: License,
    pub sections: Vec<(String, Text)>,
}

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Citation {
    pub source: SourceIx,
    pub section: SectionIx,
    /// Counted from 1 within the section; 0 where the dataset does not say.
    pub paragraph: u32,
    /// Counted from 1 within the paragraph; 0 where the dataset does not say.
    pub sentence: u32,
}

impl Citation {
    /// The same number for the same place; others may have it too.
    pub fn key(&self) -> u64 {
        let numbers = [self.source.0, self.section.0, self.paragraph, self.sentence];
        numbers.iter().fold(0, |key: u64, number| key.wrapping_mul(0x1_0000_01B3).wrapping_add((*number).into()))
    }
}

#[derive(Clone, Debug)]
pub struct Category {
    pub id: String,
    pub name: Text,
    pub symbol: Symbol,
}

/// The shape of a category's point marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Symbol {
    #[default]
    Circle,
    Square,
    Diamond,
    Triangle,
    Hexagon,
    Star,
}

/// A date that follows from another event's, such as “a year later”.
#[derive(Clone, Debug)]
pub struct DerivedDate {
    pub anchor: EventIx,
    pub words: Text,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    pub to: EventIx,
    pub kind: LinkKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    LedTo,
    RespondsTo,
    Contradicts,
    PartOf,
}

/// A state over time.
#[derive(Clone, Debug)]
pub struct Track {
    pub id: String,
    pub title: Text,
    /// For tight room; the title where the dataset gives none.
    pub short: Text,
    /// `recognition`, `mission`, `representation` or `government`.
    pub kind: String,
    pub party: Option<Lane>,
    pub periods: Vec<Period>,
}

#[derive(Clone, Debug)]
pub struct Period {
    pub date: Date,
    pub status: Status,
    pub label: Text,
    pub note: Text,
    pub events: Vec<EventIx>,
    pub citations: Vec<Citation>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Full,
    Partial,
    Nothing,
    Unknown,
}

/// Claims that cannot all hold.
#[derive(Clone, Debug)]
pub struct Dispute {
    pub id: String,
    pub title: Text,
    pub explanation: Text,
    pub claims: Vec<Claim>,
}

#[derive(Clone, Debug)]
pub struct Claim {
    pub id: String,
    pub statement: Text,
    pub date: Option<Date>,
    pub events: Vec<EventIx>,
    pub tracks: Vec<TrackIx>,
    pub citations: Vec<Citation>,
}

/// A stretch of prose under one heading.
#[derive(Clone, Debug)]
pub struct Section {
    pub id: String,
    pub heading: Text,
    pub passages: Vec<Passage>,
}

#[derive(Clone, Debug)]
pub struct Passage {
    pub id: String,
    pub text: Text,
    pub events: Vec<EventIx>,
    pub tracks: Vec<TrackIx>,
    pub citations: Vec<Citation>,
}

#[derive(Clone, Debug)]
pub struct SeeAlso {
    pub id: String,
    pub title: Text,
    /// Empty, or http or https.
    pub url: String,
}
