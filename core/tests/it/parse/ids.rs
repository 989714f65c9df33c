//! Ids: everything has its own, and an unknown one comes with advice.

use super::{check, sound, with};
use relations_core::dataset::EventIx;
use serde_json::{Value, json};

#[test]
fn ids_are_every_events_own() {
    check(with("/events/1/id", json!("first")), ("events[1].id", "stands twice"), 3);
    check(with("/events/1/id", Value::Null), ("events[1].id", "missing"), 3);
    check(with("/events/1/id", json!("  ")), ("events[1].id", "missing"), 3);
    check(with("/events/1/id", json!({})), ("events[1].id", "text in quotes"), 3);
    let many = json!([{ "id": "event-2" }, {}, { "id": "event-2" }, { "id": "event-2-3" }, 5, null, "x", []]);
    check(with("/events", many.clone()), ("events[2].id", "stands twice"), 4);
    check(with("/events", many.clone()), ("events[4]", "the number 5"), 4);
    check(with("/events", many), ("events[5]", "nothing"), 4);
    for key in ["parties", "actors", "places", "sources", "categories", "tracks", "disputes", "narrative", "see_also"] {
        let pair = json!([{ "id": "x", "name": "X" }, { "id": "x", "name": "Y" }, { "name": "Z" }, "w"]);
        check(with(&format!("/{key}"), pair.clone()), (&format!("{key}[1].id"), "stands twice"), 3);
        check(with(&format!("/{key}"), pair.clone()), (&format!("{key}[2].id"), "missing"), 3);
        check(with(&format!("/{key}"), pair), (&format!("{key}[3]"), "object is expected"), 3);
    }
}

#[test]
fn an_unknown_id_comes_with_the_one_that_was_meant() {
    check(with("/events/0/actors/0", json!("envoi")), ("events[0].actors[0]", "Did you mean “envoy”?"), 3);
    check(with("/events/0/actors/0", json!("nobody at all")), ("events[0].actors[0]", "Add it, or correct"), 3);
    check(with("/events/0/category", json!("visit")), ("events[0].category", "Did you mean “visits”?"), 3);
    check(with("/events/0/initiator", json!("nord")), ("events[0].initiator", "says nobody"), 3);
    check(with("/events/0/initiator", Value::Null), ("events[0].initiator", "nobody is said"), 3);
    check(with("/events/1/links/0/to", json!("frist")), ("events[1].links[0].to", "Did you mean “first”?"), 3);
    check(with("/events/1/links/0/kind", json!("after")), ("events[1].links[0].kind", "no kind of link"), 3);
    check(with("/events/1/links/0", json!({})), ("events[1].links[0].to", "missing"), 3);
    check(with("/events/1/derived_date/anchor", json!("firs")), ("events[1].derived_date.anchor", "Did you mean"), 3);
    check(with("/events/1/derived_date", json!({})), ("events[1].derived_date.anchor", "missing"), 3);
    check(with("/events/0/citations/0/source", json!("bok")), ("events[0].citations[0].source", "Did you mean"), 3);
    check(with("/events/0/citations/0", json!({})), ("events[0].citations[0].source", "missing"), 3);
    check(with("/actors/0/party", json!("norht")), ("actors[0].party", "Did you mean “north”?"), 3);
    check(with("/parties/0/capital", json!("prt")), ("parties[0].capital", "Did you mean “port”?"), 3);
    check(with("/disputes/0/claims/1/tracks/0", json!("x")), ("disputes[0].claims[1].tracks[0]", "no track"), 3);
    check(with("/disputes/0/claims", json!([])), ("disputes[0].claims", "two claims"), 3);
}

#[test]
fn who_is_named_twice_counts_once() {
    let (dataset, _) = sound(with("/events/0/actors", json!(["envoy", "envoy"])).as_bytes());
    assert_eq!(dataset.event(EventIx(0)).unwrap().actors.len(), 1);
}
