//! Flights and glides: how the domain moves by itself, frame by frame.

use super::State;
use crate::layout::{Domain, power};
use crate::order::clamp;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Motion {
    /// From here to there; `started` is set by the first tick.
    Flight { from: Domain, to: Domain, started: Option<f64> },
    /// What is left of a drag, in pixels per millisecond to the right.
    Glide { speed: f64, last: Option<f64> },
}

/// Milliseconds of a flight.
const FLIGHT: f64 = 420.0;
/// Milliseconds in which a glide loses half of its speed.
const FRICTION: f64 = 225.0;
const HALF: f64 = 0.5;
/// Pixels per millisecond below which a glide ends.
const SLOWEST: f64 = 0.02;

impl State {
    pub(super) fn fly_to(&mut self, domain: Domain) {
        let Some(to) = self.within_bounds(domain) else { return };
        if self.reduced_motion || self.is_unseen() || to == self.domain {
            self.move_to(to);
        } else {
            self.fitted = false;
            self.motion = Some(Motion::Flight { from: self.domain, to, started: None });
        }
    }

    pub(super) fn stop(&mut self) {
        if let Some(Motion::Flight { .. }) = self.motion.take() {
            // Not there yet, wherever it was going.
            self.fitted = false;
        }
    }

    /// Ends a motion where it was going, if the reader wants none.
    pub(super) fn arrive_if_still(&mut self) {
        if self.reduced_motion
            && let Some(Motion::Flight { to, .. }) = self.motion.take()
        {
            self.domain = to;
        }
    }

    pub(super) fn fling(&mut self, speed: f64) {
        let moves = !self.reduced_motion && speed.is_finite() && speed.abs() > SLOWEST * 4.0;
        self.motion = moves.then_some(Motion::Glide { speed: clamp(speed, -6.0, 6.0), last: None });
    }

    pub(super) fn tick(&mut self, now: f64) {
        if !now.is_finite() {
            return;
        }
        if self.motion.is_some() {
            self.frames = self.frames.wrapping_add(1);
        }
        match self.motion {
            None => {}
            Some(Motion::Flight { from, to, started: None }) => {
                self.motion = Some(Motion::Flight { from, to, started: Some(now) });
            }
            Some(Motion::Flight { from, to, started: Some(started) }) => {
                let t = clamp((now - started) / FLIGHT, 0.0, 1.0);
                if t >= 1.0 {
                    self.domain = to;
                    self.motion = None;
                } else {
                    self.domain = from.toward(to, ease(t));
                }
            }
            Some(Motion::Glide { speed, last: None }) => self.motion = Some(Motion::Glide { speed, last: Some(now) }),
            Some(Motion::Glide { speed, last: Some(last) }) => {
                let passed = clamp(now - last, 0.0, 100.0);
                let wanted = self.domain.panned(-speed * passed * self.days_per_px());
                self.domain = self.within_bounds(wanted).unwrap_or(self.domain);
                self.fitted = false;
                let speed = speed * power(HALF, passed / FRICTION);
                let goes_on = speed.abs() > SLOWEST && self.domain == wanted;
                self.motion = goes_on.then_some(Motion::Glide { speed, last: Some(now) });
            }
        }
    }
}

/// Slow at both ends.
fn ease(t: f64) -> f64 {
    if t < 0.5 { 4.0 * t * t * t } else { 1.0 - 4.0 * (1.0 - t) * (1.0 - t) * (1.0 - t) }
}
