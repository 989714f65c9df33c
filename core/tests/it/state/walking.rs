//! The keys go from event to event, in order of time and from lane to lane, and what they reach is in view.

use super::{after, fresh, sized};
use crate::fixtures::{embedded, made_up, with_events};
use relations_core::dataset::{EventIx, Lane};
use relations_core::layout::{Domain, Scale};
use relations_core::state::{Action, PAGE, State, Step};
use relations_core::text::Language;

#[test]
fn right_and_left_go_through_all_that_matches_in_order_of_time() {
    for query in ["", "maduro", "ambassador"] {
        let mut state = after(&fresh(), [Action::Query(query.to_owned())]);
        let all = state.matches.events().to_vec();
        let mut walk = |step| {
            let mut seen = Vec::new();
            while let Some(next) = state.after(&Action::Walk(step)).filter(|next| next.focused != state.focused) {
                seen.extend(next.focused);
                state = next;
            }
            seen
        };
        assert_eq!(walk(Step::Next), all, "{query}");
        let back: Vec<EventIx> = all.iter().rev().skip(1).copied().collect();
        assert_eq!(walk(Step::Previous), back, "{query}");
    }
}

#[test]
fn home_and_end_go_to_the_first_and_the_last() {
    let state = fresh();
    let last = EventIx::new(state.matches.len() - 1);
    for start in [None, Some(EventIx(7))] {
        let state = after(&state, [Action::Focus(start)]);
        assert_eq!(after(&state, [Action::Walk(Step::First)]).focused, Some(EventIx(0)));
        assert_eq!(after(&state, [Action::Walk(Step::Last)]).focused, Some(last));
    }
    assert_eq!(after(&state, [Action::Walk(Step::Next)]).focused, Some(EventIx(0)));
    assert_eq!(after(&state, [Action::Walk(Step::Previous)]).focused, Some(last));
}

#[test]
fn up_and_down_go_to_the_event_nearest_in_time_of_the_next_lane() {
    let index = with_events(&[
        ("2000-01-01", 3, "north"),
        ("2000-03-01", 3, "joint"),
        ("2000-05-01", 3, "south"),
        ("2010-01-01", 3, "south"),
        ("2010-02-01", 3, "north"),
    ]);
    let state = sized(index, 1000.0, 480.0);
    let check = |from, step, expect| {
        let walked = after(&state, [Action::Focus(Some(EventIx(from))), Action::Walk(step)]);
        assert_eq!(walked.focused, Some(EventIx(expect)), "{from} {step:?}");
    };
    check(0, Step::Down, 1);
    check(1, Step::Down, 2);
    check(2, Step::Down, 2);
    check(3, Step::Up, 1);
    check(4, Step::Down, 1);
    check(4, Step::Up, 4);
    // A lane in which nothing matches is stepped over.
    let filtered = [Action::ToggleInitiator(Lane::First), Action::ToggleInitiator(Lane::Second)];
    let state = after(&state, filtered);
    let walked = after(&state, [Action::Focus(Some(EventIx(4))), Action::Walk(Step::Down)]);
    assert_eq!(walked.focused, Some(EventIx(3)));
}

#[test]
fn what_the_keys_reach_is_in_view_at_every_scale() {
    for index in [embedded(Language::Korean), made_up(120, 8)] {
        for width in [320.0, 700.0, 1280.0] {
            for days in [5.0, 40.0, 400.0, 4_000.0, 40_000.0] {
                let state = sized(index.clone(), width, 480.0);
                let still = Action::ReducedMotion(true);
                let domain = Action::Domain(Domain { from: f64::from(index.extent.from.0), days });
                let mut state = after(&state, [still, domain]);
                for step in [Step::Next, Step::Previous] {
                    for _ in 0..index.dataset.events.len() {
                        state = after(&state, [Action::Walk(step)]);
                        check_in_view(&state);
                    }
                }
                for step in [Step::Last, Step::Up, Step::Up, Step::Down, Step::Down, Step::First, Step::Down] {
                    state = after(&state, [Action::Walk(step)]);
                    check_in_view(&state);
                }
            }
        }
    }
}

#[test]
fn what_is_selected_is_in_view_when_every_motion_has_ended() {
    for event in 0..fresh().matches.len() {
        let event = Some(EventIx::new(event));
        let start = after(&fresh(), [Action::Domain(Domain { from: 9_000.0, days: 90.0 })]);
        let flying = after(&start, [Action::FlyTo(Domain { from: 15_900.0, days: 900.0 }), Action::Tick(0.0)]);
        let gliding = after(&start, [Action::Fling(6.0), Action::Tick(0.0), Action::Tick(16.0)]);
        for moving in [start, flying, gliding] {
            let mut state = after(&moving, [Action::Select(event)]);
            for frame in 2..400 {
                state = after(&state, [Action::Tick(f64::from(frame) * 16.0)]);
            }
            assert_eq!((state.selected, state.focused, state.motion), (event, event, None));
            check_in_view(&state);
        }
    }
}

/// Whether something of what the focused event's date names is in view.
fn check_in_view(state: &State) {
    let Some(event) = state.focused.and_then(|event| state.dataset().event(event)) else { return };
    let Some(from) = event.date.earliest().or(event.date.latest()) else { return };
    let to = event.date.latest().unwrap_or(from);
    let scale = Scale::new(state.domain, state.frame.plot_width());
    let (left, right) = (scale.x_from_start(from), scale.x_from_end(to));
    let seen = right >= 12.0 && left <= state.frame.plot_width() - 12.0;
    assert!(seen, "{} from {left} to {right} in {:?}", event.id, state.domain);
}

#[test]
fn a_walk_turns_the_page_of_the_list() {
    let state = after(&sized(made_up(250, 1), 400.0, 0.0), [Action::Walk(Step::Last)]);
    assert_eq!(state.page, 249 / PAGE);
    assert_eq!(after(&state, [Action::Walk(Step::First)]).page, 0);
    assert_eq!(after(&state, [Action::Page(0)]).page, 0);
    assert_eq!(after(&state, [Action::Page(usize::MAX)]).page, 249 / PAGE, "there are no pages beyond the last");
    assert_eq!(after(&state, [Action::Select(Some(EventIx(150)))]).page, 1);
}

#[test]
fn where_there_is_no_stage_yet_nothing_is_panned() {
    let unseen = State::new(embedded(Language::English), relations_core::Shared::new(Vec::new()));
    for event in unseen.matches.events() {
        let state = after(&unseen, [Action::Select(Some(*event)), Action::Walk(Step::Next)]);
        assert_eq!((state.domain, state.fitted), (unseen.domain, true));
    }
    let narrow = Domain { from: 16_000.0, days: 300.0 };
    let late = after(&unseen, [Action::Domain(narrow), Action::Select(Some(EventIx(3)))]);
    let shown = after(&late, [Action::ReducedMotion(true), Action::Resize { width: 900.0, stage: (900.0, 400.0) }]);
    check_in_view(&shown);
}

#[test]
fn every_walk_is_counted_so_that_the_focus_can_follow() {
    let state = after(&fresh(), [Action::Walk(Step::Next)]);
    assert_eq!(state.focus_moves, 1);
    assert_eq!(after(&state, [Action::Walk(Step::Next), Action::Focus(None)]).focus_moves, 2);
}

#[test]
fn nothing_to_walk_to_is_no_change() {
    let empty = sized(with_events(&[]), 1000.0, 480.0);
    for step in [Step::Next, Step::Previous, Step::Up, Step::Down, Step::First, Step::Last] {
        assert!(empty.after(&Action::Walk(step)).is_none(), "{step:?}");
        assert!(empty.after(&Action::Turn(step)).is_none(), "{step:?}");
    }
}
