//! Shapes as SVG paths: cut at the edge of the world and at that of the map, in tenths of a pixel.
//! Knows points and lines; knows nothing of what they bound.

use super::projection::{Bounds, Pixels, Projection, turn};
use super::world::Degrees;

/// How far beyond the map's edge shapes are cut, in pixels, so that no outline shows there.
const BEYOND: f64 = 6.0;

/// An SVG path of whole numbers, which are tenths of a pixel.
pub struct Path {
    pub d: String,
    /// A point nearer to the last one than so many tenths is left out.
    fineness: i32,
    size: (f64, f64),
}

impl Path {
    pub fn new(size: (f64, f64), fineness: i32) -> Path {
        Path { d: String::new(), fineness, size }
    }

    /// A ring on the globe as a closed shape, or several where an edge cuts it. Returns what it would take up uncut.
    pub fn ring(&mut self, ring: &[Degrees], projection: &Projection) -> Bounds {
        let mut bounds = Bounds::default();
        let ring = unrolled(ring, projection.meridian);
        let (mut west, mut east) = (f64::MAX, f64::MIN);
        for point in &ring {
            (west, east) = (west.min(point.0), east.max(point.0));
        }
        // What reaches over one edge of the world comes in again at the other.
        for turned in [-360.0, 0.0, 360.0] {
            if west + turned >= 180.0 || east + turned <= -180.0 {
                continue;
            }
            let mut piece: Vec<Degrees> = ring.iter().map(|point| (point.0 + turned, point.1)).collect();
            if west + turned <= -180.0 || east + turned >= 180.0 {
                piece = curved(&cut(&cut(&piece, false, -180.0, 1.0), false, 180.0, -1.0));
            }
            let own = self.flat(&piece, projection);
            bounds.add(own.from);
            bounds.add(own.to);
        }
        bounds
    }

    /// A closed shape in degrees east of the middle, none of which lies beyond an edge of the world. Returns what it would
    /// take up uncut.
    pub fn flat(&mut self, shape: &[Degrees], projection: &Projection) -> Bounds {
        let mut points: Vec<Pixels> = shape.iter().map(|point| projection.flat(*point)).collect();
        let mut bounds = Bounds::default();
        points.iter().for_each(|point| bounds.add(*point));
        let (width, height) = (self.size.0 + BEYOND, self.size.1 + BEYOND);
        let (from, to) = (bounds.from, bounds.to);
        let sides = [
            (from.0 < -BEYOND, false, -BEYOND, 1.0),
            (to.0 > width, false, width, -1.0),
            (from.1 < -BEYOND, true, -BEYOND, 1.0),
            (to.1 > height, true, height, -1.0),
        ];
        for (is_beyond, is_second, bound, side) in sides {
            if is_beyond {
                points = cut(&points, is_second, bound, side);
            }
        }
        self.shape(&points);
        bounds
    }

    /// A line on the globe, in pieces where it leaves the map at an edge.
    pub fn line(&mut self, line: &[Degrees], projection: &Projection) {
        let mut points: Vec<Pixels> = Vec::new();
        let mut last: Option<Degrees> = None;
        for (east, north) in line {
            let point = (turn(east - projection.meridian), *north);
            if let Some(before) = last {
                let step = point.0 - before.0;
                if step.abs() > 180.0 {
                    // It crosses the edge of the world.
                    let edge = if step < 0.0 { 180.0 } else { -180.0 };
                    let share = (edge - before.0) / (step - step.signum() * 360.0);
                    let north = before.1 + (point.1 - before.1) * if share.is_finite() { share } else { 0.0 };
                    points.push(projection.flat((edge, north)));
                    self.stroke(&points);
                    points.clear();
                    points.push(projection.flat((-edge, north)));
                }
            }
            points.push(projection.flat(point));
            last = Some(point);
        }
        self.stroke(&points);
    }

    /// A closed shape of pixels.
    fn shape(&mut self, points: &[Pixels]) {
        let mut kept = self.kept(points);
        if kept.len() > 2 && kept.first() == kept.last() {
            kept.pop();
        }
        if kept.len() > 2 {
            self.write(&kept);
            self.d.push('z');
        }
    }

    /// An open line of pixels, of which what lies beyond the map is left out.
    fn stroke(&mut self, points: &[Pixels]) {
        let beyond = |at: f64, size: f64| {
            if at < -BEYOND {
                -1
            } else if at > size + BEYOND {
                1
            } else {
                0
            }
        };
        let side = |point: &Pixels| (beyond(point.0, self.size.0), beyond(point.1, self.size.1));
        let mut piece: Vec<Pixels> = Vec::new();
        let mut pieces = Vec::new();
        for pair in points.windows(2) {
            let [from, to] = pair else { continue };
            let (a, b) = (side(from), side(to));
            if (a.0 == b.0 && a.0 != 0) || (a.1 == b.1 && a.1 != 0) {
                pieces.push(std::mem::take(&mut piece));
                continue;
            }
            if piece.is_empty() {
                piece.push(*from);
            }
            piece.push(*to);
        }
        pieces.push(piece);
        for piece in pieces {
            let mut kept = self.kept(&piece);
            // A line ends where it ends, however near to its last point.
            if let (Some(last), Some(end)) = (kept.last_mut(), piece.last()) {
                *last = tenths(*end);
            }
            if kept.len() > 1 {
                self.write(&kept);
            }
        }
    }

    fn kept(&self, points: &[Pixels]) -> Vec<(i32, i32)> {
        let mut kept: Vec<(i32, i32)> = Vec::with_capacity(points.len());
        for point in points {
            let (x, y) = tenths(*point);
            let is_far = |last: &(i32, i32)| (x - last.0).abs() + (y - last.1).abs() >= self.fineness;
            if kept.last().is_none_or(is_far) {
                kept.push((x, y));
            }
        }
        if let ([only], Some(last)) = (kept.as_slice(), points.last())
            && *only != tenths(*last)
        {
            kept.push(tenths(*last));
        }
        kept
    }

    fn write(&mut self, points: &[(i32, i32)]) {
        let mut at = (0, 0);
        for (number, (x, y)) in points.iter().enumerate() {
            match number {
                0 => self.d.push('M'),
                1 => self.d.push('l'),
                _ if *x >= at.0 => self.d.push(' '),
                _ => {}
            }
            self.number(x - at.0);
            if *y >= at.1 {
                self.d.push(' ');
            }
            self.number(y - at.1);
            at = (*x, *y);
        }
    }

    fn number(&mut self, number: i32) {
        if number < 0 {
            self.d.push('-');
        }
        let mut rest = number.unsigned_abs();
        let mut unit = 1;
        while rest / unit >= 10 {
            unit *= 10;
        }
        while unit > 0 {
            self.d.push(char::from(b'0' + (rest / unit) as u8));
            rest %= unit;
            unit /= 10;
        }
    }
}

fn tenths((x, y): Pixels) -> (i32, i32) {
    ((x * 10.0).round() as i32, (y * 10.0).round() as i32)
}

/// A ring in degrees east of the middle, without jumps: it may reach beyond −180 and 180. One around a pole is closed there.
fn unrolled(ring: &[Degrees], meridian: f64) -> Vec<Degrees> {
    let mut points: Vec<Degrees> = Vec::with_capacity(ring.len() + 8);
    let mut at = 0.0;
    for (number, (east, north)) in ring.iter().enumerate() {
        let east = turn(east - meridian);
        at = if number == 0 { east } else { at + turn(east - at) };
        points.push((at, *north));
    }
    let Some((first, north)) = ring.first() else { return points };
    let end = at + turn(turn(first - meridian) - at);
    if points.first().is_none_or(|first| (end - first.0).abs() < 1.0) {
        return points;
    }
    points.push((end, *north));
    around_pole(points)
}

/// A ring that goes once around the globe, cut where it crosses the edge of the world and closed by the pole.
fn around_pole(mut points: Vec<Degrees>) -> Vec<Degrees> {
    if points.first() > points.last() {
        points.reverse();
    }
    let crossing = points.windows(2).position(|pair| matches!(pair, [a, b] if a.0 < 180.0 && b.0 >= 180.0));
    let (before, after) = points.split_at(crossing.map_or(0, |crossing| crossing + 1));
    let (Some(a), Some(b)) = (before.last().or(after.first()), after.first()) else { return points };
    let north = a.1 + (b.1 - a.1) * (180.0 - a.0) / (b.0 - a.0).max(1e-9);
    let mut closed = vec![(-180.0, north)];
    closed.extend(after.iter().map(|point| (point.0 - 360.0, point.1)));
    closed.extend(before.iter().skip(1));
    let pole = if north < 0.0 { -90.0 } else { 90.0 };
    closed.extend([(180.0, north), (180.0, pole), (-180.0, pole)]);
    closed
}

/// A closed shape with points all along the edges of the world, where it follows them: on a map they are curves.
fn curved(points: &[Degrees]) -> Vec<Degrees> {
    let mut dense = Vec::with_capacity(points.len() + 32);
    let Some(mut last) = points.last() else { return dense };
    for point in points {
        if last.0 == point.0 && point.0.abs() == 180.0 {
            let steps = ((point.1 - last.1).abs() / 2.0) as u32 + 1;
            for step in 1..steps {
                dense.push((point.0, last.1 + (point.1 - last.1) * f64::from(step) / f64::from(steps)));
            }
        }
        dense.push(*point);
        last = point;
    }
    dense
}

/// What of a closed shape lies on one side of a line: below or above a bound, in the first number or the second.
fn cut(points: &[(f64, f64)], is_second: bool, bound: f64, side: f64) -> Vec<(f64, f64)> {
    let within = |point: &(f64, f64)| (if is_second { point.1 } else { point.0 } - bound) * side;
    let mut kept = Vec::with_capacity(points.len() + 4);
    let Some(mut last) = points.last() else { return kept };
    for point in points {
        let (a, b) = (within(last), within(point));
        if (a < 0.0) != (b < 0.0) {
            let share = a / (a - b);
            let (x, y) = (last.0 + (point.0 - last.0) * share, last.1 + (point.1 - last.1) * share);
            // On the line itself, whatever is rounded.
            kept.push(if is_second { (x, bound) } else { (bound, y) });
        }
        if b >= 0.0 {
            kept.push(*point);
        }
        last = point;
    }
    kept
}
