//! Resolves what events refer to once all of the file is known, and says what is not there.
//! Knows references; knows no JSON.

use super::events::{NOTHING, Named, field};
use super::references::{Context, unknown};
use crate::dataset::events::columns::{Ragged, Sparse};
use crate::dataset::events::{Events, Kind};
use crate::dataset::json::Json;
use crate::dataset::names::{Ids, Known, Names, Table};
use crate::dataset::read::{Node, Problems, Reference, Stage};
use crate::dataset::{ActorIx, CategoryIx, Citation, DerivedDate, EventIx, Lane, Link, PlaceIx, SectionIx, SourceIx};
use std::cell::OnceCell;

/// Events in order of time, whose references are still those of the file.
#[derive(Default)]
pub struct Unresolved {
    pub events: Events,
    /// Where ids stand; made when one is asked for.
    pub table: OnceCell<Table>,
    pub skipped: Vec<u32>,
    pub initiators: Vec<u32>,
    pub categories: Vec<u32>,
    pub named: Named,
    /// Links that say nothing, as event and item.
    pub void: Vec<(u32, u32)>,
    /// The events of the file in order of time, if that is another one.
    pub order: Option<Vec<u32>>,
    /// The place of each event of the file in that order.
    pub places: Option<Vec<u32>>,
}

/// One kind of reference: what it is called in a problem, what has been named, where that is, if anywhere.
struct Kin<'a> {
    what: &'static str,
    named: &'a Names,
    known: Known<'a>,
    positions: Vec<Option<u32>>,
}

impl<'a> Kin<'a> {
    fn new(what: &'static str, named: &'a Names, known: Known<'a>) -> Kin<'a> {
        let positions = named.ids.iter().map(|id| known.position(id).map(|position| position as u32)).collect();
        Kin { what, named, known, positions }
    }

    fn find(&self, reference: u32) -> Option<u32> {
        *self.positions.get((reference / 2) as usize)?
    }
}

/// The columns with what the references of the file mean.
#[derive(Clone, Default)]
pub struct Resolved {
    pub kinds: Vec<Kind>,
    pub actors: Ragged<ActorIx>,
    pub places: Ragged<PlaceIx>,
    pub citations: Ragged<Citation>,
    pub reported_by: Ragged<SourceIx>,
    pub derived_dates: Sparse<DerivedDate>,
    pub links: Ragged<Link>,
}

impl Resolved {
    /// Leaves out all events from this one.
    pub fn truncate(&mut self, event: usize) {
        self.kinds.truncate(event);
        self.actors.truncate(event);
        self.places.truncate(event);
        self.citations.truncate(event);
        self.reported_by.truncate(event);
        self.derived_dates.truncate(event);
        self.links.truncate(event);
    }

    /// Whether everything that is referred to is there.
    pub fn fits(&self, context: &Context, events: usize) -> bool {
        let [categories, actors, places, sources] =
            [&context.categories, &context.actors, &context.places, &context.sources]
                .map(|names| names.ids.len() as u32);
        let sections = context.sections.borrow().ids.len() as u32;
        self.kinds.iter().filter_map(|kind| kind.category()).all(|category| category.0 < categories)
            && self.actors.items().iter().all(|actor| actor.0 < actors)
            && self.places.items().iter().all(|place| place.0 < places)
            && self.citations.items().iter().all(|one| one.source.0 < sources && one.section.0 < sections)
            && self.reported_by.items().iter().all(|source| source.0 < sources)
            && self.links.items().iter().all(|link| (link.to.0 as usize) < events)
            && self.derived_dates.items().all(|derived| (derived.anchor.0 as usize) < events)
    }
}

/// Where a reference stands: the event, the field and its key, the item of a list and its key.
type At<'a> = (usize, (usize, &'a str), Option<usize>, Option<&'a str>);

impl Unresolved {
    pub fn resolve(&self, context: &Context, problems: &mut Problems) -> Resolved {
        let (events, named) = (&self.events, &self.named);
        let categories = Kin::new("category", &named.categories, context.categories.known());
        let actors = Kin::new("actor", &named.actors, context.actors.known());
        let places = Kin::new("place", &named.places, context.places.known());
        let sources = Kin::new("source", &named.sources, context.sources.known());
        let ahead = Kin::new("event", &named.events, context.events.known());
        let nobody = context.initiator("");
        let initiators: Vec<Result<Lane, String>> = named.parties.ids.iter().map(|id| context.initiator(id)).collect();
        let mut sections: Vec<Option<SectionIx>> = vec![None; named.sections.ids.len()];

        problems.settle(self.places.as_deref(), |reference| match reference {
            Reference::Source(source) => sources.find(source).is_some(),
            Reference::Event(event) => self.event(event, &ahead).is_some(),
        });
        // What is no text is not told, since that has been.
        let mut find = |kin: &Kin, reference: u32, at: At| {
            let found = kin.find(reference);
            if found.is_none() && reference != NOTHING && reference & 1 == 1 {
                let id = kin.named.known().ids.id((reference / 2) as usize).unwrap_or_default();
                self.say(at, problems, || unknown(kin.known, kin.what, id));
            }
            found
        };
        let mut new = Resolved::default();
        new.kinds.reserve_exact(events.len());
        for event in 0..events.len() {
            let file = self.in_file(event);
            let category = self.categories.get(file).copied().unwrap_or(NOTHING);
            let category = find(&categories, category, (event, (field::CATEGORY, "category"), None, None));
            let initiator = self.initiators.get(file).map_or(NOTHING, |reference| *reference / 2) as usize;
            let lane = initiators.get(initiator).unwrap_or(&nobody).as_ref().copied().unwrap_or(Lane::Joint);
            let weight = events.kinds.get(file).map_or(1, |kind| kind.weight());
            new.kinds.push(Kind::new(category.map(CategoryIx), weight, lane));
            for (item, ActorIx(reference)) in events.actors.get(file).iter().enumerate() {
                let found = find(&actors, *reference, (event, (field::ACTORS, "actors"), Some(item), None));
                // What is named twice counts once.
                if let Some(found) = found.map(ActorIx).filter(|found| !new.actors.get(event).contains(found)) {
                    new.actors.push(event, found);
                }
            }
            for (item, PlaceIx(reference)) in events.places.get(file).iter().enumerate() {
                let found = find(&places, *reference, (event, (field::PLACES, "places"), Some(item), None));
                if let Some(found) = found.map(PlaceIx).filter(|found| !new.places.get(event).contains(found)) {
                    new.places.push(event, found);
                }
            }
            for (item, SourceIx(reference)) in events.reported_by.get(file).iter().enumerate() {
                let found = find(&sources, *reference, (event, (field::REPORTED_BY, "reported_by"), Some(item), None));
                if let Some(found) = found.map(SourceIx).filter(|found| !new.reported_by.get(event).contains(found)) {
                    new.reported_by.push(event, found);
                }
            }
            for (item, citation) in events.citations.get(file).iter().enumerate() {
                let at = (event, (field::CITATIONS, "citations"), Some(item), Some("source"));
                let Some(source) = find(&sources, citation.source.0, at) else { continue };
                let number = citation.section.0 as usize;
                if let Some(section) = sections.get_mut(number) {
                    let name = named.sections.known().ids.id(number).unwrap_or_default();
                    let section = *section.get_or_insert_with(|| context.called(name));
                    new.citations.push(event, Citation { source: SourceIx(source), section, ..*citation });
                }
            }
        }
        self.resolve_events(&ahead, &mut new, problems);
        for event in 0..events.len() {
            let initiator = self.initiators.get(self.in_file(event)).map_or(NOTHING, |reference| *reference / 2);
            if let Err(message) = initiators.get(initiator as usize).unwrap_or(&nobody) {
                let at = (event, (field::INITIATOR, "initiator"), None, None);
                self.say(at, problems, || message.clone());
            }
        }
        new
    }

    /// Resolves what refers to other events.
    fn resolve_events(&self, ahead: &Kin, new: &mut Resolved, problems: &mut Problems) {
        let mut find = |reference: u32, at: At| {
            let found = self.event(reference, ahead);
            if found.is_none() && reference != NOTHING && reference & 1 == 1 {
                let id = ahead.named.known().ids.id((reference / 4) as usize).unwrap_or_default();
                self.say(at, problems, || unknown(ahead.known, ahead.what, id));
            }
            found.map(EventIx)
        };
        for event in 0..self.events.len() {
            let file = self.in_file(event);
            if let Some(derived) = self.events.derived_dates.get(file) {
                let at = (event, (field::DERIVED_DATE, "derived_date"), None, Some("anchor"));
                if let Some(anchor) = find(derived.anchor.0, at) {
                    new.derived_dates.push(event, DerivedDate { anchor, words: derived.words.clone() });
                }
            }
            for (item, link) in self.events.links.get(file).iter().enumerate() {
                let to = find(link.to.0, (event, (field::LINKS, "links"), Some(item), Some("to")));
                let is_void = self.void.binary_search(&(file as u32, item as u32)).is_ok();
                if let Some(to) = to.filter(|_| !is_void) {
                    new.links.push(event, Link { to, kind: link.kind });
                }
            }
        }
    }

    // Most events have nothing wrong with them.
    #[cold]
    fn say(&self, (event, (number, key), item, inner): At, problems: &mut Problems, message: impl FnOnce() -> String) {
        let file = self.in_file(event);
        // Items of the list that are no events have no number.
        let position = file + self.skipped.partition_point(|before| *before as usize <= file);
        let root = Node::root(&Json::Null);
        let list = root.key("events");
        let node = list.item(position, None);
        let mut node = &node.key(key);
        problems.turn_to(Stage::Contents, event);
        problems.at_field(number);
        let in_list;
        if let Some(item) = item {
            problems.at_item(item);
            in_list = node.item(item, None);
            node = &in_list;
        }
        match inner {
            Some(inner) => problems.error_with(&node.key(inner), message),
            None => problems.error_with(node, message),
        }
    }

    /// Which event of the file it is.
    fn in_file(&self, event: usize) -> usize {
        let file = self.order.as_ref().and_then(|order| order.get(event));
        file.map_or(event, |file| *file as usize)
    }

    /// The events that can be referred to.
    pub fn known(&self) -> Known<'_> {
        let ids = Ids::Events(&self.events.heap);
        let table = self.table.get_or_init(|| {
            let mut table = Table::default();
            for id in self.events.ids() {
                table.add(id, ids);
            }
            table
        });
        Known { table, ids }
    }

    /// The event that a reference leads to.
    fn event(&self, reference: u32, ahead: &Kin) -> Option<u32> {
        match reference {
            NOTHING => None,
            known if known & 2 != 0 => Some(self.place(known / 4)),
            other => ahead.find(other / 4 * 2),
        }
    }

    /// The place in order of time of an event of the file.
    fn place(&self, file: u32) -> u32 {
        let place = self.places.as_ref().and_then(|places| places.get(file as usize));
        place.copied().unwrap_or(file)
    }

    /// The events with the columns that have been resolved.
    pub fn close(self, new: Resolved, language: &str) -> Events {
        let Resolved { kinds, actors, places, citations, reported_by, mut derived_dates, links } = new;
        derived_dates.each(|derived| derived.words = derived.words.in_language(language));
        let (heap, dates) = (self.events.heap, self.events.dates);
        let mut events = Events { heap, dates, kinds, actors, places, citations, reported_by, derived_dates, links };
        events.set_language(language);
        events.close();
        events
    }
}
