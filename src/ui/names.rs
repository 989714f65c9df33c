//! The names of tracks and lanes: beside them where there is a gutter, above them where there is none.

use super::timeline::px;
use super::words::{lane_class, lane_name};
use relations_core::Shared;
use relations_core::dataset::Lane;
use relations_core::index::Index;
use relations_core::layout::{Frame, Layout, Strip};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct NamesProps {
    pub index: Shared<Index>,
    pub frame: Shared<Frame>,
    pub layout: Shared<Layout>,
}

#[component]
pub fn Names(props: &NamesProps) -> Html {
    let NamesProps { index, frame, .. } = props;
    let tag = index.language.tag();
    let beside = frame.gutter > 0.0;
    let name_y = |strip: &Strip| if beside { strip.y + strip.height / 2.0 + 4.0 } else { strip.y - 4.0 };
    let tracks = index.dataset.tracks.iter().zip(&frame.tracks).map(|(track, strip)| {
        let name = if beside { track.short.get(tag) } else { track.title.get(tag) };
        let class = classes!("name", lane_class(track.party.unwrap_or(Lane::Joint)));
        html! {
            <g key={track.id.clone()} {class}>
                <title>{ track.title.get(tag).to_owned() }</title>
                <text x="0" y={px(name_y(strip))}>{ name.to_owned() }</text>
            </g>
        }
    });
    let lanes = Lane::ALL.into_iter().zip(&frame.lanes).map(|(lane, strip)| {
        let y = if beside { strip.y + 22.0 } else { strip.y + 14.0 };
        html! {
            <g key={lane.number()} class={classes!("lane", lane_class(lane))}>
                <rect class="ground" x="0" y={px(strip.y)} width={px(frame.width)} height={px(strip.height)} />
                <path class="line" d={format!("M0 {:.1}H{:.1}", strip.y, frame.width)} />
                <text x={if beside { "10" } else { "0" }} y={px(y)}>{ lane_name(index, lane) }</text>
                if beside {
                    <rect class="tab" x="0" y={px(strip.y + 8.0)} width="3" height="18" rx="1.5" />
                }
            </g>
        }
    });
    html! {
        <g class="names">
            <g>{ for lanes }</g>
            <g>{ for tracks }</g>
        </g>
    }
}
