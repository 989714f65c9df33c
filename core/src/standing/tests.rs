use super::*;
use crate::Shared;
use crate::dataset::parse;
use crate::date::edtf;
use crate::text::Language;
use proptest::prelude::*;

fn index(json: &str) -> Index {
    Index::new(Shared::new(parse(json.as_bytes()).0), Language::English)
}

fn embedded() -> Index {
    index(include_str!("../../../static/datasets/north-korea-venezuela.json"))
}

fn day(text: &str) -> Day {
    edtf::parse(text).unwrap().earliest().unwrap()
}

/// A dataset with one track, whose periods have these dates and statuses.
fn track(kind: &str, periods: &[(&str, &str)]) -> Index {
    let periods: Vec<String> = periods
        .iter()
        .map(|(date, status)| format!(r#"{{ "date": "{date}", "status": "{status}", "label": "{date}" }}"#))
        .collect();
    index(&format!(
        r#"{{ "parties": [{{ "id": "n", "name": "N" }}, {{ "id": "s", "name": "S" }}],
        "tracks": [{{ "id": "t", "title": "T", "kind": "{kind}", "party": "n", "periods": [{}] }}] }}"#,
        periods.join(",")
    ))
}

/// What holds, as the labels of the periods.
fn told(index: &Index, track: usize, on: &str) -> String {
    let standing = Standing::on(index, day(on));
    let label = |period: &usize| index.dataset.tracks[track].periods[*period].label.get("en").to_owned();
    let labels = |periods: &[usize]| periods.iter().map(label).collect::<Vec<_>>().join(" | ");
    match &standing.tracks[track].holds {
        Holds::Certain { periods, perhaps } if perhaps.is_empty() => labels(periods),
        Holds::Certain { periods, perhaps } => format!("{}, perhaps {}", labels(periods), labels(perhaps)),
        Holds::Possibly { periods, or_nothing: true } => format!("{} | nothing?", labels(periods)),
        Holds::Possibly { periods, or_nothing: false } => format!("{}?", labels(periods)),
        Holds::NotYet => "not yet".to_owned(),
        Holds::Nothing => "nothing".to_owned(),
    }
}

#[test]
fn what_held_between_the_two_countries_is_as_sure_as_the_article() {
    let index = embedded();
    let check = |on, expect: [&str; 5]| {
        assert_eq!([0, 1, 2, 3, 4].map(|track| told(&index, track, on)), expect.map(str::to_owned), "{on}");
    };
    let [beijing, chavez] = ["Through Beijing | nothing?", "Hugo Chávez | nothing?"];
    // When the embassy first opened is not stated.
    let [open, embassy] = ["Open | nothing?", "Embassy | nothing?"];
    check("1900-01-01", ["South Korea only", open, embassy, beijing, chavez]);
    check("1973-12-31", ["South Korea only", open, embassy, beijing, chavez]);
    // Only the year of the recognition is stated.
    let either = "South Korea only | Both Koreas?";
    check("1974-01-01", [either, open, embassy, beijing, chavez]);
    check("1974-10-28", [either, open, embassy, beijing, chavez]);
    check("1974-12-30", [either, open, embassy, beijing, chavez]);
    check("1974-12-31", ["Both Koreas", open, embassy, beijing, chavez]);
    check("1989-12-31", ["Both Koreas", open, embassy, beijing, chavez]);
    check("1995-07-01", ["Both Koreas", "Open | Closed?", "Embassy | Not stated?", beijing, chavez]);
    check("2000-01-01", ["Both Koreas", "Closed", "Not stated", beijing, chavez]);
    let government = "Hugo Chávez | Nicolás Maduro?";
    check("2013-09-15", ["Both Koreas", "Closed", "Not stated | Non-resident envoy?", beijing, government]);
    check("2014-06-01", ["Both Koreas", "Closed", "Non-resident envoy", beijing, "Nicolás Maduro"]);
    let reopening = "Closed | Open again?";
    let envoy = "Non-resident envoy | Embassy again?";
    check("2015-06-20", ["Both Koreas", reopening, envoy, beijing, "Nicolás Maduro"]);
    check("2016-01-01", ["Both Koreas", "Open again", "Embassy again", beijing, "Nicolás Maduro"]);
    let pyongyang = "Through Beijing | Embassy in Pyongyang?";
    check("2019-05-01", ["Both Koreas", "Open again", "Embassy again", pyongyang, "Nicolás Maduro"]);
    check("2026-11-26", ["Both Koreas", "Open again", "Embassy again", "Embassy in Pyongyang", "Nicolás Maduro"]);
}

#[test]
fn a_period_holds_as_its_bounds_allow() {
    let check = |periods: &[&str], on, expect: &str| {
        let periods: Vec<_> = periods.iter().map(|date| (*date, "full")).collect();
        assert_eq!(told(&track("mission", &periods), 0, on), expect, "{periods:?} on {on}");
    };
    check(&[], "2000-01-01", "nothing");
    check(&["2000-01-01/2000-12-31"], "1999-12-31", "not yet");
    check(&["2000-01-01/2000-12-31"], "2000-01-01", "2000-01-01/2000-12-31");
    check(&["2000-01-01/2000-12-31"], "2000-12-31", "2000-01-01/2000-12-31");
    check(&["2000-01-01/2000-12-31"], "2001-01-01", "nothing");
    check(&["1990/200X"], "1989-12-31", "not yet");
    check(&["1990/200X"], "1990-12-30", "1990/200X | nothing?");
    check(&["1990/200X"], "1990-12-31", "1990/200X");
    check(&["1990/200X"], "2000-01-01", "1990/200X");
    check(&["1990/200X"], "2000-01-02", "1990/200X | nothing?");
    check(&["1990/200X"], "2009-12-31", "1990/200X | nothing?");
    check(&["1990/200X"], "2010-01-01", "nothing");
    // Open is without a bound; an unknown bound may be anywhere on its side.
    check(&["../2000"], "0001-01-01", "../2000");
    check(&["/2000"], "0001-01-01", "/2000 | nothing?");
    check(&["2000/.."], "3000-01-01", "2000/..");
    check(&["/2000"], "2000-06-01", "/2000 | nothing?");
    check(&["/2000", "2000/.."], "1999-12-31", "/2000 | nothing?");
    check(&["/2000", "2000/.."], "2000-01-01", "/2000 | 2000/..?");
    check(&["/2000-05-01", "2000-05-01/.."], "2000-04-30", "/2000-05-01 | nothing?");
    check(&["/2000-05-01", "2000-05-01/.."], "2000-05-01", "2000-05-01/..");
    check(&["2000-05-01/"], "2000-05-01", "2000-05-01/ | nothing?");
    check(&["2000-05-01/"], "3000-01-01", "2000-05-01/ | nothing?");
    // A vague end and the same vague beginning are one change; others may leave a gap.
    check(&["1980/1990", "1990/2000"], "1990-06-01", "1980/1990 | 1990/2000?");
    check(&["1980/199X", "1995/2000"], "1995-06-01", "1980/199X | 1995/2000 | nothing?");
    check(&["1980/1989", "1990/2000"], "1989-06-01", "1980/1989 | nothing?");
    // The day of a change is that of what begins.
    check(&["1980-01-01/1990-05-01", "1990-05-01/.."], "1990-04-30", "1980-01-01/1990-05-01");
    check(&["1980-01-01/1990-05-01", "1990-05-01/.."], "1990-05-01", "1990-05-01/..");
    // Three that hand over to each other within one year leave no gap either.
    check(&["1980/1990", "1990/1990", "1990/2000"], "1990-06-01", "1980/1990 | 1990/1990 | 1990/2000?");
    // Nothing hands over to the first, which may not have begun.
    check(&["1990/1990", "1990/2000"], "1990-06-01", "1990/1990 | 1990/2000 | nothing?");
    check(&["1980-01-01/2000-01-01", "1990-01-01/1995~"], "1992-01-01", "1980-01-01/2000-01-01 | 1990-01-01/1995~");
    check(
        &["1980-01-01/2000-01-01", "1990-01-01/1995~"],
        "1995-06-01",
        "1980-01-01/2000-01-01, perhaps 1990-01-01/1995~",
    );
}

#[test]
fn doubts_are_the_bounds_that_may_lie_on_either_side() {
    let check = |date, on, expect: &[Edge]| {
        let standing = Standing::on(&track("mission", &[(date, "full")]), day(on));
        let edges: Vec<Edge> = standing.tracks[0].doubts.iter().map(|doubt| doubt.edge).collect();
        assert_eq!(edges, expect, "{date} on {on}");
    };
    check("1990/2000", "1990-06-01", &[Edge::Start]);
    check("1990/2000", "1995-06-01", &[]);
    check("1990/2000", "2000-06-01", &[Edge::End]);
    check("199X/199X", "1995-06-01", &[Edge::Start, Edge::End]);
    check("/2000", "1990-06-01", &[Edge::Start]);
    check("../..", "1990-06-01", &[]);
    check("1990/", "2001-06-01", &[Edge::End]);
    check("1990/2000", "2001-01-01", &[]);
}

#[test]
fn a_dispute_touches_its_track_between_the_days_that_it_names() {
    let index = embedded();
    let check = |on, expect: [&[usize]; 5]| {
        let standing = Standing::on(&index, day(on));
        let found: Vec<&[usize]> = standing.tracks.iter().map(|track| &track.disputes[..]).collect();
        assert_eq!(found, expect, "{on}");
    };
    let [reopened, before] = ["when-the-embassy-reopened", "relations-before-recognition"]
        .map(|id| [index.dataset.disputes.iter().position(|dispute| dispute.id == id).unwrap()]);
    let none: &[usize] = &[];
    check("1964-12-31", [none, none, none, none, none]);
    check("1965-01-01", [&before, none, none, none, none]);
    check("1974-12-31", [&before, none, none, none, none]);
    check("1975-01-01", [none, none, none, none, none]);
    check("2013-12-31", [none, none, none, none, none]);
    check("2014-01-01", [none, &reopened, none, none, none]);
    check("2015-12-31", [none, &reopened, none, none, none]);
    check("2016-01-01", [none, none, none, none, none]);
}

#[test]
fn events_have_happened_or_may_have_or_come_next() {
    let index = embedded();
    let check = |on, last: &[&str], perhaps: &[&str], next: &[&str]| {
        let standing = Standing::on(&index, day(on));
        let ids = |events: &[EventIx]| {
            let mut ids: Vec<_> = events.iter().map(|event| index.dataset.event(*event).unwrap().id).collect();
            ids.sort();
            ids
        };
        assert_eq!(
            (&ids(&standing.last)[..], &ids(&standing.perhaps)[..], &ids(&standing.next)[..]),
            (last, perhaps, next),
            "{on}"
        );
    };
    check("1964-12-31", &["south-korea-sole-representative"], &[], &["relations-established"]);
    check("1965-06-01", &["south-korea-sole-representative"], &["relations-established"], &["north-korea-recognised"]);
    check("1974-10-28", &["relations-established"], &["north-korea-recognised"], &["embassy-closed"]);
    check("1974-12-31", &["north-korea-recognised"], &[], &["embassy-closed"]);
    let september = [
        "ambassador-congratulates-maduro",
        "ambassador-promises-help",
        "north-korea-backs-maduro",
        "us-diplomats-non-grata",
    ];
    let october = ["ambassador-meets-deputies", "ambassador-supports-maduro", "ambassador-visits-venezuela"];
    check("2013-09-30", &september, &["friendship-group-created"], &october);
    check("2014-06-01", &october, &["embassy-in-operation-2014", "friendship-group-created"], &["reopening-requested"]);
    check(
        "2014-06-20",
        &["reopening-requested"],
        &["embassy-in-operation-2014", "friendship-group-created"],
        &["embassy-reopened", "statue-agreement"],
    );
    let in_2019 = ["embassy-in-pyongyang", "maduro-recognised", "ri-declares-solidarity", "ri-meets-suarez"];
    check("2026-11-26", &in_2019, &["friendship-group-created", "statue-agreement"], &[]);
}

#[test]
fn missions_are_open_as_far_as_tracks_and_disputes_tell() {
    use Holding::*;
    let index = embedded();
    let check = |on, expect: [Holding; 2]| {
        assert_eq!(Standing::on(&index, day(on)).missions(&index), expect, "{on}");
    };
    check("1980-01-01", [Not, Possibly]);
    check("1995-01-01", [Not, Possibly]);
    check("2005-01-01", [Not, Not]);
    // One statement has the embassy open in 2014, another in 2015.
    check("2014-01-01", [Not, Possibly]);
    check("2015-06-01", [Not, Possibly]);
    check("2016-01-01", [Not, Certainly]);
    check("2019-06-01", [Possibly, Certainly]);
    check("2020-01-01", [Certainly, Certainly]);
    let made = |kind, periods: &[(&str, &str)], on, expect| {
        let index = track(kind, periods);
        assert_eq!(Standing::on(&index, day(on)).missions(&index), [expect, Not], "{periods:?} on {on}");
    };
    made("mission", &[("1990/2000", "full")], "1990-06-01", Possibly);
    made("mission", &[("1990/2000", "none")], "1990-06-01", Not);
    made("mission", &[("1990/2000", "unknown")], "1995-06-01", Possibly);
    made("mission", &[("1990/2000", "partial")], "1995-06-01", Not);
    made("representation", &[("1990/2000", "full")], "1995-06-01", Certainly);
    made("government", &[("1990/2000", "full")], "1995-06-01", Not);
}

/// Whether the changes are the days on which the standing is another than the day before, and no others.
fn check_changes(index: &Index, from: Day, to: Day) {
    let found: Vec<Day> = changes(index).into_iter().filter(|day| from < *day && *day <= to).collect();
    let mut expect = Vec::new();
    let mut before = Standing::on(index, from);
    for day in from.0 + 1..=to.0 {
        let standing = Standing::on(index, Day(day));
        if !standing.is_as(&before) {
            expect.push(Day(day));
        }
        before = standing;
    }
    assert_eq!(found, expect);
}

#[test]
fn changes_are_the_days_on_which_the_standing_differs_from_the_day_before() {
    let index = embedded();
    check_changes(&index, Day(index.extent.from.0 - 1_000), Day(index.extent.to.0 + 1_000));
    let all = changes(&index);
    assert!(all.iter().all(|day| index.extent.from <= *day && day.0 <= index.extent.to.0 + 1), "{all:?}");
    assert!(all.contains(&day("2014-06-20")) && all.contains(&day("1974-01-01")) && all.contains(&day("1974-12-31")));
}

#[test]
fn the_changes_around_a_day_are_the_nearest_of_all() {
    let index = embedded();
    let all = changes(&index);
    for day in (index.extent.from.0 - 40..index.extent.to.0 + 40).step_by(7).map(Day).chain(all.iter().copied()) {
        let earlier = all.iter().copied().rfind(|change| *change < day);
        let later = all.iter().copied().find(|change| *change > day);
        assert_eq!(changes_around(&index, day), [earlier, later], "{day:?}");
    }
}

#[test]
fn a_dataset_of_nothing_never_changes() {
    assert_eq!(changes(&index("{}")), []);
    assert_eq!(changes_around(&index("{}"), Day(0)), [None, None]);
    let standing = Standing::on(&index("{}"), Day(0));
    assert!(standing.is_as(&Standing::on(&index("{}"), Day(1))));
    assert_eq!(standing.missions(&index("{}")), [Holding::Not, Holding::Not]);
    // The ends of the calendar are days like others.
    for day in [Day::MIN, Day::MAX, Day(i32::MIN), Day(i32::MAX)] {
        Standing::on(&embedded(), day);
    }
}

fn endpoint() -> impl Strategy<Value = String> {
    let year = 1990..1994;
    prop_oneof![
        year.clone().prop_map(|year| format!("{year}")),
        year.clone().prop_map(|year| format!("{year}~")),
        (year.clone(), 1..13).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (year, 1..13, 1..29).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        Just("..".to_owned()),
        Just(String::new()),
    ]
}

fn interval() -> impl Strategy<Value = String> {
    (endpoint(), endpoint()).prop_map(|(start, end)| format!("{start}/{end}"))
}

fn event_date() -> impl Strategy<Value = String> {
    prop_oneof![
        interval(),
        endpoint().prop_filter("a date", |date| date.starts_with('1')),
        (1990..1992, 1992..1994).prop_map(|(a, b)| format!("[{a}..{b}]")),
        (1990..1994).prop_map(|a| format!("[{a}..]")),
        (1990..1994).prop_map(|b| format!("[..{b}]")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_dates_the_changes_are_the_days_that_differ(
        periods in prop::collection::vec(interval(), 0..5),
        events in prop::collection::vec(event_date(), 0..6),
        claims in prop::collection::vec(event_date(), 0..3),
    ) {
        let list = |items: Vec<String>| items.join(",");
        let periods = list(periods.iter().map(|date| format!(r#"{{ "date": "{date}", "status": "full", "label": "L" }}"#)).collect());
        let events = list(events.iter().enumerate().map(|(n, date)| format!(r#"{{ "id": "e{n}", "date": "{date}", "title": "E", "initiator": "joint" }}"#)).collect());
        let claims = list(claims.iter().enumerate().map(|(n, date)| format!(r#"{{ "id": "c{n}", "statement": "C", "date": "{date}", "tracks": ["t"] }}"#)).collect());
        let index = index(&format!(r#"{{ "events": [{events}], "tracks": [{{ "id": "t", "title": "T", "kind": "mission", "periods": [{periods}] }}],
            "disputes": [{{ "id": "d", "title": "D", "claims": [{claims}] }}] }}"#));
        let (from, to) = (day("1989-01-01"), day("1995-12-31"));
        check_changes(&index, from, to);
        for on in (from.0..to.0).step_by(17).map(Day) {
            let standing = Standing::on(&index, on);
            // One of certain, possible and none: no period is in two lists, and each is where its own bounds put it.
            let track = &standing.tracks[0];
            let in_track = bounds::of_track(&index.dataset.tracks[0]);
            let of = |holding| (0..in_track.len()).filter(|n| in_track[*n].bounds.holding(on) == holding).collect::<Vec<_>>();
            let (certain, possible) = (of(Holding::Certainly), of(Holding::Possibly));
            match &track.holds {
                Holds::Certain { periods, perhaps } => prop_assert!(!periods.is_empty() && (periods, perhaps) == (&certain, &possible)),
                Holds::Possibly { periods, .. } => prop_assert!(certain.is_empty() && !periods.is_empty() && periods == &possible),
                Holds::NotYet | Holds::Nothing => prop_assert!(certain.is_empty() && possible.is_empty()),
            }
            prop_assert_eq!(track.doubts.is_empty(), possible.is_empty());
            // Every event has begun, or may have, or comes later.
            let begun = |n: &usize| Bounds::of(&index.dataset.events.date(*n).unwrap()).start;
            let all = 0..index.dataset.events.len();
            prop_assert_eq!(standing.perhaps.len(), all.clone().filter(|n| begun(n).0 <= on && on < begun(n).1).count());
            prop_assert_eq!(standing.last.is_empty(), !all.clone().any(|n| begun(&n).1 <= on));
            prop_assert_eq!(standing.next.is_empty(), !all.clone().any(|n| begun(&n).0 > on && begun(&n).1 > on));
        }
    }
}
