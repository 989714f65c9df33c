//! Reads a large dataset beside the page, in a worker, and hands it over in its packed form. `static/worker.js` feeds it.
//! Knows the parser and the packed form; knows nothing of what is drawn.

use relations_core::dataset::file::Packing;
use relations_core::dataset::{Events, EventsParser, Problem};
use wasm_bindgen::prelude::*;

/// The allocator of the widget, which has the least code.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}

/// A dataset on its way in, and then on its way out.
#[wasm_bindgen]
#[derive(Default)]
pub struct Intake {
    parser: EventsParser,
    /// How many events have been read.
    count: usize,
    /// All of the dataset but its events, as the file has it.
    head: String,
    sections: Vec<String>,
    events: Events,
    /// How many pieces of it have been handed over.
    pieces: usize,
}

#[wasm_bindgen]
impl Intake {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Intake {
        Intake::default()
    }

    /// The next bytes of the file, cut anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.parser.feed(bytes);
        self.count = self.parser.events();
    }

    /// How many events have been read.
    pub fn events(&self) -> usize {
        self.count
    }

    /// What has been read so far, packed, if it can be shown.
    pub fn part(&self) -> Vec<u8> {
        let Some((sections, events)) = self.parser.clone().into_part() else { return Vec::new() };
        Packing { head: &self.parser.head(), sections: &sections, events: &events }
            .pieces::<false>()
            .flatten()
            .collect()
    }

    /// No more comes: the file has ended, or is broken off. Severity, path and message of each problem, one after the other.
    pub fn finish(&mut self, is_whole: bool) -> Vec<String> {
        let parser = std::mem::take(&mut self.parser);
        self.head = parser.head();
        let (read, problems) =
            if is_whole { parser.finish() } else { (parser.into_part().unwrap_or_default(), Vec::new()) };
        (self.sections, self.events) = read;
        let told =
            |problem: &Problem| [problem.severity.name().to_owned(), problem.path.clone(), problem.message.clone()];
        problems.iter().flat_map(told).collect()
    }

    /// The next piece of the packed form of all of it; nothing after the last one.
    pub fn piece(&mut self) -> Option<Vec<u8>> {
        self.pieces += 1;
        Packing { head: &self.head, sections: &self.sections, events: &self.events }.piece::<false>(self.pieces - 1)
    }
}
