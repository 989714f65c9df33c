//! Text without accents and case, character by character, so that places in the folded text
//! are places in the original.

use crate::order::sort;

/// The letter without accent and case.
pub fn fold(letter: char) -> char {
    const ACCENTED: [(&str, char); 22] = [
        ("àáâãäåāăą", 'a'),
        ("çćĉċč", 'c'),
        ("ďđ", 'd'),
        ("èéêëēĕėęě", 'e'),
        ("ĝğġģ", 'g'),
        ("ĥħ", 'h'),
        ("ìíîïĩīĭįı", 'i'),
        ("ĵ", 'j'),
        ("ķ", 'k'),
        ("ĺļľŀł", 'l'),
        ("ñńņňŉ", 'n'),
        ("òóôõöøōŏő", 'o'),
        ("ŕŗř", 'r'),
        ("śŝşšß", 's'),
        ("ţťŧ", 't'),
        ("ùúûüũūŭůűų", 'u'),
        ("ŵ", 'w'),
        ("ýÿŷ", 'y'),
        ("źżž", 'z'),
        ("’‘", '\''),
        ("“”«»", '"'),
        ("–—", '-'),
    ];
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let lower = lower_case(letter);
    // Beyond these letters and signs nothing is folded, Hangul least of all.
    if lower >= '\u{2100}' {
        return lower;
    }
    ACCENTED
        .iter()
        .find(|(letters, _)| letters.chars().any(|accented| accented == lower))
        .map_or(lower, |(_, plain)| *plain)
}

/// The small letter of a capital, in the scripts whose capitals follow a rule; other letters as they are.
/// (The standard library's table of all scripts weighs more than everything else here.)
fn lower_case(letter: char) -> char {
    let code = letter as u32;
    let shift = match code {
        // Latin-1 but for the times sign, Greek, Cyrillic.
        0xC0..=0xDE if code != 0xD7 => 32,
        0x391..=0x3A9 | 0x410..=0x42F => 32,
        0x400..=0x40F => 80,
        // Latin Extended-A: capital and small letter in turns.
        0x100..=0x137 | 0x14A..=0x177 if code.is_multiple_of(2) => 1,
        0x139..=0x148 | 0x179..=0x17E if !code.is_multiple_of(2) => 1,
        0x178 => return 'ÿ',
        _ => 0,
    };
    char::from_u32(code + shift).unwrap_or(letter)
}

/// Whether a word stands anywhere in a text.
/// (The standard library's search, made for texts of any length, weighs a kilobyte and more.)
pub fn holds(text: &str, word: &str) -> bool {
    let (mut rest, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return true };
    while let Some(start) = rest.iter().position(|byte| byte == first) {
        rest = rest.get(start..).unwrap_or_default();
        if rest.starts_with(word) {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
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
    fn accents_and_case_are_ignored() {
        let check = |text: &str, expect: &str| assert_eq!(text.chars().map(fold).collect::<String>(), expect);
        check("Chávez PSUV", "chavez psuv");
        check("NIÑO Ŵ ß", "nino w s");
        check("ŽŁŹŸĀÞÖ×", "zlzyaþo×");
        check("МАДУРО Ё ΑΘΗΝΑ", "мадуро ё αθηνα");
        check("베네수엘라", "베네수엘라");
    }

    #[test]
    fn a_text_holds_its_words() {
        let check = |text, word, expect| assert_eq!(holds(text, word), expect, "{word} in {text}");
        check("hugo chavez", "chavez", true);
        check("aaab", "aab", true);
        check("북한 대사관", "대사", true);
        check("북한", "북한 대사관", false);
        check("", "a", false);
        check("a", "", true);
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
