//! One written date: a year, a month, a day, with holes and marks of doubt.

use super::*;

/// The days that one date may mean.
pub(super) fn stretch(text: &str) -> Result<Stretch, Wrong> {
    let mut reader = Reader { rest: text.as_bytes(), uncertain: false, approximate: false };
    let (earliest, latest, precision) = reader.date()?;
    if !reader.rest.is_empty() {
        return Err(TOO_MUCH);
    }
    let day = |(year, month, day): Civil| Day::from_ymd(year, month, day);
    let Reader { uncertain, approximate, .. } = reader;
    Ok(Stretch { earliest: day(earliest), latest: day(latest), precision, uncertain, approximate })
}

/// A year, a month, and a day.
type Civil = (i64, u8, u8);

struct Reader<'a> {
    rest: &'a [u8],
    uncertain: bool,
    approximate: bool,
}

impl<'a> Reader<'a> {
    fn date(&mut self) -> Result<(Civil, Civil, Precision), Wrong> {
        if self.eats(b'Y') {
            return self.far_year();
        }
        self.qualifier();
        let negative = self.eats(b'-');
        let year = self.pattern(4).ok_or(NO_YEAR)?;
        if negative && (year.contains(&b'X') || year == b"0000") {
            return Err("before the year 0 all digits of a year must be known");
        }
        let significant = self.significant()?;
        self.qualifier();
        if let Some(known) = significant {
            let known = known.filter(|known| *known <= 4 && !year.contains(&b'X')).ok_or(SIGNIFICANT)?;
            return Ok(whole_years(negative, value(year, b'0'), 4 - known));
        }
        let month = self.part(NO_MONTH)?;
        let day = if month.is_some() { self.part(NO_DAY)? } else { None };
        let signed = |year: i64| if negative { -year } else { year };
        let (first, last) = (value(year, b'0'), value(year, b'9'));
        if let Some(month) = month.filter(|month| !month.contains(&b'X') && value(month, b'0') > 12) {
            let (from, length, code) = season(value(month, b'0')).filter(|_| day.is_none()).ok_or(NO_MONTH)?;
            let month = from + length - 1;
            let (year, month) = if month > 12 { (signed(last) + 1, month - 12) } else { (signed(last), month) };
            return Ok(((signed(first), from, 1), (year, month, length_of(year, month)), Precision::Season(code)));
        }
        let years = (first..=last).filter(|number| fits(year, *number));
        let earliest = years.clone().find_map(|year| day_in(signed(year), month, day, false));
        let latest = years.rev().find_map(|year| day_in(signed(year), month, day, true));
        let (Some(earliest), Some(latest)) = (earliest, latest) else {
            return Err(if day.is_some() { NO_DAY } else { NO_MONTH });
        };
        // `2014-XX-25` allows twelve scattered days, which no unit describes; `2014-X3-25` one only.
        let has_hole = |part: Option<&[u8]>| part.is_some_and(|part| part.contains(&b'X'));
        let scattered = has_hole(month) && day.is_some() && !has_hole(day) && earliest != latest;
        Ok((earliest, latest, if scattered { Precision::Irregular } else { precision(earliest, latest) }))
    }

    /// A year of five digits or more, perhaps with an exponent: `Y170000002`, `Y17E4`.
    fn far_year(&mut self) -> Result<(Civil, Civil, Precision), Wrong> {
        let negative = self.eats(b'-');
        if self.rest.starts_with(b"0") {
            return Err(FAR_YEAR);
        }
        let (mut year, mut digits) = self.number();
        if digits == 0 {
            return Err(FAR_YEAR);
        }
        if self.eats(b'E') {
            let (exponent, length) = self.number();
            if length == 0 {
                return Err(FAR_YEAR);
            }
            // The numbers saturate, so that whatever is too large stays too large.
            digits = digits.saturating_add(exponent.clamp(0, 1_000) as u32);
            year = year.saturating_mul(10_i64.saturating_pow(exponent.clamp(0, 1_000) as u32));
        }
        if year <= 9_999 {
            return Err(FAR_YEAR);
        }
        let significant = self.significant()?;
        self.qualifier();
        let hidden = match significant {
            None => 0,
            Some(known) => known.and_then(|known| digits.checked_sub(known)).ok_or(SIGNIFICANT)?,
        };
        let years = if year > 4_000_000 { return Err(BEYOND) } else { whole_years(negative, year, hidden) };
        if years.0.0 < -4_000_000 || years.1.0 > 4_000_000 { Err(BEYOND) } else { Ok(years) }
    }

    fn eats(&mut self, byte: u8) -> bool {
        let rest = self.rest.split_first().filter(|(first, _)| **first == byte).map(|(_, rest)| rest);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn qualifier(&mut self) {
        let both = self.eats(b'%');
        let uncertain = both || self.eats(b'?');
        let approximate = both || !uncertain && self.eats(b'~');
        self.uncertain |= uncertain;
        self.approximate |= approximate;
    }

    /// So many digits or X.
    fn pattern(&mut self, length: usize) -> Option<&'a [u8]> {
        let (pattern, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(pattern).filter(|pattern| is_pattern(pattern, true))
    }

    /// A month or a day, if one follows.
    fn part(&mut self, wrong: Wrong) -> Result<Option<&'a [u8]>, Wrong> {
        if !self.eats(b'-') {
            return Ok(None);
        }
        self.qualifier();
        let pattern = self.pattern(2).ok_or(wrong)?;
        self.qualifier();
        Ok(Some(pattern))
    }

    /// How many digits of the year are known, if that is said.
    fn significant(&mut self) -> Result<Option<Option<u32>>, Wrong> {
        if !self.eats(b'S') {
            return Ok(None);
        }
        let (known, _) = self.number();
        if known == 0 { Err(SIGNIFICANT) } else { Ok(Some(u32::try_from(known).ok())) }
    }

    /// The number that stands next, and how many digits it has.
    fn number(&mut self) -> (i64, u32) {
        let (mut number, mut digits) = (0_i64, 0);
        while let Some((digit @ b'0'..=b'9', rest)) = self.rest.split_first() {
            number = number.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
            digits += 1;
            self.rest = rest;
        }
        (number, digits)
    }
}

pub(super) fn is_pattern(text: &[u8], holes: bool) -> bool {
    text.iter().all(|byte| byte.is_ascii_digit() || holes && *byte == b'X')
}

/// The number of a pattern, with this digit in its holes.
pub(super) fn value(pattern: &[u8], hole: u8) -> i64 {
    let digit = |byte: u8| i64::from(if byte == b'X' { hole } else { byte }) - i64::from(b'0');
    pattern.iter().fold(0, |number, byte| number * 10 + digit(*byte))
}

fn fits(pattern: &[u8], mut number: i64) -> bool {
    pattern.iter().rev().all(|wanted| {
        let digit = b'0' + (number % 10) as u8;
        number /= 10;
        *wanted == b'X' || *wanted == digit
    })
}

/// The first or the last day of a year that fits.
fn day_in(year: i64, month: Option<&[u8]>, day: Option<&[u8]>, last: bool) -> Option<Civil> {
    let fitting = |pattern: Option<&[u8]>, number: u8| pattern.is_none_or(|pattern| fits(pattern, i64::from(number)));
    let months = (1..=12).map(|number| if last { 13 - number } else { number });
    months.filter(|number| fitting(month, *number)).find_map(|month| {
        let length = length_of(year, month);
        let mut days = (1..=length).map(|number| if last { length + 1 - number } else { number });
        days.find(|number| fitting(day, *number)).map(|day| (year, month, day))
    })
}

fn length_of(year: i64, month: u8) -> u8 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The first month, the number of months, and the code of a part of a year that is no month.
/// The seasons of both hemispheres are drawn on the months that their names mean there.
fn season(code: i64) -> Option<(u8, u8, u8)> {
    let code = u8::try_from(code).ok()?;
    let (number, length) = match code {
        21..=28 => ((code - 21) % 4 * 3 + 3, 3),
        // From 29 on it is the southern spring that comes first.
        29..=32 => ((code - 27) % 4 * 3 + 3, 3),
        33..=36 => ((code - 33) * 3 + 1, 3),
        37..=39 => ((code - 37) * 4 + 1, 4),
        40 | 41 => ((code - 40) * 6 + 1, 6),
        _ => return None,
    };
    Some((number, length, code))
}

/// Whole years of which the last digits are not known.
fn whole_years(negative: bool, year: i64, hidden: u32) -> (Civil, Civil, Precision) {
    let step = 10_i64.saturating_pow(hidden);
    let first = year - year % step;
    let last = first.saturating_add(step - 1);
    let (first, last) = if negative { (-last, -first) } else { (first, last) };
    let (earliest, latest) = ((first, 1, 1), (last, 12, 31));
    (earliest, latest, precision(earliest, latest))
}

/// The precision follows from the bounds, so that `2014-XX` is a year like `2014`.
fn precision(earliest: Civil, latest: Civil) -> Precision {
    let whole_years = earliest.1 == 1 && earliest.2 == 1 && latest.1 == 12 && latest.2 == 31;
    let years = latest.0 - earliest.0 + 1;
    let begins = |with: i64| whole_years && years == with && earliest.0.rem_euclid(with) == 0;
    if earliest == latest {
        Precision::Day
    } else if begins(1) {
        Precision::Year
    } else if begins(10) {
        Precision::Decade
    } else if begins(100) {
        Precision::Century
    } else if (earliest.0, earliest.1) == (latest.0, latest.1) && earliest.2 == 1 && latest.2 >= 28 {
        Precision::Month
    } else {
        Precision::Irregular
    }
}
