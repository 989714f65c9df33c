//! Columns of several items to an event, of few events at all, and of dates.
//! Knows how they are kept; knows nothing of what an event is.

use crate::date::{Date, Day, Endpoint, Form, Precision, Stretch};

/// A list for each event, all lists one behind the other. Costs nothing where no event has one.
#[derive(Clone)]
pub struct Ragged<T> {
    /// Where each list ends, up to the last one that is not empty.
    ends: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Ragged<T> {
    fn default() -> Ragged<T> {
        Ragged { ends: Vec::new(), items: Vec::new() }
    }
}

impl<T: Copy> Ragged<T> {
    pub fn get(&self, event: usize) -> &[T] {
        let before = event.checked_sub(1).and_then(|before| self.ends.get(before));
        let (start, end) = (before.copied().unwrap_or(0), self.ends.get(event).copied().unwrap_or(0));
        self.items.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Puts an item into the list of an event; no later event may have one yet.
    pub fn push(&mut self, event: usize, item: T) {
        while self.ends.len() <= event {
            self.ends.push(self.items.len() as u32);
        }
        self.items.push(item);
        if let Some(end) = self.ends.last_mut() {
            *end += 1;
        }
    }

    /// Leaves out some items.
    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        let all = std::mem::take(self);
        for event in 0..all.ends.len() {
            all.get(event).iter().filter(|item| keep(item)).for_each(|item| self.push(event, *item));
        }
    }

    /// Leaves out the lists of all events from this one.
    pub fn truncate(&mut self, event: usize) {
        self.ends.truncate(event);
        self.items.truncate(self.ends.last().map_or(0, |end| *end as usize));
    }

    /// The items of all lists.
    pub fn items(&self) -> &[T] {
        &self.items
    }

    pub fn close(&mut self) {
        self.ends.shrink_to_fit();
        self.items.shrink_to_fit();
    }
}

/// Something that few events have, in order.
#[derive(Clone)]
pub struct Sparse<T>(Vec<(u32, T)>);

impl<T> Default for Sparse<T> {
    fn default() -> Sparse<T> {
        Sparse(Vec::new())
    }
}

impl<T> Sparse<T> {
    pub fn get(&self, event: usize) -> Option<&T> {
        let place = self.0.binary_search_by_key(&(event as u32), |(other, _)| *other).ok()?;
        self.0.get(place).map(|(_, item)| item)
    }

    /// No later event may have one yet.
    pub fn push(&mut self, event: usize, item: T) {
        self.0.push((event as u32, item));
    }

    /// Leaves out some items.
    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        self.0.retain(|(_, item)| keep(item));
    }

    /// Leaves out what this event and later ones have.
    pub fn truncate(&mut self, event: usize) {
        self.0.retain(|(other, _)| (*other as usize) < event);
    }

    pub fn items(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, item)| item)
    }

    pub fn each(&mut self, mut change: impl FnMut(&mut T)) {
        self.0.iter_mut().for_each(|(_, item)| change(item));
    }
}

/// Dates in eight bytes each; those that are put together in a rarer way are kept as they are.
#[derive(Clone, Default)]
pub struct Dates {
    /// The first day, or a day to sort by, and how it goes on: in the lowest two bits the way in which the date is put
    /// together, in the others the days from the first to the last, or the place of a rare date.
    days: Vec<(i32, u32)>,
    rare: Vec<Date>,
}

/// Two bits of doubt and three of precision come before the days of such a date.
const SINGLE: u32 = 0;
const INTERVAL: u32 = 1;
const ONE_OF: u32 = 2;
const RARE: u32 = 3;

const PRECISIONS: [Precision; 6] =
    [Precision::Day, Precision::Month, Precision::Year, Precision::Decade, Precision::Century, Precision::Irregular];

fn exactly(day: Day) -> Stretch {
    Stretch { earliest: day, latest: day, precision: Precision::Day, uncertain: false, approximate: false }
}

impl Dates {
    pub fn push(&mut self, date: &Date) {
        match way_of(date) {
            Some(way) => self.days.push((date.anchor().0, way)),
            None => self.push_as_it_is(date),
        }
    }

    /// The same in less code and more bytes.
    pub fn push_as_it_is(&mut self, date: &Date) {
        self.days.push((date.anchor().0, (self.rare.len() as u32) << 2 | RARE));
        self.rare.push(*date);
    }

    pub fn get(&self, event: usize) -> Option<Date> {
        let (day, way) = *self.days.get(event)?;
        let rest = way >> 2;
        let (form, length) = match way & 3 {
            SINGLE => (Form::Single, rest >> 5),
            INTERVAL => (Form::Interval, rest),
            ONE_OF => (Form::OneOf, rest),
            _ => return self.rare.get(rest as usize).copied(),
        };
        let last = Day(day.wrapping_add(length as i32));
        let (mut start, mut end) = (exactly(Day(day)), exactly(last));
        if form == Form::Single {
            start.latest = last;
            start.precision = *PRECISIONS.get(rest as usize >> 2 & 7)?;
            (start.uncertain, start.approximate) = (rest & 1 != 0, rest & 2 != 0);
            end = start;
        }
        Some(Date { form, start: Endpoint::Dated(start), end: Endpoint::Dated(end) })
    }

    /// The first and the last day that a date names; `None` for one without any bound.
    pub fn span(&self, event: usize) -> Option<(Day, Day)> {
        let (day, way) = *self.days.get(event)?;
        let rest = way >> 2;
        let length = match way & 3 {
            SINGLE => rest >> 5,
            RARE => {
                let date = self.rare.get(rest as usize)?;
                return Some((date.earliest().or(date.latest())?, date.latest().or(date.earliest())?));
            }
            _ => rest,
        };
        Some((Day(day), Day(day.wrapping_add(length as i32))))
    }

    pub fn reserve(&mut self, count: usize) {
        self.days.reserve_exact(count);
    }

    pub fn truncate(&mut self, count: usize) {
        self.days.truncate(count);
    }

    pub fn reorder(&mut self, order: &[u32]) {
        self.days = super::reordered(&self.days, order);
    }

    pub fn close(&mut self) {
        self.days.shrink_to_fit();
        self.rare.shrink_to_fit();
    }
}

/// How a date is put together and how long it is; `None` for the rarer ways.
fn way_of(date: &Date) -> Option<u32> {
    let (start, end) = (date.start.stretch()?, date.end.stretch()?);
    let length = end.latest.0.checked_sub(start.earliest.0)? as u32;
    let exact = start == exactly(start.earliest) && end == exactly(end.latest) && length < 1 << 30;
    match date.form {
        Form::Single if start == end && length < 1 << 25 => {
            let precision = PRECISIONS.iter().position(|precision| *precision == start.precision)? as u32;
            let doubt = u32::from(start.uncertain) | u32::from(start.approximate) << 1;
            Some((length << 5 | precision << 2 | doubt) << 2 | SINGLE)
        }
        Form::Interval if exact => Some(length << 2 | INTERVAL),
        Form::OneOf if exact => Some(length << 2 | ONE_OF),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::edtf;

    #[test]
    fn every_date_comes_out_as_it_went_in() {
        let texts = [
            "2014-06-20",
            "1974",
            "199X",
            "19XX",
            "1X5X",
            "2015~",
            "2013-24?",
            "2014%",
            "../1973",
            "[2015..]",
            "/2001",
            "1974-06-01/1976-05-30",
            "[1974-06-01..1976-05-30]",
            "1974/1976-05-30",
            "[1974,1976]",
            "Y-4000000/Y4000000",
        ];
        let mut dates = Dates::default();
        texts.iter().for_each(|text| dates.push(&edtf::parse(text).unwrap()));
        let unknown = Date { form: Form::Single, start: Endpoint::Unknown, end: Endpoint::Unknown };
        dates.push(&unknown);
        dates.close();
        for (event, text) in texts.iter().enumerate() {
            assert_eq!(dates.get(event), edtf::parse(text).ok(), "{text}");
            let date = edtf::parse(text).unwrap();
            let bounds = (date.earliest().or(date.latest()), date.latest().or(date.earliest()));
            assert_eq!(dates.span(event).map(|(from, to)| (Some(from), Some(to))), Some(bounds), "{text}");
        }
        assert_eq!((dates.get(texts.len()), dates.get(texts.len() + 1)), (Some(unknown), None));
        assert_eq!(dates.span(texts.len()), None);
        assert_eq!(std::mem::size_of::<Date>(), 28);
    }

    #[test]
    fn lists_are_each_events_own() {
        let mut lists = Ragged::default();
        lists.push(1, 'a');
        lists.push(1, 'b');
        lists.push(4, 'c');
        let lists: Vec<&[char]> = (0..6).map(|event| lists.get(event)).collect();
        assert_eq!(lists, [&[][..], &['a', 'b'], &[], &[], &['c'], &[]]);
    }
}
