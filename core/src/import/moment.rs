//! Dates as the world writes them, as EDTF: ISO 8601, numbers, what programs print, what people write in English.
//! Knows how dates are written; knows nothing of what they are the dates of.
//!
//! A time of day and its zone are left out: the date is the one that is written. Numbers are milliseconds since 1970
//! began, as browsers count; seconds cannot be told from them and are never guessed.

use crate::date::{Date, Day, Precision, Stretch, edtf};
use crate::text::Language::English;
use crate::text::typed::day_from_words;

const DAY: f64 = 86_400_000.0;

/// A text as EDTF.
///
/// # Errors
/// A sentence that says what is wrong and what to write.
pub fn read(text: &str) -> Result<String, String> {
    let text = text.trim();
    if let Some(inner) = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        return serialised(inner).unwrap_or_else(|| Err(unknown(text)));
    }
    let date = without_time(text);
    let (sign, digits) = signed(date);
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return number_in_text(text, sign, digits);
    }
    if let Some(year) = expanded_year(sign, digits) {
        return year;
    }
    let found = match edtf::parse(date) {
        Ok(_) => Ok(date.to_owned()),
        Err(wrong) => in_words(date).unwrap_or(Err(wrong)),
    }?;
    edtf::parse(&found).map(|_| found)
}

/// Milliseconds since 1970 began, in universal time.
///
/// # Errors
/// As `read`.
pub fn milliseconds(number: f64) -> Result<String, String> {
    if !number.is_finite() {
        return Err("This number is no date. Write for example “2014-06-20”.".to_owned());
    }
    if number != 0.0 && number.abs() < 10_000.0 {
        return Err(format!(
            "{number} as a number would be moments from the beginning of 1970. Write a year as a text: “{number}”."
        ));
    }
    let day = (number / DAY).floor();
    if day < f64::from(Day::MIN.0) || day > f64::from(Day::MAX.0) {
        return Err(BEYOND.to_owned());
    }
    Ok(written(Day(day as i32), Precision::Day))
}

/// From one date to another, or the one that there is.
///
/// # Errors
/// If one of them is no single date.
pub fn span(start: &str, end: &str) -> Result<String, String> {
    if end.is_empty() || start == end {
        return Ok(start.to_owned());
    }
    match [start, end].into_iter().find(|date| date.contains(['/', '[', '{'])) {
        Some(date) => Err(format!("“{date}” is more than one date, so nothing can begin or end there.")),
        None => Ok([start, "/", end].concat()),
    }
}

/// A year, a month and a day as EDTF; years as astronomers count them.
///
/// # Errors
/// If there is no such date.
pub fn civil(year: i64, month: Option<u8>, day: Option<u8>) -> Result<String, String> {
    let sign = if year < 0 { "-" } else { "" };
    let far = year.unsigned_abs() > 9_999;
    let mut text = if far { format!("Y{year}") } else { format!("{sign}{:04}", year.unsigned_abs()) };
    // EDTF has no months in years so far away.
    for part in [month, day].into_iter().map_while(|part| part.filter(|_| !far)) {
        text.push_str(&format!("-{part:02}"));
    }
    edtf::parse(&text).map(|_| text)
}

const BEYOND: &str = "This date is beyond the years that can be drawn (4 million each way).";

fn unknown(text: &str) -> String {
    let clipped: String = text.chars().take(60).collect();
    format!("“{clipped}” is not a date. Write for example 2014-06-20, 2014-06, 2014 or 1990/2014.")
}

/// What .NET writes: milliseconds in universal time, perhaps with the zone in which the date was meant.
fn serialised(inner: &str) -> Option<Result<String, String>> {
    let zone = inner.get(1..)?.find(['+', '-']).map(|at| at + 1);
    let (number, zone) = inner.split_at_checked(zone.unwrap_or(inner.len()))?;
    let is_number = number.strip_prefix('-').unwrap_or(number).bytes().all(|byte| byte.is_ascii_digit());
    let number = number.parse::<f64>().ok().filter(|_| is_number)?;
    let shift = match zone.as_bytes() {
        [] => 0.0,
        [sign, _, _, _, _] => {
            let digits = zone.get(1..)?.parse::<u16>().ok()?;
            let minutes = f64::from(digits / 100 * 60 + digits % 100);
            if *sign == b'-' { -minutes } else { minutes }
        }
        _ => return None,
    };
    // Here even few of them are what they say.
    let day = ((number + shift * 60_000.0) / DAY).floor();
    let is_drawn = (f64::from(Day::MIN.0)..=f64::from(Day::MAX.0)).contains(&day);
    Some(if is_drawn { Ok(written(Day(day as i32), Precision::Day)) } else { Err(BEYOND.to_owned()) })
}

/// A text without the time of day behind the date.
fn without_time(text: &str) -> &str {
    for (at, letter) in text.char_indices().skip(1) {
        let rest = text.get(at + letter.len_utf8()..).unwrap_or_default();
        if letter == 'T' && text.get(..at).is_some_and(|date| date.ends_with(|last: char| last.is_ascii_digit())) {
            let time = rest.bytes().all(|byte| byte.is_ascii_digit() || b":.,+-Z".contains(&byte));
            if time && is_clock(rest) {
                return text.get(..at).unwrap_or(text);
            }
        }
        if letter.is_whitespace() && rest.get(..6).unwrap_or(rest).contains(':') && is_clock(rest) {
            return text.get(..at).unwrap_or(text).trim_end_matches([',', ' ']);
        }
    }
    text
}

/// Whether a time of day begins here, such as `23:59:59` or `2359`.
fn is_clock(text: &str) -> bool {
    let mut digits = text.bytes().filter(|byte| *byte != b':').take_while(u8::is_ascii_digit).take(4);
    let number = |two: &str| two.parse::<u8>().ok();
    let (hour, minute) = match text.split_once(':') {
        Some((hour, rest)) => (number(hour), rest.get(..2).and_then(number)),
        None => (text.get(..2).and_then(number), text.get(2..4).and_then(number).or(Some(0))),
    };
    digits.next().is_some() && hour.is_some_and(|hour| hour <= 24) && minute.is_some_and(|minute| minute < 60)
}

fn signed(text: &str) -> (&str, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Nothing but digits: a year, a whole date, or milliseconds.
fn number_in_text(text: &str, sign: &str, digits: &str) -> Result<String, String> {
    let value = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u8>().ok());
    match digits.len() {
        // A number of one or two digits may be anything, unless it lies before the year 0.
        length if length < 3 && sign.is_empty() => Err(unknown(text)),
        ..=4 => civil(digits.parse::<i64>().unwrap_or_default() * if sign.is_empty() { 1 } else { -1 }, None, None),
        8 if sign.is_empty() => {
            let year = digits.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
            civil(year, value(4, 6), value(6, 8))
        }
        11..=18 => milliseconds([sign, digits].concat().parse().unwrap_or(f64::NAN)),
        19.. => Err(BEYOND.to_owned()),
        _ => Err(format!(
            "“{text}” may be a number of days or of seconds. Write the date as 2014-06-20, or a year of more than four \
             digits with a Y before it."
        )),
    }
}

/// Years of six digits, as browsers write those before 0 and after 9999.
fn expanded_year(sign: &str, digits: &str) -> Option<Result<String, String>> {
    let mut parts = digits.split('-');
    let year = parts.next().filter(|year| !year.is_empty() && year.bytes().all(|byte| byte.is_ascii_digit()))?;
    if !(year.len() > 4 || year.len() < 4 && sign == "-") {
        return None;
    }
    let mut two = || parts.next().map(|part| part.parse::<u8>().ok().filter(|_| part.len() == 2));
    let (month, day) = (two(), two());
    // Something that is no number stands there.
    if month == Some(None) || day == Some(None) || parts.next().is_some() {
        return None;
    }
    let Ok(year) = [sign, year].concat().parse::<i64>() else { return Some(Err(BEYOND.to_owned())) };
    Some(civil(year, month.flatten(), day.flatten()))
}

/// What people write.
fn in_words(text: &str) -> Option<Result<String, String>> {
    let first = text.split([' ', ',']).next().unwrap_or_default();
    let is_weekday = first.len() >= 3
        && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
            .iter()
            .any(|day| day.starts_with(&first.to_ascii_lowercase()));
    let text = if is_weekday { text.get(first.len()..)?.trim_start_matches([' ', ',']) } else { text };
    let typed = day_from_words(English, text)?;
    // Between dots, the day comes first everywhere.
    let dotted = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if let Some(or) = typed.or.filter(|_| !dotted) {
        let (one, other) = (written(typed.day, Precision::Day), written(or, Precision::Day));
        return Some(Err(format!("“{text}” may be {one} or {other}. Write which of them it is.")));
    }
    let length = typed.last.0 - typed.day.0;
    let precision = match length {
        0 => Precision::Day,
        1..=31 => Precision::Month,
        _ => Precision::Year,
    };
    Some(Ok(written(typed.day, precision)))
}

fn written(day: Day, precision: Precision) -> String {
    // EDTF has no days in years so far away.
    let precision = if day.year().unsigned_abs() > 9_999 { Precision::Year } else { precision };
    let stretch = Stretch { earliest: day, latest: day, precision, uncertain: false, approximate: false };
    edtf::write(&Date::single(stretch))
}

#[cfg(test)]
mod tests;
