//! What there is to read in a dataset: prose, notes and missions.

use crate::fixtures::{embedded, made_up};
use relations_core::dataset::{EventIx, Lane};
use relations_core::date::Certainty;
use relations_core::read::Reading;
use relations_core::table::citation_in_words;
use relations_core::text::Language;

#[test]
fn every_passage_has_its_text_its_events_and_its_notes() {
    let index = embedded(Language::Spanish);
    let reading = Reading::of(&index);
    assert_eq!(reading.sections.len(), index.dataset.narrative.len());
    assert_eq!(reading.sections[1].heading.get("es"), "El reconocimiento");
    for (section, told) in reading.sections.iter().zip(&index.dataset.narrative) {
        for (passage, told) in section.passages.iter().zip(&told.passages) {
            assert_eq!((passage.id, passage.events), (told.id.as_str(), told.events.as_slice()));
            let cited: Vec<_> = passage.notes.iter().map(|note| reading.citations[note - 1]).collect();
            assert!(told.citations.iter().all(|citation| cited.contains(citation)), "{}", passage.id);
        }
    }
}

#[test]
fn a_citation_has_the_same_number_wherever_it_stands_and_numbers_follow_the_reader() {
    let index = embedded(Language::English);
    let reading = Reading::of(&index);
    for (number, citation) in reading.citations.iter().enumerate() {
        assert!(!reading.citations[..number].contains(citation), "{citation:?} stands there twice");
    }
    let passages = reading.sections.iter().flat_map(|section| &section.passages);
    let notes = passages.map(|passage| &passage.notes).chain(reading.missions.iter().map(|row| &row.notes));
    let mut highest = 0;
    for note in notes.flatten() {
        assert!(*note <= highest + 1, "{note} before {}", highest + 1);
        highest = highest.max(*note);
    }
    assert_eq!(highest, reading.citations.len());
    assert_eq!(citation_in_words(&index, &reading.citations[0]), "Infobox, paragraph 1, sentence 1");
}

#[test]
fn missions_are_rows_of_their_periods_in_words() {
    let index = embedded(Language::English);
    let reading = Reading::of(&index);
    let rows: Vec<_> = reading
        .missions
        .iter()
        .map(|row| {
            (row.mission.get("en"), row.is_first, row.host, row.label.get("en"), row.period.as_str(), row.certainty)
        })
        .collect();
    let caracas = "North Korea's embassy in Caracas";
    let host = Some(Lane::First);
    let of_caracas = [
        (caracas, true, host, "Open", "until the 1990s", Certainty::Open),
        (caracas, false, host, "Closed", "from the 1990s to about 2015", Certainty::Approximate),
        (caracas, false, host, "Open again", "since about 2015", Certainty::Approximate),
    ];
    assert_eq!(rows[..3], of_caracas);
    assert_eq!((rows.len(), rows[3].1, rows[3].2), (5, true, Some(Lane::Second)));
    assert!(reading.missions.iter().all(|row| !row.notes.is_empty()));
}

#[test]
fn an_event_finds_the_passages_that_speak_of_it() {
    let index = embedded(Language::English);
    let reading = Reading::of(&index);
    let event = index.dataset.event_with_id("north-korea-recognised").unwrap();
    assert_eq!(reading.passages_of(event).collect::<Vec<_>>(), [3, 4]);
}

#[test]
fn a_dataset_without_prose_has_nothing_to_read() {
    let index = made_up(5, 1);
    let reading = Reading::of(&index);
    assert!(reading.sections.is_empty() && reading.missions.is_empty() && reading.citations.is_empty());
}

#[test]
fn events_are_read_one_after_the_other_where_nothing_is_told() {
    let index = embedded(Language::English);
    let events: Vec<EventIx> = [4, 2].into_iter().map(EventIx::new).collect();
    let reading = Reading::of_events(&index, &events);
    assert_eq!(reading.sections.len(), 2);
    for (section, event) in reading.sections.iter().zip(&events) {
        let told = index.dataset.event(*event).unwrap();
        let [passage] = &section.passages[..] else { panic!("{} has {} passages", section.id, section.passages.len()) };
        assert_eq!((section.id, section.heading, passage.text), (told.id, told.title, told.summary));
        assert_eq!(passage.events, [*event]);
        let cited: Vec<_> = passage.notes.iter().map(|note| reading.citations[note - 1]).collect();
        assert_eq!(cited, told.citations);
    }
    assert_eq!(reading.missions.len(), 5);
    assert_eq!(reading.passages_of(events[1]).collect::<Vec<_>>(), [1]);
    assert_eq!(Reading::of_events(&index, &[]).sections, []);
}
