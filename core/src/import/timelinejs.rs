//! Timelines of TimelineJS, as JSON of version 3 or 2 or as its sheet, read as a `Draft`.
//! Knows how these are told apart; what stands in them is known by the files beside it.

mod dates;
mod fields;
mod old;
mod sheet;
mod slide;
mod slides;

pub use sheet::{is_timelinejs_sheet, read_sheet};

use super::Draft;
use super::json::place;
use crate::dataset::json::{DEEPEST, Json, Reader};
use slide::Builder;

/// What the old script was given instead of plain JSON.
pub(super) const WRAPPED: &str = "storyjs_jsonp_data";

/// Reads JSON of TimelineJS, version 3, or 2 where everything stands under `timeline`.
pub fn read(text: &str) -> Draft {
    let mut builder = Builder::default();
    let Some(json) = value(text, &mut builder.draft) else { return builder.draft };
    let list = match json.get("timeline") {
        Some(timeline @ Json::Object(_)) => old::read(timeline, &mut builder),
        _ => slides::read(&json, &mut builder),
    };
    builder.finish(list)
}

/// Whether a text looks like JSON of TimelineJS. Reads no further than it must, often to the first event.
pub fn is_timelinejs(text: &str) -> bool {
    let mut reader = Reader::new(text, start(text));
    reader.space();
    if !reader.eats(b'{') {
        return false;
    }
    loop {
        let Ok(key) = reader.key() else { return false };
        reader.space();
        match key.as_ref() {
            "timeline" => return reader.peek() == b'{',
            "eras" | "scale" => return true,
            "version" | "parties" | "items" => return false,
            "events" => return reader.eats(b'[') && reader.value(DEEPEST).is_ok_and(|first| is_event(&first)),
            _ => {}
        }
        if reader.value(DEEPEST).is_err() || !reader.goes_on(b'}').unwrap_or(false) {
            return false;
        }
    }
}

fn is_event(json: &Json) -> bool {
    json.get("start_date").is_some() || matches!(json.get("text"), Some(Json::Object(_)))
}

/// Where the JSON begins.
fn start(text: &str) -> usize {
    let body = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}');
    let body = match body.strip_prefix(WRAPPED).map(|rest| rest.trim_start()) {
        Some(rest) => rest.strip_prefix(['=', '(']).unwrap_or(rest),
        None => body,
    };
    text.len() - body.len()
}

/// The JSON that a text is; where it is none, this is reported with its line and column.
fn value<'a>(text: &'a str, draft: &mut Draft) -> Option<Json<'a>> {
    let mut reader = Reader::new(text, start(text));
    reader.space();
    if reader.is_at_end() {
        draft.fail("", "The file is empty. A timeline of TimelineJS is a JSON object with “events”.".to_owned());
        return None;
    }
    let json = match reader.value(DEEPEST) {
        Ok(json) => json,
        Err(expected) => {
            let place = place(text, reader.at);
            let advice = "Correct that place, or check that the file arrived whole.";
            draft.fail("", format!("The file is not JSON: {expected} at {place}. {advice}"));
            return None;
        }
    };
    while reader.ends(b';') || reader.eats(b')') {}
    if !reader.is_at_end() {
        let place = place(text, reader.at);
        draft.warn("", format!("After the timeline something follows at {place}, which is not read."));
    }
    if !matches!(json, Json::Object(_)) {
        let message = "The file holds JSON, but not an object with “events”. Is it a timeline of TimelineJS?";
        draft.fail("", message.to_owned());
        return None;
    }
    Some(json)
}
