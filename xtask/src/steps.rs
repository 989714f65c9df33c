//! `cargo xtask test`: knows the steps that the project is checked by, their order and what each needs.

use crate::dist;
use crate::fuzz;
use crate::instructions;
use crate::package;
use crate::project::Project;
use crate::run::{self, Outcome, run};
use crate::setup::{self, Need};
use crate::world;
use std::time::{Duration, Instant};

struct Step {
    name: &'static str,
    what: &'static str,
    needs: &'static [Need],
    /// The step without which this one has nothing to look at.
    after: Option<&'static str>,
    check: fn(&Project, &[&str]) -> Outcome,
}

const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "the code has the format that rustfmt gives it",
        needs: &[Need::Rustfmt],
        after: None,
        check: |project, _| run(&mut run::command(project, "cargo", &["fmt", "--all", "--check"])),
    },
    Step {
        name: "lint",
        what: "clippy finds nothing, for this machine and for the browser",
        needs: &[Need::Clippy, Need::WasmTarget],
        after: None,
        check: lint,
    },
    Step {
        name: "native",
        what: "what can be tested without a browser",
        needs: &[],
        after: None,
        check: |project, words| cargo_test(project, &["--workspace"], words),
    },
    Step {
        name: "instructions",
        what: "the core does no more work than it did",
        needs: &[Need::Valgrind],
        after: None,
        check: instructions::check,
    },
    Step {
        name: "fuzz",
        what: "no parser fails on what is made to break it",
        needs: &[],
        after: None,
        check: |project, _| fuzz::fuzz(project, &[]),
    },
    Step {
        name: "world",
        what: "the outlines of the map are what their source comes to",
        needs: world::NEEDS,
        after: None,
        check: |project, _| world::check(project),
    },
    Step {
        name: "dist",
        what: "the published files can be built and are complete",
        needs: setup::BUILD,
        after: None,
        check: |project, _| dist::build(project, None).map(drop),
    },
    Step {
        name: "size",
        what: "the published files are light enough",
        needs: &[Need::Node],
        after: Some("dist"),
        check: |project, _| dist::weigh(project),
    },
    Step {
        name: "package",
        what: "the package can be installed, is typed, and Vite builds a page with it",
        needs: &[Need::Node, Need::Package],
        after: Some("dist"),
        check: |project, _| package::package(project),
    },
    Step {
        name: "browser",
        what: "the page as a reader finds it, in Chromium, Firefox and WebKit",
        needs: &[Need::Axe, Need::Package, Need::Browsers, Need::Geckodriver],
        after: Some("dist"),
        check: browser,
    },
];

/// The inner loop while the core is worked on; the step `native` includes it.
const CORE: Step = Step {
    name: "core",
    what: "the core's own tests",
    needs: &[],
    after: None,
    check: |project, words| cargo_test(project, &["--package", "relations-core"], words),
};

enum Result {
    Passed,
    Failed(String),
    NotRun,
}

/// Runs every step, or the one that is asked for with those it comes after; reports them all, then fails if one did.
pub fn test(project: &Project, words: &[&str]) -> Outcome {
    let (steps, words) = chosen(words)?;
    // Everything is installed before the first step, so that a machine that cannot be set up says so at once.
    let needs: Vec<Need> =
        setup::EVERYTHING.iter().copied().filter(|need| steps.iter().any(|step| step.needs.contains(need))).collect();
    let start = Instant::now();
    setup::ensure(project, &needs)?;
    let mut report = vec![("setup", Result::Passed, start.elapsed())];
    for step in steps {
        println!("\n== {}: {} ==", step.name, step.what);
        let start = Instant::now();
        let result = match step.after.filter(|name| failed(&report, name)) {
            Some(name) => {
                println!("not run, since {name} failed");
                Result::NotRun
            }
            None => match (step.check)(project, words) {
                Ok(()) => Result::Passed,
                Err(sentence) => {
                    println!("failed: {sentence}");
                    Result::Failed(sentence)
                }
            },
        };
        report.push((step.name, result, start.elapsed()));
    }
    close(&report)
}

/// The steps to run, and the words for the test programs.
fn chosen<'a, 'b>(words: &'a [&'b str]) -> Outcome<(Vec<&'static Step>, &'a [&'b str])> {
    let at = words.iter().position(|word| *word == "--");
    let (names, rest) = match at {
        Some(at) => (&words[..at], &words[at + 1..]),
        None => (words, &[][..]),
    };
    let steps = match names {
        [] => STEPS.iter().collect(),
        ["core"] => vec![&CORE],
        [name] => {
            let step = STEPS.iter().find(|step| step.name == *name);
            let step = step.ok_or_else(|| unknown(name))?;
            let before = STEPS.iter().filter(|other| Some(other.name) == step.after);
            before.chain([step]).collect()
        }
        names => return Err(unknown(&names.join(" "))),
    };
    Ok((steps, rest))
}

fn unknown(name: &str) -> String {
    let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
    format!("`{name}` is not a step of the tests; they are {} and core.", names.join(", "))
}

fn failed(report: &[(&str, Result, Duration)], name: &str) -> bool {
    report.iter().any(|(step, result, _)| *step == name && !matches!(result, Result::Passed))
}

/// The time of each step, and what failed.
fn close(report: &[(&'static str, Result, Duration)]) -> Outcome {
    println!("\n== summary ==");
    for (name, result, time) in report {
        let word = match result {
            Result::Passed => "passed",
            Result::Failed(_) => "FAILED",
            Result::NotRun => "not run",
        };
        println!("{name:<14}{word:<10}{:>7.1} s", time.as_secs_f64());
    }
    let sentences: Vec<String> = report
        .iter()
        .filter_map(|(name, result, _)| match result {
            Result::Failed(sentence) => Some(format!("{name} failed: {sentence}")),
            _ => None,
        })
        .collect();
    if sentences.is_empty() {
        println!("all passed");
        Ok(())
    } else {
        Err(sentences.join("\n       "))
    }
}

fn lint(project: &Project, _: &[&str]) -> Outcome {
    let denied = ["--", "--deny", "warnings"];
    let host = ["clippy", "--quiet", "--workspace", "--all-targets", "--test", "browser"];
    let wasm = [
        "clippy",
        "--quiet",
        "--package",
        "relations-timeline",
        "--package",
        "relations-worker",
        "--package",
        "relations-importer",
        "--target",
        "wasm32-unknown-unknown",
    ];
    let host = run(&mut run::command(project, "cargo", &[&host[..], &denied].concat()));
    let wasm = run(&mut run::command(project, "cargo", &[&wasm[..], &denied].concat()));
    host.and(wasm)
}

fn cargo_test(project: &Project, packages: &[&str], words: &[&str]) -> Outcome {
    let args = [&["test"], packages, &["--"], words].concat();
    run(&mut run::command(project, "cargo", &args))
}

fn browser(project: &Project, words: &[&str]) -> Outcome {
    // Without the page that installs the package, the scenario that opens it fails, and the others are as good as ever.
    if let Err(sentence) = package::current(project) {
        println!("The package has no page to open: {sentence}");
    }
    let args = ["test", "--package", "relations-timeline", "--test", "browser", "--"];
    let mut cargo = run::command(project, "cargo", &[&args[..], words].concat());
    cargo
        .env("RELATIONS_DIST", project.dist())
        .env("RELATIONS_PACKAGE", package::built(project))
        .env("RELATIONS_AXE", project.tools().join("node_modules/axe-core/axe.min.js"));
    run(&mut cargo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_brings_the_one_it_comes_after() {
        let check = |words: &[&str], expect: &[&str], rest: &[&str]| {
            let (steps, words) = chosen(words).unwrap();
            let names: Vec<&str> = steps.iter().map(|step| step.name).collect();
            assert_eq!(names, expect);
            assert_eq!(words, rest);
        };
        check(
            &[],
            &["format", "lint", "native", "instructions", "fuzz", "world", "dist", "size", "package", "browser"],
            &[],
        );
        check(&["lint"], &["lint"], &[]);
        check(&["core", "--", "date"], &["core"], &["date"]);
        check(&["browser", "--", "keys"], &["dist", "browser"], &["keys"]);
    }

    #[test]
    fn an_unknown_step_is_answered_with_the_known_ones() {
        let sentence = chosen(&["everything"]).err().unwrap();
        assert!(
            sentence.contains("format, lint, native, instructions, fuzz, world, dist, size, package, browser and core")
        );
    }

    #[test]
    fn a_report_with_a_failure_fails_and_names_it() {
        let time = Duration::from_secs(1);
        let report = [
            ("format", Result::Passed, time),
            ("dist", Result::Failed("too heavy.".to_owned()), time),
            ("browser", Result::NotRun, time),
        ];
        assert!(failed(&report, "dist"));
        assert!(!failed(&report, "format"));
        assert_eq!(close(&report).unwrap_err(), "dist failed: too heavy.");
        assert!(close(&report[..1]).is_ok());
    }
}
