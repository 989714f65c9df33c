//! Markers, each a way to its events, and the names beside them. Knows where they lie, not how that is found.

use super::hand::{Hand, Pressed};
use crate::ui::controls::{class, flag, only};
use crate::ui::svg::{numbers, px};
use crate::ui::words::lane_class;
use relations_core::index::Index;
use relations_core::map::{Label, Map, Marker, Named};
use relations_core::text::fill;
use relations_markup::html;
use yew::prelude::*;

pub fn marks(map: &Map, markers: &[Marker], labels: &[Label], hand: &Hand) -> Html {
    html! {
        <g>
            <g class="names" aria-hidden="true">{ for labels.iter().map(name) }</g>
            <g class="markers">{ for markers.iter().enumerate().map(|(number, marker)| draw(map, number, marker, hand)) }</g>
        </g>
    }
}

fn name(label: &Label) -> Html {
    let class = match label.named {
        Named::Party(lane) => class(&["party", lane_class(lane)]),
        Named::Place(_) => "place".to_owned(),
    };
    html! { <text {class} x={px(label.at.0)} y={px(label.at.1)}>{ label.text.clone() }</text> }
}

fn draw(map: &Map, number: usize, marker: &Marker, hand: &Hand) -> Html {
    let index = &hand.calm.index;
    let Some((place, _)) = marker.places.first().copied() else { return Html::default() };
    let events = &marker.events;
    let is_chosen = hand.calm.selected.is_some_and(|event| events.contains(&event));
    let is_open = hand.is_open(events);
    let open = {
        let (hand, events) = (hand.clone(), events.clone());
        Callback::from(move |()| hand.open(Pressed::Marker(place), events.clone()))
    };
    let onkeydown = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                open.emit(());
            }
        })
    };
    let only_event = if let [event] = &events[..] { index.dataset.event(*event) } else { None };
    let several = only_event.is_none();
    let (wide, high) = (marker.width, Marker::SIZE);
    // Markers are nowhere nearer to each other than two halves of this.
    let reach = map.target.max(wide);
    html! {
        <g key={place.0} class={class(&["marker", only(is_chosen, "chosen"), only(is_open, "opened")])} role="button" tabindex="0"
            transform={numbers("translate(# #)", &[marker.at.0, marker.at.1])} aria-label={spoken(index, marker)}
            aria-current={is_chosen.then(|| flag(true))} aria-expanded={several.then(|| flag(is_open))}
            data-marker={place.0.to_string()} data-event-id={only_event.map(|event| event.id.to_owned())}
            data-cluster={several.then(|| number.to_string())} data-count={events.len().to_string()}
            onclick={open.reform(|_: MouseEvent| ())} {onkeydown}>
            { pill("hit", reach, map.target) }
            { pill("halo", wide + 8.0, high + 8.0) }
            { pill("disc", wide, high) }
            <text y="4.3">{ index.language.number(events.len()) }</text>
        </g>
    }
}

/// A rectangle around 0 0 whose ends are round.
fn pill(class: &'static str, wide: f64, high: f64) -> Html {
    html! { <rect {class} x={px(-wide / 2.0)} y={px(-high / 2.0)} width={px(wide)} height={px(high)} rx={px(high / 2.0)} /> }
}

/// How many events there are, and where.
fn spoken(index: &Index, marker: &Marker) -> String {
    let words = &index.language.view_words().map;
    let name = marker.places.first().and_then(|(place, _)| index.dataset.place(*place));
    let name = name.map_or("", |place| place.name.get(index.language.tag()));
    let others = marker.places.len().saturating_sub(1);
    let place = if others > 0 { count(index, words.and_others, others, name) } else { name.to_owned() };
    count(index, words.events_in, marker.events.len(), &place)
}

/// A sentence with a number and the name of a place.
fn count(index: &Index, [one, several]: [&str; 2], number: usize, place: &str) -> String {
    let template = if number == 1 { one } else { several };
    fill(template, &[("n", &index.language.number(number)), ("place", place)])
}
