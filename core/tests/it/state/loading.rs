//! Another dataset starts anew; the same one in another language keeps the reader's place.

use super::{after, check_in_sight, fresh};
use crate::fixtures::{EMBEDDED, embedded, frame, index, made_up, with_events};
use relations_core::Shared;
use relations_core::dataset::{EventIx, Lane};
use relations_core::index::{Index, Matches};
use relations_core::layout::{Domain, fit};
use relations_core::state::{Action, Panel, State, Step, View, domain_from_edtf};
use relations_core::text::Language;

fn load(index: &Shared<Index>) -> Action {
    Action::Load(index.clone(), Shared::new(Matches::all(index)), Shared::new(Vec::new()))
}

fn busy() -> State {
    after(
        &fresh(),
        [
            Action::View(View::List),
            Action::ReducedMotion(true),
            Action::ToggleInitiator(Lane::First),
            Action::Domain(Domain { from: 15_500.0, days: 800.0 }),
            Action::Select(Some(EventIx(6))),
            Action::Walk(Step::Next),
            Action::Panel(Panel::Filters),
        ],
    )
}

#[test]
fn another_language_keeps_the_readers_place() {
    let state = busy();
    let loaded = after(&state, [load(&embedded(Language::Korean))]);
    assert_eq!(loaded.language(), Language::Korean);
    assert_eq!(loaded.matches.events(), state.matches.events());
    let place = |state: &State| {
        let State { domain, fitted, selected, focused, panel, page, chosen_view, width, .. } = state.clone();
        (domain, fitted, selected, focused, panel, page, (chosen_view, width, state.filter.clone(), state.focus_moves))
    };
    assert_eq!(place(&loaded), place(&state));
    assert_eq!(*loaded.frame, *state.frame);
}

#[test]
fn a_query_is_asked_again_in_the_other_language() {
    let state = after(&fresh(), [Action::Query("embassy".to_owned())]);
    assert!(!state.matches.is_empty());
    let loaded = after(&state, [load(&embedded(Language::Korean))]);
    assert_eq!(loaded.filter, state.filter);
    assert_eq!(loaded.matches.events(), loaded.index.matches(&loaded.filter).events());
}

#[test]
fn another_dataset_starts_anew_on_the_same_stage() {
    for other in [made_up(300, 1), made_up(23, 1), with_events(&[])] {
        let loaded = after(&busy(), [load(&other)]);
        assert_eq!((loaded.selected, loaded.focused, &loaded.panel), (None, None, &Panel::Nothing));
        assert!(loaded.filter.is_empty() && loaded.fitted && loaded.matches.len() == other.dataset.events.len());
        assert_eq!((loaded.chosen_view, loaded.width, loaded.reduced_motion), (Some(View::List), 1000.0, true));
        assert_eq!(*loaded.frame, frame(&other, 1000.0, 480.0));
        assert_eq!(loaded.domain, fit(&other, &loaded.frame));
    }
}

#[test]
fn datasets_without_a_name_that_are_equally_long_are_not_taken_for_the_same() {
    let one = with_events(&[("2001", 3, "joint"), ("2002", 3, "joint")]);
    let json = |ids: [&str; 2]| {
        format!(
            r#"{{ "id": "made-up", "events": [{{ "id": "{}", "date": "1001", "title": "A" }}, {{ "id": "{}", "date": "1002", "title": "B" }}] }}"#,
            ids[0], ids[1]
        )
    };
    let state = after(&super::sized(one, 1000.0, 480.0), [Action::Select(Some(EventIx(1)))]);
    let other = after(&state, [load(&index(&json(["x", "y"]), Language::English))]);
    assert_eq!(other.selected, None);
    check_in_sight(&other, "another dataset");
    // The same events with corrected dates are the same events, and in sight.
    let corrected = after(&state, [load(&index(&json(["e0", "e1"]), Language::English))]);
    assert_eq!(corrected.selected, Some(EventIx(1)));
    check_in_sight(&corrected, "corrected dates");
}

#[test]
fn fewer_actors_or_categories_than_the_filter_names_do_no_harm() {
    let mut less: serde_json::Value = serde_json::from_str(EMBEDDED).unwrap();
    less["categories"] = serde_json::json!([]);
    less["actors"] = serde_json::json!([]);
    let less = index(&less.to_string(), Language::English);
    let category = relations_core::dataset::CategoryIx(2);
    let loaded = after(&fresh(), [Action::ToggleCategory(category), load(&less)]);
    assert!(loaded.filter.is_empty() && loaded.matches.len() == 23);
}

#[test]
fn a_domain_is_read_from_edtf() {
    let day = |year| f64::from(relations_core::date::Day::from_ymd(year, 1, 1).0);
    let check = |text: &str, expect: Option<(i64, i64)>| {
        let domain = expect.map(|(from, to)| Domain { from: day(from), days: day(to) - day(from) });
        assert_eq!(domain_from_edtf(text), domain, "{text}");
    };
    check("1990/2019", Some((1990, 2020)));
    check("199X", Some((1990, 2000)));
    check("199X/2015~", Some((1990, 2016)));
    check("../2019", None);
    check("1990/", None);
    check("soon", None);
    check("", None);
}
