//! Reads JSON into a plain value, and says where it stops being JSON.
//! A reader of its own, since a general one would be a tenth of the whole wasm.

/// A JSON value; the keys of an object in their order.
pub enum Json {
    Null,
    Bool,
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Values within values within values up to here; what is deeper would use up the stack.
const DEEPEST: usize = 128;

/// What is expected at a place, and something else stands there.
type Expected = &'static str;

const HALF_A_LETTER: Expected = "the other half of a letter is expected";

impl Json {
    /// # Errors
    /// What is wrong, and at which line and column.
    pub fn read(bytes: &[u8]) -> Result<Json, String> {
        let text =
            str::from_utf8(bytes).map_err(|error| place(bytes, error.valid_up_to(), "the letters are not UTF-8"))?;
        let mut reader = Reader { text, bytes, at: 0 };
        let value = reader.value(DEEPEST).and_then(|value| {
            reader.space();
            if reader.at == bytes.len() { Ok(value) } else { Err("something follows after its end") }
        });
        value
            .map_err(|wrong| place(bytes, reader.at, if reader.at < bytes.len() { wrong } else { "it ends too early" }))
    }

    /// The value of a key; the last one where a key stands twice.
    pub fn get(&self, key: &str) -> Option<&Json> {
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

fn place(bytes: &[u8], at: usize, wrong: &str) -> String {
    let before = bytes.get(..at).unwrap_or(bytes);
    let (mut line, mut column) = (1_usize, 1_usize);
    for byte in before {
        match byte {
            b'\n' => (line, column) = (line + 1, 1),
            // The further bytes of a letter.
            0x80..=0xBF => {}
            _ => column += 1,
        }
    }
    format!("{wrong} at line {line}, column {column}")
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// The next byte; 0, which stands nowhere in JSON, at the end.
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn eats(&mut self, byte: u8) -> bool {
        let eats = self.peek() == byte;
        self.at += usize::from(eats);
        eats
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Json, Expected> {
        self.space();
        match self.peek() {
            b'{' | b'[' if depth == 0 => Err("it is nested too deeply"),
            b'{' => {
                let mut entries = Vec::new();
                self.members(b'}', |reader| {
                    reader.space();
                    if reader.peek() != b'"' {
                        return Err("a key in double quotes is expected");
                    }
                    let key = reader.string()?;
                    reader.space();
                    if !reader.eats(b':') {
                        return Err("a colon is expected");
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
            b't' => self.word("true", Json::Bool),
            b'f' => self.word("false", Json::Bool),
            _ => self.word("null", Json::Null),
        }
    }

    /// What stands between brackets, with commas between.
    fn members(&mut self, end: u8, mut read: impl FnMut(&mut Self) -> Result<(), Expected>) -> Result<(), Expected> {
        self.at += 1;
        self.space();
        if self.eats(end) {
            return Ok(());
        }
        loop {
            read(self)?;
            self.space();
            if self.eats(end) {
                return Ok(());
            }
            if !self.eats(b',') {
                return Err("a comma or a closing bracket is expected");
            }
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json, Expected> {
        if !self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            return Err("a value is expected");
        }
        self.at += word.len();
        Ok(value)
    }

    fn string(&mut self) -> Result<String, Expected> {
        let mut text = String::new();
        self.at += 1;
        loop {
            let start = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | 0..=0x1F) {
                self.at += 1;
            }
            text.push_str(self.text.get(start..self.at).unwrap_or_default());
            if self.eats(b'"') {
                return Ok(text);
            }
            if !self.eats(b'\\') {
                return Err("a closing quote is expected");
            }
            text.push(self.escaped()?);
        }
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
    fn number(&mut self) -> Result<Json, Expected> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn is_same(json: &Json, value: &Value) -> bool {
        match (json, value) {
            (Json::Null, Value::Null) | (Json::Bool, Value::Bool(_)) => true,
            (Json::Number(number), Value::Number(other)) => {
                let other = other.as_f64().unwrap();
                (number - other).abs() <= other.abs() * 1e-14 + f64::MIN_POSITIVE
            }
            (Json::Text(text), Value::String(other)) => text == other,
            (Json::List(items), Value::Array(others)) => {
                items.len() == others.len() && items.iter().zip(others).all(|(item, other)| is_same(item, other))
            }
            (Json::Object(entries), Value::Object(others)) => {
                let known = entries.iter().all(|(key, _)| others.contains_key(key));
                known && others.iter().all(|(key, other)| json.get(key).is_some_and(|value| is_same(value, other)))
            }
            _ => false,
        }
    }

    /// Whether it is read, or refused, as serde_json does.
    fn agrees(text: &str) -> bool {
        match (Json::read(text.as_bytes()), serde_json::from_str::<Value>(text)) {
            (Ok(json), Ok(value)) => is_same(&json, &value),
            (Err(_), Err(_)) => true,
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

    #[test]
    fn what_is_wrong_has_its_place() {
        let check = |text: &[u8], expect: &str| assert_eq!(Json::read(text).err().as_deref(), Some(expect));
        check(b"{\n  \"a\" 1\n}", "a colon is expected at line 2, column 7");
        check("[\"ñandú\" x]".as_bytes(), "a comma or a closing bracket is expected at line 1, column 10");
        check(b"[1,", "it ends too early at line 1, column 4");
        check(b"[\"\xFF\"]", "the letters are not UTF-8 at line 1, column 3");
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_as_serde_json_reads_it(text in "([\\[\\]{},:]|\"a\"|\"\\\\u?[0-9a-f]{4}\"|-?[0-9]{1,3}(\\.[0-9]{1,9})?|[0-9.eE+-]{1,6}|null|true| |\n|\\PC){0,12}") {
            prop_assert!(agrees(&text), "{}", text);
        }
    }
}
