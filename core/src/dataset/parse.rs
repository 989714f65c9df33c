//! Bytes in, a `Dataset` and its problems out: reports, never fails, never panics.
//! The only place that knows the JSON of format `relations`, version 1.

mod entries;
mod events;
mod references;
mod resolve;
mod stream;

use super::json::{DEEPEST, Json, Reader};
use super::names::Names;
use super::read::{Entry, Node, Problems, Stage};
use super::{Dataset, Problem, Severity};
use references::Context;
use resolve::Unresolved;
use stream::Stream;

/// Reads a dataset of format `relations`, version 1, in UTF-8 with or without a byte order mark.
/// What is wrong is reported with its path; what is sound is in the dataset.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn parse(bytes: &[u8]) -> (Dataset, Vec<Problem>) {
    let mut parser = Parser::default();
    parser.feed(bytes);
    parser.finish()
}

/// Reads the same from pieces, as they arrive. Of the file it keeps no more than one event and what is no event.
#[derive(Default)]
pub struct Parser(Stream);

impl Parser {
    /// Reads the next piece, which may begin and end anywhere, even within a letter.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.0.feed(bytes);
    }

    /// How many bytes have arrived.
    pub fn bytes(&self) -> usize {
        self.0.bytes
    }

    /// How many events have been read of them.
    pub fn events(&self) -> usize {
        self.0.events.count()
    }

    pub fn finish(mut self) -> (Dataset, Vec<Problem>) {
        self.0.end();
        let Stream { events, mut problems, others, is_object, wrong, first, .. } = self.0;
        let whole = |message: String| Problem { severity: Severity::Error, path: String::new(), message };
        if let Some(error) = wrong {
            return (Dataset::default(), vec![whole(not_json(&first, &error))]);
        }
        if !is_object {
            let message = "The file holds JSON, but not an object with “events”. Is it a relations dataset?";
            return (Dataset::default(), vec![whole(message.to_owned())]);
        }
        let mut values = Vec::new();
        for (key, text) in &others {
            values.push((key.as_str().into(), Reader::new(text, 0).value(DEEPEST).unwrap_or(Json::Null)));
        }
        let dataset = dataset(&Node::root(&Json::Object(values)), events.in_order(), &mut problems);
        let (mut list, beyond) = problems.into_list();
        if beyond > 0 {
            list.push(whole(format!("{beyond} further problems are not listed.")));
        }
        (dataset, list)
    }
}

/// `first` are the first bytes that are no space.
fn not_json(first: &[u8], error: &str) -> String {
    if first.is_empty() {
        return "The file is empty. A dataset is a JSON object with “events”.".to_owned();
    }
    if first.starts_with(b"<") {
        return "This is a web page, not a dataset: the address may be wrong, or it may need a login.".to_owned();
    }
    if first.starts_with(b"\xFF\xFE") || first.starts_with(b"\xFE\xFF") {
        return "The file is in UTF-16. Save it again in UTF-8.".to_owned();
    }
    format!("The file is not JSON: {error}. Correct that place, or check that the file arrived whole.")
}

fn dataset(root: &Node, read: Unresolved, problems: &mut Problems) -> Dataset {
    problems.turn_to(Stage::Head, 0);
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
    problems.turn_to(Stage::Ids, 0);
    // The events have been read; this says so where they are no list.
    events.items(problems).for_each(drop);

    // Positions are final before anything refers to them.
    problems.turn_to(Stage::Lists, 0);
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
        events: read.known(),
        sections: Default::default(),
    };
    if parties_listed.len() != 2 {
        let count = parties_listed.len();
        problems.error(&parties, format!("There must be two parties, and here are {count}. The first two are shown."));
    }

    let resolved = read.resolve(&context, problems);
    problems.turn_to(Stage::Rest, 0);
    let mut party =
        |position: usize| parties_listed.get(position).map(|entry| context.party(entry, problems)).unwrap_or_default();
    let parties = [party(0), party(1)];
    let mut dataset = Dataset {
        id: root.key("id").string(problems),
        title: root.key("title").text(&language, problems),
        summary: root.key("summary").text(&language, problems),
        license: context.license(&root.key("license"), problems),
        parties,
        actors: actors.iter().map(|entry| context.actor(entry, problems)).collect(),
        places: places.iter().map(|entry| context.place(entry, problems)).collect(),
        sources: sources.iter().map(|entry| context.source(entry, problems)).collect(),
        categories: categories.iter().map(|entry| context.category(entry, problems)).collect(),
        tracks: tracks.iter().map(|entry| context.track(entry, problems)).collect(),
        disputes: context.all(&disputes, "dispute", problems, Context::dispute),
        narrative: context.all(&narrative, "section", problems, Context::section),
        see_also: context.all(&see_also, "pointer", problems, Context::see_also),
        ..Dataset::default()
    };
    dataset.sections = context.sections.into_inner().ids;
    dataset.events = read.close(resolved, &language);
    dataset.language = language;
    dataset
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
