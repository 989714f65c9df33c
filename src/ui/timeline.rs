//! The view `timeline`: the stage with its lanes, and the overview under it.
//! Panning draws nothing anew while no word comes to the edge of the view or leaves it, see `slide`.

use super::arcs::Links;
use super::as_of::marker;
use super::focus::{focused_id, use_shown_focus};
use super::gestures::Gestures;
use super::marks::rect;
use super::overview::{Brush, strip};
use super::piece::{Part, Piece, Still};
use super::pinned::pinned;
use super::sizes::use_size;
use super::slide::Slide;
use super::svg::px;
use super::workshop::Workshop;
use crate::later;
use relations_core::Shared;
use relations_core::layout::{EDGE, Frame, Layout, fit, overview};
use relations_core::state::{Action, State};
use relations_markup::html;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    pub state: Shared<State>,
    pub slide: Shared<Slide>,
    /// Whether more can be drawn than a first picture has.
    pub is_whole: bool,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let TimelineProps { state, slide, dispatch, .. } = props;
    let stage = use_node_ref();
    use_size(&stage, dispatch);
    use_shown_focus(&stage, state.focus_moves, focused_id(state.focused, &state.index));
    let hands = use_memo((), |()| {
        let hands = Rc::new((Gestures::new(stage.clone(), dispatch.clone()), Brush::new(dispatch.clone())));
        slide.by(&hands);
        hands
    });
    let (gestures, brush) = &**hands;
    let workshop = use_mut_ref(Workshop::default);

    let styled = stage.cast::<Element>().filter(|_| state.frame.width > 0.0);
    let layout = workshop.borrow_mut().layout(state, styled.as_ref());
    gestures.follow(state, layout.as_ref());
    let whole =
        use_memo((state.index.clone(), state.matches.clone(), state.frame.clone()), |(index, matches, frame)| {
            Shared::new(overview(index, matches, fit(index, frame), frame.plot_width()))
        });
    brush.follow(state, &whole);
    if later::is_here() {
        slide.place();
    }

    let words = state.language().words();
    let from = layout.as_ref().map_or(state.domain.from, |layout| layout.scale.origin);
    let name = [words.timeline, state.dataset().title.get(state.language().tag())].join(": ");
    // Where no mark takes the one tab stop, the stage does, so that keys always find it.
    let stop = if layout.as_ref().is_some_and(|layout| layout.marks.is_empty()) { "0" } else { "-1" };
    html! {
        <div class="timeline" data-view="timeline" part="timeline">
            <div class="stage" part="stage" ref={stage} role="group" aria-label={name} aria-description={words.timeline_help} tabindex={stop}
                onpointerdown={gestures.down.clone()} onpointermove={gestures.moved.clone()}
                onpointerup={gestures.up.clone()} onpointercancel={gestures.cancel.clone()}
                onclick={gestures.click.clone()} ondblclick={gestures.double.clone()}
                onwheel={gestures.wheel.clone()} onkeydown={gestures.key.clone()} onfocusin={gestures.focus.clone()}
                onpointerover={gestures.over.clone()} onpointerleave={gestures.leave.clone()}
            >
                if let Some(layout) = layout {
                    { draw(state, layout, gestures, dispatch) }
                }
            </div>
            { strip(state, &whole, brush, from, dispatch) }
        </div>
    }
}

fn draw(state: &Shared<State>, layout: Shared<Layout>, gestures: &Gestures, dispatch: &Callback<Action>) -> Html {
    let Frame { height, gutter, axis, .. } = layout.frame;
    let tall = px(height);
    let plot = px(layout.frame.plot_width());
    let piece = |part: Part| html! { <Piece {part} dispatch={dispatch.clone()} /> };
    let still = Still {
        layout: layout.clone(),
        index: state.index.clone(),
        query: state.filter.query.clone(),
        selected: state.selected,
        focused: state.focused,
    };
    let (moving, still_words) = pinned(state, &layout);
    let [under, over] =
        if state.choices.as_of.is_some() { marker(state, &layout, gestures, dispatch) } else { Default::default() };
    html! {
        <div class="plot">
            <div class="moving">
                <svg width={plot.clone()} height={tall.clone()} role="presentation">
                    { defs() }
                    <g>{ under }</g>
                    if later::is_here() {
                        { piece(Part::Links(Links::of(state, &layout))) }
                    }
                    { piece(Part::Stage(still)) }
                    if later::is_here() {
                        // Arcs pass behind everything; their signs lie on top of it.
                        <use class="arcs" href="#signs" />
                    }
                    { moving }
                    <g>{ over }</g>
                </svg>
            </div>
            <svg width={plot} height={tall.clone()} role="presentation">
                { still_words }
                { edge(layout.frame.plot_width(), (0.0, height), EDGE) }
                { edge(layout.frame.plot_width(), (axis.y + 6.0, axis.height), WORD) }
            </svg>
        </div>
        <svg width={px(gutter + 1.0)} height={tall} role="presentation">
            { piece(Part::Names(layout.clone(), state.index.clone())) }
        </svg>
    }
}

/// Pixels over which the words of the axis fade out: a number without its first digit would be another one.
const WORD: f64 = 34.0;

/// What is cut off by a side of the plot fades into the paper.
fn edge(right: f64, (y, height): (f64, f64), width: f64) -> Html {
    let side = |x, fade| rect("side-fade", x, y, width, height, Some(["url(#fade-", fade, "-paper)"].concat()));
    html! { <g>{ side(0.0, "out") }{ side(right - width, "in") }</g> }
}

/// Fades and hatches in the colour of each lane; the colours themselves are in the stylesheet.
fn defs() -> Html {
    let fades: [(&str, &[(&str, &str)]); 5] = [
        ("in", &[("0", "0"), ("1", "1")]),
        ("out", &[("0", "1"), ("1", "0")]),
        ("start", &[("0", "0"), (".45", "1")]),
        ("end", &[(".55", "1"), ("1", "0")]),
        ("both", &[("0", "0"), (".4", "1"), (".6", "1"), ("1", "0")]),
    ];
    let stop =
        |(offset, opacity): &(&'static str, &'static str)| html! { <stop offset={*offset} stop-opacity={*opacity} /> };
    let fade = |lane: &str, (name, stops): &(&str, &[(&'static str, &'static str)])| {
        html! { <linearGradient id={["fade", name, lane].join("-")}>{ for stops.iter().map(stop) }</linearGradient> }
    };
    let lane = |lane: &'static str| {
        html! {
            <g class={lane}>
                <g>{ for fades.iter().map(|one| fade(lane, one)) }</g>
                <pattern id={["hatch", lane].join("-")} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="ground" width="6" height="6" />
                    <rect class="line" width="2" height="6" />
                </pattern>
            </g>
        }
    };
    html! { <defs>{ for ["first", "joint", "second", "paper"].into_iter().map(lane) }</defs> }
}
