//! What is read: a file or the standard input, in any format that the core reads.
//! Knows how the format and the columns are named on the command line; knows nothing of what stands in them.

use crate::progress::Progress;
use crate::{Stop, output};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use relations_core::dataset::{Dataset, Parser, Problem};
use relations_core::import::{self, Columns, Format};
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// How a file is read.
#[derive(Args, Clone, Debug, Default)]
pub struct How {
    /// The format of what is read. By default it is recognised from the content.
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub format: Option<Format>,
    /// What the columns of a table are called there, each with what it is: When=date,What=title
    #[arg(long, value_name = "THEIRS=OURS", value_delimiter = ',', value_parser = column)]
    pub columns: Vec<(String, String)>,
}

impl How {
    pub fn columns(&self) -> Columns {
        Columns(self.columns.clone())
    }
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(["relations", "timelinejs", "vis", "csv", "wikidata"])
        .map(|name| Format::named(&name).unwrap_or(Format::Relations))
}

/// Theirs and ours, as `Columns` has them.
fn column(text: &str) -> Result<(String, String), String> {
    let (theirs, ours) = text.rsplit_once('=').ok_or("a column is named as in When=date")?;
    match (theirs.trim(), ours.trim()) {
        ("", _) | (_, "") => Err("a column is named as in When=date".to_owned()),
        (theirs, ours) => Ok((theirs.to_owned(), ours.to_owned())),
    }
}

/// The standard input is called `-`.
pub fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// What a file is called in messages.
pub fn name(path: &Path) -> String {
    if is_standard(path) { "standard input".to_owned() } else { path.display().to_string() }
}

pub fn bytes(path: &Path) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    let read = match is_standard(path) {
        true => io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes),
        false => fs::read(path),
    };
    let name = if is_standard(path) { "The standard input".to_owned() } else { name(path) };
    read.map_err(|error| Stop::Unreadable(format!("{name} could not be read: {error}.")))
}

/// So many bytes are read while somebody waits.
const LONG: usize = 8 << 20;

/// So many are read between two looks at the clock.
const PIECE: usize = 1 << 20;

/// Reads a dataset of any format; says how far it is where that takes long.
pub fn dataset(path: &Path, bytes: &[u8], how: &How) -> (Dataset, Vec<Problem>) {
    let mut progress = Progress::new(&format!("Reading {}", name(path)), bytes.len() > LONG);
    let is_ours = || match import::text_and_format(bytes, how.format) {
        Some((_, format)) => format == Format::Relations && std::str::from_utf8(bytes).is_ok(),
        None => true,
    };
    if !progress.is_shown() || !is_ours() {
        return import::read(bytes, how.format, &how.columns());
    }
    let mut parser = Parser::default();
    for piece in bytes.chunks(PIECE) {
        parser.feed(piece);
        progress.at(parser.bytes(), bytes.len());
    }
    parser.finish()
}

/// Says the problems of a file on the standard error.
pub fn tell(path: Option<&Path>, problems: &[Problem]) {
    for problem in problems {
        output::say(&format!("{}{problem}", path.map(|path| name(path) + ": ").unwrap_or_default()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_by_theirs_and_ours() {
        let check = |text: &str, expect: Option<(&str, &str)>| {
            let expect = expect.map(|(theirs, ours)| (theirs.to_owned(), ours.to_owned()));
            assert_eq!(column(text).ok(), expect, "{text}");
        };
        check("Wann?=date", Some(("Wann?", "date")));
        check(" Was geschah = title ", Some(("Was geschah", "title")));
        check("a=b=title", Some(("a=b", "title")));
        check("date", None);
        check("=date", None);
        check("When=", None);
    }

    #[test]
    fn what_is_read_with_progress_is_the_same() {
        let bytes = crate::EMBEDDED;
        let mut parser = Parser::default();
        bytes.chunks(1000).for_each(|piece| parser.feed(piece));
        let (pieces, whole) = (parser.finish(), dataset(Path::new("a.json"), bytes, &How::default()));
        assert_eq!(format!("{pieces:?}"), format!("{whole:?}"));
    }
}
