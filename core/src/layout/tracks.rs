//! The bands of statuses above the lanes.

use super::marks::End;
use super::{Face, Frame, Measure, Scale, cut};
use crate::dataset::{Status, Track};
use crate::date::Date;
use crate::index::Index;

/// One period of a track. Between `start.1` and `end.0` the status holds for sure;
/// the stretches before and after are the days on which it may have begun and ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub track: usize,
    pub period: usize,
    pub status: Status,
    /// From the earliest to the latest possible beginning, in pixels.
    pub start: (f64, f64),
    /// From the earliest to the latest possible end, in pixels.
    pub end: (f64, f64),
    pub start_end: End,
    pub end_end: End,
    pub y: f64,
    pub height: f64,
    pub label: String,
    pub label_width: f64,
    /// How far to the right the label may stand, in pixels.
    pub label_end: f64,
}

/// Pixels that an open end runs on beyond the extent.
const RUN_OUT: f64 = 44.0;
/// Pixels between a name and the plot.
const GAP: f64 = 8.0;

pub fn bands(index: &Index, frame: &Frame, scale: Scale, measure: &dyn Measure) -> Vec<Band> {
    let tag = index.language.tag();
    let mut bands = Vec::new();
    for (number, (track, strip)) in index.dataset.tracks.iter().zip(&frame.tracks).enumerate() {
        let mut taken = f64::NEG_INFINITY;
        for (position, period) in track.periods.iter().enumerate() {
            let ((start, start_end), (end, end_end)) = edges(index, &period.date, scale);
            // A label stands where the status is sure, and never under that of a period that overlaps.
            // What runs on without an end is as sure there as before.
            let sure = (start.1.max(taken), if end_end == End::Open { end.1 } else { end.0 });
            let room = sure.1 - sure.0 - 14.0;
            let (label, label_width) = cut(period.label.get(tag), room.max(0.0), Face::Band, measure);
            // A stump of a word says less than none.
            let legible = label_width <= room && label.chars().count() * 5 > period.label.get(tag).chars().count() * 3;
            bands.push(Band {
                track: number,
                period: position,
                status: period.status,
                start: (start.0, start.1.max(taken).min(end.0.max(start.1))),
                end,
                start_end,
                end_end,
                y: strip.y,
                height: strip.height,
                label: if legible { label } else { String::new() },
                label_width,
                label_end: sure.1,
            });
            taken = taken.max(end.0);
        }
    }
    bands
}

/// The names of the tracks that have a strip: the short ones beside them, and above them the long ones where they fit.
pub fn names(index: &Index, frame: &Frame, measure: &dyn Measure) -> Vec<String> {
    let tag = index.language.tag();
    let beside = frame.gutter > 0.0;
    let room = if beside { frame.gutter - GAP } else { frame.width };
    let name = |track: &Track| {
        let long = track.title.get(tag);
        let fits = !beside && measure.width(long, Face::Name) <= room;
        cut(if fits { long } else { track.short.get(tag) }, room, Face::Name, measure).0
    };
    index.dataset.tracks.iter().take(frame.tracks.len()).map(name).collect()
}

type Edge = ((f64, f64), End);

fn edges(index: &Index, date: &Date, scale: Scale) -> (Edge, Edge) {
    let stretch = |day: crate::date::Stretch| {
        let end = if day.is_qualified() { End::Fading } else { End::Sharp };
        ((scale.x_from_start(day.earliest), scale.x_from_end(day.latest)), end)
    };
    let left = scale.x_from_start(index.extent.from);
    let right = scale.x_from_end(index.extent.to);
    let start = date.start.stretch().map_or(((left - RUN_OUT, left), End::Open), stretch);
    let end = date.end.stretch().map_or(((right, right + RUN_OUT), End::Open), stretch);
    (start, end)
}
