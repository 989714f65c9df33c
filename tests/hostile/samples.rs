//! A small sound file of each format, which the hostile ones are made of.

/// A file, and what its format is called.
pub struct Sample {
    pub name: &'static str,
    pub format: &'static str,
    pub text: &'static str,
}

macro_rules! sample {
    ($name:literal, $format:literal, $path:literal) => {
        Sample { name: $name, format: $format, text: include_str!(concat!("../../", $path)) }
    };
}

pub const RELATIONS: Sample = sample!("relations", "relations", "fuzz/corpus/relations/full.json");

pub const JSON: [Sample; 7] = [
    RELATIONS,
    sample!("timelinejs", "timelinejs", "core/tests/it/import/data/timelinejs/texts.json"),
    sample!("timelinejs-media", "timelinejs", "core/tests/it/import/data/timelinejs/media.json"),
    sample!("timelinejs-2", "timelinejs", "core/tests/it/import/data/timelinejs/version2.json"),
    sample!("vis", "vis", "core/tests/it/import/data/vis/groups.json"),
    sample!("vis-list", "vis", "core/tests/it/import/data/vis/contents.json"),
    sample!("wikidata", "wikidata", "core/tests/it/import/data/wikidata/items.json"),
];

pub const TABLES: [Sample; 2] = [
    sample!("csv", "csv", "core/tests/it/import/data/csv/plain.csv"),
    sample!("sheet", "timelinejs", "core/tests/it/import/data/timelinejs/sheet.csv"),
];

pub const ARTICLES: [Sample; 2] = [
    sample!("article", "article", "core/tests/it/import/articles/plain.txt"),
    sample!("wikitext", "article", "core/tests/it/import/articles/wikitext.txt"),
];

pub fn all() -> impl Iterator<Item = Sample> {
    JSON.into_iter().chain(TABLES).chain(ARTICLES)
}
