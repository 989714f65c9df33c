//! Data of vis-timeline in small files, each with what the dataset says and with every problem.

use super::told::check;
use relations_core::import::vis::{is_vis, read};

macro_rules! golden {
    ($($name:ident: $file:literal;)*) => {$(
        #[test]
        fn $name() {
            let text = include_str!(concat!("data/vis/", $file));
            let expect = include_str!(concat!("data/vis/", $file, ".txt"));
            check(read(text).into_dataset(), expect, concat!("vis/", $file));
        }
    )*};
}

golden! {
    a_list_of_items_is_read: "list.json";
    dates_are_texts_numbers_and_what_dot_net_writes: "dates.json";
    the_first_two_groups_are_the_sides_with_those_nested_in_them: "groups.json";
    groups_nested_in_themselves_are_taken_out: "cycle.json";
    backgrounds_become_bands: "background.json";
    contents_lose_their_markup_and_keep_their_links: "contents.json";
    what_has_no_place_is_said_once: "no_place.json";
    what_enemies_write_is_text: "hostile.json";
    a_file_that_is_cut_has_one_problem: "truncated.json";
    half_a_letter_is_refused_with_its_place: "half_a_letter.json";
    an_empty_file_is_said_to_be_empty: "empty.json";
    other_json_is_refused: "other.json";
}

#[test]
fn groups_nested_without_end_take_no_time() {
    let group = |number: usize| format!("{{\"id\": {number}, \"nestedGroups\": [{}]}}", number + 1);
    let groups: Vec<String> = (0..100_000).map(group).collect();
    let text = format!("{{\"groups\": [{}], \"items\": []}}", groups.join(","));
    let start = std::time::Instant::now();
    let _ = read(&text).into_dataset();
    assert!(start.elapsed().as_secs() < 10);
    let deep = "[".repeat(10_000);
    let (_, problems) = read(&deep).into_dataset();
    assert!(problems[0].message.contains("nested too deeply at line 1, column 129"), "{problems:?}");
}

#[test]
fn vis_is_known_by_its_keys() {
    for (text, is) in [
        (r#"[{"id": 1, "content": "a", "start": 0}]"#, true),
        ("\u{FEFF} [{\"content\": \"a\"}", true),
        (r#"{"groups": [], "items": []}"#, true),
        (r#"{"options": {}, "items": ["#, true),
        (r#"{"version": 1, "items": []}"#, false),
        (r#"{"events": []}"#, false),
        (r#"[{"date": "2014"}]"#, false),
        ("[]", false),
        ("{}", false),
        ("date,title", false),
        ("", false),
    ] {
        assert_eq!(is_vis(text), is, "{text}");
    }
}
