//! Bytes in, a `Dataset` and its problems out: reports, never fails, never panics.
//! The only place that knows the JSON of format `relations`, version 1.

mod entries;
mod references;

use super::json::Json;
use super::names::Names;
use super::read::{Entry, Node, Problems};
use super::{Dataset, Problem, Severity};
use crate::date::{Date, Day, Endpoint, Form, edtf};
use crate::order::sort;
use references::Context;

/// Reads a dataset of format `relations`, version 1, in UTF-8 with or without a byte order mark.
/// What is wrong is reported with its path; what is sound is in the dataset.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn parse(bytes: &[u8]) -> (Dataset, Vec<Problem>) {
    let whole = |message: String| Problem { severity: Severity::Error, path: String::new(), message };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value = match Json::read(bytes) {
        Ok(value) => value,
        Err(error) => return (Dataset::default(), vec![whole(not_json(bytes, &error))]),
    };
    if !matches!(value, Json::Object(_)) {
        let message = "The file holds JSON, but not an object with “events”. Is it a relations dataset?";
        return (Dataset::default(), vec![whole(message.to_owned())]);
    }
    let mut problems = Problems::default();
    let dataset = dataset(&Node::root(&value), &mut problems);
    let mut list = problems.list;
    if problems.beyond > 0 {
        list.push(whole(format!("{} further problems are not listed.", problems.beyond)));
    }
    (dataset, list)
}

fn not_json(bytes: &[u8], error: &str) -> String {
    let start = bytes.trim_ascii_start();
    if start.is_empty() {
        return "The file is empty. A dataset is a JSON object with “events”.".to_owned();
    }
    if start.starts_with(b"<") {
        return "This is a web page, not a dataset: the address may be wrong, or it may need a login.".to_owned();
    }
    if start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF") {
        return "The file is in UTF-16. Save it again in UTF-8.".to_owned();
    }
    format!("The file is not JSON: {error}. Correct that place, or check that the file arrived whole.")
}

fn dataset(root: &Node, problems: &mut Problems) -> Dataset {
    let version = root.key("version");
    if version.value.and_then(Json::whole) != Some(1) {
        problems.warning(&version, "The version should be 1, the only one there is; the file is read as version 1.");
    }
    let (events, parties, actors) = (root.key("events"), root.key("parties"), root.key("actors"));
    let (places, sources, categories) = (root.key("places"), root.key("sources"), root.key("categories"));
    let (tracks, disputes) = (root.key("tracks"), root.key("disputes"));
    let (narrative, see_also) = (root.key("narrative"), root.key("see_also"));
    if events.is_missing() {
        problems.error(&events, "There are no events. Add a list “events”.");
    }
    let language = language(&root.key("language"), problems);

    // Positions are final before anything refers to them.
    let dated = dated(events.entries("event", problems), problems);
    let parties_listed = parties.entries("party", problems);
    let actors = actors.entries("actor", problems);
    let places = places.entries("place", problems);
    let sources = sources.entries("source", problems);
    let categories = categories.entries("category", problems);
    let tracks = tracks.entries("track", problems);
    let names = |entries: &[Entry]| Names::of(entries.iter().map(|entry| entry.id.as_str()));
    let context = Context {
        language: &language,
        parties: names(&parties_listed),
        actors: names(&actors),
        places: names(&places),
        sources: names(&sources),
        categories: names(&categories),
        tracks: names(&tracks),
        events: Names::of(dated.iter().map(|dated| dated.entry.id.as_str())),
    };
    if parties_listed.len() != 2 {
        let count = parties_listed.len();
        problems.error(&parties, format!("There must be two parties, and here are {count}. The first two are shown."));
    }

    let events = dated.iter().map(|dated| context.event(&dated.entry, dated.date, &dated.edtf, problems)).collect();
    let mut party =
        |position: usize| parties_listed.get(position).map(|entry| context.party(entry, problems)).unwrap_or_default();
    let parties = [party(0), party(1)];
    Dataset {
        id: root.key("id").string(problems),
        title: root.key("title").text(&language, problems),
        summary: root.key("summary").text(&language, problems),
        license: context.license(&root.key("license"), problems),
        parties,
        actors: actors.iter().map(|entry| context.actor(entry, problems)).collect(),
        places: places.iter().map(|entry| context.place(entry, problems)).collect(),
        sources: sources.iter().map(|entry| context.source(entry, problems)).collect(),
        categories: categories.iter().map(|entry| context.category(entry, problems)).collect(),
        events,
        tracks: tracks.iter().map(|entry| context.track(entry, problems)).collect(),
        disputes: context.all(&disputes, "dispute", problems, Context::dispute),
        narrative: context.all(&narrative, "section", problems, Context::section),
        see_also: context.all(&see_also, "pointer", problems, Context::see_also),
        language,
    }
}

/// The language of plain strings.
fn language(node: &Node, problems: &mut Problems) -> String {
    let language = node.string(problems);
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_tag = (2..=8).contains(&primary.len())
        && primary.chars().all(|letter| letter.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
    if is_tag {
        return language;
    }
    if !language.is_empty() {
        let message = "This is no language tag: write for example en, es-VE or ko. Plain texts are taken for English.";
        problems.warning(node, message);
    }
    "en".to_owned()
}

/// An event of which the date has been read.
struct Dated<'a> {
    entry: Entry<'a>,
    date: Date,
    edtf: String,
}

/// The events with their dates, in order of time.
fn dated<'a>(entries: Vec<Entry<'a>>, problems: &mut Problems) -> Vec<Dated<'a>> {
    let mut dated: Vec<Dated<'a>> = Vec::with_capacity(entries.len());
    for entry in entries {
        let (date, edtf) = date_or_unknown(&entry.node.key("date"), problems);
        dated.push(Dated { entry, date, edtf });
    }
    let unknown = |date: &Date| date.earliest().is_none() && date.latest().is_none();
    let anchor = |date: &Date| if unknown(date) { i64::MAX } else { i64::from(date.anchor().0) };
    sort(&mut dated, |Dated { date, .. }| (anchor(date), i64::from(date.latest().unwrap_or(Day::MAX).0)));
    dated
}

fn date_or_unknown(node: &Node, problems: &mut Problems) -> (Date, String) {
    let unknown = Date { form: Form::Single, start: Endpoint::Unknown, end: Endpoint::Unknown };
    let known = problems.count();
    let text = node.string(problems);
    if text.trim().is_empty() {
        // What stands there and is no text has been reported.
        if problems.count() == known {
            let message = "The date is missing; the event stands in the list, but not on the axis. Add an EDTF date.";
            problems.error(node, message);
        }
        return (unknown, String::new());
    }
    let date = edtf::parse(&text).unwrap_or_else(|message| {
        problems.error(node, message);
        unknown
    });
    (date, text)
}
