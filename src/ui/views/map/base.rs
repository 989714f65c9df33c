//! What lies under the markers: sea, land, the parties in their colours, and the way between them.
//! Knows paths in tenths of a pixel; their colours are in the stylesheet.

use super::look;
use crate::ui::controls::class;
use crate::ui::marks::line;
use crate::ui::svg::px;
use crate::ui::words::lane_class;
use relations_core::dataset::Lane;
use relations_core::map::Map;
use relations_core::standing::Holding;
use relations_markup::html;
use yew::prelude::*;

/// What stays as it is whatever is chosen.
pub fn base(map: &Map) -> Html {
    let (mut others, mut parties) = (String::new(), Vec::new());
    for country in &map.countries {
        match country.party {
            Some(party) => parties.push(land(party, &country.d)),
            None => others.push_str(&country.d),
        }
    }
    html! {
        <g class="base" transform="scale(.1)" aria-hidden="true">
            <path class="sea" d={map.sphere.clone()} />
            <path class="graticule" d={map.graticule.clone()} />
            <path class="land" d={others} />
            <path class="borders" d={map.borders.clone()} />
            <g>{ for parties }</g>
        </g>
    }
}

/// The land of a party.
pub fn land(party: Lane, d: &str) -> Html {
    html! { <path class={class(&["own", lane_class(party)])} d={d} /> }
}

/// The way between the parties; each half tells of the mission of the party that it comes from.
pub fn way(map: &Map, missions: [Holding; 2]) -> Html {
    let [first, second] = map.halves();
    let [one, other] = missions;
    let whole = match missions {
        [Holding::Certainly, Holding::Certainly] => "both",
        _ if missions.contains(&Holding::Certainly) => "one",
        _ if missions.contains(&Holding::Possibly) => "unsure",
        _ => "neither",
    };
    let mut spots = Vec::new();
    for (side, party) in map.sides.iter().zip([Lane::First, Lane::Second]) {
        if let Some((x, y)) = side.spot {
            spots.push(html! { <circle class={class(&["spot", lane_class(party)])} cx={px(x)} cy={px(y)} r="9" /> });
        }
        if let Some((x, y)) = side.at {
            spots.push(html! { <circle class="capital" cx={px(x)} cy={px(y)} r="3.5" /> });
        }
    }
    html! {
        <g class={class(&["way", whole])} aria-hidden="true">
            <g transform="scale(.1)">
                { casing(&map.circle) }
                { half(Lane::First, one, &first) }
                { half(Lane::Second, other, &second) }
            </g>
            <g>{ for spots }</g>
        </g>
    }
}

/// What keeps the way apart from what it crosses.
pub fn casing(d: &str) -> Html {
    line("casing", d, &[])
}

pub fn half(party: Lane, mission: Holding, d: &str) -> Html {
    html! { <path class={class(&["half", lane_class(party), look(mission)])} d={d} /> }
}
