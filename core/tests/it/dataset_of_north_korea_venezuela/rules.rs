//! The rules that any good dataset keeps to, each as the list of its breaches.

use super::SCHEMA;
use super::plain_json::{KINDS, at, citations, everywhere, parsed, thing};
use serde_json::Value;
use std::collections::BTreeSet;

/// How many letters a title may have to fit a label; Hangul is twice as wide.
const TITLE_LIMITS: [(&str, usize); 3] = [("en", 45), ("es", 45), ("ko", 24)];

/// What must not stand without a citation.
const CITED: [&str; 5] =
    ["/events/*", "/tracks/*/periods/*", "/disputes/*/claims/*", "/narrative/*/passages/*", "/actors/*"];

/// The keys under which words for the reader stand.
const TEXTS: [&str; 12] = [
    "title",
    "summary",
    "name",
    "short",
    "attribution",
    "words",
    "label",
    "note",
    "explanation",
    "statement",
    "heading",
    "text",
];

/// Where an id is mentioned, and of which kind it has to be.
pub const REFERENCES: [(&str, &str); 24] = [
    ("/parties/*/capital", "place"),
    ("/actors/*/party", "party"),
    ("/actors/*/roles/*/party", "party"),
    ("/actors/*/citations/*/source", "source"),
    ("/places/*/within", "place"),
    ("/places/*/citations/*/source", "source"),
    ("/events/*/category", "category"),
    ("/events/*/initiator", "party"),
    ("/events/*/actors/*", "actor"),
    ("/events/*/places/*", "place"),
    ("/events/*/citations/*/source", "source"),
    ("/events/*/reported_by/*", "source"),
    ("/events/*/derived_date/anchor", "event"),
    ("/events/*/links/*/to", "event"),
    ("/tracks/*/party", "party"),
    ("/tracks/*/place", "place"),
    ("/tracks/*/periods/*/events/*", "event"),
    ("/tracks/*/periods/*/citations/*/source", "source"),
    ("/disputes/*/claims/*/events/*", "event"),
    ("/disputes/*/claims/*/tracks/*", "track"),
    ("/disputes/*/claims/*/citations/*/source", "source"),
    ("/narrative/*/passages/*/events/*", "event"),
    ("/narrative/*/passages/*/tracks/*", "track"),
    ("/narrative/*/passages/*/citations/*/source", "source"),
];

pub fn schema_violations(dataset: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&parsed(SCHEMA)).expect("the schema compiles");
    validator.iter_errors(dataset).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

pub fn repeated_ids(dataset: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (kind, pattern) in KINDS {
        let mut seen = BTreeSet::new();
        for (_, thing) in at(dataset, pattern) {
            let id = thing["id"].as_str().unwrap_or_default();
            if id.is_empty() || !seen.insert(id) {
                faults.push(format!("two of kind {kind} are called {id}, or one is called nothing"));
            }
        }
    }
    faults
}

pub fn dangling_references(dataset: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (pattern, kind) in REFERENCES {
        for (place, id) in at(dataset, pattern) {
            let id = id.as_str().unwrap_or_default();
            let joint = id == "joint" && pattern == "/events/*/initiator";
            if !joint && thing(dataset, kind, id).is_none() {
                faults.push(format!("{place}: no {kind} is called {id}"));
            }
        }
    }
    for (place, citation) in citations(dataset) {
        let source = thing(dataset, "source", citation["source"].as_str().unwrap_or_default());
        let sections = source.map(|source| at(source, "/sections/*/id")).unwrap_or_default();
        if !sections.iter().any(|(_, section)| **section == citation["section"]) {
            faults.push(format!("{place}/section: no section of its source is called {}", citation["section"]));
        }
    }
    faults
}

pub fn unreadable_dates(dataset: &Value) -> Vec<String> {
    everywhere(dataset)
        .into_iter()
        .filter(|(place, _)| place.ends_with("/date"))
        .filter_map(|(place, date)| {
            let date = date.as_str().unwrap_or_default();
            edtf_core::Edtf::parse(date).err().map(|error| format!("{place}: {date} is not EDTF, {error}"))
        })
        .collect()
}

pub fn incomplete_citations(dataset: &Value) -> Vec<String> {
    let unfounded = CITED.iter().flat_map(|pattern| at(dataset, pattern)).filter_map(|(place, thing)| {
        let cites = thing["citations"].as_array().is_some_and(|citations| !citations.is_empty());
        (!cites).then(|| format!("{place} cites nothing"))
    });
    let incomplete = citations(dataset).into_iter().filter_map(|(place, citation)| {
        let named = ["source", "section"].iter().all(|key| citation[key].as_str().is_some_and(|id| !id.is_empty()));
        let counted = ["paragraph", "sentence"].iter().all(|key| citation[key].as_u64().is_some_and(|n| n > 0));
        (!named || !counted).then(|| format!("{place} is incomplete: {citation}"))
    });
    unfounded.chain(incomplete).collect()
}

pub fn untranslated_texts(dataset: &Value, languages: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for (place, text) in everywhere(dataset) {
        let key = place.rsplit('/').next().unwrap_or_default();
        let name_of_license = place.ends_with("/license/name");
        if !TEXTS.contains(&key) || name_of_license {
            continue;
        }
        for language in languages {
            if text[*language].as_str().unwrap_or_default().trim().is_empty() {
                faults.push(format!("{place} has no {language}"));
            }
        }
    }
    faults
}

pub fn long_titles(dataset: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (place, title) in at(dataset, "/events/*/title") {
        for (language, limit) in TITLE_LIMITS {
            let letters = title[language].as_str().unwrap_or_default().chars().count();
            if letters > limit {
                faults.push(format!("{place}/{language}: {letters} letters, {limit} fit"));
            }
        }
    }
    faults
}
