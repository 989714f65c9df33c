//! The widget: everything that knows the browser, in reading order.

pub mod element;
mod intake;
mod languages;
mod later;
mod load;
mod prepare;
mod slices;
mod store;
pub mod ui;
