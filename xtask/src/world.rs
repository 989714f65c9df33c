//! `cargo xtask world`: knows which packages the outlines of the map come from and where they are kept; `world.mjs` makes them.

use crate::project::Project;
use crate::run::{self, Outcome};
use crate::setup::{self, Need};
use std::fs;
use std::path::Path;

/// Committed, so that a build needs neither the packages nor Node for it.
const FILE: &str = "static/world.bin";

pub const NEEDS: &[Need] = &[Need::Node, Need::World];

/// Writes the outlines from their source.
pub fn world(project: &Project) -> Outcome {
    setup::ensure(project, NEEDS)?;
    make(project, &project.root.join(FILE))?;
    println!("{FILE} is written.");
    Ok(())
}

/// Refuses outlines that are not what their source comes to.
pub fn check(project: &Project) -> Outcome {
    let made = project.target().join("world.bin");
    fs::create_dir_all(project.target()).map_err(|error| format!("target/ could not be made: {error}."))?;
    make(project, &made)?;
    let read = |path: &Path| fs::read(path).map_err(|error| format!("{} could not be read: {error}.", path.display()));
    if read(&made)? == read(&project.root.join(FILE))? {
        println!("{FILE} is what its source comes to");
        Ok(())
    } else {
        Err(format!("{FILE} is not what `cargo xtask world` makes. Run it, and commit what it writes."))
    }
}

fn make(project: &Project, file: &Path) -> Outcome {
    let mut node = run::command(project, "node", &["xtask/src/world.mjs"]);
    run::run(node.arg(project.tools().join("node_modules")).arg(file))
}
