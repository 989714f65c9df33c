//! Resolves ids to positions, and says what was probably meant where there is no such id.

use super::resolve::Unresolved;
use crate::dataset::json::Json;
use crate::dataset::names::{Known, Names};
use crate::dataset::read::{Node, Problems, clipped};
use crate::dataset::{Citation, EventIx, Lane, SectionIx, SourceIx};
use crate::order::Set;
use std::cell::RefCell;

/// The names that later parts refer to, and the language of plain strings.
pub struct Context<'a> {
    pub language: &'a str,
    pub parties: Names,
    pub actors: Names,
    pub places: Names,
    pub sources: Names,
    pub categories: Names,
    pub events: &'a Unresolved,
    pub tracks: Names,
    /// What citations call the sections of sources, in the order in which they do.
    pub sections: RefCell<Names>,
}

impl Context<'_> {
    /// Resolves one id; a missing one is `None` without a problem.
    pub fn reference(&self, node: &Node, names: Known, what: &str, problems: &mut Problems) -> Option<usize> {
        if node.is_missing() {
            return None;
        }
        let id = node.string(problems);
        let found = names.position(&id);
        if found.is_none() && matches!(node.value, Some(Json::Text(_))) {
            problems.error_with(node, || unknown(names, what, &id));
        }
        found
    }

    /// Resolves a list of ids; what is named twice counts once.
    pub fn references<T>(
        &self,
        list: &Node,
        names: Known,
        what: &str,
        problems: &mut Problems,
        new: impl Fn(usize) -> T,
    ) -> Vec<T> {
        let mut seen: Set<usize> = Set::default();
        list.each(problems, |node, problems| {
            self.reference(node, names, what, problems).filter(|position| seen.insert(*position)).map(&new)
        })
    }

    /// Resolves the events of a list.
    pub fn events(&self, list: &Node, problems: &mut Problems) -> Vec<EventIx> {
        // Without any, nothing need be known of the events.
        match list.value {
            Some(Json::List(items)) if items.is_empty() => Vec::new(),
            None => Vec::new(),
            _ => self.references(list, self.events.known(), "event", problems, EventIx::new),
        }
    }

    /// Resolves an id that has to be there.
    pub fn required(&self, node: &Node, names: Known, what: &str, problems: &mut Problems) -> Option<usize> {
        expect_id(node, what, problems);
        self.reference(node, names, what, problems)
    }

    /// Who began something, by the id of a party; “joint” where it says nobody.
    pub fn initiator(&self, id: &str) -> Result<Lane, String> {
        match self.parties.position(id) {
            Some(0) => Ok(Lane::First),
            Some(1) => Ok(Lane::Second),
            _ if id == "joint" => Ok(Lane::Joint),
            _ => {
                let advice = "write the id of one of the two parties, or “joint”; it is shown as joint.";
                Err(match id.is_empty() {
                    true => format!("Here nobody is said to have begun it: {advice}"),
                    false => format!("“{}” says nobody who began it: {advice}", clipped(id)),
                })
            }
        }
    }

    /// A party that is named only where it applies.
    pub fn side(&self, node: &Node, problems: &mut Problems) -> Option<Lane> {
        match self.reference(node, self.parties.known(), "party", problems) {
            Some(0) => Some(Lane::First),
            Some(1) => Some(Lane::Second),
            _ => None,
        }
    }

    pub fn citations(&self, list: &Node, problems: &mut Problems) -> Vec<Citation> {
        list.each(problems, |node, problems| {
            if !node.expect_object(problems) {
                return None;
            }
            let source = self.required(&node.key("source"), self.sources.known(), "source", problems)?;
            let section = self.called(&node.key("section").string(problems));
            Some(Citation {
                source: SourceIx::new(source),
                section,
                paragraph: node.key("paragraph").count(problems),
                sentence: node.key("sentence").count(problems),
            })
        })
    }

    /// The number of what a citation calls a section.
    pub fn called(&self, id: &str) -> SectionIx {
        SectionIx::new(self.sections.borrow_mut().number(id))
    }
}

/// What is said of an id that nothing has.
pub fn unknown(names: Known, what: &str, id: &str) -> String {
    let advice = match names.nearest(id) {
        Some(near) => format!("Did you mean “{}”?", clipped(near)),
        None => "Add it, or correct the id.".to_owned(),
    };
    format!("There is no {what} with the id “{}”. {advice}", clipped(id))
}

/// Says so where an id has to stand, and none does.
pub fn expect_id(node: &Node, what: &str, problems: &mut Problems) {
    if node.is_missing() {
        problems.error(node, format!("Here the id of the {what} is missing, so that this is left out. Add it."));
    }
}
