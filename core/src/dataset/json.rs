//! Reads JSON into a plain value, and says where it stops being JSON. Knows nothing of what the values mean.
//! A reader of its own, since a general one would be a tenth of the whole wasm.

use std::borrow::Cow;

/// A JSON value; the keys of an object in their order. What has no escaped letters is borrowed from the text.
pub enum Json<'a> {
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// Values within values within values up to here; what is deeper would use up the stack.
pub const DEEPEST: usize = 128;

/// What is expected at a place, and something else stands there.
pub type Expected = &'static str;

const HALF_A_LETTER: Expected = "the other half of a letter is expected";

impl Json<'_> {
    /// The value of a key; the last one where a key stands twice.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Json::Object(entries) = self else { return None };
        entries.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// A number that is whole and fits.
    pub fn whole(&self) -> Option<i64> {
        match self {
            Json::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => Some(*number as i64),
            _ => None,
        }
    }
}

/// Reads one value after the other from a text that may go on.
pub struct Reader<'a> {
    text: &'a str,
    pub at: usize,
    /// Whether what has been read, or why it could not, may depend on what follows the text.
    pub short: bool,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, at: usize) -> Reader<'a> {
        Reader { text, at, short: false }
    }

    /// The next byte; 0, which stands nowhere in JSON, at the end.
    pub fn peek(&mut self) -> u8 {
        match self.text.as_bytes().get(self.at) {
            Some(byte) => *byte,
            None => {
                self.short = true;
                0
            }
        }
    }

    pub fn eats(&mut self, byte: u8) -> bool {
        let eats = self.peek() == byte;
        self.at += usize::from(eats);
        eats
    }

    pub fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Whether a list or an object ends here.
    pub fn ends(&mut self, end: u8) -> bool {
        self.space();
        self.eats(end)
    }

    pub fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    pub fn is_order_mark(&self) -> bool {
        self.text.starts_with('\u{FEFF}')
    }

    /// What has been read since a place.
    pub fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// A key and its colon.
    pub fn key(&mut self) -> Result<Cow<'a, str>, Expected> {
        self.space();
        if self.peek() != b'"' {
            return Err("a key in double quotes is expected");
        }
        let key = self.string()?;
        self.space();
        if self.eats(b':') { Ok(key) } else { Err("a colon is expected") }
    }

    /// Whether a list or an object goes on, and not ends.
    pub fn goes_on(&mut self, end: u8) -> Result<bool, Expected> {
        if self.ends(end) {
            return Ok(false);
        }
        if self.eats(b',') { Ok(true) } else { Err("a comma or a closing bracket is expected") }
    }

    pub fn value(&mut self, depth: usize) -> Result<Json<'a>, Expected> {
        self.space();
        match self.peek() {
            b'{' | b'[' if depth == 0 => Err("it is nested too deeply"),
            b'{' => {
                let mut entries = Vec::new();
                self.members(b'}', |reader| {
                    let key = reader.key()?;
                    if entries.is_empty() {
                        entries.reserve_exact(8);
                    }
                    entries.push((key, reader.value(depth - 1)?));
                    Ok(())
                })?;
                Ok(Json::Object(entries))
            }
            b'[' => {
                let mut items = Vec::new();
                self.members(b']', |reader| {
                    items.push(reader.value(depth - 1)?);
                    Ok(())
                })?;
                Ok(Json::List(items))
            }
            b'"' => Ok(Json::Text(self.string()?)),
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            _ => self.word("null", Json::Null),
        }
    }

    /// What stands between brackets, with commas between.
    fn members(&mut self, end: u8, mut read: impl FnMut(&mut Self) -> Result<(), Expected>) -> Result<(), Expected> {
        self.at += 1;
        if self.ends(end) {
            return Ok(());
        }
        loop {
            read(self)?;
            if !self.goes_on(end)? {
                return Ok(());
            }
        }
    }

    fn word(&mut self, word: &str, value: Json<'a>) -> Result<Json<'a>, Expected> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            self.short |= word.as_bytes().starts_with(rest);
            return Err("a value is expected");
        }
        self.at += word.len();
        Ok(value)
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Expected> {
        self.at += 1;
        let first = self.plain();
        if self.eats(b'"') {
            return Ok(Cow::Borrowed(first));
        }
        let mut text = first.to_owned();
        loop {
            if !self.eats(b'\\') {
                return Err("a closing quote is expected");
            }
            text.push(self.escaped()?);
            text.push_str(self.plain());
            if self.eats(b'"') {
                return Ok(Cow::Owned(text));
            }
        }
    }

    /// The letters that mean themselves.
    fn plain(&mut self) -> &'a str {
        let text = self.text;
        let rest = text.as_bytes().get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)).unwrap_or(rest.len());
        let plain = text.get(self.at..self.at + length).unwrap_or_default();
        self.at += length;
        plain
    }

    /// The letter that is meant by what follows a backslash.
    fn escaped(&mut self) -> Result<char, Expected> {
        let letter = match self.peek() {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'u' => {
                let first = self.four_digits()?;
                // Letters beyond the first 65,536 are written as two halves.
                if first & 0xFC00 == 0xD800 && self.eats(b'\\') {
                    let second = self.four_digits()?;
                    let whole = 0x1_0000 + ((first & 0x3FF) << 10) + (second & 0x3FF);
                    return char::from_u32(whole).filter(|_| second & 0xFC00 == 0xDC00).ok_or(HALF_A_LETTER);
                }
                return char::from_u32(first).ok_or(HALF_A_LETTER);
            }
            _ => return Err("no such letter can follow a backslash"),
        };
        self.at += 1;
        Ok(letter)
    }

    fn four_digits(&mut self) -> Result<u32, Expected> {
        if !self.eats(b'u') {
            return Err(HALF_A_LETTER);
        }
        let mut code = 0;
        for _ in 0..4 {
            let digit = char::from(self.peek()).to_digit(16).ok_or("four digits are expected")?;
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    /// Exact up to fifteen digits, and beyond that as near as anybody measures.
    fn number(&mut self) -> Result<Json<'a>, Expected> {
        let negative = self.eats(b'-');
        let (mut number, mut exponent) = (0.0, 0);
        let zero_first = self.peek() == b'0';
        let whole = self.digits(|digit| number = number * 10.0 + digit);
        if whole == 0 || zero_first && whole > 1 {
            return Err("a number without needless zeros is expected");
        }
        if self.eats(b'.') {
            exponent = -self.digits(|digit| number = number * 10.0 + digit);
            if exponent == 0 {
                return Err("digits are expected");
            }
        }
        if self.eats(b'e') || self.eats(b'E') {
            let down = self.eats(b'-') || {
                self.eats(b'+');
                false
            };
            let mut written = 0_i32;
            if self.digits(|digit| written = (written * 10 + digit as i32).min(9_999)) == 0 {
                return Err("digits are expected");
            }
            exponent += if down { -written } else { written };
        }
        let mut factor = 1.0;
        (0..exponent.unsigned_abs().min(400)).for_each(|_| factor *= 10.0);
        // Zero stays zero, however large its exponent.
        if number != 0.0 {
            number = if exponent < 0 { number / factor } else { number * factor };
        }
        match number.is_finite() {
            true => Ok(Json::Number(if negative { -number } else { number })),
            false => Err("a number less astronomical is expected"),
        }
    }

    /// Tells the digits that stand next, and how many they are.
    fn digits(&mut self, mut tell: impl FnMut(f64)) -> i32 {
        let mut count = 0;
        while let digit @ b'0'..=b'9' = self.peek() {
            tell(f64::from(digit - b'0'));
            self.at += 1;
            count += 1;
        }
        count
    }
}

/// Writes a text as a JSON string.
pub fn quote(to: &mut String, text: &str) {
    to.push('"');
    for letter in text.chars() {
        match letter {
            '"' => to.push_str("\\\""),
            '\\' => to.push_str("\\\\"),
            '\n' => to.push_str("\\n"),
            '\0'..='\u{1F}' => {
                to.push_str("\\u00");
                for digit in [letter as u32 >> 4, letter as u32 & 0xF] {
                    to.extend(char::from_digit(digit, 16));
                }
            }
            _ => to.push(letter),
        }
    }
    to.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn read(text: &str) -> Option<Json<'_>> {
        let mut reader = Reader::new(text, 0);
        let value = reader.value(DEEPEST).ok()?;
        reader.space();
        (reader.at == text.len()).then_some(value)
    }

    fn is_same(json: &Json, value: &Value) -> bool {
        match (json, value) {
            (Json::Null, Value::Null) => true,
            (Json::Bool(value), Value::Bool(other)) => value == other,
            (Json::Number(number), Value::Number(other)) => {
                let other = other.as_f64().unwrap();
                (number - other).abs() <= other.abs() * 1e-14 + f64::MIN_POSITIVE
            }
            (Json::Text(text), Value::String(other)) => text == other,
            (Json::List(items), Value::Array(others)) => {
                items.len() == others.len() && items.iter().zip(others).all(|(item, other)| is_same(item, other))
            }
            (Json::Object(entries), Value::Object(others)) => {
                let known = entries.iter().all(|(key, _)| others.contains_key(key.as_ref()));
                known && others.iter().all(|(key, other)| json.get(key).is_some_and(|value| is_same(value, other)))
            }
            _ => false,
        }
    }

    /// Whether it is read, or refused, as serde_json does.
    fn agrees(text: &str) -> bool {
        match (read(text), serde_json::from_str::<Value>(text)) {
            (Some(json), Ok(value)) => is_same(&json, &value),
            (None, Err(_)) => true,
            _ => false,
        }
    }

    #[test]
    fn the_edges_of_the_format_are_those_of_serde_json() {
        for text in [
            "0",
            "-0",
            "01",
            "-",
            "1.",
            ".5",
            "+1",
            "1e5",
            "1E+05",
            "1e-5",
            "1e",
            "0e999",
            "1e308",
            "1e309",
            "1e-400",
            "123456789012345678",
            "0.1",
            "4.35",
            "-20.5",
            "1.7e308",
            "5e-324",
            "0x10",
            "1_000",
            "nul",
            "null",
            "nulls",
            "True",
            "true",
            "false ",
            " [ ] ",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1",
            "{}",
            "{,}",
            r#"{"a":1,}"#,
            r#"{"a" : 1 , "a":2}"#,
            r#"{"a"}"#,
            r#"{a:1}"#,
            r#"{"a":1"#,
            "\"",
            r#""\""#,
            r#""\x""#,
            r#""\u12""#,
            r#""\u00e1\n\/""#,
            r#""\ud83d\ude00""#,
            r#""\ud83d""#,
            r#""\ud83dx""#,
            r#""\ud83d\n""#,
            r#""\ud83d\u0041""#,
            r#""\ude00""#,
            "\"\n\"",
            "\"\0\"",
            "\"ñ한😀\"",
            "'a'",
            "// a",
            "",
        ] {
            assert!(agrees(text), "{text}");
        }
        assert!(agrees(&("[".repeat(100) + &"]".repeat(100))));
        assert!(agrees(&("[".repeat(200) + &"]".repeat(200))));
    }

    proptest! {
        #[test]
        fn what_is_quoted_is_read_as_it_was(text in "([\\x00-\\x7F]|\\PC){0,20}") {
            let mut quoted = String::new();
            quote(&mut quoted, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&quoted).ok(), Some(text));
        }

        #[test]
        fn whatever_is_written_is_read_as_serde_json_reads_it(text in "([\\[\\]{},:]|\"a\"|\"\\\\u?[0-9a-f]{4}\"|-?[0-9]{1,3}(\\.[0-9]{1,9})?|[0-9.eE+-]{1,6}|null|true| |\n|\\PC){0,12}") {
            prop_assert!(agrees(&text), "{}", text);
        }
    }
}
