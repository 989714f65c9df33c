//! What rustup installs: knows the wasm target and the toolchain's components; not which toolchain it is.

use super::{announce, install};
use crate::project::Project;
use crate::run::{self, Outcome, command};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

pub fn target(project: &Project) -> Outcome<bool> {
    let mut question = command(project, "rustc", &["--print", "sysroot"]);
    let sysroot = run::output(&mut question).unwrap_or_default();
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET);
    if library.is_dir() {
        return Ok(false);
    }
    rustup(project, ["target", "add", TARGET], "is what the widget is compiled for")
}

pub fn component(project: &Project, name: &str, why: &str) -> Outcome<bool> {
    let program = match name {
        "clippy" => "cargo-clippy",
        name => name,
    };
    if run::output(&mut command(project, program, &["--version"])).is_some() {
        return Ok(false);
    }
    rustup(project, ["component", "add", name], why)
}

fn rustup(project: &Project, words: [&str; 3], why: &str) -> Outcome<bool> {
    if project.which("rustup").is_none() {
        return Err(format!(
            "rustup is not on PATH, so that this cannot be installed from here. Install Rust by rustup \
             (rustup.rs says how), or add to your own Rust what `rustup {}` would add, and run the same command again.",
            words.join(" ")
        ));
    }
    let [.., name] = words;
    announce(name, why, "");
    install(&mut command(project, "rustup", &words))?;
    Ok(true)
}
