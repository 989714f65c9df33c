//! Starting other programs: knows how a command is echoed, run and reported; not which commands there are.

use crate::project::Project;
use std::process::{Command, Stdio};

/// What went wrong is a sentence for the reader, who can act on it.
pub type Outcome<T = ()> = Result<T, String>;

/// A command that runs in the project's folder and finds the project's tools.
pub fn command(project: &Project, program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(&project.root).env("PATH", project.path());
    command
}

/// Echoes the command, runs it and waits; its output goes to the reader.
pub fn run(command: &mut Command) -> Outcome {
    let line = echo(command);
    let status =
        command.stdin(Stdio::null()).status().map_err(|error| format!("`{line}` could not be started: {error}."))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status}).")) }
}

/// What the command prints, when it succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}

/// Prints the command as the reader would type it, and returns that line.
pub fn echo(command: &Command) -> String {
    let line = line(command);
    println!("  $ {line}");
    line
}

fn line(command: &Command) -> String {
    let settings = command
        .get_envs()
        .filter(|(name, _)| *name != "PATH")
        .filter_map(|(name, value)| Some(format!("{}={}", name.to_string_lossy(), quoted(&value?.to_string_lossy()))));
    let words =
        std::iter::once(command.get_program()).chain(command.get_args()).map(|word| quoted(&word.to_string_lossy()));
    settings.chain(words).collect::<Vec<_>>().join(" ")
}

/// As a shell would need it, so that a reader can copy the line.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:@,+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_echoed_as_it_would_be_typed() {
        let mut command = Command::new("npm");
        command.args(["install", "a b"]).env("X", "it's");
        assert_eq!(line(&command), r"X='it'\''s' npm install 'a b'");
    }

    #[test]
    fn a_failing_command_is_named_in_the_sentence() {
        let sentence = run(&mut Command::new("no-such-program")).unwrap_err();
        assert!(sentence.starts_with("`no-such-program` could not be started"), "{sentence}");
    }
}
