//! The parser on broken and hostile input: it reports what is wrong where, keeps what is sound, and never panics.

pub mod chaos;
mod handover;
mod ids;
mod shapes;
mod values;

use crate::fixtures::EMBEDDED;
use relations_core::Shared;
use relations_core::dataset::{Dataset, Problem, parse};
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
    handover::check(input, &dataset, &problems);
    (dataset, problems)
}

/// What the model says is there is there: ids of their own, titles, positions that exist.
pub fn check_whole(dataset: &Dataset) {
    fn own<'a, Id: AsRef<str> + ?Sized + 'a>(what: &str, ids: impl Iterator<Item = &'a Id>) {
        let mut seen = BTreeSet::new();
        for id in ids.map(AsRef::as_ref) {
            assert!(!id.is_empty() && seen.insert(id), "two of {what} are called {id:?}, or one is called nothing");
        }
    }
    own("events", dataset.events.ids());
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
    for event in dataset.events.iter() {
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

pub fn small() -> Value {
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
    assert!(dataset.events.iter().is_sorted_by_key(|event| event.date.anchor()));
    for language in Language::ALL {
        let index = Index::new(Shared::new(parse(EMBEDDED.as_bytes()).0), language);
        assert_eq!(index.matches(&relations_core::index::Filter::default()).len(), count("events"));
    }
}

/// The JSON pointers of everything in a value.
pub fn everywhere(value: &Value, at: &str) -> Vec<String> {
    let members: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(n, value)| (format!("{at}/{n}"), value)).collect(),
        _ => Vec::new(),
    };
    members.into_iter().flat_map(|(at, value)| [vec![at.clone()], everywhere(value, &at)].concat()).collect()
}
