//! What passes the filter, and what a change of it changes besides.

use super::{after, fresh};
use relations_core::dataset::{ActorIx, CategoryIx, Event, EventIx, Lane};
use relations_core::index::{Filter, Marks};
use relations_core::state::{Action, Hovered, Panel, State, Step};
use relations_core::text::Language;

fn ids(state: &State) -> Vec<&str> {
    state.matches.events().iter().map(|event| state.dataset().event(*event).unwrap().id).collect()
}

#[test]
fn every_part_of_the_filter_lets_through_what_it_names() {
    let state = fresh();
    let check = |name: &str, action: Action, passes: &dyn Fn(EventIx, &Event) -> bool| {
        let events = state.dataset().events.iter().enumerate();
        let expect: Vec<EventIx> = events
            .map(|(position, event)| (EventIx::new(position), event))
            .filter(|(ix, event)| passes(*ix, event))
            .map(|(ix, _)| ix)
            .collect();
        let filtered = after(&state, [action.clone()]);
        assert_eq!(filtered.matches.events(), expect, "{name}");
        assert!(!filtered.filter.is_empty() && !expect.is_empty() && expect.len() < 23, "{name}: {}", expect.len());
        if !matches!(action, Action::Query(_)) {
            let toggled = after(&filtered, [action]);
            assert!(toggled.filter.is_empty() && toggled.matches.len() == 23, "{name} twice");
        }
    };
    for lane in Lane::ALL {
        check("initiator", Action::ToggleInitiator(lane), &|_, event| event.initiator == lane);
    }
    for category in (0..state.dataset().categories.len()).map(CategoryIx::new) {
        check("category", Action::ToggleCategory(category), &|_, event| event.category == Some(category));
    }
    let cast = |actor: &ActorIx| state.dataset().events.iter().any(|event| event.actors.contains(actor));
    for actor in (0..state.dataset().actors.len()).map(ActorIx::new).filter(cast) {
        check("actor", Action::ToggleActor(actor), &|_, event| event.actors.contains(&actor));
    }
    // Every event of this dataset cites what it says.
    for mark in Marks::ALL.into_iter().filter(|mark| *mark != Marks::UNCITED) {
        check("mark", Action::ToggleMark(mark), &|ix, _| state.index.marks(ix).shares_any(mark));
    }
    check("query", Action::Query("EMBASSY".to_owned()), &|_, event| {
        let text = event.title.get("en").to_lowercase() + &event.summary.get("en").to_lowercase();
        let names = event.actors.iter().filter_map(|actor| state.dataset().actor(*actor));
        text.contains("embassy") || names.clone().any(|actor| actor.name.get("en").to_lowercase().contains("embassy"))
    });
}

#[test]
fn within_a_part_one_hit_is_enough_and_all_parts_must_agree() {
    let state = fresh();
    let lanes = [Action::ToggleInitiator(Lane::First), Action::ToggleInitiator(Lane::Joint)];
    let either = after(&state, lanes);
    let of = |lane| state.dataset().events.iter().filter(|event| event.initiator == lane).count();
    assert_eq!(either.matches.len(), of(Lane::First) + of(Lane::Joint));
    let both = after(&either, [Action::ToggleMark(Marks::EXACT)]);
    assert!(both.matches.len() < either.matches.len());
    for event in both.matches.events() {
        let is_of = state.dataset().event(*event).unwrap().initiator;
        assert!(is_of != Lane::Second && state.index.marks(*event).shares_any(Marks::EXACT));
    }
    let words = after(&state, [Action::Query("maduro ambassador".to_owned())]);
    let one = after(&state, [Action::Query("maduro".to_owned())]);
    assert!(words.matches.events().iter().all(|event| one.matches.contains(*event)));
    assert!(!words.matches.is_empty() && words.matches.len() < one.matches.len());
}

#[test]
fn the_words_of_a_query_ignore_case_accents_and_space() {
    let check = |language, query: &str, at_least: usize| {
        let state = super::sized(crate::fixtures::embedded(language), 1000.0, 480.0);
        let found = after(&state, [Action::Query(query.to_owned())]).matches.len();
        assert!(found >= at_least && found < 23, "{query}: {found}");
    };
    check(Language::English, "maduro", 1);
    check(Language::English, "  MaDuRo  ", 1);
    check(Language::Spanish, "PIONYANG", 1);
    check(Language::Spanish, "diplomáticos", 1);
    check(Language::Spanish, "diplomaticos", 1);
    check(Language::Korean, "대사관", 1);
    let state = fresh();
    assert_eq!(after(&state, [Action::Query("   ".to_owned())]).matches.len(), 23);
    assert_eq!(after(&state, [Action::Query("no such thing anywhere".to_owned())]).matches.len(), 0);
}

#[test]
fn a_change_of_the_filter_goes_back_to_the_first_page_and_lets_go_of_what_it_hides() {
    let state = after(&fresh(), [Action::Focus(Some(EventIx(0))), Action::Hover(Some(Hovered::Event(EventIx(0))))]);
    let hidden = after(&state, [Action::ToggleInitiator(Lane::First)]);
    assert!(!hidden.matches.contains(EventIx(0)));
    assert_eq!((hidden.focused, hidden.hovered, hidden.page), (None, None, 0));
    let cluster = after(&fresh(), [Action::Panel(Panel::Cluster(vec![EventIx(0), EventIx(1)]))]);
    assert_eq!(after(&cluster, [Action::Query("maduro".to_owned())]).panel, Panel::Nothing);
    let filters = after(&fresh(), [Action::Panel(Panel::Filters), Action::ToggleInitiator(Lane::First)]);
    assert_eq!(filters.panel, Panel::Filters);
}

#[test]
fn clearing_the_filter_lets_everything_through() {
    let narrowed = [Action::Query("maduro".to_owned()), Action::ToggleInitiator(Lane::First)];
    let state = after(&fresh(), narrowed);
    assert!(state.matches.len() < 23);
    let cleared = after(&state, [Action::ClearFilter]);
    assert_eq!((cleared.filter, cleared.matches.len()), (Filter::default(), 23));
}

#[test]
fn the_same_filter_put_together_in_another_order_is_the_same() {
    let there = after(&fresh(), [Action::ToggleInitiator(Lane::First), Action::ToggleInitiator(Lane::Second)]);
    let back = after(&fresh(), [Action::ToggleInitiator(Lane::Second), Action::ToggleInitiator(Lane::First)]);
    assert_eq!(there.filter, back.filter);
}

#[test]
fn results_are_gone_through_in_a_circle_even_from_an_event_that_the_filter_hides() {
    let state = after(&fresh(), [Action::Query("maduro".to_owned()), Action::Panel(Panel::Filters)]);
    let found = state.matches.events().to_vec();
    let mut turned = state.clone();
    for expect in found.iter().chain(&found[..1]) {
        turned = after(&turned, [Action::Turn(Step::Next)]);
        assert_eq!((turned.selected, &turned.panel), (Some(*expect), &Panel::Filters), "{:?}", ids(&state));
    }
    let back = after(&turned, [Action::Turn(Step::Previous)]);
    assert_eq!(back.selected, found.last().copied());
    let outside = after(&state, [Action::Select(Some(EventIx(0)))]);
    assert!(!outside.matches.contains(EventIx(0)));
    assert_eq!(after(&outside, [Action::Turn(Step::Next)]).selected, Some(found[0]));
    assert_eq!(after(&state, [Action::Turn(Step::Previous)]).selected, found.last().copied());
}
