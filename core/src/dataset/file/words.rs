//! Texts as numbers of words: in a million summaries the same few thousand words come again and again.
//! Knows what a word is; knows nothing of what the texts say.
//!
//! A word goes up to the next space, which belongs to it, and is never longer than what may be repeated.

use super::LONGEST_AGAIN;
use super::read::{count_of_numbers, number};
use super::write::push;
use crate::dataset::names::Names;
use crate::order::sort;

/// Three columns: the words one behind the other, how many bytes each has, and the numbers of those that the texts are
/// made of.
pub fn coded(texts: &[&str]) -> [Vec<u8>; 3] {
    let (mut names, mut counts, mut numbers) = (Names::default(), Vec::new(), Vec::new());
    for text in texts {
        let mut rest = *text;
        while !rest.is_empty() {
            let (word, after) = rest.split_at(length_of_word(rest));
            let number = names.number(word);
            if number == counts.len() {
                counts.push(0_u32);
            }
            if let Some(count) = counts.get_mut(number) {
                *count += 1;
            }
            numbers.push(number as u32);
            rest = after;
        }
    }
    // The most frequent ones have the shortest numbers.
    let mut order: Vec<u32> = (0..counts.len() as u32).collect();
    sort(&mut order, |word| (-counts.get(*word as usize).map_or(0, |count| i64::from(*count)), i64::from(*word)));
    let mut places = vec![0; order.len()];
    let (mut words, mut lengths, mut codes) = (Vec::new(), Vec::new(), Vec::new());
    for (place, word) in order.iter().enumerate() {
        if let (Some(to), Some(word)) = (places.get_mut(*word as usize), names.ids.get(*word as usize)) {
            *to = place as u32;
            words.extend_from_slice(word.as_bytes());
            push(&mut lengths, word.len() as u32);
        }
    }
    for number in numbers {
        push(&mut codes, places.get(number as usize).copied().unwrap_or_default());
    }
    [words, lengths, codes]
}

fn length_of_word(text: &str) -> usize {
    let end = text.find(' ').map_or(text.len(), |space| space + 1).min(LONGEST_AGAIN);
    (0..=end).rev().find(|end| text.is_char_boundary(*end)).filter(|end| *end > 0).unwrap_or(text.len())
}

/// The texts, one behind the other; nothing if the columns are not sound.
pub fn texts(words: &[u8], mut lengths: &[u8], codes: &[u8]) -> Option<String> {
    let mut known: Vec<Word> = Vec::with_capacity(count_of_numbers(lengths));
    let mut at = 0;
    while !lengths.is_empty() {
        let length = number(&mut lengths)? as usize;
        let all = words.get(at..at + length).filter(|_| length <= LONGEST_AGAIN)?;
        let mut start = [0; SHORT];
        start.iter_mut().zip(all).for_each(|(to, byte)| *to = *byte);
        known.push(Word { start, all });
        at += length;
    }
    let mut texts = Vec::with_capacity(codes.len() * 4);
    let (mut code, mut shift) = (0_u32, 0);
    for byte in codes {
        code |= u32::from(byte & 0x7F).checked_shl(shift)?;
        if *byte >= 0x80 {
            shift += 7;
            continue;
        }
        let word = known.get(code as usize)?;
        (code, shift) = (0, 0);
        let end = texts.len() + word.all.len();
        if word.all.len() > SHORT {
            texts.extend_from_slice(word.all);
        } else {
            // So many bytes at once are sooner copied than it is found out how many there are.
            texts.extend_from_slice(&word.start);
            texts.truncate(end);
        }
    }
    String::from_utf8(texts).ok().filter(|_| shift == 0)
}

/// Bytes that are copied at once.
const SHORT: usize = 16;

struct Word<'a> {
    /// Its first bytes, and zeros.
    start: [u8; SHORT],
    all: &'a [u8],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_out_as_they_went_in() {
        let long = "ñ".repeat(5_000) + " " + &"x".repeat(200);
        let all = ["", "one and two and one", "한글 and  two spaces ", " ", &long, "two", "\u{1F600}\0"];
        let [words, lengths, codes] = coded(&all);
        assert_eq!(texts(&words, &lengths, &codes), Some(all.concat()));
        for wrong in [&[0xFF, 0x7F][..], &[0x80], &[0x80, 0x80, 0x80, 0x80, 0x80, 0]] {
            assert_eq!(texts(&words, &lengths, &[&codes, wrong].concat()), None, "{wrong:?}");
        }
        assert_eq!(texts(b"ab", &[3], &[0]), None);
        assert_eq!(texts("é".as_bytes(), &[1, 1], &[0]), None);
        let long = vec![b'x'; LONGEST_AGAIN + 1];
        assert_eq!(texts(&long, &[LONGEST_AGAIN as u8 + 1], &[0]), None);
    }

    #[test]
    fn frequent_words_have_short_numbers() {
        let text = (0..300).map(|number| format!("w{number} and ")).collect::<String>();
        let [words, _, codes] = coded(&[&text]);
        assert!(words.starts_with(b"and ") && codes.get(1) == Some(&0), "{codes:?}");
    }
}
