//! The events as a table: which columns there are, the order of the rows, what each cell says, and what is copied of it.
//! Knows words; knows nothing of pages, widths or the clipboard.

mod cells;
mod column;
mod order;

pub use cells::{cell, citation_in_words, tsv};
pub use column::Column;

use crate::dataset::EventIx;
use crate::index::{AT_ONCE, Index, Matches};

/// By what the rows are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: Column,
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Sort {
        Sort { column: Column::Date, descending: false }
    }
}

impl Sort {
    /// What a press on a heading means: by that column, upwards first; the other way round where it is so already.
    pub fn by(self, column: Column) -> Sort {
        Sort { column, descending: self.column == column && !self.descending }
    }

    /// What of it can be had at once: more than `AT_ONCE` rows stay in order of time, one way or the other.
    pub fn at_once(self, rows: usize) -> Sort {
        if rows <= AT_ONCE {
            return self;
        }
        Sort { column: Column::Date, descending: self.column == Column::Date && self.descending }
    }
}

/// The events that pass a filter in the order of a column; equal ones in order of time.
/// Keeps four bytes a row. While it is made each row takes 24 bytes twice, whatever its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub sort: Sort,
    pub rows: Vec<EventIx>,
}

impl Table {
    /// Looks at every event: a million in a random order take three seconds by title, and a seventh of one by any other column.
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
    #[inline(never)]
    pub fn new(index: &Index, matches: &Matches, sort: Sort) -> Table {
        Table { sort, rows: order::rows(index, matches.events(), sort) }
    }

    /// The same without a wait, however many there are: by what can be had at once. Many rows of the same day keep the
    /// order in which they are, or have its opposite.
    pub fn at_once(index: &Index, matches: &Matches, sort: Sort) -> Table {
        let sort = sort.at_once(matches.len());
        if matches.len() <= AT_ONCE {
            return Table::new(index, matches, sort);
        }
        let mut rows = matches.events().to_vec();
        if sort.descending {
            rows.reverse();
        }
        Table { sort, rows }
    }

    /// The row of an event, counted from 0.
    pub fn row_of(&self, event: EventIx) -> Option<usize> {
        self.rows.iter().position(|row| *row == event)
    }

    /// What a cell says; empty beyond the last row.
    pub fn cell(&self, index: &Index, row: usize, column: Column) -> String {
        self.rows.get(row).map(|event| cell(index, *event, column)).unwrap_or_default()
    }
}
