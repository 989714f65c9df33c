//! Where values stand in JSON, by their paths, in one walk through the text. What breaks off ends the walk.
//! Knows JSON and paths; knows of formats only what their importers call by another name.

use relations_core::import::Format;
use std::collections::HashMap;
use std::ops::Range;

/// A step of a path, such as `.date` or `[3]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Step<'a> {
    Key(&'a str),
    Item(usize),
}

/// A way to something that is looked for, and the deepest place on it that has been found.
struct Way<'a> {
    steps: Vec<Step<'a>>,
    depth: usize,
    found: Option<Range<usize>>,
}

/// Where the values of paths stand. For what is missing, where it is missing from; nothing for an empty path.
pub fn ranges(text: &str, paths: &[&str], format: Format) -> Vec<Option<Range<usize>>> {
    let mut ways: Vec<Way> = Vec::new();
    let mut owners = Vec::new();
    for (owner, path) in paths.iter().enumerate() {
        for steps in other_names(steps(path), format) {
            ways.push(Way { steps, depth: 0, found: None });
            owners.push(owner);
        }
    }
    let start = text.find(['{', '[']).unwrap_or(text.len());
    let all: Vec<usize> = (0..ways.len()).collect();
    let mut walk = Walk { text, at: start, ways };
    walk.value(&all, 0);
    let mut ranges: Vec<Option<Range<usize>>> = vec![None; paths.len()];
    let mut depths = vec![0; paths.len()];
    for (way, owner) in walk.ways.into_iter().zip(owners) {
        let (Some(range), Some(depth)) = (ranges.get_mut(owner), depths.get_mut(owner)) else { continue };
        if way.depth > *depth {
            let is_there = way.depth == way.steps.len();
            // Where something is missing, what it is missing from is shown by its bracket.
            *range = way.found.map(|found| if is_there { found } else { found.start..found.end.min(found.start + 1) });
            *depth = way.depth;
        }
    }
    ranges
}

fn steps(path: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let (key, items) = part.split_at(part.find('[').unwrap_or(part.len()));
        if !key.is_empty() {
            steps.push(Step::Key(key));
        }
        let numbers = items.split(['[', ']']).filter(|item| !item.is_empty());
        steps.extend(numbers.filter_map(|number| number.parse().ok()).map(Step::Item));
    }
    steps
}

/// The same path in the words of a format; what is found deepest counts, and the first of those.
fn other_names(steps: Vec<Step<'_>>, format: Format) -> Vec<Vec<Step<'_>>> {
    let names: &[(&str, &[&str])] = match format {
        Format::TimelineJs => &[
            ("date", &["start_date", "end_date", "startDate"]),
            ("title", &["text", "headline"]),
            ("summary", &["text"]),
            ("places", &["location"]),
            ("citations", &["media", "asset"]),
            ("id", &["unique_id"]),
        ],
        Format::Vis => &[("date", &["start"]), ("title", &["content"]), ("label", &["content"])],
        Format::Wikidata => &[
            ("date", &["date", "pointInTime", "time", "start", "startTime"]),
            ("title", &["itemLabel", "eventLabel"]),
            ("citations", &["item", "article"]),
            ("places", &["placeLabel", "place"]),
        ],
        _ => &[],
    };
    // What stands in a list is an event or a period, and its keys are those of the model.
    let at = steps.iter().position(|step| matches!(step, Step::Item(_))).map(|at| at + 1);
    let mut all = vec![steps.clone()];
    if let Some((at, Step::Key(key))) = at.and_then(|at| Some((at, *steps.get(at)?)))
        && let Some((_, others)) = names.iter().find(|(name, _)| *name == key)
    {
        let other = |name: &&'static str| {
            let mut other: Vec<Step> = steps.iter().take(at).copied().collect();
            other.push(Step::Key(name));
            other
        };
        all.extend(others.iter().map(other));
    }
    all
}

struct Walk<'t, 'a> {
    text: &'t str,
    at: usize,
    ways: Vec<Way<'a>>,
}

impl<'t> Walk<'t, '_> {
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn space(&mut self) {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Goes behind a value to which some ways lead, so many steps of which are done; says no where the text breaks off.
    fn value(&mut self, ways: &[usize], depth: usize) -> bool {
        self.space();
        let start = self.at;
        let goes_on = |way: &usize| self.ways.get(*way).is_some_and(|way| way.steps.len() > depth);
        let inner: Vec<usize> = ways.iter().copied().filter(goes_on).collect();
        let is_whole = match self.byte() {
            b'{' if !inner.is_empty() => self.members(b'}', &inner, depth),
            b'[' if !inner.is_empty() => self.members(b']', &inner, depth),
            _ => self.skip(),
        };
        for way in ways {
            // Of what stands twice the last counts. The whole file is no place.
            if let Some(way) = self.ways.get_mut(*way).filter(|way| depth > 0 && way.depth <= depth) {
                (way.depth, way.found) = (depth, Some(start..self.at.min(self.text.len())));
            }
        }
        is_whole
    }

    fn members(&mut self, end: u8, ways: &[usize], depth: usize) -> bool {
        self.at += 1;
        let mut number = 0;
        // A long list has many items to which no way leads.
        let mut by_step: HashMap<Step, Vec<usize>> = HashMap::new();
        for way in ways {
            if let Some(step) = self.ways.get(*way).and_then(|of| of.steps.get(depth)) {
                by_step.entry(*step).or_default().push(*way);
            }
        }
        loop {
            self.space();
            match self.byte() {
                byte if byte == end => {
                    self.at += 1;
                    return true;
                }
                b',' => self.at += 1,
                0 => return false,
                _ => {
                    let Some(step) = self.step(end, number) else { return false };
                    let inner = by_step.get(&step).map_or(&[][..], Vec::as_slice);
                    let before = self.at;
                    if !self.value(inner, depth + 1) || self.at == before {
                        return false;
                    }
                    number += 1;
                }
            }
        }
    }

    /// The key that stands next, or the number of the item.
    fn step(&mut self, end: u8, number: usize) -> Option<Step<'t>> {
        if end == b']' {
            return Some(Step::Item(number));
        }
        if self.byte() != b'"' {
            return None;
        }
        let start = self.at + 1;
        self.string();
        let text = self.text;
        let key = text.get(start..self.at.checked_sub(1)?)?;
        self.space();
        (self.byte() == b':').then(|| self.at += 1)?;
        Some(Step::Key(key))
    }

    /// Goes behind the next value, whatever is in it; says no where the text breaks off.
    fn skip(&mut self) -> bool {
        let mut depth = 0_usize;
        while self.at < self.text.len() {
            match self.byte() {
                b'"' => {
                    if !self.string() {
                        return false;
                    }
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                byte if is_between(byte) => {
                    if depth == 0 {
                        return true;
                    }
                    self.at += 1;
                    continue;
                }
                _ => {
                    while self.at < self.text.len() && !is_between(self.byte()) && self.byte() != b'"' {
                        self.at += 1;
                    }
                }
            }
            if depth == 0 {
                return true;
            }
        }
        false
    }

    /// Goes behind a string; says no where it does not end.
    fn string(&mut self) -> bool {
        self.at += 1;
        loop {
            match self.byte() {
                0 if self.at >= self.text.len() => return false,
                b'"' => {
                    self.at += 1;
                    return true;
                }
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }
}

/// Whether a number or a word ends there.
fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b',' | b':' | b'{' | b'}' | b'[' | b']')
}
