//! Words: one table per language, and what is made of them (dates in words, counts).
//! Knows languages; knows nothing of the dataset's own texts, which are `dataset::Text`.

mod century;
pub mod dates;
mod doubt_words;
mod draft_words;
mod en;
#[cfg(feature = "languages")]
mod es;
mod file_words;
mod find;
mod fold;
#[cfg(feature = "languages")]
mod ko;
pub mod map_words;
mod read_words;
pub mod sentences;
mod share_words;
pub mod standing_words;
mod story_words;
mod table_words;
mod take_words;
pub mod typed;
mod view_words;
mod words;

pub use draft_words::{DRAFT, DraftWords};
pub use file_words::FileWords;
pub use find::{Finder, Word, find_words};
pub use fold::fold;
pub use map_words::MapWords;
pub use read_words::ReadWords;
pub use share_words::ShareWords;
pub use story_words::StoryWords;
pub use table_words::TableWords;
pub use take_words::TakeWords;
pub use view_words::ViewWords;
pub use words::{MoreWords, Words};

use std::sync::OnceLock;

/// The words of languages that were read from a file, by the language's number.
static LEARNED: [OnceLock<Words>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
static LEARNED_MORE: [OnceLock<MoreWords>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
static LEARNED_VIEWS: [OnceLock<ViewWords>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
static LEARNED_SHARE: [OnceLock<ShareWords>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
/// The lines of those files that are not words yet.
static UNREAD: [OnceLock<&str>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Language {
    #[default]
    English,
    Spanish,
    Korean,
}

impl Language {
    pub const ALL: [Language; 3] = [Language::English, Language::Spanish, Language::Korean];

    /// From a BCP 47 tag such as `es-VE`; `None` for a language that the interface does not speak.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Language::ALL.into_iter().find(|language| language.tag() == primary)
    }

    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
            Language::Korean => "ko",
        }
    }

    /// The words of the interface; in English where a language's own are not known.
    pub fn words(self) -> &'static Words {
        self.own_words().unwrap_or(&en::WORDS)
    }

    /// The words that a first picture does without; in English where a language's own are not known.
    // Come later than the rest of the widget, with those who say them.
    pub fn more_words(self) -> &'static MoreWords {
        match self {
            #[cfg(feature = "languages")]
            Language::Spanish => &es::MORE,
            #[cfg(feature = "languages")]
            Language::Korean => &ko::MORE,
            other => LEARNED_MORE.get(other as usize).and_then(OnceLock::get).unwrap_or(&en::MORE),
        }
    }

    /// The words of the views that come later; in English where a language's own are not known.
    // Come with them: a language's are read when they are first asked for.
    pub fn view_words(self) -> &'static ViewWords {
        match self {
            #[cfg(feature = "languages")]
            Language::Spanish => &view_words::ES,
            #[cfg(feature = "languages")]
            Language::Korean => &view_words::KO,
            other => match (LEARNED_VIEWS.get(other as usize), UNREAD.get(other as usize).and_then(OnceLock::get)) {
                (Some(views), Some(unread)) => views.get_or_init(|| view_words::EN.with_lines(&mut { unread })),
                _ => &view_words::EN,
            },
        }
    }

    /// The words that come with what writes files alone: a table of their own, so that they are in no module before it.
    pub fn share_words(self) -> &'static ShareWords {
        match self {
            #[cfg(feature = "languages")]
            Language::Spanish => &share_words::ES,
            #[cfg(feature = "languages")]
            Language::Korean => &share_words::KO,
            other => match (LEARNED_SHARE.get(other as usize), UNREAD.get(other as usize).and_then(OnceLock::get)) {
                (Some(share), Some(unread)) => share.get_or_init(|| {
                    let rest = &mut { *unread };
                    view_words::EN.with_lines(rest);
                    share_words::EN.with_lines(rest)
                }),
                _ => &share_words::EN,
            },
        }
    }

    /// Everything that the interface says in the language, as the lines of a file which `learn` takes.
    pub fn to_lines(self) -> String {
        let (words, more) = (self.words().to_lines(), self.more_words().to_lines());
        [words, more, self.view_words().to_lines(), self.share_words().to_lines()].concat()
    }

    /// Whether the language's own words are known.
    pub fn is_known(self) -> bool {
        self.own_words().is_some()
    }

    /// The words are those of a file from now on; a language is learned once.
    pub fn learn(self, mut lines: &'static str) {
        let number = self as usize;
        if let (Some(words), Some(more), Some(unread)) =
            (LEARNED.get(number), LEARNED_MORE.get(number), UNREAD.get(number))
        {
            words.get_or_init(|| en::WORDS.with_lines(&mut lines));
            more.get_or_init(|| en::MORE.with_lines(&mut lines));
            unread.get_or_init(|| lines);
        }
    }

    fn own_words(self) -> Option<&'static Words> {
        match self {
            Language::English => Some(&en::WORDS),
            #[cfg(feature = "languages")]
            Language::Spanish => Some(&es::WORDS),
            #[cfg(feature = "languages")]
            Language::Korean => Some(&ko::WORDS),
            #[cfg(not(feature = "languages"))]
            other => LEARNED.get(other as usize)?.get(),
        }
    }

    /// A number with the language's own grouping of digits.
    pub fn number(self, number: usize) -> String {
        let digits = number.to_string();
        let separator = match self {
            Language::English | Language::Korean => ',',
            // Spanish leaves four digits together.
            Language::Spanish if digits.len() < 5 => return digits,
            Language::Spanish => '\u{202F}',
        };
        let mut grouped = String::new();
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A template whose `{n}` becomes the number: the first for one thing, the second for any other count.
    pub fn count(self, [one, other]: [&str; 2], number: usize) -> String {
        let template = if number == 1 { one } else { other };
        fill(template, &[("n", &self.number(number))])
    }
}

/// Puts values in the place of a template's `{names}`.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_recognised_by_its_tag() {
        let check = |tag, expect| assert_eq!(Language::from_tag(tag), expect, "{tag}");
        check("en", Some(Language::English));
        check("ES-ve", Some(Language::Spanish));
        check("ko_KR", Some(Language::Korean));
        check("de", None);
        check("", None);
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        let check = |language: Language, number, expect: &str| assert_eq!(language.number(number), expect);
        check(Language::English, 7, "7");
        check(Language::English, 1_234_567, "1,234,567");
        check(Language::Spanish, 1_234, "1234");
        check(Language::Spanish, 12_345, "12\u{202F}345");
        check(Language::Korean, 1_000, "1,000");
    }

    #[test]
    fn templates_are_filled_once_and_in_one_go() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
        assert_eq!(Language::English.count(["{n} event", "{n} events"], 1), "1 event");
        assert_eq!(Language::English.count(["{n} event", "{n} events"], 2_000), "2,000 events");
    }
}
