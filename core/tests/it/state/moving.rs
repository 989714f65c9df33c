//! Panning, zooming, fitting: the extent stays in sight, the day under the pointer stays there.

use super::{after, check_in_sight, day_at, fresh, sized};
use crate::fixtures::{Dice, embedded, made_up, with_events};
use relations_core::layout::{Domain, fit};
use relations_core::state::{Action, State};
use relations_core::text::Language;

fn still(state: &State) -> State {
    after(state, [Action::ReducedMotion(true)])
}

#[test]
fn whatever_the_reader_does_the_extent_stays_in_sight() {
    for (index, seed) in [(embedded(Language::English), 1), (made_up(300, 6), 2), (with_events(&[]), 3)] {
        let mut state = sized(index, 1000.0, 480.0);
        let mut dice = Dice(seed);
        for number in 0..3_000 {
            let px = dice.below(4_000) as f64 - 2_000.0;
            let factor = (1.0 + dice.below(300) as f64 / 100.0).powf(if dice.below(2) == 0 { 1.0 } else { -1.0 });
            let domain = Domain { from: px * 100.0, days: dice.below(100_000) as f64 + 0.1 };
            let action = match dice.below(9) {
                0 | 1 => Action::PanBy(px),
                2..=4 => Action::ZoomBy { factor, at: Some(dice.below(1_000) as f64) },
                5 => Action::ZoomBy { factor, at: None },
                6 => Action::Domain(domain),
                7 => Action::FlyTo(domain),
                _ => Action::Tick(f64::from(number) * 16.0),
            };
            state = after(&state, [action]);
            check_in_sight(&state, &format!("action {number} of seed {seed}"));
        }
    }
}

#[test]
fn a_drag_moves_the_day_under_the_pointer_along() {
    let state = after(&fresh(), [Action::ZoomBy { factor: 8.0, at: None }]);
    for px in [1.0, -17.5, 120.0, -300.0] {
        let moved = after(&state, [Action::PanBy(px)]);
        assert!((day_at(&moved, 200.0 + px) - day_at(&state, 200.0)).abs() < 1e-6, "{px}");
        assert_eq!(moved.domain.days, state.domain.days, "panning keeps the scale to the last bit");
        assert!(!moved.fitted);
    }
}

#[test]
fn zooming_keeps_the_day_under_the_pointer() {
    for at in [0.0, 100.0, 426.0, 700.0, 852.0] {
        // Aiming at days within the extent, so that the edge does not interfere.
        let mut state = fresh();
        for step in 0..60 {
            let factor = if step < 30 { 1.3 } else { 1.0 / 1.3 };
            let next = after(&state, [Action::ZoomBy { factor, at: Some(at) }]);
            let whole = Domain::of_span(state.index.extent);
            let free = |center: f64| center > whole.from + 1e-6 && center < whole.to() - 1e-6;
            if free(next.domain.center()) {
                let (before, now) = (day_at(&state, at), day_at(&next, at));
                assert!((before - now).abs() < 1e-6 * state.domain.days, "{at}, step {step}: {before} became {now}");
            }
            state = next;
        }
    }
}

#[test]
fn zooming_ends_at_five_days_and_a_little_beyond_everything() {
    let zoomed =
        |factor: f64| (0..100).fold(fresh(), |state, _| after(&state, [Action::ZoomBy { factor, at: Some(300.0) }]));
    let (near, far) = (zoomed(1.5), zoomed(0.7));
    assert!((near.domain.days - 5.0).abs() < 1e-9);
    let whole = fit(&far.index, &far.frame);
    assert!((far.domain.days - whole.days * 1.5).abs() < 1e-6);
    for state in [near, far] {
        let factor = if state.domain.days < 6.0 { 2.0 } else { 0.5 };
        assert!(state.after(&Action::ZoomBy { factor, at: Some(10.0) }).is_none(), "the end of zooming is no change");
    }
}

#[test]
fn fitting_shows_everything_with_room_for_labels() {
    for width in crate::fixtures::WIDTHS {
        let moved = [Action::ReducedMotion(true), Action::ZoomBy { factor: 20.0, at: None }, Action::Fit];
        let state = after(&sized(embedded(Language::English), width, 420.0), moved);
        assert!(state.fitted);
        let extent = Domain::of_span(state.index.extent);
        assert!(state.domain.contains(&extent), "{width}: {:?} of {extent:?}", state.domain);
        assert!(state.domain.days < extent.days * 1.7, "{width}: {:?} of {extent:?}", state.domain);
    }
}

#[test]
fn what_is_fitted_follows_the_size_and_what_is_not_stays() {
    let state = fresh();
    assert!(state.fitted);
    let resized = |state: &State| after(state, [Action::Resize { width: 700.0, stage: (700.0, 400.0) }]);
    assert_eq!(resized(&state).domain, fit(&state.index, &resized(&state).frame));
    let zoomed = after(&state, [Action::ZoomBy { factor: 4.0, at: None }]);
    assert_eq!(resized(&zoomed).domain, zoomed.domain);
    let stopped = after(&zoomed, [Action::Fit, Action::Tick(0.0), Action::Tick(100.0), Action::Stop]);
    assert_eq!(resized(&stopped).domain, stopped.domain, "a flight that was stopped is not fitted");
}

#[test]
fn what_changes_nothing_is_no_change() {
    let state = still(&fresh());
    for action in [
        Action::Fit,
        Action::PanBy(0.0),
        Action::ZoomBy { factor: 1.0, at: Some(100.0) },
        Action::Domain(state.domain),
        Action::FlyTo(state.domain),
        Action::Stop,
        Action::Tick(16.0),
        Action::Resize { width: 1000.0, stage: (1000.0, 480.0) },
        Action::Brush(None),
        Action::Select(None),
        Action::Escape,
        Action::Query(String::new()),
        Action::ClearFilter,
        Action::Page(0),
        Action::Hover(None),
        Action::ChooseView(None),
    ] {
        let name = format!("{:?}", state.after(&action).map(|state| (state.domain, state.fitted, state.motion)));
        assert_eq!(name, "None");
    }
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    let states = [fresh(), after(&fresh(), [Action::ZoomBy { factor: 6.0, at: None }])];
    let nonsense = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300];
    for state in &states {
        for number in nonsense {
            let domains = [
                Domain { from: number, days: 10.0 },
                Domain { from: 0.0, days: number },
                Domain { from: 0.0, days: 0.0 },
                Domain { from: 0.0, days: -5.0 },
            ];
            let mut actions = vec![
                Action::PanBy(number),
                Action::ZoomBy { factor: number, at: None },
                Action::ZoomBy { factor: 0.0, at: None },
                Action::ZoomBy { factor: -2.0, at: None },
                Action::ZoomBy { factor: 2.0, at: Some(number) },
                Action::Fling(number),
                Action::Tick(number),
                Action::Resize { width: number, stage: (1000.0, 480.0) },
                Action::Resize { width: 1000.0, stage: (number, 480.0) },
                Action::Resize { width: 1000.0, stage: (1000.0, number) },
                Action::Resize { width: -1.0, stage: (-1.0, -1.0) },
            ];
            for domain in domains {
                actions.extend([Action::Domain(domain), Action::FlyTo(domain), Action::Brush(Some(domain))]);
            }
            for (position, action) in actions.iter().enumerate() {
                // In the middle of a flight and of a glide too.
                let flying = after(state, [Action::FlyTo(Domain { from: 0.0, days: 500.0 }), Action::Tick(0.0)]);
                let gliding = after(state, [Action::Fling(1.0), Action::Tick(0.0)]);
                for before in [state, &flying, &gliding] {
                    let once = after(before, [action.clone()]);
                    let settled = after(&once, [Action::Tick(100.0), Action::Tick(200.0), Action::Tick(2_000.0)]);
                    let at = format!("action {position} with {number}");
                    check_in_sight(&once, &at);
                    check_in_sight(&settled, &at);
                    assert!(once.after(&Action::ReducedMotion(once.reduced_motion)).is_none(), "{at}: is not itself");
                    let sizes = [once.width, once.frame.width, once.frame.height];
                    assert!(sizes.iter().all(|size| size.is_finite() && *size >= 0.0), "{at}: {sizes:?}");
                }
            }
            let many = [Action::PanBy(f64::NAN), Action::Domain(domains[0]), Action::ZoomBy { factor: 0.0, at: None }];
            assert_eq!(after(state, many).fitted, state.fitted, "{number}: what did nothing undid the fit");
        }
    }
}
