//! What every map of two parties shows: where the two lie, the way between them, and which part of the world is in sight.
//! Knows the parties; knows nothing of events.

use super::circle::circle;
use super::path::Path;
use super::projection::{Bounds, Pixels, Projection, Room, turn};
use super::world::{Degrees, Outline, World};
use crate::dataset::{Coordinates, Dataset, Lane, PlaceIx};
use crate::order::clamp;

/// One of the two sides on a map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Side {
    /// Its capital; without one, where the dataset says that it lies; without that, the middle of its land.
    pub at: Option<Pixels>,
    /// The capital, if that is what `at` is.
    pub capital: Option<PlaceIx>,
    /// Whether its land is known: the dataset's code is that of a country.
    pub is_outlined: bool,
    /// The middle of its largest stretch of land, and that stretch's width and height. It may lie out of sight.
    pub land: Option<(Pixels, (f64, f64))>,
    /// Where its land is too small to be seen, and wants a ring around it.
    pub spot: Option<Pixels>,
}

pub struct Scene {
    pub projection: Projection,
    pub sides: [Side; 2],
    pub circle: Vec<Degrees>,
    /// Kilometres.
    pub distance: Option<u32>,
    codes: [String; 2],
}

/// Land that is smaller than this in both directions is a spot, in pixels.
const SPOT: f64 = 7.0;

/// All of the parties' land is shown unless that makes the map so much smaller.
const WORTH: f64 = 0.3;

/// So many points of landmarks tell where on the globe a map is.
const ENOUGH: usize = 70;

/// However little land there is, no more of the world is shown for its sake, in degrees from top to bottom.
const WIDEST: f64 = 80.0;

/// How far apart meridians may be without anything between them that has to be shown, in degrees.
const STEP: usize = 2;

impl Scene {
    /// `places` have to be in sight.
    pub fn new(world: &World, dataset: &Dataset, places: &[Degrees], room: Room) -> Scene {
        let outlines = dataset.parties.each_ref().map(|party| world.find(&party.alpha2));
        let land = outlines.map(|outline| outline.and_then(|outline| world.rings(outline).next()).unwrap_or_default());
        let mut ends = [None; 2];
        let mut sides = [Side::default(), Side::default()];
        for (((party, land), side), end) in dataset.parties.iter().zip(&land).zip(&mut sides).zip(&mut ends) {
            let capital = party.capital.and_then(|place| Some((place, degrees(dataset.place(place)?.coordinates)?)));
            side.capital = capital.map(|(place, _)| place);
            side.is_outlined = !land.is_empty();
            *end = capital.map(|(_, at)| at).or(degrees(party.coordinates)).or(middle(land));
        }
        let mut needed = places.to_vec();
        needed.extend(ends.iter().flatten());
        let mut way = Vec::new();
        let mut distance = None;
        let mut between = None;
        if let [Some(from), Some(to)] = ends {
            let (points, kilometres) = circle(from, to);
            between = Some(from.0 + turn(to.0 - from.0) / 2.0);
            distance = Some(kilometres.round() as u32);
            needed.extend(&points);
            way = points;
        }
        let mut projection = fit(&needed, &land, between, room);
        let mut room = room;
        while room.context < WIDEST && !has_surroundings(world, &projection, room.size) {
            room.context *= 1.4;
            projection = fit(&needed, &land, between, room);
        }
        for (side, end) in sides.iter_mut().zip(ends) {
            side.at = end.map(|end| projection.pixel(end));
        }
        let codes = dataset.parties.each_ref().map(|party| party.alpha2.clone());
        Scene { projection, sides, circle: way, distance, codes }
    }

    /// Whose land an outline bounds.
    pub fn party(&self, outline: &Outline) -> Option<Lane> {
        let is_of = |code: &String| outline.code.eq_ignore_ascii_case(code.as_bytes());
        let [first, second] = &self.codes;
        if is_of(first) { Some(Lane::First) } else { is_of(second).then_some(Lane::Second) }
    }
}

/// The side of a party.
pub fn side(sides: &mut [Side; 2], party: Lane) -> Option<&mut Side> {
    if party == Lane::Second { sides.last_mut() } else { sides.first_mut() }
}

/// Draws a country's land, and tells its side how large that is.
pub fn draw(world: &World, outline: &Outline, projection: &Projection, path: &mut Path, side: Option<&mut Side>) {
    let mut largest = None;
    for ring in world.rings(outline) {
        let bounds = path.ring(&ring, projection);
        largest = largest.or(Some(bounds));
    }
    if let (Some(side), Some(bounds)) = (side, largest) {
        let (width, height) = bounds.size();
        side.land = Some((bounds.middle(), (width, height)));
        if width < SPOT && height < SPOT {
            side.spot = Some(bounds.middle());
        }
    }
}

/// The outline of the world.
pub fn sphere(projection: &Projection, size: (f64, f64)) -> String {
    let mut ring = Vec::new();
    for (east, up) in [(180.0, 1.0), (-180.0, -1.0)] {
        for step in -30..=30 {
            ring.push((east, f64::from(step) * 3.0 * up));
        }
    }
    let mut path = Path::new(size, 6);
    path.flat(&ring, projection);
    path.d
}

/// Every thirtieth meridian and parallel, or every tenth where little of the world is in sight.
pub fn graticule(projection: &Projection, size: (f64, f64)) -> String {
    let step = if size.1 / projection.scale.1 > 1.2 { 30 } else { 10 };
    let mut path = Path::new(size, 6);
    let mut at = -180;
    while at < 180 {
        let meridian: Vec<Degrees> = (-30..=30).map(|part| (f64::from(at), f64::from(part) * 3.0)).collect();
        path.line(&meridian, projection);
        if at > -90 && at < 90 {
            let parallel = [-180.0, -90.0, 0.0, 90.0, 179.999].map(|east| (east + projection.meridian, f64::from(at)));
            path.line(&parallel, projection);
        }
        at += step;
    }
    path.d
}

/// As the globe has it; nothing where a number is none.
pub fn degrees(coordinates: Option<Coordinates>) -> Option<Degrees> {
    let Coordinates { lat, lon } = coordinates?;
    (lat.is_finite() && lon.is_finite()).then(|| (turn(lon), clamp(lat, -90.0, 90.0)))
}

/// Shows what is needed, and all of the parties' land if that is not too much.
fn fit(needed: &[Degrees], land: &[Vec<Degrees>; 2], between: Option<f64>, room: Room) -> Projection {
    let near = fitted(needed, between, room);
    let mut all = needed.to_vec();
    land.iter().for_each(|ring| all.extend(ring));
    let wide = fitted(&all, between, room);
    if wide.scale.1 >= near.scale.1 * WORTH { wide } else { near }
}

/// Whether enough land is in sight for a reader to know where on the globe this is: between islands only sea may be.
fn has_surroundings(world: &World, projection: &Projection, size: (f64, f64)) -> bool {
    let is_in_sight = |point: &&Degrees| {
        let (x, y) = projection.pixel(**point);
        x > 0.0 && y > 0.0 && x < size.0 && y < size.1
    };
    world.landmarks().filter(is_in_sight).nth(ENOUGH).is_some()
}

/// Shows all points as large as can be. The middle lies between the parties, unless there is a clearly better one.
fn fitted(points: &[Degrees], between: Option<f64>, room: Room) -> Projection {
    let better = Projection::around(points, opposite_of_widest_gap(points), room);
    match between.map(|meridian| Projection::around(points, meridian, room)) {
        Some(middle) if middle.scale.1 * 1.05 >= better.scale.1 => middle,
        _ => better,
    }
}

/// The meridian around which all points take the least room.
fn opposite_of_widest_gap(points: &[Degrees]) -> f64 {
    let mut is_taken = [false; 360 / STEP];
    for (east, _) in points {
        if let Some(is) = is_taken.get_mut((turn(*east) + 180.0) as usize / STEP) {
            *is = true;
        }
    }
    let (mut gap, mut widest) = (0, (0, 0));
    for (number, is) in is_taken.iter().chain(&is_taken).enumerate() {
        gap = if *is { 0 } else { gap + 1 };
        if gap > widest.0 {
            widest = (gap, number);
        }
    }
    let (length, last) = widest;
    // The widest gap ends with the step `last`; its middle is where the map is cut.
    if length >= is_taken.len() { 10.0 } else { turn(((last + 1) as f64 - length as f64 / 2.0) * STEP as f64) }
}

/// The middle of a ring, wherever it crosses the edge of an atlas.
fn middle(ring: &[Degrees]) -> Option<Degrees> {
    let first = ring.first()?;
    let mut bounds = Bounds::default();
    ring.iter().for_each(|point| bounds.add((turn(point.0 - first.0), point.1)));
    let (east, north) = bounds.middle();
    Some((turn(first.0 + east), north))
}
