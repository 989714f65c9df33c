//! Files that readers take with them, read back by readers of others.

mod citations;
mod datasets;
mod embeds;
mod lists;
mod papers;
mod pictures;

use crate::fixtures;
use relations_core::Shared;
use relations_core::dataset::EventIx;
use relations_core::index::Index;
use relations_core::text::Language;

fn all(index: &Index) -> Vec<EventIx> {
    (0..index.dataset.events.len()).map(EventIx::new).collect()
}

/// A dataset whose texts are whatever an enemy may write.
fn hostile() -> Shared<Index> {
    let texts = [
        "=HYPERLINK(\"http://evil\",\"x\")",
        "'=1+1",
        "-1;2",
        "@a, \"b\"\r\nBEGIN:VEVENT",
        "+1\u{0}\u{8}\u{FFFE}",
        "\t1",
        "＝1",
        " a ",
        "<script>alert(1)</script> ]]> & \"'",
        "100% {of} $x_1^2~ \\end{document} #1",
        "한국어 제목은 길다 한국어 제목은 길다 한국어 제목은 길다 한국어 제목은 길다 한국어 제목은 길다",
    ];
    let mut events = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        events.push(serde_json::json!({
            "id": format!("e{number}\n}},{text}"), "date": format!("19{:02}-02-28", number + 10), "title": text, "summary": text,
            "initiator": "a", "category": "c", "actors": ["p"], "places": ["l"],
            "citations": [{ "source": "s", "section": text, "paragraph": 1, "sentence": 2 }, { "source": "s" }],
        }));
    }
    let evil = "<b>\"&'\u{1}]]>";
    fixtures::index(
        &serde_json::json!({
            "version": 1, "id": "hostile", "title": evil, "summary": evil,
            "license": { "name": evil, "url": "https://example.org/?a=1&b=\"2\"", "attribution": evil },
            "parties": [{ "id": "a", "name": evil }, { "id": "b", "name": "B" }],
            "categories": [{ "id": "c", "name": evil }], "actors": [{ "id": "p", "name": "; , \" =" }],
            "places": [{ "id": "l", "name": evil }],
            "sources": [{ "id": "s", "title": evil, "url": "https://example.org/{}%20\\a#_" }],
            "events": events,
        })
        .to_string(),
        Language::English,
    )
}
