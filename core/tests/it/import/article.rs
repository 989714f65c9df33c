//! Drafts of articles: every dated statement of the gold lists is found, nothing else is, and the draft is sound.

use crate::dataset_of_north_korea_venezuela::rules::{dangling_references, repeated_ids, schema_violations};
use relations_core::dataset;
use relations_core::import::article::{Asked, Drafted, draft};
use serde_json::Value;
use std::time::{Duration, Instant};

const ARTICLES: [(&str, &str, &str); 3] = [
    ("wikitext", include_str!("articles/wikitext.txt"), include_str!("articles/wikitext.gold.txt")),
    ("plain", include_str!("articles/plain.txt"), include_str!("articles/plain.gold.txt")),
    ("hard", include_str!("articles/hard.txt"), include_str!("articles/hard.gold.txt")),
];

fn parsed(drafted: &Drafted) -> Value {
    serde_json::from_str(&drafted.json).unwrap()
}

fn drafted(name: &str) -> Drafted {
    let (_, text, _) = ARTICLES.into_iter().find(|article| article.0 == name).unwrap();
    let url = "https://example.org/wiki/Article";
    let title = if name == "hard" { "Ostia–Westmark relations" } else { "" };
    draft(text, &Asked { title, url, license: "CC BY-SA 4.0" })
}

/// Section, paragraph, sentence and date of each event, in the order of the gold lists.
fn statements(dataset: &Value) -> Vec<String> {
    let said = |event: &Value| {
        let citation = &event["citations"][0];
        let section = citation["section"].as_str().unwrap();
        format!("{section} {} {} {}", citation["paragraph"], citation["sentence"], event["date"].as_str().unwrap())
    };
    dataset["events"].as_array().unwrap().iter().map(said).collect()
}

#[test]
fn all_dated_statements_of_the_gold_lists_are_found_and_no_others() {
    for (name, _, gold) in ARTICLES {
        let found = statements(&parsed(&drafted(name)));
        let gold: Vec<&str> = gold.lines().collect();
        assert_eq!(found, gold, "{name}");
    }
}

fn check_sound(name: &str, drafted: &Drafted) {
    let value = parsed(drafted);
    assert_eq!(schema_violations(&value), [""; 0], "{name}");
    assert_eq!(dangling_references(&value), [""; 0], "{name}");
    assert_eq!(repeated_ids(&value), [""; 0], "{name}");
    let (dataset, problems) = dataset::parse(drafted.json.as_bytes());
    assert_eq!(problems, [], "{name}");
    assert_eq!(dataset.events.len(), drafted.statements, "{name}");
}

#[test]
fn a_draft_is_read_without_problems_and_keeps_to_the_schema() {
    for (name, text, _) in ARTICLES {
        check_sound(name, &drafted(name));
        // So it does where nothing is known besides the text.
        check_sound(name, &draft(text, &Asked::default()));
    }
    for text in [
        "",
        "One.",
        "In 1974. In 1974. A year later.",
        "== joint and joint ==\nIn 1974.\n== A ==\nIn 1975.\n== A ==\nIn 1976.",
    ] {
        let drafted = draft(text, &Asked::default());
        check_sound(text, &drafted);
    }
}

#[test]
fn every_event_is_unreviewed_and_has_no_sentence_of_the_article() {
    for (name, text, _) in ARTICLES {
        let dataset = parsed(&drafted(name));
        for event in dataset["events"].as_array().unwrap() {
            assert_eq!(event["category"], "unreviewed", "{name}");
            for key in ["title", "summary"] {
                // Besides the date in quotation marks no five words in a row are the article's.
                let said = event[key].as_str().unwrap();
                let own = said.split_once('“').map_or(said, |(own, _)| own);
                let words: Vec<&str> = own.split_whitespace().collect();
                let copied = words.windows(5).find(|words| text.contains(&words.join(" ")));
                assert_eq!(copied, None, "{name}: {event}");
            }
        }
    }
}

#[test]
fn what_follows_from_an_earlier_date_names_the_event_and_the_words() {
    let dataset = parsed(&drafted("plain"));
    let events = dataset["events"].as_array().unwrap();
    let later = events.iter().find(|event| event["id"] == "history-3-3").unwrap();
    assert_eq!(later["derived_date"]["anchor"], "history-3-2");
    assert_eq!(later["derived_date"]["words"], "A year later");
    assert_eq!(events[0].get("derived_date"), None);
}

#[test]
fn parties_missions_and_further_reading_are_found() {
    let check = |name: &str, parties: [&str; 2], tracks: &[[&str; 4]], see_also: &[&str]| {
        let dataset = parsed(&drafted(name));
        let named = |party: usize| dataset["parties"][party]["name"].as_str().unwrap();
        assert_eq!([named(0), named(1)], parties);
        let track = |track: &Value| {
            let period = &track["periods"][0];
            [&track["kind"], &track["title"], &period["date"], &period["status"]]
                .map(|text| text.as_str().unwrap().to_owned())
        };
        let found: Vec<[String; 4]> = dataset["tracks"].as_array().unwrap().iter().map(track).collect();
        assert_eq!(found, tracks);
        let found: Vec<&str> =
            dataset["see_also"].as_array().unwrap().iter().map(|of| of["title"].as_str().unwrap()).collect();
        assert_eq!(found, see_also);
    };
    check(
        "wikitext",
        ["Norland", "Sudia"],
        &[
            ["mission", "Norland: embassy, Port Sud", "..2008/..", "full"],
            ["mission", "Sudia: embassy, Norstad", "1964/..", "full"],
            ["representation", "Norland: accredited from Kap", "..2008/..", "partial"],
        ],
        &["Foreign relations of Norland", "Norland and Westria"],
    );
    check(
        "plain",
        ["Mexico", "Norway"],
        &[
            ["mission", "Mexico: embassy, Oslo", "..2011/..", "full"],
            ["mission", "Norway: embassy, Mexico City", "..2011/..", "full"],
        ],
        &["Foreign relations of Mexico", "Foreign relations of Norway"],
    );
    check("hard", ["Ostia", "Westmark"], &[], &[]);
    let dataset = parsed(&drafted("wikitext"));
    let mission = &dataset["tracks"][0]["periods"][0]["citations"];
    assert_eq!(
        (&mission[0]["section"], &mission[1]["section"]),
        (&"infobox".into(), &"resident-diplomatic-missions".into())
    );
    assert_eq!(dataset["see_also"][1]["url"], "https://example.org/wiki/Norland%E2%80%93Westria_relations");
}

#[test]
fn what_is_not_read_is_told() {
    let check = |text: &str, expect: &[&str]| {
        let drafted = draft(text, &Asked { title: "A–B relations", ..Asked::default() });
        let paths: Vec<&str> = drafted.problems.iter().map(|problem| &*problem.path).collect();
        assert_eq!(paths, expect, "{text}");
    };
    check("In 1974 it was.", &[]);
    check("", &[""]);
    check("<!DOCTYPE html><p>In 1974 it was.", &[""]);
    check("In '''1974''' it was.\n{{open", &["line 2"]);
    check("In 1974 it was.\n\nReferences\n\nA book of 1980.", &["References"]);
    check("In 1974 it was.\n\nEmbassies\n\n- It rains.", &["Embassies, paragraph 1, sentence 1"]);
    check("The next day it was. In 1974 it was.", &["Introduction, paragraph 1, sentence 1"]);
}

#[test]
fn hostile_texts_are_read_in_time_that_grows_with_their_length() {
    let many = |text: &str, bytes: usize| text.repeat(bytes / text.len());
    let nested = ["{{".repeat(10_000), "in 1974".to_owned(), "}}".repeat(10_000)].concat();
    let texts = [
        "{{".repeat(10_000),
        nested.clone(),
        "[[".repeat(10_000),
        "{{lang|".repeat(10_000) + &"}}".repeat(10_000),
        "{{Infobox bilateral relations|".repeat(10_000) + &"}}".repeat(10_000),
        "'''".repeat(10_001),
        "<ref>".repeat(100_000),
        "<!--".repeat(100_000),
        "<a".repeat(100_000),
        "<ref name=x".repeat(100_000),
        "[http://".repeat(100_000) + "[[",
        "{|\n".repeat(100_000),
        many("x", 1_000_000),
        many("x.", 1_000_000),
        many("A. b ", 1_000_000),
        many("(\u{201c}A. ", 1_000_000),
        many("in 1974 a year later ", 1_000_000),
        many("In 1974 it was. ", 200_000),
        many("* A has an embassy in B.\n", 100_000),
        "Embassies\n\n".to_owned() + &many("- A has an embassy in B.\n", 100_000),
        many("\u{0}\u{202e}\u{feff}é1974–", 1_000_000),
        many("1974-", 1_000_000),
        many("== A ==\nIn 1974.\n", 200_000),
        many("[", 1_000_000),
    ];
    for text in texts {
        let start = Instant::now();
        let drafted = draft(&text, &Asked { title: "A–B relations", ..Asked::default() });
        let beginning: String = text.chars().take(30).collect();
        assert!(serde_json::from_str::<Value>(&drafted.json).is_ok(), "{beginning}");
        // A time that no work of a quadratic kind keeps to, on a slow machine without optimisation.
        assert!(start.elapsed() < Duration::from_secs(20), "{beginning}: {:?}", start.elapsed());
    }
}
