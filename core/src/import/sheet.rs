//! Tables as text, such as CSV: which cells stand in which line, whatever parts them.
//! Knows quotes, line ends and what parts cells; knows nothing of what the cells mean.
//! A reader of its own, since the common one neither counts lines that end as on old computers nor says that a quote
//! is never closed; the tests hold it against that one.

use crate::dataset::{Problem, Severity};
use std::ops::Range;

/// The rows of a table in which something stands, and what was wrong with its writing.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub rows: Vec<Row>,
    pub problems: Vec<Problem>,
}

/// A row and the line, counted from 1, in which it begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    pub cells: Vec<String>,
}

/// What may stand between two cells; where two fit alike, the first does it.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// As many rows tell what parts their cells.
const TELLING: usize = 12;

impl Row {
    /// Where it stands, as problems say it.
    pub fn path(&self) -> String {
        format!("line {}", self.line)
    }

    /// A cell without the space around it; empty where there is none.
    pub fn cell(&self, number: usize) -> &str {
        self.cells.get(number).map_or("", |cell| cell.trim())
    }
}

/// A row as it stands in a text: its line, and the bytes of each of its cells with their quotes.
pub struct Place {
    pub line: usize,
    pub cells: Vec<Range<usize>>,
}

/// Where the rows of a text stand, also those that are empty.
pub fn places(text: &str) -> impl Iterator<Item = Place> {
    let mark = text.len() - text.strip_prefix('\u{FEFF}').unwrap_or(text).len();
    let mut reader = Reader::declared(text.get(mark..).unwrap_or_default());
    std::iter::from_fn(move || {
        let line = reader.row()?.line;
        let cells = std::mem::take(&mut reader.ranges).into_iter();
        Some(Place { line, cells: cells.map(|cell| cell.start + mark..cell.end + mark).collect() })
    })
}

impl Sheet {
    /// Reads any text; what cannot be meant so is reported with its line and kept.
    pub fn read(text: &str) -> Sheet {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut reader = Reader::declared(text);
        let mut rows = Vec::new();
        while let Some(row) = reader.row() {
            if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
                rows.push(row);
            }
        }
        let mut sheet = Sheet { rows, problems: reader.problems };
        sheet.report_long_rows();
        sheet
    }

    /// Cells beyond those of the first row belong to nothing.
    fn report_long_rows(&mut self) {
        let width = self.rows.first().map_or(0, |row| row.cells.len());
        let longer = self.rows.iter().filter_map(|row| {
            let used = row.cells.iter().rposition(|cell| !cell.trim().is_empty())? + 1;
            (used > width).then(|| {
                warning(
                    row.line,
                    format!(
                        "This row has {used} cells, and the first row has {width}; the rest is left out. Put cells that have \
                         commas or semicolons in them in double quotes."
                    ),
                )
            })
        });
        self.problems.extend(longer);
    }
}

fn warning(line: usize, message: String) -> Problem {
    Problem { severity: Severity::Warning, path: format!("line {line}"), message }
}

/// What a first line such as `sep=;`, which spreadsheets write and hide, says, and its length.
fn declared(text: &str) -> Option<(u8, usize)> {
    let [b's', b'e', b'p', b'=', delimiter, rest @ ..] = text.as_bytes() else { return None };
    let end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return None,
    };
    delimiter.is_ascii_punctuation().then_some(()).or((*delimiter == b'\t').then_some(()))?;
    Some((*delimiter, 5 + end))
}

/// What parts the cells: that by which most of the first rows have as many cells as the very first.
fn likely(text: &str) -> u8 {
    let fits = |delimiter: &u8| {
        let mut reader = Reader { delimiter: *delimiter, ..Reader::new(text) };
        let rows = std::iter::from_fn(|| reader.row()).filter(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        let widths: Vec<usize> = rows.take(TELLING).map(|row| row.cells.len()).collect();
        // What stands in quotes would be torn.
        let width = widths.first().copied().filter(|width| *width > 1).unwrap_or_default();
        let alike = widths.iter().filter(|other| **other == width).count();
        (alike.saturating_sub(reader.odd), width)
    };
    // The last of those that fit alike is taken.
    DELIMITERS.into_iter().rev().max_by_key(fits).unwrap_or(b',')
}

struct Reader<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    line: usize,
    /// A quote was never closed: from there on quotes mean only what they surely mean.
    strict: bool,
    /// How many cells have quotes that do not surround them.
    odd: usize,
    /// Where the cells of the last row stand.
    ranges: Vec<Range<usize>>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Reader<'a> {
        let (ranges, problems) = Default::default();
        Reader { text, delimiter: b',', at: 0, line: 1, strict: false, odd: 0, ranges, problems }
    }

    /// At the first row, and with what parts the cells.
    fn declared(text: &'a str) -> Reader<'a> {
        let (delimiter, at, line) = match declared(text) {
            Some((delimiter, length)) => (delimiter, length, 2),
            None => (likely(text), 0, 1),
        };
        Reader { delimiter, at, line, ..Reader::new(text) }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn row(&mut self) -> Option<Row> {
        self.byte(self.at)?;
        let mut row = Row { line: self.line, cells: Vec::new() };
        self.ranges.clear();
        loop {
            let start = self.at;
            row.cells.push(self.cell());
            self.ranges.push(start..self.at);
            match self.byte(self.at) {
                Some(byte) if byte == self.delimiter => self.at += 1,
                Some(b'\r') if self.byte(self.at + 1) == Some(b'\n') => self.at += 2,
                Some(_) => self.at += 1,
                None => return Some(row),
            }
            if self.byte(self.at - 1) != Some(self.delimiter) {
                self.line += 1;
                return Some(row);
            }
        }
    }

    /// A cell, up to what ends it.
    fn cell(&mut self) -> String {
        if self.byte(self.at) == Some(b'"') {
            if let Some(text) = self.quoted() {
                return text;
            }
            self.strict = true;
            let message = "The quote that begins a cell here is never closed, so it is taken for a letter. Put a \
                           double quote where the cell ends.";
            self.problems.push(warning(self.line, message.to_owned()));
        }
        self.plain().to_owned()
    }

    /// What stands up to the end of the cell.
    fn plain(&mut self) -> &'a str {
        let start = self.at;
        while !self.ends(self.at) {
            self.at += 1;
        }
        let plain = self.text.get(start..self.at).unwrap_or_default();
        self.odd += usize::from(plain.contains('"'));
        plain
    }

    /// Whether a cell ends here.
    fn ends(&self, at: usize) -> bool {
        self.byte(at).is_none_or(|byte| byte == self.delimiter || matches!(byte, b'\r' | b'\n'))
    }

    /// A cell in quotes. Within them a quote is written twice; one that ends no cell is taken for a letter.
    fn quoted(&mut self) -> Option<String> {
        let (mut text, mut at, mut lines, mut lone) = (String::new(), self.at + 1, 0, false);
        loop {
            let rest = self.text.get(at..)?;
            let length = rest.bytes().position(|byte| matches!(byte, b'"' | b'\r' | b'\n'))?;
            text.push_str(rest.get(..length)?);
            at += length + 1;
            match self.byte(at - 1) {
                Some(b'"') if self.byte(at) == Some(b'"') => {
                    text.push('"');
                    at += 1;
                }
                Some(b'"') if self.ends(at) || self.strict => break,
                Some(b'"') => {
                    text.push('"');
                    lone = true;
                }
                byte => {
                    at += usize::from(byte == Some(b'\r') && self.byte(at) == Some(b'\n'));
                    text.push('\n');
                    lines += 1;
                }
            }
        }
        if lone {
            let message = "Quotes stand within a cell in quotes. Write each of them twice.";
            self.problems.push(warning(self.line, message.to_owned()));
        }
        self.at = at;
        self.line += lines;
        text.push_str(self.plain());
        Some(text)
    }
}

#[cfg(test)]
mod tests;
