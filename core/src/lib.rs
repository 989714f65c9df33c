//! What Relations Timeline knows without a browser, in reading order.

pub mod certainty;
pub mod dataset;
pub mod date;
pub mod disputes;
pub mod export;
pub mod import;
pub mod index;
pub mod layout;
pub mod map;
pub mod order;
pub mod read;
mod shared;
pub mod standing;
pub mod state;
pub mod story;
pub mod svg;
pub mod table;
pub mod text;

pub use shared::Shared;
