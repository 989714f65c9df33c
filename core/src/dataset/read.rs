//! Walks JSON with a path, reporting what does not fit instead of failing.

mod problems;

pub use problems::{Problems, Reference, Stage};

use super::Text;
use super::json::Json;
use super::names::{Known, Names};
use std::borrow::Cow;

/// A JSON value, where it stands, and what is wrong with it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    /// `None` where the key is missing.
    pub value: Option<&'a Json<'a>>,
    path: Path<'a>,
}

/// A path as a list that grows without allocation; written out only for a problem.
#[derive(Clone, Copy)]
enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    fn write(&self, out: &mut String) {
        match self {
            Path::Root => {}
            Path::Key(parent, key) => {
                parent.write(out);
                if !out.is_empty() {
                    out.push('.');
                }
                out.push_str(key);
            }
            Path::Item(parent, item) => {
                parent.write(out);
                out.push_str(&format!("[{item}]"));
            }
        }
    }
}

/// Bytes of one text; no browser lays out one of some millions without standing still.
const LONGEST: usize = 50_000;

/// Something of a list that is called by an id, which no other of the list has.
pub struct Entry<'a> {
    pub id: String,
    pub node: Node<'a>,
}

impl<'a> Node<'a> {
    pub fn root(value: &'a Json<'a>) -> Node<'a> {
        Node { value: Some(value), path: Path::Root }
    }

    /// An item of the list that stands here; `None` where only its place matters.
    pub fn item(&'a self, position: usize, value: Option<&'a Json<'a>>) -> Node<'a> {
        Node { value, path: Path::Item(&self.path, position) }
    }

    pub fn key(&'a self, key: &'a str) -> Node<'a> {
        let value = self.value.and_then(|value| value.get(key));
        Node { value: value.filter(|value| !matches!(value, Json::Null)), path: Path::Key(&self.path, key) }
    }

    pub fn is_missing(&self) -> bool {
        self.value.is_none()
    }

    /// Whether nothing but an object stands here; says so if it is something else.
    pub fn expect_object(&self, problems: &mut Problems) -> bool {
        match self.value {
            None | Some(Json::Object(_)) => true,
            Some(other) => {
                let message = format!("Here stands {}, where an object is expected: write {{ … }}.", kind(other));
                problems.error(self, message);
                false
            }
        }
    }

    /// The objects of a list, each with an id of its own.
    pub fn entries(&'a self, what: &str, problems: &mut Problems) -> Vec<Entry<'a>> {
        let mut seen = Names::default();
        let mut entries = Vec::new();
        for (position, node) in self.items(problems).enumerate() {
            if node.expect_object(problems) {
                let id = node.own_id(what, position, problems, seen.known());
                seen.insert(&id);
                entries.push(Entry { id: id.into_owned(), node });
            }
        }
        entries
    }

    /// The id of an object, made up where there is none or where another object is called so already.
    pub fn own_id(&self, what: &str, position: usize, problems: &mut Problems, taken: Known) -> Cow<'a, str> {
        let written = self.id(problems);
        let mut id = written.clone();
        if written.trim().is_empty() {
            id = format!("{what}-{}", position + 1).into();
        }
        while taken.position(&id).is_some() {
            id = format!("{id}-{}", position + 1).into();
        }
        if written.trim().is_empty() {
            let message = format!("The id is missing, so that nothing can refer to this; it is called “{id}”.");
            problems.error(&self.key("id"), message);
        } else if id != written {
            let (written, id) = (clipped(&written), clipped(&id));
            let message = format!("The id “{written}” stands twice, and means the first. This one is called “{id}”.");
            problems.error(&self.key("id"), message);
        }
        id
    }

    /// What stands under `id`, as it is written.
    fn id(&self, problems: &mut Problems) -> Cow<'a, str> {
        let value = self.value.and_then(|value| value.get("id")).filter(|value| !matches!(value, Json::Null));
        match value {
            Some(Json::Text(text)) => text.as_ref().into(),
            _ => self.key("id").string(problems).into(),
        }
    }

    /// The items of a list; a missing list is empty, anything else is a problem.
    pub fn items(&'a self, problems: &mut Problems) -> impl Iterator<Item = Node<'a>> + use<'a> {
        let list = match self.value {
            None => [].as_slice(),
            Some(Json::List(list)) => list.as_slice(),
            Some(other) => {
                problems.error(self, format!("Here stands {}, where a list is expected: write [ … ].", kind(other)));
                [].as_slice()
            }
        };
        list.iter().enumerate().map(|(item, value)| Node { value: Some(value), path: Path::Item(&self.path, item) })
    }

    /// What each item of a list becomes; an item that becomes nothing is left out.
    pub fn each<T>(&self, problems: &mut Problems, mut read: impl FnMut(&Node, &mut Problems) -> Option<T>) -> Vec<T> {
        self.items(problems).filter_map(|item| read(&item, problems)).collect()
    }

    /// A string that may be missing (then it is empty).
    pub fn string(&self, problems: &mut Problems) -> String {
        match self.value {
            None => String::new(),
            Some(Json::Text(text)) => text.clone().into_owned(),
            Some(number @ Json::Number(_)) if number.whole().is_some() => {
                number.whole().unwrap_or_default().to_string()
            }
            Some(other) => {
                problems.error(self, format!("Here stands {}, where a text in quotes is expected.", kind(other)));
                String::new()
            }
        }
    }

    /// A string that must be there.
    pub fn required_string(&self, what: &str, problems: &mut Problems) -> Option<String> {
        if self.is_missing() {
            problems.error(self, format!("{what} is missing. Add it."));
            return None;
        }
        Some(self.string(problems)).filter(|text| !text.trim().is_empty()).or_else(|| {
            problems.error(self, format!("{what} is empty. Fill it in."));
            None
        })
    }

    /// As much of a text as a page can show.
    pub fn shown<'b>(&self, words: &'b str, problems: &mut Problems) -> &'b str {
        if words.len() <= LONGEST {
            return words;
        }
        let message =
            format!("This text has {} bytes, of which the first {LONGEST} are shown. Shorten it.", words.len());
        problems.warning(self, message);
        words.get(..words.floor_char_boundary(LONGEST)).unwrap_or_default()
    }

    /// A string, or an object of strings by language.
    pub fn text(&self, language: &str, problems: &mut Problems) -> Text {
        match self.value {
            None => Text::default(),
            Some(Json::Object(languages)) => {
                let mut text = Text::default();
                for (tag, value) in languages {
                    match value {
                        Json::Text(words) => text.add(tag, self.shown(words, problems)),
                        other => problems.error(
                            self,
                            format!(
                                "The text for “{}” is {}, where a text in quotes is expected.",
                                clipped(tag),
                                kind(other)
                            ),
                        ),
                    }
                }
                text
            }
            Some(_) => {
                let words = self.string(problems);
                Text::new(language, self.shown(&words, problems))
            }
        }
    }

    /// A web address; anything but http and https is refused, since a reader may click it.
    pub fn url(&self, problems: &mut Problems) -> String {
        let url = self.string(problems);
        let lower = url.trim().to_ascii_lowercase();
        if url.is_empty() || lower.starts_with("https://") || lower.starts_with("http://") {
            return url.trim().to_owned();
        }
        problems.error(self, "Only addresses that begin with https:// or http:// become links; this one is left out.");
        String::new()
    }

    pub fn number(&self, problems: &mut Problems) -> Option<f64> {
        let value = self.value?;
        if let Json::Number(number) = value {
            return Some(*number).filter(|number| number.is_finite());
        }
        problems.error(self, format!("Here stands {}, where a number is expected.", kind(value)));
        None
    }

    pub fn count(&self, problems: &mut Problems) -> u32 {
        match self.value {
            None => 0,
            Some(value) => value.whole().and_then(|count| u32::try_from(count).ok()).unwrap_or_else(|| {
                problems
                    .error(self, format!("Here stands {}, where a whole number from 1 on is expected.", kind(value)));
                0
            }),
        }
    }
}

fn kind(value: &Json) -> String {
    match value {
        Json::Null => "nothing".to_owned(),
        Json::Bool(_) => "true or false".to_owned(),
        Json::Number(_) => match value.whole() {
            Some(number) => format!("the number {number}"),
            None => "a number".to_owned(),
        },
        Json::Text(text) => format!("the text “{}”", clipped(text)),
        Json::List(_) => "a list".to_owned(),
        Json::Object(_) => "an object".to_owned(),
    }
}

/// The words, or their beginning, for a message that repeats them.
pub fn clipped(text: &str) -> Cow<'_, str> {
    const LETTERS: usize = 60;
    match text.char_indices().nth(LETTERS) {
        None => text.into(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
    }
}
