//! The marks of events and the clusters, but for the labels inside long stretches, which `pinned` keeps in view.

use super::controls::{class, flag, only};
use super::density::draw_density;
use super::piece::Still;
use super::svg::{numbers, outline, px};
use super::words::{found_in_svg, initiated_by, lane_class};
use relations_core::dataset::{EventIx, Lane};
use relations_core::index::Index;
use relations_core::layout::{Cluster, End, Label, Mark, Shape};
use relations_core::text::dates::date_in_words;
use relations_markup::html;
use yew::prelude::*;

pub fn marks(still: &Still) -> Html {
    let layout = &still.layout;
    // One tab stop: what the keys stand on, else what is selected, else the first mark.
    let drawn = |event: &EventIx| layout.mark(*event).is_some();
    let first = layout.marks.first().map(|mark| mark.event);
    let stop = still.focused.filter(drawn).or(still.selected.filter(drawn)).or(first);
    let mut lanes = Vec::new();
    for lane in Lane::ALL {
        let clusters = layout.clusters.iter().enumerate().filter(|(_, cluster)| cluster.lane == lane);
        let marks = layout.marks.iter().filter(|mark| mark.lane == lane);
        let densities = layout.densities.iter().enumerate().filter(|(_, density)| density.lane == lane);
        lanes.push(html! {
            <g class={lane_class(lane)}>
                <g>{ for densities.map(|(number, density)| draw_density(number, density, still)) }</g>
                <g>{ for clusters.map(|(number, cluster)| draw_cluster(number, cluster, &still.index)) }</g>
                <g>{ for marks.map(|mark| draw(mark, still, stop)) }</g>
            </g>
        });
    }
    // Beside the marks, not in them: what is cut short on the screen is read out whole, and only once.
    let mut labels = Vec::new();
    for mark in &layout.marks {
        if let Some(label) = mark.label.as_ref().filter(|label| !label.inside) {
            labels.push(draw_label(label, label.x, mark, &still.query));
        }
    }
    html! {
        <g class="marks">
            <g>{ for lanes }</g>
            <g class="labels" aria-hidden="true">{ for labels }</g>
        </g>
    }
}

fn draw(mark: &Mark, still: &Still, stop: Option<EventIx>) -> Html {
    let index = &still.index;
    let Some(event) = index.dataset.event(mark.event) else { return Html::default() };
    let title = event.title.get(index.language.tag());
    let disputed = index.dataset.disputes_of(mark.event).next().is_some();
    let sign = if disputed { [". ", index.language.words().disputes].concat() } else { String::new() };
    let spoken =
        [title, ". ", &date_in_words(index.language, &event.date), ". ", &initiated_by(index, mark.lane), &sign]
            .concat();
    let selected = still.selected == Some(mark.event);
    let class = class(&[
        "mark",
        only(!mark.exact, "vague"),
        only(selected, "selected"),
        only(still.focused == Some(mark.event), "focused"),
        only(disputed, "disputed"),
    ]);
    // Everything of a mark is drawn from its own place, so that zooming changes one attribute of a point.
    let (left, right) = (mark.left() - mark.x, mark.right() - mark.x);
    html! {
        <g key={mark.event.0} {class} transform={numbers("translate(# #)", &[mark.x, mark.y])} role="button" data-event-id={event.id.to_owned()} aria-label={spoken}
            aria-current={selected.then(|| flag(true))} tabindex={if stop == Some(mark.event) { "0" } else { "-1" }}>
            { rect("hit", left - 3.0, 1.0, right - left + 6.0, mark.height - 2.0, None) }
            { shape(mark) }
        </g>
    }
}

/// A label at some x, on one line or two.
pub fn draw_label(label: &Label, x: f64, mark: &Mark, query: &str) -> Html {
    let two_lines = !label.date.is_empty();
    // Words that are moved with their group need not be set again.
    let at = numbers("translate(# #)", &[x, mark.y + mark.height / 2.0]);
    html! {
        <g key={mark.event.0} class="label" transform={at}>
            <text class="title" y={if two_lines { "-3.5" } else { "4.5" }}>{ found_in_svg(&label.title, query) }</text>
            if two_lines {
                <text class="date" y="10.5">{ label.date.clone() }</text>
            }
        </g>
    }
}

/// A rectangle; its corners are rounded by the stylesheet.
pub fn rect(class: &'static str, x: f64, y: f64, width: f64, height: f64, fill: Option<String>) -> Html {
    html! { <rect {class} x={px(x)} y={px(y)} width={px(width.max(0.0))} height={px(height.max(0.0))} {fill} /> }
}

/// A line by a pattern of a path and its numbers.
pub fn line(class: &'static str, pattern: &str, at: &[f64]) -> Html {
    html! { <path {class} d={numbers(pattern, at)} /> }
}

/// An arrow whose tip is at x, pointing left or right (`way` -1 or 1).
pub fn arrow(x: f64, middle: f64, way: f64, size: f64) -> Html {
    let back = x - way * size;
    line("arrow", "M# #L# #L# #", &[back, middle - size, x, middle, back, middle + size])
}

fn shape(mark: &Mark) -> Html {
    let middle = mark.height / 2.0;
    let Shape::Bar { core, start, end } = mark.shape else {
        let at = numbers("translate(# #)", &[mark.width / 2.0, middle]);
        return html! { <path class="symbol" d={outline(mark.symbol)} transform={at} /> };
    };
    let inside = mark.label.as_ref().is_some_and(|label| label.inside);
    let height = if inside { mark.height - 6.0 } else { 16.0 };
    let (top, bottom) = (middle - height / 2.0, middle + height / 2.0);
    let (left, right) = (0.0, mark.width);
    let fade = match (start == End::Sharp, end == End::Sharp) {
        (true, true) => None,
        (false, true) => Some("start"),
        (true, false) => Some("end"),
        (false, false) => Some("both"),
    };
    let fill = fade.map(|fade| ["url(#fade-", fade, "-", lane_class(mark.lane), ")"].concat());
    let ending = |x: f64, end: End, way: f64| match end {
        End::Sharp => line("edge", "M# #V#", &[x, top, bottom]),
        End::Open => arrow(x, middle, way, 5.0),
        End::Fading => Html::default(),
    };
    html! {
        <g class="bar">
            { rect("stretch", left, top, right - left, height, fill) }
            if let Some((from, to)) = core {
                { rect("core", from - mark.x, bottom - 3.0, to - from, 3.0, None) }
            }
            { ending(left, start, -1.0) }
            { ending(right, end, 1.0) }
        </g>
    }
}

fn draw_cluster(number: usize, cluster: &Cluster, index: &Index) -> Html {
    let language = index.language;
    let count = cluster.events.len();
    let at = numbers("translate(# #)", &[cluster.x, cluster.y + cluster.height / 2.0]);
    let width = cluster.width - 4.0;
    html! {
        <g class="cluster" role="button" tabindex="-1" transform={at}
            data-cluster={number.to_string()} data-count={count.to_string()}
            aria-label={language.count(language.words().events, count)}>
            { rect("hit", 0.0, -12.0, cluster.width, 24.0, None) }
            { rect("back", 4.0, -8.0, width, 20.0, None) }
            { rect("front", 0.0, -11.0, width, 20.0, None) }
            <text x={px(width / 2.0)} y="3.5">{ language.number(count) }</text>
        </g>
    }
}
