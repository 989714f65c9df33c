//! The timeline as a picture: strict XML, words that lie on nothing, vague dates that look vague.

use super::hostile;
use crate::fixtures::{embedded, index, made_up, with_events};
use proptest::prelude::*;
use relations_core::dataset::{Dataset, Lane};
use relations_core::export::svg::Guess;
use relations_core::export::{Picture, Theme, svg};
use relations_core::index::{Filter, Index, Matches, Span};
use relations_core::layout::{Domain, Face, Measure};
use relations_core::text::{FileWords, Language};
use roxmltree::{Document, Node};

fn drawn(index: &Index, width: f64, domain: Option<Domain>) -> String {
    let matches = &Matches::all(index);
    let words = FileWords::of(index.language);
    svg(&Picture { index, matches, domain, width, theme: Theme::Light, measure: &Guess, words })
}

fn number(node: Node, name: &str) -> f64 {
    node.attribute(name).map_or(0.0, |value| value.parse().unwrap())
}

/// The x and y of `translate(x y)` of an element and all around it.
fn shift(node: Node) -> (f64, f64) {
    let of = |node: Node| {
        let inner = node.attribute("transform")?.strip_prefix("translate(")?.strip_suffix(')')?;
        let (x, y) = inner.split_once(' ')?;
        Some((x.parse::<f64>().ok()?, y.parse::<f64>().ok()?))
    };
    node.ancestors().filter_map(of).fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1))
}

/// The words of a picture, each with left, top, right and bottom of its line.
fn boxes(document: &Document) -> Vec<(String, [f64; 4])> {
    let mut boxes = Vec::new();
    for text in document.descendants().filter(|node| node.has_tag_name("text")) {
        let words = text.text().unwrap_or_default();
        let class = text.attribute("class").unwrap_or_default();
        let (face, size) = match class.split(' ').next().unwrap() {
            "title" | "party" => (Face::Title, 13.0),
            "heading" => (Face::Title, 26.0),
            "lead" => (Face::Name, 14.0),
            "small" => (Face::Name, 11.0),
            "major" | "count" => (Face::Major, 12.0),
            _ => (Face::Name, 12.0),
        };
        let base = if face == Face::Title { 13.0 } else { 12.0 };
        let width = Guess.width(words, face) * size / base;
        let (dx, dy) = shift(text);
        let (x, y) = (number(text, "x") + dx, number(text, "y") + dy);
        let left = match class {
            _ if class.contains("middle") => x - width / 2.0,
            _ if class.contains(" end") => x - width,
            _ => x,
        };
        boxes.push((words.to_owned(), [left, y - size * 0.8, left + width, y + size * 0.2]));
    }
    boxes
}

/// Whether all words of a picture are within it and lie on no others; what is wrong if not.
fn check(picture: &str) -> Result<(), String> {
    let document = Document::parse(picture).map_err(|error| error.to_string())?;
    let root = document.root_element();
    let size = [number(root, "width"), number(root, "height")];
    let boxes = boxes(&document);
    for (number, (words, one)) in boxes.iter().enumerate() {
        if one[0] < 0.0 || one[1] < 0.0 || one[2] > size[0] + 0.5 || one[3] > size[1] {
            return Err(format!("“{words}” is not in the picture of {size:?}: {one:?}"));
        }
        for (others, other) in &boxes[number + 1..] {
            let apart =
                one[2] <= other[0] + 0.5 || other[2] <= one[0] + 0.5 || one[3] <= other[1] || other[3] <= one[1];
            if !apart {
                return Err(format!("“{words}” lies on “{others}”: {one:?} {other:?}"));
            }
        }
    }
    Ok(())
}

/// The words of one class in a picture, with spaces between the lines.
fn said(picture: &str, class: &str) -> String {
    let document = Document::parse(picture).unwrap();
    let is = |node: &Node| {
        node.has_tag_name("text") && node.attribute("class").is_some_and(|of| of.split(' ').any(|one| one == class))
    };
    document.descendants().filter(is).filter_map(|node| node.text()).collect::<Vec<_>>().join(" ")
}

fn domain(from: (i64, u8), to: (i64, u8)) -> Domain {
    let day = |(year, month)| relations_core::date::Day::from_ymd(year, month, 1);
    Domain::of_span(Span { from: day(from), to: day(to) })
}

#[test]
fn no_words_are_cut_or_lie_on_others_in_any_language_at_any_width() {
    for language in Language::ALL {
        let index = embedded(language);
        for width in [320.0, 400.0, 560.0, 700.0, 1000.0, 1200.0, 2400.0] {
            let picture = drawn(&index, width, None);
            check(&picture).unwrap_or_else(|wrong| panic!("{language:?} {width}: {wrong}"));
            let titles = said(&picture, "title");
            for event in index.dataset.events.iter() {
                let title = event.title.get(language.tag());
                assert!(titles.contains(title), "{language:?} {width}: {title} is not in {titles}");
            }
            assert!(!picture.contains('…'), "{language:?} {width}");
            for [from, to] in [[(2013, 1), (2014, 12)], [(1960, 1), (1980, 1)], [(1800, 1), (1801, 1)]] {
                check(&drawn(&index, width, Some(domain(from, to)))).unwrap();
            }
        }
    }
}

#[test]
fn every_part_of_the_picture_is_there() {
    let index = embedded(Language::English);
    let picture = drawn(&index, 1200.0, None);
    let document = Document::parse(&picture).unwrap();
    let root = document.root_element();
    assert_eq!(
        (root.attribute("role"), root.attribute(("http://www.w3.org/XML/1998/namespace", "lang"))),
        (Some("img"), Some("en"))
    );
    for id in root.attribute("aria-labelledby").unwrap().split(' ') {
        assert!(document.descendants().any(|node| node.attribute("id") == Some(id)), "{id}");
    }
    let desc = document.descendants().find(|node| node.has_tag_name("desc")).unwrap().text().unwrap();
    assert!(desc.starts_with("Timeline of 23 events from 1 January 1965 to 31 December 2019."), "{desc}");
    assert_eq!(said(&picture, "heading"), "North Korea and Venezuela");
    assert_eq!(said(&picture, "party"), "Venezuela Both sides North Korea");
    assert!(said(&picture, "band-label").contains("Both Koreas"));
    assert!(said(&picture, "tick").contains("1965 1970 1975"));
    let small = said(&picture, "small");
    assert!(small.contains("CC BY-SA 4.0") && small.contains("Newsis"), "{small}");
    // All of the period's words are there, in the band or under its number.
    let words = said(&picture, "band-label") + &said(&picture, "name");
    for period in index.dataset.tracks.iter().flat_map(|track| &track.periods) {
        assert!(words.contains(period.label.get("en")), "{:?} is not in {words}", period.label);
    }
    for needed in document.descendants().filter_map(|node| node.attribute("fill")) {
        let id = needed.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')).unwrap();
        assert!(document.descendants().any(|node| node.attribute("id") == Some(id)), "{id}");
    }
}

/// How many elements of one class there are.
fn count(picture: &str, class: &str) -> usize {
    let document = Document::parse(picture).unwrap();
    let lanes =
        document.descendants().filter(|node| node.has_attribute("clip-path")).flat_map(|node| node.descendants());
    lanes.filter(|node| node.attribute("class") == Some(class)).count()
}

#[test]
fn vague_dates_look_vague() {
    // Far apart, so that what is short is a point and what is long a bar.
    let check = |date: &str, expect: [(&str, usize); 5]| {
        let picture = drawn(&with_events(&[(date, 3, "north"), ("1900-01-01", 3, "south")]), 1000.0, None);
        for (class, expect) in expect {
            // The other event is a filled symbol.
            let others = usize::from(class == "symbol");
            assert_eq!(count(&picture, class), expect + others, "{date}: {class}");
        }
    };
    let of = |symbol, hollow, stretch, fading, core| {
        [("symbol", symbol), ("symbol hollow", hollow), ("stretch", stretch), ("fading", fading), ("core", core)]
    };
    check("2000-06-20", of(1, 0, 0, 0, 0));
    check("2000-06", of(0, 1, 0, 0, 0));
    check("2000-06-20~", of(0, 1, 0, 0, 0));
    check("197X", of(0, 0, 1, 0, 0));
    check("197X~", of(0, 0, 0, 1, 0));
    check("1950/1990", of(0, 0, 1, 0, 1));
    check("1950/..", of(0, 0, 0, 1, 1));
    check("[1950..1990]", of(0, 0, 1, 0, 0));
}

#[test]
fn the_legend_explains_what_is_drawn_and_nothing_else() {
    let check = |date: &str, expect: &str| {
        let index = with_events(&[("1900-01-01", 3, "south"), (date, 3, "north")]);
        assert_eq!(said(&drawn(&index, 1000.0, None), "name"), ["a known day", expect].join(""), "{date}");
    };
    check("2000-06-20", "");
    check("2000-06-20?", " the exact day is not known");
    check("199X", " some time within this month, year or decade");
    check("1950/1990", " lasted from day to day");
    check("1990/..", " open: no earliest or no latest day is known lasted from day to day");
}

#[test]
fn a_domain_shows_what_may_lie_within_it() {
    let index = embedded(Language::English);
    let titles = said(&drawn(&index, 1200.0, Some(domain((1960, 1), (1980, 1)))), "title");
    assert!(
        titles.contains("Diplomatic relations established") && titles.contains("South Korea alone recognised"),
        "{titles}"
    );
    assert!(!titles.contains("Kim Yong-nam"), "{titles}");
    let filtered = index.matches(&Filter { initiators: vec![Lane::Joint], ..Filter::default() });
    let picture = svg(&Picture {
        index: &index,
        matches: &filtered,
        domain: None,
        width: 900.0,
        theme: Theme::Dark,
        measure: &Guess,
        words: FileWords::of(Language::English),
    });
    assert!(said(&picture, "lead").contains("5 of 23 events"), "{}", said(&picture, "lead"));
}

#[test]
fn hostile_words_stay_words() {
    let index = hostile();
    for width in [320.0, 1000.0] {
        let picture = drawn(&index, width, None);
        check(&picture).unwrap();
        let document = Document::parse(&picture).unwrap();
        assert!(document.descendants().all(|node| !node.has_tag_name("script") && !node.has_tag_name("b")));
        assert!(!picture.contains(|letter: char| letter.is_control() && letter != '\n'));
        let titles = said(&picture, "title");
        assert!(titles.contains("]]>") && titles.contains("한국어 제목은"), "{titles}");
    }
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(40);
    let json = format!(
        r#"{{ "version": 1, "title": "{long}", "summary": "{long}", "parties": [{{ "id": "a", "name": "{long}" }}, {{ "id": "b", "name": "B" }}],
        "categories": [{{ "id": "c", "name": "{long}" }}],
        "events": [{{ "id": "x", "date": "2000", "title": "{long}", "initiator": "a", "category": "c" }}] }}"#
    );
    check(&drawn(&self::index(&json, Language::English), 700.0, None)).unwrap();
    check(&drawn(&Index::new(relations_core::Shared::new(Dataset::default()), Language::Korean), 700.0, None)).unwrap();
}

#[test]
fn crowds_are_drawn_as_crowds() {
    let index = made_up(4_000, 7);
    let picture = drawn(&index, 1200.0, None);
    check(&picture).unwrap();
    assert_eq!((count(&picture, "bars"), count(&picture, "full")), (3, 3));
    assert!(picture.len() < 400_000, "{}", picture.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn made_up_pictures_are_whole(events in 0_usize..160, seed in 0_u64..10_000, width in 320.0..2_000.0_f64) {
        let index = made_up(events, seed);
        prop_assert_eq!(check(&drawn(&index, width, None)), Ok(()));
        let extent = index.extent;
        let days = f64::from(extent.to.0 - extent.from.0);
        let part = Domain { from: f64::from(extent.from.0) + days * 0.3, days: (days * 0.2).max(5.0) };
        prop_assert_eq!(check(&drawn(&index, width, Some(part))), Ok(()));
    }
}
