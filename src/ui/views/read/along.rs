//! How far the reader has read: knows where passages lie in the scrolled prose, and nothing of what is in them.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// The share of the height at which a passage is read.
const LINE: f64 = 0.35;

/// The number of the passage that is being read, of so many.
#[hook]
pub fn use_along(scroller: &NodeRef, count: usize) -> usize {
    let passed = use_state_eq(|| 0_usize);
    use_effect_with(count, {
        let (scroller, set) = (scroller.clone(), passed.setter());
        move |count| {
            let count = *count;
            let listener = scroller.cast::<Element>().map(|element| {
                let of = element.clone();
                EventListener::new(&element, "scroll", move |_| {
                    if let Some(number) = passed_in(&of, count) {
                        set.set(number);
                    }
                })
            });
            move || drop(listener)
        }
    });
    *passed
}

/// The last passage that begins above the line at which is read.
fn passed_in(scroller: &Element, count: usize) -> Option<usize> {
    let seen = scroller.get_bounding_client_rect();
    let line = seen.top() + seen.height() * LINE;
    let passages = scroller.query_selector_all("[data-passage]").ok()?;
    let begins = |number: usize| {
        let passage = passages.item(number as u32)?.dyn_into::<Element>().ok()?;
        Some(passage.get_bounding_client_rect().top())
    };
    let (mut from, mut to) = (0, count);
    while from + 1 < to {
        let middle = from + (to - from) / 2;
        if begins(middle)? <= line { from = middle } else { to = middle }
    }
    Some(from)
}

/// Another page of events is read from its beginning, unless it was turned to for one of them.
#[hook]
pub fn use_turned_page(scroller: &NodeRef, page: usize) {
    let scroller = scroller.clone();
    use_effect_with(page, move |_| {
        let element = scroller.cast::<Element>();
        if let Some(element) =
            element.filter(|element| matches!(element.query_selector("[aria-current=true]"), Ok(None)))
        {
            element.set_scroll_top(0);
        }
    });
}

/// Brings a passage into view.
pub fn show(scroller: &NodeRef, number: Option<usize>) {
    let find = |number: usize| {
        let passages = scroller.cast::<Element>()?.query_selector_all("[data-passage]").ok()?;
        passages.item(number as u32)?.dyn_into::<Element>().ok()
    };
    if let Some(passage) = number.and_then(find) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        passage.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// What a click on it does: the focus goes to what a selector finds in the prose, and the prose with it.
pub fn lead_to(scroller: &NodeRef, selector: String) -> Callback<MouseEvent> {
    let scroller = scroller.clone();
    Callback::from(move |_| {
        let found = scroller.cast::<Element>().and_then(|element| element.query_selector(&selector).ok()?);
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            // What is drawn can be focused.
            let _ = found.focus();
        }
    })
}
