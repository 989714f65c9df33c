//! The columns that a table can have, and which of them a dataset gives anything for.

use crate::date::Certainty;
use crate::index::Index;
use crate::text::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Date,
    Title,
    Initiator,
    Category,
    Actors,
    Places,
    Certainty,
    Sources,
}

impl Column {
    pub const ALL: [Column; 8] = [
        Column::Date,
        Column::Title,
        Column::Initiator,
        Column::Category,
        Column::Actors,
        Column::Places,
        Column::Certainty,
        Column::Sources,
    ];

    /// The name in links and attributes.
    pub fn name(self) -> &'static str {
        match self {
            Column::Date => "date",
            Column::Title => "title",
            Column::Initiator => "initiator",
            Column::Category => "category",
            Column::Actors => "actors",
            Column::Places => "places",
            Column::Certainty => "certainty",
            Column::Sources => "sources",
        }
    }

    pub fn from_name(name: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.name() == name)
    }

    /// What stands above it.
    pub fn heading(self, language: Language) -> &'static str {
        let words = language.table_words();
        match self {
            Column::Date => words.date,
            Column::Title => words.title,
            Column::Initiator => words.initiator,
            Column::Category => words.category,
            Column::Actors => words.actors,
            Column::Places => words.places,
            Column::Certainty => words.certainty,
            Column::Sources => words.sources,
        }
    }

    /// The columns in which a dataset says anything. Looks at events until it finds one that does.
    pub fn of(index: &Index) -> Vec<Column> {
        let events = &index.dataset.events;
        let any = |says: &dyn Fn(usize) -> bool| (0..events.len()).any(says);
        let is_vague = |event| {
            events.date(event).is_some_and(|date| date.certainty() != Certainty::Exact)
                || events.has_derived_date(event)
        };
        let exists = |column: &Column| match column {
            Column::Date | Column::Title | Column::Initiator => true,
            Column::Category => any(&|event| events.category(event).is_some()),
            Column::Actors => any(&|event| !events.actors(event).is_empty()),
            Column::Places => any(&|event| !events.places(event).is_empty()),
            Column::Certainty => !index.dataset.disputes.is_empty() || any(&is_vague),
            Column::Sources => {
                any(&|event| !events.citations(event).is_empty() || !events.reported_by(event).is_empty())
            }
        };
        Column::ALL.into_iter().filter(exists).collect()
    }
}
