//! What the cells of a table say, and the same as text for a spreadsheet.

use super::{Column, Table};
use crate::dataset::{Citation, EventIx, Lane};
use crate::index::{Index, Marks};
use crate::text::dates::date_in_words;
use crate::text::fill;

/// What a table says of an event in a column, in the words of the index's language.
pub fn cell(index: &Index, event: EventIx, column: Column) -> String {
    let (dataset, tag) = (&*index.dataset, index.language.tag());
    let number = event.0 as usize;
    let text = match column {
        Column::Date => {
            return dataset.events.date(number).map(|date| date_in_words(index.language, &date)).unwrap_or_default();
        }
        Column::Title => dataset.events.texts(number).map(|[title, _]| title.get(tag)),
        Column::Initiator => dataset.events.initiator(number).map(|lane| initiator(index, lane)),
        Column::Category => {
            dataset.events.category(number).and_then(|it| dataset.category(it)).map(|category| category.name.get(tag))
        }
        Column::Actors => {
            let actors = dataset.events.actors(number).iter().filter_map(|actor| dataset.actor(*actor));
            return listed(actors.map(|actor| actor.name.get(tag)), ", ");
        }
        Column::Places => {
            let places = dataset.events.places(number).iter().filter_map(|place| dataset.place(*place));
            return listed(places.map(|place| place.name.get(tag)), ", ");
        }
        Column::Certainty => return certainty(index, event),
        Column::Sources => return sources(index, number),
    };
    text.unwrap_or_default().to_owned()
}

/// The columns of a table as tab-separated lines, the headings first.
/// A cell that a spreadsheet would take for a formula gets an apostrophe, which a spreadsheet does not show.
pub fn tsv(index: &Index, table: &Table, columns: &[Column]) -> String {
    let mut lines = String::new();
    for column in columns {
        add(&mut lines, column.heading(index.language));
    }
    end_line(&mut lines);
    for event in &table.rows {
        for column in columns {
            add(&mut lines, &cell(index, *event, *column));
        }
        end_line(&mut lines);
    }
    lines
}

/// Who began an event of a lane.
pub(super) fn initiator(index: &Index, lane: Lane) -> &str {
    let [first, second] = &index.dataset.parties;
    match lane {
        Lane::First => first.short.get(index.language.tag()),
        Lane::Second => second.short.get(index.language.tag()),
        Lane::Joint => index.language.words().joint,
    }
}

/// Where a statement stands: the section of its source, with paragraph and sentence if the dataset says them.
pub fn citation_in_words(index: &Index, citation: &Citation) -> String {
    let called = index.dataset.section(citation.section);
    let sections = index.dataset.source(citation.source).map_or(&[][..], |source| &source.sections);
    let titled = sections.iter().find(|(id, _)| id == called).map(|(_, title)| title.get(index.language.tag()));
    let section = titled.filter(|title| !title.is_empty()).unwrap_or(called);
    if citation.paragraph == 0 || citation.sentence == 0 {
        return section.to_owned();
    }
    let (paragraph, sentence) = (citation.paragraph.to_string(), citation.sentence.to_string());
    let values = [("section", section), ("paragraph", &paragraph), ("sentence", &sentence)];
    fill(index.language.words().citation, &values)
}

fn certainty(index: &Index, event: EventIx) -> String {
    let more = index.language.more_words();
    let marks = index.marks(event);
    let dated = [more.exact, more.imprecise, more.approximate, more.open];
    let names = dated.into_iter().chain([more.derived, more.disputed, more.reported, more.uncited]);
    let said = Marks::ALL.into_iter().zip(names).filter(|(mark, _)| marks.shares_any(*mark));
    listed(said.map(|(_, name)| name), " · ")
}

/// A source is named once for all places in it that follow each other.
fn sources(index: &Index, event: usize) -> String {
    let (events, tag) = (&index.dataset.events, index.language.tag());
    let title = |source| index.dataset.source(source).map_or("", |source| source.title.get(tag));
    let mut text = String::new();
    let mut last = None;
    for citation in events.citations(event) {
        let place = citation_in_words(index, citation);
        if last != Some(citation.source) {
            push(&mut text, "; ", title(citation.source));
            push(&mut text, ": ", &place);
        } else {
            push(&mut text, " · ", &place);
        }
        last = Some(citation.source);
    }
    let reporters = listed(events.reported_by(event).iter().map(|source| title(*source)), ", ");
    if !reporters.is_empty() {
        push(&mut text, "; ", &fill(index.language.more_words().reported_by, &[("source", &reporters)]));
    }
    text
}

fn listed<'a>(items: impl Iterator<Item = &'a str>, between: &str) -> String {
    let mut text = String::new();
    items.for_each(|item| push(&mut text, between, item));
    text
}

fn push(text: &mut String, between: &str, item: &str) {
    if !text.is_empty() && !item.is_empty() {
        text.push_str(between);
    }
    text.push_str(item);
}

fn add(line: &mut String, cell: &str) {
    if cell.starts_with(['=', '+', '-', '@']) {
        line.push('\'');
    }
    line.extend(cell.chars().map(|letter| if letter < ' ' { ' ' } else { letter }));
    line.push('\t');
}

/// Puts the end of a line in the place of the last tab.
fn end_line(lines: &mut String) {
    lines.pop();
    lines.push('\n');
}
