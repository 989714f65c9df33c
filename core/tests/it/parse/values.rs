//! Dates, addresses, numbers and texts that are none.

use super::{check, sound, with};
use relations_core::dataset::EventIx;
use serde_json::{Value, json};

#[test]
fn a_bad_date_costs_the_date_and_not_the_event() {
    for date in [
        "2019-02-30",
        "2019-13",
        "2019-00",
        "2019-1-1",
        "1/2/2019",
        "20190203",
        "soon",
        "2015/2014",
        "2014-06-20/2014-06-19",
        "Y4000001",
        "Y-99999999999999999999",
        "Y999999999999",
        "[",
        "{2001",
        "2001..",
        "../2001/..",
        "\u{0}",
        "２００１",
        "2001‐02",
    ] {
        check(with("/events/2/date", json!(date)), ("events[2].date", ""), 3);
        let (dataset, problems) = sound(with("/events/2/date", json!(date)).as_bytes());
        assert_eq!(problems.len(), 1, "{date}: {problems:#?}");
        let third = dataset.events.iter().find(|event| event.id == "third").unwrap();
        assert_eq!((third.date.earliest(), third.date.latest()), (None, None), "{date}");
        assert_eq!(dataset.event(EventIx(2)).unwrap().id, "third", "what has no date comes last");
    }
    for date in ["0000", "-0043", "Y4000000", "Y-4000000", "2014-06-XX", "XXXX", "2001?/2002~", "{2001,2002}", " 2001 "]
    {
        assert_eq!(sound(with("/events/2/date", json!(date)).as_bytes()).1, [], "{date}");
    }
    assert_eq!(sound(with("/events/2/date", json!(2003)).as_bytes()).1, [], "a year may be a number");
    check(with("/events/2/date", Value::Null), ("events[2].date", "date is missing"), 3);
    check(with("/events/2/date", json!("")), ("events[2].date", "date is missing"), 3);
    check(with("/events/2/date", json!(["2001"])), ("events[2].date", "a list"), 3);
    check(with("/tracks/0/periods/0/date", json!("soon")), ("tracks[0].periods[0].date", "not an EDTF date"), 3);
    check(with("/tracks/0/periods/0/date", Value::Null), ("tracks[0].periods[0].date", "missing"), 3);
    check(with("/disputes/0/claims/0/date", json!("soon")), ("disputes[0].claims[0].date", "not an EDTF date"), 3);
}

#[test]
fn of_a_text_without_end_the_beginning_is_shown() {
    let long = "ñ".repeat(30_000);
    let told = "This text has 60000 bytes, of which the first 50000 are shown.";
    for key in ["title", "summary"] {
        for value in [json!(long), json!({"en": long})] {
            let path = format!("events[2].{key}");
            let input = with(&format!("/events/2/{key}"), value);
            let (dataset, _) = sound(input.as_bytes());
            let third = dataset.events.iter().find(|event| event.id == "third").unwrap();
            let text = if key == "title" { third.title } else { third.summary };
            assert_eq!(text.get("en"), "ñ".repeat(25_000), "{path}");
            check(input, (&path, told), 3);
        }
    }
    check(with("/title", json!(long)), ("title", told), 3);
    assert_eq!(sound(with("/title", json!("ñ".repeat(25_000))).as_bytes()).1, []);
}

#[test]
fn only_addresses_of_the_web_become_links() {
    for url in [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "example.org",
        "https:/example.org",
        "\u{1}javascript:alert(1)",
        "vbscript:x",
    ] {
        check(with("/see_also/0/url", json!(url)), ("see_also[0].url", "https://"), 3);
        check(with("/sources/0/url", json!(url)), ("sources[0].url", "https://"), 3);
        check(with("/license/url", json!(url)), ("license.url", "https://"), 3);
    }
    for url in ["https://example.org", "HTTP://EXAMPLE.ORG/a?b#c", " https://example.org "] {
        let (dataset, problems) = sound(with("/see_also/0/url", json!(url)).as_bytes());
        assert_eq!((dataset.see_also[0].url.as_str(), problems), (url.trim(), vec![]));
    }
}

#[test]
fn numbers_are_checked() {
    for (lat, lon) in [(91.0, 0.0), (-90.5, 0.0), (0.0, 180.5), (0.0, -999.0), (1e300, 0.0)] {
        let coordinates = json!({ "lat": lat, "lon": lon });
        check(with("/places/0/coordinates", coordinates), ("places[0].coordinates", "degrees"), 3);
    }
    check(with("/places/0/coordinates", json!({ "lat": 5 })), ("places[0].coordinates", "both lat and lon"), 3);
    check(with("/places/0/coordinates", json!([5, 6])), ("places[0].coordinates", "object is expected"), 3);
    check(with("/places/0/coordinates/lat", json!("5")), ("places[0].coordinates.lat", "number is expected"), 3);
    for (weight, read) in [(json!(0), 1), (json!(99), 5), (json!(-1e300), 1), (json!(2.9), 2), (json!("5"), 3)] {
        let (dataset, problems) = sound(with("/events/0/weight", weight.clone()).as_bytes());
        assert_eq!(dataset.event(EventIx(0)).unwrap().weight, read, "{weight}");
        assert_eq!(problems.is_empty(), weight == json!(2.9), "{weight}: {problems:?}");
    }
    for count in [json!(-1), json!(1.5), json!("1"), json!(1e30), json!(u64::MAX)] {
        check(with("/events/0/citations/0/sentence", count), ("events[0].citations[0].sentence", "whole number"), 3);
    }
}

#[test]
fn texts_may_be_in_any_language_but_must_be_texts() {
    check(with("/events/0/title", json!({})), ("events[0].title", "title is missing"), 3);
    check(with("/events/0/title", json!("  ")), ("events[0].title", "title is missing"), 3);
    check(with("/events/0/title", json!({ "en": 5 })), ("events[0].title", "The text for “en” is the number 5"), 3);
    check(with("/events/0/title", json!({ "en": null })), ("events[0].title", "is nothing"), 3);
    check(with("/events/0/title", json!(["First"])), ("events[0].title", "a list"), 3);
    check(with("/events/0/title", json!({ "x".repeat(1_000): 5 })), ("events[0].title", "The text for"), 3);
    check(with("/categories/0/symbol", json!("heart")), ("categories[0].symbol", "no symbol"), 3);
    check(with("/tracks/0/periods/0/status", json!("perhaps")), ("tracks[0].periods[0].status", "no status"), 3);
    let (dataset, problems) = sound(with("/events/0/title", json!({ "en": "", "es": "Primero" })).as_bytes());
    assert_eq!((dataset.event(EventIx(0)).unwrap().title.get("en"), problems), ("Primero", vec![]));
}

#[test]
fn the_periods_of_a_track_are_in_order_of_time() {
    let period = |date: &str| json!({ "date": date, "status": "full", "label": date });
    let periods = json!([period("2010/.."), period("1990/2000"), period("../1980"), period("2000/2010")]);
    let (dataset, _) = sound(with("/tracks/0/periods", periods).as_bytes());
    let labels: Vec<&str> = dataset.tracks[0].periods.iter().map(|period| period.label.get("en")).collect();
    assert_eq!(labels, ["../1980", "1990/2000", "2000/2010", "2010/.."]);
}
