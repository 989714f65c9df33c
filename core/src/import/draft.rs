//! What an importer has found, by names instead of ids, and that a `Dataset` is made of it.
//! Knows none of the formats that are read; how format `relations` is written is known by `written`.

use super::written::{tracks, write};
use crate::dataset::{Dataset, Problem, Severity, parse_json};

/// A dataset in the making. Whatever is empty is left out.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Empty: made from the title.
    pub id: String,
    pub title: String,
    pub summary: String,
    /// A BCP 47 tag; empty: `en`.
    pub language: String,
    /// What the two sides are called; missing ones are named neutrally and reported.
    pub parties: Vec<String>,
    pub events: Vec<DraftEvent>,
    /// Stretches that are no events, such as eras and backgrounds, under the names of what they are states of.
    pub bands: Vec<DraftBand>,
    pub problems: Vec<Problem>,
}

/// Who has begun it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    First,
    #[default]
    Joint,
    Second,
}

/// An event. `path` says where it stands in what was read, such as `events[3]` or `line 4`.
#[derive(Clone, Debug, Default)]
pub struct DraftEvent {
    pub path: String,
    /// Its own id there; empty: made from the title. Ids that stand twice are told apart.
    pub id: String,
    /// In EDTF; empty where it could not be read, which is among the problems.
    pub date: String,
    pub title: String,
    pub summary: String,
    pub category: String,
    pub side: Side,
    /// The names of those who take part.
    pub actors: Vec<String>,
    pub places: Vec<DraftPlace>,
    /// What it is told by.
    pub sources: Vec<DraftSource>,
    /// Who reports it there.
    pub reported_by: Vec<DraftSource>,
    /// Kinds of links of format `relations`, and the ids there of the events that they lead to.
    pub links: Vec<(String, String)>,
    /// 1 to 5; 0: as heavy as most.
    pub weight: u8,
}

/// A place by its name, with its degrees north and east if they are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftPlace {
    pub name: String,
    pub coordinates: Option<(f64, f64)>,
}

/// Where something stands: a page, a picture, a book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftSource {
    /// Empty: its address.
    pub title: String,
    /// Empty, or http or https.
    pub url: String,
    /// Whom it is owed to.
    pub credit: String,
    /// Where in it; empty: nobody says.
    pub passages: Vec<DraftPassage>,
}

/// A place in a source: the title of a section; paragraph and sentence as in a citation, 0 where nobody says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftPassage {
    pub section: String,
    pub paragraph: u32,
    pub sentence: u32,
}

/// A stretch of time in which something holds. `path` as for events.
#[derive(Clone, Debug, Default)]
pub struct DraftBand {
    pub path: String,
    /// What it is a state of; bands of one track stand in one line.
    pub track: String,
    /// In EDTF.
    pub date: String,
    pub label: String,
}

/// What has been read, as a dataset and as the JSON of format `relations` that says the same, and what is wrong with it.
pub struct Written {
    pub json: String,
    pub dataset: Dataset,
    pub problems: Vec<Problem>,
}

impl Draft {
    /// Reports something with where it stands.
    pub fn warn(&mut self, path: &str, message: String) {
        self.problems.push(Problem { severity: Severity::Warning, path: path.to_owned(), message });
    }

    /// The same for what cannot be shown.
    pub fn fail(&mut self, path: &str, message: String) {
        self.problems.push(Problem { severity: Severity::Error, path: path.to_owned(), message });
    }

    /// What has been found as a dataset, with all problems: those of the importer, and what the parser finds wrong in
    /// the events, under the paths of the importer. Of a date that is empty the importer has said why.
    pub fn into_dataset(self) -> (Dataset, Vec<Problem>) {
        let Written { dataset, problems, .. } = self.written();
        (dataset, problems)
    }

    /// The same, and the JSON of format `relations` that it has been read from.
    pub fn written(self) -> Written {
        let json = write(&self);
        let (dataset, mut found) = parse_json(&json);
        let tracks = tracks(&self);
        // Among those that are no more than counted may be such dates.
        let is_short = self.events.iter().any(|event| event.date.is_empty());
        if let Some(last) = found.last_mut().filter(|last| is_short && last.message.ends_with("are not listed.")) {
            last.message = "There may be further problems, which are not listed.".to_owned();
        }
        let found = found.into_iter().filter(|problem| !self.is_said(&problem.path)).map(|problem| {
            match self.origin(&problem.path, &tracks) {
                Some(path) => Problem { path, ..problem },
                None => problem,
            }
        });
        let problems = self.problems.iter().cloned().chain(found).collect();
        Written { json, dataset, problems }
    }

    /// The same as JSON of format `relations`, which says no more than was found, and the importer's problems.
    pub fn to_json(&self) -> String {
        write(self)
    }

    /// Whether a path is that of a date that the importer could not read.
    fn is_said(&self, path: &str) -> bool {
        let number = path.strip_prefix("events[").and_then(|rest| rest.strip_suffix("].date"));
        let event = number.and_then(|number| self.events.get(number.parse::<usize>().ok()?));
        event.is_some_and(|event| event.date.is_empty())
    }

    /// The importer's path of what is at a path of the JSON.
    fn origin(&self, path: &str, tracks: &[(&str, Vec<&DraftBand>)]) -> Option<String> {
        let (list, rest) = path.split_once('[')?;
        let (number, rest) = rest.split_once(']')?;
        let number = number.parse::<usize>().ok()?;
        if list == "events" {
            return Some([&self.events.get(number)?.path, rest].concat());
        }
        let (period, rest) = rest.strip_prefix(".periods[").filter(|_| list == "tracks")?.split_once(']')?;
        let (_, bands) = tracks.get(number)?;
        let band = bands.get(period.parse::<usize>().ok()?)?;
        Some([&band.path, rest].concat())
    }
}
