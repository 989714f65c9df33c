//! Writes the embedded dataset in its packed form and the stylesheets without what only people need to read it,
//! since every byte of them is in the first load.

use relations_core::dataset::{packed, parse};
use std::{env, fs, path::Path};

const DATASET: &str = "static/datasets/north-korea-venezuela.json";
/// Each stylesheet of the widget, and what it is made of.
const STYLES: [(&str, &[&str]); 5] = [
    ("style.css", &["style.css"]),
    ("later.css", &["later.css"]),
    ("views.css", &["views/table.css", "views/map.css", "views/read.css", "views/story.css", "views/panels.css"]),
    ("files.css", &["files.css"]),
    ("paper.css", &["paper.css"]),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={DATASET}");
    let out = env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR")?;
    let (dataset, problems) = parse(&fs::read(DATASET)?);
    if let Some(problem) = problems.first() {
        return Err(format!("{DATASET}: {problem}").into());
    }
    let parts = packed::pack(&packed::shown(dataset), "en");
    let write = |name: &str, bytes: &[u8]| fs::write(Path::new(&out).join(name), bytes);
    write("dataset.numbers", &parts.numbers)?;
    write("dataset.names", parts.names.as_bytes())?;
    write("dataset.texts", parts.texts.as_bytes())?;
    for (name, parts) in STYLES {
        let mut style = String::new();
        for part in parts {
            let part = format!("src/ui/{part}");
            println!("cargo::rerun-if-changed={part}");
            style += &terse(&fs::read_to_string(part)?);
        }
        write(name, style.as_bytes())?;
    }
    Ok(())
}

/// A stylesheet without comments and needless spaces. What is quoted stays as it is,
/// and so do single spaces between words, on which selectors and `calc` depend.
fn terse(style: &str) -> String {
    let mut terse = String::new();
    let mut rest = style;
    while let Some(letter) = rest.chars().next() {
        let is_quote = letter == '"' || letter == '\'';
        let length = match letter {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            _ if is_quote => rest.match_indices(letter).nth(1).map_or(rest.len(), |(end, _)| end + 1),
            _ => letter.len_utf8(),
        };
        let (piece, later) = rest.split_at(length);
        if letter.is_whitespace() {
            if !terse.is_empty() && !terse.ends_with([' ', '{', '}', ';', ',', ':']) {
                terse.push(' ');
            }
        } else if is_quote || length == letter.len_utf8() {
            if matches!(letter, '{' | '}' | ';' | ',') {
                terse.truncate(terse.trim_end().len());
            }
            if letter == '}' && terse.ends_with(';') {
                terse.pop();
            }
            terse.push_str(piece);
        }
        rest = later;
    }
    terse
}
