//! The core's works, counted in instructions: knows what each may take and how that is asked of valgrind.
//! What the works are is in `core/benches/works.rs`.
//!
//! A count is the same on a busy machine and, within a few percent, on another one, which a time is not.

use crate::project::Project;
use crate::run::{self, Outcome};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// The counts that have been accepted.
const ACCEPTED: &str = "core/benches/instructions.txt";

const HEAD: &str = "\
# The instructions that each work of the core takes on x86_64, to three digits.
# `cargo xtask test instructions` compares with them, and writes them anew when `-- --accept` follows.
";

const HOW: &str = "If it is worth that, `cargo xtask test instructions -- --accept` writes down the new counts.";

/// How many percent more than accepted are still the same work: compilers and machines differ by a few.
const TOLERANCE: u64 = 25;

/// In `core/benches/instructions.rs`: what it calls is counted, and nothing else.
const COUNTED: &str = "instructions::counted_work";

#[derive(Clone, Debug, PartialEq)]
struct Count {
    work: String,
    instructions: u64,
}

pub fn check(project: &Project, words: &[&str]) -> Outcome {
    let accept = match words {
        [] => false,
        ["--accept"] => true,
        words => return Err(format!("`{}` is not understood here; `--accept` is.", words.join(" "))),
    };
    let counts = counted(project)?;
    let file = project.root.join(ACCEPTED);
    if accept {
        fs::write(&file, written(&counts)).map_err(|error| format!("{ACCEPTED} could not be written: {error}."))?;
        println!("{ACCEPTED} holds these counts now.");
        return Ok(());
    }
    let accepted = fs::read_to_string(&file).map_err(|error| format!("{ACCEPTED} could not be read: {error}."))?;
    let accepted = read(&accepted);
    println!("{}", table(&counts, &accepted));
    if std::env::consts::ARCH != "x86_64" {
        println!("They are not compared: {ACCEPTED} holds the counts of x86_64.");
        return Ok(());
    }
    match grown(&counts, &accepted) {
        sentences if sentences.is_empty() => Ok(()),
        sentences => Err(format!("{}\n       {HOW}", sentences.join("\n       "))),
    }
}

/// Builds the works as the widget is optimised, and runs them under valgrind, which writes a file for each.
fn counted(project: &Project) -> Outcome<Vec<Count>> {
    let folder = project.target().join("instructions/counts");
    let trouble = |error| format!("{} could not be made anew: {error}.", folder.display());
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(trouble)?;
    }
    fs::create_dir_all(&folder).map_err(trouble)?;
    let out = folder.join("work");
    let runner = [
        "valgrind".to_owned(),
        "--quiet".to_owned(),
        "--tool=callgrind".to_owned(),
        "--collect-atstart=no".to_owned(),
        format!("--toggle-collect={COUNTED}"),
        format!("--dump-after={COUNTED}"),
        format!("--callgrind-out-file={}", out.display()),
    ];
    let runner = format!("target.'cfg(all())'.runner = {runner:?}");
    let bench = ["bench", "--quiet", "--package", "relations-core", "--bench", "instructions"];
    let how = ["--profile", "instructions", "--config", &runner];
    let mut cargo = run::command(project, "cargo", &[&bench[..], &how].concat());
    let line = run::echo(&cargo);
    let names = run::output(cargo.stderr(Stdio::inherit())).ok_or_else(|| format!("`{line}` failed."))?;
    names.lines().enumerate().map(|(number, work)| count(work, &numbered(&out, number + 1))).collect()
}

/// Valgrind numbers the files from one on.
fn numbered(out: &Path, number: usize) -> PathBuf {
    out.with_extension(number.to_string())
}

fn count(work: &str, file: &Path) -> Outcome<Count> {
    let total = fs::read_to_string(file).ok().and_then(|text| total(&text));
    let none = || format!("valgrind has not counted `{work}`. Has {COUNTED} another name, or is it inlined?");
    Ok(Count { work: work.to_owned(), instructions: total.filter(|total| *total > 0).ok_or_else(none)? })
}

/// The sum that callgrind writes below its costs.
fn total(text: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix("totals:"))?.trim().parse().ok()
}

fn read(text: &str) -> Vec<Count> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let count = |line: &str| {
        let (work, number) = line.rsplit_once(' ')?;
        Some(Count { work: work.trim().to_owned(), instructions: number.parse().ok()? })
    };
    lines.filter_map(count).collect()
}

fn written(counts: &[Count]) -> String {
    let mut text = HEAD.to_owned();
    for Count { work, instructions } in counts {
        let _ = writeln!(text, "{work:<40}{:>12}", rounded(*instructions));
    }
    text
}

/// To three digits, so that the file changes only where a work does.
fn rounded(count: u64) -> u64 {
    let unit = 10u64.pow(count.checked_ilog10().unwrap_or_default().saturating_sub(2));
    (count + unit / 2) / unit * unit
}

fn accepted_for(accepted: &[Count], work: &str) -> Option<u64> {
    accepted.iter().find(|other| other.work == work).map(|other| other.instructions)
}

/// Each work with its count and how far it is from the accepted one, and a sentence where that one may be lowered.
fn table(counts: &[Count], accepted: &[Count]) -> String {
    let mut text = format!("{:<40}{:>14}{:>14}", "instructions", "accepted", "now");
    for Count { work, instructions } in counts {
        let before = accepted_for(accepted, work).unwrap_or_default();
        let change = if before > 0 { format!("{:+} %", percent(*instructions, before)) } else { "new".to_owned() };
        let lower =
            if instructions * 100 < before * (100 - TOLERANCE) { "  may be accepted as the new bound" } else { "" };
        let _ = write!(text, "\n{work:<40}{before:>14}{instructions:>14}{change:>8}{lower}");
    }
    text
}

fn percent(now: u64, before: u64) -> i64 {
    ((now as f64 / before as f64 - 1.0) * 100.0).round() as i64
}

fn grown(counts: &[Count], accepted: &[Count]) -> Vec<String> {
    let now = counts.iter().filter_map(|Count { work, instructions }| match accepted_for(accepted, work) {
        None => Some(format!("`{work}` is not in {ACCEPTED}.")),
        Some(before) if *instructions * 100 > before * (100 + TOLERANCE) => Some(format!(
            "`{work}` takes {instructions} instructions, {} % more than the accepted {before}.",
            percent(*instructions, before)
        )),
        Some(_) => None,
    });
    let gone = accepted.iter().filter(|other| counts.iter().all(|count| count.work != other.work));
    now.chain(gone.map(|other| format!("`{}` is in {ACCEPTED}, but is no work any more.", other.work))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(counts: &[(&str, u64)]) -> Vec<Count> {
        let count =
            |(work, instructions): &(&str, u64)| Count { work: (*work).to_owned(), instructions: *instructions };
        counts.iter().map(count).collect()
    }

    #[test]
    fn a_work_may_grow_by_a_quarter() {
        let check = |now, before, expect: &[&str]| {
            assert_eq!(grown(&counts(now), &counts(before)), expect);
        };
        check(&[("parse", 1250)], &[("parse", 1000)], &[]);
        check(&[("parse", 1)], &[("parse", 1000)], &[]);
        check(
            &[("parse", 1500)],
            &[("parse", 1000)],
            &["`parse` takes 1500 instructions, 50 % more than the accepted 1000."],
        );
        check(&[("parse", 1)], &[], &["`parse` is not in core/benches/instructions.txt."]);
        check(&[], &[("parse", 1)], &["`parse` is in core/benches/instructions.txt, but is no work any more."]);
    }

    #[test]
    fn the_table_says_what_may_be_lowered() {
        let check = |now, expect| {
            assert_eq!(table(&counts(&[("index", now)]), &counts(&[("index", 1000)])).contains("new bound"), expect);
        };
        check(749, true);
        check(750, false);
        check(2000, false);
    }

    #[test]
    fn what_is_written_is_read_again_to_three_digits() {
        let text = written(&counts(&[("layout of a 200th, 1000 events", 12_590_953), ("none", 7)]));
        assert_eq!(read(&text), counts(&[("layout of a 200th, 1000 events", 12_600_000), ("none", 7)]));
        assert_eq!(rounded(0), 0);
        assert_eq!(rounded(999_600), 1_000_000);
    }

    #[test]
    fn the_total_is_what_callgrind_writes_below_its_costs() {
        assert_eq!(total("version: 1\nsummary: 12\n\nfn=(1)\n0 12\n\ntotals: 12\n"), Some(12));
        assert_eq!(total("version: 1\n"), None);
    }
}
