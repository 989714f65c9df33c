//! What stays when a dataset is loaded: the reader's wishes, and their place if it is the same dataset.

use super::{Choices, Panel, State};
use crate::dataset::{Dataset, EventIx, Problem};
use crate::index::{Filter, Index, Matches};
use crate::layout::{Frame, fit};
use crate::shared::Shared;

/// So many ids tell a dataset from another one of the same name and length.
const SAMPLES: usize = 256;

impl State {
    /// What will be filtered once a dataset is loaded.
    pub fn filter_after(&self, dataset: &Dataset) -> Filter {
        if self.is_same(dataset) { self.filter.clone() } else { Filter::default() }
    }

    /// `matches` are those of the filter that will be, or of an earlier one.
    pub(super) fn load(&mut self, index: Shared<Index>, matches: Shared<Matches>, problems: Shared<Vec<Problem>>) {
        let same = self.is_same(&index.dataset);
        let fresh = State::over(index, matches, problems);
        let frame = Shared::new(Frame::new(self.frame.width, self.frame.height, fresh.dataset().tracks.len()));
        let kept = std::mem::replace(self, fresh);
        self.frame = frame;
        self.width = kept.width;
        self.chosen_view = kept.chosen_view;
        self.reduced_motion = kept.reduced_motion;
        self.focus_moves = kept.focus_moves;
        self.choices = kept.choices;
        if same {
            // Only the language changed, or details: the reader stays where they are.
            self.filter = kept.filter;
            (self.selected, self.focused, self.panel) = (kept.selected, kept.focused, kept.panel);
        } else if self.choices.story {
            let choices = (*self.choices).clone();
            self.choices = Shared::new(Choices { story: false, told: None, playing: false, ..choices });
        }
        if self.is_small() && self.is_seeking() {
            self.matches = Shared::new(self.index.matches(&self.filter));
        }
        if same {
            self.page = kept.page.min(self.last_page());
        }
        if same && !kept.fitted {
            self.fitted = false;
            self.domain = self.within_bounds(kept.domain).unwrap_or(self.domain);
        } else {
            self.domain = fit(&self.index, &self.frame);
        }
    }

    /// Whether everything that the state points to means the same in another dataset. Of many events it looks only at
    /// these, and at some others.
    fn is_same(&self, other: &Dataset) -> bool {
        let own = self.dataset();
        let count = own.events.len();
        let samples = (0..count).step_by((count / SAMPLES).max(1));
        let listed = if let Panel::Cluster(events) = &self.panel { &**events } else { &[] };
        let pointed = [self.selected, self.focused].into_iter().flatten().chain(listed.iter().copied());
        let mut looked_at = samples.chain(pointed.map(|EventIx(event)| event as usize));
        own.id == other.id
            && count == other.events.len()
            && looked_at.all(|event| own.events.id(event) == other.events.id(event))
            && own
                .categories
                .iter()
                .map(|category| &category.id)
                .eq(other.categories.iter().map(|category| &category.id))
            && own.actors.iter().map(|actor| &actor.id).eq(other.actors.iter().map(|actor| &actor.id))
            && own.sources.iter().map(|source| &source.id).eq(other.sources.iter().map(|source| &source.id))
    }
}
