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
pub fn texts(words: &[u8], mut lengths: &[u8], mut codes: &[u8]) -> Option<String> {
    let words = str::from_utf8(words).ok()?;
    let mut known: Vec<&str> = Vec::with_capacity(count_of_numbers(lengths));
    let mut at = 0;
    while !lengths.is_empty() {
        let length = number(&mut lengths)? as usize;
        let word = words.get(at..at + length).filter(|_| length <= LONGEST_AGAIN)?;
        known.push(word);
        at += length;
    }
    let mut texts = String::with_capacity(codes.len() * 4);
    while !codes.is_empty() {
        texts.push_str(known.get(number(&mut codes)? as usize)?);
    }
    Some(texts)
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
        assert_eq!(texts(&words, &lengths, &[codes, vec![0xFF, 0x7F]].concat()), None);
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
