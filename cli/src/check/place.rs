//! Where in a text a problem is: from the path of a problem to bytes, and from bytes to line and column.
//! Knows how importers write paths; JSON is walked by `json`, tables by `table`.

use super::{json, table};
use relations_core::dataset::Problem;
use relations_core::import::{Columns, Format};
use std::ops::Range;

/// A stretch of a text. Lines and columns are counted from 1, columns in letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub bytes: Range<usize>,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// A text and where its lines begin.
pub struct Text {
    pub text: String,
    format: Option<Format>,
    starts: Vec<usize>,
}

impl Text {
    pub fn new(text: String, format: Option<Format>) -> Text {
        let is_table = matches!(format, Some(Format::Csv | Format::TimelineJsSheet));
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            // Tables may come from old computers.
            b'\r' => is_table && bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Text { text, format, starts }
    }

    /// Where each of the problems is; `None` for those of the whole file, and where it is no text.
    pub fn places(&self, problems: &[Problem], bytes: &[u8], columns: &Columns) -> Vec<Option<Place>> {
        let Some(format) = self.format else { return problems.iter().map(|_| None).collect() };
        let paths: Vec<&str> = problems.iter().map(|problem| &*problem.path).collect();
        let ranges = match format {
            Format::Csv | Format::TimelineJsSheet => table::ranges(&self.text, &paths, format, columns),
            _ => json::ranges(&self.text, &paths, format),
        };
        let found = problems.iter().zip(ranges);
        let found = found.map(|(problem, range)| range.or_else(|| self.said(problem, bytes)));
        found.map(|range| range.map(|range| self.place(range))).collect()
    }

    /// Where a problem of the whole file says that it is.
    fn said(&self, problem: &Problem, bytes: &[u8]) -> Option<Range<usize>> {
        if !problem.path.is_empty() {
            return None;
        }
        if problem.message.starts_with("The file is not in UTF-8") {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let at = std::str::from_utf8(bytes).err()?.valid_up_to();
            return Some(at..self.after(at));
        }
        let (_, rest) = problem.message.rsplit_once(" at line ")?;
        let (line, rest) = rest.split_once(", column ")?;
        let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        let at = self.byte(line.parse().ok()?, rest.get(..digits)?.parse().ok()?)?;
        Some(at..self.after(at))
    }

    /// The byte of a line and a column.
    fn byte(&self, line: usize, column: usize) -> Option<usize> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let rest = self.text.get(start..)?;
        let letters = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        Some(start + letters.take(column).last()?)
    }

    /// Behind the letter that stands at a byte, within its line.
    fn after(&self, at: usize) -> usize {
        let next = self.text.get(at..).and_then(|rest| rest.chars().next());
        at + next.filter(|letter| !matches!(letter, '\n' | '\r')).map_or(0, char::len_utf8)
    }

    fn place(&self, bytes: Range<usize>) -> Place {
        let (line, column) = self.position(bytes.start);
        let (end_line, end_column) = self.position(bytes.end);
        Place { bytes, line, column, end_line, end_column }
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..at).unwrap_or_default();
        // A mark before the first letter is none.
        (line, before.strip_prefix('\u{FEFF}').unwrap_or(before).chars().count() + 1)
    }

    /// The bytes of a line without what ends it.
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        start..start + text.trim_end_matches(['\n', '\r']).len()
    }
}
