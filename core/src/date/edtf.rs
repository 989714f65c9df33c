//! The edge where EDTF text, levels 0 to 2, becomes a `Date`; it knows nothing of words or pixels.
//! A reader of its own, since a library that can do more weighs three times as much in the wasm;
//! the tests hold it against edtf-core.

#[cfg(test)]
mod reference;

use super::{Date, Day, Endpoint, Form, Precision, Stretch};

/// Reads EDTF, levels 0 to 2.
///
/// # Errors
/// A sentence that says what is wrong and what a date may look like.
pub fn parse(text: &str) -> Result<Date, String> {
    let text = text.trim();
    let written =
        || text.chars().take(60).collect::<String>() + if text.chars().nth(60).is_some() { "…" } else { "" };
    let date = read(text).map_err(|wrong| {
        if wrong == BEYOND {
            return BEYOND.to_owned();
        }
        format!(
            "“{}” is not an EDTF date ({wrong}). Write for example 2014-06-20, 2014-06, 199X, 2015~ or 1990/2014.",
            written()
        )
    })?;
    if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest())
        && latest < earliest
    {
        return Err(format!("“{}” ends before it begins. Swap the two dates.", written()));
    }
    Ok(date)
}

/// What keeps a text from being a date.
type Wrong = &'static str;

const BEYOND: Wrong = "This year is beyond the years that can be drawn (4 million each way).";
const NO_YEAR: Wrong = "a year has four digits";
const NO_MONTH: Wrong = "there is no such month";
const NO_DAY: Wrong = "there is no such day";
const TOO_MUCH: Wrong = "more follows than a year, a month and a day";
const FAR_YEAR: Wrong = "a Y stands before a year of five digits or more";
const SIGNIFICANT: Wrong = "after an S stands how many digits of the year are known";

fn read(text: &str) -> Result<Date, Wrong> {
    if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("there are spaces or foreign letters in it");
    }
    let unclosed = "the closing bracket is missing";
    if let Some(members) = text.strip_prefix('[') {
        return set(Form::OneOf, members.strip_suffix(']').ok_or(unclosed)?);
    }
    if let Some(members) = text.strip_prefix('{') {
        return set(Form::Interval, members.strip_suffix('}').ok_or(unclosed)?);
    }
    if let Some((start, end)) = text.split_once('/') {
        if start.trim_matches('.').is_empty() && end.trim_matches('.').is_empty() {
            return Err("one of its ends must be a date");
        }
        let (start, end) = (endpoint(start, start.strip_prefix(".."))?, endpoint(end, end.strip_suffix(".."))?);
        return Ok(Date { form: Form::Interval, start, end });
    }
    if let Some((day, time)) = text.split_once('T') {
        let plain = day.len() == 10 && !day.starts_with('-') && day.bytes().all(|b| b == b'-' || b.is_ascii_digit());
        if !plain || !is_time(time.as_bytes()) {
            return Err("a time of day follows a whole date, as in 2014-06-20T10:30:00Z");
        }
        return stretch(day).map(Date::single);
    }
    stretch(text).map(Date::single)
}

/// One end of an interval; what is `bound` on one side only is not known.
fn endpoint(text: &str, bound: Option<&str>) -> Result<Endpoint, Wrong> {
    match (text, bound) {
        ("", _) => Ok(Endpoint::Unknown),
        ("..", _) => Ok(Endpoint::Open),
        (_, Some(bound)) => stretch(bound).map(|_| Endpoint::Unknown),
        _ => stretch(text).map(Endpoint::Dated),
    }
}

/// The hull of a set's members: its first possible and its last possible date.
fn set(form: Form, members: &str) -> Result<Date, Wrong> {
    let mut hull: Option<(Option<Stretch>, Option<Stretch>)> = None;
    for member in members.split(',') {
        let (start, end) = if let Some(end) = member.strip_prefix("..") {
            (None, Some(stretch(end)?))
        } else if let Some(start) = member.strip_suffix("..") {
            (Some(stretch(start)?), None)
        } else if let Some((start, end)) = member.split_once('.') {
            let (from, to) = (stretch(start)?, stretch(end.strip_prefix('.').unwrap_or(end))?);
            let plain = !member.contains(['X', 'S', '?', '~', '%']) && !matches!(from.precision, Precision::Season(_));
            if !plain || from.precision != to.precision || from.earliest > to.latest {
                return Err("from one plain date to a later one of the same kind can be written a..b");
            }
            (Some(from), Some(to))
        } else {
            let date = stretch(member)?;
            (Some(date), Some(date))
        };
        // A side that is open for one member is open for all.
        hull = Some(match hull {
            None => (start, end),
            Some((first, last)) => (
                first.zip(start).map(|(a, b)| if b.earliest < a.earliest { b } else { a }),
                last.zip(end).map(|(a, b)| if b.latest >= a.latest { b } else { a }),
            ),
        });
    }
    let open_or = |known: Option<Stretch>| known.map_or(Endpoint::Open, Endpoint::Dated);
    match hull.unwrap_or_default() {
        (Some(first), Some(last)) if first == last => Ok(Date::single(first)),
        (first, last) => Ok(Date { form, start: open_or(first), end: open_or(last) }),
    }
}

/// `hh:mm:ss`, and perhaps `Z` or a shift such as `+05:30`.
fn is_time(time: &[u8]) -> bool {
    let number = |digits: &[u8], largest: i64| is_pattern(digits, false) && value(digits, b'0') <= largest;
    let Some((&[a, b, b':', c, d, b':', e, f], shift)) = time.split_first_chunk::<8>() else { return false };
    let is_shift = match shift {
        [] | [b'Z'] => true,
        [b'+' | b'-', rest @ ..] => {
            let (hours, minutes) = match rest {
                [a, b] => ([*a, *b], *b"00"),
                [a, b, b':', c, d] => ([*a, *b], [*c, *d]),
                _ => return false,
            };
            let total = value(&hours, b'0') * 60 + value(&minutes, b'0');
            let some = total > 0 || shift.starts_with(b"+");
            number(&hours, 14) && number(&minutes, 59) && total <= 14 * 60 && some
        }
        _ => false,
    };
    number(&[a, b], 23) && number(&[c, d], 59) && number(&[e, f], 60) && is_shift
}

/// The days that one date may mean.
fn stretch(text: &str) -> Result<Stretch, Wrong> {
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
        // `2014-XX-25` allows twelve scattered days, which no unit describes.
        let has_hole = |part: Option<&[u8]>| part.is_some_and(|part| part.contains(&b'X'));
        let scattered = has_hole(month) && day.is_some() && !has_hole(day);
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

fn is_pattern(text: &[u8], holes: bool) -> bool {
    text.iter().all(|byte| byte.is_ascii_digit() || holes && *byte == b'X')
}

/// The number of a pattern, with this digit in its holes.
fn value(pattern: &[u8], hole: u8) -> i64 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Certainty;
    use proptest::prelude::*;

    fn bounds(text: &str) -> (String, String) {
        let written = |day: Option<Day>| {
            day.map_or("open".to_owned(), |day| {
                let (year, month, day) = day.ymd();
                format!("{year:04}-{month:02}-{day:02}")
            })
        };
        let date = parse(text).unwrap();
        (written(date.earliest()), written(date.latest()))
    }

    #[test]
    fn a_date_has_the_bounds_that_its_text_allows() {
        let check = |text, earliest: &str, latest: &str| assert_eq!(bounds(text), (earliest.into(), latest.into()));
        check("2014-06-20", "2014-06-20", "2014-06-20");
        check("2013-09", "2013-09-01", "2013-09-30");
        check("2000-02", "2000-02-01", "2000-02-29");
        check("1965", "1965-01-01", "1965-12-31");
        check("199X", "1990-01-01", "1999-12-31");
        check("19XX", "1900-01-01", "1999-12-31");
        check("2015~", "2015-01-01", "2015-12-31");
        check("../1973", "open", "1973-12-31");
        check("1974/..", "1974-01-01", "open");
        check("/2013~", "open", "2013-12-31");
        check("199X/2015~", "1990-01-01", "2015-12-31");
        check("[2013-09..]", "2013-09-01", "open");
        check("[..1973]", "open", "1973-12-31");
        check("[2013,2015]", "2013-01-01", "2015-12-31");
        check("-0044-03-15", "-044-03-15", "-044-03-15");
    }

    #[test]
    fn a_date_has_the_precision_of_what_is_written() {
        let check =
            |text, expect| assert_eq!(parse(text).unwrap().start.stretch().unwrap().precision, expect, "{text}");
        check("2014-06-20", Precision::Day);
        check("2014-06", Precision::Month);
        check("2014-06-XX", Precision::Month);
        check("2014-XX", Precision::Year);
        check("2014-XX-XX", Precision::Year);
        check("2014-XX-25", Precision::Irregular);
        check("2014-22", Precision::Season(22));
        check("2014?", Precision::Year);
        check("199X", Precision::Decade);
        check("19XX", Precision::Century);
        check("1XXX", Precision::Irregular);
    }

    #[test]
    fn certainty_comes_from_the_text() {
        let check = |text, expect| assert_eq!(parse(text).unwrap().certainty(), expect, "{text}");
        check("2014-06-20", Certainty::Exact);
        check("2014-06-20/2014-06-22", Certainty::Exact);
        check("2014-06", Certainty::Imprecise);
        check("199X", Certainty::Imprecise);
        check("2015~", Certainty::Approximate);
        check("2014-06-20?", Certainty::Approximate);
        check("../1973", Certainty::Open);
        check("[2013-09..]", Certainty::Open);
    }

    #[test]
    fn what_is_no_date_is_refused_with_advice() {
        for text in ["", "soon", "2019-02-30", "2014/2013", "2014-13", "20140620", "Y99999999999999"] {
            let problem = parse(text).unwrap_err();
            assert!(problem.ends_with('.') || problem.ends_with(')'), "{text}: {problem}");
        }
    }

    #[test]
    fn the_corners_of_the_format_are_read_as_edtf_core_reads_them() {
        for text in [
            "0000",
            "-0000",
            "-0001",
            "-1XXX",
            "1X5X",
            "XXXX",
            "XXXX-XX-XX",
            "XXXX-02-30",
            "19XX-02-29",
            "1900-02-29",
            "2014-1X",
            "2014-2X",
            "2014-X5",
            "2014-0X",
            "2014-XX-25",
            "2014-XX-3X",
            "2014-02-3X",
            "2014-06-X5",
            "201-01",
            "20145",
            "2014-",
            "2014-06-",
            "2014-06-20-",
            "1950S2",
            "1950S0",
            "1950S5",
            "1950S",
            "195XS2",
            "1950S2-01",
            "-1950S3",
            "1950S2?",
            "?1950",
            "?1950~",
            "1950??",
            "2014-?06",
            "2014?-06-~20",
            "2014-06~-20%",
            "%2014-06",
            "Y17000",
            "Y1700",
            "Y-17000",
            "Y017000",
            "Y17E3",
            "Y17E2",
            "Y0E9",
            "Y1E",
            "YE3",
            "Y",
            "Y17000S2",
            "Y17000S9",
            "Y17E3S1~",
            "Y17000-01",
            "Y170000000002",
            "Y1E99999",
            "Y1E9999999999999999999",
            "Y3388E2S3",
            "2001-21",
            "2001-22",
            "2001-23",
            "2001-24",
            "2001-25",
            "2001-28",
            "2001-29",
            "2001-30",
            "2001-31",
            "2001-32",
            "2001-33",
            "2001-36",
            "2001-37",
            "2001-39",
            "2001-40",
            "2001-41",
            "2001-42",
            "2001-13",
            "2001-00",
            "20XX-24",
            "2001-21-01",
            "-0044-24",
            "-0044-03-15",
            "-004-01-01T10:00:00",
            "/",
            "../..",
            "../",
            "2001/",
            "/2001",
            "2001/..",
            "../2001",
            "..2001/2002",
            "2001/2002..",
            "2001../2002",
            "2001/..2002",
            "..2001/..",
            "2001//2002",
            "2001/2002/2003",
            "2002/2001",
            "2001~/2002?",
            "19XX/2001-24",
            "[]",
            "{}",
            "[2001",
            "2001]",
            "[2001]",
            "{2001,2002}",
            "[2001,]",
            "[..]",
            "[..2001,2003]",
            "[2003..,2001]",
            "[2001..2003]",
            "[2003..2001]",
            "[2001..2003-01]",
            "[200X..2003]",
            "[2001~..2003]",
            "[2001-21..2001-22]",
            "[2001S2..2003]",
            "[2001-01..2001-01]",
            "{[2001]}",
            "[2001..2002..2003]",
            "[2001,2001]",
            "{2001-02,2001}",
            "2001-02-03T10:30:00",
            "2001-02-03T10:30:00Z",
            "2001-02-03T24:00:00",
            "2001-02-03T23:59:60+05:30",
            "2001-02-03T10:30:00-00",
            "2001-02-03T10:30:00+00",
            "2001-02-03T10:30:00+14:01",
            "2001-02-03T10:30:00-14",
            "2001-02-03T10:30",
            "2001-02T10:30:00",
            "2001-02-30T10:30:00",
            "2001-02-03T",
            "2001-02-0XT10:30:00",
            "T",
            "2001-02-03T1a:30:00",
            "2001-02-03T10:30:00+5",
            "2001-22-03T10:30:00",
            "２００１",
            "20 01",
            "",
        ] {
            assert_eq!(parse(text).ok(), reference::parse(text), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn every_text_is_read_as_edtf_core_reads_it(
            text in "[0-9XYESZT?~%.,/{}\\[\\]:+-]{0,14}|([?~%]?-?[012X][0-9X]{3}(S[1-4])?[?~%]?(-[?~%]?[01234X][0-9X][?~%]?){0,2}[./,]{0,2}){1,2}|Y-?[1-9][0-9]{0,8}(E[0-9])?(S[0-9])?~?"
        ) {
            for text in [text.clone(), format!("[{text}]"), format!("{{{text}}}")] {
                prop_assert_eq!(parse(&text).ok(), reference::parse(&text), "{}", text);
            }
        }
    }
}
