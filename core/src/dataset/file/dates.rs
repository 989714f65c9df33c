//! How a date lies around its day, as numbers: a few hundred ways do for a million dates.
//! Knows what a date is made of; knows nothing of the file around it.

use crate::date::{Date, Day, Endpoint, Form, Precision, Stretch};

const FORMS: [Form; 3] = [Form::Single, Form::Interval, Form::OneOf];

/// A season's own code is 21 or more; the other precisions are below.
const PRECISIONS: [Precision; 6] =
    [Precision::Day, Precision::Month, Precision::Year, Precision::Decade, Precision::Century, Precision::Irregular];

/// The numbers of a date: its form, and its ends. The end of a single date is its beginning.
pub fn numbers(date: &Date) -> Vec<u32> {
    let form = FORMS.iter().position(|form| *form == date.form).unwrap_or_default() as u32;
    let mut numbers = vec![form];
    let ends = [date.start, date.end];
    let count = if date.form == Form::Single { 1 } else { 2 };
    for end in ends.into_iter().take(count) {
        match end {
            Endpoint::Open => numbers.push(0),
            Endpoint::Unknown => numbers.push(1),
            Endpoint::Dated(stretch) => {
                let precision = match stretch.precision {
                    Precision::Season(code) => u32::from(code),
                    other => PRECISIONS.iter().position(|precision| *precision == other).unwrap_or_default() as u32,
                };
                let doubt = u32::from(stretch.uncertain) | u32::from(stretch.approximate) << 1;
                numbers.push(2 + doubt + precision * 4);
                numbers.push(zigzag(stretch.earliest.0.wrapping_sub(date.anchor().0)));
                numbers.push(stretch.latest.0.wrapping_sub(stretch.earliest.0) as u32);
            }
        }
    }
    numbers
}

/// A date around day 0, from its numbers; `None` where they are not those of a date.
pub fn date(mut next: impl FnMut() -> Option<u32>) -> Option<Date> {
    let form = *FORMS.get(next()? as usize)?;
    let mut end = || {
        Some(match next()? {
            0 => Endpoint::Open,
            1 => Endpoint::Unknown,
            code => {
                let (doubt, precision) = ((code - 2) & 3, (code - 2) / 4);
                let precision = match PRECISIONS.get(precision as usize) {
                    Some(known) => *known,
                    None => Precision::Season(u8::try_from(precision).ok().filter(|code| (21..=41).contains(code))?),
                };
                let earliest = unzigzag(next()?);
                let latest = earliest.checked_add(i32::try_from(next()?).ok()?)?;
                let (uncertain, approximate) = (doubt & 1 != 0, doubt & 2 != 0);
                let (earliest, latest) = (Day(earliest), Day(latest));
                Endpoint::Dated(Stretch { earliest, latest, precision, uncertain, approximate })
            }
        })
    };
    let start = end()?;
    let end = if form == Form::Single { start } else { end()? };
    Some(Date { form, start, end })
}

/// The same date so many days later; `None` where that is beyond the days that are drawn.
pub fn shifted(date: &Date, days: i32) -> Option<Date> {
    let day = |day: Day| {
        let day = Day(day.0.checked_add(days)?);
        (Day::MIN..=Day::MAX).contains(&day).then_some(day)
    };
    let end = |end: Endpoint| {
        Some(match end {
            Endpoint::Dated(stretch) => {
                let (earliest, latest) = (day(stretch.earliest)?, day(stretch.latest)?);
                Endpoint::Dated(Stretch { earliest, latest, ..stretch })
            }
            other => other,
        })
    };
    let date = Date { form: date.form, start: end(date.start)?, end: end(date.end)? };
    // As in a text, nothing ends before it begins.
    let is_sound = date.earliest().zip(date.latest()).is_none_or(|(earliest, latest)| earliest <= latest);
    is_sound.then_some(date)
}

/// The sign goes to the lowest bit, so that small numbers stay small.
pub fn zigzag(number: i32) -> u32 {
    (number << 1 ^ number >> 31) as u32
}

pub fn unzigzag(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::edtf;

    #[test]
    fn every_kind_of_date_comes_out_as_it_went_in() {
        for text in [
            "2014-06-20",
            "1974",
            "199X",
            "19XX",
            "1X5X",
            "2015~",
            "2013-24?",
            "2014%",
            "../1973",
            "[2015..]",
            "/2001",
            "1974-06-01/1976-05",
            "[1974-06..1976-05]",
            "1974~/1976-05-30?",
            "2014-41",
            "{..2001,2002..}",
            "Y-4000000",
        ] {
            let expect = edtf::parse(text).unwrap();
            let mut numbers = numbers(&expect).into_iter();
            let around = date(|| numbers.next()).unwrap();
            assert_eq!((shifted(&around, expect.anchor().0), numbers.next()), (Some(expect), None), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        let check = |numbers: &[u32]| {
            let mut numbers = numbers.iter().copied();
            assert_eq!(date(|| numbers.next()), None);
        };
        check(&[]);
        check(&[3, 0, 0]);
        check(&[0, 2, 0]);
        check(&[0, 2 + 7 * 4, 0, 0]);
        check(&[0, 2, 0, u32::MAX]);
        let back = Date { form: Form::Interval, ..date(|| Some(2)).unwrap() };
        assert_eq!(shifted(&back, i32::MAX), None);
    }
}
