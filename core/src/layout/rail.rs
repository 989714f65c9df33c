//! The slim timeline beside the prose, from top to bottom: years as ticks, events as small marks at their dates.
//! Knows dates and pixels of the height; knows nothing of what stands beside it.

use super::drafts::shape;
use super::{Domain, Scale, Shape};
use crate::dataset::EventIx;
use crate::date::{Day, Unit};
use crate::index::{Index, Matches, Span};
use crate::order::{key, sort};

/// All y are pixels from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Rail {
    pub height: f64,
    pub ticks: Vec<RailTick>,
    /// From top to bottom; no two are nearer than `TARGET`.
    pub marks: Vec<RailMark>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RailTick {
    pub day: Day,
    /// The year, to be put into words by `dates::year_on_axis`.
    pub year: i32,
    pub y: f64,
}

/// One event, or several that are nearer than a finger can tell apart.
#[derive(Clone, Debug, PartialEq)]
pub struct RailMark {
    /// In order of time; never empty.
    pub events: Vec<EventIx>,
    /// The middle of the target, which is `TARGET` high.
    pub y: f64,
    /// What is drawn, from top to bottom: of a single event its dates, of several all that they reach over.
    pub from: f64,
    pub to: f64,
    /// How a single event's date is drawn, with pixels from the top in the place of those from the left.
    pub shape: Shape,
}

/// The height of a target in pixels.
pub const TARGET: f64 = 24.0;
/// Pixels between ticks at least.
const TICKS: f64 = 32.0;
/// More ticks than this are never drawn.
const LIMIT: usize = 400;

/// Lays out the events that pass a filter over a height in pixels. Those without any bound in time have no place.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn rail(index: &Index, matches: &Matches, height: f64) -> Rail {
    let height = if height.is_finite() { height.max(0.0) } else { 0.0 };
    let margin = (TARGET / 2.0).min(height / 2.0);
    let whole = Domain::of_span(index.extent);
    let px_per_day = (height - 2.0 * margin).max(1.0) / whole.days;
    let scale = Scale { origin: whole.from - margin / px_per_day, px_per_day };
    let mut marks = Vec::new();
    for event in matches.events() {
        let date = index.dataset.events.date(event.0 as usize);
        if let Some((from, length, shape)) = date.and_then(|date| shape(&date, scale)) {
            let within = |y: f64| y.max(0.0).min(height);
            let (from, to) = (within(from), within(from + length));
            let y = ((from + to) / 2.0).max(margin).min(height - margin);
            marks.push(RailMark { events: vec![*event], y, from, to, shape });
        }
    }
    sort(&mut marks, |mark: &RailMark| (key(mark.y), 0));
    Rail { height, ticks: ticks(index.extent, scale, height), marks: gathered(marks) }
}

impl Rail {
    /// The mark that an event is in.
    pub fn mark_of(&self, event: EventIx) -> Option<&RailMark> {
        self.marks.iter().find(|mark| mark.events.contains(&event))
    }
}

/// Gathers marks that are nearer than a target is high, at the middle of all that are gathered, until none is.
fn gathered(marks: Vec<RailMark>) -> Vec<RailMark> {
    let mut apart: Vec<RailMark> = Vec::new();
    for mut mark in marks {
        while let Some(before) = apart.pop_if(|before| mark.y - before.y < TARGET) {
            let [one, other] = [&before, &mark].map(|mark| mark.events.len() as f64);
            mark.y = (before.y * one + mark.y * other) / (one + other);
            (mark.from, mark.to) = (mark.from.min(before.from), mark.to.max(before.to));
            mark.shape = Shape::Point;
            let mut events = before.events;
            events.append(&mut mark.events);
            mark.events = events;
        }
        apart.push(mark);
    }
    for mark in &mut apart {
        sort(&mut mark.events, |event| (i64::from(event.0), 0));
    }
    apart
}

/// The years that have room.
fn ticks(extent: Span, scale: Scale, height: f64) -> Vec<RailTick> {
    let years = Unit::LADDER.into_iter().filter(|unit| matches!(unit, Unit::Years(_)));
    let Some(unit) = years.into_iter().find(|unit| unit.days() * scale.px_per_day >= TICKS) else { return Vec::new() };
    let days = unit.steps(extent.from, extent.to, LIMIT);
    let tick = |day: Day| RailTick { day, year: day.year(), y: scale.x_from_start(day) };
    days.filter(|day| *day >= extent.from).map(tick).filter(|tick| tick.y <= height).collect()
}
