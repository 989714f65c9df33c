//! Writes a dataset in its packed form. Knows what stands in which column; knows nothing of how it is read.

use super::{AGAIN, EMPTY, LONGEST_AGAIN, MAGIC, NEXT, VERSION, dates, words};
use crate::dataset::events::columns::Ragged;
use crate::dataset::names::{Ids, Names, Table};
use crate::dataset::{Dataset, Events, LinkKind, TextRef, relations};
use std::ops::Range;

/// As many events are in one group, so that reading one holds up nobody.
const GROUP: usize = 1 << 14;

/// A dataset in its packed form.
pub fn write(dataset: &Dataset) -> Vec<u8> {
    let head = &relations::without_events(dataset);
    Packing { head, sections: &dataset.sections, events: &dataset.events }.pieces::<true>().flatten().collect()
}

/// What a packed file is made of.
#[derive(Clone, Copy)]
pub struct Packing<'a> {
    /// All of the dataset but its events, as JSON.
    pub head: &'a str,
    /// What citations call the sections of sources.
    pub sections: &'a [String],
    pub events: &'a Events,
}

impl<'a> Packing<'a> {
    /// The file in pieces: what it begins with, then each group of events, then its end. Texts may be written as numbers of
    /// words, which takes longer and a fifth of the room.
    pub fn pieces<const IN_WORDS: bool>(self) -> impl Iterator<Item = Vec<u8>> + 'a {
        (0..).map_while(move |number| self.piece::<IN_WORDS>(number))
    }

    /// One of these pieces; nothing after the last one.
    pub fn piece<const IN_WORDS: bool>(self, number: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let count = self.events.len();
        match number.checked_sub(1) {
            None => {
                bytes.extend(MAGIC);
                bytes.push(VERSION);
                push_block(&mut bytes, &self.head_block::<IN_WORDS>());
            }
            Some(number) if number * GROUP < count => {
                push_block(&mut bytes, &self.group::<IN_WORDS>(number * GROUP..count.min((number + 1) * GROUP)));
            }
            Some(number) if number == count.div_ceil(GROUP) => push_block(&mut bytes, &[]),
            Some(_) => return None,
        }
        Some(bytes)
    }

    fn group<const IN_WORDS: bool>(self, events: Range<usize>) -> Vec<u8> {
        let all = self.events;
        let group = || events.clone().filter_map(|event| all.get(event)).enumerate();
        let mut texts = Texts::default();
        let (mut ids, mut days, mut ways, mut written) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut titles, mut summaries, mut kinds, mut derived_dates) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut all_ways, mut name) = (Names::default(), String::new());
        let mut known_ways = Vec::new();
        let (mut day, mut last_written, mut last_derived) = (0_i32, 0, 0);
        for (number, event) in group() {
            let (stem, digits) = stem_and_number(event.id);
            texts.refer(TextRef::plain("", stem), &mut ids);
            push(&mut ids, digits);
            let anchor = event.date.anchor().0;
            push(&mut days, dates::zigzag(anchor.wrapping_sub(day)));
            day = anchor;
            let way = dates::numbers(&event.date);
            name.clear();
            name.extend(way.iter().flat_map(|number| number.to_le_bytes()).map(char::from));
            let before = all_ways.ids.len();
            let way_number = all_ways.number(&name);
            if way_number == before {
                way.iter().for_each(|number| push(&mut known_ways, *number));
            }
            push(&mut ways, way_number as u32);
            if !event.written.is_empty() {
                push(&mut written, (number - last_written) as u32);
                last_written = number;
                texts.refer(TextRef::plain("", event.written), &mut written);
            }
            for (text, to) in [(event.title, &mut titles), (event.summary, &mut summaries)] {
                // What is handed over at once is not looked for among what has been.
                if IN_WORDS { texts.refer(text, to) } else { texts.next(text, to) }
            }
            let category = event.category.map_or(0, |category| category.0 + 1);
            push(&mut kinds, category << 5 | u32::from(event.weight) << 2 | event.initiator.number() as u32);
        }
        // Texts stand in the order in which they are read.
        for (number, event) in group() {
            if let Some(derived) = event.derived_date {
                push(&mut derived_dates, (number - last_derived) as u32);
                last_derived = number;
                push(&mut derived_dates, derived.anchor.0);
                texts.refer(derived.words.view(), &mut derived_dates);
            }
        }
        let mut columns = vec![days, known_ways, ways, written];
        columns.extend([ids, titles, summaries, kinds]);
        columns.push(lists(&all.actors, &events, |to, actor| push(to, actor.0)));
        columns.push(lists(&all.places, &events, |to, place| push(to, place.0)));
        columns.push(lists(&all.citations, &events, |to, citation| {
            push(to, citation.source.0);
            push(to, citation.section.0);
            push(to, citation.paragraph);
            push(to, citation.sentence);
        }));
        columns.push(lists(&all.reported_by, &events, |to, source| push(to, source.0)));
        columns.push(lists(&all.links, &events, |to, link| {
            let kinds = [LinkKind::LedTo, LinkKind::RespondsTo, LinkKind::Contradicts, LinkKind::PartOf];
            push(to, link.to.0);
            push(to, kinds.iter().position(|kind| *kind == link.kind).unwrap_or_default() as u32);
        }));
        columns.push(derived_dates);
        let mut block = Vec::new();
        texts.push_blocks::<IN_WORDS>(&mut block);
        columns.iter().for_each(|column| push_block(&mut block, column));
        block
    }

    fn head_block<const IN_WORDS: bool>(self) -> Vec<u8> {
        let mut texts = Texts::default();
        let mut sections = Vec::new();
        for section in self.sections {
            texts.refer(TextRef::plain("", section), &mut sections);
        }
        let mut block = Vec::new();
        push_block(&mut block, self.head.as_bytes());
        texts.push_blocks::<IN_WORDS>(&mut block);
        push_block(&mut block, &sections);
        push(&mut block, self.events.len() as u32);
        block
    }
}

/// A length, and so many bytes.
pub fn push_block(to: &mut Vec<u8>, block: &[u8]) {
    push(to, block.len() as u32);
    to.extend(block);
}

/// Seven bits to a byte, the lowest first; all bytes but the last have the highest bit.
pub fn push(to: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// The lists of all events, each with its length before it; nothing where all are empty.
fn lists<T: Copy>(lists: &Ragged<T>, events: &Range<usize>, item: impl Fn(&mut Vec<u8>, &T)) -> Vec<u8> {
    let mut column = Vec::new();
    if events.clone().all(|event| lists.get(event).is_empty()) {
        return column;
    }
    for event in events.clone() {
        push(&mut column, lists.get(event).len() as u32);
        lists.get(event).iter().for_each(|one| item(&mut column, one));
    }
    column
}

/// An id that ends with digits as what is before them, and one more than the number that they are.
fn stem_and_number(id: &str) -> (&str, u32) {
    let stem = id.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = id.get(stem.len()..).unwrap_or_default();
    // Zeros before the number would be lost.
    let is_whole = digits == "0" || !digits.starts_with('0');
    let number = digits.parse().ok().filter(|number: &u32| is_whole && *number < u32::MAX);
    number.map_or((id, 0), |number| (stem, number + 1))
}

/// The texts that have been written, and where each of them stands.
#[derive(Default)]
struct Texts {
    heap: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// The length of each text, twice, and one more where it is no plain string.
    heads: Vec<u8>,
    table: Table,
    /// Those that can be referred to again, and their numbers.
    names: Vec<String>,
    numbers: Vec<u32>,
    count: u32,
}

impl Texts {
    fn push_blocks<const IN_WORDS: bool>(&self, to: &mut Vec<u8>) {
        if IN_WORDS {
            let starts = [0].iter().chain(&self.ends);
            let each: Vec<&str> =
                starts.zip(&self.ends).filter_map(|(start, end)| self.heap.get(*start..*end)).collect();
            words::coded(&each).iter().for_each(|column| push_block(to, column));
        } else {
            [&[], &[], self.heap.as_bytes()].iter().for_each(|column| push_block(to, column));
        }
        push_block(to, &self.heads);
    }

    fn refer(&mut self, text: TextRef, to: &mut Vec<u8>) {
        let several = text.plain.is_none();
        if text.words.is_empty() {
            return push(to, EMPTY);
        }
        let is_short = text.words.len() <= LONGEST_AGAIN;
        // The same words mean something else as a text in several languages.
        let name = if is_short { [if several { "s" } else { "p" }, text.words].concat() } else { String::new() };
        if is_short && let Some(known) = self.table.position(&name, Ids::List(&self.names)) {
            return push(to, self.numbers.get(known).map_or(EMPTY, |number| number + AGAIN));
        }
        if is_short {
            self.table.add(&name, Ids::List(&self.names));
            self.names.push(name);
            self.numbers.push(self.count);
        }
        self.next(text, to);
    }

    fn next(&mut self, text: TextRef, to: &mut Vec<u8>) {
        if text.words.is_empty() {
            return push(to, EMPTY);
        }
        push(to, NEXT);
        push(&mut self.heads, text.words.len() as u32 * 2 + u32::from(text.plain.is_none()));
        self.heap.push_str(text.words);
        self.ends.push(self.heap.len());
        self.count += 1;
    }
}
