//! The view `list`: the same events as an ordered list to read, a page at a time when there are many.

use super::controls::{class, flag, only, say};
use super::detail::by_and_category;
use super::piece::Calm;
use super::svg::outline;
use super::words::{found, lane_class, lang};
use relations_core::dataset::EventIx;
use relations_core::date::Certainty;
use relations_core::index::Marks;
use relations_core::state::{Action, PAGE, Panel};
use relations_core::text::dates::date_in_words;
use relations_core::text::fill;
use relations_markup::html;
use yew::prelude::*;

pub fn list(calm: &Calm, dispatch: &Callback<Action>, node: NodeRef) -> Html {
    let language = calm.index.language;
    let words = language.words();
    let pages = calm.matches.len().div_ceil(PAGE).max(1);
    let page = calm.page.min(pages - 1);
    let events = calm.matches.events().iter().skip(page * PAGE).take(PAGE);
    let turn = |name: &'static str, sign: &'static str, to: usize| {
        html! { <button class="text-button" aria-label={name} disabled={to >= pages} onclick={say(dispatch, Action::Page(to))}>{ sign }</button> }
    };
    let empty = calm.index.dataset.events.is_empty();
    html! {
        <div class="list" data-view={calm.view.name()} part="list" ref={node} tabindex="0" role="region" aria-label={words.list}>
            <ol>{ for events.map(|event| item(calm, *event, dispatch)) }</ol>
            if empty {
                <div class="none">
                    <p>{ words.no_events }</p>
                    if let Some(retry) = &calm.retry {
                        <button class="text-button" onclick={retry.reform(|_| ())}>{ words.try_again }</button>
                    }
                    <slot></slot>
                </div>
            } else if calm.matches.is_empty() {
                <p class="none">{ words.nothing_found }</p>
            }
            if pages > 1 {
                <nav class="pages" aria-label={words.list}>
                    { turn(words.previous, "‹", page.wrapping_sub(1)) }
                    <span>{ fill(words.page, &[("n", &language.number(page + 1)), ("total", &language.number(pages))]) }</span>
                    { turn(words.next, "›", page + 1) }
                </nav>
            }
        </div>
    }
}

fn item(calm: &Calm, ix: EventIx, dispatch: &Callback<Action>) -> Html {
    let index = &calm.index;
    let query = calm.filter.query.as_str();
    let Some(event) = index.dataset.event(ix) else { return Html::default() };
    let tag = index.language.tag();
    let category = event.category.and_then(|category| index.dataset.category(category));
    let symbol = category.map(|category| category.symbol).unwrap_or_default();
    let vague = event.date.certainty() != Certainty::Exact;
    let derived = event.derived_date.as_ref().map(|derived| derived.words.get(tag).to_owned());
    let selected = calm.selected == Some(ix);
    html! {
        <li key={ix.0} class={class(&["item", "mark", lane_class(event.initiator), only(vague, "vague")])}
            data-event-id={event.id.to_owned()} aria-current={selected.then(|| flag(true))}>
            <p class="when">{ date_in_words(index.language, &event.date) }<small>{ derived }</small></p>
            <svg viewBox="-10 -10 20 20" aria-hidden="true"><path class="symbol" d={outline(symbol)} /></svg>
            <div class="what">
                <h3>
                    <button onclick={say(dispatch, Action::Select(Some(ix)))} lang={lang(event.title, index)}>
                        { found(event.title.get(tag), query) }
                    </button>
                </h3>
                <p class="who">{ by_and_category(index, &event) }</p>
                if index.marks(ix).shares_any(Marks::DISPUTED) {
                    <button class="text-button contested" onclick={say(dispatch, Action::Panel(Panel::Disputes))}>{ index.language.words().disputes }</button>
                }
                <p class="summary" lang={lang(event.summary, index)}>{ found(event.summary.get(tag), query) }</p>
            </div>
        </li>
    }
}
