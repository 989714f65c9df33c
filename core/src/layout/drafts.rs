//! What is to be drawn of each event before it has a place: how long it is, how it ends, where its words may stand.
//! Knows dates and pixels; knows nothing of rows.

use super::marks::{End, Label, Shape};
use super::{EDGE, Face, Frame, Measure, Scale, cut};
use crate::dataset::{EventIx, Lane};
use crate::date::{Certainty, Date, Form, Stretch};
use crate::index::Index;
use crate::text::dates::date_in_words;

/// Stretches shorter than this many pixels are drawn as points.
const SHORTEST_BAR: f64 = 15.0;
/// Pixels that an open end runs on.
pub const RUN_OUT: f64 = 56.0;
/// The width of a point, which is also what a finger needs.
pub const POINT: f64 = 24.0;
/// How wide a label may be: a fifth of the plot, between these.
const WIDE_LABEL: f64 = 268.0;
const WIDEST_LABEL: f64 = 420.0;
/// Pixels between a mark and its label, and around a label inside its stretch.
const POINT_GAP: f64 = 3.0;
const BAR_GAP: f64 = 7.0;
const LABEL_PADDING: f64 = 9.0;

/// The rank of the lightest events.
pub const LAST_RANK: u8 = 6;

/// An event before it has a place.
pub struct Draft {
    pub event: EventIx,
    pub lane: Lane,
    pub x: f64,
    pub width: f64,
    pub shape: Shape,
    pub exact: bool,
    /// The smaller, the earlier it gets its place.
    pub rank: u8,
}

impl Draft {
    /// `None` for an event without any bound in time. Those of `first` come before all others.
    pub fn new(index: &Index, scale: Scale, first: &[EventIx], event: EventIx) -> Option<Draft> {
        let (events, number) = (&index.dataset.events, event.0 as usize);
        let date = events.date(number)?;
        let (x, width, shape) = shape(&date, scale)?;
        let exact = date.certainty() == Certainty::Exact;
        let rank = if first.contains(&event) { 0 } else { LAST_RANK - events.weight(number).min(5) };
        Some(Draft { event, lane: events.initiator(number)?, x, width, shape, exact, rank })
    }

    pub fn center(&self) -> f64 {
        self.x + self.width / 2.0
    }

    pub fn right(&self) -> f64 {
        self.x + self.width
    }
}

/// Where an event's label may stand: inside a stretch that is long enough, else to its right, else to its left.
pub fn labels(index: &Index, frame: &Frame, scale: Scale, draft: &Draft, measure: &dyn Measure) -> Vec<Label> {
    let (events, number) = (&index.dataset.events, draft.event.0 as usize);
    let (Some([title, _]), Some(date)) = (events.texts(number), events.date(number)) else { return Vec::new() };
    let room = (frame.plot_width() * 0.2).clamp(WIDE_LABEL, WIDEST_LABEL).min(frame.plot_width() * 0.62);
    let title = title.get(index.language.tag());
    let date = if frame.two_lines { date_in_words(index.language, &date) } else { String::new() };
    let words = |room: f64| {
        let (title, title_width) = cut(title, room, Face::Title, measure);
        let (date, date_width) = match frame.two_lines {
            true => cut(&date, room, Face::Date, measure),
            false => Default::default(),
        };
        Label { x: 0.0, width: title_width.max(date_width).ceil(), title, date, inside: false }
    };
    let label = words(room);
    let width = label.width;
    let is_bar = matches!(draft.shape, Shape::Bar { .. });
    let gap = if is_bar { BAR_GAP } else { POINT_GAP };
    if is_bar && draft.width >= width + 2.0 * LABEL_PADDING {
        return vec![Label { x: draft.x + LABEL_PADDING, inside: true, ..label }];
    }
    // Beyond the last day of the extent the view ends in a fade, so labels there look back.
    let (extent, margin) = (index.extent, super::fit_margin(frame));
    let from = draft.x + draft.width + gap;
    let to = draft.x - gap;
    let room = [
        scale.x_from_end(extent.to) + margin.1 - EDGE - from,
        to - (scale.x_from_start(extent.from) - margin.0 + EDGE),
    ];
    let right = |label: Label| Label { x: from, ..label };
    let left = |label: Label| Label { x: to - label.width, ..label };
    match room.map(|room| width <= room) {
        [true, true] => vec![right(label.clone()), left(label)],
        [false, true] => vec![left(label)],
        [true, false] => vec![right(label)],
        // On a narrow stage neither side has room for all of it.
        [false, false] if !measure.cuts() => vec![right(label)],
        [false, false] if room[1] > room[0] => vec![left(words(room[1].max(0.0)))],
        [false, false] => vec![right(words(room[0].max(0.0)))],
    }
}

/// Where a date lies and how it is drawn; `None` for a date without any bound.
pub(super) fn shape(date: &Date, scale: Scale) -> Option<(f64, f64, Shape)> {
    let (start, end) = (date.start.stretch(), date.end.stretch());
    let anchor = start.or(end)?;
    let look = |of: Option<Stretch>| match of {
        None => End::Open,
        Some(stretch) if stretch.is_qualified() => End::Fading,
        Some(_) => End::Sharp,
    };
    let from = scale.x_from_start(start.unwrap_or(anchor).earliest) - if start.is_none() { RUN_OUT } else { 0.0 };
    let to = scale.x_from_end(end.unwrap_or(anchor).latest) + if end.is_none() { RUN_OUT } else { 0.0 };
    if to - from < SHORTEST_BAR {
        return Some(((from + to) / 2.0 - POINT / 2.0, POINT, Shape::Point));
    }
    let core = match (date.form, start, end) {
        (Form::Interval, Some(start), Some(end)) => {
            let core = (scale.x_from_start(start.latest), scale.x_from_end(end.earliest));
            (core.1 > core.0).then_some(core)
        }
        // To a known bound of what lasts, its open side is certain to be part of it.
        (Form::Interval, Some(start), None) => Some((scale.x_from_start(start.latest), to)),
        (Form::Interval, None, Some(end)) => Some((from, scale.x_from_end(end.earliest))),
        _ => None,
    };
    Some((from, to - from, Shape::Bar { core, start: look(start), end: look(end) }))
}
