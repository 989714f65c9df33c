//! What the world already has, read as a `Dataset`: each format in a file of its own, by way of a `Draft`.
//! How formats are told apart is known by `recognise`; what stands in them by the file of each.

pub mod article;
pub mod csv;
mod draft;
mod json;
pub mod markup;
pub mod moment;
mod notes;
mod recognise;
mod sheet;
pub mod timelinejs;
pub mod vis;
pub mod wikidata;
mod written;

pub use csv::Columns;
pub use draft::{Draft, DraftBand, DraftEvent, DraftPassage, DraftPlace, DraftSource, Side};
pub use recognise::{Format, is_own, read, recognise, rewritten, text_and_format};
pub use sheet::{Place, Row, Sheet, places};

/// The months as English texts call them, in lower case.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
