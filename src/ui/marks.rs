//! The marks of events and the clusters, but for the labels inside long stretches, which `pinned` keeps in view.

use super::symbol::outline;
use super::timeline::px;
use super::words::{found_in_svg, initiated_by, lane_class};
use relations_core::Shared;
use relations_core::dataset::{EventIx, Lane};
use relations_core::index::Index;
use relations_core::layout::{Cluster, End, Frame, Label, Layout, Mark, Shape};
use relations_core::text::dates::date_in_words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct MarksProps {
    pub layout: Shared<Layout>,
    pub index: Shared<Index>,
    pub query: String,
    pub selected: Option<EventIx>,
    pub focused: Option<EventIx>,
}

#[component]
pub fn Marks(props: &MarksProps) -> Html {
    let MarksProps { layout, index, query, selected, focused } = props;
    // One tab stop: what the keys stand on, else what is selected, else the first mark.
    let drawn = |event: &EventIx| layout.mark(*event).is_some();
    let first = || layout.marks.first().map(|mark| mark.event);
    let stop = focused.filter(drawn).or(selected.filter(drawn)).or_else(first);
    let mark =
        |mark: &Mark| draw(mark, index, &layout.frame, query, *selected == Some(mark.event), stop == Some(mark.event));
    let lanes = Lane::ALL.into_iter().map(|lane| {
        html! {
            <g key={lane.number()} class={lane_class(lane)}>
                <g>{ for layout.clusters.iter().enumerate().filter(|(_, c)| c.lane == lane).map(|(n, c)| draw_cluster(n, c, index)) }</g>
                <g>{ for layout.marks.iter().filter(|mark| mark.lane == lane).map(mark) }</g>
            </g>
        }
    });
    html! { <g class="marks">{ for lanes }</g> }
}

fn draw(mark: &Mark, index: &Index, frame: &Frame, query: &str, selected: bool, stop: bool) -> Html {
    let Some(event) = index.dataset.event(mark.event) else { return Html::default() };
    let title = event.title.get(index.language.tag());
    let spoken =
        format!("{title}. {}. {}.", date_in_words(index.language, &event.date), initiated_by(index, mark.lane));
    let disputed = index.dataset.disputes_of(mark.event).next().is_some();
    let class = classes!(
        "mark",
        (!mark.exact).then_some("vague"),
        selected.then_some("selected"),
        disputed.then_some("disputed")
    );
    let middle = mark.y + mark.height / 2.0;
    let label = mark.label.as_ref();
    let outside = label.filter(|label| !label.inside);
    let (left, right) = (mark.left(), mark.right());
    html! {
        <g key={event.id.clone()} {class} role="button" data-event-id={event.id.clone()} aria-label={spoken}
            aria-current={selected.then_some("true")} tabindex={if stop { "0" } else { "-1" }}>
            <rect class="hit" x={px(left - 2.0)} y={px(mark.y + 1.0)} width={px(right - left + 4.0)} height={px(mark.height - 2.0)} rx="6" />
            { shape(mark, middle) }
            if let Some(label) = outside {
                { draw_label(label, label.x, mark, frame, query) }
            }
        </g>
    }
}

/// A label at some x, on one line or two.
pub fn draw_label(label: &Label, x: f64, mark: &Mark, frame: &Frame, query: &str) -> Html {
    let middle = mark.y + mark.height / 2.0;
    let title_y = if frame.two_lines { middle - 3.0 } else { middle + 4.5 };
    html! {
        <g class="label">
            <text class="title" x={px(x)} y={px(title_y)}>{ found_in_svg(&label.title, query) }</text>
            if !label.date.is_empty() {
                <text class="date" x={px(x)} y={px(middle + 12.0)}>{ label.date.clone() }</text>
            }
        </g>
    }
}

fn shape(mark: &Mark, middle: f64) -> Html {
    match mark.shape {
        Shape::Point => {
            let x = mark.x + mark.width / 2.0;
            html! { <path class="symbol" d={outline(mark.symbol, x, middle, 6.0)} /> }
        }
        Shape::Bar { core, start, end } => {
            let inside = mark.label.as_ref().is_some_and(|label| label.inside);
            let height = if inside { mark.height - 6.0 } else { 16.0 };
            let (top, bottom) = (middle - height / 2.0, middle + height / 2.0);
            let (left, right) = (mark.x, mark.x + mark.width);
            let lane = lane_class(mark.lane);
            let fades = |end: End| end != End::Sharp;
            let fill = match (fades(start), fades(end)) {
                (false, false) => None,
                (true, false) => Some(format!("url(#fade-start-{lane})")),
                (false, true) => Some(format!("url(#fade-end-{lane})")),
                (true, true) => Some(format!("url(#fade-both-{lane})")),
            };
            let edge = |x: f64| html! { <path class="edge" d={format!("M{x:.2} {top:.2}V{bottom:.2}")} /> };
            let arrow = |x: f64, direction: f64| {
                let back = x - direction * 6.0;
                html! { <path class="arrow" d={format!("M{back:.2} {:.2}L{x:.2} {middle:.2}L{back:.2} {:.2}", middle - 5.0, middle + 5.0)} /> }
            };
            let ending = |x: f64, end: End, direction: f64| match end {
                End::Sharp => edge(x),
                End::Open => arrow(x, direction),
                End::Fading => Html::default(),
            };
            html! {
                <g class="bar">
                    <rect class="stretch" x={px(left)} y={px(top)} width={px(right - left)} height={px(height)} {fill} />
                    if let Some((from, to)) = core {
                        <rect class="core" x={px(from)} y={px(bottom - 3.0)} width={px(to - from)} height="3" />
                    }
                    { ending(left, start, -1.0) }
                    { ending(right, end, 1.0) }
                </g>
            }
        }
    }
}

fn draw_cluster(number: usize, cluster: &Cluster, index: &Index) -> Html {
    let language = index.language;
    let count = language.number(cluster.events.len());
    let spoken = language.count(language.words().events, cluster.events.len());
    let middle = cluster.y + cluster.height / 2.0;
    let key = cluster.events.first().map_or(0, |event| event.0);
    html! {
        <g {key} class="cluster" role="button" tabindex="-1" data-cluster={number.to_string()}
            data-count={cluster.events.len().to_string()} aria-label={spoken}>
            <rect class="hit" x={px(cluster.x)} y={px(middle - 12.0)} width={px(cluster.width)} height="24" />
            <rect class="back" x={px(cluster.x + 4.0)} y={px(middle - 9.0)} width={px(cluster.width - 4.0)} height="20" rx="10" />
            <rect class="front" x={px(cluster.x)} y={px(middle - 11.0)} width={px(cluster.width - 4.0)} height="20" rx="10" />
            <text x={px(cluster.x + (cluster.width - 4.0) / 2.0)} y={px(middle + 3.5)}>{ count }</text>
        </g>
    }
}
