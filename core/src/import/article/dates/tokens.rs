//! A sentence in words, numbers and signs. Knows where they stand; knows nothing of what they mean.

/// A run of letters, a run of digits, or one other sign.
pub struct Token<'a> {
    pub text: &'a str,
    /// In small letters.
    pub lower: String,
    /// Where it stands in the sentence.
    pub start: usize,
    pub end: usize,
    /// Whether there is white space before it.
    pub spaced: bool,
}

impl Token<'_> {
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|letter: char| letter.is_ascii_digit())
    }

    pub fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphabetic)
    }

    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Letters,
    Digits,
    Sign,
}

fn kind(letter: char) -> Kind {
    match letter {
        _ if letter.is_ascii_digit() => Kind::Digits,
        _ if letter.is_alphabetic() => Kind::Letters,
        _ => Kind::Sign,
    }
}

/// Addresses are left out: the numbers in them are no dates.
pub fn tokens(sentence: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for piece in sentence.split_inclusive(char::is_whitespace) {
        let is_address = piece.contains("://") || piece.starts_with("www.") || piece.contains('@');
        if !is_address {
            pieces(piece, start, &mut tokens);
        }
        start += piece.len();
    }
    tokens
}

fn pieces<'a>(piece: &'a str, offset: usize, tokens: &mut Vec<Token<'a>>) {
    let mut from = 0;
    let mut spaced = true;
    let mut letters = piece.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        let goes_on = letters.peek().is_some_and(|(_, next)| kind(letter) != Kind::Sign && kind(*next) == kind(letter));
        if goes_on {
            continue;
        }
        let text = piece.get(from..end).unwrap_or_default();
        if !letter.is_whitespace() {
            tokens.push(Token { text, lower: text.to_lowercase(), start: offset + from, end: offset + end, spaced });
            spaced = false;
        }
        from = end;
    }
}

/// The tokens of a sentence, asked for by place; before the first and after the last there is nothing.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub text: &'a str,
    tokens: &'a [Token<'a>],
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token<'a>]) -> Line<'a> {
        Line { text, tokens }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn get(&self, at: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(at)
    }

    /// The token that stands so far before a place.
    pub fn back(&self, at: usize, by: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(at.checked_sub(by)?)
    }

    /// In small letters; empty where nothing stands.
    pub fn word(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| &token.lower)
    }

    pub fn word_back(&self, at: usize, by: usize) -> &'a str {
        self.back(at, by).map_or("", |token| &token.lower)
    }

    /// Whether a token stands right behind the one before it.
    pub fn joins(&self, at: usize) -> bool {
        at > 0 && self.get(at).is_some_and(|token| !token.spaced)
    }

    /// What is written from one token up to another.
    pub fn said(&self, from: usize, to: usize) -> &'a str {
        let start = self.get(from).map_or(0, |token| token.start);
        let end = self.back(to, 1).map_or(start, |token| token.end);
        self.text.get(start..end).unwrap_or_default()
    }
}
