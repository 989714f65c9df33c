//! What several of the files say in words: whose an event is, where a statement stands, under which terms.
//! Knows a dataset and its words; knows no format.

use crate::dataset::{Citation, Dataset, Event, Lane, Source, Text};
use crate::date::{Certainty, Date, Day, Precision, Stretch, edtf};
use crate::order::Numbered;
use crate::text::{Language, fill};

/// The party that began something, or that both did.
pub fn initiator(dataset: &Dataset, lane: Lane, language: Language) -> &str {
    let [first, second] = &dataset.parties;
    match lane {
        Lane::First => first.short.get(language.tag()),
        Lane::Second => second.short.get(language.tag()),
        Lane::Joint => language.words().joint,
    }
}

/// The section with paragraph and sentence, as far as the dataset says them; empty where it says none.
pub fn place(dataset: &Dataset, citation: &Citation, language: Language) -> String {
    let called = dataset.section(citation.section);
    let source = dataset.source(citation.source);
    let titled = source.and_then(|source| source.sections.iter().find(|(id, _)| id == called));
    let section = titled.map_or(called, |(_, title): &(String, Text)| title.get(language.tag()));
    if citation.paragraph == 0 || citation.sentence == 0 {
        return section.to_owned();
    }
    let (paragraph, sentence) = (citation.paragraph.to_string(), citation.sentence.to_string());
    let values = [("section", section), ("paragraph", &paragraph), ("sentence", &sentence)];
    fill(language.words().citation, &values)
}

/// The sources of an event, each once, with all places in it that are cited.
pub fn cited<'a>(dataset: &'a Dataset, event: &Event, language: Language) -> Vec<(&'a Source, String)> {
    let mut sources: Vec<(&Source, String)> = Vec::new();
    let mut known = Numbered::default();
    for citation in event.citations {
        let Some(source) = dataset.source(citation.source) else { continue };
        let place = place(dataset, citation, language);
        match sources.get_mut(known.number(citation.source, |source| source.0.into())) {
            Some((_, places)) if *places == place => {}
            Some((_, places)) => append(places, &place, "; "),
            None => sources.push((source, place)),
        }
    }
    sources
}

/// What there is of these, with something between.
pub fn joined(parts: &[&str], between: &str) -> String {
    let mut text = String::new();
    parts.iter().for_each(|part| append(&mut text, part, between));
    text
}

/// One more of these, if it is there.
pub fn append(text: &mut String, part: &str, between: &str) {
    if !text.is_empty() && !part.is_empty() {
        text.push_str(between);
    }
    text.push_str(part);
}

/// A day as ISO 8601 and EDTF write it; empty where there is none.
pub fn iso(day: Option<Day>) -> String {
    let single = |day| Date::single(stretch(day));
    day.map(|day| edtf::write(&single(day))).unwrap_or_default()
}

fn stretch(day: Day) -> Stretch {
    Stretch { earliest: day, latest: day, precision: Precision::Day, uncertain: false, approximate: false }
}

/// The first and the last day of a date that is known to the day on both sides.
pub fn exact_days(date: &Date) -> Option<(Day, Day)> {
    let days = date.earliest().zip(date.latest());
    days.filter(|_| date.certainty() == Certainty::Exact)
}
