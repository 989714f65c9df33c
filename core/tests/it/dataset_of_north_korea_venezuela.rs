//! Knows what the dataset of North Korea and Venezuela promises: it keeps to its schema, its references, dates,
//! citations and translations are whole, and every sentence of the article has a home in it.
//! It knows nothing of the parser: it reads plain JSON and CSV.

pub mod plain_json;
pub mod rules;
mod statements;

use plain_json::{at, parsed};
use rules::*;
use serde_json::{Value, json};
use statements::{homeless_statements, miscounted_sentences, unlisted_citations};

const DATASET: &str = include_str!("../../../static/datasets/north-korea-venezuela.json");
pub const SCHEMA: &str = include_str!("../../../static/relations.schema.json");
const LANGUAGES: [&str; 3] = ["en", "es", "ko"];
const STATEMENTS: &str = include_str!("../../../static/datasets/north-korea-venezuela.statements.csv");

#[test]
fn the_schema_is_itself_a_valid_schema() {
    let faults = jsonschema::meta::validate(&parsed(SCHEMA)).err().map(|error| error.to_string());
    check(faults.into_iter().collect());
}

#[test]
fn the_dataset_keeps_to_its_schema() {
    check(schema_violations(&parsed(DATASET)));
}

#[test]
fn every_id_is_the_only_one_of_its_kind() {
    check(repeated_ids(&parsed(DATASET)));
}

#[test]
fn every_reference_leads_somewhere() {
    check(dangling_references(&parsed(DATASET)));
}

#[test]
fn every_date_is_edtf() {
    check(unreadable_dates(&parsed(DATASET)));
}

#[test]
fn every_statement_of_the_dataset_cites_its_sentence() {
    check(incomplete_citations(&parsed(DATASET)));
}

#[test]
fn every_text_is_in_all_three_languages() {
    check(untranslated_texts(&parsed(DATASET), &LANGUAGES));
}

#[test]
fn every_title_of_an_event_fits_a_label() {
    check(long_titles(&parsed(DATASET)));
}

#[test]
fn no_sentence_of_the_article_is_missing_from_the_table() {
    check(miscounted_sentences(STATEMENTS));
}

#[test]
fn every_statement_of_the_article_has_a_home() {
    check(homeless_statements(&parsed(DATASET), STATEMENTS));
}

#[test]
fn every_home_is_listed_where_it_cites() {
    check(unlisted_citations(&parsed(DATASET), STATEMENTS));
}

#[test]
fn a_breach_of_any_rule_is_found() {
    type Rule = fn(&Value) -> Vec<String>;
    let homeless: Rule = |dataset| homeless_statements(dataset, STATEMENTS);
    let untranslated: Rule = |dataset| untranslated_texts(dataset, &LANGUAGES);
    let unlisted: Rule = |dataset| unlisted_citations(dataset, STATEMENTS);
    let table: [(Rule, &str, Value, &str); 22] = [
        (schema_violations, "/version", json!(2), "/version: 1 was expected"),
        (schema_violations, "/events/0/weight", json!(6), "/events/0/weight: 6 is greater than the maximum of 5"),
        (schema_violations, "/categories/0/symbol", json!("heart"), "/categories/0/symbol: \"heart\" is not one of"),
        (
            schema_violations,
            "/tracks/0/periods/0/date",
            json!("1973"),
            "/tracks/0/periods/0/date: \"1973\" does not match",
        ),
        (schema_violations, "/places/0/coordinates/lat", json!(91), "/places/0/coordinates/lat: 91 is greater"),
        (schema_violations, "/see_also/0", json!({ "id": "x", "title": "X", "link": "y" }), "'link' was unexpected"),
        (repeated_ids, "/events/1/id", json!("embassy-closed"), "two of kind event are called embassy-closed"),
        (repeated_ids, "/disputes/0/claims/0/id", json!("relations-since-1965"), "two of kind claim are called"),
        (dangling_references, "/events/0/initiator", json!("both"), "/events/0/initiator: no party is called both"),
        (
            dangling_references,
            "/events/0/citations/0/section",
            json!("notes"),
            "/events/0/citations/0/section: no section",
        ),
        (unreadable_dates, "/events/0/date", json!("before 1974"), "/events/0/date: before 1974"),
        (unreadable_dates, "/disputes/0/claims/0/date", json!("2015-13"), "/disputes/0/claims/0/date: 2015-13"),
        (incomplete_citations, "/events/0/citations", json!([]), "/events/0 cites nothing"),
        (incomplete_citations, "/tracks/0/periods/0/citations", json!([]), "/tracks/0/periods/0 cites nothing"),
        (incomplete_citations, "/events/0/citations/0/sentence", json!(0), "/events/0/citations/0 is incomplete"),
        (untranslated, "/events/0/title", json!("South Korea only"), "/events/0/title has no en"),
        (untranslated, "/tracks/0/short/ko", json!(" "), "/tracks/0/short has no ko"),
        (long_titles, "/events/0/title/en", json!("x".repeat(46)), "/events/0/title/en: 46 letters"),
        (homeless, "/places/1/id", json!("capital"), "place:caracas is nowhere"),
        (
            homeless,
            "/events/0/citations/0/sentence",
            json!(2),
            "event:south-korea-sole-representative does not cite it",
        ),
        (unlisted, "/events/0/citations/0/paragraph", json!(2), "history 2 1 is cited by event:south-korea-sole"),
        (unlisted, "/events/0/citations/0/sentence", json!(7), "history 1 7 is cited by event:south-korea-sole"),
    ];
    for (rule, place, value, expected) in table {
        let mut dataset = parsed(DATASET);
        *dataset.pointer_mut(place).unwrap_or_else(|| panic!("nothing stands at {place}")) = value;
        check_found(&rule(&dataset), expected);
    }
}

#[test]
fn a_dangling_reference_is_found_wherever_one_can_stand() {
    for (pattern, kind) in REFERENCES {
        let mut dataset = parsed(DATASET);
        let place = at(&dataset, pattern).first().unwrap_or_else(|| panic!("nothing stands at {pattern}")).0.clone();
        *dataset.pointer_mut(&place).unwrap() = json!("nobody");
        check_found(&dangling_references(&dataset), &format!("{place}: no {kind} is called nobody"));
    }
}

#[test]
fn a_row_dropped_or_emptied_is_found() {
    let dataset = parsed(DATASET);
    let lines: Vec<&str> = STATEMENTS.lines().collect();
    for dropped in 1..lines.len() {
        let rest: Vec<&str> =
            lines.iter().enumerate().filter(|(row, _)| *row != dropped).map(|(_, line)| *line).collect();
        let found = miscounted_sentences(&rest.join("\n"));
        assert!(!found.is_empty(), "nobody misses the row {:?}", lines[dropped]);
    }
    let table: [(&str, &str); 3] = [
        ("see-also,1,1,a pointer,", "see-also 1 1 has no home"),
        ("see-also,1,1,a pointer,source:wikipedia", "see-also 1 1: source:wikipedia is not a home"),
        ("see-also,1,1,,see-also:south-korea-venezuela", "see-also 1 1 has no gist"),
    ];
    for (row, expected) in table {
        check_found(&homeless_statements(&dataset, &format!("{}\n{row}\n", lines[0])), expected);
    }
}

/// Fails with every fault that was found, one a line.
pub fn check(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} found:\n{}", faults.len(), faults.join("\n"));
}

pub fn check_found(faults: &[String], expected: &str) {
    assert!(faults.iter().any(|fault| fault.contains(expected)), "{expected:?} is not among {faults:#?}");
}
