//! Paper, read back as XML.

use super::{all, hostile};
use crate::fixtures::{embedded, everything, index};
use relations_core::export::ics::is_exact;
use relations_core::export::{ics, paper};
use relations_core::text::{FileWords, Language};
use roxmltree::{Document, Node};

const PICTURE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg"><text>Picture</text></svg>"#;

fn words(of: Node) -> String {
    of.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
}

/// The words of each element of a class.
fn each(paper: &Document, within: &str, element: &str) -> Vec<String> {
    let list = paper.descendants().find(|node| node.attribute("class") == Some(within));
    let of = list.into_iter().flat_map(|list| list.descendants().filter(|node| node.tag_name().name() == element));
    of.map(words).collect()
}

#[test]
fn every_event_stands_on_paper_with_the_numbers_of_its_places() {
    for language in Language::ALL {
        let index = embedded(language);
        let text = paper(&index, &everything(&index), PICTURE);
        let paper = Document::parse(&text).unwrap();
        let (tag, dataset) = (language.tag(), &index.dataset);
        assert_eq!(paper.root_element().attribute("lang"), Some(tag));
        assert!(text.contains(PICTURE));
        let events = each(&paper, "events", "li");
        assert_eq!(events.len(), dataset.events.len());
        let numbers = each(&paper, "events", "sup");
        let notes = each(&paper, "notes", "li");
        for ((event, said), numbers) in dataset.events.iter().zip(&events).zip(&numbers) {
            assert!(said.contains(event.title.get(tag)) && said.contains(event.summary.get(tag)), "{said}");
            let numbers: Vec<usize> = numbers.split(", ").map(|number| number.trim().parse().unwrap()).collect();
            assert_eq!(numbers.len(), event.citations.len());
            for (citation, number) in event.citations.iter().zip(numbers) {
                let source = dataset.source(citation.source).unwrap();
                let [paragraph, sentence] = [citation.paragraph, citation.sentence].map(|number| number.to_string());
                let note = &notes[number - 1];
                for part in [source.title.get(tag), &source.url, &paragraph, &sentence] {
                    assert!(note.contains(part), "{}: “{part}” is missing in {note}", event.id);
                }
            }
        }
    }
}

#[test]
fn a_place_that_is_cited_twice_has_one_number() {
    let index = index(
        r#"{ "version": 1, "title": "T", "parties": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }],
        "sources": [{ "id": "s", "title": "Source", "url": "https://example.org/" }, { "id": "n", "title": "News" }],
        "events": [
            { "id": "e", "date": "1990", "title": "One", "initiator": "a", "citations": [{ "source": "s", "section": "x", "paragraph": 1, "sentence": 2 }] },
            { "id": "f", "date": "1991-02-03", "title": "Two", "initiator": "joint", "citations": [{ "source": "n" }, { "source": "s", "section": "x", "paragraph": 1, "sentence": 2 }] },
            { "id": "g", "date": "1992", "title": "Three", "initiator": "b", "reported_by": ["n"] }
        ] }"#,
        Language::English,
    );
    let text = paper(&index, &everything(&index), "");
    let paper = Document::parse(&text).unwrap();
    assert_eq!(each(&paper, "events", "sup").iter().map(|numbers| numbers.trim()).collect::<Vec<_>>(), ["1", "2, 1"]);
    assert_eq!(each(&paper, "notes", "li"), ["Source, x, paragraph 1, sentence 2, https://example.org/", "News"]);
    assert!(text.contains("B · as reported by News"), "{text}");
    let vague: Vec<bool> = paper
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "h3")))
        .map(|title| title.parent().unwrap().has_attribute("class"))
        .collect();
    assert_eq!(vague, [true, false, true]);
}

#[test]
fn what_passes_no_filter_is_not_on_paper_and_is_counted() {
    let index = embedded(Language::English);
    let filter = relations_core::index::Filter { query: "embassy".to_owned(), ..Default::default() };
    let matches = index.matches(&filter);
    let text = paper(&index, &matches, "");
    let paper = Document::parse(&text).unwrap();
    assert_eq!(each(&paper, "events", "li").len(), matches.len());
    assert!(text.contains(&format!("{} of 23 events", matches.len())), "{text}");
}

#[test]
fn hostile_texts_are_text_on_paper() {
    let index = hostile();
    let text = paper(&index, &everything(&index), "");
    let paper = Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let elements: Vec<&str> = paper.descendants().filter(Node::is_element).map(|node| node.tag_name().name()).collect();
    assert!(elements.iter().all(|name| ["div", "h2", "h3", "p", "ol", "li", "sup"].contains(name)), "{elements:?}");
    assert_eq!(each(&paper, "events", "li").len(), index.dataset.events.len());
}

#[test]
fn a_calendar_leaves_out_what_is_not_exact() {
    let index = embedded(Language::English);
    let left_out = ics(&index, &all(&index), FileWords::of(Language::English)).left_out;
    for (number, event) in index.dataset.events.iter().enumerate() {
        let is_left_out = left_out.iter().any(|other| other.0 as usize == number);
        assert_eq!(is_left_out, !is_exact(&event.date), "{}", event.id);
    }
}
