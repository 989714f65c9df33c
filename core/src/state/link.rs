//! What is seen, as a link or as plain JSON, and back: view, stretch of time, selection, filters, day, table.
//! Knows states and ids; knows no browser, whose address it is a part of.

mod json;
mod part;
mod restore;

pub use part::{from_hash, replace_in, to_hash};

use super::{State, View};
use crate::dataset::{Lane, Problem, Severity};
use crate::date::{Date, Day, Endpoint, Form, Precision, Stretch, Unit, edtf};
use crate::index::{Marks, Span};
use crate::layout::day_at;
use crate::state::Motion;
use crate::table::{Column, Sort};
use crate::text::Language;

/// What is seen, in names that mean the same in any state of the same dataset. The default is what a fresh element shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linked {
    /// `None` follows the width.
    pub view: Option<View>,
    /// `None` for everything.
    pub domain: Option<Span>,
    /// The id of an event.
    pub selected: Option<String>,
    pub query: String,
    /// Ids of parties, and `joint`.
    pub initiators: Vec<String>,
    pub categories: Vec<String>,
    pub actors: Vec<String>,
    pub marks: Marks,
    pub as_of: Option<Day>,
    /// Which language is usual is not the state's to say: `None` from a state.
    pub language: Option<Language>,
    pub sort: Sort,
    /// The columns that the table shows; `None` for all.
    pub columns: Option<Vec<Column>>,
}

/// What the initiator of the joint lane is called.
const JOINT: &str = "joint";

/// What the certainty of dates is called, in the order of `Marks::ALL`.
const MARKS: [&str; 8] = ["exact", "imprecise", "approximate", "open", "derived", "disputed", "reported", "uncited"];

/// What is written for each part of what is seen. Those of the first list have one value, the others several.
const SINGLE: [&str; 7] = ["view", "domain", "selected", "q", "as-of", "lang", "sort"];
const SEVERAL: [&str; 5] = ["by", "category", "actor", "mark", "columns"];

/// A key and its values.
type Pair = (&'static str, Vec<String>);

impl Linked {
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
    #[inline(never)]
    pub fn of(state: &State) -> Linked {
        let dataset = state.dataset();
        let selected = state.selected.and_then(|event| dataset.event(event)).map(|event| event.id.to_owned());
        let categories = state.filter.categories.iter().filter_map(|category| dataset.category(*category));
        let actors = state.filter.actors.iter().filter_map(|actor| dataset.actor(*actor));
        let hidden = &state.choices.hidden;
        let shown = || Column::ALL.into_iter().filter(|column| !hidden.contains(column)).collect();
        Linked {
            view: state.chosen_view,
            domain: (!state.fitted).then(|| whole_days(state)),
            selected,
            query: state.filter.query.clone(),
            initiators: state.filter.initiators.iter().map(|lane| initiator(state, *lane).to_owned()).collect(),
            categories: categories.map(|category| category.id.clone()).collect(),
            actors: actors.map(|actor| actor.id.clone()).collect(),
            marks: state.filter.marks,
            as_of: state.choices.as_of,
            language: None,
            sort: state.choices.sort,
            columns: (!hidden.is_empty()).then(shown),
        }
    }

    /// Those of the parts that an element has attributes for.
    pub fn attributes(&self) -> Vec<(&'static str, String)> {
        let has = |key: &&str| ["view", "domain", "selected", "as-of"].contains(key);
        let pairs = self.pairs().into_iter().filter(|(key, _)| has(key));
        pairs.map(|(key, values)| (key, values.concat())).collect()
    }

    /// The parts that differ from the default.
    fn pairs(&self) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut add = |key, value: Option<String>| pairs.extend(value.map(|value| (key, vec![value])));
        add("view", self.view.map(|view| view.name().to_owned()));
        add("domain", self.domain.map(written));
        add("selected", self.selected.clone());
        add("q", Some(self.query.clone()).filter(|query| !query.is_empty()));
        add("as-of", self.as_of.map(|day| edtf::write(&Date::single(stretch(day, day, Precision::Day)))));
        add("lang", self.language.map(|language| language.tag().to_owned()));
        let way = if self.sort.descending { "-" } else { "" };
        add("sort", (self.sort != Sort::default()).then(|| [way, self.sort.column.name()].concat()));
        let mut list = |key, values: Vec<String>| {
            if !values.is_empty() {
                pairs.push((key, values));
            }
        };
        list("by", self.initiators.clone());
        list("category", self.categories.clone());
        list("actor", self.actors.clone());
        let marks = Marks::ALL.into_iter().zip(MARKS).filter(|(mark, _)| self.marks.shares_any(*mark));
        list("mark", marks.map(|(_, name)| name.to_owned()).collect());
        if let Some(columns) = &self.columns {
            pairs.push(("columns", columns.iter().map(|column| column.name().to_owned()).collect()));
        }
        pairs
    }

    /// Takes what a key says; a problem, if that means nothing.
    fn take(&mut self, key: &str, values: Vec<String>, problems: &mut Vec<Problem>) {
        let value = values.first().map_or("", String::as_str);
        match key {
            "view" => match View::from_name(value) {
                Some(view) => self.view = Some(view),
                None => report(problems, key, value, &View::ALL.map(View::name).join(", ")),
            },
            "domain" => match edtf::parse(value).ok().and_then(|date| date.earliest().zip(date.latest())) {
                Some((from, to)) => self.domain = Some(Span { from, to }),
                None => report(problems, key, value, "an EDTF interval such as 1990/2019"),
            },
            "selected" => self.selected = Some(value.to_owned()).filter(|id| !id.is_empty()),
            "q" => self.query = value.to_owned(),
            "as-of" => match edtf::parse(value).ok().and_then(|date| date.earliest()) {
                Some(day) => self.as_of = Some(day),
                None => report(problems, key, value, "an EDTF day such as 2014-06-01"),
            },
            "lang" => match Language::from_tag(value) {
                Some(language) => self.language = Some(language),
                None => report(problems, key, value, &Language::ALL.map(Language::tag).join(", ")),
            },
            "sort" => {
                let descending = value.starts_with('-');
                match Column::from_name(value.trim_start_matches('-')) {
                    Some(column) => self.sort = Sort { column, descending },
                    None => report(problems, key, value, &Column::ALL.map(Column::name).join(", ")),
                }
            }
            "by" => self.initiators = values,
            "category" => self.categories = values,
            "actor" => self.actors = values,
            "mark" => {
                for value in &values {
                    match MARKS.iter().position(|name| name == value).and_then(|place| Marks::ALL.get(place)) {
                        Some(mark) => self.marks = self.marks | *mark,
                        None => report(problems, key, value, &MARKS.join(", ")),
                    }
                }
            }
            "columns" => {
                let mut columns = Vec::new();
                for value in values.iter().filter(|value| !value.is_empty()) {
                    match Column::from_name(value) {
                        Some(column) => columns.push(column),
                        None => report(problems, key, value, &Column::ALL.map(Column::name).join(", ")),
                    }
                }
                let is_shown = |column: &Column| columns.contains(column);
                let shown: Vec<Column> = Column::ALL.into_iter().filter(is_shown).collect();
                self.columns = (shown.len() < Column::ALL.len()).then_some(shown);
            }
            _ => {}
        }
    }
}

fn report(problems: &mut Vec<Problem>, key: &str, value: &str, known: &str) {
    let message = ["“", value, "” means nothing here. Write ", known, "."].concat();
    problems.push(Problem { severity: Severity::Warning, path: key.to_owned(), message });
}

/// The id of the party that a lane belongs to.
fn initiator(state: &State, lane: Lane) -> &str {
    let [first, second] = &state.dataset().parties;
    match lane {
        Lane::First => &first.id,
        Lane::Joint => JOINT,
        Lane::Second => &second.id,
    }
}

/// The days that fill the view, or that will when it has arrived.
fn whole_days(state: &State) -> Span {
    let domain = if let Some(Motion::Flight { to, .. }) = state.motion { to } else { state.domain };
    let from = day_at(domain.from.round());
    Span { from, to: Day(day_at(domain.to().round()).0 - 1).max(from) }
}

/// Days as the shortest EDTF that means them: `1990/2019`, `2014-06`, `2014-06-20/2014-07-02`.
fn written(span: Span) -> String {
    let after = Day(span.to.0.saturating_add(1));
    let precision = [(Unit::Years(1), Precision::Year), (Unit::Months(1), Precision::Month)]
        .into_iter()
        .find(|(unit, _)| unit.floor(span.from) == span.from && unit.floor(after) == after);
    let (unit, precision) = precision.unwrap_or((Unit::Days(1), Precision::Day));
    let first = stretch(span.from, Day(unit.next(span.from).0 - 1), precision);
    let last = stretch(unit.floor(span.to), span.to, precision);
    let date = match first == last {
        true => Date::single(first),
        false => Date { form: Form::Interval, start: Endpoint::Dated(first), end: Endpoint::Dated(last) },
    };
    edtf::write(&date)
}

fn stretch(earliest: Day, latest: Day, precision: Precision) -> Stretch {
    Stretch { earliest, latest, precision, uncertain: false, approximate: false }
}
