//! How much of a dataset has arrived that is still being loaded, and the way to stop it.

use crate::intake::Progress;
use relations_core::text::{Language, fill};
use relations_markup::html;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

// Comes later, see `crate::later`.
#[inline(never)]
pub fn progress(progress: &Progress, language: Language, stop: &Callback<()>) -> Html {
    let words = language.words();
    let more = language.more_words();
    let events = language.count(words.events, progress.events);
    let megabytes = |bytes: f64| language.number((bytes / 1e6).ceil() as usize);
    let done = megabytes(progress.bytes);
    let text = match progress.total {
        Some(total) => fill(more.arrived_of, &[("events", &events), ("done", &done), ("total", &megabytes(total))]),
        None => fill(more.arrived, &[("events", &events), ("done", &done)]),
    };
    // In thousandths; a bar without a value is one whose end is not known.
    let value = progress.total.filter(|total| *total > 0.0).map(|total| (progress.bytes / total * 1000.0) as usize);
    let value = value.map(|value| value.min(1000).to_string());
    let onclick = stop.reform(|event: MouseEvent| {
        // The button goes, and with it would go the focus.
        focus_view(&event);
    });
    html! {
        <div class="progress" part="progress">
            <progress max="1000" {value} aria-label={more.loading}></progress>
            <span>{ text }</span>
            <button class="text-button" {onclick}>{ more.stop_loading }</button>
        </div>
    }
}

fn focus_view(event: &MouseEvent) -> Option<()> {
    let button: Element = event.target()?.dyn_into().ok()?;
    let view = button.closest(".relations").ok()??.query_selector(".stage, .list").ok()??;
    view.unchecked_into::<HtmlElement>().focus().ok()
}
