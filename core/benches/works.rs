//! The works of the core that its benchmarks look at: knows how each is called on made-up events; not what is measured of it.

#[allow(dead_code)]
#[path = "../tests/it/fixtures.rs"]
mod fixtures;

use fixtures::{Letters, everything, frame, made_up_json};
use relations_core::Shared;
use relations_core::dataset::parse;
use relations_core::index::{Filter, Index};
use relations_core::layout::{PANNING, ZOOMING, fit, layout, overview};
use relations_core::text::Language;
use std::hint::black_box;

/// A name, and one call of what it names.
pub type Work<'a> = (&'static str, Box<dyn Fn() + 'a>);

/// As many made-up events, as JSON and as an index; the same in every run.
pub fn made_up(count: usize) -> (String, Shared<Index>) {
    let json = made_up_json(count, 5);
    let index = fixtures::index(&json, Language::English);
    (json, index)
}

pub fn works<'a>(json: &'a str, index: &'a Shared<Index>) -> Vec<Work<'a>> {
    let frame = frame(index, 1000.0, 480.0);
    let matches = everything(index);
    let whole = fit(index, &frame);
    let near = whole.zoomed(whole.center(), 200.0, whole.days);
    let lay = move |domain, margin| {
        let (frame, matches) = (frame.clone(), matches.clone());
        Box::new(move || drop(black_box(layout(index, &matches, &frame, (domain, margin), &[], &Letters))))
            as Box<dyn Fn()>
    };
    let all = everything(index);
    let query = Filter { query: "delegations meet".to_owned(), ..Filter::default() };
    vec![
        ("parse", Box::new(move || drop(black_box(parse(json.as_bytes()))))),
        ("index", Box::new(move || drop(black_box(Index::new(index.dataset.clone(), Language::English))))),
        ("search", Box::new(move || drop(black_box(index.matches(&query))))),
        ("overview", Box::new(move || drop(black_box(overview(index, &all, whole, 1000.0))))),
        ("layout of everything", lay(whole, PANNING)),
        ("layout while zooming", lay(whole, ZOOMING)),
        ("layout of a 200th", lay(near, PANNING)),
    ]
}
