//! The shortest way between two places on the globe.

use super::trig::{angle, cos, sin};
use super::world::Degrees;

const RADIUS_KM: f64 = 6_371.0;

/// The way from one place to another: points a degree or two apart, with the places themselves at its ends; and its length in km.
pub fn circle(from: Degrees, to: Degrees) -> (Vec<Degrees>, f64) {
    let start = vector(from);
    let mut end = vector(to);
    let mut arc = between(start, end);
    if sin(arc) < 1e-4 && arc > 1.0 {
        // From a place to its antipode every way is as short; this one leads a hair past it.
        end = vector((to.0 + 0.1, to.1 + if to.1 > 0.0 { -0.1 } else { 0.1 }));
        arc = between(start, end);
    }
    let mut way = vec![from];
    let steps = (arc.to_degrees() / 1.5) as u32;
    for step in 1..steps {
        let share = arc * f64::from(step) / f64::from(steps);
        let (a, b) = (sin(arc - share), sin(share));
        let at = |a_part: f64, b_part: f64| a * a_part + b * b_part;
        let (x, y, z) = (at(start.0, end.0), at(start.1, end.1), at(start.2, end.2));
        way.push((angle(y, x).to_degrees(), angle(z, (x * x + y * y).sqrt()).to_degrees()));
    }
    way.push(to);
    (way, arc * RADIUS_KM)
}

/// A point of the globe whose radius is 1.
fn vector((east, north): Degrees) -> (f64, f64, f64) {
    let (east, north) = (east.to_radians(), north.to_radians());
    (cos(north) * cos(east), cos(north) * sin(east), sin(north))
}

/// The angle between two directions.
fn between(a: (f64, f64, f64), b: (f64, f64, f64)) -> f64 {
    let cross = (a.1 * b.2 - a.2 * b.1, a.2 * b.0 - a.0 * b.2, a.0 * b.1 - a.1 * b.0);
    let length = (cross.0 * cross.0 + cross.1 * cross.1 + cross.2 * cross.2).sqrt();
    angle(length, a.0 * b.0 + a.1 * b.1 + a.2 * b.2)
}
