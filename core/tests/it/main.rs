//! The core as a whole, against the embedded dataset and made-up ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop there"
)]

mod dataset_of_argentina_chile;
mod dataset_of_north_korea_venezuela;
mod export;
mod fixtures;
mod format;
mod formats;
mod hostile;
mod import;
mod layout;
mod map;
mod packed;
mod parse;
mod read;
mod state;
mod story;
mod table;
