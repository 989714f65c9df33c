//! The small picture of the whole extent: one dash per lane and pair of pixels at most.

use super::ticks::day_at;
use super::{Domain, Scale};
use crate::dataset::Lane;
use crate::date::Day;
use crate::index::{Index, Matches};

/// A run of pixels in a lane where something may have happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash {
    pub lane: Lane,
    pub x: f64,
    pub width: f64,
    /// 1 to 4: how much happened there, in doublings.
    pub strength: u8,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    pub scale: Scale,
    pub width: f64,
    pub dashes: Vec<Dash>,
    /// Instead of dashes where there are many events: how much happened in each pair of pixels of a lane, from 0 to 1.
    pub hills: Vec<(Lane, Vec<f64>)>,
    /// Years to letter along it.
    pub labels: Vec<(f64, i32)>,
}

/// Pixels.
pub const STEP: f64 = 2.0;
/// From so many events in one step on, shades tell too little of a crowd.
const MANY: usize = 10;
/// Pixels that one lettered year needs.
const LABEL: f64 = 72.0;

/// `whole` is the domain that a fit shows.
pub fn overview(index: &Index, matches: &Matches, whole: Domain, width: f64) -> Overview {
    let scale = Scale::new(whole, width);
    let steps = (width / STEP).ceil().max(1.0) as usize;
    let counts = Lane::ALL.map(|lane| counts(matches, lane, scale, steps));
    let most = counts.iter().flatten().copied().max().unwrap_or_default();
    let mut dashes: Vec<Dash> = Vec::new();
    let mut hills = Vec::new();
    for (lane, counts) in Lane::ALL.into_iter().zip(&counts) {
        if most >= MANY && matches.levels.are_many() {
            hills.push((lane, counts.iter().map(|count| *count as f64 / most as f64).collect()));
            continue;
        }
        let mut last: Option<Dash> = None;
        for (step, count) in counts.iter().enumerate() {
            let strength = (usize::BITS - count.leading_zeros()).min(4) as u8;
            match &mut last {
                Some(dash) if dash.strength == strength => dash.width += STEP,
                _ => {
                    dashes.extend(last.take());
                    last = (strength > 0).then_some(Dash { lane, x: step as f64 * STEP, width: STEP, strength });
                }
            }
        }
        dashes.extend(last);
    }
    let unit = crate::date::Unit::LADDER.into_iter().filter(|unit| matches!(unit, crate::date::Unit::Years(_)));
    let unit = unit.into_iter().find(|unit| unit.days() * scale.px_per_day >= LABEL);
    let labels = unit.map_or_else(Vec::new, |unit| {
        let days = unit.steps(index.extent.from, index.extent.to, 100);
        days.map(|day| (scale.x_from_start(day), day.year())).filter(|(x, _)| *x > 0.0 && *x < width - 40.0).collect()
    });
    Overview { scale, width, dashes, hills, labels }
}

/// How many events of a lane may have happened in each step. Those beyond either end are in the last one there.
fn counts(matches: &Matches, lane: Lane, scale: Scale, steps: usize) -> Vec<usize> {
    let crowd = matches.levels.lane(lane);
    let day = |x: f64| day_at(scale.day_from_x(x));
    let span = |step: usize| {
        let (from, to) = (step as f64 * STEP, (step + 1) as f64 * STEP);
        let from = if step == 0 { Day::MIN } else { day(from) };
        // A step that is shorter than a day is a part of one.
        let to = if step + 1 == steps { Day::MAX.0 } else { day(to).0 };
        (from.0, to.max(from.0 + 1))
    };
    (0..steps).map(span).map(|(from, to)| crowd.touching(from, to)).collect()
}
