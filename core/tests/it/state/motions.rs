//! Flights and glides: they arrive, they end, and who wants no motion gets none.

use super::{after, check_in_sight, fresh};
use relations_core::layout::Domain;
use relations_core::state::{Action, Motion, State};

const THERE: Domain = Domain { from: 16_000.0, days: 400.0 };

fn ticked(state: &State, times: impl IntoIterator<Item = u32>) -> State {
    times.into_iter().fold(state.clone(), |state, time| after(&state, [Action::Tick(f64::from(time))]))
}

#[test]
fn a_flight_reaches_its_target_and_ends() {
    let state = fresh();
    let flying = after(&state, [Action::FlyTo(THERE)]);
    assert!(matches!(flying.motion, Some(Motion::Flight { .. })) && flying.domain == state.domain);
    let halfway = ticked(&flying, [1_000, 1_200]);
    assert!(halfway.domain.days < state.domain.days && halfway.domain.days > THERE.days);
    let there = ticked(&flying, (1_000..2_000).step_by(16));
    assert_eq!((there.domain, there.motion), (THERE, None));
    assert!(there.after(&Action::Tick(3_000.0)).is_none());
}

#[test]
fn a_flight_zooms_evenly_and_never_turns_back() {
    let mut state = after(&fresh(), [Action::FlyTo(THERE)]);
    let mut days = state.domain.days;
    for time in (0..600).step_by(16) {
        state = after(&state, [Action::Tick(f64::from(time))]);
        assert!(state.domain.days <= days, "at {time} ms");
        days = state.domain.days;
        check_in_sight(&state, "a flight");
    }
}

#[test]
fn late_frames_and_clocks_that_go_back_do_no_harm() {
    let flying = after(&fresh(), [Action::FlyTo(THERE)]);
    assert_eq!(ticked(&flying, [1_000, 90_000]).domain, THERE);
    check_in_sight(&ticked(&flying, [1_000, 500, 1_100]), "a clock that went back");
    let gliding = after(&zoomed(), [Action::Fling(2.0)]);
    check_in_sight(&ticked(&gliding, [1_000, 500, 90_000]), "a clock that went back");
}

#[test]
fn every_frame_asks_for_the_next_even_if_nothing_has_moved_in_it() {
    for start in [Action::FlyTo(THERE), Action::Fling(2.0)] {
        let moving = ticked(&after(&zoomed(), [start]), [100, 100]);
        let next = moving.after(&Action::Tick(100.0)).expect("a frame at the same time as the last is a change");
        assert_eq!((next.domain, next.motion), (moving.domain, moving.motion));
    }
}

#[test]
fn a_flight_to_everything_that_a_pan_of_nothing_ends_has_not_arrived() {
    let near = after(&fresh(), [Action::Domain(THERE)]);
    let flying = ticked(&after(&near, [Action::Fit]), [0, 200]);
    assert!(flying.fitted && flying.motion.is_some());
    let ended = after(&flying, [Action::PanBy(0.0)]);
    assert_eq!((ended.fitted, ended.motion, ended.domain), (false, None, flying.domain));
}

#[test]
fn a_second_flight_takes_over_from_the_first() {
    let elsewhere = Domain { from: 10_000.0, days: 2_000.0 };
    let state = ticked(&after(&fresh(), [Action::FlyTo(THERE)]), [0, 200]);
    let state = after(&state, [Action::FlyTo(elsewhere)]);
    assert_eq!(ticked(&state, (300..900).step_by(16)).domain, elsewhere);
}

#[test]
fn who_wants_no_motion_gets_none() {
    let state = after(&fresh(), [Action::ReducedMotion(true)]);
    let there = after(&state, [Action::FlyTo(THERE)]);
    assert_eq!((there.domain, there.motion), (THERE, None));
    assert_eq!(after(&state, [Action::Fling(3.0)]).motion, None);
    assert!(after(&there, [Action::Fit]).fitted);
    let stopped = after(&fresh(), [Action::FlyTo(THERE), Action::Tick(0.0), Action::ReducedMotion(true)]);
    assert_eq!((stopped.domain, stopped.motion), (THERE, None), "a flight under way arrives at once");
}

#[test]
fn a_hand_on_the_stage_stops_any_motion() {
    for start in [Action::FlyTo(THERE), Action::Fling(2.0)] {
        let moving = ticked(&after(&zoomed(), [start]), [0, 100]);
        assert!(moving.motion.is_some());
        for stop in [Action::Stop, Action::PanBy(3.0), Action::ZoomBy { factor: 1.1, at: None }, Action::Domain(THERE)]
        {
            assert_eq!(after(&moving, [stop]).motion, None);
        }
    }
}

#[test]
fn a_glide_slows_down_and_ends() {
    for speed in [3.0, -3.0, 0.5] {
        let mut state = after(&zoomed(), [Action::Fling(speed), Action::Tick(0.0)]);
        let (mut last, mut frames) = (f64::INFINITY, 0);
        while state.motion.is_some() {
            let next = after(&state, [Action::Tick(f64::from(frames + 1) * 16.0)]);
            let step = (state.domain.from - next.domain.from) * speed.signum() / state.days_per_px();
            assert!(step > 0.0 && step <= last + 1e-6, "{speed}: a step of {step} px after one of {last}");
            (last, frames, state) = (step, frames + 1, next);
            assert!(frames < 600, "a glide of ten seconds");
        }
        assert!(frames > 40, "{speed}: the glide ended after {frames} frames");
        check_in_sight(&state, "a glide");
    }
}

#[test]
fn a_glide_ends_where_the_extent_would_leave_sight() {
    let mut state = after(&zoomed(), [Action::PanBy(-1e7), Action::Fling(-6.0)]);
    for frame in 0..10 {
        state = after(&state, [Action::Tick(f64::from(frame) * 16.0)]);
        check_in_sight(&state, "a glide at the edge");
    }
    assert_eq!(state.motion, None);
}

#[test]
fn what_is_let_go_at_rest_does_not_glide() {
    for speed in [0.0, 0.01, -0.05] {
        assert_eq!(after(&zoomed(), [Action::Fling(speed)]).motion, None, "{speed}");
    }
}

/// A year in the middle of the extent, so that there is way to go on both sides.
fn zoomed() -> State {
    after(&fresh(), [Action::Domain(Domain { from: 9_000.0, days: 365.0 })])
}
