//! What npm installs: knows the packages that come as JavaScript and where the project keeps them.

use super::{announce, found, install};
use crate::package;
use crate::project::Project;
use crate::run::{self, Outcome, command};
use crate::tools::{AXE_VERSION, TOPOJSON_VERSION, Tool, WORLD_ATLAS_VERSION};
use std::fs;

/// Node is not installed from here: which one a machine has is its owner's choice.
pub fn node(project: &Project) -> Outcome<bool> {
    if project.which("node").is_some() { Ok(false) } else { Err(NO_NODE.to_owned()) }
}

const NO_NODE: &str = "Node is not on PATH. Install Node 18 or newer with npm (on Debian: `apt-get install nodejs npm`) \
     and run the same command again.";

/// The package's version is the tool's with this behind it.
pub fn tool(project: &Project, tool: &Tool, package: &str, behind: &str) -> Outcome<bool> {
    if tool.is_there(project) {
        return Ok(false);
    }
    announce(&format!("{} {}", tool.program, tool.version), tool.why, "");
    npm_install(project, &format!("{package}@{}{behind}", tool.version))?;
    found(project, tool)
}

pub fn axe(project: &Project) -> Outcome<bool> {
    package(project, "axe-core", AXE_VERSION, "holds the accessibility rules of the browser tests")
}

pub fn world(project: &Project) -> Outcome<bool> {
    let atlas = package(project, "world-atlas", WORLD_ATLAS_VERSION, "has the outlines of all countries")?;
    Ok(package(project, "topojson-client", TOPOJSON_VERSION, "reads the outlines of countries")? || atlas)
}

/// A package that is no program, in exactly this version.
fn package(project: &Project, name: &str, version: &str, why: &str) -> Outcome<bool> {
    let file = project.tools().join("node_modules").join(name).join("package.json");
    if fs::read_to_string(file).is_ok_and(|text| text.contains(&format!("\"version\": \"{version}\""))) {
        return Ok(false);
    }
    announce(&format!("{name} {version}"), why, "");
    npm_install(project, &format!("{name}@{version}"))?;
    Ok(true)
}

/// What `tests/package` is built with: exactly what its lockfile names, and no script of theirs runs. Kept until that changes.
pub fn package_page(project: &Project) -> Outcome<bool> {
    let lock = package::folder(project).join("node_modules/.installed.json");
    let wanted = project.root.join(package::PAGE).join("package-lock.json");
    let wanted = fs::read(&wanted).map_err(|error| format!("{} could not be read: {error}.", wanted.display()))?;
    if fs::read(&lock).is_ok_and(|there| there == wanted) {
        return Ok(false);
    }
    has_npm(project)?;
    announce("the packages of tests/package", "build a page that installs the package of the widget", "");
    package::copy_page(project)?;
    let place = package::folder(project).display().to_string();
    let quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    install(&mut command(project, "npm", &[&["ci", "--prefix", &place][..], &quiet].concat()))?;
    fs::write(&lock, wanted).map_err(|error| format!("{} could not be written: {error}.", lock.display()))?;
    Ok(true)
}

/// The packages that `bench/package.json` names, in exactly those versions; npm says whether they are there.
pub fn peers(project: &Project) -> Outcome<bool> {
    let there = ["ls", "--prefix", "bench", "--depth=0"];
    if run::output(&mut command(project, "npm", &there)).is_some() {
        return Ok(false);
    }
    has_npm(project)?;
    announce("the packages of bench/package.json", "the benchmark measures the widget against", "");
    let quiet = ["--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
    install(&mut command(project, "npm", &[&["install", "--prefix", "bench"][..], &quiet].concat()))?;
    Ok(true)
}

fn has_npm(project: &Project) -> Outcome {
    if project.which("npm").is_some() { Ok(()) } else { Err(NO_NODE.replace("Node is", "npm is")) }
}

fn npm_install(project: &Project, package: &str) -> Outcome {
    has_npm(project)?;
    let folder = project.tools();
    fs::create_dir_all(&folder).map_err(|error| format!("{} could not be made: {error}.", folder.display()))?;
    let folder = folder.display().to_string();
    let args = ["install", "--prefix", &folder, "--save-exact"];
    let quiet = ["--no-audit", "--no-fund", "--loglevel=error", package];
    install(&mut command(project, "npm", &[&args[..], &quiet].concat()))
}
