//! An encyclopedia article on the relations of two countries, drafted as a dataset of format `relations`.
//! Knows in what order an article is read; knows neither wikitext nor how dates are said.

mod dataset;
mod dates;
mod missions;
mod page;
mod parties;
mod plain;
mod sentences;
mod structure;
mod wikitext;
mod written;

use crate::dataset::{Problem, Severity};
use crate::date::edtf;
use crate::text::DRAFT;
use dataset::{Event, Found, Place, SeeAlso, Track, called};
use dates::{Before, Dated};
use missions::mission;
use structure::{Article, Kind, Section};

/// What is known of an article besides its text; empty where nothing is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    pub title: &'a str,
    pub url: &'a str,
    pub license: &'a str,
}

/// A draft, and how much of what is in it.
#[derive(Clone, Debug, Default)]
pub struct Drafted {
    /// Format `relations`, for its author to complete.
    pub json: String,
    pub statements: usize,
    pub missions: usize,
    pub see_also: usize,
    pub problems: Vec<Problem>,
}

/// A longer sentence is none, and is not looked through.
const LONGEST_SENTENCE: usize = 4_000;

/// Two countries do not have more in each other.
const MOST_MISSIONS: usize = 200;

/// Drafts a dataset of an article in English, as plain text or as wikitext. Every date that it states becomes an event
/// of the category “unreviewed”, with the sentence as its citation and without the sentence's words.
pub fn draft(text: &str, asked: &Asked) -> Drafted {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut problems = Problems::default();
    let start: String = text.trim_start().chars().take(9).collect();
    if start.eq_ignore_ascii_case("<!doctype") || start.to_lowercase().starts_with("<html") {
        problems.fail("", "This is a web page. Save the article as plain text, or take its wikitext.");
    }
    let mut page = if wikitext::is_wikitext(text) { wikitext::read(text) } else { plain::read(text) };
    for (path, message) in std::mem::take(&mut page.left_out) {
        problems.warn(&path, &message);
    }
    let article = structure::article(page, asked.title, DRAFT.lead, DRAFT.infobox);
    let is_address = asked.url.starts_with("https://") || asked.url.starts_with("http://");
    if !asked.url.is_empty() && !is_address {
        problems.warn("", "The address of the article begins with neither https:// nor http://; it is left out.");
    }
    let url = if is_address { asked.url } else { "" };
    let mut reading = Reading { article: &article, problems, events: Vec::new(), by_sentence: Vec::new() };
    let parties = reading.parties();
    reading.events();
    let tracks = reading.tracks(&parties);
    let see_also = reading.see_also(url);
    let Reading { problems, events, .. } = reading;
    let found = Found { article: &article, parties, url, license: asked.license.trim(), events, tracks, see_also };
    let (statements, missions, see_also) = (found.events.len(), found.tracks.len(), found.see_also.len());
    Drafted { json: found.json(), statements, missions, see_also, problems: problems.list }
}

#[derive(Default)]
struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    fn add(&mut self, severity: Severity, path: &str, message: &str) {
        self.list.push(Problem { severity, path: path.to_owned(), message: message.to_owned() });
    }

    fn warn(&mut self, path: &str, message: &str) {
        self.add(Severity::Warning, path, message);
    }

    fn fail(&mut self, path: &str, message: &str) {
        self.add(Severity::Error, path, message);
    }
}

/// What has been found so far.
struct Reading<'a> {
    article: &'a Article,
    problems: Problems,
    events: Vec<Event>,
    /// The sentences with dates, in order, each with its first event and the one after its last.
    by_sentence: Vec<(Place, usize, usize)>,
}

impl Reading<'_> {
    fn parties(&mut self) -> [String; 2] {
        let boxed = self.article.infobox.as_ref().map(|infobox| infobox.parties.clone());
        let boxed = boxed.filter(|names| names.iter().all(|name| !name.is_empty()));
        let Some(parties) = boxed.or_else(|| parties::parties(&self.article.title)) else {
            let message =
                "The title does not say which two countries this is about. Name it with --title “A–B relations”.";
            self.problems.warn("title", message);
            return DRAFT.sides.map(str::to_owned);
        };
        parties
    }

    fn events(&mut self) {
        let mut count = 0;
        for (number, section) in self.article.sections.iter().enumerate() {
            match section.kind {
                Kind::SeeAlso => continue,
                Kind::Sources => {
                    if !section.paragraphs.is_empty() {
                        let message = "This section tells of other texts, so that its dates are not taken for events.";
                        self.problems.warn(&section.title, message);
                    }
                    continue;
                }
                Kind::Story | Kind::Missions => {}
            }
            let mut before = Before { last: None, count };
            for (place, sentence) in sentences(number, section) {
                self.sentence(place, sentence, &mut before);
            }
            count = before.count;
        }
        if self.events.is_empty() {
            let message = "No sentence of this states a date. Is it an article in English, as plain text or wikitext?";
            self.problems.fail("", message);
        }
    }

    fn sentence(&mut self, place: Place, sentence: &str, before: &mut Before) {
        if sentence.len() > LONGEST_SENTENCE {
            let message = "This sentence is too long to be one, and is not looked through. Divide it.";
            return self.problems.warn(&called(self.article, place), message);
        }
        let (found, lost) = dates::find(sentence, before);
        let first = self.events.len();
        for Dated { edtf, words, anchor } in found {
            self.events.push(Event { place, edtf, words, anchor });
        }
        if self.events.len() > first {
            self.by_sentence.push((place, first, self.events.len()));
        }
        for words in lost {
            let message = format!("“{words}” follows from nothing dated in this section. Date it yourself.");
            self.problems.warn(&called(self.article, place), &message);
        }
    }

    /// The missions of the infobox and of the sections about them.
    fn tracks(&mut self, parties: &[String; 2]) -> Vec<Track> {
        let years = self.events.iter().filter_map(|event| {
            let date = edtf::parse(&event.edtf).ok()?;
            date.latest().or(date.earliest()).map(|day| day.year())
        });
        // What is told without a beginning has begun by the time of telling.
        let told = years.max().filter(|year| (0..=9999).contains(year)).unwrap_or(9999);
        let unknown = format!("..{told:04}/..");
        let mut tracks: Vec<Track> = Vec::new();
        for (number, section) in self.article.sections.iter().enumerate() {
            let is_box = section.id == "infobox" && number == 0 && self.article.infobox.is_some();
            if section.kind != Kind::Missions && !is_box {
                continue;
            }
            let title = section.title.to_lowercase();
            let title = title.strip_prefix("of ").unwrap_or(&title);
            let of_section = parties.iter().position(|name| name.to_lowercase() == title);
            for (place, sentence) in sentences(number, section) {
                if tracks.len() >= MOST_MISSIONS {
                    self.problems
                        .warn(&section.title, "These are more missions than two countries have; no more are read.");
                    return tracks;
                }
                let of = if is_box { Some((place.paragraph - 1).min(1)) } else { of_section };
                let Some(mut found) = mission(sentence, parties, of) else {
                    if place.sentence == 1 && !is_box {
                        self.problems.warn(&called(self.article, place), "No mission is recognised in this.");
                    }
                    continue;
                };
                if is_box && found.city.is_empty() {
                    found.city = sentence.rsplit_once(", ").map_or(String::new(), |(_, city)| city.to_owned());
                }
                let dated = self.by_sentence.binary_search_by_key(&key(place), |(place, ..)| key(*place));
                let dated = dated.ok().and_then(|at| self.by_sentence.get(at));
                let events: Vec<usize> = dated.map(|(_, first, last)| (*first..*last).collect()).unwrap_or_default();
                let first = events.first().and_then(|event| self.events.get(*event));
                let date = first.map_or(unknown.clone(), |event| lasting(&event.edtf).unwrap_or(unknown.clone()));
                let same = tracks.iter_mut().find(|track| {
                    let is_there = track.city.is_empty() || found.city.is_empty() || track.city == found.city;
                    (track.party, track.kind) == (found.party, found.kind) && is_there
                });
                match same {
                    Some(track) => {
                        if track.city.is_empty() {
                            track.city = found.city;
                        }
                        if track.date == unknown {
                            track.date = date;
                        }
                        track.places.push(place);
                        track.events.extend(events);
                    }
                    None => {
                        let missions::Mission { party, kind, city } = found;
                        tracks.push(Track { party, kind, city, date, places: vec![place], events });
                    }
                }
            }
        }
        tracks
    }

    fn see_also(&mut self, url: &str) -> Vec<SeeAlso> {
        let sections = self.article.sections.iter().filter(|section| section.kind == Kind::SeeAlso);
        let paragraphs = sections.flat_map(|section| &section.paragraphs);
        let pointer = |paragraph: &structure::Paragraph| {
            let title = paragraph.sentences.join(" ");
            (!title.is_empty()).then(|| SeeAlso { title, url: address(url, &paragraph.link) })
        };
        paragraphs.filter_map(pointer).collect()
    }
}

fn key(place: Place) -> (usize, usize, usize) {
    (place.section, place.paragraph, place.sentence)
}

/// The sentences of a section with their places.
fn sentences(number: usize, section: &Section) -> impl Iterator<Item = (Place, &str)> {
    section.paragraphs.iter().enumerate().flat_map(move |(paragraph, of)| {
        let place = move |sentence: usize| Place { section: number, paragraph: paragraph + 1, sentence: sentence + 1 };
        of.sentences.iter().enumerate().map(move |(sentence, text)| (place(sentence), text.as_str()))
    })
}

/// What a date says of a state that begins with it; nothing for a set, at whose ends nothing begins.
fn lasting(edtf: &str) -> Option<String> {
    match edtf {
        _ if edtf.contains('[') => None,
        _ if edtf.contains('/') => Some(edtf.to_owned()),
        _ => Some(format!("{edtf}/..")),
    }
}

/// The address of a page that an article with an address links to, where the addresses are made as in a wiki.
fn address(url: &str, link: &str) -> String {
    let Some((site, _)) = url.split_once("/wiki/").filter(|_| !link.is_empty()) else { return String::new() };
    let mut out = [site, "/wiki/"].concat();
    for byte in link.trim().bytes() {
        match byte {
            b' ' => out.push('_'),
            b'-' | b'.' | b'_' | b'~' | b'(' | b')' | b',' | b':' | b'/' | b'\'' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
