//! Brings the keyboard's focus to an event that the state has moved it to.

use relations_core::dataset::EventIx;
use relations_core::index::Index;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Once the event that the focus was moved to is drawn within `container`, focuses what carries its id.
#[hook]
pub fn use_shown_focus(container: &NodeRef, moves: u32, id: Option<String>) {
    let done = use_mut_ref(|| moves);
    let container = container.clone();
    use_effect(move || {
        if *done.borrow() == moves {
            return;
        }
        if let (Some(container), Some(id)) = (container.cast::<Element>(), id)
            && focus(&container, &id).is_some()
        {
            *done.borrow_mut() = moves;
        }
    });
}

/// The id of the event that the focus is on.
pub fn focused_id(focused: Option<EventIx>, index: &Index) -> Option<String> {
    Some(index.dataset.event(focused?)?.id.to_owned())
}

/// Focuses what carries an event's id, if it is drawn.
// Comes later, see `crate::later`.
#[inline(never)]
fn focus(container: &Element, id: &str) -> Option<()> {
    let drawn = container.query_selector_all("[data-event-id]").ok()?;
    let elements = (0..drawn.length()).filter_map(|n| drawn.get(n)?.dyn_into::<Element>().ok());
    let mut of_event = elements.filter(|element| element.get_attribute("data-event-id").as_deref() == Some(id));
    let element = of_event.next()?;
    let inner = element.query_selector("button").ok().flatten();
    // SVG elements take focus as HTML elements do.
    inner.unwrap_or(element).unchecked_into::<HtmlElement>().focus().ok()
}
