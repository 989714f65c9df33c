//! A lane with more events than can be drawn one by one: a small histogram of them all, and the heaviest as marks above it.
//! Whatever the number of events, a few hundred of them are looked at.

use super::Domain;
use super::marks::{Drawn, Stage};
use super::rows::Rows;
use super::ticks::day_at;
use crate::dataset::{EventIx, Lane};
use crate::date::{Date, Day, Endpoint, Form, Precision, Stretch, Unit};
use crate::index::{Entry, Span, Sums};
use crate::order::sort;
use crate::text::{Language, dates::date_in_words, fill};

/// All events of a lane, as bars over equal steps of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Density {
    pub lane: Lane,
    pub unit: Unit,
    /// In order of time; steps in which nothing happens have none.
    pub bars: Vec<Bar>,
    pub y: f64,
    pub height: f64,
    /// The events that a bar of full height stands for.
    pub full: usize,
    /// The events that begin under the bars.
    pub count: usize,
}

/// One step of the calendar in which something may have happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Its first and its last day.
    pub span: Span,
    pub x: f64,
    pub width: f64,
    /// Pixels, for the events that happen there if each is spread evenly over the days that its date may mean.
    pub height: f64,
    /// How many events begin in it.
    pub count: usize,
    /// How many more may reach into it.
    pub more: usize,
}

/// Pixels that a bar has at least.
const NARROWEST: f64 = 5.0;
/// Pixels of time out of which the heaviest events are taken, or up to twice as many.
const CELL: f64 = 128.0;
/// Pixels that a mark without words keeps clear on each side.
const ALONE: f64 = 14.0;
/// More bars than this are never drawn, whatever the window.
const LIMIT: usize = 4_000;
/// The least height of a bar in which there is anything, in pixels.
const LOWEST: f64 = 1.5;

/// Draws a lane as a crowd.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`: a crowd is not in the wasm itself.
#[inline(never)]
pub fn draw(stage: &Stage, lane: Lane, sums: &Sums, drawn: &mut Drawn) {
    let rows = stage.frame.rows;
    let for_bars = if rows >= 4 { 2 } else { 1 };
    stand_out(stage, lane, sums, rows - for_bars.min(rows), drawn);
    let y = stage.frame.row_y(lane.number(), rows - for_bars.min(rows));
    let height = for_bars as f64 * stage.frame.row_height - 2.0;
    drawn.densities.push(density(stage, lane, sums, (y, height)));
}

/// Places the heaviest events with their labels, and whatever must be drawn, in the rows above the bars.
fn stand_out(stage: &Stage, lane: Lane, sums: &Sums, rows: usize, drawn: &mut Drawn) {
    let mut cell = 1_i32;
    while f64::from(cell) * stage.scale.px_per_day < CELL && cell < i32::MAX / 4 {
        cell *= 2;
    }
    let mut entries = if rows > 0 { sums.heaviest(stage.packed_days(), cell, rows) } else { Vec::new() };
    // The heaviest first, so that what is placed does not depend on what is lighter.
    sort(&mut entries, |Entry { key, event, .. }: &Entry| (-i64::from(*key), i64::from(event.0)));
    let kept: Vec<EventIx> = stage.kept_in(lane).collect();
    let mut events: Vec<EventIx> = kept.iter().copied().filter(|event| stage.first.contains(event)).collect();
    // What must be drawn and finds no place after these gets the first one in another round.
    events.extend(entries.iter().map(|entry| entry.event).filter(|event| !stage.first.contains(event)));
    events.extend(kept.into_iter().filter(|event| !events.contains(event)).collect::<Vec<_>>());
    let mut taken = Rows::new(rows.max(1));
    for draft in events.into_iter().filter_map(|event| stage.draft(event)) {
        let labelled = stage.labels(&draft).into_iter().find_map(|label| {
            let (from, to) = (label.x.min(draft.x), (label.x + label.width).max(draft.right()));
            Some((taken.take(from, to)?, Some(label)))
        });
        // A mark without words stands so far from any words that they are not taken for its own.
        let bare = |taken: &mut Rows| {
            let row = taken.take(draft.x - ALONE, draft.right() + ALONE)?;
            Some((row, None))
        };
        // What the reader has chosen gets its label, if need be in another round.
        let waits = stage.kept.contains(&draft.event) && !stage.first.contains(&draft.event);
        if let Some((row, label)) = labelled.or_else(|| if waits { None } else { bare(&mut taken) }) {
            drawn.marks.push(stage.mark(&draft, row, label));
        }
    }
}

fn density(stage: &Stage, lane: Lane, sums: &Sums, (y, height): (f64, f64)) -> Density {
    let unit = UNITS.into_iter().find(|unit| unit.days() * stage.scale.px_per_day >= NARROWEST);
    let unit = unit.unwrap_or(Unit::Years(4_000_000));
    let Domain { from, .. } = stage.shown;
    let (from, to) = (day_at(from), day_at(stage.shown.to()));
    let mut bars: Vec<Bar> = Vec::new();
    let mut masses: Vec<f64> = Vec::new();
    let mut start = floor(unit, from);
    let (mut begun, mut mass) = (sums.begun(start.0), sums.mass(start.0));
    for _ in 0..LIMIT {
        let end = next(unit, start);
        if start > to || end <= start {
            break;
        }
        let (begun_then, mass_then) = (sums.begun(end.0), sums.mass(end.0));
        let count = begun_then - begun;
        let more = sums.touching(start.0, end.0).saturating_sub(count);
        if count + more > 0 {
            let (x, right) = (stage.scale.x_from_start(start), stage.scale.x_from_start(end));
            let span = Span { from: start, to: Day(end.0 - 1) };
            bars.push(Bar { span, x, width: right - x, height: 0.0, count, more });
            masses.push(mass_then - mass);
        }
        (start, begun, mass) = (end, begun_then, mass_then);
    }
    let full = round_up(masses.iter().fold(1.0, |most: f64, mass| most.max(*mass)));
    for (bar, mass) in bars.iter_mut().zip(masses) {
        bar.height = (mass / full as f64 * height).max(LOWEST);
    }
    let count = bars.iter().map(|bar| bar.count).sum();
    Density { lane, unit, bars, y, height, full, count }
}

impl Density {
    /// The bar at some pixels of the layout.
    pub fn bar_at(&self, x: f64) -> Option<&Bar> {
        let after = self.bars.partition_point(|bar| bar.x <= x);
        self.bars.get(after.checked_sub(1)?).filter(|bar| x < bar.x + bar.width)
    }

    /// What a bar of full height stands for, in words: “200 a month”.
    // Comes later.
    #[inline(never)]
    pub fn scale_in_words(&self, language: Language) -> String {
        let more = language.more_words();
        let ([one, several], number) = match self.unit {
            Unit::Days(number) => (more.in_days, number),
            Unit::Months(number) => (more.in_months, number),
            Unit::Years(number) => (more.in_years, number),
        };
        let template = if number == 1 { one } else { several };
        fill(template, &[("n", &language.number(self.full)), ("steps", &language.number(number as usize))])
    }
}

impl Bar {
    /// The step of the calendar in words.
    pub fn span_in_words(&self, unit: Unit, language: Language) -> String {
        let Span { from: earliest, to: latest } = self.span;
        let precision = match unit {
            Unit::Days(_) => Precision::Day,
            Unit::Months(1) => Precision::Month,
            // EDTF's code of the first quarter is 33.
            Unit::Months(_) => Precision::Season(33 + (earliest.ymd().1 - 1) / 3),
            Unit::Years(10) => Precision::Decade,
            Unit::Years(100) => Precision::Century,
            Unit::Years(_) => Precision::Year,
        };
        let stretch = Stretch { earliest, latest, precision, uncertain: false, approximate: false };
        let date = match unit {
            Unit::Days(2..) | Unit::Years(2..=9 | 11..=99 | 101..) => {
                let day = |day| Endpoint::Dated(Stretch { earliest: day, latest: day, ..stretch });
                Date { form: Form::Interval, start: day(earliest), end: day(latest) }
            }
            _ => Date::single(stretch),
        };
        date_in_words(language, &date)
    }

    /// How many events begin in it, and how many more may reach into it.
    pub fn count_in_words(&self, language: Language) -> String {
        let words = language.words();
        let more = language.more_words();
        let count = language.count(words.events, self.count);
        if self.more == 0 {
            return count;
        }
        [&*count, " · ", &language.count(more.reach_in, self.more)].concat()
    }
}

/// The steps that bars may have. A week begins on Monday, wherever the month does.
const UNITS: [Unit; 16] = [
    Unit::Days(1),
    Unit::Days(2),
    Unit::Days(7),
    Unit::Months(1),
    Unit::Months(3),
    Unit::Years(1),
    Unit::Years(2),
    Unit::Years(5),
    Unit::Years(10),
    Unit::Years(50),
    Unit::Years(100),
    Unit::Years(500),
    Unit::Years(1_000),
    Unit::Years(5_000),
    Unit::Years(50_000),
    Unit::Years(500_000),
];

/// The first day of the step that a day is in. Unlike those of an axis, steps of days are all of one length.
fn floor(unit: Unit, day: Day) -> Day {
    match unit {
        // 1970-01-05 was a Monday.
        Unit::Days(length) => Day((day.0 - 4).div_euclid(length) * length + 4),
        unit => unit.floor(day),
    }
}

fn next(unit: Unit, step: Day) -> Day {
    match unit {
        Unit::Days(length) => Day(step.0 + length),
        unit => unit.next(step),
    }
}

/// The next number that is 1, 2 or 5 with zeros.
fn round_up(number: f64) -> usize {
    let mut step = 1_usize;
    loop {
        for factor in [1, 2, 5] {
            if (step * factor) as f64 >= number || step > 1_000_000_000 {
                return step * factor;
            }
        }
        step *= 10;
    }
}
