//! Names on the map, where they cover neither a marker nor each other and are not cut at an edge.
//! What has no room has no label.

use super::projection::Pixels;
use super::{Map, Marker};
use crate::dataset::{Lane, PlaceIx};
use crate::index::Index;
use crate::layout::{Face, Measure};

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub text: String,
    pub named: Named,
    /// Left edge and base line, in pixels.
    pub at: Pixels,
    pub width: f64,
}

/// What a label names, which says in which face it is lettered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Party(Lane),
    Place(PlaceIx),
}

impl Named {
    pub fn face(self) -> Face {
        match self {
            Named::Party(_) => Face::Title,
            Named::Place(_) => Face::Name,
        }
    }
}

/// The height of a line of either face, and how much of it is above the base line.
const LINE: f64 = 16.0;
const ABOVE: f64 = 12.5;

/// What stays free between a name and what it belongs to, and between it and the map's edge.
const GAP: f64 = 3.0;

/// What stays free at the sides of a name: letters are drawn a little wider than they are measured.
const AIR: f64 = 2.0;

/// Half the width of a capital without a marker.
const CAPITAL: f64 = 5.0;

/// Left, top, right, bottom.
type Rect = (f64, f64, f64, f64);

impl Map {
    /// The parties with their capitals first, then the markers in their order.
    pub fn labels(&self, index: &Index, markers: &[Marker], measure: &dyn Measure) -> Vec<Label> {
        let dataset = &index.dataset;
        let tag = index.language.tag();
        let mut board = Board { size: self.size, taken: Vec::new(), way: &self.way, labels: Vec::new(), measure };
        for marker in markers {
            let (left, top, right, bottom) = around(marker.at, Marker::SIZE / 2.0);
            let more = (marker.width - Marker::SIZE) / 2.0;
            board.taken.push((left - more, top, right + more, bottom));
        }
        for side in &self.sides {
            board.taken.extend(side.at.map(|at| around(at, CAPITAL)));
        }
        for ((side, party), lane) in self.sides.iter().zip(&dataset.parties).zip([Lane::First, Lane::Second]) {
            let marked = |at: Pixels| markers.iter().find(|marker| marker.at == at);
            let at = side.at.map(|at| (at, marked(at).map_or(CAPITAL, |marker| marker.width / 2.0)));
            let party = (party.short.get(tag), Named::Party(lane));
            let capital =
                side.capital.and_then(|place| Some((dataset.place(place)?.name.get(tag), Named::Place(place))));
            let is_on_land = side.land.is_some_and(|(middle, size)| board.within(party, middle, size));
            let capital = capital.filter(|(name, _)| *name != party.0);
            match (at, capital) {
                (Some(at), Some(capital)) if is_on_land => drop(board.beside(&[capital], at)),
                (Some(at), Some(capital)) => {
                    let _ = board.beside(&[party, capital], at)
                        || board.beside(&[party], at) | board.beside(&[capital], at);
                }
                (Some(at), None) if !is_on_land => drop(board.beside(&[party], at)),
                _ => {}
            }
        }
        for marker in markers.iter().filter(|marker| marker.capital.is_none()) {
            if let Some((place, _)) = marker.places.first()
                && let Some(named) = dataset.place(*place)
            {
                board.beside(&[(named.name.get(tag), Named::Place(*place))], (marker.at, marker.width / 2.0));
            }
        }
        board.labels
    }
}

/// The names so far, and what must stay free.
struct Board<'a> {
    size: (f64, f64),
    taken: Vec<Rect>,
    /// What had better stay free.
    way: &'a [Pixels],
    labels: Vec<Label>,
    measure: &'a dyn Measure,
}

/// A line of words.
type Words<'a> = (&'a str, Named);

impl Board<'_> {
    /// Puts a name on land that is wide enough for it, in the middle or a little off.
    fn within(&mut self, name: Words, (x, y): Pixels, (width, height): (f64, f64)) -> bool {
        let wide = self.measure.width(name.0, name.1.face());
        if wide * 1.15 > width || LINE * 2.5 > height {
            return false;
        }
        let (right, down) = ((width - wide) * 0.2, (height - LINE) * 0.2);
        let shifts =
            [(0.0, 0.0), (0.0, down), (0.0, -down), (-right, 0.0), (right, 0.0), (-right, down), (right, down)];
        let corners = shifts.map(|(right, down)| (x - wide / 2.0 + right, y - LINE / 2.0 + down));
        self.put(&[name], &corners.map(|corner| (corner, 0.0)), wide)
    }

    /// Puts lines of words beside something round, on the side that reads best of those that are free.
    fn beside(&mut self, lines: &[Words], ((x, y), radius): (Pixels, f64)) -> bool {
        let wide = lines.iter().fold(0.0_f64, |wide, line| wide.max(self.measure.width(line.0, line.1.face())));
        let high = LINE * lines.len() as f64;
        let (right, left, slant) = (x + radius + GAP, x - radius - GAP - wide, radius * 0.7 + GAP);
        let (above, below, middle) = (y - radius - GAP - high, y + radius + GAP, y - high / 2.0);
        // Above and below, a name near the map's edge moves away from it.
        let center = (x - wide / 2.0).min(self.size.0 - GAP - wide).max(GAP);
        // Each with the share of what is left of a line's room that goes before it.
        let places = [
            ((right, middle), 0.0),
            ((left, middle), 1.0),
            ((center, above), 0.5),
            ((center, below), 0.5),
            ((x + slant, y - slant - high), 0.0),
            ((x + slant, y + slant), 0.0),
            ((x - slant - wide, y - slant - high), 1.0),
            ((x - slant - wide, y + slant), 1.0),
        ];
        self.put(lines, &places, wide)
    }

    /// Puts lines of words at the first place that is free: one that the way does not cross, if there is such a place.
    fn put(&mut self, lines: &[Words], places: &[(Pixels, f64)], wide: f64) -> bool {
        if lines.iter().any(|(words, _)| words.is_empty()) {
            return false;
        }
        let high = LINE * lines.len() as f64;
        let rect = |(x, y): Pixels| (x, y, x + wide, y + high);
        let is_free = |(corner, _): &&(Pixels, f64)| {
            let rect = rect(*corner);
            let is_inside =
                rect.0 >= GAP && rect.1 >= GAP && rect.2 <= self.size.0 - GAP && rect.3 <= self.size.1 - GAP;
            let aired = (rect.0 - AIR, rect.1, rect.2 + AIR, rect.3);
            is_inside && !self.taken.iter().any(|other| overlap(aired, *other))
        };
        let is_clear = |(corner, _): &&(Pixels, f64)| {
            let rect = rect(*corner);
            !self.way.windows(2).any(|pair| matches!(pair, [a, b] if crosses(*a, *b, rect)))
        };
        let mut free = places.iter().filter(is_free);
        let first = free.clone().next();
        let Some(((x, y), share)) = free.find(is_clear).or(first) else { return false };
        self.taken.push(rect((*x, *y)));
        for (number, (words, named)) in lines.iter().enumerate() {
            let width = self.measure.width(words, named.face());
            let at = (x + (wide - width) * share, y + ABOVE + LINE * number as f64);
            self.labels.push(Label { text: (*words).to_owned(), named: *named, at, width });
        }
        true
    }
}

/// Whether a stretch of a few pixels comes through a rectangle, as far as five of its points tell.
fn crosses(a: Pixels, b: Pixels, rect: Rect) -> bool {
    (0..5).any(|part| {
        let share = f64::from(part) / 4.0;
        let (x, y) = (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share);
        x > rect.0 && x < rect.2 && y > rect.1 && y < rect.3
    })
}

fn around((x, y): Pixels, radius: f64) -> Rect {
    (x - radius, y - radius, x + radius, y + radius)
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}
