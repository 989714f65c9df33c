//! The same as a plain JSON object: `{"view": "map", "category": ["missions"]}`, with the keys of a link.

use super::{Linked, Pair, SEVERAL, SINGLE};
use crate::dataset::json::{DEEPEST, Json, Reader};
use crate::dataset::relations::quoted;
use crate::dataset::{Problem, Severity};

impl Linked {
    /// What differs from the default.
    pub fn to_json(&self) -> String {
        let member = |(key, values): &Pair| {
            let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
            let values = values.join(",");
            if SEVERAL.contains(key) {
                [&quoted(key), ":[", &values, "]"].concat()
            } else {
                [&quoted(key), ":", &values].concat()
            }
        };
        ["{", &self.pairs().iter().map(member).collect::<Vec<String>>().join(","), "}"].concat()
    }

    /// Never fails: what means nothing is a problem and stays as by default. Keys that are not known are left alone.
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
    #[inline(never)]
    pub fn from_json(text: &str) -> (Linked, Vec<Problem>) {
        let (mut linked, mut problems) = (Linked::default(), Vec::new());
        let mut problem = |path: &str, message: &str| {
            problems.push(Problem { severity: Severity::Warning, path: path.to_owned(), message: message.to_owned() });
        };
        let mut taken: Vec<(&str, Vec<String>)> = Vec::new();
        let mut reader = Reader::new(text, 0);
        let value = reader.value(DEEPEST);
        reader.space();
        match value {
            Ok(object @ Json::Object(_)) if reader.is_at_end() => {
                for key in SINGLE.into_iter().chain(SEVERAL) {
                    match (object.get(key), SEVERAL.contains(&key)) {
                        (None | Some(Json::Null), _) => {}
                        (Some(Json::Text(text)), _) => taken.push((key, vec![text.clone().into_owned()])),
                        (Some(Json::List(items)), true) => {
                            let texts = items.iter().filter_map(|item| match item {
                                Json::Text(text) => Some(text.clone().into_owned()),
                                _ => None,
                            });
                            let texts: Vec<String> = texts.collect();
                            if texts.len() < items.len() {
                                problem(key, "Only strings belong into this list; the rest of it is left out.");
                            }
                            taken.push((key, texts));
                        }
                        (_, true) => problem(key, "Write a list of strings."),
                        (_, false) => problem(key, "Write a string."),
                    }
                }
            }
            _ => problem("", "The state is no JSON object. Write one such as {\"view\": \"map\"}."),
        }
        taken.into_iter().for_each(|(key, values)| linked.take(key, values, &mut problems));
        (linked, problems)
    }
}
