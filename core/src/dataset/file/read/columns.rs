//! Reads the columns of one block: numbers, texts, dates, lists. Knows how each is written; knows nothing of the blocks
//! around them.

use super::damaged;
use crate::dataset::TextRef;
use crate::dataset::events::Events;
use crate::dataset::events::columns::Ragged;
use crate::dataset::file::{AGAIN, EMPTY, LONGEST_AGAIN, NEXT, dates, words};
use crate::dataset::parse::time;
use std::borrow::Cow;
use std::ops::Range;

/// The next number; `None` where the column ends or the number is too large.
pub fn number(column: &mut &[u8]) -> Option<u32> {
    let (first, rest) = column.split_first()?;
    *column = rest;
    let mut number = u32::from(*first & 0x7F);
    let (mut byte, mut shift) = (*first, 7);
    while byte >= 0x80 {
        let (next, rest) = column.split_first()?;
        *column = rest;
        byte = *next;
        let more = u32::from(byte & 0x7F);
        // Beyond 32 bits nothing may follow.
        number |= more.checked_shl(shift).filter(|shifted| shifted >> shift == more)?;
        shift += 7;
    }
    Some(number)
}

/// The next column: its length, and so many bytes.
pub fn block<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = number(bytes)?;
    let (block, rest) = bytes.split_at_checked(length as usize)?;
    *bytes = rest;
    Some(block)
}

/// How many numbers there are in a column of nothing else, which has at least a byte for each.
pub fn count_of_numbers(column: &[u8]) -> usize {
    column.iter().filter(|byte| **byte < 0x80).count()
}

/// The event that comes so many after the last one; the first is counted from event 0.
pub fn next_event(last: &mut Option<u32>, step: u32, count: usize) -> Option<usize> {
    let event = match *last {
        None => step,
        Some(last) if step > 0 => last.checked_add(step)?,
        Some(_) => return None,
    };
    *last = Some(event);
    Some(event as usize).filter(|event| *event < count)
}

/// The columns that are still to come.
pub struct Columns<'a> {
    pub rest: &'a [u8],
}

impl<'a> Columns<'a> {
    pub fn next(&mut self, what: &str) -> Result<&'a [u8], String> {
        block(&mut self.rest).ok_or_else(|| damaged(what))
    }

    /// All texts of the block, as they are or put together of words.
    pub fn texts(&mut self) -> Result<Cow<'a, str>, String> {
        let (words, lengths, texts) = (self.next("texts")?, self.next("texts")?, self.next("texts")?);
        let all = match lengths {
            [] => str::from_utf8(texts).ok().map(Cow::Borrowed),
            _ => words::texts(words, lengths, texts).map(Cow::Owned),
        };
        all.ok_or_else(|| damaged("texts"))
    }

    /// Nothing may follow.
    pub fn end(&self, what: &str) -> Result<(), String> {
        if self.rest.is_empty() { Ok(()) } else { Err(damaged(what)) }
    }

    /// Reads the days and the ways around them; how many events there are. `last` is where in time the last one is.
    pub fn dates(&mut self, events: &mut Events, last: &mut Option<(i64, i64)>) -> Result<usize, String> {
        let wrong = || damaged("dates");
        let (mut days, mut column) = (self.next("dates")?, self.next("dates")?);
        let mut ways = Vec::new();
        while !column.is_empty() {
            ways.push(dates::date(|| number(&mut column)).ok_or_else(wrong)?);
        }
        let mut column = self.next("dates")?;
        let mut count = 0;
        let mut day = 0_i32;
        while !days.is_empty() {
            let mut date = || {
                day = day.wrapping_add(dates::unzigzag(number(&mut days)?));
                dates::shifted(ways.get(number(&mut column)? as usize)?, day)
            };
            let date = date().ok_or_else(wrong)?;
            let time = time(&date);
            if *last > Some(time) {
                return Err(damaged("dates"));
            }
            *last = Some(time);
            events.dates.push(&date);
            count += 1;
        }
        Ok(count)
    }

    /// Reads the words of events.
    pub fn records(&mut self, events: &mut Events, texts: &mut Texts, count: usize) -> Result<(), String> {
        let mut written = self.next("dates")?;
        let (mut ids, mut titles, mut summaries) = (self.next("events")?, self.next("events")?, self.next("events")?);
        let mut last = None;
        let mut next_written = None;
        let mut id = String::new();
        for event in 0..count {
            if next_written.is_none() && !written.is_empty() {
                let step = number(&mut written);
                next_written =
                    Some(step.and_then(|step| next_event(&mut last, step, count)).ok_or_else(|| damaged("dates"))?);
            }
            let mut record = || {
                id.clear();
                id.push_str(texts.plain(&mut ids)?);
                if let Some(number) = number(&mut ids)?.checked_sub(1) {
                    push_digits(&mut id, number);
                }
                let is_written = next_written == Some(event);
                let date = if is_written { texts.plain(&mut written)? } else { "" };
                next_written = next_written.filter(|_| !is_written);
                let (title, summary) = (texts.next(&mut titles)?, texts.next(&mut summaries)?);
                let id = TextRef::plain("", &id);
                let title = if title.is_empty() { id } else { title };
                (!id.words.is_empty()).then(|| events.heap.push(&[id, TextRef::plain("", date), title, summary]))
            };
            record().ok_or_else(|| damaged("events"))?;
        }
        Ok(())
    }

    pub fn lists<T: Copy>(
        &mut self,
        events: Range<usize>,
        to: &mut Ragged<T>,
        item: impl Fn(&mut &'a [u8]) -> Option<T>,
    ) -> Result<(), String> {
        let mut column = self.next("events")?;
        if column.is_empty() {
            return Ok(());
        }
        for event in events {
            let length = number(&mut column).ok_or_else(|| damaged("events"))?;
            for _ in 0..length {
                to.push(event, item(&mut column).ok_or_else(|| damaged("events"))?);
            }
        }
        Ok(())
    }
}

/// The digits of a number, without what the standard library would bring into the first load for it.
fn push_digits(to: &mut String, number: u32) {
    if number >= 10 {
        push_digits(to, number / 10);
    }
    to.extend(char::from_digit(number % 10, 10));
}

/// The texts of the file, one behind the other.
pub struct Texts<'a> {
    all: &'a str,
    /// Where each text ends, twice, and one more where it is no plain string.
    ends: Vec<u32>,
    next: usize,
}

impl<'a> Texts<'a> {
    pub fn read(all: &'a str, mut heads: &[u8]) -> Result<Texts<'a>, String> {
        let wrong = || damaged("texts");
        let mut ends = Vec::with_capacity(count_of_numbers(heads));
        let mut end = 0_u32;
        while !heads.is_empty() {
            let head = number(&mut heads).ok_or_else(wrong)?;
            end = end
                .checked_add(head / 2)
                .filter(|end| *end <= u32::MAX / 2 && all.is_char_boundary(*end as usize))
                .ok_or_else(wrong)?;
            ends.push(end * 2 + head % 2);
        }
        Ok(Texts { all, ends, next: 0 })
    }

    /// The text that is referred to next in a column.
    pub fn next(&mut self, column: &mut &[u8]) -> Option<TextRef<'a>> {
        let reference = number(column)?;
        let place = match reference {
            EMPTY => return Some(TextRef::plain("", "")),
            NEXT => {
                self.next += 1;
                self.next - 1
            }
            again => Some((again - AGAIN) as usize).filter(|place| *place < self.next)?,
        };
        let end = *self.ends.get(place)?;
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| end / 2);
        let words = self.all.get(start as usize..end as usize / 2)?;
        let plain = (end % 2 == 0).then_some("");
        (reference == NEXT || words.len() <= LONGEST_AGAIN).then_some(TextRef { plain, words })
    }

    pub fn plain(&mut self, column: &mut &[u8]) -> Option<&'a str> {
        self.next(column)?.only()
    }
}
