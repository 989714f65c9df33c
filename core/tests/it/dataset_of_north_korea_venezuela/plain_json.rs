//! Finds things in the dataset as plain JSON: by pattern, by kind and id, wherever they stand.

use serde_json::Value;

/// Where the things of each kind stand, and by which word a home calls the kind.
pub const KINDS: [(&str, &str); 12] = [
    ("party", "/parties/*"),
    ("actor", "/actors/*"),
    ("place", "/places/*"),
    ("source", "/sources/*"),
    ("category", "/categories/*"),
    ("event", "/events/*"),
    ("track", "/tracks/*"),
    ("dispute", "/disputes/*"),
    ("claim", "/disputes/*/claims/*"),
    ("chapter", "/narrative/*"),
    ("passage", "/narrative/*/passages/*"),
    ("see-also", "/see_also/*"),
];

pub fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("the file is JSON")
}

/// The thing of this kind that is called so.
pub fn thing<'a>(dataset: &'a Value, kind: &str, id: &str) -> Option<&'a Value> {
    let (_, pattern) = KINDS.iter().find(|(word, _)| *word == kind)?;
    at(dataset, pattern).into_iter().map(|(_, thing)| thing).find(|thing| thing["id"] == id)
}

/// Every citation in the value, with its JSON pointer.
pub fn citations(value: &Value) -> Vec<(String, &Value)> {
    let lists = everywhere(value).into_iter().filter(|(place, _)| place.ends_with("/citations"));
    lists
        .flat_map(|(place, list)| {
            at(list, "/*").into_iter().map(move |(index, citation)| (format!("{place}{index}"), citation))
        })
        .collect()
}

/// What a JSON pointer leads to, in which `*` stands for every member of an array.
pub fn at<'a>(value: &'a Value, pattern: &str) -> Vec<(String, &'a Value)> {
    let mut found = vec![(String::new(), value)];
    for step in pattern.split('/').skip(1) {
        found = found
            .into_iter()
            .flat_map(|(place, value)| match (step, value) {
                ("*", Value::Array(members)) => {
                    (0..).zip(members).map(|(index, member): (usize, _)| (format!("{place}/{index}"), member)).collect()
                }
                ("*", _) => Vec::new(),
                (key, value) => value.get(key).map(|member| (format!("{place}/{key}"), member)).into_iter().collect(),
            })
            .collect();
    }
    found
}

/// Every value inside this one, with its JSON pointer.
pub fn everywhere(value: &Value) -> Vec<(String, &Value)> {
    let members: Vec<(String, &Value)> = match value {
        Value::Array(members) => {
            members.iter().enumerate().map(|(index, member)| (format!("/{index}"), member)).collect()
        }
        Value::Object(members) => members.iter().map(|(key, member)| (format!("/{key}"), member)).collect(),
        _ => Vec::new(),
    };
    members
        .into_iter()
        .flat_map(|(place, member)| {
            let inside = everywhere(member)
                .into_iter()
                .map(|(rest, value)| (format!("{place}{rest}"), value))
                .collect::<Vec<_>>();
            std::iter::once((place, member)).chain(inside)
        })
        .collect()
}
