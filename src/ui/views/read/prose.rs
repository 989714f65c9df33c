//! The prose itself: its headings to go to, and its passages with their notes and with the events that they tell of.

use super::along::lead_to;
use super::notes::{Place, numbers};
use super::{Look, is_quiet};
use crate::ui::controls::{class, flag, only};
use crate::ui::svg::outline;
use crate::ui::words::{found, lane_class, lang};
use relations_core::dataset::EventIx;
use relations_core::date::Certainty;
use relations_core::index::Index;
use relations_core::read::{ReadPassage, Reading};
use relations_core::state::Action;
use relations_core::text::dates::date_in_words;
use relations_core::text::fill;
use relations_markup::html;
use yew::prelude::*;

/// Fewer sections than this need no way to them.
const FEW: usize = 3;

/// The headings as ways to what is under them.
pub fn contents(reading: &Reading, index: &Index, scroller: &NodeRef) -> Html {
    if reading.sections.len() < FEW {
        return Html::default();
    }
    let mut items = Vec::new();
    for (number, section) in reading.sections.iter().enumerate().filter(|(_, section)| !section.heading.is_empty()) {
        let to = lead_to(scroller, ["[data-section='", &number.to_string(), "']"].concat());
        items.push(html! {
            <li><button onclick={to} lang={lang(section.heading, index)}>{ section.heading.get(index.language.tag()) }</button></li>
        });
    }
    let words = &index.language.view_words().read;
    html! { <nav class="contents" aria-label={words.contents}><ul>{ for items }</ul></nav> }
}

/// A passage with its number among all of them.
pub fn passage(look: &Look, number: usize, passage: &ReadPassage) -> Html {
    let (calm, index) = (look.calm, &look.calm.index);
    let words = &index.language.view_words().read;
    let current = look.current == Some(number);
    let lit = passage.events.iter().any(|event| look.lit.contains(event));
    let class = class(&["passage", only(is_quiet(calm, passage), "quiet"), only(lit, "lit")]);
    let text = passage.text.get(index.language.tag());
    let (marks, open) = numbers(look, Place::Passage(number), &passage.notes);
    html! {
        <div key={passage.id.to_owned()} {class} data-passage={number.to_string()} aria-current={current.then(|| flag(true))}>
            <p><span lang={lang(passage.text, index)}>{ found(text, &calm.filter.query) }</span>{ marks }</p>
            { open }
            if !passage.events.is_empty() {
                <ul class="told-of" aria-label={index.language.count(words.events_here, passage.events.len())}>
                    { for passage.events.iter().map(|event| reference(look, number, *event)) }
                </ul>
            }
        </div>
    }
}

/// An event by its date, to choose it.
fn reference(look: &Look, number: usize, ix: EventIx) -> Html {
    let (calm, index) = (look.calm, &look.calm.index);
    let Some(event) = index.dataset.event(ix) else { return Html::default() };
    let (words, tag) = (&index.language.view_words().read, index.language.tag());
    let symbol = event.category.and_then(|category| index.dataset.category(category));
    let symbol = symbol.map(|category| category.symbol).unwrap_or_default();
    let (date, title) = (date_in_words(index.language, &event.date), event.title.get(tag));
    let name = fill(words.event, &[("date", &date), ("title", title)]);
    let vague = event.date.certainty() != Certainty::Exact;
    let (dispatch, came_from) = (look.dispatch.clone(), look.came_from.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        came_from.emit(number);
        dispatch.emit(Action::Select(Some(ix)));
    });
    let class = class(&[
        "mark",
        lane_class(event.initiator),
        only(vague, "vague"),
        only(look.lit.contains(&ix), "lit"),
        only(!calm.matches.contains(ix), "filtered"),
    ]);
    html! {
        <li>
            <button {class} data-event-id={event.id.to_owned()} aria-label={name} title={title.to_owned()}
                aria-pressed={flag(calm.selected == Some(ix))} {onclick}>
                <svg viewBox="-10 -10 20 20" aria-hidden="true"><path class="symbol" d={outline(symbol)} /></svg>
                { date }
            </button>
        </li>
    }
}
