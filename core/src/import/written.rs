//! A draft as JSON of format `relations`: names become ids, and what stands twice is written once.
//! Knows the keys of the format; knows nothing of where a draft comes from.

mod names;

use super::draft::{Draft, DraftBand, DraftEvent, DraftPassage, DraftPlace, DraftSource, Side};
use crate::dataset::relations::quoted;
use names::{Names, is_id, or};
use std::collections::HashMap;

pub use names::slug;

/// What the sides are called where nothing says so.
const NAMELESS: [&str; 2] = ["One side", "The other side"];

/// The symbols that categories get in turn.
const SYMBOLS: [&str; 6] = ["circle", "square", "diamond", "triangle", "hexagon", "star"];

pub fn write(draft: &Draft) -> String {
    let mut known = Known::default();
    let ids: Vec<String> = draft.events.iter().map(|event| known.new_event(event)).collect();
    let events: Vec<String> = draft.events.iter().zip(&ids).map(|(event, id)| known.event(event, id)).collect();
    let title = if draft.title.is_empty() { "Timeline" } else { &draft.title };
    let id = if draft.id.is_empty() { title } else { &draft.id };
    let named = draft.parties.iter().map(String::as_str);
    let names = named.clone().chain(NAMELESS.into_iter().skip(named.len()));
    let parties =
        ["first", "second"].iter().zip(names).map(|(id, name)| object(&[("id", id), ("name", name), ("short", name)]));
    let named_by = |of: &Names, kind: &str, value: &str| {
        list(of.ids.iter().map(|(id, name)| object(&[("id", id), ("name", name), (kind, value)])))
    };
    let symbols = SYMBOLS.iter().cycle();
    let category =
        |((id, name), symbol): (&(String, String), &&str)| object(&[("id", id), ("name", name), ("symbol", symbol)]);
    keyed(vec![
        ("version", "1".to_owned()),
        ("id", quoted(&or(slug(id), "imported"))),
        ("title", quoted(title)),
        ("summary", quoted(&draft.summary)),
        ("language", quoted(&or(draft.language.clone(), "en"))),
        ("license", object(&[("name", ""), ("url", ""), ("attribution", "")])),
        ("parties", list(parties)),
        ("actors", named_by(&known.actors, "kind", "organisation")),
        ("places", list(known.places.ids.iter().zip(&known.found).map(|((id, _), place)| written_place(id, place)))),
        (
            "sources",
            list(
                known
                    .sources
                    .ids
                    .iter()
                    .zip(known.told.iter().zip(&known.sections))
                    .map(|((id, _), (source, sections))| written_source(id, source, sections)),
            ),
        ),
        ("categories", list(known.categories.ids.iter().zip(symbols).map(category))),
        ("events", list(events.into_iter())),
        (
            "tracks",
            list(
                tracks(draft)
                    .into_iter()
                    .enumerate()
                    .map(|(number, (track, bands))| written_track(number, track, &bands)),
            ),
        ),
    ])
}

/// The names of the tracks with their bands, in the order in which they first appear.
pub fn tracks(draft: &Draft) -> Vec<(&str, Vec<&DraftBand>)> {
    let mut tracks: Vec<(&str, Vec<&DraftBand>)> = Vec::new();
    let mut numbers = HashMap::new();
    for band in &draft.bands {
        let number = *numbers.entry(&*band.track).or_insert(tracks.len());
        match tracks.get_mut(number) {
            Some((_, bands)) => bands.push(band),
            None => tracks.push((&band.track, vec![band])),
        }
    }
    tracks
}

/// The ids that names have got, and what goes by them.
#[derive(Default)]
struct Known {
    events: Names,
    actors: Names,
    places: Names,
    found: Vec<DraftPlace>,
    sources: Names,
    told: Vec<DraftSource>,
    sections: Vec<Names>,
    categories: Names,
}

impl Known {
    fn new_event(&mut self, event: &DraftEvent) -> String {
        match event.id.as_str() {
            "" => self.events.new_id(&event.title, &event.title),
            id if is_id(id) => self.events.give(id, id.to_owned()),
            id => self.events.new_id(id, id),
        }
    }

    fn event(&mut self, event: &DraftEvent, id: &str) -> String {
        let category = Some(&event.category).filter(|name| !name.is_empty()).map(|name| self.categories.id(name, name));
        let actors: Vec<String> = event.actors.iter().map(|name| self.actors.id(name, name)).collect();
        let places: Vec<String> = event.places.iter().map(|place| self.place(place)).collect();
        let citations: Vec<String> = event.sources.iter().flat_map(|source| self.citations(source)).collect();
        let reported: Vec<String> = event.reported_by.iter().map(|source| self.source(source).0).collect();
        let side = match event.side {
            Side::First => "first",
            Side::Joint => "joint",
            Side::Second => "second",
        };
        let mut keys = vec![
            ("id", quoted(id)),
            ("date", quoted(&event.date)),
            ("title", quoted(&event.title)),
            ("summary", quoted(&event.summary)),
            ("initiator", quoted(side)),
            ("actors", list(actors.iter().map(|id| quoted(id)))),
            ("places", list(places.iter().map(|id| quoted(id)))),
            ("citations", list(citations.into_iter())),
        ];
        if !reported.is_empty() {
            keys.push(("reported_by", list(reported.iter().map(|id| quoted(id)))));
        }
        if !event.links.is_empty() {
            let link = |(kind, to): &(String, String)| object(&[("to", self.events.known(to)), ("kind", kind)]);
            keys.push(("links", list(event.links.iter().map(link))));
        }
        keys.extend(category.map(|id| ("category", quoted(&id))));
        if event.weight > 0 {
            keys.push(("weight", event.weight.min(5).to_string()));
        }
        keyed(keys)
    }

    fn place(&mut self, place: &DraftPlace) -> String {
        let before = self.places.ids.len();
        let id = self.places.id(&place.name, &place.name);
        if self.places.ids.len() > before {
            self.found.push(place.clone());
        }
        id
    }

    /// The id of a source, and its number.
    fn source(&mut self, source: &DraftSource) -> (String, usize) {
        let name = if source.title.is_empty() { &source.url } else { &source.title };
        let key = [&source.url, " ", &source.title, " ", &source.credit].concat();
        let before = self.sources.ids.len();
        let id = self.sources.id(&key, name);
        if self.sources.ids.len() > before {
            self.told.push(source.clone());
            self.sections.push(Names::default());
        }
        (id, self.sources.by_key.get(&key).copied().unwrap_or_default())
    }
}

impl Known {
    /// A source is cited once for each place in it, or as a whole.
    fn citations(&mut self, source: &DraftSource) -> Vec<String> {
        let (id, number) = self.source(source);
        let mut nothing = Names::default();
        let sections = self.sections.get_mut(number).unwrap_or(&mut nothing);
        let citation = |passage: &DraftPassage| {
            let section = sections.id(&passage.section, &passage.section);
            let mut keys = vec![("source", quoted(&id)), ("section", quoted(&section))];
            let numbers = [("paragraph", passage.paragraph), ("sentence", passage.sentence)];
            keys.extend(numbers.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| (key, n.to_string())));
            keyed(keys)
        };
        let places: Vec<String> = source.passages.iter().map(citation).collect();
        if places.is_empty() { vec![object(&[("source", &id)])] } else { places }
    }
}

fn written_place(id: &str, place: &DraftPlace) -> String {
    let mut keys = vec![("id", quoted(id)), ("name", quoted(&place.name)), ("kind", quoted("city"))];
    // Numbers that are none are not JSON.
    if let Some((lat, lon)) = place.coordinates.filter(|(lat, lon)| lat.is_finite() && lon.is_finite()) {
        keys.push(("coordinates", format!("{{\"lat\":{lat},\"lon\":{lon}}}")));
    }
    keyed(keys)
}

fn written_source(id: &str, source: &DraftSource, sections: &Names) -> String {
    let title = if source.title.is_empty() { &source.url } else { &source.title };
    let section = |(id, title): &(String, String)| object(&[("id", id), ("title", title)]);
    keyed(vec![
        ("id", quoted(id)),
        ("title", quoted(title)),
        ("kind", quoted("website")),
        ("url", quoted(&source.url)),
        ("license", object(&[("name", ""), ("url", ""), ("attribution", &source.credit)])),
        ("sections", list(sections.ids.iter().map(section))),
    ])
}

fn written_track(number: usize, track: &str, bands: &[&DraftBand]) -> String {
    let period = |band: &DraftBand| object(&[("date", &band.date), ("status", "full"), ("label", &band.label)]);
    keyed(vec![
        ("id", quoted(&format!("track-{number}"))),
        ("title", quoted(track)),
        ("kind", quoted("government")),
        ("periods", list(bands.iter().copied().map(period))),
    ])
}

/// A JSON object of texts.
fn object(keys: &[(&str, &str)]) -> String {
    keyed(keys.iter().map(|(key, text)| (*key, quoted(text))).collect())
}

/// A JSON object of values that are JSON already.
fn keyed(keys: Vec<(&str, String)>) -> String {
    let entries: Vec<String> = keys.iter().map(|(key, value)| [&quoted(key), ":", value].concat()).collect();
    ["{", &entries.join(","), "}"].concat()
}

fn list(values: impl Iterator<Item = String>) -> String {
    ["[", &values.collect::<Vec<_>>().join(","), "]"].concat()
}

#[cfg(test)]
mod tests {
    use super::super::draft::*;
    use crate::dataset::Severity;

    fn event(path: &str, date: &str, title: &str) -> DraftEvent {
        DraftEvent { path: path.into(), date: date.into(), title: title.into(), ..DraftEvent::default() }
    }

    #[test]
    fn a_draft_becomes_a_dataset_without_problems() {
        let mut visit = event("events[0]", "2013-09~", "A visit");
        visit.actors = vec!["Ann".into(), "Bob".into()];
        visit.places = vec![DraftPlace { name: "Oslo".into(), coordinates: Some((59.9, 10.7)) }];
        visit.sources = vec![DraftSource { url: "https://example.org/a".into(), ..DraftSource::default() }];
        visit.category = "Visits".into();
        visit.side = Side::Second;
        let other = DraftEvent { actors: vec!["Ann".into()], ..event("events[1]", "1990/1995", "A visit") };
        let bands = vec![
            DraftBand {
                path: "eras[0]".into(),
                track: "Eras".into(),
                date: "1990/1999".into(),
                label: "The nineties".into(),
            },
            DraftBand { path: "eras[1]".into(), track: "Eras".into(), date: "2000/2009".into(), label: "Then".into() },
        ];
        let parties = vec!["Aland".into(), "Bland".into()];
        let draft = Draft { title: "A and B".into(), parties, events: vec![visit, other], bands, ..Draft::default() };
        let (dataset, problems) = draft.into_dataset();
        assert_eq!(problems, []);
        let ids: Vec<&str> = dataset.events.iter().map(|event| event.id).collect();
        assert_eq!(ids, ["a-visit-2", "a-visit"]);
        assert_eq!(dataset.id, "a-and-b");
        assert_eq!(dataset.parties[1].name.get("en"), "Bland");
        assert_eq!((dataset.actors.len(), dataset.places.len(), dataset.sources.len()), (2, 1, 1));
        assert_eq!(dataset.tracks[0].periods.len(), 2);
    }

    #[test]
    fn what_is_wrong_has_the_path_of_what_was_read() {
        let bands = vec![DraftBand {
            path: "eras[7]".into(),
            track: "Eras".into(),
            date: "some day".into(),
            label: "Then".into(),
        }];
        let draft = Draft { events: vec![event("line 4", "soon", "A")], bands, ..Draft::default() };
        let (_, problems) = draft.into_dataset();
        let paths: Vec<&str> = problems.iter().map(|problem| &*problem.path).collect();
        assert_eq!(paths, ["line 4.date", "eras[7].date"]);
        assert!(problems.iter().all(|problem| problem.severity == Severity::Error));
    }
}
