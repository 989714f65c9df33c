//! The timeline as a picture: one SVG file that needs no page around it. Knows what a picture is made of and in which
//! order it stands; where events lie is known by `layout` and `stage`, how they look by `marks` and `picture.css`.

mod foot;
mod look;
mod marks;
mod packing;
mod stage;
mod tracks;
mod wrap;

pub use look::sheet;
pub use wrap::Guess;

use super::xml::Xml;
use crate::date::Day;
use crate::index::{Index, Matches, Span};
use crate::layout::{Domain, Face, Measure};
use crate::order::clamp;
use crate::svg::px;
use crate::text::dates::{date_in_words, day_in_words};
use crate::text::{FileWords, fill};
use look::CLASS;
use stage::Stage;
use wrap::wrap;

/// What a picture is made of.
pub struct Picture<'a> {
    pub index: &'a Index,
    pub matches: &'a Matches,
    /// The time that is shown; without it, all that there is.
    pub domain: Option<Domain>,
    /// Pixels of the whole picture, at least 320; its height follows from what is in it.
    pub width: f64,
    pub theme: Theme,
    /// How wide words are in the fonts of `picture.css`; `Guess` where nothing can measure them.
    pub measure: &'a dyn Measure,
    pub words: &'a FileWords,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

/// Pixels around everything.
const MARGIN: f64 = 24.0;

/// A picture with title, states over time, lanes, axis, legend and sources. No words in it are cut, and none lie on others.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn svg(picture: &Picture) -> String {
    match picture.domain.map(span) {
        None => Drawing::new(picture).whole(),
        Some(span) => {
            let index = &picture.index.within(span);
            let matches = &picture.matches.within(index, span);
            Drawing::new(&Picture { index, matches, ..*picture }).whole()
        }
    }
}

/// The days that a domain shows more than half of.
fn span(domain: Domain) -> Span {
    let day = |day: f64| Day(clamp(day.floor(), f64::from(Day::MIN.0), f64::from(Day::MAX.0)) as i32);
    let from = day(domain.from + 0.5);
    Span { from, to: day(domain.to() - 0.5).max(from) }
}

/// A picture while it is drawn from above to below.
pub struct Drawing<'a> {
    of: &'a Picture<'a>,
    tag: &'static str,
    xml: Xml,
    /// Where there is room for what comes next.
    y: f64,
    width: f64,
}

impl<'a> Drawing<'a> {
    fn new(of: &'a Picture<'a>) -> Drawing<'a> {
        let width = of.width.max(320.0) - 2.0 * MARGIN;
        Drawing { of, tag: of.index.language.tag(), xml: Xml::default(), y: MARGIN, width }
    }

    fn whole(mut self) -> String {
        let stage = Stage::new(self.of, self.width);
        self.head();
        self.stage(&stage);
        self.legend(&stage);
        self.sources();
        let (width, height) = (px(self.width + 2.0 * MARGIN), px(self.y + MARGIN));
        let mut svg = Xml::default();
        svg.open(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("class", CLASS),
                ("width", &width),
                ("height", &height),
                ("viewBox", &["0 0 ", &width, " ", &height].concat()),
                ("xml:lang", self.tag),
                ("role", "img"),
                ("aria-labelledby", "relations-title relations-desc"),
            ],
        );
        svg.text("title", &[("id", "relations-title")], self.of.index.dataset.title.get(self.tag));
        svg.text("desc", &[("id", "relations-desc")], &self.in_words());
        svg.text("style", &[], &sheet(self.of.theme));
        svg.empty("rect", &[("class", "ground"), ("width", "100%"), ("height", "100%")]);
        svg.0.push_str(&self.xml.0);
        svg.close("svg");
        svg.0
    }

    /// What the picture shows, for those who do not see it.
    fn in_words(&self) -> String {
        let Index { dataset, language, extent, .. } = self.of.index;
        let events = language.count(language.words().events, self.of.matches.len());
        let days = [extent.from, extent.to].map(|day| day_in_words(*language, day));
        let [from, to] = &days;
        let mut text = fill(self.of.words.picture_of, &[("events", &events), ("a", from), ("b", to)]);
        for event in self.of.matches.events().iter().take(MOST_IN_WORDS).filter_map(|event| dataset.event(*event)) {
            text.extend([" ", event.title.get(self.tag), " (", &date_in_words(*language, &event.date), ")."]);
        }
        text
    }

    fn head(&mut self) {
        let dataset = &self.of.index.dataset;
        let measure = self.of.measure;
        // The title is set in another and larger face than can be measured; it is about as wide, and has a line for itself.
        let large = |text: &str| measure.width(text, Face::Title) * 26.0 / 13.0;
        self.lines("heading", &wrap(dataset.title.get(self.tag), self.width, &large), 31.0);
        let lead = |text: &str| measure.width(text, Face::Name) * 14.0 / 12.0;
        // Longer ones are a text, not the head of a picture.
        let mut lines = wrap(dataset.summary.get(self.tag), self.width.min(760.0), &lead);
        if lines.len() > MOST_OF_LEAD {
            lines.clear();
        }
        let language = self.of.index.language;
        let [shown, all] = [self.of.matches.len(), dataset.events.len()].map(|count| language.number(count));
        if shown != all {
            lines.push(fill(language.words().of_events, &[("n", &shown), ("total", &all)]));
        }
        self.lines("lead", &lines, 20.0);
        self.y += 14.0;
    }

    /// Draws lines of words one below the other, from the left margin on.
    fn lines(&mut self, class: &str, lines: &[String], height: f64) {
        for line in lines {
            self.y += height;
            self.words(class, MARGIN, self.y - height * 0.28, line);
        }
    }

    fn words(&mut self, class: &str, x: f64, y: f64, words: &str) {
        self.xml.text("text", &[("class", class), ("x", &px(x)), ("y", &px(y))], words);
    }

    fn rect(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64), more: &[(&str, &str)]) {
        let [x, y, width, height] = [x, y, width.max(0.0), height.max(0.0)].map(px);
        let place = [("class", class), ("x", &*x), ("y", &*y), ("width", &*width), ("height", &*height)];
        let attributes: Vec<(&str, &str)> = place.iter().chain(more).copied().collect();
        self.xml.empty("rect", &attributes);
    }

    fn path(&mut self, class: &str, d: &str) {
        self.xml.empty("path", &[("class", class), ("d", d)]);
    }
}

/// More events than this are not told one by one to those who do not see a picture.
const MOST_IN_WORDS: usize = 100;
/// The most lines of a summary under the title.
const MOST_OF_LEAD: usize = 8;
