//! Which events pass a filter: looks through them in as many steps as its caller likes.
//! Knows the texts and names of events; knows nothing of what is done with what is found.
//!
//! The words of all events are looked through where they lie, so that nothing of them is kept twice. Names of actors
//! and places are looked at once per word and not once per event.

use super::{Filter, Index, Matches};
use crate::dataset::{EventIx, Text, TextRef};
use crate::text::{Finder, Word};

/// A search that is under way.
pub struct Search {
    wanted: Vec<Wanted>,
    finder: Finder,
    /// How many events have been looked at, in the order in which their words lie.
    seen: usize,
    /// Whether each event passes.
    passes: Vec<bool>,
}

/// A word of the query.
struct Wanted {
    word: Word,
    /// Whether it is found in the names of each actor, and then of each place; nothing if in none.
    names: Vec<bool>,
}

impl Search {
    /// A search that has looked at nothing but names.
    pub fn new(index: &Index, query: &str) -> Search {
        let mut search = Search { wanted: Vec::new(), finder: Finder::default(), seen: 0, passes: Vec::new() };
        for word in query.split_whitespace() {
            let word = Word::new(word);
            let mut finds = |text: &Text| search.finder.finds(&word, text.get(index.language.tag()));
            let mut names = Vec::new();
            for actor in &index.dataset.actors {
                names.push(finds(&actor.name) || actor.roles.iter().any(&mut finds));
            }
            for place in &index.dataset.places {
                names.push(finds(&place.name));
            }
            if !names.contains(&true) {
                names.clear();
            }
            search.wanted.push(Wanted { word, names });
        }
        search
    }

    /// Looks at so many events more; what has been found, once all have been looked at. It must be given the same
    /// index and filter in all steps.
    pub fn step(&mut self, index: &Index, filter: &Filter, events: usize) -> Option<Matches> {
        let all = index.dataset.events.len();
        let end = self.seen.saturating_add(events).min(all);
        self.passes.resize(all, false);
        for number in self.seen..end {
            let event = index.dataset.events.stored(number);
            let passes = self.looks_at(index, filter, event);
            if let Some(place) = self.passes.get_mut(event) {
                *place = passes;
            }
        }
        self.seen = end;
        if end < all {
            return None;
        }
        let found = self.passes.iter().enumerate().filter(|(_, passes)| **passes);
        Some(Matches::new(index, found.map(|(event, _)| EventIx::new(event)).collect()))
    }

    fn looks_at<'a>(&mut self, index: &'a Index, filter: &Filter, event: usize) -> bool {
        let events = &index.dataset.events;
        if !filter.allows(index, event) {
            return false;
        }
        if self.wanted.is_empty() {
            return true;
        }
        let Some([title, summary]) = events.texts(event) else { return false };
        // The only text is the nearest, whatever the language.
        let words = |text: TextRef<'a>| text.only().unwrap_or_else(|| text.get(index.language.tag()));
        let (title, summary) = (words(title), words(summary));
        for Wanted { word, names } in &self.wanted {
            let is_named = |number: usize| names.get(number).is_some_and(|found| *found);
            let by_name = || {
                events.actors(event).iter().any(|actor| is_named(actor.0 as usize))
                    || events.places(event).iter().any(|place| is_named(place.0 as usize + index.dataset.actors.len()))
            };
            let found =
                !names.is_empty() && by_name() || self.finder.finds(word, title) || self.finder.finds(word, summary);
            if !found {
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Dataset, parse};
    use crate::shared::Shared;
    use crate::text::{Language, fold};
    use proptest::prelude::*;

    /// What is searched of an event, folded and in one string, as plainly as it can be said.
    fn haystack(dataset: &Dataset, event: EventIx, tag: &str) -> String {
        let event = dataset.event(event).unwrap();
        let mut texts = vec![event.title.get(tag), event.summary.get(tag)];
        for actor in event.actors.iter().filter_map(|actor| dataset.actor(*actor)) {
            texts.push(actor.name.get(tag));
            texts.extend(actor.roles.iter().map(|role| role.get(tag)));
        }
        texts.extend(event.places.iter().filter_map(|place| dataset.place(*place)).map(|place| place.name.get(tag)));
        texts.join("\n").chars().map(fold).collect()
    }

    fn expected(dataset: &Dataset, query: &str, tag: &str) -> Vec<EventIx> {
        let words: Vec<String> = query.split_whitespace().map(|word| word.chars().map(fold).collect()).collect();
        let holds = |event: &EventIx| {
            let text = haystack(dataset, *event, tag);
            words.iter().all(|word| text.contains(word.as_str()))
        };
        (0..dataset.events.len()).map(EventIx::new).filter(holds).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn a_search_finds_what_a_plain_look_at_everything_finds(
            titles in prop::collection::vec("([aAbBzñÑáŽß’'한글ё–-]| |\\PC){0,24}", 1..6),
            summaries in prop::collection::vec("([aAbBzñÑá한글Ё]| |\n){0,40}", 1..4),
            query in "([aAbBzñÑáŽß’'한글ё–-]{1,3}| |\\PC){1,5}",
            step in 1..4_usize,
        ) {
            let name = |number: usize| summaries[number % summaries.len()].clone() + "n";
            let events: Vec<_> = titles.iter().enumerate().map(|(number, title)| serde_json::json!({
                "id": format!("e{number}"), "date": format!("20{:02}", 90 - number % 3), "initiator": "joint",
                "title": if number % 2 == 0 { serde_json::json!(title) } else { serde_json::json!({ "es": title, "ko": "한국" }) },
                "summary": summaries[number % summaries.len()], "actors": &["a", "b"][..number % 3], "places": &["p"][..number % 2],
            })).collect();
            let json = serde_json::json!({
                "actors": [{ "id": "a", "name": name(0) }, { "id": "b", "name": "b", "roles": [{ "title": name(1) }] }],
                "places": [{ "id": "p", "name": name(2) }], "events": events,
            });
            let dataset = Shared::new(parse(json.to_string().as_bytes()).0);
            for language in Language::ALL {
                let index = Index::new(dataset.clone(), language);
                let filter = Filter { query: query.clone(), ..Filter::default() };
                let mut search = Search::new(&index, &query);
                let matches = (0..).find_map(|_| search.step(&index, &filter, step)).unwrap();
                let expect = expected(&dataset, &query, language.tag());
                prop_assert_eq!(matches.events(), expect, "{} in {} as {}", query, json, language.tag());
            }
        }
    }
}
