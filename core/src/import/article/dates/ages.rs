//! Decades, centuries, years of an era and ranges of years as they are written in English. Knows nothing of what is said
//! before them.

use super::moment::Written;
use super::numbers::{ordinal, range_end, year};
use super::tokens::Line;

/// the 19th century, the nineteenth century BC
pub fn century(line: Line, at: usize) -> Option<(Written, usize)> {
    let (number, to) = ordinal(line, at)?;
    let to = if line.word(to) == "-" { to + 1 } else { to };
    if line.word(to) != "century" || !(1..=21).contains(&number) {
        return None;
    }
    Some(match before_christ(line, to + 1) {
        Some(to) => (Written::Century(1 - number * 100), to),
        None => (Written::Century((number - 1) * 100), to + 1),
    })
}

/// the 18th and 19th centuries
pub fn centuries(line: Line, at: usize) -> Option<([Written; 2], usize)> {
    let (first, to) = ordinal(line, at)?;
    let is_to = matches!(line.word(to), "and" | "to" | "–" | "-");
    let to = if line.word(to + 1) == "the" { to + 2 } else { to + 1 };
    let (second, to) = ordinal(line, to).filter(|_| is_to)?;
    let sound = first < second && (1..=21).contains(&first) && second <= 21 && line.word(to) == "centuries";
    sound.then_some(([Written::Century((first - 1) * 100), Written::Century((second - 1) * 100)], to + 1))
}

/// the 1990s, the '90s, the nineties
pub fn decade(line: Line, at: usize) -> Option<(Written, usize)> {
    const NAMES: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let token = line.get(at)?;
    if let Some(name) = NAMES.iter().position(|name| *name == token.lower) {
        let is_time = ["the", "early", "mid", "late", "-"].contains(&line.word_back(at, 1));
        return is_time.then_some((Written::Decade(1920 + name as i32 * 10), at + 1));
    }
    let number: i32 = token.text.parse().ok().filter(|_| token.is_number())?;
    let has_apostrophe = matches!(line.word(at + 1), "'" | "’") && line.joins(at + 1);
    let end = if has_apostrophe { at + 2 } else { at + 1 };
    if line.word(end) != "s" || !line.joins(end) || number % 10 != 0 {
        return None;
    }
    match token.text.len() {
        // What is called the 1800s is mostly the century.
        4 if number % 100 == 0 && (1000..=1800).contains(&number) => Some((Written::Century(number), end + 1)),
        4 if (1000..=2090).contains(&number) && !has_apostrophe_before_name(line, end) => {
            Some((Written::Decade(number), end + 1))
        }
        2 if matches!(line.word_back(at, 1), "'" | "’" | "‘") => Some((Written::Decade(1900 + number), end + 1)),
        _ => None,
    }
}

/// “1990's crisis” is that of a year; “the 1990's” are a decade.
fn has_apostrophe_before_name(line: Line, end: usize) -> bool {
    matches!(line.word_back(end, 1), "'" | "’") && line.word_back(end, 3) != "the"
}

/// 300 BC, AD 632, 632 CE
pub fn era(line: Line, at: usize) -> Option<(Written, usize)> {
    if matches!(line.get(at)?.text, "AD" | "CE") {
        let number: i32 = line.get(at + 1).filter(|token| token.text.len() <= 4)?.text.parse().ok()?;
        return (number > 0).then_some((Written::Year(number), at + 2));
    }
    let token = line.get(at).filter(|token| token.is_number() && token.text.len() <= 4 && !line.joins(at))?;
    let number: i32 = token.text.parse().ok().filter(|number| *number > 0)?;
    if let Some(to) = before_christ(line, at + 1) {
        return Some((Written::Year(1 - number), to));
    }
    matches!(line.get(at + 1)?.text, "AD" | "CE").then_some((Written::Year(number), at + 2))
}

fn before_christ(line: Line, at: usize) -> Option<usize> {
    matches!(line.get(at)?.text, "BC" | "BCE").then_some(at + 1)
}

/// 1990–1995, 1990–95, 1974/75
pub fn years(line: Line, at: usize) -> Option<([Written; 2], usize)> {
    if !matches!(line.word(at + 1), "–" | "-" | "—") || !line.joins(at + 1) || !line.joins(at + 2) {
        return None;
    }
    let (from, to) = (year(line, at)?, range_end(line, at)?);
    Some(([Written::Year(from), Written::Year(to)], at + 3))
}
