//! The parser on broken and hostile input: it reports what is wrong where, keeps what is sound, and never panics.

use crate::fixtures::EMBEDDED;
use proptest::prelude::*;
use relations_core::Shared;
use relations_core::dataset::{Dataset, Problem, Severity, parse};
use relations_core::index::Index;
use relations_core::text::Language;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Checks that the input has a problem at this path with this in its message, and that this many events are read.
fn check(input: impl AsRef<[u8]>, (path, fragment): (&str, &str), events: usize) {
    let (dataset, problems) = sound(input.as_ref());
    let found = problems.iter().any(|problem| problem.path == path && problem.message.contains(fragment));
    let input = String::from_utf8_lossy(input.as_ref()).chars().take(300).collect::<String>();
    assert!(found, "“{fragment}” at “{path}” is not among {problems:#?} of {input}");
    assert_eq!(dataset.events.len(), events, "{input}");
}

/// Parses, and checks what holds for all input.
fn sound(input: &[u8]) -> (Dataset, Vec<Problem>) {
    let (dataset, problems) = parse(input);
    for problem in &problems {
        let Problem { path, message, .. } = problem;
        let first = message.chars().next().unwrap_or_default();
        assert!(
            first.is_uppercase() || first.is_ascii_digit() || first == '“',
            "{message:?} at {path} does not begin like a sentence"
        );
        assert!(message.ends_with(['.', '?', ')']), "{message:?} at {path} does not end like a sentence");
        assert!(message.chars().count() < 400, "{message:?} at {path} is endless");
        let step = |c: char| c.is_ascii_alphanumeric() || "_[].".contains(c);
        assert!(path.chars().all(step), "{path:?} is no path");
    }
    let listed: BTreeSet<(&str, &str)> =
        problems.iter().map(|problem| (problem.path.as_str(), problem.message.as_str())).collect();
    assert_eq!(listed.len(), problems.len(), "the same is said twice: {problems:#?}");
    check_whole(&dataset);
    (dataset, problems)
}

/// What the model says is there is there: ids of their own, titles, positions that exist.
fn check_whole(dataset: &Dataset) {
    fn own<'a>(what: &str, ids: impl Iterator<Item = &'a String>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            assert!(!id.is_empty() && seen.insert(id), "two of {what} are called {id:?}, or one is called nothing");
        }
    }
    own("events", dataset.events.iter().map(|event| &event.id));
    own("actors", dataset.actors.iter().map(|actor| &actor.id));
    own("places", dataset.places.iter().map(|place| &place.id));
    own("sources", dataset.sources.iter().map(|source| &source.id));
    own("categories", dataset.categories.iter().map(|category| &category.id));
    own("tracks", dataset.tracks.iter().map(|track| &track.id));
    own("disputes", dataset.disputes.iter().map(|dispute| &dispute.id));
    own("pointers", dataset.see_also.iter().map(|see_also| &see_also.id));
    for dispute in &dataset.disputes {
        own("claims", dispute.claims.iter().map(|claim| &claim.id));
    }
    for event in &dataset.events {
        assert!(!event.title.get("en").trim().is_empty(), "{} has no title", event.id);
        assert!((1..=5).contains(&event.weight));
        assert!(event.actors.iter().all(|actor| dataset.actor(*actor).is_some()));
        assert!(event.places.iter().all(|place| dataset.place(*place).is_some()));
        assert!(event.citations.iter().all(|citation| dataset.source(citation.source).is_some()));
        assert!(event.links.iter().all(|link| dataset.event(link.to).is_some()));
    }
    let links = dataset.see_also.iter().map(|see_also| &see_also.url).chain(dataset.sources.iter().map(|s| &s.url));
    for url in links.chain([&dataset.license.url]) {
        let lower = url.to_lowercase();
        assert!(url.is_empty() || lower.starts_with("http://") || lower.starts_with("https://"), "{url}");
    }
    for language in Language::ALL {
        let _ = Index::new(Shared::new(dataset.clone()), language);
    }
}

/// A small sound dataset of three events, changed at a JSON pointer.
fn with(pointer: &str, value: Value) -> String {
    let mut dataset = small();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match dataset.pointer_mut(parent).unwrap() {
        Value::Object(object) => drop(object.insert(key.to_owned(), value)),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        _ => panic!("nothing can stand at {pointer}"),
    }
    dataset.to_string()
}

fn small() -> Value {
    let cite = json!([{ "source": "book", "section": "one", "paragraph": 1, "sentence": 2 }]);
    json!({
        "version": 1, "id": "small", "language": "en", "title": "Small", "summary": "A small one",
        "license": { "name": "CC0", "url": "https://example.org/cc0", "attribution": "Somebody" },
        "parties": [
            { "id": "north", "name": "North", "codes": { "alpha2": "NN" }, "capital": "port",
              "coordinates": { "lat": 10, "lon": -20.5 } },
            { "id": "south", "name": "South" },
        ],
        "actors": [{ "id": "envoy", "name": "Envoy", "party": "north", "roles": [{ "title": "Envoy" }], "citations": cite }],
        "places": [{ "id": "port", "name": "Port", "country": "NN", "coordinates": { "lat": 1, "lon": 2 } }],
        "sources": [{ "id": "book", "title": "Book", "url": "https://example.org/book", "sections": [{ "id": "one", "title": "One" }] }],
        "categories": [{ "id": "visits", "name": "Visits", "symbol": "square" }],
        "events": [
            { "id": "first", "date": "2001", "title": "First", "initiator": "north", "category": "visits", "weight": 4,
              "actors": ["envoy"], "places": ["port"], "citations": cite, "reported_by": ["book"] },
            { "id": "second", "date": "2002-02", "title": { "en": "Second", "es": "Segundo" }, "initiator": "joint",
              "derived_date": { "anchor": "first", "words": "a year later" },
              "links": [{ "to": "first", "kind": "led-to" }] },
            { "id": "third", "date": "2003-03-03", "title": "Third", "initiator": "south" },
        ],
        "tracks": [{ "id": "mission", "title": "Mission", "party": "north", "kind": "mission", "periods": [
            { "date": "2001/2002", "status": "full", "label": "Open", "events": ["first"], "citations": cite },
        ] }],
        "disputes": [{ "id": "when", "title": "When?", "claims": [
            { "id": "early", "statement": "Early", "date": "2001", "events": ["first"], "citations": cite },
            { "id": "late", "statement": "Late", "tracks": ["mission"] },
        ] }],
        "narrative": [{ "id": "story", "heading": "Story", "passages": [
            { "id": "p1", "text": "So it was.", "events": ["first"], "tracks": ["mission"], "citations": cite },
        ] }],
        "see_also": [{ "id": "more", "title": "More", "url": "http://example.org/more" }],
    })
}

#[test]
fn sound_data_has_no_problems() {
    for json in
        [small().to_string(), format!("\u{FEFF}{}", small()), format!("\n  {:#}\n", small()), EMBEDDED.to_owned()]
    {
        let (dataset, problems) = sound(json.as_bytes());
        assert_eq!(problems, [], "{}", dataset.id);
        assert!(dataset.events.len() >= 3);
    }
}

#[test]
fn the_embedded_dataset_is_read_whole() {
    let (dataset, problems) = sound(EMBEDDED.as_bytes());
    let json: Value = serde_json::from_str(EMBEDDED).unwrap();
    let count = |key: &str| json[key].as_array().unwrap().len();
    assert_eq!(problems, []);
    assert_eq!(dataset.events.len(), count("events"));
    assert_eq!(dataset.actors.len(), count("actors"));
    assert_eq!(dataset.tracks.len(), count("tracks"));
    assert_eq!(dataset.disputes.len(), count("disputes"));
    assert_eq!(dataset.narrative.len(), count("narrative"));
    assert!(dataset.events.is_sorted_by_key(|event| event.date.anchor()));
    for language in Language::ALL {
        let index = Index::new(Shared::new(parse(EMBEDDED.as_bytes()).0), language);
        assert_eq!(index.matches(&relations_core::index::Filter::default()).len(), count("events"));
    }
}

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
    let end = small().to_string();
    for length in (1..end.len()).step_by(97) {
        whole(&end.as_bytes()[..length], "not JSON");
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

/// The JSON pointers of everything in a value.
fn everywhere(value: &Value, at: &str) -> Vec<String> {
    let members: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(n, value)| (format!("{at}/{n}"), value)).collect(),
        _ => Vec::new(),
    };
    members.into_iter().flat_map(|(at, value)| [vec![at.clone()], everywhere(value, &at)].concat()).collect()
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
fn ids_are_every_events_own() {
    check(with("/events/1/id", json!("first")), ("events[1].id", "stands twice"), 3);
    check(with("/events/1/id", Value::Null), ("events[1].id", "missing"), 3);
    check(with("/events/1/id", json!("  ")), ("events[1].id", "missing"), 3);
    check(with("/events/1/id", json!({})), ("events[1].id", "text in quotes"), 3);
    let many = json!([{ "id": "event-2" }, {}, { "id": "event-2" }, { "id": "event-2-3" }, 5, null, "x", []]);
    check(with("/events", many.clone()), ("events[2].id", "stands twice"), 4);
    check(with("/events", many.clone()), ("events[4]", "the number 5"), 4);
    check(with("/events", many), ("events[5]", "nothing"), 4);
    for key in ["parties", "actors", "places", "sources", "categories", "tracks", "disputes", "narrative", "see_also"] {
        let pair = json!([{ "id": "x", "name": "X" }, { "id": "x", "name": "Y" }, { "name": "Z" }, "w"]);
        check(with(&format!("/{key}"), pair.clone()), (&format!("{key}[1].id"), "stands twice"), 3);
        check(with(&format!("/{key}"), pair.clone()), (&format!("{key}[2].id"), "missing"), 3);
        check(with(&format!("/{key}"), pair), (&format!("{key}[3]"), "object is expected"), 3);
    }
}

#[test]
fn an_unknown_id_comes_with_the_one_that_was_meant() {
    check(with("/events/0/actors/0", json!("envoi")), ("events[0].actors[0]", "Did you mean “envoy”?"), 3);
    check(with("/events/0/actors/0", json!("nobody at all")), ("events[0].actors[0]", "Add it, or correct"), 3);
    check(with("/events/0/category", json!("visit")), ("events[0].category", "Did you mean “visits”?"), 3);
    check(with("/events/0/initiator", json!("nord")), ("events[0].initiator", "says nobody"), 3);
    check(with("/events/0/initiator", Value::Null), ("events[0].initiator", "nobody is said"), 3);
    check(with("/events/1/links/0/to", json!("frist")), ("events[1].links[0].to", "Did you mean “first”?"), 3);
    check(with("/events/1/links/0/kind", json!("after")), ("events[1].links[0].kind", "no kind of link"), 3);
    check(with("/events/1/links/0", json!({})), ("events[1].links[0].to", "missing"), 3);
    check(with("/events/1/derived_date/anchor", json!("firs")), ("events[1].derived_date.anchor", "Did you mean"), 3);
    check(with("/events/1/derived_date", json!({})), ("events[1].derived_date.anchor", "missing"), 3);
    check(with("/events/0/citations/0/source", json!("bok")), ("events[0].citations[0].source", "Did you mean"), 3);
    check(with("/events/0/citations/0", json!({})), ("events[0].citations[0].source", "missing"), 3);
    check(with("/actors/0/party", json!("norht")), ("actors[0].party", "Did you mean “north”?"), 3);
    check(with("/parties/0/capital", json!("prt")), ("parties[0].capital", "Did you mean “port”?"), 3);
    check(with("/disputes/0/claims/1/tracks/0", json!("x")), ("disputes[0].claims[1].tracks[0]", "no track"), 3);
    check(with("/disputes/0/claims", json!([])), ("disputes[0].claims", "two claims"), 3);
}

#[test]
fn who_is_named_twice_counts_once() {
    let (dataset, _) = sound(with("/events/0/actors", json!(["envoy", "envoy"])).as_bytes());
    assert_eq!(dataset.events[0].actors.len(), 1);
}

#[test]
fn a_bad_date_costs_the_date_and_not_the_event() {
    for date in [
        "2019-02-30",
        "2019-13",
        "2019-00",
        "2019-1-1",
        "1/2/2019",
        "20190203",
        "soon",
        "2015/2014",
        "2014-06-20/2014-06-19",
        "Y4000001",
        "Y-99999999999999999999",
        "Y999999999999",
        "[",
        "{2001",
        "2001..",
        "../2001/..",
        "\u{0}",
        "２００１",
        "2001‐02",
    ] {
        check(with("/events/2/date", json!(date)), ("events[2].date", ""), 3);
        let (dataset, problems) = sound(with("/events/2/date", json!(date)).as_bytes());
        assert_eq!(problems.len(), 1, "{date}: {problems:#?}");
        let third = dataset.events.iter().find(|event| event.id == "third").unwrap();
        assert_eq!((third.date.earliest(), third.date.latest()), (None, None), "{date}");
        assert_eq!(dataset.events[2].id, "third", "what has no date comes last");
    }
    for date in ["0000", "-0043", "Y4000000", "Y-4000000", "2014-06-XX", "XXXX", "2001?/2002~", "{2001,2002}", " 2001 "]
    {
        assert_eq!(sound(with("/events/2/date", json!(date)).as_bytes()).1, [], "{date}");
    }
    assert_eq!(sound(with("/events/2/date", json!(2003)).as_bytes()).1, [], "a year may be a number");
    check(with("/events/2/date", Value::Null), ("events[2].date", "date is missing"), 3);
    check(with("/events/2/date", json!("")), ("events[2].date", "date is missing"), 3);
    check(with("/events/2/date", json!(["2001"])), ("events[2].date", "a list"), 3);
    check(with("/tracks/0/periods/0/date", json!("soon")), ("tracks[0].periods[0].date", "not an EDTF date"), 3);
    check(with("/tracks/0/periods/0/date", Value::Null), ("tracks[0].periods[0].date", "missing"), 3);
    check(with("/disputes/0/claims/0/date", json!("soon")), ("disputes[0].claims[0].date", "not an EDTF date"), 3);
}

#[test]
fn only_addresses_of_the_web_become_links() {
    for url in [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "example.org",
        "https:/example.org",
        "\u{1}javascript:alert(1)",
        "vbscript:x",
    ] {
        check(with("/see_also/0/url", json!(url)), ("see_also[0].url", "https://"), 3);
        check(with("/sources/0/url", json!(url)), ("sources[0].url", "https://"), 3);
        check(with("/license/url", json!(url)), ("license.url", "https://"), 3);
    }
    for url in ["https://example.org", "HTTP://EXAMPLE.ORG/a?b#c", " https://example.org "] {
        let (dataset, problems) = sound(with("/see_also/0/url", json!(url)).as_bytes());
        assert_eq!((dataset.see_also[0].url.as_str(), problems), (url.trim(), vec![]));
    }
}

#[test]
fn numbers_are_checked() {
    for (lat, lon) in [(91.0, 0.0), (-90.5, 0.0), (0.0, 180.5), (0.0, -999.0), (1e300, 0.0)] {
        let coordinates = json!({ "lat": lat, "lon": lon });
        check(with("/places/0/coordinates", coordinates), ("places[0].coordinates", "degrees"), 3);
    }
    check(with("/places/0/coordinates", json!({ "lat": 5 })), ("places[0].coordinates", "both lat and lon"), 3);
    check(with("/places/0/coordinates", json!([5, 6])), ("places[0].coordinates", "object is expected"), 3);
    check(with("/places/0/coordinates/lat", json!("5")), ("places[0].coordinates.lat", "number is expected"), 3);
    for (weight, read) in [(json!(0), 1), (json!(99), 5), (json!(-1e300), 1), (json!(2.9), 2), (json!("5"), 3)] {
        let (dataset, problems) = sound(with("/events/0/weight", weight.clone()).as_bytes());
        assert_eq!(dataset.events[0].weight, read, "{weight}");
        assert_eq!(problems.is_empty(), weight == json!(2.9), "{weight}: {problems:?}");
    }
    for count in [json!(-1), json!(1.5), json!("1"), json!(1e30), json!(u64::MAX)] {
        check(with("/events/0/citations/0/sentence", count), ("events[0].citations[0].sentence", "whole number"), 3);
    }
}

#[test]
fn texts_may_be_in_any_language_but_must_be_texts() {
    check(with("/events/0/title", json!({})), ("events[0].title", "title is missing"), 3);
    check(with("/events/0/title", json!("  ")), ("events[0].title", "title is missing"), 3);
    check(with("/events/0/title", json!({ "en": 5 })), ("events[0].title", "The text for “en” is the number 5"), 3);
    check(with("/events/0/title", json!({ "en": null })), ("events[0].title", "is nothing"), 3);
    check(with("/events/0/title", json!(["First"])), ("events[0].title", "a list"), 3);
    check(with("/events/0/title", json!({ "x".repeat(1_000): 5 })), ("events[0].title", "The text for"), 3);
    check(with("/categories/0/symbol", json!("heart")), ("categories[0].symbol", "no symbol"), 3);
    check(with("/tracks/0/periods/0/status", json!("perhaps")), ("tracks[0].periods[0].status", "no status"), 3);
    let (dataset, problems) = sound(with("/events/0/title", json!({ "en": "", "es": "Primero" })).as_bytes());
    assert_eq!((dataset.events[0].title.get("en"), problems), ("Primero", vec![]));
}

#[test]
fn the_periods_of_a_track_are_in_order_of_time() {
    let period = |date: &str| json!({ "date": date, "status": "full", "label": date });
    let periods = json!([period("2010/.."), period("1990/2000"), period("../1980"), period("2000/2010")]);
    let (dataset, _) = sound(with("/tracks/0/periods", periods).as_bytes());
    let labels: Vec<&str> = dataset.tracks[0].periods.iter().map(|period| period.label.get("en")).collect();
    assert_eq!(labels, ["../1980", "1990/2000", "2000/2010", "2010/.."]);
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_change_of_bytes_makes_it_panic(
        changes in prop::collection::vec((0usize..100_000, 0usize..400, 0usize..100_000, prop::collection::vec(any::<u8>(), 0..6), 0..3), 1..4)
    ) {
        let mut bytes = EMBEDDED.as_bytes().to_vec();
        for (from, length, to, replacement, kind) in changes {
            let from = from % bytes.len().max(1);
            let end = (from + length).min(bytes.len());
            let slice = bytes[from..end].to_vec();
            match kind {
                0 => drop(bytes.drain(from..end)),
                1 => drop(bytes.splice(from..end, replacement)),
                _ => {
                    let to = to % bytes.len().max(1);
                    drop(bytes.splice(to..to, slice));
                }
            }
        }
        sound(&bytes);
    }

    #[test]
    fn no_change_of_values_makes_it_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), value()), 1..6)) {
        let mut dataset: Value = small();
        for (place, value) in changes {
            let places = everywhere(&dataset, "");
            if !places.is_empty() {
                let place: &String = place.get(&places);
                *dataset.pointer_mut(place).unwrap() = value;
            }
        }
        sound(dataset.to_string().as_bytes());
    }

    #[test]
    fn no_text_makes_the_dates_panic(text in "[0-9XYESuv?~%.,/{}\\[\\]+: TZ-]{0,24}|\\PC{0,24}") {
        sound(with("/events/0/date", json!(text)).as_bytes());
    }
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        prop_oneof![Just("first"), Just("north"), Just("joint"), Just("en"), Just("199X/..")].prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("id|date|title|to|source|en|\\PC{0,4}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}
