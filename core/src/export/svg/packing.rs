//! How the words of a lane get into few rows: each stands right or left of its mark, wherever that saves a row.
//! Knows intervals in pixels; the widget has no such choice, since there nothing may turn over in a zoom.

use crate::dataset::Lane;
use crate::index::Index;
use crate::layout::rows::Rows;
use crate::layout::{Layout, Mark, Shape};
use crate::order::{key, sort};

/// Gives the marks of a lane, all of which have words, the rows of the layout's frame from the first on.
pub fn pack(index: &Index, layout: &Layout, lane: Lane, marks: &mut [Mark]) {
    let mut order: Vec<usize> =
        (0..marks.len()).filter(|at| marks.get(*at).is_some_and(|mark| mark.lane == lane)).collect();
    // The heavier ones stand further up.
    let weight = |at: &usize| marks.get(*at).map_or(0, |mark| index.dataset.events.weight(mark.event.0 as usize));
    sort(&mut order, |at| (-i64::from(weight(at)), 0));
    let places: Vec<Places> =
        order.iter().filter_map(|at| marks.get(*at)).map(|mark| Places::of(mark, layout.frame.plot_width())).collect();
    // Where many are close together, it is best that the earlier look to the left and the later to the right.
    let mut middles: Vec<f64> = places.iter().map(|places| places.mark.0 + places.mark.1).collect();
    sort(&mut middles, |middle| (key(*middle), 0));
    let mut turns = vec![f64::NEG_INFINITY, f64::INFINITY];
    turns.extend((1..TURNS).filter_map(|turn| middles.get(middles.len() * turn / TURNS)));
    let attempts = (1..=layout.frame.rows).flat_map(|rows| turns.iter().map(move |turn| (rows, *turn)));
    let found = attempts.into_iter().find_map(|(rows, before)| packed(&places, rows, before));
    for (at, (row, x)) in order.iter().zip(found.unwrap_or_default()) {
        let Some(mark) = marks.get_mut(*at) else { continue };
        mark.y = layout.frame.row_y(lane.number(), row);
        if let Some(label) = &mut mark.label {
            label.x = x;
            label.inside = x >= mark.x && x < mark.x + mark.width;
        }
    }
}

/// Pixels between a mark and its words, and around words inside their stretch.
const POINT_GAP: f64 = 3.0;
const BAR_GAP: f64 = 7.0;
const INSIDE: f64 = 9.0;
/// At how many parts of the events it is tried out whether the words of those before stand left.
const TURNS: usize = 10;

/// The row and the place of the words for each mark; nothing where some find no room. Words stand rather left of marks
/// that lie `before` this, twice the pixels of their middle, and right of others.
fn packed(places: &[Places], rows: usize, before: f64) -> Option<Vec<(usize, f64)>> {
    let mut taken = Rows::new(rows);
    let place = |places: &Places| {
        let mut sides = [places.right, places.left];
        if places.mark.0 + places.mark.1 < before {
            sides.reverse();
        }
        sides.into_iter().flatten().find_map(|x| {
            let (from, to) = places.mark;
            Some((taken.take(from.min(x), to.max(x + places.width))?, x))
        })
    };
    places.iter().map(place).collect()
}

/// Where a mark and its words may lie.
struct Places {
    mark: (f64, f64),
    width: f64,
    /// Where the words begin on each side, if they may stand there.
    right: Option<f64>,
    left: Option<f64>,
}

impl Places {
    fn of(mark: &Mark, plot: f64) -> Places {
        // Of what goes on beyond the plot, only a part can be seen.
        let (from, to) = (mark.x.max(0.0), (mark.x + mark.width).min(plot));
        let Some(label) = &mark.label else {
            return Places { mark: (from, to), width: 0.0, right: Some(to), left: None };
        };
        let is_bar = mark.shape != Shape::Point;
        let width = label.width;
        if is_bar && to - from >= width + 2.0 * INSIDE {
            return Places { mark: (from, to), width, right: Some(from + INSIDE), left: None };
        }
        let gap = if is_bar { BAR_GAP } else { POINT_GAP };
        let (right, left) = (to + gap, from - gap - width);
        let (right_fits, left_fits) = (right + width <= plot, left >= 0.0);
        Places {
            mark: (from, to),
            width,
            right: Some(right).filter(|_| right_fits || !left_fits),
            left: Some(left).filter(|_| left_fits),
        }
    }
}
