//! Words that stay in view while their stretch is longer than it: labels inside marks and bands, names under the ticks.
//! The only part of the stage, but for one transform, that panning draws anew. Also the words that hovering shows.

use super::marks::{draw_label, rect};
use super::svg::{numbers, px};
use relations_core::layout::{Band, Layout, Major, Mark, label_in_view};
use relations_core::state::{Hovered, State};
use relations_core::text::dates::date_in_words;
use relations_markup::html;
use yew::prelude::*;

/// Pixels between the edge of a stretch, or of the view, and the words in it.
const PADDING: f64 = 8.0;

/// The words that move with the layout, and those that stand still at the edge of the view while their stretch passes
/// under them. So a pan changes no word, but for those that come to the edge or leave it.
pub fn pinned(state: &State, layout: &Layout) -> (Html, Html) {
    let view = view(state, layout);
    let mut words = Words::default();
    let mut text = |class: &'static str, place: Place, y: f64, label: &str| {
        if let Some(x) = place.x(view.0).filter(|_| !label.is_empty()) {
            let draw = |x| html! { <text {class} transform={numbers("translate(# #)", &[x, y])}>{ label }</text> };
            words.add(x, view.0, draw);
        }
    };
    for band in &layout.bands {
        let y = band.y + band.height / 2.0 + 4.0;
        text("band-label", Place::in_band(band), y, &band.label);
    }
    for major in &layout.ticks.majors {
        let y = layout.frame.axis.y + 37.0;
        text("major", Place::of_major(major), y, &major.label);
    }
    let mut labels = Words::default();
    for mark in &layout.marks {
        if let (Some(label), Some(x)) = (&mark.label, Place::in_mark(mark).and_then(|place| place.x(view.0))) {
            labels.add(x, view.0, |x| draw_label(label, x, mark, &state.filter.query));
        }
    }
    let tip = if state.hovered.is_some() { tip(state, layout, view) } else { Html::default() };
    (
        html! { <g class="pinned" aria-hidden="true"><g>{ for words.moving }</g><g>{ for labels.moving }</g><g>{ tip }</g></g> },
        html! { <g class="pinned" aria-hidden="true"><g>{ for words.still }</g><g>{ for labels.still }</g></g> },
    )
}

/// The part of the layout that is in view, in its pixels.
fn view(state: &State, layout: &Layout) -> (f64, f64) {
    let left = PADDING - layout.shift(&state.domain);
    (left, left + layout.frame.plot_width() - 2.0 * PADDING)
}

/// Whether all words and what hovering shows stay what and where they are between two states that are drawn by a layout.
pub fn stay(was: &State, is: &State, layout: &Layout) -> bool {
    let views = [view(was, layout), view(is, layout)];
    let bands = layout.bands.iter().map(Place::in_band);
    let majors = layout.ticks.majors.iter().map(Place::of_major);
    bands.chain(majors).chain(layout.marks.iter().filter_map(Place::in_mark)).all(|place| {
        // Those at the edge stay there.
        let [was, is] = views.map(|view| place.x(view.0).map(|x| if x == view.0 { f64::INFINITY } else { x }));
        was == is
    }) && (was.hovered.is_none() || {
        let [was, is] = views.map(|view| tip_at(was, layout, view).map(|tip| tip.x));
        was == is
    })
}

/// Where words may stand, and how wide they are.
struct Place(f64, f64, f64);

impl Place {
    fn in_band(band: &Band) -> Place {
        Place(band.start.1 + PADDING, band.label_end - PADDING / 2.0, band.label_width)
    }

    fn of_major(major: &Major) -> Place {
        Place(major.x, major.end - PADDING, major.width)
    }

    fn in_mark(mark: &Mark) -> Option<Place> {
        let label = mark.label.as_ref().filter(|label| label.inside)?;
        Some(Place(mark.x + PADDING, mark.x + mark.width - PADDING, label.width))
    }

    fn x(&self, left: f64) -> Option<f64> {
        label_in_view(self.0, self.1, self.2, left)
    }
}

/// Words by what a pan does with them.
#[derive(Default)]
struct Words {
    moving: Vec<Html>,
    still: Vec<Html>,
}

impl Words {
    /// Adds words at some pixels of the layout, which at the edge of the view are always the same pixels of the plot.
    fn add(&mut self, x: f64, left: f64, draw: impl FnOnce(f64) -> Html) {
        if x == left { self.still.push(draw(PADDING)) } else { self.moving.push(draw(x)) }
    }
}

/// What hovering shows, and where.
struct Tip {
    x: f64,
    y: f64,
    width: f64,
    title: String,
    second: String,
}

/// The title and the date of a hovered mark that shows less than both; of a hovered bar, its time and how much happened.
fn tip_at(state: &State, layout: &Layout, view: (f64, f64)) -> Option<Tip> {
    let language = state.language();
    let tip = match state.hovered {
        None => None,
        Some(Hovered::Event(event)) => {
            layout.mark(event).zip(state.dataset().event(event)).and_then(|(mark, event)| {
                let title = event.title.get(language.tag());
                let complete = mark.label.as_ref().is_some_and(|label| label.title == title && !label.date.is_empty());
                let place = (mark.x + mark.width / 2.0, mark.y, mark.y + mark.height);
                (!complete).then(|| (place, title.to_owned(), date_in_words(language, &event.date)))
            })
        }
        Some(Hovered::Bar(lane, day)) => {
            layout.densities.iter().find(|density| density.lane == lane).and_then(|density| {
                let bar = density.bar_at(layout.scale.x_from_start(day) + 0.5)?;
                let place = (bar.x + bar.width / 2.0, density.y, density.y + density.height);
                Some((place, bar.span_in_words(density.unit, language), bar.count_in_words(language)))
            })
        }
    };
    let ((middle, top, bottom), title, second) = tip?;
    // A guess that errs on the wide side: this box is of no layout.
    let guess = |text: &str| text.chars().map(|letter| if letter < '\u{1100}' { 8.2 } else { 13.5 }).sum::<f64>();
    let width = guess(&title).max(guess(&second)) + 20.0;
    let x = (middle - width / 2.0).min(view.1 - width).max(view.0);
    let above = top - 46.0;
    let y = if above < 2.0 { bottom + 2.0 } else { above };
    Some(Tip { x, y, width, title, second })
}

// Comes later, see `crate::later`.
#[inline(never)]
fn tip(state: &State, layout: &Layout, view: (f64, f64)) -> Html {
    let Some(Tip { x, y, width, title, second }) = tip_at(state, layout, view) else { return Html::default() };
    html! {
        <g class="tip">
            { rect("back", x, y, width, 44.0, None) }
            <text class="title" x={px(x + 10.0)} y={px(y + 18.0)}>{ title }</text>
            <text class="date" x={px(x + 10.0)} y={px(y + 34.0)}>{ second }</text>
        </g>
    }
}
