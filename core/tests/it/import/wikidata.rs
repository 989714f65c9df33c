//! Answers of Wikidata's query service in small files, each with what the dataset says and with every problem.

use super::told::check;
use relations_core::import::wikidata::{is_wikidata, read};

macro_rules! golden {
    ($($name:ident: $file:literal;)*) => {$(
        #[test]
        fn $name() {
            let text = include_str!(concat!("data/wikidata/", $file));
            let expect = include_str!(concat!("data/wikidata/", $file, ".txt"));
            check(read(text).into_dataset(), expect, concat!("wikidata/", $file));
        }
    )*};
}

golden! {
    items_become_events_with_their_sources: "items.json";
    times_are_no_finer_than_their_precision: "precision.json";
    without_precision_1_january_is_reported_once: "no_precision.json";
    items_in_several_lines_are_one_event: "lines.json";
    variables_that_are_not_known_are_reported: "unknown.json";
    what_enemies_write_is_text: "hostile.json";
    a_file_that_is_cut_has_one_problem: "truncated.json";
    nul_is_refused_with_its_place: "nul.json";
    an_empty_file_is_said_to_be_empty: "empty.json";
    an_answer_without_results_is_refused: "ask.json";
}

#[test]
fn the_language_is_that_of_most_labels() {
    let (dataset, _) = read(include_str!("data/wikidata/items.json")).into_dataset();
    assert_eq!(dataset.language, "es");
}

#[test]
fn results_are_known_by_their_keys() {
    for (text, is) in [
        (r#"{"head": {"vars": ["item"]}, "results": {"bindings": []}}"#, true),
        ("\u{FEFF}\n{ \"head\" : {\"vars\": []}", true),
        (r#"{"results": {"bindings": ["#, true),
        (r#"{"head": {}, "boolean": true}"#, false),
        (r#"{"results": []}"#, false),
        (r#"{"events": []}"#, false),
        ("[]", false),
        ("", false),
    ] {
        assert_eq!(is_wikidata(text), is, "{text}");
    }
}
