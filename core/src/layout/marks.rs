//! Marks, their labels, and clusters of what does not fit: placed heavier events first,
//! over the whole dataset at a scale, so that panning moves nothing from its row.

use super::drafts::{Draft, POINT, labels};
use super::rows::Rows;
use super::{Domain, Frame, Measure, Scale};
use crate::dataset::{EventIx, Lane, Symbol};
use crate::index::{Index, Matches};
use crate::order::{Set, key, sort};

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

/// Pixels of time that one cluster gathers; a cluster is always narrower.
const CLUSTER_SPAN: f64 = 64.0;
const CLUSTER: f64 = 50.0;
/// Up to this many events, rows are packed over the whole dataset; beyond, over a window.
const PACKED_WHOLE: usize = 4_000;
/// How often clusters may drive further marks from the last row before they get it for themselves.
const ROUNDS: usize = 8;

/// `kept` events are drawn even beyond the window; those of `first` get their places before all others.
pub fn marks(
    index: &Index,
    matches: &Matches,
    frame: &Frame,
    (scale, window): (Scale, Domain),
    kept: &[EventIx],
    first: &[EventIx],
    measure: &dyn Measure,
) -> (Vec<Mark>, Vec<Cluster>) {
    // Counted from the same day wherever the window lies, so that no rounding turns a row over in a pan.
    let moved = scale.x_from_start(index.extent.from);
    let scale = Scale { origin: f64::from(index.extent.from.0), ..scale };
    let shown = (scale.x_from_day(window.from), scale.x_from_day(window.to()));
    let draft = |event: &EventIx| Draft::new(index, scale, first, *event);
    let mut drafts: Vec<Draft> = matches.events().iter().filter_map(draft).collect();
    if drafts.len() > PACKED_WHOLE {
        drafts.retain(|draft| draft.right() >= shown.0 && draft.x <= shown.1 || kept.contains(&draft.event));
    }
    sort(&mut drafts, |draft| (i64::from(draft.rank), 0));
    let worded = drafts.iter().map(|draft| Worded { draft, labels: labels(index, frame, scale, draft, measure) });
    let worded: Vec<Worded> = worded.collect();
    let mut marks = Vec::new();
    let mut clusters = Vec::new();
    for lane in Lane::ALL {
        let of_lane = worded.iter().filter(|worded| worded.draft.lane == lane).collect();
        let (places, groups) = settled(of_lane, frame.rows);
        let last = frame.rows - 1;
        marks.extend(places.into_iter().map(|(draft, row, label)| mark(index, frame, draft, row, label)));
        let (y, height) = (frame.row_y(lane.number(), last), frame.row_height);
        for Group { drafts, range: (x, right), alone } in groups {
            match drafts.as_slice() {
                [draft] if alone => marks.push(mark(index, frame, draft, last, None)),
                _ => {
                    let mut events: Vec<EventIx> = drafts.iter().map(|draft| draft.event).collect();
                    sort(&mut events, |event| (i64::from(event.0), 0));
                    clusters.push(Cluster { lane, events, x, width: right - x, y, height });
                }
            }
        }
    }
    marks.retain(|mark| mark.right() >= shown.0 && mark.left() <= shown.1 || kept.contains(&mark.event));
    // The last of a cluster's events may lie further right than it is drawn.
    clusters.retain(|cluster| cluster.x + POINT + CLUSTER_SPAN >= shown.0 && cluster.x <= shown.1);
    sort(&mut marks, |mark: &Mark| (i64::from(mark.event.0), 0));
    marks.iter_mut().for_each(|mark| mark.shift(moved));
    clusters.iter_mut().for_each(|cluster| cluster.x += moved);
    (marks, clusters)
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

/// A draft with the places where its label may stand, the best first.
struct Worded<'a> {
    draft: &'a Draft,
    labels: Vec<Label>,
}

/// A draft's row, and its label if there is room.
type Placed<'a> = (&'a Draft, usize, Option<Label>);

/// Gives each draft a row, and gathers those without one in groups, which stand in the last row:
/// what would lie under a group gives way, and may in turn become part of one.
fn settled<'a>(mut drafts: Vec<&Worded<'a>>, rows: usize) -> (Vec<Placed<'a>>, Vec<Group<'a>>) {
    // In a single row even clusters make room for what the reader has chosen.
    let mut chosen: Vec<Placed> = Vec::new();
    let mut blocked: Vec<(f64, f64)> = Vec::new();
    if rows == 1 {
        for Worded { draft, .. } in drafts.iter().filter(|worded| worded.draft.rank == 0) {
            chosen.push((draft, 0, None));
            blocked.push((draft.x, draft.right()));
        }
        drafts.retain(|worded| worded.draft.rank > 0);
        sort(&mut blocked, |range| (key(range.0), 0));
    }
    let mut gathered: Vec<&Draft> = Vec::new();
    let mut known: Set<EventIx> = Set::default();
    for _ in 0..ROUNDS {
        let mut groups = groups(&gathered, &blocked);
        let mut taken = Rows::new(rows);
        blocked.iter().for_each(|range| taken.reserve(0, *range));
        groups.iter().for_each(|group| taken.reserve(rows - 1, group.range));
        let (mut placed, homeless) = placed(&drafts, taken);
        let before = gathered.len();
        gathered.extend(homeless.iter().filter(|draft| known.insert(draft.event)));
        if gathered.len() == before {
            // Some that were gathered have found a row since.
            let mut still: Set<EventIx> = Set::default();
            homeless.iter().for_each(|draft| {
                still.insert(draft.event);
            });
            groups.iter_mut().for_each(|group| group.drafts.retain(|draft| still.contains(&draft.event)));
            groups.retain(|group| !group.drafts.is_empty());
            placed.append(&mut chosen);
            return (placed, groups);
        }
    }
    let (mut placed, homeless) = placed(&drafts, Rows::new(rows - 1));
    placed.append(&mut chosen);
    (placed, groups(&homeless, &blocked))
}

/// Gives each draft a row, in their order, and returns those for which there is none.
/// A heavier event without words comes before a lighter one with them.
fn placed<'a>(drafts: &[&Worded<'a>], mut taken: Rows) -> (Vec<Placed<'a>>, Vec<&'a Draft>) {
    let mut placed = Vec::new();
    let mut homeless = Vec::new();
    for Worded { draft, labels } in drafts {
        let labelled = labels.iter().find_map(|label| {
            let (from, to) = (label.x.min(draft.x), (label.x + label.width).max(draft.right()));
            Some((taken.take(from, to)?, Some(label.clone())))
        });
        match labelled.or_else(|| Some((taken.take(draft.x, draft.right())?, None))) {
            Some((row, label)) => placed.push((*draft, row, label)),
            None => homeless.push(*draft),
        }
    }
    (placed, homeless)
}

/// Drafts that are drawn as one; never empty.
struct Group<'a> {
    drafts: Vec<&'a Draft>,
    /// What it takes of the last row.
    range: (f64, f64),
    /// Whether it is a single event, which needs no cluster.
    alone: bool,
}

/// Gathers drafts by stretches of pixels from the left, clear of what is blocked.
fn groups<'a>(drafts: &[&'a Draft], blocked: &[(f64, f64)]) -> Vec<Group<'a>> {
    let mut drafts = drafts.to_vec();
    sort(&mut drafts, |draft| (key(draft.center()), 0));
    let mut groups = Vec::new();
    let mut rest = drafts.as_slice();
    while let Some(first) = rest.first() {
        let end = first.center() + CLUSTER_SPAN;
        let (group, later) = rest.split_at(rest.partition_point(|draft| draft.center() < end).max(1));
        let from = first.center() - POINT / 2.0;
        // A single event is drawn as what it is where it lies clear of its neighbours.
        let before = groups.last().map_or(f64::NEG_INFINITY, |group: &Group| group.range.1);
        let after = later.first().map_or(f64::INFINITY, |next| next.center() - POINT / 2.0);
        let clear = first.x > before + Rows::GAP && first.right() + Rows::GAP < after && first.width < 4.0 * CLUSTER;
        let single = group.len() == 1 && (matches!(first.shape, Shape::Point) || clear);
        let alone = single && free_from(first.x, first.width, before, blocked) == first.x;
        let range = if alone {
            (first.x, first.right())
        } else {
            let from = free_from(from, CLUSTER, before, blocked);
            (from, from + CLUSTER)
        };
        groups.push(Group { drafts: group.to_vec(), range, alone });
        rest = later;
    }
    groups
}

/// The first place at or after `from` that is clear of what is blocked; what had to move there also clears
/// whatever ended `before`.
fn free_from(from: f64, width: f64, before: f64, blocked: &[(f64, f64)]) -> f64 {
    if blocked.is_empty() {
        return from;
    }
    let mut from = from.max(before + Rows::GAP);
    for (start, end) in blocked {
        if from < end + Rows::GAP && from + width + Rows::GAP > *start {
            from = end + Rows::GAP;
        }
    }
    from
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
