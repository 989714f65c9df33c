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
    static FETCH: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// `fetch` fetches what is missing and promises to be done; it can be called again after it has failed.
pub fn fetched_by(fetch: Function) {
    FETCH.set(Some(fetch));
}

/// Everything is here. The door says so before it hands over what the reader has done meanwhile.
#[wasm_bindgen]
pub fn arrived() {
    HERE.set(true);
}

pub fn is_here() -> bool {
    HERE.get()
}

/// Fetches what is missing, beginning at once; in the end, whether everything is here.
fn arrival() -> impl Future<Output = bool> {
    let promised = FETCH.with_borrow(|fetch| fetch.as_ref()?.call0(&JsValue::UNDEFINED).ok());
    let promised = promised.map(|promise| JsFuture::from(promise.unchecked_into::<Promise>()));
    async {
        if let Some(promised) = promised {
            // The door keeps to itself why it has failed.
            let _ = promised.await;
        }
        is_here()
    }
}

/// Goes on at once if everything is here, and else once it is or cannot be fetched; with whether it is here.
pub fn when_here(then: Box<dyn FnOnce(bool)>) {
    if is_here() {
        return then(true);
    }
    let arrival = arrival();
    spawn_local(async move { then(arrival.await) });
}

/// What the reader is told if it cannot be fetched.
pub fn missing(path: &str, language: Language) -> Problem {
    let message = language.words().could_not_complete.to_owned();
    Problem { severity: Severity::Error, path: path.to_owned(), message }
}
