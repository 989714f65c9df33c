//! Where the pieces of a large dataset come from: an answer of a server, or what a page has set as `data`.
//! Knows pieces of bytes; knows nothing of what they say.

use crate::load::said;
use js_sys::{Array, JSON, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Response};

/// What is no longer than this many bytes, or letters, is read in one go.
const LARGE: u32 = 1_500_000;
/// The same for an object, in events.
const MANY: u32 = 5_000;
/// What is no longer than this many bytes is read on the page before a worker could begin; the same in events.
const LONG: f64 = 8e6;
const VERY_MANY: u32 = 25_000;
/// Letters, or bytes, and events of one piece.
const PIECE: u32 = 200_000;
const EVENTS: u32 = 500;

/// The pieces that are still to come.
pub enum Supply {
    Stream { reader: Option<ReadableStreamDefaultReader>, total: Option<f64> },
    Text { text: JsString, at: u32 },
    Bytes { bytes: Uint8Array, at: u32 },
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
        let reader = response.body().map(|body| body.get_reader().unchecked_into());
        Supply::Stream { reader, total }
    }

    /// What a page has set as `data`.
    pub fn of_data(data: &JsValue) -> Supply {
        if let Some(text) = data.dyn_ref::<JsString>() {
            return Supply::Text { text: text.clone(), at: 0 };
        }
        let Some(events) = events_of(data) else { return Supply::Bytes { bytes: Uint8Array::new(data), at: 0 } };
        let others = Object::assign(&Object::new(), data.unchecked_ref());
        // A key whose value is undefined is not written, and setting it cannot fail.
        let _ = Reflect::set(&others, &"events".into(), &JsValue::UNDEFINED);
        Supply::Object { others, events, at: Step::Head }
    }

    /// The next piece; nothing after the last one.
    pub async fn next(&mut self) -> Result<Option<Uint8Array>, String> {
        Ok(match self {
            Supply::Stream { reader: Some(reader), .. } => chunk(reader).await?,
            Supply::Stream { .. } => None,
            Supply::Text { text, at } => {
                let mut end = (*at + PIECE).min(text.length());
                // A pair of surrogates is one letter.
                if end < text.length() && (0xD800..0xDC00).contains(&(text.char_code_at(end - 1) as u32)) {
                    end -= 1;
                }
                let piece = text.substring(*at, end);
                *at = end;
                piece_of(&String::from(piece))
            }
            Supply::Bytes { bytes, at } => {
                let end = (*at + PIECE).min(bytes.length());
                // A copy, since it is given away.
                let piece = bytes.slice(*at, end);
                *at = end;
                Some(piece).filter(|piece| piece.length() > 0)
            }
            Supply::Object { others, events, at } => {
                let text = |value: &JsValue| JSON::stringify(value).ok().and_then(|text| text.as_string());
                match *at {
                    Step::Head => {
                        *at = Step::Events(0);
                        let others = text(others).unwrap_or_default();
                        let open = others.strip_suffix('}').unwrap_or("{");
                        let comma = if open.len() > 1 { "," } else { "" };
                        piece_of(&[open, comma, "\"events\":["].concat())
                    }
                    Step::Events(from) if from < events.length() => {
                        let end = (from + EVENTS).min(events.length());
                        *at = Step::Events(end);
                        let piece = text(&events.slice(from, end)).unwrap_or_default();
                        let inner = piece.strip_prefix('[').and_then(|piece| piece.strip_suffix(']'));
                        piece_of(&[if from > 0 { "," } else { "" }, inner.unwrap_or_default()].concat())
                    }
                    Step::Events(_) => {
                        *at = Step::Done;
                        piece_of("]}")
                    }
                    Step::Done => None,
                }
            }
        })
    }

    /// All bytes, where that is known from the start.
    pub fn total(&self) -> Option<f64> {
        match self {
            Supply::Stream { total, .. } => *total,
            Supply::Text { text, .. } => Some(f64::from(text.length())),
            Supply::Bytes { bytes, .. } => Some(f64::from(bytes.length())),
            Supply::Object { .. } => None,
        }
    }

    /// Whether so much has come, in bytes, that the rest soon will have.
    pub fn is_nearly_done(&self, bytes: f64) -> bool {
        match self {
            Supply::Object { events, at: Step::Events(at), .. } => *at * 2 > events.length(),
            Supply::Object { .. } => true,
            other => other.total().is_some_and(|total| bytes * 2.0 > total),
        }
    }

    /// Whether it is worth a worker, by all that is known of it when so many bytes have come.
    pub fn is_long(&self, bytes: f64) -> bool {
        match self {
            Supply::Object { events, .. } => events.length() > VERY_MANY,
            other => other.total().map_or(bytes > LONG / 4.0, |total| total > LONG),
        }
    }

    /// Whether nobody waits for it.
    pub fn is_short(&self, bytes: f64) -> bool {
        match self {
            Supply::Object { .. } => false,
            other => other.total().unwrap_or(bytes) <= f64::from(LARGE),
        }
    }
}

/// Whether what a page has set as `data` is read in pieces.
pub fn is_large(data: &JsValue) -> bool {
    let of_bytes = |name: &str| Reflect::get(data, &name.into()).ok().and_then(|length| length.as_f64());
    match data.dyn_ref::<JsString>() {
        Some(text) => text.length() > LARGE,
        None if data.is_object() => {
            events_of(data).is_some_and(|events| events.length() > MANY)
                || of_bytes("byteLength").is_some_and(|length| length > f64::from(LARGE))
        }
        None => false,
    }
}

fn events_of(data: &JsValue) -> Option<Array> {
    Reflect::get(data, &"events".into()).ok()?.dyn_into().ok()
}

fn piece_of(text: &str) -> Option<Uint8Array> {
    (!text.is_empty()).then(|| Uint8Array::from(text.as_bytes()))
}

async fn chunk(reader: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, String> {
    let read = JsFuture::from(reader.read()).await.map_err(said)?;
    let value = Reflect::get(&read, &"value".into()).map_err(said)?;
    Ok((!value.is_undefined()).then(|| value.unchecked_into()))
}
