//! The dates that a sentence states, in EDTF, with the words that state them.
//! Knows how dates, ranges and what follows from earlier dates fit together; knows nothing of sections and paragraphs.

mod ages;
mod atoms;
mod calendar;
mod frame;
mod moment;
mod numbers;
mod relative;
#[cfg(test)]
mod tests;
mod tokens;

use atoms::{Atom, Time, Years, atoms};
use frame::{Frame, Relation, frame, nearness};
use moment::{Moment, Portion, Reach, Written};
use relative::{Relative, Way, quantity, relatives, way};
use tokens::{Line, tokens};

/// A date that a sentence states.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    pub edtf: String,
    pub words: String,
    /// The number of the date that it was reckoned from, if it was.
    pub anchor: Option<usize>,
}

/// What a section has told so far.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// The number of the last date and what it reaches over.
    pub last: Option<(usize, Reach)>,
    /// How many dates there are already, in all sections.
    pub count: usize,
}

/// The dates of a sentence, and the words of those that follow from nothing.
pub fn find(sentence: &str, before: &mut Before) -> (Vec<Dated>, Vec<String>) {
    let tokens = tokens(sentence);
    let line = Line::new(sentence, &tokens);
    let atoms = atoms(line);
    let mut said = statements(line, &atoms);
    // What lies within a written date is said by it already.
    let free = |relative: &Relative| said.iter().all(|other| relative.to <= other.from || other.to <= relative.from);
    let others: Vec<Said> = relatives(line).into_iter().filter(free).map(Said::relative).collect();
    said.extend(others);
    said.sort_by_key(|said| said.from);
    let (mut found, mut lost): (Vec<Dated>, Vec<String>) = (Vec::new(), Vec::new());
    let first = before.count;
    for said in said {
        let words = line.said(said.from, said.to).trim().to_owned();
        let Some((edtf, anchor)) = said.resolve(before) else {
            lost.push(words);
            continue;
        };
        if let Some(twice) = found.iter().position(|dated| dated.edtf == edtf) {
            before.last = Reach::of(&edtf).map(|reach| (first + twice, reach)).or(before.last);
            continue;
        }
        before.last = Reach::of(&edtf).map(|reach| (before.count, reach)).or(before.last);
        before.count += 1;
        found.push(Dated { edtf, words, anchor });
    }
    (found, lost)
}

/// A date with its words, from and up to a token.
struct Said {
    from: usize,
    to: usize,
    what: What,
}

enum What {
    Known(String),
    Yearless { month: u8, day: Option<u8>, portion: Option<Portion>, years: Years, frame: Frame },
    Relative(Way),
}

impl Said {
    fn relative(Relative { from, to, way }: Relative) -> Said {
        Said { from, to, what: What::Relative(way) }
    }

    /// In EDTF, and the number of the date that it is reckoned from.
    fn resolve(&self, before: &Before) -> Option<(String, Option<usize>)> {
        match &self.what {
            What::Known(edtf) => Some((edtf.clone(), None)),
            What::Relative(way) => {
                let (anchor, reach) = before.last?;
                Some((way.from(&reach)?, Some(anchor)))
            }
            What::Yearless { month, day, portion, years, frame } => {
                let (anchor, reach) = before.last?;
                let (year, is_guess) = year_of(*month, *day, *years, &reach)?;
                let mut moment = dated(year, *month, *day, *portion)?;
                moment.uncertain = frame.uncertain || is_guess;
                moment.approximate = frame.approximate;
                Some((related(&moment, frame.relation)?, Some(anchor)))
            }
        }
    }
}

/// The year of a month or a day after what was spoken of, and whether it is a guess.
fn year_of(month: u8, day: Option<u8>, years: Years, reach: &Reach) -> Option<(i32, bool)> {
    let start = reach.earliest.or(reach.latest)?;
    let end = reach.latest.unwrap_or(start);
    let (year, last_month, last_day) = end.ymd();
    match years {
        Years::Later(count) => Some((reach.year()? + count, false)),
        Years::Next => Some((if (month, day.unwrap_or(31)) > (last_month, last_day) { year } else { year + 1 }, false)),
        Years::Unsaid => {
            let certain = reach.year();
            // What comes earlier in the year than what was just told may be of another one.
            let is_behind = (month, day.unwrap_or(31)) < (start.ymd().1, start.ymd().2);
            Some((certain.unwrap_or(year), certain.is_none() || is_behind))
        }
    }
}

fn dated(year: i32, month: u8, day: Option<u8>, portion: Option<Portion>) -> Option<Moment> {
    let written = match day {
        Some(day) => Written::Day(year, month, day),
        None => Written::Month(year, month),
    };
    let moment = Moment::new(written, portion);
    moment.reach().earliest.map(|_| moment)
}

/// “in June and September 2003”: the year of the second is that of the first.
fn with_years(line: Line, atoms: &[Atom]) -> Vec<Atom> {
    let mut atoms = atoms.to_vec();
    for at in (1..atoms.len()).rev() {
        let Some([first, second]) = atoms.get_mut(at - 1..=at) else { continue };
        let Time::At(next) = &second.time else { continue };
        let is_listed = between(line, first.to, second.from).is_some_and(|(link, _)| link == "and");
        if let Time::Yearless { month, day, portion, years: Years::Unsaid } = first.time
            && is_listed
            && next.has_month()
            && let Some(year) = next.reach().year()
            && let Some(moment) = dated(year, month, day, portion)
            && moment.reach().earliest <= next.reach().earliest
        {
            first.time = Time::At(moment);
        }
    }
    atoms
}

/// The dates that are written out, ranges in one.
fn statements(line: Line, atoms: &[Atom]) -> Vec<Said> {
    let atoms = with_years(line, atoms);
    let mut said = Vec::new();
    let mut floor = 0;
    let mut rest = atoms.iter().peekable();
    while let Some(atom) = rest.next() {
        let mut frame = frame(line, atom.from, floor);
        let follows = rest.peek().and_then(|next| join(line, atom, next, &frame));
        let mut to = atom.to;
        let what = match follows {
            Some(edtf) => {
                to = rest.next().map_or(to, |next| next.to);
                Some(What::Known(edtf))
            }
            None => alone(line, atom, &mut frame, floor),
        };
        if let ("onward" | "onwards", Relation::From) = (line.word(to), frame.relation) {
            to += 1;
        }
        floor = to;
        said.extend(what.map(|what| Said { from: frame.from, to, what }));
    }
    said
}

fn alone(line: Line, atom: &Atom, frame: &mut Frame, floor: usize) -> Option<What> {
    match &atom.time {
        Time::At(moment) => {
            if let Some((way, from)) = counted_from(line, frame, floor) {
                frame.from = from;
                return way.from(&marked(moment, frame).reach()).map(What::Known);
            }
            related(&marked(moment, frame), frame.relation).map(What::Known)
        }
        Time::Span(first, second) => {
            let (first, second) = (marked(first, frame), marked(second, frame));
            if first.reach().earliest > second.reach().latest {
                // “30–2 December 2011” ends before it begins; what is written whole is the second.
                return related(&second, frame.relation).map(What::Known);
            }
            let edtf = match frame.relation {
                Relation::Before => format!("../{}", first.before()?),
                Relation::After => format!("{}/..", second.after()?),
                _ => format!("{}/{}", first.end(), second.end()),
            };
            Some(What::Known(edtf))
        }
        Time::Yearless { month, day, portion, years } => {
            Some(What::Yearless { month: *month, day: *day, portion: *portion, years: *years, frame: *frame })
        }
    }
}

/// “two years after 1974”, where the words before the date begin at `frame.from`.
fn counted_from(line: Line, frame: &Frame, floor: usize) -> Option<(Way, usize)> {
    let is_later = match frame.relation {
        Relation::After => true,
        Relation::Before => false,
        _ => return None,
    };
    let from = (2..=3).filter_map(|by| frame.from.checked_sub(by)).filter(|from| *from >= floor);
    let mut fitting = from.filter_map(|from| quantity(line, from).map(|(quantity, to)| (from, quantity, to)));
    let (from, quantity, _) = fitting.find(|(_, _, to)| *to == frame.from)?;
    Some((way(quantity, is_later), from))
}

fn marked(moment: &Moment, frame: &Frame) -> Moment {
    let mut moment = moment.clone();
    moment.uncertain = frame.uncertain;
    moment.approximate |= frame.approximate;
    moment
}

fn related(moment: &Moment, relation: Relation) -> Option<String> {
    Some(match relation {
        Relation::At | Relation::Between => moment.edtf(),
        Relation::Since | Relation::From => format!("{}/..", moment.end()),
        Relation::Until => format!("../{}", moment.end()),
        Relation::Before => format!("../{}", moment.before()?),
        Relation::After => format!("{}/..", moment.after()?),
        Relation::By => format!("[..{}]", moment.end()),
    })
}

/// Two dates that are one statement: a range, or one of the two.
fn join(line: Line, first: &Atom, second: &Atom, frame: &Frame) -> Option<String> {
    let (link, is_near) = between(line, first.to, second.from)?;
    let Time::At(end) = &second.time else { return None };
    let mut end = end.clone();
    let mut start = match &first.time {
        Time::At(start) => start.clone(),
        // “from June to August 1998”: the year of the second is that of the first.
        Time::Yearless { month, day, portion, years: Years::Unsaid } => {
            let reach = end.reach();
            let last = reach.earliest?.ymd();
            let year = if (*month, day.unwrap_or(1)) > (last.1, last.2) { last.0 - 1 } else { last.0 };
            dated(if link == "or" { last.0 } else { year }, *month, *day, *portion)?
        }
        _ => return None,
    };
    start.uncertain = frame.uncertain;
    start.approximate |= frame.approximate;
    end.uncertain = frame.uncertain && link == "or";
    end.approximate |= is_near;
    let is_range = match link {
        "and" => frame.relation == Relation::Between,
        "or" => return Some(format!("[{},{}]", start.end(), end.end())).filter(|_| frame.relation == Relation::At),
        _ => matches!(frame.relation, Relation::At | Relation::From | Relation::Between | Relation::Since),
    };
    let is_ordered = start.reach().earliest <= end.reach().latest;
    (is_range && is_ordered).then(|| format!("{}/{}", start.end(), end.end()))
}

/// The word that joins two dates, if nothing else stands between them, and whether the second is only near.
fn between(line: Line, from: usize, to: usize) -> Option<(&'static str, bool)> {
    let (mut link, mut is_near) = (None, false);
    let mut at = from;
    while at < to {
        let word = line.word(at);
        if link.is_none() {
            link = Some(match word {
                "to" | "until" | "till" | "through" | "–" | "—" | "-" => "to",
                "up" if line.word(at + 1) == "to" => {
                    at += 1;
                    "to"
                }
                "and" => "and",
                "or" => "or",
                _ => return None,
            });
        } else if nearness(word, "").is_some() {
            is_near = true;
        } else if !matches!(word, "the" | "in" | "." | "at" | "least") {
            return None;
        }
        at += 1;
    }
    link.map(|link| (link, is_near))
}
