//! What stays when more of the same dataset has come: everything, by what it means there.
//! Knows how events, categories, actors and sources are found again; knows nothing of how they come.

use super::{Choices, PAGE, Panel, State};
use crate::dataset::{ActorIx, CategoryIx, Dataset, EventIx, Problem, SourceIx};
use crate::index::{Filter, Index, Matches};
use crate::layout::{Frame, fit};
use crate::shared::Shared;

impl State {
    /// What will be filtered once a larger part of the same dataset is there.
    pub fn filter_within(&self, larger: &Dataset) -> Filter {
        let (categories, actors, reporters) = Default::default();
        let mut filter = Filter { categories, actors, reporters, ..self.filter.clone() };
        for category in self.filter.categories.iter() {
            let id = self.dataset().category(*category).map(|category| &category.id);
            let place = larger.categories.iter().position(|category| Some(&category.id) == id);
            place.map(|place| filter.categories.insert(CategoryIx::new(place)));
        }
        for actor in self.filter.actors.iter() {
            let id = self.dataset().actor(*actor).map(|actor| &actor.id);
            let place = larger.actors.iter().position(|actor| Some(&actor.id) == id);
            place.map(|place| filter.actors.insert(ActorIx::new(place)));
        }
        for reporter in self.filter.reporters.iter() {
            let id = self.dataset().source(*reporter).map(|source| &source.id);
            let place = larger.sources.iter().position(|source| Some(&source.id) == id);
            place.map(|place| filter.reporters.insert(SourceIx::new(place)));
        }
        filter
    }

    /// `matches` are those of the filter that will be, or of an earlier one.
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
    #[inline(never)]
    pub(super) fn grow(&mut self, index: Shared<Index>, matches: Shared<Matches>, problems: Shared<Vec<Problem>>) {
        self.filter = self.filter_within(&index.dataset);
        let before = std::mem::replace(&mut self.index, index);
        let at_top = self.matches.get(self.page * PAGE).filter(|_| self.page > 0);
        (self.matches, self.problems) = (matches, problems);
        let there = |event: EventIx| counterpart(&before.dataset, &self.index.dataset, event);
        let (selected, focused) = (self.selected.and_then(there), self.focused.and_then(there));
        let at_top = at_top.and_then(there);
        let told = self.choices.told.and_then(there);
        if told != self.choices.told {
            self.choices = Shared::new(Choices { told, ..(*self.choices).clone() });
        }
        if let Panel::Cluster(events) = &mut self.panel {
            *events =
                events.iter().filter_map(|event| counterpart(&before.dataset, &self.index.dataset, *event)).collect();
        }
        (self.selected, self.focused, self.hovered) = (selected, focused, None);
        if self.is_small() && self.is_seeking() {
            self.matches = Shared::new(self.index.matches(&self.filter));
        }
        self.page = self.page.min(self.last_page());
        self.turn_page_to(at_top);
        self.frame = Shared::new(Frame::new(self.frame.width, self.frame.height, self.dataset().tracks.len()));
        if self.fitted {
            self.motion = None;
            self.domain = fit(&self.index, &self.frame);
        }
    }
}

/// The event of another dataset that has the same id, if it has the same place in time.
fn counterpart(one: &Dataset, other: &Dataset, event: EventIx) -> Option<EventIx> {
    let place = event.0 as usize;
    let (id, day) = (one.events.id(place)?, one.events.date(place)?.anchor());
    let day_of = |event: usize| other.events.date(event).map(|date| date.anchor());
    let (mut from, mut to) = (0, other.events.len());
    while from < to {
        let middle = from + (to - from) / 2;
        if day_of(middle) < Some(day) { from = middle + 1 } else { to = middle }
    }
    let same_day = (from..other.events.len()).take_while(|event| day_of(*event) == Some(day));
    same_day.into_iter().find(|event| other.events.id(*event) == Some(id)).map(EventIx::new)
}
