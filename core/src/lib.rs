//! What Relations Timeline knows without a browser, in reading order.

pub mod dataset;
pub mod date;
pub mod index;
pub mod layout;
pub mod order;
mod shared;
pub mod state;
pub mod text;

pub use shared::Shared;
