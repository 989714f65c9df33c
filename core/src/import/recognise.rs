//! Which format bytes have, from what they begin with, and that they are read as that.
//! Knows encodings and what formats look like; what stands in them is known by their files.

use super::csv::Columns;
use super::json::clipped;
use super::{Sheet, csv, timelinejs, vis, wikidata};
use crate::dataset::{Dataset, Problem, Severity, file, parse};

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Our own, as JSON or packed.
    Relations,
    TimelineJs,
    TimelineJsSheet,
    Vis,
    Csv,
    /// Results of SPARQL.
    Wikidata,
}

impl Format {
    pub const ALL: [Format; 6] =
        [Format::Relations, Format::TimelineJs, Format::TimelineJsSheet, Format::Vis, Format::Csv, Format::Wikidata];

    /// What authors call it. The JSON and the sheet of TimelineJS have one name; the content tells which it is.
    pub fn name(self) -> &'static str {
        match self {
            Format::Relations => "relations",
            Format::TimelineJs | Format::TimelineJsSheet => "timelinejs",
            Format::Vis => "vis",
            Format::Csv => "csv",
            Format::Wikidata => "wikidata",
        }
    }

    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name.trim()))
    }
}

/// So many letters tell the format of a table.
const TELLING: usize = 60_000;

/// Nobody reads more problems than this; the rest is counted.
const LIMIT: usize = 500;

/// Reads bytes of a format; `None`: of that which they look like. Reports, never fails.
pub fn read(bytes: &[u8], format: Option<Format>, columns: &Columns) -> (Dataset, Vec<Problem>) {
    if bytes.starts_with(file::MAGIC) {
        return parse(bytes);
    }
    let Decoded { text, problem } = decoded(bytes);
    if let Some(message) = no_data(&text, format) {
        return (
            parse(b"{\"version\":1,\"events\":[],\"parties\":[{\"id\":\"first\"},{\"id\":\"second\"}]}").0,
            vec![whole(message)],
        );
    }
    let format = format_of(&text, format);
    let (dataset, found) = match format {
        Format::Relations => parse(text.as_bytes()),
        Format::TimelineJs => timelinejs::read(&text).into_dataset(),
        Format::TimelineJsSheet => timelinejs::read_sheet(&text).into_dataset(),
        Format::Vis => vis::read(&text).into_dataset(),
        Format::Csv => csv::read(&text, columns).into_dataset(),
        Format::Wikidata => wikidata::read(&text).into_dataset(),
    };
    let mut problems: Vec<Problem> = problem.into_iter().chain(found).collect();
    let beyond = problems.len().saturating_sub(LIMIT + 1);
    if beyond > 0 {
        problems.truncate(LIMIT);
        problems.push(warning(format!("{} further problems are not listed.", beyond + 1)));
    }
    (dataset, problems)
}

/// The text that bytes are read as, and as which format; `None` for our packed form, which is no text.
pub fn text_and_format(bytes: &[u8], format: Option<Format>) -> Option<(String, Format)> {
    if bytes.starts_with(file::MAGIC) {
        return None;
    }
    let text = decoded(bytes).text;
    let format = format_of(&text, format);
    Some((text, format))
}

/// The format that a text is read as: the one that is asked for, else that which it looks like.
fn format_of(text: &str, format: Option<Format>) -> Format {
    let is_json = text.trim_start().starts_with(['{', '[']) || text.trim_start().starts_with(timelinejs::WRAPPED);
    match format.or_else(|| recognise(text)) {
        Some(Format::TimelineJs) if !is_json => Format::TimelineJsSheet,
        Some(Format::TimelineJsSheet) if is_json => Format::TimelineJs,
        Some(format) => format,
        None if is_json => Format::Relations,
        None => Format::Csv,
    }
}

/// The format that a text looks like; `None` where it looks like none.
pub fn recognise(text: &str) -> Option<Format> {
    let text = text.trim_start_matches('\u{FEFF}');
    let body = text.trim_start();
    let found = [
        wikidata::is_wikidata(text).then_some(Format::Wikidata),
        timelinejs::is_timelinejs(text).then_some(Format::TimelineJs),
        vis::is_vis(text).then_some(Format::Vis),
    ];
    if let Some(format) = found.into_iter().flatten().next() {
        return Some(format);
    }
    match body.bytes().next()? {
        b'{' => return Some(Format::Relations),
        b'[' | b'<' => return None,
        _ => {}
    }
    let end = text.char_indices().nth(TELLING).map_or(text.len(), |(end, _)| end);
    let rows = Sheet::read(text.get(..end)?).rows;
    if timelinejs::is_timelinejs_sheet(&rows) {
        return Some(Format::TimelineJsSheet);
    }
    let has_columns = rows.first().is_some_and(|row| row.cells.len() > 1);
    (csv::is_csv(&rows) || has_columns).then_some(Format::Csv)
}

/// Why a text holds no data of any format, if so.
fn no_data(text: &str, format: Option<Format>) -> Option<String> {
    let body = text.trim_start();
    let start = body.get(..9).unwrap_or(body).to_ascii_lowercase();
    if body.is_empty() {
        return Some("The file is empty. Check that it arrived whole.".to_owned());
    }
    let is_page = ["<!doctype", "<html", "<head", "<body"].iter().any(|page| start.starts_with(page));
    if is_page || start.starts_with('<') && format != Some(Format::Csv) {
        let advice = "the address may be wrong, or it may need a login.";
        return Some(match title(body) {
            Some(title) => format!("This is a web page, “{}”, not data: {advice}", clipped(&title)),
            None => format!("This is a web page, not data: {advice}"),
        });
    }
    let is_text = start.starts_with(['{', '[']) || recognise(text).is_some() || format.is_some();
    (!is_text).then(|| {
        "Nobody can tell what this is. It can be a dataset of this timeline, JSON or a sheet of TimelineJS, items of \
         vis-timeline, a table with a header, or an answer of Wikidata's query service."
            .to_owned()
    })
}

/// What a web page calls itself.
fn title(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("<title>")?;
    Some(super::markup::plain_text(rest.split('<').next()?)).filter(|title| !title.is_empty())
}

/// A text, and what was wrong with its letters.
struct Decoded {
    text: String,
    problem: Option<Problem>,
}

fn decoded(bytes: &[u8]) -> Decoded {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => sixteen(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => sixteen(rest, u16::from_be_bytes),
        // What begins with a letter of ASCII and a zero, or the other way round, is the same without its mark.
        [1..=0x7F, 0, ..] => sixteen(bytes, u16::from_le_bytes),
        [0, 1..=0x7F, ..] => sixteen(bytes, u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => Decoded { text: text.to_owned(), problem: None },
                Err(wrong) => {
                    let at = wrong.valid_up_to();
                    let before = bytes.get(..at).unwrap_or_default();
                    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
                    let message = format!(
                        "The file is not in UTF-8: byte {} in line {line} is part of no letter. Such bytes are shown \
                         as �. Save the file as UTF-8.",
                        at + 1
                    );
                    let text = String::from_utf8_lossy(bytes).into_owned();
                    Decoded { text, problem: Some(warning(message)) }
                }
            }
        }
    }
}

/// UTF-16, as spreadsheets write it.
fn sixteen(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut broken = !rest.is_empty();
    let letters = char::decode_utf16(units).map(|letter| {
        broken |= letter.is_err();
        letter.unwrap_or(char::REPLACEMENT_CHARACTER)
    });
    let text: String = letters.collect();
    let message = "The file is in UTF-16, with halves of letters in it that are shown as �. Save it as UTF-8.";
    Decoded { text, problem: broken.then(|| warning(message.to_owned())) }
}

fn warning(message: String) -> Problem {
    Problem { severity: Severity::Warning, ..whole(message) }
}

fn whole(message: String) -> Problem {
    Problem { severity: Severity::Error, path: String::new(), message }
}
