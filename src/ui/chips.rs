//! What is filtered now, as chips that can be taken away; and what to do when nothing is left.

use super::controls::{icon, icons, say};
use super::piece::Calm;
use super::words::{lane_name, mark_name};
use relations_core::index::Marks;
use relations_core::state::Action;
use relations_core::text::fill;
use yew::prelude::*;

pub fn chips(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let (index, filter) = (&calm.index, &calm.filter);
    let (dataset, words, tag) = (&index.dataset, index.language.words(), index.language.tag());
    if filter.is_empty() {
        return html! { <div class="chips" hidden=true></div> };
    }
    let mut chips: Vec<Html> = Vec::new();
    let mut add = |name: String, action: Action| {
        let spoken = fill(words.remove_filter, &[("name", &name)]);
        chips.push(html! {
            <li>
                <button class="chip" aria-label={spoken} onclick={say(dispatch, action)}>
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
            add(mark_name(words, mark).to_owned(), Action::ToggleMark(mark));
        }
    }
    html! {
        <div class="chips">
            <ul>{ for chips }</ul>
            <button class="text-button" onclick={say(dispatch, Action::ClearFilter)}>{ words.clear_all }</button>
            if calm.matches.is_empty() {
                <p>{ words.nothing_found_advice }</p>
            }
        </div>
    }
}
