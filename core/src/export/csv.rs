//! Events as a table: RFC 4180, one line each. Knows columns and cells; knows nothing of which events there are.
//!
//! Spreadsheets take a cell that begins with `=`, `+`, `-` or `@` for a formula and compute it, and a dataset may come from
//! anybody. Such a cell gets an apostrophe in front, which `unguarded` takes away again: the words of a text
//! may change in a table, what they say and what a reader of tables makes of them may not.

use super::prose::{append, cited, initiator, iso, joined};
use crate::dataset::{EventIx, LinkKind};
use crate::index::Index;
use crate::text::FileWords;

/// A table of events in their order: UTF-8 with a byte order mark, since spreadsheets would guess another encoding.
/// Its columns are those of `FileWords::columns`; lists in a cell have a semicolon and a space between them, links are
/// kinds and ids of format `relations`, and where in a source something stands is in square brackets behind its title.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn csv(index: &Index, events: &[EventIx], words: &FileWords) -> String {
    let mut table = "\u{FEFF}".to_owned();
    line(&mut table, &words.columns);
    for event in events {
        write(&mut table, index, *event);
    }
    table
}

fn write(table: &mut String, index: &Index, event: EventIx) {
    let (dataset, tag) = (&*index.dataset, index.language.tag());
    let Some(event) = dataset.event(event) else { return };
    let list = |items: &mut dyn Iterator<Item = &str>| joined(&items.collect::<Vec<_>>(), "; ");
    let category = event.category.and_then(|category| dataset.category(category));
    let mut citations = String::new();
    for (source, place) in cited(dataset, &event, index.language) {
        let place = if place.is_empty() { place } else { ["[", &place, "]"].concat() };
        let titled = joined(&[source.title.get(tag), &place], " ");
        let citation = joined(&[&titled, &source.url], ", ");
        append(&mut citations, &citation, " | ");
    }
    let mut links = String::new();
    for link in event.links {
        let to = dataset.event(link.to).map_or("", |to| to.id);
        append(&mut links, &[kind(link.kind), " ", to].concat(), "; ");
    }
    line(
        table,
        &[
            event.id,
            &event.edtf(),
            &iso(event.date.earliest()),
            &iso(event.date.latest()),
            event.title.get(tag),
            event.summary.get(tag),
            category.map_or("", |category| category.name.get(tag)),
            initiator(dataset, event.initiator, index.language),
            &list(&mut event.actors.iter().filter_map(|actor| Some(dataset.actor(*actor)?.name.get(tag)))),
            &list(&mut event.places.iter().filter_map(|place| Some(dataset.place(*place)?.name.get(tag)))),
            &citations,
            &links,
            &list(&mut event.reported_by.iter().filter_map(|source| Some(dataset.source(*source)?.title.get(tag)))),
        ],
    );
}

fn kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::LedTo => "led-to",
        LinkKind::RespondsTo => "responds-to",
        LinkKind::Contradicts => "contradicts",
        LinkKind::PartOf => "part-of",
    }
}

fn line(table: &mut String, cells: &[&str]) {
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            table.push(',');
        }
        let guard = if is_formula(cell) { "'" } else { "" };
        let quote = cell.contains([',', '"', '\r', '\n']) || cell.starts_with(' ') || cell.ends_with(' ');
        if quote {
            table.push('"');
        }
        table.push_str(guard);
        for letter in cell.chars() {
            if letter == '"' {
                table.push('"');
            }
            table.push(letter);
        }
        if quote {
            table.push('"');
        }
    }
    table.push_str("\r\n");
}

/// The text of a guarded cell; any other as it is.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(cell)
}

/// Whether a spreadsheet may take it for a formula. What only looks guarded is guarded too, so that nothing is lost.
fn is_formula(text: &str) -> bool {
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    text.trim_start_matches('\'').starts_with(formula)
}
