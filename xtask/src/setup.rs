//! What each task needs: knows what is missing on this machine and in which order to install it; not how.

mod cargo;
mod debian;
mod npm;
mod rust;

use crate::project::Project;
use crate::run::{Outcome, run};
use crate::tools::{self, Tool};
use std::process::Command;
use std::thread;

#[derive(Clone, Copy, PartialEq)]
pub enum Need {
    /// What Cargo compiles the widget for.
    WasmTarget,
    Rustfmt,
    Clippy,
    /// Node itself, which runs wasm-opt and terser and weighs the files.
    Node,
    WasmOpt,
    Terser,
    Axe,
    /// The three engines with their drivers, a screen for the one that needs it, and fonts.
    Browsers,
    /// What the page is built with that installs the package.
    Package,
    /// What the outlines of the map are made of.
    World,
    /// One engine and a font, for the benchmark.
    Chromium,
    /// What the benchmark measures the widget against.
    Peers,
    /// What counts the instructions of the core's works.
    Valgrind,
    Trunk,
    WasmBindgen,
    Geckodriver,
}

pub use debian::CHROMIUM_NAMES;

pub const BUILD: &[Need] = &[Need::WasmTarget, Need::Node, Need::WasmOpt, Need::Terser, Need::WasmBindgen, Need::Trunk];

/// What the benchmark needs besides a build.
pub const BENCH: &[Need] = &[Need::Node, Need::Chromium, Need::Peers];

/// For the other tasks; the quick ones first.
pub const EVERYTHING: &[Need] = &[
    Need::WasmTarget,
    Need::Rustfmt,
    Need::Clippy,
    Need::Node,
    Need::WasmOpt,
    Need::Terser,
    Need::Axe,
    Need::Package,
    Need::World,
    Need::Browsers,
    Need::Valgrind,
    Need::WasmBindgen,
    Need::Trunk,
    Need::Geckodriver,
];

/// Installs those of the needs that are missing, and says so. What the system's packages bring is fetched and unpacked
/// while the tools are built, since the one waits for the network and the other for the processor.
pub fn ensure(project: &Project, needs: &[Need]) -> Outcome {
    let (system, own): (Vec<Need>, Vec<Need>) = needs.iter().partition(|need| need.is_of_the_system());
    let (system, own) = thread::scope(|scope| {
        let beside = scope.spawn(|| each(project, &system));
        let own = each(project, &own);
        (beside.join(), own)
    });
    let system = system.map_err(|_| "the installation of packages has failed.".to_owned())??;
    if own? || system {
        cargo::tidy(project);
        println!("setup: done.");
    }
    Ok(())
}

/// Whether something had to be installed.
fn each(project: &Project, needs: &[Need]) -> Outcome<bool> {
    let mut installed = false;
    for need in needs {
        installed |= need.ensure(project)?;
    }
    Ok(installed)
}

impl Need {
    fn is_of_the_system(self) -> bool {
        matches!(self, Need::Browsers | Need::Chromium | Need::Valgrind)
    }

    /// Whether something had to be installed.
    fn ensure(self, project: &Project) -> Outcome<bool> {
        match self {
            Need::WasmTarget => rust::target(project),
            Need::Rustfmt => rust::component(project, "rustfmt", "checks the format of the code"),
            Need::Clippy => rust::component(project, "clippy", "checks the code for mistakes"),
            Need::Node => npm::node(project),
            Need::WasmOpt => npm::tool(project, &tools::WASM_OPT, "binaryen", ".0.0"),
            Need::Terser => npm::tool(project, &tools::TERSER, "terser", ""),
            Need::Axe => npm::axe(project),
            Need::Package => npm::package_page(project),
            Need::World => npm::world(project),
            Need::Browsers => debian::browsers(project),
            Need::Chromium => debian::chromium(project),
            Need::Peers => npm::peers(project),
            Need::Valgrind => debian::valgrind(project),
            Need::Trunk => cargo::tool(project, &tools::TRUNK, "trunk", &["--no-default-features"]),
            Need::WasmBindgen => cargo::tool(project, &tools::WASM_BINDGEN, "wasm-bindgen-cli", &[]),
            Need::Geckodriver => cargo::tool(project, &tools::GECKODRIVER, "geckodriver", &[]),
        }
    }
}

/// One line that says what is installed, and why.
fn announce(what: &str, why: &str, note: &str) {
    println!("setup: installing {what}, which {why}{note}");
}

/// Runs an installer; what it has done so far is kept, so that the reader can go on after a failure.
fn install(command: &mut Command) -> Outcome {
    run(command)
        .map_err(|sentence| format!("{sentence} Is the network there? Run the same command again to go on from here."))
}

/// What every installer checks in the end: that what it installed is really found.
fn found(project: &Project, tool: &Tool) -> Outcome<bool> {
    if tool.is_there(project) {
        Ok(true)
    } else {
        Err(format!(
            "{} {} was installed, but running it from {} does not give that version. \
             Delete that folder and run the same command again.",
            tool.program,
            tool.version,
            project.tools().display()
        ))
    }
}
