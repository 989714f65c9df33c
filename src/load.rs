//! Where datasets come from: the wasm itself, an address, or a property. The last one asked for wins.
//! Knows bytes, addresses and the reader's language; knows nothing of what is drawn.

use crate::{languages, later};
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
    pub fn when_here(&self, then: impl FnOnce(bool) + 'static) {
        let (asked, now) = (self.asked.clone(), self.asked.get());
        later::when_here(Box::new(move |here| {
            if asked.get() == now {
                then(here);
            }
        }));
    }

    /// The dataset at an address; the embedded one without. What is already here is shown at once.
    pub fn load(&self, url: Option<String>, language: Language, then: Then) {
        self.cancel();
        let embedded =
            || Loaded { dataset: languages::embedded(), problems: Vec::new(), failed: false, embedded: true };
        if url.is_none() && languages::is_here(language) {
            return then(embedded());
        }
        let Ok(request) = AbortController::new() else { return };
        self.request.set(Some(request.clone()));
        self.later(language, then, async move || match url {
            None => embedded(),
            Some(url) => {
                // Asked for before the answer, which is not read without it.
                let arrival = later::arrival();
                match fetch(&url, Some(&request)).await {
                    Ok(bytes) => read(&bytes, language, arrival.await),
                    Err(reason) => not_loaded(&url, &reason, language),
                }
            }
        });
    }

    /// A dataset from a property: a string, bytes, or an object.
    pub fn take(&self, data: JsValue, language: Language, then: Then) {
        self.cancel();
        let bytes = if let Some(text) = data.as_string() {
            text.into_bytes()
        } else if data.is_instance_of::<js_sys::ArrayBuffer>() || data.is_instance_of::<js_sys::Uint8Array>() {
            js_sys::Uint8Array::new(&data).to_vec()
        } else {
            match js_sys::JSON::stringify(&data).ok().and_then(|text| text.as_string()) {
                Some(text) => text.into_bytes(),
                None => Vec::new(),
            }
        };
        if language.is_known() && later::is_here() {
            return then(read(&bytes, language, true));
        }
        let arrival = later::arrival();
        self.later(language, then, async move || read(&bytes, language, arrival.await));
    }

    /// Fetches the language and then what it is wanted for; shows it unless something else was asked for meanwhile.
    fn later(&self, language: Language, then: Then, load: impl AsyncFnOnce() -> Loaded + 'static) {
        let (asked, base, number) = (self.asked.clone(), self.base.clone(), self.asked.get());
        spawn_local(async move {
            let learned = languages::learn(&base, language).await;
            let mut loaded = load().await;
            if let Err(reason) = learned {
                loaded.problems.push(not_learned(&reason));
            }
            if asked.get() == number {
                then(loaded);
            }
        });
    }
}

/// What bytes say, if the parser is here, which comes later.
fn read(bytes: &[u8], language: Language, here: bool) -> Loaded {
    let (dataset, problems) =
        if here { parse(bytes) } else { (Dataset::default(), vec![later::missing("", language)]) };
    Loaded { dataset, problems, failed: !here, embedded: false }
}

fn not_loaded(url: &str, reason: &str, language: Language) -> Loaded {
    let words = language.words();
    let message = fill(words.could_not_load, &[("url", url), ("reason", reason)]) + " " + words.could_not_load_advice;
    let problem = Problem { severity: Severity::Error, path: "src".to_owned(), message };
    Loaded { dataset: Dataset::default(), problems: vec![problem], failed: true, embedded: false }
}

/// The reader's language is not there, so that they read English.
pub fn not_learned(reason: &str) -> Problem {
    let message = [Language::English.words().could_not_complete, " (", reason, ")"].concat();
    Problem { severity: Severity::Warning, path: "lang".to_owned(), message }
}

/// The bytes at an address, or in a few words why there are none.
pub async fn fetch(url: &str, request: Option<&AbortController>) -> Result<Vec<u8>, String> {
    let said = |error: JsValue| {
        let message = js_sys::Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
        message.unwrap_or_else(|| "network".to_owned())
    };
    let window = web_sys::window().ok_or("no window")?;
    let init = RequestInit::new();
    init.set_signal(request.map(AbortController::signal).as_ref());
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &init)).await.map_err(said)?;
    let response: Response = response.dyn_into().map_err(said)?;
    if !response.ok() {
        return Err(format!("HTTP {}", response.status()));
    }
    let body = JsFuture::from(response.array_buffer().map_err(said)?).await.map_err(said)?;
    Ok(js_sys::Uint8Array::new(&body).to_vec())
}
