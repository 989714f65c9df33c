//! One event as it is cited.

use super::{all, hostile};
use crate::fixtures::{embedded, index};
use relations_core::export::{Style, cite};
use relations_core::index::Index;
use relations_core::text::{FileWords, Language};
use serde_json::Value;

fn cited(index: &Index, id: &str, style: Style) -> String {
    let event = index.dataset.event_with_id(id).unwrap();
    cite(index, event, "https://example.org/#event=1", style, FileWords::of(index.language))
}

const SMALL: &str = r#"{
    "version": 1, "id": "d", "title": "Two & more", "license": { "name": "CC0", "attribution": "By us." },
    "parties": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }],
    "sources": [
        { "id": "s", "title": "A_Source", "url": "https://example.org/a_b", "license": { "name": "CC BY", "attribution": "S. Ource" },
          "sections": [{ "id": "h", "title": "History" }] },
        { "id": "n", "title": "News" }
    ],
    "events": [
        { "id": "day", "date": "2014-06-20", "title": "100% done", "initiator": "a", "reported_by": ["n"], "citations": [
            { "source": "s", "section": "h", "paragraph": 3, "sentence": 1 },
            { "source": "s", "section": "h", "paragraph": 3, "sentence": 2 }
        ] },
        { "id": "decade", "date": "199X", "title": "Vague", "initiator": "a" },
        { "id": "month", "date": "2015-02~", "title": "Month", "initiator": "a" },
        { "id": "span", "date": "2015/2016-03-04", "title": "Span", "initiator": "a" },
        { "id": "ancient", "date": "-0043", "title": "Ancient", "initiator": "a" }
    ]
}"#;

#[test]
fn a_citation_names_event_timeline_sources_and_terms() {
    let index = index(SMALL, Language::English);
    assert_eq!(
        cited(&index, "day", Style::Plain),
        "“100% done” (20 June 2014). In: Two & more. https://example.org/#event=1
A_Source, History, paragraph 3, sentence 1; History, paragraph 3, sentence 2, https://example.org/a_b, CC BY
as reported by News
By us. CC0
"
    );
    assert_eq!(
        cited(&index, "day", Style::Bibtex),
        r"@misc{day,
  title = {{100\% done}},
  howpublished = {Two \& more},
  url = {https://example.org/#event=1},
  note = {20 June 2014. By us. CC0},
}
@misc{day-s,
  author = {{S. Ource}},
  title = {{A\_Source}},
  url = {https://example.org/a_b},
  note = {History, paragraph 3, sentence 1; History, paragraph 3, sentence 2. CC BY},
}
@misc{day-n,
  title = {{News}},
}
"
    );
}

#[test]
fn a_date_is_cited_as_vague_as_it_is() {
    let index = index(SMALL, Language::English);
    let check = |id, expect: &str| {
        let items: Value = serde_json::from_str(&cited(&index, id, Style::CslJson)).unwrap();
        assert_eq!(items[0]["event-date"].to_string(), expect, "{id}");
        assert_eq!((&items[0]["id"], &items[0]["container-title"]), (&id.into(), &"Two & more".into()));
    };
    check("day", r#"{"date-parts":[[2014,6,20]]}"#);
    check("month", r#"{"circa":true,"date-parts":[[2015,2]]}"#);
    check("span", r#"{"date-parts":[[2015],[2016,3,4]]}"#);
    check("decade", r#"{"literal":"in the 1990s"}"#);
    check("ancient", r#"{"literal":"44 BC"}"#);
}

#[test]
fn no_text_breaks_out_of_a_citation() {
    let index = hostile();
    for event in all(&index) {
        let of = |style| cite(&index, event, "https://example.org/", style, FileWords::of(Language::English));
        let title = index.dataset.event(event).unwrap().title.get("en").to_owned();
        let items: Value = serde_json::from_str(&of(Style::CslJson)).unwrap();
        assert_eq!(items[0]["title"], *title);
        let bibtex = of(Style::Bibtex);
        assert_eq!(bibtex.matches("@misc{").count(), 2);
        let mut depth = 0;
        let mut escaped = false;
        for letter in bibtex.chars() {
            match letter {
                '{' if !escaped => depth += 1,
                '}' if !escaped => depth -= 1,
                '$' | '&' | '%' => assert!(escaped || bibtex.contains("url"), "{bibtex}"),
                _ => {}
            }
            escaped = letter == '\\' && !escaped;
            assert!(depth >= 0, "{bibtex}");
        }
        assert_eq!(depth, 0, "{bibtex}");
        let key = bibtex.split(['{', ',']).nth(1).unwrap();
        assert!(key.chars().all(|letter| letter.is_ascii_graphic() && !"{}%#\\\"'=~,".contains(letter)), "{key}");
    }
}

#[test]
fn every_event_of_the_embedded_dataset_is_cited_in_each_language() {
    for language in Language::ALL {
        let index = embedded(language);
        for event in index.dataset.events.iter() {
            let plain = cited(&index, event.id, Style::Plain);
            assert!(plain.contains(event.title.get(language.tag())), "{plain}");
            assert!(plain.contains("https://en.wikipedia.org/wiki/North_Korea%E2%80%93Venezuela_relations"), "{plain}");
            assert!(plain.contains("CC BY-SA 4.0") && !plain.contains('{'), "{plain}");
        }
    }
}
