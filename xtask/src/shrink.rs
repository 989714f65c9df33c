//! `cargo xtask shrink`: knows what is taken out of the built files before they are published; Trunk calls it after a
//! release build, with the folder that it has built into.

mod imports;
mod links;
mod names;
mod panics;
mod reader;
mod split;
mod wasm;

use crate::dist::{DOOR, GLUE, HOLD, LATER, WASM};
use crate::project::Project;
use crate::run::{Outcome, command, run};
use crate::setup::{self, Need};
use links::Links;
use std::fs;
use std::path::{Path, PathBuf};

/// Optimised for size over and over until nothing more is found, for what every browser of the last years understands.
/// Three of these make the bytes more, but those of brotli fewer: code that is used once stays in a function of its own,
/// functions of like names stand together, and the zeros of the data are written out.
/// Not `--traps-never-happen`: it would take the checks out, and not only what is said when they fail.
const OPTIMISE: &[&str] = &[
    "-Oz",
    "--converge",
    "--one-caller-inline-max-function-size=0",
    "--skip-pass=memory-packing",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What the linker has written, before wasm-bindgen, in Cargo's own folder.
const LINKED: &str = "wasm32-unknown-unknown/release/relations-timeline.wasm";

const MINIFY: &[&str] = &["--module", "--ecma", "2020", "--compress", "passes=3,unsafe_arrows", "--mangle"];

pub fn shrink(project: &Project, folder: &Path) -> Outcome {
    setup::ensure(project, &[Need::Node, Need::WasmOpt, Need::Terser])?;
    let [door, glue, hold, wasm, later] = [DOOR, GLUE, HOLD, WASM, LATER].map(|name| folder.join(name));
    let linked = Links::of(&read(&project.target().join(LINKED))?)?;
    let split = split::in_two(&panics::silenced(&read(&wasm)?)?, &linked)?;
    write(&wasm, &split.primary)?;
    write(&later, &split.later)?;
    tool(project, "wasm-opt", OPTIMISE, &wasm)?;
    tool(project, "wasm-opt", OPTIMISE, &later)?;
    let (module, script) = imports::shortened(&read(&wasm)?, &text(&glue)?)?;
    write(&wasm, &module)?;
    write(&glue, script.as_bytes())?;
    tool(project, "terser", MINIFY, &glue)?;
    tool(project, "terser", MINIFY, &hold)?;
    tool(project, "terser", MINIFY, &door)
}

/// Lets a tool replace a file by a better one.
fn tool(project: &Project, program: &str, words: &[&str], file: &Path) -> Outcome {
    let file = file.display().to_string();
    run(&mut command(project, program, &[&[&file[..]], words, &["--output", &file]].concat()))
}

fn read(path: &PathBuf) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{} could not be read: {error}.", path.display()))
}

fn text(path: &PathBuf) -> Outcome<String> {
    String::from_utf8(read(path)?).map_err(|_| format!("{} is not in UTF-8.", path.display()))
}

fn write(path: &PathBuf, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| format!("{} could not be written: {error}.", path.display()))
}
