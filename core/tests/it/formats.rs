//! What of a dataset survives in each format that the command line writes, as `docs/formats.md` says it.

mod facts;

use crate::dataset_of_north_korea_venezuela::plain_json::parsed;
use crate::fixtures::EMBEDDED;
use crate::format::SECOND;
use facts::{Fact, ROWS};
use relations_core::Shared;
use relations_core::dataset::{Dataset, EventIx, file, parse};
use relations_core::export::{Target, csv, ics, json, lost, timelinejs};
use relations_core::import::{Columns, read};
use relations_core::index::Index;
use relations_core::text::{FileWords, Language};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const PAGE: &str = include_str!("../../../docs/formats.md");

const BEGIN: &str = "<!-- The table below is written by a test from what comes back. -->\n";
const END: &str = "<!-- Here it ends. -->";

const FORMATS: [&str; 5] = ["relations", "packed", "timelinejs", "csv", "ics"];

/// A dataset in a format, and what is read of that; a calendar is not read.
fn there_and_back(dataset: &Dataset, format: &str) -> (Vec<u8>, Dataset) {
    let index = Index::new(Shared::new(dataset.clone()), Language::English);
    let events: Vec<EventIx> = (0..dataset.events.len()).map(EventIx::new).collect();
    let words = FileWords::of(Language::English);
    let bytes = match format {
        "relations" => json(dataset, None).into_bytes(),
        "packed" => file::write(dataset),
        "timelinejs" => timelinejs(&index, &events, words).into_bytes(),
        "csv" => csv(&index, &events, words).into_bytes(),
        _ => return (ics(&index, &events, words).text.into_bytes(), Dataset::default()),
    };
    let (back, problems) = read(&bytes, None, &Columns::default());
    assert_eq!(problems, [], "{format}");
    (bytes, back)
}

/// The keys of what readers read.
const TEXTS: [&str; 13] = [
    "title",
    "name",
    "short",
    "summary",
    "label",
    "note",
    "explanation",
    "statement",
    "text",
    "heading",
    "words",
    "attribution",
    "en",
];

/// A dataset in which each text has a word of its own, so that none is found where another stands.
fn marked(json: &str) -> Dataset {
    fn mark(value: &mut Value, path: &str, marks: &mut BTreeMap<String, usize>) {
        match value {
            Value::String(text) if TEXTS.contains(&path.rsplit('.').next().unwrap_or_default()) => {
                let next = marks.len();
                let number = *marks.entry([path, text].concat()).or_insert(next);
                *text += &format!(" xq{number}");
            }
            Value::Array(items) => items.iter_mut().for_each(|item| mark(item, path, marks)),
            Value::Object(entries) => {
                entries.iter_mut().for_each(|(key, value)| mark(value, &[path, ".", key].concat(), marks));
            }
            _ => {}
        }
    }
    let mut value = parsed(json);
    mark(&mut value, "", &mut BTreeMap::new());
    let (dataset, problems) = parse(value.to_string().as_bytes());
    assert_eq!(problems, []);
    dataset
}

/// The words of a text with a space around each, whatever stands between them.
fn words_of(text: &str) -> String {
    let plain = text.replace("\\n", " ").replace("\r\n ", "");
    let words: Vec<&str> = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    [" ", &words.join(" "), " "].concat()
}

/// How much of some facts has come back, and what of the rest can be read in the file.
fn survival(before: &BTreeSet<Fact>, after: &BTreeSet<Fact>, file: &str) -> &'static str {
    let facts = |of: &BTreeSet<Fact>| -> BTreeSet<(String, String)> {
        of.iter().map(|fact| (fact.of.clone(), fact.value.clone())).collect()
    };
    let after = facts(after);
    let rest: Vec<&Fact> =
        before.iter().filter(|fact| !after.contains(&(fact.of.clone(), fact.value.clone()))).collect();
    let told = rest.iter().filter(|fact| file.contains(&words_of(&fact.words))).count();
    match (rest.len(), before.len() - rest.len()) {
        (0, _) => "kept",
        (_, 0) if told == rest.len() => "as words",
        (_, 0) if told == 0 => "lost",
        (_, 0) => "some as words",
        _ if told == rest.len() => "some kept, others as words",
        _ => "some kept",
    }
}

fn table() -> String {
    let datasets: Vec<Dataset> = [EMBEDDED, SECOND].map(marked).into();
    let mut columns = Vec::new();
    for format in FORMATS {
        let mut file = String::new();
        let backs: Vec<Dataset> = datasets
            .iter()
            .map(|dataset| {
                let (bytes, back) = there_and_back(dataset, format);
                file += &words_of(&String::from_utf8_lossy(&bytes).replace("\r\n ", ""));
                back
            })
            .collect();
        let all = |datasets: &[Dataset], facts: fn(&Dataset) -> Vec<Fact>| -> BTreeSet<Fact> {
            datasets.iter().flat_map(facts).collect()
        };
        columns.push(ROWS.map(|(_, facts)| survival(&all(&datasets, facts), &all(&backs, facts), &file)));
    }
    let mut table = format!("\n| | {} |\n|---{}|\n", FORMATS.join(" | "), "|---".repeat(FORMATS.len()));
    for (number, (name, facts)) in ROWS.iter().enumerate() {
        assert!(datasets.iter().any(|dataset| !facts(dataset).is_empty()), "no dataset has {name}");
        let cells: Vec<&str> = columns.iter().map(|column| column[number]).collect();
        table += &format!("| {name} | {} |\n", cells.join(" | "));
    }
    table + "\n"
}

/// `ACCEPT=1 cargo test -p relations-core --test it formats` writes the table anew.
#[test]
fn the_page_says_what_survives_in_each_format() {
    let (before, rest) = PAGE.split_once(BEGIN).expect("the page says where its table begins");
    let (_, after) = rest.split_once(END).expect("the page says where its table ends");
    let page = [before, BEGIN, &table(), END, after].concat();
    if std::env::var_os("ACCEPT").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/formats.md"), page).unwrap();
    } else {
        assert!(page == PAGE, "docs/formats.md is not what the formats do: run this test with ACCEPT=1.");
    }
}

#[test]
fn everything_survives_in_our_own_formats() {
    for json in [EMBEDDED, SECOND] {
        let dataset = parse(json.as_bytes()).0;
        for format in ["relations", "packed"] {
            let (_, back) = there_and_back(&dataset, format);
            assert_eq!(format!("{back:?}"), format!("{dataset:?}"), "{format}");
        }
    }
}

#[test]
fn what_a_table_says_survives_it_in_every_language() {
    let dataset = parse(EMBEDDED.as_bytes()).0;
    for language in Language::ALL {
        let index = Index::new(Shared::new(dataset.clone()), language);
        let events: Vec<EventIx> = (0..dataset.events.len()).map(EventIx::new).collect();
        let table = csv(&index, &events, FileWords::of(language));
        let (once, problems) = read(table.as_bytes(), None, &Columns::default());
        assert_eq!((problems, once.language.as_str()), (vec![], language.tag()));
        // The same table comes out of what was read, but for the order of the sides.
        let again = Index::new(Shared::new(once), language);
        let again = csv(&again, &events, FileWords::of(language));
        let lines = |table: &str| table.lines().map(str::to_owned).collect::<BTreeSet<String>>();
        assert_eq!(lines(&again), lines(&table), "{language:?}");
    }
}

#[test]
fn what_is_written_for_timelinejs_is_read_as_its_json() {
    let dataset = parse(EMBEDDED.as_bytes()).0;
    let (bytes, back) = there_and_back(&dataset, "timelinejs");
    let json = parsed(&String::from_utf8(bytes).unwrap());
    assert_eq!(json["events"].as_array().unwrap().len(), dataset.events.len());
    let keys = |of: &serde_json::Value| of.as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>();
    let known = ["unique_id", "start_date", "end_date", "display_date", "group", "text", "media", "location"];
    for event in json["events"].as_array().unwrap() {
        assert!(keys(event).iter().all(|key| known.contains(&key.as_str())), "{event}");
        assert!(event["start_date"]["year"].is_number() && event["text"]["headline"].is_string(), "{event}");
    }
    for era in json["eras"].as_array().unwrap() {
        assert!(era["start_date"]["year"].is_number() && era["end_date"]["year"].is_number(), "{era}");
    }
    assert_eq!(back.tracks[0].periods.len(), dataset.tracks.iter().map(|track| track.periods.len()).sum::<usize>());
}

#[test]
fn what_has_no_place_is_told_with_how_much_there_is_of_it() {
    let dataset = parse(EMBEDDED.as_bytes()).0;
    let told = |target| lost(&dataset, target).iter().map(ToString::to_string).collect::<Vec<String>>();
    for target in [Target::TimelineJs, Target::Csv, Target::Ics] {
        let disputes = format!("no place for disputes: {} left out.", dataset.disputes.len());
        assert!(told(target).iter().any(|line| line.ends_with(&disputes)), "{target:?}");
    }
    assert!(told(Target::TimelineJs).contains(
        &"warning: title: TimelineJS has no place for texts in more than one language: 2 left out.".to_owned()
    ));
    assert!(!told(Target::Csv).iter().any(|line| line.contains("links")));
    let plain = parse(
        br#"{"version":1,"title":"T","parties":[{"id":"a","name":"A"},{"id":"b","name":"B"}],
        "events":[{"id":"e","date":"2001","title":"E","initiator":"a"}]}"#,
    );
    assert_eq!(lost(&plain.0, Target::TimelineJs), []);
    assert_eq!(lost(&plain.0, Target::Csv).len(), 1);
    assert_eq!(lost(&plain.0, Target::Ics).len(), 2);
}
