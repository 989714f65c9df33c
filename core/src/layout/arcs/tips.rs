//! Where an arc can end: at the mark of an event, at the cluster or the bars that hold it, or at the edge of the window.
//! Knows the layout; knows nothing of the arc's way.

use super::course::{Area, Point};
use crate::dataset::EventIx;
use crate::date::Day;
use crate::index::Index;
use crate::layout::{Layout, Shape};

/// One end of an arc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tip {
    pub at: Point,
    pub place: Place,
}

/// What an arc ends at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Mark,
    /// The number of the cluster in the layout.
    Cluster(usize),
    /// The number of the density in the layout.
    Density(usize),
    /// The left edge of the window, where time goes on to what the arc leads to.
    Before,
    /// The right edge.
    After,
}

/// What an arc may touch, and from where.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub event: EventIx,
    pub place: Place,
    /// An arc ends at the upper or the lower side of it, or anywhere at an edge of the window.
    pub area: Area,
}

impl Spot {
    /// Whether nothing lies between two of them.
    pub fn is_same(&self, other: &Spot) -> bool {
        self.place == other.place && (self.place != Place::Mark || self.event == other.event)
    }
}

/// Half the height of what is drawn in a row, in pixels, and half the width of a point that an arc may touch.
const HALF: f64 = 10.0;
const TOUCHED: f64 = 6.0;

pub struct Tips<'a> {
    index: &'a Index,
    layout: &'a Layout,
    /// The pixels of the window.
    left: f64,
    right: f64,
}

impl<'a> Tips<'a> {
    pub fn new(index: &'a Index, layout: &'a Layout) -> Tips<'a> {
        let [left, right] = [layout.window.from, layout.window.to()].map(|day| layout.scale.x_from_day(day));
        Tips { index, layout, left, right }
    }

    /// Whether an event has a mark or a cluster in the window.
    pub fn is_drawn(&self, event: EventIx) -> bool {
        self.of(event).is_some_and(|spot| matches!(spot.place, Place::Mark | Place::Cluster(_)))
    }

    /// `None` for an event without any bound in time.
    pub fn of(&self, event: EventIx) -> Option<Spot> {
        let layout = self.layout;
        if let Some(mark) = layout.mark(event) {
            let middle = mark.x + mark.width / 2.0;
            let (left, right) = match mark.shape {
                Shape::Point => (middle - TOUCHED, middle + TOUCHED),
                Shape::Bar { .. } => (mark.x + 2.0, mark.x + mark.width - 2.0),
            };
            return self.spot(event, Place::Mark, (left, right), (mark.y, mark.height));
        }
        if let Some(number) = layout.clusters.iter().position(|cluster| cluster.events.contains(&event))
            && let Some(cluster) = layout.clusters.get(number)
        {
            let sides = (cluster.x + TOUCHED, cluster.x + cluster.width - TOUCHED);
            return self.spot(event, Place::Cluster(number), sides, (cluster.y, cluster.height));
        }
        let lane = self.index.dataset.events.initiator(event.0 as usize)?;
        let span = self.index.span(event)?;
        let day = |day: Day| f64::from(day.0);
        let middle = layout.scale.x_from_day((day(span.from) + day(span.to) + 1.0) / 2.0);
        let density = layout.densities.iter().position(|density| density.lane == lane);
        if let Some((number, density)) = density.and_then(|number| Some((number, layout.densities.get(number)?))) {
            let (top, height) = (density.y, density.height);
            let place = Place::Density(number);
            let spot = self.spot(event, place, (middle - TOUCHED, middle + TOUCHED), (top, height))?;
            // From above: below the bars is the next lane.
            let area =
                if spot.place == place { Area { top: top as i32, bottom: top as i32, ..spot.area } } else { spot.area };
            return Some(Spot { area, ..spot });
        }
        let strip = layout.frame.lanes.get(lane.number())?;
        // What is in the window has a mark or a cluster, so that this is beyond one of its edges.
        let beyond = if middle < (self.left + self.right) / 2.0 { self.left } else { self.right };
        let is_beyond = middle < self.left || middle > self.right;
        let x = if is_beyond { middle } else { beyond + (beyond - (self.left + self.right) / 2.0).signum() };
        self.spot(event, Place::Mark, (x, x), (strip.y, strip.height))
    }

    /// The sides and the rows of what is drawn, as far as it is in the window.
    fn spot(&self, event: EventIx, place: Place, (left, right): (f64, f64), (y, height): (f64, f64)) -> Option<Spot> {
        let middle = y + height / 2.0;
        if !(left.is_finite() && right.is_finite() && middle.is_finite()) {
            return None;
        }
        let bottom = self.layout.frame.axis.y.max(0.0);
        if right < self.left || left > self.right {
            let (place, x) = if right < self.left { (Place::Before, self.left) } else { (Place::After, self.right) };
            let (x, y) = (x as i32, middle.max(0.0).min(bottom) as i32);
            return Some(Spot { event, place, area: Area { left: x, right: x, top: y, bottom: y } });
        }
        let (left, right) = (left.max(self.left), right.min(self.right));
        let (from, to) = (left.ceil() as i32, right.floor() as i32);
        let center = ((left + right) / 2.0) as i32;
        let (left, right) = if from <= to { (from, to) } else { (center, center) };
        let half = HALF.min(height / 2.0).max(0.0);
        let [top, bottom] = [middle - half, middle + half].map(|y| y.max(0.0).min(bottom) as i32);
        Some(Spot { event, place, area: Area { left, right, top, bottom } })
    }
}
