//! Marks, their labels, and clusters of what does not fit: placed heavier events first,
//! over the whole dataset at a scale, so that panning moves nothing from its row.

use super::rows::Rows;
use super::{Domain, Face, Frame, Measure, Scale, cut};
use crate::dataset::{EventIx, Lane, Symbol};
use crate::date::{Date, Form};
use crate::index::{Index, Matches};
use crate::text::dates::date_in_words;
use std::cmp::Reverse;

/// One drawn event.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub event: EventIx,
    pub lane: Lane,
    pub shape: Shape,
    pub symbol: Symbol,
    /// Whether the date is a known day: drawn solid, all others hollow.
    pub exact: bool,
    /// Left edge and width of what is drawn without the label, in pixels.
    pub x: f64,
    pub width: f64,
    /// Top of its row.
    pub y: f64,
    pub height: f64,
    pub label: Option<Label>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// The category's symbol, in the middle of `width`.
    Point,
    /// A stretch of its true length; what is certain of it, if anything, lies from `core.0` to `core.1`.
    Bar { core: Option<(f64, f64)>, start: End, end: End },
}

/// How a stretch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Sharp,
    /// Approximate or uncertain.
    Fading,
    /// Without bound: runs out with an arrow.
    Open,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub x: f64,
    pub width: f64,
    pub title: String,
    /// Empty where there is room for one line only.
    pub date: String,
    /// Inside its stretch, where it is kept in view.
    pub inside: bool,
}

/// Several events drawn as one, since they do not fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    pub lane: Lane,
    /// In order of time; never empty.
    pub events: Vec<EventIx>,
    pub x: f64,
    pub width: f64,
    pub y: f64,
    pub height: f64,
}

/// Stretches shorter than this many pixels are drawn as points.
const SHORTEST_BAR: f64 = 15.0;
/// Pixels that an open end runs on.
const RUN_OUT: f64 = 56.0;
/// The width of a point, which is also what a finger needs.
const POINT: f64 = 24.0;
const WIDEST_LABEL: f64 = 236.0;
/// Pixels between a mark and its label, and around a label inside its stretch.
const LABEL_GAP: f64 = 3.0;
const LABEL_PADDING: f64 = 9.0;
/// Pixels of time that one cluster gathers; a cluster is always narrower.
const CLUSTER_SPAN: f64 = 64.0;
const CLUSTER: f64 = 50.0;
/// Up to this many events, rows are packed over the whole dataset; beyond, over a window.
const PACKED_WHOLE: usize = 4_000;

/// An event before it has a place.
struct Draft {
    event: EventIx,
    lane: Lane,
    x: f64,
    width: f64,
    shape: Shape,
    exact: bool,
    rank: (bool, Reverse<u8>),
}

pub fn marks(
    index: &Index,
    matches: &Matches,
    frame: &Frame,
    scale: Scale,
    window: Domain,
    kept: &[EventIx],
    measure: &dyn Measure,
) -> (Vec<Mark>, Vec<Cluster>) {
    let shown = (scale.x_from_day(window.from), scale.x_from_day(window.to()));
    let mut drafts: Vec<Draft> =
        matches.events().iter().filter_map(|event| draft(index, scale, kept, *event)).collect();
    if drafts.len() > PACKED_WHOLE {
        drafts.retain(|draft| draft.x + draft.width >= shown.0 && draft.x <= shown.1);
    }
    drafts.sort_by_key(|draft| draft.rank);
    let mut marks = Vec::new();
    let mut clusters = Vec::new();
    for lane in Lane::ALL {
        let of_lane: Vec<&Draft> = drafts.iter().filter(|draft| draft.lane == lane).collect();
        let all_rows = place(index, frame, scale, &of_lane, frame.rows, measure);
        let (placed, left) = match all_rows {
            (placed, left) if left.is_empty() => (placed, left),
            // What does not fit needs the last row for its clusters.
            _ => place(index, frame, scale, &of_lane, frame.rows - 1, measure),
        };
        marks.extend(placed);
        clustered(index, frame, lane, left, &mut marks, &mut clusters);
    }
    let in_window = |x: f64, width: f64| x + width >= shown.0 && x <= shown.1;
    marks.retain(|mark| in_window(mark.left(), mark.right() - mark.left()));
    clusters.retain(|cluster| in_window(cluster.x, cluster.width));
    marks.sort_by_key(|mark| mark.event);
    (marks, clusters)
}

impl Mark {
    /// The left edge of the mark with its label.
    pub fn left(&self) -> f64 {
        self.label.as_ref().map_or(self.x, |label| label.x.min(self.x))
    }
    /// The right edge of the mark with its label.
    pub fn right(&self) -> f64 {
        self.label.as_ref().map_or(self.x + self.width, |label| (label.x + label.width).max(self.x + self.width))
    }
}

fn draft(index: &Index, scale: Scale, kept: &[EventIx], event: EventIx) -> Option<Draft> {
    let of = index.dataset.event(event)?;
    let (x, width, shape) = shape(&of.date, scale)?;
    let exact = of.date.certainty() == crate::date::Certainty::Exact;
    let rank = (!kept.contains(&event), Reverse(of.weight));
    Some(Draft { event, lane: of.initiator, x, width, shape, exact, rank })
}

/// Where a date lies and how it is drawn; `None` for a date without any bound.
fn shape(date: &Date, scale: Scale) -> Option<(f64, f64, Shape)> {
    let (start, end) = (date.start.stretch(), date.end.stretch());
    let anchor = start.or(end)?;
    let look = |of: Option<crate::date::Stretch>| match of {
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

/// Gives each draft a row, with its label if there is room, else without; returns what has no room at all.
fn place<'a>(
    index: &Index,
    frame: &Frame,
    scale: Scale,
    drafts: &[&'a Draft],
    rows: usize,
    measure: &dyn Measure,
) -> (Vec<Mark>, Vec<&'a Draft>) {
    let mut taken = Rows::new(rows);
    let mut placed = Vec::new();
    let mut unlabelled = Vec::new();
    for draft in drafts {
        let labels = labels(index, frame, scale, draft, measure);
        let row = labels.into_iter().find_map(|label| {
            let from = label.x.min(draft.x);
            let to = (label.x + label.width).max(draft.x + draft.width);
            Some((taken.take(from, to)?, label))
        });
        match row {
            Some((row, label)) => placed.push(mark(index, frame, draft, row, Some(label))),
            None => unlabelled.push(*draft),
        }
    }
    let mut left = Vec::new();
    for draft in unlabelled {
        match taken.take(draft.x, draft.x + draft.width) {
            Some(row) => placed.push(mark(index, frame, draft, row, None)),
            None => left.push(draft),
        }
    }
    (placed, left)
}

fn mark(index: &Index, frame: &Frame, draft: &Draft, row: usize, label: Option<Label>) -> Mark {
    let event = index.dataset.event(draft.event);
    let category = event.and_then(|event| event.category).and_then(|category| index.dataset.category(category));
    Mark {
        event: draft.event,
        lane: draft.lane,
        shape: draft.shape,
        symbol: category.map(|category| category.symbol).unwrap_or_default(),
        exact: draft.exact,
        x: draft.x,
        width: draft.width,
        y: frame.row_y(draft.lane.number(), row),
        height: frame.row_height,
        label,
    }
}

/// Where an event's label may stand: inside a stretch that is long enough, else to its right, else to its left.
fn labels(index: &Index, frame: &Frame, scale: Scale, draft: &Draft, measure: &dyn Measure) -> Vec<Label> {
    let Some(event) = index.dataset.event(draft.event) else { return Vec::new() };
    let room = WIDEST_LABEL.min(frame.plot_width() * 0.62);
    let (title, title_width) = cut(event.title.get(index.language.tag()), room, Face::Title, measure);
    let (date, date_width) = match frame.two_lines {
        true => cut(&date_in_words(index.language, &event.date), room, Face::Date, measure),
        false => Default::default(),
    };
    let width = title_width.max(date_width).ceil();
    let label = |x: f64, inside| Label { x, width, title: title.clone(), date: date.clone(), inside };
    let is_bar = matches!(draft.shape, Shape::Bar { .. });
    if is_bar && draft.width >= width + 2.0 * LABEL_PADDING {
        return vec![label(draft.x + LABEL_PADDING, true)];
    }
    let right = label(draft.x + draft.width + LABEL_GAP, false);
    let left = label(draft.x - LABEL_GAP - width, false);
    // Beyond the last day of the extent the view ends, so labels there look back.
    let extent = index.extent;
    let last = scale.x_from_end(extent.to) + super::fit_margin(frame).1;
    let first = scale.x_from_start(extent.from) - super::fit_margin(frame).0;
    let fits = |label: &Label| label.x >= first && label.x + label.width <= last;
    if fits(&right) || !fits(&left) { vec![right, left] } else { vec![left, right] }
}

/// Gathers what has no room in the lane's last row, by stretches of pixels from the left.
fn clustered(
    index: &Index,
    frame: &Frame,
    lane: Lane,
    mut left: Vec<&Draft>,
    marks: &mut Vec<Mark>,
    clusters: &mut Vec<Cluster>,
) {
    left.sort_by(|a, b| a.center().total_cmp(&b.center()));
    let row = frame.rows - 1;
    let mut rest = left.as_slice();
    while let Some(first) = rest.first() {
        let start = first.center();
        let (group, later) = rest.split_at(rest.partition_point(|draft| draft.center() < start + CLUSTER_SPAN));
        rest = later;
        if let [alone] = group
            && matches!(alone.shape, Shape::Point)
        {
            marks.push(mark(index, frame, alone, row, None));
            continue;
        }
        let mut events: Vec<EventIx> = group.iter().map(|draft| draft.event).collect();
        events.sort();
        let (y, height) = (frame.row_y(lane.number(), row), frame.row_height);
        clusters.push(Cluster { lane, events, x: start - POINT / 2.0, width: CLUSTER, y, height });
    }
}

impl Draft {
    fn center(&self) -> f64 {
        self.x + self.width / 2.0
    }
}
