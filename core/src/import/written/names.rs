//! Names become ids, each given once. Knows what ids look like; knows nothing of what has them.

use std::collections::{HashMap, HashSet};

/// Ids, each made of a name and given once.
#[derive(Default)]
pub struct Names {
    /// The ids with the keys that they were made for.
    pub ids: Vec<(String, String)>,
    /// The numbers in `ids` by key.
    pub by_key: HashMap<String, usize>,
    taken: HashSet<String>,
    /// The last number that was put behind a name.
    numbers: HashMap<String, usize>,
}

impl Names {
    /// The id of what is already known by a key, or a new one made of its name.
    pub fn id(&mut self, key: &str, name: &str) -> String {
        match self.by_key.get(key).and_then(|number| self.ids.get(*number)) {
            Some((id, _)) => id.clone(),
            None => self.new_id(key, name),
        }
    }

    /// The first id that was made for a key; the key itself if there is none.
    pub fn known<'a>(&'a self, key: &'a str) -> &'a str {
        self.by_key.get(key).and_then(|number| self.ids.get(*number)).map_or(key, |(id, _)| id)
    }

    /// An id that nothing has yet.
    pub fn new_id(&mut self, key: &str, name: &str) -> String {
        self.give(key, or(slug(name), "unnamed"))
    }

    /// What is wanted, or the same with a number behind it where something has it already.
    pub fn give(&mut self, key: &str, wanted: String) -> String {
        let mut id = wanted.clone();
        while self.taken.contains(&id) {
            let number = self.numbers.entry(wanted.clone()).or_insert(1);
            *number += 1;
            id = format!("{wanted}-{number}");
        }
        self.taken.insert(id.clone());
        self.by_key.entry(key.to_owned()).or_insert(self.ids.len());
        self.ids.push((id.clone(), key.to_owned()));
        id
    }
}

/// Whether a name is written as ids are.
pub fn is_id(name: &str) -> bool {
    let letters = || name.chars().all(|letter| letter.is_alphanumeric() || "-_.:".contains(letter));
    let begins = name.starts_with(|letter: char| letter.is_alphanumeric());
    begins && name.len() <= 100 && letters() && name.to_lowercase() == name
}

/// The letters and digits of a name in lower case, with hyphens between the words.
pub fn slug(name: &str) -> String {
    let letters = name.chars().take(60).flat_map(char::to_lowercase);
    let spaced: String = letters.map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("-")
}

pub fn or(text: String, other: &str) -> String {
    if text.is_empty() { other.to_owned() } else { text }
}
