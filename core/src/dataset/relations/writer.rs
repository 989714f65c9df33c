//! The pieces of JSON that a dataset is written in; what is empty is left out, since it is read as the same.
//! Knows keys, texts and lists; knows nothing of what stands in them.

use super::kept::Kept;
use crate::dataset::json::quote;
use crate::dataset::{Dataset, TextRef};

pub struct Writer<'a> {
    pub dataset: &'a Dataset,
    /// The language of plain strings.
    pub language: &'a str,
    pub kept: &'a Kept<'a>,
    pub out: String,
}

impl Writer<'_> {
    /// Nothing where the string is empty, which is read as the same.
    pub fn string(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.key(key);
            self.quoted(text);
        }
    }

    pub fn text(&mut self, key: &str, text: TextRef) {
        if text.words.is_empty() {
            return;
        }
        self.key(key);
        let mut pairs = text.pairs();
        if let (Some((tag, words)), None) = (pairs.next(), pairs.next())
            && tag == self.language
        {
            return self.quoted(words);
        }
        self.object(|to| {
            for (tag, words) in text.pairs() {
                to.key(tag);
                to.quoted(words);
            }
        });
    }

    /// Nothing for 0.
    pub fn count(&mut self, key: &str, count: u32) {
        if count > 0 {
            self.key(key);
            self.out.push_str(&count.to_string());
        }
    }

    pub fn ids<'i>(&mut self, key: &str, ids: impl Iterator<Item = &'i str>) {
        let mut ids = ids.peekable();
        if ids.peek().is_none() {
            return;
        }
        self.key(key);
        self.out.push('[');
        for id in ids {
            self.comma();
            self.quoted(id);
        }
        self.out.push(']');
    }

    /// A list of objects; nothing where it is empty, which is read as the same.
    pub fn list<T>(&mut self, key: &str, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        let mut items = items.into_iter().peekable();
        // Without events there would be a problem.
        if items.peek().is_none() && key != "events" {
            return;
        }
        self.key(key);
        self.out.push('[');
        for item in items {
            self.comma();
            self.object(|to| write(to, item));
        }
        self.out.push(']');
    }

    pub fn object(&mut self, write: impl FnOnce(&mut Self)) {
        self.out.push('{');
        write(self);
        self.out.push('}');
    }

    pub fn key(&mut self, key: &str) {
        self.comma();
        self.quoted(key);
        self.out.push(':');
    }

    fn comma(&mut self) {
        if !self.out.ends_with(['{', '[', ':']) {
            self.out.push(',');
        }
    }

    fn quoted(&mut self, text: &str) {
        quote(&mut self.out, text);
    }
}

/// The shortest way to write a number that is read as the same.
/// By whole numbers, since the standard library's way to write a float weighs more than all that is written here.
pub fn number(number: f64) -> String {
    let sign = if number < 0.0 { "-" } else { "" };
    let (size, mut text, mut factor) = (number.abs(), String::new(), 1.0);
    for places in 0..400_usize {
        let shifted = size * factor;
        if shifted > LARGEST {
            break;
        }
        let near = (shifted + 0.5) as u64;
        // Beyond fifteen digits a number is read as one near by: so one near by is read as this.
        // One by one, and then by half of what the reader can tell apart at this size.
        let steps = if shifted > EXACT { 200 } else { 0 };
        let by = (0..=steps).chain((0..=steps).map(|step| step * (near >> 54)));
        let candidates = by.flat_map(|by| [near.saturating_add(by), near.saturating_sub(by)]);
        for digits in candidates.map(|number| number.to_string()) {
            if is_read(&digits) / factor == size {
                return [sign, &placed(digits, places)].concat();
            }
        }
        text = placed(near.to_string(), places);
        factor *= 10.0;
    }
    [sign, &text].concat()
}

/// Whole numbers up to here are what their digits say, and up to there they can be written.
const EXACT: f64 = 1e15;
const LARGEST: f64 = 1.8e19;

/// What the reader makes of digits.
fn is_read(digits: &str) -> f64 {
    digits.bytes().fold(0.0, |number, digit| number * 10.0 + f64::from(digit.wrapping_sub(b'0')))
}

/// Digits of which so many stand behind the point.
fn placed(mut digits: String, places: usize) -> String {
    if places > 20 {
        return [&digits, "e-", &places.to_string()].concat();
    }
    while digits.len() <= places {
        digits.insert(0, '0');
    }
    if places > 0 {
        digits.insert(digits.len() - places, '.');
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::json::{DEEPEST, Json, Reader};
    use proptest::prelude::*;

    #[test]
    fn a_number_is_written_so_that_it_is_read_as_the_same() {
        for (of, expect) in [(0.0, "0"), (-20.5, "-20.5"), (41.3, "41.3"), (8.0, "8"), (-66.123_456, "-66.123456")] {
            assert_eq!(number(of), expect);
        }
        for of in [2.267_337_703_013_018e-54, 1.0 / 3.0, -89.999_999_999_999_99, 179.999_999_999_999_97] {
            let text = number(of);
            assert!(
                matches!(Reader::new(&text, 0).value(DEEPEST), Ok(Json::Number(read)) if read == of),
                "{of:e}: {text}"
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn any_degrees_that_have_been_read_are_written_so_that_they_are_read_again(text in "-?(0|[1-9][0-9]?|1[0-7][0-9])\\.[0-9]{1,16}(e-[1-9])?") {
            let read = |text: &str| match Reader::new(text, 0).value(DEEPEST) {
                Ok(Json::Number(read)) => Some(read),
                _ => None,
            };
            let degrees = read(&text).unwrap();
            prop_assert_eq!(read(&number(degrees)), Some(degrees), "{} as {}", text, number(degrees));
        }
    }
}
