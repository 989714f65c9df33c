//! A dataset that has every key of the schema, made of the schema's examples; and which key of the schema stands where.
//! Knows how the schema is built; knows nothing of single keys but which ids the examples mention.

use crate::dataset_of_north_korea_venezuela::SCHEMA;
use crate::dataset_of_north_korea_venezuela::plain_json::parsed;
use serde_json::{Map, Value, json};

/// Something that a key of the schema stands for in a dataset.
pub struct Key {
    pub pointer: String,
    pub description: String,
    pub required: bool,
    /// It stands in a list, not under a key of its own.
    pub is_item: bool,
    /// What object it is a key of; nothing for the dataset itself.
    pub of: String,
}

impl Key {
    pub fn name(&self) -> String {
        self.pointer.rsplit('/').next().unwrap_or_default().to_owned()
    }
}

/// The objects of the schema by name, the dataset itself first.
pub fn objects(schema: &Value) -> Vec<(String, &Value)> {
    let defs = schema["$defs"].as_object().unwrap();
    let named = defs.iter().filter(|(_, def)| !def["properties"].is_null()).map(|(name, def)| (name.clone(), def));
    std::iter::once((String::new(), schema)).chain(named).collect()
}

/// What a property is, with what its reference leads to, and the name of that.
pub fn resolved<'a>(schema: &'a Value, of: &'a Value) -> (&'a Value, String) {
    match of["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        Some(name) => (&schema["$defs"][name], name.to_owned()),
        None => (of, String::new()),
    }
}

/// All that stands in a dataset under keys that the widget reads or the schema names, the words in languages apart.
pub fn keys(dataset: &Value) -> Vec<Key> {
    let (schema, mut found) = (parsed(SCHEMA), Vec::new());
    collect(&schema, (&schema, ""), dataset, "", &mut found);
    found
}

fn collect(schema: &Value, (of, name): (&Value, &str), value: &Value, pointer: &str, found: &mut Vec<Key>) {
    let members: Vec<(String, &Value, &Value, bool)> = match value {
        Value::Object(members) if !of["properties"].is_null() => members
            .iter()
            .map(|(key, value)| {
                let required = of["required"].as_array().is_some_and(|keys| keys.contains(&json!(key)));
                (key.clone(), &of["properties"][key], value, required)
            })
            .collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(item, value)| (item.to_string(), &of["items"], value, false)).collect()
        }
        _ => Vec::new(),
    };
    for (step, property, value, required) in members {
        let (inner, inner_name) = resolved(schema, property);
        let described = [property, inner].into_iter().find_map(|of| of["description"].as_str());
        let description = described.unwrap_or_default().to_owned();
        let pointer = format!("{pointer}/{step}");
        let is_item = !step.starts_with(|letter: char| letter == '$' || letter.is_ascii_alphabetic());
        let unread = description.ends_with(super::UNREAD);
        found.push(Key { pointer: pointer.clone(), description, required, is_item, of: name.to_owned() });
        if !unread {
            collect(schema, (inner, &inner_name), value, &pointer, found);
        }
    }
}

/// Every key with its example.
pub fn sample() -> Value {
    let schema = parsed(SCHEMA);
    let mut sample = example(&schema, &schema);
    // What the examples mention besides.
    also(&mut sample, "/parties", "germany");
    also(&mut sample, "/places", "france");
    also(&mut sample, "/sources", "news-agency");
    also(&mut sample, "/events", "reconciliation");
    also(&mut sample, "/disputes/0/claims", "signed-in-may");
    sample
}

/// Another of a list, of which only the id and what is needed is different.
fn also(sample: &mut Value, list: &str, id: &str) {
    let list = sample.pointer_mut(list).and_then(Value::as_array_mut).unwrap();
    let mut other = list[0].clone();
    other["id"] = json!(id);
    list.push(other);
}

fn example(schema: &Value, of: &Value) -> Value {
    if let Some(example) = of["examples"].get(0) {
        return example.clone();
    }
    let (of, _) = resolved(schema, of);
    match &of["properties"] {
        Value::Object(keys) => {
            Value::Object(keys.iter().map(|(key, of)| (key.clone(), example(schema, of))).collect::<Map<_, _>>())
        }
        _ if of["type"] == "array" => json!([example(schema, &of["items"])]),
        _ => of["examples"].get(0).cloned().unwrap_or_else(|| panic!("there is no example of {of}")),
    }
}

pub fn without(dataset: &Value, pointer: &str) -> Value {
    let mut dataset = dataset.clone();
    let (around, key) = pointer.rsplit_once('/').unwrap();
    dataset.pointer_mut(around).and_then(Value::as_object_mut).and_then(|object| object.remove(key)).unwrap();
    dataset
}

/// How a problem writes a place.
pub fn path_of(pointer: &str) -> String {
    let mut path = String::new();
    for step in pointer.split('/').skip(1) {
        match step.parse::<usize>() {
            Ok(number) => path.push_str(&format!("[{number}]")),
            Err(_) if path.is_empty() => path.push_str(step),
            Err(_) => path.push_str(&format!(".{step}")),
        }
    }
    path
}
