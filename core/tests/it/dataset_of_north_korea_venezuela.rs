//! Knows what the dataset of North Korea and Venezuela promises: it keeps to its schema, its references, dates,
//! citations and translations are whole, and every sentence of the article has a home in it.
//! It knows nothing of the parser: it reads plain JSON and CSV.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop there"
)]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

const DATASET: &str = include_str!("../../../static/datasets/north-korea-venezuela.json");
const SCHEMA: &str = include_str!("../../../static/relations.schema.json");
const STATEMENTS: &str = include_str!("../../../static/datasets/north-korea-venezuela.statements.csv");

const LANGUAGES: [&str; 3] = ["en", "es", "ko"];

/// How many letters a title may have to fit a label; Hangul is twice as wide.
const TITLE_LIMITS: [(&str, usize); 3] = [("en", 45), ("es", 45), ("ko", 24)];

/// How many sentences each paragraph of each section of the article has, counted in the article itself.
const SENTENCES: [(&str, &[u64]); 5] = [
    ("infobox", &[1]),
    ("lead", &[3, 3]),
    ("history", &[1, 1, 3, 3, 3, 2, 3]),
    ("diplomatic-missions", &[2, 1]),
    ("see-also", &[1]),
];

/// Where the things of each kind stand, and by which word a home calls the kind.
const KINDS: [(&str, &str); 12] = [
    ("party", "/parties/*"),
    ("actor", "/actors/*"),
    ("place", "/places/*"),
    ("source", "/sources/*"),
    ("category", "/categories/*"),
    ("event", "/events/*"),
    ("track", "/tracks/*"),
    ("dispute", "/disputes/*"),
    ("claim", "/disputes/*/claims/*"),
    ("chapter", "/narrative/*"),
    ("passage", "/narrative/*/passages/*"),
    ("see-also", "/see_also/*"),
];

/// Which kinds can be the home of a statement.
const HOMES: [&str; 8] = ["event", "track", "actor", "place", "dispute", "passage", "see-also", "party"];

/// Where an id is mentioned, and of which kind it has to be.
const REFERENCES: [(&str, &str); 24] = [
    ("/parties/*/capital", "place"),
    ("/actors/*/party", "party"),
    ("/actors/*/roles/*/party", "party"),
    ("/actors/*/citations/*/source", "source"),
    ("/places/*/within", "place"),
    ("/places/*/citations/*/source", "source"),
    ("/events/*/category", "category"),
    ("/events/*/initiator", "party"),
    ("/events/*/actors/*", "actor"),
    ("/events/*/places/*", "place"),
    ("/events/*/citations/*/source", "source"),
    ("/events/*/reported_by/*", "source"),
    ("/events/*/derived_date/anchor", "event"),
    ("/events/*/links/*/to", "event"),
    ("/tracks/*/party", "party"),
    ("/tracks/*/place", "place"),
    ("/tracks/*/periods/*/events/*", "event"),
    ("/tracks/*/periods/*/citations/*/source", "source"),
    ("/disputes/*/claims/*/events/*", "event"),
    ("/disputes/*/claims/*/tracks/*", "track"),
    ("/disputes/*/claims/*/citations/*/source", "source"),
    ("/narrative/*/passages/*/events/*", "event"),
    ("/narrative/*/passages/*/tracks/*", "track"),
    ("/narrative/*/passages/*/citations/*/source", "source"),
];

/// What must not stand without a citation.
const CITED: [&str; 5] =
    ["/events/*", "/tracks/*/periods/*", "/disputes/*/claims/*", "/narrative/*/passages/*", "/actors/*"];

/// The keys under which words for the reader stand.
const TEXTS: [&str; 12] = [
    "title",
    "summary",
    "name",
    "short",
    "attribution",
    "words",
    "label",
    "note",
    "explanation",
    "statement",
    "heading",
    "text",
];

#[test]
fn the_schema_is_itself_a_valid_schema() {
    let faults = jsonschema::meta::validate(&parsed(SCHEMA)).err().map(|error| error.to_string());
    check(faults.into_iter().collect());
}

#[test]
fn the_dataset_keeps_to_its_schema() {
    check(schema_violations(&parsed(DATASET)));
}

#[test]
fn every_id_is_the_only_one_of_its_kind() {
    check(repeated_ids(&parsed(DATASET)));
}

#[test]
fn every_reference_leads_somewhere() {
    check(dangling_references(&parsed(DATASET)));
}

#[test]
fn every_date_is_edtf() {
    check(unreadable_dates(&parsed(DATASET)));
}

#[test]
fn every_statement_of_the_dataset_cites_its_sentence() {
    check(incomplete_citations(&parsed(DATASET)));
}

#[test]
fn every_text_is_in_all_three_languages() {
    check(untranslated_texts(&parsed(DATASET)));
}

#[test]
fn every_title_of_an_event_fits_a_label() {
    check(long_titles(&parsed(DATASET)));
}

#[test]
fn no_sentence_of_the_article_is_missing_from_the_table() {
    check(miscounted_sentences(STATEMENTS));
}

#[test]
fn every_statement_of_the_article_has_a_home() {
    check(homeless_statements(&parsed(DATASET), STATEMENTS));
}

#[test]
fn every_home_is_listed_where_it_cites() {
    check(unlisted_citations(&parsed(DATASET), STATEMENTS));
}

#[test]
fn a_breach_of_any_rule_is_found() {
    type Rule = fn(&Value) -> Vec<String>;
    let homeless: Rule = |dataset| homeless_statements(dataset, STATEMENTS);
    let unlisted: Rule = |dataset| unlisted_citations(dataset, STATEMENTS);
    let table: [(Rule, &str, Value, &str); 22] = [
        (schema_violations, "/version", json!(2), "/version: 1 was expected"),
        (schema_violations, "/events/0/weight", json!(6), "/events/0/weight: 6 is greater than the maximum of 5"),
        (schema_violations, "/categories/0/symbol", json!("heart"), "/categories/0/symbol: \"heart\" is not one of"),
        (
            schema_violations,
            "/tracks/0/periods/0/date",
            json!("1973"),
            "/tracks/0/periods/0/date: \"1973\" does not match",
        ),
        (schema_violations, "/places/0/coordinates/lat", json!(91), "/places/0/coordinates/lat: 91 is greater"),
        (schema_violations, "/see_also/0", json!({ "id": "x", "title": "X", "link": "y" }), "'link' was unexpected"),
        (repeated_ids, "/events/1/id", json!("embassy-closed"), "two of kind event are called embassy-closed"),
        (repeated_ids, "/disputes/0/claims/0/id", json!("relations-since-1965"), "two of kind claim are called"),
        (dangling_references, "/events/0/initiator", json!("both"), "/events/0/initiator: no party is called both"),
        (
            dangling_references,
            "/events/0/citations/0/section",
            json!("notes"),
            "/events/0/citations/0/section: no section",
        ),
        (unreadable_dates, "/events/0/date", json!("before 1974"), "/events/0/date: before 1974"),
        (unreadable_dates, "/disputes/0/claims/0/date", json!("2015-13"), "/disputes/0/claims/0/date: 2015-13"),
        (incomplete_citations, "/events/0/citations", json!([]), "/events/0 cites nothing"),
        (incomplete_citations, "/tracks/0/periods/0/citations", json!([]), "/tracks/0/periods/0 cites nothing"),
        (incomplete_citations, "/events/0/citations/0/sentence", json!(0), "/events/0/citations/0 is incomplete"),
        (untranslated_texts, "/events/0/title", json!("South Korea only"), "/events/0/title has no en"),
        (untranslated_texts, "/tracks/0/short/ko", json!(" "), "/tracks/0/short has no ko"),
        (long_titles, "/events/0/title/en", json!("x".repeat(46)), "/events/0/title/en: 46 letters"),
        (homeless, "/places/1/id", json!("capital"), "place:caracas is nowhere"),
        (
            homeless,
            "/events/0/citations/0/sentence",
            json!(2),
            "event:south-korea-sole-representative does not cite it",
        ),
        (unlisted, "/events/0/citations/0/paragraph", json!(2), "history 2 1 is cited by event:south-korea-sole"),
        (unlisted, "/events/0/citations/0/sentence", json!(7), "history 1 7 is cited by event:south-korea-sole"),
    ];
    for (rule, place, value, expected) in table {
        let mut dataset = parsed(DATASET);
        *dataset.pointer_mut(place).unwrap_or_else(|| panic!("nothing stands at {place}")) = value;
        check_found(&rule(&dataset), expected);
    }
}

#[test]
fn a_dangling_reference_is_found_wherever_one_can_stand() {
    for (pattern, kind) in REFERENCES {
        let mut dataset = parsed(DATASET);
        let place = at(&dataset, pattern).first().unwrap_or_else(|| panic!("nothing stands at {pattern}")).0.clone();
        *dataset.pointer_mut(&place).unwrap() = json!("nobody");
        check_found(&dangling_references(&dataset), &format!("{place}: no {kind} is called nobody"));
    }
}

#[test]
fn a_row_dropped_or_emptied_is_found() {
    let dataset = parsed(DATASET);
    let lines: Vec<&str> = STATEMENTS.lines().collect();
    for dropped in 1..lines.len() {
        let rest: Vec<&str> =
            lines.iter().enumerate().filter(|(row, _)| *row != dropped).map(|(_, line)| *line).collect();
        let found = miscounted_sentences(&rest.join("\n"));
        assert!(!found.is_empty(), "nobody misses the row {:?}", lines[dropped]);
    }
    let table: [(&str, &str); 3] = [
        ("see-also,1,1,a pointer,", "see-also 1 1 has no home"),
        ("see-also,1,1,a pointer,source:wikipedia", "see-also 1 1: source:wikipedia is not a home"),
        ("see-also,1,1,,see-also:south-korea-venezuela", "see-also 1 1 has no gist"),
    ];
    for (row, expected) in table {
        check_found(&homeless_statements(&dataset, &format!("{}\n{row}\n", lines[0])), expected);
    }
}

/// Fails with every fault that was found, one a line.
fn check(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} found:\n{}", faults.len(), faults.join("\n"));
}

fn check_found(faults: &[String], expected: &str) {
    assert!(faults.iter().any(|fault| fault.contains(expected)), "{expected:?} is not among {faults:#?}");
}

fn schema_violations(dataset: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&parsed(SCHEMA)).expect("the schema compiles");
    validator.iter_errors(dataset).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn repeated_ids(dataset: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (kind, pattern) in KINDS {
        let mut seen = BTreeSet::new();
        for (_, thing) in at(dataset, pattern) {
            let id = thing["id"].as_str().unwrap_or_default();
            if id.is_empty() || !seen.insert(id) {
                faults.push(format!("two of kind {kind} are called {id}, or one is called nothing"));
            }
        }
    }
    faults
}

fn dangling_references(dataset: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (pattern, kind) in REFERENCES {
        for (place, id) in at(dataset, pattern) {
            let id = id.as_str().unwrap_or_default();
            let joint = id == "joint" && pattern == "/events/*/initiator";
            if !joint && thing(dataset, kind, id).is_none() {
                faults.push(format!("{place}: no {kind} is called {id}"));
            }
        }
    }
    for (place, citation) in citations(dataset) {
        let source = thing(dataset, "source", citation["source"].as_str().unwrap_or_default());
        let sections = source.map(|source| at(source, "/sections/*/id")).unwrap_or_default();
        if !sections.iter().any(|(_, section)| **section == citation["section"]) {
            faults.push(format!("{place}/section: no section of its source is called {}", citation["section"]));
        }
    }
    faults
}

fn unreadable_dates(dataset: &Value) -> Vec<String> {
    everywhere(dataset)
        .into_iter()
        .filter(|(place, _)| place.ends_with("/date"))
        .filter_map(|(place, date)| {
            let date = date.as_str().unwrap_or_default();
            edtf_core::Edtf::parse(date).err().map(|error| format!("{place}: {date} is not EDTF, {error}"))
        })
        .collect()
}

fn incomplete_citations(dataset: &Value) -> Vec<String> {
    let unfounded = CITED.iter().flat_map(|pattern| at(dataset, pattern)).filter_map(|(place, thing)| {
        let cites = thing["citations"].as_array().is_some_and(|citations| !citations.is_empty());
        (!cites).then(|| format!("{place} cites nothing"))
    });
    let incomplete = citations(dataset).into_iter().filter_map(|(place, citation)| {
        let named = ["source", "section"].iter().all(|key| citation[key].as_str().is_some_and(|id| !id.is_empty()));
        let counted = ["paragraph", "sentence"].iter().all(|key| citation[key].as_u64().is_some_and(|n| n > 0));
        (!named || !counted).then(|| format!("{place} is incomplete: {citation}"))
    });
    unfounded.chain(incomplete).collect()
}

fn untranslated_texts(dataset: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (place, text) in everywhere(dataset) {
        let key = place.rsplit('/').next().unwrap_or_default();
        let name_of_license = place.ends_with("/license/name");
        if !TEXTS.contains(&key) || name_of_license {
            continue;
        }
        for language in LANGUAGES {
            if text[language].as_str().unwrap_or_default().trim().is_empty() {
                faults.push(format!("{place} has no {language}"));
            }
        }
    }
    faults
}

fn long_titles(dataset: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (place, title) in at(dataset, "/events/*/title") {
        for (language, limit) in TITLE_LIMITS {
            let letters = title[language].as_str().unwrap_or_default().chars().count();
            if letters > limit {
                faults.push(format!("{place}/{language}: {letters} letters, {limit} fit"));
            }
        }
    }
    faults
}

fn miscounted_sentences(table: &str) -> Vec<String> {
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

fn homeless_statements(dataset: &Value, table: &str) -> Vec<String> {
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

fn unlisted_citations(dataset: &Value, table: &str) -> Vec<String> {
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

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("the file is JSON")
}

/// The thing of this kind that is called so.
fn thing<'a>(dataset: &'a Value, kind: &str, id: &str) -> Option<&'a Value> {
    let (_, pattern) = KINDS.iter().find(|(word, _)| *word == kind)?;
    at(dataset, pattern).into_iter().map(|(_, thing)| thing).find(|thing| thing["id"] == id)
}

/// Every citation in the value, with its JSON pointer.
fn citations(value: &Value) -> Vec<(String, &Value)> {
    let lists = everywhere(value).into_iter().filter(|(place, _)| place.ends_with("/citations"));
    lists
        .flat_map(|(place, list)| {
            at(list, "/*").into_iter().map(move |(index, citation)| (format!("{place}{index}"), citation))
        })
        .collect()
}

/// What a JSON pointer leads to, in which `*` stands for every member of an array.
fn at<'a>(value: &'a Value, pattern: &str) -> Vec<(String, &'a Value)> {
    let mut found = vec![(String::new(), value)];
    for step in pattern.split('/').skip(1) {
        found = found
            .into_iter()
            .flat_map(|(place, value)| match (step, value) {
                ("*", Value::Array(members)) => {
                    (0..).zip(members).map(|(index, member): (usize, _)| (format!("{place}/{index}"), member)).collect()
                }
                ("*", _) => Vec::new(),
                (key, value) => value.get(key).map(|member| (format!("{place}/{key}"), member)).into_iter().collect(),
            })
            .collect();
    }
    found
}

/// Every value inside this one, with its JSON pointer.
fn everywhere(value: &Value) -> Vec<(String, &Value)> {
    let members: Vec<(String, &Value)> = match value {
        Value::Array(members) => {
            members.iter().enumerate().map(|(index, member)| (format!("/{index}"), member)).collect()
        }
        Value::Object(members) => members.iter().map(|(key, member)| (format!("/{key}"), member)).collect(),
        _ => Vec::new(),
    };
    members
        .into_iter()
        .flat_map(|(place, member)| {
            let inside = everywhere(member)
                .into_iter()
                .map(|(rest, value)| (format!("{place}{rest}"), value))
                .collect::<Vec<_>>();
            std::iter::once((place, member)).chain(inside)
        })
        .collect()
}
