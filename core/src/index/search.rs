//! Which events pass a filter: looks through them in as many steps as its caller likes.
//! Knows the texts and names of events; knows nothing of what is done with what is found.
//!
//! The words of all events are looked through where they lie, so that nothing of them is kept twice. Names of actors
//! and places are looked at once per word and not once per event.

use super::levels::{FEW, Gathering};
use super::{Filter, Index, Levels, Matches};
use crate::dataset::{EventIx, Text, TextRef};
use crate::text::{Finder, Word};

/// A search that is under way.
pub struct Search {
    filter: Filter,
    wanted: Vec<Wanted>,
    finder: Finder,
    /// Whether each event passes, as far as it is known. Those that do not pass from the start are not looked at.
    passes: Vec<bool>,
    stage: Stage,
    /// How many events have been looked at in this stage, first in the order in which their words lie, then in that of time.
    seen: usize,
    count: usize,
    found: Vec<EventIx>,
    gathering: Gathering,
}

enum Stage {
    Looking,
    Collecting,
    Gathering,
}

/// A word of the query.
struct Wanted {
    word: Word,
    /// Whether it is found in the names of each actor, and then of each place; nothing if in none.
    names: Vec<bool>,
}

impl Search {
    /// A search that has looked at nothing but names. What an earlier one has found in the same index saves a look at
    /// the other events if they cannot pass.
    pub fn new(index: &Index, filter: Filter, earlier: Option<&Matches>) -> Search {
        let all = index.dataset.events.len();
        let mut search = Search {
            wanted: Vec::new(),
            finder: Finder::default(),
            passes: Vec::new(),
            stage: Stage::Looking,
            seen: 0,
            count: 0,
            found: Vec::new(),
            gathering: Gathering::default(),
            filter,
        };
        if search.filter.is_empty() {
            // Everything passes.
            (search.stage, search.count) = (Stage::Collecting, all);
            return search;
        }
        match earlier.filter(|earlier| !earlier.filter.is_empty() && search.filter.refines(&earlier.filter)) {
            None => search.passes = vec![true; all],
            Some(earlier) => {
                search.passes = vec![false; all];
                for event in earlier.events() {
                    if let Some(passes) = search.passes.get_mut(event.0 as usize) {
                        *passes = true;
                    }
                }
            }
        }
        for word in search.filter.query.split_whitespace() {
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

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Goes on by about so many events; what has been found, when all is done. It must be given the same index in all
    /// steps.
    pub fn step(&mut self, index: &Index, events: usize) -> Option<Matches> {
        let all = index.dataset.events.len();
        let end = self.seen.saturating_add(events).min(all);
        match self.stage {
            Stage::Looking => self.look(index, end),
            Stage::Collecting => self.collect(end),
            Stage::Gathering if self.found.len() > FEW => {
                let levels = self.gathering.step(index, &self.found, events)?;
                return Some(self.matches(levels));
            }
            Stage::Gathering => {
                let levels = Levels::new(index, &self.found);
                return Some(self.matches(levels));
            }
        }
        self.seen = end;
        if end == all {
            self.seen = 0;
            self.stage = match self.stage {
                Stage::Looking => Stage::Collecting,
                _ => Stage::Gathering,
            };
        }
        None
    }

    /// All steps at once.
    pub fn rest(mut self, index: &Index) -> Matches {
        loop {
            if let Some(matches) = self.step(index, usize::MAX) {
                return matches;
            }
        }
    }

    fn matches(&mut self, levels: Levels) -> Matches {
        Matches { events: std::mem::take(&mut self.found), levels, filter: self.filter.clone() }
    }

    fn look(&mut self, index: &Index, end: usize) {
        for number in self.seen..end {
            let event = index.dataset.events.stored(number);
            if self.passes.get(event) == Some(&true) {
                let passes = self.looks_at(index, event);
                self.count += usize::from(passes);
                if let Some(place) = self.passes.get_mut(event) {
                    *place = passes;
                }
            }
        }
    }

    /// Puts what passes in the order of time.
    fn collect(&mut self, end: usize) {
        if self.found.capacity() == 0 {
            self.found.reserve_exact(self.count);
        }
        let everything = self.passes.is_empty();
        let passes = |event: &usize| everything || self.passes.get(*event) == Some(&true);
        self.found.extend((self.seen..end).filter(passes).map(EventIx::new));
    }

    fn looks_at<'a>(&mut self, index: &'a Index, event: usize) -> bool {
        let events = &index.dataset.events;
        if !self.filter.allows(index, event) {
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
        fn a_refined_search_finds_what_a_fresh_one_finds(
            titles in prop::collection::vec("([aAbBñÑ’'한ß–-]| ){0,16}", 1..8),
            queries in prop::collection::vec("([aAbBñÑ’'한ß–-]{1,3}| ){1,4}", 2..6),
            more in "[aAbñ’한 ]{0,2}",
            initiators in prop::collection::vec(0..4_usize, 6),
            step in 1..4_usize,
        ) {
            let events: Vec<_> = titles.iter().enumerate().map(|(number, title)| serde_json::json!({
                "id": format!("e{number}"), "date": format!("20{:02}", 90 - number % 3), "title": title,
                "initiator": (["a", "joint", "b"][number % 3]), "actors": &["a"][..number % 2],
            })).collect();
            let json = serde_json::json!({
                "parties": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }],
                "actors": [{ "id": "a", "name": titles[0] }], "events": events,
            });
            let dataset = Shared::new(parse(json.to_string().as_bytes()).0);
            let index = Index::new(dataset, Language::English);
            let mut earlier = Matches::all(&index);
            // Each query once as it is and once made longer, as if it were typed.
            let typed = queries.iter().flat_map(|query| [query.clone(), [query.as_str(), &more].concat()]);
            for (query, lane) in typed.zip(initiators.into_iter().cycle()) {
                let initiators = crate::dataset::Lane::ALL.get(lane).copied().into_iter().collect();
                let filter = Filter { query, initiators, ..Filter::default() };
                let mut search = Search::new(&index, filter.clone(), Some(&earlier));
                earlier = (0..).find_map(|_| search.step(&index, step)).unwrap();
                let expect = index.matches(&filter);
                prop_assert_eq!(earlier.events(), expect.events(), "{:?} in {}", filter, json);
                prop_assert_eq!(&earlier.filter, &filter);
            }
        }

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
                let mut search = Search::new(&index, filter, None);
                let matches = (0..).find_map(|_| search.step(&index, step)).unwrap();
                let expect = expected(&dataset, &query, language.tag());
                prop_assert_eq!(matches.events(), expect, "{} in {} as {}", query, json, language.tag());
            }
        }
    }
}
