//! Texts that would be markup, scripts, links, looks, formulas or lines of a calendar if anybody took them for that.

use super::Input;
use super::samples::{ARTICLES, JSON, TABLES};
use serde_json::Value;

/// What stands in the place of every text.
pub const PAYLOADS: [(&str, &str); 27] = [
    ("script", "<script>window.broken = 1</script>"),
    ("script-in-attribute", "\"'><script>window.broken = 1</script>"),
    ("image", "<img src=x onerror=\"window.broken = 1\">"),
    ("svg", "]]></style></title></textarea><svg onload=window.broken=1>"),
    ("comment", "--><!--<script>window.broken = 1</script>"),
    ("entities", "&lt;script&gt;window.broken = 1&lt;/script&gt; &#x3C;script>"),
    ("element", "</relations-timeline><iframe srcdoc='<script>parent.broken = 1</script>'>"),
    ("link", "javascript:window.broken=1"),
    ("link-with-capitals", "JaVaScRiPt:window.broken=1"),
    ("link-with-tab", "java\tscript:window.broken=1"),
    ("link-with-line", "java\nscript:window.broken=1"),
    ("link-with-control", "\u{1}javascript:window.broken=1"),
    ("link-with-space", "\u{A0} javascript:window.broken=1"),
    ("link-to-data", "data:text/html,<script>parent.broken=1</script>"),
    ("link-to-vbscript", "vbscript:msgbox(1)"),
    ("link-to-file", "file:///etc/passwd"),
    ("link-without-scheme", "//example.org/a"),
    ("link-with-quote", "https://example.org/\" onmouseover=\"window.broken=1"),
    ("link-turned", "https://example.org/\u{202E}gpj.exe\u{2066}\0"),
    ("link-by-markdown", "[a](javascript:window.broken=1)"),
    ("link-in-html", "<a href='javascript:window.broken=1'>a</a><a href=\"java&#9;script:window.broken=1\">b</a>"),
    ("colour", "red;background:url(https://example.org/x)"),
    ("style", "expression(window.broken=1)}*{background:url(https://example.org/x)"),
    ("formula", "=HYPERLINK(\"https://example.org/\"&A1,\"a\")"),
    ("calendar", "a\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:https://example.org/\r\n"),
    ("template", "{title} {n} {date} {{0}} %s %n ${window.broken=1}"),
    (
        "letters",
        "\0\u{1}\u{7F}\u{85}\u{2028}\u{FFFE}\u{FFFF}\u{202E}abc\u{2066}\u{200B}\u{301}\u{301}\u{301}\u{FEFF}\u{10FFFF}",
    ),
];

/// Keys whose values are ids, dates and words of a format: with all of them replaced little would be left to show.
const NEEDED: [&str; 33] = [
    "id",
    "date",
    "kind",
    "symbol",
    "initiator",
    "category",
    "party",
    "within",
    "capital",
    "country",
    "alpha2",
    "actors",
    "places",
    "source",
    "section",
    "reported_by",
    "anchor",
    "to",
    "events",
    "tracks",
    "status",
    "language",
    "start",
    "end",
    "startDate",
    "endDate",
    "year",
    "month",
    "day",
    "group",
    "nestedGroups",
    "datatype",
    "type",
];

pub fn inputs() -> Vec<Input> {
    let mut inputs = Vec::new();
    for sample in JSON {
        let value: Value = serde_json::from_str(sample.text).unwrap_or(Value::Null);
        for (what, payload) in PAYLOADS {
            let mut hostile = value.clone();
            each_text(&mut hostile, "", &mut |key, text| {
                if !NEEDED.contains(&key) {
                    payload.clone_into(text);
                }
            });
            let name = format!("texts/{}/{what}", sample.name);
            let input = Input::new(name, Some(sample.format), hostile.to_string());
            let is_refused = what.starts_with("link") && !["link-with-quote", "link-turned"].contains(&what);
            inputs.push(Input { is_broken: is_refused && sample.name == "relations", ..input });
        }
        // One after the other, ids and dates too; of our own format, which the others become.
        if sample.name != "relations" {
            continue;
        }
        let mut count = 0;
        each_text(&mut value.clone(), "", &mut |_, _| count += 1);
        for chosen in 0..count {
            let (mut hostile, mut number) = (value.clone(), 0);
            each_text(&mut hostile, "", &mut |_, text| {
                if number == chosen {
                    *text = worst();
                }
                number += 1;
            });
            inputs.push(Input::new(format!("text/{}/{chosen}", sample.name), Some(sample.format), hostile.to_string()));
        }
    }
    for sample in TABLES {
        for (what, payload) in PAYLOADS.into_iter().chain([("worst", worst().as_str())]) {
            let cell = ["\"", &payload.replace('"', "\"\""), "\""].concat();
            let mut lines = sample.text.lines();
            let head = lines.next().unwrap_or_default();
            let width = head.split(',').count();
            // Each column by itself, in a row that is sound otherwise.
            let sound: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
            let rows = (0..width).map(|column| {
                let cells =
                    (0..width).map(|at| if at == column { &cell } else { sound.get(at).copied().unwrap_or("") });
                cells.collect::<Vec<&str>>().join(",")
            });
            let text = std::iter::once(head.to_owned()).chain(rows).collect::<Vec<String>>().join("\n");
            inputs.push(Input::new(format!("texts/{}/{what}", sample.name), Some(sample.format), text));
        }
    }
    for sample in ARTICLES {
        for (what, payload) in PAYLOADS {
            let text = format!(
                "{payload}\n\n== {payload} ==\nOn 20 June 2014 {payload} was signed.<ref name=\"{payload}\">{payload}</ref> \
                 In May 2015 [[{payload}|{payload}]] and [{payload} {payload}] followed.{{{{cite|url={payload}}}}}\n\n{}\n\n\
                 == See also ==\n* [[{payload}]]\n* {payload}\n",
                sample.text
            );
            inputs.push(Input::new(format!("texts/{}/{what}", sample.name), Some("article"), text));
        }
    }
    inputs
}

fn worst() -> String {
    PAYLOADS.map(|(_, payload)| payload).concat()
}

/// Visits every text with the key that it stands under.
fn each_text(value: &mut Value, key: &str, visit: &mut impl FnMut(&str, &mut String)) {
    match value {
        Value::String(text) => visit(key, text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, key, visit)),
        Value::Object(members) => members.iter_mut().for_each(|(key, value)| each_text(value, key, visit)),
        _ => {}
    }
}
