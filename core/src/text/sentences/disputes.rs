//! What claims differ in, in one sentence.
//! Knows what is compared and its table of words; knows nothing of how claims are laid out.

use super::{lane_name, or};
use crate::disputes::{Confrontation, Disagreement, Side};
use crate::index::Index;
use crate::text::dates::date_in_words;
use crate::text::fill;
use crate::text::standing_words::StandingWords;

/// “What differs: the date (about 2015 or 2014).” Where nothing can be compared, the dispute's own explanation.
pub fn difference_in_words(index: &Index, words: &StandingWords, dispute: &Confrontation) -> String {
    let tag = index.language.tag();
    let parts: Vec<String> = dispute.differ.iter().filter_map(|one| part(index, words, dispute, *one)).collect();
    if !parts.is_empty() {
        return fill(words.differ, &[("what", &parts.join("; "))]);
    }
    let explanation = index.dataset.disputes.get(dispute.dispute).map_or("", |dispute| dispute.explanation.get(tag));
    if explanation.is_empty() { words.cannot_all_hold.to_owned() } else { explanation.to_owned() }
}

fn part(index: &Index, words: &StandingWords, dispute: &Confrontation, one: Disagreement) -> Option<String> {
    let tag = index.language.tag();
    let dataset = &index.dataset;
    let template = match one {
        Disagreement::Dates => words.differ_dates,
        Disagreement::Places => words.differ_places,
        Disagreement::Actors => words.differ_actors,
        Disagreement::Initiators => words.differ_initiators,
        Disagreement::Words => return None,
    };
    let said_by = |side: &Side| -> Vec<String> {
        match one {
            Disagreement::Dates => side.dates.iter().map(|date| date_in_words(index.language, date)).collect(),
            Disagreement::Places => {
                let places = side.places.iter().filter_map(|place| dataset.place(*place));
                places.map(|place| place.name.get(tag).to_owned()).collect()
            }
            Disagreement::Actors => {
                let actors = side.actors.iter().filter_map(|actor| dataset.actor(*actor));
                actors.map(|actor| actor.name.get(tag).to_owned()).collect()
            }
            Disagreement::Initiators => side.initiators.iter().map(|lane| lane_name(index, *lane)).collect(),
            Disagreement::Words => Vec::new(),
        }
    };
    let mut values = Vec::new();
    for side in &dispute.claims {
        let value = said_by(side).join(" + ");
        if !value.is_empty() && !values.contains(&value) {
            values.push(value);
        }
    }
    Some(fill(template, &[("values", &or(words, &values))]))
}
