//! Packing: which row of its lane a mark takes, so that nothing lies on anything else.
//! Knows intervals in pixels; knows nothing of events.

/// The rows of one lane with what is taken in each.
pub struct Rows {
    rows: Vec<Vec<(f64, f64)>>,
}

impl Rows {
    /// Pixels that stay free between neighbours in a row.
    pub const GAP: f64 = 6.0;

    pub fn new(rows: usize) -> Rows {
        Rows { rows: vec![Vec::new(); rows] }
    }

    /// Takes an interval that nothing was taken of, in a certain row.
    pub fn reserve(&mut self, row: usize, (from, to): (f64, f64)) {
        if let Some(row) = self.rows.get_mut(row) {
            row.insert(row.partition_point(|taken| taken.0 < from), (from, to));
        }
    }

    /// Takes the interval in the first row that has room.
    pub fn take(&mut self, from: f64, to: f64) -> Option<usize> {
        let (number, place) = self.room(from, to)?;
        self.rows.get_mut(number)?.insert(place, (from, to));
        Some(number)
    }

    /// Whether any row has room for the interval.
    pub fn have_room(&self, from: f64, to: f64) -> bool {
        self.room(from, to).is_some()
    }

    /// The first row that has room, and the place of the interval among what is taken of it.
    fn room(&self, from: f64, to: f64) -> Option<(usize, usize)> {
        self.rows.iter().enumerate().find_map(|(number, row)| {
            let after = row.partition_point(|taken| taken.1 + Rows::GAP <= from);
            let free = row.get(after).is_none_or(|next| to + Rows::GAP <= next.0);
            free.then_some((number, after))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_is_shared_only_by_what_lies_apart() {
        let mut rows = Rows::new(2);
        assert_eq!(rows.take(0.0, 100.0), Some(0));
        assert_eq!(rows.take(50.0, 150.0), Some(1));
        assert_eq!(rows.take(106.0, 120.0), Some(0));
        assert_eq!(rows.take(90.0, 110.0), None);
        assert_eq!(rows.take(-50.0, -6.0), Some(0));
    }

    proptest! {
        #[test]
        fn no_two_intervals_of_a_row_meet(intervals in prop::collection::vec((0.0..1000.0, 1.0..120.0), 1..80)) {
            let mut rows = Rows::new(4);
            let mut taken: Vec<(usize, f64, f64)> = Vec::new();
            for (from, width) in intervals {
                if let Some(row) = rows.take(from, from + width) {
                    for (other, a, b) in &taken {
                        prop_assert!(*other != row || from >= *b || from + width <= *a);
                    }
                    taken.push((row, from, from + width));
                }
            }
        }
    }
}
