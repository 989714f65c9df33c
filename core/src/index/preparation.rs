//! A dataset is made ready for layout and search in as many steps as its caller likes: its index, and the events that
//! pass a filter. Knows in what order this is done; what is done is known by `Index` and `Search`.

use super::{Extent, Filter, Index, Matches, Search};
use crate::dataset::Dataset;
use crate::shared::Shared;
use crate::text::Language;

/// A preparation that is under way.
pub struct Preparation {
    dataset: Shared<Dataset>,
    language: Language,
    filter: Filter,
    extent: Extent,
    /// How many events are in the extent.
    seen: usize,
    search: Option<(Shared<Index>, Search)>,
}

impl Preparation {
    pub fn new(dataset: Shared<Dataset>, language: Language, filter: Filter) -> Preparation {
        Preparation { dataset, language, filter, extent: Extent::default(), seen: 0, search: None }
    }

    /// Goes on by about so many events; index and matches, when both are ready.
    pub fn step(&mut self, events: usize) -> Option<(Shared<Index>, Shared<Matches>)> {
        if let Some((index, search)) = &mut self.search {
            let matches = search.step(index, events)?;
            return Some((index.clone(), Shared::new(matches)));
        }
        let all = self.dataset.events.len();
        let end = self.seen.saturating_add(events).min(all);
        self.extent.add(&self.dataset, self.seen..end);
        self.seen = end;
        if end == all {
            let extent = std::mem::take(&mut self.extent);
            let index = Shared::new(Index::over(self.dataset.clone(), self.language, extent));
            let search = Search::new(&index, self.filter.clone(), None);
            self.search = Some((index, search));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::parse;
    use std::fmt::Write;

    #[test]
    fn steps_of_any_length_prepare_what_is_prepared_at_once() {
        let mut events = String::new();
        for number in 0..1_500_u32 {
            let day = number * 389 % 1_453;
            let (year, month) = (1900 + day / 12, 1 + day % 12);
            let date = match number % 4 {
                0 => format!("{year}-{month:02}"),
                1 => format!("{year}-{month:02}-{:02}/{}-01-01", 1 + number % 28, year + 1 + number % 9),
                _ => format!("{year}-{month:02}-{:02}", 1 + number % 28),
            };
            // One lane has few.
            let lane = if number % 100 == 0 { "joint" } else { ["a", "b"][number as usize % 2] };
            let comma = if number == 0 { "" } else { "," };
            write!(
                events,
                r#"{comma}{{ "id": "{number}", "date": "{date}", "title": "{}", "initiator": "{lane}" }}"#,
                day % 7
            )
            .unwrap();
        }
        let json = [r#"{ "parties": [{ "id": "a" }, { "id": "b" }], "events": ["#, &events, "] }"].concat();
        let dataset = Shared::new(parse(json.as_bytes()).0);
        for query in ["", "3"] {
            let filter = Filter { query: query.to_owned(), ..Filter::default() };
            let index = Index::new(dataset.clone(), Language::English);
            let matches = index.matches(&filter);
            for step in [1, 10, 239, 4_000] {
                let mut preparation = Preparation::new(dataset.clone(), Language::English, filter.clone());
                let (prepared, found) = (0..).find_map(|_| preparation.step(step)).unwrap();
                assert_eq!(prepared.extent, index.extent);
                assert_eq!(format!("{:?}", *found), format!("{matches:?}"), "in steps of {step}");
            }
        }
    }
}
