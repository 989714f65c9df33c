//! Calendar steps, from days to millennia, for ticks and for rounding.
//! Knows nothing of pixels or labels.

use super::Day;

/// A step of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Days(i32),
    Months(i32),
    Years(i32),
}

impl Unit {
    /// The steps that an axis may take, from fine to coarse.
    pub const LADDER: [Unit; 26] = [
        Unit::Days(1),
        Unit::Days(2),
        Unit::Days(7),
        Unit::Months(1),
        Unit::Months(3),
        Unit::Months(6),
        Unit::Years(1),
        Unit::Years(2),
        Unit::Years(5),
        Unit::Years(10),
        Unit::Years(20),
        Unit::Years(50),
        Unit::Years(100),
        Unit::Years(200),
        Unit::Years(500),
        Unit::Years(1_000),
        Unit::Years(2_000),
        Unit::Years(5_000),
        Unit::Years(10_000),
        Unit::Years(20_000),
        Unit::Years(50_000),
        Unit::Years(100_000),
        Unit::Years(500_000),
        Unit::Years(1_000_000),
        Unit::Years(2_000_000),
        Unit::Years(4_000_000),
    ];

    /// The mean length in days.
    pub fn days(self) -> f64 {
        match self {
            Unit::Days(n) => f64::from(n),
            Unit::Months(n) => f64::from(n) * 30.436_875,
            Unit::Years(n) => f64::from(n) * 365.242_5,
        }
    }

    /// The last step at or before a day. Steps of several days begin anew with each month,
    /// so that a tick stands on the first of every month.
    pub fn floor(self, day: Day) -> Day {
        let (year, month, date) = day.ymd();
        match self {
            Unit::Days(1) => day,
            Unit::Days(n) => {
                let last_start = 31 - n;
                let steps = ((i32::from(date) - 1) / n).min(last_start / n);
                Day::from_ymd(i64::from(year), month, (steps * n + 1) as u8)
            }
            Unit::Months(n) => {
                let month = (i32::from(month) - 1) / n * n + 1;
                Day::from_ymd(i64::from(year), month as u8, 1)
            }
            Unit::Years(n) => Day::from_ymd(i64::from(year.div_euclid(n) * n), 1, 1),
        }
    }

    /// The first step after a day that is itself a step.
    pub fn next(self, step: Day) -> Day {
        let (year, month, date) = step.ymd();
        let months_later = |n: i32| {
            let months = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(n);
            Day::from_ymd(months.div_euclid(12), (months.rem_euclid(12) + 1) as u8, 1)
        };
        match self {
            Unit::Days(1) => Day(step.0 + 1),
            Unit::Days(n) => {
                let within_month = i32::from(date) - 1 + n <= 31 - n;
                if within_month { Day(step.0 + n).min(months_later(1)) } else { months_later(1) }
            }
            Unit::Months(n) => months_later(n),
            Unit::Years(n) => Day::from_ymd(i64::from(year) + i64::from(n), 1, 1),
        }
    }

    /// Every step from the one at or before `from` to the last at or before `to`, at most `limit`.
    pub fn steps(self, from: Day, to: Day, limit: usize) -> impl Iterator<Item = Day> {
        std::iter::successors(Some(self.floor(from.max(Day::MIN))), move |step| {
            Some(self.next(*step)).filter(|n| n > step)
        })
        .take_while(move |step| *step <= to)
        .take(limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i64, month: u8, date: u8) -> Day {
        Day::from_ymd(year, month, date)
    }

    #[test]
    fn a_step_begins_at_or_before_its_day_and_the_next_one_after_it() {
        for unit in Unit::LADDER {
            for number in (-800_000..40_000).step_by(997) {
                let floor = unit.floor(Day(number));
                assert!(floor <= Day(number), "{unit:?} {number}");
                assert_eq!(unit.floor(floor), floor, "{unit:?} {number}");
                assert!(unit.next(floor) > Day(number), "{unit:?} {number}: {:?}", Day(number).ymd());
                assert_eq!(unit.floor(unit.next(floor)), unit.next(floor), "{unit:?} {number}");
            }
        }
    }

    #[test]
    fn steps_of_days_begin_anew_with_each_month() {
        let steps: Vec<_> = Unit::Days(7).steps(day(2014, 6, 3), day(2014, 7, 9), 100).map(Day::ymd).collect();
        let expect = [(6, 1), (6, 8), (6, 15), (6, 22), (7, 1), (7, 8)].map(|(month, date)| (2014, month, date));
        assert_eq!(steps, expect);
    }

    #[test]
    fn years_before_the_year_one_are_stepped_too() {
        let steps: Vec<_> = Unit::Years(100).steps(day(-150, 1, 1), day(120, 1, 1), 100).map(Day::year).collect();
        assert_eq!(steps, [-200, -100, 0, 100]);
    }

    #[test]
    fn a_limit_ends_the_steps() {
        assert_eq!(Unit::Days(1).steps(Day(0), Day(1_000_000), 10).count(), 10);
    }
}
