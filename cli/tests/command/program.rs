//! Runs the program with words and an input.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

pub const FIRST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../static/datasets/north-korea-venezuela.json");

pub const SECOND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../static/datasets/argentina-chile.json");

pub const TABLE: &str = "date,title,side\n2001,One,A\n2002-05,Two,B\n";

pub struct Done {
    pub code: i32,
    pub out: String,
    pub told: String,
}

pub fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_relations"));
    program.env_remove("NO_COLOR");
    program
}

/// Runs it to its end.
pub fn run(words: &[&str], input: &[u8]) -> Done {
    let mut child = program()
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program is built");
    // It may end without reading what it is given.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Done {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        told: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A file in a folder of its own for each test.
pub fn file(name: &str, text: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path
}
