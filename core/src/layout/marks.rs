//! The marks of events, and how each lane is drawn: event by event with clusters of what does not fit (`clusters`),
//! or as a crowd with the heaviest standing out (`density`). What is drawn where depends on the scale and not on where
//! the window lies, so that panning moves nothing from its row.

use super::clusters::{self, CLUSTER_SPAN, Cluster};
use super::density::{self, Density};
use super::drafts::{Draft, POINT, RUN_OUT, labels};
use super::ticks::day_at;
use super::{Domain, Frame, Measure, PANNING, Scale};
use crate::dataset::{EventIx, Lane, Symbol};
use crate::index::{FEW, Index, Matches};
use crate::order::sort;

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

/// Up to this many events of a lane, rows are packed over the whole dataset; beyond, over a window.
pub const PACKED_WHOLE: usize = 700;

/// What lies on the lanes.
#[derive(Default)]
pub struct Drawn {
    pub marks: Vec<Mark>,
    pub clusters: Vec<Cluster>,
    pub densities: Vec<Density>,
}

/// What is drawn on the lanes, and what it is drawn with.
pub struct Stage<'a> {
    pub index: &'a Index,
    pub matches: &'a Matches,
    pub frame: &'a Frame,
    /// Counted from the same day wherever the window lies, so that no rounding turns a row over in a pan.
    pub scale: Scale,
    /// Where rows are packed, and what of it is shown, in days.
    pub packed: Domain,
    pub shown: Domain,
    /// Events that are drawn even beyond the window.
    pub kept: &'a [EventIx],
    /// Events that get their places before all others.
    pub first: &'a [EventIx],
    pub measure: &'a dyn Measure,
}

/// `kept` events are drawn even beyond the window; those of `first` get their places before all others.
pub fn marks(
    index: &Index,
    matches: &Matches,
    frame: &Frame,
    (scale, domain, window): (Scale, Domain, Domain),
    kept: &[EventIx],
    first: &[EventIx],
    measure: &dyn Measure,
) -> Drawn {
    let moved = scale.x_from_start(index.extent.from);
    let scale = Scale { origin: f64::from(index.extent.from.0), ..scale };
    // The rows are the same however wide the window is.
    let packed = domain.widened(PANNING);
    let stage = Stage { index, matches, frame, scale, packed, shown: window, kept, first, measure };
    let mut drawn = Drawn::default();
    for lane in Lane::ALL {
        let crowd = matches.levels.lane(lane);
        // By what is drawn somewhere at this scale: a lane does not change its look in a pan.
        match crowd.sums().filter(|_| crowd.peak(packed.days) > FEW) {
            Some(sums) => density::draw(&stage, lane, sums, &mut drawn),
            None => clusters::draw(&stage, lane, crowd, &mut drawn),
        }
    }
    let (left, right) = (scale.x_from_day(window.from), scale.x_from_day(window.to()));
    drawn.marks.retain(|mark| mark.right() >= left && mark.left() <= right || kept.contains(&mark.event));
    // The last of a cluster's events may lie further right than it is drawn.
    drawn.clusters.retain(|cluster| cluster.x + POINT + CLUSTER_SPAN >= left && cluster.x <= right);
    sort(&mut drawn.marks, |mark: &Mark| (i64::from(mark.event.0), 0));
    drawn.marks.iter_mut().for_each(|mark| mark.shift(moved));
    drawn.clusters.iter_mut().for_each(|cluster| cluster.x += moved);
    for bar in drawn.densities.iter_mut().flat_map(|density| &mut density.bars) {
        bar.x += moved;
    }
    drawn
}

impl Stage<'_> {
    /// The days whose events may be drawn where rows are packed, the days that ends run out and points are wide included.
    pub fn packed_days(&self) -> (i32, i32) {
        let reach = (RUN_OUT + POINT) / self.scale.px_per_day;
        (day_at(self.packed.from - reach).0, day_at(self.packed.to() + reach).0)
    }

    /// The events of a lane that must be drawn, of those that pass the filter.
    pub fn kept_in(&self, lane: Lane) -> impl Iterator<Item = EventIx> {
        self.kept.iter().copied().filter(move |kept| {
            self.index.dataset.event(*kept).is_some_and(|event| event.initiator == lane) && self.matches.contains(*kept)
        })
    }

    pub fn draft(&self, event: EventIx) -> Option<Draft> {
        Draft::new(self.index, self.scale, self.first, event)
    }

    pub fn labels(&self, draft: &Draft) -> Vec<Label> {
        labels(self.index, self.frame, self.scale, draft, self.measure)
    }

    pub fn mark(&self, draft: &Draft, row: usize, label: Option<Label>) -> Mark {
        let event = self.index.dataset.event(draft.event);
        let category = event.and_then(|event| event.category).and_then(|it| self.index.dataset.category(it));
        Mark {
            event: draft.event,
            lane: draft.lane,
            shape: draft.shape,
            symbol: category.map(|category| category.symbol).unwrap_or_default(),
            exact: draft.exact,
            x: draft.x,
            width: draft.width,
            y: self.frame.row_y(draft.lane.number(), row),
            height: self.frame.row_height,
            label,
        }
    }
}

impl Mark {
    fn shift(&mut self, px: f64) {
        self.x += px;
        if let Some(label) = &mut self.label {
            label.x += px;
        }
        if let Shape::Bar { core: Some((from, to)), .. } = &mut self.shape {
            *from += px;
            *to += px;
        }
    }

    /// The left edge of the mark with its label.
    pub fn left(&self) -> f64 {
        self.label.as_ref().map_or(self.x, |label| label.x.min(self.x))
    }
    /// The right edge of the mark with its label.
    pub fn right(&self) -> f64 {
        self.label.as_ref().map_or(self.x + self.width, |label| (label.x + label.width).max(self.x + self.width))
    }
}
