//! Writes the embedded dataset in its packed form and the stylesheets without what only people need to read it,
//! since every byte of them is in the first load.

use relations_core::dataset::{packed, parse};
use std::{env, fs, path::Path};

const DATASET: &str = "static/datasets/north-korea-venezuela.json";
const STYLES: [&str; 2] = ["style.css", "later.css"];

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
    for name in STYLES {
        let style = format!("src/ui/{name}");
        println!("cargo::rerun-if-changed={style}");
        write(name, terse(&fs::read_to_string(style)?).as_bytes())?;
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
