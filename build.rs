//! Writes the embedded dataset and the stylesheet without what only people need to read them,
//! since every byte of them is in the first load.

use std::{env, fs, path::Path};

const DATASET: &str = "static/datasets/north-korea-venezuela.json";
const STYLE: &str = "src/ui/style.css";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={DATASET}");
    println!("cargo::rerun-if-changed={STYLE}");
    let out = env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR")?;
    let dataset: serde_json::Value = serde_json::from_slice(&fs::read(DATASET)?)?;
    fs::write(Path::new(&out).join("dataset.json"), serde_json::to_vec(&dataset)?)?;
    fs::write(Path::new(&out).join("style.css"), terse(&fs::read_to_string(STYLE)?))?;
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
