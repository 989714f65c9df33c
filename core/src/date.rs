//! Time as the widget knows it: a `Day`, and a `Date` that may be vague.
//! Knows the calendar; knows neither EDTF's text (`edtf`) nor words (`text`).

pub mod calendar;
pub mod edtf;

pub use calendar::Unit;

/// A proleptic Gregorian day, counted from 1970-01-01 (day 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The first day of the earliest year that the widget draws.
    pub const MIN: Day = Day::from_ymd(-4_000_000, 1, 1);
    /// The last day of the latest year that the widget draws.
    pub const MAX: Day = Day::from_ymd(4_000_000, 12, 31);

    /// The day of a civil date; `month` 1 to 12, `day` 1 to 31, astronomical years.
    /// Years beyond those of `MIN` and `MAX` are drawn at that end.
    pub const fn from_ymd(year: i64, month: u8, day: u8) -> Day {
        let year = if year < -4_000_000 {
            -4_000_000
        } else if year > 4_000_000 {
            4_000_000
        } else {
            year
        };
        // Counting years from March puts the leap day at the end of the year.
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (month as i64 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day as i64 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Day((era * 146_097 + day_of_era - 719_468) as i32)
    }

    /// Astronomical year, month 1 to 12, day 1 to 31.
    pub const fn ymd(self) -> (i32, u8, u8) {
        let days = self.0 as i64 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year as i32, month as u8, day as u8)
    }

    pub const fn year(self) -> i32 {
        self.ymd().0
    }
}

/// How fine a written date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    Day,
    Month,
    /// EDTF's code of a season, quarter, third or half: 21 to 41.
    Season(u8),
    Year,
    Decade,
    Century,
    /// Digits left open in another way, such as `1X5X`: only the bounds are known.
    Irregular,
}

/// A written date: the days that it may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub earliest: Day,
    pub latest: Day,
    pub precision: Precision,
    /// EDTF `?`: the source is in doubt.
    pub uncertain: bool,
    /// EDTF `~`: an estimate.
    pub approximate: bool,
}

impl Stretch {
    pub fn is_qualified(&self) -> bool {
        self.uncertain || self.approximate
    }
}

/// Where a date begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    Dated(Stretch),
    /// EDTF `..`: no bound.
    Open,
    /// EDTF's empty endpoint: there is a bound, and nobody says which.
    Unknown,
}

impl Endpoint {
    pub fn stretch(&self) -> Option<Stretch> {
        match self {
            Endpoint::Dated(stretch) => Some(*stretch),
            Endpoint::Open | Endpoint::Unknown => None,
        }
    }
}

/// What the two endpoints of a date mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// At some time within one written date; both endpoints are that date.
    Single,
    /// From the start to the end: it lasts.
    Interval,
    /// At some time between the start and the end: EDTF's `[a..b]`.
    OneOf,
}

/// A date as a source tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    pub form: Form,
    pub start: Endpoint,
    pub end: Endpoint,
}

impl Date {
    pub fn single(stretch: Stretch) -> Date {
        Date { form: Form::Single, start: Endpoint::Dated(stretch), end: Endpoint::Dated(stretch) }
    }

    /// The earliest day that the date allows; `None` where it is open or unknown.
    pub fn earliest(&self) -> Option<Day> {
        self.start.stretch().map(|stretch| stretch.earliest)
    }

    /// The latest day that the date allows; `None` where it is open or unknown.
    pub fn latest(&self) -> Option<Day> {
        self.end.stretch().map(|stretch| stretch.latest)
    }

    /// A day to sort and to aim at: the earliest if there is one, else the latest.
    pub fn anchor(&self) -> Day {
        self.earliest().or(self.latest()).unwrap_or(Day(0))
    }

    pub fn certainty(&self) -> Certainty {
        let stretches = [self.start.stretch(), self.end.stretch()];
        let known = || stretches.iter().flatten();
        if known().any(Stretch::is_qualified) {
            Certainty::Approximate
        } else if known().count() < 2 {
            Certainty::Open
        } else if self.form == Form::OneOf || known().any(|stretch| stretch.precision != Precision::Day) {
            Certainty::Imprecise
        } else {
            Certainty::Exact
        }
    }
}

/// How sure a date is, from its own text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// To the day.
    Exact,
    /// A month, a year, a decade.
    Imprecise,
    /// Marked approximate or uncertain.
    Approximate,
    /// Without a bound on one side.
    Open,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_its_civil_date_are_the_same_thing() {
        let mut day = Day::from_ymd(-801, 1, 1);
        let mut before = (-802, 12, 31);
        while day < Day::from_ymd(2401, 1, 1) {
            let (year, month, date) = day.ymd();
            assert_eq!(Day::from_ymd(i64::from(year), month, date), day);
            assert!((year, month, date) > before, "{before:?} then {:?}", (year, month, date));
            before = (year, month, date);
            day = Day(day.0 + 1);
        }
    }

    #[test]
    fn known_days_have_their_numbers() {
        let check = |(year, month, day), number| assert_eq!(Day::from_ymd(year, month, day), Day(number));
        check((1970, 1, 1), 0);
        check((1969, 12, 31), -1);
        check((2000, 2, 29), 11_016);
        check((0, 3, 1), -719_468);
        check((2014, 6, 20), 16_241);
    }

    #[test]
    fn years_beyond_the_limits_are_drawn_at_the_limit() {
        assert_eq!(Day::from_ymd(1_000_000_000, 12, 31), Day::MAX);
        assert_eq!(Day::from_ymd(-1_000_000_000, 1, 1), Day::MIN);
    }
}
