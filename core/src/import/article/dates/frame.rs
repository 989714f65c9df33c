//! What is said before a date: doubt, nearness, since, until, before, after.
//! Knows these words; knows nothing of how a date itself is written.

use super::tokens::Line;

/// How something stands to a date.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Relation {
    #[default]
    At,
    Since,
    From,
    Between,
    Until,
    Before,
    After,
    By,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Frame {
    /// The token with which the words begin.
    pub from: usize,
    pub relation: Relation,
    pub uncertain: bool,
    pub approximate: bool,
}

/// Looks back from a date, no farther than the one before it.
pub fn frame(line: Line, at: usize, floor: usize) -> Frame {
    let mut frame = Frame { from: at, ..Frame::default() };
    // Whether a word that says when has come, which nothing but doubt may precede.
    let mut is_said = false;
    while frame.from > floor {
        let word = |by: usize| line.word_back(frame.from, by);
        let taken = if let Some(by) = nearness(word(1), word(2)) {
            frame.approximate = true;
            by
        } else if is_doubt(word(1)) {
            frame.uncertain = true;
            1
        } else if word(1) == "least" && word(2) == "at" {
            2
        } else if let Some((relation, by)) = relation(word(1), word(2)).filter(|_| !is_said) {
            is_said = true;
            frame.relation = relation;
            by
        } else if !is_said && is_filler(line, frame.from) {
            1
        } else {
            break;
        };
        if frame.from < floor + taken {
            break;
        }
        frame.from -= taken;
    }
    frame
}

/// Words by which a date is only near, and how many they are.
pub fn nearness(word: &str, before: &str) -> Option<usize> {
    match (word, before) {
        ("circa" | "ca" | "c" | "about" | "around" | "approximately" | "roughly" | "sometime", _) => Some(1),
        (".", "c" | "ca") => Some(2),
        _ => None,
    }
}

fn is_doubt(word: &str) -> bool {
    matches!(word, "possibly" | "perhaps" | "maybe" | "probably" | "presumably" | "allegedly" | "reportedly")
}

fn relation(word: &str, before: &str) -> Option<(Relation, usize)> {
    Some(match (word, before) {
        ("until" | "till", "not") => (Relation::At, 2),
        ("in" | "on" | "during" | "at" | "of" | "throughout", _) => (Relation::At, 1),
        ("from", "dates" | "dated" | "dating" | "date") => (Relation::At, 1),
        ("since", _) => (Relation::Since, 1),
        ("from", _) => (Relation::From, 1),
        ("between", _) => (Relation::Between, 1),
        ("until" | "till" | "through" | "thru", _) => (Relation::Until, 1),
        ("to", "up") => (Relation::Until, 2),
        ("to", "prior") => (Relation::Before, 2),
        ("to", _) => (Relation::At, 1),
        ("before", _) => (Relation::Before, 1),
        ("after", _) => (Relation::After, 1),
        ("-", "pre") => (Relation::Before, 2),
        ("-", "post") => (Relation::After, 2),
        ("by", _) => (Relation::By, 1),
        _ => return None,
    })
}

/// The, the year, Friday.
fn is_filler(line: Line, from: usize) -> bool {
    let is_weekday = |word: &str| word.ends_with("day") && word != "day" && word != "holiday";
    match line.word_back(from, 1) {
        "the" | "year" | "years" => true,
        "," => line.back(from, 2).is_some_and(|token| token.is_capital() && is_weekday(&token.lower)),
        word => is_weekday(word) && line.back(from, 1).is_some_and(|token| token.is_capital()),
    }
}
