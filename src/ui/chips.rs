//! What is filtered now, as chips that can be taken away; and what to do when nothing is left.

use super::controls::{icon, icons};
use super::piece::Calm;
use super::words::{lane_name, mark_name};
use gloo::timers::callback::Timeout;
use relations_core::index::Marks;
use relations_core::state::Action;
use relations_core::text::fill;
use relations_markup::html;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

// Comes later, see `crate::later`.
#[inline(never)]
pub fn chips(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let (index, filter) = (&calm.index, &calm.filter);
    let (dataset, more, tag) = (&index.dataset, index.language.more_words(), index.language.tag());
    let mut chips: Vec<Html> = Vec::new();
    let mut add = |name: String, action: Action| {
        let spoken = fill(more.remove_filter, &[("name", &name)]);
        chips.push(html! {
            <li>
                <button class="chip" aria-label={spoken} onclick={take_away(dispatch, action)}>
                    <span>{ name }</span>
                    { icon(icons::CLOSE) }
                </button>
            </li>
        });
    };
    if !filter.query.trim().is_empty() {
        add(["“", filter.query.trim(), "”"].concat(), Action::Query(String::new()));
    }
    for lane in &filter.initiators {
        add(lane_name(index, *lane), Action::ToggleInitiator(*lane));
    }
    for category in filter.categories.iter() {
        let name = dataset.category(*category).map_or("", |category| category.name.get(tag));
        add(name.to_owned(), Action::ToggleCategory(*category));
    }
    for actor in filter.actors.iter() {
        let name = dataset.actor(*actor).map_or("", |actor| actor.name.get(tag));
        add(name.to_owned(), Action::ToggleActor(*actor));
    }
    for mark in Marks::ALL {
        if filter.marks.shares_any(mark) {
            add(mark_name(more, mark).to_owned(), Action::ToggleMark(mark));
        }
    }
    for reporter in filter.reporters.iter() {
        let name = dataset.source(*reporter).map_or("", |source| source.title.get(tag));
        add(fill(more.reported_by, &[("source", name)]), Action::ToggleReporter(*reporter));
    }
    html! {
        <div class="chips">
            <ul>{ for chips }</ul>
            <button class="text-button" onclick={take_away(dispatch, Action::ClearFilter)}>{ more.clear_all }</button>
            if calm.matches.is_empty() {
                <p>{ more.nothing_found_advice }</p>
            }
        </div>
    }
}

/// Does what is said, and then puts the focus, whose button is gone, on what is next to it.
fn take_away(dispatch: &Callback<Action>, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: MouseEvent| {
        let button: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let root = button.and_then(|button| button.get_root_node().dyn_into::<ShadowRoot>().ok());
        dispatch.emit(action.clone());
        Timeout::new(0, move || {
            let next = root.filter(|root| root.active_element().is_none());
            let find = |root: &ShadowRoot, what| root.query_selector(what).ok().flatten();
            let next = next.and_then(|root| find(&root, ".chip").or_else(|| find(&root, "input[type=search]")));
            if let Some(next) = next {
                // What is drawn can be focused.
                let _ = next.unchecked_into::<HtmlElement>().focus();
            }
        })
        .forget();
    })
}
