//! A text in one or several languages: how it is written in one string, and how the nearest language is chosen.
//! Knows nothing of what is said.
//!
//! Texts in several languages stand one behind the other: the tag and the text, each behind the number of its bytes.
//! Such a number is letters, six bits to each and the lowest first, so that all of it stays one string.

use std::fmt;

/// Texts by language tag, in the dataset's order. Empty where the dataset says nothing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    pub fn new(language: &str, text: &str) -> Text {
        let mut new = Text::default();
        new.add(language, text);
        new
    }

    /// What is written as above already.
    pub(super) fn coded(words: &str) -> Text {
        Text(words.to_owned())
    }

    /// Adds a text in one more language.
    pub fn add(&mut self, language: &str, text: &str) {
        for part in [language, text] {
            push_number(&mut self.0, part.len());
            self.0.push_str(part);
        }
    }

    /// The same, and what has no tag in a language.
    pub(super) fn in_language(&self, language: &str) -> Text {
        let mut new = Text::default();
        for (tag, text) in self.view().pairs() {
            new.add(if tag.is_empty() { language } else { tag }, text);
        }
        new
    }

    /// The text as a view, which an event's texts are too.
    pub fn view(&self) -> TextRef<'_> {
        TextRef { plain: None, words: &self.0 }
    }

    pub fn is_empty(&self) -> bool {
        self.view().is_empty()
    }

    /// The text in a language, else in one with the same first subtag, else in English, else the first.
    pub fn get(&self, language: &str) -> &str {
        self.view().get(language)
    }

    /// The text in this language and no other; empty where there is none.
    pub fn exactly(&self, language: &str) -> &str {
        self.view().exactly(language)
    }

    /// The language of what `get` returns, where it is not the one asked for.
    pub fn fallback(&self, language: &str) -> Option<&str> {
        self.view().fallback(language)
    }

    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.view().pairs().map(|(language, _)| language)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().fmt(f)
    }
}

/// A text wherever it is kept. Cheap to copy.
#[derive(Clone, Copy)]
pub struct TextRef<'a> {
    /// The language of a plain string; without it, the words are texts in several languages, see above.
    pub(super) plain: Option<&'a str>,
    pub(super) words: &'a str,
}

impl<'a> TextRef<'a> {
    /// A text in one language.
    pub fn plain(language: &'a str, text: &'a str) -> TextRef<'a> {
        TextRef { plain: Some(language), words: text }
    }

    /// The text, if it is the only one and in the language of plain strings.
    pub fn only(self) -> Option<&'a str> {
        self.plain.map(|_| self.words)
    }

    /// Language tags and texts.
    pub fn pairs(self) -> Pairs<'a> {
        Pairs(self)
    }

    pub fn is_empty(self) -> bool {
        self.pairs().all(|(_, text)| text.trim().is_empty())
    }

    pub fn get(self, language: &str) -> &'a str {
        self.entry(language).map_or("", |(_, text)| text)
    }

    pub fn exactly(self, language: &str) -> &'a str {
        self.pairs().find(|(tag, _)| *tag == language).map_or("", |(_, text)| text)
    }

    pub fn fallback(self, language: &str) -> Option<&'a str> {
        let (found, _) = self.entry(language)?;
        (primary(found) != primary(language)).then_some(found)
    }

    #[inline(never)]
    fn entry(self, language: &str) -> Option<(&'a str, &'a str)> {
        // The nearer the language, the higher the rank; of equal ranks the first. An empty text says nothing.
        let mut best = None;
        let mut highest = 0;
        for (tag, text) in self.pairs() {
            let rank = match primary(tag) {
                _ if text.trim().is_empty() => 0,
                _ if tag == language => 4,
                near if near == primary(language) => 3,
                "en" => 2,
                _ => 1,
            };
            if rank > highest {
                (best, highest) = (Some((tag, text)), rank);
            }
        }
        best
    }
}

impl fmt::Debug for TextRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.pairs()).finish()
    }
}

impl PartialEq for TextRef<'_> {
    fn eq(&self, other: &TextRef<'_>) -> bool {
        self.pairs().eq(other.pairs())
    }
}

/// The texts of a text, one by one.
pub struct Pairs<'a>(TextRef<'a>);

impl<'a> Iterator for Pairs<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let TextRef { plain, words } = &mut self.0;
        if words.is_empty() {
            return None;
        }
        if let Some(language) = plain {
            return Some((language, std::mem::take(words)));
        }
        let (tag, text) = (take(words), take(words));
        Some((tag, text))
    }
}

/// The letters of the longest number.
const LONGEST: usize = usize::BITS.div_ceil(6) as usize;

pub(super) fn push_number(to: &mut String, mut number: usize) {
    while number >= 0x40 {
        letter(to, number as u32 & 0x3F | 0x40);
        number >>= 6;
    }
    letter(to, number as u32);
}

// Not inlined, since a letter that is known to be a byte brings another way to grow a string into the wasm.
#[inline(never)]
fn letter(to: &mut String, code: u32) {
    to.extend(char::from_u32(code));
}

fn number(from: &mut &str) -> usize {
    let mut length = 0;
    let number = number_at(from.as_bytes(), &mut length).unwrap_or_default();
    *from = from.get(length..).unwrap_or_default();
    number
}

/// The number that stands at a place, which moves behind it.
pub(super) fn number_at(from: &[u8], place: &mut usize) -> Option<usize> {
    let mut number = 0;
    // Whatever stands there, a number has no more letters than fit.
    for digit in 0..LONGEST {
        let byte = *from.get(*place)?;
        *place += 1;
        number |= usize::from(byte & 0x3F) << (digit * 6);
        if byte < 0x40 {
            break;
        }
    }
    Some(number)
}

/// Takes so many bytes; what is left, if they are not there or end within a letter.
pub(super) fn take_bytes<'a>(from: &mut &'a str, length: usize) -> &'a str {
    let (text, rest) = from.split_at_checked(length).unwrap_or((*from, ""));
    *from = rest;
    text
}

fn take<'a>(from: &mut &'a str) -> &'a str {
    let length = number(from);
    take_bytes(from, length)
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_back_language_by_language_and_says_so() {
        let mut text = Text::new("es", "hola");
        text.add("en-GB", "hello");
        let check = |language, expect, fallback| {
            assert_eq!((text.get(language), text.fallback(language)), (expect, fallback), "{language}");
        };
        check("es", "hola", None);
        check("es-VE", "hola", None);
        check("en", "hello", None);
        check("ko", "hello", Some("en-GB"));
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        for text in ["", "\u{7F}", "\u{9}ñ", "\u{1}ñ", "\u{3}abcd", &"\u{7F}".repeat(99)] {
            let view = TextRef { plain: None, words: text };
            assert!(view.pairs().count() <= 1 && view.get("en").len() <= text.len(), "{text:?}");
        }
    }
}
