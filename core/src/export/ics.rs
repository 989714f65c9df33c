//! Events as a calendar: RFC 5545, all-day entries. Knows what a calendar can hold, which is exact days; what is vaguer
//! is left out and named, since an invented day would be a lie in somebody's diary.

use super::prose::{append, cited, exact_days, joined};
use crate::dataset::{Event, EventIx};
use crate::date::{Date, Day};
use crate::index::Index;
use crate::text::dates::date_in_words;
use crate::text::{FileWords, fill};

/// A calendar, and the events that it cannot hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    pub text: String,
    pub left_out: Vec<EventIx>,
}

/// A calendar of the events whose days are known: a single day, or a span from a day to a day, in the years 1 to 9999.
/// The others are in `left_out`, and with their titles in the description of the calendar.
/// An entry has the same UID in every file of the same dataset, so that a calendar that takes it in again has it once.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn ics(index: &Index, events: &[EventIx], words: &FileWords) -> Calendar {
    let (dataset, tag) = (&*index.dataset, index.language.tag());
    let (mut entries, mut left_out) = (String::new(), Vec::new());
    let mut titles = String::new();
    for ix in events {
        let Some(event) = dataset.event(*ix) else { continue };
        match days(&event.date) {
            Some(days) => entry(&mut entries, index, &event, days),
            None => {
                left_out.push(*ix);
                let title = [event.title.get(tag), " (", &date_in_words(index.language, &event.date), ")"].concat();
                append(&mut titles, &title, "; ");
            }
        }
    }
    let mut note = String::new();
    if !left_out.is_empty() {
        let count = index.language.number(left_out.len());
        let [one, other] = words.left_out;
        note = fill(if left_out.len() == 1 { one } else { other }, &[("n", &count)]) + " " + &titles;
    }
    let mut text = String::new();
    line(&mut text, "BEGIN", "VCALENDAR");
    line(&mut text, "VERSION", "2.0");
    line(&mut text, "PRODID", "-//Relations Timeline//EN");
    line(&mut text, "CALSCALE", "GREGORIAN");
    line(&mut text, "X-WR-CALNAME", &escaped(dataset.title.get(tag)));
    line(&mut text, "X-WR-CALDESC", &escaped(&joined(&[dataset.summary.get(tag), &note], "\n")));
    text.push_str(&entries);
    line(&mut text, "END", "VCALENDAR");
    Calendar { text, left_out }
}

/// Whether a calendar can hold what happened on such a date.
pub fn is_exact(date: &Date) -> bool {
    days(date).is_some()
}

/// The first day, and the day after the last.
fn days(of: &Date) -> Option<(String, String)> {
    let (from, to) = exact_days(of)?;
    Some((date(from)?, date(Day(to.0 + 1))?))
}

fn entry(to: &mut String, index: &Index, event: &Event, (first, end): (String, String)) {
    let (dataset, tag) = (&*index.dataset, index.language.tag());
    let mut description = event.summary.get(tag).to_owned();
    for (source, place) in cited(dataset, event, index.language) {
        append(&mut description, &joined(&[source.title.get(tag), &place, &source.url], ", "), "\n");
    }
    let places: Vec<&str> =
        event.places.iter().filter_map(|place| Some(dataset.place(*place)?.name.get(tag))).collect();
    let category = event.category.and_then(|category| dataset.category(category));
    let dataset_id = if dataset.id.is_empty() { "dataset" } else { &dataset.id };
    line(to, "BEGIN", "VEVENT");
    line(to, "UID", &escaped(&[event.id, "@", dataset_id, ".relations-timeline"].concat()));
    // When the entry was made is of no meaning for history, and the same file should come out of the same dataset.
    line(to, "DTSTAMP", "19700101T000000Z");
    line(to, "DTSTART;VALUE=DATE", &first);
    line(to, "DTEND;VALUE=DATE", &end);
    line(to, "SUMMARY", &escaped(event.title.get(tag)));
    for (name, value) in [
        ("DESCRIPTION", &*description),
        ("LOCATION", &joined(&places, ", ")),
        ("CATEGORIES", category.map_or("", |category| category.name.get(tag))),
    ] {
        if !value.is_empty() {
            line(to, name, &escaped(value));
        }
    }
    // What happened long ago keeps nobody from a meeting today.
    line(to, "TRANSP", "TRANSPARENT");
    line(to, "END", "VEVENT");
}

/// A day as calendars write it; they know years of four digits only.
fn date(day: Day) -> Option<String> {
    let (year, month, date) = day.ymd();
    let digits = |number: i32, length: usize| {
        let digits = number.to_string();
        ["0000".get(digits.len().min(length)..length).unwrap_or_default(), &digits].concat()
    };
    (1..=9999).contains(&year).then(|| digits(year, 4) + &digits(month.into(), 2) + &digits(date.into(), 2))
}

/// A text as the value of a line.
fn escaped(text: &str) -> String {
    let mut value = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(letter);
            }
            '\n' => value.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => value.push(letter),
        }
    }
    value
}

/// The most bytes of a line, without what ends it.
const LONGEST: usize = 75;

/// A line that goes on in the next, behind a space, where it is too long; letters stay whole.
fn line(to: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for letter in name.chars().chain([':']).chain(value.chars()) {
        if length + letter.len_utf8() > LONGEST {
            to.push_str("\r\n ");
            length = 1;
        }
        to.push(letter);
        length += letter.len_utf8();
    }
    to.push_str("\r\n");
}
