//! The timeline beside the prose: every event at its date, no target on another, at any height.

use crate::fixtures::{embedded, everything, made_up, with_events};
use proptest::prelude::*;
use relations_core::date::Day;
use relations_core::index::{Filter, Index};
use relations_core::layout::rail::{Rail, TARGET, rail};
use relations_core::layout::{End, Shape};
use relations_core::text::Language;

const HEIGHTS: [f64; 6] = [0.0, 30.0, 120.0, 400.0, 1_000.0, 6_000.0];

fn check(index: &Index, rail: &Rail, at: &str) {
    let mut events: Vec<_> = rail.marks.iter().flat_map(|mark| mark.events.clone()).collect();
    events.sort();
    let expect: Vec<_> = everything(index)
        .events()
        .iter()
        .copied()
        .filter(|event| {
            let date = index.dataset.event(*event).unwrap().date;
            date.earliest().or(date.latest()).is_some()
        })
        .collect();
    assert_eq!(events, expect, "{at}: each event once");
    for pair in rail.marks.windows(2) {
        assert!(pair[1].y - pair[0].y >= TARGET - 1e-9, "{at}: {pair:?}");
    }
    let margin = TARGET.min(rail.height) / 2.0;
    for mark in &rail.marks {
        assert!(mark.events.is_sorted() && !mark.events.is_empty(), "{at}");
        assert!(mark.y >= margin - 1e-9 && mark.y <= rail.height - margin + 1e-9, "{at}: {mark:?}");
        assert!(0.0 <= mark.from && mark.from <= mark.to && mark.to <= rail.height, "{at}: {mark:?}");
        assert!(mark.events.len() == 1 || mark.shape == Shape::Point, "{at}");
    }
    for pair in rail.ticks.windows(2) {
        assert!(pair[1].y - pair[0].y >= 31.0 && pair[1].year > pair[0].year, "{at}: {pair:?}");
    }
    assert!(rail.ticks.iter().all(|tick| tick.y >= 0.0 && tick.y <= rail.height), "{at}");
}

#[test]
fn targets_lie_apart_and_no_event_is_lost_at_any_height() {
    for index in [embedded(Language::English), made_up(20, 1), made_up(300, 2), made_up(3_000, 3)] {
        for height in HEIGHTS {
            let rail = rail(&index, &everything(&index), height);
            check(&index, &rail, &format!("{} events on {height} px", index.dataset.events.len()));
        }
    }
}

#[test]
fn time_runs_down_and_years_are_where_they_begin() {
    let index = with_events(&[("1990-01-01", 3, "north"), ("1995-07-02", 3, "south"), ("2000-12-31", 3, "joint")]);
    let rail = rail(&index, &everything(&index), 424.0);
    let ys: Vec<i64> = rail.marks.iter().map(|mark| mark.y.round() as i64).collect();
    assert_eq!(ys, [12, 212, 412]);
    let years: Vec<(i32, i64)> = rail.ticks.iter().map(|tick| (tick.year, tick.y.round() as i64)).collect();
    assert_eq!((years.len(), years[0], years[1]), (11, (1990, 12), (1991, 48)));
    assert_eq!(rail.ticks[0].day, Day::from_ymd(1990, 1, 1));
}

#[test]
fn vague_dates_are_stretches_with_the_ends_that_they_have_elsewhere() {
    let check = |date, expect: Option<(End, End)>| {
        let index = with_events(&[("1900-01-01", 3, "north"), (date, 3, "south"), ("2000-12-31", 3, "joint")]);
        let rail = rail(&index, &everything(&index), 1_000.0);
        let event = index.dataset.event_with_id("e1").unwrap();
        let ends = match rail.mark_of(event).unwrap().shape {
            Shape::Bar { start, end, .. } => Some((start, end)),
            Shape::Point => None,
        };
        assert_eq!(ends, expect, "{date}");
    };
    check("1950-06-01", None);
    check("194X", Some((End::Sharp, End::Sharp)));
    check("194X~", Some((End::Fading, End::Fading)));
    check("../1950", Some((End::Open, End::Sharp)));
    check("1950/..", Some((End::Sharp, End::Open)));
}

#[test]
fn what_a_filter_hides_has_no_mark() {
    let index = embedded(Language::English);
    let matches = index.matches(&Filter { query: "embassy".to_owned(), ..Filter::default() });
    let rail = rail(&index, &matches, 500.0);
    let events: usize = rail.marks.iter().map(|mark| mark.events.len()).sum();
    assert_eq!(events, matches.len());
    assert!(rail.marks.iter().all(|mark| mark.events.iter().all(|event| matches.contains(*event))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_two_targets_overlap_whatever_the_height(count in 1_usize..200, seed in 0_u64..1_000_000, height in 0.0..3_000.0) {
        let index = made_up(count, seed);
        check(&index, &rail(&index, &everything(&index), height), &format!("{count} events of {seed} on {height}"));
    }
}
