//! The locator: a map the size of a stamp in the head, which opens the map. It lies over free room beside the title and
//! moves nothing; where there is none, it is not shown. Knows what may be in its way, and nothing of what is on a map.

use super::map::{casing, land, of_world, use_observed};
use crate::ui::controls::{class, only, say};
use crate::ui::piece::Calm;
use crate::ui::svg::px;
use relations_core::dataset::Lane;
use relations_core::map::Locator;
use relations_core::state::{Action, View};
use relations_core::text::fill;
use relations_markup::html;
use web_sys::{DomRect, Element};
use yew::prelude::*;

/// Its widths and heights in pixels, the one that is preferred first.
const SIZES: [(f64, f64); 2] = [(132.0, 74.0), (96.0, 54.0)];

/// What stays free around it, in pixels.
const GAP: f64 = 8.0;

/// A narrower element has none, in pixels.
const LEAST: i32 = 900;

/// What must not be covered.
const IN_THE_WAY: &str = "h2, .count, .find, .views, .tools > :not(.views)";

pub fn locator(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    html! { <LocatorView calm={calm.clone()} dispatch={dispatch.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct LocatorProps {
    calm: Calm,
    dispatch: Callback<Action>,
}

/// A component, since only the page knows what room there is.
#[component]
fn LocatorView(props: &LocatorProps) -> Html {
    let index = &props.calm.index;
    let corner = use_node_ref();
    let fitting = use_state_eq(|| None);
    let look = {
        let fitting = fitting.setter();
        move |corner: &Element| fitting.set(fitting_in(corner))
    };
    use_observed(&corner, look.clone());
    // Other words take other room.
    use_effect({
        let corner = corner.clone();
        move || corner.cast::<Element>().iter().for_each(look)
    });
    let drawn = use_memo(index.dataset.clone(), |dataset| {
        let [size, _] = SIZES;
        of_world(|world| draw(&Locator::new(world, dataset, size)))
    });
    let tag = index.language.tag();
    let [a, b] = index.dataset.parties.each_ref().map(|party| party.short.get(tag));
    let name = fill(index.language.view_words().map.open, &[("a", a), ("b", b)]);
    let is_small = *fitting == Some(1);
    html! {
        <div class="corner" ref={corner}>
            <button class={class(&["locator", only(is_small, "small")])} hidden={fitting.is_none() || drawn.is_none()} aria-label={name.clone()} title={name}
                onclick={say(&props.dispatch, Action::View(View::Map))}>
                { Option::clone(&drawn) }
            </button>
        </div>
    }
}

fn draw(locator: &Locator) -> Html {
    let (width, height) = locator.size;
    let [first, second] = &locator.parties;
    let mut dots = Vec::new();
    for (side, party) in locator.sides.iter().zip(["first", "second"]) {
        if let Some((x, y)) = side.spot.or(side.at) {
            dots.push(html! { <circle class={class(&["end", party])} cx={px(x)} cy={px(y)} r="3.2" /> });
        }
    }
    html! {
        <svg viewBox={["0 0", &px(width), &px(height)].join(" ")} aria-hidden="true">
            <g class="base" transform="scale(.1)">
                <path class="sea" d={locator.sphere.clone()} />
                <path class="land" d={locator.land.clone()} />
                { land(Lane::First, first) }
                { land(Lane::Second, second) }
                { casing(&locator.circle) }
                <path class="route" d={locator.circle.clone()} />
            </g>
            <g>{ for dots }</g>
        </svg>
    }
}

/// The number of the largest size that covers nothing, at the end of the corner's room.
fn fitting_in(corner: &Element) -> Option<usize> {
    let head = corner.closest(".head").ok()??;
    if head.client_width() < LEAST {
        return None;
    }
    let room = head.get_bounding_client_rect();
    let from = corner.get_bounding_client_rect();
    let ways = head.query_selector_all(IN_THE_WAY).ok()?;
    let ways: Vec<DomRect> = (0..ways.length())
        .filter_map(|number| wasm_bindgen::JsCast::dyn_into::<Element>(ways.get(number)?).ok())
        .map(|element| element.get_bounding_client_rect())
        .collect();
    SIZES.iter().position(|(width, height)| {
        let (left, right) = (from.right() - width - GAP, from.right() + GAP);
        let (top, bottom) = (room.top(), room.top() + height + 2.0 * GAP);
        let covers = |way: &DomRect| {
            way.left() < right && way.right() > left && way.top() < bottom && way.bottom() > top && way.width() > 0.0
        };
        bottom <= room.bottom() && left > from.left() && !ways.iter().any(covers)
    })
}
