//! The packed form and the JSON of a dataset: what goes in comes out, and what is broken is said and costs nothing.

use crate::fixtures::{EMBEDDED, made_up_json};
use proptest::prelude::*;
use relations_core::dataset::{Dataset, Parser, Problem, file, parse, relations};
use serde_json::{Value, json};

/// What a dataset prints is everything that is in it.
fn check(json: &str) {
    let (dataset, _) = parse(json.as_bytes());
    let expect = format!("{dataset:#?}");
    for bytes in [file::write(&dataset), relations::to_json(&dataset).into_bytes()] {
        let (again, problems) = parse(&bytes);
        let again = format!("{again:#?}");
        if let Some((line, wanted)) = again.lines().zip(expect.lines()).find(|(line, wanted)| line != wanted) {
            panic!("{line} instead of {wanted}; {problems:?} of {}", json.chars().take(3_000).collect::<String>());
        }
        assert_eq!(again.len(), expect.len());
    }
}

fn problem_of(bytes: &[u8]) -> String {
    let (dataset, problems) = parse(bytes);
    let [Problem { path, message, .. }] = &problems[..] else { panic!("{problems:#?}") };
    assert!(path.is_empty() && dataset.events.is_empty() && message.ends_with('.'), "{message}");
    message.clone()
}

#[test]
fn a_dataset_comes_out_as_it_went_in() {
    check(EMBEDDED);
    check(&made_up_json(3_000, 7));
    check(&crate::parse::small().to_string());
    check(r#"{ "events": [] }"#);
    check("{}");
}

#[test]
fn without_a_problem_before_there_is_none_after() {
    let (dataset, problems) = parse(EMBEDDED.as_bytes());
    assert_eq!(problems, []);
    assert_eq!(parse(&file::write(&dataset)).1, []);
    assert_eq!(parse(relations::to_json(&dataset).as_bytes()).1, []);
}

#[test]
fn the_packed_file_of_the_browser_tests_is_the_json_file_beside_it() {
    let json = include_bytes!("../../../tests/data/small.json");
    let packed = include_bytes!("../../../tests/data/small.packed");
    let advice = "write it again: cargo run -p relations-cli -- convert tests/data/small.json --to packed --out tests/data/small.packed";
    assert!(file::write(&parse(json).0) == packed, "{advice}");
}

#[test]
fn made_up_events_take_a_third_of_their_json_at_most() {
    let json = made_up_json(20_000, 5);
    let packed = file::write(&parse(json.as_bytes()).0);
    assert!(packed.len() * 3 < json.len(), "{} of {}", packed.len(), json.len());
}

#[test]
fn what_is_cut_off_says_so() {
    let packed = file::write(&parse(EMBEDDED.as_bytes()).0);
    for length in (1..12).chain((12..packed.len()).rev().step_by(17)) {
        let (dataset, problems) = parse(&packed[..length]);
        let [Problem { path, message, .. }] = &problems[..] else {
            panic!("{length} of {}: {problems:#?}", packed.len())
        };
        assert!(path.is_empty() && message.ends_with('.'), "{message}");
        // All events are one group.
        assert!(dataset.events.is_empty() || length == packed.len() - 1);
        assert!(message.contains("cut off, damaged") || length < file::MAGIC.len(), "{length}: {message}");
    }
    let (dataset, problems) = parse(&[&packed[..], b"more"].concat());
    assert_eq!(format!("{dataset:?}"), format!("{:?}", parse(EMBEDDED.as_bytes()).0));
    assert!(problems.len() == 1 && problems[0].message.contains("(end)"), "{problems:?}");
    let mut other = packed.clone();
    other[file::MAGIC.len()] = 2;
    assert!(problem_of(&other).contains("(version)"));
    // As it would come from an old transfer by FTP.
    let text: Vec<u8> = packed.iter().copied().filter(|byte| *byte != b'\r').collect();
    problem_of(&text);
}

#[test]
fn what_comes_before_the_damage_is_shown() {
    let (dataset, _) = parse(made_up_json(20_000, 3).as_bytes());
    let head = relations::without_events(&dataset);
    let blocks: Vec<Vec<u8>> =
        file::Packing { head: &head, sections: &dataset.sections, events: &dataset.events }.pieces::<true>().collect();
    let [head, first, second, end] = &blocks[..] else { panic!("{} blocks", blocks.len()) };
    let cut = [&head[..], first, &second[..second.len() - 1]].concat();
    let mut spoilt = [&head[..], first, second, end].concat();
    let place = head.len() + first.len() + second.len() / 2;
    spoilt[place..place + 2_000].fill(0xFF);
    for bytes in [cut, spoilt] {
        let (part, problems) = parse(&bytes);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].message.contains("cut off, damaged"), "{problems:?}");
        assert_eq!(part.parties[0].name, dataset.parties[0].name);
        let count = part.events.len();
        assert!(count > 16_000 && count < dataset.events.len(), "{count}");
        for (event, whole) in part.events.iter().zip(dataset.events.iter()) {
            assert_eq!((event.id, event.date, event.actors), (whole.id, whole.date, whole.actors));
            assert!(event.links.iter().all(|link| (link.to.0 as usize) < count));
        }
    }
}

#[test]
fn what_has_arrived_can_be_looked_at_in_both_forms() {
    let (dataset, _) = parse(made_up_json(20_000, 3).as_bytes());
    // Unlike those made up, whoever writes them for this puts the parties before the events.
    for bytes in [file::write(&dataset), relations::to_json(&dataset).into_bytes()] {
        let mut parser = Parser::default();
        let mut seen = 0;
        assert!(parser.so_far().is_none());
        for piece in bytes.chunks(bytes.len() / 5 + 1) {
            parser.feed(piece);
            let part = parser.so_far().unwrap();
            assert_eq!(part.events.len(), parser.events());
            assert_eq!(part.parties[1].name, dataset.parties[1].name);
            assert!(parser.events() >= seen);
            seen = parser.events();
        }
        assert_eq!((seen, parser.bytes()), (20_000, bytes.len()));
        let (whole, problems) = parser.finish();
        assert_eq!((whole.events.len(), problems), (20_000, vec![]));
    }
}

#[test]
fn a_few_bytes_do_not_become_very_many() {
    let number = |mut number: usize| {
        let mut bytes = Vec::new();
        while number >= 0x80 {
            bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        bytes.push(number as u8);
        bytes
    };
    let column = |bytes: &[u8]| [&number(bytes.len())[..], bytes].concat();
    let count = 50_000;
    let packed = |text: &str, titles: Vec<u8>| {
        let head =
            json!({ "version": 1, "parties": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }] }).to_string();
        let head = [column(head.as_bytes()), vec![0; 5], number(1 << 31)].concat();
        let columns = [
            column(&[]),
            column(&[]),
            column(text.as_bytes()),
            column(&number(text.len() * 2)),
            column(&vec![0; count]),
            column(&[0, 2, 0, 0]),
            column(&vec![0; count]),
            column(&[]),
            column(&[1, 2].repeat(count)),
            column(&titles),
            column(&vec![1; count]),
            column(&vec![4; count]),
        ];
        let group = column(&[&columns.concat()[..], &[0; 6]].concat());
        [file::MAGIC, &[1], &column(&head), &group, &[0]].concat()
    };
    let again = |first: u8| [vec![first], vec![2; count - 1]].concat();
    let (dataset, problems) = parse(&packed(&"x".repeat(64), again(0)));
    assert_eq!((dataset.events.len(), problems), (count, vec![]));
    assert!(problem_of(&packed(&"x".repeat(65), again(0))).contains("(events)"));
    assert!(problem_of(&packed("x", again(2))).contains("(events)"));
    // The largest numbers that can be written, wherever a number can stand.
    let sound = file::write(&parse(EMBEDDED.as_bytes()).0);
    for place in ((file::MAGIC.len() + 1)..sound.len()).step_by(11) {
        let bytes = [&sound[..place], b"\xFF\xFF\xFF\xFF\x0F", &sound[place + 1..]].concat();
        parse(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_read_from_json_comes_out_as_it_went_in(
        changes in prop::collection::vec((any::<prop::sample::Index>(), crate::parse::chaos::value()), 0..6)
    ) {
        let mut dataset: Value = crate::parse::small();
        for (place, value) in changes {
            let places = crate::parse::everywhere(&dataset, "");
            if !places.is_empty() && let Some(place) = dataset.pointer_mut(&places[place.index(places.len())]) {
                *place = value;
            }
        }
        check(&dataset.to_string());
    }

    #[test]
    fn no_change_of_bytes_makes_it_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), feed in 1..9_000_usize,
    ) {
        let mut bytes = file::write(&parse(EMBEDDED.as_bytes()).0);
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let (dataset, problems) = parse(&bytes);
        let mut parser = Parser::default();
        bytes.chunks(feed).for_each(|piece| parser.feed(piece));
        let (again, same): (Dataset, _) = parser.finish();
        prop_assert_eq!((format!("{again:?}"), same), (format!("{dataset:?}"), problems));
        for event in dataset.events.iter() {
            prop_assert!(!event.id.is_empty() && !event.title.is_empty());
            prop_assert!(event.actors.iter().all(|actor| dataset.actor(*actor).is_some()));
        }
    }
}
