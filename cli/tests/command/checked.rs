//! `relations check` as its users see it.

use crate::program::{Done, FIRST, SECOND, TABLE, file, program, run};
use serde_json::Value;

const WRONG: &str = "date,title,side\nsoon,One,A\n2002,Two,B\n";

#[test]
fn both_datasets_are_clean() {
    let Done { code, out, told } = run(&["check", FIRST, SECOND], b"");
    assert_eq!((code, told.as_str()), (0, ""), "{out}");
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines.len() == 2 && lines.iter().all(|line| line.ends_with("events, no problems")), "{out}");
}

#[test]
fn what_is_written_of_both_datasets_in_a_format_that_is_read_is_clean() {
    for (dataset, name) in [(FIRST, "first"), (SECOND, "second")] {
        for to in ["relations", "packed", "timelinejs", "csv"] {
            let path = file(&format!("checked/{name}.{to}"), b"");
            let path = path.to_str().unwrap();
            assert_eq!(run(&["convert", dataset, "--to", to, "--out", path], b"").code, 0);
            let Done { code, out, .. } = run(&["check", path], b"");
            assert_eq!(code, 0, "{out}");
        }
    }
}

#[test]
fn a_problem_has_its_file_line_column_and_excerpt() {
    let Done { code, out, told } = run(&["check", "-"], WRONG.as_bytes());
    assert_eq!((code, told.as_str()), (1, ""));
    assert!(out.contains("standard input:2:1") && out.contains("2 │ soon,One,A") && out.contains("^^^^ line 2.date"));
    assert!(out.ends_with("standard input (csv): 2 events, 1 error\n"), "{out}");
}

#[test]
fn json_is_json_whatever_is_wrong() {
    let wrong = file("checked/wrong.csv", WRONG.as_bytes());
    let Done { code, out, told } = run(&["check", "--json", wrong.to_str().unwrap(), FIRST, "no such file"], b"");
    assert!(code == 2 && told.starts_with("relations: no such file could not be read"), "{told}");
    let json: Value = serde_json::from_str(&out).unwrap();
    let formats: Vec<&str> = json.as_array().unwrap().iter().map(|file| file["format"].as_str().unwrap()).collect();
    assert_eq!(formats, ["csv", "relations"]);
    assert_eq!(json[0]["problems"][0]["line"], 2);
    assert_eq!(json[1]["problems"], serde_json::json!([]));
    for input in ["", "{", "[1", "\u{1b}[2J", "<html>"] {
        serde_json::from_str::<Value>(&run(&["check", "--json", "-"], input.as_bytes()).out).expect(input);
    }
}

#[test]
fn colours_are_for_terminals_or_when_they_are_asked_for() {
    let is_colored = |words: &[&str], no_color: bool| {
        let path = file("checked/colours.csv", WRONG.as_bytes());
        let mut program = program();
        program.arg("check").arg(path).args(words);
        if no_color {
            program.env("NO_COLOR", "1");
        }
        program.output().unwrap().stdout.contains(&0x1B)
    };
    assert!(!is_colored(&[], false));
    assert!(is_colored(&["--color", "always"], false));
    assert!(is_colored(&["--color", "always"], true));
    assert!(!is_colored(&["--color", "never"], false));
}

#[test]
fn what_a_format_has_no_place_for_is_said() {
    let Done { code, told, .. } = run(&["convert", FIRST, "--to", "timelinejs"], b"");
    assert_eq!(code, 0);
    assert!(told.contains("warning: disputes: TimelineJS has no place for disputes: 2 left out."), "{told}");
    let Done { told, .. } = run(&["convert", "-", "--to", "timelinejs"], TABLE.as_bytes());
    assert_eq!(told, "");
}
