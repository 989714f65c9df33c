//! What is shown as a file, for the page and for the reader: pictures, tables, calendars, the dataset.
//! Knows kinds of files and how the page is handed one; what stands in them is written by `relations_core::export`.

mod dots;
mod drawn;
mod permalink;
mod print;
mod shared;

pub use permalink::{opens_at, page, permalink};
pub use print::{follow_printing, remember};
pub use shared::{attributes, is_handed_over, link};

use crate::later::{self, Need};
use crate::store::Store;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Error, Function, Promise, TypeError};
use relations_core::Shared;
use relations_core::export::svg::Guess;
use relations_core::export::{Picture, Theme, csv, ics, json, svg};
use relations_core::layout::Domain;
use relations_core::state::{State, View};
use relations_core::text::{Language, fill};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Svg,
    Png,
    Csv,
    Json,
    Ics,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Svg, Kind::Png, Kind::Csv, Kind::Json, Kind::Ics];

    /// As the page asks for it, and as a file's name ends.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Svg => "svg",
            Kind::Png => "png",
            Kind::Csv => "csv",
            Kind::Json => "json",
            Kind::Ics => "ics",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Svg => "image/svg+xml",
            Kind::Png => "image/png",
            Kind::Csv => "text/csv;charset=utf-8",
            Kind::Json => "application/json",
            Kind::Ics => "text/calendar;charset=utf-8",
        }
    }
}

/// Promises a Blob of a kind, which the page names; a TypeError for a kind that there is not.
// Comes later, see `crate::later`.
#[inline(never)]
pub fn promised(store: Option<Shared<Store>>, kind: JsValue) -> Promise {
    Promise::new(&mut |keep, refuse| {
        let (store, kind) = (store.clone(), kind.clone());
        let then = move |is_here| match store {
            Some(store) if is_here => give(store, &kind, [keep, refuse]),
            store => {
                let language = store.map(|store| store.state().language()).unwrap_or_default();
                tell(&refuse, &Error::new(language.words().could_not_complete));
            }
        };
        later::when_here(Need::Files, Box::new(then));
    })
}

// Comes later still, see `crate::later`.
#[inline(never)]
fn give(store: Shared<Store>, kind: &JsValue, [keep, refuse]: [Function; 2]) {
    let asked = kind.as_string().or_else(|| kind.js_typeof().as_string()).unwrap_or_default();
    let known = Kind::ALL.into_iter().find(|known| kind.as_string().is_some_and(|name| name == known.name()));
    let Some(kind) = known else {
        let names = Kind::ALL.map(Kind::name).join(", ");
        let words = store.state().language().words();
        return tell(&refuse, &TypeError::new(&fill(words.bad_value, &[("text", &asked), ("known", &names)])));
    };
    spawn_local(async move {
        match file(&store, kind).await {
            Ok(file) => tell(&keep, &file),
            Err(sentence) => tell(&refuse, &Error::new(&sentence)),
        }
    });
}

fn tell(call: &Function, value: &JsValue) {
    // Keeping and refusing a promise cannot fail.
    let _ = call.call1(&JsValue::UNDEFINED, value);
}

/// A file of what is shown; the sentence that says why there is none.
pub async fn file(store: &Shared<Store>, kind: Kind) -> Result<Blob, String> {
    store.complete();
    let state = store.state();
    let words = &state.language().view_words().file;
    let events = state.matches.events();
    let text = match kind {
        Kind::Svg => as_seen(&state, theme(store)),
        Kind::Png => {
            let theme = theme(store);
            let drawn = dots::png(store, &as_seen(&state, theme), theme).await;
            return drawn.ok_or_else(|| no_picture(state.language()));
        }
        Kind::Csv => csv(&state.index, events, words),
        Kind::Json => json(state.dataset(), Some(&state.matches)),
        Kind::Ics => ics(&state.index, events, words).text,
    };
    let options = BlobPropertyBag::new();
    options.set_type(kind.media_type());
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
        .map_err(|_| state.language().words().could_not_complete.to_owned())
}

fn no_picture(language: Language) -> String {
    language.view_words().take.no_picture.to_owned()
}

/// The picture of what is in sight; outside the timeline, of everything that passes the filter.
fn as_seen(state: &State, theme: Theme) -> String {
    let in_sight = state.view() == View::Timeline && !state.fitted;
    picture(state, in_sight.then_some(state.domain), state.width.clamp(NARROWEST, WIDEST), theme)
}

/// Widths of a picture, in pixels, whatever that of the element is.
const NARROWEST: f64 = 720.0;
const WIDEST: f64 = 1_600.0;

fn picture(state: &State, domain: Option<Domain>, width: f64, theme: Theme) -> String {
    let words = &state.language().view_words().file;
    // Nobody knows with which fonts a file will be seen.
    svg(&Picture { index: &state.index, matches: &state.matches, domain, width, theme, measure: &Guess, words })
}

/// The theme that is shown.
fn theme(store: &Store) -> Theme {
    let prefers_dark = || {
        let query = web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
        query.is_some_and(|query| query.matches())
    };
    match store.theme() {
        "dark" => Theme::Dark,
        "auto" if prefers_dark() => Theme::Dark,
        _ => Theme::Light,
    }
}

/// What a file is called: by the dataset, in letters that every system takes.
pub fn file_name(state: &State, kind: Kind) -> String {
    let id = &state.dataset().id;
    let name: String = id.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
    let what = match kind {
        Kind::Svg | Kind::Png => "timeline",
        Kind::Csv => "events",
        Kind::Json => "dataset",
        Kind::Ics => "calendar",
    };
    let name = name.trim_matches('-');
    [name, if name.is_empty() { "" } else { "-" }, what, ".", kind.name()].concat()
}

/// Hands a file to the browser, as a link does that a reader follows.
pub fn download(file: &Blob, name: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let url = Url::create_object_url_with_blob(file).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // A browser may begin to read it only when the page has done what it is doing.
    Timeout::new(AFTERWARDS, move || drop(Url::revoke_object_url(&url))).forget();
    Some(())
}

/// Milliseconds until an address is given back.
const AFTERWARDS: u32 = 4_000;
