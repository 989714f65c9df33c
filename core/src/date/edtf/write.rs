//! A `Date` as the EDTF text that means it. What it writes is read as the same date again.

use super::written::stretch;
use crate::date::{Date, Day, Endpoint, Form, Precision, Stretch};

/// The plainest text that is read as this date; empty for a date of which nothing is known.
pub fn write(date: &Date) -> String {
    let (start, end) = (date.start.stretch(), date.end.stretch());
    let side = |stretch: Option<Stretch>| stretch.map(|stretch| text(&stretch)).unwrap_or_default();
    match date.form {
        Form::Single => side(start),
        // The year only stands there because something must; it is not read.
        Form::Interval if (date.start, date.end) == (Endpoint::Open, Endpoint::Open) => "{..0000,0000..}".to_owned(),
        Form::Interval => {
            let nothing = start.or(end).is_none();
            let endpoint = |endpoint: Endpoint, instead: &str| match endpoint {
                Endpoint::Dated(stretch) => text(&stretch),
                Endpoint::Open => "..".to_owned(),
                Endpoint::Unknown => if nothing { instead } else { "" }.to_owned(),
            };
            endpoint(date.start, "..0000") + "/" + &endpoint(date.end, "0000..")
        }
        Form::OneOf => match (start, end) {
            (Some(start), Some(end)) if is_plain(&start) && is_plain(&end) && start.precision == end.precision => {
                ["[", &text(&start), "..", &text(&end), "]"].concat()
            }
            (Some(start), Some(end)) => ["[", &text(&start), ",", &text(&end), "]"].concat(),
            (None, None) => "[..0000,0000..]".to_owned(),
            _ => {
                let (before, after) = if start.is_none() { ("..", "") } else { ("", "..") };
                ["[", before, &side(start), &side(end), after, "]"].concat()
            }
        },
    }
}

/// Whether `a..b` can be written of it.
fn is_plain(of: &Stretch) -> bool {
    let known = matches!(of.precision, Precision::Day | Precision::Month | Precision::Year);
    known && !of.is_qualified() && year(of.earliest.year()).len() < 6
}

fn text(of: &Stretch) -> String {
    let mark = match (of.uncertain, of.approximate) {
        (false, false) => "",
        (true, false) => "?",
        (false, true) => "~",
        (true, true) => "%",
    };
    let [(first, month, day), (last, last_month, last_day)] = [of.earliest, of.latest].map(Day::ymd);
    let two = |a: u8, b: u8| both(&digits(a.into(), 2), &digits(b.into(), 2));
    let years = both(&year(first), &year(last));
    let join = |parts: &[&str]| parts.join("-") + mark;
    match of.precision {
        Precision::Day => return join(&[&years, &two(month, month), &two(day, day)]),
        Precision::Month => return join(&[&years, &two(month, month)]),
        Precision::Year => return join(&[&years]),
        _ => {}
    }
    // A season may end in the year after the one that it is called by.
    let called = both(&year(first), &year(last.wrapping_sub(1)));
    let code = if let Precision::Season(code) = of.precision { code } else { 0 };
    let (months, days, code) = (two(month, last_month), two(day, last_day), two(code, code));
    let candidates = [
        join(&[&years]),
        join(&[&years, &months]),
        join(&[&years, &months, &days]),
        join(&[&years, &code]),
        join(&[&called, &code]),
    ];
    let farther = if first < 0 { year(first) } else { year(last) };
    let significant = (1..farther.len()).map(|known| [&farther, "S", &digits(known as u32, 1), mark].concat());
    let mut candidates = candidates.into_iter().chain(significant);
    candidates.find(|text| stretch(text).as_ref() == Ok(of)).unwrap_or(years)
}

/// The digits that are the same in both, with X for those that are not.
fn both(a: &str, b: &str) -> String {
    a.chars().zip(b.chars()).map(|(a, b)| if a == b { a } else { 'X' }).collect()
}

/// A number with so many digits at least. (The standard library's way is in the first load as soon as it is used.)
fn digits(mut number: u32, length: usize) -> String {
    let mut digits = String::new();
    while number > 0 || digits.len() < length {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
    }
    digits
}

/// A year as it stands in a date.
fn year(year: i32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    let before = if year.unsigned_abs() >= 10_000 { "Y" } else { "" };
    [before, sign, &digits(year.unsigned_abs(), 4)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::edtf::parse;
    use proptest::prelude::*;

    #[test]
    fn a_usual_date_is_written_as_people_write_it() {
        for text in [
            "2014-06-20",
            "2013-09",
            "1965",
            "199X",
            "19XX",
            "2015~",
            "2015-02?",
            "1974-06-01%",
            "../1973",
            "1974/..",
            "/2013~",
            "199X/2015~",
            "[2013-09..]",
            "[..1973]",
            "[2013,2014-01]",
            "[1974-06-01..1976-05-30]",
            "-0044-03-15",
            "2014-22",
            "2014-XX-25",
            "1X5X",
            "Y17000",
            "Y-17000",
            "2014-24",
            "1990/2014",
        ] {
            assert_eq!(write(&parse(text).unwrap()), text);
        }
        let unknown = Date { form: Form::Single, start: Endpoint::Unknown, end: Endpoint::Unknown };
        assert_eq!(write(&unknown), "");
    }

    #[test]
    fn the_corners_of_the_format_are_read_again_as_they_were() {
        for text in [
            "-1950S3",
            "-0044S2",
            "-1950S2?",
            "Y17000S2",
            "Y17E3S1~",
            "Y-17000S4",
            "1950S1",
            "XXXX-02-30",
            "20XX-0X-3X",
            "200X-X2-29",
            "20X4-02-29",
            "-0001-24",
            "20XX-24",
            "9999-24",
            "2001-41",
            "{..2001,2003..}",
            "[..2001,2003..]",
            "..2001/2002..",
            "..2001/..",
            "../2001..",
            "{2001-02,2003}",
            "[2001S2,2003]",
            "[2001-21,2001-22]",
            "Y10000/Y4000000",
            "2001/2001",
            "[Y17000..Y18000]",
            "2014-06-X5",
            "2014-2X",
            "XXXX-02-29",
        ] {
            if let Ok(date) = parse(text) {
                assert_eq!(parse(&write(&date)), Ok(date), "{text} as {}", write(&date));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn every_date_is_read_again_as_it_was(
            text in "[0-9XYESZT?~%.,/{}\\[\\]:+-]{0,14}|([?~%]?-?[012X][0-9X]{3}(S[1-4])?[?~%]?(-[?~%]?[01234X][0-9X][?~%]?){0,2}[./,]{0,2}){1,2}|Y-?[1-9][0-9]{0,8}(E[0-9])?(S[0-9])?~?"
        ) {
            for text in [text.clone(), format!("[{text}]"), format!("{{{text}}}")] {
                if let Ok(date) = parse(&text) {
                    prop_assert_eq!(parse(&write(&date)), Ok(date), "{} as {}", text, write(&date));
                }
            }
        }
    }
}
