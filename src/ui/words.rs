//! What several components say in the same way: found words marked, texts with their language, citations.

use relations_core::dataset::{Citation, Dataset, Lane, Text};
use relations_core::index::{Index, Marks};
use relations_core::text::{Words, fill, find_words};
use yew::prelude::*;

/// A text with the words of a query marked.
pub fn found(text: &str, query: &str) -> Html {
    pieces(text, query)
        .map(|(piece, found)| {
            if found {
                html! { <mark>{ piece }</mark> }
            } else {
                html! { { piece } }
            }
        })
        .collect()
}

/// The same for text in an SVG.
pub fn found_in_svg(text: &str, query: &str) -> Html {
    pieces(text, query)
        .map(|(piece, found)| html! { <tspan class={found.then_some("found")}>{ piece }</tspan> })
        .collect()
}

fn pieces(text: &str, query: &str) -> impl Iterator<Item = (String, bool)> {
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    let mut pieces = Vec::new();
    let mut push = |range: std::ops::Range<usize>, found| {
        if let Some(piece) = letters.get(range).filter(|piece| !piece.is_empty()) {
            pieces.push((piece.iter().collect(), found));
        }
    };
    for range in find_words(text, query) {
        push(at..range.start, false);
        at = range.end;
        push(range, true);
    }
    push(at..letters.len(), false);
    pieces.into_iter()
}

/// The `lang` of a text that is not in the language of the interface.
pub fn lang(text: &Text, index: &Index) -> Option<AttrValue> {
    text.fallback(index.language.tag()).map(|tag| AttrValue::from(tag.to_owned()))
}

/// The class that gives a lane its colour.
pub fn lane_class(lane: Lane) -> &'static str {
    match lane {
        Lane::First => "first",
        Lane::Joint => "joint",
        Lane::Second => "second",
    }
}

/// What a lane is called.
pub fn lane_name(index: &Index, lane: Lane) -> String {
    let tag = index.language.tag();
    let [first, second] = &index.dataset.parties;
    match lane {
        Lane::First => first.short.get(tag).to_owned(),
        Lane::Second => second.short.get(tag).to_owned(),
        Lane::Joint => index.language.words().joint.to_owned(),
    }
}

pub fn initiated_by(index: &Index, lane: Lane) -> String {
    let words = index.language.words();
    match lane {
        Lane::Joint => words.initiated_jointly.to_owned(),
        _ => fill(words.initiated_by, &[("party", &lane_name(index, lane))]),
    }
}

pub fn mark_name(words: &Words, mark: Marks) -> &'static str {
    match mark {
        Marks::EXACT => words.exact,
        Marks::IMPRECISE => words.imprecise,
        Marks::APPROXIMATE => words.approximate,
        Marks::OPEN => words.open,
        Marks::DERIVED => words.derived,
        Marks::DISPUTED => words.disputed,
        _ => "",
    }
}

/// Where each statement stands, with a link to the source.
pub fn citations(index: &Index, citations: &[Citation]) -> Html {
    let dataset: &Dataset = &index.dataset;
    let tag = index.language.tag();
    let words = index.language.words();
    let item = |citation: &Citation| {
        let source = dataset.source(citation.source);
        let title = source.map_or("", |source| source.title.get(tag));
        let url = source.map(|source| source.url.clone()).filter(|url| !url.is_empty());
        let section = source.and_then(|source| source.sections.iter().find(|(id, _)| *id == citation.section));
        let section = section.map_or(citation.section.as_str(), |(_, title)| title.get(tag));
        let place = fill(
            words.citation,
            &[
                ("section", section),
                ("paragraph", &citation.paragraph.to_string()),
                ("sentence", &citation.sentence.to_string()),
            ],
        );
        let key = format!("{}-{}-{}-{}", citation.source.0, citation.section, citation.paragraph, citation.sentence);
        html! {
            <li {key}>
                <cite>{ link(url, title) }</cite>
                <span class="place">{ place }</span>
            </li>
        }
    };
    html! { <ul class="citations">{ for citations.iter().map(item) }</ul> }
}

/// A link that opens beside the page; plain words without an address.
pub fn link(url: Option<String>, words: &str) -> Html {
    match url {
        Some(url) => html! { <a href={url} target="_blank" rel="noopener noreferrer">{ words.to_owned() }</a> },
        None => html! { { words.to_owned() } },
    }
}
