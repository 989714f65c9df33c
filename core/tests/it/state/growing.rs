//! More of the same dataset leaves the reader where they are.

use super::{after, fresh, sized};
use crate::fixtures::{EMBEDDED, index, made_up_json};
use relations_core::Shared;
use relations_core::dataset::{CategoryIx, EventIx, Lane};
use relations_core::index::{Index, Matches};
use relations_core::layout::{Domain, fit};
use relations_core::state::{Action, Panel, State, View};
use relations_core::text::Language;
use serde_json::Value;

/// Every third of some events, and all of them.
fn parts() -> (Shared<Index>, Shared<Index>) {
    let all = made_up_json(900, 3);
    let mut some: Value = serde_json::from_str(&all).unwrap();
    let mut number = 0;
    some["events"].as_array_mut().unwrap().retain(|_| {
        number += 1;
        number % 3 == 0
    });
    (index(&some.to_string(), Language::English), index(&all, Language::English))
}

fn grow(index: &Shared<Index>) -> Action {
    Action::Grow(index.clone(), Shared::new(Matches::all(index)), Shared::new(Vec::new()))
}

fn id(state: &State, event: Option<EventIx>) -> Option<String> {
    Some(state.dataset().event(event?)?.id.to_owned())
}

#[test]
fn what_the_reader_has_done_is_kept() {
    let (some, all) = parts();
    let narrow = Domain { from: -3_000.0, days: 900.0 };
    let state = after(
        &sized(some, 1000.0, 480.0),
        [
            Action::ReducedMotion(true),
            Action::Query("both".to_owned()),
            Action::ToggleInitiator(Lane::Joint),
            Action::Select(Some(EventIx(120))),
            Action::Focus(Some(EventIx(7))),
            Action::Domain(narrow),
            Action::Panel(Panel::Filters),
        ],
    );
    let grown = after(&state, [grow(&all)]);
    assert_eq!(id(&grown, grown.selected), id(&state, state.selected));
    assert_eq!(id(&grown, grown.focused), id(&state, state.focused));
    assert!(grown.selected.is_some() && grown.focused.is_some() && grown.selected != state.selected);
    assert_eq!((grown.domain, grown.fitted, &grown.filter), (state.domain, false, &state.filter));
    assert_eq!((&grown.panel, grown.width, grown.focus_moves), (&state.panel, state.width, state.focus_moves));
    assert_eq!(grown.matches.events(), all.matches(&state.filter).events());
    assert!(!grown.is_seeking() && grown.matches.len() > state.matches.len());
}

#[test]
fn everything_stays_in_sight_until_the_reader_moves() {
    let (some, all) = parts();
    let grown = after(&sized(some, 1000.0, 480.0), [grow(&all)]);
    assert_eq!((grown.domain, grown.fitted), (fit(&all, &grown.frame), true));
    assert_eq!(grown.matches.len(), 900);
}

#[test]
fn an_open_cluster_keeps_its_events() {
    let (some, all) = parts();
    let listed = vec![EventIx(3), EventIx(50), EventIx(299)];
    let state = after(&sized(some, 1000.0, 480.0), [Action::Panel(Panel::Cluster(listed.clone()))]);
    let grown = after(&state, [grow(&all)]);
    let Panel::Cluster(now) = &grown.panel else { panic!("{:?}", grown.panel) };
    let ids =
        |state: &State, events: &[EventIx]| events.iter().map(|event| id(state, Some(*event))).collect::<Vec<_>>();
    assert_eq!(ids(&grown, now), ids(&state, &listed));
}

#[test]
fn the_list_stays_at_what_was_at_the_top() {
    let (some, all) = parts();
    let state = after(&sized(some, 1000.0, 480.0), [Action::View(View::List), Action::Page(1)]);
    let first = state.matches.get(100);
    let grown = after(&state, [grow(&all)]);
    let page = grown.matches.events().chunks(100).nth(grown.page).unwrap();
    assert!(page.iter().any(|event| id(&grown, Some(*event)) == id(&state, first)));
    assert_eq!(after(&state, [Action::Page(0), grow(&all)]).page, 0);
}

#[test]
fn what_is_filtered_is_found_by_its_id() {
    let mut turned: Value = serde_json::from_str(EMBEDDED).unwrap();
    turned["categories"].as_array_mut().unwrap().reverse();
    turned["actors"].as_array_mut().unwrap().reverse();
    let turned = index(&turned.to_string(), Language::English);
    let state = after(&fresh(), [Action::ToggleCategory(CategoryIx(0))]);
    let grown = after(&state, [grow(&turned)]);
    let ids =
        |state: &State| state.matches.events().iter().map(|event| id(state, Some(*event)).unwrap()).collect::<Vec<_>>();
    assert_ne!(grown.filter, state.filter);
    assert_eq!(ids(&grown), ids(&state));
}
