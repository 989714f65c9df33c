//! Knows what the second dataset promises: it is as sound as the first, of other countries, in two languages.
//! It knows nothing of what is in it.

use crate::dataset_of_north_korea_venezuela::plain_json::{at, parsed};
use crate::dataset_of_north_korea_venezuela::rules::*;
use crate::dataset_of_north_korea_venezuela::{check, check_found};
use crate::fixtures::index;
use relations_core::dataset::parse;
use relations_core::text::Language;
use serde_json::{Value, json};

const DATASET: &str = include_str!("../../../static/datasets/argentina-chile.json");

/// What is listed under this key, and where its ids are mentioned.
const LISTED: [(&str, &[&str]); 4] = [
    ("categories", &["/events/*/category"]),
    ("actors", &["/events/*/actors/*"]),
    ("places", &["/events/*/places/*", "/places/*/within", "/parties/*/capital"]),
    ("sources", &["/events/*/citations/*/source", "/tracks/*/periods/*/citations/*/source"]),
];

#[test]
fn the_dataset_is_read_without_a_problem() {
    assert_eq!(parse(DATASET.as_bytes()).1, []);
}

#[test]
fn the_dataset_keeps_to_the_rules() {
    let dataset = parsed(DATASET);
    let rules = [schema_violations, repeated_ids, dangling_references, unreadable_dates, long_titles, unused, uncited];
    check(rules.iter().flat_map(|rule| rule(&dataset)).collect());
}

#[test]
fn every_text_is_in_both_its_languages() {
    check(untranslated_texts(&parsed(DATASET), &["en", "es"]));
}

#[test]
fn readers_of_korean_get_its_english() {
    let [korean, english] = [Language::Korean, Language::English].map(|language| index(DATASET, language));
    assert!(korean.dataset.title.get("ko").contains("Argentina"));
    for (in_korean, in_english) in korean.dataset.events.iter().zip(english.dataset.events.iter()) {
        assert!(!in_english.title.get("en").is_empty());
        assert_eq!(in_korean.title.get("ko"), in_english.title.get("en"));
    }
}

#[test]
fn a_breach_of_the_rules_is_found() {
    type Rule = fn(&Value) -> Vec<String>;
    let table: [(Rule, &str, Value, &str); 3] = [
        (unused, "/categories/0/id", json!("war"), "nothing mentions categories war"),
        (unused, "/actors/0/id", json!("nobody"), "nothing mentions actors nobody"),
        (uncited, "/events/0/citations", json!([]), "/events/0 cites nothing"),
    ];
    for (rule, place, value, expected) in table {
        let mut dataset = parsed(DATASET);
        *dataset.pointer_mut(place).unwrap() = value;
        check_found(&rule(&dataset), expected);
    }
}

fn unused(dataset: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (list, mentions) in LISTED {
        let mentioned: Vec<&Value> =
            mentions.iter().flat_map(|pattern| at(dataset, pattern)).map(|(_, id)| id).collect();
        let ids = at(dataset, &format!("/{list}/*/id")).into_iter().map(|(_, id)| id);
        let idle = ids.filter(|id| !mentioned.contains(id));
        faults.extend(idle.map(|id| format!("nothing mentions {list} {}", id.as_str().unwrap_or_default())));
    }
    faults
}

fn uncited(dataset: &Value) -> Vec<String> {
    let cited = ["/events/*", "/tracks/*/periods/*", "/disputes/*/claims/*", "/narrative/*/passages/*", "/actors/*"];
    let all = cited.iter().flat_map(|pattern| at(dataset, pattern));
    let idle = all.filter(|(_, thing)| thing["citations"].as_array().is_none_or(Vec::is_empty));
    idle.map(|(place, _)| format!("{place} cites nothing")).collect()
}
