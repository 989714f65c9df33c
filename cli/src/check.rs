//! `relations check`: knows in what order files are looked at and what ends how; the core finds the problems.

mod excerpt;
mod json;
mod listed;
mod place;
mod table;

use crate::input::{self, How};
use crate::{Stop, output};
use clap::ValueEnum;
use excerpt::Look;
use place::{Place, Text};
use relations_core::dataset::{Problem, Severity};
use relations_core::import::text_and_format;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// When there are colours.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Color {
    /// Where the output is a terminal, and NO_COLOR is not set.
    Auto,
    Always,
    Never,
}

/// What has been found in a file.
struct Report {
    name: String,
    format: &'static str,
    events: usize,
    /// Empty for what is no text.
    text: Text,
    found: Vec<(Problem, Option<Place>)>,
}

/// Every file is looked at, whatever is wrong with the others.
pub fn check(files: &[PathBuf], how: &How, json: bool, color: Color) -> Result<(), Stop> {
    let look = Look::new(is_colored(color));
    let mut unreadable = Vec::new();
    let mut reports = Vec::new();
    let mut any = false;
    for file in files {
        let bytes = match input::bytes(file) {
            Ok(bytes) => bytes,
            Err(Stop::Unreadable(sentence)) => {
                unreadable.push(sentence);
                continue;
            }
            Err(stop) => return Err(stop),
        };
        let report = report(file, &bytes, how);
        any |= !report.found.is_empty();
        if json {
            reports.push(listed::object(&report));
        } else {
            output::write(None, look.shown(&report).as_bytes())?;
        }
    }
    if json {
        output::write(None, listed::list(&reports).as_bytes())?;
    }
    match (unreadable.is_empty(), any) {
        (false, _) => Err(Stop::Unreadable(unreadable.join("\nrelations: "))),
        (true, true) => Err(Stop::Problems),
        (true, false) => Ok(()),
    }
}

fn report(file: &Path, bytes: &[u8], how: &How) -> Report {
    let (dataset, problems) = input::dataset(file, bytes, how);
    let (text, format) = match text_and_format(bytes, how.format) {
        Some((text, format)) => (text, Some(format)),
        None => (String::new(), None),
    };
    let name = format.map_or("packed", |format| format.name());
    let columns = how.columns();
    let text = Text::new(text, format);
    let places = text.places(&problems, bytes, &columns);
    let mut found: Vec<(Problem, Option<Place>)> = problems.into_iter().zip(places).collect();
    // In the order of the text; what is of the whole file comes first.
    found.sort_by_key(|(_, place)| place.as_ref().map(|place| place.bytes.start));
    Report { name: input::name(file), format: name, events: dataset.events.len(), text, found }
}

impl Report {
    /// The last line on a file.
    fn summary(&self) -> String {
        let count = |severity| self.found.iter().filter(|(problem, _)| problem.severity == severity).count();
        let said = |count: usize, one: &str| match count {
            0 => String::new(),
            1 => format!(", 1 {one}"),
            _ => format!(", {count} {one}s"),
        };
        let events = if self.events == 1 { "1 event".to_owned() } else { format!("{} events", self.events) };
        let problems = said(count(Severity::Error), "error") + &said(count(Severity::Warning), "warning");
        let problems = if problems.is_empty() { ", no problems".to_owned() } else { problems };
        format!("{} ({}): {events}{problems}", self.name, self.format)
    }
}

fn is_colored(color: Color) -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb,
    }
}

#[cfg(test)]
mod tests;
