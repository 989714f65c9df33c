//! Bytes in, a `Dataset` and its problems out: reports, never fails, never panics.
//! The only place that knows the JSON of format `relations`, version 1.

use super::names::Names;
use super::read::{Node, Problems};
use super::*;
use crate::date::{Endpoint, Form, edtf};
use serde_json::Value;

/// Reads a dataset of format `relations`, version 1, in UTF-8 with or without a byte order mark.
/// What is wrong is reported with its path; what is sound is in the dataset.
pub fn parse(bytes: &[u8]) -> (Dataset, Vec<Problem>) {
    let whole = |message: String| Problem { severity: Severity::Error, path: String::new(), message };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value = match serde_json::from_slice::<Value>(bytes) {
        Ok(value) => value,
        Err(error) => return (Dataset::default(), vec![whole(not_json(bytes, &error))]),
    };
    if !value.is_object() {
        let message = "The file holds JSON, but not an object with “events”. Is it a relations dataset?";
        return (Dataset::default(), vec![whole(message.to_owned())]);
    }
    let mut problems = Problems::default();
    let dataset = dataset(&Node::root(&value), &mut problems);
    let mut list = problems.list;
    if problems.beyond > 0 {
        list.push(whole(format!("{} further problems are not listed.", problems.beyond)));
    }
    (dataset, list)
}

fn not_json(bytes: &[u8], error: &serde_json::Error) -> String {
    let start = bytes.trim_ascii_start();
    if start.is_empty() {
        return "The file is empty. A dataset is a JSON object with “events”.".to_owned();
    }
    if start.starts_with(b"<") {
        return "This is a web page, not a dataset: the address may be wrong, or it may need a login.".to_owned();
    }
    format!("The file is not JSON: {error}. Correct that place, or check that the file arrived whole.")
}

/// The names that later parts refer to, and the language of plain strings.
struct Context<'a> {
    language: &'a str,
    parties: Names,
    actors: Names,
    places: Names,
    sources: Names,
    categories: Names,
    events: Names,
    tracks: Names,
}

fn dataset(root: &Node, problems: &mut Problems) -> Dataset {
    let version = root.key("version");
    if version.value.and_then(Value::as_u64) != Some(1) {
        problems.warning(&version, "The version should be 1, the only one there is; the file is read as version 1.");
    }
    let events_node = root.key("events");
    if events_node.is_missing() {
        problems.error(&events_node, "There are no events. Add a list “events”.");
    }
    let language = Some(root.key("language").string(problems)).filter(|l| !l.is_empty()).unwrap_or("en".to_owned());

    let dated = dated_events(&events_node, problems);
    let ids = |key: &str| -> Vec<String> {
        let list = root.value.and_then(|value| value.get(key)).and_then(Value::as_array);
        let id = |item: &Value| item.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        list.map(|list| list.iter().map(id).collect()).unwrap_or_default()
    };
    let names = |key: &str| Names::of(ids(key).iter().map(String::as_str));
    let context = Context {
        language: &language,
        parties: names("parties"),
        actors: names("actors"),
        places: names("places"),
        sources: names("sources"),
        categories: names("categories"),
        tracks: names("tracks"),
        events: Names::of(dated.iter().map(|(id, ..)| id.as_str())),
    };
    for key in ["parties", "actors", "places", "sources", "categories", "tracks"] {
        report_duplicates(&root.key(key), problems);
    }

    let events = dated.iter().map(|(id, date, edtf, node)| context.event(id, *date, edtf, node, problems)).collect();
    Dataset {
        id: root.key("id").string(problems),
        title: root.key("title").text(&language, problems),
        summary: root.key("summary").text(&language, problems),
        license: context.license(&root.key("license"), problems),
        parties: context.parties(&root.key("parties"), problems),
        actors: root.key("actors").each(problems, |node, problems| Some(context.actor(node, problems))),
        places: root.key("places").each(problems, |node, problems| Some(context.place(node, problems))),
        sources: root.key("sources").each(problems, |node, problems| Some(context.source(node, problems))),
        categories: root.key("categories").each(problems, |node, problems| Some(context.category(node, problems))),
        events,
        tracks: root.key("tracks").each(problems, |node, problems| Some(context.track(node, problems))),
        disputes: root.key("disputes").each(problems, |node, problems| Some(context.dispute(node, problems))),
        narrative: root.key("narrative").each(problems, |node, problems| Some(context.section(node, problems))),
        see_also: root.key("see_also").each(problems, |node, problems| Some(context.see_also(node, problems))),
        language,
    }
}

/// Ids and dates of the events, in order of time, so that positions are final before anything refers to them.
fn dated_events<'a>(list: &'a Node<'a>, problems: &mut Problems) -> Vec<(String, Date, String, Node<'a>)> {
    let mut events: Vec<(String, Date, String, Node<'a>)> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (position, node) in list.items(problems).enumerate() {
        if node.object().is_none() {
            problems
                .error(&node, "An event is an object: { \"id\": …, \"date\": …, \"title\": … }. This one is left out.");
            continue;
        }
        let mut id = node.key("id").string(problems);
        if id.is_empty() {
            id = format!("event-{}", position + 1);
            problems.warning(
                &node.key("id"),
                format!("The event has no id, so links to it cannot last; it is called “{id}”."),
            );
        }
        if !seen.insert(id.clone()) {
            let again = format!("{id}-{}", position + 1);
            problems.error(
                &node.key("id"),
                format!("The id “{id}” stands twice. Give each event its own; this one is called “{again}”."),
            );
            id = again;
            seen.insert(id.clone());
        }
        let text = node.key("date").string(problems);
        let date = date_or_unknown(&node.key("date"), &text, problems);
        events.push((id, date, text, node));
    }
    let unknown = |date: &Date| date.earliest().is_none() && date.latest().is_none();
    events.sort_by_key(|(_, date, ..)| (unknown(date), date.anchor(), date.latest().unwrap_or(crate::date::Day::MAX)));
    events
}

fn date_or_unknown(node: &Node, text: &str, problems: &mut Problems) -> Date {
    let unknown = Date { form: Form::Single, start: Endpoint::Unknown, end: Endpoint::Unknown };
    if text.is_empty() {
        problems
            .error(node, "The date is missing; the event stands in the list, but not on the axis. Add an EDTF date.");
        return unknown;
    }
    edtf::parse(text).unwrap_or_else(|message| {
        problems.error(node, message);
        unknown
    })
}

fn report_duplicates(list: &Node, problems: &mut Problems) {
    let mut seen = std::collections::HashSet::new();
    for item in list.items(problems) {
        let id = item.key("id").string(problems);
        if id.is_empty() {
            problems.error(&item.key("id"), "The id is missing, so that nothing can refer to this. Add one.");
        } else if !seen.insert(id.clone()) {
            problems
                .error(&item.key("id"), format!("The id “{id}” stands twice; references mean the first. Rename one."));
        }
    }
}

impl Context<'_> {
    fn event(&self, id: &str, date: Date, edtf: &str, node: &Node, problems: &mut Problems) -> Event {
        let title = node.key("title").text(self.language, problems);
        if title.is_empty() {
            problems.error(&node.key("title"), "The title is missing; the id is shown instead. Add one.");
        }
        let weight = node.key("weight").number(problems).unwrap_or(3.0);
        if !(1.0..=5.0).contains(&weight) {
            problems
                .warning(&node.key("weight"), format!("The weight {weight} is outside 1 to 5; the nearest is taken."));
        }
        Event {
            id: id.to_owned(),
            date,
            edtf: edtf.to_owned(),
            title: if title.is_empty() { Text::new(self.language, id) } else { title },
            summary: node.key("summary").text(self.language, problems),
            category: self
                .reference(&node.key("category"), &self.categories, "category", problems)
                .map(CategoryIx::new),
            initiator: self.initiator(&node.key("initiator"), problems),
            actors: self.references(&node.key("actors"), &self.actors, "actor", problems, ActorIx::new),
            places: self.references(&node.key("places"), &self.places, "place", problems, PlaceIx::new),
            weight: weight.clamp(1.0, 5.0) as u8,
            citations: self.citations(&node.key("citations"), problems),
            reported_by: self.references(&node.key("reported_by"), &self.sources, "source", problems, SourceIx::new),
            derived_date: self.derived_date(&node.key("derived_date"), problems),
            links: self.links(&node.key("links"), problems),
        }
    }

    /// Resolves one id; a missing one is `None` without a problem.
    fn reference(&self, node: &Node, names: &Names, what: &str, problems: &mut Problems) -> Option<usize> {
        if node.is_missing() {
            return None;
        }
        let id = node.string(problems);
        let found = names.position(&id);
        if found.is_none() && !id.is_empty() {
            let advice = match names.nearest(&id) {
                Some(near) => format!("Did you mean “{near}”?"),
                None => "Add it, or correct the id.".to_owned(),
            };
            problems.error(node, format!("There is no {what} with the id “{id}”. {advice}"));
        }
        found
    }

    fn references<T>(
        &self,
        list: &Node,
        names: &Names,
        what: &str,
        problems: &mut Problems,
        new: impl Fn(usize) -> T,
    ) -> Vec<T> {
        list.each(problems, |node, problems| self.reference(node, names, what, problems).map(&new))
    }

    fn initiator(&self, node: &Node, problems: &mut Problems) -> Lane {
        let id = node.string(problems);
        match self.parties.position(&id) {
            Some(0) => Lane::First,
            Some(1) => Lane::Second,
            _ if id == "joint" => Lane::Joint,
            _ => {
                let advice = "write the id of one of the two parties, or “joint”; it is shown as joint.";
                problems.error(node, format!("“{id}” says nobody who began it: {advice}"));
                Lane::Joint
            }
        }
    }

    /// A party that is named only where it applies.
    fn side(&self, node: &Node, problems: &mut Problems) -> Option<Lane> {
        match self.reference(node, &self.parties, "party", problems) {
            Some(0) => Some(Lane::First),
            Some(1) => Some(Lane::Second),
            _ => None,
        }
    }

    fn citations(&self, list: &Node, problems: &mut Problems) -> Vec<Citation> {
        list.each(problems, |node, problems| {
            let source = self.reference(&node.key("source"), &self.sources, "source", problems)?;
            Some(Citation {
                source: SourceIx::new(source),
                section: node.key("section").string(problems),
                paragraph: node.key("paragraph").count(problems),
                sentence: node.key("sentence").count(problems),
            })
        })
    }

    fn derived_date(&self, node: &Node, problems: &mut Problems) -> Option<DerivedDate> {
        let anchor = self.reference(&node.key("anchor"), &self.events, "event", problems)?;
        Some(DerivedDate { anchor: EventIx::new(anchor), words: node.key("words").text(self.language, problems) })
    }

    fn links(&self, list: &Node, problems: &mut Problems) -> Vec<Link> {
        list.each(problems, |node, problems| {
            let to = self.reference(&node.key("to"), &self.events, "event", problems)?;
            let kind = match node.key("kind").string(problems).as_str() {
                "led-to" => LinkKind::LedTo,
                "responds-to" => LinkKind::RespondsTo,
                "contradicts" => LinkKind::Contradicts,
                "part-of" => LinkKind::PartOf,
                other => {
                    let kinds = "led-to, responds-to, contradicts or part-of";
                    problems.error(&node.key("kind"), format!("“{other}” is no kind of link: write {kinds}."));
                    return None;
                }
            };
            Some(Link { to: EventIx::new(to), kind })
        })
    }

    fn license(&self, node: &Node, problems: &mut Problems) -> License {
        License {
            name: node.key("name").string(problems),
            url: node.key("url").url(problems),
            attribution: node.key("attribution").text(self.language, problems),
        }
    }

    fn coordinates(&self, node: &Node, problems: &mut Problems) -> Option<Coordinates> {
        let lat = node.key("lat").number(problems)?;
        let lon = node.key("lon").number(problems)?;
        if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
            problems
                .error(node, "Coordinates are degrees: lat from -90 to 90, lon from -180 to 180. These are left out.");
            return None;
        }
        Some(Coordinates { lat, lon })
    }

    fn parties(&self, list: &Node, problems: &mut Problems) -> [Party; 2] {
        let nodes: Vec<Node> = list.items(problems).collect();
        if nodes.len() != 2 {
            problems.error(list, format!("There must be two parties, and here are {}.", nodes.len()));
        }
        let mut party = |position: usize| {
            let Some(node) = nodes.get(position) else { return Party::default() };
            let id = node.key("id").string(problems);
            let name = node.key("name").text(self.language, problems);
            let name = if name.is_empty() { Text::new(self.language, &id) } else { name };
            let short = node.key("short").text(self.language, problems);
            Party {
                id,
                short: if short.is_empty() { name.clone() } else { short },
                name,
                alpha2: node.key("codes").key("alpha2").string(problems),
                capital: self.reference(&node.key("capital"), &self.places, "place", problems).map(PlaceIx::new),
                coordinates: self.coordinates(&node.key("coordinates"), problems),
            }
        };
        [party(0), party(1)]
    }

    fn actor(&self, node: &Node, problems: &mut Problems) -> Actor {
        Actor {
            id: node.key("id").string(problems),
            name: self.name(node, problems),
            kind: node.key("kind").string(problems),
            party: self.side(&node.key("party"), problems),
            roles: node
                .key("roles")
                .each(problems, |role, problems| Some(role.key("title").text(self.language, problems))),
            citations: self.citations(&node.key("citations"), problems),
        }
    }

    /// The name of what is listed under an id; the id where there is none.
    fn name(&self, node: &Node, problems: &mut Problems) -> Text {
        let name = node.key("name").text(self.language, problems);
        if !name.is_empty() {
            return name;
        }
        problems.warning(&node.key("name"), "The name is missing; the id is shown instead.");
        Text::new(self.language, &node.key("id").string(problems))
    }

    fn place(&self, node: &Node, problems: &mut Problems) -> Place {
        Place {
            id: node.key("id").string(problems),
            name: self.name(node, problems),
            within: self.reference(&node.key("within"), &self.places, "place", problems).map(PlaceIx::new),
            country: node.key("country").string(problems),
            coordinates: self.coordinates(&node.key("coordinates"), problems),
        }
    }

    fn source(&self, node: &Node, problems: &mut Problems) -> Source {
        let section = |node: &Node, problems: &mut Problems| {
            Some((node.key("id").string(problems), node.key("title").text(self.language, problems)))
        };
        Source {
            id: node.key("id").string(problems),
            title: node.key("title").text(self.language, problems),
            url: node.key("url").url(problems),
            license: self.license(&node.key("license"), problems),
            sections: node.key("sections").each(problems, section),
        }
    }

    fn category(&self, node: &Node, problems: &mut Problems) -> Category {
        let symbol = match node.key("symbol").string(problems).as_str() {
            "" | "circle" => Symbol::Circle,
            "square" => Symbol::Square,
            "diamond" => Symbol::Diamond,
            "triangle" => Symbol::Triangle,
            "hexagon" => Symbol::Hexagon,
            "star" => Symbol::Star,
            other => {
                let symbols = "circle, square, diamond, triangle, hexagon or star";
                problems.warning(&node.key("symbol"), format!("“{other}” is no symbol: write {symbols}."));
                Symbol::Circle
            }
        };
        Category { id: node.key("id").string(problems), name: self.name(node, problems), symbol }
    }

    fn track(&self, node: &Node, problems: &mut Problems) -> Track {
        let title = node.key("title").text(self.language, problems);
        let short = node.key("short").text(self.language, problems);
        Track {
            id: node.key("id").string(problems),
            short: if short.is_empty() { title.clone() } else { short },
            title,
            kind: node.key("kind").string(problems),
            party: self.side(&node.key("party"), problems),
            periods: node.key("periods").each(problems, |period, problems| self.period(period, problems)),
        }
    }

    fn period(&self, node: &Node, problems: &mut Problems) -> Option<Period> {
        let text = node.key("date").required_string("The date of the period", problems)?;
        let date = edtf::parse(&text).map_err(|message| problems.error(&node.key("date"), message)).ok()?;
        let status = match node.key("status").string(problems).as_str() {
            "full" => Status::Full,
            "partial" => Status::Partial,
            "none" => Status::Nothing,
            "unknown" | "" => Status::Unknown,
            other => {
                let advice = "write full, partial, none or unknown.";
                problems.warning(&node.key("status"), format!("“{other}” is no status: {advice}"));
                Status::Unknown
            }
        };
        Some(Period {
            date,
            status,
            label: node.key("label").text(self.language, problems),
            note: node.key("note").text(self.language, problems),
            events: self.references(&node.key("events"), &self.events, "event", problems, EventIx::new),
            citations: self.citations(&node.key("citations"), problems),
        })
    }

    fn dispute(&self, node: &Node, problems: &mut Problems) -> Dispute {
        let claims = node.key("claims").each(problems, |claim, problems| Some(self.claim(claim, problems)));
        if claims.len() < 2 {
            problems.warning(&node.key("claims"), "A dispute needs two claims or more that cannot all hold.");
        }
        Dispute {
            id: node.key("id").string(problems),
            title: node.key("title").text(self.language, problems),
            explanation: node.key("explanation").text(self.language, problems),
            claims,
        }
    }

    fn claim(&self, node: &Node, problems: &mut Problems) -> Claim {
        let text = node.key("date").string(problems);
        let parsed = (!text.is_empty()).then(|| edtf::parse(&text));
        let date = parsed.and_then(|date| date.map_err(|message| problems.error(&node.key("date"), message)).ok());
        Claim {
            id: node.key("id").string(problems),
            statement: node.key("statement").text(self.language, problems),
            date,
            events: self.references(&node.key("events"), &self.events, "event", problems, EventIx::new),
            tracks: self.references(&node.key("tracks"), &self.tracks, "track", problems, TrackIx::new),
            citations: self.citations(&node.key("citations"), problems),
        }
    }

    fn section(&self, node: &Node, problems: &mut Problems) -> Section {
        let passage = |node: &Node, problems: &mut Problems| {
            Some(Passage {
                id: node.key("id").string(problems),
                text: node.key("text").text(self.language, problems),
                events: self.references(&node.key("events"), &self.events, "event", problems, EventIx::new),
                tracks: self.references(&node.key("tracks"), &self.tracks, "track", problems, TrackIx::new),
                citations: self.citations(&node.key("citations"), problems),
            })
        };
        Section {
            id: node.key("id").string(problems),
            heading: node.key("heading").text(self.language, problems),
            passages: node.key("passages").each(problems, passage),
        }
    }

    fn see_also(&self, node: &Node, problems: &mut Problems) -> SeeAlso {
        SeeAlso {
            id: node.key("id").string(problems),
            title: node.key("title").text(self.language, problems),
            url: node.key("url").url(problems),
        }
    }
}
