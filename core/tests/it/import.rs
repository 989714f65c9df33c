//! What others have written, read as datasets.

mod article;
mod csv;
mod recognised;
mod timelinejs;
mod told;
mod vis;
mod wikidata;
