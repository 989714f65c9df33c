//! The ruler under the lanes, and its lines behind them. All ticks of a kind are one path, so that zooming changes
//! few elements however many ticks there are.

use super::marks::line;
use super::svg::{numbers, px};
use relations_core::layout::{Layout, Tick};
use relations_markup::html;
use yew::prelude::*;

/// The ticks' lines through the lanes.
pub fn lines(layout: &Layout) -> Html {
    let bottom = layout.frame.axis.y;
    let path = |class, worded| ticks(layout, class, worded, |tick| numbers("M# 0V#", &[tick.x, bottom]));
    html! { <g class="lines" aria-hidden="true">{ path("minor", false) }{ path("whole", true) }</g> }
}

/// The ticks with their words. The names of longer stretches are drawn by `pinned`.
pub fn ruler(layout: &Layout) -> Html {
    let top = layout.frame.axis.y;
    let [left, right] = [layout.window.from, layout.window.to()].map(|day| layout.scale.x_from_day(day));
    let path = |worded, length| ticks(layout, "line", worded, |tick| numbers("M# #v#", &[tick.x, top, length]));
    let worded = layout.ticks.ticks.iter().filter(|tick| !tick.label.is_empty());
    let words = |tick: &Tick| html! { <text key={tick.day.0} class="tick" transform={numbers("translate(# #)", &[tick.x, top + 20.0])}>{ &*tick.label }</text> };
    html! {
        <g class="ruler" aria-hidden="true">
            { line("base", "M# #H#", &[left, top, right]) }
            { path(false, 5.0) }
            { path(true, 8.0) }
            <g>{ for worded.map(words) }</g>
        </g>
    }
}

/// The ticks with words or those without, as one path; all of one kind come in together.
fn ticks(layout: &Layout, class: &'static str, worded: bool, draw: impl Fn(&Tick) -> String) -> Html {
    let ticks = || layout.ticks.ticks.iter().filter(|tick| tick.label.is_empty() != worded);
    let strength = ticks().next().map_or(1.0, |tick| tick.strength);
    html! { <path {class} d={ticks().map(draw).collect::<String>()} opacity={px(strength)} /> }
}
