//! Marks, their labels, and clusters of what does not fit: placed heavier events first,
//! over the whole dataset at a scale, so that panning moves nothing from its row.

use super::drafts::{Draft, LAST_RANK, POINT, RUN_OUT, labels};
use super::rows::Rows;
use super::{Domain, Frame, Measure, PANNING, Scale};
use crate::dataset::{EventIx, Lane, Symbol};
use crate::index::{Index, Matches, Span};
use crate::order::{key, sort};
use std::cell::OnceCell;

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
    (scale, domain, window): (Scale, Domain, Domain),
    kept: &[EventIx],
    first: &[EventIx],
    measure: &dyn Measure,
) -> (Vec<Mark>, Vec<Cluster>) {
    // Counted from the same day wherever the window lies, so that no rounding turns a row over in a pan.
    let moved = scale.x_from_start(index.extent.from);
    let scale = Scale { origin: f64::from(index.extent.from.0), ..scale };
    let pixels = |days: Domain| (scale.x_from_day(days.from), scale.x_from_day(days.to()));
    // The rows are the same however wide the window is.
    let (packed, shown) = (pixels(domain.widened(PANNING)), pixels(window));
    let draft = |event: &EventIx| Draft::new(index, scale, first, *event);
    let drafts: Vec<Draft> = if matches.len() > PACKED_WHOLE {
        // A quick look at the days before a draft is made, and then the exact one.
        let near = |event: &&EventIx| {
            let reaches = |span: Span| {
                scale.x_from_end(span.to) + RUN_OUT + POINT >= packed.0
                    && scale.x_from_start(span.from) - RUN_OUT - POINT <= packed.1
            };
            index.span(**event).is_some_and(reaches) || kept.contains(event)
        };
        let is_packed = |draft: &Draft| draft.right() >= packed.0 && draft.x <= packed.1 || kept.contains(&draft.event);
        matches.events().iter().filter(near).filter_map(draft).filter(is_packed).collect()
    } else {
        matches.events().iter().filter_map(draft).collect()
    };
    let words = |draft: &Draft| labels(index, frame, scale, draft, measure);
    let mut worded: Vec<Worded> = Vec::with_capacity(drafts.len());
    for rank in 0..=LAST_RANK {
        let of_rank = drafts.iter().filter(|draft| draft.rank == rank);
        worded.extend(of_rank.map(|draft| Worded { draft, labels: OnceCell::new() }));
    }
    let mut marks = Vec::new();
    let mut clusters = Vec::new();
    for lane in Lane::ALL {
        let of_lane = worded.iter().filter(|worded| worded.draft.lane == lane).collect();
        let (places, groups) = settled(of_lane, frame.rows, &words);
        let last = frame.rows - 1;
        marks.extend(places.into_iter().map(|(draft, row, label)| mark(index, frame, draft, row, label)));
        let (y, height) = (frame.row_y(lane.number(), last), frame.row_height);
        for Group { drafts, range: (x, right), alone } in groups {
            match drafts.as_slice() {
                [(_, draft)] if alone => marks.push(mark(index, frame, draft, last, None)),
                _ => {
                    let mut events: Vec<EventIx> = drafts.iter().map(|(_, draft)| draft.event).collect();
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

/// A draft with the places where its label may stand, the best first; found out when there is room for the draft,
/// since most of a crowd has none.
struct Worded<'a> {
    draft: &'a Draft,
    labels: OnceCell<Vec<Label>>,
}

/// Finds out where a draft's label may stand.
type Words<'w> = &'w dyn Fn(&Draft) -> Vec<Label>;

/// A draft's row, and its label if there is room.
type Placed<'a> = (&'a Draft, usize, Option<Label>);

/// Gives each draft a row, and gathers those without one in groups, which stand in the last row:
/// what would lie under a group gives way, and may in turn become part of one.
fn settled<'a>(mut drafts: Vec<&Worded<'a>>, rows: usize, words: Words) -> (Vec<Placed<'a>>, Vec<Group<'a>>) {
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
    let mut order: Vec<Numbered> = drafts.iter().map(|worded| worded.draft).enumerate().collect();
    sort(&mut order, |(_, draft)| (key(draft.center()), 0));
    let of = |numbers: &[bool]| {
        let is_in = |(number, _): &&Numbered| numbers.get(*number).is_some_and(|is_in| *is_in);
        order.iter().filter(is_in).copied().collect::<Vec<Numbered>>()
    };
    let mut gathered = vec![false; drafts.len()];
    for _ in 0..ROUNDS {
        let mut groups = groups(&of(&gathered), &blocked);
        let mut taken = Rows::new(rows);
        blocked.iter().for_each(|range| taken.reserve(0, *range));
        groups.iter().for_each(|group| taken.reserve(rows - 1, group.range));
        let (mut placed, homeless) = placed(&drafts, taken, words);
        let mut more = false;
        for (before, now) in gathered.iter_mut().zip(&homeless) {
            more |= *now && !*before;
            *before |= *now;
        }
        if !more {
            // Some that were gathered have found a row since.
            let is_homeless = |number: usize| homeless.get(number).is_some_and(|is| *is);
            groups.iter_mut().for_each(|group| group.drafts.retain(|(number, _)| is_homeless(*number)));
            groups.retain(|group| !group.drafts.is_empty());
            placed.append(&mut chosen);
            return (placed, groups);
        }
    }
    let (mut placed, homeless) = placed(&drafts, Rows::new(rows - 1), words);
    placed.append(&mut chosen);
    (placed, groups(&of(&homeless), &blocked))
}

/// Gives each draft a row, in their order, and says for each whether there is none.
/// A heavier event without words comes before a lighter one with them.
fn placed<'a>(drafts: &[&Worded<'a>], mut taken: Rows, words: Words) -> (Vec<Placed<'a>>, Vec<bool>) {
    let mut placed = Vec::new();
    let mut homeless = Vec::with_capacity(drafts.len());
    for Worded { draft, labels } in drafts {
        let has_room = taken.have_room(draft.x, draft.right());
        homeless.push(!has_room);
        if !has_room {
            continue;
        }
        let labelled = labels.get_or_init(|| words(draft)).iter().find_map(|label| {
            let (from, to) = (label.x.min(draft.x), (label.x + label.width).max(draft.right()));
            Some((taken.take(from, to)?, Some(label.clone())))
        });
        let bare = |taken: &mut Rows| taken.take(draft.x, draft.right()).map(|row| (row, None));
        if let Some((row, label)) = labelled.or_else(|| bare(&mut taken)) {
            placed.push((*draft, row, label));
        }
    }
    (placed, homeless)
}

/// A draft with its number in its lane.
type Numbered<'a> = (usize, &'a Draft);

/// Drafts that are drawn as one; never empty.
struct Group<'a> {
    drafts: Vec<Numbered<'a>>,
    /// What it takes of the last row.
    range: (f64, f64),
    /// Whether it is a single event, which needs no cluster.
    alone: bool,
}

/// Gathers drafts, which are in the order of their centres, by stretches of pixels clear of what is blocked.
fn groups<'a>(drafts: &[Numbered<'a>], blocked: &[(f64, f64)]) -> Vec<Group<'a>> {
    let mut groups = Vec::new();
    let mut rest = drafts;
    while let Some((_, first)) = rest.first() {
        let end = first.center() + CLUSTER_SPAN;
        let (group, later) = rest.split_at(rest.partition_point(|(_, draft)| draft.center() < end).max(1));
        let from = first.center() - POINT / 2.0;
        // A single event is drawn as what it is where it lies clear of its neighbours.
        let before = groups.last().map_or(f64::NEG_INFINITY, |group: &Group| group.range.1);
        let after = later.first().map_or(f64::INFINITY, |(_, next)| next.center() - POINT / 2.0);
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
