//! The head of the element: title, how many events there are, search, views and tools.

use super::words::lang;
use relations_core::Shared;
use relations_core::state::{Action, Panel, State, Step, View};
use relations_core::text::fill;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    pub state: Shared<State>,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let HeaderProps { state, dispatch } = props;
    let words = state.language().words();
    let title = &state.dataset().title;
    let say = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let toggle = |panel: Panel| say(Action::Panel(if state.panel == panel { Panel::Nothing } else { panel }));
    let view = |view: View| {
        let name = match view {
            View::Timeline => words.timeline,
            View::List => words.list,
        };
        let chosen = state.view() == view;
        html! {
            <button key={view.name()} class="view" aria-pressed={chosen.to_string()} onclick={say(Action::View(view))}>{ name }</button>
        }
    };
    let tool = |icon: &'static str, name: &'static str, onclick: Callback<MouseEvent>| {
        html! {
            <button class="tool" aria-label={name} title={name} {onclick}>
                <svg viewBox="0 0 20 20" aria-hidden="true"><path d={icon} /></svg>
            </button>
        }
    };
    let is_timeline = state.view() == View::Timeline;
    let filters_open = (state.panel == Panel::Filters).to_string();
    html! {
        <header class="head" part="header">
            <div class="titles">
                <h2 part="title" lang={lang(title, &state.index)}>{ title.get(state.language().tag()).to_owned() }</h2>
                <p class="count" role="status">{ count(state) }</p>
            </div>
            <div class="tools">
                <Search state={state.clone()} dispatch={dispatch.clone()} />
                <button class="text-button" aria-expanded={filters_open} onclick={toggle(Panel::Filters)}>
                    <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M3 5h14M6 10h8M8.5 15h3" /></svg>
                    { words.filters }
                </button>
                <div class="views" role="group" aria-label={words.view}>{ for View::ALL.into_iter().map(view) }</div>
                if is_timeline {
                    <div class="zoom" role="group" aria-label={words.timeline}>
                        { tool("M4 10h12", words.zoom_out, say(Action::ZoomBy { factor: 1.0 / 1.6, at: None })) }
                        { tool("M4 10h12M10 4v12", words.zoom_in, say(Action::ZoomBy { factor: 1.6, at: None })) }
                        { tool("M3 4v12M17 4v12M6 10h8M6 10l3-3M6 10l3 3M14 10l-3-3M14 10l-3 3", words.fit, say(Action::Fit)) }
                    </div>
                }
                { tool("M7.4 7.6a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2M10 15v.01", words.keys, toggle(Panel::Help)) }
            </div>
        </header>
    }
}

/// How many events there are, how many of them remain, or what was just opened: one short message.
fn count(state: &State) -> String {
    let (language, words) = (state.language(), state.language().words());
    let (shown, total) = (state.matches.len(), state.dataset().events.len());
    if state.filter.is_empty() {
        return language.count(words.events, total);
    }
    if shown == 0 {
        return words.nothing_found.to_owned();
    }
    fill(words.of_events, &[("n", &language.number(shown)), ("total", &language.number(total))])
}

/// The field to search in; Enter goes through the results.
#[component]
fn Search(props: &HeaderProps) -> Html {
    let HeaderProps { state, dispatch } = props;
    let words = state.language().words();
    let typed =
        dispatch.reform(|event: InputEvent| Action::Query(event.target_unchecked_into::<HtmlInputElement>().value()));
    let key = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            match event.key().as_str() {
                "Enter" => dispatch.emit(Action::Turn(if event.shift_key() { Step::Previous } else { Step::Next })),
                "Escape" if !field.value().is_empty() => dispatch.emit(Action::Query(String::new())),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let position = state.selected.and_then(|event| state.matches.position(event));
    let result = position.filter(|_| !state.filter.query.is_empty()).map(|position| {
        let (n, total) = ((position + 1).to_string(), state.matches.len().to_string());
        fill(words.result_of, &[("n", &n), ("total", &total)])
    });
    html! {
        <div class="search">
            <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M9 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M13.2 13.2L17 17" /></svg>
            <input type="search" part="search" aria-label={words.search} placeholder={words.search_hint}
                value={state.filter.query.clone()} oninput={typed} onkeydown={key} autocomplete="off" spellcheck="false" />
            <span class="result">{ result }</span>
        </div>
    }
}
