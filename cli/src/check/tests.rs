//! Where problems are in each format, and how they are shown.

use super::*;

/// Problems of a text as `path line:column what stands there`.
fn found(name: &str, bytes: &[u8], how: &How) -> Vec<String> {
    let report = report(Path::new(name), bytes, how);
    let told = report.found.iter().map(|(problem, place)| match place {
        Some(place) => {
            let marked = report.text.text.get(place.bytes.clone()).unwrap();
            format!("{} {}:{} {marked}", problem.path, place.line, place.column)
        }
        None => format!("{} nowhere", problem.path),
    });
    told.collect()
}

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    assert_eq!(found("a", text.as_bytes(), &How::default()), expect, "{text}");
}

#[test]
fn values_of_json_are_where_their_paths_lead() {
    let wrong = |path: &str, format| {
        let text = r#"{"a": {"b": [1, {"c\"": "}", "d": [[], "ñ", -2.5e1]}], "e": true}, "f": "x"}"#;
        json::ranges(text, &[path], format)[0].clone().map(|range| text[range].to_owned())
    };
    let check = |path: &str, expect: Option<&str>| {
        assert_eq!(wrong(path, relations_core::import::Format::Relations).as_deref(), expect, "{path}");
    };
    check("a.b[0]", Some("1"));
    check("a.b[1].d[0]", Some("[]"));
    check("a.b[1].d[1]", Some("\"ñ\""));
    check("a.b[1].d[2]", Some("-2.5e1"));
    check("a.e", Some("true"));
    check("f", Some("\"x\""));
    check("a.b[1].none", Some("{"));
    check("a.b[7]", Some("["));
    check("none", None);
    check("", None);
}

#[test]
fn json_that_breaks_off_or_is_none_is_walked_to_where_it_breaks() {
    for text in [
        "",
        "{",
        "[",
        "{\"a",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":[:",
        "{\"a\":[1 2",
        "{\"a\":[\"\\",
        "{{",
        "[}",
        "{\"a\":[,,",
    ] {
        json::ranges(text, &["a[3].b", "[0].a"], relations_core::import::Format::Vis);
    }
    let whole = "{\"a\": [1, {\"é\": [tru, -1e5]}, \"\\u00e9\\\"\", {\"b\": {}}], \"c\": null} x";
    for (end, _) in whole.char_indices() {
        for start in [0, 1, 7] {
            let text = whole.get(start..end).unwrap_or_default();
            for range in json::ranges(text, &["a[3].b", "a[1].é[1]", "c.d"], relations_core::import::Format::Vis) {
                assert!(range.is_none_or(|range| text.get(range).is_some()), "{text}");
            }
        }
    }
    let text = "{\"a\": [1, {\"b\": 2}, {\"b\": tru";
    let ranges = json::ranges(text, &["a[1].b", "a[2].b"], relations_core::import::Format::Relations);
    assert_eq!(ranges, [Some(16..17), Some(26..29)]);
}

#[test]
fn problems_of_our_format_have_places() {
    check(
        "{\n  \"version\": 1, \"title\": \"T\",\n  \"parties\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\"}],\n  \"events\": [\n    \
         {\"id\": \"x\", \"date\": \"soon\", \"title\": \"ñandú\", \"initiator\": \"c\"},\n    {\"id\": \"y\", \"date\": \"2001\", \"initiator\": \"a\",\n     \
         \"links\": [{\"to\": \"z\", \"kind\": \"led-to\"}]}\n  ]\n}\n",
        &[
            "parties[1].name 3:41 {",
            "events[0].date 5:25 \"soon\"",
            "events[0].initiator 5:64 \"c\"",
            "events[1].title 6:5 {",
            "events[1].links[0].to 7:23 \"z\"",
        ],
    );
    check("{\n  \"version\": 1\n  \"events\": []}", &[" 3:3 \""]);
    check("{\"version\": 1, \"events\": [", &[" 1:27 "]);
}

#[test]
fn problems_of_timelinejs_have_places() {
    check(
        "{\"events\": [\n {\"start_date\": {\"year\": 2001, \"month\": 13}, \"text\": {\"headline\": \"A\"}, \"group\": \"A\"},\n \
         {\"start_date\": {\"year\": \"x\"}, \"text\": {\"headline\": \"B\"}, \"group\": \"B\", \"mood\": 1},\n \
         {\"start_date\": {\"year\": 2002}, \"end_date\": {\"year\": 2001}, \"text\": {\"headline\": \"C\"}, \"group\": \"B\"}]}",
        &[
            "events[0].start_date.month 2:41 13",
            "events[1] 3:2 {\"start_date\": {\"year\": \"x\"}, \"text\": {\"headline\": \"B\"}, \"group\": \"B\", \"mood\": 1}",
            "events[1].start_date.year 3:26 \"x\"",
            "events[1].mood 3:81 1",
            "events[2].end_date 4:45 {\"year\": 2001}",
        ],
    );
    check("Year,Month,Headline,Group\n2001,14,A,One\n2002,1,B,Two\n", &["line 2.month 2:6 14"]);
    check("Year,2001,2002\nMonth,1,14\nHeadline,A,B\nGroup,One,Two\n", &["column 3.month 2:9 14"]);
}

#[test]
fn problems_of_vis_and_of_wikidata_have_places() {
    check(
        "[{\"id\": 1, \"content\": \"A\", \"start\": \"soon\"},\n {\"id\": 2, \"content\": \"\", \"start\": \"2001\"}]",
        &["groups nowhere", "[0].start 1:37 \"soon\"", "[1].title 2:23 \"\""],
    );
    check(
        "{\"head\": {\"vars\": [\"itemLabel\", \"date\", \"side\", \"price\"]},\n \"results\": {\"bindings\": [\n  \
         {\"itemLabel\": {\"value\": \"A\"}, \"date\": {\"value\": \"soon\"}, \"side\": {\"value\": \"a\"}},\n  \
         {\"itemLabel\": {\"value\": \"B\"}, \"side\": {\"value\": \"b\"}}]}}",
        &[
            "head.vars[3] 1:49 \"price\"",
            "results.bindings[0].date 3:41 {\"value\": \"soon\"}",
            "results.bindings[1] 4:3 {\"itemLabel\": {\"value\": \"B\"}, \"side\": {\"value\": \"b\"}}",
        ],
    );
}

#[test]
fn problems_of_tables_have_places() {
    check(
        "date;title;side;url\n2001;\"A; \"\"quoted\"\"\";A;ftp://x\nsoon;B;B;\n2003;C;C;\n2004;D;A;;E\n",
        &["line 2.url 2:24 ftp://x", "line 3.date 3:1 soon", "line 4.side 4:8 C", "line 5 5:1 2004;D;A;;E"],
    );
    check("date,title,side\r2001,A,A\r\rsoon,B,B\r", &["line 4.date 4:1 soon"]);
    check("Price;Colour\n1;2\n", &["line 1 1:1 Price;Colour"]);
    let how = How { columns: vec![("Wann".into(), "date".into()), ("Was".into(), "title".into())], ..How::default() };
    assert_eq!(found("a", "Wann,Was,side\n2001,Eins,A\nbald,\"Z\nw\",B\n".as_bytes(), &how), ["line 3.date 3:1 bald"]);
    let how = How { columns: vec![("When".into(), "date".into())], ..How::default() };
    assert_eq!(found("a", "date,title,side\n2001,A,A\n2002,B,B\n".as_bytes(), &how), ["columns 1:1 date,title,side"]);
}

#[test]
fn problems_of_letters_have_places_and_those_of_the_whole_have_none() {
    let check = |bytes: &[u8], expect: &[&str]| assert_eq!(found("a", bytes, &How::default()), expect, "{bytes:?}");
    check(b"date,title,side\n2001,\xFF,A\n2002,B,B\n", &[" 2:6 \u{FFFD}"]);
    check(b"\xEF\xBB\xBFdate,title,side\nsoon,A,A\n2002,B,B\n", &["line 2.date 2:1 soon"]);
    let sixteen: Vec<u8> =
        "\u{FEFF}date,title,side\nsoon,A,A\n2002,B,B\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&sixteen, &["line 2.date 2:1 soon"]);
    check(b"", &[" nowhere"]);
    check(b"<html><title>Gone</title>", &[" nowhere"]);
    check(relations_core::dataset::file::MAGIC, &[" nowhere"]);
}

fn shown(name: &str, bytes: &[u8], is_colored: bool) -> String {
    Look::new(is_colored).shown(&report(Path::new(name), bytes, &How::default()))
}

#[test]
fn a_report_looks_like_this() {
    let text = "date,title,side\n2019-02-30,Ánd 서울,A\n2002,,B\n";
    assert_eq!(
        shown("a.csv", text.as_bytes(), false),
        "error: “2019-02-30” is not an EDTF date (there is no such day). Write for example 2014-06-20, 2014-06, 199X, 2015~ or 1990/2014. The event stands in the list, but not on the axis.
  ┌─ a.csv:2:1
  │
2 │ 2019-02-30,Ánd 서울,A
  │ ^^^^^^^^^^ line 2.date

error: The title is missing; the id is shown instead. Add one.
  ┌─ a.csv:3:6
  │
3 │ 2002,,B
  │      ^ line 3.title

a.csv (csv): 2 events, 2 errors
"
    );
    assert_eq!(
        shown("b", b"", false),
        "error: The file is empty. Check that it arrived whole.\n = b: the file\n\nb (csv): 0 events, 1 error\n"
    );
    assert_eq!(shown("c", b"date,title,side\n2001,A,A\n2002,B,B\n", false), "c (csv): 2 events, no problems\n");
}

#[test]
fn colours_are_there_where_they_are_wanted() {
    let text = b"date,title,side\nsoon,A,A\n2002,B,B\n";
    assert!(shown("a", text, true).contains("\u{1b}["));
    assert!(!shown("a", text, false).contains('\u{1b}'));
}

#[test]
fn of_long_lines_what_stands_around_the_place_is_shown() {
    let row = format!("soon,{},A", "long ".repeat(2000));
    let rows = ["date,title,side\n", &row, "\n2002,B,B\n"].concat();
    for (text, expect) in [
        (rows.clone(), "soon,long long"),
        (rows.replace(",A", ",A,x").replace("soon", "2001"), "…ong long"),
        ([&"\t".repeat(200), "{\"version\": 1, \"title\": true, \"events\": []}"].concat(), "\"title\": true"),
    ] {
        let told = shown("a", text.as_bytes(), false);
        let excerpts: Vec<&str> = told.lines().filter(|line| line.contains(" │ ")).collect();
        assert!(excerpts.iter().all(|line| line.chars().count() < 140), "{told}");
        assert!(told.contains(expect) || expect.starts_with('…'), "{told}");
    }
}

#[test]
fn what_a_terminal_would_obey_is_not_shown() {
    let text = "date,title,side\n\u{1b}[31msoon,\u{202E}A,A\n2002,B,B\n";
    let told = shown("a\u{1b}[2J", text.as_bytes(), false);
    assert!(!told.contains(['\u{1b}', '\u{202E}']) && told.contains("\u{FFFD}[31msoon,\u{FFFD}A,A"), "{told}");
}

#[test]
fn json_lists_files_and_problems_with_their_places() {
    let object = |name: &str, text: &str| listed::object(&report(Path::new(name), text.as_bytes(), &How::default()));
    let list = listed::list(&[object("a \"b\"", "date,title,side\nsoon,A,A\n2002,B,B\n"), object("c", "")]);
    let json: serde_json::Value = serde_json::from_str(&list).unwrap();
    let first = &json[0];
    assert_eq!((&first["file"], &first["format"], &first["events"]), (&"a \"b\"".into(), &"csv".into(), &2.into()));
    let problem = &first["problems"][0];
    assert_eq!((&problem["severity"], &problem["path"]), (&"error".into(), &"line 2.date".into()));
    let place = ["line", "column", "end_line", "end_column"].map(|key| problem[key].as_u64());
    assert_eq!(place, [2, 1, 2, 5].map(Some));
    assert!(json[1]["problems"][0]["line"].is_null());
}
