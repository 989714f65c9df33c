//! What pressing a marker or the name of a place does, and where the focus goes back to.
//! Knows what was pressed last; knows nothing of how it is drawn.

use crate::ui::piece::Calm;
use relations_core::dataset::{EventIx, PlaceIx};
use relations_core::map::Marker;
use relations_core::state::{Action, Panel};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What a reader can press.
#[derive(Clone, Copy, PartialEq)]
pub enum Pressed {
    /// By the first of its places.
    Marker(PlaceIx),
    Place(PlaceIx),
    /// The events that are nowhere on the map.
    Nowhere,
}

/// The reader's hand over the map.
#[derive(Clone)]
pub struct Hand {
    pub calm: Calm,
    dispatch: Callback<Action>,
    last: Rc<Cell<Option<Pressed>>>,
}

impl Hand {
    pub fn new(calm: &Calm, dispatch: &Callback<Action>, last: Rc<Cell<Option<Pressed>>>) -> Hand {
        Hand { calm: calm.clone(), dispatch: dispatch.clone(), last }
    }

    /// Whether these events are listed beside the map.
    pub fn is_open(&self, events: &[EventIx]) -> bool {
        matches!(&self.calm.panel, Panel::Cluster(open) if open == events)
    }

    /// Selects the only event, lists several, or closes the list of these.
    pub fn open(&self, what: Pressed, events: Vec<EventIx>) {
        self.last.set(Some(what));
        self.dispatch.emit(match &events[..] {
            [event] => Action::Select(Some(*event)),
            _ if self.is_open(&events) => Action::Panel(Panel::Nothing),
            _ => Action::Panel(Panel::Cluster(events)),
        });
    }

    /// What the focus goes back to from an event: what was pressed last, if it leads there, else a marker that does.
    fn way_back(&self, event: EventIx, markers: &[Marker]) -> Option<String> {
        let marker = |place: PlaceIx| ["[data-marker='", &place.0.to_string(), "']"].concat();
        let leads = |marker: &&Marker| marker.events.contains(&event);
        let first = |marker: &Marker| marker.places.first().map(|(place, _)| *place);
        match self.last.get() {
            Some(Pressed::Marker(place)) if markers.iter().filter(leads).any(|marker| first(marker) == Some(place)) => {
                Some(marker(place))
            }
            Some(Pressed::Place(place)) if self.calm.index.dataset.events.places(event.0 as usize).contains(&place) => {
                Some(["[data-place='", &place.0.to_string(), "']"].concat())
            }
            Some(Pressed::Nowhere) if !markers.iter().any(|marker| leads(&marker)) => Some("[data-nowhere]".to_owned()),
            _ => markers.iter().find(leads).and_then(first).map(marker),
        }
    }
}

/// Where the state moves the focus, to an event, it is put on what leads to it; a marker that is chosen comes in sight.
#[hook]
pub fn use_return(view: &NodeRef, calm: &Calm, hand: &Hand, markers: &[Marker]) {
    let back = calm.focused.and_then(|event| hand.way_back(event, markers));
    let moved = use_mut_ref(|| calm.focus_moves);
    use_effect_with((calm.focus_moves, back), {
        let view = view.clone();
        move |(moves, back)| {
            if moved.replace(*moves) != *moves
                && let (Some(view), Some(back)) = (view.cast::<Element>(), back)
                && let Ok(Some(found)) = view.query_selector(back)
            {
                // SVG elements take focus as HTML elements do; what is drawn can be focused.
                let _ = found.unchecked_into::<HtmlElement>().focus();
            }
        }
    });
    let shown = use_mut_ref(|| calm.selected);
    use_effect_with(calm.selected, {
        let view = view.clone();
        move |selected| {
            if shown.replace(*selected) != *selected
                && let Some(view) = view.cast::<Element>()
            {
                bring_in_sight(&view);
            }
        }
    });
}

/// Scrolls the view, and nothing around it, to the chosen marker.
fn bring_in_sight(view: &Element) -> Option<()> {
    let marker = view.query_selector(".marker[aria-current]").ok()??.get_bounding_client_rect();
    let seen = view.get_bounding_client_rect();
    let beyond = (marker.bottom() - seen.bottom()).max(0.0) + (marker.top() - seen.top()).min(0.0);
    view.set_scroll_top(view.scroll_top() + beyond.round() as i32);
    Some(())
}
