//! What a cell says of a source: a title, where in it, an address. Knows how `export::csv` writes it, in any language.

use super::super::markup::address;
use super::super::{DraftPassage, DraftSource};
use crate::text::Language;

/// A title, an address, or both with a comma between. In a table of ours what stands in square brackets behind the title
/// is where in the source it stands; in others only if it cannot mean anything else.
pub fn source(text: &str, is_ours: bool) -> Option<DraftSource> {
    let text = text.trim();
    let (title, url) = match (web(text), text.rsplit_once(", ")) {
        (Some(url), _) => ("", url),
        (None, Some((title, url))) if web(url).is_some() => (title, web(url)?),
        _ => (text, String::new()),
    };
    if text.is_empty() {
        return None;
    }
    let (title, passages) = passages(title, is_ours).unwrap_or((title, Vec::new()));
    Some(DraftSource { title: title.to_owned(), url, passages, ..DraftSource::default() })
}

/// An address of a page.
pub fn web(text: &str) -> Option<String> {
    address(text).filter(|url| !url.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")))
}

/// The title and the places behind it.
fn passages(text: &str, is_ours: bool) -> Option<(&str, Vec<DraftPassage>)> {
    let (title, places) = text.strip_suffix(']')?.rsplit_once('[')?;
    let found: Vec<Option<DraftPassage>> = places.split("; ").map(passage).collect();
    if !is_ours && found.iter().all(Option::is_none) {
        return None;
    }
    let section = |text: &str| DraftPassage { section: text.to_owned(), ..DraftPassage::default() };
    let passages = found.into_iter().zip(places.split("; ")).map(|(found, text)| found.unwrap_or(section(text)));
    Some((title.trim_end(), passages.collect()))
}

/// A section with paragraph and sentence, in the words of any language.
fn passage(text: &str) -> Option<DraftPassage> {
    Language::ALL.into_iter().find_map(|language| {
        let (before, rest) = language.words().citation.strip_prefix("{section}")?.split_once("{paragraph}")?;
        let (between, after) = rest.split_once("{sentence}")?;
        let (rest, sentence) = number(text.strip_suffix(after)?)?;
        let (rest, paragraph) = number(rest.strip_suffix(between)?)?;
        Some(DraftPassage { section: rest.strip_suffix(before)?.to_owned(), paragraph, sentence })
    })
}

/// The number at the end of a text, and what stands before it.
fn number(text: &str) -> Option<(&str, u32)> {
    let rest = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
    Some((rest, text.get(rest.len()..)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: Option<DraftSource>) -> String {
        let Some(source) = source else { return "nothing".to_owned() };
        let places = source.passages.iter().map(|of| format!("<{}> {} {}", of.section, of.paragraph, of.sentence));
        [vec![source.title, source.url], places.collect()].concat().join(" | ")
    }

    #[test]
    fn a_source_has_a_title_places_and_an_address() {
        let check = |text: &str, is_ours: bool, expect: &str| assert_eq!(told(source(text, is_ours)), expect, "{text}");
        check("A book", false, "A book | ");
        check("https://example.org/", false, " | https://example.org/");
        check("A book, volume 2, https://example.org/", false, "A book, volume 2 | https://example.org/");
        check(
            "A, B [History, up to now, paragraph 1, sentence 2; Lead, paragraph 10, sentence 3], https://example.org/",
            false,
            "A, B | https://example.org/ | <History, up to now> 1 2 | <Lead> 10 3",
        );
        check("A [Introducción, párrafo 2, frase 1]", false, "A |  | <Introducción> 2 1");
        check("A [머리말, 2번째 문단, 3번째 문장]", false, "A |  | <머리말> 2 3");
        check("A [second edition]", false, "A [second edition] | ");
        check("A [History]", true, "A |  | <History> 0 0");
        check("A [History; Lead, paragraph 1, sentence 1]", false, "A |  | <History> 0 0 | <Lead> 1 1");
        check("", true, "nothing");
    }
}
