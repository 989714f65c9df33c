//! What the widget says in other languages than English: files beside the wasm, fetched when somebody asks for one.
//! Knows the embedded dataset and where its texts are; knows nothing of elements.

use crate::load::{ask, body};
use relations_core::Shared;
use relations_core::dataset::{Dataset, packed};
use relations_core::text::Language;
use std::cell::RefCell;
use wasm_bindgen_futures::JsFuture;

const NUMBERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.numbers"));
const NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/dataset.names"));
const TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/dataset.texts"));

thread_local! {
    /// The texts of the embedded dataset by language, as far as they are here.
    static KNOWN: RefCell<Vec<(&'static str, &'static str)>> = RefCell::new(vec![("en", TEXTS)]);
    /// The same with what the timeline draws nowhere, in every language, once it has been fetched.
    static WHOLE: RefCell<Option<Shared<Dataset>>> = const { RefCell::new(None) };
}

/// The dataset that is shown where the page names no other, in every language that is here.
pub fn embedded() -> Dataset {
    KNOWN.with(|known| packed::unpack(NUMBERS, NAMES, &known.borrow()))
}

/// The whole of it from now on.
pub fn know_whole(dataset: Dataset) {
    WHOLE.set(Some(Shared::new(dataset)));
}

/// The whole of it, if that is here.
pub fn whole() -> Option<Shared<Dataset>> {
    WHOLE.with_borrow(Clone::clone)
}

/// Whether a language needs nothing more: its words, and its texts of the embedded dataset.
pub fn is_here(language: Language) -> bool {
    language.is_known() && KNOWN.with(|known| known.borrow().iter().any(|(tag, _)| *tag == language.tag()))
}

/// Fetches a language unless it is here; the texts of the embedded dataset only where that is shown. `base` is the address
/// of the door. What cannot be fetched stays English.
pub async fn learn(base: &str, language: Language, is_embedded: bool) -> Result<(), String> {
    if is_here(language) || language.is_known() && !is_embedded {
        return Ok(());
    }
    let tag = language.tag();
    let file = |name: &str| {
        let url = web_sys::Url::new_with_base(&["./wasm/", name, ".", tag, ".txt"].concat(), base);
        url.map_err(|_| "no address".to_owned()).map(|url| (url.href(), ask(&url.href(), None, None)))
    };
    let lines = async |(url, answer): (String, Option<JsFuture>)| {
        let bytes = body(answer).await.map_err(|reason| [&url, ": ", &reason].concat())?;
        // They are kept for as long as the page is there, and there are few languages.
        String::from_utf8(bytes).map(|text| &*text.leak()).map_err(|_| url)
    };
    // Both are asked for before one is waited for.
    let texts = if is_embedded { Some(file("texts")?) } else { None };
    let words = if language.is_known() { None } else { Some(file("words")?) };
    let come = async |file: Option<_>| match file {
        Some(file) => lines(file).await.map(Some),
        None => Ok(None),
    };
    let (words, texts) = (come(words).await?, come(texts).await?);
    // Somebody else may have fetched it meanwhile.
    if let Some(words) = words.filter(|_| !language.is_known()) {
        language.learn(words);
    }
    if let Some(texts) = texts.filter(|_| !is_here(language)) {
        KNOWN.with(|known| known.borrow_mut().push((tag, texts)));
    }
    Ok(())
}
