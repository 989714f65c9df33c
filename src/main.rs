//! The wasm's entry: exports what the element's class in `static/relations-timeline.js` calls.

pub use relations_timeline::element::connect;

fn main() {}
