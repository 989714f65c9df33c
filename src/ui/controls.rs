//! Buttons and icons that look the same wherever they stand.

use relations_core::state::Action;
use relations_markup::html;
use yew::prelude::*;

pub mod icons {
    pub const CLOSE: &str = "M5 5l10 10M15 5L5 15";
    pub const PREVIOUS: &str = "M12 4L6 10l6 6";
    pub const NEXT: &str = "M8 4l6 6l-6 6";
    pub const FAR_PREVIOUS: &str = "M10 4L4 10l6 6M16 4l-6 6l6 6";
    pub const FAR_NEXT: &str = "M4 4l6 6l-6 6M10 4l6 6l-6 6";
    pub const MINUS: &str = "M4 10h12";
    pub const PLUS: &str = "M4 10h12M10 4v12";
    pub const FIT: &str = "M3 4v12M17 4v12M6 10h8M6 10l3-3M6 10l3 3M14 10l-3-3M14 10l-3 3";
    pub const HELP: &str = "M7.4 7.6a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2M10 15v.01";
    pub const FILTER: &str = "M3 5h14M6 10h8M8.5 15h3";
    pub const SEARCH: &str = "M9 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M13.2 13.2L17 17";
    pub const DAY: &str = "M4 5h12v12H4ZM4 8.5h12M7 3v3M13 3v3M10 12v.01";
    pub const MENU: &str = "M5 10v.01M10 10v.01M15 10v.01";
    pub const WARNING: &str = "M10 3L18 17H2ZM10 8.5v4M10 14.6v.01";
}

/// Several classes as one attribute; empty ones are left out.
pub fn class(names: &[&'static str]) -> String {
    let mut text = String::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(name);
    }
    text
}

/// A class that is there only if something is so.
pub fn only(is: bool, name: &'static str) -> &'static str {
    if is { name } else { "" }
}

pub fn icon(path: &'static str) -> Html {
    html! { <svg viewBox="0 0 20 20" aria-hidden="true"><path d={path} /></svg> }
}

/// What a click means.
pub fn say(dispatch: &Callback<Action>, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| said(&dispatch, &action))
}

// Comes later, see `crate::later`.
#[inline(never)]
fn said(dispatch: &Callback<Action>, action: &Action) {
    dispatch.emit(action.clone());
}

/// A square button with an icon, named for those who do not see it.
pub fn tool(path: &'static str, name: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button class="tool" aria-label={name} title={name} {onclick}>{ icon(path) }</button> }
}

/// A button that opens and closes something.
pub fn opener(path: &'static str, name: String, open: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button class="text-button" aria-label={name.clone()} aria-expanded={flag(open)} {onclick}>{ icon(path) }<span>{ name }</span></button>
    }
}

/// A part of an article with its heading; nothing where it would be empty.
pub fn section(heading: &str, class: &'static str, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! { <section><h4>{ heading }</h4><ul {class}>{ for items }</ul></section> }
}

pub fn flag(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}
