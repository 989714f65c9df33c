//! What is drawn where: nothing lies on anything else, nothing is lost, vague dates look vague.

mod arcs;
mod axis;
mod crowding;
mod density;
mod panning;
mod places;
mod rail;
mod vagueness;
