//! Makes layouts, and keeps the last one for as long as it can be shown by moving it.

use super::measure::Measurer;
use relations_core::Shared;
use relations_core::dataset::EventIx;
use relations_core::index::{Index, Matches};
use relations_core::layout::{Frame, Layout, PANNING, ZOOMING, layout};
use relations_core::state::State;
use web_sys::Element;

#[derive(Default)]
pub struct Workshop {
    measurer: Option<Measurer>,
    last: Option<(Ingredients, Shared<Layout>)>,
}

/// What a layout is made of, the domain aside.
#[derive(Clone, PartialEq)]
struct Ingredients {
    index: Shared<Index>,
    matches: Shared<Matches>,
    frame: Shared<Frame>,
}

impl Workshop {
    /// The layout for a state; `styled` is where the faces of type are set.
    pub fn layout(&mut self, state: &State, styled: &Element) -> Shared<Layout> {
        let measurer = self.measurer.get_or_insert_with(|| Measurer::new(styled));
        let made_of =
            Ingredients { index: state.index.clone(), matches: state.matches.clone(), frame: state.frame.clone() };
        let chosen: Vec<EventIx> = [state.focused, state.selected].into_iter().flatten().collect();
        if let Some((last_of, last)) = &self.last
            && *last_of == made_of
            && last.covers(&state.domain)
            && shows(last, &chosen)
        {
            return last.clone();
        }
        let is_zoom =
            self.last.as_ref().is_some_and(|(last_of, last)| *last_of == made_of && !last.has_scale_of(&state.domain));
        let margin = if is_zoom { ZOOMING } else { PANNING };
        let made = layout(&state.index, &state.matches, &state.frame, (state.domain, margin), &chosen, measurer);
        let made = Shared::new(made);
        self.last = Some((made_of, made.clone()));
        made
    }
}

/// Whether none of the chosen events lies in a cluster.
fn shows(layout: &Layout, chosen: &[EventIx]) -> bool {
    !layout.clusters.iter().any(|cluster| chosen.iter().any(|event| cluster.events.contains(event)))
}
