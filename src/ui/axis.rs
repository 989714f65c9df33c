//! The ruler under the lanes, and its lines behind them.

use super::marks::line;
use super::svg::{numbers, px};
use relations_core::layout::{Layout, Tick};
use relations_markup::html;
use yew::prelude::*;

/// The ticks' lines through the lanes.
pub fn lines(layout: &Layout) -> Html {
    let bottom = layout.frame.axis.y;
    let draw = |tick: &Tick| {
        let class = if tick.label.is_empty() { "minor" } else { "whole" };
        html! { <path key={key(tick)} {class} d={numbers("M# 0V#", &[tick.x, bottom])} opacity={px(tick.strength)} /> }
    };
    html! { <g class="lines" aria-hidden="true">{ for layout.ticks.ticks.iter().map(draw) }</g> }
}

/// The ticks with their words. The names of longer stretches are drawn by `pinned`.
pub fn ruler(layout: &Layout) -> Html {
    let top = layout.frame.axis.y;
    let ends = [layout.window.from, layout.window.to()].map(|day| layout.scale.x_from_day(day));
    let draw = |tick: &Tick| {
        let bare = tick.label.is_empty();
        html! {
            <g key={key(tick)} opacity={px(tick.strength)}>
                { line("line", "M# #v#", &[tick.x, top, if bare { 5.0 } else { 8.0 }]) }
                if !bare {
                    <text class="tick" x={px(tick.x)} y={px(top + 20.0)}>{ tick.label.clone() }</text>
                }
            </g>
        }
    };
    let [left, right] = ends;
    html! {
        <g class="ruler" aria-hidden="true">
            { line("base", "M# #H#", &[left, top, right]) }
            <g>{ for layout.ticks.ticks.iter().map(draw) }</g>
        </g>
    }
}

/// Ticks are known by their place and whether they have words, which is unique in a layout.
fn key(tick: &Tick) -> String {
    [tick.label.as_str(), &px(tick.x)].join(" ")
}
