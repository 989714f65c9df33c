//! What is found wrong while a file is read, and the order in which that is listed.
//! Knows paths and stages, and how it is written for another program; knows nothing of what a dataset is.

use super::Node;
use crate::dataset::file::{block, number, push, push_block};
use crate::dataset::{Problem, Severity};
use crate::order::sort;

/// What was found wrong so far.
#[derive(Clone, Default)]
pub struct Problems {
    found: Vec<Found>,
    counts: [usize; Stage::ALL.len()],
    stage: Stage,
    /// The place within the stage: an event, a field of it, an item of that.
    place: (usize, usize, usize),
    /// What is found counts only if this reference leads somewhere.
    pub provided: Option<Reference>,
}

/// Problems are listed as if the file were read in this order, whatever the order in which it says things.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Stage {
    #[default]
    Head,
    Ids,
    Dates,
    Lists,
    Contents,
    Rest,
}

impl Stage {
    const ALL: [Stage; 6] = [Stage::Head, Stage::Ids, Stage::Dates, Stage::Lists, Stage::Contents, Stage::Rest];
}

/// An id that can be looked up only when all of the file has been read.
#[derive(Clone, Copy, PartialEq)]
pub enum Reference {
    Source(u32),
    Event(u32),
}

#[derive(Clone)]
struct Found {
    stage: Stage,
    place: (usize, usize, usize),
    provided: Option<Reference>,
    problem: Problem,
}

impl Problems {
    /// Nobody reads more problems than this; the rest is counted.
    const LIMIT: usize = 500;

    pub fn turn_to(&mut self, stage: Stage, event: usize) {
        (self.stage, self.place) = (stage, (event, 0, 0));
    }
    pub fn at_field(&mut self, field: usize) {
        (self.place.1, self.place.2) = (field, 0);
    }
    pub fn at_item(&mut self, item: usize) {
        self.place.2 = item;
    }
    /// How many there are.
    pub fn count(&self) -> usize {
        self.counts.iter().sum()
    }
    pub fn error(&mut self, at: &Node, message: impl Into<String>) {
        self.add(Severity::Error, at, || message.into());
    }
    /// For a message that takes long to find.
    pub fn error_with(&mut self, at: &Node, message: impl FnOnce() -> String) {
        self.add(Severity::Error, at, message);
    }
    pub fn warning(&mut self, at: &Node, message: impl Into<String>) {
        self.add(Severity::Warning, at, || message.into());
    }
    #[cold]
    fn add(&mut self, severity: Severity, at: &Node, message: impl FnOnce() -> String) {
        let Some(count) = self.counts.get_mut(self.stage as usize) else { return };
        *count += 1;
        if *count > Problems::LIMIT {
            return;
        }
        let mut path = String::new();
        at.path.write(&mut path);
        let problem = Problem { severity, path, message: message() };
        self.found.push(Found { stage: self.stage, place: self.place, provided: self.provided, problem });
    }

    /// Forgets what was found in the events.
    pub fn forget_events(&mut self) {
        for stage in [Stage::Ids, Stage::Dates, Stage::Contents] {
            self.found.retain(|found| found.stage != stage);
            if let Some(count) = self.counts.get_mut(stage as usize) {
                *count = 0;
            }
        }
    }

    /// Puts what was found in the contents of events in the order of `to`, and drops what does not count.
    pub fn settle(&mut self, to: Option<&[u32]>, leads: impl Fn(Reference) -> bool) {
        self.found.retain_mut(|found| {
            if found.stage == Stage::Contents
                && let Some(event) = to.and_then(|to| to.get(found.place.0))
            {
                found.place.0 = *event as usize;
            }
            let counts = found.provided.is_none_or(&leads);
            if !counts && let Some(count) = self.counts.get_mut(found.stage as usize) {
                *count -= 1;
            }
            counts
        });
    }

    /// All of it in bytes, after why the file is no dataset, if so.
    pub fn written(&self, wrong: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        push_block(&mut bytes, wrong.as_bytes());
        self.counts.iter().for_each(|count| push(&mut bytes, *count as u32));
        for Found { stage, place, problem, .. } in &self.found {
            for number in [*stage as usize, place.0, place.1, place.2, problem.severity as usize] {
                push(&mut bytes, number as u32);
            }
            push_block(&mut bytes, problem.path.as_bytes());
            push_block(&mut bytes, problem.message.as_bytes());
        }
        bytes
    }

    /// Reads what has been written so: why the file is no dataset, if so, and what else was found.
    pub fn read(mut bytes: &[u8]) -> Option<(String, Problems)> {
        let bytes = &mut bytes;
        let wrong = text(bytes)?;
        let mut problems = Problems::default();
        for count in &mut problems.counts {
            *count = number(bytes)? as usize;
        }
        while !bytes.is_empty() {
            let mut next = || number(bytes).map(|number| number as usize);
            let (stage, place) = (*Stage::ALL.get(next()?)?, (next()?, next()?, next()?));
            let severity = *[Severity::Error, Severity::Warning].get(next()?)?;
            let problem = Problem { severity, path: text(bytes)?, message: text(bytes)? };
            problems.found.push(Found { stage, place, provided: None, problem });
        }
        Some((wrong, problems))
    }

    /// The problems in their order, and how many are beyond the limit.
    pub fn into_list(mut self) -> (Vec<Problem>, usize) {
        let all = self.count();
        sort(&mut self.found, |Found { stage, place, .. }| {
            ((*stage as i64) << 32 | place.0 as i64, (place.1 as i64) << 32 | place.2 as i64)
        });
        let list: Vec<Problem> = self.found.into_iter().take(Problems::LIMIT).map(|found| found.problem).collect();
        let beyond = all.saturating_sub(list.len());
        (list, beyond)
    }
}

fn text(bytes: &mut &[u8]) -> Option<String> {
    str::from_utf8(block(bytes)?).ok().map(str::to_owned)
}
