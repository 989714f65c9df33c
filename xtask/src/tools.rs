//! The tools that build the page: knows their exact versions and how each says its own; not how they are installed.

use crate::project::Project;
use crate::run;
use std::process::Command;

/// A program that the project needs in one version, or in any.
pub struct Tool {
    pub program: &'static str,
    pub version: &'static str,
    pub why: &'static str,
    /// Whether another version than this one will do.
    pub any: bool,
}

pub const TRUNK: Tool = Tool { program: "trunk", version: "0.21.14", why: "builds and serves the page", any: false };

/// The same version as the library in Cargo.toml: the two talk in a format that changes with each release.
pub const WASM_BINDGEN: Tool =
    Tool { program: "wasm-bindgen", version: "0.2.129", why: "writes the JavaScript glue of the wasm", any: false };

pub const WASM_OPT: Tool = Tool { program: "wasm-opt", version: "132", why: "makes the wasm small", any: false };

pub const TERSER: Tool =
    Tool { program: "terser", version: "5.51.2", why: "makes the door and the glue small", any: false };

pub const GECKODRIVER: Tool =
    Tool { program: "geckodriver", version: "0.37.1", why: "lets the browser tests drive Firefox", any: true };

/// The accessibility rules that the browser tests apply; a script, not a program.
pub const AXE_VERSION: &str = "4.14.1";

/// What the outlines of the map are made of, and what reads it; data and a script.
pub const WORLD_ATLAS_VERSION: &str = "2.0.2";
pub const TOPOJSON_VERSION: &str = "3.1.0";

impl Tool {
    /// Whether the tool is there in a version that will do.
    pub fn is_there(&self, project: &Project) -> bool {
        match project.which(self.program) {
            None => false,
            Some(_) if self.any => true,
            Some(_) => {
                let mut question = run::command(project, self.program, &["--version"]);
                run::output(&mut question).is_some_and(|answer| version_in(&answer) == Some(self.version))
            }
        }
    }
}

/// A call of Trunk that looks up no newer Trunk, and does not hide the compiler's errors behind a trace of its own code.
pub fn trunk(project: &Project, args: &[&str]) -> Command {
    let mut trunk = run::command(project, TRUNK.program, args);
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env("RUST_LIB_BACKTRACE", "0");
    trunk
}

/// The version in what a tool answers to `--version`: the first word that begins with a digit.
fn version_in(answer: &str) -> Option<&str> {
    answer.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_first_word_that_begins_with_a_digit() {
        let check = |answer, expect| assert_eq!(version_in(answer), expect, "{answer}");
        check("trunk 0.21.14\n", Some("0.21.14"));
        check("wasm-bindgen 0.2.129", Some("0.2.129"));
        check("wasm-opt version 132 (version_132)", Some("132"));
        check("geckodriver 0.37.1 (abc123 2026-01-01)\n", Some("0.37.1"));
        check("", None);
        check("command not found", None);
    }

    #[test]
    fn trunk_is_told_the_same_version() {
        let trunk_toml = include_str!("../../Trunk.toml");
        let line = format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version);
        assert!(trunk_toml.contains(&line), "Trunk.toml lacks {line}");
    }

    #[test]
    fn the_library_has_the_version_of_its_tool() {
        let line = format!("wasm-bindgen = \"={}\"", WASM_BINDGEN.version);
        let cargo_toml = include_str!("../../Cargo.toml");
        assert!(cargo_toml.contains(&line), "Cargo.toml lacks {line}");
    }
}
