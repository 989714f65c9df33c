//! What Cargo installs: knows how a tool is built from its package into the project's own folder.

use super::{announce, found, install};
use crate::project::Project;
use crate::run::{Outcome, command};
use crate::tools::Tool;

/// Builds the tool unless it is there. Built quickly rather than to run fast, and without debug information.
pub fn tool(project: &Project, tool: &Tool, package: &str, features: &[&str]) -> Outcome<bool> {
    if tool.is_there(project) {
        return Ok(false);
    }
    announce(&format!("{} {}", tool.program, tool.version), tool.why, " (some minutes, once)");
    let root = project.tools().display().to_string();
    let build = build_folder(project).display().to_string();
    let version = format!("={}", tool.version);
    let mut args = vec!["install", "--locked", "--force", "--debug"];
    args.extend(["--root", &root, "--target-dir", &build]);
    args.extend(features);
    args.extend(["--version", &version, package]);
    let mut cargo = command(project, "cargo", &args);
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
    install(&mut cargo)?;
    found(project, tool)
}

/// Removes what the builds left behind. An interrupted setup keeps it, so that the next one goes on from there.
pub fn tidy(project: &Project) {
    let folder = build_folder(project);
    if folder.is_dir()
        && let Err(error) = std::fs::remove_dir_all(&folder)
    {
        println!("setup: {} could not be removed: {error}.", folder.display());
    }
}

/// One for all tools, so that what they share is compiled once.
fn build_folder(project: &Project) -> std::path::PathBuf {
    project.tools().join("build")
}
