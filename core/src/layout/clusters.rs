//! A lane whose events can be drawn one by one: each gets a row, heavier events first, and what does not fit is gathered
//! in clusters. Knows pixels; knows nothing of days.

use super::drafts::{Draft, LAST_RANK, POINT};
use super::marks::{Drawn, Label, PACKED_WHOLE, Shape, Stage};
use super::rows::Rows;
use crate::dataset::{EventIx, Lane};
use crate::index::Crowd;
use crate::order::{key, sort};
use std::cell::OnceCell;

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
pub const CLUSTER_SPAN: f64 = 64.0;
const CLUSTER: f64 = 50.0;
/// How often clusters may drive further marks from the last row before they get it for themselves.
const ROUNDS: usize = 8;

/// Draws a lane event by event.
pub fn draw(stage: &Stage, lane: Lane, crowd: &Crowd, drawn: &mut Drawn) {
    let drafts: Vec<Draft> = match crowd.few() {
        Some(few) => few.iter().filter_map(|entry| stage.draft(entry.event)).collect(),
        None => near(stage, lane, crowd),
    };
    let mut worded: Vec<Worded> = Vec::with_capacity(drafts.len());
    for rank in 0..=LAST_RANK {
        worded.extend(drafts.iter().filter(|draft| draft.rank == rank).map(Worded::new));
    }
    let words = |draft: &Draft| stage.labels(draft);
    let (places, groups) = settled(worded.iter().collect(), stage.frame.rows, &words);
    let last = stage.frame.rows - 1;
    drawn.marks.extend(places.into_iter().map(|(draft, row, label)| stage.mark(draft, row, label)));
    let (y, height) = (stage.frame.row_y(lane.number(), last), stage.frame.row_height);
    for Group { drafts, range: (x, right), alone } in groups {
        match drafts.as_slice() {
            [(_, draft)] if alone => drawn.marks.push(stage.mark(draft, last, None)),
            _ => {
                let mut events: Vec<EventIx> = drafts.iter().map(|(_, draft)| draft.event).collect();
                sort(&mut events, |event| (i64::from(event.0), 0));
                drawn.clusters.push(Cluster { lane, events, x, width: right - x, y, height });
            }
        }
    }
}

/// The drafts of many events that may be drawn, of which no stretch as wide as a pan needs has more than a few.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`: so many events are not in the wasm itself.
#[inline(never)]
fn near(stage: &Stage, lane: Lane, crowd: &Crowd) -> Vec<Draft> {
    let is_packed_whole = crowd.len() <= PACKED_WHOLE;
    let (from, to) = if is_packed_whole { (i32::MIN, i32::MAX) } else { stage.packed_days() };
    let mut events: Vec<EventIx> = crowd.overlapping(from, to).iter().map(|entry| entry.event).collect();
    events.extend(stage.kept_in(lane).filter(|kept| !events.contains(kept)).collect::<Vec<_>>());
    sort(&mut events, |event| (i64::from(event.0), 0));
    let mut drafts: Vec<Draft> = events.iter().filter_map(|event| stage.draft(*event)).collect();
    let [left, right] = [stage.packed.from, stage.packed.to()].map(|day| stage.scale.x_from_day(day));
    let is_near = |draft: &Draft| draft.right() >= left && draft.x <= right || stage.kept.contains(&draft.event);
    drafts.retain(|draft| is_packed_whole || is_near(draft));
    drafts
}

/// A draft with the places where its label may stand, the best first; found out when there is room for the draft,
/// since most of a crowd has none.
struct Worded<'a> {
    draft: &'a Draft,
    labels: OnceCell<Vec<Label>>,
}

impl<'a> Worded<'a> {
    fn new(draft: &'a Draft) -> Worded<'a> {
        Worded { draft, labels: OnceCell::new() }
    }
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
