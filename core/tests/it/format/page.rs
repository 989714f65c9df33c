//! The tables of keys in `docs/dataset.md`, made from the schema.
//! Knows how a key is told of; knows nothing of how it is read.

use super::sample::{objects, resolved};
use serde_json::{Value, json};

pub const PAGE: &str = include_str!("../../../../docs/dataset.md");

const BEGIN: &str = "<!-- The tables below are written from static/relations.schema.json. -->\n";
const END: &str = "<!-- Here they end. -->";

/// The objects in the order in which they are told of, with what the reader calls them.
const TABLES: [(&str, &str); 22] = [
    ("", "The file"),
    ("party", "Parties"),
    ("codes", "Codes"),
    ("coordinates", "Coordinates"),
    ("event", "Events"),
    ("citation", "Citations"),
    ("derived_date", "Derived dates"),
    ("link", "Links"),
    ("category", "Categories"),
    ("actor", "Actors"),
    ("role", "Roles"),
    ("place", "Places"),
    ("source", "Sources"),
    ("section", "Sections of sources"),
    ("license", "Licences"),
    ("track", "Tracks"),
    ("period", "Periods"),
    ("dispute", "Disputes"),
    ("claim", "Claims"),
    ("chapter", "Chapters"),
    ("passage", "Passages"),
    ("see_also", "See also"),
];

/// What is told of elsewhere on the page, or in two words.
const SIMPLE: [(&str, &str); 7] = [
    ("id", "[id](#ids-and-references)"),
    ("text", "[text](#texts)"),
    ("edtf", "[date](#dates)"),
    ("interval", "[interval](#dates)"),
    ("language", "language tag"),
    ("url", "web address"),
    ("country", "country code"),
];

pub fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    text.split_once(begin).and_then(|(_, rest)| rest.split_once(end)).expect("the page has both marks").0
}

/// The page with the tables as the schema has them now.
pub fn with_tables(schema: &Value) -> String {
    let (before, rest) = PAGE.split_once(BEGIN).expect("the page says where its tables begin");
    let (_, after) = rest.split_once(END).expect("the page says where its tables end");
    [before, BEGIN, &tables(schema), END, after].concat()
}

fn tables(schema: &Value) -> String {
    let mut page = String::new();
    let objects = objects(schema);
    assert_eq!(TABLES.len(), objects.len(), "every object of the schema has a table");
    for (name, title) in TABLES {
        let (_, object) = objects.iter().find(|(other, _)| *other == name).expect("the schema has this object");
        page.push_str(&format!("\n### {title}\n\n{}\n\n", words(object)));
        page.push_str("| key | type | needed | what it is for | example |\n|---|---|---|---|---|\n");
        let keys = object["properties"].as_object().unwrap();
        let needed = |key: &str| object["required"].as_array().is_some_and(|keys| keys.contains(&json!(key)));
        // What is needed comes first.
        for is_needed in [true, false] {
            for (key, of) in keys.iter().filter(|(key, _)| needed(key) == is_needed) {
                let needed = if is_needed { "yes" } else { "no" };
                let (kind, example) = (kind(schema, of), example(schema, of));
                let description = if words(of).is_empty() { words(resolved(schema, of).0) } else { words(of) };
                page.push_str(&format!("| `{key}` | {kind} | {needed} | {description} | {example} |\n"));
            }
        }
    }
    page.push('\n');
    page
}

fn words(of: &Value) -> &str {
    of["description"].as_str().unwrap_or_default()
}

fn kind(schema: &Value, of: &Value) -> String {
    let (of, name) = resolved(schema, of);
    if let Some((_, words)) = SIMPLE.iter().find(|(simple, _)| *simple == name) {
        return (*words).to_owned();
    }
    if let Some((_, title)) = TABLES.iter().find(|(object, _)| *object == name && !name.is_empty()) {
        return format!("[{}](#{})", name.replace('_', " "), title.to_lowercase().replace(' ', "-"));
    }
    if !of["const"].is_null() {
        return format!("`{}`", of["const"]);
    }
    if let Some(choices) = of["enum"].as_array() {
        return choices
            .iter()
            .map(|one| format!("`{}`", one.as_str().unwrap_or_default()))
            .collect::<Vec<_>>()
            .join(", ");
    }
    match (of["type"].as_str().unwrap_or("number"), &of["minimum"], &of["maximum"]) {
        ("array", ..) if of["minItems"] == of["maxItems"] && of["minItems"].is_number() => {
            format!("list of {}: {}", of["minItems"], kind(schema, &of["items"]))
        }
        ("array", ..) => format!("list: {}", kind(schema, &of["items"])),
        ("integer", from, Value::Null) => format!("whole number from {from}"),
        ("integer", from, to) => format!("whole number from {from} to {to}"),
        ("number", Value::Null, _) => "number".to_owned(),
        ("number", from, to) => format!("number from {from} to {to}"),
        (other, ..) => other.to_owned(),
    }
}

fn example(schema: &Value, of: &Value) -> String {
    let (inner, _) = resolved(schema, of);
    let example = [of, inner].into_iter().find_map(|of| of["examples"].get(0));
    example.map(|example| format!("`{example}`").replace('|', "\\|")).unwrap_or_default()
}
