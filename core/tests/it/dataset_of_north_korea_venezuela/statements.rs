//! The table of the article's statements: every sentence is in it, and has a home in the dataset.

use super::plain_json::{KINDS, at, citations, everywhere, thing};
use serde_json::Value;
use std::collections::BTreeMap;

/// How many sentences each paragraph of each section of the article has, counted in the article itself.
const SENTENCES: [(&str, &[u64]); 5] = [
    ("infobox", &[1]),
    ("lead", &[3, 3]),
    ("history", &[1, 1, 3, 3, 3, 2, 3]),
    ("diplomatic-missions", &[2, 1]),
    ("see-also", &[1]),
];

/// Which kinds can be the home of a statement.
const HOMES: [&str; 8] = ["event", "track", "actor", "place", "dispute", "passage", "see-also", "party"];

pub fn miscounted_sentences(table: &str) -> Vec<String> {
    let mut expected = Vec::new();
    for (section, paragraphs) in SENTENCES {
        for (paragraph, sentences) in (1..).zip(paragraphs) {
            expected.extend((1..=*sentences).map(|sentence| (section.to_owned(), paragraph, sentence)));
        }
    }
    let found: Vec<Place> = statements(table).into_iter().map(|statement| statement.place).collect();
    let missing = expected.iter().filter(|place| !found.contains(place)).map(|place| format!("{place:?} is missing"));
    let needless =
        found.iter().filter(|place| !expected.contains(place)).map(|place| format!("{place:?} is no sentence"));
    let disordered = (found != expected).then(|| "the rows are not the sentences in their order".to_owned());
    missing.chain(needless).chain(disordered).collect()
}

pub fn homeless_statements(dataset: &Value, table: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for Statement { place: (section, paragraph, sentence), gist, homes } in statements(table) {
        let row = format!("{section} {paragraph} {sentence}");
        if homes.is_empty() {
            faults.push(format!("{row} has no home"));
        }
        if gist.trim().is_empty() {
            faults.push(format!("{row} has no gist"));
        }
        for home in homes {
            let (kind, id) = home.split_once(':').unwrap_or_default();
            if !HOMES.contains(&kind) {
                faults.push(format!("{row}: {home} is not a home"));
                continue;
            }
            let Some(thing) = thing(dataset, kind, id) else {
                faults.push(format!("{row}: {home} is nowhere"));
                continue;
            };
            let can_cite = everywhere(thing).iter().any(|(place, _)| place.ends_with("/citations"));
            let cites = citations(thing).iter().any(|(_, citation)| {
                citation["section"] == *section
                    && citation["paragraph"] == paragraph
                    && citation["sentence"] == sentence
            });
            if can_cite && !cites {
                faults.push(format!("{row}: {home} does not cite it"));
            }
        }
    }
    faults
}

pub fn unlisted_citations(dataset: &Value, table: &str) -> Vec<String> {
    let listed: BTreeMap<Place, Vec<String>> =
        statements(table).into_iter().map(|statement| (statement.place, statement.homes)).collect();
    let mut faults = Vec::new();
    for (kind, pattern) in KINDS.iter().filter(|(kind, _)| HOMES.contains(kind)) {
        for (_, thing) in at(dataset, pattern) {
            let home = format!("{kind}:{}", thing["id"].as_str().unwrap_or_default());
            for (_, citation) in citations(thing) {
                let number = |key: &str| citation[key].as_u64().unwrap_or_default();
                let section = citation["section"].as_str().unwrap_or_default();
                let place = (section.to_owned(), number("paragraph"), number("sentence"));
                if !listed.get(&place).is_some_and(|homes| homes.contains(&home)) {
                    faults.push(format!(
                        "{section} {} {} is cited by {home}, which is not among its homes",
                        place.1, place.2
                    ));
                }
            }
        }
    }
    faults
}

/// Section, paragraph and sentence.
type Place = (String, u64, u64);

/// One row of the table of statements.
struct Statement {
    place: Place,
    gist: String,
    homes: Vec<String>,
}

fn statements(table: &str) -> Vec<Statement> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(reader.headers().unwrap(), vec!["section", "paragraph", "sentence", "gist", "homes"]);
    let rows = reader.records().map(|row| row.expect("a row has five columns"));
    rows.map(|row| Statement {
        place: (row[0].to_owned(), row[1].parse().expect("a number"), row[2].parse().expect("a number")),
        gist: row[3].to_owned(),
        homes: row[4].split_whitespace().map(str::to_owned).collect(),
    })
    .collect()
}
