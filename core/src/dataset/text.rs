//! A text in one or several languages.

/// Texts by language tag, in the dataset's order. Empty where the dataset says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<(String, String)>);

impl Text {
    pub fn new(language: &str, text: &str) -> Text {
        Text(vec![(language.to_owned(), text.to_owned())])
    }

    pub fn from_pairs(pairs: Vec<(String, String)>) -> Text {
        Text(pairs)
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.trim().is_empty())
    }

    /// The text in a language, else in one with the same first subtag, else in English, else the first.
    pub fn get(&self, language: &str) -> &str {
        self.entry(language).map_or("", |(_, text)| text)
    }

    /// The text in this language and no other; empty where there is none.
    pub fn exactly(&self, language: &str) -> &str {
        self.0.iter().find(|(tag, _)| tag == language).map_or("", |(_, text)| text)
    }

    /// The language of what `get` returns, where it is not the one asked for.
    pub fn fallback(&self, language: &str) -> Option<&str> {
        let (found, _) = self.entry(language)?;
        (primary(found) != primary(language)).then_some(found)
    }

    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(language, _)| language.as_str())
    }

    fn entry(&self, language: &str) -> Option<&(String, String)> {
        // An empty text says nothing, so another language may.
        let said = || self.0.iter().filter(|(_, text)| !text.trim().is_empty());
        let exact = said().find(|(tag, _)| tag == language);
        let like = |wanted: &str| said().find(|(tag, _)| primary(tag) == primary(wanted));
        exact.or_else(|| like(language)).or_else(|| like("en")).or_else(|| said().next())
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_back_language_by_language_and_says_so() {
        let pair = |tag: &str, text: &str| (tag.to_owned(), text.to_owned());
        let text = Text::from_pairs(vec![pair("es", "hola"), pair("en-GB", "hello")]);
        let check = |language, expect, fallback| {
            assert_eq!((text.get(language), text.fallback(language)), (expect, fallback), "{language}");
        };
        check("es", "hola", None);
        check("es-VE", "hola", None);
        check("en", "hello", None);
        check("ko", "hello", Some("en-GB"));
    }
}
