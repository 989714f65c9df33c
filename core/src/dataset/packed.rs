//! A parsed dataset in few bytes, made when the widget is built: read without a parser, one language at a time.
//! Knows the model's fields, their order, and which of them are drawn; knows no JSON and none of what is in a dataset.
//!
//! Three parts, each read from its beginning to its end: numbers, names (strings that are the same in every language),
//! and texts, of which each language has its own list. What is missing is read as nothing.

use super::events::Kind;
use super::events::columns::Ragged;
use super::{
    Actor, ActorIx, Category, CategoryIx, Citation, Claim, Dataset, DerivedDate, Dispute, EventIx, Events, Lane,
    License, Link, LinkKind, Party, Period, Place, PlaceIx, SectionIx, SeeAlso, Source, SourceIx, Status, Symbol, Text,
    TextRef, Track, TrackIx,
};
use crate::date::{Date, Day, Endpoint, Form, Precision, Stretch};

/// What ends a name or a text in its part; within them it becomes a space.
const END: char = '\n';

/// The parts of a dataset, with its texts in one language.
#[derive(Default, Debug, PartialEq)]
pub struct Parts {
    pub numbers: Vec<u8>,
    pub names: String,
    pub texts: String,
}

/// A dataset without what the widget does not show: the story, which is for readers without scripts.
pub fn shown(dataset: Dataset) -> Dataset {
    Dataset { narrative: Vec::new(), ..dataset }
}

/// A dataset as parts; a text that is not there in the language is empty.
pub fn pack(dataset: &Dataset, language: &str) -> Parts {
    let mut packer = Packer { parts: Parts::default(), language };
    dataset.pack(&mut packer);
    packer.parts
}

/// The dataset of parts, with its texts in the languages that are given, as pairs of tag and texts.
pub fn unpack(numbers: &[u8], names: &str, texts: &[(&str, &str)]) -> Dataset {
    Dataset::unpack(&mut Unpacker { numbers: numbers.iter(), names, texts: texts.to_vec() })
}

struct Packer<'a> {
    parts: Parts,
    language: &'a str,
}

impl Packer<'_> {
    /// Seven bits to a byte, the lowest first.
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.parts.numbers.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.parts.numbers.push(number as u8);
    }
}

fn line(to: &mut String, text: &str) {
    to.push_str(&text.replace(END, " "));
    to.push(END);
}

struct Unpacker<'a> {
    numbers: std::slice::Iter<'a, u8>,
    names: &'a str,
    texts: Vec<(&'a str, &'a str)>,
}

/// Takes the next line.
fn next<'a>(lines: &mut &'a str) -> &'a str {
    let (line, rest) = lines.split_once(END).unwrap_or((*lines, ""));
    *lines = rest;
    line
}

impl Unpacker<'_> {
    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        for byte in self.numbers.by_ref() {
            number |= u64::from(byte & 0x7F) << shift;
            shift += 7;
            if *byte < 0x80 || shift > 63 {
                break;
            }
        }
        number
    }
}

impl Unpacker<'_> {
    fn count(&mut self) -> u64 {
        // Every item takes a number or a name, so that a count beyond what is left of them is a mistake.
        let left = self.numbers.as_slice().len() + self.names.len();
        self.number().min(left as u64)
    }
}

/// Both directions of one type, so that neither can be changed without the other.
trait Packed: Sized {
    fn pack(&self, to: &mut Packer);
    fn unpack(from: &mut Unpacker) -> Self;
}

macro_rules! numbers {
    ($($type:ty),+ $(,)?) => { $(
        impl Packed for $type {
            fn pack(&self, to: &mut Packer) {
                to.number(u64::from(*self));
            }
            fn unpack(from: &mut Unpacker) -> $type {
                from.number() as $type
            }
        }
    )+ };
}

numbers![u8, u32, u64];

impl Packed for bool {
    fn pack(&self, to: &mut Packer) {
        to.number(u64::from(*self));
    }
    fn unpack(from: &mut Unpacker) -> bool {
        from.number() != 0
    }
}

impl Packed for Day {
    fn pack(&self, to: &mut Packer) {
        // The sign goes to the lowest bit, so that small numbers stay short.
        to.number(u64::from((self.0 << 1 ^ self.0 >> 31) as u32));
    }
    fn unpack(from: &mut Unpacker) -> Day {
        let number = from.number() as u32;
        Day((number >> 1) as i32 ^ -((number & 1) as i32))
    }
}

impl Packed for String {
    fn pack(&self, to: &mut Packer) {
        line(&mut to.parts.names, self);
    }
    fn unpack(from: &mut Unpacker) -> String {
        next(&mut from.names).to_owned()
    }
}

fn pack_text(text: TextRef, to: &mut Packer) {
    line(&mut to.parts.texts, text.exactly(to.language));
}

impl Packed for Text {
    fn pack(&self, to: &mut Packer) {
        pack_text(self.view(), to);
    }
    fn unpack(from: &mut Unpacker) -> Text {
        let mut text = Text::default();
        for (language, texts) in &mut from.texts {
            let words = next(texts);
            if !words.is_empty() {
                text.add(language, words);
            }
        }
        text
    }
}

fn pack_list<T: Packed>(items: &[T], to: &mut Packer) {
    to.number(items.len() as u64);
    items.iter().for_each(|item| item.pack(to));
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Packer) {
        pack_list(self, to);
    }
    fn unpack(from: &mut Unpacker) -> Vec<T> {
        (0..from.count()).map(|_| T::unpack(from)).collect()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Packer) {
        self.is_some().pack(to);
        if let Some(item) = self {
            item.pack(to);
        }
    }
    fn unpack(from: &mut Unpacker) -> Option<T> {
        if bool::unpack(from) { Some(T::unpack(from)) } else { None }
    }
}

impl<T: Packed> Packed for [T; 2] {
    fn pack(&self, to: &mut Packer) {
        self.iter().for_each(|item| item.pack(to));
    }
    fn unpack(from: &mut Unpacker) -> [T; 2] {
        [T::unpack(from), T::unpack(from)]
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Packer) {
        self.0.pack(to);
        self.1.pack(to);
    }
    fn unpack(from: &mut Unpacker) -> (A, B) {
        (A::unpack(from), B::unpack(from))
    }
}

macro_rules! fields {
    ($($type:ident { $($field:ident),+ $(,)? } $(- $($left:ident),+)?)+) => { $(
        impl Packed for $type {
            fn pack(&self, to: &mut Packer) {
                let $type { $($field),+ $($(, $left: _)+)? } = self;
                $( $field.pack(to); )+
            }
            #[inline(never)]
            fn unpack(from: &mut Unpacker) -> $type {
                $type { $( $field: Packed::unpack(from) ),+ $($(, $left: Default::default())+)? }
            }
        }
    )+ };
}

// Behind the dashes stands what the widget draws nowhere: a quarter of all texts, and all coordinates.
fields! {
    Dataset {
        id, title, summary, language, license, parties, actors, places, sources, categories, sections, events, tracks,
        disputes, see_also,
    } - narrative
    License { name, url, attribution }
    Party { id, name, short } - alpha2, capital, coordinates
    Actor { id, name, party, roles } - kind, citations
    Place { id, name, within } - country, coordinates
    Source { id, title, url, sections } - license
    Citation { source, section, paragraph, sentence }
    Category { id, name, symbol }
    DerivedDate { anchor, words }
    Link { to, kind }
    Track { id, title, short, kind, party, periods }
    Period { date, status, label, events, citations } - note
    Dispute { id, title, explanation, claims }
    Claim { id, statement, date, events, tracks, citations }
    SeeAlso { id, title, url }
    Date { form, start, end }
    Stretch { earliest, latest, precision, uncertain, approximate }
}

impl Packed for Events {
    fn pack(&self, to: &mut Packer) {
        to.number(self.len() as u64);
        for event in self.iter() {
            line(&mut to.parts.names, event.id);
            line(&mut to.parts.names, event.written);
            pack_text(event.title, to);
            pack_text(event.summary, to);
        }
        // Numbers of one kind stand together, which brotli likes.
        self.iter().for_each(|event| event.date.pack(to));
        self.kinds.iter().for_each(|kind| kind.0.pack(to));
        self.iter().for_each(|event| pack_list(event.actors, to));
        self.iter().for_each(|event| pack_list(event.places, to));
        self.iter().for_each(|event| pack_list(event.citations, to));
        self.iter().for_each(|event| pack_list(event.reported_by, to));
        self.iter().for_each(|event| pack_list(event.links, to));
        self.iter().for_each(|event| event.derived_date.cloned().pack(to));
    }
    #[inline(never)]
    fn unpack(from: &mut Unpacker) -> Events {
        let mut events = Events::default();
        let count = from.count() as usize;
        for _ in 0..count {
            let plain = |text| TextRef::plain("", text);
            let (id, written) = (next(&mut from.names), next(&mut from.names));
            let (title, summary) = (Text::unpack(from), Text::unpack(from));
            events.heap.push(&[plain(id), plain(written), title.view(), summary.view()]);
        }
        for _ in 0..count {
            events.dates.push_as_it_is(&Packed::unpack(from));
        }
        for _ in 0..count {
            events.kinds.push(Kind(Packed::unpack(from)));
        }
        unpack_lists(&mut events.actors, count, from);
        unpack_lists(&mut events.places, count, from);
        unpack_lists(&mut events.citations, count, from);
        unpack_lists(&mut events.reported_by, count, from);
        unpack_lists(&mut events.links, count, from);
        for event in 0..count {
            if let Some(derived) = Packed::unpack(from) {
                events.derived_dates.push(event, derived);
            }
        }
        events
    }
}

fn unpack_lists<T: Packed + Copy>(lists: &mut Ragged<T>, count: usize, from: &mut Unpacker) {
    for event in 0..count {
        for _ in 0..from.count() {
            lists.push(event, T::unpack(from));
        }
    }
}

macro_rules! positions {
    ($($type:ident)+) => { $(
        impl Packed for $type {
            fn pack(&self, to: &mut Packer) {
                self.0.pack(to);
            }
            fn unpack(from: &mut Unpacker) -> $type {
                $type(Packed::unpack(from))
            }
        }
    )+ };
}

positions! { EventIx ActorIx PlaceIx SourceIx SectionIx CategoryIx TrackIx }

macro_rules! choices {
    ($($type:ident { $($choice:ident),+ })+) => { $(
        impl Packed for $type {
            fn pack(&self, to: &mut Packer) {
                to.number(*self as u64);
            }
            fn unpack(from: &mut Unpacker) -> $type {
                let choices = [$( $type::$choice ),+];
                let [first, ..] = choices;
                choices.get(from.number() as usize).copied().unwrap_or(first)
            }
        }
    )+ };
}

choices! {
    Lane { First, Joint, Second }
    Symbol { Circle, Square, Diamond, Triangle, Hexagon, Star }
    LinkKind { LedTo, RespondsTo, Contradicts, PartOf }
    Status { Full, Partial, Nothing, Unknown }
    Form { Single, Interval, OneOf }
}

/// A season's own code is 21 or more; the other precisions are below.
const PRECISIONS: [Precision; 6] =
    [Precision::Day, Precision::Month, Precision::Year, Precision::Decade, Precision::Century, Precision::Irregular];

impl Packed for Precision {
    fn pack(&self, to: &mut Packer) {
        let code = match self {
            Precision::Season(code) => u64::from(*code),
            other => PRECISIONS.iter().position(|precision| precision == other).unwrap_or_default() as u64,
        };
        to.number(code);
    }
    fn unpack(from: &mut Unpacker) -> Precision {
        let code = from.number();
        PRECISIONS.get(code as usize).copied().unwrap_or(Precision::Season(code as u8))
    }
}

impl Packed for Endpoint {
    fn pack(&self, to: &mut Packer) {
        match self {
            Endpoint::Open => to.number(0),
            Endpoint::Unknown => to.number(1),
            Endpoint::Dated(stretch) => {
                to.number(2);
                stretch.pack(to);
            }
        }
    }
    fn unpack(from: &mut Unpacker) -> Endpoint {
        match from.number() {
            0 => Endpoint::Open,
            1 => Endpoint::Unknown,
            _ => Endpoint::Dated(Stretch::unpack(from)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::parse;

    fn embedded() -> Dataset {
        parse(include_bytes!("../../../static/datasets/north-korea-venezuela.json")).0
    }

    #[test]
    fn what_the_widget_draws_comes_out_as_it_went_in() {
        let mut dataset = embedded();
        dataset.narrative.clear();
        for party in &mut dataset.parties {
            *party = Party {
                id: party.id.clone(),
                name: party.name.clone(),
                short: party.short.clone(),
                ..Party::default()
            };
        }
        for actor in &mut dataset.actors {
            actor.kind.clear();
            actor.citations.clear();
        }
        for place in &mut dataset.places {
            place.country.clear();
            place.coordinates = None;
        }
        dataset.sources.iter_mut().for_each(|source| source.license = License::default());
        for period in dataset.tracks.iter_mut().flat_map(|track| &mut track.periods) {
            period.note = Text::default();
        }
        let Parts { numbers, names, texts } = pack(&dataset, "en");
        let (spanish, korean) = (pack(&dataset, "es"), pack(&dataset, "ko"));
        assert_eq!((&spanish.numbers, &spanish.names), (&numbers, &names), "only the texts differ by language");
        let all = [("en", &texts[..]), ("es", &spanish.texts), ("ko", &korean.texts)];
        // What a dataset prints is everything that is in it.
        assert_eq!(format!("{:#?}", unpack(&numbers, &names, &all)), format!("{dataset:#?}"));
    }

    #[test]
    fn a_language_that_is_not_there_is_not_told() {
        let Parts { numbers, names, texts } = pack(&embedded(), "en");
        let english = unpack(&numbers, &names, &[("en", &texts)]);
        assert_eq!(english.title.languages().collect::<Vec<_>>(), ["en"]);
        assert_eq!(english.title.fallback("es"), Some("en"));
    }

    #[test]
    fn every_kind_of_date_comes_out_as_it_went_in() {
        for text in ["2014-06-20", "1974", "199X", "19XX", "1X5X", "2015~", "2013-24?", "../1973", "[2015..]", "/2001"]
        {
            let date = crate::date::edtf::parse(text).unwrap();
            let mut packer = Packer { parts: Parts::default(), language: "en" };
            date.pack(&mut packer);
            let mut unpacker = Unpacker { numbers: packer.parts.numbers.iter(), names: "", texts: vec![] };
            assert_eq!(Date::unpack(&mut unpacker), date, "{text}");
        }
    }

    #[test]
    fn what_is_cut_short_is_read_as_far_as_it_goes() {
        let Parts { numbers, names, texts } = pack(&embedded(), "en");
        for length in 0..numbers.len() {
            let dataset = unpack(&numbers[..length], &names, &[("en", &texts)]);
            assert!(dataset.events.len() <= 23, "{length}");
        }
        unpack(&[0xFF; 400], "", &[]);
    }
}
