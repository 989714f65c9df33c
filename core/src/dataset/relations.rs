//! Writes a dataset as JSON of format `relations`, version 1, which `parse` reads as the same dataset again.
//! Knows the keys of the format; knows nothing of how it is read.

mod kept;
mod writer;

use super::json::quote;
use super::*;
use crate::date::edtf;
use kept::Kept;
use writer::{Writer, number};

/// The whole dataset.
pub fn to_json(dataset: &Dataset) -> String {
    write(dataset, None, &dataset.language)
}

/// The dataset whole, or with some events only, which are in order, and of the rest what they refer to; the states over
/// time are all there. Links and derived dates that lead to other events are left out, so that it is read without a
/// problem. Texts that are only in `language` are plain strings.
pub fn write(dataset: &Dataset, events: Option<&[EventIx]>, language: &str) -> String {
    let kept = events.map(|events| Kept::of(dataset, events)).unwrap_or_default();
    Writer { dataset, language, kept: &kept, out: String::new() }.dataset(true)
}

/// The dataset without the key `events`, to whose ids the rest may refer.
pub fn without_events(dataset: &Dataset) -> String {
    let (language, kept) = (&dataset.language, &Kept::default());
    Writer { dataset, language, kept, out: String::new() }.dataset(false)
}

/// A text as JSON writes it, with its quotation marks.
pub fn quoted(text: &str) -> String {
    let mut out = String::new();
    quote(&mut out, text);
    out
}

impl Writer<'_> {
    fn dataset(mut self, with_events: bool) -> String {
        let of = self.dataset;
        self.object(|to| {
            to.key("version");
            to.out.push('1');
            to.string("id", &of.id);
            to.string("language", to.language);
            to.text("title", of.title.view());
            to.text("summary", of.summary.view());
            to.key("license");
            to.license(&of.license);
            to.list("parties", of.parties.iter().filter(|party| !party.id.is_empty()), Writer::party);
            let kept = to.kept;
            to.list("actors", kept.actors.of(&of.actors), Writer::actor);
            to.list("places", kept.places.of(&of.places), Writer::place);
            to.list("sources", kept.sources.of(&of.sources), Writer::source);
            to.list("categories", kept.categories.of(&of.categories), Writer::category);
            if with_events {
                let events = (0..of.events.len()).filter(|event| kept.has(EventIx::new(*event)));
                to.list("events", events.filter_map(|event| of.events.get(event)), |to, event| to.event(&event));
            }
            to.list("tracks", &of.tracks, Writer::track);
            to.list("disputes", of.disputes.iter().filter(|dispute| kept.has_dispute(dispute)), Writer::dispute);
            to.list("narrative", of.narrative.iter().filter(|section| kept.has_section(section)), Writer::section);
            to.list("see_also", &of.see_also, |to, of| {
                to.string("id", &of.id);
                to.text("title", of.title.view());
                to.string("url", &of.url);
            });
        });
        self.out
    }

    fn license(&mut self, of: &License) {
        self.object(|to| {
            to.string("name", &of.name);
            to.string("url", &of.url);
            to.text("attribution", of.attribution.view());
        });
    }

    fn party(&mut self, of: &Party) {
        self.string("id", &of.id);
        self.text("name", of.name.view());
        self.text("short", of.short.view());
        self.key("codes");
        self.object(|to| to.string("alpha2", &of.alpha2));
        self.place_id("capital", of.capital);
        self.coordinates(of.coordinates);
    }

    fn actor(&mut self, of: &Actor) {
        self.string("id", &of.id);
        self.text("name", of.name.view());
        self.string("kind", &of.kind);
        self.side(of.party);
        self.list("roles", &of.roles, |to, role| to.text("title", role.view()));
        self.citations(&of.citations);
    }

    fn place(&mut self, of: &Place) {
        self.string("id", &of.id);
        self.text("name", of.name.view());
        self.place_id("within", of.within);
        self.string("country", &of.country);
        self.coordinates(of.coordinates);
    }

    fn source(&mut self, of: &Source) {
        self.string("id", &of.id);
        self.text("title", of.title.view());
        self.string("url", &of.url);
        self.key("license");
        self.license(&of.license);
        self.list("sections", &of.sections, |to, (id, title)| {
            to.string("id", id);
            to.text("title", title.view());
        });
    }

    fn category(&mut self, of: &Category) {
        self.string("id", &of.id);
        self.text("name", of.name.view());
        let symbol = match of.symbol {
            Symbol::Circle => "circle",
            Symbol::Square => "square",
            Symbol::Diamond => "diamond",
            Symbol::Triangle => "triangle",
            Symbol::Hexagon => "hexagon",
            Symbol::Star => "star",
        };
        self.string("symbol", symbol);
    }

    fn event(&mut self, of: &Event) {
        let dataset = self.dataset;
        self.string("id", of.id);
        self.string("date", &of.edtf());
        self.text("title", of.title);
        self.text("summary", of.summary);
        let category = of.category.and_then(|category| dataset.category(category));
        self.string("category", category.map_or("", |category| &category.id));
        let [first, second] = &dataset.parties;
        let initiator = match of.initiator {
            Lane::First => &first.id,
            Lane::Second => &second.id,
            // Where a party is called so, “joint” would mean that party.
            Lane::Joint if first.id == "joint" || second.id == "joint" => "",
            Lane::Joint => "joint",
        };
        self.string("initiator", initiator);
        self.ids("actors", of.actors.iter().filter_map(|actor| Some(dataset.actor(*actor)?.id.as_str())));
        self.ids("places", of.places.iter().filter_map(|place| Some(dataset.place(*place)?.id.as_str())));
        self.count("weight", u32::from(of.weight));
        self.citations(of.citations);
        self.ids("reported_by", of.reported_by.iter().filter_map(|source| Some(dataset.source(*source)?.id.as_str())));
        let kept = self.kept;
        if let Some(derived) = of.derived_date.filter(|derived| kept.has(derived.anchor)) {
            self.key("derived_date");
            self.object(|to| {
                to.string("anchor", dataset.event(derived.anchor).map_or("", |anchor| anchor.id));
                to.text("words", derived.words.view());
            });
        }
        self.list("links", of.links.iter().filter(|link| kept.has(link.to)), |to, link| {
            to.string("to", dataset.event(link.to).map_or("", |to| to.id));
            let kind = match link.kind {
                LinkKind::LedTo => "led-to",
                LinkKind::RespondsTo => "responds-to",
                LinkKind::Contradicts => "contradicts",
                LinkKind::PartOf => "part-of",
            };
            to.string("kind", kind);
        });
    }

    fn track(&mut self, of: &Track) {
        self.string("id", &of.id);
        self.text("title", of.title.view());
        self.text("short", of.short.view());
        self.string("kind", &of.kind);
        self.side(of.party);
        self.list("periods", &of.periods, |to, period| {
            to.string("date", &edtf::write(&period.date));
            let status = match period.status {
                Status::Full => "full",
                Status::Partial => "partial",
                Status::Nothing => "none",
                Status::Unknown => "unknown",
            };
            to.string("status", status);
            to.text("label", period.label.view());
            to.text("note", period.note.view());
            to.events(&period.events);
            to.citations(&period.citations);
        });
    }

    fn dispute(&mut self, of: &Dispute) {
        self.string("id", &of.id);
        self.text("title", of.title.view());
        self.text("explanation", of.explanation.view());
        self.list("claims", &of.claims, |to, claim| {
            to.string("id", &claim.id);
            to.text("statement", claim.statement.view());
            to.string("date", &claim.date.map(|date| edtf::write(&date)).unwrap_or_default());
            to.events(&claim.events);
            to.tracks(&claim.tracks);
            to.citations(&claim.citations);
        });
    }

    fn section(&mut self, of: &Section) {
        self.string("id", &of.id);
        self.text("heading", of.heading.view());
        let kept = self.kept;
        self.list("passages", of.passages.iter().filter(|passage| kept.has_passage(passage)), |to, passage| {
            to.string("id", &passage.id);
            to.text("text", passage.text.view());
            to.events(&passage.events);
            to.tracks(&passage.tracks);
            to.citations(&passage.citations);
        });
    }

    fn events(&mut self, events: &[EventIx]) {
        let (dataset, kept) = (self.dataset, self.kept);
        let events = events.iter().filter(|event| kept.has(**event));
        self.ids("events", events.filter_map(|event| Some(dataset.event(*event)?.id)));
    }

    fn tracks(&mut self, tracks: &[TrackIx]) {
        let dataset = self.dataset;
        self.ids("tracks", tracks.iter().filter_map(|track| Some(dataset.tracks.get(track.0 as usize)?.id.as_str())));
    }

    fn side(&mut self, party: Option<Lane>) {
        let [first, second] = &self.dataset.parties;
        match party {
            Some(Lane::First) => self.string("party", &first.id),
            Some(Lane::Second) => self.string("party", &second.id),
            _ => {}
        }
    }

    fn place_id(&mut self, key: &str, place: Option<PlaceIx>) {
        let place = place.and_then(|place| self.dataset.place(place));
        self.string(key, place.map_or("", |place| &place.id));
    }

    fn citations(&mut self, citations: &[Citation]) {
        let dataset = self.dataset;
        self.list("citations", citations, |to, citation| {
            to.string("source", dataset.source(citation.source).map_or("", |source| &source.id));
            to.string("section", dataset.section(citation.section));
            to.count("paragraph", citation.paragraph);
            to.count("sentence", citation.sentence);
        });
    }

    fn coordinates(&mut self, coordinates: Option<Coordinates>) {
        if let Some(Coordinates { lat, lon }) = coordinates {
            self.key("coordinates");
            self.object(|to| {
                for (key, degrees) in [("lat", lat), ("lon", lon)] {
                    to.key(key);
                    to.out.push_str(&number(degrees));
                }
            });
        }
    }
}
