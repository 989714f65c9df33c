//! The browser tests: each scenario is one async function over a `Page`, run in Chromium, Firefox and WebKit.
//!
//! `cargo xtask test` builds the widget and runs them. With `RELATIONS_DIST` (the built folder), `RELATIONS_PACKAGE` (the
//! page that installs the package) and `RELATIONS_AXE` (axe.min.js) set, `cargo test --test browser -- firefox` runs one engine and `-- gestures` one file of scenarios.

// This whole binary is a test: a helper that panics is an assertion that failed.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
// The harness offers more than the scenarios of the day use.
#![allow(dead_code)]

mod browser;
mod engine;
mod page;
mod process;
mod run;
mod server;
mod widget;

mod harness;

mod accessibility;
mod arcs;
mod as_of;
mod bad_data;
mod certainty;
mod clusters;
mod crowds;
mod detail;
mod disputes;
mod element;
mod embed;
mod everyone;
mod fallback;
mod files;
mod filters;
mod formats;
mod gestures;
mod hostile;
mod isolation;
mod keys;
mod languages;
mod later;
mod link;
mod list;
mod loading;
mod map;
mod network;
mod overlap;
mod package;
mod print;
mod read;
mod search;
mod share;
mod story;
mod table;
mod touch;
mod traps;
mod vague;
