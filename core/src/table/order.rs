//! The order of a table's rows: a key of sixteen bytes for each, and further ones only where words are alike so far.
//! Knows how texts are compared; knows nothing of what is shown.

use super::cells::initiator;
use super::{Column, Sort};
use crate::dataset::{Dataset, EventIx, Lane};
use crate::index::{Index, Marks};
use crate::order::sort_keys;
use crate::text::{Language, fold};

/// A key with the number of what it is the key of; equal keys are in the order of the numbers.
type Keyed = (i64, i64, u32);

/// The key of what says nothing in a column; it comes last in either direction.
const BLANK: (i64, i64) = (i64::MAX, i64::MAX);

/// The key of a text that has ended before it.
const ENDED: (i64, i64) = (i64::MIN, i64::MIN);

/// Bytes of words in one key.
const KEY: usize = 16;

pub fn rows(index: &Index, events: &[EventIx], sort: Sort) -> Vec<EventIx> {
    let (dataset, tag) = (&*index.dataset, index.language.tag());
    let numbers = events.iter().map(|event| event.0);
    if sort.column == Column::Title {
        let title = |event: u32| dataset.events.texts(event as usize).map_or("", |[title, _]| title.get(tag));
        let sorted = by_text(numbers.collect(), index.language, sort.descending, &title);
        return sorted.into_iter().map(EventIx).collect();
    }
    let names = Names::of(index, sort.column);
    let mut keys: Vec<Keyed> = Vec::with_capacity(events.len());
    for event in numbers {
        let key = key(index, &names, sort.column, event as usize);
        let (first, second) = match key {
            BLANK => BLANK,
            (first, second) if sort.descending => (!first, !second),
            key => key,
        };
        keys.push((first, second, event));
    }
    sort_keys(&mut keys);
    keys.into_iter().map(|(_, _, event)| EventIx(event)).collect()
}

/// The key of an event in any column but the title's.
fn key(index: &Index, names: &Names, column: Column, event: usize) -> (i64, i64) {
    let events = &index.dataset.events;
    match column {
        Column::Title => BLANK,
        Column::Date => match events.date(event) {
            Some(date) if date.earliest().or(date.latest()).is_some() => {
                // As everywhere, what has no beginning stands at its end; what has no end comes after what has one.
                let latest = date.latest().map_or(i64::MAX >> 1, |day| i64::from(day.0));
                (i64::from(date.anchor().0), latest)
            }
            _ => BLANK,
        },
        Column::Initiator => names.key(events.initiator(event).into_iter().map(Lane::number)),
        Column::Category => names.key(events.category(event).into_iter().map(|category| category.0 as usize)),
        Column::Actors => names.key(events.actors(event).iter().map(|actor| actor.0 as usize)),
        Column::Places => names.key(events.places(event).iter().map(|place| place.0 as usize)),
        Column::Certainty => {
            // The surest first; of the same certainty, what is not derived or disputed.
            let Marks(marks) = index.marks(EventIx::new(event));
            (i64::from(marks & 15), i64::from(marks >> 4))
        }
        Column::Sources => match events.citations(event).first() {
            Some(citation) => {
                let called = index.dataset.section(citation.section);
                let sections = index.dataset.source(citation.source).map_or(&[][..], |source| &source.sections);
                let section = sections.iter().position(|(id, _)| id == called).unwrap_or(sections.len());
                let source = i64::from(names.rank(citation.source.0 as usize));
                (source << 32 | section as i64, i64::from(citation.paragraph) << 32 | i64::from(citation.sentence))
            }
            None => BLANK,
        },
    }
}

/// The places of names in their order, from 1; the same for names that are alike.
struct Names(Vec<u32>);

impl Names {
    fn of(index: &Index, column: Column) -> Names {
        let (dataset, tag): (&Dataset, _) = (&index.dataset, index.language.tag());
        let names: Vec<&str> = match column {
            Column::Initiator => Lane::ALL.map(|lane| initiator(index, lane)).into(),
            Column::Category => dataset.categories.iter().map(|category| category.name.get(tag)).collect(),
            Column::Actors => dataset.actors.iter().map(|actor| actor.name.get(tag)).collect(),
            Column::Places => dataset.places.iter().map(|place| place.name.get(tag)).collect(),
            Column::Sources => dataset.sources.iter().map(|source| source.title.get(tag)).collect(),
            Column::Date | Column::Title | Column::Certainty => Vec::new(),
        };
        let name = |number: u32| names.get(number as usize).copied().unwrap_or_default();
        let mut ranks = vec![0; names.len()];
        let (mut rank, mut last) = (0, None);
        for number in by_text((0..names.len() as u32).collect(), index.language, false, &name) {
            let is_new =
                last.is_none_or(|last| !letters(name(last), index.language).eq(letters(name(number), index.language)));
            rank += u32::from(is_new);
            last = Some(number);
            if let Some(place) = ranks.get_mut(number as usize) {
                *place = rank;
            }
        }
        Names(ranks)
    }

    fn rank(&self, number: usize) -> u32 {
        self.0.get(number).copied().unwrap_or_default()
    }

    /// The key of a list: its first four names, and a shorter list before a longer one.
    fn key(&self, mut list: impl Iterator<Item = usize>) -> (i64, i64) {
        let Some(first) = list.next() else { return BLANK };
        let mut next = || list.next().map_or(0, |number| i64::from(self.rank(number)));
        (i64::from(self.rank(first)) << 32 | next(), next() << 32 | next())
    }
}

/// Puts what has these numbers, which ascend, in the order of its texts.
fn by_text<'a>(numbers: Vec<u32>, language: Language, descending: bool, text: &dyn Fn(u32) -> &'a str) -> Vec<u32> {
    let mut sorted = numbers;
    // Stretches that are alike up to a byte, to be put in order by what follows.
    let mut alike = vec![(0..sorted.len(), 0)];
    while let Some((range, from)) = alike.pop() {
        let Some(stretch) = sorted.get_mut(range.clone()) else { continue };
        let keyed = |number: &u32| match key_of_text(text(*number), language, from) {
            ENDED if from == 0 => (BLANK.0, BLANK.1, *number),
            (first, second) if descending => (!first, !second, *number),
            (first, second) => (first, second, *number),
        };
        let mut keys: Vec<Keyed> = stretch.iter().map(keyed).collect();
        sort_keys(&mut keys);
        stretch.iter_mut().zip(&keys).for_each(|(number, key)| *number = key.2);
        let mut start = range.start;
        let end = if descending { 0xFF } else { 0 };
        for run in keys.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let goes_on = |key: &Keyed| key.1 & 0xFF != end;
            if run.len() > 1 && run.first().is_some_and(goes_on) {
                alike.push((start..start + run.len(), from + KEY));
            }
            start += run.len();
        }
    }
    sorted
}

/// Sixteen bytes of a text as it is compared, from one of its bytes on, with zeros where it has ended.
fn key_of_text(text: &str, language: Language, from: usize) -> (i64, i64) {
    let mut halves = [[0_u8; KEY / 2]; 2];
    let mut places = halves.iter_mut().flatten();
    let mut before = from;
    'letters: for letter in letters(text, language) {
        let length = letter.len_utf8();
        if length <= before {
            before -= length;
            continue;
        }
        for byte in letter.encode_utf8(&mut [0; 4]).bytes().skip(std::mem::take(&mut before)) {
            let Some(place) = places.next() else { break 'letters };
            *place = byte;
        }
    }
    let [first, second] = halves.map(ordered);
    (first, second)
}

/// Bytes as a number that is ordered as they are.
fn ordered(bytes: [u8; KEY / 2]) -> i64 {
    i64::from_be_bytes(bytes) ^ i64::MIN
}

/// The letters by which texts are compared: no accents, no case, no quotation marks or hyphens.
/// Spanish has an ñ after every n.
fn letters(text: &str, language: Language) -> impl Iterator<Item = char> {
    text.trim().chars().flat_map(move |letter| {
        let folded = fold(letter);
        let is_sign =
            folded.is_ascii() && !folded.is_ascii_alphanumeric() && folded != ' ' || matches!(folded, '¿' | '¡');
        let is_after = language == Language::Spanish && matches!(letter, 'ñ' | 'Ñ');
        [(!is_sign).then_some(folded), is_after.then_some('~')].into_iter().flatten()
    })
}
