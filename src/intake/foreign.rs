//! What is written in another format than ours: gathered whole, and read by the importer beside the page.
//! Knows what the page says of it, and what the importer is asked and answers, see `static/importer.js`; not what it says.

use super::{End, Intake, Taken};
use crate::later;
use crate::load::said;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use relations_core::dataset::{Parser, Problem, Severity};
use relations_core::import::is_own;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// By so many bytes it can be told whether something is of our own format.
const TELLING: u32 = 4 << 10;

/// What a page says of a dataset; empty: what it looks like.
pub struct Form {
    pub format: String,
    /// What the page calls the columns of a table, as `theirs=ours, …`.
    pub columns: String,
}

impl Form {
    pub fn of(host: &Element) -> Form {
        let said = |name: &str| host.get_attribute(name).unwrap_or_default();
        Form { format: said("format"), columns: said("columns") }
    }

    /// Whether bytes that begin so are of our own format, and need no importer.
    pub fn is_own(&self, start: &[u8]) -> bool {
        match self.format.trim() {
            "" => is_own(start),
            // A text of 16 bits a letter is none that the parser knows.
            format => format.eq_ignore_ascii_case("relations") && (is_own(start) || !start.contains(&0)),
        }
    }
}

/// Whether what comes is of our own format; what has come by then is ahead of the rest.
pub async fn is_ours(intake: &mut Intake<'_>, form: &Form) -> Result<bool, End> {
    let (mut pieces, mut start) = (Vec::new(), Vec::new());
    let answer = loop {
        let Some(piece) = intake.wait().await? else {
            // Of nothing at all the parser says what is wrong.
            break start.is_empty();
        };
        start.extend(piece.subarray(0, TELLING.saturating_mul(16)).to_vec());
        pieces.push(piece);
        if form.is_own(&start) {
            break true;
        }
        if start.len() >= TELLING as usize {
            break false;
        }
    };
    intake.ahead.extend(pieces);
    Ok(answer)
}

/// Takes in all of it.
pub async fn take_in(mut intake: Intake<'_>, form: &Form) -> Taken {
    let (mut pieces, mut length) = (Vec::new(), 0);
    let mut end = loop {
        match intake.wait().await {
            Ok(Some(piece)) => {
                length += piece.length();
                pieces.push(piece);
            }
            Ok(None) => break End::Whole,
            Err(end) => break end,
        }
        if intake.is_due(f64::from(length), 0)
            && let Err(end) = intake.say(f64::from(length), 0, None)
        {
            break end;
        }
    };
    if end == End::Dropped || length == 0 {
        return intake.finish(end);
    }
    let bytes = Uint8Array::new_with_length(length);
    let mut at = 0;
    for piece in pieces {
        bytes.set(&piece, at);
        at += piece.length();
    }
    let problems = match imported(bytes, form).await {
        Ok((json, problems)) => {
            intake.parser = Parser::default();
            if let Err(other) = intake.read(&json).await {
                end = other;
            }
            problems
        }
        Err(reason) => {
            end = End::Failed(reason);
            Vec::new()
        }
    };
    let taken = intake.finish(end);
    // The importer has told all of it.
    if problems.is_empty() { taken } else { Taken { problems, ..taken } }
}

/// The bytes as JSON of ours, and what is wrong with them.
async fn imported(bytes: Uint8Array, form: &Form) -> Result<(Uint8Array, Vec<Problem>), String> {
    let module = later::script("importer.js").ok_or("importer")?.await.map_err(said)?;
    let read: Function = key(&module, "read").map_err(said)?.unchecked_into();
    let (format, columns) = (form.format.as_str().into(), form.columns.as_str().into());
    let promise = read.call3(&JsValue::UNDEFINED, &bytes, &format, &columns).map_err(said)?;
    let reading = JsFuture::from(promise.unchecked_into::<Promise>()).await.map_err(said)?;
    let json = key(&reading, "json").map_err(said)?.unchecked_into();
    let told: Array = key(&reading, "problems").map_err(said)?.unchecked_into();
    let mut told = told.iter().map(|text| text.as_string().unwrap_or_default());
    let mut problems = Vec::new();
    while let (Some(severity), Some(path), Some(message)) = (told.next(), told.next(), told.next()) {
        let is_error = severity == Severity::Error.name();
        let severity = if is_error { Severity::Error } else { Severity::Warning };
        problems.push(Problem { severity, path, message });
    }
    Ok((json, problems))
}

fn key(of: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(of, &name.into())
}
