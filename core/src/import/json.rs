//! JSON of others as a value, or a sentence about where it ends to be JSON. Knows nothing of what the values mean.

use crate::dataset::json::{DEEPEST, Json, Reader};
use std::borrow::Cow;

/// The one value of a file; `what` says what was expected in it.
///
/// # Errors
/// A sentence with line and column.
pub fn value<'a>(text: &'a str, what: &str) -> Result<Json<'a>, String> {
    let start =
        text.len() - text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}').len();
    let mut reader = Reader::new(text, start);
    if reader.is_at_end() {
        return Err(format!("The file is empty. {what}"));
    }
    let wrong = |expected: &str, at: usize| {
        let advice = "Correct that place, or check that the file arrived whole.";
        format!("The file is not JSON: {expected} at {}. {advice}", place(text, at))
    };
    let json = reader.value(DEEPEST).map_err(|expected| wrong(expected, reader.at))?;
    reader.space();
    if reader.is_at_end() { Ok(json) } else { Err(wrong("nothing more is expected", reader.at)) }
}

/// Where something is in a text, for people.
pub fn place(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or(text);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("line {line}, column {column}")
}

/// A text, or a number as one; empty for anything else.
pub fn text<'a>(json: Option<&'a Json>) -> Cow<'a, str> {
    match json {
        Some(Json::Text(text)) => text.trim().into(),
        Some(Json::Number(number)) => number.to_string().into(),
        _ => "".into(),
    }
}

/// The keys of an object; none for anything else.
pub fn keys<'a>(json: &'a Json) -> impl Iterator<Item = &'a str> {
    let entries = if let Json::Object(entries) = json { entries.as_slice() } else { &[] };
    entries.iter().filter(|(_, value)| !matches!(value, Json::Null)).map(|(key, _)| key.as_ref())
}

/// The path of a key; of its object where the key is no word.
pub fn step(path: &str, key: &str) -> String {
    let is_word = key.len() <= 40 && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match (is_word, path) {
        (false, _) => path.to_owned(),
        (true, "") => key.to_owned(),
        (true, _) => [path, ".", key].concat(),
    }
}

/// A text as a message repeats it.
pub fn clipped(text: &str) -> Cow<'_, str> {
    let text = super::markup::one_line(text);
    match text.char_indices().nth(40) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat().into(),
        None => text,
    }
}
