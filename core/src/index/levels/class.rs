//! Events of similar length, of which the heaviest in any stretch are found by a tree of winners.
//! Knows keys and beginnings; knows nothing of what a key stands for.

use super::Entry;
use std::ops::Range;

/// Events of similar length, in order of their beginnings.
#[derive(Clone, Debug, Default)]
pub struct Class {
    /// Days.
    pub longest: i32,
    pub entries: Vec<Entry>,
    /// A tree over blocks of entries, each node the place of the heaviest entry below it: the root is 1, the children
    /// of `n` are `2 n` and `2 n + 1`, and the blocks are its last nodes.
    winners: Vec<u32>,
    /// The nodes of the tree from this one on are made; the root comes last.
    bare: usize,
}

const BLOCK: usize = 16;

impl Class {
    /// Makes the tree once all are there, as much of it as the budget of events allows; whether it is made.
    pub fn grow(&mut self, budget: &mut usize) -> bool {
        let blocks = self.entries.len().div_ceil(BLOCK);
        if self.winners.is_empty() {
            (self.winners, self.bare) = (vec![0; 2 * blocks], 2 * blocks);
        }
        while self.bare > 1 {
            if *budget == 0 {
                return false;
            }
            let node = self.bare - 1;
            let winner = match node.checked_sub(blocks) {
                Some(block) => self.best_of(block * BLOCK..((block + 1) * BLOCK).min(self.entries.len())),
                None => {
                    let children = [self.winners.get(2 * node), self.winners.get(2 * node + 1)];
                    children.into_iter().flatten().copied().max_by_key(|place| self.key(*place))
                }
            };
            if let (Some(place), Some(winner)) = (self.winners.get_mut(node), winner) {
                *place = winner;
            }
            self.bare = node;
            *budget = budget.saturating_sub(BLOCK / 2);
        }
        true
    }

    fn key(&self, place: u32) -> u32 {
        self.entries.get(place as usize).map_or(0, |entry| entry.key)
    }

    /// The place of the heaviest of some entries, which are all looked at.
    fn best_of(&self, places: Range<usize>) -> Option<u32> {
        let start = places.start;
        let mut best: Option<(usize, u32)> = None;
        for (place, entry) in (start..).zip(self.entries.get(places)?) {
            if best.is_none_or(|(_, key)| key <= entry.key) {
                best = Some((place, entry.key));
            }
        }
        best.map(|(place, _)| place as u32)
    }

    /// The places of those that begin from `from` to `to`.
    pub fn range(&self, from: i32, to: i32) -> Range<usize> {
        let first = self.entries.partition_point(|entry| entry.from < from);
        first..self.entries.partition_point(|entry| entry.from <= to).max(first)
    }

    /// The first entry of the last day before a day on which any begins, and the first one from then on.
    pub fn around(&self, day: i32) -> impl Iterator<Item = &Entry> {
        let after = self.entries.partition_point(|entry| entry.from < day);
        let before = after.checked_sub(1).and_then(|last| self.entries.get(last));
        let before = before.map(|last| self.entries.partition_point(|entry| entry.from < last.from));
        before.into_iter().chain([after]).filter_map(|place| self.entries.get(place))
    }

    /// The place of the heaviest in a range.
    fn best(&self, range: Range<usize>) -> Option<u32> {
        let (mut left, mut right) = (range.start.div_ceil(BLOCK), range.end / BLOCK);
        if left >= right {
            return self.best_of(range);
        }
        let blocks = self.winners.len() / 2;
        let rims = [self.best_of(range.start..left * BLOCK), self.best_of(right * BLOCK..range.end)];
        let mut best = rims.into_iter().flatten().max_by_key(|place| self.key(*place));
        let mut look = |node: usize| {
            let winner = self.winners.get(node).copied();
            best = best.into_iter().chain(winner).max_by_key(|place| self.key(*place));
        };
        (left, right) = (left + blocks, right + blocks);
        while left < right {
            if left % 2 == 1 {
                look(left);
                left += 1;
            }
            if right % 2 == 1 {
                right -= 1;
                look(right);
            }
            left /= 2;
            right /= 2;
        }
        best
    }

    /// Adds the heaviest of a range to what was found, the heaviest first.
    pub fn heaviest(&self, range: Range<usize>, count: usize, found: &mut Vec<Entry>) {
        // What is left of the range lies between those that were taken.
        let mut rest = vec![(self.best(range.clone()), range)];
        for _ in 0..count {
            let heaviest = rest.iter().enumerate().max_by_key(|(_, (best, _))| best.map(|place| self.key(place)));
            let Some((number, _)) = heaviest else { return };
            let (Some(best), range) = rest.swap_remove(number) else { return };
            found.extend(self.entries.get(best as usize));
            for part in [range.start..best as usize, best as usize + 1..range.end] {
                if !part.is_empty() {
                    rest.push((self.best(part.clone()), part));
                }
            }
        }
    }
}
