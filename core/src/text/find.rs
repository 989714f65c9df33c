//! Where words stand in texts, whatever their accents and case.

use super::fold;
use crate::order::sort;

/// A word to look for.
pub struct Word {
    folded: String,
    /// Which of its bytes is looked for first: one that texts have rarely.
    rarest: usize,
}

impl Word {
    pub fn new(word: &str) -> Word {
        // One bit for each of the usual letters: a, c, d, e, h, i, l, m, n, o, r, s, t, u.
        const USUAL: u32 = 0b11_1100_1111_0011_0011_1010;
        let mut folded = String::new();
        for letter in word.chars() {
            folded.push(fold(letter));
        }
        let rarest = folded.bytes().position(|byte| USUAL >> (byte & 31) & 1 == 0).unwrap_or(0);
        Word { folded, rarest }
    }
}

/// Looks for words, many times.
#[derive(Default)]
pub struct Finder {
    /// Room for a folded text.
    text: String,
}

impl Finder {
    /// Whether a word stands anywhere in a text that is not folded.
    pub fn finds(&mut self, word: &Word, text: &str) -> bool {
        let (found, is_ascii) = holds(text, word);
        // What is found without folding is found with it.
        if found || is_ascii {
            return found;
        }
        // A word has no space in it, and where all letters are ASCII it has been looked for.
        for part in text.split(' ') {
            if part.bytes().any(|byte| byte >= 0x80) {
                self.text.clear();
                for letter in part.chars() {
                    self.text.push(fold(letter));
                }
                if holds(&self.text, word).0 {
                    return true;
                }
            }
        }
        false
    }
}

/// Whether a word stands in a text but for the case of ASCII letters, and whether there are no other letters,
/// unless it does.
fn holds(text: &str, word: &Word) -> (bool, bool) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let (text, wanted) = (text.as_bytes(), word.folded.as_bytes());
    let Some(rarest) = wanted.get(word.rarest) else { return (true, true) };
    // This bit is all that a small letter and its capital differ in.
    let case = if rarest.is_ascii_alphabetic() { 0x20 * ONES } else { 0 };
    let pattern = u64::from(*rarest) * ONES;
    let stands_at = |start: usize| {
        text.get(start..)
            .and_then(|rest| rest.get(..wanted.len()))
            .is_some_and(|there| there.eq_ignore_ascii_case(wanted))
    };
    // Eight bytes at a time: those that are the rarest become zero, and a zero has its high bit set.
    let hits = |bytes: u64| {
        let other = (bytes | case) ^ pattern;
        other.wrapping_sub(ONES) & !other & HIGH
    };
    let is_found = |mut hits: u64, start: usize| {
        while hits != 0 {
            let place = start + hits.trailing_zeros() as usize / 8;
            if place.checked_sub(word.rarest).is_some_and(stands_at) {
                return true;
            }
            hits &= hits - 1;
        }
        false
    };
    let (blocks, _) = text.as_chunks::<8>();
    let mut seen = 0;
    for (block, bytes) in blocks.iter().enumerate() {
        let bytes = u64::from_le_bytes(*bytes);
        seen |= bytes;
        let hits = hits(bytes);
        if hits != 0 && is_found(hits, block * 8) {
            return (true, true);
        }
    }
    // The last eight once more, of which some have not been looked at.
    let (last, start) = match text.last_chunk::<8>() {
        Some(last) => (u64::from_le_bytes(*last), text.len() - 8),
        None => (text.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)), 0),
    };
    (is_found(hits(last), start), (seen | last) & HIGH == 0)
}

/// Where the words of a query stand in a text, as ranges of characters, in order and without overlap.
pub fn find_words(text: &str, query: &str) -> Vec<std::ops::Range<usize>> {
    let text: Vec<char> = text.chars().map(fold).collect();
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for word in query.split_whitespace() {
        let word: Vec<char> = word.chars().map(fold).collect();
        let starts = text.windows(word.len()).enumerate().filter(|(_, window)| *window == word.as_slice());
        found.extend(starts.map(|(start, _)| start..start + word.len()));
    }
    sort(&mut found, |range| (range.start as i64, range.end as i64));
    let mut apart: Vec<std::ops::Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_holds_its_words() {
        let check = |text, word, expect| {
            assert_eq!(Finder::default().finds(&Word::new(word), text), expect, "{word} in {text}");
        };
        check("hugo chavez", "chavez", true);
        check("aaab", "aab", true);
        check("북한 대사관", "대사", true);
        check("북한", "북한 대사관", false);
        check("", "a", false);
        check("a", "", true);
        check("He met CHÁVEZ", "Chavez", true);
        check("12345678a[", "a{", false);
        check("seven ch", "chavez", false);
        check("ŽIŽEK", "izek", true);
    }

    #[test]
    fn the_words_of_a_query_are_found_where_they_stand() {
        let check = |text, query, expect: &[(usize, usize)]| {
            let found: Vec<_> = find_words(text, query).into_iter().map(|range| (range.start, range.end)).collect();
            assert_eq!(found, expect, "{query}");
        };
        check("Hugo Chávez", "chavez", &[(5, 11)]);
        check("Maduro met Maduro", "maduro", &[(0, 6), (11, 17)]);
        check("embassy", "emb bass", &[(0, 6)]);
        check("embassy", "", &[]);
        check("북한 대사관", "대사", &[(3, 5)]);
    }
}
