//! A lane that is drawn as a crowd: its histogram as one path, so that a million events cost no more than a hundred.

use super::marks::{line, rect};
use super::piece::Still;
use super::svg::px;
use super::words::lane_name;
use relations_core::layout::Density;
use relations_markup::html;
use yew::prelude::*;

// Comes later, see `crate::later`: a crowd is not in the wasm itself.
#[inline(never)]
pub fn draw_density(number: usize, density: &Density, still: &Still) -> Html {
    let (index, layout) = (&still.index, &still.layout);
    let language = index.language;
    let [left, right] = [layout.window.from, layout.window.to()].map(|day| layout.scale.x_from_day(day));
    let count = language.count(language.words().events, density.count);
    let name = [&*lane_name(index, density.lane), ": ", &count, ". ", &density.scale_in_words(language)].concat();
    html! {
        <g class="density" role="img" data-density={number.to_string()} data-count={density.count.to_string()} aria-label={name}>
            { rect("hit", left, density.y, right - left, density.height, None) }
            { line("full", "M# #H#", &[left, density.y, right]) }
            <path class="bars" d={skyline(density)} />
        </g>
    }
}

/// The outline of all bars that stand side by side, again and again.
fn skyline(density: &Density) -> String {
    let base = density.y + density.height;
    let mut path = String::new();
    let mut write = |letter: &str, number: f64| {
        path.push_str(letter);
        path.push_str(&px(number));
    };
    let mut last = f64::NEG_INFINITY;
    for bar in &density.bars {
        if bar.x > last + 0.01 {
            if last.is_finite() {
                write("V", base);
            }
            write("M", bar.x);
            write(" ", base);
        }
        write("V", base - bar.height);
        last = bar.x + bar.width;
        write("H", last);
    }
    if last.is_finite() {
        write("V", base);
    }
    path
}
