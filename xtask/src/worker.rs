//! `cargo xtask worker`: knows how the modules are built that read datasets in a worker, large ones and those of other
//! formats; Trunk calls it after a build, with the folder that it has built into.

use crate::project::Project;
use crate::run::{Outcome, command, run};
use crate::setup::{self, Need};
use crate::shrink::{self, FEATURES, MINIFY};
use std::env;
use std::fs;
use std::path::Path;

/// What is built: the package, with what profile in a release, and the script that speaks to it.
struct Module {
    name: &'static str,
    profile: &'static str,
    script: &'static str,
}

/// What reads large datasets is built for speed; what reads other formats, for size, as the widget is.
const MODULES: [Module; 2] = [
    Module { name: "relations-worker", profile: "worker", script: "worker.js" },
    Module { name: "relations-importer", profile: "release", script: "importer.js" },
];
const TARGET: &str = "wasm32-unknown-unknown";

pub fn worker(project: &Project, folder: &Path) -> Outcome {
    setup::ensure(project, &[Need::WasmTarget, Need::WasmBindgen])?;
    // While somebody works on it, what is built quickly is good enough.
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    MODULES.iter().try_for_each(|module| publish(project, module, &folder.join("wasm"), is_release))
}

fn publish(project: &Project, module: &Module, folder: &Path, is_release: bool) -> Outcome {
    let Module { name, profile, script } = module;
    let (profile, within) = if is_release { (*profile, *profile) } else { ("dev", "debug") };
    let words = ["build", "--quiet", "--package", name, "--profile", profile, "--target", TARGET];
    run(&mut command(project, "cargo", &words))?;
    let built = project.target().join(TARGET).join(within).join(name).with_extension("wasm").display().to_string();
    let out = folder.display().to_string();
    run(&mut command(project, "wasm-bindgen", &["--target", "web", "--no-typescript", "--out-dir", &out, &built]))?;
    if is_release {
        setup::ensure(project, &[Need::WasmOpt, Need::Terser])?;
        let wasm = folder.join(format!("{name}_bg.wasm"));
        shrink::without_words_of_panics(&wasm)?;
        let wasm = wasm.display().to_string();
        run(&mut command(project, "wasm-opt", &[&[&wasm[..], "-Oz"], FEATURES, &["--output", &wasm]].concat()))?;
        let glue = folder.join(format!("{name}.js")).display().to_string();
        run(&mut command(project, "terser", &[&[&glue[..]], MINIFY, &["--output", &glue]].concat()))?;
    }
    let (from, to) = (project.root.join("static").join(script), folder.join(script));
    fs::copy(&from, &to).map(drop).map_err(|error| format!("{} could not be copied: {error}.", from.display()))
}
