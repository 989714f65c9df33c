//! Long strings, values nested ten thousand deep, lists without an end.

use super::Input;

const DEEP: usize = 10_000;

/// Strings of so many letters, and lists of so many things.
#[derive(Clone, Copy)]
pub struct Size {
    pub letters: usize,
    pub many: usize,
}

pub fn inputs(size: Size) -> Vec<Input> {
    let mut inputs = deep();
    inputs.extend(many(size.many));
    inputs.extend(long(size));
    inputs
}

fn put(name: &str, format: &'static str, text: String) -> Input {
    Input::new(name, Some(format), text)
}

fn event(title: &str, more: &str) -> String {
    format!("{{\"id\":\"e\",\"date\":\"2014\",\"initiator\":\"a\",\"title\":\"{title}\"{more}}}")
}

fn dataset(events: &str, more: &str) -> String {
    let parties = "\"parties\":[{\"id\":\"a\",\"name\":\"A\"},{\"id\":\"b\",\"name\":\"B\"}]";
    format!("{{\"version\":1,\"title\":\"T\",{parties}{more},\"events\":[{events}]}}")
}

fn long(size: Size) -> Vec<Input> {
    let Size { letters, many } = size;
    let (words, word) = ("word & <b>word</b> ".repeat(letters / 18), "w".repeat(letters));
    let hangul = "한".repeat(letters / 3);
    vec![
        put("long/relations/title", "relations", dataset(&event(&words, ""), "")),
        put("long/relations/title-without-spaces", "relations", dataset(&event(&word, ""), "")),
        put("long/relations/title-in-hangul", "relations", dataset(&event(&hangul, ""), "")),
        put("long/relations/summary", "relations", dataset(&event("A", &format!(",\"summary\":\"{words}\"")), "")),
        put(
            "long/relations/party",
            "relations",
            dataset(
                &event("A", ""),
                &format!(",\"parties\":[{{\"id\":\"a\",\"name\":\"{words}\"}},{{\"id\":\"b\",\"name\":\"{word}\"}}]"),
            ),
        ),
        put(
            "long/relations/id",
            "relations",
            dataset(&event("A", &format!(",\"id\":\"{word}\",\"category\":\"{word}\"")), ""),
        ),
        put(
            "long/relations/date",
            "relations",
            dataset(&event("A", &format!(",\"date\":\"{}\"", "[1,".repeat(letters / 3))), ""),
        ),
        put(
            "long/relations/number",
            "relations",
            dataset(&event("A", &format!(",\"weight\":{}", "9".repeat(letters))), ""),
        ),
        put("long/relations/key", "relations", dataset(&event("A", &format!(",\"{word}\":1")), "")),
        put(
            "long/relations/track",
            "relations",
            dataset(
                &event("A", ""),
                &format!(
                    ",\"tracks\":[{{\"id\":\"t\",\"title\":\"{words}\",\"kind\":\"mission\",\"periods\":[{{\"date\":\"2000/2019\",\"status\":\"full\",\"label\":\"{words}\"}}]}}]"
                ),
            ),
        ),
        put(
            "long/timelinejs/text",
            "timelinejs",
            format!(
                "{{\"events\":[{{\"start_date\":{{\"year\":2014}},\"text\":{{\"headline\":\"{words}\",\"text\":\"{}\"}}}}]}}",
                "<a href='".repeat(letters / 9)
            ),
        ),
        put(
            "long/timelinejs/year",
            "timelinejs",
            format!(
                "{{\"events\":[{{\"start_date\":{{\"year\":\"{}\"}},\"display_date\":\"{words}\"}}]}}",
                "1 ".repeat(letters / 2)
            ),
        ),
        put(
            "long/vis/content",
            "vis",
            format!("[{{\"start\":\"2014\",\"content\":\"{}\"}}]", "<!-- <".repeat(letters / 6)),
        ),
        put(
            "long/vis/start",
            "vis",
            format!(
                "[{{\"start\":\"{}\",\"content\":\"{}\"}}]",
                "T1: ".repeat(letters / 4),
                "&amp".repeat(letters / 4)
            ),
        ),
        put("long/csv/cell", "csv", format!("date,title,summary\n2014,{words},\"{}\n", "a\"\" ".repeat(letters / 4))),
        put("long/csv/row", "csv", format!("date,title{}\n2014,A{}\n", ",".repeat(many), ",b".repeat(many))),
        put(
            "long/csv/lists",
            "csv",
            format!(
                "date,title,actors,place,source,links\n2014,A,{0},{0},{1},{2}\n",
                "a; ".repeat(many),
                "s | ".repeat(many),
                "led-to x; ".repeat(many)
            ),
        ),
        put(
            "long/wikidata/value",
            "wikidata",
            format!(
                "{{\"head\":{{\"vars\":[\"item\",\"itemLabel\",\"date\"]}},\"results\":{{\"bindings\":[{{\"item\":{{\"type\":\"uri\",\"value\":\"{word}\"}},\"itemLabel\":{{\"type\":\"literal\",\"value\":\"{words}\"}},\"date\":{{\"type\":\"literal\",\"value\":\"{word}\"}}}}]}}}}"
            ),
        ),
        put("long/article/sentence", "article", format!("In 2014 they met {words}.")),
        put("long/article/sentences", "article", "In May 2014 they met. A year later they met again. ".repeat(4_000)),
        put(
            "long/article/templates",
            "article",
            format!("In 2014 they met.\n\n{}{}", "{{a|".repeat(letters / 40), "[[b|".repeat(letters / 40)),
        ),
        put("long/article/refs", "article", format!("In 2014 they met.\n\n{}", "<ref><!--'''".repeat(letters / 120))),
    ]
}

fn deep() -> Vec<Input> {
    let (open, close) = ("[".repeat(DEEP), "]".repeat(DEEP));
    let objects = format!("{}1{}", "{\"a\":".repeat(DEEP), "}".repeat(DEEP));
    let mut inputs = Vec::new();
    for format in ["relations", "timelinejs", "vis", "wikidata"] {
        for (what, text) in [
            ("lists", format!("{open}{close}")),
            ("objects", objects.clone()),
            ("lists-left-open", open.clone()),
            (
                "lists-within",
                format!(
                    "{{\"version\":1,\"head\":{{}},\"events\":[{{\"title\":{open}{close}}}],\"items\":[{open}{close}]}}"
                ),
            ),
            (
                "objects-within",
                format!("{{\"version\":1,\"head\":{objects},\"events\":[{objects}],\"items\":[{objects}]}}"),
            ),
        ] {
            inputs.push(Input::broken(format!("deep/{format}/{what}"), Some(format), text));
        }
    }
    let html = |tag: &str| format!("{}A{}", format!("<{tag}>").repeat(DEEP), format!("</{tag}>").repeat(DEEP));
    inputs.push(put("deep/vis/html", "vis", format!("[{{\"start\":\"2014\",\"content\":\"{}\"}}]", html("b"))));
    inputs.push(put(
        "deep/timelinejs/html",
        "timelinejs",
        format!("{{\"events\":[{{\"start_date\":{{\"year\":2014}},\"text\":{{\"headline\":\"{}\"}}}}]}}", html("svg")),
    ));
    inputs.push(put(
        "deep/relations/date",
        "relations",
        dataset(&event("A", &format!(",\"date\":\"{}2014{}\"", "[".repeat(DEEP), "]".repeat(DEEP))), ""),
    ));
    inputs.push(put(
        "deep/article/templates",
        "article",
        format!("In 2014 they met {}a{}.", "{{a|".repeat(DEEP), "}}".repeat(DEEP)),
    ));
    inputs.push(put(
        "deep/article/links",
        "article",
        format!("In 2014 they met {}a{}.", "[[a|".repeat(DEEP), "]]".repeat(DEEP)),
    ));
    inputs.push(put("deep/article/tables", "article", format!("In 2014 they met.\n{}", "{|\n|-\n| a\n".repeat(DEEP))));
    inputs.push(put(
        "deep/article/lists",
        "article",
        format!("In 2014 they met.\n{} a\n== See also ==\n{} b", "*".repeat(DEEP), "#".repeat(DEEP)),
    ));
    inputs
}

fn many(many: usize) -> Vec<Input> {
    let list = |item: &dyn Fn(usize) -> String| (0..many).map(item).collect::<Vec<String>>().join(",");
    let cited = "\"sources\":[{\"id\":\"s\",\"title\":\"S\"}]";
    let citations = list(&|number| format!("{{\"source\":\"s\",\"section\":\"{number}\",\"paragraph\":1}}"));
    let links = list(&|_| "{\"to\":\"e\",\"kind\":\"part-of\"}".to_owned());
    let languages = list(&|number| format!("\"x-{number}\":\"A\""));
    let places =
        list(&|number| format!("{{\"id\":\"p{number}\",\"name\":\"P\",\"within\":\"p{}\"}}", (number + 1) % many));
    vec![
        put(
            "many/relations/citations",
            "relations",
            dataset(&event("A", &format!(",\"citations\":[{citations}]")), &format!(",{cited}")),
        ),
        put("many/relations/links", "relations", dataset(&event("A", &format!(",\"links\":[{links}]")), "")),
        put(
            "many/relations/languages",
            "relations",
            dataset(
                &format!("{{\"id\":\"e\",\"date\":\"2014\",\"title\":{{{languages}}}}}"),
                &format!(",\"summary\":{{{languages}}}"),
            ),
        ),
        put(
            "many/relations/places-in-a-circle",
            "relations",
            dataset(&event("A", ",\"places\":[\"p0\",\"p7\"]"), &format!(",\"places\":[{places}]")),
        ),
        Input::broken("many/relations/same-id", Some("relations"), dataset(&list(&|_| event("A", "")), "")),
        Input::broken(
            "many/relations/no-id",
            Some("relations"),
            dataset("", &format!(",\"sources\":[{}]", list(&|_| "{}".to_owned()))),
        ),
        Input::broken(
            "many/relations/unknown-ids",
            Some("relations"),
            dataset(&event("A", &format!(",\"actors\":[{}]", list(&|number| format!("\"x{number}\"")))), ""),
        ),
        Input::broken("many/relations/no-events", Some("relations"), dataset(&list(&|_| "1".to_owned()), "")),
        put(
            "many/relations/tracks",
            "relations",
            dataset(
                &event("A", ""),
                &format!(
                    ",\"tracks\":[{}]",
                    list(&|number| format!(
                        "{{\"id\":\"t{number}\",\"kind\":\"mission\",\"party\":\"a\",\"periods\":[{{\"date\":\"2014\",\"status\":\"full\"}}]}}"
                    ))
                ),
            ),
        ),
        Input::broken(
            "many/vis/unknown-groups",
            Some("vis"),
            format!(
                "[{}]",
                list(&|number| format!(
                    "{{\"start\":\"2014\",\"content\":\"A\",\"group\":\"g{number}\",\"k{number}\":1}}"
                ))
            ),
        ),
        Input::broken(
            "many/timelinejs/nothing",
            Some("timelinejs"),
            format!("{{\"events\":[{}]}}", list(&|_| "{}".to_owned())),
        ),
        Input::broken("many/csv/no-date", Some("csv"), format!("date,title\n{}", ",A\n".repeat(many))),
    ]
}
