//! The panel in which filters are chosen.

use super::words::{lane_name, mark_name};
use relations_core::Shared;
use relations_core::dataset::{ActorIx, CategoryIx, Lane};
use relations_core::index::{Filter, Index, Marks};
use relations_core::state::{Action, Panel};
use std::collections::BTreeMap;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FiltersProps {
    pub index: Shared<Index>,
    pub filter: Filter,
    pub dispatch: Callback<Action>,
}

/// A choice: its words, how many events it has, whether it is chosen, and what choosing it means.
struct Choice {
    name: String,
    count: usize,
    chosen: bool,
    action: Action,
}

#[component]
pub fn Filters(props: &FiltersProps) -> Html {
    let FiltersProps { index, filter, dispatch } = props;
    let (words, tag) = (index.language.words(), index.language.tag());
    let dataset = &index.dataset;
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(panel) = node.cast::<HtmlElement>() {
            // A panel that is drawn can be focused.
            let _ = panel.focus();
        }
    });

    let lanes = Lane::ALL.into_iter().map(|lane| Choice {
        name: lane_name(index, lane),
        count: dataset.events.iter().filter(|event| event.initiator == lane).count(),
        chosen: filter.initiators.contains(&lane),
        action: Action::ToggleInitiator(lane),
    });
    let mut by_category: BTreeMap<CategoryIx, usize> = BTreeMap::new();
    let mut by_actor: BTreeMap<ActorIx, usize> = BTreeMap::new();
    for event in &dataset.events {
        event.category.into_iter().for_each(|category| *by_category.entry(category).or_default() += 1);
        event.actors.iter().for_each(|actor| *by_actor.entry(*actor).or_default() += 1);
    }
    let categories = by_category.into_iter().map(|(category, count)| Choice {
        name: dataset.category(category).map_or_else(String::new, |category| category.name.get(tag).to_owned()),
        count,
        chosen: filter.categories.contains(&category),
        action: Action::ToggleCategory(category),
    });
    let actors = by_actor.into_iter().map(|(actor, count)| Choice {
        name: dataset.actor(actor).map_or_else(String::new, |actor| actor.name.get(tag).to_owned()),
        count,
        chosen: filter.actors.contains(&actor),
        action: Action::ToggleActor(actor),
    });
    let marks = Marks::ALL.into_iter().map(|mark| Choice {
        name: mark_name(words, mark).to_owned(),
        count: dataset
            .events
            .iter()
            .enumerate()
            .filter(|(n, _)| index.marks(relations_core::dataset::EventIx::new(*n)).shares_any(mark))
            .count(),
        chosen: filter.marks.shares_any(mark),
        action: Action::ToggleMark(mark),
    });
    let close = dispatch.reform(|_: MouseEvent| Action::Panel(Panel::Nothing));
    html! {
        <section class="panel filters" part="panel" aria-label={words.filters} tabindex="-1" ref={node}>
            <button class="tool close" aria-label={words.close} title={words.close} onclick={close}>
                <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15" /></svg>
            </button>
            <h3>{ words.filters }</h3>
            <div class="groups">
                { group(words.initiator, lanes.collect(), dispatch) }
                { group(words.category, categories.collect(), dispatch) }
                { group(words.certainty, marks.collect(), dispatch) }
                { group(words.actor, actors.collect(), dispatch) }
            </div>
        </section>
    }
}

fn group(name: &'static str, choices: Vec<Choice>, dispatch: &Callback<Action>) -> Html {
    let choice = |(number, choice): (usize, Choice)| {
        let Choice { name, count, chosen, action } = choice;
        let onchange = dispatch.reform(move |_: Event| action.clone());
        html! {
            <li key={number}>
                <label>
                    <input type="checkbox" checked={chosen} {onchange} />
                    <span>{ name }</span>
                    <small>{ count }</small>
                </label>
            </li>
        }
    };
    let some = choices.into_iter().filter(|choice| choice.count > 0 || choice.chosen);
    html! {
        <fieldset>
            <legend>{ name }</legend>
            <ul>{ for some.enumerate().map(choice) }</ul>
        </fieldset>
    }
}
