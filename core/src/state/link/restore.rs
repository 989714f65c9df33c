//! What is to be done so that a state shows what a link says, and what of the link its dataset does not have.

use super::{JOINT, Linked, initiator};
use crate::dataset::{ActorIx, CategoryIx, Lane, Problem, Severity};
use crate::index::Marks;
use crate::layout::Domain;
use crate::state::{Action, Choice, State, View};
use crate::table::{Column, Sort};

impl Linked {
    /// The actions after which a state shows exactly this. What its dataset does not have is left out, see `missing`;
    /// the language is not a state's to change.
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
    #[inline(never)]
    pub fn actions(&self, state: &State) -> Vec<Action> {
        let mut actions = Vec::new();
        if self.view != state.chosen_view {
            actions.push(Action::ChooseView(self.view));
        }
        self.filter(state, &mut actions);
        self.choices(state, &mut actions);
        let selected = self.selected.as_deref().and_then(|id| state.dataset().event_with_id(id));
        let selects = selected != state.selected;
        if selects {
            actions.push(Action::Select(selected));
        }
        // Last, since a selected event comes into view by itself.
        match self.domain {
            Some(span) => actions.push(Action::Domain(Domain::of_span(span))),
            None if selects || !state.fitted => actions.push(Action::Fit),
            None => {}
        }
        actions
    }

    fn filter(&self, state: &State, actions: &mut Vec<Action>) {
        let (dataset, filter) = (state.dataset(), &state.filter);
        if self.query != filter.query {
            actions.push(Action::Query(self.query.clone()));
        }
        let is_in = |list: &[String], id: &str| list.iter().any(|other| other == id);
        for lane in Lane::ALL {
            if is_in(&self.initiators, initiator(state, lane)) != filter.initiators.contains(&lane) {
                actions.push(Action::ToggleInitiator(lane));
            }
        }
        for (number, category) in dataset.categories.iter().enumerate() {
            let category_ix = CategoryIx::new(number);
            if is_in(&self.categories, &category.id) != filter.categories.contains(&category_ix) {
                actions.push(Action::ToggleCategory(category_ix));
            }
        }
        for (number, actor) in dataset.actors.iter().enumerate() {
            let actor_ix = ActorIx::new(number);
            if is_in(&self.actors, &actor.id) != filter.actors.contains(&actor_ix) {
                actions.push(Action::ToggleActor(actor_ix));
            }
        }
        for mark in Marks::ALL {
            if self.marks.shares_any(mark) != filter.marks.shares_any(mark) {
                actions.push(Action::ToggleMark(mark));
            }
        }
    }

    fn choices(&self, state: &State, actions: &mut Vec<Action>) {
        let choices = &state.choices;
        if self.as_of != choices.as_of {
            actions.push(Action::Choose(Choice::AsOf(self.as_of)));
        }
        let mut sort = choices.sort;
        // Upwards at the first press on a column, downwards at the next one.
        while sort != self.sort {
            sort = sort.by(self.sort.column);
            actions.push(Action::Choose(Choice::SortBy(sort.column)));
        }
        for column in Column::ALL {
            let is_hidden = self.columns.as_ref().is_some_and(|columns| !columns.contains(&column));
            if is_hidden != choices.hidden.contains(&column) {
                actions.push(Action::Choose(Choice::ToggleColumn(column)));
            }
        }
    }

    /// Whether it shows what needs the views that come later.
    pub fn needs_views(&self) -> bool {
        let Linked { view, as_of, sort, columns, .. } = self;
        view.is_some_and(View::comes_later) || as_of.is_some() || *sort != Sort::default() || columns.is_some()
    }

    /// A problem for each id that the dataset of a state does not have.
    pub fn missing(&self, state: &State) -> Vec<Problem> {
        let dataset = state.dataset();
        let mut problems = Vec::new();
        let mut check = |path: &str, ids: &[String], is_known: &dyn Fn(&str) -> bool| {
            for id in ids.iter().filter(|id| !is_known(id)) {
                let message =
                    ["The dataset has no “", id, "”. Leave it out, or write an id as it stands there."].concat();
                problems.push(Problem { severity: Severity::Warning, path: path.to_owned(), message });
            }
        };
        check("selected", self.selected.as_slice(), &|id| dataset.event_with_id(id).is_some());
        check("by", &self.initiators, &|id| id == JOINT || dataset.parties.iter().any(|party| party.id == id));
        check("category", &self.categories, &|id| dataset.categories.iter().any(|category| category.id == id));
        check("actor", &self.actors, &|id| dataset.actors.iter().any(|actor| actor.id == id));
        problems
    }
}
