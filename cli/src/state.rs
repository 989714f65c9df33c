//! `relations state`: knows how the state of the relations on a day is laid out in a terminal and as JSON; the core says what it is.

use relations_core::Shared;
use relations_core::dataset::relations::quoted;
use relations_core::dataset::{Citation, Dataset};
use relations_core::date::{Day, edtf};
use relations_core::index::Index;
use relations_core::standing::{Holding, Holds, Standing, TrackStanding};
use relations_core::text::Language;
use relations_core::text::sentences::{Line, missions_in_words, standing_in_words, title_in_words};
use relations_core::text::standing_words::StandingWords;

/// What was so on a day, to read or as JSON.
pub fn state(dataset: Dataset, on: Day, language: Language, json: bool) -> String {
    let index = Index::new(Shared::new(dataset), language);
    if json { as_json(&index, on) } else { as_text(&index, on) }
}

/// A day as the command line takes it: a written date that means one day.
pub fn day(text: &str) -> Result<Day, String> {
    let date = edtf::parse(text)?;
    match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) if first == last => Ok(first),
        _ => Err("name one day, such as 2014-06-01".to_owned()),
    }
}

fn as_text(index: &Index, on: Day) -> String {
    let (words, standing) = (StandingWords::of(index.language), Standing::on(index, on));
    let mut text = format!("{}\n", title_in_words(index, words, &standing));
    let mut last = String::new();
    for line in standing_in_words(index, words, &standing) {
        if line.heading != last {
            text += &format!("\n{}\n", line.heading);
        }
        text += &format!("  {}\n", line.sentence);
        last = line.heading;
    }
    let missions = missions_in_words(index, words, standing.missions(index));
    text + &format!("\n{}\n  {}\n", words.missions, missions.join("\n  "))
}

/// Ids, dates and labels for programs, then the same lines as in a terminal with what each rests on.
fn as_json(index: &Index, on: Day) -> String {
    let (words, standing) = (StandingWords::of(index.language), Standing::on(index, on));
    let missions = standing.missions(index).into_iter().zip(&index.dataset.parties);
    let missions = missions.map(|(holding, party)| format!("{}: {}", quoted(&party.id), quoted(name(holding))));
    let told = standing_in_words(index, words, &standing);
    let (year, month, day) = on.ymd();
    let fields = [
        ("day", format!("\"{year:04}-{month:02}-{day:02}\"")),
        ("language", quoted(index.language.tag())),
        ("missions", format!("{{ {} }}", missions.collect::<Vec<_>>().join(", "))),
        ("tracks", list(standing.tracks.iter().map(|track| track_as_json(index, track)))),
        ("lines", list(told.iter().map(|line| line_as_json(index, line)))),
    ];
    let fields = fields.map(|(key, value)| format!("  \"{key}\": {value}"));
    format!("{{\n{}\n}}\n", fields.join(",\n"))
}

/// One item a line.
fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.map(|item| format!("\n    {item}")).collect();
    if items.is_empty() { "[]".to_owned() } else { format!("[{}\n  ]", items.join(",")) }
}

fn track_as_json(index: &Index, on: &TrackStanding) -> String {
    let Some(track) = index.dataset.tracks.get(on.track.0 as usize) else { return "null".to_owned() };
    let (holding, or_nothing) = match on.holds {
        Holds::Certain { .. } => (Holding::Certainly, false),
        Holds::Possibly { or_nothing, .. } => (Holding::Possibly, or_nothing),
        Holds::NotYet | Holds::Nothing => (Holding::Not, true),
    };
    let periods = on.periods().filter_map(|period| track.periods.get(period)).map(|period| {
        let label = quoted(period.label.get(index.language.tag()));
        format!("{{ \"date\": {}, \"label\": {label} }}", quoted(&edtf::write(&period.date)))
    });
    let disputes = on.disputes.iter().filter_map(|dispute| Some(quoted(&index.dataset.disputes.get(*dispute)?.id)));
    format!(
        "{{ \"id\": {}, \"holds\": {}, \"or_nothing\": {or_nothing}, \"periods\": [{}], \"disputes\": [{}] }}",
        quoted(&track.id),
        quoted(name(holding)),
        periods.collect::<Vec<_>>().join(", "),
        disputes.collect::<Vec<_>>().join(", ")
    )
}

fn line_as_json(index: &Index, line: &Line) -> String {
    let events = line.events.iter().filter_map(|event| Some(quoted(index.dataset.event(*event)?.id)));
    let citations = line.citations.iter().map(|citation| citation_as_json(index, citation));
    format!(
        "{{ \"heading\": {}, \"sentence\": {}, \"holds\": {}, \"events\": [{}], \"citations\": [{}] }}",
        quoted(&line.heading),
        quoted(&line.sentence),
        quoted(name(line.holding)),
        events.collect::<Vec<_>>().join(", "),
        citations.collect::<Vec<_>>().join(", ")
    )
}

/// As a dataset writes it.
fn citation_as_json(index: &Index, citation: &Citation) -> String {
    let source = index.dataset.source(citation.source).map_or("", |source| &source.id);
    let mut json = format!("{{ \"source\": {}", quoted(source));
    let section = index.dataset.section(citation.section);
    if !section.is_empty() {
        json += &format!(", \"section\": {}", quoted(section));
    }
    for (key, number) in [("paragraph", citation.paragraph), ("sentence", citation.sentence)] {
        if number > 0 {
            json += &format!(", \"{key}\": {number}");
        }
    }
    json + " }"
}

fn name(holding: Holding) -> &'static str {
    match holding {
        Holding::Certainly => "certainly",
        Holding::Possibly => "possibly",
        Holding::Not => "not",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relations_core::dataset::parse;

    fn index(json: &[u8], language: Language) -> Index {
        Index::new(Shared::new(parse(json).0), language)
    }

    #[test]
    fn the_day_is_one_day() {
        let check = |text, expect: Result<Day, &str>| assert_eq!(day(text), expect.map_err(str::to_owned), "{text}");
        check("2014-06-01", Ok(Day::from_ymd(2014, 6, 1)));
        check("0044-03-15", Ok(Day::from_ymd(44, 3, 15)));
        check("2014-06", Err("name one day, such as 2014-06-01"));
        check("2014-06-01/..", Err("name one day, such as 2014-06-01"));
        assert!(day("tomorrow").is_err_and(|sentence| sentence.contains("tomorrow")));
    }

    #[test]
    fn a_day_is_told_under_the_names_of_the_tracks() {
        let expect = "\
The state of relations on 1 June 2014

Whom Venezuela recognises in Korea
  Both Koreas, since 1974.

North Korea's embassy in Caracas
  Closed, from the 1990s to about 2015.
  Statements about this time contradict each other: When did the embassy in Caracas reopen?

How North Korea is represented in Venezuela
  Non-resident envoy, from about September 2013 to about 2015.

How Venezuela is represented in North Korea
  Perhaps “Through Beijing”: for this day it is not known. When “Through Beijing” began is not stated.

Venezuela's government
  Nicolás Maduro, since about 2013.

What had happened last
  The non-resident ambassador visits (October 2013).
  The ambassador meets two deputies (October 2013).
  Support for Maduro at the commission (October 2013).

What may have happened by then
  A friendship group is agreed (September 2013 or later).
  Embassy in operation, by another count (2014); another statement contradicts this.

What comes next
  Venezuela asks for the embassy back (20 June 2014); another statement contradicts this.

Missions
  No mission of Venezuela in North Korea is known.
  North Korea perhaps has a mission in Venezuela.
";
        assert_eq!(as_text(&index(crate::EMBEDDED, Language::English), Day::from_ymd(2014, 6, 1)), expect);
    }

    #[test]
    fn a_program_gets_ids_dates_and_what_each_line_rests_on() {
        let json = br#"{ "parties": [{ "id": "n", "name": "N" }, { "id": "s", "name": "S" }],
            "sources": [{ "id": "book", "title": "Book", "sections": [{ "id": "h", "title": "H" }] }],
            "events": [{ "id": "e", "date": "1990", "title": "\"Opened\"", "initiator": "n",
                "citations": [{ "source": "book", "section": "h", "paragraph": 2, "sentence": 1 }] }],
            "tracks": [{ "id": "t", "title": "T", "kind": "mission", "party": "n",
                "periods": [{ "date": "1990/..", "status": "full", "label": "Open", "events": ["e"] }] }] }"#;
        let expect = r#"{
  "day": "1990-06-01",
  "language": "en",
  "missions": { "n": "possibly", "s": "not" },
  "tracks": [
    { "id": "t", "holds": "possibly", "or_nothing": true, "periods": [{ "date": "1990/..", "label": "Open" }], "disputes": [] }
  ],
  "lines": [
    { "heading": "T", "sentence": "Perhaps “Open”: for this day it is not known. “Open” began at some time in 1990.", "holds": "possibly", "events": ["e"], "citations": [] },
    { "heading": "What had happened last", "sentence": "Nothing had certainly happened yet.", "holds": "not", "events": [], "citations": [] },
    { "heading": "What may have happened by then", "sentence": "\"Opened\" (1990).", "holds": "possibly", "events": ["e"], "citations": [{ "source": "book", "section": "h", "paragraph": 2, "sentence": 1 }] },
    { "heading": "What comes next", "sentence": "Nothing later is recorded.", "holds": "not", "events": [], "citations": [] }
  ]
}
"#;
        assert_eq!(as_json(&index(json, Language::English), Day::from_ymd(1990, 6, 1)), expect);
    }
}
