//! One event in full: when, what, who, where, what it is connected with, and where each statement stands.

use super::controls::{class, icons, say, section, tool};
use super::words::{citations, found, initiated_by, lane_class, lang, mark_name};
use relations_core::dataset::{Dispute, Event, EventIx, LinkKind};
use relations_core::index::{Index, Marks};
use relations_core::state::{Action, Panel, Step};
use relations_core::text::dates::date_in_words;
use relations_core::text::{MoreWords, fill};
use relations_markup::html;
use yew::prelude::*;

// Comes later, see `crate::later`.
#[inline(never)]
pub fn detail(index: &Index, ix: EventIx, query: &str, dispatch: &Callback<Action>) -> Html {
    let Some(event) = index.dataset.event(ix) else { return Html::default() };
    let (words, more, tag) = (index.language.words(), index.language.more_words(), index.language.tag());
    let turn = |path, name, action| tool(path, name, say(dispatch, action));
    let mut badges = Vec::new();
    for mark in Marks::ALL {
        if index.marks(ix).shares_any(mark) && mark != Marks::EXACT {
            badges.push(html! { <li>{ mark_name(more, mark) }</li> });
        }
    }
    html! {
        <article class={class(&["detail", lane_class(event.initiator)])}>
            <div class="bar">
                { turn(icons::PREVIOUS, words.previous, Action::Turn(Step::Previous)) }
                { turn(icons::NEXT, words.next, Action::Turn(Step::Next)) }
                { turn(icons::CLOSE, words.close, Action::Escape) }
            </div>
            <p class="when">{ when(index, &event) }</p>
            <h3 lang={lang(event.title, index)}>{ found(event.title.get(tag), query) }</h3>
            <p class="who">{ by_and_category(index, &event) }</p>
            <ul class="badges">{ for badges }</ul>
            <p class="summary" lang={lang(event.summary, index)}>{ found(event.summary.get(tag), query) }</p>
            <p class="reported">{ reported_by(index, &event) }</p>
            { section(more.actors, "actors", actors(index, &event)) }
            { section(more.places, "places", places(index, &event)) }
            { section(more.links, "links", links(index, ix, &event, dispatch)) }
            <div class="disputes">{ for index.dataset.disputes_of(ix).map(|one| dispute(index, one, dispatch)) }</div>
            if index.marks(ix).shares_any(Marks::DISPUTED) {
                <button class="text-button side-by-side" onclick={say(dispatch, Action::Panel(Panel::Disputes))}>{ more.side_by_side }</button>
            }
            if !event.citations.is_empty() {
                <section>
                    <h4>{ words.sources }</h4>
                    { citations(index, event.citations) }
                </section>
            }
            <div class="cite" data-opens="cite">
                <button class="text-button" onclick={say(dispatch, Action::Panel(Panel::Cite))}>{ more.cite }</button>
            </div>
        </article>
    }
}

/// Who began it, and of what kind it is.
pub fn by_and_category(index: &Index, event: &Event) -> String {
    let mut text = initiated_by(index, event.initiator);
    if let Some(category) = event.category.and_then(|category| index.dataset.category(category)) {
        text.push_str(" · ");
        text.push_str(category.name.get(index.language.tag()));
    }
    text
}

/// The date in words, and where it was taken from if it was derived.
fn when(index: &Index, event: &Event) -> String {
    let date = date_in_words(index.language, &event.date);
    match event.derived_date {
        Some(derived) => {
            let words = derived.words.get(index.language.tag());
            fill(index.language.more_words().derived_date, &[("date", &date), ("words", words)])
        }
        None => date,
    }
}

pub fn reported_by(index: &Index, event: &Event) -> Option<String> {
    let (more, tag) = (index.language.more_words(), index.language.tag());
    let mut names = Vec::new();
    for source in event.reported_by {
        names.extend(index.dataset.source(*source).map(|source| source.title.get(tag)));
    }
    (!names.is_empty()).then(|| fill(more.reported_by, &[("source", &names.join(", "))]))
}

fn actors(index: &Index, event: &Event) -> Vec<Html> {
    let tag = index.language.tag();
    let mut items = Vec::new();
    for actor in event.actors.iter().filter_map(|actor| index.dataset.actor(*actor)) {
        let roles: Vec<&str> = actor.roles.iter().map(|role| role.get(tag)).collect();
        items.push(html! {
            <li class={actor.party.map(lane_class)}>
                <span class="actor">{ actor.name.get(tag) }</span>
                <small>{ roles.join("; ") }</small>
            </li>
        });
    }
    items
}

fn places(index: &Index, event: &Event) -> Vec<Html> {
    let tag = index.language.tag();
    let mut items = Vec::new();
    for place in event.places.iter().filter_map(|place| index.dataset.place(*place)) {
        let mut name = place.name.get(tag).to_owned();
        if let Some(within) = place.within.and_then(|within| index.dataset.place(within)) {
            name.push_str(", ");
            name.push_str(within.name.get(tag));
        }
        items.push(html! { <li>{ name }</li> });
    }
    items
}

/// Links from this event and to it, each a way to the other.
fn links(index: &Index, ix: EventIx, event: &Event, dispatch: &Callback<Action>) -> Vec<Html> {
    let more = index.language.more_words();
    let mut links: Vec<(EventIx, &'static str)> = Vec::new();
    let mut add = |link: (EventIx, &'static str)| {
        if !links.contains(&link) {
            links.push(link);
        }
    };
    for link in event.links {
        let [forward, _] = kind_in_words(more, link.kind);
        add((link.to, forward));
    }
    for position in 0..index.dataset.events.len() {
        for link in index.dataset.events.links(position).iter().filter(|link| link.to == ix) {
            let [_, backward] = kind_in_words(more, link.kind);
            add((EventIx::new(position), backward));
        }
    }
    if let Some(derived) = event.derived_date {
        add((derived.anchor, index.language.more_words().derived));
    }
    let draw = |(to, kind): &(EventIx, &'static str)| html! { <li><small>{ *kind }</small>{ event_button(index, *to, dispatch) }</li> };
    links.iter().map(draw).collect()
}

/// What a link means seen from its beginning, and from its end.
fn kind_in_words(more: &MoreWords, kind: LinkKind) -> [&'static str; 2] {
    match kind {
        LinkKind::LedTo => [more.led_to, more.led_from],
        LinkKind::RespondsTo => [more.responds_to, more.answered_by],
        LinkKind::Contradicts => [more.contradicts, more.contradicts],
        LinkKind::PartOf => [more.part_of, more.includes],
    }
}

/// An event's title and date, to follow.
pub fn event_button(index: &Index, to: EventIx, dispatch: &Callback<Action>) -> Html {
    let Some(event) = index.dataset.event(to) else { return Html::default() };
    html! {
        <button class={class(&["follow", lane_class(event.initiator)])} onclick={say(dispatch, Action::Select(Some(to)))}>
            <span>{ event.title.get(index.language.tag()) }</span>
            <small>{ date_in_words(index.language, &event.date) }</small>
        </button>
    }
}

/// Nobody follows more events than this one after the other; the others are counted.
const FOLLOWED: usize = 24;

/// The events that a claim is about, to follow.
pub fn follows(index: &Index, events: &[EventIx], dispatch: &Callback<Action>) -> Html {
    let language = index.language;
    let shown = events.iter().take(FOLLOWED).map(|event| event_button(index, *event, dispatch));
    let rest = events.len().saturating_sub(FOLLOWED);
    html! {
        <div class="follows">
            { for shown }
            if rest > 0 {
                <small>{ ["+ ", &language.count(language.words().events, rest)].concat() }</small>
            }
        </div>
    }
}

/// Claim beside claim, and what cannot hold together.
pub fn dispute(index: &Index, dispute: &Dispute, dispatch: &Callback<Action>) -> Html {
    let tag = index.language.tag();
    let mut claims = Vec::new();
    for claim in &dispute.claims {
        claims.push(html! {
            <li>
                <p>{ claim.statement.get(tag) }</p>
                { follows(index, &claim.events, dispatch) }
                { citations(index, &claim.citations) }
            </li>
        });
    }
    let heading = [index.language.words().disputes, dispute.title.get(tag)].join(": ");
    html! {
        <section class="dispute">
            <h4>{ heading }</h4>
            <p>{ dispute.explanation.get(tag) }</p>
            <ol>{ for claims }</ol>
        </section>
    }
}
