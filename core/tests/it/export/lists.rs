//! Tables and calendars.

use super::{all, hostile};
use crate::fixtures::{embedded, index};
use relations_core::dataset::EventIx;
use relations_core::export::csv::unguarded;
use relations_core::export::{csv, ics};
use relations_core::index::Index;
use relations_core::text::{FileWords, Language};

/// The lines of a table as another reader reads them, without the guards; the heads first.
fn table(index: &Index) -> Vec<Vec<String>> {
    let text = csv(index, &all(index), FileWords::of(index.language));
    assert!(text.starts_with('\u{FEFF}') && text.ends_with("\r\n"));
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.unwrap());
    records.map(|record| record.iter().map(|cell| unguarded(cell).to_owned()).collect()).collect()
}

#[test]
fn another_reader_finds_every_event_of_a_table_in_each_language() {
    for language in Language::ALL {
        let index = embedded(language);
        let (tag, table) = (language.tag(), table(&index));
        assert_eq!(table[0], FileWords::of(language).columns);
        assert_eq!(table.len(), index.dataset.events.len() + 1);
        for (line, event) in table[1..].iter().zip(index.dataset.events.iter()) {
            assert_eq!(
                [&line[0], &line[1], &line[4], &line[5]],
                [event.id, &event.edtf(), event.title.get(tag), event.summary.get(tag)]
            );
        }
    }
}

#[test]
fn a_table_says_everything_of_an_event() {
    let index = index(
        r#"{ "version": 1, "title": "T", "parties": [{ "id": "a", "name": "A", "short": "Aa" }, { "id": "b", "name": "B" }],
        "categories": [{ "id": "c", "name": "Visits" }],
        "actors": [{ "id": "k", "name": "Kim" }, { "id": "l", "name": "Lee, \"the\" second" }],
        "places": [{ "id": "p", "name": "Caracas" }],
        "sources": [{ "id": "s", "title": "Source", "url": "https://example.org/", "sections": [{ "id": "h", "title": "History" }] }, { "id": "n", "title": "News" }],
        "events": [
            { "id": "first", "date": "199X", "title": "First", "initiator": "joint" },
            { "id": "second", "date": "2014-06/..", "title": "Second", "summary": "Two\nlines", "initiator": "a", "category": "c",
              "actors": ["k", "l"], "places": ["p"], "reported_by": ["n"],
              "links": [{ "to": "first", "kind": "responds-to" }, { "to": "second", "kind": "part-of" }],
              "citations": [{ "source": "s", "section": "h", "paragraph": 1, "sentence": 2 }, { "source": "n" }] }
        ] }"#,
        Language::English,
    );
    assert_eq!(
        table(&index)[1..],
        [
            ["first", "199X", "1990-01-01", "1999-12-31", "First", "", "", "Both sides", "", "", "", "", ""],
            [
                "second",
                "2014-06/..",
                "2014-06-01",
                "",
                "Second",
                "Two\nlines",
                "Visits",
                "Aa",
                "Kim; Lee, \"the\" second",
                "Caracas",
                "Source [History, paragraph 1, sentence 2], https://example.org/ | News",
                "responds-to first; part-of second",
                "News",
            ],
        ]
    );
}

#[test]
fn whatever_a_text_says_it_stays_in_its_cell_and_no_spreadsheet_computes_it() {
    let index = hostile();
    let text = csv(&index, &all(&index), FileWords::of(Language::English));
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    for (record, event) in reader.records().zip(index.dataset.events.iter()) {
        let record = record.unwrap();
        assert_eq!(record.len(), 13);
        assert_eq!(unguarded(&record[4]), event.title.get("en"));
        for cell in &record {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']), "{cell:?}");
        }
    }
    for (cell, expect) in [("'=1", "=1"), ("''=1", "'=1"), ("'tis", "'tis"), ("-0044", "-0044"), ("'", "'")] {
        assert_eq!(unguarded(cell), expect);
    }
}

/// The entries of a calendar as pairs of name and value, unfolded.
fn entries(text: &str) -> Vec<Vec<(String, String)>> {
    let unfolded = text.replace("\r\n ", "");
    let mut entries: Vec<Vec<(String, String)>> = Vec::new();
    for line in unfolded.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value) {
            ("BEGIN", "VEVENT") => entries.push(Vec::new()),
            _ => {
                if let Some(entry) = entries.last_mut() {
                    entry.push((name.to_owned(), value.to_owned()));
                }
            }
        }
    }
    entries
}

#[test]
fn a_calendar_has_the_events_of_exact_days_and_names_the_others() {
    let index = index(
        r#"{ "version": 1, "id": "d", "title": "T", "parties": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }],
        "events": [
            { "id": "day", "date": "2016-02-28", "title": "Day", "initiator": "a" },
            { "id": "span", "date": "1999-12-30/2000-01-02", "title": "Span", "initiator": "a" },
            { "id": "month", "date": "2014-06", "title": "Month", "initiator": "a" },
            { "id": "perhaps", "date": "2014-06-20?", "title": "Perhaps", "initiator": "a" },
            { "id": "since", "date": "2014-06-20/..", "title": "Since", "initiator": "a" },
            { "id": "either", "date": "[2014-06-20..2014-06-22]", "title": "Either", "initiator": "a" },
            { "id": "half", "date": "2014-06/2014-07-03", "title": "Half", "initiator": "a" },
            { "id": "ancient", "date": "-0044-03-15", "title": "Ancient", "initiator": "a" },
            { "id": "last", "date": "9999-12-31", "title": "Last", "initiator": "a" },
            { "id": "early", "date": "0800-12-25", "title": "Early", "initiator": "a" }
        ] }"#,
        Language::English,
    );
    let calendar = ics(&index, &all(&index), FileWords::of(Language::English));
    let of = |entry: &[(String, String)], name: &str| {
        entry.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let entries = entries(&calendar.text);
    let days: Vec<[String; 3]> = entries
        .iter()
        .map(|entry| ["UID", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"].map(|name| of(entry, name)))
        .collect();
    assert_eq!(
        days,
        [
            ["early@d.relations-timeline", "08001225", "08001226"],
            ["span@d.relations-timeline", "19991230", "20000103"],
            ["day@d.relations-timeline", "20160228", "20160229"],
        ]
    );
    let left_out: Vec<&str> =
        calendar.left_out.iter().map(|event: &EventIx| index.dataset.event(*event).unwrap().id).collect();
    let mut expect = vec!["month", "perhaps", "since", "either", "half", "ancient", "last"];
    expect.sort_by_key(|id| index.dataset.event_with_id(id));
    assert_eq!(left_out, expect);
    let unfolded = calendar.text.replace("\r\n ", "");
    assert!(unfolded.contains("X-WR-CALDESC:7 events are not in this calendar"), "{unfolded}");
    assert!(unfolded.contains("Month (June 2014)"), "{unfolded}");
}

#[test]
fn no_line_of_a_calendar_is_too_long_and_no_text_becomes_a_line() {
    for index in [hostile(), embedded(Language::Korean), embedded(Language::Spanish)] {
        let calendar = ics(&index, &all(&index), FileWords::of(index.language));
        for line in calendar.text.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{line}");
            assert!(!line.contains(|letter: char| letter.is_control()), "{line:?}");
        }
        let entries = entries(&calendar.text);
        assert_eq!(entries.len() + calendar.left_out.len(), index.dataset.events.len());
        for entry in entries {
            let summary = &entry.iter().find(|(name, _)| name == "SUMMARY").unwrap().1;
            let mut plain = String::new();
            let mut letters = summary.chars();
            while let Some(letter) = letters.next() {
                match letter {
                    '\\' => plain.push(match letters.next() {
                        Some('n') => '\n',
                        Some(letter) => letter,
                        None => panic!("{summary}"),
                    }),
                    ';' | ',' => panic!("{summary}"),
                    _ => plain.push(letter),
                }
            }
            let says = |title: &str| title.replace(|letter: char| letter.is_control() && letter != '\n', "") == plain;
            assert!(index.dataset.events.iter().any(|event| says(event.title.get(index.language.tag()))), "{plain}");
        }
    }
}

#[test]
fn the_calendar_of_the_same_dataset_is_the_same() {
    let index = embedded(Language::English);
    let write = || ics(&index, &all(&index), FileWords::of(Language::English));
    assert_eq!(write(), write());
    assert_eq!(entries(&write().text).len(), 2);
}
