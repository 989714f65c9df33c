//! The widget: everything that knows the browser, in reading order.

mod bring;
pub mod element;
mod export;
mod intake;
mod languages;
mod later;
mod link;
mod load;
mod prepare;
mod slices;
mod store;
pub mod ui;
