//! Reads the packed form of a dataset block by block, and trusts nothing of it: whatever is wrong becomes one sentence.
//! Knows blocks, and which column is which; how a column is read is in `columns`, what a dataset is beside its events in
//! `parse`.
//!
//! Every event takes some bytes of the file and every item of a list at least one, and a text that is referred to again
//! is short: so what is read takes a few dozen times the file's length at most, however hostile the file.

mod columns;

pub use columns::{block, count_of_numbers, number};

use super::{MAGIC, VERSION};
use crate::dataset::events::{Events, Kind};
use crate::dataset::parse::{self, Resolved};
use crate::dataset::read::Problems;
use crate::dataset::{
    ActorIx, CategoryIx, Citation, Dataset, DerivedDate, EventIx, Lane, Link, LinkKind, PlaceIx, Problem, SectionIx,
    Severity, SourceIx, Text,
};
use columns::{Columns, Texts, next_event};

/// Room is made for no more events than this before they are there.
const ROOM: usize = 1 << 20;

/// Reads a packed file that arrives piece by piece. Keeps no more of it than the block that has not arrived whole.
#[derive(Clone, Default)]
pub struct Reader {
    /// What has arrived of the next block.
    rest: Vec<u8>,
    stage: Stage,
    /// What is wrong; nothing is read after it.
    wrong: Option<String>,
    /// All of the dataset but its events, as JSON, and what citations call the sections of sources.
    head: Vec<u8>,
    sections: Vec<String>,
    events: Events,
    resolved: Resolved,
    /// What has been found wrong in the events before they were packed.
    problems: Problems,
    /// Where in time the last event is.
    last: Option<(i64, i64)>,
}

/// What comes next.
#[derive(Clone, Copy, Default, PartialEq)]
enum Stage {
    #[default]
    Start,
    Head,
    Groups,
    End,
}

impl Reader {
    /// Reads the next piece, which may begin and end anywhere.
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
    #[inline(never)]
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.wrong.is_some() {
            return;
        }
        let outcome = if self.rest.is_empty() {
            self.blocks(bytes).map(|read| self.rest.extend_from_slice(bytes.get(read..).unwrap_or_default()))
        } else {
            self.rest.extend_from_slice(bytes);
            let mut rest = std::mem::take(&mut self.rest);
            self.blocks(&rest).map(|read| {
                rest.drain(..read);
                self.rest = rest;
            })
        };
        if let Err(wrong) = outcome {
            self.wrong = Some(wrong);
        }
    }

    /// How many events have been read.
    pub fn events(&self) -> usize {
        self.events.len()
    }

    /// Takes in what whoever has packed the events has found wrong in them, or in the file as a whole.
    pub fn hear(&mut self, told: &[u8]) {
        if let Some((wrong, problems)) = Problems::read(told) {
            self.wrong = self.wrong.take().or(Some(wrong).filter(|wrong| !wrong.is_empty()));
            self.problems = problems;
        }
    }

    /// The dataset as far as it has been read, and what is wrong with the file.
    #[inline(never)]
    pub fn finish(mut self) -> (Dataset, Vec<Problem>) {
        if (self.stage != Stage::End || !self.rest.is_empty()) && self.wrong.is_none() {
            self.wrong = Some(damaged("end"));
        }
        self.forget_what_is_missing();
        let read = parse::with_events(&self.head, self.events, self.resolved, self.sections, self.problems);
        let (dataset, mut problems) = read.unwrap_or_else(|| {
            self.wrong.get_or_insert_with(|| damaged("head"));
            Default::default()
        });
        if let Some(message) = self.wrong {
            // What refers to an event that has not come is no mistake of the author's.
            problems = vec![Problem { severity: Severity::Error, path: String::new(), message }];
        }
        (dataset, problems)
    }

    /// What has been read so far; nothing before its head.
    #[inline(never)]
    pub fn into_part(mut self) -> Option<Dataset> {
        self.forget_what_is_missing();
        let untold = Problems::default();
        parse::with_events(&self.head, self.events, self.resolved, self.sections, untold).map(|(dataset, _)| dataset)
    }

    /// Leaves out what refers to events that have not come.
    fn forget_what_is_missing(&mut self) {
        if self.stage != Stage::End || self.wrong.is_some() {
            let count = self.events.len();
            self.resolved.links.retain(|link| (link.to.0 as usize) < count);
            self.resolved.derived_dates.retain(|derived| (derived.anchor.0 as usize) < count);
        }
    }

    /// Reads the blocks that are there whole; how many bytes they are.
    fn blocks(&mut self, bytes: &[u8]) -> Result<usize, String> {
        let mut rest = bytes;
        if self.stage == Stage::Start {
            let Some((start, after)) = rest.split_at_checked(MAGIC.len() + 1) else { return Ok(0) };
            if start.strip_prefix(MAGIC) != Some(&[VERSION]) {
                return Err(damaged("version"));
            }
            (self.stage, rest) = (Stage::Head, after);
        }
        loop {
            let read = bytes.len() - rest.len();
            // Five bytes are enough for any number.
            let mut after = rest;
            let Some(length) = number(&mut after) else {
                return if rest.len() < 5 { Ok(read) } else { Err(damaged("length")) };
            };
            let Some((block, after)) = after.split_at_checked(length as usize) else { return Ok(read) };
            match self.stage {
                Stage::Head => {
                    self.stage = Stage::Groups;
                    self.read_head(block)?;
                }
                Stage::Groups if block.is_empty() => self.stage = Stage::End,
                Stage::Groups => self.read_group(block)?,
                Stage::Start | Stage::End => return Err(damaged("end")),
            }
            rest = after;
            if rest.is_empty() {
                return Ok(bytes.len());
            }
        }
    }

    fn read_head(&mut self, block: &[u8]) -> Result<(), String> {
        let mut columns = Columns { rest: block };
        self.head = columns.next("head")?.to_vec();
        let all = columns.texts()?;
        let mut texts = Texts::read(&all, columns.next("head")?)?;
        let mut column = columns.next("head")?;
        while !column.is_empty() {
            self.sections.push(texts.plain(&mut column).ok_or_else(|| damaged("head"))?.to_owned());
        }
        let count = number(&mut columns.rest).ok_or_else(|| damaged("head"))?;
        let room = (count as usize).min(ROOM);
        self.events.reserve(room);
        self.resolved.kinds.reserve_exact(room);
        columns.end("head")
    }

    /// Reads a group of events; nothing of it if anything in it is wrong.
    fn read_group(&mut self, block: &[u8]) -> Result<(), String> {
        let before = self.events.len();
        self.read_events(block).inspect_err(|_| {
            self.events.truncate(before);
            self.resolved.truncate(before);
        })
    }

    fn read_events(&mut self, block: &[u8]) -> Result<(), String> {
        let mut columns = Columns { rest: block };
        let all = columns.texts()?;
        let mut texts = Texts::read(&all, columns.next("texts")?)?;
        let (events, resolved) = (&mut self.events, &mut self.resolved);
        let first = events.len();
        let count = columns.dates(events, &mut self.last)?;
        columns.records(events, &mut texts, count)?;
        let mut column = columns.next("events")?;
        for _ in 0..count {
            resolved.kinds.push(kind(&mut column).ok_or_else(|| damaged("events"))?);
        }
        let group = first..first + count;
        columns.lists(group.clone(), &mut resolved.actors, |column| number(column).map(ActorIx))?;
        columns.lists(group.clone(), &mut resolved.places, |column| number(column).map(PlaceIx))?;
        columns.lists(group.clone(), &mut resolved.citations, |column| {
            let (source, section) = (SourceIx(number(column)?), SectionIx(number(column)?));
            Some(Citation { source, section, paragraph: number(column)?, sentence: number(column)? })
        })?;
        columns.lists(group.clone(), &mut resolved.reported_by, |column| number(column).map(SourceIx))?;
        columns.lists(group, &mut resolved.links, |column| {
            let to = EventIx(number(column)?);
            let kind = match number(column)? {
                0 => LinkKind::LedTo,
                1 => LinkKind::RespondsTo,
                2 => LinkKind::Contradicts,
                3 => LinkKind::PartOf,
                _ => return None,
            };
            Some(Link { to, kind })
        })?;
        let mut column = columns.next("events")?;
        let mut last = None;
        while !column.is_empty() {
            let mut derived = || {
                let event = next_event(&mut last, number(&mut column)?, count)?;
                let anchor = EventIx(number(&mut column)?);
                let words = texts.next(&mut column)?;
                // None is written as a plain string, all others as they are in memory.
                let words = if words.words.is_empty() { Text::default() } else { Text::coded(words.words) };
                Some((event, DerivedDate { anchor, words }))
            };
            let (event, derived) = derived().ok_or_else(|| damaged("events"))?;
            resolved.derived_dates.push(first + event, derived);
        }
        columns.end("events")
    }
}

/// Few words, since all words are in the first load, whenever they are needed.
fn damaged(what: &str) -> String {
    [
        "This packed file is cut off, damaged or of another version (",
        what,
        "). Fetch it again, or pack the dataset again.",
    ]
    .concat()
}

fn kind(column: &mut &[u8]) -> Option<Kind> {
    let number = number(column)?;
    let (category, weight) = ((number >> 5).checked_sub(1), (number >> 2 & 7) as u8);
    let initiator = *Lane::ALL.get(number as usize & 3)?;
    (1..=5).contains(&weight).then(|| Kind::new(category.map(CategoryIx), weight, initiator))
}
