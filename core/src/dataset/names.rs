//! Positions in the dataset's lists, one type per list so that they cannot be mixed up,
//! and the table that resolves ids to them. Knows nothing of what the ids call.

use super::events::heap::Heap;

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

position! { EventIx ActorIx PlaceIx SourceIx SectionIx CategoryIx TrackIx }

/// Ids of more letters than this are not compared with others.
const LONGEST: usize = 64;

/// Where ids stand that are kept elsewhere.
/// A table of its own, since the standard library's would be the only one of its kind in the wasm.
#[derive(Clone, Default)]
pub struct Table {
    count: usize,
    /// Positions, each as near as possible behind the slot that its id calls for; at most half of them are taken.
    slots: Vec<u32>,
}

const FREE: u32 = u32::MAX;

impl Table {
    pub fn position(&self, id: &str, ids: Ids) -> Option<usize> {
        let slot = self.slots.get(self.slot(id, ids))?;
        (*slot != FREE).then_some(*slot as usize)
    }

    /// Says that an id, which is new, stands behind the others.
    pub fn add(&mut self, id: &str, ids: Ids) {
        if (self.count + 1) * 2 > self.slots.len() {
            self.slots = vec![FREE; ((self.count + 1) * 4).next_power_of_two()];
            for position in 0..self.count {
                let slot = ids.id(position).map(|id| self.slot(id, ids));
                self.settle(slot, position);
            }
        }
        let slot = self.slot(id, ids);
        self.settle(Some(slot), self.count);
        self.count += 1;
    }

    /// Follows ids that have changed their places.
    pub fn moved(&mut self, to: &[u32]) {
        for slot in &mut self.slots {
            *slot = to.get(*slot as usize).copied().unwrap_or(*slot);
        }
    }

    /// The slot of an id, or the one that it would take.
    fn slot(&self, id: &str, ids: Ids) -> usize {
        let mut slot = hash(id.as_bytes()) as usize;
        loop {
            slot = (slot + 1) & self.slots.len().wrapping_sub(1);
            match self.slots.get(slot) {
                Some(position) if *position != FREE && ids.id(*position as usize) != Some(id) => {}
                _ => return slot,
            }
        }
    }

    fn settle(&mut self, slot: Option<usize>, position: usize) {
        if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) {
            *slot = position as u32;
        }
    }
}

/// Where ids are kept. Not a trait: what is called through one could not come later than the rest of the widget.
#[derive(Clone, Copy)]
pub enum Ids<'a> {
    List(&'a [String]),
    Events(&'a Heap),
}

impl<'a> Ids<'a> {
    pub fn id(self, position: usize) -> Option<&'a str> {
        match self {
            Ids::List(ids) => ids.get(position).map(String::as_str),
            Ids::Events(heap) => heap.id(position),
        }
    }
}

/// Ids in their order, and where each of them stands.
#[derive(Clone, Default)]
pub struct Names {
    pub ids: Vec<String>,
    table: Table,
}

impl Names {
    /// Ids that differ from each other.
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Names {
        let mut names = Names::default();
        for id in ids {
            names.insert(id);
        }
        names
    }

    /// Puts an id behind the others, if it is new; whether it is.
    pub fn insert(&mut self, id: &str) -> bool {
        let known = self.ids.len();
        self.number(id) == known
    }

    /// The position of an id, which is put behind the others if it is new.
    pub fn number(&mut self, id: &str) -> usize {
        self.position(id).unwrap_or_else(|| {
            self.table.add(id, Ids::List(&self.ids));
            self.ids.push(id.to_owned());
            self.ids.len() - 1
        })
    }

    pub fn position(&self, id: &str) -> Option<usize> {
        self.known().position(id)
    }

    pub fn known(&self) -> Known<'_> {
        Known { table: &self.table, ids: Ids::List(&self.ids) }
    }
}

/// What ids can refer to.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub table: &'a Table,
    pub ids: Ids<'a>,
}

impl<'a> Known<'a> {
    pub fn position(self, id: &str) -> Option<usize> {
        self.table.position(id, self.ids)
    }

    /// The known id that is spelled most like an unknown one, for the advice in a problem.
    pub fn nearest(self, id: &str) -> Option<&'a str> {
        let letters = id.chars().count();
        let alike = |other: &&str| other.chars().count().abs_diff(letters) <= 1 + letters / 3 && letters <= LONGEST;
        let known = (0..).map_while(|position| self.ids.id(position)).filter(alike).take(2_000);
        let (nearest, near) = known.map(|other| (edit_distance(id, other), other)).min()?;
        (nearest <= 1 + letters / 3).then_some(near)
    }
}

/// Like FNV-1a, but eight bytes at a time, and the upper half is as mixed as the lower.
fn hash(bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
    let mut hash = 0xCBF2_9CE4_8422_2325 ^ bytes.len() as u64;
    for eight in eights.iter().chain([&last]) {
        hash = (hash ^ u64::from_le_bytes(*eight)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^= hash >> 32;
    }
    hash
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
    fn every_id_has_its_position_however_many_there_are() {
        let ids: Vec<String> = (0..3_000).map(|number| format!("event-{number}")).collect();
        let mut names = Names::default();
        assert_eq!(names.position("event-0"), None);
        for id in &ids {
            assert!(names.insert(id) && !names.insert(id), "{id}");
        }
        for (position, id) in ids.iter().enumerate() {
            assert_eq!(names.position(id), Some(position));
        }
        assert_eq!((names.position(""), names.position("event-3000")), (None, None));
    }

    #[test]
    fn an_unknown_id_gets_the_nearest_known_one_as_advice() {
        let names = Names::of(["recognition-1974", "embassy-closed", "visit"].into_iter());
        let check = |id, expect| assert_eq!(names.known().nearest(id), expect, "{id}");
        check("recognition-1947", Some("recognition-1974"));
        check("embasy-closed", Some("embassy-closed"));
        check("visits", Some("visit"));
        check("something else altogether", None);
    }
}
