//! The small picture of the whole extent: one dash per lane and pair of pixels at most.

use super::{Domain, Scale};
use crate::dataset::Lane;
use crate::index::{Index, Matches, Span};

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
    /// Years to letter along it.
    pub labels: Vec<(f64, i32)>,
}

const STEP: f64 = 2.0;
/// Pixels that one lettered year needs.
const LABEL: f64 = 72.0;

/// `whole` is the domain that a fit shows.
pub fn overview(index: &Index, matches: &Matches, whole: Domain, width: f64) -> Overview {
    let scale = Scale::new(whole, width);
    let steps = (width / STEP).ceil().max(1.0) as usize;
    let mut changes = [(); 3].map(|()| vec![0_i32; steps + 1]);
    for event in matches.events().iter().filter_map(|event| index.dataset.event(*event)) {
        let Some(span) = drawn_span(index.extent, &event.date) else { continue };
        let step = |x: f64| ((x / STEP).floor().max(0.0) as usize).min(steps - 1);
        let (first, last) = (step(scale.x_from_start(span.from)), step(scale.x_from_end(span.to) - 0.01));
        if let Some(lane) = changes.get_mut(event.initiator.number()) {
            if let Some(change) = lane.get_mut(first) {
                *change += 1;
            }
            if let Some(change) = lane.get_mut(last.max(first) + 1) {
                *change -= 1;
            }
        }
    }
    let mut dashes: Vec<Dash> = Vec::new();
    for (lane, changes) in Lane::ALL.into_iter().zip(&changes) {
        let mut count = 0;
        let mut last: Option<Dash> = None;
        for (step, change) in changes.iter().enumerate() {
            count += change;
            let strength = if count <= 0 { 0 } else { (i32::BITS - count.leading_zeros()).min(4) as u8 };
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
    Overview { scale, width, dashes, labels }
}

/// The days of a date within the extent; open ends reach to its known bound only. `None` without any bound.
fn drawn_span(extent: Span, date: &crate::date::Date) -> Option<Span> {
    let Span { from, to } = Span::of(date)?;
    let from = from.max(extent.from);
    Some(Span { from, to: to.min(extent.to).max(from) })
}
