//! Reads a large dataset beside the page, in a worker, and hands it over in its packed form. `static/worker.js` feeds it.
//! Knows the parser and the packed form; knows nothing of what is drawn.

use relations_core::dataset::{EventsParser, Handover};
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
    read: Handover,
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
        let part = self.parser.clone().into_part();
        part.map(|part| part.packing().pieces::<false>().flatten().collect()).unwrap_or_default()
    }

    /// No more comes: the file has ended, or is broken off. What is wrong with it.
    pub fn finish(&mut self, is_whole: bool) -> Vec<u8> {
        let parser = std::mem::take(&mut self.parser);
        self.read = if is_whole { parser.finish() } else { parser.into_part().unwrap_or_default() };
        self.read.told()
    }

    /// The next piece of the packed form of all of it; nothing after the last one.
    pub fn piece(&mut self) -> Option<Vec<u8>> {
        self.pieces += 1;
        self.read.packing().piece::<false>(self.pieces - 1)
    }
}
