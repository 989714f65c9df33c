//! The bands of statuses above the lanes; their words are drawn by `pinned`.

use super::controls::class;
use super::marks::{arrow, line, rect};
use super::words::lane_class;
use relations_core::dataset::{Lane, Status};
use relations_core::index::Index;
use relations_core::layout::{Band, End, Layout};
use relations_core::text::dates::period_in_words;
use relations_markup::html;
use yew::prelude::*;

pub fn bands(layout: &Layout, index: &Index) -> Html {
    let bands = layout.bands.iter().map(|band| draw(band, index));
    html! { <g class="bands" role="list" aria-label={index.language.words().tracks}>{ for bands }</g> }
}

fn draw(band: &Band, index: &Index) -> Html {
    let tag = index.language.tag();
    let track = index.dataset.tracks.get(band.track);
    let period = track.and_then(|track| track.periods.get(band.period));
    let (Some(track), Some(period)) = (track, period) else { return Html::default() };
    let lane = lane_class(track.party.unwrap_or(Lane::Joint));
    let date = period_in_words(index.language, &period.date);
    let spoken = [track.title.get(tag), ": ", period.label.get(tag), ", ", &date].concat();
    let status = match band.status {
        Status::Full => "full",
        Status::Partial => "partial",
        Status::Nothing => "none",
        Status::Unknown => "unknown",
    };
    let paint = |name: &str| Some(["url(#", name, "-", lane, ")"].concat());
    let body = paint("hatch").filter(|_| band.status == Status::Partial);
    let (top, height) = (band.y, band.height);
    let part = |class, (from, to): (f64, f64), fill| {
        if to - from > 0.05 { rect(class, from, top, to - from, height, fill) } else { Html::default() }
    };
    // Where beginning and end are both open to doubt, nothing between them is sure.
    let from = band.start.1.min(band.end.1);
    let to = band.end.0.max(from);
    let ending = |end: End, (a, b): (f64, f64), outer: f64, way: f64| match end {
        End::Open => arrow(outer, top + height / 2.0, way, 4.0),
        End::Sharp if b - a < 3.0 => line("edge", "M# #v#", &[outer, top, height]),
        _ => Html::default(),
    };
    html! {
        <g class={class(&["band", lane, status])} role="listitem" aria-label={spoken.clone()}>
            <title>{ spoken }</title>
            { part("tail", (band.start.0, from), paint("fade-in")) }
            { part("body", (from, to), body) }
            { part("tail", (to, band.end.1), paint("fade-out")) }
            { ending(band.start_end, band.start, band.start.0, -1.0) }
            { ending(band.end_end, band.end, band.end.1, 1.0) }
        </g>
    }
}
