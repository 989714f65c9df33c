//! Names: none covers another or a marker, and none is cut.

use super::{FRANCE, GERMANY, MALTA, PAIRS, SINGAPORE, dataset, the_world};
use crate::fixtures::{Letters, embedded, everything};
use proptest::prelude::*;
use relations_core::Shared;
use relations_core::dataset::{Dataset, Lane, Text};
use relations_core::index::Index;
use relations_core::layout::Measure;
use relations_core::map::{Label, Map, Named};
use relations_core::text::Language;

fn check(map: &Map, index: &Index) -> Vec<Label> {
    let markers = map.markers(index, &everything(index));
    let labels = map.labels(index, &markers, &Letters);
    for (number, label) in labels.iter().enumerate() {
        assert_eq!(label.width, Letters.width(&label.text, label.named.face()));
        let (left, right, top, bottom) = (label.at.0, label.at.0 + label.width, label.at.1 - 12.0, label.at.1 + 3.0);
        assert!(left >= 0.0 && right <= map.size.0 && top >= 0.0 && bottom <= map.size.1, "{label:?} is cut");
        for marker in &markers {
            let (x, y) = marker.at;
            let apart = right <= x - 12.0 || left >= x + 12.0 || bottom <= y - 12.0 || top >= y + 12.0;
            assert!(apart, "{label:?} covers {:?}", marker.at);
        }
        for other in &labels[number + 1..] {
            let beside = right <= other.at.0 || other.at.0 + other.width <= left;
            assert!(beside || (label.at.1 - other.at.1).abs() >= 15.0, "{label:?} {other:?}");
        }
    }
    labels
}

#[test]
fn the_embedded_dataset_names_both_parties_and_their_capitals_in_every_language() {
    for language in Language::ALL {
        let index = embedded(language);
        for width in [320.0, 390.0, 700.0, 1000.0, 2560.0] {
            let labels = check(&Map::new(&the_world(), &index.dataset, (width, Map::height(width))), &index);
            for party in [Lane::First, Lane::Second] {
                assert!(labels.iter().any(|label| label.named == Named::Party(party)), "{language:?} {width}");
            }
            for side in &index.dataset.parties {
                let capital = Named::Place(side.capital.unwrap());
                assert!(labels.iter().any(|label| label.named == capital), "{language:?} {width}");
            }
        }
    }
}

#[test]
fn a_party_that_is_called_as_its_capital_is_named_once() {
    let mut names = Dataset::clone(&dataset(&[MALTA, SINGAPORE], &[]));
    names.parties[1].short = Text::new("en", "Singapore");
    let index = Index::new(Shared::new(names), Language::English);
    let labels = check(&Map::new(&the_world(), &index.dataset, (600.0, 300.0)), &index);
    assert_eq!(labels.iter().filter(|label| label.text == "Singapore").count(), 1);
}

#[test]
fn the_way_between_neighbours_is_not_written_over_where_there_is_room_beside_it() {
    let index = Index::new(dataset(&[FRANCE, GERMANY], &[]), Language::English);
    let labels = check(&Map::new(&the_world(), &index.dataset, (390.0, 260.0)), &index);
    assert_eq!(labels.len(), 4);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]
    #[test]
    fn names_never_lie_on_each_other(
        places in prop::collection::vec((-90.0..90.0f64, -180.0..180.0f64), 0..80),
        pair in 0..PAIRS.len(),
        width in 320.0..1400.0f64,
        height in 180.0..700.0f64,
    ) {
        let index = Index::new(dataset(&PAIRS[pair], &places), Language::English);
        check(&Map::new(&the_world(), &index.dataset, (width, height)), &index);
    }
}
