//! The pieces of JSON that a dataset is written in; what is empty is left out, since it is read as the same.
//! Knows keys, texts and lists; knows nothing of what stands in them.

use crate::dataset::json::{DEEPEST, Json, Reader};
use crate::dataset::{Dataset, TextRef};

pub struct Writer<'a> {
    pub dataset: &'a Dataset,
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
            && tag == self.dataset.language
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
        self.out.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\0'..='\u{1F}' => self.out.push_str(&format!("\\u{:04x}", letter as u32)),
                _ => self.out.push(letter),
            }
        }
        self.out.push('"');
    }
}

/// The shortest way to write a number that is read as the same.
pub fn number(number: f64) -> String {
    let is_same =
        |text: &String| matches!(Reader::new(text, 0).value(DEEPEST), Ok(Json::Number(read)) if read == number);
    let plain = (0..18).map(|digits| format!("{number:.digits$}"));
    // Beyond fifteen digits a number is read as one near by: so one near by is read as this.
    let near = (0..200_u64).flat_map(|step| [number.to_bits() + step, number.to_bits().saturating_sub(step)]);
    let near = near.map(|bits| format!("{:e}", f64::from_bits(bits)));
    plain.chain(near).find(is_same).unwrap_or_else(|| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
