//! Files that readers take with them: a table, a calendar, a timeline of TimelineJS, a citation, the dataset, a picture, paper;
//! and what they put on a page.
//! Knows the formats of others; knows nothing of where a file goes. All are made from data and words alone, so that the
//! browser and the command line write the same.

pub mod cite;
pub mod csv;
pub mod embed;
pub mod filtered;
pub mod ics;
mod lost;
pub mod paper;
mod prose;
pub mod svg;
pub mod timelinejs;
mod xml;

pub use cite::{Style, cite};
pub use csv::csv;
pub use filtered::json;
pub use ics::{Calendar, ics};
pub use lost::{Target, lost};
pub use paper::paper;
pub use svg::{Picture, Theme, svg};
pub use timelinejs::timelinejs;
