//! The way of an arc from one end to the other: of a few curves the one that crosses the fewest words, and none twice.
//! Knows whole pixels; knows nothing of events.

use super::SIGN;
use super::tips::{Place, Spot, Tip};
use crate::layout::{Layout, Shape};

/// A point in whole pixels of the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

/// A rectangle in whole pixels, its sides included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
}

impl Area {
    fn holds(&self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    fn widened(&self, by: i32) -> Area {
        Area { left: self.left - by, right: self.right + by, top: self.top - by, bottom: self.bottom + by }
    }

    /// The nearest point in it.
    fn nearest(&self, point: Point) -> Point {
        Point { x: point.x.min(self.right).max(self.left), y: point.y.min(self.bottom).max(self.top) }
    }
}

/// A cubic Bézier curve: its start, the two points that pull at it, and its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Curve(pub [Point; 4]);

/// A curve is looked at in so many steps.
const STEPS: i32 = 16;

impl Curve {
    /// The point after so many sixteenths of the way.
    fn at(&self, step: i32) -> Point {
        let (here, there) = (i64::from(STEPS - step), i64::from(step));
        let weights = [here * here * here, 3 * here * here * there, 3 * here * there * there, there * there * there];
        let whole = i64::from(STEPS).pow(3);
        let sum = |of: fn(&Point) -> i32| {
            let sum: i64 = self.0.iter().zip(weights).map(|(point, weight)| i64::from(of(point)) * weight).sum();
            (sum + whole / 2).div_euclid(whole) as i32
        };
        Point { x: sum(|point| point.x), y: sum(|point| point.y) }
    }

    fn middle(&self) -> Point {
        self.at(STEPS / 2)
    }

    /// The least rectangle around its four points, which it cannot leave.
    pub fn bounds(&self) -> Area {
        let [first, ..] = self.0;
        let around = Area { left: first.x, right: first.x, top: first.y, bottom: first.y };
        self.0.iter().fold(around, |around, point| Area {
            left: around.left.min(point.x),
            right: around.right.max(point.x),
            top: around.top.min(point.y),
            bottom: around.bottom.max(point.y),
        })
    }

    fn is_like(&self, other: &Curve) -> bool {
        let mut reversed = other.0;
        reversed.reverse();
        self.0 == other.0 || self.0 == reversed
    }
}

/// How far a curve swings out, in pixels.
const BOWS: [i32; 4] = [16, 30, 48, 76];
/// Where it may touch what it ends at, in pixels from the place nearest to the other end.
const SLOTS: [i32; 7] = [0, -5, 5, -10, 10, -15, 15];
/// How far to the side a curve swings between two that are less than `STEEP` apart from left to right, in pixels.
const ASIDES: [i32; 5] = [-20, 20, 0, -44, 44];
const STEEP: i32 = 48;
/// How bad it is to leave away from the other end, and back across what is left.
const AROUND: i32 = 14;
/// Ends of curves nearer than this, and curves nearer than this on their way, are hard to tell apart.
const APART: i32 = 4;
/// How bad it is to cross words, another mark, or to run along another curve, at one of the steps.
const WORDS: i32 = 6;
const MARKS: i32 = 3;
const ALONG: i32 = 4;

pub struct Courses {
    /// The window, and the lanes of the stage in it.
    inside: Area,
    /// What should not be crossed, and how bad it is.
    obstacles: Vec<(Area, i32)>,
    /// The names above the lanes, which arcs may run behind, but signs may not stand on.
    captions: Vec<Area>,
    chosen: Vec<Curve>,
}

impl Courses {
    pub fn new(layout: &Layout) -> Courses {
        let [left, right] = [layout.window.from, layout.window.to()].map(|day| layout.scale.x_from_day(day) as i32);
        let inside = Area { left, right, top: 0, bottom: layout.frame.axis.y.max(0.0) as i32 };
        let area = |x: f64, width: f64, y: f64, height: f64, half: f64| {
            let middle = y + height / 2.0;
            let half = half.min(height / 2.0);
            Area {
                left: x as i32,
                right: (x + width) as i32,
                top: (middle - half) as i32,
                bottom: (middle + half) as i32,
            }
        };
        let mut obstacles = Vec::new();
        for mark in &layout.marks {
            if let Some(label) = &mark.label {
                let half = if label.date.is_empty() { 9.0 } else { 16.0 };
                obstacles.push((area(label.x, label.width, mark.y, mark.height, half), WORDS));
            }
            // A point is narrower than what a finger needs.
            let aside = if mark.shape == Shape::Point { 5.0 } else { 0.0 };
            obstacles.push((area(mark.x + aside, mark.width - 2.0 * aside, mark.y, mark.height, 8.0), MARKS));
        }
        for cluster in &layout.clusters {
            obstacles.push((area(cluster.x, cluster.width, cluster.y, cluster.height, 10.0), MARKS));
        }
        let caption = layout.frame.caption;
        let name = |y: f64| Area { top: y as i32, bottom: (y + caption) as i32, ..inside };
        let captions = layout.frame.lanes.iter().filter(|_| caption > 0.0).map(|lane| name(lane.y)).collect();
        Courses { inside, obstacles, captions, chosen: Vec::new() }
    }

    /// Where a sign stands on a curve: as near to its middle as it covers no words, or else as few as may be.
    pub fn sign(&self, curve: &Curve) -> Point {
        let covered = |at: &Point| {
            let under = |area: &Area| area.widened(SIGN).holds(*at);
            let names = self.captions.iter().filter(|name| under(name)).count() as i32 * WORDS;
            names + self.obstacles.iter().filter(|(area, _)| under(area)).map(|(_, weight)| weight).sum::<i32>()
        };
        let steps = (0..STEPS / 2).flat_map(|aside| [STEPS / 2 - aside, STEPS / 2 + aside]);
        steps.map(|step| curve.at(step)).min_by_key(covered).unwrap_or_else(|| curve.middle())
    }

    /// The best curve between two spots. It is kept in mind, so that the next ones fan out from it.
    pub fn course(&mut self, one: &Spot, other: &Spot) -> (Tip, Tip, Curve) {
        let reach = Area {
            left: one.area.left.min(other.area.left) - STEEP,
            right: one.area.right.max(other.area.right) + STEEP,
            ..self.inside
        };
        let is_near = |(area, _): &&(Area, i32)| area.left <= reach.right && area.right >= reach.left;
        let near: Vec<(Area, i32)> = self.obstacles.iter().filter(is_near).copied().collect();
        let mut best: Option<(i32, Curve)> = None;
        // One above the other, they would be joined by a straight line, which nobody tells from the next one.
        let is_steep = one.area.left - other.area.right < STEEP && other.area.left - one.area.right < STEEP;
        let asides: &[i32] = if is_steep { &ASIDES } else { &[0] };
        for (up, other_up) in [(true, true), (false, false), (true, false), (false, true)] {
            let away = i32::from(is_away(one, other, up)) + i32::from(is_away(other, one, other_up));
            let around = away * if is_steep { AROUND } else { 2 };
            for (number, bow) in BOWS.into_iter().enumerate() {
                for aside in asides {
                    let curve = self.curve((one, up), (other, other_up), bow, *aside);
                    let badness = self.badness(&curve, &near) + around + number as i32 * 2 + (aside.abs() / 16);
                    if best.is_none_or(|(least, _)| badness < least) {
                        best = Some((badness, curve));
                    }
                }
            }
        }
        let curve = best.map_or_else(|| self.curve((one, true), (other, true), 0, 0), |(_, curve)| curve);
        self.chosen.push(curve);
        let [start, .., end] = curve.0;
        (Tip { at: start, place: one.place }, Tip { at: end, place: other.place }, curve)
    }

    fn curve(&self, (one, one_up): (&Spot, bool), (other, other_up): (&Spot, bool), bow: i32, aside: i32) -> Curve {
        let (start, end) = (self.tip(one, other, one_up), self.tip(other, one, other_up));
        let (dx, dy) = (end.x - start.x, end.y - start.y);
        // To the same side, both ends pull as far out as the outer one; else each to the middle between them.
        let outer = if one_up { start.y.min(end.y) } else { start.y.max(end.y) };
        let level = |from: i32, up: bool| {
            let (from, swing) = if one_up == other_up { (outer, bow) } else { (from, bow.max(dy.abs() / 2)) };
            if up { from - swing } else { from + swing }
        };
        let pull = |spot: &Spot, tip: Point, up: bool, dx: i32| {
            let point = match spot.place {
                // Out of sight goes on as it came in: level.
                Place::Before => Point { x: tip.x + dx.abs() / 2, y: tip.y },
                Place::After => Point { x: tip.x - dx.abs() / 2, y: tip.y },
                _ => Point { x: tip.x + dx / 6 + aside, y: level(tip.y, up) },
            };
            self.inside.nearest(point)
        };
        Curve([start, pull(one, start, one_up, dx), pull(other, end, other_up, -dx), end])
    }

    /// Where a curve touches a spot: as near to the other one as may be, and not where another curve does.
    fn tip(&self, spot: &Spot, other: &Spot, up: bool) -> Point {
        let area = &spot.area;
        let aim = (other.area.left + other.area.right) / 2;
        let y = if up { area.top } else { area.bottom };
        let is_edge = matches!(spot.place, Place::Before | Place::After);
        let at = |slot: i32| {
            // At the edge of the window there is room above and below instead.
            let aimed = if is_edge {
                Point { x: area.left, y: y + slot }
            } else {
                Point { x: aim.min(area.right).max(area.left) + slot, y }
            };
            let kept = if is_edge { self.inside.nearest(aimed) } else { area.nearest(aimed) };
            self.inside.nearest(kept)
        };
        let is_free = |point: &Point| {
            let ends = self.chosen.iter().flat_map(|Curve([start, .., end])| [start, end]);
            ends.into_iter().all(|end| (end.x - point.x).abs() + (end.y - point.y).abs() >= APART)
        };
        SLOTS.into_iter().map(at).find(is_free).unwrap_or_else(|| at(0))
    }

    fn badness(&self, curve: &Curve, near: &[(Area, i32)]) -> i32 {
        let mut badness = 0;
        for step in 1..STEPS {
            let point = curve.at(step);
            let crossed = near.iter().filter(|(area, _)| area.holds(point));
            badness += crossed.map(|(_, weight)| weight).sum::<i32>();
            for other in &self.chosen {
                let there = other.at(step);
                let back = other.at(STEPS - step);
                let is_near = |other: Point| (other.x - point.x).abs() + (other.y - point.y).abs() < 2 * APART;
                badness += if is_near(there) || is_near(back) { ALONG } else { 0 };
            }
        }
        // A sign may stand on the middle.
        let middle = curve.middle();
        let under = near.iter().filter(|(area, _)| area.widened(SIGN).holds(middle));
        badness += under.map(|(_, weight)| weight).sum::<i32>();
        let is_taken = self.chosen.iter().any(|other| other.is_like(curve));
        if is_taken { badness + 10_000 } else { badness }
    }
}

/// Whether one side of a spot, the upper or the lower one, is that away from the other spot.
fn is_away(one: &Spot, other: &Spot, up: bool) -> bool {
    if up { other.area.top > one.area.bottom } else { other.area.bottom < one.area.top }
}
