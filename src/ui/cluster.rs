//! The events of an opened cluster, each a way to its detail.

use super::controls::{icons, say, tool};
use super::detail::event_button;
use super::piece::Calm;
use relations_core::dataset::EventIx;
use relations_core::index::{Index, Span};
use relations_core::layout::Domain;
use relations_core::state::{Action, Panel, View};
use relations_markup::html;
use yew::prelude::*;

/// More events than this are not listed one by one; zooming in splits them.
const LISTED: usize = 100;

// Comes later, see `crate::later`.
#[inline(never)]
pub fn cluster(calm: &Calm, events: &[EventIx], dispatch: &Callback<Action>) -> Html {
    let index = &calm.index;
    let words = index.language.words();
    let more = index.language.more_words();
    let name = index.language.count(words.events, events.len());
    // Elsewhere there is no axis to show them closer on.
    let span = span(index, events).filter(|_| calm.view == View::Timeline);
    let zoom = span.map(|span| {
        let whole = Domain::of_span(span);
        let domain = Domain { from: whole.from - whole.days * 0.3 - 2.0, days: whole.days * 1.9 + 4.0 };
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::FlyTo(domain));
            dispatch.emit(Action::Panel(Panel::Nothing));
        })
    });
    let event = |event: &EventIx| html! { <li>{ event_button(index, *event, dispatch) }</li> };
    html! {
        <section class="detail cluster-list" tabindex="-1" aria-label={name.clone()}>
            <div class="bar">{ tool(icons::CLOSE, words.close, say(dispatch, Action::Escape)) }</div>
            <h3>{ name }</h3>
            if let Some(zoom) = zoom {
                <button class="text-button" onclick={zoom}>{ more.zoom_to_these }</button>
            }
            <ul class="links">{ for events.iter().take(LISTED).map(event) }</ul>
        </section>
    }
}

/// From the first to the last day that the events name.
fn span(index: &Index, events: &[EventIx]) -> Option<Span> {
    let mut span: Option<Span> = None;
    for event in events.iter().filter_map(|event| index.dataset.event(*event)) {
        for day in [event.date.earliest(), event.date.latest()].into_iter().flatten() {
            let Span { from, to } = span.unwrap_or(Span { from: day, to: day });
            span = Some(Span { from: from.min(day), to: to.max(day) });
        }
    }
    span
}
