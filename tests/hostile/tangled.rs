//! Numbers and dates that are none or too far, and ids that stand twice, nowhere or in a circle.

use super::Input;
use super::samples::RELATIONS;

/// Numbers as they stand in JSON; whether a program must refuse them wherever a number is expected.
const NUMBERS: [(&str, bool); 17] = [
    ("1e999", true),
    ("-1e999", true),
    ("NaN", true),
    ("Infinity", true),
    ("-Infinity", true),
    ("1e308", true),
    ("-1e308", true),
    ("99999999999999999999999999", true),
    ("0x10", true),
    ("01", true),
    ("1e", true),
    ("--1", true),
    ("true", true),
    ("\"1e999\"", true),
    ("[[1]]", true),
    ("-0", false),
    ("1e-999", false),
];

/// Dates, and whether they must be refused.
pub const DATES: [(&str, bool); 33] = [
    ("2019-02-30", true),
    ("2019-02-29", true),
    ("2019-13-01", true),
    ("2019-00-10", true),
    ("0000", false),
    ("0000-02-29", false),
    ("-0001", false),
    ("-9999-12-31", false),
    ("1000000000", true),
    ("Y1000000000", true),
    ("Y-1000000000", true),
    ("Y99999999999999999999999", true),
    ("Y1E18", true),
    ("Y-17E999", true),
    ("Y3888888E2S3", true),
    ("2020/1990", true),
    ("2014-06-20/2014-06-19", true),
    ("[2020..1990]", true),
    ("{..}", true),
    ("[,]", true),
    ("../..", true),
    ("/", true),
    ("XXXX", false),
    ("XXXX-XX-XX", false),
    ("2014-06-20T25:61:61Z", true),
    ("NaN", true),
    ("Infinity", true),
    ("null", true),
    ("２０１４", true),
    ("2014-06-20\u{202E}", true),
    ("2014\0", true),
    ("%~?%~?", true),
    ("<script>window.broken = 1</script>", true),
];

pub fn inputs() -> Vec<Input> {
    let mut inputs = numbers();
    inputs.extend(dates());
    inputs.extend(ids());
    inputs
}

fn numbers() -> Vec<Input> {
    let mut inputs = Vec::new();
    for (number, is_broken) in NUMBERS {
        let mut put = |name: &str, format, before: &str, after: &str| {
            let input = Input::new(format!("numbers/{name}/{number}"), Some(format), [before, number, after].concat());
            inputs.push(Input { is_broken, ..input });
        };
        let (_, rest) = RELATIONS.text.split_once("\"lat\": 39").unwrap_or_default();
        let head = RELATIONS.text.strip_suffix(rest).and_then(|head| head.strip_suffix("39")).unwrap_or_default();
        put("relations-coordinates", "relations", head, rest);
        let event = "{\"events\":[{\"id\":\"a\",\"title\":\"A\",\"date\":\"2014\",\"";
        put("relations-weight", "relations", &[event, "weight\":"].concat(), "}]}");
        put(
            "relations-paragraph",
            "relations",
            &[event, "citations\":[{\"source\":\"s\",\"paragraph\":"].concat(),
            "}]}]}",
        );
        put(
            "timelinejs",
            "timelinejs",
            "{\"events\":[{\"text\":{\"headline\":\"A\"},\"start_date\":{\"year\":",
            "}}]}",
        );
        put("vis", "vis", "[{\"content\":\"A\",\"start\":", "}]");
        put(
            "vis-order",
            "vis",
            "{\"groups\":[{\"id\":1,\"order\":",
            "},{\"id\":2,\"order\":3}],\"items\":[{\"start\":\"201\"}]}",
        );
        put("csv", "csv", "date,title,lat,lon,weight\n2014,A,", ",1e999,1e999\n");
    }
    inputs
}

fn dates() -> Vec<Input> {
    let mut inputs = Vec::new();
    for (date, is_broken) in DATES {
        let quoted = serde_json::Value::from(date).to_string();
        let mut put = |format, name: &str, text: String, is_broken| {
            let input = Input::new(format!("dates/{name}/{}", date.escape_debug()), Some(format), text);
            inputs.push(Input { is_broken, ..input });
        };
        let parts = "\"parties\":[{\"id\":\"a\"},{\"id\":\"b\"}]";
        let periods = format!("\"tracks\":[{{\"id\":\"t\",\"periods\":[{{\"date\":{quoted},\"status\":\"full\"}}]}}]");
        let claims = format!("\"disputes\":[{{\"id\":\"d\",\"claims\":[{{\"id\":\"c\",\"date\":{quoted}}}]}}]");
        let events = format!(
            "\"events\":[{{\"id\":\"e\",\"title\":\"E\",\"date\":{quoted}}},{{\"id\":\"f\",\"title\":\"F\",\"date\":\"2014\"}}]"
        );
        put("relations", "relations", format!("{{\"version\":1,{parts},{events},{periods},{claims}}}"), is_broken);
        put("vis", "vis", format!("[{{\"content\":\"A\",\"start\":{quoted},\"end\":\"1900\"}}]"), true);
        put(
            "timelinejs",
            "timelinejs-text",
            format!("{{\"events\":[{{\"start_date\":{quoted},\"end_date\":{quoted}}}]}}"),
            false,
        );
        let year = format!(
            "{{\"events\":[{{\"text\":{{\"headline\":\"A\"}},\"start_date\":{{\"year\":{quoted},\"month\":{quoted}}}}}]}}"
        );
        put("timelinejs", "timelinejs", year, false);
        put("csv", "csv", format!("date,end,title\n{date},1900,A\n1900,{date},B\n"), false);
        put(
            "wikidata",
            "wikidata",
            format!(
                "{{\"head\":{{\"vars\":[\"item\",\"itemLabel\",\"date\"]}},\"results\":{{\"bindings\":[{{\"itemLabel\":{{\"type\":\"literal\",\
             \"value\":\"A\"}},\"date\":{{\"type\":\"literal\",\"datatype\":\"http://www.w3.org/2001/XMLSchema#dateTime\",\"value\":{quoted}}}}}]}}}}"
            ),
            false,
        );
        put(
            "article",
            "article",
            format!("On {date} they met. In {date}, a year later, they met again. From {date} to {date}."),
            false,
        );
    }
    inputs
}

/// Relations of ids to ids that cannot be.
fn ids() -> Vec<Input> {
    let dataset = |what: &str| {
        format!(
            "{{\"version\":1,\"parties\":[{{\"id\":\"a\",\"name\":\"A\"}},{{\"id\":\"b\",\"name\":\"B\"}}],{what}}}"
        )
    };
    let event = |id: &str, more: &str| {
        format!("{{\"id\":\"{id}\",\"title\":\"{id}\",\"date\":\"2014\",\"initiator\":\"a\"{more}}}")
    };
    let derived =
        |id: &str, from: &str| event(id, &format!(",\"derived_date\":{{\"anchor\":\"{from}\",\"words\":\"later\"}}"));
    let linked = |id: &str, to: &str| {
        let links = ["led-to", "responds-to", "contradicts", "part-of"]
            .map(|kind| format!("{{\"to\":\"{to}\",\"kind\":\"{kind}\"}}"));
        event(id, &format!(",\"links\":[{}]", links.join(",")))
    };
    let events = |events: &[String]| format!("\"events\":[{}]", events.join(","));
    let put = |name: &str, text: String| Input::new(format!("ids/relations/{name}"), Some("relations"), text);
    let broken = |name: &str, text: String| Input { is_broken: true, ..put(name, text) };
    let place = |id: &str, within: &str| format!("{{\"id\":\"{id}\",\"name\":\"{id}\",\"within\":\"{within}\"}}");
    let claims = (0..60).map(|claim| {
        let events: Vec<String> = (0..claim).map(|event| format!("\"e{event}\"")).collect();
        format!("{{\"id\":\"c{claim}\",\"events\":[{}]}}", events.join(","))
    });
    let many: Vec<String> = (0..60).map(|number| event(&format!("e{number}"), "")).collect();
    vec![
        broken("twice", dataset(&events(&[event("e", ""), event("e", ""), event("e-2", ""), event("e", "")]))),
        broken("none", dataset("\"events\":[{\"title\":\"A\",\"date\":\"2014\"},{\"id\":\"\",\"title\":\"B\"},{\"id\":null},{\"id\":[]}]")),
        broken("nowhere", dataset(&events(&[derived("e", "x"), linked("f", "y"), event("g", ",\"category\":\"z\",\"places\":[\"p\"],\"actors\":[1]")]))),
        broken("parties-twice", "{\"parties\":[{\"id\":\"a\"},{\"id\":\"a\"}],\"events\":[]}".to_owned()),
        broken("one-party", "{\"version\":1,\"parties\":[{\"id\":\"a\"}],\"events\":[]}".to_owned()),
        broken("many-parties", format!("{{\"parties\":[{}],\"events\":[]}}", vec!["{\"id\":\"a\"}"; 300].join(","))),
        put("derived-from-itself", dataset(&events(&[derived("e", "e")]))),
        put("derived-in-a-circle", dataset(&events(&[derived("e", "f"), derived("f", "g"), derived("g", "e")]))),
        put("linked-to-itself", dataset(&events(&[linked("e", "e"), linked("f", "e"), linked("e2", "f")]))),
        put("linked-in-a-circle", dataset(&events(&[linked("e", "f"), linked("f", "g"), linked("g", "e")]))),
        put("places-in-themselves", dataset(&format!(
            "\"places\":[{},{},{}],{}",
            place("p", "p"), place("q", "r"), place("r", "q"),
            events(&[event("e", ",\"places\":[\"p\",\"q\",\"r\"]")])
        ))),
        put("claims-of-all", dataset(&format!(
            "{},\"disputes\":[{{\"id\":\"d\",\"claims\":[{}]}}]",
            events(&many),
            claims.collect::<Vec<String>>().join(",")
        ))),
        put("joint-is-a-party", "{\"version\":1,\"parties\":[{\"id\":\"joint\"},{\"id\":\"\"}],\"events\":[{\"id\":\"joint\",\"title\":\"A\",\"date\":\"2014\",\"initiator\":\"joint\"}]}".to_owned()),
        Input::broken("ids/vis/groups-in-a-circle", Some("vis"),
            "{\"groups\":[{\"id\":1,\"nestedGroups\":[2,1]},{\"id\":2,\"nestedInGroup\":3},{\"id\":3,\"nestedInGroup\":1,\"nestedGroups\":[1,2,9]},{\"id\":3}],\"items\":[{\"id\":1,\"group\":3,\"start\":\"2014\",\"content\":\"A\"},{\"id\":1,\"group\":8,\"start\":\"2014\",\"content\":\"B\"}]}"),
        Input::broken("ids/csv/twice", Some("csv"), "id,date,title,links\na,2014,A,led-to a\na,2014,B,led-to a; part-of b; x\n"),
        Input::broken("ids/timelinejs/twice", Some("timelinejs"),
            "{\"events\":[{\"unique_id\":\"a\",\"start_date\":{\"year\":2014},\"text\":{\"headline\":\"A\"}},{\"unique_id\":\"a\",\"start_date\":{\"year\":2014},\"text\":{\"headline\":\"A\"}}]}"),
    ]
}
