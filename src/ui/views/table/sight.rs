//! Which rows of a long table are drawn: those in sight with some around them, and those that must be there anyway.
//! Knows numbers only. All rows that are not drawn are as high as those that are.

use relations_core::order::sort;
use relations_core::state::PAGE;
use std::ops::Range;

/// Tables of more rows than this draw only what is in sight.
pub const LONG: usize = 300;
/// More rows than this do not fit under each other: browsers end at some 17 million pixels.
pub const BLOCK: usize = 100_000;
/// Rows drawn beyond what is in sight, on each side.
const MARGIN: usize = 12;
/// The window moves by so many rows at once, so that most scrolling draws nothing.
const STEP: usize = 8;

/// What is in sight of a block: how far it is scrolled, how much of it is seen, and how high a row is, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// The first row drawn, counted within the block, and the one after the last.
    pub first: usize,
    pub end: usize,
    /// The height of every row.
    pub height: f64,
    /// Rows that fit into what is seen.
    pub fitting: usize,
    /// The height of the headings.
    pub head: f64,
}

impl Sight {
    /// Before anything is measured.
    pub const UNSEEN: Sight = Sight { first: 0, end: 40, height: 64.0, fitting: 10, head: 0.0 };

    /// How far it is scrolled and how much is seen; how high the headings and a row are. All in pixels.
    pub fn of((scrolled, seen): (f64, f64), head: f64, height: f64) -> Sight {
        // Far down, browsers measure to a sixteenth of a pixel only, which must not move what is above.
        let height = ((height * 4.0).round() / 4.0).max(8.0);
        let (top, bottom) = ((scrolled / height) as usize, ((scrolled + seen) / height) as usize + 1);
        Sight {
            first: top.saturating_sub(MARGIN) / STEP * STEP,
            end: (bottom + MARGIN).next_multiple_of(STEP),
            height,
            fitting: ((seen / height) as usize).max(2) - 1,
            head,
        }
    }
}

/// What stands under each other: a row, or so many rows that are not drawn, before another or the end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece {
    Row(usize),
    Gap { rows: usize, before: usize },
}

/// The rows of a block that are drawn, with the gaps between them: what is in sight, and what is kept out of it.
pub fn pieces(block: &Range<usize>, sight: &Sight, kept: &[usize]) -> Vec<Piece> {
    let seen = (block.start + sight.first).min(block.end)..(block.start + sight.end).min(block.end);
    let mut apart: Vec<usize> = kept.iter().copied().filter(|row| block.contains(row) && !seen.contains(row)).collect();
    sort(&mut apart, |row| (*row as i64, 0));
    apart.dedup();
    let before = apart.iter().copied().filter(|row| *row < seen.start);
    let after = apart.iter().copied().filter(|row| *row >= seen.end);
    let mut all = Vec::new();
    let mut next = block.start;
    for row in before.chain(seen.clone()).chain(after) {
        if row > next {
            all.push(Piece::Gap { rows: row - next, before: row });
        }
        all.push(Piece::Row(row));
        next = row + 1;
    }
    if block.end > next {
        all.push(Piece::Gap { rows: block.end - next, before: block.end });
    }
    all
}

/// The rows among which the first event of a page of the list is: all, where they fit under each other.
pub fn block_of(total: usize, page: usize, descending: bool) -> Range<usize> {
    if total <= BLOCK {
        return 0..total;
    }
    let position = (page * PAGE).min(total - 1);
    let row = if descending { total - 1 - position } else { position };
    let start = row / BLOCK * BLOCK;
    start..(start + BLOCK).min(total)
}

/// A page of the list whose first event is in the same block as a row.
pub fn page_of(total: usize, row: usize, descending: bool) -> usize {
    let row = (row / BLOCK * BLOCK).min(total.saturating_sub(1));
    let position = if descending { total.saturating_sub(1) - row } else { row };
    position / PAGE
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use Shown::{Gap, Row};

    #[derive(Debug, PartialEq)]
    enum Shown {
        Row(usize),
        Gap(usize),
    }

    #[test]
    fn what_is_in_sight_is_drawn_with_some_rows_around_it() {
        let check = |scrolled: f64, seen: f64, rows: Range<usize>| {
            let sight = Sight::of((scrolled, seen), 0.0, 50.0);
            assert_eq!(sight.first..sight.end, rows, "{scrolled} {seen}");
            let (top, bottom) = (scrolled / 50.0, (scrolled + seen) / 50.0);
            assert!(sight.first as f64 <= top && sight.end as f64 >= bottom);
        };
        check(0.0, 600.0, 0..32);
        check(50.0 * 12.0, 600.0, 0..40);
        check(50.0 * 20.0, 600.0, 8..48);
        check(50.0 * 5000.0, 580.0, 4984..5024);
        assert_eq!(Sight::of((0.0, 600.0), 0.0, 50.06), Sight::of((0.0, 600.0), 0.0, 49.94));
    }

    #[test]
    fn gaps_are_as_high_as_the_rows_that_are_not_drawn() {
        // Rows by their numbers; gaps by how many rows they are high.
        let check = |block: Range<usize>, first, end, kept: &[usize], expect: &[Shown]| {
            let sight = Sight { first, end, ..Sight::UNSEEN };
            let shown = |piece: Piece| match piece {
                Piece::Row(number) => Row(number),
                Piece::Gap { rows, .. } => Gap(rows),
            };
            let found: Vec<Shown> = pieces(&block, &sight, kept).into_iter().map(shown).collect();
            assert_eq!(found, expect, "{block:?} {first} {end} {kept:?}");
            let rows: usize = found.iter().map(|piece| if let Gap(rows) = piece { *rows } else { 1 }).sum();
            assert_eq!(rows, block.len(), "no row is lost");
        };
        check(0..3, 0, 8, &[], &[Row(0), Row(1), Row(2)]);
        check(0..100, 4, 6, &[], &[Gap(4), Row(4), Row(5), Gap(94)]);
        check(0..100, 4, 6, &[5, 1, 99], &[Gap(1), Row(1), Gap(2), Row(4), Row(5), Gap(93), Row(99)]);
        check(50..60, 2, 3, &[1, 53], &[Gap(2), Row(52), Row(53), Gap(6)]);
        check(0..4, 40, 48, &[], &[Gap(4)]);
        check(0..0, 0, 8, &[0], &[]);
    }

    #[test]
    fn every_row_is_in_a_block_that_a_page_leads_to() {
        let check = |total: usize, row: usize, expect: Range<usize>| {
            for descending in [false, true] {
                let page = page_of(total, row, descending);
                assert!(page * PAGE < total.max(1));
                assert_eq!(block_of(total, page, descending), expect, "row {row} of {total}, {descending}");
            }
        };
        check(0, 0, 0..0);
        check(10_000, 9_999, 0..10_000);
        check(250_000, 0, 0..100_000);
        check(250_000, 99_999, 0..100_000);
        check(250_000, 100_000, 100_000..200_000);
        check(250_000, 249_999, 200_000..250_000);
        check(200_001, 200_000, 200_000..200_001);
    }
}
