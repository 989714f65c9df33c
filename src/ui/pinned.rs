//! Words that stay in view while their stretch is longer than it: labels inside marks and bands, names under the ticks.
//! The only part of the stage, but for one transform, that panning draws anew. Also the words that hovering shows.

use super::marks::draw_label;
use super::timeline::px;
use relations_core::Shared;
use relations_core::dataset::EventIx;
use relations_core::index::Index;
use relations_core::layout::{Band, Layout, Major, Mark, label_in_view};
use relations_core::text::dates::date_in_words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PinnedProps {
    pub layout: Shared<Layout>,
    pub index: Shared<Index>,
    /// How far the layout is moved to the right, in pixels.
    pub shift: f64,
    pub query: String,
    pub hovered: Option<EventIx>,
}

/// Pixels between the edge of a stretch, or of the view, and the words in it.
const PADDING: f64 = 8.0;

#[component]
pub fn Pinned(props: &PinnedProps) -> Html {
    let PinnedProps { layout, shift, query, .. } = props;
    let view = (-shift + PADDING, -shift + layout.frame.plot_width() - PADDING);
    let inside = |mark: &Mark| {
        let label = mark.label.as_ref().filter(|label| label.inside)?;
        let (start, end) = (mark.x + PADDING, mark.x + mark.width - PADDING);
        let x = label_in_view(start, end, label.width, view)?;
        Some(html! { <g key={mark.event.0}>{ draw_label(label, x, mark, &layout.frame, query) }</g> })
    };
    let band = |band: &Band| {
        if band.label.is_empty() {
            return None;
        }
        let x = label_in_view(band.start.1 + PADDING, band.end.0 - PADDING / 2.0, band.label_width, view)?;
        let y = band.y + band.height / 2.0 + 4.0;
        Some(
            html! { <text key={format!("{}-{}", band.track, band.period)} class="band-label" x={px(x)} y={px(y)}>{ band.label.clone() }</text> },
        )
    };
    let major = |major: &Major| {
        let x = label_in_view(major.x, major.end - PADDING, major.width, view)?;
        let y = layout.frame.axis.y + 36.0;
        Some(
            html! { <text key={format!("{:.0}", major.x)} class="major" x={px(x)} y={px(y)}>{ major.label.clone() }</text> },
        )
    };
    html! {
        <g class="pinned" aria-hidden="true">
            <g>{ for layout.bands.iter().filter_map(band) }</g>
            <g>{ for layout.marks.iter().filter_map(inside) }</g>
            <g>{ for layout.ticks.majors.iter().filter_map(major) }</g>
            <g>{ tip(props, view) }</g>
        </g>
    }
}

/// The title and the date of a hovered mark that shows less than both.
fn tip(props: &PinnedProps, view: (f64, f64)) -> Html {
    let PinnedProps { layout, index, .. } = props;
    let hovered = props.hovered.and_then(|event| Some((layout.mark(event)?, index.dataset.event(event)?)));
    let Some((mark, event)) = hovered else { return Html::default() };
    let title = event.title.get(index.language.tag());
    let complete = mark.label.as_ref().is_some_and(|label| label.title == title && !label.date.is_empty());
    if complete {
        return Html::default();
    }
    let date = date_in_words(index.language, &event.date);
    let letters = |text: &str| text.chars().map(|letter| if letter < '\u{1100}' { 7.6 } else { 13.5 }).sum::<f64>();
    let width = letters(title).max(letters(&date)) + 20.0;
    let x = (mark.x + mark.width / 2.0 - width / 2.0).min(view.1 - width).max(view.0);
    let above = mark.y - 46.0;
    let y = if above < 2.0 { mark.y + mark.height + 2.0 } else { above };
    html! {
        <g class="tip">
            <rect x={px(x)} y={px(y)} width={px(width)} height="44" rx="6" />
            <text class="title" x={px(x + 10.0)} y={px(y + 18.0)}>{ title.to_owned() }</text>
            <text class="date" x={px(x + 10.0)} y={px(y + 34.0)}>{ date }</text>
        </g>
    }
}
