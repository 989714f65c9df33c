//! What comes later than the rest of the wasm: knows whether it has arrived, and waits for it; not what is in it.
//! That is listed in `xtask/src/shrink/split.rs`, and nothing of it may be called before it is here.

use js_sys::{Function, Promise};
use relations_core::dataset::{Problem, Severity};
use relations_core::text::Language;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

thread_local! {
    /// Outside a browser nothing is split.
    static HERE: Cell<bool> = const { Cell::new(cfg!(not(target_arch = "wasm32"))) };
    static READS: Cell<bool> = const { Cell::new(cfg!(not(target_arch = "wasm32"))) };
    static FETCH: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// What one may have to wait for.
#[derive(Clone, Copy, PartialEq)]
pub enum Need {
    /// What a reader's hand asks for.
    Hand,
    /// The same, and the parser of datasets.
    Parser,
}

/// `fetch` fetches what is missing, with the parser if it is told to, and promises whether that is here; it can be called
/// again after it has failed. Told nothing, it promises a turn.
pub fn fetched_by(fetch: Function) {
    FETCH.set(Some(fetch));
}

/// Everything but the parser is here. The door says so before it hands over what the reader has done meanwhile.
#[wasm_bindgen]
pub fn arrived() {
    HERE.set(true);
    crate::ui::dress_what_comes_later();
}

/// Whether everything but the parser is here.
pub fn is_here() -> bool {
    HERE.get()
}

/// Goes on at once if what is needed is here, and else once it is or cannot be fetched; with whether it is here.
pub fn when_here(need: Need, then: Box<dyn FnOnce(bool)>) {
    if if need == Need::Parser { READS.get() } else { is_here() } {
        return then(true);
    }
    let with_parser = JsValue::from_bool(need == Need::Parser);
    let promised = FETCH.with_borrow(|fetch| fetch.as_ref()?.call1(&JsValue::UNDEFINED, &with_parser).ok());
    let promised = promised.map(|promise| JsFuture::from(promise.unchecked_into::<Promise>()));
    spawn_local(async move {
        // Those who provide it keep to themselves why it has failed.
        let is_here = match promised {
            Some(promised) => promised.await.is_ok_and(|answer| answer.is_truthy()),
            None => false,
        };
        if need == Need::Parser {
            READS.set(is_here);
        }
        then(is_here);
    });
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

    /// What a listener calls may come later: an event that is not held back meanwhile would find nothing there.
    #[test]
    fn every_event_that_is_listened_to_is_held_back() {
        let script = include_str!("../static/later.js");
        let list = script.split_once("const EVENTS =").unwrap().1.split('"').nth(1).unwrap();
        let held: BTreeSet<String> = list.split(' ').map(str::to_owned).collect();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let files = fs::read_dir(folder.join("ui")).unwrap().map(|entry| entry.unwrap().path());
        let mut heard = BTreeSet::new();
        for file in files.chain([folder.join("ui.rs")]).filter(|file| file.extension().is_some_and(|name| name == "rs"))
        {
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
