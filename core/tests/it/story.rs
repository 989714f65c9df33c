//! The guided story: its order, its ends, where the view goes and how long it stays.

use crate::fixtures::{WIDTHS, embedded, everything, frame, index, made_up, made_up_json, with_events};
use relations_core::dataset::EventIx;
use relations_core::index::{Filter, Index};
use relations_core::layout::{Scale, fit};
use relations_core::story::Story;
use relations_core::text::Language;
use serde_json::{Value, json};

fn ids<'a>(index: &'a Index, story: &Story) -> Vec<&'a str> {
    story.steps.iter().map(|event| index.dataset.event(*event).unwrap().id).collect()
}

#[test]
fn a_narrative_gives_the_story_its_order() {
    let index = embedded(Language::English);
    let story = Story::of(&index, &everything(&index));
    let ids = ids(&index, &story);
    assert_eq!(ids[..3], ["south-korea-sole-representative", "north-korea-recognised", "relations-established"]);
    assert_eq!(ids.last(), Some(&"embassy-in-pyongyang"));
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), ids.len());
}

#[test]
fn a_story_tells_only_what_passes_the_filter() {
    let index = embedded(Language::English);
    let matches = index.matches(&Filter { query: "embassy".to_owned(), ..Filter::default() });
    let story = Story::of(&index, &matches);
    assert!(story.steps.len() > 2 && story.steps.iter().all(|event| matches.contains(*event)));
    let nothing = index.matches(&Filter { query: "zzz".to_owned(), ..Filter::default() });
    assert!(Story::of(&index, &nothing).is_empty());
}

#[test]
fn without_a_narrative_the_heaviest_are_told_in_order_of_time() {
    let index = with_events(&[
        ("2001-05-01", 2, "north"),
        ("1990", 5, "south"),
        ("2001-05-01", 4, "joint"),
        ("1995-03", 1, "north"),
    ]);
    assert_eq!(ids(&index, &Story::of(&index, &everything(&index))), ["e1", "e3", "e2", "e0"]);
    let many = made_up(3_000, 5);
    let story = Story::of(&many, &everything(&many));
    let days: Vec<_> = story.steps.iter().map(|event| many.dataset.event(*event).unwrap().date.anchor()).collect();
    assert!((30..=60).contains(&days.len()) && days.is_sorted(), "{days:?}");
    assert!(story.steps.iter().all(|event| many.dataset.event(*event).unwrap().weight == 5));
}

#[test]
fn a_narrative_that_refers_to_no_event_does_not_order_the_story() {
    let mut dataset: Value = serde_json::from_str(&made_up_json(8, 1)).unwrap();
    dataset["narrative"] = json!([{ "id": "s", "heading": "H", "passages": [{ "id": "p", "text": "T" }] }]);
    let index = index(&dataset.to_string(), Language::English);
    assert!(!Story::of(&index, &everything(&index)).is_empty());
}

#[test]
fn steps_lead_on_and_back() {
    let index = embedded(Language::English);
    let story = Story::of(&index, &everything(&index));
    let (first, last) = (story.steps[0], *story.steps.last().unwrap());
    assert_eq!((story.next(None), story.previous(None)), (Some(first), Some(last)));
    assert_eq!((story.next(Some(last)), story.previous(Some(first))), (None, None));
    assert_eq!(
        (story.progress(first), story.progress(last)),
        (Some((1, story.steps.len())), Some((story.steps.len(), story.steps.len())))
    );
    for pair in story.steps.windows(2) {
        assert_eq!((story.next(Some(pair[0])), story.previous(Some(pair[1]))), (Some(pair[1]), Some(pair[0])));
    }
    let untold = EventIx::new(10_000);
    assert_eq!((story.step_of(untold), story.progress(untold)), (None, None));
}

#[test]
fn the_view_of_a_step_has_its_event_in_sight_neither_too_near_nor_too_far() {
    for index in [embedded(Language::English), made_up(300, 2), made_up(3_000, 3)] {
        let story = Story::of(&index, &everything(&index));
        for width in WIDTHS {
            let frame = frame(&index, width, 480.0);
            let whole = fit(&index, &frame);
            for event in &story.steps {
                let Some(domain) = story.domain(&index, &frame, *event) else { continue };
                let scale = Scale::new(domain, frame.plot_width());
                let span = index.span(*event).unwrap();
                let (left, right) = (scale.x_from_start(span.from), scale.x_from_end(span.to));
                let at = format!("{event:?} {span:?} at {width}: {left} to {right}, {domain:?}");
                assert!(left >= -1e-6 && right <= frame.plot_width() + 1e-6, "{at}");
                assert!(domain.days >= whole.days * 0.04 - 1e-6 && domain.days <= whole.days + 1e-6, "{at}");
            }
        }
    }
}

#[test]
fn neighbours_in_the_story_are_in_sight_where_they_are_near() {
    let index = embedded(Language::English);
    let frame = frame(&index, 1280.0, 480.0);
    let story = Story::of(&index, &everything(&index));
    let event = |id| index.dataset.event_with_id(id).unwrap();
    let domain = story.domain(&index, &frame, event("ambassador-visits-venezuela")).unwrap();
    let scale = Scale::new(domain, frame.plot_width());
    for id in ["friendship-group-created", "ambassador-meets-deputies"] {
        let x = scale.x_from_start(index.span(event(id)).unwrap().from);
        assert!((0.0..=frame.plot_width()).contains(&x), "{id} at {x}");
    }
}

#[test]
fn a_step_stays_as_long_as_its_words_need() {
    let check = |words: usize, expect| {
        let summary = vec!["word"; words].join(" ");
        let mut dataset: Value = serde_json::from_str(&made_up_json(1, 1)).unwrap();
        dataset["events"][0]["title"] = json!("title");
        dataset["events"][0]["summary"] = json!(summary);
        let index = index(&dataset.to_string(), Language::English);
        let story = Story::of(&index, &everything(&index));
        assert_eq!(story.stay(&index, story.steps[0]), expect, "{words} words");
    };
    check(0, 4_000);
    check(19, 6_000);
    check(49, 15_000);
    check(500, 20_000);
}
