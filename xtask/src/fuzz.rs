//! `cargo xtask fuzz`: knows the fuzz targets, how they are built without a nightly toolchain and how they run side by
//! side; not what they do.

use crate::project::Project;
use crate::run::{self, Outcome, command, run};
use std::env::consts::ARCH;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::available_parallelism;

const TARGETS: [&str; 9] = ["relations", "packed", "timelinejs", "vis", "csv", "wikidata", "article", "date", "link"];

/// For each target in the tests.
pub const SECONDS: u32 = 60;

/// What `cargo fuzz` passes for `--sanitizer none`: the compiler tells libFuzzer which branches are taken and what is
/// compared. All of it is known to the stable compiler.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Cllvm-args=-simplifycfg-branch-fold-threshold=0 \
    -Ccodegen-units=1";

/// Runs the targets that are named, or all of them; a file or more after one target are tried once instead.
pub fn fuzz(project: &Project, words: &[&str]) -> Outcome {
    let (targets, files, seconds) = asked(words)?;
    let programs = build(project)?;
    if !files.is_empty() {
        let [target] = targets.as_slice() else { return Err("name one target, and then its files.".to_owned()) };
        return run(command(project, &programs.join(target).to_string_lossy(), &[]).args(files));
    }
    let kept = project.target().join("fuzz");
    fs::create_dir_all(&kept).map_err(|error| format!("{} could not be made: {error}.", kept.display()))?;
    let start = |target: &str| Run::start(project, target, &programs, seconds);
    // More than there are cores: a minute each is told by the clock, and all of it shall not take long.
    let at_once = available_parallelism().map_or(2, usize::from) * 2 + 1;
    let mut failed = Vec::new();
    for together in targets.chunks(at_once) {
        let runs: Vec<Outcome<Run>> = together.iter().map(|target| start(target)).collect();
        for run in runs {
            if let Err(sentence) = run.and_then(Run::wait) {
                println!("{sentence}");
                failed.push(sentence);
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n       ")) }
}

/// The targets, files to be tried, and the seconds for each target.
fn asked<'a>(words: &[&'a str]) -> Outcome<(Vec<&'static str>, Vec<&'a str>, u32)> {
    let (mut targets, mut files, mut seconds) = (Vec::new(), Vec::new(), SECONDS);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match TARGETS.iter().find(|target| *target == word) {
            Some(target) if files.is_empty() => targets.push(*target),
            _ if *word == "--seconds" => {
                let number = words.next().and_then(|number| number.parse().ok());
                seconds = number.ok_or("--seconds needs a number, such as 600.")?;
            }
            _ if targets.len() == 1 => files.push(*word),
            _ => return Err(format!("`{word}` is not a fuzz target; they are {}.", TARGETS.join(", "))),
        }
    }
    if targets.is_empty() {
        targets.extend(TARGETS);
    }
    Ok((targets, files, seconds))
}

/// Builds all targets at once; where the programs are.
fn build(project: &Project) -> Outcome<PathBuf> {
    let target = format!("{ARCH}-unknown-linux-gnu");
    let args = ["build", "--release", "--bins", "--manifest-path", "fuzz/Cargo.toml", "--target", &target];
    let folder = project.root.join("fuzz/target");
    run(command(project, "cargo", &args).env("RUSTFLAGS", FLAGS).env("CARGO_TARGET_DIR", &folder))?;
    Ok(folder.join(target).join("release"))
}

/// A target that runs.
struct Run {
    target: String,
    child: Child,
    said: PathBuf,
    /// What its failing inputs are called, up to a number.
    artifacts: PathBuf,
}

impl Run {
    fn start(project: &Project, target: &str, programs: &std::path::Path, seconds: u32) -> Outcome<Run> {
        let kept = project.target().join("fuzz");
        let fuzz = project.root.join("fuzz");
        let artifacts = fuzz.join("artifacts").join(target).join("");
        // What it finds goes beside the corpus that is checked in.
        let found = kept.join("corpus").join(target);
        for folder in [&artifacts, &found] {
            fs::create_dir_all(folder).map_err(|error| format!("{} could not be made: {error}.", folder.display()))?;
        }
        let mut command = Command::new(programs.join(target));
        command.current_dir(&project.root).arg(&found).arg(fuzz.join("corpus").join(target));
        command.arg(format!("-max_total_time={seconds}")).arg(format!("-artifact_prefix={}", artifacts.display()));
        command.args(["-max_len=4096", "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1"]);
        let words = fuzz.join("dictionaries").join(target).with_extension("txt");
        if words.is_file() {
            command.arg(format!("-dict={}", words.display()));
        }
        run::echo(&command);
        let said = kept.join(target).with_extension("log");
        let log = File::create(&said).map_err(|error| format!("{} could not be made: {error}.", said.display()))?;
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let child = child.map_err(|error| format!("{target} could not be started: {error}."))?;
        Ok(Run { target: target.to_owned(), child, said, artifacts })
    }

    /// Waits, and says how many inputs were tried.
    fn wait(mut self) -> Outcome {
        let status = self.child.wait().map_err(|error| format!("{} was lost: {error}.", self.target))?;
        let said = String::from_utf8_lossy(&fs::read(&self.said).unwrap_or_default()).into_owned();
        let tried = number_after(&said, "stat::number_of_executed_units:");
        println!("fuzz: {:<12}{tried:>10} inputs", self.target);
        if status.success() {
            return Ok(());
        }
        let why = said.lines().filter(|line| line.contains("panicked at") || line.starts_with("SUMMARY"));
        let why = why.collect::<Vec<&str>>().join("; ");
        let file = said.lines().find_map(|line| line.split_once("Test unit written to ")).map(|(_, file)| file);
        let file = file.map_or_else(|| self.artifacts.display().to_string(), str::to_owned);
        Err(format!(
            "{0} failed on {file}: {why} Try it again with `cargo xtask fuzz {0} {file}`; all that was said is in {1}.",
            self.target,
            self.said.display()
        ))
    }
}

fn number_after<'a>(text: &'a str, name: &str) -> &'a str {
    text.lines().find_map(|line| line.strip_prefix(name)).map_or("no", str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_targets_files_and_seconds() {
        let check = |words: &[&str], targets: &[&str], files: &[&str], seconds: u32| {
            assert_eq!(asked(words), Ok((asked(targets).unwrap().0, files.to_vec(), seconds)), "{words:?}");
        };
        check(&[], &TARGETS, &[], SECONDS);
        check(&["vis", "date", "--seconds", "600"], &["vis", "date"], &[], 600);
        check(&["vis", "a/crash-1"], &["vis"], &["a/crash-1"], SECONDS);
        assert!(asked(&["html"]).unwrap_err().contains("relations, packed"));
        assert!(asked(&["--seconds", "soon"]).is_err());
    }

    #[test]
    fn every_target_has_a_program_and_a_corpus() {
        let fuzz = Project::find().root.join("fuzz");
        let programs = fs::read_dir(fuzz.join("fuzz_targets")).unwrap().count();
        assert_eq!(programs, TARGETS.len());
        for target in TARGETS {
            assert!(fuzz.join("fuzz_targets").join(target).with_extension("rs").is_file(), "{target}");
            assert!(fs::read_dir(fuzz.join("corpus").join(target)).unwrap().count() > 0, "{target}");
        }
    }
}
