//! Changes that nobody thought of.

use super::{everywhere, small, sound, with};
use crate::fixtures::{Dice, EMBEDDED};
use proptest::prelude::*;
use relations_core::dataset::Parser;
use serde_json::{Value, json};

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
                // A key may have a slash in it, which a pointer does not lead through.
                if let Some(place) = dataset.pointer_mut(place) {
                    *place = value;
                }
            }
        }
        sound(dataset.to_string().as_bytes());
    }

    #[test]
    fn a_file_says_the_same_however_it_is_cut(
        changes in prop::collection::vec((any::<prop::sample::Index>(), value()), 0..4),
        end in any::<prop::sample::Index>(), is_whole in any::<bool>(), order in any::<u64>(),
        lengths in prop::collection::vec(1_usize..300, 1..40),
    ) {
        let mut dataset: Value = small();
        for (place, value) in changes {
            let places = everywhere(&dataset, "");
            if !places.is_empty() && let Some(place) = dataset.pointer_mut(&places[place.index(places.len())]) {
                *place = value;
            }
        }
        // Events may come before and after what they refer to.
        let mut keys: Vec<(&String, &Value)> = dataset.as_object().map(|top| top.iter().collect()).unwrap_or_default();
        let mut dice = Dice(order);
        keys.sort_by_key(|_| dice.below(1_000));
        let members: Vec<String> = keys.iter().map(|(key, value)| format!("{}: {value:#}", json!(key))).collect();
        let text = format!("{{{}}}", members.join(", "));
        let bytes = if is_whole { text.as_bytes() } else { &text.as_bytes()[..end.index(text.len())] };

        let (expect, problems) = sound(bytes);
        let mut parser = Parser::default();
        let mut rest = bytes;
        for length in lengths.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (piece, further) = rest.split_at((*length).min(rest.len()));
            parser.feed(piece);
            rest = further;
        }
        prop_assert_eq!(parser.bytes(), bytes.len());
        let (dataset, others) = parser.finish();
        prop_assert_eq!(others, problems);
        prop_assert_eq!(format!("{:?}", dataset), format!("{:?}", expect));
    }

    #[test]
    fn no_text_makes_the_dates_panic(text in "[0-9XYESuv?~%.,/{}\\[\\]+: TZ-]{0,24}|\\PC{0,24}") {
        sound(with("/events/0/date", json!(text)).as_bytes());
    }
}

pub fn value() -> impl Strategy<Value = Value> {
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
