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
    /// The layout for a state; `styled` is where the faces of type are set. Without it none is kept either: a stage that
    /// was gone is drawn where it belongs.
    pub fn layout(&mut self, state: &State, styled: Option<&Element>) -> Option<Shared<Layout>> {
        let Some(styled) = styled else {
            self.last = None;
            return None;
        };
        let measurer = self.measurer.get_or_insert_with(|| Measurer::new(styled));
        let made_of =
            Ingredients { index: state.index.clone(), matches: state.matches.clone(), frame: state.frame.clone() };
        let passes = |event: &EventIx| state.matches.contains(*event);
        let chosen: Vec<EventIx> = [state.focused, state.selected].into_iter().flatten().filter(passes).collect();
        if let Some((last_of, last)) = &self.last
            && *last_of == made_of
            && last.covers(&state.domain)
            && (chosen.is_empty() || shows(last, &state.index, &chosen))
        {
            return Some(last.clone());
        }
        let is_zoom =
            self.last.as_ref().is_some_and(|(last_of, last)| *last_of == made_of && !last.has_scale_of(&state.domain));
        let margin = if is_zoom { ZOOMING } else { PANNING };
        let made = layout(&state.index, &state.matches, &state.frame, (state.domain, margin), &chosen, measurer);
        let made = Shared::new(made);
        self.last = Some((made_of, made.clone()));
        Some(made)
    }
}

/// Whether each of the chosen events that can be drawn is: none lies in a cluster or is lost in a crowd.
// Comes later, see `crate::later`: in the first picture nothing is chosen.
#[inline(never)]
fn shows(layout: &Layout, index: &Index, chosen: &[EventIx]) -> bool {
    let is_lost = |event: &EventIx| {
        let of = index.dataset.event(*event).filter(|_| index.span(*event).is_some());
        let in_crowd = of.is_some_and(|of| layout.densities.iter().any(|density| density.lane == of.initiator));
        in_crowd && layout.mark(*event).is_none()
            || layout.clusters.iter().any(|cluster| cluster.events.contains(event))
    };
    !chosen.iter().any(is_lost)
}
