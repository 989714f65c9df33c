//! Writes the embedded dataset without its spaces, since every byte of it is in the first load.

use std::{env, fs, path::Path};

const DATASET: &str = "static/datasets/north-korea-venezuela.json";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={DATASET}");
    let dataset: serde_json::Value = serde_json::from_slice(&fs::read(DATASET)?)?;
    let out = env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR")?;
    fs::write(Path::new(&out).join("dataset.json"), serde_json::to_vec(&dataset)?)?;
    Ok(())
}
