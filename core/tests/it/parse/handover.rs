//! What a large file is found to hold where its events are read by one program and the rest by another.

use super::{small, sound};
use relations_core::dataset::{Dataset, EventsParser, Handover, Parser, Problem, file};
use serde_json::{Value, json};

/// What comes of a handover.
fn taken_over(handover: &Handover) -> Parser {
    let mut parser = Parser::default();
    handover.packing().pieces::<false>().for_each(|piece| parser.feed(&piece));
    parser.hear(&handover.told());
    parser
}

/// Checks that two programs find in a file what one finds alone.
pub fn check(input: &[u8], dataset: &Dataset, problems: &[Problem]) {
    if input.starts_with(&file::MAGIC[..1]) {
        return;
    }
    let mut events = EventsParser::default();
    input.chunks(1_000).for_each(|piece| events.feed(piece));
    let (other, others) = taken_over(&events.finish()).finish();
    assert_eq!(others, problems, "{}", String::from_utf8_lossy(input));
    assert_eq!(format!("{other:?}"), format!("{dataset:?}"), "{}", String::from_utf8_lossy(input));
}

/// Small data with these keys at its top instead, in this order.
fn file(keys: &[(&str, Value)]) -> String {
    let small = small();
    let others = small.as_object().unwrap().iter().filter(|(key, _)| keys.iter().all(|(other, _)| other != key));
    let all = keys.iter().map(|(key, value)| (*key, value)).chain(others.map(|(key, value)| (key.as_str(), value)));
    let members: Vec<String> = all.map(|(key, value)| format!("{}: {value}", json!(key))).collect();
    format!("{{{}}}", members.join(", "))
}

fn problems_of(input: &str) -> usize {
    sound(input.as_bytes()).1.len()
}

#[test]
fn a_broken_file_has_one_problem_wherever_its_parties_stand() {
    let (parties, events) = (small()["parties"].clone(), small()["events"].clone());
    for keys in [[("parties", &parties), ("events", &events)], [("events", &events), ("parties", &parties)]] {
        let text = file(&keys.map(|(key, value)| (key, value.clone())));
        for length in (1..text.len()).step_by(31) {
            let cut = &text.as_bytes()[..length];
            for broken in [cut.to_vec(), [cut, b"\xFF", &text.as_bytes()[length..]].concat()] {
                assert_eq!(sound(&broken).1.len(), 1);
            }
        }
    }
}

#[test]
fn a_file_that_is_no_dataset_says_so() {
    for input in ["", " ", "<html>", "[]", "[1, 2, {\"events\": []}]", "null", "\"events\"", "{} and more"] {
        assert_eq!(problems_of(input), 1, "{input}");
    }
}

#[test]
fn events_that_are_no_list_say_so() {
    let whole = problems_of(&file(&[]));
    for events in [json!(null), json!(5), json!({}), json!("many")] {
        assert!(problems_of(&file(&[("events", events.clone())])) > whole, "{events}");
    }
    let twice = small().to_string().replacen('{', "{\"events\": [{}, {}, 5],", 1);
    assert_eq!(problems_of(&twice), whole);
    assert!(problems_of("{}") > 1);
}

#[test]
fn problems_everywhere_are_listed_in_one_order() {
    let many = |item: Value| Value::from(vec![item; 700]);
    let wrong = json!({ "id": 5, "date": "never", "weight": 9, "actors": ["nobody"], "links": [{ "to": "nothing" }] });
    for events in [many(wrong.clone()), many(json!(7)), json!([wrong, 7, {}])] {
        let lists = ["version", "language", "parties", "actors", "sources", "tracks", "narrative"];
        let mut keys: Vec<(&str, Value)> = lists.map(|key| (key, json!([false, { "id": [] }]))).into();
        keys.insert(3, ("events", events));
        assert!(problems_of(&file(&keys)) > 20);
    }
}

#[test]
fn of_a_file_that_is_stopped_the_same_is_shown() {
    let text = file(&[("parties", small()["parties"].clone()), ("events", small()["events"].clone())]);
    for length in (1..text.len()).step_by(7) {
        let (mut parser, mut events) = (Parser::default(), EventsParser::default());
        parser.feed(&text.as_bytes()[..length]);
        events.feed(&text.as_bytes()[..length]);
        let part = taken_over(&events.into_part().unwrap_or_default()).into_part();
        assert_eq!(format!("{part:?}"), format!("{:?}", parser.into_part()));
    }
}
