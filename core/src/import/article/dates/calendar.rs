//! Days, months and seasons as they are written in English. Knows nothing of what is said before them.

use super::moment::Written;
use super::numbers::{is_alone, ordinal};
use super::tokens::Line;
use crate::date::Day;
use crate::import::MONTHS;

/// 2014-06-20
pub fn iso(line: Line, at: usize) -> Option<(Written, usize)> {
    let number = |at: usize, length: usize| -> Option<i32> {
        line.get(at).filter(|token| token.is_number() && token.text.len() == length)?.text.parse().ok()
    };
    let (year, month, day) = (number(at, 4)?, number(at + 2, 2)?, number(at + 4, 2)?);
    let dashes = line.word(at + 1) == "-" && line.word(at + 3) == "-" && (1..5).all(|by| line.joins(at + by));
    let ends = !line.joins(at + 5) || !matches!(line.word(at + 5), "-" | "/");
    let is_glued = line.joins(at) && !matches!(line.word_back(at, 1), "(" | "[" | "“" | "\"");
    real_day(year, u8::try_from(month).ok()?, day).filter(|_| dashes && ends && !is_glued).map(|day| (day, at + 5))
}

/// 20 June 2014; 20th of June, 2014; June 20, 2014
pub fn day(line: Line, at: usize) -> Option<(Written, usize)> {
    let (day, month, to) = day_and_month(line, at)?;
    let (year, to) = year_after(line, to)?;
    Some((real_day(year, month, day)?, to))
}

/// 3–5 May 2010; 3 to 5 May 2010; May 3–5, 2010
pub fn days(line: Line, at: usize) -> Option<([Written; 2], usize)> {
    let is_to = |at: usize| matches!(line.word(at), "–" | "-" | "—" | "to" | "and" | "until");
    let is_between = line.word_back(at, 1) == "between";
    if let Some(month) = month(line, at) {
        let (first, to) = day_number(line, month.1)?;
        if !is_to(to) || line.word(to) == "and" {
            return None;
        }
        let (second, to) = day_number(line, to + 1)?;
        let (year, to) = year_after(line, to)?;
        return Some(([real_day(year, month.0, first)?, real_day(year, month.0, second)?], to));
    }
    let (first, to) = day_number(line, at)?;
    if !is_to(to) || (line.word(to) == "and" && !is_between) {
        return None;
    }
    let (second, month, to) = day_and_month(line, to + 1)?;
    let (year, to) = year_after(line, to)?;
    Some(([real_day(year, month, first)?, real_day(year, month, second)?], to))
}

/// 20 June, the 20th of June; June 20th
pub fn day_and_month(line: Line, at: usize) -> Option<(i32, u8, usize)> {
    if let Some((month, to)) = month(line, at) {
        let (day, to) = day_number(line, to)?;
        return Some((day, month, to));
    }
    let (day, to) = day_number(line, at)?;
    let to = if line.word(to) == "of" { to + 1 } else { to };
    let (month, to) = month(line, to)?;
    Some((day, month, to))
}

fn day_number(line: Line, at: usize) -> Option<(i32, usize)> {
    let token = line.get(at)?;
    if let Some((day, to)) = ordinal(line, at).filter(|_| token.is_number()) {
        return Some((day, to)).filter(|_| (1..=31).contains(&day));
    }
    let is_glued = line.joins(at + 1) && line.get(at + 1).is_some_and(|token| token.is_word() || token.text == ":");
    let day: i32 = token.text.parse().ok().filter(|_| token.is_number() && token.text.len() <= 2 && !is_glued)?;
    (1..=31).contains(&day).then_some((day, at + 1))
}

/// The year behind a month or a day, perhaps after a comma or “of”.
fn year_after(line: Line, at: usize) -> Option<(i32, usize)> {
    let at = if matches!(line.word(at), "," | "of") { at + 1 } else { at };
    let token = line.get(at).filter(|token| token.is_number() && token.text.len() == 4 && is_alone(line, at))?;
    token.text.parse().ok().map(|year| (year, at + 1))
}

pub fn month_and_year(line: Line, at: usize) -> Option<(Written, usize)> {
    let (month, to) = month(line, at)?;
    let (year, to) = year_after(line, to)?;
    Some((Written::Month(year, month), to))
}

/// A month by its name or the beginning of it, with a capital.
pub fn month(line: Line, at: usize) -> Option<(u8, usize)> {
    let token = line.get(at).filter(|token| token.is_capital() && token.text.len() >= 3)?;
    let is_short = token.text.len() == 3 || token.lower == "sept";
    let found = MONTHS.iter().position(|name| *name == token.lower || is_short && name.starts_with(&*token.lower))?;
    let has_stop = is_short && token.lower != "may" && line.word(at + 1) == "." && line.joins(at + 1);
    Some((found as u8 + 1, if has_stop { at + 2 } else { at + 1 }))
}

/// spring 1998, the spring of 1998
pub fn season(line: Line, at: usize) -> Option<(Written, usize)> {
    let code = match line.word(at) {
        "spring" => 21,
        "summer" => 22,
        "autumn" | "fall" => 23,
        "winter" => 24,
        _ => return None,
    };
    let (year, to) = year_after(line, at + 1).filter(|_| line.word(at + 1) != ",")?;
    Some((Written::Season(year, code), to))
}

pub fn real_day(year: i32, month: u8, day: i32) -> Option<Written> {
    let day = u8::try_from(day).ok()?;
    let is_real =
        (1..=12).contains(&month) && day >= 1 && Day::from_ymd(year.into(), month, day).ymd() == (year, month, day);
    is_real.then_some(Written::Day(year, month, day))
}
