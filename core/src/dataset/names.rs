//! Positions in the dataset's lists, one type per list so that they cannot be mixed up,
//! and the table that resolves ids to them.

use std::collections::HashMap;

macro_rules! position {
    ($($name:ident)*) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl $name {
            pub fn new(position: usize) -> Self {
                Self(position as u32)
            }
        }
    )*};
}

position! { EventIx ActorIx PlaceIx SourceIx CategoryIx TrackIx }

/// Ids of more letters than this are not compared with others.
const LONGEST: usize = 64;

/// Positions by id.
#[derive(Default)]
pub struct Names(HashMap<String, usize>);

impl Names {
    /// Ids that differ from each other.
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Names {
        let mut names = Names::default();
        for (position, id) in ids.enumerate() {
            names.insert(id, position);
        }
        names
    }

    /// Whether the id is new.
    pub fn insert(&mut self, id: &str, position: usize) -> bool {
        self.0.insert(id.to_owned(), position).is_none()
    }

    pub fn position(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }

    /// The known id that is spelled most like an unknown one, for the advice in a problem.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        let letters = id.chars().count();
        let alike = |other: &str| other.chars().count().abs_diff(letters) <= 1 + letters / 3 && letters <= LONGEST;
        let distance = |other: &str| edit_distance(id, other);
        let known = self.0.keys().map(String::as_str).filter(|other| alike(other)).take(2_000);
        let (nearest, near) = known.map(|other| (distance(other), other)).min()?;
        (nearest <= 1 + letters / 3).then_some(near)
    }
}

fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (cell, to) in row.iter_mut().skip(1).zip(&b) {
            let best = (corner + usize::from(from != *to)).min(left + 1).min(*cell + 1);
            corner = *cell;
            *cell = best;
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_id_gets_the_nearest_known_one_as_advice() {
        let names = Names::of(["recognition-1974", "embassy-closed", "visit"].into_iter());
        let check = |id, expect| assert_eq!(names.nearest(id), expect, "{id}");
        check("recognition-1947", Some("recognition-1974"));
        check("embasy-closed", Some("embassy-closed"));
        check("visits", Some("visit"));
        check("something else altogether", None);
    }
}
