//! How sure the events are: how many are dated to the day, vague, disputed, reported or without a citation.
//! Knows what is counted and by which filter each count is reached; knows no words.

use crate::dataset::SourceIx;
use crate::index::{Filter, Index, Marks, Matches};
use crate::order::sort;

/// What is known of how sure some events are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certainty {
    /// How many events are counted.
    pub events: usize,
    /// One for each of `Marks::ALL`, in that order; an event has one mark of its date and may have others.
    pub counts: Vec<Count>,
    /// Who reports the events that are marked as reported, those with most of them first.
    pub reporters: Vec<Reporter>,
}

/// How many events have a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub mark: Marks,
    pub events: usize,
}

/// How many events a source reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reporter {
    pub source: SourceIx,
    pub events: usize,
}

/// Counts over the events that pass a filter; `Matches::all` has all of them.
pub fn certainty(index: &Index, matches: &Matches) -> Certainty {
    let mut counts: Vec<Count> = Marks::ALL.into_iter().map(|mark| Count { mark, events: 0 }).collect();
    let sources = 0..index.dataset.sources.len();
    let mut reporters: Vec<Reporter> =
        sources.map(|source| Reporter { source: SourceIx::new(source), events: 0 }).collect();
    for event in matches.events() {
        let marks = index.marks(*event);
        for count in &mut counts {
            count.events += usize::from(marks.shares_any(count.mark));
        }
        for source in index.dataset.events.reported_by(event.0 as usize) {
            if let Some(reporter) = reporters.get_mut(source.0 as usize) {
                reporter.events += 1;
            }
        }
    }
    reporters.retain(|reporter| reporter.events > 0);
    sort(&mut reporters, |reporter| (-(reporter.events as i64), 0));
    Certainty { events: matches.len(), counts, reporters }
}

impl Certainty {
    /// How many events have a mark.
    pub fn of(&self, mark: Marks) -> usize {
        self.counts.iter().find(|count| count.mark == mark).map_or(0, |count| count.events)
    }
}

impl Count {
    /// The filter that asks for this mark in the place of what it asks for of how sure the events are. Counted within
    /// `whatever` of that filter, that are the events that are counted here.
    pub fn within(&self, filter: &Filter) -> Filter {
        Filter { marks: self.mark, ..whatever(filter) }
    }
}

impl Reporter {
    /// The same for what this source reports.
    pub fn within(&self, filter: &Filter) -> Filter {
        let mut within = whatever(filter);
        within.reporters.insert(self.source);
        within
    }
}

/// A filter without what it asks for of how sure the events are.
pub fn whatever(filter: &Filter) -> Filter {
    Filter { marks: Marks::default(), reporters: Default::default(), ..filter.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shared;
    use crate::dataset::{Lane, parse};
    use crate::text::Language;

    fn index(json: &[u8]) -> Index {
        Index::new(Shared::new(parse(json).0), Language::English)
    }

    #[test]
    fn every_mark_of_a_dataset_is_counted() {
        let index = index(
            br#"{
            "parties": [{ "id": "n", "name": "N" }, { "id": "s", "name": "S" }],
            "sources": [{ "id": "book", "title": "Book" }, { "id": "paper", "title": "Paper" }, { "id": "radio", "title": "Radio" }],
            "events": [
                { "id": "a", "date": "1990-01-01", "title": "A", "initiator": "n", "citations": [{ "source": "book" }] },
                { "id": "b", "date": "1991", "title": "B", "initiator": "n", "reported_by": ["radio"], "citations": [{ "source": "book" }] },
                { "id": "c", "date": "1992~", "title": "C", "initiator": "s", "reported_by": ["paper", "radio"] },
                { "id": "d", "date": "1993/..", "title": "D", "initiator": "s",
                  "derived_date": { "anchor": "a", "words": "three years later" } }
            ],
            "disputes": [{ "id": "x", "title": "X", "claims": [{ "id": "p", "statement": "P", "events": ["a"] }, { "id": "q", "statement": "Q", "events": ["b"] }] }]
        }"#,
        );
        let check = |filter: Filter, events, expect: [usize; 8], reporters: &[(u32, usize)]| {
            let certainty = certainty(&index, &index.matches(&filter));
            assert_eq!(certainty.events, events);
            assert_eq!(certainty.counts.iter().map(|count| count.events).collect::<Vec<_>>(), expect);
            let found: Vec<_> = certainty.reporters.iter().map(|one| (one.source.0, one.events)).collect();
            assert_eq!(found, reporters);
        };
        check(Filter::default(), 4, [1, 1, 1, 1, 1, 2, 2, 2], &[(2, 2), (1, 1)]);
        check(Filter { initiators: vec![Lane::First], ..Filter::default() }, 2, [1, 1, 0, 0, 0, 2, 1, 0], &[(2, 1)]);
        check(Filter { marks: Marks::UNCITED, ..Filter::default() }, 2, [0, 0, 1, 1, 1, 0, 1, 2], &[(1, 1), (2, 1)]);
        check(Filter { query: "nothing has this".to_owned(), ..Filter::default() }, 0, [0; 8], &[]);
    }

    #[test]
    fn every_count_is_what_its_filter_lets_through() {
        let index = index(include_bytes!("../../static/datasets/north-korea-venezuela.json"));
        let filters = [
            Filter::default(),
            Filter { query: "embassy".to_owned(), ..Filter::default() },
            Filter { initiators: vec![Lane::Second], ..Filter::default() },
        ];
        for filter in filters {
            let certainty = certainty(&index, &index.matches(&filter));
            for count in &certainty.counts {
                assert_eq!(index.matches(&count.within(&filter)).len(), count.events, "{filter:?} {count:?}");
            }
            for reporter in &certainty.reporters {
                assert_eq!(index.matches(&reporter.within(&filter)).len(), reporter.events, "{filter:?} {reporter:?}");
            }
            let by_date = [Marks::EXACT, Marks::IMPRECISE, Marks::APPROXIMATE, Marks::OPEN];
            assert_eq!(by_date.map(|mark| certainty.of(mark)).iter().sum::<usize>(), certainty.events);
        }
    }

    #[test]
    fn the_embedded_dataset_cites_every_event_and_names_two_that_report() {
        let index = index(include_bytes!("../../static/datasets/north-korea-venezuela.json"));
        let certainty = certainty(&index, &Matches::all(&index));
        assert_eq!((certainty.of(Marks::UNCITED), certainty.of(Marks::REPORTED)), (0, 2));
        let names = certainty.reporters.iter().filter_map(|one| index.dataset.source(one.source));
        assert_eq!(names.map(|source| source.id.as_str()).collect::<Vec<_>>(), ["rodong-sinmun", "newsis"]);
        assert_eq!((certainty.events, certainty.of(Marks::EXACT)), (23, 2));
    }
}
