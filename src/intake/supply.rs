//! Where the pieces of a dataset come from: an answer of a server, or what a page has set as `data`.
//! Knows pieces of bytes; knows nothing of what they say.

use crate::load::said;
use js_sys::{Array, JSON, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Response};

/// What is no longer than this many bytes, or letters, is read in one go.
const LARGE: f64 = 1.5e6;
/// The same for an object, in events.
const MANY: u32 = 5_000;
/// What is no longer than this many bytes is read on the page before a worker could begin; the same in events.
const LONG: f64 = 8e6;
const VERY_MANY: u32 = 25_000;
/// Events of one piece.
const EVENTS: u32 = 500;

/// The pieces that are still to come.
pub enum Supply {
    Stream { reader: Option<ReadableStreamDefaultReader>, total: Option<f64> },
    Object { others: Object, events: Array, at: Step },
}

/// How far an object has been written.
#[derive(Clone, Copy)]
pub enum Step {
    Head,
    Events(u32),
    Done,
}

impl Supply {
    /// The answer of a server.
    pub fn of_response(response: &Response) -> Supply {
        let header = |name| response.headers().get(name).ok().flatten();
        // The length of what is compressed on its way says nothing of what comes out.
        let total = header("content-length").filter(|_| header("content-encoding").is_none());
        let total = total.and_then(|length| length.parse().ok()).map(|length: u32| f64::from(length));
        Supply::streamed(response, total)
    }

    /// What a page has set as `data`.
    pub fn of_data(data: &JsValue) -> Supply {
        let Some(events) = events_of(data) else {
            // The browser cuts a text, or bytes, as if it were an answer.
            let answer = Response::new_with_opt_readable_stream(Some(data.unchecked_ref()));
            return answer.map_or(Supply::Stream { reader: None, total: None }, |answer| {
                Supply::streamed(&answer, length_of(data))
            });
        };
        let others = Object::assign(&Object::new(), data.unchecked_ref());
        // A key whose value is undefined is not written, and setting it cannot fail.
        let _ = Reflect::set(&others, &"events".into(), &JsValue::UNDEFINED);
        Supply::Object { others, events, at: Step::Head }
    }

    fn streamed(response: &Response, total: Option<f64>) -> Supply {
        Supply::Stream { reader: response.body().map(|body| body.get_reader().unchecked_into()), total }
    }

    /// The next piece; nothing after the last one.
    pub fn next(&mut self) -> impl Future<Output = Result<Option<Uint8Array>, String>> + use<> {
        let (read, written) = match self {
            Supply::Stream { reader, .. } => (reader.as_ref().map(ReadableStreamDefaultReader::read), None),
            Supply::Object { others, events, at } => (None, written(others, events, at)),
        };
        async move {
            let Some(read) = read else { return Ok(written) };
            let value = Reflect::get(&JsFuture::from(read).await.map_err(said)?, &"value".into()).map_err(said)?;
            Ok((!value.is_undefined()).then(|| value.unchecked_into()))
        }
    }

    /// All bytes, where that is known from the start.
    pub fn total(&self) -> Option<f64> {
        match self {
            Supply::Stream { total, .. } => *total,
            Supply::Object { .. } => None,
        }
    }

    /// Whether so much has come, in bytes, that the rest soon will have.
    pub fn is_nearly_done(&self, bytes: f64) -> bool {
        match self {
            Supply::Object { events, at: Step::Events(at), .. } => *at * 2 > events.length(),
            Supply::Object { .. } => true,
            Supply::Stream { total, .. } => total.is_some_and(|total| bytes * 2.0 > total),
        }
    }

    /// Whether it is worth a worker, by all that is known of it when so many bytes have come.
    pub fn is_long(&self, bytes: f64) -> bool {
        match self {
            Supply::Object { events, .. } => events.length() > VERY_MANY,
            Supply::Stream { total, .. } => total.map_or(bytes > LONG / 4.0, |total| total > LONG),
        }
    }

    /// Whether nobody waits for it.
    pub fn is_short(&self, bytes: f64) -> bool {
        match self {
            Supply::Object { .. } => false,
            Supply::Stream { total, .. } => total.unwrap_or(bytes) <= LARGE,
        }
    }
}

/// The next piece of an object as JSON.
fn written(others: &Object, events: &Array, at: &mut Step) -> Option<Uint8Array> {
    let text = |value: &JsValue| JSON::stringify(value).ok().and_then(|text| text.as_string()).unwrap_or_default();
    let piece = match *at {
        Step::Head => {
            *at = Step::Events(0);
            let others = text(others);
            let open = others.strip_suffix('}').unwrap_or("{");
            [open, if open.len() > 1 { "," } else { "" }, "\"events\":["].concat()
        }
        Step::Events(from) if from < events.length() => {
            let end = (from + EVENTS).min(events.length());
            *at = Step::Events(end);
            let piece = text(&events.slice(from, end));
            let inner = piece.strip_prefix('[').and_then(|piece| piece.strip_suffix(']'));
            [if from > 0 { "," } else { "" }, inner.unwrap_or_default()].concat()
        }
        Step::Events(_) => {
            *at = Step::Done;
            "]}".to_owned()
        }
        Step::Done => return None,
    };
    Some(Uint8Array::new_from_slice(piece.as_bytes()))
}

/// Whether what a page has set as `data` is read in pieces.
pub fn is_large(data: &JsValue) -> bool {
    length_of(data).is_some_and(|length| length > LARGE) || events_of(data).is_some_and(|events| events.length() > MANY)
}

/// The letters of a text, or bytes.
fn length_of(data: &JsValue) -> Option<f64> {
    match data.dyn_ref::<JsString>() {
        Some(text) => Some(f64::from(text.length())),
        None => Reflect::get(data, &"byteLength".into()).ok()?.as_f64(),
    }
}

fn events_of(data: &JsValue) -> Option<Array> {
    Reflect::get(data, &"events".into()).ok()?.dyn_into().ok()
}
