//! What comes later than the rest of the wasm: knows whether it has arrived, and waits for it; not what is in it.
//! That is listed in `xtask/src/shrink/split.rs`, and nothing of it may be called before it is here.

use crate::bring::bring;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect};
use relations_core::dataset::{Problem, Severity};
use relations_core::text::Language;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

thread_local! {
    /// How many of the needs are met, which come in this order. Outside a browser nothing is split.
    static HERE: Cell<u32> = const { Cell::new(if cfg!(target_arch = "wasm32") { 0 } else { u32::MAX }) };
    static FETCH: RefCell<Option<Function>> = const { RefCell::new(None) };
    /// Who draws more once what a reader's hand asks for is here.
    static WAITING: RefCell<Vec<Callback<()>>> = const { RefCell::new(Vec::new()) };
    /// The address of the door, beside which the files of the widget lie.
    static BASE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What one may have to wait for; each with those before it.
#[derive(Clone, Copy)]
pub enum Need {
    /// What a reader's hand asks for.
    Hand,
    /// The parser of datasets, and what draws many events.
    Parser,
    /// The table, the map, the prose, and what opens from them.
    Views,
    /// What writes files, and what offers them.
    Files,
}

/// `fetch` fetches what is missing up to a need, by its number, and promises whether that is here; it can be called
/// again after it has failed. Told the name of a script, it promises that; told nothing, a turn. `base` is the address of the door.
pub fn fetched_by(fetch: Function, base: &str) {
    FETCH.set(Some(fetch));
    BASE.set(base.to_owned());
}

/// What a reader's hand asks for is here. The door says so before it hands over what the reader has done meanwhile.
#[wasm_bindgen]
pub fn arrived() {
    meet(Need::Hand);
    crate::ui::dress_what_comes_later();
    WAITING.take().iter().for_each(|waiting| waiting.emit(()));
}

/// The address of the door.
pub fn door() -> String {
    BASE.with_borrow(Clone::clone)
}

/// Tells once what a reader's hand asks for has arrived; nothing if it is here.
pub fn tell(waiting: &Callback<()>) {
    if !is_here() {
        WAITING.with_borrow_mut(|all| all.push(waiting.clone()));
    }
}

pub fn meet(need: Need) {
    HERE.set(HERE.get().max(need as u32 + 1));
}

/// Whether what a reader's hand asks for is here.
pub fn is_here() -> bool {
    has(Need::Hand)
}

pub fn has(need: Need) -> bool {
    HERE.get() > need as u32
}

/// Goes on at once if what is needed is here, and else once it is or cannot be fetched; with whether it is here.
pub fn when_here(need: Need, then: Box<dyn FnOnce(bool)>) {
    if has(need) {
        return then(true);
    }
    let number = JsValue::from(need as u32);
    let promised = FETCH.with_borrow(|fetch| fetch.as_ref()?.call1(&JsValue::UNDEFINED, &number).ok());
    let promised = promised.map(|promise| JsFuture::from(promise.unchecked_into::<Promise>()));
    spawn_local(async move {
        // Those who provide it keep to themselves why it has failed.
        let is_here = match promised {
            Some(promised) => promised.await.is_ok_and(|answer| answer.is_truthy()),
            None => false,
        };
        if is_here && need as u32 >= Need::Views as u32 {
            return bring(BASE.with_borrow(Clone::clone), need, then);
        }
        if is_here {
            meet(need);
        }
        then(is_here);
    });
}

/// Milliseconds from when a reader first does something until all that paper needs is fetched.
const PAPER_AFTER: u32 = 2_500;

/// Fetches what paper needs, once a reader has done something: a browser that is told to print does not wait for it.
/// Not where the reader wants few data.
// Comes later itself, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn prepare_paper() {
    thread_local!(static IS_ASKED: Cell<bool> = const { Cell::new(false) });
    if !IS_ASKED.replace(true) && !saves_data().unwrap_or(false) {
        // Without it, what is seen is printed.
        Timeout::new(PAPER_AFTER, || when_here(Need::Files, Box::new(drop))).forget();
    }
}

fn saves_data() -> Option<bool> {
    let connection = Reflect::get(&web_sys::window()?.navigator(), &"connection".into()).ok()?;
    Reflect::get(&connection, &"saveData".into()).ok()?.as_bool()
}

/// Waits until the page has done what else there is to do; also where nobody looks at the page, unlike its frames.
// Comes later itself, with those who need it.
pub async fn turn() {
    let promised = FETCH.with_borrow(|fetch| fetch.as_ref()?.call1(&JsValue::UNDEFINED, &JsValue::UNDEFINED).ok());
    if let Some(promise) = promised {
        // What is promised is always kept.
        let _ = JsFuture::from(promise.unchecked_into::<Promise>()).await;
    }
}

/// Promises what a script of the widget exports.
// Comes later itself, with those who need it.
pub fn script(name: &str) -> Option<JsFuture> {
    let promised = FETCH.with_borrow(|fetch| fetch.as_ref()?.call1(&JsValue::UNDEFINED, &name.into()).ok())?;
    Some(JsFuture::from(promised.unchecked_into::<Promise>()))
}

/// What the reader is told if it cannot be fetched.
pub fn missing(path: &str, language: Language) -> Problem {
    let message = language.words().could_not_complete.to_owned();
    Problem { severity: Severity::Error, path: path.to_owned(), message }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use std::collections::BTreeSet;
    use std::{fs, path::Path};

    /// What a listener calls may come later: an event that is not held back meanwhile would find nothing there. And a
    /// release knows no other kinds of events.
    #[test]
    fn every_event_that_is_listened_to_is_held_back() {
        let script = include_str!("../static/later.js");
        let list = script.split_once("const EVENTS =").unwrap().1.split('"').nth(1).unwrap();
        let held: BTreeSet<String> = list.split(' ').map(str::to_owned).collect();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = vec![folder.join("ui.rs")];
        let mut folders = vec![folder.join("ui")];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            let (inner, found): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
            folders.extend(inner);
            files.extend(found);
        }
        let mut heard = BTreeSet::new();
        for file in files.iter().filter(|file| file.extension().is_some_and(|name| name == "rs")) {
            let source = fs::read_to_string(file).unwrap();
            for word in source.split(|letter: char| !letter.is_ascii_lowercase()) {
                let attribute = [word, "={"].concat();
                let listens =
                    source.contains(&[" ", &attribute].concat()) || source.contains(&["{", word, "}"].concat());
                heard.extend(word.strip_prefix("on").filter(|_| word.len() > 4 && listens).map(str::to_owned));
            }
        }
        assert!(heard.contains("pointerdown") && heard.contains("click"), "{heard:?}");
        assert_eq!(heard, held);
    }
}
