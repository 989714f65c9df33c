//! Lines of words: how a text is broken so that each line fits, and how wide words are where nothing can measure them.

use crate::layout::{Face, Measure};

/// A text in lines that are no wider than `room` pixels. Only a word that is too wide by itself is broken; a single letter
/// always fits.
pub fn wrap(text: &str, room: f64, width: &dyn Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { [&line, " ", word].concat() };
        if width(&longer) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if width(word) <= room {
            line.push_str(word);
            continue;
        }
        for letter in word.chars() {
            let mut longer = line.clone();
            longer.push(letter);
            if !line.is_empty() && width(&longer) > room {
                lines.push(std::mem::take(&mut line));
                longer = letter.to_string();
            }
            line = longer;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Titles and dates as wide as the widest of their lines.
pub struct InLines<'a> {
    pub measure: &'a dyn Measure,
    /// Pixels.
    pub room: f64,
}

impl InLines<'_> {
    pub fn lines(&self, text: &str, face: Face) -> Vec<String> {
        wrap(text, self.room, &|text| self.measure.width(text, face))
    }
}

impl Measure for InLines<'_> {
    fn width(&self, text: &str, face: Face) -> f64 {
        match face {
            Face::Title | Face::Date => {
                let lines = self.lines(text, face);
                lines.iter().map(|line| self.measure.width(line, face)).fold(0.0, f64::max)
            }
            _ => self.measure.width(text, face),
        }
    }

    fn cuts(&self) -> bool {
        false
    }
}

/// How wide words are, guessed from the kinds of their letters. It errs on the wide side, since nobody knows with which
/// font of a list a file will be seen; the widest of those that are common is DejaVu Sans.
pub struct Guess;

impl Measure for Guess {
    fn width(&self, text: &str, face: Face) -> f64 {
        let (size, weight) = match face {
            Face::Title => (13.0, 1.12),
            Face::Major => (12.0, 1.12),
            Face::Date | Face::Band | Face::Tick | Face::Name => (12.0, 1.0),
        };
        // Letters as wide as they are high are so at any weight.
        text.chars().map(em).map(|em| if em == 1.0 { size } else { em * weight * size }).sum()
    }
}

/// The width of a letter in sizes of the font.
fn em(letter: char) -> f64 {
    match letter {
        '\u{300}'..='\u{36F}' => 0.0,
        'i' | 'j' | 'l' | 'I' | '|' | '\'' | '.' | ',' | ':' | ';' | '!' | '·' => 0.31,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '-' | ' ' | '/' | 'í' | 'ì' => 0.39,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' | 'Œ' | 'œ' | 'Æ' | 'æ' => 0.98,
        'A'..='Z' | '\u{C0}'..='\u{DE}' => 0.73,
        '\u{1100}'.. if !('\u{2000}'..'\u{2100}').contains(&letter) => 1.0,
        '\u{250}'.. => 0.7,
        _ => 0.63,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_only_then_within_them() {
        let check = |text: &str, room: f64, expect: &[&str]| {
            assert_eq!(wrap(text, room, &|text| text.chars().count() as f64), expect, "{text}");
        };
        check("one two three", 7.0, &["one two", "three"]);
        check("one two three", 5.0, &["one", "two", "three"]);
        check("  one\n\ttwo ", 99.0, &["one two"]);
        check("a longword b", 4.0, &["a", "long", "word", "b"]);
        check("abcde f", 2.0, &["ab", "cd", "e", "f"]);
        check("한국", 0.5, &["한", "국"]);
        check(" ", 4.0, &[]);
    }
}
