//! `cargo xtask`: knows the words of the command line and which task each of them starts; not how a task is done.

mod bench;
mod dist;
mod fuzz;
mod instructions;
mod package;
mod project;
mod publish;
mod report;
mod run;
mod serve;
mod setup;
mod shrink;
mod sizes;
mod steps;
mod tools;
mod worker;
mod world;

use project::Project;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [OPTIONS]    installs what is missing, serves the demo page and rebuilds it on every change
                               (the options go to `trunk serve`: --release, --open, --port 9000, …)
cargo xtask test [STEP]        installs what is missing and runs every check, or one of them:
                               format, lint, native, instructions, fuzz, world, dist, size, package, browser; or core,
                               the quick inner loop
                               (what follows `--` goes to the test programs: test browser -- keyboard;
                               test instructions -- --accept writes down what the core's works now take)
cargo xtask fuzz [TARGET…]     feeds each of the core's parsers with what breaks programs, for a minute; or what is named
                               (--seconds 600; TARGET FILE tries one input again)
cargo xtask dist [--url URL]   installs what is missing, builds dist/ for publication, weighs it and says its hashes
                               (URL is where it will be published, for oembed.json, which needs to know)
cargo xtask sizes              the same, and writes docs/sizes.md: what the wasm weighs, by crate and by module
cargo xtask bench [OPTIONS]    installs what is missing, builds dist/, measures it and other timelines in Chromium
                               and writes docs/benchmarks.md; on a machine with nothing else to do
                               (--n 9,1000  --runs 3  --peers vis,timelinejs,echarts  --limit SECONDS  --into FILE;
                               --wait MINUTES for a quiet machine; --shots keeps pictures in target/bench/shots)
cargo xtask shrink FOLDER      takes out of a release build what no reader needs; Trunk calls it after such a build
cargo xtask worker FOLDER      builds what reads datasets in a worker; Trunk calls it after every build
cargo xtask world              installs what is missing and writes static/world.bin, the outlines of the map, from their source
cargo xtask setup              only installs what is missing, for all of these";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match start(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\nxtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn start(words: &[&str]) -> run::Outcome {
    let project = Project::find();
    match words {
        ["serve", options @ ..] => serve::serve(&project, options),
        ["test", words @ ..] => steps::test(&project, words),
        ["bench", options @ ..] => bench::bench(&project, options),
        ["fuzz", words @ ..] => fuzz::fuzz(&project, words),
        ["dist", words @ ..] => dist::dist(&project, words),
        ["sizes"] => report::sizes(&project),
        ["shrink", folder] => shrink::shrink(&project, Path::new(folder)),
        ["worker", folder] => worker::worker(&project, Path::new(folder)),
        ["world"] => world::world(&project),
        ["setup"] => setup::ensure(&project, setup::EVERYTHING),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => Err(format!("say what to do.\n\n{USAGE}")),
        words => Err(format!("`{}` is not a task of this project.\n\n{USAGE}", words.join(" "))),
    }
}
