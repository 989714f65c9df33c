//! Reads only the events of a file of JSON, and hands them over to whoever reads the rest of it: of a large file the worker
//! does the one and the page the other, and both together find what `Parser` finds alone.
//! Knows what is handed over; knows nothing of workers.

use super::stream::Stream;
use super::{Lists, can_be_shown, expect_events, language, no_dataset, values};
use crate::dataset::Events;
use crate::dataset::file::Packing;
use crate::dataset::read::{Node, Problems};

/// Reads the events, piece by piece, and keeps the rest as it is written. Less code than the whole parser.
#[derive(Clone, Default)]
pub struct EventsParser(Stream);

/// A dataset whose events have been read. By itself one of which nothing can be shown.
#[derive(Default)]
pub struct Handover {
    /// All of the file but its events, as JSON; nothing where nothing can be shown.
    head: String,
    /// What citations of the events call the sections of sources.
    sections: Vec<String>,
    events: Events,
    problems: Problems,
    /// Why the file is no dataset, if so.
    wrong: String,
}

impl EventsParser {
    pub fn feed(&mut self, bytes: &[u8]) {
        self.0.feed(bytes);
    }

    /// How many events have been read.
    pub fn events(&self) -> usize {
        self.0.events.count()
    }

    /// What has been read so far; nothing as long as it is not known whose relations these are.
    pub fn into_part(self) -> Option<Handover> {
        can_be_shown(&self.0).then(|| handover(self.0))
    }

    /// All of the file.
    pub fn finish(mut self) -> Handover {
        self.0.end();
        match no_dataset(&self.0) {
            Some(wrong) => Handover { wrong, ..self.into_part().unwrap_or_default() },
            None => handover(self.0),
        }
    }
}

impl Handover {
    /// What there is to pack.
    pub fn packing(&self) -> Packing<'_> {
        Packing { head: &self.head, sections: &self.sections, events: &self.events }
    }

    /// What is wrong with the events or with the file as a whole, for `Parser::hear`.
    pub fn told(&self) -> Vec<u8> {
        self.problems.written(&self.wrong)
    }
}

fn handover(stream: Stream) -> Handover {
    let (head, values, mut problems) = (head(&stream.others), values(&stream.others), stream.problems);
    let read = stream.events.in_order();
    let root = &Node::root(&values);
    expect_events(&root.key("events"), &mut problems);
    // What is wrong with the rest is told by whoever reads that.
    let untold = &mut Problems::default();
    let (language, at) = (language(&root.key("language"), untold), Lists::at(root));
    let lists = Lists::read(&at, untold);
    let context = lists.context(&read, &language);
    let resolved = read.resolve(&context, &mut problems);
    let sections = context.sections.into_inner().ids;
    Handover { head, sections, events: read.close(resolved, &language), problems, wrong: String::new() }
}

/// What stands beside the events, as JSON.
fn head(others: &[(String, String)]) -> String {
    let mut head = String::from("{");
    // Keys that mean something need no escapes.
    let means = |key: &str| key != "events" && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    for (key, text) in others.iter().filter(|(key, _)| means(key)) {
        let comma = if head.len() > 1 { "," } else { "" };
        head.extend([comma, "\"", key, "\":", text]);
    }
    head.push('}');
    head
}
