//! A draft as JSON of format `relations`: names become ids, and what stands twice is written once.
//! Knows the keys of the format; knows nothing of where a draft comes from.

use super::draft::{Draft, DraftBand, DraftEvent, DraftPlace, DraftSource, Side};
use crate::dataset::relations::quoted;
use std::collections::{HashMap, HashSet};

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
            list(known.sources.ids.iter().zip(&known.told).map(|((id, _), source)| written_source(id, source))),
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
    categories: Names,
}

impl Known {
    fn new_event(&mut self, event: &DraftEvent) -> String {
        let own = if event.id.is_empty() { &event.title } else { &event.id };
        self.events.new_id(own, own)
    }

    fn event(&mut self, event: &DraftEvent, id: &str) -> String {
        let category = Some(&event.category).filter(|name| !name.is_empty()).map(|name| self.categories.id(name, name));
        let actors: Vec<String> = event.actors.iter().map(|name| self.actors.id(name, name)).collect();
        let places: Vec<String> = event.places.iter().map(|place| self.place(place)).collect();
        let sources: Vec<String> = event.sources.iter().map(|source| self.source(source)).collect();
        let reported: Vec<String> = event.reported_by.iter().map(|source| self.source(source)).collect();
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
            ("citations", list(sources.iter().map(|id| object(&[("source", id)])))),
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

    fn source(&mut self, source: &DraftSource) -> String {
        let name = if source.title.is_empty() { &source.url } else { &source.title };
        let before = self.sources.ids.len();
        let id = self.sources.id(&[&source.url, " ", &source.title, " ", &source.credit].concat(), name);
        if self.sources.ids.len() > before {
            self.told.push(source.clone());
        }
        id
    }
}

/// Ids, each made of a name and given once.
#[derive(Default)]
struct Names {
    /// The ids with the keys that they were made for.
    ids: Vec<(String, String)>,
    /// The numbers in `ids` by key.
    by_key: HashMap<String, usize>,
    taken: HashSet<String>,
    /// The last number that was put behind a name.
    numbers: HashMap<String, usize>,
}

impl Names {
    /// The id of what is already known by a key, or a new one made of its name.
    fn id(&mut self, key: &str, name: &str) -> String {
        match self.by_key.get(key).and_then(|number| self.ids.get(*number)) {
            Some((id, _)) => id.clone(),
            None => self.new_id(key, name),
        }
    }

    /// The first id that was made for a key; the key itself if there is none.
    fn known<'a>(&'a self, key: &'a str) -> &'a str {
        self.by_key.get(key).and_then(|number| self.ids.get(*number)).map_or(key, |(id, _)| id)
    }

    /// An id that nothing has yet.
    fn new_id(&mut self, key: &str, name: &str) -> String {
        let wanted = or(slug(name), "unnamed");
        let mut id = wanted.clone();
        while self.taken.contains(&id) {
            let number = self.numbers.entry(wanted.clone()).or_insert(1);
            *number += 1;
            id = format!("{wanted}-{number}");
        }
        self.taken.insert(id.clone());
        self.by_key.entry(key.to_owned()).or_insert(self.ids.len());
        self.ids.push((id.clone(), key.to_owned()));
        id
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

fn written_source(id: &str, source: &DraftSource) -> String {
    let title = if source.title.is_empty() { &source.url } else { &source.title };
    keyed(vec![
        ("id", quoted(id)),
        ("title", quoted(title)),
        ("kind", quoted("website")),
        ("url", quoted(&source.url)),
        ("license", object(&[("name", ""), ("url", ""), ("attribution", &source.credit)])),
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

/// The letters and digits of a name in lower case, with hyphens between the words.
pub fn slug(name: &str) -> String {
    let letters = name.chars().take(60).flat_map(char::to_lowercase);
    let spaced: String = letters.map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("-")
}

fn or(text: String, other: &str) -> String {
    if text.is_empty() { other.to_owned() } else { text }
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
