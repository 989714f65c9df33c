//! Plain tables in small files, each with what the dataset says and with every problem, and our own table read again.

use super::told::{check, told};
use crate::fixtures;
use relations_core::dataset::{Dataset, EventIx};
use relations_core::export;
use relations_core::import::{Columns, csv::read};
use relations_core::text::{FileWords, Language};

fn columns(named: &[(&str, &str)]) -> Columns {
    Columns(named.iter().map(|(theirs, ours)| (theirs.to_string(), ours.to_string())).collect())
}

macro_rules! golden {
    ($($name:ident: $file:literal $(with $columns:expr)?;)*) => {$(
        #[test]
        fn $name() {
            let text = include_str!(concat!("data/csv/", $file));
            let expect = include_str!(concat!("data/csv/", $file, ".txt"));
            let named: &[&[(&str, &str)]] = &[$(&$columns)?];
            check(read(text, &columns(&named.concat())).into_dataset(), expect, concat!("csv/", $file));
        }
    )*};
}

golden! {
    a_table_with_our_headers_is_read: "plain.csv";
    headers_are_known_in_any_case_and_with_other_words: "headers.csv";
    semicolons_and_commas_in_degrees_are_read: "semicolons.csv";
    dates_are_read_as_the_world_writes_them: "dates.csv";
    the_first_two_names_are_the_sides: "sides.csv";
    headers_that_are_not_known_are_reported_once: "unknown.csv";
    a_table_without_header_says_what_is_expected: "no_header.csv";
    a_table_without_titles_takes_the_first_words: "no_title.csv";
    rows_may_be_ragged: "ragged.csv";
    a_quote_that_is_never_closed_loses_nothing: "unclosed.csv";
    what_enemies_write_is_text: "hostile.csv";
    an_empty_table_is_said_to_be_empty: "empty.csv";
    headers_may_be_named_by_the_caller: "named.csv" with [
        ("Wann?", "date"), ("Was geschah", "title"), ("Land", "party"), ("Quelle", "sources"), ("Preis", "price"),
        ("Gibt es nicht", "summary"),
    ];
}

/// What of a dataset is in our table: for each event everything but what the table has no column for.
fn facts(dataset: &Dataset) -> Vec<String> {
    let told = told((dataset.clone(), Vec::new()));
    let lines = told.lines().skip(1).take(1 + dataset.events.len());
    // Places have no degrees there, sources are told with where in them it stands, and weights are not told.
    let kept = |part: &&str| !part.starts_with("by ") && !part.starts_with("weighs ");
    let line = |line: &str| {
        let parts = line.split(" | ").filter(kept).map(|part| match part.strip_prefix("at ") {
            Some(place) => place.trim_end_matches(|letter: char| "0123456789.- ".contains(letter)).trim(),
            None => part,
        });
        parts.collect::<Vec<_>>().join(" | ")
    };
    lines.map(line).collect()
}

#[test]
fn our_own_table_comes_back() {
    let index = fixtures::embedded(Language::English);
    let events: Vec<EventIx> = (0..index.dataset.events.len()).map(EventIx::new).collect();
    let table = export::csv(&index, &events, FileWords::of(Language::English));
    let (again, problems) = read(&table, &Columns::default()).into_dataset();
    assert_eq!(problems, []);
    let (before, after) = (facts(&index.dataset), facts(&again));
    assert_eq!(before.len(), after.len());
    let of = |facts: &[String]| {
        let mut events = facts.get(1..).unwrap().to_vec();
        events.sort();
        events
    };
    for (before, after) in of(&before).into_iter().zip(of(&after)) {
        assert_eq!(before, after);
    }
}
