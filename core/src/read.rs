//! What there is to read: the narrative with its events and numbered citations, the missions, what else to see.
//! Knows what refers to what; knows nothing of how it is set.

use crate::dataset::{Citation, EventIx, Lane, SeeAlso, Status, TextRef, Track};
use crate::date::Certainty;
use crate::index::Index;
use crate::order::{Numbered, Set};
use crate::text::dates::date_in_words;

/// The reading view as plain data, in the order in which it is read.
#[derive(Debug, PartialEq)]
pub struct Reading<'a> {
    pub sections: Vec<ReadSection<'a>>,
    pub missions: Vec<MissionRow<'a>>,
    /// The citations by their numbers, of which the first is 1: the same citation has the same number everywhere.
    pub citations: Vec<Citation>,
    pub see_also: Vec<(TextRef<'a>, &'a str)>,
}

#[derive(Debug, PartialEq)]
pub struct ReadSection<'a> {
    pub id: &'a str,
    pub heading: TextRef<'a>,
    pub passages: Vec<ReadPassage<'a>>,
}

#[derive(Debug, PartialEq)]
pub struct ReadPassage<'a> {
    pub id: &'a str,
    pub text: TextRef<'a>,
    pub events: &'a [EventIx],
    /// The numbers of its citations, each once, in their order.
    pub notes: Vec<usize>,
}

/// One period of an embassy.
#[derive(Debug, PartialEq)]
pub struct MissionRow<'a> {
    pub mission: TextRef<'a>,
    /// Whether it is the first row of its mission.
    pub is_first: bool,
    /// Whose mission it is.
    pub of: Option<Lane>,
    /// The party where it is: the other one.
    pub host: Option<Lane>,
    pub status: Status,
    /// What the dataset calls the status.
    pub label: TextRef<'a>,
    pub note: TextRef<'a>,
    /// In the words of the index's language.
    pub period: String,
    pub certainty: Certainty,
    pub events: &'a [EventIx],
    pub notes: Vec<usize>,
}

impl<'a> Reading<'a> {
    /// What the dataset tells.
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
    #[inline(never)]
    pub fn of(index: &'a Index) -> Reading<'a> {
        let dataset = &*index.dataset;
        let mut citations = Numbered::default();
        let mut sections = Vec::new();
        for section in &dataset.narrative {
            let mut passages = Vec::new();
            for passage in &section.passages {
                let notes = numbered(&mut citations, &passage.citations);
                passages.push(ReadPassage {
                    id: &passage.id,
                    text: passage.text.view(),
                    events: &passage.events,
                    notes,
                });
            }
            sections.push(ReadSection { id: &section.id, heading: section.heading.view(), passages });
        }
        Reading::with(index, sections, citations)
    }

    /// What some events are, one after the other, where the dataset tells nothing: each under its title.
    pub fn of_events(index: &'a Index, events: &'a [EventIx]) -> Reading<'a> {
        let mut citations = Numbered::default();
        let mut sections = Vec::new();
        for own in events.chunks(1) {
            let Some(event) = own.first().and_then(|event| index.dataset.event(*event)) else { continue };
            let notes = numbered(&mut citations, event.citations);
            let passage = ReadPassage { id: event.id, text: event.summary, events: own, notes };
            sections.push(ReadSection { id: event.id, heading: event.title, passages: vec![passage] });
        }
        Reading::with(index, sections, citations)
    }

    fn with(index: &'a Index, sections: Vec<ReadSection<'a>>, mut citations: Numbered<Citation>) -> Reading<'a> {
        let dataset = &*index.dataset;
        let mut missions = Vec::new();
        for track in dataset.tracks.iter().filter(|track| is_mission(&dataset.tracks, track)) {
            for (place, period) in track.periods.iter().enumerate() {
                missions.push(MissionRow {
                    mission: track.title.view(),
                    is_first: place == 0,
                    of: track.party,
                    host: track.party.and_then(other),
                    status: period.status,
                    label: period.label.view(),
                    note: period.note.view(),
                    period: date_in_words(index.language, &period.date),
                    certainty: period.date.certainty(),
                    events: &period.events,
                    notes: numbered(&mut citations, &period.citations),
                });
            }
        }
        let link = |SeeAlso { title, url, .. }: &'a SeeAlso| (title.view(), url.as_str());
        Reading {
            sections,
            missions,
            citations: citations.items,
            see_also: dataset.see_also.iter().map(link).collect(),
        }
    }

    /// All passages in their order, whatever sections they are in.
    pub fn passages(&self) -> impl Iterator<Item = &ReadPassage<'a>> {
        self.sections.iter().flat_map(|section| &section.passages)
    }

    /// The passages that refer to an event, by their numbers among all of them, from 0.
    pub fn passages_of(&self, event: EventIx) -> impl Iterator<Item = usize> {
        self.passages()
            .enumerate()
            .filter(move |(_, passage)| passage.events.contains(&event))
            .map(|(number, _)| number)
    }
}

/// The tracks of embassies; of a party that has none, how it is represented.
fn is_mission(tracks: &[Track], track: &Track) -> bool {
    let has_mission = || tracks.iter().any(|other| other.kind == "mission" && other.party == track.party);
    track.kind == "mission" || track.kind == "representation" && !has_mission()
}

fn other(party: Lane) -> Option<Lane> {
    match party {
        Lane::First => Some(Lane::Second),
        Lane::Second => Some(Lane::First),
        Lane::Joint => None,
    }
}

/// The numbers of some citations; a new one comes behind all others.
fn numbered(known: &mut Numbered<Citation>, citations: &[Citation]) -> Vec<usize> {
    let mut numbers = Vec::new();
    let mut own: Set<usize> = Set::default();
    for citation in citations {
        let number = known.number(*citation, Citation::key) + 1;
        if own.insert(number) {
            numbers.push(number);
        }
    }
    numbers
}
