//! Years, months and days as TimelineJS has them, as EDTF.
//! Knows its numbering of years before the common era; knows nothing of JSON and tables.

use super::super::Draft;
use super::super::markup::plain_text;
use crate::import::MONTHS;
use crate::import::notes::Notes;

/// A date as it was written; all of it may be empty.
#[derive(Clone, Debug, Default)]
pub struct When {
    pub path: String,
    pub year: String,
    pub month: String,
    pub day: String,
    pub has_time: bool,
}

/// A date whose parts are sound.
#[derive(Clone, Copy, PartialEq)]
struct Sound {
    /// As written: -44 is 44 BCE.
    year: i64,
    month: Option<i64>,
    day: Option<i64>,
}

impl When {
    /// A date in one text: `2012,1,26`, `2012,1,26,14,30`, `1/26/2012`, `2012-01-26` or a year.
    pub fn of(path: String, text: &str) -> When {
        let text = text.trim();
        let (date, time) = text.split_once([' ', 'T']).filter(|(_, time)| time.contains(':')).unwrap_or((text, ""));
        let (sign, digits) = match date.strip_prefix(['-', '−']) {
            Some(digits) => ("-", digits),
            None => ("", date),
        };
        let separator = [',', '/', '-'].into_iter().find(|separator| digits.contains(*separator)).unwrap_or(',');
        let mut parts: Vec<&str> = digits.split(separator).map(str::trim).collect();
        let is_year_first = parts.first().is_some_and(|year| year.len() > 2);
        if separator == '/' && !is_year_first {
            // Month, day and year, or month and year.
            parts.rotate_right(1);
        }
        let part = |number: usize| parts.get(number).map_or("", |part| part).to_owned();
        let has_time = !time.is_empty() || parts.iter().skip(3).any(|part| !part.is_empty());
        When { path, year: [sign, &part(0)].concat(), month: part(1), day: part(2), has_time }
    }

    pub fn is_missing(&self) -> bool {
        self.year.is_empty() && self.month.is_empty() && self.day.is_empty()
    }

    fn sound(&self, draft: &mut Draft, notes: &mut Notes) -> Option<Sound> {
        if self.is_missing() {
            return None;
        }
        if self.has_time {
            notes.note(self.path.clone(), "Times of day are not shown; the day is kept.".to_owned());
        }
        let wrong = |part: &str, text: &str| {
            let text: String = text.chars().take(40).collect();
            format!("“{text}” is no {part}.")
        };
        let Some(year) = year(&self.year) else {
            let message = wrong("year", &self.year) + " Write a whole number, such as 2014 or -44.";
            draft.fail(&[&self.path, ".year"].concat(), message);
            return None;
        };
        if year < 0 {
            let message =
                "Years with a minus are taken as TimelineJS shows them: -44 is 44 BCE, which is the year -0043.";
            notes.note([&self.path, ".year"].concat(), message.to_owned());
        }
        let mut sound = Sound { year, month: None, day: None };
        if self.month.is_empty() {
            if !self.day.is_empty() {
                let message = "A day without a month cannot be shown; the year is.".to_owned();
                draft.warn(&[&self.path, ".day"].concat(), message);
            }
            return Some(sound);
        }
        sound.month = number(&self.month).filter(|month| (1..=12).contains(month));
        let Some(month) = sound.month else {
            let message = wrong("month", &self.month) + " Write a number from 1 to 12; only the year is shown.";
            draft.warn(&[&self.path, ".month"].concat(), message);
            return Some(sound);
        };
        if !self.day.is_empty() {
            sound.day = number(&self.day).filter(|day| (1..=length(astronomical(year), month)).contains(day));
            if sound.day.is_none() {
                let message = wrong("day of that month", &self.day) + " Correct it; only the month is shown.";
                draft.warn(&[&self.path, ".day"].concat(), message);
            }
        }
        Some(sound)
    }
}

impl Sound {
    fn edtf(self) -> String {
        let year = astronomical(self.year);
        let far = year.unsigned_abs() > 9_999;
        let mut text = if far { "Y" } else { "" }.to_owned();
        text += if year < 0 { "-" } else { "" };
        text += &format!("{:04}", year.unsigned_abs());
        // Months of so far years have no form.
        for part in [self.month, self.day].into_iter().flatten().filter(|_| !far) {
            text += &format!("-{part:02}");
        }
        text
    }

    fn numbers(self) -> impl Iterator<Item = i64> {
        [Some(self.year.saturating_abs()), self.month, self.day].into_iter().flatten()
    }
}

/// The EDTF of two dates, and whether words say the same as it. Nothing where there is no date.
pub fn edtf(start: &When, end: &When, shown: &str, draft: &mut Draft, notes: &mut Notes) -> Option<(String, bool)> {
    let (from, to) = (start.sound(draft, notes), end.sound(draft, notes));
    for (when, sound) in [(start, from), (end, to)] {
        if sound.is_some_and(|sound| sound.month.is_some() && astronomical(sound.year).unsigned_abs() > 9_999) {
            notes.note(when.path.clone(), "Of years with five digits or more only the year is shown.".to_owned());
        }
    }
    let first = |of: Sound| (of.year, of.month.unwrap_or(1), of.day.unwrap_or(1));
    let last = |of: Sound| (of.year, of.month.unwrap_or(12), of.day.unwrap_or(31));
    let (text, ends) = match (from, to) {
        (None, None) => return None,
        (Some(from), None) => (from.edtf(), [Some(from), None]),
        (None, Some(to)) => (["/", &to.edtf()].concat(), [Some(to), None]),
        (Some(from), Some(to)) if last(to) < first(from) => {
            let message = format!(
                "It ends ({}) before it begins ({}); only the beginning is shown. Swap the two dates.",
                to.edtf(),
                from.edtf()
            );
            draft.warn(&end.path, message);
            (from.edtf(), [Some(from), None])
        }
        (Some(from), Some(to)) if from.edtf() == to.edtf() => (from.edtf(), [Some(from), None]),
        (Some(from), Some(to)) => ([from.edtf(), to.edtf()].join("/"), [Some(from), Some(to)]),
    };
    let numbers: Vec<i64> = ends.into_iter().flatten().flat_map(Sound::numbers).collect();
    let is_before = ends.into_iter().flatten().any(|of| of.year < 0);
    Some((text, says_the_same(&plain_text(shown), &numbers, is_before)))
}

/// Whether words for a date name all its numbers and nothing else.
fn says_the_same(words: &str, numbers: &[i64], is_before: bool) -> bool {
    let mut said = Vec::new();
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let is_of_word = |letter: char| letter.is_alphabetic() && !is_digit || letter.is_ascii_digit() && is_digit;
        let length = rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len()).max(first.len_utf8());
        let (word, after) = rest.split_at(length);
        rest = after;
        if is_digit {
            said.push(word.parse().unwrap_or(i64::MAX));
        } else if first.is_alphabetic() {
            let word = word.to_lowercase();
            let is_month =
                |month: &&str| word.len() >= 3 && month.starts_with(&word) || word == "sept" && *month == "september";
            match (MONTHS.iter().position(is_month), word.as_str()) {
                (Some(month), _) => said.push(month as i64 + 1),
                (None, "bc" | "bce") if is_before => {}
                (None, "ad" | "ce") if !is_before => {}
                (None, "st" | "nd" | "rd" | "th" | "of" | "the" | "to") => {}
                (None, "b" | "c" | "e") if is_before => {}
                (None, _) => return false,
            }
        } else if !(first.is_whitespace() || matches!(first, ',' | '.' | '-' | '–' | '—' | '/')) {
            return false;
        }
    }
    said.is_empty() || numbers.iter().all(|number| said.contains(number)) && said.iter().all(|n| numbers.contains(n))
}

/// A year as TimelineJS counts: there is 1 BCE before 1, and it is written -1.
fn year(text: &str) -> Option<i64> {
    let text = text.trim().to_lowercase().replace('−', "-").replace('.', "");
    let strip = |names: &[&str]| {
        let found = |name: &&str| text.strip_suffix(*name).or_else(|| text.strip_prefix(*name));
        names.iter().find_map(found).map(str::trim)
    };
    if let Some(before) = strip(&["bce", "bc"]) {
        return number(before).filter(|year| *year > 0).map(|year| -year);
    }
    number(strip(&["ad", "ce"]).unwrap_or(&text))
}

fn astronomical(year: i64) -> i64 {
    if year < 0 { year + 1 } else { year }
}

fn number(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = !digits.is_empty() && digits.len() <= 15 && digits.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
