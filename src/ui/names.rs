//! The names of tracks and lanes: beside them where there is a gutter, above them where there is none.

use super::controls::class;
use super::marks::{line, rect};
use super::svg::px;
use super::words::{lane_class, lane_name};
use relations_core::dataset::Lane;
use relations_core::index::Index;
use relations_core::layout::Layout;
use relations_markup::html;
use yew::prelude::*;

pub fn names(layout: &Layout, index: &Index) -> Html {
    let frame = &layout.frame;
    let tag = index.language.tag();
    let beside = frame.gutter > 0.0;
    let mut names: Vec<Html> = Vec::new();
    for (lane, strip) in Lane::ALL.into_iter().zip(&frame.lanes) {
        let (x, y) = if beside { (10.0, strip.y + 22.0) } else { (0.0, strip.y + 14.0) };
        let tab = if beside { rect("tab", 0.0, strip.y + 8.0, 3.0, 18.0, None) } else { Html::default() };
        names.push(html! {
            <g class={class(&["lane", lane_class(lane)])}>
                { line("line", "M0 #H#", &[strip.y, frame.width]) }
                { tab }
                if beside || frame.caption > 0.0 {
                    <text x={px(x)} y={px(y)}>{ lane_name(index, lane) }</text>
                }
            </g>
        });
    }
    // What the height of a lane's bars means, at the height that it speaks of.
    for density in &layout.densities {
        let (class, x) = if beside { ("scale beside", frame.gutter - 10.0) } else { ("scale", 2.0) };
        names.push(html! { <text {class} x={px(x)} y={px(density.y + 10.0)}>{ density.scale_in_words(index.language) }</text> });
    }
    for ((track, strip), name) in index.dataset.tracks.iter().zip(&frame.tracks).zip(&layout.track_names) {
        let y = strip.y + if beside { strip.height / 2.0 + 4.0 } else { -4.0 };
        names.push(html! { <text x="0" y={px(y)}><title>{ track.title.get(tag) }</title>{ name.clone() }</text> });
    }
    html! { <g class="names">{ for names }</g> }
}
