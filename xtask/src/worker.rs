//! `cargo xtask worker`: knows how the wasm is built that reads large datasets in a worker; Trunk calls it after a build,
//! with the folder that it has built into.

use crate::project::Project;
use crate::run::{Outcome, command, run};
use crate::setup::{self, Need};
use crate::shrink::{self, FEATURES, MINIFY};
use std::env;
use std::fs;
use std::path::Path;

const NAME: &str = "relations-worker";
const TARGET: &str = "wasm32-unknown-unknown";

pub fn worker(project: &Project, folder: &Path) -> Outcome {
    setup::ensure(project, &[Need::WasmTarget, Need::WasmBindgen])?;
    // While somebody works on it, what is built quickly is good enough.
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let (profile, within) = if is_release { ("worker", "worker") } else { ("dev", "debug") };
    let words = ["build", "--quiet", "--package", NAME, "--profile", profile, "--target", TARGET];
    run(&mut command(project, "cargo", &words))?;
    let built = project.target().join(TARGET).join(within).join(NAME).with_extension("wasm");
    let (built, folder) = (built.display().to_string(), folder.join("wasm"));
    let out = folder.display().to_string();
    run(&mut command(project, "wasm-bindgen", &["--target", "web", "--no-typescript", "--out-dir", &out, &built]))?;
    if is_release {
        setup::ensure(project, &[Need::WasmOpt, Need::Terser])?;
        let wasm = folder.join(format!("{NAME}_bg.wasm"));
        shrink::without_words_of_panics(&wasm)?;
        let wasm = wasm.display().to_string();
        run(&mut command(project, "wasm-opt", &[&[&wasm[..], "-Oz"], FEATURES, &["--output", &wasm]].concat()))?;
        let glue = folder.join(format!("{NAME}.js")).display().to_string();
        run(&mut command(project, "terser", &[&[&glue[..]], MINIFY, &["--output", &glue]].concat()))?;
    }
    let (from, to) = (project.root.join("static/worker.js"), folder.join("worker.js"));
    fs::copy(&from, &to).map(drop).map_err(|error| format!("{} could not be copied: {error}.", from.display()))
}
