//! The places of what passes the filter as a list, each with its count: for those who do not see the map, and for what is
//! not on it. Knows counts; knows nothing of where anything lies.

use super::hand::{Hand, Pressed};
use crate::ui::controls::flag;
use crate::ui::words::lang;
use relations_core::Shared;
use relations_core::dataset::{EventIx, PlaceIx};
use relations_core::index::{Index, Matches};
use relations_core::map::Map;
use relations_core::order::sort;
use relations_markup::html;
use yew::prelude::*;

/// The places with how many events each has, the fullest first, and what is nowhere.
#[derive(Default, PartialEq)]
pub struct Counts {
    on_map: Vec<(PlaceIx, usize)>,
    missing: Vec<(PlaceIx, usize)>,
    /// Events none of whose places is on the map.
    nowhere: usize,
}

pub fn counts(index: &Index, matches: &Matches, missing: &[PlaceIx]) -> Counts {
    let events = &index.dataset.events;
    let mut all = vec![0; index.dataset.places.len()];
    let mut counts = Counts::default();
    for event in matches.events() {
        let places = events.places(event.0 as usize);
        for place in places {
            if let Some(count) = all.get_mut(place.0 as usize) {
                *count += 1;
            }
        }
        counts.nowhere += usize::from(is_nowhere(places, missing));
    }
    for (number, count) in all.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let place = PlaceIx(number as u32);
        if missing.contains(&place) { &mut counts.missing } else { &mut counts.on_map }.push((place, count));
    }
    for places in [&mut counts.on_map, &mut counts.missing] {
        sort(places, |(_, count)| (-(*count as i64), 0));
    }
    counts
}

fn is_nowhere(places: &[PlaceIx], missing: &[PlaceIx]) -> bool {
    places.iter().all(|place| missing.contains(place))
}

pub fn places(map: Option<&Shared<Map>>, counts: &Counts, hand: &Hand) -> Html {
    let language = hand.calm.index.language;
    let words = &language.view_words().map;
    let item = |(place, count): &(PlaceIx, usize)| item(*place, *count, hand);
    let nowhere = {
        let (hand, map) = (hand.clone(), map.cloned());
        Callback::from(move |_: MouseEvent| {
            let missing = map.as_ref().map_or(&[][..], |map| &map.missing);
            hand.open(Pressed::Nowhere, found(&hand, |places| is_nowhere(places, missing)));
        })
    };
    html! {
        <section class="where">
            <h3>{ language.more_words().places }</h3>
            <ul>{ for counts.on_map.iter().map(item) }</ul>
            if !counts.missing.is_empty() {
                <h4>{ language.count(words.without_coordinates, counts.missing.len()) }</h4>
                <ul>{ for counts.missing.iter().map(item) }</ul>
            }
            if counts.nowhere > 0 {
                <button class="site" data-nowhere="" onclick={nowhere}>{ language.count(words.events_nowhere, counts.nowhere) }</button>
            }
        </section>
    }
}

fn item(place: PlaceIx, count: usize, hand: &Hand) -> Html {
    let index = &hand.calm.index;
    let Some(named) = index.dataset.place(place) else { return Html::default() };
    let chosen = hand.calm.selected.map_or(&[][..], |event| index.dataset.events.places(event.0 as usize));
    let number = index.language.count(index.language.words().events, count);
    let onclick = {
        let hand = hand.clone();
        Callback::from(move |_: MouseEvent| {
            hand.open(Pressed::Place(place), found(&hand, |places| places.contains(&place)))
        })
    };
    html! {
        <li key={place.0}>
            <button class="site" data-place={place.0.to_string()} data-count={count.to_string()} {onclick}
                aria-current={chosen.contains(&place).then(|| flag(true))}>
                <span lang={lang(named.name.view(), index)}>{ named.name.get(index.language.tag()) }</span>
                <small>{ number }</small>
            </button>
        </li>
    }
}

/// The events that pass the filter and whose places are such.
fn found(hand: &Hand, is: impl Fn(&[PlaceIx]) -> bool) -> Vec<EventIx> {
    let events = &hand.calm.index.dataset.events;
    hand.calm.matches.events().iter().copied().filter(|event| is(events.places(event.0 as usize))).collect()
}
