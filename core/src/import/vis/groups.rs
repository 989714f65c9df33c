//! The groups of vis-timeline: which of them are the sides, and what the others hold.
//! Knows how groups nest; knows nothing of items.

use super::super::json::{clipped, keys, step, text};
use super::super::markup::plain_text;
use super::super::notes::Notes;
use super::super::{Draft, Side};
use crate::dataset::json::Json;
use std::collections::HashMap;

/// The groups in their order.
#[derive(Default)]
pub struct Groups {
    groups: Vec<Group>,
    by_id: HashMap<String, usize>,
}

struct Group {
    path: String,
    id: String,
    name: String,
    order: Option<f64>,
    /// The group that it is nested in.
    parent: Option<usize>,
    side: Side,
    is_party: bool,
}

/// What an item has from its group.
#[derive(Default)]
pub struct Belonging<'a> {
    pub side: Side,
    pub category: &'a str,
    pub name: &'a str,
}

/// What only says how a group looks or moves.
const SILENT: [&str; 10] = [
    "id",
    "content",
    "order",
    "nestedGroups",
    "nestedInGroup",
    "treeLevel",
    "showNested",
    "subgroupOrder",
    "subgroupStack",
    "subgroupVisibility",
];

impl Groups {
    /// Reads the groups, and names the parties of the draft.
    pub fn read(list: &[Json], draft: &mut Draft, notes: &mut Notes) -> Groups {
        let mut groups = Groups::default();
        for (number, json) in list.iter().enumerate() {
            groups.add(json, format!("groups[{number}]"), draft, notes);
        }
        for (number, json) in list.iter().enumerate() {
            groups.nest(json, &format!("groups[{number}]"), draft);
        }
        groups.cut_cycles(draft);
        groups.choose_parties(draft);
        groups
    }

    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    pub fn of(&self, id: &str) -> Option<Belonging<'_>> {
        let group = self.groups.get(*self.by_id.get(id)?)?;
        let category = if group.is_party { "" } else { &group.name };
        Some(Belonging { side: group.side, category, name: &group.name })
    }

    fn add(&mut self, json: &Json, path: String, draft: &mut Draft, notes: &mut Notes) {
        if !matches!(json, Json::Object(_)) {
            return draft.fail(&path, "A group is an object: write { … }. This is left out.".to_owned());
        }
        let id = text(json.get("id")).into_owned();
        let content = plain_text(&text(json.get("content")));
        let name = if content.is_empty() { clipped(&id).into_owned() } else { content };
        if id.is_empty() {
            let message = "The group has no id, so nothing can be in it. Give it the id that its items name.";
            return draft.fail(&path, message.to_owned());
        }
        if self.by_id.contains_key(&id) {
            let message = format!("There is a group “{}” already; this one is left out.", clipped(&id));
            return draft.fail(&path, message);
        }
        for key in keys(json).filter(|key| !SILENT.contains(key)) {
            let message = match key {
                "visible" if !super::is_false(json.get(key)) => continue,
                "visible" => "A hidden group is shown, since nothing is hidden here.".to_owned(),
                key => format!("“{}” of groups has no place; it is left out.", clipped(key)),
            };
            notes.note(step(&path, key), message);
        }
        let order = if let Some(Json::Number(order)) = json.get("order") { Some(*order) } else { None };
        self.by_id.insert(id.clone(), self.groups.len());
        self.groups.push(Group { path, id, name, order, parent: None, side: Side::Joint, is_party: false });
    }

    /// Learns which groups are nested in this one.
    fn nest(&mut self, json: &Json, path: &str, draft: &mut Draft) {
        let Some(parent) = self.by_id.get(&*text(json.get("id"))).copied() else { return };
        if self.groups.get(parent).is_none_or(|group| group.path != path) {
            return;
        }
        let within = text(json.get("nestedInGroup")).into_owned();
        if !within.is_empty() {
            self.put(parent, &within, &[path, ".nestedInGroup"].concat(), true, draft);
        }
        let nested = match json.get("nestedGroups") {
            Some(Json::List(nested)) => nested.as_slice(),
            // What has none says so in many ways.
            _ => &[],
        };
        for (number, id) in nested.iter().enumerate() {
            self.put(parent, &text(Some(id)), &format!("{path}.nestedGroups[{number}]"), false, draft);
        }
    }

    /// Nests a group in another, or the other in it.
    fn put(&mut self, group: usize, id: &str, path: &str, inner: bool, draft: &mut Draft) {
        let Some(other) = self.by_id.get(id).copied() else {
            return draft.warn(path, format!("There is no group “{}”. Add it, or take its id away.", clipped(id)));
        };
        let (parent, child) = if inner { (other, group) } else { (group, other) };
        let Some(child) = self.groups.get_mut(child) else { return };
        if child.parent.is_some_and(|known| known != parent) {
            return draft.warn(path, format!("The group “{}” is nested in another already.", clipped(id)));
        }
        child.parent = Some(parent);
    }

    /// Takes groups that are nested in themselves out of that.
    fn cut_cycles(&mut self, draft: &mut Draft) {
        let parents: Vec<Option<usize>> = self.groups.iter().map(|group| group.parent).collect();
        // The walk in which each group was met.
        let mut met: Vec<Option<usize>> = vec![None; parents.len()];
        for start in 0..parents.len() {
            let mut at = Some(start);
            while let Some(group) = at {
                match met.get_mut(group) {
                    Some(walk @ None) => *walk = Some(start),
                    Some(walk) if *walk == Some(start) => {
                        if let Some(group) = self.groups.get_mut(group) {
                            group.parent = None;
                            let message = format!(
                                "The group “{}” is nested in itself; it is taken out. Correct “nestedGroups”.",
                                clipped(&group.id)
                            );
                            draft.fail(&group.path, message);
                        }
                        break;
                    }
                    _ => break,
                }
                at = parents.get(group).copied().flatten();
            }
        }
    }

    /// The first two groups that are in no other are the parties.
    fn choose_parties(&mut self, draft: &mut Draft) {
        let outer = self.groups.iter().enumerate().filter(|(_, group)| group.parent.is_none());
        let mut outer: Vec<(usize, Option<f64>)> = outer.map(|(number, group)| (number, group.order)).collect();
        if outer.iter().all(|(_, order)| order.is_some()) {
            outer.sort_by(|(_, a), (_, b)| a.unwrap_or_default().total_cmp(&b.unwrap_or_default()));
        }
        if outer.len() < 2 {
            return;
        }
        for ((number, _), side) in outer.into_iter().zip([Side::First, Side::Second]) {
            let Some(group) = self.groups.get_mut(number) else { continue };
            (group.side, group.is_party) = (side, true);
            draft.parties.push(group.name.clone());
        }
        for number in 0..self.groups.len() {
            // There are no cycles any more, so this ends; what is nested deeper than anybody nests stays joint.
            let mut at = self.groups.get(number);
            for _ in 0..64 {
                let Some(parent) = at.and_then(|group| group.parent) else { break };
                at = self.groups.get(parent);
            }
            let side = at.map_or(Side::Joint, |group| group.side);
            if let Some(group) = self.groups.get_mut(number) {
                group.side = side;
            }
        }
    }
}
