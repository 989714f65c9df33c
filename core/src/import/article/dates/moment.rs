//! A date that is written out, as EDTF, and what is reckoned from it: what was before, after, so much later.
//! Knows the calendar; knows nothing of words.

use crate::date::{Day, edtf};

/// What is written, before it becomes EDTF. Decades and centuries by their first years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Written {
    Day(i32, u8, u8),
    Month(i32, u8),
    /// With EDTF's code of the season.
    Season(i32, u8),
    Year(i32),
    Decade(i32),
    Century(i32),
}

/// Which part of it is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Portion {
    Early,
    Mid,
    Late,
    FirstHalf,
    SecondHalf,
    /// The year with which it begins.
    Turn,
}

/// The unit in which is counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    Day,
    Month,
    Year,
}

/// One date with its marks of doubt.
#[derive(Clone, Debug)]
pub struct Moment {
    edtf: String,
    /// What stands for it where a set cannot stand.
    whole: String,
    step: Step,
    pub uncertain: bool,
    pub approximate: bool,
}

impl Moment {
    pub fn new(written: Written, portion: Option<Portion>) -> Moment {
        let whole = text(written);
        let step = match written {
            Written::Day(..) => Step::Day,
            Written::Month(..) | Written::Season(..) => Step::Month,
            _ => Step::Year,
        };
        let years = |from: i32, to: i32| format!("[{}..{}]", year(from), year(to));
        let edtf = match (written, portion) {
            (Written::Month(of, month), Some(Portion::Early)) => days(of, month, 1, 10),
            (Written::Month(of, month), Some(Portion::Mid)) => days(of, month, 11, 20),
            (Written::Month(of, month), Some(Portion::Late)) => days(of, month, 21, 31),
            (Written::Month(of, month), Some(Portion::FirstHalf)) => days(of, month, 1, 15),
            (Written::Month(of, month), Some(Portion::SecondHalf)) => days(of, month, 16, 31),
            // EDTF's thirds and halves of a year.
            (Written::Year(of), Some(Portion::Early)) => format!("{}-37", year(of)),
            (Written::Year(of), Some(Portion::Mid)) => format!("{}-38", year(of)),
            (Written::Year(of), Some(Portion::Late)) => format!("{}-39", year(of)),
            (Written::Year(of), Some(Portion::FirstHalf)) => format!("{}-40", year(of)),
            (Written::Year(of), Some(Portion::SecondHalf)) => format!("{}-41", year(of)),
            (Written::Decade(of), Some(Portion::Early)) => years(of, of + 3),
            (Written::Decade(of), Some(Portion::Mid)) => years(of + 4, of + 6),
            (Written::Decade(of), Some(Portion::Late)) => years(of + 7, of + 9),
            (Written::Decade(of), Some(Portion::FirstHalf)) => years(of, of + 4),
            (Written::Decade(of), Some(Portion::SecondHalf)) => years(of + 5, of + 9),
            (Written::Century(of), Some(Portion::Early)) => years(of, of + 33),
            (Written::Century(of), Some(Portion::Mid)) => years(of + 34, of + 66),
            (Written::Century(of), Some(Portion::Late)) => years(of + 67, of + 99),
            (Written::Century(of), Some(Portion::FirstHalf)) => years(of, of + 49),
            (Written::Century(of), Some(Portion::SecondHalf)) => years(of + 50, of + 99),
            (Written::Century(of) | Written::Decade(of), Some(Portion::Turn)) => {
                return Moment { approximate: true, ..Moment::new(Written::Year(of), None) };
            }
            _ => whole.clone(),
        };
        Moment { edtf, whole, step, uncertain: false, approximate: false }
    }

    pub fn has_month(&self) -> bool {
        self.step != Step::Year
    }

    fn mark(&self) -> &'static str {
        match (self.uncertain, self.approximate) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        }
    }

    /// In EDTF; a set, which bears no marks, only where there is no doubt.
    pub fn edtf(&self) -> String {
        if self.mark().is_empty() { self.edtf.clone() } else { [&self.whole, self.mark()].concat() }
    }

    /// The same as an end of an interval, where no set can stand.
    pub fn end(&self) -> String {
        let is_part = self.edtf.starts_with('[');
        let mark = if is_part && self.mark().is_empty() { "~" } else { self.mark() };
        [&self.whole_or_code(), mark].concat()
    }

    fn whole_or_code(&self) -> String {
        if self.edtf.starts_with('[') { self.whole.clone() } else { self.edtf.clone() }
    }

    fn bounds(&self) -> (Option<Day>, Option<Day>) {
        edtf::parse(&self.edtf).map_or((None, None), |date| (date.earliest(), date.latest()))
    }

    /// The last date before it, as an end.
    pub fn before(&self) -> Option<String> {
        let day = self.bounds().0?;
        Some([&at(Day(day.0 - 1), self.step), self.mark()].concat())
    }

    /// The first date after it, as an end.
    pub fn after(&self) -> Option<String> {
        let day = self.bounds().1?;
        Some([&at(Day(day.0 + 1), self.step), self.mark()].concat())
    }

    pub fn reach(&self) -> Reach {
        let (earliest, latest) = self.bounds();
        Reach { earliest, latest, uncertain: self.uncertain, approximate: self.approximate }
    }
}

/// The days that something that is reckoned from may have happened on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reach {
    pub earliest: Option<Day>,
    pub latest: Option<Day>,
    pub uncertain: bool,
    pub approximate: bool,
}

impl Reach {
    /// That of a date in EDTF; of what lasts, that of its end, or of its beginning where it has no end.
    pub fn of(edtf: &str) -> Option<Reach> {
        let date = edtf::parse(edtf).ok()?;
        let is_interval = edtf.contains('/');
        let lasting = date.end.stretch().or(date.start.stretch()).filter(|_| is_interval);
        let marks = lasting.or(date.start.stretch()).or(date.end.stretch())?;
        Some(Reach {
            earliest: lasting.map(|end| end.earliest).or(date.earliest()),
            latest: lasting.map(|end| end.latest).or(date.latest()),
            uncertain: marks.uncertain,
            approximate: marks.approximate,
        })
    }

    /// So many steps later, or earlier, to the step; nearly so where it is `about`.
    pub fn shifted(&self, count: i32, step: Step, about: bool) -> Option<String> {
        let to = |day: Day| shift(day, count, step);
        match (self.earliest, self.latest) {
            (Some(first), Some(last)) => Some(self.between(to(first), to(last), about)),
            (Some(first), None) => Some(format!("[{}..]", to(first))),
            (None, Some(last)) => Some(format!("[..{}]", to(last))),
            (None, None) => None,
        }
    }

    fn between(&self, first: String, last: String, about: bool) -> String {
        if first != last {
            return format!("[{first}..{last}]");
        }
        let mark = match (self.uncertain, self.approximate || about) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        };
        [&first, mark].concat()
    }

    /// Some time after it, or before it.
    pub fn beyond(&self, is_later: bool) -> Option<String> {
        let day = if is_later { self.earliest } else { self.latest }?;
        let step = if self.earliest == self.latest { Step::Day } else { Step::Year };
        Some(if is_later { format!("[{}..]", at(day, step)) } else { format!("[..{}]", at(day, step)) })
    }

    /// The year that it was in, if that is certain.
    pub fn year(&self) -> Option<i32> {
        let (first, last) = (self.earliest?.year(), self.latest?.year());
        Some(first).filter(|_| first == last)
    }
}

/// A day some steps away, written to the step.
fn shift(day: Day, count: i32, step: Step) -> String {
    let (of, month, _) = day.ymd();
    match step {
        Step::Day => at(Day(day.0.saturating_add(count)), step),
        Step::Month => {
            let months = i64::from(of) * 12 + i64::from(month) - 1 + i64::from(count);
            let (of, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
            text(Written::Month(of as i32, month as u8))
        }
        Step::Year => year(of.saturating_add(count)),
    }
}

fn at(day: Day, step: Step) -> String {
    let (of, month, day) = day.ymd();
    text(match step {
        Step::Day => Written::Day(of, month, day),
        Step::Month => Written::Month(of, month),
        Step::Year => Written::Year(of),
    })
}

fn text(written: Written) -> String {
    match written {
        Written::Day(of, month, day) => format!("{}-{month:02}-{day:02}", year(of)),
        Written::Month(of, month) => format!("{}-{month:02}", year(of)),
        Written::Season(of, code) => format!("{}-{code}", year(of)),
        Written::Year(of) => year(of),
        Written::Decade(of) => format!("{:03}X", of / 10),
        // Before the year 0 no digit may be left open.
        Written::Century(of) if of < 0 => format!("[{}..{}]", year(of), year(of + 99)),
        Written::Century(of) => format!("{:02}XX", of / 100),
    }
}

/// From one day of a month to another of it, as far as it goes.
fn days(of: i32, month: u8, from: u8, to: u8) -> String {
    let next = if month == 12 { (of + 1, 1) } else { (of, month + 1) };
    let length = Day(Day::from_ymd(next.0.into(), next.1, 1).0 - 1).ymd().2;
    let day = |day: u8| text(Written::Day(of, month, day));
    format!("[{}..{}]", day(from), day(to.min(length)))
}

fn year(of: i32) -> String {
    let sign = if of < 0 { "-" } else { "" };
    format!("{sign}{:04}", of.unsigned_abs())
}
