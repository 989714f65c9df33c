//! Walks an object of JSON with a path: takes the keys that are known, and says which are not.
//! Knows nothing of what the keys mean.

use super::slide::Builder;
use crate::dataset::json::Json;
use std::borrow::Cow;

const NOTHING: Json<'static> = Json::Null;

/// A value and where it stands.
pub struct Fields<'a> {
    pub json: &'a Json<'a>,
    pub path: String,
}

impl<'a> Fields<'a> {
    pub fn new(json: &'a Json<'a>, path: String) -> Fields<'a> {
        Fields { json, path }
    }

    pub fn path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { [&self.path, ".", key].concat() }
    }

    pub fn key(&self, key: &str) -> Fields<'a> {
        Fields::new(self.json.get(key).unwrap_or(&NOTHING), self.path(key))
    }

    pub fn is_missing(&self) -> bool {
        matches!(self.json, Json::Null)
    }

    pub fn is_object(&self) -> bool {
        matches!(self.json, Json::Object(_))
    }

    /// The text of a key; numbers are texts too, and what is missing is empty.
    pub fn text(&self, key: &str, to: &mut Builder) -> String {
        let field = self.key(key);
        match field.json {
            Json::Null => String::new(),
            Json::Text(text) => text.trim().to_owned(),
            Json::Number(number) => number.to_string(),
            _ => {
                to.draft.warn(&field.path, "A text in quotes is expected here; this is left out.".to_owned());
                String::new()
            }
        }
    }

    /// The items of a list.
    pub fn list(&self, key: &str, to: &mut Builder) -> Vec<Fields<'a>> {
        let field = self.key(key);
        match field.json {
            Json::List(items) => {
                let path = |number| format!("{}[{number}]", field.path);
                let items = items.iter().enumerate().map(|(number, json)| Fields::new(json, path(number)));
                let (empty, items): (Vec<_>, Vec<_>) = items.partition(Fields::is_missing);
                for item in empty {
                    to.note(item.path, "Here stands nothing; it is left out.");
                }
                items
            }
            Json::Null => Vec::new(),
            _ => {
                to.draft.fail(&field.path, "A list is expected here: write [ … ]. This is left out.".to_owned());
                Vec::new()
            }
        }
    }

    /// Whether an object stands here; says so if it is anything else.
    pub fn expect_object(&self, to: &mut Builder) -> bool {
        if !self.is_object() && !self.is_missing() {
            to.draft.fail(&self.path, "An object is expected here: write { … }. This is left out.".to_owned());
        }
        self.is_object()
    }

    /// Says which keys are known and have no place.
    pub fn leave(&self, keys: &[&str], to: &mut Builder) {
        for key in keys {
            let field = self.key(key);
            if !field.is_missing() && !matches!(field.json, Json::Text(text) if text.is_empty()) {
                to.notes.note(field.path, format!("“{key}” has no place; it is left out."));
            }
        }
    }

    /// Says which keys are not known, once for each.
    pub fn expect_keys(&self, known: &[&str], to: &mut Builder) {
        let Json::Object(entries) = self.json else { return };
        for (key, value) in entries {
            if !known.contains(&key.as_ref()) && !matches!(value, Json::Null) {
                let key = clipped(key);
                let message = format!("“{key}” is no key that TimelineJS has here; it is left out.");
                to.notes.note(self.path(&key), message);
            }
        }
    }
}

/// A key that is repeated in a message.
fn clipped(key: &str) -> Cow<'_, str> {
    match key.char_indices().nth(40) {
        Some((end, _)) => [key.get(..end).unwrap_or_default(), "…"].concat().into(),
        None => key.into(),
    }
}
