//! Sentences about what is computed from a dataset: its own texts put into the templates of a table of words.
//! Knows grammar as far as templates do; knows nothing of how sentences are laid out.

pub mod disputes;
pub mod standing;

pub use disputes::difference_in_words;
pub use standing::{Line, missions_in_words, standing_in_words, title_in_words};

use crate::certainty::Certainty;
use crate::dataset::{EventIx, Lane};
use crate::index::{Index, Marks};
use crate::text::standing_words::StandingWords;
use crate::text::{Language, fill};

/// How many of the counted events are known to the day.
pub fn certainty_in_words(language: Language, words: &StandingWords, certainty: &Certainty) -> String {
    let number = |number| language.number(number);
    fill(words.known_to_the_day, &[("n", &number(certainty.of(Marks::EXACT))), ("total", &number(certainty.events))])
}

/// Alternatives one after the other: “a, b or c”.
fn or(words: &StandingWords, items: &[String]) -> String {
    match items.split_last() {
        Some((last, rest)) if !rest.is_empty() => fill(words.or, &[("a", &rest.join(", ")), ("b", last)]),
        _ => items.concat(),
    }
}

/// What a lane is called within a sentence.
fn lane_name(index: &Index, lane: Lane) -> String {
    let [first, second] = &index.dataset.parties;
    match lane {
        Lane::First => first.short.get(index.language.tag()).to_owned(),
        Lane::Second => second.short.get(index.language.tag()).to_owned(),
        Lane::Joint => index.language.words().joint.to_lowercase(),
    }
}

/// The heaviest events of some, in their order, and how many are left out.
fn heaviest(index: &Index, events: &[EventIx], most: usize) -> (Vec<EventIx>, usize) {
    let weight = |event: &EventIx| -i64::from(index.dataset.events.weight(event.0 as usize));
    let mut kept = events.to_vec();
    crate::order::sort(&mut kept, |event| (weight(event), i64::from(event.0)));
    kept.truncate(most);
    crate::order::sort(&mut kept, |event| (i64::from(event.0), 0));
    let left = events.len() - kept.len();
    (kept, left)
}

#[cfg(test)]
mod tests;
