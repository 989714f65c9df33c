use super::*;
use crate::dataset::parse;
use crate::date::edtf;

fn embedded() -> Dataset {
    parse(include_bytes!("../../../static/datasets/north-korea-venezuela.json")).0
}

/// Two claims, each with these events; an event is its date, place, actor, initiator and what it contradicts.
fn dispute(claims: [&[[&str; 5]]; 2]) -> Dataset {
    let mut events = Vec::new();
    let mut told = Vec::new();
    for (side, claim) in ["p", "q"].iter().zip(claims) {
        let mut ids = Vec::new();
        for (number, [date, place, actor, initiator, contradicts]) in claim.iter().enumerate() {
            let list = |id: &str| if id.is_empty() { String::new() } else { format!("\"{id}\"") };
            let link = if contradicts.is_empty() {
                String::new()
            } else {
                format!(r#"{{ "to": "{contradicts}", "kind": "contradicts" }}"#)
            };
            let id = format!("{side}{number}");
            events.push(format!(
                r#"{{ "id": "{id}", "date": "{date}", "title": "T", "initiator": "{initiator}", "places": [{}], "actors": [{}], "links": [{link}] }}"#,
                list(place),
                list(actor)
            ));
            ids.push(format!("\"{id}\""));
        }
        told.push(format!(r#"{{ "id": "{side}", "statement": "S", "events": [{}] }}"#, ids.join(",")));
    }
    let json = format!(
        r#"{{
        "parties": [{{ "id": "n", "name": "N" }}, {{ "id": "s", "name": "S" }}],
        "actors": [{{ "id": "ann", "name": "Ann" }}, {{ "id": "bob", "name": "Bob" }}],
        "places": [{{ "id": "land", "name": "Land" }}, {{ "id": "city", "name": "City", "within": "land" }},
            {{ "id": "house", "name": "House", "within": "city" }}, {{ "id": "port", "name": "Port", "within": "land" }}],
        "events": [{}], "disputes": [{{ "id": "d", "title": "D", "claims": [{}] }}] }}"#,
        events.join(","),
        told.join(",")
    );
    let (dataset, problems) = parse(json.as_bytes());
    assert!(problems.iter().all(|problem| problem.severity != crate::dataset::Severity::Error), "{problems:#?}");
    dataset
}

#[test]
fn claims_differ_in_what_cannot_be_both() {
    use Disagreement::*;
    let check = |one: [&str; 4], other: [&str; 4], expect: &[Disagreement]| {
        let whole = |[date, place, actor, initiator]: [&'static str; 4]| [date, place, actor, initiator, ""];
        let leak = |four: [&str; 4]| four.map(|text| &*text.to_owned().leak());
        let dataset = dispute([&[whole(leak(one))], &[whole(leak(other))]]);
        assert_eq!(disputes(&dataset)[0].differ, expect, "{one:?} {other:?}");
    };
    check(["2014", "", "", "n"], ["2015~", "", "", "n"], &[Dates]);
    // A year and one of its days are told more and less exactly.
    check(["2014", "", "", "n"], ["2014-06-20", "", "", "n"], &[Words]);
    check(["../1973", "", "", "n"], ["1974", "", "", "n"], &[Dates]);
    check(["../1973", "", "", "n"], ["1965", "", "", "n"], &[Words]);
    check(["2014", "house", "", "n"], ["2014", "port", "", "n"], &[Places]);
    // The house lies in the city.
    check(["2014", "house", "", "n"], ["2014", "city", "", "n"], &[Words]);
    check(["2014", "house", "", "n"], ["2014", "land", "", "n"], &[Words]);
    check(["2014", "house", "", "n"], ["2014", "", "", "n"], &[Words]);
    check(["2014", "", "ann", "n"], ["2014", "", "bob", "n"], &[Actors]);
    check(["2014", "", "ann", "n"], ["2014", "", "", "n"], &[Words]);
    check(["2014", "", "", "n"], ["2014", "", "", "s"], &[Initiators]);
    check(["2014", "port", "ann", "n"], ["2015", "city", "bob", "joint"], &[Dates, Places, Actors, Initiators]);
}

#[test]
fn events_that_are_linked_as_contradicting_are_the_alternatives() {
    let check = |claims, expect: &[(&str, &str)]| {
        let dataset = dispute(claims);
        let id = |event| dataset.event(event).unwrap().id;
        let pairs: Vec<_> = disputes(&dataset)[0].alternatives.iter().map(|(a, b)| (id(*a), id(*b))).collect();
        assert_eq!(pairs, expect);
        assert_eq!(alternatives(&dataset), disputes(&dataset)[0].alternatives);
    };
    check([&[["2014", "", "", "n", ""], ["2015", "", "", "n", "q0"]], &[["2016", "", "", "n", ""]]], &[("p1", "q0")]);
    check([&[["2014", "", "", "n", ""]], &[["2016", "", "", "n", "p0"]]], &[("p0", "q0")]);
    // Without a link, all of one claim exclude all of the other.
    check(
        [&[["2014", "", "", "n", ""], ["2015", "", "", "n", ""]], &[["2016", "", "", "n", ""]]],
        &[("p0", "q0"), ("p1", "q0")],
    );
    check([&[["2014", "", "", "n", ""]], &[]], &[]);
}

#[test]
fn the_embassy_reopened_in_one_of_two_years() {
    let dataset = embedded();
    let all = disputes(&dataset);
    let ids = |events: &[EventIx]| events.iter().map(|event| dataset.event(*event).unwrap().id).collect::<Vec<_>>();
    let one = all.iter().find(|one| dataset.disputes[one.dispute].id == "when-the-embassy-reopened").unwrap();
    assert_eq!(one.differ, [Disagreement::Dates]);
    let dates: Vec<_> = one.claims.iter().map(|claim| claim.dates.clone()).collect();
    assert_eq!(dates, [vec![edtf::parse("2015~").unwrap()], vec![edtf::parse("2014").unwrap()]]);
    // What was asked for before is not in doubt.
    assert_eq!(ids(&one.claims[0].events), ["embassy-reopened"]);
    let pairs: Vec<_> = one.alternatives.iter().map(|(a, b)| ids(&[*a, *b])).collect();
    assert_eq!(pairs, [["embassy-in-operation-2014", "embassy-reopened"]]);
}

#[test]
fn relations_are_an_alternative_to_both_claims_that_exclude_them() {
    let dataset = embedded();
    let all = disputes(&dataset);
    let id = |event| dataset.event(event).unwrap().id;
    let one = all.iter().find(|one| dataset.disputes[one.dispute].id == "relations-before-recognition").unwrap();
    assert_eq!((one.claims.len(), &one.differ[..]), (3, &[Disagreement::Dates, Disagreement::Initiators][..]));
    let mut pairs: Vec<_> = one.alternatives.iter().map(|(a, b)| [id(*a), id(*b)]).collect();
    pairs.sort();
    assert_eq!(
        pairs,
        [
            ["relations-established", "north-korea-recognised"],
            ["relations-established", "south-korea-sole-representative"]
        ]
    );
}

#[test]
fn a_dataset_without_disputes_has_nothing_to_lay_side_by_side() {
    assert_eq!(disputes(&Dataset::default()), []);
    assert_eq!(alternatives(&Dataset::default()), []);
}
