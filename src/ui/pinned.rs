//! Words that stay in view while their stretch is longer than it: labels inside marks and bands, names under the ticks.
//! The only part of the stage, but for one transform, that panning draws anew. Also the words that hovering shows.

use super::marks::{draw_label, rect};
use super::svg::px;
use relations_core::layout::{Layout, label_in_view};
use relations_core::state::State;
use relations_core::text::dates::date_in_words;
use relations_markup::html;
use yew::prelude::*;

/// Pixels between the edge of a stretch, or of the view, and the words in it.
const PADDING: f64 = 8.0;

/// `shift` is how far the layout is moved to the right, in pixels.
pub fn pinned(state: &State, layout: &Layout, shift: f64) -> Html {
    let view = (PADDING - shift, layout.frame.plot_width() - PADDING - shift);
    let mut words: Vec<Html> = Vec::new();
    let mut text = |class: &'static str, start: f64, end: f64, width: f64, y: f64, label: &str| {
        if let Some(x) = label_in_view(start, end, width, view).filter(|_| !label.is_empty()) {
            words.push(html! { <text {class} x={px(x)} y={px(y)}>{ label }</text> });
        }
    };
    for band in &layout.bands {
        let y = band.y + band.height / 2.0 + 4.0;
        text("band-label", band.start.1 + PADDING, band.label_end - PADDING / 2.0, band.label_width, y, &band.label);
    }
    for major in &layout.ticks.majors {
        let y = layout.frame.axis.y + 37.0;
        text("major", major.x, major.end - PADDING, major.width, y, &major.label);
    }
    let mut labels: Vec<Html> = Vec::new();
    for mark in &layout.marks {
        let Some(label) = mark.label.as_ref().filter(|label| label.inside) else { continue };
        let (start, end) = (mark.x + PADDING, mark.x + mark.width - PADDING);
        if let Some(x) = label_in_view(start, end, label.width, view) {
            labels.push(draw_label(label, x, mark, &state.filter.query));
        }
    }
    html! { <g class="pinned" aria-hidden="true"><g>{ for words }</g><g>{ for labels }</g><g>{ tip(state, layout, view) }</g></g> }
}

/// The title and the date of a hovered mark that shows less than both.
fn tip(state: &State, layout: &Layout, view: (f64, f64)) -> Html {
    let hovered = state.hovered.and_then(|event| Some((layout.mark(event)?, state.dataset().event(event)?)));
    let Some((mark, event)) = hovered else { return Html::default() };
    let title = event.title.get(state.language().tag());
    let complete = mark.label.as_ref().is_some_and(|label| label.title == title && !label.date.is_empty());
    if complete {
        return Html::default();
    }
    let date = date_in_words(state.language(), &event.date);
    // A guess that errs on the wide side: this box is of no layout.
    let guess = |text: &str| text.chars().map(|letter| if letter < '\u{1100}' { 7.6 } else { 13.5 }).sum::<f64>();
    let width = guess(title).max(guess(&date)) + 20.0;
    let x = (mark.x + mark.width / 2.0 - width / 2.0).min(view.1 - width).max(view.0);
    let above = mark.y - 46.0;
    let y = if above < 2.0 { mark.y + mark.height + 2.0 } else { above };
    html! {
        <g class="tip">
            { rect("back", x, y, width, 44.0, None) }
            <text class="title" x={px(x + 10.0)} y={px(y + 18.0)}>{ title }</text>
            <text class="date" x={px(x + 10.0)} y={px(y + 34.0)}>{ date }</text>
        </g>
    }
}
