//! Which format bytes have, from what they begin with, and that they are read as that.
//! Knows encodings and what formats look like; what stands in them is known by their files.

use super::csv::Columns;
use super::draft::Written;
use super::json::clipped;
use super::{Sheet, csv, timelinejs, vis, wikidata};
use crate::dataset::{Dataset, Problem, Severity, file, parse, parse_json};

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

/// Writes a text of any format and encoding as JSON of format `relations`, and says what is wrong with it. The page names the
/// format, and its columns as `theirs=ours, …`; what is empty is recognised from the content.
pub fn rewritten(bytes: &[u8], format: &str, columns: &str) -> (String, Vec<Problem>) {
    let named = Format::named(format);
    let (columns, wrong) = Columns::written(columns);
    let Written { json, problems: found, .. } = read_text(bytes, named, &columns);
    let unknown = (named.is_none() && !format.trim().is_empty()).then(|| {
        let names = "relations, timelinejs, vis, csv, wikidata";
        let message = format!(
            "“{}” is no format that is known here, so that it was taken from the content. Write one of: {names}.",
            clipped(format)
        );
        Problem { path: "format".to_owned(), ..warning(message) }
    });
    (json, unknown.into_iter().chain(wrong).chain(found).collect())
}

/// The keys at the top of our own JSON that no other format has.
const OWN: [&str; 5] = ["\"version\"", "\"parties\"", "\"tracks\"", "\"disputes\"", "\"narrative\""];

/// Whether bytes that begin so are surely of our own format, packed or JSON.
pub fn is_own(start: &[u8]) -> bool {
    if start.starts_with(file::MAGIC) {
        return true;
    }
    let text = String::from_utf8_lossy(start);
    let body = text.trim_start_matches('\u{FEFF}').trim_start();
    // What is quoted within a text follows a backslash.
    let has = |key: &&str| {
        body.match_indices(*key).any(|(at, _)| {
            let (before, after) = body.split_at_checked(at).unwrap_or_default();
            let after = after.get(key.len()..).unwrap_or_default().trim_start();
            after.starts_with(':') && !before.ends_with('\\') && depth(before) == 1
        })
    };
    body.starts_with('{') && OWN.iter().any(has)
}

/// How many brackets of a text are open; those within its strings do not count.
fn depth(json: &str) -> usize {
    let (mut depth, mut is_quoted, mut is_escaped) = (0_usize, false, false);
    for byte in json.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_quoted,
            b'"' => is_quoted = !is_quoted,
            b'{' | b'[' if !is_quoted => depth += 1,
            b'}' | b']' if !is_quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}

/// Reads bytes of a format; `None`: of that which they look like. Reports, never fails.
pub fn read(bytes: &[u8], format: Option<Format>, columns: &Columns) -> (Dataset, Vec<Problem>) {
    if bytes.starts_with(file::MAGIC) {
        return parse(bytes);
    }
    let Written { dataset, problems, .. } = read_text(bytes, format, columns);
    (dataset, problems)
}

/// The same of bytes that are a text.
fn read_text(bytes: &[u8], format: Option<Format>, columns: &Columns) -> Written {
    let Decoded { text, problem } = decoded(bytes);
    if let Some(message) = no_data(&text, format) {
        return Written { problems: vec![whole(message)], ..own(EMPTY.to_owned()) };
    }
    let format = format_of(&text, format);
    let Written { json, dataset, problems: found } = match format {
        Format::Relations => own(text),
        Format::TimelineJs => timelinejs::read(&text).written(),
        Format::TimelineJsSheet => timelinejs::read_sheet(&text).written(),
        Format::Vis => vis::read(&text).written(),
        Format::Csv => csv::read(&text, columns).written(),
        Format::Wikidata => wikidata::read(&text).written(),
    };
    let mut problems: Vec<Problem> = problem.into_iter().chain(found).collect();
    let beyond = problems.len().saturating_sub(LIMIT + 1);
    if beyond > 0 {
        problems.truncate(LIMIT);
        problems.push(warning(format!("{} further problems are not listed.", beyond + 1)));
    }
    Written { json, dataset, problems }
}

/// What is shown where there is nothing.
const EMPTY: &str = r#"{"version":1,"events":[],"parties":[{"id":"first"},{"id":"second"}]}"#;

fn own(json: String) -> Written {
    let (dataset, problems) = parse_json(&json);
    Written { json, dataset, problems }
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
