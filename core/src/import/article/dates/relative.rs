//! Dates that follow from what was said before: a year later, the same month, the next day.
//! Knows the English ways to say so; knows nothing of the event that they are reckoned from.

use super::moment::{Reach, Step};
use super::numbers::cardinal;
use super::tokens::Line;

/// How a date follows from an earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// So many steps later or, below 0, earlier; and whether no more than nearly.
    Steps(i32, Step, bool),
    /// At some time later or earlier.
    Beyond { is_later: bool },
    /// The very unit.
    Same(Step),
    /// A season, by EDTF's code, of that year.
    Season(u8),
}

#[derive(Clone, Copy, Debug)]
pub struct Relative {
    pub from: usize,
    pub to: usize,
    pub way: Way,
}

/// All of them in a sentence, in their order.
pub fn relatives(line: Line) -> Vec<Relative> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        match counted(line, at).or_else(|| named(line, at)) {
            Some((way, to)) => {
                found.push(Relative { from: begin(line, at), to, way });
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

/// A year later, two months earlier, some years afterwards
fn counted(line: Line, at: usize) -> Option<(Way, usize)> {
    let (quantity, to) = quantity(line, at)?;
    let is_end = |at: usize| line.get(at).is_none_or(|token| !token.is_word() && !token.is_number());
    let (is_later, to) = match line.word(to) {
        "later" | "afterwards" | "afterward" | "thereafter" | "hence" => (true, to + 1),
        "earlier" | "previously" | "beforehand" => (false, to + 1),
        "after" if matches!(line.word(to + 1), "that" | "this") && is_end(to + 2) => (true, to + 2),
        "before" if matches!(line.word(to + 1), "that" | "this") && is_end(to + 2) => (false, to + 2),
        "after" if is_end(to + 1) => (true, to + 1),
        "before" if is_end(to + 1) => (false, to + 1),
        _ => return None,
    };
    Some((way(quantity, is_later), to))
}

/// How far a quantity leads.
pub fn way(quantity: Quantity, is_later: bool) -> Way {
    let Some(count) = quantity.count else { return Way::Beyond { is_later } };
    let count = if is_later { count } else { -count };
    match quantity.unit {
        "day" => Way::Steps(count, Step::Day, false),
        "week" => Way::Steps(count.saturating_mul(7), Step::Day, true),
        "month" => Way::Steps(count, Step::Month, true),
        "year" => Way::Steps(count, Step::Year, true),
        "decade" => Way::Steps(count.saturating_mul(10), Step::Year, true),
        _ => Way::Steps(count.saturating_mul(100), Step::Year, true),
    }
}

/// The following year, the next day, the year before, that month, the same year, that autumn
fn named(line: Line, at: usize) -> Option<(Way, usize)> {
    let word = line.word(at);
    let unit_at = |at: usize| unit(line.word(at)).filter(|unit| line.word(at) == *unit);
    let count = match word {
        "following" | "next" | "subsequent" | "succeeding" => 1,
        "previous" | "preceding" => -1,
        "that" | "same" => {
            let at = if line.word(at + 1) == "same" { at + 1 } else { at };
            let season = match line.word(at + 1) {
                "spring" => Some(21),
                "summer" => Some(22),
                "autumn" | "fall" => Some(23),
                "winter" => Some(24),
                _ => None,
            };
            let way = match season {
                Some(code) => Way::Season(code),
                None => Way::Same(step(unit_at(at + 1)?)?),
            };
            return Some((way, at + 2));
        }
        "year" | "month" | "day" | "week" if line.word_back(at, 1) == "the" => {
            let is_end = line.get(at + 2).is_none_or(|token| !token.is_word() && !token.is_number());
            let is_later = match line.word(at + 1) {
                "after" => true,
                "before" => false,
                _ => return None,
            };
            return is_end.then_some((next(if is_later { 1 } else { -1 }, unit(word)?), at + 2));
        }
        _ => return None,
    };
    // “in the following years” names no one year, “over the next decade” no one time.
    let unit = unit_at(at + 1).filter(|unit| !matches!(*unit, "decade" | "century"))?;
    let is_lasting = matches!(line.word_back(at, 2), "over" | "for" | "throughout" | "within");
    (!is_lasting).then_some((next(count, unit), at + 2))
}

fn next(count: i32, unit: &str) -> Way {
    match unit {
        "day" => Way::Steps(count, Step::Day, false),
        "week" => Way::Steps(count * 7, Step::Day, true),
        "month" => Way::Steps(count, Step::Month, false),
        _ => Way::Steps(count, Step::Year, false),
    }
}

fn step(unit: &str) -> Option<Step> {
    Some(match unit {
        "day" => Step::Day,
        "month" => Step::Month,
        "year" => Step::Year,
        _ => return None,
    })
}

/// Where the words begin that belong to it.
fn begin(line: Line, at: usize) -> usize {
    let mut from = at;
    while from > 0 && matches!(line.word_back(from, 1), "the" | "in" | "on" | "of" | "later" | "earlier" | "early") {
        from -= 1;
    }
    from
}

impl Way {
    /// The date in EDTF, reckoned from what an earlier one reaches over.
    pub fn from(self, reach: &Reach) -> Option<String> {
        match self {
            Way::Steps(count, step, about) => reach.shifted(count, step, about),
            Way::Beyond { is_later } => reach.beyond(is_later),
            Way::Same(step) => reach.shifted(0, step, false),
            Way::Season(code) => Some(format!("{:04}-{code}", reach.year().filter(|year| *year >= 0)?)),
        }
    }
}

/// How many of which unit, and the place after them: two years, half a year.
pub fn quantity(line: Line, at: usize) -> Option<(Quantity, usize)> {
    if line.word(at) == "half" && matches!(line.word(at + 1), "a" | "an") && line.word(at + 2) == "year" {
        return Some((Quantity { count: Some(6), unit: "month" }, at + 3));
    }
    let article = usize::from(line.word(at) == "a");
    let vague = matches!(line.word(at + article), "few" | "several" | "many");
    let (count, at) = if vague { (None, at + article + 1) } else { (Some(cardinal(line, at)?), at + 1) };
    let unit = unit(line.word(at))?;
    Some((Quantity { count, unit }, at + 1))
}

/// A stretch that is counted; without a number it is some of them.
#[derive(Clone, Copy)]
pub struct Quantity {
    pub count: Option<i32>,
    pub unit: &'static str,
}

fn unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "day" | "days" => "day",
        "week" | "weeks" => "week",
        "month" | "months" => "month",
        "year" | "years" => "year",
        "decade" | "decades" => "decade",
        "century" | "centuries" => "century",
        _ => return None,
    })
}
