//! What is filtered now, as chips that can be taken away; and what to do when nothing is left.

use super::words::{lane_name, mark_name};
use relations_core::Shared;
use relations_core::index::Marks;
use relations_core::state::{Action, State};
use relations_core::text::fill;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ChipsProps {
    pub state: Shared<State>,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    let ChipsProps { state, dispatch } = props;
    let (index, filter) = (&state.index, &state.filter);
    let (dataset, words, tag) = (&index.dataset, index.language.words(), index.language.tag());
    if filter.is_empty() {
        return html! { <div class="chips" hidden=true></div> };
    }
    let mut chips: Vec<(String, Action)> = Vec::new();
    if !filter.query.trim().is_empty() {
        chips.push((format!("“{}”", filter.query.trim()), Action::Query(String::new())));
    }
    chips.extend(filter.initiators.iter().map(|lane| (lane_name(index, *lane), Action::ToggleInitiator(*lane))));
    let category = |ix| Some((dataset.category(ix)?.name.get(tag).to_owned(), Action::ToggleCategory(ix)));
    chips.extend(filter.categories.iter().filter_map(|ix| category(*ix)));
    let actor = |ix| Some((dataset.actor(ix)?.name.get(tag).to_owned(), Action::ToggleActor(ix)));
    chips.extend(filter.actors.iter().filter_map(|ix| actor(*ix)));
    let marks = Marks::ALL.into_iter().filter(|mark| filter.marks.shares_any(*mark));
    chips.extend(marks.map(|mark| (mark_name(words, mark).to_owned(), Action::ToggleMark(mark))));
    let chip = |(name, action): (String, Action)| {
        let onclick = dispatch.reform(move |_: MouseEvent| action.clone());
        let spoken = fill(words.remove_filter, &[("name", &name)]);
        html! {
            <li key={name.clone()}>
                <button class="chip" aria-label={spoken} {onclick}>
                    <span>{ name }</span>
                    <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15" /></svg>
                </button>
            </li>
        }
    };
    let clear = dispatch.reform(|_: MouseEvent| Action::ClearFilter);
    html! {
        <div class="chips">
            <ul>{ for chips.into_iter().map(chip) }</ul>
            <button class="text-button" onclick={clear}>{ words.clear_all }</button>
            if state.matches.is_empty() {
                <p>{ words.nothing_found_advice }</p>
            }
        </div>
    }
}
