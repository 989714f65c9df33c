//! Written dates one by one: days, months, seasons, years, decades, centuries, and the part of each that is meant.
//! Knows the English ways to write them; knows nothing of what is said before them.

use super::ages::{centuries, century, decade, era, years};
use super::calendar::{day, day_and_month, days, iso, month, month_and_year, real_day, season};
use super::moment::{Moment, Portion, Written};
use super::numbers::year;
use super::tokens::Line;

/// A date, or what is one together with a year that is told elsewhere.
#[derive(Clone, Debug)]
pub enum Time {
    At(Moment),
    /// From the one to the other.
    Span(Moment, Moment),
    /// A month, perhaps with its day, whose year follows from what was said before: so many years after that.
    Yearless {
        month: u8,
        day: Option<u8>,
        portion: Option<Portion>,
        years: Years,
    },
}

/// The year of a month without one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Years {
    /// Nothing is said about it.
    Unsaid,
    /// So many after the year that was spoken of.
    Later(i32),
    /// The first such month after what was spoken of.
    Next,
}

/// A date with the tokens from and up to which it is written.
#[derive(Clone, Debug)]
pub struct Atom {
    pub from: usize,
    pub to: usize,
    pub time: Time,
}

/// All written dates, in their order.
pub fn atoms(line: Line) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < line.len() {
        match atom(line, at, floor) {
            Some(atom) => {
                at = atom.to.max(at + 1);
                floor = at;
                atoms.push(atom);
            }
            None => at += 1,
        }
    }
    atoms
}

fn atom(line: Line, at: usize, floor: usize) -> Option<Atom> {
    let spans = days(line, at).or_else(|| centuries(line, at)).or_else(|| years(line, at));
    if let Some(([first, second], to)) = spans {
        return Some(Atom { from: at, to, time: Time::Span(Moment::new(first, None), Moment::new(second, None)) });
    }
    if let Some((written, to)) = written(line, at) {
        let (portion, from) = portion(line, at, floor);
        return Some(Atom { from, to, time: Time::At(Moment::new(written, portion)) });
    }
    yearless(line, at, floor)
}

fn written(line: Line, at: usize) -> Option<(Written, usize)> {
    iso(line, at)
        .or_else(|| day(line, at))
        .or_else(|| month_and_year(line, at))
        .or_else(|| season(line, at))
        .or_else(|| century(line, at))
        .or_else(|| decade(line, at))
        .or_else(|| era(line, at))
        .or_else(|| year(line, at).map(|year| (Written::Year(year), at + 1)))
}

/// In October; on 3 March; that March; March of the same year
fn yearless(line: Line, at: usize, floor: usize) -> Option<Atom> {
    let (month, day, to) = match day_and_month(line, at) {
        Some((day, month, to)) => (month, Some(u8::try_from(day).ok()?), to),
        None => month_alone(line, at)?,
    };
    let is_last = line.get(to).is_none_or(|token| !token.is_number());
    if !is_last || day.is_some_and(|day| real_day(2000, month, day.into()).is_none()) {
        return None;
    }
    let (portion, from) = portion(line, at, floor);
    let before = line.word_back(from, 1);
    let is_time = [
        "in",
        "on",
        "since",
        "until",
        "till",
        "by",
        "during",
        "from",
        "between",
        "before",
        "after",
        "of",
        "the",
        "that",
        "following",
        "next",
        "same",
        "to",
        "through",
        "around",
    ];
    if day.is_none() && portion.is_none() && !is_time.contains(&before) {
        return None;
    }
    let (years, to) = years_after(line, to).unwrap_or((Years::Unsaid, to));
    let (years, from) = match before {
        "following" | "next" if years == Years::Unsaid => (Years::Next, from - 1),
        "that" | "same" if years == Years::Unsaid => (Years::Later(0), from - 1),
        _ => (years, from),
    };
    Some(Atom { from, to, time: Time::Yearless { month, day, portion, years } })
}

fn month_alone(line: Line, at: usize) -> Option<(u8, Option<u8>, usize)> {
    let (month, to) = month(line, at)?;
    // “May” may be a verb, “March” a walk.
    let is_name = line.get(to).is_none_or(|token| !token.is_capital() || token.lower == "of");
    is_name.then_some((month, None, to))
}

/// of the same year, that year, of the following year
fn years_after(line: Line, at: usize) -> Option<(Years, usize)> {
    let at = if line.word(at) == "of" { at + 1 } else { at };
    let at = if line.word(at) == "the" { at + 1 } else { at };
    let years = match line.word(at) {
        "same" | "that" => 0,
        "following" | "next" => 1,
        "previous" | "preceding" => -1,
        _ => return None,
    };
    let at = if line.word(at + 1) == "same" { at + 1 } else { at };
    (line.word(at + 1) == "year").then_some((Years::Later(years), at + 2))
}

/// The part of a date that is meant by the words before it, and where these begin.
fn portion(line: Line, at: usize, floor: usize) -> (Option<Portion>, usize) {
    let word = |by: usize| line.word_back(at, by);
    let ends = |by: usize| at.saturating_sub(by);
    let direct = |word: &str| match word {
        "early" => Some(Portion::Early),
        "mid" | "middle" => Some(Portion::Mid),
        "late" => Some(Portion::Late),
        _ => None,
    };
    let dash = usize::from(word(1) == "-");
    let mut found = (direct(word(1 + dash)), ends(1 + dash));
    if found.0.is_none() {
        // the end of 1974, the end of the 1990s, early in 1974
        let the = usize::from(word(1) == "the");
        let by = 2 + the + usize::from(word(2 + the) == "year");
        let part = match (word(1 + the), word(by)) {
            ("of", "end" | "close") => Some(Portion::Late),
            ("of", "beginning" | "start") => Some(Portion::Early),
            ("of", "middle") => Some(Portion::Mid),
            ("of", "turn") => Some(Portion::Turn),
            ("of", "half") if word(by + 1) == "first" => Some(Portion::FirstHalf),
            ("of", "half") if word(by + 1) == "second" => Some(Portion::SecondHalf),
            ("in", "early") => Some(Portion::Early),
            ("in", "late") => Some(Portion::Late),
            _ => None,
        };
        found = (part, ends(if word(by) == "half" { by + 1 } else { by }));
    }
    match found {
        (Some(part), from) if from >= floor && at >= 1 => (Some(part), from),
        _ => (None, at),
    }
}
