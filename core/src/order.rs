//! Order and bounds in the one way that weighs little: every further kind of sort would be some kilobytes of wasm.

/// Puts items in the order of their keys; items with equal keys keep their order.
pub fn sort<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (i64, i64)) {
    let mut keys = Vec::with_capacity(items.len());
    for (position, item) in items.iter().enumerate() {
        let (first, second) = key(item);
        keys.push((first, second, position as u32));
    }
    sort_keys(&mut keys);
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    for (_, _, position) in keys {
        items.extend(slots.get_mut(position as usize).and_then(Option::take));
    }
}

/// Merges ever longer runs: a tenth of the code of the standard library's sort, and never slower than `n log n`.
#[inline(never)]
pub fn sort_keys(keys: &mut Vec<(i64, i64, u32)>) {
    let mut run = 1;
    while run < keys.len() {
        let mut merged = Vec::with_capacity(keys.len());
        for pair in keys.chunks(run * 2) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let (Some((one, lefts)), Some((other, rights))) = (left.split_first(), right.split_first()) {
                if one <= other {
                    merged.push(*one);
                    left = lefts;
                } else {
                    merged.push(*other);
                    right = rights;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        *keys = merged;
        run *= 2;
    }
}

/// Numbers that are put in order in as many steps as one likes, each with something that goes with it; equal ones keep
/// their order. Digit by digit, the last first, so that every step costs the same.
#[derive(Default)]
pub struct Sorting {
    items: Vec<(u32, i32)>,
    /// The same in the order of the digits so far, while the next one is looked at.
    sorted: Vec<(u32, i32)>,
    /// How many have each value of the digit, and then where the next of them goes.
    places: Vec<u32>,
    /// The place of the digit in a number, in bits.
    digit: u32,
    seen: usize,
    is_counted: bool,
    highest: u32,
}

const DIGIT: u32 = 11;

impl Sorting {
    pub fn with_room_for(count: usize) -> Sorting {
        Sorting { items: Vec::with_capacity(count), ..Sorting::default() }
    }

    pub fn push(&mut self, number: u32, with: i32) {
        self.highest = self.highest.max(number);
        self.items.push((number, with));
    }

    /// Those that have been pushed; in order once that is done.
    pub fn items(&self) -> &[(u32, i32)] {
        &self.items
    }

    /// Looks at as many as `budget` allows, and takes them from it; whether all are in order.
    pub fn step(&mut self, budget: &mut usize) -> bool {
        while self.highest.checked_shr(self.digit).is_some_and(|rest| rest > 0) {
            if *budget == 0 {
                return false;
            }
            let end = self.seen.saturating_add(*budget).min(self.items.len());
            *budget -= end - self.seen;
            if self.seen == 0 && !self.is_counted {
                self.places = vec![0; 1 << DIGIT];
                self.sorted.resize(self.items.len(), (0, 0));
            }
            for item in self.items.get(self.seen..end).unwrap_or_default() {
                let Some(place) = self.places.get_mut((item.0 >> self.digit) as usize % (1 << DIGIT)) else { continue };
                if self.is_counted
                    && let Some(slot) = self.sorted.get_mut(*place as usize)
                {
                    *slot = *item;
                }
                *place += 1;
            }
            self.seen = end;
            if end == self.items.len() {
                self.turn();
            }
        }
        self.sorted = Vec::new();
        true
    }

    /// From counting to placing, or on to the next digit.
    fn turn(&mut self) {
        self.seen = 0;
        if self.is_counted {
            std::mem::swap(&mut self.items, &mut self.sorted);
            self.digit += DIGIT;
        } else {
            let mut next = 0;
            for place in &mut self.places {
                next += std::mem::replace(place, next);
            }
        }
        self.is_counted = !self.is_counted;
    }
}

/// A number as a key that is ordered as the number is.
pub fn key(number: f64) -> i64 {
    let bits = number.to_bits() as i64;
    if bits < 0 { i64::MIN.wrapping_sub(bits).wrapping_sub(1) } else { bits }
}

/// The number itself within the bounds, else the nearer bound.
/// The standard library's own prints both in a panic, which brings all that it takes to print a float.
#[allow(clippy::manual_clamp)]
pub fn clamp(number: f64, lowest: f64, highest: f64) -> f64 {
    number.max(lowest).min(highest)
}

/// A few things without order of their own that are asked for again and again.
#[derive(Clone, Debug, PartialEq)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Set<T> {
        Set(Vec::new())
    }
}

impl<T: Ord> Set<T> {
    pub fn contains(&self, item: &T) -> bool {
        self.0.binary_search(item).is_ok()
    }
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Puts it in; whether it is new.
    pub fn insert(&mut self, item: T) -> bool {
        match self.0.binary_search(&item) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, item);
                true
            }
        }
    }
    /// Puts it in, or takes it out if it is there.
    pub fn toggle(&mut self, item: T) {
        match self.0.binary_search(&item) {
            Ok(place) => drop(self.0.remove(place)),
            Err(place) => self.0.insert(place, item),
        }
    }
}

/// Things, each with its number: the first one is 0, and what comes again keeps its own.
/// A table of hashes, so that many take no longer than few.
#[derive(Clone, Debug)]
pub struct Numbered<T> {
    pub items: Vec<T>,
    /// The numbers, each as near as possible behind the slot that its key calls for; at most half of them are taken.
    slots: Vec<u32>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Numbered<T> {
        Numbered { items: Vec::new(), slots: Vec::new() }
    }
}

impl<T: Copy + PartialEq> Numbered<T> {
    /// The number of an item, which is put behind the others if it is new. `key` is the same for the same item.
    pub fn number(&mut self, item: T, key: impl Fn(&T) -> u64) -> usize {
        if (self.items.len() + 1) * 2 > self.slots.len() {
            self.slots = vec![u32::MAX; ((self.items.len() + 1) * 4).next_power_of_two()];
            for number in 0..self.items.len() {
                let slot = self.items.get(number).map(|item| self.slot(*item, key(item)));
                self.settle(slot, number);
            }
        }
        let slot = self.slot(item, key(&item));
        match self.slots.get(slot) {
            Some(number) if *number != u32::MAX => *number as usize,
            _ => {
                self.settle(Some(slot), self.items.len());
                self.items.push(item);
                self.items.len() - 1
            }
        }
    }

    /// The slot of an item, or the one that it would take.
    fn slot(&self, item: T, key: u64) -> usize {
        let mut slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize;
        loop {
            slot = (slot + 1) & self.slots.len().wrapping_sub(1);
            match self.slots.get(slot) {
                Some(number) if *number != u32::MAX && self.items.get(*number as usize) != Some(&item) => {}
                _ => return slot,
            }
        }
    }

    fn settle(&mut self, slot: Option<usize>, number: usize) {
        if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) {
            *slot = number as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut words = vec!["pear", "fig", "apple", "nut", "plum"];
        sort(&mut words, |word| (word.len() as i64, 0));
        assert_eq!(words, ["fig", "nut", "pear", "plum", "apple"]);
    }

    #[test]
    fn many_items_are_put_in_order() {
        for count in [0, 1, 2, 3, 64, 1_000, 1_025] {
            // Powers of a primitive root modulo 1,031, which are all different and in no order.
            let powers = std::iter::successors(Some(1), |item| Some(item * 14 % 1_031));
            let mut items: Vec<i64> = powers.take(count).collect();
            let mut expect = items.clone();
            expect.sort_unstable();
            sort(&mut items, |item| (*item, 0));
            assert_eq!(items, expect, "{count}");
        }
    }

    #[test]
    fn what_comes_again_keeps_its_number_however_alike_the_keys() {
        let check = |key: fn(&u64) -> u64| {
            let mut numbered = Numbered::default();
            for round in 0..3 {
                for item in 0..300 {
                    assert_eq!(numbered.number(item * 7, key), item as usize, "{round}");
                }
            }
            assert_eq!(numbered.items.len(), 300);
        };
        check(|item| *item);
        check(|item| item << 40);
        check(|_| 1);
    }

    #[test]
    fn numbers_are_put_in_order_step_by_step() {
        for (count, highest) in [(0, 1), (1, 0), (500, 1), (500, 3_000), (2_000, u32::MAX)] {
            let mut expect: Vec<(u32, i32)> =
                (0..count).map(|item: u32| (item.wrapping_mul(0x9E37_79B1) % highest.max(1), item as i32)).collect();
            let mut sorting = Sorting::with_room_for(expect.len());
            expect.iter().for_each(|(number, with)| sorting.push(*number, *with));
            while !sorting.step(&mut 7) {}
            expect.sort();
            assert_eq!(sorting.items(), expect);
        }
    }

    #[test]
    fn keys_of_numbers_are_ordered_as_the_numbers() {
        let numbers = [f64::NEG_INFINITY, -1e300, -2.5, -1.0, -1e-300, 0.0, 1e-300, 1.0, 2.5, 1e300, f64::INFINITY];
        for pair in numbers.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn a_set_has_everything_once() {
        let mut set = Set::default();
        assert!(set.insert(3) && set.insert(1) && !set.insert(3));
        set.toggle(2);
        set.toggle(3);
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), [1, 2]);
        assert!(set.contains(&2) && !set.contains(&3) && !set.is_empty());
    }
}
