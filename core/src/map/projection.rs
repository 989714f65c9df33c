//! From degrees to pixels: the Natural Earth projection, turned so that what matters lies in the middle.
//! Knows spheres and sheets; knows nothing of countries.
//!
//! Its parallels are straight and its poles are lines, as readers know it from wall maps. In a small part of the world it
//! is squeezed sideways, so that shapes in its middle are those of a globe.

use super::trig::cos;
use super::world::Degrees;
use crate::order::clamp;

/// Right and down from the corner of the map, in pixels.
pub type Pixels = (f64, f64);

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// The meridian that is a straight line, in degrees.
    pub meridian: f64,
    /// Pixels per unit of the projection, which is the globe's radius, in both directions.
    pub scale: (f64, f64),
    /// Where the meridian meets the equator, in pixels.
    pub origin: Pixels,
}

/// What a map has room for.
#[derive(Clone, Copy)]
pub struct Room {
    /// Width and height in pixels.
    pub size: (f64, f64),
    /// Pixels that stay free along the edges.
    pub padding: f64,
    /// How much of the world is shown at least from top to bottom, in degrees.
    pub context: f64,
}

/// The finest scale that the outlines are good for, in pixels per unit: 24 in a degree.
const FINEST: f64 = 1_375.0;

impl Projection {
    /// Shows all points as large as they can be, around this meridian.
    pub fn around(points: &[Degrees], meridian: f64, room: Room) -> Projection {
        let turned = Projection { meridian, scale: (1.0, 1.0), origin: (0.0, 0.0) };
        let mut bounds = Bounds::default();
        points.iter().for_each(|point| bounds.add(turned.pixel(*point)));
        if points.is_empty() {
            bounds = Bounds { from: (-EDGE.0, -EDGE.1), to: EDGE };
        }
        // How far it is squeezed depends on how much is seen, which is little less without it.
        let height = room.size.1 / bounds.scale(1.0, room);
        let middle = (bounds.from.1 + bounds.to.1) / 2.0;
        let squeeze = 1.0 + clamp((2.3 - height) / 1.2, 0.0, 1.0) * (true_width(-middle) - 1.0);
        let scale = bounds.scale(squeeze, room);
        let scale = (scale * squeeze, scale);
        let at = |from: f64, to: f64, edge: f64, scale: f64, size: f64| {
            // What lies beyond the edge of the world is not shown where there is enough of the world.
            let play = (edge - size / scale / 2.0).max(0.0);
            size / 2.0 - clamp((from + to) / 2.0, -play, play) * scale
        };
        let origin = (
            at(bounds.from.0, bounds.to.0, EDGE.0, scale.0, room.size.0),
            at(bounds.from.1, bounds.to.1, EDGE.1, scale.1, room.size.1),
        );
        Projection { meridian, scale, origin }
    }

    /// Where a place is.
    pub fn pixel(&self, (east, north): Degrees) -> Pixels {
        self.flat((turn(east - self.meridian), north))
    }

    /// The same for degrees east of the middle, from −180 to 180, of which both ends are edges of the map.
    pub fn flat(&self, (east, north): Degrees) -> Pixels {
        let (x, y) = natural_earth(east, north);
        (self.origin.0 + x * self.scale.0, self.origin.1 + y * self.scale.1)
    }
}

/// Right and upper bound of the whole world in units of the projection.
const EDGE: (f64, f64) = (2.735_384_85, 1.423_747_11);

/// Degrees east as −180 to 180.
pub fn turn(east: f64) -> f64 {
    east - 360.0 * ((east + 180.0) / 360.0).floor()
}

/// The polynomials of Šavrič and others, 2011; down is positive.
fn natural_earth(east: f64, north: f64) -> (f64, f64) {
    let (east, north) = (east.to_radians(), north.to_radians());
    let square = north * north;
    let fourth = square * square;
    let x = 0.870_7 - 0.131_979 * square + fourth * (-0.013_791 + fourth * (0.003_971 * square - 0.001_529 * fourth));
    let y = 1.007_226 + square * (0.015_085 + fourth * (-0.044_475 + 0.028_874 * square - 0.005_916 * fourth));
    (east * x, -north * y)
}

/// By what the width is to be multiplied at a height, in units above the equator, for shapes to be true there.
fn true_width(height: f64) -> f64 {
    // One unit of height is about a radian; nearer to a pole it would become too narrow to be recognised.
    let north = clamp(height.to_degrees(), -72.0, 72.0);
    let (width, lower) = natural_earth(57.295_78, north - 0.5);
    let (_, upper) = natural_earth(0.0, north + 0.5);
    cos(north.to_radians()) * (lower - upper) * 57.295_78 / width
}

/// A rectangle around points.
#[derive(Clone, Copy)]
pub struct Bounds {
    pub from: Pixels,
    pub to: Pixels,
}

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds { from: (f64::MAX, f64::MAX), to: (f64::MIN, f64::MIN) }
    }
}

impl Bounds {
    pub fn add(&mut self, (x, y): Pixels) {
        self.from = (self.from.0.min(x), self.from.1.min(y));
        self.to = (self.to.0.max(x), self.to.1.max(y));
    }

    pub fn middle(&self) -> Pixels {
        ((self.from.0 + self.to.0) / 2.0, (self.from.1 + self.to.1) / 2.0)
    }

    pub fn size(&self) -> (f64, f64) {
        (self.to.0 - self.from.0, self.to.1 - self.from.1)
    }

    /// The largest scale at which there is room for them, squeezed in their width.
    fn scale(&self, squeeze: f64, room: Room) -> f64 {
        let fit = |of: (f64, f64), padding: f64| {
            let (width, height) = room.size;
            ((width - 2.0 * padding) / (of.0 * squeeze)).min((height - 2.0 * padding) / of.1)
        };
        let whole = fit((2.0 * EDGE.0, 2.0 * EDGE.1), 1.0);
        let (width, height) = self.size();
        let nearest = (room.size.1 / room.context.to_radians()).min(FINEST);
        fit((width.max(1e-9), height.max(1e-9)), room.padding).min(nearest).max(whole)
    }
}
