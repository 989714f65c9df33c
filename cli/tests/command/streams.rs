//! The standard input and output, files, formats and columns, and exit codes.

use crate::program::{Done, FIRST, TABLE, file, program, run};
use std::io::Read;
use std::process::Stdio;

#[test]
fn every_command_reads_the_standard_input_and_recognises_the_format() {
    for (words, expect) in [
        (&["convert", "-", "--to", "relations"][..], "\"title\":\"Two\""),
        (&["cite", "-", "two"], "“Two” (May 2002)"),
        (&["state", "-", "--on", "2002-01-01"], "1 January 2002"),
        (&["render", "-", "--inline"], "Two"),
        (&["render", "-", "--svg"], "<svg"),
        (&["check", "-"], "2 events"),
    ] {
        let Done { code, out, told } = run(words, TABLE.as_bytes());
        assert_eq!(code, 0, "{words:?}: {told}");
        assert!(out.contains(expect), "{words:?}: {out}");
    }
}

#[test]
fn the_format_and_the_columns_can_be_named() {
    let table = "Wann;Was;Wer\n2001;Eins;A\n2002;Zwei;B\n";
    let columns = ["convert", "-", "--to", "relations", "--columns", "Wann=date,Was=title,Wer=initiator"];
    let Done { code, out, told } = run(&columns, table.as_bytes());
    assert_eq!((code, told.as_str()), (0, ""));
    assert!(out.contains("\"title\":\"Zwei\""), "{out}");
    assert_eq!(run(&["check", "-", "--format", "vis"], TABLE.as_bytes()).code, 1);
    let Done { code, told, .. } = run(&["check", "-", "--format", "word"], b"");
    assert!(code == 2 && told.contains("timelinejs"), "{told}");
    let Done { code, told, .. } = run(&["check", "-", "--columns", "date"], b"");
    assert!(code == 2 && told.contains("When=date"), "{told}");
}

#[test]
fn what_is_written_goes_where_it_is_told_to() {
    let path = file("streams/out.json", b"");
    let name = path.to_str().unwrap();
    let Done { code, out, .. } = run(&["convert", FIRST, "--to", "relations", "--out", name], b"");
    assert_eq!((code, out.as_str()), (0, ""));
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(run(&["convert", FIRST, "--to", "relations", "--out", "-"], b"").out, written);
    assert_eq!(run(&["convert", FIRST, "--to", "relations"], b"").out, written);
    let Done { code, told, .. } = run(&["convert", FIRST, "--to", "csv", "--out", "/no/such/folder/a"], b"");
    assert!(code == 2 && told.contains("relations: /no/such/folder/a could not be written"), "{told}");
}

#[test]
fn the_exit_code_says_how_it_ended() {
    for (words, input, expect) in [
        (&["check", "-"][..], TABLE, 0),
        (&["check", "-"], "date,title,side\nsoon,One,A\n2002,Two,B\n", 1),
        (&["check", "-"], "", 1),
        (&["check", "no such file"], "", 2),
        (&["check", "no such file", "-"], "", 2),
        (&["convert", "-", "--to", "csv"], "", 1),
        (&["convert", "-", "--to", "word"], "", 2),
        (&["cite", "-", "three"], TABLE, 2),
        (&["draft", "-"], "It opened in 1974.", 0),
        (&["draft", "-"], "It opened.", 1),
        (&[], "", 2),
        (&["--help"], "", 0),
    ] {
        let Done { code, told, .. } = run(words, input.as_bytes());
        assert_eq!(code, expect, "{words:?} {input:?}: {told}");
    }
}

#[test]
fn whoever_stops_reading_breaks_nothing() {
    let table: String = (0..6_000).map(|row| format!("{},A title of some length,A\n", 1000 + row % 1000)).collect();
    let path = file("streams/many.csv", ["date,title,side\n", &table].concat().as_bytes());
    for to in ["csv", "relations", "ics"] {
        let mut child = program()
            .args(["convert", path.to_str().unwrap(), "--to", to])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut start = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut start).unwrap();
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(0) && !told.contains("panicked"), "{to}: {told}");
    }
}

#[test]
fn where_nobody_watches_no_progress_is_told() {
    let table: String = (0..900).map(|row| format!("{},{},A\n", 1000 + row, "A title. ".repeat(1_100))).collect();
    let Done { code, told, .. } = run(&["check", "-"], ["date,title,side\n0001,B,B\n", &table].concat().as_bytes());
    assert_eq!((code, told.as_str()), (0, ""));
}
