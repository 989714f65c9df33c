//! The key of the map: what its line says of the missions on the day, in words, and what everything on it means.
//! Knows nothing of where anything lies.

use super::base::half;
use crate::ui::controls::{icon, icons, say};
use crate::ui::piece::Calm;
use crate::ui::words::{lane_class, lane_name};
use relations_core::Shared;
use relations_core::dataset::Lane;
use relations_core::date::Day;
use relations_core::index::Index;
use relations_core::map::Map;
use relations_core::standing::Holding;
use relations_core::state::{Action, Panel};
use relations_core::text::dates::day_in_words;
use relations_core::text::fill;
use relations_core::text::sentences::missions_in_words;
use relations_markup::html;
use yew::prelude::*;

/// The lanes of the two parties.
const PARTIES: [Lane; 2] = [Lane::First, Lane::Second];

pub fn key(
    calm: &Calm,
    map: Option<&Shared<Map>>,
    day: Day,
    missions: [Holding; 2],
    dispatch: &Callback<Action>,
) -> Html {
    let index = &calm.index;
    let words = index.language.view_words();
    let date = day_in_words(index.language, day);
    let sentences = missions_in_words(index, &words.standing, missions);
    let told = sentences.into_iter().zip(missions).zip(PARTIES).map(|((sentence, mission), party)| {
        html! { <li>{ sample(party, mission) }<span>{ sentence }</span></li> }
    });
    let looks = [
        (Holding::Certainly, words.map.mission_open),
        (Holding::Not, words.map.mission_none),
        (Holding::Possibly, words.map.mission_perhaps),
    ];
    let look = |(mission, name): (Holding, &'static str)| {
        html! { <li>{ sample(Lane::Joint, mission) }<span>{ name }</span></li> }
    };
    let territory = |party| {
        let name = fill(words.map.land_of, &[("party", &lane_name(index, party))]);
        html! { <li class={lane_class(party)}>{ picture("M9 3h18v10h-18Z", "own") }<span>{ name }</span></li> }
    };
    let marker = |(class, name): (&'static str, &'static str)| {
        html! { <li>{ picture("M12 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z", class) }<span>{ name }</span></li> }
    };
    let markers = [("disc", words.map.marker), ("disc chosen", words.map.chosen)];
    html! {
        <section class="between">
            <h3>{ fill(words.map.missions_on, &[("date", &date)]) }</h3>
            <div role="status"><ul>{ for told }</ul></div>
            <p>{ words.map.half }</p>
            <button class="text-button" onclick={say(dispatch, Action::Panel(Panel::Standing))}>
                { icon(icons::DAY) }
                <span>{ words.map.another_day }</span>
            </button>
        </section>
        <section class="key">
            <h3>{ words.map.key }</h3>
            <ul>
                { for PARTIES.into_iter().map(territory) }
                { for looks.into_iter().map(look) }
                { for markers.into_iter().map(marker) }
            </ul>
            { distance(index, map) }
            { for map.iter().flat_map(|map| lacking(index, map)) }
        </section>
    }
}

/// A stretch of the way.
fn sample(party: Lane, mission: Holding) -> Html {
    html! { <svg class="way" viewBox="0 0 36 16" aria-hidden="true">{ half(party, mission, "M2 8H34") }</svg> }
}

fn picture(d: &'static str, class: &'static str) -> Html {
    html! { <svg viewBox="0 0 36 16" aria-hidden="true"><path {class} {d} /></svg> }
}

/// How long the way is.
fn distance(index: &Index, map: Option<&Shared<Map>>) -> Html {
    let Some(kilometres) = map.and_then(|map| map.distance) else { return Html::default() };
    let [a, b] = PARTIES.map(|party| lane_name(index, party));
    // No more digits than the way from capital to capital is good for.
    let n = index.language.number((kilometres as usize + 5) / 10 * 10);
    html! { <p>{ fill(index.language.view_words().map.circle, &[("a", &a), ("b", &b), ("n", &n)]) }</p> }
}

/// What the map cannot show of the parties.
fn lacking(index: &Index, map: &Map) -> Vec<Html> {
    let words = &index.language.view_words().map;
    let mut lines = Vec::new();
    for (side, party) in map.sides.iter().zip(PARTIES) {
        let template = match side.at {
            None => words.party_nowhere,
            Some(_) if !side.is_outlined => words.land_unknown,
            _ => continue,
        };
        lines.push(html! { <p>{ fill(template, &[("party", &lane_name(index, party))]) }</p> });
    }
    lines
}
