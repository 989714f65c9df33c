//! The built program: what goes in and comes out, and its exit codes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop there"
)]

#[path = "command/checked.rs"]
mod checked;
#[path = "command/program.rs"]
mod program;
#[path = "command/streams.rs"]
mod streams;
