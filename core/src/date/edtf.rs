//! The edge where EDTF text, levels 0 to 2, becomes a `Date`; it knows nothing of words or pixels.
//! A reader of its own, since a library that can do more weighs three times as much in the wasm;
//! the tests hold it against edtf-core.

#[cfg(test)]
mod reference;
#[cfg(test)]
mod tests;
mod write;
mod written;

pub use write::write;

use super::{Date, Day, Endpoint, Form, Precision, Stretch};
use written::{is_pattern, stretch, value};

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
