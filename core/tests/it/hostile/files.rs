//! What must hold for files made of whatever: strict XML without scripts, links that a reader can follow, tables and
//! calendars with as many entries as there are events. Knows formats; knows nothing of what stands in them.

use super::work::{Files, is_harmless};
use relations_core::dataset::{Dataset, Severity, parse};
use relations_core::export::Style;
use roxmltree::Document;
use serde_json::Value;

/// What does not hold.
pub fn wrong(files: &Files, dataset: &Dataset) -> Vec<String> {
    let mut found = Vec::new();
    xml("the picture", &files.svg, &mut found);
    xml("the paper", &files.paper, &mut found);
    table(&files.csv, dataset, &mut found);
    calendar(&files.ics, &mut found);
    json(&files.json, dataset, &mut found);
    for (style, citation) in &files.citations {
        match style {
            Style::Plain => {}
            Style::Bibtex => bibtex(citation, &mut found),
            Style::CslJson => csl(citation, &mut found),
        }
    }
    found
}

fn xml(what: &str, text: &str, found: &mut Vec<String>) {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return found.push(format!("{what} is no XML: {error}")),
    };
    for node in document.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name().to_ascii_lowercase();
        if ["script", "foreignobject", "iframe", "a", "use", "image", "img", "set", "animate"].contains(&&*name) {
            found.push(format!("{what} has an element “{name}”"));
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name().to_ascii_lowercase(), attribute.value());
            let is_link = ["href", "src"].contains(&&*name) && !value.starts_with('#') && !is_harmless(value);
            if name.starts_with("on") || name == "style" || is_link || value.contains("url(http") {
                found.push(format!("{what} has {name}=“{value}”"));
            }
        }
    }
}

fn table(text: &str, dataset: &Dataset, found: &mut Vec<String>) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
    let records: Vec<_> = reader.records().collect();
    if records.len() != dataset.events.len() {
        found.push(format!("the table has {} rows of {} events", records.len(), dataset.events.len()));
    }
    for record in records {
        match record {
            Ok(record) => {
                if let Some(cell) = record.iter().find(|cell| cell.starts_with(['=', '+', '@', '\t', '\r'])) {
                    found.push(format!("the table has the formula “{}”", cell.chars().take(80).collect::<String>()));
                }
            }
            Err(error) => found.push(format!("the table is none: {error}")),
        }
    }
}

fn calendar(text: &str, found: &mut Vec<String>) {
    let whole = text.replace("\r\n ", "");
    for line in whole.split("\r\n").filter(|line| !line.is_empty()) {
        let name = line.split([':', ';']).next().unwrap_or_default();
        let is_known = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
        if !is_known || ["ATTACH", "VALARM"].contains(&name) || line.contains(['\n', '\r']) || line == "BEGIN:VALARM" {
            found.push(format!("the calendar has the line “{}”", line.chars().take(80).collect::<String>()));
        }
        if name == "URL" && !line.split_once(':').is_some_and(|(_, url)| is_harmless(url)) {
            found.push(format!("the calendar has the link “{line}”"));
        }
    }
}

/// Our own format is read again with no more than warnings.
fn json(text: &str, dataset: &Dataset, found: &mut Vec<String>) {
    let (again, problems) = parse(text.as_bytes());
    if again.events.len() != dataset.events.len() {
        found.push(format!("of {} events {} are read again", dataset.events.len(), again.events.len()));
    }
    let known = [
        "is missing",
        "is empty",
        "two parties",
        "began it",
        "not an EDTF date",
        "stands twice",
        "not listed",
        "beyond the years",
        "ends before",
    ];
    for problem in problems.iter().filter(|problem| problem.severity == Severity::Error) {
        if !known.iter().any(|known| problem.message.contains(known)) {
            found.push(format!("what is written is read with {problem}"));
        }
    }
}

fn bibtex(text: &str, found: &mut Vec<String>) {
    let mut depth = 0_i32;
    let mut is_escaped = false;
    for letter in text.chars() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    if depth != 0 {
        found.push(format!("a citation has {depth} braces too many: {}", text.chars().take(300).collect::<String>()));
    }
    addresses(text.lines().filter_map(|line| line.strip_prefix("  url = {")?.strip_suffix("},")), found);
}

fn csl(text: &str, found: &mut Vec<String>) {
    match serde_json::from_str::<Value>(text) {
        Ok(items) => {
            let items = items.as_array().cloned().unwrap_or_default();
            addresses(items.iter().filter_map(|item| item["URL"].as_str()), found);
        }
        Err(error) => found.push(format!("a citation is no JSON: {error}")),
    }
}

fn addresses<'a>(addresses: impl Iterator<Item = &'a str>, found: &mut Vec<String>) {
    found.extend(addresses.filter(|url| !is_harmless(url)).map(|url| format!("a citation has the link “{url}”")));
}
