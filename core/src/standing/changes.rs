//! The days on which the state of the relations becomes another.
//! Knows at which bounds it can; asks the standing itself whether it does.

use super::bounds::{self, Bounds, EVER, NEVER, after, before};
use super::{TrackStanding, contested_span};
use crate::dataset::TrackIx;
use crate::date::Day;
use crate::index::Index;
use crate::order::sort;

/// Every day on which `Standing::on` says something else than on the day before, in order.
pub fn changes(index: &Index) -> Vec<Day> {
    let mut days = Vec::new();
    each(index, &mut |day| days.push(day));
    sort(&mut days, |day| (i64::from(day.0), 0));
    days.dedup();
    days
}

/// The last of these days before a day, and the first after it. Takes as long as there are events, and no memory.
pub fn changes_around(index: &Index, day: Day) -> [Option<Day>; 2] {
    let (mut earlier, mut later) = (None, None);
    each(index, &mut |change| {
        if change < day {
            earlier = earlier.max(Some(change));
        } else if change > day {
            later = Some(later.map_or(change, |later: Day| later.min(change)));
        }
    });
    [earlier, later]
}

/// Names each of these days at least once, in no order.
fn each(index: &Index, name: &mut dyn FnMut(Day)) {
    let dataset = &index.dataset;
    let is_day = |day: Day| EVER < day && day < NEVER;
    for event in 0..dataset.events.len() {
        if let Some(date) = dataset.events.date(event) {
            // It stops being what comes next, and becomes what came last.
            let (from, to) = Bounds::of(&date).start;
            [from, to].into_iter().filter(|day| is_day(*day)).for_each(&mut *name);
        }
    }
    for (position, track) in dataset.tracks.iter().enumerate() {
        let ix = TrackIx::new(position);
        let mut moments = Vec::new();
        for bounds::InTrack { bounds, .. } in bounds::of_track(track) {
            moments.extend([bounds.start.0, bounds.start.1, after(bounds.end.0), after(bounds.end.1)]);
        }
        for dispute in &dataset.disputes {
            if let Some(span) = contested_span(dispute, ix, index) {
                moments.extend([span.from, after(span.to)]);
            }
        }
        let on = |day| TrackStanding::on(track, ix, &dataset.disputes, index, day);
        // What begins with the calendar has no day before.
        moments.retain(|day| is_day(*day) && on(*day) != on(before(*day)));
        moments.into_iter().for_each(&mut *name);
    }
}
