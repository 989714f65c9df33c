//! What several parts say in the same way: found words marked, texts with their language, citations.

use relations_core::dataset::{Citation, Lane, TextRef};
use relations_core::index::{Index, Marks};
use relations_core::text::{MoreWords, fill, find_words};
use relations_markup::html;
use yew::prelude::*;

/// A text with the words of a query marked.
pub fn found(text: &str, query: &str) -> Html {
    marked(text, query, |piece| html! { <mark>{ piece }</mark> })
}

/// The same for text in an SVG.
pub fn found_in_svg(text: &str, query: &str) -> Html {
    marked(text, query, |piece| html! { <tspan class="found">{ piece }</tspan> })
}

fn marked(text: &str, query: &str, mark: fn(String) -> Html) -> Html {
    if query.is_empty() {
        html! { { text } }
    } else {
        pieces(text, query, mark)
    }
}

// Comes later, see `crate::later`.
#[inline(never)]
fn pieces(text: &str, query: &str, mark: fn(String) -> Html) -> Html {
    let ranges = find_words(text, query);
    if ranges.is_empty() {
        return html! { { text } };
    }
    let letters: Vec<char> = text.chars().collect();
    let piece = |range: std::ops::Range<usize>| letters.get(range).unwrap_or_default().iter().collect::<String>();
    let mut at = 0;
    let mut pieces = Vec::new();
    for range in ranges {
        pieces.push(html! { { piece(at..range.start) } });
        at = range.end;
        pieces.push(mark(piece(range)));
    }
    pieces.push(html! { { piece(at..letters.len()) } });
    pieces.into_iter().collect()
}

/// The `lang` of a text that is not in the language of the interface.
pub fn lang(text: TextRef, index: &Index) -> Option<String> {
    text.fallback(index.language.tag()).map(str::to_owned)
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
    let [first, second] = &index.dataset.parties;
    let party = match lane {
        Lane::First => first,
        Lane::Second => second,
        Lane::Joint => return index.language.words().joint.to_owned(),
    };
    party.short.get(index.language.tag()).to_owned()
}

pub fn initiated_by(index: &Index, lane: Lane) -> String {
    let words = index.language.words();
    match lane {
        Lane::Joint => words.initiated_jointly.to_owned(),
        _ => fill(words.initiated_by, &[("party", &lane_name(index, lane))]),
    }
}

pub fn mark_name(more: &MoreWords, mark: Marks) -> &'static str {
    match mark {
        Marks::EXACT => more.exact,
        Marks::IMPRECISE => more.imprecise,
        Marks::APPROXIMATE => more.approximate,
        Marks::OPEN => more.open,
        Marks::DERIVED => more.derived,
        Marks::DISPUTED => more.disputed,
        Marks::REPORTED => more.reported,
        Marks::UNCITED => more.uncited,
        _ => "",
    }
}

/// Where each statement stands, with a link to the source.
pub fn citations(index: &Index, citations: &[Citation]) -> Html {
    let (words, tag) = (index.language.words(), index.language.tag());
    let mut items = Vec::new();
    let mut last = None;
    for citation in citations {
        let Some(source) = index.dataset.source(citation.source) else { continue };
        let called = index.dataset.section(citation.section);
        let section = source.sections.iter().find(|(id, _)| id == called);
        let section = section.map_or(called, |(_, title)| title.get(tag));
        let (paragraph, sentence) = (citation.paragraph.to_string(), citation.sentence.to_string());
        let place = [("section", section), ("paragraph", &paragraph), ("sentence", &sentence)];
        // A source is named once for all places in it that follow each other.
        let named = last == Some(citation.source);
        last = Some(citation.source);
        items.push(html! {
            <li>
                if !named {
                    <cite>{ link(&source.url, source.title.get(tag)) }</cite>
                }
                <span class="place">{ fill(words.citation, &place) }</span>
            </li>
        });
    }
    html! { <ul class="citations">{ for items }</ul> }
}

/// A link that opens beside the page; plain words without an address.
pub fn link(url: &str, words: &str) -> Html {
    if url.is_empty() {
        return html! { { words } };
    }
    html! { <a href={url} target="_blank" rel="noopener noreferrer">{ words }</a> }
}
