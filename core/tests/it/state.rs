//! What the state becomes: actions in, state read.

mod choosing;
mod filtering;
mod growing;
mod linking;
mod loading;
mod motions;
mod moving;
mod opening;
mod seeking;
mod telling;
mod walking;

use crate::fixtures::embedded;
use relations_core::Shared;
use relations_core::index::Index;
use relations_core::layout::{Domain, Scale};
use relations_core::state::{Action, State};
use relations_core::text::Language;

/// The embedded dataset on a stage of 1000 × 480 pixels.
fn fresh() -> State {
    sized(embedded(Language::English), 1000.0, 480.0)
}

fn sized(index: Shared<Index>, width: f64, height: f64) -> State {
    let state = State::new(index, Shared::new(Vec::new()));
    after(&state, [Action::Resize { width, stage: (width, height) }])
}

/// The state after actions, of which some may change nothing.
fn after<const N: usize>(state: &State, actions: [Action; N]) -> State {
    actions.iter().fold(state.clone(), |state, action| state.after(action).unwrap_or(state))
}

fn day_at(state: &State, x: f64) -> f64 {
    Scale::new(state.domain, state.frame.plot_width()).day_from_x(x)
}

/// That something of the extent is in sight, and no more than makes sense.
fn check_in_sight(state: &State, after: &str) {
    let Domain { from, days } = state.domain;
    assert!(from.is_finite() && days.is_finite(), "{after}: {:?}", state.domain);
    let whole = Domain::of_span(state.index.extent);
    assert!(days >= 5.0 - 1e-9 && days <= whole.days * 2.6, "{after}: {days} days");
    let (left, right) = (whole.from - 1e-3, whole.to() + 1e-3);
    let center = state.domain.center();
    assert!(left <= center && center <= right, "{after}: the middle {center} is not in {left} to {right}");
}
