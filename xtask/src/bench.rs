//! `cargo xtask bench`: knows what the benchmark is told and where its document goes; `bench/` measures and writes it.

use crate::dist;
use crate::project::Project;
use crate::run::{self, Outcome, run};
use crate::setup;

const DOCUMENT: &str = "docs/benchmarks.md";

/// What the reader may choose, each with a value; `--shots` has none.
const OPTIONS: &[&str] = &["--n", "--runs", "--peers", "--limit", "--wait", "--into"];

pub fn bench(project: &Project, options: &[&str]) -> Outcome {
    check(options)?;
    setup::ensure(project, setup::BUILD)?;
    setup::ensure(project, setup::BENCH)?;
    dist::build(project, None)?;
    let chromium = setup::CHROMIUM_NAMES.iter().find_map(|name| project.which(name)).ok_or("Chromium is not found.")?;
    let mut node = run::command(project, "node", &["bench/measure.mjs", "--version", &version(project)]);
    node.arg("--chromium").arg(chromium);
    node.arg("--dist").arg(project.dist());
    node.arg("--work").arg(project.target().join("bench"));
    if !options.contains(&"--into") {
        node.args(["--into", DOCUMENT]);
    }
    run(node.args(options))
}

/// The widget's version and the commit that it was built from, if Git knows.
fn version(project: &Project) -> String {
    let question = ["describe", "--always", "--dirty", "--exclude=*"];
    let commit = run::output(&mut run::command(project, "git", &question)).unwrap_or_default();
    [env!("CARGO_PKG_VERSION"), commit.trim()].join(" ").trim().to_owned()
}

/// Said before anything is built.
fn check(options: &[&str]) -> Outcome {
    let mut words = options.iter();
    while let Some(word) = words.next() {
        if OPTIONS.contains(word) {
            words.next().ok_or(format!("`{word}` needs a value."))?;
        } else if *word != "--shots" {
            return Err(format!("`{word}` is not understood; {} and --shots are.", OPTIONS.join(", ")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_that_is_not_understood_is_said_before_anything_is_built() {
        let check = |options: &[&str], expect: bool| assert_eq!(check(options).is_ok(), expect, "{options:?}");
        check(&[], true);
        check(&["--n", "9,1000", "--shots", "--runs", "1"], true);
        check(&["--n"], false);
        check(&["9"], false);
        check(&["--chromium", "x"], false);
    }
}
