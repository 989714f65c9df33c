//! Where datasets come from: the wasm itself, an address, or a property. The last one asked for wins.
//! Knows bytes, addresses and the reader's language; knows nothing of what is drawn.

use crate::intake::{End, Form, News, Progress, Supply, Taken, Wish, in_time, is_large, take_in};
use crate::languages;
use crate::later::{self, Need};
use js_sys::{Array, Promise, Uint8Array};
use relations_core::dataset::{Dataset, Problem, Severity, parse};
use relations_core::text::{Language, fill};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, HtmlElement, RequestInit, Response};

/// The attribute and the property by which a page gives a dataset, where it is told what is wrong with one that has not
/// arrived whole.
const SRC: &str = "src";
const DATA: &str = "data";

/// A dataset that has arrived, or the reasons why it has not.
#[derive(Default)]
pub struct Loaded {
    pub dataset: Dataset,
    pub problems: Vec<Problem>,
    /// Whether trying again may help.
    pub failed: bool,
    /// Whether it is the dataset of the wasm itself, whose texts come language by language.
    pub embedded: bool,
    /// How much of it this is, if more is to come.
    pub progress: Option<Progress>,
}

/// What is done with what arrives: parts of a large dataset first, and in the end all of it.
pub type Then = Rc<dyn Fn(Arrival)>;

pub enum Arrival {
    Loaded(Box<Loaded>),
    /// More has arrived than before, and none of it can be shown yet.
    Progress(Progress),
}

/// Loads one thing at a time; what was asked for before is dropped.
pub struct Loader {
    /// Says what is to be known of a dataset before it is read.
    host: HtmlElement,
    /// The address of the door, beside which the files of the widget lie.
    base: String,
    /// Counts what was asked for; an answer to an earlier question is not shown.
    asked: Rc<Cell<u32>>,
    request: Rc<Cell<Option<AbortController>>>,
    /// Whether what is on its way shall come no further.
    stopped: Rc<Cell<bool>>,
    /// What the door has asked for before the wasm was there: an address, what aborts it, and the answer that is under way.
    early: Cell<Option<Array>>,
}

impl Loader {
    pub fn new(host: HtmlElement, base: String, early: Option<Array>) -> Loader {
        let request = early.as_ref().map(|early| early.get(1).unchecked_into());
        let (request, early) = (Rc::new(Cell::new(request)), Cell::new(early));
        Loader { host, base, asked: Rc::default(), request, stopped: Rc::default(), early }
    }

    pub fn cancel(&self) {
        self.asked.set(self.asked.get().wrapping_add(1));
        if let Some(request) = self.request.take() {
            request.abort();
        }
    }

    /// Stops the loading of a large dataset; what has arrived is shown.
    pub fn stop(&self) {
        self.stopped.set(true);
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
        let early = self.early.take().filter(|early| url.is_some() && early.get(0).as_string() == url);
        // Unless that has been asked for, the page has changed its mind meanwhile.
        if early.is_none() {
            self.cancel();
        }
        match url {
            None if languages::is_here(language) => then(Arrival::Loaded(embedded().into())),
            None => self.later(Source::Embedded, language, then),
            Some(url) => self.later(Source::Address(url, early), language, then),
        }
    }

    /// A dataset from a property: a string, bytes, or an object.
    pub fn take(&self, data: JsValue, language: Language, then: Then) {
        self.cancel();
        self.later(Source::Property(data), language, then);
    }

    /// Goes on with what comes later; shows what is loaded unless something else was asked for meanwhile.
    fn later(&self, source: Source, language: Language, then: Then) {
        let (host, base) = (self.host.clone(), self.base.clone());
        let (asked, number) = (self.asked.clone(), self.asked.get());
        let (request, stopped) = (self.request.clone(), self.stopped.clone());
        stopped.set(false);
        let need = if matches!(source, Source::Embedded) { Need::Hand } else { Need::Parser };
        self.when_here(need, move |here| {
            if here {
                let wanted = move || asked.get() == number;
                return read_from(
                    source,
                    base,
                    language,
                    Wanted { host, is: Box::new(wanted), request, stopped, then },
                );
            }
            let loaded = match source {
                Source::Embedded => Loaded { problems: vec![later::missing("lang", Language::English)], ..embedded() },
                _ => failed(later::missing("", language)),
            };
            then(Arrival::Loaded(loaded.into()));
        });
    }
}

/// What is to be loaded.
enum Source {
    Embedded,
    /// With what has been asked for already: the same address, what aborts it, and the answer that is under way.
    Address(String, Option<Array>),
    Property(JsValue),
}

fn embedded() -> Loaded {
    Loaded { dataset: languages::embedded(), embedded: true, ..Loaded::default() }
}

fn failed(problem: Problem) -> Loaded {
    Loaded { problems: vec![problem], failed: true, ..Loaded::default() }
}

/// Fetches the language and then what it is wanted for; what needs neither is there at once.
// Comes later, see `crate::later`.
#[inline(never)]
fn read_from(source: Source, base: String, language: Language, wanted: Wanted) {
    let form = Form::of(&wanted.host);
    // Bytes that need neither a language nor an importer are read at once.
    let (source, known) = match source {
        Source::Property(data) if !is_large(&data) => {
            let bytes = bytes_of(&data);
            let is_own = form.is_own(&bytes);
            if is_own && language.is_known() {
                return wanted.tell(Arrival::Loaded(parsed(&bytes).into()));
            }
            (Source::Property(Uint8Array::new_from_slice(&bytes).into()), is_own.then_some(bytes))
        }
        source => (source, None),
    };
    let answer = match &source {
        Source::Address(_, Some(early)) => Some(early.get(2).unchecked_into::<Promise>().into()),
        Source::Address(url, None) => {
            let request = AbortController::new().ok();
            let answer = ask(url, request.as_ref(), wanted.host.get_attribute("integrity").as_deref());
            wanted.request.set(request);
            answer
        }
        _ => None,
    };
    spawn_local(async move {
        let learned = languages::learn(&base, language, matches!(source, Source::Embedded)).await;
        let come = |origin, wanted, learned| gather(origin, Asked { base, form, language }, wanted, learned);
        match (source, known) {
            (Source::Embedded, _) => wanted.tell_all(embedded(), learned),
            (Source::Property(_), Some(bytes)) => wanted.tell_all(parsed(&bytes), learned),
            (Source::Property(data), None) => come(Origin::Data(data), wanted, learned),
            (Source::Address(url, _), _) => {
                let reason = match in_time(response(answer)).await {
                    Some(Ok(answer)) => return come(Origin::Answer(answer, url), wanted, learned),
                    Some(Err(reason)) => reason,
                    None => wanted.give_up(language),
                };
                wanted.tell_all(failed(not_loaded(SRC, &url, &reason, language)), learned);
            }
        }
    });
}

/// Whoever waits for a dataset, as long as they ask for nothing else.
struct Wanted {
    host: HtmlElement,
    is: Box<dyn Fn() -> bool>,
    /// What aborts the request that is under way.
    request: Rc<Cell<Option<AbortController>>>,
    stopped: Rc<Cell<bool>>,
    then: Then,
}

impl Wanted {
    fn tell(&self, arrival: Arrival) {
        if (self.is)() {
            (self.then)(arrival);
        }
    }

    /// Tells what has been loaded, and whether the language could not be learned for it.
    fn tell_all(&self, mut loaded: Loaded, learned: Result<(), String>) {
        if let Err(reason) = learned {
            loaded.problems.push(not_learned(&reason));
        }
        self.tell(Arrival::Loaded(loaded.into()));
    }

    /// Waits no longer for what has been asked for; why.
    fn give_up(&self, language: Language) -> String {
        if let Some(request) = self.request.take() {
            request.abort();
        }
        language.more_words().too_long.to_owned()
    }

    /// What whoever takes something in shall do after this piece of news.
    fn hear(&self, news: Option<News>) -> Wish {
        if !(self.is)() {
            return Wish::Drop;
        }
        if self.stopped.get() {
            return Wish::Stop;
        }
        if let Some(News { progress, part }) = news {
            (self.then)(match part {
                Some(dataset) => {
                    let loaded = Loaded { dataset, progress: Some(progress), ..Loaded::default() };
                    Arrival::Loaded(loaded.into())
                }
                None => Arrival::Progress(progress),
            });
        }
        Wish::GoOn
    }
}

/// Where the pieces of a dataset come from.
enum Origin {
    /// With the address.
    Answer(Response, String),
    Data(JsValue),
}

/// What is asked for: by whom and in which form and language.
struct Asked {
    base: String,
    form: Form,
    language: Language,
}

/// Takes a dataset in piece by piece. What has arrived is shown, whatever happens to the rest.
// Comes later, see `crate::later`.
#[inline(never)]
fn gather(origin: Origin, asked: Asked, wanted: Wanted, learned: Result<(), String>) {
    spawn_local(async move {
        let Asked { base, form, language } = asked;
        let (supply, path, name) = match origin {
            Origin::Answer(answer, url) => (Supply::of_response(&answer), SRC, url),
            Origin::Data(data) => (Supply::of_data(&data), DATA, DATA.to_owned()),
        };
        let Taken { dataset, mut problems, end } = take_in(&base, supply, &form, &|news| wanted.hear(news)).await;
        let events = dataset.events.len();
        let is_broken = matches!(end, End::Failed(_) | End::Silent) && !wanted.stopped.get();
        // What is set as data does not change by being asked for again.
        let failed = is_broken && path == SRC;
        match end {
            // An answer that is broken off is a failure too.
            End::Stopped | End::Failed(_) if wanted.stopped.get() => {
                let events = language.count(language.words().events, events);
                let message = fill(language.more_words().stopped, &[("events", &events)]);
                problems.push(Problem { severity: Severity::Warning, path: path.to_owned(), message });
            }
            End::Failed(reason) => problems.push(not_loaded(path, &name, &reason, language)),
            End::Silent => problems.push(not_loaded(path, &name, &wanted.give_up(language), language)),
            _ => {}
        }
        wanted.tell_all(Loaded { dataset, problems, failed, ..Loaded::default() }, learned);
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
    Loaded { dataset, problems, ..Loaded::default() }
}

fn not_loaded(path: &str, url: &str, reason: &str, language: Language) -> Problem {
    let more = language.more_words();
    let message = fill(more.could_not_load, &[("url", url), ("reason", reason)]) + " " + more.could_not_load_advice;
    Problem { severity: Severity::Error, path: path.to_owned(), message }
}

/// The reader's language is not there, so that they read English.
pub fn not_learned(reason: &str) -> Problem {
    let message = [Language::English.words().could_not_complete, " (", reason, ")"].concat();
    Problem { severity: Severity::Warning, path: "lang".to_owned(), message }
}

/// Asks for what is at an address; with the hash that it must have.
pub fn ask(url: &str, request: Option<&AbortController>, integrity: Option<&str>) -> Option<JsFuture> {
    let init = RequestInit::new();
    init.set_integrity(integrity.unwrap_or_default());
    init.set_signal(request.map(AbortController::signal).as_ref());
    Some(JsFuture::from(web_sys::window()?.fetch_with_str_and_init(url, &init)))
}

/// What an error says of itself.
pub fn said(error: JsValue) -> String {
    let message = js_sys::Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "network".to_owned())
}

/// The bytes of an answer, or in a few words why there are none.
pub async fn body(answer: Option<JsFuture>) -> Result<Vec<u8>, String> {
    let body = JsFuture::from(response(answer).await?.array_buffer().map_err(said)?).await.map_err(said)?;
    Ok(js_sys::Uint8Array::new(&body).to_vec())
}

/// The answer of a server that has what is asked for.
async fn response(answer: Option<JsFuture>) -> Result<Response, String> {
    let response = answer.ok_or("no window")?.await.map_err(said)?;
    let response: Response = response.dyn_into().map_err(said)?;
    if !response.ok() {
        return Err(["HTTP ", &response.status().to_string()].concat());
    }
    Ok(response)
}
