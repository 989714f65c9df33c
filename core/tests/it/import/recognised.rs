//! Bytes of any format and encoding: which format they are taken for, and what is said where they are none.

use super::told::told;
use crate::fixtures;
use crate::parse::{check_whole, small};
use relations_core::dataset::{EventIx, parse};
use relations_core::export;
use relations_core::import::{Columns, Format, is_own, read, recognise, rewritten};
use relations_core::text::{FileWords, Language};

const TABLE: &str = "date,title,side\n2001,Él,A\n2002,She,B\n";

fn of(bytes: &[u8]) -> String {
    told(read(bytes, None, &Columns::default()))
}

#[test]
fn our_own_is_known_from_its_first_bytes() {
    let check = |start: &[u8], expect| assert_eq!(is_own(start), expect, "{}", String::from_utf8_lossy(start));
    check(b"\x89RTP\r\n\x1A\n\x01", true);
    check(b"\xEF\xBB\xBF \n{\"version\" : 1, \"ev", true);
    check(br#"{"title": {"en": "version"}, "parties":["#, true);
    check(br#"{"events": [{"id": "a"}], "tracks": ["#, true);
    // A format that others write may have such words deeper, or in its texts.
    check(br#"{"events": [{"version": 1}], "title": {"#, false);
    check(br#"{"title": "say \"version\": 1", "events": ["#, false);
    check(br#"{"title": "version", "events": ["#, false);
    check(br#"{"results": {"bindings": ["#, false);
    check(b"version,parties\n", false);
    check(b"", false);
}

#[test]
fn a_page_may_name_the_format_and_the_columns() {
    let of = |bytes: &[u8], format: &str, columns: &str| {
        let (json, problems) = rewritten(bytes, format, columns);
        told((parse(json.as_bytes()).0, problems))
    };
    let own = "Wann;Was\n2001;Eins\n".as_bytes();
    let read = of(own, "CSV", "Wann=date, Was = title");
    assert!(read.contains("2001") && read.contains("Eins"), "{read}");
    let wrong = of(own, "excel", "Wann, Was=title");
    assert!(wrong.contains("format: “excel” is no format"), "{wrong}");
    assert!(wrong.contains("columns: “Wann” names no column of ours."), "{wrong}");
}

#[test]
fn formats_are_told_by_their_content() {
    let relations = small().to_string();
    let index = fixtures::embedded(Language::English);
    let ours = export::csv(&index, &[EventIx::new(0)], FileWords::of(Language::English));
    for (text, format) in [
        (relations.as_str(), Some(Format::Relations)),
        (r#"{"version": 1, "events": []}"#, Some(Format::Relations)),
        (r#"{"title": {"text": {}}, "events": [{"start_date": {"year": 2001}}]}"#, Some(Format::TimelineJs)),
        ("Year,Month,Headline\n2001,2,One", Some(Format::TimelineJsSheet)),
        ("Year\t2001\nHeadline\tOne", Some(Format::TimelineJsSheet)),
        (r#"[{"content": "One", "start": 0}]"#, Some(Format::Vis)),
        (r#"{"items": []}"#, Some(Format::Vis)),
        (r#"{"head": {"vars": []}, "results": {"bindings": []}}"#, Some(Format::Wikidata)),
        (&ours, Some(Format::Csv)),
        (TABLE, Some(Format::Csv)),
        ("Wann;Was\n2001;Eins", Some(Format::Csv)),
        ("Date\n2001", Some(Format::Csv)),
        ("A text about something", None),
        ("<!DOCTYPE html><p>", None),
        ("[1, 2]", None),
        ("", None),
    ] {
        assert_eq!(recognise(text), format, "{text}");
    }
}

#[test]
fn formats_have_names() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()).map(Format::name), Some(format.name()));
    }
    assert_eq!(Format::named(" VIS "), Some(Format::Vis));
    assert_eq!(Format::named("word"), None);
}

#[test]
fn every_encoding_with_a_mark_is_read_alike() {
    let plain = of(TABLE.as_bytes());
    assert!(plain.contains("2001 [él] first Él"), "{plain}");
    let sixteen = |bytes: fn(u16) -> [u8; 2], mark: bool| {
        let mark = if mark { "\u{FEFF}" } else { "" };
        [mark, TABLE].concat().encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
    };
    let marked = ["\u{FEFF}", TABLE].concat().into_bytes();
    for bytes in [
        marked,
        sixteen(u16::to_le_bytes, true),
        sixteen(u16::to_be_bytes, true),
        sixteen(u16::to_le_bytes, false),
        sixteen(u16::to_be_bytes, false),
    ] {
        assert_eq!(of(&bytes), plain, "{:?}", &bytes[..4]);
    }
    let relations = small().to_string();
    let bytes: Vec<u8> = ["\u{FEFF}", &relations].concat().encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(of(&bytes), of(relations.as_bytes()));
}

#[test]
fn wrong_letters_are_reported_with_their_place() {
    let says = |bytes: &[u8], title: &str, sentence: &str| {
        let told = of(bytes);
        assert!(told.contains(title) && told.contains(sentence), "{told}");
    };
    let latin = b"date,title,side\n2001,\xC9l,A\n2002,She,B\n";
    says(latin, "first �l", "warning: the file: The file is not in UTF-8: byte 22 in line 2 is part of no letter.");
    let units =
        "\u{FEFF}date,title,side\n2001,".encode_utf16().chain([0xD800]).chain(",A\n2002,She,B\n".encode_utf16());
    let halves: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    says(&halves, "first �", "warning: the file: The file is in UTF-16, with halves of letters in it");
    let mut odd: Vec<u8> = ["\u{FEFF}", TABLE].concat().encode_utf16().flat_map(u16::to_le_bytes).collect();
    odd.push(b'x');
    says(&odd, "first Él", "warning: the file: The file is in UTF-16");
}

#[test]
fn what_is_no_data_is_said_in_one_sentence() {
    for (bytes, format, sentence) in [
        (&b""[..], None, "error: the file: The file is empty. Check that it arrived whole."),
        (b"\xEF\xBB\xBF \r\n", Some(Format::Csv), "error: the file: The file is empty. Check that it arrived whole."),
        (b"\xFF\xFE", None, "error: the file: The file is empty. Check that it arrived whole."),
        (
            b" <!DOCTYPE html>\n<html><head><title>404 &amp; gone</title>",
            Some(Format::Csv),
            "error: the file: This is a web page, \u{201C}404 & gone\u{201D}, not data: the address may be wrong, or it may need a login.",
        ),
        (
            b"<?xml version='1.0'?><rss>",
            None,
            "error: the file: This is a web page, not data: the address may be wrong, or it may need a login.",
        ),
        (b"A text about something", None, "error: the file: Nobody can tell what this is."),
        (b"\x89PNG\r\n\x1A\n", None, "error: the file: Nobody can tell what this is."),
        (b"[1, 2]", None, "error: the file: The file holds JSON, but not an object with \u{201C}events\u{201D}."),
        (b"{", None, "error: the file: "),
        (b"{}", Some(Format::TimelineJs), "error: events: There are no \u{201C}events\u{201D}."),
        (b"{}", Some(Format::Wikidata), "error: results.bindings: There are no \u{201C}results\u{201D}"),
        (b"2001,A visit,Aland", None, "error: line 1: There is no header that is known."),
    ] {
        let (dataset, problems) = read(bytes, format, &Columns::default());
        assert_eq!(dataset.events.len(), 0);
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(said.iter().any(|said| said.starts_with(sentence)), "{said:?} say nothing of “{sentence}”");
        assert!(said.len() <= 2, "{said:?}");
    }
}

#[test]
fn problems_beyond_five_hundred_are_counted() {
    let table = ["date,title,side\n", &"soon,x,A\n".repeat(800)].concat();
    let (dataset, problems) = read(table.as_bytes(), None, &Columns::default());
    assert_eq!(dataset.events.len(), 800);
    assert_eq!(problems.len(), 501);
    assert_eq!(problems[500].message, "302 further problems are not listed.");
}

/// The small files that all formats are held to.
fn samples() -> Vec<Vec<u8>> {
    let mut samples = Vec::new();
    for folder in ["timelinejs", "vis", "csv", "wikidata"] {
        let folder = [env!("CARGO_MANIFEST_DIR"), "/tests/it/import/data/", folder].concat();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension != "txt") {
                samples.push(std::fs::read(path).unwrap());
            }
        }
    }
    assert!(samples.len() > 40);
    samples
}

#[test]
fn every_beginning_of_every_file_is_read_as_any_format() {
    for sample in samples() {
        for step in 0..=40 {
            let beginning = &sample[..sample.len() * step / 40];
            for format in Format::ALL.map(Some).into_iter().chain([None]) {
                let (dataset, problems) = read(beginning, format, &Columns::default());
                check_whole(&dataset);
                for problem in problems {
                    let message = &problem.message;
                    let first = message.chars().next().unwrap();
                    let begins = first.is_uppercase() || first.is_ascii_digit() || "“-".contains(first);
                    assert!(begins && message.ends_with(['.', '?', ')']), "{message:?} is no sentence");
                    assert!(message.chars().count() < 400, "{message:?} is endless");
                    assert!(!message.contains(|letter: char| letter.is_control()), "{message:?} has controls");
                }
            }
        }
    }
}

#[test]
fn long_files_take_time_in_proportion() {
    let long = |n: usize| {
        [
            "\"".repeat(n),
            ["date,title\n2001,\"", &"x".repeat(n)].concat(),
            ["[{\"start\": 0, \"content\": \"", &"<".repeat(n), "\"}]"].concat(),
            [r#"{"head":{"vars":[]},"results":{"bindings":["#, &"{},".repeat(n / 50), "{}]}}"].concat(),
            "[".repeat(n),
            "{\"a\":".repeat(n / 5),
            ["date,title\n", &"2001,x\n".repeat(n / 50)].concat(),
            ["date,title\n", &"soon,x,y\n".repeat(n / 50)].concat(),
            [&"a,".repeat(n / 50), "\n", &"b,".repeat(n / 50)].concat(),
        ]
    };
    let took = |text: &str| {
        let start = std::time::Instant::now();
        let _ = read(text.as_bytes(), None, &Columns::default());
        start.elapsed()
    };
    for (short, long) in long(50_000).into_iter().zip(long(1_000_000)) {
        let (first, second) = (took(&short).as_secs_f64() + 0.05, took(&long).as_secs_f64());
        // Twenty times as much; were it squared, it would be four hundred.
        assert!(second < first * 100.0, "{}… takes {first} and then {second} seconds", &long[..30]);
        println!("{}… {second}", &long[..20]);
    }
}
