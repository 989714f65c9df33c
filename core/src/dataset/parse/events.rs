//! Reads events one by one into columns, before all that they refer to is known.
//! Knows the keys of an event; knows nothing of the file around them.

use super::references::expect_id;
use super::resolve::Unresolved;
use crate::dataset::events::{Events, Kind};
use crate::dataset::json::Json;
use crate::dataset::names::{Ids, Known, Names, Table};
use crate::dataset::read::{Node, Problems, Reference, Stage, clipped};
use crate::dataset::{
    ActorIx, Citation, DerivedDate, EventIx, Lane, Link, LinkKind, PlaceIx, SectionIx, SourceIx, Text, TextRef,
};
use crate::date::{Date, Day, Endpoint, Form, edtf};
use crate::order::sort;
use std::borrow::Cow;

/// The fields of an event whose problems are listed apart, in the order of the list.
pub(super) mod field {
    pub const TITLE: usize = 0;
    pub const WEIGHT: usize = 1;
    pub const SUMMARY: usize = 2;
    pub const CATEGORY: usize = 3;
    pub const INITIATOR: usize = 4;
    pub const ACTORS: usize = 5;
    pub const PLACES: usize = 6;
    pub const CITATIONS: usize = 7;
    pub const REPORTED_BY: usize = 8;
    pub const DERIVED_DATE: usize = 9;
    pub const LINKS: usize = 10;
}

/// A reference to nothing that could be looked up.
pub(super) const NOTHING: u32 = u32::MAX;

/// The events that have been read, as the file has them. `ActorIx` and so on are references in them: numbers of ids
/// among those of their kind that have been named so far.
#[derive(Clone, Default)]
pub struct Reading {
    events: Events,
    table: Table,
    /// The items of the list so far; for each that is no event, how many events are before it.
    items: usize,
    skipped: Vec<u32>,
    initiators: Vec<u32>,
    categories: Vec<u32>,
    named: Named,
    /// Links that say nothing, as event and item.
    void: Vec<(u32, u32)>,
}

/// What has been named so far.
#[derive(Clone, Default)]
pub struct Named {
    pub parties: Names,
    pub categories: Names,
    pub actors: Names,
    pub places: Names,
    pub sources: Names,
    pub sections: Names,
    /// Events that are named before they come.
    pub events: Names,
}

impl Reading {
    pub fn count(&self) -> usize {
        self.events.len()
    }

    /// Reads an item of the list of events.
    pub fn read(&mut self, value: &Json, problems: &mut Problems) {
        let root = Node::root(&Json::Null);
        let list = root.key("events");
        let node = list.item(self.items, Some(value));
        let event = self.events.len();
        self.items += 1;
        problems.turn_to(Stage::Ids, event);
        if !node.expect_object(problems) {
            self.skipped.push(event as u32);
            return;
        }
        let taken = Known { table: &self.table, ids: Ids::Events(&self.events.heap) };
        let id = node.own_id("event", self.items - 1, problems, taken);

        problems.turn_to(Stage::Dates, event);
        let (date, written) = date_or_unknown(&node.key("date"), problems);

        problems.turn_to(Stage::Contents, event);
        problems.at_field(field::TITLE);
        let title = Said::read(&node.key("title"), problems);
        if title.view().is_empty() {
            problems.error(&node.key("title"), "The title is missing; the id is shown instead. Add one.");
        }
        problems.at_field(field::WEIGHT);
        let weight = node.key("weight").number(problems).unwrap_or(3.0);
        if !(1.0..=5.0).contains(&weight) {
            problems.warning(&node.key("weight"), "The weight is outside 1 to 5; the nearest is taken.");
        }
        problems.at_field(field::SUMMARY);
        let summary = Said::read(&node.key("summary"), problems);
        let title = if title.view().is_empty() { TextRef::plain("", &id) } else { title.view() };

        self.table.add(&id, Ids::Events(&self.events.heap));
        self.events.heap.push(&[TextRef::plain("", &id), TextRef::plain("", &written), title, summary.view()]);
        self.events.dates.push(&date);
        self.events.kinds.push(Kind::new(None, weight.clamp(1.0, 5.0) as u8, Lane::Joint));
        self.read_references(event, &node, problems);
    }

    fn read_references(&mut self, event: usize, node: &Node, problems: &mut Problems) {
        let (events, named) = (&mut self.events, &mut self.named);
        problems.at_field(field::CATEGORY);
        self.categories.push(reference(&node.key("category"), &mut named.categories, problems));
        problems.at_field(field::INITIATOR);
        self.initiators.push(reference(&node.key("initiator"), &mut named.parties, problems));
        for (item, node) in items(&node.key("actors"), field::ACTORS, problems) {
            problems.at_item(item);
            events.actors.push(event, ActorIx(reference(&node, &mut named.actors, problems)));
        }
        for (item, node) in items(&node.key("places"), field::PLACES, problems) {
            problems.at_item(item);
            events.places.push(event, PlaceIx(reference(&node, &mut named.places, problems)));
        }
        for (item, node) in items(&node.key("citations"), field::CITATIONS, problems) {
            problems.at_item(item);
            events.citations.push(event, named.citation(&node, problems));
        }
        for (item, node) in items(&node.key("reported_by"), field::REPORTED_BY, problems) {
            problems.at_item(item);
            events.reported_by.push(event, SourceIx(reference(&node, &mut named.sources, problems)));
        }
        problems.at_field(field::DERIVED_DATE);
        let derived = node.key("derived_date");
        if !derived.is_missing() && derived.expect_object(problems) {
            let anchor = named.event(
                &derived.key("anchor"),
                Known { table: &self.table, ids: Ids::Events(&events.heap) },
                problems,
            );
            problems.provided = Some(Reference::Event(anchor));
            let words = derived.key("words").text("", problems);
            problems.provided = None;
            events.derived_dates.push(event, DerivedDate { anchor: EventIx(anchor), words });
        }
        for (item, node) in items(&node.key("links"), field::LINKS, problems) {
            problems.at_item(item);
            let link = named.link(&node, Known { table: &self.table, ids: Ids::Events(&events.heap) }, problems);
            if link.is_none_or(|(_, kind)| kind.is_none()) {
                self.void.push((event as u32, item as u32));
            }
            let (to, kind) = link.unwrap_or((NOTHING, None));
            events.links.push(event, Link { to: EventIx(to), kind: kind.unwrap_or(LinkKind::LedTo) });
        }
    }

    /// Puts the events in order of time.
    pub fn in_order(self) -> Unresolved {
        let Reading { mut events, mut table, skipped, initiators, categories, named, void, .. } = self;
        let count = events.len();
        let key = |event: usize| events.dates.get(event).map_or((0, 0), |date| time(&date));
        let mut order = None;
        if !(1..count).all(|event| key(event - 1) <= key(event)) {
            let mut places: Vec<u32> = (0..count as u32).collect();
            sort(&mut places, |event| key(*event as usize));
            order = Some(places);
        }
        let mut places = None;
        if let Some(order) = &order {
            events.dates.reorder(order);
            let mut to = vec![0; count];
            for (place, event) in order.iter().enumerate() {
                if let Some(to) = to.get_mut(*event as usize) {
                    *to = place as u32;
                }
            }
            events.heap.reorder(order, &to);
            table.moved(&to);
            places = Some(to);
        }
        Unresolved { events, table: table.into(), skipped, initiators, categories, named, void, order, places }
    }
}

/// What events are put in order by. What has no date comes last.
pub fn time(date: &Date) -> (i64, i64) {
    let anchor = date.earliest().or(date.latest()).map_or(i64::MAX, |day| i64::from(day.0));
    (anchor, i64::from(date.latest().unwrap_or(Day::MAX).0))
}

impl Named {
    fn citation(&mut self, node: &Node, problems: &mut Problems) -> Citation {
        let mut citation = Citation { source: SourceIx(NOTHING), section: SectionIx(0), paragraph: 0, sentence: 0 };
        if node.expect_object(problems) {
            expect_id(&node.key("source"), "source", problems);
            citation.source = SourceIx(reference(&node.key("source"), &mut self.sources, problems));
            problems.provided = Some(Reference::Source(citation.source.0));
            citation.section = SectionIx::new(self.sections.number(&node.key("section").string(problems)));
            citation.paragraph = node.key("paragraph").count(problems);
            citation.sentence = node.key("sentence").count(problems);
            problems.provided = None;
        }
        citation
    }

    /// Where a link leads, and how if that is known; `None` if it is no link at all.
    fn link(&mut self, node: &Node, known: Known, problems: &mut Problems) -> Option<(u32, Option<LinkKind>)> {
        if !node.expect_object(problems) {
            return None;
        }
        let to = self.event(&node.key("to"), known, problems);
        problems.provided = Some(Reference::Event(to));
        let kind = match node.key("kind").string(problems).as_str() {
            "led-to" => Some(LinkKind::LedTo),
            "responds-to" => Some(LinkKind::RespondsTo),
            "contradicts" => Some(LinkKind::Contradicts),
            "part-of" => Some(LinkKind::PartOf),
            other => {
                let kinds = "led-to, responds-to, contradicts or part-of";
                problems.error(&node.key("kind"), format!("“{}” is no kind of link: write {kinds}.", clipped(other)));
                None
            }
        };
        problems.provided = None;
        Some((to, kind))
    }

    /// A reference to an event, which is there or is still to come: four times its number, and what the number is.
    fn event(&mut self, node: &Node, known: Known, problems: &mut Problems) -> u32 {
        expect_id(node, "event", problems);
        let known = |id: &str| known.position(id).map(|event| event as u32 * 4 + 2);
        match node.value {
            Some(Json::Text(id)) if let Some(known) = known(id) => known,
            _ => match reference(node, &mut self.events, problems) {
                NOTHING => NOTHING,
                other => other / 2 * 4 + other % 2,
            },
        }
    }
}

/// A reference by an id: twice the id's number, and one more where it is a text; what else is not found is not told.
fn reference(node: &Node, names: &mut Names, problems: &mut Problems) -> u32 {
    match node.value {
        Some(Json::Text(id)) => names.number(id) as u32 * 2 + 1,
        None => NOTHING,
        Some(_) => match node.string(problems) {
            id if id.is_empty() => NOTHING,
            id => names.number(&id) as u32 * 2,
        },
    }
}

fn items<'a>(
    list: &'a Node<'a>,
    field: usize,
    problems: &mut Problems,
) -> impl Iterator<Item = (usize, Node<'a>)> + use<'a> {
    problems.at_field(field);
    list.items(problems).enumerate()
}

/// A text that has been read and not yet put away.
struct Said<'a> {
    plain: Cow<'a, str>,
    several: Text,
}

impl<'a> Said<'a> {
    fn read(node: &Node<'a>, problems: &mut Problems) -> Said<'a> {
        match node.value {
            Some(Json::Object(_)) => Said { plain: "".into(), several: node.text("", problems) },
            Some(Json::Text(text)) => {
                Said { plain: node.shown(text.as_ref(), problems).into(), several: Text::default() }
            }
            _ => Said { plain: node.string(problems).into(), several: Text::default() },
        }
    }

    fn view(&self) -> TextRef<'_> {
        let several = self.several.view();
        if self.plain.is_empty() && !several.words.is_empty() { several } else { TextRef::plain("", &self.plain) }
    }
}

/// The date, and how it is written if that is not how the widget writes it.
fn date_or_unknown<'a>(node: &Node<'a>, problems: &mut Problems) -> (Date, Cow<'a, str>) {
    let unknown = Date { form: Form::Single, start: Endpoint::Unknown, end: Endpoint::Unknown };
    let known = problems.count();
    let text: Cow<'a, str> = match node.value {
        Some(Json::Text(text)) => text.as_ref().into(),
        _ => node.string(problems).into(),
    };
    if text.trim().is_empty() {
        // What stands there and is no text has been reported.
        if problems.count() == known {
            let message = "The date is missing; the event stands in the list, but not on the axis. Add an EDTF date.";
            problems.error(node, message);
        }
        return (unknown, "".into());
    }
    let date = edtf::parse(&text).unwrap_or_else(|message| {
        problems.error(node, message);
        unknown
    });
    // A whole day can be written in one way only.
    let is_day = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_usual = if is_day { date != unknown } else { edtf::write(&date) == *text };
    (date, if is_usual { "".into() } else { text })
}
