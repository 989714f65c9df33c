//! Where there are too many events to search them at once, the state waits for what is found, and goes on with what it has.

use super::{after, sized};
use crate::fixtures::index;
use relations_core::Shared;
use relations_core::dataset::{EventIx, Lane};
use relations_core::index::{AT_ONCE, Filter, Index, Matches};
use relations_core::state::{Action, Panel, State, Step};
use relations_core::text::Language;

fn many(id: &str) -> Shared<Index> {
    let event = |number: usize| {
        let (year, lane) = (1000 + number / 25, ["a", "joint", "b"][number % 3]);
        format!(r#"{{ "id": "{number}", "date": "{year}", "title": "Event {number}", "initiator": "{lane}" }}"#)
    };
    let events: Vec<String> = (0..=AT_ONCE).map(event).collect();
    let parties = r#"[{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }]"#;
    let json = format!(r#"{{ "id": "{id}", "parties": {parties}, "events": [{}] }}"#, events.join(","));
    index(&json, Language::English)
}

/// How many of their titles have a number in them.
fn count(number: &str) -> usize {
    (0..=AT_ONCE).filter(|title| title.to_string().contains(number)).count()
}

fn query(text: &str) -> Action {
    Action::Query(text.to_owned())
}

fn found(state: &State, query: &str) -> Action {
    let filter = Filter { query: query.to_owned(), ..Filter::default() };
    Action::Found(Shared::new(state.index.matches(&filter)))
}

#[test]
fn what_passed_before_is_shown_until_it_is_found_what_passes() {
    let state = sized(many("many"), 1000.0, 480.0);
    let seeking = after(&state, [Action::Focus(Some(EventIx(5))), query("777")]);
    assert!(seeking.is_seeking() && seeking.matches == state.matches && seeking.filter.query == "777");
    // What has been typed over is of no use any more.
    assert!(seeking.after(&found(&state, "77")).is_none());
    let arrived = after(&seeking, [found(&state, "777")]);
    assert!(!arrived.is_seeking());
    assert_eq!((arrived.matches.len(), arrived.focused), (count("777"), None));
    let cleared = after(&seeking, [query("")]);
    assert!(!cleared.is_seeking() && cleared.matches == state.matches, "what is shown is what is wanted again");
}

#[test]
fn whatever_is_done_meanwhile_is_done_with_what_is_shown() {
    let state = after(&sized(many("many"), 1000.0, 480.0), [query("777")]);
    let shown = after(&state, [found(&state, "777"), query("no such thing")]);
    let steps = [Step::Next, Step::Previous, Step::Up, Step::Down, Step::First, Step::Last];
    let mut going = shown.clone();
    for action in steps.into_iter().flat_map(|step| [Action::Walk(step), Action::Turn(step)]) {
        going = after(&going, [action]);
        assert!(going.focused.is_some_and(|event| shown.matches.contains(event)));
    }
    let open = after(&going, [Action::Panel(Panel::Cluster(going.matches.events().to_vec()))]);
    let nothing = after(&open, [found(&state, "no such thing")]);
    assert_eq!((nothing.matches.len(), &nothing.panel, nothing.page), (0, &Panel::Nothing, 0));
    let chips = after(&nothing, [Action::ToggleInitiator(Lane::Joint), Action::ClearFilter]);
    assert!(chips.is_seeking(), "everything is searched for as well");
}

#[test]
fn another_dataset_that_was_prepared_before_the_last_key_is_searched_again() {
    let state = after(&sized(many("many"), 1000.0, 480.0), [query("777")]);
    let again = many("many");
    assert_eq!(state.filter_after(&again.dataset), state.filter);
    let load =
        |index: &Shared<Index>, matches| Action::Load(index.clone(), Shared::new(matches), state.problems.clone());
    let prepared = again.matches(&state.filter);
    let loaded = after(&state, [load(&again, prepared.clone())]);
    assert!(!loaded.is_seeking() && loaded.matches.len() == count("777"));
    let late = after(&state, [query("7777"), load(&again, prepared)]);
    assert!(late.is_seeking() && late.matches.len() == count("777") && late.filter.query == "7777");
    let other = many("other");
    assert_eq!(state.filter_after(&other.dataset), Filter::default());
    let loaded = after(&state, [load(&other, Matches::all(&other))]);
    assert!(!loaded.is_seeking() && loaded.filter.is_empty());
}
