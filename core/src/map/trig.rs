//! Sine, cosine and the angle of a point, exact to some billionths: all that a map needs, in a few hundred bytes.
//! The standard library's own bring tables for angles that no globe has.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// Of an angle in radians.
#[inline(never)]
pub fn sin(angle: f64) -> f64 {
    let turned = angle - TAU * ((angle + PI) / TAU).floor();
    let folded = if turned > FRAC_PI_2 {
        PI - turned
    } else if turned < -FRAC_PI_2 {
        -PI - turned
    } else {
        turned
    };
    // The series as nested products, the last term first.
    let square = folded * folded;
    let mut sum = 1.0;
    for number in [14.0, 12.0, 10.0, 8.0, 6.0, 4.0, 2.0] {
        sum = 1.0 - square / (number * (number + 1.0)) * sum;
    }
    folded * sum
}

pub fn cos(angle: f64) -> f64 {
    sin(angle + FRAC_PI_2)
}

/// The angle in radians from the direction of x to a point: from −π to π.
#[inline(never)]
pub fn angle(y: f64, x: f64) -> f64 {
    if x < 0.0 {
        return if y < 0.0 { -PI } else { PI } - angle(y, -x);
    }
    // The angle is halved again and again, so that few terms of the series are enough.
    let mut tangent = y;
    let mut along = x;
    for _ in 0..4 {
        along += (along * along + tangent * tangent).sqrt();
        if along == 0.0 {
            return 0.0;
        }
        (tangent, along) = (tangent / along, 1.0);
    }
    let square = tangent * tangent;
    16.0 * tangent * (1.0 - square * (1.0 / 3.0 - square * (0.2 - square * (1.0 / 7.0 - square / 9.0))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_agree_with_the_standard_library() {
        for step in -2_000..=2_000 {
            let turn = f64::from(step) * 0.004;
            assert!((sin(turn) - turn.sin()).abs() < 1e-8, "sin {turn}");
            assert!((cos(turn) - turn.cos()).abs() < 1e-8, "cos {turn}");
            let (y, x) = (turn.sin() * 3.0, turn.cos() * 3.0);
            assert!((angle(y, x) - y.atan2(x)).abs() < 1e-8, "{y} {x}");
        }
        assert_eq!(angle(0.0, 0.0), 0.0);
        assert!((angle(0.0, -1.0) - PI).abs() < 1e-8);
    }
}
