//! The ruler under the lanes, and its lines behind them.

use super::timeline::px;
use relations_core::Shared;
use relations_core::layout::{Layout, Tick};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct AxisProps {
    pub layout: Shared<Layout>,
}

/// The ground of the lanes and the ticks' lines through them.
#[component]
pub fn AxisLines(props: &AxisProps) -> Html {
    let layout = &props.layout;
    let bottom = layout.frame.axis.y;
    let line = |tick: &Tick| {
        html! {
            <path key={key(tick)} class={if tick.label.is_empty() { "minor" } else { "major" }}
                d={format!("M{:.1} 0V{bottom:.1}", tick.x)} opacity={opacity(tick)} />
        }
    };
    html! { <g class="lines" aria-hidden="true">{ for layout.ticks.ticks.iter().map(line) }</g> }
}

/// The ticks with their words. The names of longer stretches are drawn by `pinned`.
#[component]
pub fn Ruler(props: &AxisProps) -> Html {
    let layout = &props.layout;
    let top = layout.frame.axis.y;
    let left = layout.scale.x_from_day(layout.window.from);
    let right = layout.scale.x_from_day(layout.window.to());
    let tick = |tick: &Tick| {
        let length = if tick.label.is_empty() { 5.0 } else { 8.0 };
        html! {
            <g key={key(tick)} opacity={opacity(tick)}>
                <path d={format!("M{:.1} {top:.1}v{length}", tick.x)} />
                if !tick.label.is_empty() {
                    <text class="tick" x={px(tick.x)} y={px(top + 20.0)}>{ tick.label.clone() }</text>
                }
            </g>
        }
    };
    html! {
        <g class="ruler" aria-hidden="true">
            <path class="base" d={format!("M{left:.1} {top:.1}H{right:.1}")} />
            <g>{ for layout.ticks.ticks.iter().map(tick) }</g>
        </g>
    }
}

fn opacity(tick: &Tick) -> Option<String> {
    (tick.strength < 1.0).then(|| format!("{:.2}", tick.strength))
}

/// Ticks are known by their place and whether they have words, which is unique in a layout.
fn key(tick: &Tick) -> String {
    format!("{}{:.1}", tick.label, tick.x)
}
