//! The story as a reader goes through it: what each step chooses and shows, and what ends it.

use super::{after, fresh};
use crate::fixtures::{embedded, made_up};
use relations_core::Shared;
use relations_core::dataset::EventIx;
use relations_core::index::Matches;
use relations_core::state::{Action, Choice, Panel, State, Step, View};
use relations_core::story::Story;
use relations_core::text::Language;

fn choose(choice: Choice) -> Action {
    Action::Choose(choice)
}

fn story(state: &State) -> Story {
    Story::of(&state.index, &state.matches)
}

/// The same at the end of all motion.
fn arrived(state: &State) -> State {
    after(state, [Action::Tick(0.0), Action::Tick(10_000.0)])
}

#[test]
fn a_story_begins_with_its_first_step_and_closes_what_is_open() {
    let state = after(&fresh(), [Action::Panel(Panel::Menu), choose(Choice::Story(true))]);
    let first = story(&state).next(None);
    assert!(first.is_some());
    assert_eq!((state.selected, state.choices.told, state.panel.clone()), (first, first, Panel::Nothing));
    assert!(state.choices.story && !state.choices.playing);
}

#[test]
fn a_story_begins_where_the_reader_is_if_it_tells_of_that() {
    let state = fresh();
    let steps = story(&state).steps;
    let untold = (0..state.dataset().events.len()).map(EventIx::new).find(|event| !steps.contains(event));
    let check = |chosen: Option<EventIx>, expect: EventIx| {
        let state = after(&fresh(), [Action::Select(chosen), choose(Choice::Story(true))]);
        assert_eq!(state.selected, Some(expect), "{chosen:?}");
    };
    check(Some(steps[4]), steps[4]);
    check(None, steps[0]);
    check(untold, steps[0]);
}

#[test]
fn each_step_shows_its_event_and_what_is_around_it() {
    let mut state = arrived(&after(&fresh(), [choose(Choice::Story(true))]));
    let story = story(&state);
    for event in story.steps.clone() {
        assert_eq!((state.selected, state.choices.told), (Some(event), Some(event)));
        let wanted = story.domain(&state.index, &state.frame, event);
        assert!(wanted.is_none_or(|wanted| (wanted.days - state.domain.days).abs() < 1e-6), "{event:?}");
        state = arrived(&after(&state, [choose(Choice::Tell(Step::Next))]));
    }
    assert_eq!(state.selected, story.steps.last().copied(), "there is nothing after the last");
}

#[test]
fn steps_are_counted_from_where_the_reader_is() {
    let begun = after(&fresh(), [choose(Choice::Story(true))]);
    let steps = story(&begun).steps;
    let check = |actions: [Action; 2], expect: usize| {
        let state = after(&begun, actions);
        assert_eq!((state.selected, state.choices.told), (Some(steps[expect]), Some(steps[expect])));
    };
    let tell = |step| choose(Choice::Tell(step));
    check([tell(Step::Next), tell(Step::Next)], 2);
    check([tell(Step::Next), tell(Step::Previous)], 0);
    check([tell(Step::Previous), tell(Step::Previous)], 0);
    check([Action::Select(Some(steps[6])), tell(Step::Next)], 7);
    check([Action::Escape, tell(Step::Next)], 1);
    check([tell(Step::Last), tell(Step::Next)], steps.len() - 1);
    check([tell(Step::Last), tell(Step::First)], 0);
}

#[test]
fn playing_begins_where_the_reader_is_and_after_the_end_anew() {
    let begun = after(&fresh(), [choose(Choice::Story(true))]);
    let steps = story(&begun).steps;
    let check = |before: Action, expect: usize| {
        let state = after(&begun, [before, choose(Choice::Play(true))]);
        assert!(state.choices.playing);
        assert_eq!((state.selected, state.choices.told), (Some(steps[expect]), Some(steps[expect])));
    };
    check(choose(Choice::Tell(Step::Next)), 1);
    check(Action::Select(Some(steps[6])), 6);
    check(Action::Escape, 0);
    check(choose(Choice::Tell(Step::Last)), 0);
}

#[test]
fn a_view_without_a_stage_keeps_the_days_in_sight() {
    let state = after(&fresh(), [Action::View(View::Read), Action::Resize { width: 1000.0, stage: (0.0, 0.0) }]);
    let told = after(&state, [choose(Choice::Story(true))]);
    assert!(told.selected.is_some());
    assert_eq!((told.domain, told.motion), (state.domain, None));
}

#[test]
fn who_wants_no_motion_is_there_at_once() {
    let state = after(&fresh(), [Action::ReducedMotion(true), choose(Choice::Story(true))]);
    assert_eq!(state.motion, None);
    assert!(!state.choices.playing);
}

#[test]
fn leaving_a_story_ends_it_and_keeps_the_event() {
    let state =
        after(&fresh(), [choose(Choice::Story(true)), choose(Choice::Play(true)), choose(Choice::Story(false))]);
    assert!(!state.choices.story && !state.choices.playing && state.choices.told.is_none());
    assert!(state.selected.is_some());
}

#[test]
fn nothing_is_told_where_nothing_passes() {
    let state = after(&fresh(), [Action::Query("zzz".to_owned()), choose(Choice::Story(true))]);
    assert_eq!((state.selected, state.choices.told, state.choices.story), (None, None, true));
}

#[test]
fn another_language_goes_on_with_the_story_and_another_dataset_ends_it() {
    let state = after(&fresh(), [choose(Choice::Story(true)), choose(Choice::Play(true))]);
    let load = |index: &Shared<relations_core::index::Index>| {
        Action::Load(index.clone(), Shared::new(Matches::all(index)), Shared::new(Vec::new()))
    };
    let spanish = after(&state, [load(&embedded(Language::Spanish))]);
    assert!(spanish.choices.story && spanish.choices.playing);
    assert_eq!(spanish.choices.told, state.selected);
    let other = after(&state, [load(&made_up(5, 1))]);
    assert!(!other.choices.story && !other.choices.playing && other.choices.told.is_none());
}
