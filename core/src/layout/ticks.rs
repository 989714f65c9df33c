//! The ruler: which steps of the calendar are ticks, which have words, and how clearly they are drawn.

use super::{Domain, Face, Measure, Scale};
use crate::date::{Day, Unit};
use crate::order::clamp;
use crate::text::{Language, dates};

/// A line on the axis, with or without words.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub day: Day,
    pub x: f64,
    /// 0 to 1: ticks come in gently as the steps grow apart.
    pub strength: f64,
    /// Empty for a tick without words.
    pub label: String,
}

/// A longer stretch named once below the ticks: a year below its months.
#[derive(Clone, Debug, PartialEq)]
pub struct Major {
    pub x: f64,
    /// Where the next one begins.
    pub end: f64,
    pub label: String,
    pub width: f64,
}

/// Ticks of a window, and the majors under them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticks {
    pub ticks: Vec<Tick>,
    pub majors: Vec<Major>,
}

/// More ticks than this are never drawn, whatever the window: enough for three screens of the widest kind.
const LIMIT: usize = 4_000;
/// Pixels between the words of neighbouring ticks.
const GAP: f64 = 18.0;
/// Pixels between ticks without words when they first show, and when they are fully drawn.
const FIRST: f64 = 7.0;
const FULL: f64 = 20.0;

pub fn ticks(window: Domain, scale: Scale, language: Language, measure: &dyn Measure) -> Ticks {
    let (from, to) = (day_at(window.from), day_at(window.to()));
    let labelled = labelled_unit((from, to), scale, language, measure);
    let mut ticks: Vec<Tick> = Vec::new();
    for day in labelled.steps(from, to, LIMIT) {
        ticks.push(Tick { day, x: scale.x_from_start(day), strength: 1.0, label: label(labelled, day, language) });
    }
    if let Some(fine) = finer(labelled, scale) {
        let spacing = fine.days() * scale.px_per_day;
        let strength = clamp((spacing - FIRST) / (FULL - FIRST), 0.0, 1.0);
        let bare = fine.steps(from, to, LIMIT).filter(|day| labelled.floor(*day) != *day);
        ticks.extend(bare.map(|day| Tick { day, x: scale.x_from_start(day), strength, label: String::new() }));
    }
    Ticks { ticks, majors: majors(labelled, from, to, scale, language, measure) }
}

pub fn day_at(day: f64) -> Day {
    Day(clamp(day, f64::from(Day::MIN.0), f64::from(Day::MAX.0)) as i32)
}

/// The finest step whose words all fit beside each other.
fn labelled_unit(window: (Day, Day), scale: Scale, language: Language, measure: &dyn Measure) -> Unit {
    let fits = |unit: &Unit| {
        let widest = widest_label(*unit, window, language, measure);
        // The shortest month has 28 days, and steps of days are cut at its end.
        let shortest = match unit {
            Unit::Days(1) => 1.0,
            Unit::Days(n) => f64::from(*n).min(f64::from(28 - (28 - 1) / n * n).max(1.0).max(f64::from(*n) * 0.5)),
            Unit::Months(n) => f64::from(*n) * 28.0,
            Unit::Years(n) => f64::from(*n) * 365.0,
        };
        shortest * scale.px_per_day >= widest + GAP
    };
    Unit::LADDER.into_iter().find(fits).unwrap_or(Unit::Years(4_000_000))
}

fn widest_label(unit: Unit, (from, to): (Day, Day), language: Language, measure: &dyn Measure) -> f64 {
    let width = |text: &str| measure.width(text, Face::Tick);
    match unit {
        Unit::Days(_) => width("30"),
        Unit::Months(_) => (1..=12).map(|month| width(dates::month_on_axis(language, month))).fold(0.0, f64::max),
        // The years furthest from the year 1 have the most digits.
        Unit::Years(_) => [from.year(), 2000, to.year()]
            .map(|year| width(&dates::year_on_axis(language, year)))
            .into_iter()
            .fold(0.0, f64::max),
    }
}

/// The coarsest finer step that divides the labelled one and is not too dense to see.
fn finer(labelled: Unit, scale: Scale) -> Option<Unit> {
    let divides = |unit: &Unit| match (*unit, labelled) {
        (Unit::Years(fine), Unit::Years(coarse)) => fine < coarse && coarse % fine == 0,
        (Unit::Months(fine), Unit::Months(coarse)) => fine < coarse && coarse % fine == 0,
        (Unit::Days(fine), Unit::Days(coarse)) => fine == 1 && coarse > 1,
        (Unit::Months(_), Unit::Years(_)) | (Unit::Days(_), Unit::Months(_)) => true,
        _ => false,
    };
    Unit::LADDER.into_iter().filter(divides).find(|unit| unit.days() * scale.px_per_day >= FIRST)
}

fn label(unit: Unit, day: Day, language: Language) -> String {
    let (year, month, date) = day.ymd();
    match unit {
        Unit::Days(_) => date.to_string(),
        Unit::Months(_) => dates::month_on_axis(language, month).to_owned(),
        Unit::Years(_) => dates::year_on_axis(language, year),
    }
}

fn majors(unit: Unit, from: Day, to: Day, scale: Scale, language: Language, measure: &dyn Measure) -> Vec<Major> {
    let major = match unit {
        Unit::Days(_) => Unit::Months(1),
        Unit::Months(_) => Unit::Years(1),
        // Years name themselves.
        Unit::Years(_) => return Vec::new(),
    };
    let name = |day: Day| match major {
        Unit::Months(_) => dates::month_and_year_on_axis(language, day),
        _ => dates::year_on_axis(language, day.year()),
    };
    let major_of = |day: Day| {
        let label = name(day);
        let width = measure.width(&label, Face::Major);
        Major { x: scale.x_from_start(day), end: scale.x_from_start(major.next(day)), label, width }
    };
    major.steps(from, to, LIMIT).map(major_of).collect()
}

/// Where the name of a long stretch is drawn so that it is right of `left` for as long as it can, and whether it has room.
/// All in pixels: the stretch from `start` to `end`, the view from `left` on.
pub fn label_in_view(start: f64, end: f64, width: f64, left: f64) -> Option<f64> {
    let room = end - width;
    (room >= start).then(|| start.max(left).min(room))
}

#[cfg(test)]
mod tests {
    use super::super::tests::SevenPixels;
    use super::*;

    fn at(px_per_day: f64) -> Ticks {
        let scale = Scale { origin: 0.0, px_per_day };
        ticks(Domain { from: 0.0, days: 1000.0 / px_per_day }, scale, Language::English, &SevenPixels)
    }

    fn labels(ticks: &Ticks) -> Vec<&str> {
        ticks.ticks.iter().map(|tick| tick.label.as_str()).filter(|label| !label.is_empty()).take(4).collect()
    }

    #[test]
    fn ticks_go_from_days_to_millennia() {
        let check = |px_per_day, expect: [&str; 4]| assert_eq!(labels(&at(px_per_day)), expect, "{px_per_day}");
        check(100.0, ["1", "2", "3", "4"]);
        check(20.0, ["1", "3", "5", "7"]);
        check(2.0, ["Jan", "Feb", "Mar", "Apr"]);
        check(0.6, ["Jan", "Apr", "Jul", "Oct"]);
        check(0.2, ["1970", "1971", "1972", "1973"]);
        check(0.02, ["1970", "1980", "1990", "2000"]);
        check(0.0002, ["1000", "2000", "3000", "4000"]);
    }

    #[test]
    fn no_words_collide_at_any_scale() {
        for language in Language::ALL {
            for step in 0..400 {
                let scale = Scale { origin: -800_000.0, px_per_day: 150.0 * 0.95_f64.powi(step) };
                let window = Domain { from: -800_000.0, days: 1500.0 / scale.px_per_day };
                let ticks = ticks(window, scale, language, &SevenPixels);
                let mut right = f64::NEG_INFINITY;
                for tick in ticks.ticks.iter().filter(|tick| !tick.label.is_empty()) {
                    let half = SevenPixels.width(&tick.label, Face::Tick) / 2.0;
                    assert!(tick.x - half > right, "{language:?} {}: {} at {}", scale.px_per_day, tick.label, tick.x);
                    right = tick.x + half;
                }
            }
        }
    }

    #[test]
    fn fine_ticks_come_in_gently() {
        let faint = |px_per_day| at(px_per_day).ticks.iter().map(|tick| tick.strength).fold(1.0, f64::min);
        assert!(faint(0.022) < faint(0.03), "{} {}", faint(0.022), faint(0.03));
    }

    #[test]
    fn a_label_of_a_long_stretch_stays_in_view() {
        let check = |start, end, expect| assert_eq!(label_in_view(start, end, 50.0, 0.0), expect);
        check(10.0, 400.0, Some(10.0));
        check(-300.0, 400.0, Some(0.0));
        check(-300.0, 30.0, Some(-20.0));
        check(-300.0, -10.0, Some(-60.0));
        check(10.0, 40.0, None);
    }
}
