//! What was found in an article as a dataset of format `relations`. Knows the keys of the format and the words of a
//! draft; copies no sentence of the article.

use super::missions::Kind;
use super::structure::Article;
use super::written::Value;
use crate::import::written::slug;
use crate::text::{DRAFT, Language, fill};
use std::collections::HashMap;

/// A sentence of the article: the number of its section, then paragraph and sentence from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub section: usize,
    pub paragraph: usize,
    pub sentence: usize,
}

pub struct Event {
    pub place: Place,
    pub edtf: String,
    pub words: String,
    pub anchor: Option<usize>,
}

pub struct Track {
    pub party: usize,
    pub kind: Kind,
    pub city: String,
    pub date: String,
    pub places: Vec<Place>,
    /// The numbers of the events that date it.
    pub events: Vec<usize>,
}

pub struct SeeAlso {
    pub title: String,
    pub url: String,
}

pub struct Found<'a> {
    pub article: &'a Article,
    pub parties: [String; 2],
    pub url: &'a str,
    pub license: &'a str,
    pub events: Vec<Event>,
    pub tracks: Vec<Track>,
    pub see_also: Vec<SeeAlso>,
}

const SOURCE: &str = "article";
const UNREVIEWED: &str = "unreviewed";

/// Where the terms of the licences stand that encyclopedias mostly have.
const TERMS: [(&str, &str); 5] = [
    ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC BY-SA 3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
    ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC BY 3.0", "https://creativecommons.org/licenses/by/3.0/"),
    ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
];

impl Found<'_> {
    pub fn json(&self) -> String {
        let text = Value::text;
        let [first, second] = &self.parties;
        let title = fill(DRAFT.title, &[("first", first), ("second", second)]);
        let source = if self.article.title.is_empty() { DRAFT.untitled } else { &self.article.title };
        let ids = self.party_ids();
        let party = |(name, id): (&String, &String)| {
            Value::Object(vec![("id", text(id)), ("name", text(name)), ("short", text(name))])
        };
        let event_ids = self.event_ids();
        let list = |values: Vec<Value>| Value::List(values);
        let category = vec![("id", text(UNREVIEWED)), ("name", text(DRAFT.unreviewed)), ("symbol", text("circle"))];
        let events = self.events.iter().enumerate().map(|(number, event)| self.event(number, event, &event_ids));
        let tracks = self.tracks.iter().enumerate().map(|(number, track)| self.track(number, track, &ids, &event_ids));
        let mut known = Ids::default();
        let see_also = self.see_also.iter().map(|other| {
            let mut keys = vec![("id", text(&known.new_id(&other.title))), ("title", text(&other.title))];
            if !other.url.is_empty() {
                keys.push(("url", text(&other.url)));
            }
            Value::Object(keys)
        });
        Value::Object(vec![
            ("version", Value::Number(1)),
            ("id", text(&Ids::default().new_id(&[first, " ", second].concat()))),
            ("title", text(&title)),
            ("summary", text(&fill(DRAFT.summary, &[("title", source)]))),
            ("language", text("en")),
            ("license", self.license(source)),
            ("parties", list(self.parties.iter().zip(&ids).map(party).collect())),
            ("actors", list(vec![])),
            ("places", list(vec![])),
            ("sources", list(vec![self.source(source)])),
            ("categories", list(vec![Value::Object(category)])),
            ("events", list(events.collect())),
            ("tracks", list(tracks.collect())),
            ("disputes", list(vec![])),
            ("narrative", list(vec![])),
            ("see_also", list(see_also.collect())),
        ])
        .file()
    }

    fn terms(&self) -> Option<&'static str> {
        TERMS.iter().find(|(name, _)| name.eq_ignore_ascii_case(self.license)).map(|(_, url)| *url)
    }

    fn license(&self, source: &str) -> Value {
        let name = if self.license.is_empty() { DRAFT.license } else { self.license };
        let mut keys = vec![("name", Value::text(name))];
        keys.extend(self.terms().map(|url| ("url", Value::text(url))));
        keys.push(("attribution", Value::text(&fill(DRAFT.attribution, &[("title", source)]))));
        Value::Object(keys)
    }

    fn source(&self, title: &str) -> Value {
        let mut keys =
            vec![("id", Value::text(SOURCE)), ("title", Value::text(title)), ("kind", Value::text("encyclopedia"))];
        if !self.url.is_empty() {
            keys.push(("url", Value::text(self.url)));
        }
        if let Some(url) = self.terms() {
            let license = vec![("name", Value::text(self.license)), ("url", Value::text(url))];
            keys.push(("license", Value::Object(license)));
        }
        let section =
            |id: &str, title: &str| Value::Object(vec![("id", Value::text(id)), ("title", Value::text(title))]);
        let sections = self.article.sections.iter().map(|of| section(&of.id, &of.title));
        keys.push(("sections", Value::List(sections.collect())));
        Value::Object(keys)
    }

    fn party_ids(&self) -> [String; 2] {
        let [first, second] = self.parties.each_ref().map(|name| slug(name));
        let is_sound = |id: &str| !id.is_empty() && id != "joint";
        if is_sound(&first) && is_sound(&second) && first != second {
            return [first, second];
        }
        ["first".to_owned(), "second".to_owned()]
    }

    /// The ids of all events; a sentence with several has them numbered.
    fn event_ids(&self) -> Vec<String> {
        let mut known = Ids::default();
        let id = |event: &Event| {
            let Place { section, paragraph, sentence } = event.place;
            let section = self.article.sections.get(section).map_or("", |section| &section.id);
            known.exact(format!("{section}-{paragraph}-{sentence}"))
        };
        self.events.iter().map(id).collect()
    }

    fn event(&self, number: usize, event: &Event, ids: &[String]) -> Value {
        let id = |number: usize| ids.get(number).map_or("", String::as_str);
        let of_sentence = self.events.get(..number).unwrap_or_default().iter().rev();
        let before = of_sentence.take_while(|other| other.place == event.place).count();
        let mut title = self.called(event.place);
        if before > 0 {
            title = fill(DRAFT.numbered, &[("place", &title), ("number", &(before + 1).to_string())]);
        }
        let mut keys = vec![
            ("id", Value::text(id(number))),
            ("date", Value::text(&event.edtf)),
            ("title", Value::Text(title)),
            ("summary", Value::Text(fill(DRAFT.event, &[("words", &event.words)]))),
            ("category", Value::text(UNREVIEWED)),
            ("initiator", Value::text("joint")),
            ("actors", Value::List(vec![])),
            ("places", Value::List(vec![])),
            ("citations", Value::List(vec![self.citation(event.place)])),
        ];
        if let Some(anchor) = event.anchor {
            let derived = vec![("anchor", Value::text(id(anchor))), ("words", Value::text(&event.words))];
            keys.push(("derived_date", Value::Object(derived)));
        }
        Value::Object(keys)
    }

    /// The place of a sentence in words.
    pub fn called(&self, place: Place) -> String {
        called(self.article, place)
    }

    fn citation(&self, place: Place) -> Value {
        let section = self.article.sections.get(place.section).map_or("", |section| &section.id);
        Value::Object(vec![
            ("source", Value::text(SOURCE)),
            ("section", Value::text(section)),
            ("paragraph", Value::Number(place.paragraph)),
            ("sentence", Value::Number(place.sentence)),
        ])
    }

    fn track(&self, number: usize, track: &Track, parties: &[String; 2], ids: &[String]) -> Value {
        let (what, kind, status) = match track.kind {
            Kind::Embassy => (DRAFT.embassy, "mission", "full"),
            Kind::HighCommission => (DRAFT.high_commission, "mission", "full"),
            Kind::Consulate => (DRAFT.consulate, "mission", "partial"),
            Kind::Office => (DRAFT.office, "mission", "partial"),
            Kind::Accredited => (DRAFT.from_elsewhere, "representation", "partial"),
            Kind::Closed => (DRAFT.no_mission, "mission", "none"),
        };
        let form = match (track.kind, track.city.is_empty()) {
            (_, true) => DRAFT.mission,
            (Kind::Accredited, false) => DRAFT.accredited,
            _ => DRAFT.mission_in,
        };
        let name = self.parties.get(track.party).map_or("", String::as_str);
        let small = what.to_lowercase();
        let title = fill(form, &[("party", name), ("what", &small), ("city", &track.city)]);
        let events = track.events.iter().filter_map(|event| ids.get(*event)).map(|id| Value::text(id));
        let period = vec![
            ("date", Value::text(&track.date)),
            ("status", Value::text(status)),
            ("label", Value::text(what)),
            ("events", Value::List(events.collect())),
            ("citations", Value::List(track.places.iter().map(|place| self.citation(*place)).collect())),
        ];
        Value::Object(vec![
            ("id", Value::Text(format!("{kind}-{}", number + 1))),
            ("title", Value::Text(title)),
            ("kind", Value::text(kind)),
            ("party", Value::text(parties.get(track.party).map_or("", String::as_str))),
            ("periods", Value::List(vec![Value::Object(period)])),
        ])
    }
}

/// The place of a sentence in words.
pub fn called(article: &Article, place: Place) -> String {
    let title = article.sections.get(place.section).map_or("", |section| &section.title);
    let (paragraph, sentence) = (place.paragraph.to_string(), place.sentence.to_string());
    let values = [("section", title), ("paragraph", &*paragraph), ("sentence", &*sentence)];
    fill(Language::English.words().citation, &values)
}

/// Ids that are given once each.
#[derive(Default)]
struct Ids(HashMap<String, usize>);

impl Ids {
    fn new_id(&mut self, name: &str) -> String {
        let id = slug(name);
        self.exact(if id.is_empty() { "draft".to_owned() } else { id })
    }

    /// With a number behind a dot, which no slug has, where it was given already.
    fn exact(&mut self, id: String) -> String {
        let count = self.0.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { id } else { format!("{id}.{count}") }
    }
}
