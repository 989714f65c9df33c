//! One event as it is cited: what it is, when, in which timeline, and the sources that the timeline has it from.
//! Knows three forms of citations and their escapes; knows nothing of where the timeline is published, which the caller
//! says as a permalink.

use super::prose::{cited, joined};
use crate::dataset::json::quote;
use crate::dataset::{Dataset, Event, EventIx, Source};
use crate::date::{Date, Precision, Stretch};
use crate::index::Index;
use crate::text::dates::date_in_words;
use crate::text::{FileWords, fill};

/// The form of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Lines to read: the event, then each source, then the terms of the dataset.
    Plain,
    /// An entry for the event and one for each source.
    Bibtex,
    /// The same as a list of items in the JSON of the Citation Style Language.
    CslJson,
}

/// A citation of an event, with section, paragraph and sentence of its sources. An empty `permalink` is left out.
/// Nothing for an event that is not there.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn cite(index: &Index, event: EventIx, permalink: &str, style: Style, words: &FileWords) -> String {
    let Some(event) = index.dataset.event(event) else { return String::new() };
    match style {
        Style::Plain => plain(index, &event, permalink, words),
        Style::Bibtex => entries(index, &event, permalink).iter().map(bibtex).collect(),
        Style::CslJson => {
            let items: Vec<String> = entries(index, &event, permalink).iter().map(csl).collect();
            ["[\n", &items.join(",\n"), "\n]\n"].concat()
        }
    }
}

fn plain(index: &Index, event: &Event, permalink: &str, words: &FileWords) -> String {
    let (dataset, tag) = (&*index.dataset, index.language.tag());
    let date = date_in_words(index.language, &event.date);
    let values = [("title", event.title.get(tag)), ("date", &date), ("timeline", dataset.title.get(tag))];
    let mut lines = joined(&[&fill(words.cited, &values), permalink], " ") + "\n";
    for (source, place) in cited(dataset, event, index.language) {
        let parts = [source.title.get(tag), &place, &source.url, &source.license.name];
        lines = lines + &joined(&parts, ", ") + "\n";
    }
    for source in event.reported_by.iter().filter_map(|source| dataset.source(*source)) {
        let reported = fill(index.language.more_words().reported_by, &[("source", source.title.get(tag))]);
        lines = lines + &joined(&[&reported, &source.url], ", ") + "\n";
    }
    let license = &dataset.license;
    let terms = joined(&[license.attribution.get(tag), &license.name, &license.url], " ");
    if terms.is_empty() { lines } else { lines + &terms + "\n" }
}

/// What can be cited by itself. What is empty is not said.
struct Entry<'a> {
    key: String,
    title: &'a str,
    /// Who is to be credited.
    credit: &'a str,
    within: &'a str,
    url: &'a str,
    note: String,
    license: &'a str,
    /// When the event was, as data and in words.
    date: Option<(&'a Date, String)>,
    language: &'a str,
}

fn entries<'a>(index: &'a Index, event: &'a Event, permalink: &'a str) -> Vec<Entry<'a>> {
    let (dataset, tag): (&Dataset, _) = (&index.dataset, index.language.tag());
    let of_source = |source: &'a Source, note: String| Entry {
        key: [event.id, "-", &source.id].concat(),
        title: source.title.get(tag),
        credit: source.license.attribution.get(tag),
        within: "",
        url: &source.url,
        note,
        license: &source.license.name,
        date: None,
        language: "",
    };
    let mut entries = vec![Entry {
        key: event.id.to_owned(),
        title: event.title.get(tag),
        credit: "",
        within: dataset.title.get(tag),
        url: permalink,
        note: dataset.license.attribution.get(tag).to_owned(),
        license: &dataset.license.name,
        date: Some((&event.date, date_in_words(index.language, &event.date))),
        language: tag,
    }];
    entries.extend(cited(dataset, event, index.language).into_iter().map(|(source, place)| of_source(source, place)));
    for source in event.reported_by.iter().filter_map(|source| dataset.source(*source)) {
        if !event.citations.iter().any(|citation| dataset.source(citation.source).is_some_and(|of| of.id == source.id))
        {
            entries.push(of_source(source, String::new()));
        }
    }
    entries
}

fn bibtex(entry: &Entry) -> String {
    // Of the letters that a key may not have, most would end it.
    let is_allowed = |letter: &char| letter.is_ascii_alphanumeric() || "-_.:+/".contains(*letter);
    let key: String = entry.key.chars().map(|letter| if is_allowed(&letter) { letter } else { '-' }).collect();
    let mut text = ["@misc{", &key, ",\n"].concat();
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            text = [&text, "  ", name, " = {", value, "},\n"].concat();
        }
    };
    let date = entry.date.as_ref().map_or("", |(_, words)| words);
    // Further braces keep the letters' case and the name of more than one word whole.
    let whole = |text: &str| if text.is_empty() { String::new() } else { ["{", &tex(text), "}"].concat() };
    field("author", &whole(entry.credit));
    field("title", &whole(entry.title));
    field("howpublished", &tex(entry.within));
    field("url", &address(entry.url));
    field("note", &tex(&joined(&[date, entry.note.trim_end_matches('.'), entry.license], ". ")));
    text + "}\n"
}

/// A text as TeX prints it; line breaks and other control characters are spaces.
fn tex(text: &str) -> String {
    let mut tex = String::new();
    for letter in text.chars() {
        match letter {
            '\\' => tex.push_str("\\textbackslash{}"),
            '^' => tex.push_str("\\textasciicircum{}"),
            '~' => tex.push_str("\\textasciitilde{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                tex.push('\\');
                tex.push(letter);
            }
            _ if letter.is_control() => tex.push(' '),
            _ => tex.push(letter),
        }
    }
    tex
}

/// An address as it stands in a field, where only braces and backslashes mean something else.
fn address(url: &str) -> String {
    let mut address = String::new();
    for letter in url.chars() {
        match letter {
            '{' => address.push_str("%7B"),
            '}' => address.push_str("%7D"),
            '\\' => address.push_str("%5C"),
            _ if letter.is_control() || letter == ' ' => address.push_str("%20"),
            _ => address.push(letter),
        }
    }
    address
}

fn csl(entry: &Entry) -> String {
    let mut json = "  {".to_owned();
    let mut raw = |name: &str, value: &str| {
        json.push_str(if json.len() > 3 { ", " } else { "" });
        quote(&mut json, name);
        json.push_str(": ");
        json.push_str(value);
    };
    raw("id", &quoted(&entry.key));
    raw("type", &quoted(if entry.url.is_empty() { "document" } else { "webpage" }));
    for (name, value) in [
        ("title", entry.title),
        ("container-title", entry.within),
        ("URL", entry.url),
        ("note", &entry.note),
        ("license", entry.license),
        ("language", entry.language),
    ] {
        if !value.is_empty() {
            raw(name, &quoted(value));
        }
    }
    if !entry.credit.is_empty() {
        raw("author", &["[{\"literal\": ", &quoted(entry.credit), "}]"].concat());
    }
    if let Some((date, words)) = &entry.date {
        raw("event-date", &csl_date(date, words));
    }
    json + "}"
}

fn quoted(text: &str) -> String {
    let mut json = String::new();
    quote(&mut json, text);
    json
}

/// The numbers of a date that has them, else its words: no day is invented.
fn csl_date(date: &Date, words: &str) -> String {
    let ends = [date.start.stretch(), date.end.stretch()];
    let known = ends.iter().flatten();
    let parts: Vec<String> = known.clone().filter_map(parts).collect();
    let doubt = if known.clone().any(Stretch::is_qualified) { ", \"circa\": true" } else { "" };
    match (parts.as_slice(), date.form) {
        ([one, _], crate::date::Form::Single) => ["{\"date-parts\": [", one, "]", doubt, "}"].concat(),
        ([from, to], crate::date::Form::Interval) => ["{\"date-parts\": [", from, ", ", to, "]", doubt, "}"].concat(),
        _ => ["{\"literal\": ", &quoted(words), "}"].concat(),
    }
}

fn parts(of: &Stretch) -> Option<String> {
    let (year, month, day) = of.earliest.ymd();
    let [year, month, day] = [year, month.into(), day.into()].map(|number: i32| number.to_string());
    // There is no year 0 in citations, and none before it that all programs read.
    if of.earliest.year() < 1 {
        return None;
    }
    match of.precision {
        Precision::Day => Some(["[", &year, ", ", &month, ", ", &day, "]"].concat()),
        Precision::Month => Some(["[", &year, ", ", &month, "]"].concat()),
        Precision::Year => Some(["[", &year, "]"].concat()),
        _ => None,
    }
}
