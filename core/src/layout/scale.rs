//! Domain ⇄ range: which stretch of time lies on which pixels.

use crate::date::Day;
use crate::index::Span;
use crate::order::clamp;

/// The span of time now mapped to the width, in days with fractions.
/// Its length is kept apart from its start, so that panning never changes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    /// The day at the left edge.
    pub from: f64,
    /// Days across the width; above zero.
    pub days: f64,
}

impl Domain {
    /// The shortest and the longest stretch that can fill the width, in days.
    pub const DAYS: std::ops::RangeInclusive<f64> = 5.0..=3_000_000_000.0;

    pub fn of_span(span: Span) -> Domain {
        Domain { from: f64::from(span.from.0), days: f64::from(span.to.0) + 1.0 - f64::from(span.from.0) }
    }

    /// Whether it is a stretch of time at all: finite, ahead, and not astronomically far away.
    pub fn is_sane(&self) -> bool {
        self.from.abs() < 1e10 && (0.0..1e10).contains(&self.days) && self.days > 0.0
    }

    pub fn to(&self) -> f64 {
        self.from + self.days
    }

    pub fn center(&self) -> f64 {
        self.from + self.days / 2.0
    }

    pub fn panned(&self, days: f64) -> Domain {
        Domain { from: self.from + days, days: self.days }
    }

    /// With so many of its own lengths more on each side.
    pub fn widened(&self, margin: f64) -> Domain {
        Domain { from: self.from - margin * self.days, days: self.days * (1.0 + 2.0 * margin) }
    }

    /// Zoomed in (`factor` above 1) or out around a day that keeps its place.
    pub fn zoomed(&self, around: f64, factor: f64, longest: f64) -> Domain {
        let days = clamp(self.days / factor, *Domain::DAYS.start(), longest.max(*Domain::DAYS.start()));
        if days == self.days {
            return *self;
        }
        Domain { from: around - (around - self.from) * days / self.days, days }
    }

    /// Part of the way from here to there (`t` from 0 to 1), zooming evenly.
    pub fn toward(&self, there: Domain, t: f64) -> Domain {
        let days = self.days * power(there.days / self.days, t);
        // The point that would stay fixed if the whole way were one zoom; a pan has none.
        let change = self.days - there.days;
        let from = if (change / self.days).abs() < 1e-6 {
            self.from + (there.from - self.from) * t
        } else {
            let share = (there.from - self.from) / change;
            self.from + share * (self.days - days)
        };
        Domain { from, days }
    }

    pub fn contains(&self, other: &Domain) -> bool {
        self.from <= other.from && other.to() <= self.to()
    }
}

/// A number above zero to the power of an exponent, by square roots: eight digits, and no tables in the wasm.
pub fn power(base: f64, exponent: f64) -> f64 {
    if exponent < 0.0 {
        return 1.0 / power(base, -exponent);
    }
    let whole = exponent.min(64.0) as i32;
    let mut result = 1.0;
    for _ in 0..whole {
        result *= base;
    }
    let mut rest = exponent - f64::from(whole);
    let mut root = base;
    for _ in 0..30 {
        root = root.sqrt();
        rest *= 2.0;
        if rest >= 1.0 {
            rest -= 1.0;
            result *= root;
        }
    }
    result
}

/// Pixels of days and days of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The day at pixel 0.
    pub origin: f64,
    pub px_per_day: f64,
}

impl Scale {
    pub fn new(domain: Domain, width: f64) -> Scale {
        Scale { origin: domain.from, px_per_day: width.max(1.0) / domain.days }
    }

    pub fn x_from_day(&self, day: f64) -> f64 {
        (day - self.origin) * self.px_per_day
    }

    pub fn day_from_x(&self, x: f64) -> f64 {
        self.origin + x / self.px_per_day
    }

    /// The left edge of a day.
    pub fn x_from_start(&self, day: Day) -> f64 {
        self.x_from_day(f64::from(day.0))
    }

    /// The right edge of a day.
    pub fn x_from_end(&self, day: Day) -> f64 {
        self.x_from_day(f64::from(day.0) + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn powers_are_those_of_the_standard_library() {
        for (base, exponent) in
            [(2.0, 0.5), (0.25, 0.3), (1000.0, 0.999), (2.0, -1.7), (1.6, 3.25), (7.0, 0.0), (7.0, 1.0)]
        {
            let (found, expect) = (power(base, exponent), f64::powf(base, exponent));
            assert!((found / expect - 1.0).abs() < 1e-7, "{base}^{exponent}: {found}, not {expect}");
        }
    }

    proptest! {
        #[test]
        fn a_pixel_finds_its_day_and_back(from in -1e6..1e6, days in 5.0..1e6, x in -5000.0..5000.0) {
            let scale = Scale::new(Domain { from, days }, 1000.0);
            prop_assert!((scale.x_from_day(scale.day_from_x(x)) - x).abs() < 1e-3);
        }

        #[test]
        fn zooming_keeps_the_day_under_the_pointer(from in -1e5_f64..1e5, days in 10.0_f64..1e5, at in 0.0_f64..1.0, factor in 0.2..5.0) {
            let domain = Domain { from, days };
            let around = from + days * at;
            let zoomed = domain.zoomed(around, factor, 1e9);
            prop_assert!(((around - zoomed.from) / zoomed.days - at).abs() < 1e-6);
        }

        #[test]
        fn a_flight_starts_here_and_ends_there(from in -1e5..1e5, days in 10.0..1e5, to in -1e5..1e5, length in 10.0..1e5) {
            let (here, there) = (Domain { from, days }, Domain { from: to, days: length });
            for (t, expect) in [(0.0, here), (1.0, there)] {
                let at = here.toward(there, t);
                prop_assert!((at.from - expect.from).abs() < 1.0 && (at.days - expect.days).abs() < 1e-3, "{:?} {:?}", at, expect);
            }
        }
    }
}
