//! Walks through a file that arrives piece by piece: events are read as they come, what else stands at the top is kept.
//! Knows JSON and where in the file it stands; knows of a dataset only that the long list in it is “events”.

use super::events::Reading;
use crate::dataset::json::{DEEPEST, Expected, Reader};
use crate::dataset::read::Problems;

const ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What has been read of a file so far.
#[derive(Clone, Default)]
pub struct Stream {
    pub events: Reading,
    pub problems: Problems,
    /// What else stands at the top, as it is written, by its keys.
    pub others: Vec<(String, String)>,
    /// Whether the file holds an object.
    pub is_object: bool,
    /// What is not JSON, and where.
    pub wrong: Option<String>,
    /// The first bytes that are no space, by which other kinds of files are known.
    pub first: Vec<u8>,
    /// How many bytes have arrived.
    bytes: usize,
    /// What has arrived and cannot be read yet, and how much there must be before that is tried again.
    rest: Vec<u8>,
    enough: usize,
    state: State,
    place: Place,
}

/// What comes next.
#[derive(Clone, Copy, Default, PartialEq)]
enum State {
    #[default]
    Start,
    FirstKey,
    Key,
    FirstEvent,
    Event,
    AfterEvent,
    AfterValue,
    End,
    /// Something is wrong, so that only letters are looked at.
    Letters,
    Nothing,
}

/// Line and column, both from 1.
#[derive(Clone)]
struct Place {
    line: usize,
    column: usize,
}

impl Default for Place {
    fn default() -> Place {
        Place { line: 1, column: 1 }
    }
}

impl Place {
    fn after(&self, text: &[u8]) -> Place {
        // Most pieces have none, which this finds out faster than a look at each byte.
        let has_lines = text.contains(&b'\n');
        match has_lines.then(|| text.iter().rposition(|byte| *byte == b'\n')).flatten() {
            None => Place { line: self.line, column: self.column + letters(text) },
            Some(last) => {
                let (lines, line) = text.split_at_checked(last + 1).unwrap_or((text, &[]));
                let lines = lines.iter().filter(|byte| **byte == b'\n').count();
                Place { line: self.line + lines, column: 1 + letters(line) }
            }
        }
    }

    fn says(&self, wrong: &str) -> String {
        format!("{wrong} at line {}, column {}", self.line, self.column)
    }
}

/// How many letters begin here, of which the further bytes do not count. Looks at eight at a time, since it looks at all.
fn letters(text: &[u8]) -> usize {
    let (eights, rest) = text.as_chunks::<8>();
    let further = |bytes: u64| (bytes & !(bytes << 1) & 0x8080_8080_8080_8080).count_ones() as usize;
    let of_eights: usize = eights.iter().map(|eight| further(u64::from_le_bytes(*eight))).sum();
    text.len() - of_eights - rest.iter().filter(|byte| **byte & 0xC0 == 0x80).count()
}

impl Stream {
    pub fn feed(&mut self, bytes: &[u8]) {
        self.notice(bytes);
        if self.rest.is_empty() {
            let read = self.read(bytes, false);
            self.rest.extend_from_slice(bytes.get(read..).unwrap_or_default());
        } else {
            self.rest.extend_from_slice(bytes);
            // A long value is not read again and again for every few bytes of it.
            if self.rest.len() < self.enough {
                return;
            }
            let mut rest = std::mem::take(&mut self.rest);
            let read = self.read(&rest, false);
            rest.drain(..read);
            self.rest = rest;
        }
        self.enough = self.rest.len() * 2;
    }

    /// There is no more.
    pub fn end(&mut self) {
        let rest = std::mem::take(&mut self.rest);
        self.read(&rest, true);
    }

    fn notice(&mut self, bytes: &[u8]) {
        let mut marks = ORDER_MARK.iter().skip(self.bytes);
        for byte in bytes {
            if self.first.len() >= 2 {
                break;
            }
            let is_mark = marks.next() == Some(byte);
            if !(self.first.is_empty() && (is_mark || byte.is_ascii_whitespace())) {
                self.first.push(*byte);
            }
        }
        self.bytes += bytes.len();
    }

    /// Reads as far as it goes; how many bytes that was.
    fn read(&mut self, bytes: &[u8], is_last: bool) -> usize {
        let (text, is_wrong) = match str::from_utf8(bytes) {
            Ok(text) => (text, false),
            Err(error) => {
                let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
                (str::from_utf8(sound).unwrap_or_default(), error.error_len().is_some() || is_last)
            }
        };
        if is_wrong {
            if self.state != State::Nothing {
                self.walk(text, false);
                // What is wrong with the letters is said before everything else.
                self.wrong = Some(self.place.after(text.as_bytes()).says("the letters are not UTF-8"));
                self.state = State::Nothing;
            }
            return bytes.len();
        }
        let read = self.walk(text, is_last);
        self.place = self.place.after(text.as_bytes().get(..read).unwrap_or_default());
        read
    }

    fn walk(&mut self, text: &str, is_last: bool) -> usize {
        let mut reader = Reader::new(text, 0);
        let mut read = 0;
        while !matches!(self.state, State::Letters | State::Nothing) {
            match self.step(&mut reader, is_last) {
                // What follows may tell more.
                _ if reader.short && !is_last => return read,
                Ok(()) => read = reader.at,
                Err(wrong) => {
                    let wrong = if reader.at < text.len() || !is_last { wrong } else { "it ends too early" };
                    let before = text.as_bytes().get(..reader.at).unwrap_or_default();
                    self.wrong = Some(self.place.after(before).says(wrong));
                    self.state = State::Letters;
                }
            }
        }
        text.len()
    }

    /// Reads what comes next; without any effect if the text is too short for it and may go on.
    fn step(&mut self, reader: &mut Reader, is_last: bool) -> Result<(), Expected> {
        let next = match self.state {
            State::Start => {
                if reader.at == 0 && reader.is_order_mark() {
                    // It is not counted.
                    self.place.column = 0;
                    reader.at += ORDER_MARK.len();
                }
                reader.space();
                self.is_object = reader.eats(b'{');
                if !self.is_object {
                    reader.value(DEEPEST)?;
                }
                if self.is_object { State::FirstKey } else { State::End }
            }
            State::FirstKey if reader.ends(b'}') => State::End,
            State::FirstKey | State::Key => {
                let key = reader.key()?;
                reader.space();
                let is_events = key == "events";
                let is_list = is_events && reader.eats(b'[');
                let start = reader.at;
                if !is_list {
                    reader.value(DEEPEST - 1)?;
                }
                if reader.short && !is_last {
                    return Ok(());
                }
                if is_events {
                    // The last one counts where a key stands twice.
                    self.events = Reading::default();
                    self.problems.forget_events();
                    self.others.retain(|(other, _)| other != "events");
                }
                if is_list {
                    self.others.push(("events".to_owned(), "[]".to_owned()));
                    State::FirstEvent
                } else {
                    self.others.push((key.into_owned(), reader.since(start).to_owned()));
                    State::AfterValue
                }
            }
            State::FirstEvent if reader.ends(b']') => State::AfterValue,
            State::FirstEvent | State::Event => {
                let value = reader.value(DEEPEST - 2)?;
                if reader.short && !is_last {
                    return Ok(());
                }
                self.events.read(&value, &mut self.problems);
                State::AfterEvent
            }
            State::AfterEvent => {
                if reader.goes_on(b']')? {
                    State::Event
                } else {
                    State::AfterValue
                }
            }
            State::AfterValue => {
                if reader.goes_on(b'}')? {
                    State::Key
                } else {
                    State::End
                }
            }
            State::End => {
                reader.space();
                if reader.is_at_end() { State::Nothing } else { return Err("something follows after its end") }
            }
            other => other,
        };
        if is_last || !reader.short {
            self.state = next;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong with a file that arrives in pieces of a length.
    fn wrong(bytes: &[u8], length: usize) -> Option<String> {
        let mut stream = Stream::default();
        bytes.chunks(length).for_each(|piece| stream.feed(piece));
        stream.end();
        stream.wrong
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        let check = |text: &[u8], expect: &str| {
            for length in 1..=text.len() {
                assert_eq!(wrong(text, length).as_deref(), Some(expect), "{:?} by {length}", str::from_utf8(text));
            }
        };
        check(b"{\n  \"a\" 1\n}", "a colon is expected at line 2, column 7");
        check("[\"ñandú\" x]".as_bytes(), "a comma or a closing bracket is expected at line 1, column 10");
        check("\u{FEFF}{\"ñandú\" x}".as_bytes(), "a colon is expected at line 1, column 10");
        check(b"[1,", "it ends too early at line 1, column 4");
        check(b"{\"events\": [tru", "a value is expected at line 1, column 13");
        check(b"{\"events\": [{}\n, {}", "it ends too early at line 2, column 5");
        check(b"{\"events\": [\"\\ude", "it ends too early at line 1, column 18");
        check(b"{\"events\": [\"\\ude00\"", "the other half of a letter is expected at line 1, column 20");
        check(b"{} {}", "something follows after its end at line 1, column 4");
        check(b"[\"\xFF\"]", "the letters are not UTF-8 at line 1, column 3");
        check(b"\xEF\xBB\xBF[\xFF]", "the letters are not UTF-8 at line 1, column 2");
        check(b"[,\n\n \"\xC3", "the letters are not UTF-8 at line 3, column 3");
    }

    #[test]
    fn what_is_right_is_right_however_it_is_cut() {
        for text in [" {} ", "[1, 2]", "12", "\u{FEFF}{\"events\": [{\"id\": \"ñ\\u00e1\"}, 5 ], \"x\": [1, {}]}\n"] {
            for length in 1..=text.len() {
                assert_eq!(wrong(text.as_bytes(), length), None, "{text} by {length}");
            }
        }
    }
}
