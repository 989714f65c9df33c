//! The widget: everything that knows the browser, in reading order.

pub mod element;
mod load;
mod store;
pub mod ui;

/// The dataset that is shown where the page names no other.
pub const EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.json"));
