//! The timeline for paper: a picture, then every event in words, then where each statement stands, each place once and by
//! its number. Knows what stands on paper and in which order; its looks are those of a stylesheet.

use super::ics::is_exact;
use super::prose::{initiator, joined, place};
use super::xml::{Xml, escape};
use crate::dataset::{Citation, Dataset, Event};
use crate::index::{Index, Matches};
use crate::order::Numbered;
use crate::text::dates::date_in_words;
use crate::text::fill;

/// A timeline as XHTML, one `div` of class `printed`: `picture`, which is an SVG, the events that pass the filter, and their
/// notes. Of more than `MOST` events it has the first ones, and says how many there are.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn paper(index: &Index, matches: &Matches, picture: &str) -> String {
    let (dataset, language, tag) = (&*index.dataset, index.language, index.language.tag());
    let words = language.words();
    let mut xml = Xml::default();
    xml.open("div", &[("xmlns", "http://www.w3.org/1999/xhtml"), ("class", "printed"), ("lang", tag)]);
    xml.0.push_str(picture);
    xml.text("h2", &[], dataset.title.get(tag));
    let printed = matches.events().get(..MOST).unwrap_or(matches.events());
    let [shown, all] = [printed.len(), dataset.events.len()].map(|count| language.number(count));
    let count = match shown == all {
        true => language.count(words.events, printed.len()),
        false => fill(words.of_events, &[("n", &shown), ("total", &all)]),
    };
    xml.text("p", &[("class", "count")], &count);
    let mut notes = Notes::default();
    xml.open("ol", &[("class", "events")]);
    for event in printed.iter().filter_map(|event| dataset.event(*event)) {
        entry(&mut xml, index, &event, &mut notes);
    }
    xml.close("ol");
    notes.write(&mut xml, index);
    let license = &dataset.license;
    let terms = joined(&[license.attribution.get(tag), &license.name, &license.url], " ");
    if !terms.is_empty() {
        xml.text("p", &[("class", "terms")], &terms);
    }
    xml.close("div");
    xml.0
}

/// More events than this are a book.
const MOST: usize = 2_000;

fn entry(xml: &mut Xml, index: &Index, event: &Event, notes: &mut Notes) {
    let (dataset, language, tag) = (&*index.dataset, index.language, index.language.tag());
    xml.open("li", &[("class", if is_exact(&event.date) { "" } else { "vague" })]);
    let derived = event.derived_date.as_ref().map_or("", |derived| derived.words.get(tag));
    xml.text("p", &[("class", "when")], &joined(&[&date_in_words(language, &event.date), derived], ", "));
    xml.text("h3", &[], event.title.get(tag));
    let category = event.category.and_then(|category| dataset.category(category));
    let mut who = vec![initiator(dataset, event.initiator, language), category.map_or("", |of| of.name.get(tag))];
    let reported: Vec<String> = event
        .reported_by
        .iter()
        .filter_map(|source| dataset.source(*source))
        .map(|source| fill(language.more_words().reported_by, &[("source", source.title.get(tag))]))
        .collect();
    who.extend(reported.iter().map(String::as_str));
    xml.text("p", &[("class", "who")], &joined(&who, " · "));
    xml.open("p", &[("class", "summary")]);
    escape(&mut xml.0, event.summary.get(tag));
    let numbers: Vec<String> = event.citations.iter().map(|citation| notes.number(citation).to_string()).collect();
    if !numbers.is_empty() {
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        xml.text("sup", &[], &joined(&numbers, ", "));
    }
    xml.close("p");
    xml.close("li");
}

/// The places that are cited, in the order in which they are met.
#[derive(Default)]
struct Notes(Numbered<Citation>);

impl Notes {
    /// The same for the same place.
    fn number(&mut self, citation: &Citation) -> usize {
        self.0.number(*citation, Citation::key) + 1
    }

    fn write(&self, xml: &mut Xml, index: &Index) {
        if self.0.items.is_empty() {
            return;
        }
        xml.text("h2", &[], index.language.words().sources);
        xml.open("ol", &[("class", "notes")]);
        for citation in &self.0.items {
            xml.text("li", &[], &note(&index.dataset, citation, index));
        }
        xml.close("ol");
    }
}

fn note(dataset: &Dataset, citation: &Citation, index: &Index) -> String {
    let source = dataset.source(citation.source);
    let title = source.map_or("", |source| source.title.get(index.language.tag()));
    let url = source.map_or("", |source| &source.url);
    joined(&[title, &place(dataset, citation, index.language), url], ", ")
}
