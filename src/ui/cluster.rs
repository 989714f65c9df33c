//! The events of an opened cluster, each a way to its detail.

use super::detail::event_button;
use relations_core::Shared;
use relations_core::dataset::EventIx;
use relations_core::date::Day;
use relations_core::index::{Index, Span};
use relations_core::layout::Domain;
use relations_core::state::{Action, Panel};
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ClusterPanelProps {
    pub index: Shared<Index>,
    pub events: Vec<EventIx>,
    pub dispatch: Callback<Action>,
}

/// More events than this are not listed one by one; zooming in splits them.
const LISTED: usize = 100;

#[component]
pub fn ClusterPanel(props: &ClusterPanelProps) -> Html {
    let ClusterPanelProps { index, events, dispatch } = props;
    let node = use_node_ref();
    use_effect_with((events.clone(), node.clone()), |(_, node)| {
        if let Some(panel) = node.cast::<HtmlElement>() {
            // A panel that is drawn can be focused.
            let _ = panel.focus();
        }
    });
    let words = index.language.words();
    let close = dispatch.reform(|_: MouseEvent| Action::Panel(Panel::Nothing));
    let zoom = span(index, events).map(|span| {
        let whole = Domain::of_span(span);
        let domain = Domain { from: whole.from - whole.days * 0.3 - 2.0, days: whole.days * 1.9 + 4.0 };
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::FlyTo(domain));
            dispatch.emit(Action::Panel(Panel::Nothing));
        })
    });
    let event = |event: &EventIx| html! { <li key={event.0}>{ event_button(index, *event, dispatch) }</li> };
    html! {
        <section class="detail cluster-list" tabindex="-1" ref={node} aria-label={index.language.count(words.events, events.len())}>
            <div class="bar">
                <button class="tool" aria-label={words.close} title={words.close} onclick={close}>
                    <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15" /></svg>
                </button>
            </div>
            <h3>{ index.language.count(words.events, events.len()) }</h3>
            if let Some(zoom) = zoom {
                <button class="text-button" onclick={zoom}>{ words.zoom_to_these }</button>
            }
            <ul class="links">{ for events.iter().take(LISTED).map(event) }</ul>
        </section>
    }
}

/// From the first to the last day that the events name.
fn span(index: &Index, events: &[EventIx]) -> Option<Span> {
    let dates = events.iter().filter_map(|event| index.dataset.event(*event)).map(|event| event.date);
    let days: Vec<Day> = dates.flat_map(|date| [date.earliest(), date.latest()]).flatten().collect();
    Some(Span { from: *days.iter().min()?, to: *days.iter().max()? })
}
