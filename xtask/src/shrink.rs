//! `cargo xtask shrink`: knows what is taken out of the built files before they are published; Trunk calls it after a
//! release build, with the folder that it has built into.

mod exports;
mod glue;
mod imports;
mod links;
pub mod names;
mod order;
mod panics;
mod reader;
mod second;
mod split;
mod unheard;
pub mod wasm;

use crate::dist::{DOOR, GLUE, HOLD, PARTS, SECOND, WASM};
use crate::project::Project;
use crate::run::{Outcome, command, run};
use crate::setup::{self, Need};
use links::Links;
use std::fs;
use std::path::{Path, PathBuf};

/// What every browser of the last years understands.
pub const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Optimised for size over and over until nothing more is found.
/// Three of these make the bytes more, but those of brotli fewer: code that is used once stays in a function of its own,
/// functions of like names stand together (`order` begins with that), and the zeros of the data are written out.
/// The first kilobyte of the memory is the far end of the stack, which the linker puts first, so that no address that is
/// calculated with wraps around into it.
/// Not `--traps-never-happen`: it would take the checks out, and not only what is said when they fail.
const OPTIMISE: &[&str] = &[
    "-Oz",
    "--converge",
    "--one-caller-inline-max-function-size=0",
    "--low-memory-unused",
    "--skip-pass=memory-packing",
    "--reorder-functions-by-name",
    "--debuginfo",
    "--strip-producers",
    "--strip-target-features",
];

/// What the linker has written, before wasm-bindgen, in Cargo's own folder.
const LINKED: &str = "wasm32-unknown-unknown/release/relations-timeline.wasm";

/// Where the modules with names are kept, in Cargo's own folder.
const NAMED: &str = "named";

pub const MINIFY: &[&str] = &["--module", "--ecma", "2020", "--compress", "passes=3,unsafe_arrows", "--mangle"];

pub fn shrink(project: &Project, folder: &Path) -> Outcome {
    setup::ensure(project, &[Need::Node, Need::WasmOpt, Need::Terser])?;
    let [door, script, second, hold] = [DOOR, GLUE, SECOND, HOLD].map(|name| folder.join(name));
    let modules: Vec<PathBuf> = [WASM].iter().chain(&PARTS).map(|name| folder.join(name)).collect();
    let wasm = folder.join(WASM);
    let built = read(&wasm)?;
    let links = Links::of(&read(&project.target().join(LINKED))?, &built)?;
    let (glue, hold_text) = (text(&script)?, text(&hold)?);
    let needed = exports::wanted(&panics::silenced(&built)?, &glue, &hold_text)?;
    let split = split::split(&unheard::taken_out(&needed, &hold_text)?, &links)?;
    for (file, module) in modules.iter().zip([&split.primary].into_iter().chain(&split.later)) {
        write(file, module)?;
        optimise(project, file)?;
    }
    let optimised = modules.iter().map(|file| read(file)).collect::<Outcome<Vec<_>>>()?;
    let ordered = exports::in_order(&optimised, split.lent).ok_or("what is lent is written in an unknown way.")?;
    let (mut shorter, [glue, functions]) = imports::shortened(&ordered, &glue)?;
    let name = Path::new(GLUE).file_name().unwrap_or_default().to_string_lossy();
    let texts = second::divided(&glue::reduced(&glue)?, &functions, &name);
    let (first, [one, other]) = exports::shortened(&shorter[0], texts, &hold_text)?;
    shorter[0] = first;
    for (file, module) in modules.iter().zip(shorter) {
        write(file, &module)?;
    }
    write(&script, one.as_bytes())?;
    write(&second, other.as_bytes())?;
    write(&hold, split_now(&hold_text)?.as_bytes())?;
    [script, second, hold, door].iter().try_for_each(|script| tool(project, "terser", MINIFY, script))
}

/// The script that fetches what comes later, told that there is something to fetch.
fn split_now(script: &str) -> Outcome<String> {
    let (before, after) = script.split_once("isSplit = false").ok_or("no script says that the wasm is not split.")?;
    Ok([before, "isSplit = true", after].concat())
}

/// Takes out of a module that is not split what no reader needs, the names of its functions among it.
pub fn without_words_of_panics(file: &Path) -> Outcome {
    let silenced = panics::silenced(&read(file)?)?;
    write(file, &without_custom_sections(&silenced)?)
}

fn without_custom_sections(module: &[u8]) -> Outcome<Vec<u8>> {
    let sections = wasm::sections(module).ok_or("this is not a wasm module.")?;
    Ok(wasm::module(sections.into_iter().filter(|(kind, _)| *kind != wasm::CUSTOM)))
}

/// Makes a module smaller, and keeps a copy that still has names for whoever asks what it weighs (`report.rs`).
fn optimise(project: &Project, file: &Path) -> Outcome {
    tool(project, "wasm-opt", &[OPTIMISE, FEATURES].concat(), file)?;
    let module = order::alike(&read(file)?)?;
    let copy = named(project, file)?;
    fs::create_dir_all(project.target().join(NAMED)).map_err(|error| format!("{NAMED} cannot be made: {error}."))?;
    write(&copy, &module)?;
    write(file, &without_custom_sections(&module)?)
}

/// Where the copy of a module is that still has names.
pub fn named(project: &Project, file: &Path) -> Outcome<PathBuf> {
    let name = file.file_name().ok_or("a module has no name.")?;
    Ok(project.target().join(NAMED).join(name))
}

/// Lets a tool replace a file by a better one.
fn tool(project: &Project, program: &str, words: &[&str], file: &Path) -> Outcome {
    let file = file.display().to_string();
    run(&mut command(project, program, &[&[&file[..]], words, &["--output", &file]].concat()))
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{} could not be read: {error}.", path.display()))
}

fn text(path: &Path) -> Outcome<String> {
    String::from_utf8(read(path)?).map_err(|_| format!("{} is not in UTF-8.", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| format!("{} could not be written: {error}.", path.display()))
}
