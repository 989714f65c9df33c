//! Timelines of TimelineJS in small files, each with what the dataset says and with every problem.

use super::told::check;
use relations_core::dataset::Problem;
use relations_core::import::timelinejs::{is_timelinejs, read, read_sheet};

macro_rules! golden {
    ($($name:ident: $read:ident of $file:literal;)*) => {$(
        #[test]
        fn $name() {
            let text = include_str!(concat!("data/timelinejs/", $file));
            let expect = include_str!(concat!("data/timelinejs/", $file, ".txt"));
            check($read(text).into_dataset(), expect, concat!("timelinejs/", $file));
        }
    )*};
}

golden! {
    dates_become_edtf: read of "dates.json";
    dates_in_words_are_kept_where_they_say_something_else: read of "shown.json";
    texts_lose_their_markup_and_nothing_else: read of "texts.json";
    media_become_sources: read of "media.json";
    the_first_two_groups_are_the_sides: read of "groups.json";
    one_group_makes_no_sides: read of "one_group.json";
    version_2_is_read: read of "version2.json";
    what_the_old_script_was_given_is_read: read of "wrapped.json";
    the_sheet_is_read: read_sheet of "sheet.csv";
    headers_may_be_written_otherwise_and_stand_anywhere: read_sheet of "headers.csv";
    the_sheet_may_lie_on_its_side: read_sheet of "transposed.csv";
    what_enemies_write_is_text: read of "hostile.json";
    a_file_that_is_cut_has_one_problem: read of "truncated.json";
    half_a_letter_is_refused_with_its_place: read of "half_a_letter.json";
    nul_is_refused_with_its_place: read of "nul.json";
    an_empty_file_is_said_to_be_empty: read of "empty.json";
    an_empty_sheet_is_said_to_be_empty: read_sheet of "empty.csv";
    another_table_is_refused: read_sheet of "other.csv";
}

#[test]
fn too_deep_a_file_is_refused() {
    for (text, message) in [
        (format!("{{\"events\": {}", "[".repeat(100_000)), "it is nested too deeply at line 1, column 139"),
        ("[]".to_owned(), "Is it a timeline of TimelineJS?"),
        ("{} x".to_owned(), "After the timeline something follows at line 1, column 4"),
        ("{}".to_owned(), "There are no “events”"),
        ("{\"events\": 3}".to_owned(), "A list is expected here"),
    ] {
        let (_, problems) = read(&text).into_dataset();
        let said: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert!(said.iter().any(|said| said.contains(message)), "{said:?} say nothing of “{message}”");
    }
}

#[test]
fn nested_markup_is_harmless() {
    let nested = "<div>".repeat(10_000);
    let text =
        format!("{{\"events\": [{{\"start_date\": {{\"year\": 2001}}, \"text\": {{\"headline\": \"{nested}x\"}}}}]}}");
    let (dataset, _) = read(&text).into_dataset();
    assert_eq!(dataset.events.iter().next().unwrap().title.get("en"), "x");
}

#[test]
fn timelines_are_known_by_their_keys() {
    for (text, is) in [
        (r#"{"title": {}, "events": [{"start_date": {}}]}"#, true),
        (r#"{"events": [{"media": {}, "text": {"headline": "x"}}]}"#, true),
        (r#"{"scale": "human", "events": []}"#, true),
        (r#"{"eras": []}"#, true),
        ("\u{FEFF} {\"timeline\": {", true),
        ("storyjs_jsonp_data = {\"timeline\": {}};", true),
        (r#"{"version": 1, "events": [{"date": "2001"}]}"#, false),
        (r#"{"id": "x", "title": "y", "events": [{"id": "a", "date": "2001", "text": "x"}]}"#, false),
        (r#"{"items": [], "events": [{"start_date": {}}]}"#, false),
        (r#"{"events": []}"#, false),
        (r#"{"events": [{"start_date": {}"#, false),
        ("[]", false),
        ("{}", false),
        ("", false),
        ("year,headline", false),
    ] {
        assert_eq!(is_timelinejs(text), is, "{text}");
    }
}
