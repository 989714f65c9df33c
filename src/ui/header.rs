//! The head of the element: title, how many events there are, search, views and tools.

use super::controls::{flag, icon, icons, opener, say, tool};
use super::piece::Calm;
use super::views::locator;
use super::words::lang;
use crate::later::{self, Need};
use relations_core::state::{Action, Panel, Step, View};
use relations_core::text::fill;
use relations_markup::html;
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub fn header(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let words = calm.index.language.words();
    let title = &calm.index.dataset.title;
    let name = if title.is_empty() { words.timeline } else { title.get(calm.index.language.tag()) }.to_owned();
    let act = |action: Action| say(dispatch, action);
    let toggle = |panel: Panel| act(Action::Panel(if calm.panel == panel { Panel::Nothing } else { panel }));
    let view = |(view, name): (View, &'static str)| {
        html! { <button class="view" aria-pressed={flag(calm.view == view)} onclick={act(Action::View(view))}>{ name }</button> }
    };
    let zoom = |factor| act(Action::ZoomHere(factor));
    html! {
        <header class="head" part="header">
            <div class="titles">
                <h2 part="title" lang={lang(title.view(), &calm.index)}>{ name }</h2>
                <p class="count" role="status" aria-busy={flag(calm.filter != calm.matches.filter)}>{ count(calm) }</p>
                if later::has(Need::Views) {
                    { locator(calm, dispatch) }
                }
            </div>
            <div class="find">
                { search(calm, dispatch) }
                <div data-opens="filters">
                    { opener(icons::FILTER, words.filters.to_owned(), calm.panel == Panel::Filters, toggle(Panel::Filters)) }
                </div>
                <div data-opens="standing">
                    { opener(icons::DAY, words.state_on_day.to_owned(), calm.panel == Panel::Standing, toggle(Panel::Standing)) }
                </div>
                <div data-opens="menu">{ tool(icons::MENU, words.menu, toggle(Panel::Menu)) }</div>
                <div data-opens="help">{ tool(icons::HELP, words.keys, toggle(Panel::Help)) }</div>
            </div>
            <div class="tools">
                <div class="views" role="group" aria-label={words.view}>
                    { view((View::Timeline, words.timeline)) }
                    { view((View::List, words.list)) }
                    { view((View::Table, words.table)) }
                    { view((View::Map, words.map)) }
                    { view((View::Read, words.read)) }
                </div>
                if calm.view == View::Timeline {
                    <div class="zoom" role="group" aria-label={words.timeline}>
                        { tool(icons::MINUS, words.zoom_out, zoom(1.0 / 1.6)) }
                        { tool(icons::PLUS, words.zoom_in, zoom(1.6)) }
                        { tool(icons::FIT, words.fit, act(Action::Fit)) }
                    </div>
                }
            </div>
        </header>
    }
}

/// How many events there are, and how many of them remain: one short message.
pub fn count(calm: &Calm) -> String {
    let language = calm.index.language;
    let words = language.words();
    let (shown, total) = (calm.matches.len(), calm.index.dataset.events.len());
    if calm.matches.filter.is_empty() {
        language.count(words.events, total)
    } else if shown == 0 {
        words.nothing_found.to_owned()
    } else {
        fill(words.of_events, &[("n", &language.number(shown)), ("total", &language.number(total))])
    }
}

/// The field to search in; Enter goes through the results.
fn search(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let language = calm.index.language;
    let words = language.words();
    let (typing, pressing) = (dispatch.clone(), dispatch.clone());
    let typed = Callback::from(move |event: InputEvent| typed(&typing, &event));
    let key = Callback::from(move |event: KeyboardEvent| pressed(&pressing, &event));
    let position = calm.selected.and_then(|event| calm.matches.position(event));
    let result = position.filter(|_| !calm.filter.query.is_empty()).map(|position| {
        let (n, total) = (language.number(position + 1), language.number(calm.matches.len()));
        fill(words.result_of, &[("n", &n), ("total", &total)])
    });
    html! {
        <div class="search">
            { icon(icons::SEARCH) }
            <input type="search" part="search" aria-label={words.search} placeholder={words.search_hint}
                value={&calm.filter.query} oninput={typed} onkeydown={key} autocomplete="off" spellcheck="false" />
            <span class="result">{ result }</span>
        </div>
    }
}

// Comes later, see `crate::later`.
#[inline(never)]
fn typed(dispatch: &Callback<Action>, event: &InputEvent) {
    dispatch.emit(Action::Query(event.target_unchecked_into::<HtmlInputElement>().value()));
}

// Comes later, see `crate::later`.
#[inline(never)]
fn pressed(dispatch: &Callback<Action>, event: &KeyboardEvent) {
    let field = event.target_unchecked_into::<HtmlInputElement>();
    let action = match event.key().as_str() {
        "Enter" => Action::Turn(if event.shift_key() { Step::Previous } else { Step::Next }),
        "Escape" if !field.value().is_empty() => Action::Query(String::new()),
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    dispatch.emit(action);
}
