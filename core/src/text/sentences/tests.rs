use super::*;
use crate::Shared;
use crate::certainty::certainty;
use crate::dataset::parse;
use crate::date::edtf;
use crate::disputes::disputes;
use crate::index::Matches;
use crate::standing::{Holding, Standing, changes};

fn index(json: &str, language: Language) -> Index {
    Index::new(Shared::new(parse(json.as_bytes()).0), language)
}

fn embedded(language: Language) -> Index {
    index(include_str!("../../../../static/datasets/north-korea-venezuela.json"), language)
}

fn lines(index: &Index, on: &str) -> Vec<Line> {
    let standing = Standing::on(index, edtf::parse(on).unwrap().earliest().unwrap());
    standing_in_words(index, StandingWords::of(index.language), &standing)
}

#[test]
fn a_track_says_what_was_so_and_why_it_is_not_known() {
    let check = |on, track: usize, expect: [&str; 3]| {
        let said = Language::ALL.map(|language| {
            let index = embedded(language);
            let heading = index.dataset.tracks[track].title.get(language.tag()).to_owned();
            lines(&index, on).into_iter().find(|line| line.heading == heading).unwrap().sentence
        });
        assert_eq!(said, expect.map(str::to_owned), "{on}");
    };
    check(
        "1973-12-31",
        0,
        ["South Korea only, until 1974.", "Solo Corea del Sur, hasta 1974.", "대한민국만, 1974년까지."],
    );
    check(
        "1974-10-28",
        0,
        [
            "“South Korea only” or “Both Koreas”: which of them on this day is not known. The change came at some time in 1974.",
            "«Solo Corea del Sur» o bien «Las dos Coreas»: no se sabe cuál en este día. El cambio se produjo en algún momento de 1974.",
            "‘대한민국만’ 또는 ‘남북한 모두’: 이날 어느 쪽이었는지 알 수 없습니다. 1974년 중 어느 때에 바뀌었습니다.",
        ],
    );
    check("1974-12-31", 0, ["Both Koreas, since 1974.", "Las dos Coreas, desde 1974.", "남북한 모두, 1974년부터."]);
    check(
        "1980-01-01",
        1,
        [
            "Perhaps “Open”: for this day it is not known. When “Open” began is not stated.",
            "Quizá «Abierta»: no se sabe si era así en este día. No consta cuándo empezó «Abierta».",
            "‘운영’일 수 있지만 이날의 상태는 알 수 없습니다. ‘운영’의 시작 시점은 나와 있지 않습니다.",
        ],
    );
    check(
        "1995-05-05",
        1,
        [
            "“Open” or “Closed”: which of them on this day is not known. The change came at some time in the 1990s.",
            "«Abierta» o bien «Cerrada»: no se sabe cuál en este día. El cambio se produjo en algún momento de la década de 1990.",
            "‘운영’ 또는 ‘폐쇄’: 이날 어느 쪽이었는지 알 수 없습니다. 1990년대 중 어느 때에 바뀌었습니다.",
        ],
    );
    check(
        "2015-06-01",
        2,
        [
            "“Non-resident envoy” or “Embassy again”: which of them on this day is not known. Date of the change: about 2015.",
            "«Enviado no residente» o bien «Embajada de nuevo»: no se sabe cuál en este día. Fecha del cambio: hacia 2015.",
            "‘비상주 대사’ 또는 ‘다시 대사관’: 이날 어느 쪽이었는지 알 수 없습니다. 바뀐 때: 2015년경.",
        ],
    );
}

#[test]
fn every_reason_has_its_sentence() {
    let check = |periods: &[&str], on, expect: &str| {
        let periods: Vec<String> = periods
            .iter()
            .map(|date| format!(r#"{{ "date": "{date}", "status": "full", "label": "{date}" }}"#))
            .collect();
        let json = format!(
            r#"{{ "tracks": [{{ "id": "t", "title": "T", "kind": "mission", "periods": [{}] }}] }}"#,
            periods.join(",")
        );
        assert_eq!(lines(&index(&json, Language::English), on)[0].sentence, expect, "{periods:?} on {on}");
    };
    check(&["2000/2010"], "1999-01-01", "Not yet: “2000/2010” begins later (from 2000 to 2010).");
    check(&["2000/2010"], "2011-01-01", "Nothing is stated for this day.");
    check(
        &["2000/2010"],
        "2000-06-01",
        "Perhaps “2000/2010”: for this day it is not known. “2000/2010” began at some time in 2000.",
    );
    check(
        &["2000/2010~"],
        "2010-06-01",
        "Perhaps “2000/2010~”: for this day it is not known. End of “2000/2010~”: about 2010.",
    );
    check(&["2000/"], "2020-06-01", "Perhaps “2000/”: for this day it is not known. When “2000/” ended is not stated.");
    check(
        &["1990/199X", "1995/2000"],
        "1995-06-01",
        "“1990/199X” or “1995/2000”, or none of these: for this day it is not known. “1990/199X” ended at some time in the 1990s. “1995/2000” began at some time in 1995.",
    );
    check(
        &["1990-01-01/2000-01-01", "1995/.."],
        "1995-06-01",
        "1990-01-01/2000-01-01, from 1 January 1990 to 1 January 2000. Perhaps “1995/..” besides. “1995/..” began at some time in 1995.",
    );
}

#[test]
fn lines_say_how_sure_they_are_and_what_they_rest_on() {
    let index = embedded(Language::English);
    let check = |on, heading: &str, part: &str, holding, events: &[&str], citations: usize| {
        let all = lines(&index, on);
        let found = all.iter().find(|line| line.heading == heading && line.sentence.contains(part));
        let line = found.unwrap_or_else(|| panic!("{heading} {part} is not among {all:#?}"));
        let ids: Vec<_> = line.events.iter().map(|event| index.dataset.event(*event).unwrap().id).collect();
        assert_eq!((line.holding, &ids[..], line.citations.len()), (holding, events, citations), "{on} {heading}");
    };
    let korea = "Whom Venezuela recognises in Korea";
    check("2000-01-01", korea, "Both Koreas", Holding::Certainly, &["north-korea-recognised"], 2);
    // A claim about relations since 1965 stands against it.
    check(
        "1970-01-01",
        korea,
        "South Korea only",
        Holding::Possibly,
        &["south-korea-sole-representative", "relations-established"],
        2,
    );
    let claims = ["relations-established", "north-korea-recognised", "south-korea-sole-representative"];
    check("1970-01-01", korea, "contradict each other: Relations before recognition?", Holding::Possibly, &claims, 2);
    // Nothing is dated so early or so late.
    check("1900-01-01", "How far the record reaches", "Nothing before 1 January 1965", Holding::Not, &[], 0);
    check("2026-11-26", korea, "Both Koreas", Holding::Possibly, &["north-korea-recognised"], 2);
    check("2026-11-26", "How far the record reaches", "Nothing after 31 December 2019", Holding::Possibly, &[], 0);
    check("2000-01-01", "What had happened last", "in the 1990s", Holding::Certainly, &["embassy-closed"], 1);
    let other = "Embassy in operation, by another count (2014); another statement contradicts this.";
    check("2015-06-01", "What had happened last", other, Holding::Possibly, &["embassy-in-operation-2014"], 1);
    check("2014-06-01", "What comes next", "(20 June 2014)", Holding::Not, &["reopening-requested"], 1);
    check("2026-11-26", "What comes next", "Nothing later is recorded.", Holding::Not, &[], 0);
}

#[test]
fn of_many_events_the_heaviest_are_named_and_the_others_counted() {
    let event = |n: usize| {
        format!(r#"{{ "id": "e{n}", "date": "1990", "title": "E{n}", "initiator": "joint", "weight": {} }}"#, 1 + n % 5)
    };
    let json = format!(r#"{{ "events": [{}] }}"#, (0..12).map(event).collect::<Vec<_>>().join(","));
    let said: Vec<String> =
        lines(&index(&json, Language::English), "1991-01-01").into_iter().map(|line| line.sentence).collect();
    assert_eq!(
        said[..7],
        ["E2 (1990).", "E3 (1990).", "E4 (1990).", "E7 (1990).", "E8 (1990).", "E9 (1990).", "6 more events."]
    );
}

#[test]
fn whatever_the_day_no_template_is_left_unfilled_or_said_in_another_language() {
    for language in Language::ALL {
        let index = embedded(language);
        let words = StandingWords::of(language);
        for day in changes(&index) {
            let standing = Standing::on(&index, day);
            let missions = missions_in_words(&index, words, standing.missions(&index));
            let told = standing_in_words(&index, words, &standing);
            let sentences = told.iter().flat_map(|line| [&line.heading, &line.sentence]);
            for text in sentences.chain(&missions).chain([&title_in_words(&index, words, &standing)]) {
                assert!(!text.trim().is_empty() && !text.contains(['{', '}']) && !text.contains("()"), "{text}");
                let is_korean = text.chars().any(|letter| ('가'..='힣').contains(&letter));
                assert_eq!(is_korean, language == Language::Korean, "{text}");
            }
            for heading in
                standing.tracks.iter().map(|on| index.dataset.tracks[on.track.0 as usize].title.get(language.tag()))
            {
                assert!(told.iter().any(|line| line.heading == heading), "{heading}");
            }
        }
    }
}

#[test]
fn missions_are_told_from_each_side() {
    let check = |missions, expect: [[&str; 2]; 3]| {
        let said =
            Language::ALL.map(|language| missions_in_words(&embedded(language), StandingWords::of(language), missions));
        assert_eq!(said, expect.map(|two| two.map(str::to_owned)));
    };
    check(
        [Holding::Not, Holding::Possibly],
        [
            ["No mission of Venezuela in North Korea is known.", "North Korea perhaps has a mission in Venezuela."],
            [
                "No consta ninguna misión de Venezuela en Corea del Norte.",
                "Corea del Norte quizá tiene una misión en Venezuela.",
            ],
            ["베네수엘라: 북한에 있는 공관은 알려져 있지 않습니다.", "북한: 베네수엘라에 공관이 있을 수도 있습니다."],
        ],
    );
}

#[test]
fn what_claims_differ_in_is_one_sentence() {
    let check = |dispute: usize, expect: [&str; 3]| {
        let said = Language::ALL.map(|language| {
            let index = embedded(language);
            difference_in_words(&index, StandingWords::of(language), &disputes(&index.dataset)[dispute])
        });
        assert_eq!(said, expect.map(str::to_owned));
    };
    check(
        0,
        [
            "What differs: the date (about 2015 or 2014).",
            "En qué difieren: la fecha (hacia 2015 o bien 2014).",
            "서로 다른 점: 날짜(2015년경 또는 2014년).",
        ],
    );
    check(
        1,
        [
            "What differs: the date (1965, 1974 or before 1974); who began it (both sides or Venezuela).",
            "En qué difieren: la fecha (1965, 1974 o bien antes de 1974); quién tomó la iniciativa (ambas partes o bien Venezuela).",
            "서로 다른 점: 날짜(1965년, 1974년 또는 1974년 이전); 주도한 쪽(양측 또는 베네수엘라).",
        ],
    );
    let told = |explanation: &str| {
        let json = format!(
            r#"{{ "disputes": [{{ "id": "d", "title": "D", {explanation} "claims": [{{ "id": "a", "statement": "A" }}, {{ "id": "b", "statement": "B" }}] }}] }}"#
        );
        let index = index(&json, Language::English);
        difference_in_words(&index, StandingWords::of(Language::English), &disputes(&index.dataset)[0])
    };
    assert_eq!(told(r#""explanation": "One of them is a rumour.","#), "One of them is a rumour.");
    assert_eq!(told(""), "These statements cannot all hold.");
}

#[test]
fn how_many_events_are_known_to_the_day_is_one_sentence() {
    let said = Language::ALL.map(|language| {
        let index = embedded(language);
        certainty_in_words(language, StandingWords::of(language), &certainty(&index, &Matches::all(&index)))
    });
    assert_eq!(
        said,
        [
            "2 of 23 events are known to the day.",
            "De 2 de 23 hechos se conoce el día exacto.",
            "사건 23 건 중 2 건은 날짜가 정확합니다."
        ]
    );
}
