//! Data of vis-timeline, items and groups as JSON, read as a `Draft`.
//! Knows the keys of items; how groups nest is known by `groups`.

mod groups;

use super::json::{clipped, keys, step, text, value};
use super::markup::{Plain, plain};
use super::notes::Notes;
use super::{Draft, DraftBand, DraftEvent, DraftSource, moment};
use crate::dataset::json::{DEEPEST, Json, Reader};
use groups::{Belonging, Groups};
use std::collections::HashSet;

/// Reads a list of items, or an object with “items” and perhaps “groups”.
pub fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    match value(text, "Items of vis-timeline are a JSON list, or an object with “items”.") {
        Ok(json) => Items::default().read(&json, &mut draft),
        Err(message) => draft.fail("", message),
    }
    draft
}

/// Whether a text looks like data of vis-timeline.
pub fn is_vis(text: &str) -> bool {
    let body = text.trim_start_matches('\u{FEFF}').trim_start();
    let mut reader = Reader::new(body, 0);
    if reader.eats(b'[') {
        return reader.value(DEEPEST).is_ok_and(|item| item.get("start").is_some() || item.get("content").is_some());
    }
    let Ok(mut going) = reader.eats(b'{').then_some(true).ok_or(()) else { return false };
    while going {
        match reader.key().as_deref() {
            Ok("items") => return true,
            Ok("groups" | "options") => {}
            _ => return false,
        }
        going = reader.value(DEEPEST).is_ok() && reader.goes_on(b'}').unwrap_or(false);
    }
    false
}

/// Keys of items that say something, or say only how the item looks or moves.
const KNOWN: [&str; 16] = [
    "id",
    "content",
    "start",
    "end",
    "type",
    "group",
    "title",
    "editable",
    "selectable",
    "align",
    "limitSize",
    "order",
    "isCluster",
    "queue",
    "visible",
    "zIndex",
];

/// What bands are called that are in no group.
const BACKGROUND: &str = "Background";

#[derive(Default)]
struct Items {
    groups: Groups,
    notes: Notes,
    ids: HashSet<String>,
}

impl Items {
    fn read(mut self, json: &Json, draft: &mut Draft) {
        for key in keys(json).filter(|key| !["items", "groups"].contains(key)) {
            let message = match key {
                "options" => "“options” say how vis-timeline looks and moves; they have no place.".to_owned(),
                key => format!("“{}” is no key that is known here; it is left out.", clipped(key)),
            };
            draft.warn(&step("", key), message);
        }
        let groups = match json.get("groups") {
            None | Some(Json::Null) => &[][..],
            Some(Json::List(groups)) => groups,
            Some(_) => {
                draft.fail("groups", "A list of groups is expected: write [ … ]. This is left out.".to_owned());
                &[]
            }
        };
        self.groups = Groups::read(groups, draft, &mut self.notes);
        let (items, at) = match (json, json.get("items")) {
            (Json::List(items), _) => (items.as_slice(), ""),
            (_, Some(Json::List(items))) => (items.as_slice(), "items"),
            _ => {
                let message = "There are no items. Write a list of them, or an object with “items”: [ … ].";
                draft.fail("items", message.to_owned());
                (&[][..], "items")
            }
        };
        for (number, item) in items.iter().enumerate() {
            self.item(item, format!("{at}[{number}]"), draft);
        }
        if draft.parties.is_empty() && !draft.events.is_empty() {
            let message = "The two sides are not named, so that all events are of both. Give the items of each side a \
                           group of their own: the first two groups become the sides.";
            draft.warn("groups", message.to_owned());
        }
        draft.problems.extend(self.notes.into_problems());
    }

    fn item(&mut self, json: &Json, path: String, draft: &mut Draft) {
        if !matches!(json, Json::Object(_)) {
            return draft.fail(&path, "An item is an object: write { … }. This is left out.".to_owned());
        }
        let at = |key: &str| [&path, ".", key].concat();
        for key in keys(json).filter(|key| !KNOWN.contains(key)) {
            let at = step(&path, key);
            let key = clipped(key);
            self.notes.note(at, format!("“{key}” of items has no place; it is left out."));
        }
        if is_false(json.get("visible")) {
            self.notes.note(at("visible"), "A hidden item is shown, since nothing is hidden here.".to_owned());
        }
        let kind = text(json.get("type"));
        let date = date(json, &path, &kind, draft);
        let (content, tooltip) = (self.plain(json, "content", &path), self.plain(json, "title", &path));
        let group = text(json.get("group"));
        let belonging = match self.groups.of(&group) {
            Some(belonging) => belonging,
            None => {
                if !group.is_empty() {
                    let whose = if kind == "background" { "under “Background”" } else { "between the sides" };
                    let id = clipped(&group);
                    let advice =
                        if self.groups.is_empty() { "Add “groups”." } else { "Add it, or correct the id." };
                    self.notes
                        .note(at("group"), format!("There is no group “{id}”; the item stands {whose}. {advice}"));
                }
                Belonging::default()
            }
        };
        if kind == "background" {
            if !tooltip.text.is_empty() || !content.links.is_empty() {
                let message = "Of backgrounds only the dates and the words have a place; the rest is left out.";
                self.notes.note(path.clone(), message.to_owned());
            }
            let track = if belonging.name.is_empty() { BACKGROUND } else { belonging.name }.to_owned();
            let label = if content.text.is_empty() { track.clone() } else { content.text };
            draft.bands.extend(date.map(|date| DraftBand { path, track, date, label }));
            return;
        }
        if !["", "box", "point", "range"].contains(&&*kind) {
            let message = format!("“{}” is no type that is known; the item stands as an event.", clipped(&kind));
            self.notes.note(at("type"), message);
        }
        let id = text(json.get("id")).into_owned();
        if !id.is_empty() && !self.ids.insert(id.clone()) {
            let message = format!("There is an item “{}” already; this one gets another id.", clipped(&id));
            draft.warn(&at("id"), message);
        }
        let (mut title, mut summary) = (content.text, tooltip.text);
        if title.is_empty() || title == summary {
            title = std::mem::take(&mut summary);
        }
        let (mut sources, mut urls) = (Vec::new(), HashSet::new());
        for (title, url) in content.links.into_iter().chain(tooltip.links) {
            if url.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
                self.notes.note(path.clone(), "Addresses of mail are no sources; they are left out.".to_owned());
            } else if urls.insert(url.clone()) {
                sources.push(DraftSource { title, url, ..DraftSource::default() });
            }
        }
        draft.events.push(DraftEvent {
            path,
            id,
            date: date.unwrap_or_default(),
            title,
            summary,
            category: belonging.category.to_owned(),
            side: belonging.side,
            sources,
            ..DraftEvent::default()
        });
    }

    /// A text without its markup.
    fn plain(&mut self, json: &Json, key: &str, path: &str) -> Plain {
        let path = [path, ".", key].concat();
        if matches!(json.get(key), Some(Json::Object(_) | Json::List(_) | Json::Bool(_))) {
            self.notes.note(path.clone(), "A text in quotes is expected here; this is left out.".to_owned());
        }
        let plain = plain(&text(json.get(key)));
        for name in &plain.lost {
            let message = match *name {
                "a" => "Only links to http, https and mailto are kept; of others the words are.".to_owned(),
                "img" => "Pictures within texts that have no “alt” are left out.".to_owned(),
                _ => format!("“{name}” within texts has no place; it is left out with what stands in it."),
            };
            self.notes.note(path.clone(), message);
        }
        plain
    }
}

/// When it was; `None` where that cannot be read, which is reported.
fn date(json: &Json, path: &str, kind: &str, draft: &mut Draft) -> Option<String> {
    let at = |key: &str| [path, ".", key].concat();
    let lost = match kind {
        "background" => "The background is left out.",
        _ => "The item stands in the list, but not on the axis.",
    };
    let start = match moment(json.get("start")) {
        Some(Ok(start)) => start,
        Some(Err(wrong)) => {
            draft.fail(&at("start"), [&wrong, " ", lost].concat());
            return None;
        }
        None => {
            draft.fail(&at("start"), ["The start is missing. ", lost, " Add one, such as “2014-06-20”."].concat());
            return None;
        }
    };
    let end = match moment(json.get("end")) {
        Some(end) => end.and_then(|end| moment::span(&start, &end)),
        None if matches!(kind, "range" | "background") => Err("The end is missing.".to_owned()),
        None => return Some(start),
    };
    let date = end.map_err(|wrong| draft.fail(&at("end"), [&wrong, " Only the start is shown."].concat()));
    Some(date.unwrap_or(start))
}

/// A date as text or number; `None` where there is none.
fn moment(json: Option<&Json>) -> Option<Result<String, String>> {
    match json? {
        Json::Null => None,
        Json::Text(text) if text.trim().is_empty() => None,
        Json::Text(text) => Some(moment::read(text)),
        Json::Number(number) => Some(moment::milliseconds(*number)),
        _ => Some(Err("A date is expected here, as a text in quotes or as a number.".to_owned())),
    }
}

fn is_false(json: Option<&Json>) -> bool {
    matches!(json, Some(Json::Bool(false)))
}
