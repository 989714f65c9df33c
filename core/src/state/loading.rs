//! What stays when a dataset is loaded: the reader's wishes, and their place if it is the same dataset.

use super::State;
use crate::dataset::{Dataset, Problem};
use crate::index::Index;
use crate::layout::{Frame, fit};
use crate::shared::Shared;

impl State {
    pub(super) fn load(&mut self, index: Shared<Index>, problems: Shared<Vec<Problem>>) {
        let same = is_same(self.dataset(), &index.dataset);
        let fresh = State::new(index, problems);
        let frame = Shared::new(Frame::new(self.frame.width, self.frame.height, fresh.dataset().tracks.len()));
        let kept = std::mem::replace(self, fresh);
        self.frame = frame;
        self.width = kept.width;
        self.chosen_view = kept.chosen_view;
        self.reduced_motion = kept.reduced_motion;
        self.focus_moves = kept.focus_moves;
        if same {
            // Only the language changed, or details: the reader stays where they are.
            self.filter = kept.filter;
            self.matches = Shared::new(self.index.matches(&self.filter));
            (self.selected, self.focused, self.panel) = (kept.selected, kept.focused, kept.panel);
            self.page = kept.page.min(self.last_page());
        }
        if same && !kept.fitted {
            self.fitted = false;
            self.domain = self.within_bounds(kept.domain).unwrap_or(self.domain);
        } else {
            self.domain = fit(&self.index, &self.frame);
        }
    }
}

/// Whether everything that a state points to means the same in both.
fn is_same(one: &Dataset, other: &Dataset) -> bool {
    one.id == other.id
        && one.events.ids().eq(other.events.ids())
        && one.categories.iter().map(|category| &category.id).eq(other.categories.iter().map(|category| &category.id))
        && one.actors.iter().map(|actor| &actor.id).eq(other.actors.iter().map(|actor| &actor.id))
}
