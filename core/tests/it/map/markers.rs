//! Markers: each pair of an event and a place is in one of them, and none is too near another.

use super::{FRANCE, GERMANY, PAIRS, dataset, the_world};
use crate::fixtures::{Dice, embedded, everything};
use relations_core::Shared;
use relations_core::dataset::Lane;
use relations_core::index::{Filter, Index, Matches};
use relations_core::map::{Map, Marker};
use relations_core::text::Language;

/// The pairs of an event that passes and a place of it.
fn pairs(index: &Index, matches: &Matches) -> usize {
    matches.events().iter().map(|event| index.dataset.events.places(event.0 as usize).len()).sum()
}

fn check(map: &Map, index: &Index, matches: &Matches) -> Vec<Marker> {
    let markers = map.markers(index, matches);
    let sum: u32 = markers.iter().flat_map(|marker| &marker.places).map(|(_, count)| count).sum();
    assert_eq!(sum as usize, pairs(index, matches));
    for (number, marker) in markers.iter().enumerate() {
        assert!(!marker.events.is_empty() && marker.events.is_sorted_by(|a, b| a < b));
        assert!(marker.at.0 >= 0.0 && marker.at.0 <= map.size.0 && marker.at.1 >= 0.0 && marker.at.1 <= map.size.1);
        for other in &markers[number + 1..] {
            let (x, y) = (marker.at.0 - other.at.0, marker.at.1 - other.at.1);
            assert!((x * x + y * y).sqrt() >= map.target, "{marker:?} {other:?}");
        }
    }
    markers
}

#[test]
fn counts_add_up_to_the_pairs_of_events_and_places() {
    let index = embedded(Language::English);
    for width in [320.0, 390.0, 1000.0, 2560.0] {
        let mut map = Map::new(&the_world(), &index.dataset, (width, Map::height(width)));
        for target in [28.0, 44.0] {
            map.target = target;
            check(&map, &index, &everything(&index));
            let matches = index.matches(&Filter { query: "embassy".to_owned(), ..Filter::default() });
            assert!(!matches.is_empty() && matches.len() < index.dataset.events.len());
            check(&map, &index, &matches);
            assert!(map.markers(&index, &Matches::default()).is_empty());
        }
    }
}

#[test]
fn the_embedded_dataset_has_a_marker_on_each_capital() {
    let index = embedded(Language::English);
    let map = Map::new(&the_world(), &index.dataset, (1000.0, 500.0));
    let markers = check(&map, &index, &everything(&index));
    for (side, party) in map.sides.iter().zip([Lane::First, Lane::Second]) {
        let marker = markers.iter().find(|marker| marker.capital == Some(party)).unwrap();
        assert_eq!(Some(marker.at), side.at);
    }
    // Venezuela with its places of the capital; North Korea with Pyongyang and South Korea; Beijing, Mexico, Cuba.
    assert_eq!(markers.len(), 5);
    assert!(map.missing.is_empty());
}

#[test]
fn made_up_places_are_gathered_wherever_they_are() {
    for seed in 0..40 {
        let mut dice = Dice(seed);
        let mut degrees = |limit: u64| dice.below(limit) as f64 - limit as f64 / 2.0;
        let places: Vec<(f64, f64)> = (0..60).map(|_| (degrees(180), degrees(360))).collect();
        let index = Index::new(dataset(&PAIRS[seed as usize % PAIRS.len()], &places), Language::English);
        let map = Map::new(&the_world(), &index.dataset, (700.0, 350.0));
        check(&map, &index, &everything(&index));
    }
}

#[test]
fn places_that_are_far_enough_from_each_other_have_a_marker_each() {
    let index = Shared::new(Index::new(
        dataset(&[FRANCE, GERMANY], &[(45.0, 3.0), (45.0, 3.2), (45.0, 8.0)]),
        Language::English,
    ));
    let map = Map::new(&the_world(), &index.dataset, (1000.0, 500.0));
    let counts: Vec<usize> =
        check(&map, &index, &everything(&index)).iter().map(|marker| marker.events.len()).collect();
    assert_eq!(counts, [2, 1]);
}
