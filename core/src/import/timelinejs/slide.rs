//! A slide of TimelineJS, wherever it was read, and what becomes of it in a draft.
//! Knows what has no place in a dataset; knows nothing of JSON and tables.

use super::super::markup::{Plain, address, plain, plain_text};
use super::super::{Draft, DraftBand, DraftEvent, DraftPlace, DraftSource, Side};
use super::dates::{When, edtf};
use crate::import::notes::Notes;
use std::collections::HashSet;

/// What is written on a slide; whatever is not is empty. `path` says where it stands.
#[derive(Clone, Debug, Default)]
pub struct Slide {
    pub path: String,
    pub start: When,
    pub end: When,
    pub display_date: String,
    pub headline: String,
    pub text: String,
    pub media: Media,
    pub group: String,
    pub id: String,
    pub place: Option<DraftPlace>,
}

#[derive(Clone, Debug, Default)]
pub struct Media {
    pub path: String,
    pub url: String,
    pub caption: String,
    pub credit: String,
    pub title: String,
    pub link: String,
    pub alt: String,
    pub thumbnail: String,
}

/// A draft that grows slide by slide.
#[derive(Default)]
pub struct Builder {
    pub draft: Draft,
    pub notes: Notes,
}

/// What an event is told by, no address twice.
#[derive(Default)]
struct Sources {
    list: Vec<DraftSource>,
    urls: HashSet<String>,
}

/// The longest title that is made of a text.
const LONGEST: usize = 80;

impl Builder {
    pub fn note(&mut self, path: String, message: &str) {
        self.notes.note(path, message.to_owned());
    }

    /// Says that something of a slide is left out, unless it is empty.
    pub fn leave(&mut self, path: String, text: &str, message: &str) {
        if !text.trim().is_empty() {
            self.note(path, message);
        }
    }

    /// The slide before all others.
    pub fn title(&mut self, slide: &Slide) {
        let (title, summary) = (self.plain(&slide.headline, &slide.path), self.plain(&slide.text, &slide.path));
        if !summary.links.is_empty() || !title.links.is_empty() {
            self.note(slide.path.clone(), "Links on the title slide have no place; their words are kept.");
        }
        if !self.draft.title.is_empty() || !self.draft.summary.is_empty() {
            let message = "There is a title slide already; this one is taken. Keep one of them.";
            self.draft.warn(&slide.path, message.to_owned());
        }
        (self.draft.title, self.draft.summary) = (title.text, summary.text);
        let media = [&*slide.media.url, &slide.media.caption, &slide.media.credit].concat();
        self.leave(slide.media.path.clone(), &media, "Media on the title slide have no place; they are left out.");
        if !slide.start.is_missing() {
            self.note(slide.start.path.clone(), "The date of the title slide has no place; it is left out.");
        }
        let rest = [&*slide.display_date, &slide.group, slide.place.as_ref().map_or("", |place| &place.name)].concat();
        let message = "Of the title slide only the headline and the text have a place; the rest is left out.";
        self.leave(slide.path.clone(), &rest, message);
    }

    /// A stretch of time behind the events.
    pub fn era(&mut self, slide: &Slide) {
        let label = self.plain(&slide.headline, &slide.path).text;
        let rest = [&*slide.text, &slide.display_date, &slide.group, &slide.media.url].concat();
        let message = "Of eras only the dates and the headlines have a place; the rest is left out.";
        self.leave(slide.path.clone(), &rest, message);
        match edtf(&slide.start, &slide.end, "", &mut self.draft, &mut self.notes) {
            Some((date, _)) => {
                let path = slide.path.clone();
                self.draft.bands.push(DraftBand { path, track: "Eras".to_owned(), date, label });
            }
            None => self
                .draft
                .fail(&slide.path, "The era has no date; it is left out. Give it a start and an end.".to_owned()),
        }
    }

    pub fn event(&mut self, slide: &Slide) {
        let found = edtf(&slide.start, &slide.end, &slide.display_date, &mut self.draft, &mut self.notes);
        let Some((date, is_said)) = found else {
            let message = if slide.start.is_missing() && slide.end.is_missing() {
                "The event has no start date; it is left out. Give it at least a year."
            } else {
                "The event has no date that can be read; it is left out."
            };
            self.draft.fail(&slide.path, message.to_owned());
            return;
        };
        let (headline, text) = (self.plain(&slide.headline, &slide.path), self.plain(&slide.text, &slide.path));
        let category = self.plain(&slide.group, &slide.path).text;
        let mut sources = Sources::default();
        self.media(&slide.media, &mut sources);
        for (title, url) in headline.links.into_iter().chain(text.links) {
            self.source(&slide.path, DraftSource { title, url, ..DraftSource::default() }, &mut sources);
        }
        let (mut title, mut summary) = (headline.text, text.text);
        if title.is_empty() {
            title =
                beginning(if summary.is_empty() { sources.list.first().map_or("", |of| &of.title) } else { &summary });
            self.note(
                slide.path.clone(),
                "There is no headline; the title is the beginning of the text or of the caption.",
            );
        }
        if !is_said {
            // Words that say more than the date are kept as they are.
            let space = if summary.is_empty() { "" } else { " " };
            summary = [&summary, space, "(", &plain_text(&slide.display_date), ")"].concat();
        }
        self.draft.events.push(DraftEvent {
            path: slide.path.clone(),
            id: slide.id.clone(),
            date,
            title,
            summary,
            category,
            places: slide.place.iter().cloned().collect(),
            sources: sources.list,
            ..DraftEvent::default()
        });
    }

    /// Gives the events their sides; `list` is where they stand.
    pub fn finish(mut self, list: &str) -> Draft {
        let mut groups: Vec<String> = Vec::new();
        for event in self.draft.events.iter().filter(|event| !event.category.is_empty()) {
            if groups.len() < 2 && !groups.contains(&event.category) {
                groups.push(event.category.clone());
            }
        }
        if let [first, second] = &*groups {
            for event in &mut self.draft.events {
                event.side = match &event.category {
                    group if group == first => Side::First,
                    group if group == second => Side::Second,
                    _ => continue,
                };
                event.category.clear();
            }
            self.draft.parties = groups;
        } else if !self.draft.events.is_empty() {
            let message = "The two sides are not named, so that all events are of both. Give the events of each side a \
                group of their own: the first two groups become the sides.";
            self.draft.warn(list, message.to_owned());
        }
        self.draft.problems.extend(self.notes.into_problems());
        self.draft
    }

    fn plain(&mut self, html: &str, path: &str) -> Plain {
        let plain = plain(html);
        for name in &plain.lost {
            let message = match *name {
                "a" => "Only links to http, https and mailto are kept; of others the words are.".to_owned(),
                "img" => "Pictures within texts that have no “alt” are left out.".to_owned(),
                _ => format!("“{name}” within texts has no place; it is left out with what stands in it."),
            };
            self.notes.note(path.to_owned(), message);
        }
        plain
    }

    fn media(&mut self, media: &Media, sources: &mut Sources) {
        let key = |name: &str| [&media.path, name].concat();
        let (caption, credit) =
            (self.plain(&media.caption, &key(".caption")), self.plain(&media.credit, &key(".credit")));
        let (name, alt) = (plain_text(&media.title), plain_text(&media.alt));
        let titles = [&caption.text, &name, &alt];
        let title = titles.into_iter().find(|title| !title.is_empty()).cloned().unwrap_or_default();
        for (path, other) in [(".title", &name), (".alt", &alt)] {
            if *other != title {
                self.leave(
                    key(path),
                    other,
                    "A medium has one text, its caption; its title and its “alt” are left out beside it.",
                );
            }
        }
        self.leave(key(".thumbnail"), &media.thumbnail, "Thumbnails have no place; they are left out.");
        let url = media.url.trim();
        let html = if url.starts_with('<') { plain(url) } else { Plain::default() };
        let known = address(url).filter(|_| !url.starts_with('<'));
        if known.is_none() && !url.is_empty() {
            let message = if url.starts_with('<') {
                "Embedded HTML has no place; of it the links are kept as sources."
            } else {
                "Only media with an address that begins with https:// or http:// are shown as sources with a link."
            };
            self.note(key(".url"), message);
        }
        let url = known.unwrap_or_default();
        let source = DraftSource { title: title.clone(), url, credit: credit.text, ..DraftSource::default() };
        self.source(&media.path, source, sources);
        match address(&media.link) {
            Some(url) => self.source(&media.path, DraftSource { title, url, ..DraftSource::default() }, sources),
            None => self.leave(key(".link"), &media.link, "Only links to http and https are kept; this is left out."),
        }
        for (title, url) in html.links.into_iter().chain(caption.links).chain(credit.links) {
            self.source(&media.path, DraftSource { title, url, ..DraftSource::default() }, sources);
        }
    }

    /// Adds a source, unless there is nothing in it or its address is there already.
    fn source(&mut self, path: &str, mut source: DraftSource, sources: &mut Sources) {
        if source.url.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
            self.note(path.to_owned(), "Addresses of mail are no sources; they are left out.");
            source.url.clear();
            source.title.clear();
        }
        let is_known = !source.url.is_empty() && !sources.urls.insert(source.url.clone());
        if !is_known && (!source.url.is_empty() || !source.title.is_empty() || !source.credit.is_empty()) {
            if source.title.is_empty() && source.url.is_empty() {
                source.title.clone_from(&source.credit);
            }
            sources.list.push(source);
        }
    }
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let start = text.get(..end).unwrap_or_default();
    let words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
    [words, "…"].concat()
}
