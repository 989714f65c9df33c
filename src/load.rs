//! Where datasets come from: the wasm itself, an address, or a property. The last one asked for wins.
//! Knows bytes, addresses and the reader's language; knows nothing of what is drawn.

use crate::languages;
use crate::later::{self, Need};
use relations_core::dataset::{Dataset, Problem, Severity, parse};
use relations_core::text::{Language, fill};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, RequestInit, Response};

/// A dataset that has arrived, or the reasons why it has not.
pub struct Loaded {
    pub dataset: Dataset,
    pub problems: Vec<Problem>,
    /// Whether trying again may help.
    pub failed: bool,
    /// Whether it is the dataset of the wasm itself, whose texts come language by language.
    pub embedded: bool,
}

/// What is done with what has been loaded.
pub type Then = Box<dyn FnOnce(Loaded)>;

/// Loads one thing at a time; what was asked for before is dropped.
pub struct Loader {
    /// The address of the door, beside which the files of the widget lie.
    base: String,
    /// Counts what was asked for; an answer to an earlier question is not shown.
    asked: Rc<Cell<u32>>,
    request: Rc<Cell<Option<AbortController>>>,
}

impl Loader {
    pub fn new(base: String) -> Loader {
        Loader { base, asked: Rc::default(), request: Rc::default() }
    }

    pub fn cancel(&self) {
        self.asked.set(self.asked.get().wrapping_add(1));
        if let Some(request) = self.request.take() {
            request.abort();
        }
    }

    /// Goes on once what comes later is here or cannot be fetched, unless something else is asked for meanwhile.
    pub fn when_here(&self, need: Need, then: impl FnOnce(bool) + 'static) {
        let (asked, now) = (self.asked.clone(), self.asked.get());
        let then = move |here| {
            if asked.get() == now {
                then(here);
            }
        };
        later::when_here(need, Box::new(then));
    }

    /// The dataset at an address; the embedded one without. What is already here is shown at once.
    pub fn load(&self, url: Option<String>, language: Language, then: Then) {
        self.cancel();
        if url.is_none() && languages::is_here(language) {
            return then(embedded());
        }
        let Some(url) = url else { return self.later(Source::Embedded, language, then) };
        let Ok(request) = AbortController::new() else { return };
        // Asked for before what comes later has arrived, which is needed to read the answer.
        let answer = ask(&url, Some(&request));
        self.request.set(Some(request));
        self.later(Source::Address(url, answer), language, then);
    }

    /// A dataset from a property: a string, bytes, or an object.
    pub fn take(&self, data: JsValue, language: Language, then: Then) {
        self.cancel();
        self.later(Source::Property(data), language, then);
    }

    /// Goes on with what comes later; shows what is loaded unless something else was asked for meanwhile.
    fn later(&self, source: Source, language: Language, then: Then) {
        let (asked, base, number) = (self.asked.clone(), self.base.clone(), self.asked.get());
        let need = if matches!(source, Source::Embedded) { Need::Hand } else { Need::Parser };
        self.when_here(need, move |here| {
            if here {
                let then = Box::new(move |loaded| {
                    if asked.get() == number {
                        then(loaded);
                    }
                });
                return read_from(source, base, language, then);
            }
            then(match source {
                Source::Embedded => Loaded { problems: vec![later::missing("lang", Language::English)], ..embedded() },
                _ => failed(later::missing("", language)),
            });
        });
    }
}

/// What is to be loaded.
enum Source {
    Embedded,
    /// With the answer that is under way.
    Address(String, Option<JsFuture>),
    Property(JsValue),
}

fn embedded() -> Loaded {
    Loaded { dataset: languages::embedded(), problems: Vec::new(), failed: false, embedded: true }
}

fn failed(problem: Problem) -> Loaded {
    Loaded { dataset: Dataset::default(), problems: vec![problem], failed: true, embedded: false }
}

/// Fetches the language and then what it is wanted for; what needs neither is there at once.
// Comes later, see `crate::later`.
#[inline(never)]
fn read_from(source: Source, base: String, language: Language, then: Then) {
    if let (Source::Property(data), true) = (&source, language.is_known()) {
        return then(parsed(&bytes_of(data)));
    }
    spawn_local(async move {
        let learned = languages::learn(&base, language).await;
        let mut loaded = match source {
            Source::Embedded => embedded(),
            Source::Property(data) => parsed(&bytes_of(&data)),
            Source::Address(url, answer) => match body(answer).await {
                Ok(bytes) => parsed(&bytes),
                Err(reason) => failed(not_loaded(&url, &reason, language)),
            },
        };
        if let Err(reason) = learned {
            loaded.problems.push(not_learned(&reason));
        }
        then(loaded);
    });
}

fn bytes_of(data: &JsValue) -> Vec<u8> {
    if let Some(text) = data.as_string() {
        return text.into_bytes();
    }
    if data.is_instance_of::<js_sys::ArrayBuffer>() || data.is_instance_of::<js_sys::Uint8Array>() {
        return js_sys::Uint8Array::new(data).to_vec();
    }
    let text = js_sys::JSON::stringify(data).ok().and_then(|text| text.as_string());
    text.map(String::into_bytes).unwrap_or_default()
}

fn parsed(bytes: &[u8]) -> Loaded {
    let (dataset, problems) = parse(bytes);
    Loaded { dataset, problems, failed: false, embedded: false }
}

fn not_loaded(url: &str, reason: &str, language: Language) -> Problem {
    let words = language.words();
    let message = fill(words.could_not_load, &[("url", url), ("reason", reason)]) + " " + words.could_not_load_advice;
    Problem { severity: Severity::Error, path: "src".to_owned(), message }
}

/// The reader's language is not there, so that they read English.
pub fn not_learned(reason: &str) -> Problem {
    let message = [Language::English.words().could_not_complete, " (", reason, ")"].concat();
    Problem { severity: Severity::Warning, path: "lang".to_owned(), message }
}

/// Asks for what is at an address.
pub fn ask(url: &str, request: Option<&AbortController>) -> Option<JsFuture> {
    let init = RequestInit::new();
    init.set_signal(request.map(AbortController::signal).as_ref());
    Some(JsFuture::from(web_sys::window()?.fetch_with_str_and_init(url, &init)))
}

/// The bytes of an answer, or in a few words why there are none.
pub async fn body(answer: Option<JsFuture>) -> Result<Vec<u8>, String> {
    let said = |error: JsValue| {
        let message = js_sys::Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
        message.unwrap_or_else(|| "network".to_owned())
    };
    let response = answer.ok_or("no window")?.await.map_err(said)?;
    let response: Response = response.dyn_into().map_err(said)?;
    if !response.ok() {
        return Err(["HTTP ", &response.status().to_string()].concat());
    }
    let body = JsFuture::from(response.array_buffer().map_err(said)?).await.map_err(said)?;
    Ok(js_sys::Uint8Array::new(&body).to_vec())
}
