//! What is no dataset, what stands in the wrong place, and too much of anything.

use super::{check, everywhere, small, sound, with};
use relations_core::dataset::Severity;
use serde_json::{Value, json};

#[test]
fn what_is_no_dataset_at_all_is_one_problem_of_the_whole_file() {
    let whole = |input: &[u8], fragment: &str| {
        check(input, ("", fragment), 0);
        assert_eq!(sound(input).1.len(), 1);
    };
    whole(b"", "empty");
    whole(b" \n\t ", "empty");
    whole(b"\xEF\xBB\xBF", "empty");
    whole(b"hello", "not JSON");
    whole(b"<!doctype html><title>404</title>", "web page");
    whole(b"\xEF\xBB\xBF \n<html>", "web page");
    whole(b"\xFF\xFE{\0}\0", "UTF-16");
    whole(b"{\"events\": [", "not JSON");
    whole(b"{\"events\": []} and more", "not JSON");
    whole(b"{\"events\": [NaN]}", "not JSON");
    whole(b"{\"events\": [1e999]}", "not JSON");
    whole(b"{\"title\": \"\xFF\"}", "not JSON");
    whole(br#"{"title": "\ud800"}"#, "not JSON");
    whole(b"{'events': []}", "not JSON");
    whole(b"null", "not an object");
    whole(b"[]", "not an object");
    whole(b"42", "not an object");
    whole("[".repeat(10_000).as_bytes(), "not JSON");
    whole("{\"a\":".repeat(10_000).as_bytes(), "not JSON");
    let cut = small().to_string();
    for length in (1..cut.len()).step_by(97) {
        let (dataset, problems) = sound(&cut.as_bytes()[..length]);
        assert!(
            matches!(&problems[..], [one] if one.path.is_empty() && one.message.contains("not JSON")),
            "{problems:?}"
        );
        // The events stand before the parties here, without which nothing can be shown.
        assert!([0, 3].contains(&dataset.events.len()));
    }
}

#[test]
fn what_stands_before_the_place_where_a_file_breaks_is_shown() {
    let mut head = small();
    let Some(Value::Array(events)) = head.as_object_mut().unwrap().remove("events") else { panic!("no events") };
    let head = head.to_string();
    let text = format!("{}, \"events\": [{}, {}, ", head.strip_suffix('}').unwrap(), events[0], events[1]);
    for rest in [format!("{}", events[2]), format!("{}}}", events[2]), "{\"id\"".to_owned(), "\u{0}".to_owned()] {
        let count = 2 + usize::from(rest.len() > 9);
        check(format!("{text}{rest}"), ("", "not JSON"), count);
    }
}

#[test]
fn what_stands_at_the_top_is_checked() {
    check("{}", ("events", "no events"), 0);
    check("{}", ("version", "should be 1"), 0);
    check("{}", ("parties", "two parties"), 0);
    check(with("/version", json!(2)), ("version", "should be 1"), 3);
    check(with("/version", json!("1")), ("version", "should be 1"), 3);
    check(with("/events", Value::Null), ("events", "no events"), 0);
    check(with("/parties", json!([])), ("parties", "here are 0"), 3);
    check(with("/parties", json!([{ "id": "north", "name": "N" }])), ("parties", "here are 1"), 3);
    let three = json!([{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }, { "id": "south", "name": "C" }]);
    check(with("/parties", three.clone()), ("parties", "here are 3"), 3);
    check(with("/parties", three), ("events[2].initiator", "says nobody who began it"), 3);
    for language in [json!("English, please"), json!("x"), json!("e n"), json!("-"), json!("en-"), json!("엔")] {
        check(with("/language", language), ("language", "language tag"), 3);
    }
    check(with("/language", json!(["en"])), ("language", "text in quotes"), 3);
    for language in ["es", "es-VE", "zh-Hant-TW"] {
        assert_eq!(sound(with("/language", json!(language)).as_bytes()).0.language, language);
    }
}

#[test]
fn the_wrong_thing_at_any_key_is_reported_there_and_the_rest_is_read() {
    let places = everywhere(&small(), "");
    assert!(places.len() > 100);
    for pointer in places {
        for wrong in [json!(true), json!(-7.5), json!("nonsense"), json!([]), json!({}), json!([[]]), Value::Null] {
            let (dataset, problems) = sound(with(&pointer, wrong.clone()).as_bytes());
            // All but the event that is no event any more survive.
            let is_event = pointer.starts_with("/events/") && pointer.matches('/').count() == 2;
            let events = match pointer.as_str() {
                "/events" => 0,
                _ if is_event && !wrong.is_object() => 2,
                _ => 3,
            };
            let events = if pointer == "/events" && wrong == json!([[]]) { 0 } else { events };
            assert_eq!(dataset.events.len(), events, "{wrong} at {pointer}");
            if wrong == json!(true) && pointer != "/version" {
                let path = path_of(&pointer);
                let near = problems.iter().any(|problem| path.starts_with(problem.path.trim_end_matches(".id")));
                assert!(near, "nothing is said of {wrong} at {path}: {problems:#?}");
            }
        }
    }
}

fn path_of(pointer: &str) -> String {
    let mut path = String::new();
    for step in pointer.split('/').skip(1) {
        match step.parse::<usize>() {
            Ok(number) => path.push_str(&format!("[{number}]")),
            Err(_) if path.is_empty() => path.push_str(step),
            Err(_) => path.push_str(&format!(".{step}")),
        }
    }
    path
}

#[test]
fn much_of_it_is_no_matter() {
    let long = "x".repeat(1_000_000);
    for pointer in ["/title", "/events/0/id", "/events/0/title", "/events/0/summary", "/actors/0/name"] {
        let (dataset, _) = sound(with(pointer, json!(long)).as_bytes());
        assert_eq!(dataset.events.len(), 3, "{pointer}");
    }
    check(with("/events/0/date", json!(long)), ("events[0].date", "not an EDTF date"), 3);
    check(with("/events/0/category", json!(long)), ("events[0].category", "no category"), 3);
    check(with("/events/0/initiator", json!(long)), ("events[0].initiator", "says nobody"), 3);
    check(with("/events/1/links/0/kind", json!(long)), ("events[1].links[0].kind", "no kind of link"), 3);
    check(with("/categories/0/symbol", json!(long)), ("categories[0].symbol", "no symbol"), 3);
    check(with("/tracks/0/periods/0/status", json!(long)), ("tracks[0].periods[0].status", "no status"), 3);
    check(with("/license/url", json!(long)), ("license.url", "https://"), 3);
    let events: Vec<Value> = (0..20_000).map(|_| json!({ "id": "same", "actors": ["nobody", 5] })).collect();
    let (dataset, problems) = sound(with("/events", json!(events)).as_bytes());
    assert_eq!(dataset.events.len(), 20_000);
    let last = problems.last().unwrap();
    assert!(problems.len() == 501 && last.message.contains("further problems") && last.path.is_empty(), "{last}");
    assert_eq!(last.severity, Severity::Error);
}
