//! Problems as a compiler shows them: the sentence, the place, and the line with what is meant marked.
//! Knows how much of a line is shown; what is drawn around it is the work of codespan.

use super::Report;
use super::place::{Place, Text};
use codespan_reporting::diagnostic::{Diagnostic, Label};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::termcolor::{Buffer, ColorSpec, WriteColor};
use codespan_reporting::term::{self, Config, Styles, StylesWriter};
use relations_core::dataset::{Problem, Severity};
use relations_core::import::markup::is_harmful;
use std::io::Write;
use std::ops::Range;

/// How reports look.
pub struct Look {
    is_colored: bool,
    styles: Styles,
    config: Config,
}

/// As much of a line is shown, in letters, and so much of it before the place.
const WIDTH: usize = 100;
const BEFORE: usize = 40;

impl Look {
    pub fn new(is_colored: bool) -> Look {
        Look { is_colored, styles: Styles::default(), config: Config { tab_width: 2, ..Config::default() } }
    }

    /// Every problem of a file, then how many there are.
    pub fn shown(&self, report: &Report) -> String {
        let mut to = if self.is_colored { Buffer::ansi() } else { Buffer::no_color() };
        for (problem, place) in &report.found {
            self.problem(&mut to, report, problem, place.as_ref());
        }
        let mut bold = ColorSpec::new();
        let _ = to.set_color(bold.set_bold(true));
        let _ = write!(to, "{}", harmless(&report.summary()));
        let _ = to.reset();
        let _ = writeln!(to);
        String::from_utf8_lossy(to.as_slice()).into_owned()
    }

    fn problem(&self, to: &mut Buffer, report: &Report, problem: &Problem, place: Option<&Place>) {
        let diagnostic = match problem.severity {
            Severity::Error => Diagnostic::error(),
            Severity::Warning => Diagnostic::warning(),
        };
        let diagnostic = diagnostic.with_message(harmless(&problem.message));
        let (excerpt, diagnostic) = match place {
            Some(place) => {
                let excerpt = Excerpt::new(&report.name, &report.text, place);
                let label = Label::primary((), excerpt.marked.clone()).with_message(harmless(&problem.path));
                (excerpt, diagnostic.with_label(label))
            }
            None => {
                let path = if problem.path.is_empty() { "the file" } else { &problem.path };
                let note = harmless(&format!("{}: {path}", report.name));
                (Excerpt::default(), diagnostic.with_note(note))
            }
        };
        let mut styled = StylesWriter::new(to, &self.styles);
        // It can only fail where an excerpt is not there, or nothing more can be written.
        let _ = term::emit_to_write_style(&mut styled, &self.config, &excerpt, &diagnostic);
    }
}

/// A text without what a terminal would obey.
fn harmless(text: &str) -> String {
    text.chars().map(|letter| if is_harmful(letter) { '\u{FFFD}' } else { letter }).collect()
}

/// A part of one line with what is marked in it.
#[derive(Default)]
struct Excerpt {
    name: String,
    line: usize,
    column: usize,
    text: String,
    marked: Range<usize>,
}

impl Excerpt {
    fn new(name: &str, text: &Text, place: &Place) -> Excerpt {
        let line = text.line(place.line);
        let end = place.bytes.end.min(line.end).max(place.bytes.start);
        let whole = text.text.get(line.clone()).unwrap_or_default();
        let shown = window(whole, place.bytes.start.saturating_sub(line.start));
        let mut excerpt =
            Excerpt { name: harmless(name), line: place.line, column: place.column, ..Excerpt::default() };
        if shown.start > 0 {
            excerpt.text.push('…');
        }
        let (mut start, mut behind) = (None, 0);
        for (byte, letter) in whole.get(shown.clone()).unwrap_or_default().char_indices() {
            let byte = line.start + shown.start + byte;
            if byte >= place.bytes.start {
                start.get_or_insert(excerpt.text.len());
            }
            excerpt.text.push(match letter {
                '\t' => ' ',
                letter if is_harmful(letter) => '\u{FFFD}',
                letter => letter,
            });
            if byte < end {
                behind = excerpt.text.len();
            }
        }
        let start = start.unwrap_or(excerpt.text.len());
        excerpt.marked = start..behind.max(start);
        if shown.end < whole.len() {
            excerpt.text.push('…');
        }
        excerpt
    }
}

/// What is shown of a line around a byte; of a line of many megabytes no more than that is looked at.
fn window(line: &str, at: usize) -> Range<usize> {
    if line.chars().nth(WIDTH).is_none() {
        return 0..line.len();
    }
    let back = |from: usize, letters: usize| {
        let before = line.get(..from).unwrap_or_default();
        before.char_indices().rev().take(letters).last().map_or(from, |(byte, _)| byte)
    };
    let from = back(at, BEFORE);
    let rest = line.get(from..).unwrap_or_default();
    match rest.char_indices().nth(WIDTH) {
        Some((length, _)) => from..from + length,
        None => back(line.len(), WIDTH)..line.len(),
    }
}

impl<'a> Files<'a> for Excerpt {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), _: usize) -> Result<usize, Error> {
        Ok(0)
    }

    fn line_number(&'a self, (): (), _: usize) -> Result<usize, Error> {
        Ok(self.line)
    }

    fn column_number(&'a self, (): (), _: usize, _: usize) -> Result<usize, Error> {
        Ok(self.column)
    }

    fn line_range(&'a self, (): (), _: usize) -> Result<Range<usize>, Error> {
        Ok(0..self.text.len())
    }
}
