//! What Wikidata's query service answers, SPARQL results as JSON, read as a `Draft`.
//! Knows the variables by their names; how its dates are written is known by `times`.

mod times;

use super::json::{clipped, keys, step, text, value};
use super::markup::{address, one_line};
use super::notes::Notes;
use super::{Draft, DraftEvent, DraftPlace, DraftSource, Side, moment};
use crate::dataset::json::{DEEPEST, Json, Reader};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use times::Time;

/// Reads the results; each item becomes an event, however many lines it has.
pub fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    match value(text, "Results of SPARQL are a JSON object with “head” and “results”.") {
        Ok(json) => Results::default().read(&json, &mut draft),
        Err(message) => draft.fail("", message),
    }
    draft
}

/// Whether a text looks like results of SPARQL.
pub fn is_wikidata(text: &str) -> bool {
    let body = text.trim_start_matches('\u{FEFF}').trim_start();
    let mut reader = Reader::new(body, 0);
    if !reader.eats(b'{') {
        return false;
    }
    match reader.key().as_deref() {
        Ok("head") => reader.value(DEEPEST).is_ok_and(|head| head.get("vars").is_some()),
        Ok("results") => {
            reader.space();
            reader.eats(b'{') && reader.key().is_ok_and(|key| key == "bindings")
        }
        _ => false,
    }
}

/// What a variable may say; its names are in lower case and without what is no letter.
const VARIABLES: [(&str, &[&str]); 14] = [
    ("item", &["item", "event", "subject"]),
    ("title", &["itemlabel", "eventlabel", "subjectlabel", "label", "title", "name"]),
    ("summary", &["itemdescription", "eventdescription", "subjectdescription", "description", "summary"]),
    ("date", &["date", "pointintime", "time", "when"]),
    ("start", &["start", "starttime", "begin", "startdate", "inception"]),
    ("end", &["end", "endtime", "enddate", "dissolved"]),
    ("place", &["placelabel", "locationlabel", "place", "location"]),
    ("coordinates", &["coordinates", "coordinate", "coord", "coords", "coordinatelocation", "geo"]),
    ("category", &["categorylabel", "typelabel", "instancelabel", "classlabel", "kindlabel", "category", "type"]),
    ("side", &["sidelabel", "partylabel", "side", "party", "initiatorlabel", "initiator", "countrylabel", "country"]),
    ("actors", &["participantlabel", "actorlabel", "participant", "actor", "personlabel"]),
    ("url", &["article", "url", "website", "sitelink"]),
    ("wikidata", &["wikidata"]),
    ("qid", &["qid", "id"]),
];

/// As many variables may differ in nothing but hyphens and capitals.
const ALIKE: usize = 4;

#[derive(Default)]
struct Results {
    notes: Notes,
    /// The variables that say something, with what they say; a label before what it is the label of.
    known: Vec<(String, &'static str)>,
    /// The numbers of the events by item and date.
    by_item: HashMap<(String, String), usize>,
    languages: HashMap<String, usize>,
    /// Which names go with which event already.
    told: HashSet<(usize, String)>,
}

impl Results {
    fn read(mut self, json: &Json, draft: &mut Draft) {
        let bindings = match json.get("results").and_then(|results| results.get("bindings")) {
            Some(Json::List(bindings)) => bindings.as_slice(),
            _ => {
                let message = "There are no “results” with “bindings”. Is it an answer of the query service as JSON?";
                draft.fail("results.bindings", message.to_owned());
                &[]
            }
        };
        self.variables(json, bindings, draft);
        for (number, binding) in bindings.iter().enumerate() {
            let path = format!("results.bindings[{number}]");
            match binding {
                Json::Object(_) => self.binding(binding, path, draft),
                _ => draft.fail(&path, "An object is expected here: write { … }. This is left out.".to_owned()),
            }
        }
        let language = self.languages.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        draft.language = language.map(|(language, _)| language).unwrap_or_default();
        if draft.parties.len() < 2 && !draft.events.is_empty() {
            let message = "The two sides are not named, so that all events are of both. Ask for “?side”, whose first \
                           two values become the sides.";
            draft.warn("head.vars", message.to_owned());
        }
        draft.problems.extend(self.notes.into_problems());
    }

    /// Learns which variables there are, and says which have no place.
    fn variables(&mut self, json: &Json, bindings: &[Json], draft: &mut Draft) {
        let mut names: Vec<String> = match json.get("head").and_then(|head| head.get("vars")) {
            Some(Json::List(names)) => names.iter().map(|name| text(Some(name)).into_owned()).collect(),
            _ if bindings.is_empty() => Vec::new(),
            _ => {
                draft.warn(
                    "head.vars",
                    "The names of the variables are missing; they are taken from the first result.".to_owned(),
                );
                bindings.first().map(|first| keys(first).map(str::to_owned).collect()).unwrap_or_default()
            }
        };
        let mut seen = HashSet::new();
        names.retain(|name| seen.insert(name.clone()));
        for (role, known) in VARIABLES {
            // Names that stand earlier say more.
            for known in known {
                let alike = names.iter().filter(|name| bare(name) == *known).take(ALIKE);
                self.known.extend(alike.map(|name| (name.clone(), role)));
            }
        }
        for (number, name) in names.iter().enumerate() {
            let bare = bare(name);
            // What goes with a variable that is known: its precision, and the item whose label is taken.
            let of = |what: &str| bare.strip_suffix(what).map(str::to_owned);
            let goes_with = of("precision").or(of("timeprecision")).or(of("calendarmodel")).or(of("calendar"));
            let is_part = goes_with.is_some()
                || self.known.iter().any(|(known, _)| self::bare(known) == [&bare, "label"].concat());
            if !is_part && !self.known.iter().any(|(known, _)| known == name) {
                let message = format!("“?{}” is no variable that is known; it is left out.", clipped(name));
                draft.warn(&format!("head.vars[{number}]"), message);
            }
        }
    }

    fn binding(&mut self, binding: &Json, path: String, draft: &mut Draft) {
        let item = self.cell(binding, "item").into_owned();
        let id = match self.cell(binding, "qid") {
            qid if !qid.is_empty() => qid.into_owned(),
            _ => item.rsplit('/').next().filter(|_| item.contains("://")).unwrap_or_default().to_owned(),
        };
        let date = self.date(binding, &path, draft);
        let side = self.side(binding, &path, draft);
        let read = ["title", "summary", "category"].map(|role| self.cell(binding, role).into_owned());
        let [title, summary, category] = read;
        let (place, actor) = (self.place(binding, &path), self.cell(binding, "actors").into_owned());
        let sources = self.sources(binding, &item, &id, &path);
        // An item that has several places or actors stands in as many lines.
        let key = (item, date.clone());
        let number = match self.by_item.get(&key).filter(|_| !key.0.is_empty()) {
            Some(number) => *number,
            None => {
                self.language(binding);
                if title == id && !id.is_empty() {
                    let message = "The label is the number of the item, since it has none in the languages that were \
                                   asked for.";
                    self.notes.note(step(&path, "itemLabel"), message.to_owned());
                }
                self.by_item.insert(key, draft.events.len());
                let (path, title, summary, category) = (path.clone(), title.clone(), summary.clone(), category.clone());
                let event = DraftEvent { path, id, date, title, summary, category, side, ..DraftEvent::default() };
                draft.events.push(event);
                draft.events.len() - 1
            }
        };
        let Some(event) = draft.events.get_mut(number) else { return };
        if side != event.side {
            event.side = Side::Joint;
        }
        if category != event.category || title != event.title || summary != event.summary {
            let message = "The item has several labels, descriptions or categories; the first are taken.";
            self.notes.note(path, message.to_owned());
        }
        let mut is_new = |kind: &str, name: &str| self.told.insert((number, [kind, name].concat()));
        event.places.extend(place.filter(|place| is_new("at ", &place.name)));
        event.actors.extend(Some(actor).filter(|name| !name.is_empty() && is_new("with ", name)));
        event.sources.extend(sources.into_iter().filter(|source| is_new("by ", &source.url)));
    }

    /// The page of the item, and another that is named.
    fn sources(&mut self, binding: &Json, item: &str, id: &str, path: &str) -> Vec<DraftSource> {
        let mut sources = Vec::new();
        for url in [item, &self.cell(binding, "url")] {
            // Items are named by an address of http that leads to one of https.
            let url = url.replacen("http://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/", 1);
            let web = address(&url).filter(|url| !url.starts_with("mailto:"));
            if web.is_none() && url.contains(':') {
                self.notes.note(path.to_owned(), "Only addresses of http and https are kept.".to_owned());
            }
            let title = if url.contains("wikidata.org/") { ["Wikidata: ", id].concat() } else { String::new() };
            sources.extend(web.map(|url| DraftSource { title, url, ..DraftSource::default() }));
        }
        sources
    }

    /// What the first of the variables that say something says.
    fn cell<'a>(&self, binding: &'a Json, role: &str) -> Cow<'a, str> {
        let names = self.known.iter().filter(|(_, known)| *known == role);
        let mut values = names.map(|(name, _)| text(binding.get(name).and_then(|cell| cell.get("value"))));
        let value = values.find(|value| !value.is_empty()).unwrap_or_default();
        let value = match value.rsplit_once("wikidata.org/entity/") {
            Some((_, id)) if !matches!(role, "item" | "url") => id,
            _ => &*value,
        };
        one_line(value).into_owned().into()
    }

    /// The date in EDTF; empty where none can be read, which is reported.
    fn date(&mut self, binding: &Json, path: &str, draft: &mut Draft) -> String {
        let mut read = |role: &str| {
            let names = self.known.iter().filter(|(_, known)| *known == role);
            let mut found = names.filter_map(|(name, _)| Some((name, Time::of(binding, name)?)));
            let (name, time) = found.next()?;
            if time.may_be_a_year() {
                let message = "1 January may mean no more than the year, since there is no precision. Ask for it too, \
                               with “wikibase:timePrecision” as “?datePrecision”, “?startPrecision” or “?endPrecision”.";
                self.notes.note(step(path, name), message.to_owned());
            }
            Some(time.edtf().map_err(|wrong| (step(path, name), wrong)))
        };
        let (date, start, end) = (read("date"), read("start"), read("end"));
        let lost = "The event stands in the list, but not on the axis.";
        let read = match (date, start, end) {
            (Some(date), _, _) => date,
            (None, Some(start), None) => start,
            (None, Some(start), Some(end)) => start.and_then(|start| match end {
                Ok(end) => moment::span(&start, &end).or_else(|wrong| only(start, path, &wrong, draft)),
                Err((path, wrong)) => only(start, &path, &wrong, draft),
            }),
            // It has begun, and nobody says when.
            (None, None, Some(end)) => end.map(|end| if end.contains(['/', '[']) { end } else { ["/", &end].concat() }),
            (None, None, None) => Err((path.to_owned(), "There is neither a point in time nor a start.".to_owned())),
        };
        read.unwrap_or_else(|(path, wrong)| {
            draft.fail(&path, format!("{wrong} {lost}"));
            String::new()
        })
    }

    fn place(&mut self, binding: &Json, path: &str) -> Option<DraftPlace> {
        let point = self.cell(binding, "coordinates");
        let coordinates = degrees(&point);
        if coordinates.is_none() && !point.is_empty() {
            let message = "“Point(10.7 59.9)” is expected: degrees east, then north. These coordinates are left out.";
            self.notes.note([path, ".coordinates"].concat(), message.to_owned());
        }
        let name = self.cell(binding, "place").into_owned();
        let is_address = name.contains("://");
        let name = if is_address { name.rsplit('/').next().unwrap_or_default().to_owned() } else { name };
        let name = match coordinates {
            Some((lat, lon)) if name.is_empty() => format!("{lat}, {lon}"),
            _ => name,
        };
        (!name.is_empty()).then_some(DraftPlace { name, coordinates })
    }

    /// The first two values become the parties.
    fn side(&mut self, binding: &Json, path: &str, draft: &mut Draft) -> Side {
        let name = self.cell(binding, "side").into_owned();
        if name.is_empty() {
            return Side::Joint;
        }
        let known = draft.parties.iter().position(|party| *party == name).unwrap_or_else(|| {
            if draft.parties.len() < 2 {
                draft.parties.push(name.clone());
                return draft.parties.len() - 1;
            }
            2
        });
        match known {
            0 => Side::First,
            1 => Side::Second,
            _ => {
                let message = format!("“{}” is a third side; its events are shown as of both.", clipped(&name));
                self.notes.note(path.to_owned(), message);
                Side::Joint
            }
        }
    }

    fn language(&mut self, binding: &Json) {
        for (name, role) in &self.known {
            let language = text(binding.get(name).and_then(|cell| cell.get("xml:lang")));
            let is_tag = language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            if *role == "title" && is_tag && !language.is_empty() && language != "mul" {
                *self.languages.entry(language.into_owned()).or_default() += 1;
            }
        }
    }
}

/// The start alone, which is reported.
fn only<Wrong>(start: String, path: &str, wrong: &str, draft: &mut Draft) -> Result<String, Wrong> {
    draft.fail(path, format!("{wrong} Only the start is shown."));
    Ok(start)
}

/// Degrees north and east, which are written the other way round.
fn degrees(point: &str) -> Option<(f64, f64)> {
    let inner = point.trim().strip_prefix("Point(").or(point.trim().strip_prefix("POINT("))?.strip_suffix(')')?;
    let (lon, lat) = inner.trim().split_once(' ')?;
    let number = |text: &str, most: f64| text.trim().parse::<f64>().ok().filter(|number| number.abs() <= most);
    number(lat, 90.0).zip(number(lon, 180.0))
}

fn bare(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
