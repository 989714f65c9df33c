//! Brings the keyboard's focus to an event that the state has moved it to.

use relations_core::state::State;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Once the event that the focus was moved to is drawn within `container`, focuses what carries its id.
#[hook]
pub fn use_shown_focus(container: &NodeRef, state: &State) {
    let wanted: Rc<Cell<bool>> = (*use_memo((), |()| Rc::new(Cell::new(false)))).clone();
    let asked = wanted.clone();
    let first = use_mut_ref(|| true);
    use_effect_with(state.focus_moves, move |moves| {
        // Mounting is no move, unless the keys have been used before.
        let mounting = first.replace(false);
        asked.set(!mounting || *moves > 0);
    });
    let container = container.clone();
    let id = state.focused.and_then(|event| state.dataset().event(event)).map(|event| event.id.clone());
    use_effect(move || {
        let (true, Some(id)) = (wanted.get(), id) else { return };
        let Some(container) = container.cast::<Element>() else { return };
        let drawn = container.query_selector_all("[data-event-id]").ok();
        let drawn = drawn.iter().flat_map(|list| (0..list.length()).filter_map(|n| list.get(n)));
        let of_event = drawn
            .filter_map(|node| node.dyn_into::<Element>().ok())
            .find(|element| element.get_attribute("data-event-id").as_deref() == Some(&id));
        if let Some(element) = of_event {
            let inner = element.query_selector("button").ok().flatten();
            // SVG elements take focus as HTML elements do.
            let target: HtmlElement = inner.unwrap_or(element).unchecked_into();
            if target.focus().is_ok() {
                wanted.set(false);
            }
        }
    });
}
