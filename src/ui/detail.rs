//! One event in full: when, what, who, where, what it is connected with, and where each statement stands.

use super::words::{citations, found, initiated_by, lane_class, lang, mark_name};
use relations_core::Shared;
use relations_core::dataset::{Claim, Dispute, Event, EventIx, LinkKind};
use relations_core::index::{Index, Marks};
use relations_core::state::{Action, Step};
use relations_core::text::dates::date_in_words;
use relations_core::text::{Words, fill};
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DetailProps {
    pub index: Shared<Index>,
    pub event: EventIx,
    pub query: String,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let DetailProps { index, event: ix, query, dispatch } = props;
    let node = use_node_ref();
    use_effect_with((*ix, node.clone()), |(_, node)| {
        // Another event is read from its beginning.
        if let Some(side) = node.cast::<Element>().and_then(|node| node.parent_element()) {
            side.set_scroll_top(0);
        }
    });
    let Some(event) = index.dataset.event(*ix) else { return html! { <article></article> } };
    let (words, tag) = (index.language.words(), index.language.tag());
    let say = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let tool = |icon: &'static str, name: &'static str, action: Action| {
        html! {
            <button class="tool" aria-label={name} title={name} onclick={say(action)}>
                <svg viewBox="0 0 20 20" aria-hidden="true"><path d={icon} /></svg>
            </button>
        }
    };
    let category = event.category.and_then(|category| index.dataset.category(category));
    let marks = Marks::ALL.into_iter().filter(|mark| index.marks(*ix).shares_any(*mark) && *mark != Marks::EXACT);
    html! {
        <article class={classes!("detail", lane_class(event.initiator))} ref={node}>
            <div class="bar">
                { tool("M12 4L6 10l6 6", words.previous, Action::Turn(Step::Previous)) }
                { tool("M8 4l6 6l-6 6", words.next, Action::Turn(Step::Next)) }
                { tool("M5 5l10 10M15 5L5 15", words.close, Action::Escape) }
            </div>
            <p class="when">{ when(index, event) }</p>
            <h3 lang={lang(&event.title, index)}>{ found(event.title.get(tag), query) }</h3>
            <p class="who">
                { initiated_by(index, event.initiator) }
                if let Some(category) = category {
                    { " · " }{ category.name.get(tag).to_owned() }
                }
            </p>
            <ul class="badges">{ for marks.map(|mark| html! { <li key={mark.0}>{ mark_name(words, mark) }</li> }) }</ul>
            <p class="summary" lang={lang(&event.summary, index)}>{ found(event.summary.get(tag), query) }</p>
            { reported_by(index, event) }
            { actors(index, event) }
            { places(index, event) }
            { links(index, *ix, event, dispatch) }
            <div class="disputes">{ for index.dataset.disputes_of(*ix).map(|dispute| self::dispute(index, dispute, dispatch)) }</div>
            <h4>{ words.sources }</h4>
            { citations(index, &event.citations) }
        </article>
    }
}

/// The date in words, and where it was taken from if it was derived.
fn when(index: &Index, event: &Event) -> String {
    let date = date_in_words(index.language, &event.date);
    match &event.derived_date {
        Some(derived) => {
            let words = derived.words.get(index.language.tag());
            fill(index.language.words().derived_date, &[("date", &date), ("words", words)])
        }
        None => date,
    }
}

fn reported_by(index: &Index, event: &Event) -> Html {
    let (words, tag) = (index.language.words(), index.language.tag());
    let names = event.reported_by.iter().filter_map(|source| index.dataset.source(*source));
    let names: Vec<&str> = names.map(|source| source.title.get(tag)).collect();
    if names.is_empty() {
        return Html::default();
    }
    html! { <p class="reported">{ fill(words.reported_by, &[("source", &names.join(", "))]) }</p> }
}

fn actors(index: &Index, event: &Event) -> Html {
    let tag = index.language.tag();
    let actors = event.actors.iter().filter_map(|actor| index.dataset.actor(*actor));
    let actor = |actor: &relations_core::dataset::Actor| {
        let roles: Vec<&str> = actor.roles.iter().map(|role| role.get(tag)).collect();
        let lane = actor.party.map(lane_class);
        html! {
            <li key={actor.id.clone()} class={classes!(lane)}>
                <span class="actor">{ actor.name.get(tag).to_owned() }</span>
                if !roles.is_empty() {
                    <small>{ roles.join("; ") }</small>
                }
            </li>
        }
    };
    if event.actors.is_empty() {
        return Html::default();
    }
    html! { <section><h4>{ index.language.words().actors }</h4><ul class="actors">{ for actors.map(actor) }</ul></section> }
}

fn places(index: &Index, event: &Event) -> Html {
    let tag = index.language.tag();
    let places = event.places.iter().filter_map(|place| index.dataset.place(*place));
    let place = |place: &relations_core::dataset::Place| {
        let within = place.within.and_then(|within| index.dataset.place(within));
        let within = within.map(|within| format!(", {}", within.name.get(tag)));
        html! { <li key={place.id.clone()}>{ place.name.get(tag).to_owned() }{ within }</li> }
    };
    if event.places.is_empty() {
        return Html::default();
    }
    html! { <section><h4>{ index.language.words().places }</h4><ul class="places">{ for places.map(place) }</ul></section> }
}

/// Links from this event and to it, each a way to the other.
fn links(index: &Index, ix: EventIx, event: &Event, dispatch: &Callback<Action>) -> Html {
    let words = index.language.words();
    let from_here = event.links.iter().map(|link| (link.to, forward(words, link.kind)));
    let others = index.dataset.events.iter().enumerate();
    let to_here = others.flat_map(|(position, other)| {
        let links = other.links.iter().filter(move |link| link.to == ix);
        links.map(move |link| (EventIx::new(position), backward(words, link.kind)))
    });
    let derived_from = event.derived_date.iter().map(|derived| (derived.anchor, words.derived));
    let mut links: Vec<(EventIx, &str)> = from_here.chain(to_here).chain(derived_from).collect();
    links.sort();
    links.dedup();
    if links.is_empty() {
        return Html::default();
    }
    let link = |(to, kind): (EventIx, &'static str)| {
        html! { <li key={format!("{}{kind}", to.0)}><small>{ kind }</small>{ event_button(index, to, dispatch) }</li> }
    };
    html! { <section><h4>{ words.links }</h4><ul class="links">{ for links.into_iter().map(link) }</ul></section> }
}

fn forward(words: &'static Words, kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::LedTo => words.led_to,
        LinkKind::RespondsTo => words.responds_to,
        LinkKind::Contradicts => words.contradicts,
        LinkKind::PartOf => words.part_of,
    }
}

fn backward(words: &'static Words, kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::LedTo => words.led_from,
        LinkKind::RespondsTo => words.answered_by,
        LinkKind::Contradicts => words.contradicts,
        LinkKind::PartOf => words.includes,
    }
}

/// An event's title and date, to follow.
pub fn event_button(index: &Index, to: EventIx, dispatch: &Callback<Action>) -> Html {
    let Some(event) = index.dataset.event(to) else { return Html::default() };
    let onclick = dispatch.reform(move |_: MouseEvent| Action::Select(Some(to)));
    html! {
        <button class={classes!("follow", lane_class(event.initiator))} {onclick}>
            <span>{ event.title.get(index.language.tag()).to_owned() }</span>
            <small>{ date_in_words(index.language, &event.date) }</small>
        </button>
    }
}

/// Claim beside claim, and what cannot hold together.
pub fn dispute(index: &Index, dispute: &Dispute, dispatch: &Callback<Action>) -> Html {
    let (words, tag) = (index.language.words(), index.language.tag());
    let claim = |claim: &Claim| {
        html! {
            <li key={claim.id.clone()}>
                <p>{ claim.statement.get(tag).to_owned() }</p>
                <div class="follows">{ for claim.events.iter().map(|event| event_button(index, *event, dispatch)) }</div>
                { citations(index, &claim.citations) }
            </li>
        }
    };
    html! {
        <section key={dispute.id.clone()} class="dispute">
            <h4>{ words.disputes }{ ": " }{ dispute.title.get(tag).to_owned() }</h4>
            <p>{ dispute.explanation.get(tag).to_owned() }</p>
            <ol>{ for dispute.claims.iter().map(claim) }</ol>
        </section>
    }
}
