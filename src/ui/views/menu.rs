//! Everything that has no button of its own in the head.

use crate::ui::controls::{flag, icons, say, tool};
use crate::ui::piece::Calm;
use relations_core::state::{Action, Choice, Panel};
use relations_core::text::Language;
use relations_markup::html;
use wasm_bindgen::JsCast;
use web_sys::{Node, ShadowRoot};
use yew::prelude::*;

pub fn menu(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let words = calm.index.language.words();
    let views = calm.index.language.view_words();
    let is_told = calm.choices.story;
    let story = if is_told { views.story.leave } else { views.story.start };
    let entries = [
        entry(story, dispatch, Action::Choose(Choice::Story(!is_told))),
        entry(words.disputes, dispatch, Action::Panel(Panel::Disputes)),
        entry(views.doubt.how_sure, dispatch, Action::Panel(Panel::Certainty)),
        entry(views.take.take_along, dispatch, Action::Panel(Panel::Files)),
        entry(views.take.share, dispatch, Action::Panel(Panel::Share)),
    ];
    html! {
        <section class="panel menu" data-opened="menu" role="dialog" aria-label={words.menu} tabindex="-1">
            { tool(icons::CLOSE, words.close, say(dispatch, Action::Panel(Panel::Nothing))) }
            <h3>{ words.menu }</h3>
            <ul class="entries">{ for entries }</ul>
            <fieldset class="languages">
                <legend>{ views.menu.language }</legend>
                <div class="views">{ for languages(calm) }</div>
            </fieldset>
        </section>
    }
}

/// The languages, each called as it calls itself. One that is chosen is that of the element, as if the page asked for it.
fn languages(calm: &Calm) -> Vec<Html> {
    let names = calm.index.language.view_words().menu.languages;
    let choose = |language: Language| {
        Callback::from(move |event: MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            let root = target.and_then(|target| target.get_root_node().dyn_into::<ShadowRoot>().ok());
            if let Some(root) = root {
                // Any element takes an attribute.
                let _ = root.host().set_attribute("lang", language.tag());
            }
        })
    };
    let button = |(language, name): (Language, &'static str)| {
        let pressed = flag(language == calm.index.language);
        html! { <button class="view" lang={language.tag()} aria-pressed={pressed} onclick={choose(language)}>{ name }</button> }
    };
    Language::ALL.into_iter().zip(names).map(button).collect()
}

/// A line of the menu.
fn entry(name: &'static str, dispatch: &Callback<Action>, action: Action) -> Html {
    html! { <li><button class="entry" onclick={say(dispatch, action)}>{ name }</button></li> }
}
