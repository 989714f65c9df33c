//! The bands of statuses above the lanes; their words are drawn by `pinned`.

use super::timeline::px;
use super::words::lane_class;
use relations_core::Shared;
use relations_core::dataset::{Lane, Status};
use relations_core::index::Index;
use relations_core::layout::{Band, End, Layout};
use relations_core::text::dates::date_in_words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct BandsProps {
    pub layout: Shared<Layout>,
    pub index: Shared<Index>,
}

#[component]
pub fn Bands(props: &BandsProps) -> Html {
    let BandsProps { layout, index } = props;
    html! {
        <g class="bands" role="list" aria-label={index.language.words().tracks}>
            { for layout.bands.iter().map(|band| draw(band, index)) }
        </g>
    }
}

fn draw(band: &Band, index: &Index) -> Html {
    let tag = index.language.tag();
    let track = index.dataset.tracks.get(band.track);
    let period = track.and_then(|track| track.periods.get(band.period));
    let (Some(track), Some(period)) = (track, period) else { return Html::default() };
    let lane = lane_class(track.party.unwrap_or(Lane::Joint));
    let date = date_in_words(index.language, &period.date);
    let spoken = format!("{}: {}, {date}", track.title.get(tag), period.label.get(tag));
    let status = match band.status {
        Status::Full => "full",
        Status::Partial => "partial",
        Status::Nothing => "none",
        Status::Unknown => "unknown",
    };
    let fill = (band.status == Status::Partial).then(|| format!("url(#hatch-{lane})"));
    let (top, height) = (band.y, band.height);
    let rect = |class: &'static str, from: f64, to: f64, fill: Option<String>| {
        if to - from <= 0.05 {
            return Html::default();
        }
        html! { <rect {class} x={px(from)} y={px(top)} width={px(to - from)} height={px(height)} {fill} /> }
    };
    // Where beginning and end are both open to doubt, nothing between them is sure.
    let sure = (band.start.1.min(band.end.1), band.end.0.max(band.start.1.min(band.end.1)));
    let edge = |x: f64| format!("M{x:.2} {top:.2}v{height:.2}");
    let arrow = |x: f64, way: f64| {
        let middle = top + height / 2.0;
        format!("M{:.2} {:.2}L{x:.2} {middle:.2}L{:.2} {:.2}", x - way * 4.0, middle - 4.0, x - way * 4.0, middle + 4.0)
    };
    let ending = |end: End, (from, to): (f64, f64), outer: f64, way: f64| match end {
        End::Open => html! { <path class="arrow" d={arrow(outer, way)} /> },
        End::Sharp if to - from < 3.0 => html! { <path class="edge" d={edge(outer)} /> },
        _ => Html::default(),
    };
    html! {
        <g key={format!("{}-{}", band.track, band.period)} class={classes!("band", lane, status)} role="listitem" aria-label={spoken.clone()}>
            <title>{ spoken }</title>
            { rect("tail", band.start.0, sure.0, Some(format!("url(#fade-in-{lane})"))) }
            { rect("body", sure.0, sure.1, fill) }
            { rect("tail", sure.1, band.end.1, Some(format!("url(#fade-out-{lane})"))) }
            { ending(band.start_end, band.start, band.start.0, -1.0) }
            { ending(band.end_end, band.end, band.end.1, 1.0) }
        </g>
    }
}
