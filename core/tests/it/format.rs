//! Holds schema, reader, writer and page of format `relations` against each other, so that none of them drifts.
//! It knows nothing of single keys: it goes by what the schema names.

mod page;
mod sample;

use crate::dataset_of_north_korea_venezuela::plain_json::parsed;
use crate::dataset_of_north_korea_venezuela::rules::schema_violations;
use crate::dataset_of_north_korea_venezuela::{SCHEMA, check};
use crate::fixtures::EMBEDDED;
use page::{PAGE, between, with_tables};
use relations_core::dataset::{parse, relations};
use relations_core::date::edtf;
use sample::{Key, keys, path_of, sample, without};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub const SECOND: &str = include_str!("../../../static/datasets/argentina-chile.json");

/// How the schema says that something is for others than the widget.
const UNREAD: &str = "The widget does not read it.";

/// `ACCEPT=1 cargo test -p relations-core --test it format` writes the tables of keys anew.
#[test]
fn the_page_has_the_keys_of_the_schema() {
    let page = with_tables(&parsed(SCHEMA));
    if std::env::var_os("ACCEPT").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/dataset.md"), page).unwrap();
    } else {
        assert!(page == PAGE, "docs/dataset.md is not what the schema says: run this test with ACCEPT=1.");
    }
}

#[test]
fn the_minimal_example_is_a_dataset_of_which_nothing_can_be_left_out() {
    let example = parsed(between(PAGE, "```json\n", "```"));
    check(schema_violations(&example));
    assert_eq!(parse(example.to_string().as_bytes()).1, []);
    let keys = keys(&example).into_iter().filter(|key| !key.is_item);
    for key in keys.filter(|key| key.required) {
        let (_, problems) = parse(without(&example, &key.pointer).to_string().as_bytes());
        assert_ne!(problems, [], "{} can be left out", key.pointer);
    }
}

#[test]
fn the_dates_of_the_page_are_dates() {
    let table = between(PAGE, "## Dates\n", "\n## ");
    let dates: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert!(dates.len() > 10);
    for date in dates {
        assert!(edtf::parse(date).is_ok(), "{date}");
    }
}

#[test]
fn the_examples_of_the_schema_are_a_dataset() {
    check(schema_violations(&sample()));
    assert_eq!(parse(sample().to_string().as_bytes()).1, []);
}

#[test]
fn every_key_has_a_description_and_all_of_them_are_in_the_sample() {
    let schema = parsed(SCHEMA);
    let sampled: BTreeSet<(String, String)> =
        keys(&sample()).into_iter().filter(|key| !key.is_item).map(|key| (key.of.clone(), key.name())).collect();
    for (of, object) in sample::objects(&schema) {
        for (name, key) in object["properties"].as_object().unwrap() {
            assert!(key["description"].as_str().is_some_and(|words| words.ends_with('.')), "{of}: {name}");
            assert!(sampled.contains(&(of.clone(), name.clone())), "{of}: {name} is not in the sample");
        }
    }
}

#[test]
fn a_wrong_type_at_any_key_is_a_problem_of_that_key_unless_the_widget_does_not_read_it() {
    for Key { pointer, description, .. } in keys(&sample()) {
        let mut dataset = sample();
        *dataset.pointer_mut(&pointer).unwrap() = json!(true);
        assert!(!schema_violations(&dataset).is_empty(), "the schema has nothing against true at {pointer}");
        let problems = parse(dataset.to_string().as_bytes()).1;
        let told = problems.iter().any(|problem| problem.path == path_of(&pointer));
        assert_eq!(told, !description.ends_with(UNREAD), "{pointer}: {problems:#?}");
    }
}

#[test]
fn what_is_needed_is_what_the_reader_misses() {
    for Key { pointer, required, .. } in keys(&sample()).into_iter().filter(|key| !key.is_item) {
        let path = path_of(&pointer);
        let around = path.rsplit_once('.').map_or("", |(around, _)| around);
        let problems = parse(without(&sample(), &pointer).to_string().as_bytes()).1;
        let missed =
            problems.iter().any(|problem| problem.path == path || !around.is_empty() && problem.path == around);
        assert_eq!(missed, required, "{pointer}: {problems:#?}");
    }
}

#[test]
fn what_is_read_is_written_again_under_keys_of_the_schema() {
    let written = |json: &str| parsed(&relations::to_json(&parse(json.as_bytes()).0));
    for dataset in [EMBEDDED, SECOND, between(PAGE, "```json\n", "```"), &sample().to_string()] {
        check(schema_violations(&written(dataset)));
    }
    let pointers = |of: &Value| -> BTreeSet<String> {
        keys(of).into_iter().filter(|key| !key.description.ends_with(UNREAD)).map(|key| key.pointer).collect()
    };
    assert_eq!(pointers(&written(&sample().to_string())), pointers(&sample()));
}
