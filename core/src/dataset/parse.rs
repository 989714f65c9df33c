//! Bytes in, a `Dataset` and its problems out: reports, never fails, never panics.
//! The only place that knows the JSON of format `relations`, version 1.

mod entries;
mod events;
mod handover;
mod references;
mod resolve;
mod stream;

pub use events::time;
pub use handover::{EventsParser, Handover};
pub use resolve::Resolved;

use super::events::Events;
use super::json::{DEEPEST, Json, Reader};
use super::names::Names;
use super::read::{Entry, Node, Problems, Stage};
use super::{Dataset, Problem, Severity, file};
use references::Context;
use resolve::Unresolved;
use stream::Stream;

/// Reads a dataset of format `relations`, version 1, in UTF-8 with or without a byte order mark, or in its packed form.
/// What is wrong is reported with its path; what is sound is in the dataset.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn parse(bytes: &[u8]) -> (Dataset, Vec<Problem>) {
    let mut parser = Parser::default();
    parser.feed(bytes);
    parser.finish()
}

/// The same of JSON alone, for programs that never meet the packed form: they are lighter without its reader.
pub fn parse_json(text: &str) -> (Dataset, Vec<Problem>) {
    let mut stream = Stream::default();
    stream.feed(text.as_bytes());
    finish(stream)
}

/// Reads the same from pieces, as they arrive. Of the file it keeps no more than one event and what is no event; of the
/// packed form one group of them.
#[derive(Clone, Default)]
pub struct Parser {
    form: Form,
    bytes: usize,
}

#[derive(Clone)]
enum Form {
    /// So much is what the packed form begins with.
    Unknown(Vec<u8>),
    Json(Box<Stream>),
    Packed(Box<file::Reader>),
}

impl Default for Form {
    fn default() -> Form {
        Form::Unknown(Vec::new())
    }
}

impl Parser {
    /// Reads the next piece, which may begin and end anywhere, even within a letter.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len();
        let Form::Unknown(start) = &mut self.form else { return self.read(bytes) };
        let missing = bytes.len().min(file::MAGIC.len() - start.len());
        let (head, rest) = bytes.split_at_checked(missing).unwrap_or_default();
        start.extend_from_slice(head);
        if start.len() < file::MAGIC.len() && file::MAGIC.starts_with(start) {
            return;
        }
        let start = std::mem::take(start);
        self.form =
            if start == file::MAGIC { Form::Packed(Default::default()) } else { Form::Json(Default::default()) };
        if start.len() == head.len() {
            return self.read(bytes);
        }
        self.read(&start);
        self.read(rest);
    }

    fn read(&mut self, bytes: &[u8]) {
        match &mut self.form {
            Form::Unknown(_) => {}
            Form::Json(stream) => stream.feed(bytes),
            Form::Packed(reader) => reader.feed(bytes),
        }
    }

    /// Takes in what has been found wrong in the events of a packed form, see `Handover::told`.
    pub fn hear(&mut self, told: &[u8]) {
        if let Form::Packed(reader) = &mut self.form {
            reader.hear(told);
        }
    }

    /// How many bytes have arrived.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many events have been read of them.
    pub fn events(&self) -> usize {
        match &self.form {
            Form::Unknown(_) => 0,
            Form::Json(stream) => stream.events.count(),
            Form::Packed(reader) => reader.events(),
        }
    }

    /// What has been read so far; nothing as long as it is not known whose relations these are.
    pub fn so_far(&self) -> Option<Dataset> {
        self.clone().into_part()
    }

    /// The same where nothing more is read.
    pub fn into_part(self) -> Option<Dataset> {
        match self.form {
            Form::Unknown(_) => None,
            Form::Json(stream) => before_the_end(*stream),
            Form::Packed(reader) => reader.into_part(),
        }
    }

    pub fn finish(self) -> (Dataset, Vec<Problem>) {
        match self.form {
            Form::Packed(reader) => reader.finish(),
            Form::Unknown(start) if !start.is_empty() => {
                let mut reader = file::Reader::default();
                reader.feed(&start);
                reader.finish()
            }
            Form::Unknown(_) => finish(Stream::default()),
            Form::Json(stream) => finish(*stream),
        }
    }
}

fn finish(mut stream: Stream) -> (Dataset, Vec<Problem>) {
    stream.end();
    if let Some(message) = no_dataset(&stream) {
        // What was read before that place is shown. What refers to something behind it is no mistake.
        return (before_the_end(stream).unwrap_or_default(), vec![whole(message)]);
    }
    let events = std::mem::take(&mut stream.events).in_order();
    // It can only be without a dataset where events are given that do not fit.
    dataset(stream, events, None).unwrap_or_default()
}

/// The events that have been read of a file, and what else stands before them.
fn before_the_end(mut stream: Stream) -> Option<Dataset> {
    if !can_be_shown(&stream) {
        return None;
    }
    let events = std::mem::take(&mut stream.events).in_order();
    dataset(stream, events, None).map(|(dataset, _)| dataset)
}

fn can_be_shown(stream: &Stream) -> bool {
    stream.events.count() > 0 && stream.others.iter().any(|(key, _)| key == "parties")
}

/// The dataset of a file without events, and events that have been read in another way; `sections` is what citations
/// call sections, `problems` what has been found wrong in the events. `None` if the file is no dataset or the events do
/// not fit it.
pub fn with_events(
    head: &[u8],
    events: Events,
    columns: Resolved,
    sections: Vec<String>,
    problems: Problems,
) -> Option<(Dataset, Vec<Problem>)> {
    let mut stream = Stream::default();
    stream.problems = problems;
    stream.feed(head);
    stream.end();
    if stream.wrong.is_some() || !stream.is_object {
        return None;
    }
    dataset(stream, Unresolved { events, ..Unresolved::default() }, Some((columns, sections)))
}

fn whole(message: String) -> Problem {
    Problem { severity: Severity::Error, path: String::new(), message }
}

/// Why a file that has been read to its end is none, if so.
fn no_dataset(stream: &Stream) -> Option<String> {
    match &stream.wrong {
        Some(error) => Some(not_json(&stream.first, error)),
        None if stream.is_object => None,
        None => Some("The file holds JSON, but not an object with “events”. Is it a relations dataset?".to_owned()),
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

/// The dataset of all that stands at the top of a file, with its events, whose columns may be `given`.
fn dataset(
    stream: Stream,
    read: Unresolved,
    given: Option<(Resolved, Vec<String>)>,
) -> Option<(Dataset, Vec<Problem>)> {
    let (values, mut problems) = (values(&stream.others), stream.problems);
    let (root, problems) = (&Node::root(&values), &mut problems);
    if given.is_none() {
        expect_events(&root.key("events"), problems);
    }
    problems.turn_to(Stage::Head, 0);
    let version = root.key("version");
    if version.value.and_then(Json::whole) != Some(1) {
        problems.warning(&version, "The version should be 1, the only one there is; the file is read as version 1.");
    }
    let (disputes, narrative, see_also) = (root.key("disputes"), root.key("narrative"), root.key("see_also"));
    let language = language(&root.key("language"), problems);

    let at = Lists::at(root);
    let lists = Lists::read(&at, problems);
    let context = lists.context(&read, &language);
    let resolved = match given {
        None => read.resolve(&context, problems),
        Some((columns, sections)) => {
            let count = sections.len();
            let names = Names::of(sections.iter().map(String::as_str));
            let differ = names.ids.len() == count;
            context.sections.replace(names);
            Some(columns).filter(|columns| differ && columns.fits(&context, read.events.len()))?
        }
    };
    problems.turn_to(Stage::Rest, 0);
    let Lists { parties, actors, places, sources, categories, tracks } = &lists;
    let mut party =
        |position: usize| parties.get(position).map(|entry| context.party(entry, problems)).unwrap_or_default();
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
    Some((dataset, listed(std::mem::take(problems))))
}

/// Says so where there is no list of events, which have been read.
fn expect_events(events: &Node, problems: &mut Problems) {
    problems.turn_to(Stage::Head, 0);
    if events.is_missing() {
        problems.error(events, "There are no events. Add a list “events”.");
    }
    problems.turn_to(Stage::Ids, 0);
    events.items(problems).for_each(drop);
}

/// What else stands at the top of a file than its events.
fn values(others: &[(String, String)]) -> Json<'_> {
    let mut values = Vec::new();
    for (key, text) in others {
        values.push((key.as_str().into(), Reader::new(text, 0).value(DEEPEST).unwrap_or(Json::Null)));
    }
    Json::Object(values)
}

fn listed(problems: Problems) -> Vec<Problem> {
    let (mut list, beyond) = problems.into_list();
    if beyond > 0 {
        list.push(whole(format!("{beyond} further problems are not listed.")));
    }
    list
}

/// The lists at the top of a file to whose ids the rest may refer. Positions are final before anything does.
struct Lists<'a> {
    parties: Vec<Entry<'a>>,
    actors: Vec<Entry<'a>>,
    places: Vec<Entry<'a>>,
    sources: Vec<Entry<'a>>,
    categories: Vec<Entry<'a>>,
    tracks: Vec<Entry<'a>>,
}

impl<'a> Lists<'a> {
    /// Where in a file the lists stand.
    fn at<'b>(root: &'b Node<'b>) -> [Node<'b>; 6] {
        ["parties", "actors", "places", "sources", "categories", "tracks"].map(|key| root.key(key))
    }

    fn read(at: &'a [Node<'a>; 6], problems: &mut Problems) -> Lists<'a> {
        problems.turn_to(Stage::Lists, 0);
        let [parties, actors, places, sources, categories, tracks] = at;
        let lists = Lists {
            parties: parties.entries("party", problems),
            actors: actors.entries("actor", problems),
            places: places.entries("place", problems),
            sources: sources.entries("source", problems),
            categories: categories.entries("category", problems),
            tracks: tracks.entries("track", problems),
        };
        let count = lists.parties.len();
        if count != 2 {
            let message = format!("There must be two parties, and here are {count}. The first two are shown.");
            problems.error(parties, message);
        }
        lists
    }

    fn context<'b>(&self, events: &'b Unresolved, language: &'b str) -> Context<'b> {
        let names = |entries: &[Entry]| Names::of(entries.iter().map(|entry| entry.id.as_str()));
        Context {
            language,
            parties: names(&self.parties),
            actors: names(&self.actors),
            places: names(&self.places),
            sources: names(&self.sources),
            categories: names(&self.categories),
            tracks: names(&self.tracks),
            events,
            sections: Names::default().into(),
        }
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
