//! The view `map`: where it happened, and the shortest way between the parties, whose look tells of their missions.
//! Knows how it is put together and what is made when; where everything lies is computed in the core.

mod base;
mod hand;
mod key;
mod marks;
mod places;
mod sight;
mod world;

pub use base::{casing, land};
pub use sight::use_observed;
pub use world::{know_world, of_world};

use crate::ui::measure::Measurer;
use crate::ui::piece::Calm;
use crate::ui::svg::numbers;
use hand::{Hand, use_return};
use places::{Counts, counts};
use relations_core::Shared;
use relations_core::dataset::Dataset;
use relations_core::index::{Index, Matches};
use relations_core::map::{Label, Map, Marker};
use relations_core::standing::{Holding, Standing};
use relations_core::state::Action;
use relations_core::text::fill;
use relations_markup::html;
use sight::{Sight, use_sight};
use std::cell::Cell;
use web_sys::Element;
use yew::prelude::*;

// Comes later, see `crate::later`.
#[inline(never)]
pub fn map(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    html! { <MapView calm={calm.clone()} dispatch={dispatch.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct MapProps {
    calm: Calm,
    dispatch: Callback<Action>,
}

/// What the filter changes on the map.
#[derive(Default)]
struct Shown {
    markers: Vec<Marker>,
    labels: Vec<Label>,
    counts: Counts,
}

/// A component, since it is drawn in the size that it has, and most of it stays whatever is chosen.
#[component]
fn MapView(props: &MapProps) -> Html {
    let MapProps { calm, dispatch } = props;
    let index = &calm.index;
    let words = index.language.view_words();
    let (view, sheet) = (use_node_ref(), use_node_ref());
    let sight = use_sight(&sheet);
    let map = use_memo((index.dataset.clone(), sight), |(dataset, sight)| map_of(dataset, *sight));
    let map = (*map).clone();
    let base = use_memo(map.clone(), |map| map.as_ref().map(|map| base::base(map)));
    let measurer = use_memo(sight.is_seen(), |_| sheet.cast::<Element>().map(|sheet| Measurer::new(&sheet)));
    let shown = use_memo((map.clone(), index.clone(), calm.matches.clone()), |(map, index, matches)| {
        shown(map.as_ref(), index, matches, Option::as_ref(&measurer))
    });
    let day = calm.choices.as_of.unwrap_or(index.extent.to);
    let missions = use_memo((index.clone(), day), |(index, day)| Standing::on(index, *day).missions(index));
    let last = use_memo((), |()| Cell::new(None));
    let hand = Hand::new(calm, dispatch, last);
    use_return(&view, calm, &hand, &shown.markers);

    let [first, second] = &index.dataset.parties;
    let tag = index.language.tag();
    let about = fill(words.map.about, &[("a", first.short.get(tag)), ("b", second.short.get(tag))]);
    let drawn = map.as_ref().map(|map| {
        let (width, height) = map.size;
        html! {
            <svg viewBox={numbers("0 0 # #", &[width, height])} role="group" aria-label={about.clone()}>
                { Option::clone(&base) }
                { base::way(map, *missions) }
                { marks::marks(map, &shown.markers, &shown.labels, &hand) }
            </svg>
        }
    });
    html! {
        <div class="map" data-view="map" part="map" ref={view} tabindex="0" role="region" aria-label={about}>
            <div class="sheet" ref={sheet}>
                { drawn }
                if sight.is_seen() && map.is_none() {
                    <p class="none" role="alert">{ words.map.could_not_load }</p>
                }
            </div>
            <div class="foot">
                { key::key(calm, map.as_ref(), day, *missions, dispatch) }
                { places::places(map.as_ref(), &shown.counts, &hand) }
                <p class="source">{ words.map.attribution }</p>
            </div>
        </div>
    }
}

fn map_of(dataset: &Shared<Dataset>, sight: Sight) -> Option<Shared<Map>> {
    if !sight.is_seen() {
        return None;
    }
    let size = (f64::from(sight.width), f64::from(sight.height));
    let mut map = of_world(|world| Map::new(world, dataset, size))?;
    if sight.is_coarse {
        map.target = sight::FINGER;
    }
    Some(Shared::new(map))
}

fn shown(map: Option<&Shared<Map>>, index: &Index, matches: &Matches, measurer: Option<&Measurer>) -> Shown {
    let counts = counts(index, matches, map.map_or(&[], |map| &map.missing));
    let (Some(map), Some(measurer)) = (map, measurer) else { return Shown { counts, ..Shown::default() } };
    let markers = map.markers(index, matches);
    let labels = map.labels(index, &markers, measurer);
    Shown { markers, labels, counts }
}

/// The class of a half of the way.
pub fn look(holding: Holding) -> &'static str {
    match holding {
        Holding::Certainly => "open",
        Holding::Possibly => "unknown",
        Holding::Not => "none",
    }
}
