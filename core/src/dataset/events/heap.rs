//! The words of all events in few large strings: per event its id, its date as written, its title and its summary.
//! Knows how records are put together; knows nothing of what they say.
//!
//! A record is four heads and the four texts behind them. A head is a number as in `text`: twice the bytes of its text,
//! and one more where it is no plain string.

use super::super::text::{TextRef, number_at, push_number};

/// A string takes no more records beyond this; a longer record has a string of its own.
const PAGE: usize = 1 << PAGE_BITS;
const PAGE_BITS: u32 = 20;

/// The most bytes of a head.
const LONGEST_HEAD: usize = 7;

/// Pages instead of one string, since that would have to be copied, and be there twice, whenever it grows.
#[derive(Clone, Default)]
pub struct Heap {
    pages: Vec<String>,
    /// Where each record starts: the page, and the place on it.
    starts: Vec<u32>,
    /// The records in the order in which they lie, if that is not their own.
    stored: Vec<u32>,
    /// The language of plain strings.
    language: String,
}

/// The texts of one event: id, date as written, title, summary.
pub type Record<'a> = [TextRef<'a>; 4];

impl Heap {
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Sets the language of plain strings.
    pub fn set_language(&mut self, language: &str) {
        language.clone_into(&mut self.language);
    }

    pub fn push(&mut self, record: &Record) {
        let length = record.iter().map(|text| text.words.len() + LONGEST_HEAD).sum::<usize>();
        if self.pages.last().is_none_or(|page| page.len() + length > PAGE) {
            // Where there is one, there are many.
            let room = if self.pages.is_empty() { 0 } else { length.max(PAGE) };
            self.pages.push(String::with_capacity(room));
        }
        let before = (self.pages.len() - 1) << PAGE_BITS;
        if let Some(page) = self.pages.last_mut() {
            // Beyond what a start can say, records are not found and read as empty.
            self.starts.push(u32::try_from(before + page.len()).unwrap_or(u32::MAX));
            for text in record {
                push_number(page, text.words.len() * 2 + usize::from(text.plain.is_none()));
            }
            for text in record {
                page.push_str(text.words);
            }
        }
    }

    pub fn get(&self, event: usize) -> Option<Record<'_>> {
        let (page, heads, mut at) = self.heads(event)?;
        let mut record = [TextRef { plain: None, words: "" }; 4];
        for (text, head) in record.iter_mut().zip(heads) {
            *text = self.text(page, at, head);
            at += head / 2;
        }
        Some(record)
    }

    /// The title and the summary alone.
    pub fn texts(&self, event: usize) -> Option<[TextRef<'_>; 2]> {
        let (page, [id, written, title, summary], at) = self.heads(event)?;
        let at = at + id / 2 + written / 2;
        Some([self.text(page, at, title), self.text(page, at + title / 2, summary)])
    }

    fn text<'a>(&'a self, page: &'a str, at: usize, head: usize) -> TextRef<'a> {
        let plain = if head.is_multiple_of(2) { Some(&*self.language) } else { None };
        TextRef { plain, words: page.get(at..at + head / 2).unwrap_or_default() }
    }

    /// The page that a record is on, its heads, and where its texts start.
    fn heads(&self, event: usize) -> Option<(&str, [usize; 4], usize)> {
        let start = *self.starts.get(event)?;
        let page = self.pages.get((start >> PAGE_BITS) as usize)?;
        let mut at = start as usize & (PAGE - 1);
        let mut heads = [0; 4];
        for head in &mut heads {
            *head = number_at(page.as_bytes(), &mut at)?;
        }
        Some((page, heads, at))
    }

    /// The id alone.
    pub fn id(&self, event: usize) -> Option<&str> {
        let [id, ..] = self.get(event)?;
        Some(id.words)
    }

    /// The first record with an id. They are gone through as they lie, and of the others little more is looked at than how
    /// long their ids are.
    pub fn find(&self, id: &str) -> Option<usize> {
        let is_it = |event: &usize| {
            self.heads(*event).is_some_and(|(page, [head, ..], at)| {
                head == id.len() * 2 && page.as_bytes().get(at..at + id.len()) == Some(id.as_bytes())
            })
        };
        (0..self.len()).map(|number| self.stored(number)).filter(is_it).min()
    }

    /// The record that lies behind so many others: whoever looks at all of them goes straight in this order.
    pub fn stored(&self, number: usize) -> usize {
        self.stored.get(number).map_or(number, |record| *record as usize)
    }

    /// Puts the records into another order. They stay where they lie, since there is no room for all of them twice.
    pub fn reorder(&mut self, order: &[u32], places: &[u32]) {
        self.starts = super::reordered(&self.starts, order);
        self.stored = places.to_vec();
    }

    /// Leaves out the records from this one, but for their words.
    pub fn truncate(&mut self, count: usize) {
        self.starts.truncate(count);
    }

    /// Makes room for so many records, but for their words.
    pub fn reserve(&mut self, count: usize) {
        self.starts.reserve_exact(count);
    }

    /// Gives back what was kept free for more.
    pub fn close(&mut self) {
        self.starts.shrink_to_fit();
        if let Some(page) = self.pages.last_mut() {
            page.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Text;

    #[test]
    fn texts_come_out_as_they_went_in_whatever_their_length() {
        let mut heap = Heap::default();
        let long = "ñ".repeat(PAGE);
        let texts = ["", "a", "\0\u{7F}", "한글", &"x".repeat(31), &"x".repeat(32), &"y".repeat(5_000), &long];
        let both = |text: &str| {
            let mut both = Text::new("es", text);
            both.add("en", "");
            both.add("es", "otra vez");
            both
        };
        for text in texts {
            let plain = TextRef::plain("", text);
            heap.push(&[plain, TextRef::plain("", ""), plain, both(text).view()]);
        }
        heap.set_language("ko");
        let back = [7, 6, 5, 4, 3, 2, 1, 0];
        heap.reorder(&back, &back);
        assert_eq!(heap.stored(1), 6);
        heap.close();
        for (event, text) in texts.iter().rev().enumerate() {
            let plain = TextRef::plain("ko", text);
            assert_eq!(heap.get(event), Some([plain, TextRef::plain("ko", ""), plain, both(text).view()]));
            assert_eq!((heap.id(event), heap.find(text)), (Some(*text), Some(event)));
        }
        assert_eq!((heap.get(8), heap.find("b"), heap.find("xx")), (None, None, None));
    }
}
