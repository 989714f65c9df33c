//! From a dataset to what is shown of it: at once where there are few events, else in slices.
//! Knows which needs which; knows nothing of elements.

use crate::intake::Progress;
use crate::load::Loaded;
use crate::slices::{STEP, Slices};
use relations_core::Shared;
use relations_core::dataset::{Dataset, Problem};
use relations_core::index::{AT_ONCE, Filter, Index, Matches, Preparation};
use relations_core::state::State;
use relations_core::text::Language;

/// A dataset that is to be shown.
pub struct Unprepared {
    pub dataset: Shared<Dataset>,
    pub problems: Shared<Vec<Problem>>,
    /// Whether trying again may help.
    pub failed: bool,
    /// Whether it is the dataset of the wasm itself.
    pub embedded: bool,
    /// How much of it this is, if more is to come.
    pub progress: Option<Progress>,
}

impl From<Loaded> for Unprepared {
    fn from(Loaded { dataset, problems, failed, embedded, progress }: Loaded) -> Unprepared {
        Unprepared { dataset: Shared::new(dataset), problems: Shared::new(problems), failed, embedded, progress }
    }
}

/// A dataset that can be shown. Of few events the matches are all.
pub struct Prepared {
    pub index: Shared<Index>,
    pub matches: Shared<Matches>,
    pub problems: Shared<Vec<Problem>>,
    pub failed: bool,
    pub embedded: bool,
    pub progress: Option<Progress>,
}

/// What a dataset is to the one that is shown.
#[derive(Clone, Copy, PartialEq)]
pub enum Change {
    Other,
    /// More of the same.
    More,
    /// The same in another language.
    Language,
}

impl Unprepared {
    /// What has few events is prepared at once.
    pub fn has_few(&self) -> bool {
        self.dataset.events.len() <= AT_ONCE
    }

    pub fn at_once(self, language: Language) -> Prepared {
        let index = Index::new(self.dataset.clone(), language);
        let matches = Matches::all(&index);
        self.with(Shared::new(index), Shared::new(matches))
    }

    fn with(self, index: Shared<Index>, matches: Shared<Matches>) -> Prepared {
        let Unprepared { problems, failed, embedded, progress, .. } = self;
        Prepared { index, matches, problems, failed, embedded, progress }
    }
}

/// Goes on with what is prepared, unless the work that is returned is dropped before. `shown` is what is shown now.
pub fn in_slices(
    unprepared: Unprepared,
    language: Language,
    (shown, change): (Option<Shared<State>>, Change),
    then: impl FnOnce(Prepared) + 'static,
) -> Slices {
    let filter = shown.map_or_else(Filter::default, |state| match change {
        Change::More => state.filter_within(&unprepared.dataset),
        _ => state.filter_after(&unprepared.dataset),
    });
    let mut preparation = Preparation::new(unprepared.dataset.clone(), language, filter);
    let mut waiting = Some((unprepared, then));
    Slices::of(move || {
        let Some((index, matches)) = preparation.step(STEP) else { return false };
        if let Some((unprepared, then)) = waiting.take() {
            then(unprepared.with(index, matches));
        }
        true
    })
}
