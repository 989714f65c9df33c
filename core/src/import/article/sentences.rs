//! Where the sentences of a paragraph end. Knows abbreviations, initials, quotations and brackets.

/// What is never followed by a new sentence.
const TITLES: [&str; 36] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "capt", "sgt", "adm", "cmdr", "sen", "rep", "gov",
    "pres", "amb", "hon", "rev", "fr", "st", "mt", "ft", "no", "nos", "vs", "e.g", "i.e", "cf", "c", "ca", "approx",
    "vol", "pp", "art",
];

/// What may stand at the end of a sentence as well.
const SHORTENED: [&str; 24] = [
    "etc", "jr", "sr", "inc", "ltd", "co", "corp", "bros", "dept", "univ", "est", "ed", "a.m", "p.m", "jan", "feb",
    "mar", "apr", "aug", "sep", "sept", "oct", "nov", "dec",
];

/// Words that mostly begin a sentence when they have a capital.
const STARTERS: [&str; 40] = [
    "the",
    "in",
    "on",
    "a",
    "an",
    "at",
    "it",
    "its",
    "this",
    "that",
    "these",
    "those",
    "he",
    "she",
    "they",
    "we",
    "his",
    "her",
    "their",
    "after",
    "before",
    "since",
    "until",
    "both",
    "during",
    "from",
    "by",
    "as",
    "for",
    "when",
    "while",
    "however",
    "although",
    "following",
    "later",
    "there",
    "then",
    "but",
    "and",
    "two",
];

/// The sentences of a paragraph, in their order.
pub fn sentences(paragraph: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in ends(paragraph) {
        sentences.push(paragraph.get(start..end).unwrap_or_default().trim());
        start = end;
    }
    sentences.push(paragraph.get(start..).unwrap_or_default().trim());
    sentences.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    sentences
}

fn ends(text: &str) -> Vec<usize> {
    let quotes = text.matches('"').count().is_multiple_of(2) && text.matches('“').count() == text.matches('”').count();
    let brackets = text.matches('(').count() == text.matches(')').count();
    let (mut is_quoted, mut depth) = (false, 0_i32);
    let mut ends = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '“' if quotes => is_quoted = true,
            '”' if quotes => is_quoted = false,
            '"' if quotes => is_quoted = !is_quoted,
            '(' if brackets => depth += 1,
            ')' if brackets => depth -= 1,
            '.' | '!' | '?' | '…' => {
                // Quotation marks and brackets that close right behind it belong to the sentence.
                let mut end = at + letter.len_utf8();
                let (mut closes_quote, mut closed) = (false, 0);
                while let Some((at, next)) = letters.peek().copied() {
                    let is_closing =
                        matches!(next, '”' | '’' | ')' | ']' | '\'' | '.' | '!' | '?') || next == '"' && is_quoted;
                    if !is_closing {
                        break;
                    }
                    closes_quote |= matches!(next, '”' | '"');
                    closed += i32::from(next == ')' && brackets);
                    end = at + next.len_utf8();
                    letters.next();
                }
                is_quoted &= !closes_quote;
                depth -= closed;
                let rest = text.get(end..).unwrap_or_default();
                let is_free = !is_quoted && depth <= 0;
                if is_free
                    && begins(rest)
                    && (letter != '.' || !is_abbreviated(text.get(..at).unwrap_or_default(), rest))
                {
                    ends.push(end);
                }
            }
            _ => {}
        }
    }
    ends
}

/// Whether what follows can begin a sentence.
fn begins(rest: &str) -> bool {
    let next = rest.trim_start();
    let first = next.trim_start_matches(['“', '‘', '"', '\'', '(', '[', '¿', '¡']).chars().next();
    next.len() < rest.len() && first.is_some_and(|letter| letter.is_uppercase() || letter.is_numeric())
}

/// Whether a full stop behind these words shortens the last of them.
fn is_abbreviated(before: &str, rest: &str) -> bool {
    let last = before
        .char_indices()
        .rev()
        .take(20)
        .find(|(_, letter)| letter.is_whitespace() || matches!(letter, '(' | '“' | '"' | '–'));
    if last.is_none() && before.len() > 80 {
        return false;
    }
    let word = last.map_or(before, |(at, letter)| before.get(at + letter.len_utf8()..).unwrap_or_default());
    let next: String = rest.trim_start().chars().take_while(|letter| letter.is_alphanumeric()).collect();
    let is_new = STARTERS.contains(&&*next.to_lowercase());
    let lower = word.to_lowercase();
    let is_acronym = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
    let is_initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    if TITLES.contains(&&*lower) {
        return !is_new || !matches!(&*lower, "no" | "st" | "art");
    }
    (SHORTENED.contains(&&*lower) || is_acronym || is_initial) && !is_new
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_sentence_ends_where_a_reader_would_say_so() {
        let check = |text: &str, expect: &[&str]| assert_eq!(sentences(text), expect);
        check("One. Two! Three? Four", &["One.", "Two!", "Three?", "Four"]);
        check("Dr. J. R. Smith met Gen. Lee. They ate.", &["Dr. J. R. Smith met Gen. Lee.", "They ate."]);
        check("It grew by 3.5 million. Then it fell.", &["It grew by 3.5 million.", "Then it fell."]);
        check(
            "The U.S. embassy closed. So did the U.N. office.",
            &["The U.S. embassy closed.", "So did the U.N. office."],
        );
        check("It left the U.S. The embassy closed.", &["It left the U.S.", "The embassy closed."]);
        check("In Sept. 2013 it began c. 1850 or so.", &["In Sept. 2013 it began c. 1850 or so."]);
        check(
            "He said “We help. Always.” and left. She stayed.",
            &["He said “We help. Always.” and left.", "She stayed."],
        );
        check("He said \"We help. Always.\" She stayed.", &["He said \"We help. Always.\"", "She stayed."]);
        check("It did (It was late. Very.) so. Then no.", &["It did (It was late. Very.) so.", "Then no."]);
        check("An open “quote. Goes on. And on", &["An open “quote.", "Goes on.", "And on"]);
        check("Was it so? asked the envoy.", &["Was it so? asked the envoy."]);
        check("It ended in 1974. 30 came.", &["It ended in 1974.", "30 came."]);
        check("  … ", &[]);
        check("", &[]);
    }
}
