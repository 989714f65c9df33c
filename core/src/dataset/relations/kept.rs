//! What of a dataset is written: everything, or some of its events and all that they refer to.
//! Knows what refers to what; knows nothing of how it is written.

use crate::dataset::{ActorIx, CategoryIx, Citation, Dataset, Dispute, EventIx, Passage, PlaceIx, Section, SourceIx};

/// Without events, everything is kept.
#[derive(Default)]
pub struct Kept<'a> {
    /// In order.
    events: Option<&'a [EventIx]>,
    pub actors: Chosen,
    pub places: Chosen,
    pub sources: Chosen,
    pub categories: Chosen,
}

/// The items of a list that are kept; without a choice, all of them.
#[derive(Default)]
pub struct Chosen(Option<Vec<bool>>);

impl Chosen {
    fn none_of<T>(list: &[T]) -> Chosen {
        Chosen(Some(vec![false; list.len()]))
    }

    fn choose(&mut self, position: u32) {
        if let Some(is) = self.0.as_mut().and_then(|chosen| chosen.get_mut(position as usize)) {
            *is = true;
        }
    }

    fn has(&self, position: usize) -> bool {
        self.0.as_ref().is_none_or(|chosen| chosen.get(position).is_some_and(|is| *is))
    }

    /// What of a list is kept, in its order.
    pub fn of<'l, T>(&'l self, list: &'l [T]) -> impl Iterator<Item = &'l T> {
        list.iter().enumerate().filter(|(position, _)| self.has(*position)).map(|(_, item)| item)
    }
}

impl<'a> Kept<'a> {
    pub fn of(dataset: &Dataset, events: &'a [EventIx]) -> Kept<'a> {
        let mut kept = Kept {
            events: Some(events),
            actors: Chosen::none_of(&dataset.actors),
            places: Chosen::none_of(&dataset.places),
            sources: Chosen::none_of(&dataset.sources),
            categories: Chosen::none_of(&dataset.categories),
        };
        for event in events.iter().filter_map(|event| dataset.event(*event)) {
            event.category.iter().for_each(|CategoryIx(category)| kept.categories.choose(*category));
            event.actors.iter().for_each(|ActorIx(actor)| kept.actors.choose(*actor));
            event.places.iter().for_each(|PlaceIx(place)| kept.places.choose(*place));
            event.reported_by.iter().for_each(|SourceIx(source)| kept.sources.choose(*source));
            cite(&mut kept.sources, event.citations);
        }
        let (actors, sources) = (&kept.actors, &mut kept.sources);
        actors.of(&dataset.actors).for_each(|actor| cite(sources, &actor.citations));
        dataset
            .tracks
            .iter()
            .flat_map(|track| &track.periods)
            .for_each(|period| cite(&mut kept.sources, &period.citations));
        for dispute in dataset.disputes.iter() {
            if kept.has_dispute(dispute) {
                dispute.claims.iter().for_each(|claim| cite(&mut kept.sources, &claim.citations));
            }
        }
        for passage in dataset.narrative.iter().flat_map(|section| &section.passages) {
            if kept.has_passage(passage) {
                cite(&mut kept.sources, &passage.citations);
            }
        }
        dataset.parties.iter().filter_map(|party| party.capital).for_each(|PlaceIx(place)| kept.places.choose(place));
        // What a place lies within may lie within another; each round goes one step further out.
        for _ in 0..dataset.places.len() {
            let within: Vec<PlaceIx> = kept.places.of(&dataset.places).filter_map(|place| place.within).collect();
            if within.iter().all(|PlaceIx(place)| kept.places.has(*place as usize)) {
                break;
            }
            within.iter().for_each(|PlaceIx(place)| kept.places.choose(*place));
        }
        kept
    }

    pub fn has(&self, event: EventIx) -> bool {
        self.events.is_none_or(|events| events.binary_search(&event).is_ok())
    }

    /// Whether something is kept that refers to events: one of them is, or it refers to none.
    fn has_any<'e>(&self, mut events: impl Iterator<Item = &'e EventIx>) -> bool {
        let mut refers = false;
        let has = events.any(|event| {
            refers = true;
            self.has(*event)
        });
        has || !refers
    }

    /// A dispute is kept with all its claims, since one alone contradicts nothing.
    pub fn has_dispute(&self, dispute: &Dispute) -> bool {
        self.has_any(dispute.claims.iter().flat_map(|claim| &claim.events))
    }

    pub fn has_passage(&self, passage: &Passage) -> bool {
        self.has_any(passage.events.iter())
    }

    pub fn has_section(&self, section: &Section) -> bool {
        section.passages.is_empty() || section.passages.iter().any(|passage| self.has_passage(passage))
    }
}

fn cite(sources: &mut Chosen, citations: &[Citation]) {
    citations.iter().for_each(|citation| sources.choose(citation.source.0));
}
