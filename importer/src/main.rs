//! Reads what is written in other formats than our own, beside the page, and hands it over as JSON of ours.
//! `static/importer.js` calls it. Knows how a page names formats and columns; what stands in them is known by the core.

use relations_core::import::rewritten;
use wasm_bindgen::prelude::*;

/// The allocator of the widget, which has the least code.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}

/// A dataset as JSON of format `relations`, and what is wrong with it.
#[wasm_bindgen]
pub struct Reading {
    json: Vec<u8>,
    problems: Vec<String>,
}

#[wasm_bindgen]
impl Reading {
    pub fn json(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.json)
    }

    /// Severity, path and sentence of each problem, one after the other.
    pub fn problems(&mut self) -> Vec<String> {
        std::mem::take(&mut self.problems)
    }
}

/// `format` and `columns` are what the page says of the bytes; empty: what they look like.
#[wasm_bindgen]
pub fn read(bytes: &[u8], format: &str, columns: &str) -> Reading {
    let (json, found) = rewritten(bytes, format, columns);
    let problems = found.into_iter().flat_map(|problem| {
        let severity = problem.severity.name().to_owned();
        [severity, problem.path, problem.message]
    });
    Reading { json: json.into_bytes(), problems: problems.collect() }
}
