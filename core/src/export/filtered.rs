//! The dataset as JSON of format `relations`, version 1: whole, or what passes a filter.
//! Knows whether anything is filtered, and which languages are in memory; knows no key of the format, which
//! `dataset::relations` writes.

use crate::dataset::{Dataset, relations};
use crate::index::Matches;

/// The dataset, whole or only with the events that pass a filter and what they refer to, see `relations::write`.
/// It is read again without a problem, and has all languages that the dataset in memory has.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn json(dataset: &Dataset, matches: Option<&Matches>) -> String {
    let events = matches.filter(|matches| matches.len() < dataset.events.len()).map(Matches::events);
    // Of the embedded dataset only the languages that somebody has asked for are in memory.
    let is_there = dataset.title.is_empty() || !dataset.title.exactly(&dataset.language).is_empty();
    let language = dataset.title.languages().next().filter(|_| !is_there).unwrap_or(&dataset.language);
    relations::write(dataset, events, language)
}
