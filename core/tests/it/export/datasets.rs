//! The dataset as JSON, whole and filtered, parsed again.

use crate::fixtures::{EMBEDDED, embedded, index, made_up_json};
use proptest::prelude::*;
use relations_core::Shared;
use relations_core::dataset::{Dataset, Link, Problem, packed, parse};
use relations_core::export::json;
use relations_core::index::{Filter, Index, Marks, Matches};
use relations_core::text::Language;

fn exported(index: &Index, filter: &Filter) -> (Matches, Shared<Index>, Vec<Problem>) {
    let matches = index.matches(filter);
    let (dataset, problems) = parse(json(&index.dataset, Some(&matches)).as_bytes());
    (matches, Shared::new(Index::new(Shared::new(dataset), index.language)), problems)
}

/// What an event says, with all ids instead of positions; links and the anchor of its date only where they are there.
fn said(dataset: &Dataset, id: &str, among: &Dataset) -> String {
    let event = dataset.event(dataset.event_with_id(id).unwrap()).unwrap();
    let id_of = |event| dataset.event(event).unwrap().id;
    let is_there = |event| among.event_with_id(id_of(event)).is_some();
    let links: Vec<_> =
        event.links.iter().filter(|link| is_there(link.to)).map(|Link { to, kind }| (id_of(*to), *kind)).collect();
    let derived = event.derived_date.filter(|derived| is_there(derived.anchor));
    let actors: Vec<_> =
        event.actors.iter().map(|actor| format!("{:?}", dataset.actor(*actor).unwrap().name)).collect();
    let places: Vec<_> = event
        .places
        .iter()
        .map(|place| {
            let place = dataset.place(*place).unwrap();
            let within = place.within.map(|within| dataset.place(within).unwrap().id.clone());
            format!("{:?} {:?} {within:?}", place.name, place.coordinates)
        })
        .collect();
    let citations: Vec<_> = event
        .citations
        .iter()
        .map(|citation| {
            let source = dataset.source(citation.source).unwrap();
            format!("{source:?} {} {} {}", dataset.section(citation.section), citation.paragraph, citation.sentence)
        })
        .collect();
    let reported: Vec<_> = event.reported_by.iter().map(|source| &dataset.source(*source).unwrap().id).collect();
    format!(
        "{:?}",
        (
            (event.id, event.edtf(), event.date, event.title, event.summary, event.weight, event.initiator),
            (event.category.map(|category| format!("{:?}", dataset.category(category).unwrap())), actors, places),
            (citations, reported, links, derived.map(|derived| (id_of(derived.anchor), &derived.words))),
        )
    )
}

fn filters(index: &Index) -> Vec<Filter> {
    let events = &index.dataset.events;
    let mut filters = vec![Filter::default()];
    filters.extend(
        ["embassy", "Kim", "Maduro", "nothing has these words"]
            .map(|query| Filter { query: query.to_owned(), ..Filter::default() }),
    );
    filters.extend(Marks::ALL.map(|marks| Filter { marks, ..Filter::default() }));
    filters.extend(events.initiator(0).map(|lane| Filter { initiators: vec![lane], ..Filter::default() }));
    filters
}

#[test]
fn what_is_exported_whole_is_the_same_dataset_again() {
    let (dataset, _) = parse(EMBEDDED.as_bytes());
    let (again, problems) = parse(json(&dataset, None).as_bytes());
    assert_eq!((format!("{again:?}"), problems), (format!("{dataset:?}"), vec![]));
}

#[test]
fn what_passes_a_filter_is_exported_with_all_that_it_refers_to() {
    let index = embedded(Language::English);
    let of = &index.dataset;
    let mut counts = Vec::new();
    for filter in filters(&index) {
        let (matches, again, problems) = exported(&index, &filter);
        let dataset = &again.dataset;
        assert_eq!(problems, [], "{filter:?}");
        assert_eq!(dataset.events.len(), matches.len(), "{filter:?}");
        for (id, ix) in dataset.events.ids().zip(matches.events()) {
            assert_eq!(Some(id), of.event(*ix).map(|event| event.id));
            assert_eq!(said(dataset, id, dataset), said(of, id, dataset), "{filter:?}");
            let disputes = |of: &Dataset| {
                let event = of.event_with_id(id).unwrap();
                of.disputes_of(event).map(|dispute| (dispute.id.clone(), dispute.claims.len())).collect::<Vec<_>>()
            };
            assert_eq!(disputes(dataset), disputes(of), "{id}");
        }
        for (track, other) in dataset.tracks.iter().zip(&of.tracks) {
            assert_eq!(
                format!("{:?}", (&track.title, track.periods.len())),
                format!("{:?}", (&other.title, other.periods.len()))
            );
        }
        assert_eq!(dataset.tracks.len(), of.tracks.len());
        for section in &dataset.narrative {
            assert!(!section.passages.is_empty());
        }
        let passages = |of: &Dataset| of.narrative.iter().map(|section| section.passages.len()).sum::<usize>();
        counts.push((matches.len(), dataset.actors.len(), dataset.disputes.len(), passages(dataset)));
    }
    // The whole, and less of everything with a filter.
    let passages = of.narrative.iter().map(|section| section.passages.len()).sum::<usize>();
    assert_eq!(counts[0], (of.events.len(), of.actors.len(), of.disputes.len(), passages));
    assert!(counts.iter().any(|count| count.0 > 0 && count.1 < counts[0].1 && count.3 < counts[0].3), "{counts:?}");
}

#[test]
fn what_is_embedded_in_one_language_is_exported_in_it() {
    let (dataset, _) = parse(EMBEDDED.as_bytes());
    let parts = packed::pack(&packed::shown(dataset), "ko");
    let korean = packed::unpack(&parts.numbers, &parts.names, &[("ko", &parts.texts)]);
    let text = json(&korean, None);
    let (again, problems) = parse(text.as_bytes());
    assert_eq!(problems, []);
    assert_eq!((&*again.language, again.title.languages().collect::<Vec<_>>()), ("ko", vec!["ko"]));
    let titles =
        |dataset: &Dataset| dataset.events.iter().map(|event| event.title.get("ko").to_owned()).collect::<Vec<_>>();
    assert_eq!(titles(&again), titles(&korean));
    assert!(text.contains(r#""title":"북한과 베네수엘라""#), "plain strings in its own language");
}

#[test]
fn places_within_places_come_along_however_deep() {
    let places: Vec<String> =
        (0..9).map(|n| format!(r#"{{ "id": "p{n}", "name": "P", "within": "p{}" }}"#, (n + 1) % 9)).collect();
    let json = format!(
        r#"{{ "version": 1, "parties": [{{ "id": "a", "name": "A" }}, {{ "id": "b", "name": "B" }}],
        "places": [{}, {{ "id": "other", "name": "O" }}],
        "events": [{{ "id": "x", "date": "2000", "title": "X", "initiator": "a", "places": ["p4"] }},
            {{ "id": "y", "date": "2001", "title": "Y", "initiator": "b", "links": [{{ "to": "x", "kind": "led-to" }}] }}] }}"#,
        places.join(",")
    );
    let index = index(&json, Language::English);
    let filter = |query: &str| Filter { query: query.to_owned(), ..Filter::default() };
    let (_, again, problems) = exported(&index, &filter("x"));
    assert_eq!((again.dataset.places.len(), problems), (9, vec![]));
    let (_, again, problems) = exported(&index, &filter("y"));
    assert_eq!((again.dataset.places.len(), again.dataset.events.links(0).len(), problems), (0, 0, vec![]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn made_up_events_are_exported_without_a_problem(count in 1_usize..120, seed in 0_u64..1_000, query in "[a-z]{0,2}", marks in 0_u8..64) {
        let index = index(&made_up_json(count, seed), Language::English);
        let (matches, again, problems) = exported(&index, &Filter { query, marks: Marks(marks), ..Filter::default() });
        prop_assert_eq!(problems, vec![]);
        let ids: Vec<&str> = matches.events().iter().filter_map(|event| index.dataset.events.id(event.0 as usize)).collect();
        prop_assert_eq!(again.dataset.events.ids().collect::<Vec<_>>(), ids.clone());
        for id in ids {
            prop_assert_eq!(said(&again.dataset, id, &again.dataset), said(&index.dataset, id, &again.dataset));
        }
    }
}
