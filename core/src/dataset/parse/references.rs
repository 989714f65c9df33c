//! Resolves ids to positions, and says what was probably meant where there is no such id.

use crate::dataset::json::Json;
use crate::dataset::names::Names;
use crate::dataset::read::{Node, Problems, clipped};
use crate::dataset::{Citation, DerivedDate, EventIx, Lane, Link, LinkKind, SourceIx};
use crate::order::Set;

/// The names that later parts refer to, and the language of plain strings.
pub struct Context<'a> {
    pub language: &'a str,
    pub parties: Names,
    pub actors: Names,
    pub places: Names,
    pub sources: Names,
    pub categories: Names,
    pub events: Names,
    pub tracks: Names,
}

impl Context<'_> {
    /// Resolves one id; a missing one is `None` without a problem.
    pub fn reference(&self, node: &Node, names: &Names, what: &str, problems: &mut Problems) -> Option<usize> {
        if node.is_missing() {
            return None;
        }
        let id = node.string(problems);
        let found = names.position(&id);
        if found.is_none() && matches!(node.value, Some(Json::Text(_))) {
            problems.error_with(node, || {
                let advice = match names.nearest(&id) {
                    Some(near) => format!("Did you mean “{}”?", clipped(near)),
                    None => "Add it, or correct the id.".to_owned(),
                };
                format!("There is no {what} with the id “{}”. {advice}", clipped(&id))
            });
        }
        found
    }

    /// Resolves a list of ids; what is named twice counts once.
    pub fn references<T>(
        &self,
        list: &Node,
        names: &Names,
        what: &str,
        problems: &mut Problems,
        new: impl Fn(usize) -> T,
    ) -> Vec<T> {
        let mut seen: Set<usize> = Set::default();
        list.each(problems, |node, problems| {
            self.reference(node, names, what, problems).filter(|position| seen.insert(*position)).map(&new)
        })
    }

    /// Resolves an id that has to be there.
    pub fn required(&self, node: &Node, names: &Names, what: &str, problems: &mut Problems) -> Option<usize> {
        if node.is_missing() {
            problems.error(node, format!("Here the id of the {what} is missing, so that this is left out. Add it."));
        }
        self.reference(node, names, what, problems)
    }

    pub fn initiator(&self, node: &Node, problems: &mut Problems) -> Lane {
        let id = node.string(problems);
        match self.parties.position(&id) {
            Some(0) => Lane::First,
            Some(1) => Lane::Second,
            _ if id == "joint" => Lane::Joint,
            _ => {
                let advice = "write the id of one of the two parties, or “joint”; it is shown as joint.";
                match id.is_empty() {
                    true => problems.error(node, format!("Here nobody is said to have begun it: {advice}")),
                    false => problems.error(node, format!("“{}” says nobody who began it: {advice}", clipped(&id))),
                }
                Lane::Joint
            }
        }
    }

    /// A party that is named only where it applies.
    pub fn side(&self, node: &Node, problems: &mut Problems) -> Option<Lane> {
        match self.reference(node, &self.parties, "party", problems) {
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
            let source = self.required(&node.key("source"), &self.sources, "source", problems)?;
            Some(Citation {
                source: SourceIx::new(source),
                section: node.key("section").string(problems),
                paragraph: node.key("paragraph").count(problems),
                sentence: node.key("sentence").count(problems),
            })
        })
    }

    pub fn derived_date(&self, node: &Node, problems: &mut Problems) -> Option<DerivedDate> {
        if node.is_missing() || !node.expect_object(problems) {
            return None;
        }
        let anchor = self.required(&node.key("anchor"), &self.events, "event", problems)?;
        Some(DerivedDate { anchor: EventIx::new(anchor), words: node.key("words").text(self.language, problems) })
    }

    pub fn links(&self, list: &Node, problems: &mut Problems) -> Vec<Link> {
        list.each(problems, |node, problems| {
            if !node.expect_object(problems) {
                return None;
            }
            let to = self.required(&node.key("to"), &self.events, "event", problems)?;
            let kind = match node.key("kind").string(problems).as_str() {
                "led-to" => LinkKind::LedTo,
                "responds-to" => LinkKind::RespondsTo,
                "contradicts" => LinkKind::Contradicts,
                "part-of" => LinkKind::PartOf,
                other => {
                    let kinds = "led-to, responds-to, contradicts or part-of";
                    problems
                        .error(&node.key("kind"), format!("“{}” is no kind of link: write {kinds}.", clipped(other)));
                    return None;
                }
            };
            Some(Link { to: EventIx::new(to), kind })
        })
    }
}
