//! What stands under a picture: how to read its marks, as far as it has them, and whose words and facts they are.

use super::look::lane_class;
use super::stage::Stage;
use super::tracks::status_class;
use super::wrap::wrap;
use super::{Drawing, MARGIN};
use crate::dataset::{Citation, Dataset, Lane, SourceIx, Status, Symbol};
use crate::export::prose::joined;
use crate::layout::{Cluster, End, Face, Shape};
use crate::svg::px;

/// What an entry of the legend shows.
#[derive(Clone, Copy, PartialEq)]
enum Sample {
    Category(Symbol),
    Day,
    Hollow,
    Stretch,
    Fading,
    Open,
    Span,
    Cluster,
    Crowd,
    Status(Status),
}

const ROW: f64 = 26.0;
/// Pixels of a picture in the legend, and from one entry to the next.
const SYMBOL: f64 = 24.0;
const STRETCH: f64 = 52.0;
const GAP: f64 = 26.0;

impl Drawing<'_> {
    pub fn legend(&mut self, stage: &Stage) {
        self.y += 14.0;
        let mut x = 0.0;
        for (sample, words) in self.samples(stage) {
            let picture =
                if matches!(sample, Sample::Category(_) | Sample::Day | Sample::Hollow) { SYMBOL } else { STRETCH };
            let lines = wrap(&words, self.width - picture, &|text| self.of.measure.width(text, Face::Name));
            let width = lines.iter().map(|line| self.of.measure.width(line, Face::Name)).fold(0.0, f64::max) + picture;
            if x > 0.0 && x + width > self.width {
                (x, self.y) = (0.0, self.y + ROW);
            }
            self.sample(sample, (MARGIN + x, self.y + ROW / 2.0));
            for (number, line) in lines.iter().enumerate() {
                self.y += if number > 0 { 16.0 } else { 0.0 };
                self.words("name", MARGIN + x + picture, self.y + ROW / 2.0 + 4.0, line);
            }
            x += width + GAP;
        }
        self.y += if x > 0.0 { ROW } else { 0.0 };
        self.y += 4.0;
        for note in self.notes(stage) {
            let lines = wrap(&note, self.width, &|text| self.of.measure.width(text, Face::Name));
            self.lines("name", &lines, 18.0);
        }
    }

    /// What there is to explain, categories first.
    fn samples(&self, stage: &Stage) -> Vec<(Sample, String)> {
        let index = self.of.index;
        let (words, more, own) = (index.language.words(), index.language.more_words(), self.of.words);
        let mut samples: Vec<(Sample, String)> = Vec::new();
        let drawn = || stage.marks.iter().map(|placed| &placed.mark);
        for (number, category) in index.dataset.categories.iter().enumerate() {
            let is_drawn = |mark: &crate::layout::Mark| {
                let of = index.dataset.events.category(mark.event.0 as usize);
                mark.shape == Shape::Point && of.is_some_and(|of| of.0 as usize == number)
            };
            if drawn().any(is_drawn) {
                samples.push((Sample::Category(category.symbol), category.name.get(self.tag).to_owned()));
            }
        }
        let mut explain = |sample: Sample, is_there: bool, words: &str| {
            if is_there {
                samples.push((sample, words.to_owned()));
            }
        };
        let has = |test: &dyn Fn(&Shape, bool) -> bool| drawn().any(|mark| test(&mark.shape, mark.exact));
        let ends = |shape: &Shape, which: End| matches!(shape, Shape::Bar { start, end, .. } if *start == which || *end == which);
        explain(Sample::Day, has(&|shape, exact| *shape == Shape::Point && exact), more.legend_day);
        explain(Sample::Hollow, has(&|shape, exact| *shape == Shape::Point && !exact), own.legend_hollow);
        let is_stretch = |shape: &Shape, _: bool| matches!(shape, Shape::Bar { core: None, .. });
        explain(Sample::Stretch, has(&is_stretch), more.legend_stretch);
        explain(Sample::Fading, has(&|shape, _| ends(shape, End::Fading)), more.legend_fading);
        explain(Sample::Open, has(&|shape, _| ends(shape, End::Open)), more.legend_open);
        explain(Sample::Span, has(&|shape, _| matches!(shape, Shape::Bar { core: Some(_), .. })), more.legend_span);
        let plain = |words: &'static str| words.split(';').next().unwrap_or(words);
        explain(Sample::Cluster, !stage.clusters.is_empty(), plain(more.legend_cluster));
        explain(Sample::Crowd, !stage.densities.is_empty(), plain(more.legend_crowd));
        let statuses = [Status::Full, Status::Partial, Status::Nothing, Status::Unknown];
        for (status, name) in statuses.into_iter().zip(own.statuses) {
            let is_there = stage.layout.bands.iter().any(|band| band.status == status);
            explain(Sample::Status(status), is_there, &[words.tracks, ": ", name].concat());
        }
        samples
    }

    fn sample(&mut self, sample: Sample, (x, y): (f64, f64)) {
        let lane = lane_class(Lane::Joint);
        self.xml.open("g", &[("class", lane)]);
        let stretch = (x + 6.0, x + STRETCH - 12.0);
        let middle = (y, 16.0);
        let mut bar = |core, start, end| self.bar(stretch, middle, core, (start, end), lane);
        match sample {
            Sample::Category(symbol) => self.symbol("symbol", symbol, (x + 8.0, y)),
            Sample::Day => self.symbol("symbol", Symbol::Circle, (x + 8.0, y)),
            Sample::Hollow => self.symbol("symbol hollow", Symbol::Circle, (x + 8.0, y)),
            Sample::Stretch => bar(None, End::Sharp, End::Sharp),
            Sample::Fading => bar(None, End::Fading, End::Fading),
            Sample::Open => bar(None, End::Sharp, End::Open),
            Sample::Span => bar(Some(stretch), End::Sharp, End::Sharp),
            Sample::Cluster => {
                let (lane, width, height) = (Lane::Joint, 40.0, 24.0);
                self.cluster(&Cluster { lane, events: Vec::new(), x, width, y: y - 12.0, height });
            }
            Sample::Crowd => {
                let at = ["translate(", &px(x), " ", &px(y - 12.0), ")"].concat();
                let bars = "M2 21V15H10V9H18V12H26V3H34V8H40V21Z";
                self.xml.empty("path", &[("class", "bars"), ("d", bars), ("transform", &at)]);
            }
            Sample::Status(status) => {
                self.xml.open("g", &[("class", status_class(status))]);
                self.body(status, (stretch.0, y - 8.0), (stretch.1 - stretch.0, 16.0), lane);
                self.xml.close("g");
            }
        }
        self.xml.close("g");
    }

    /// Under which terms the dataset is, and the sources of what is drawn with theirs.
    pub fn sources(&mut self) {
        let dataset = &*self.of.index.dataset;
        let license = &dataset.license;
        let mut sources = String::new();
        for (number, source) in dataset.sources.iter().enumerate() {
            if self.is_cited(dataset, SourceIx::new(number)) {
                let terms = joined(&[source.license.attribution.get(self.tag), &source.license.name], ", ");
                let terms = if terms.is_empty() { terms } else { ["(", &terms, ")"].concat() };
                let title = joined(&[source.title.get(self.tag), &terms], " ");
                sources = joined(&[&sources, &joined(&[&title, &source.url], ", ")], "; ");
            }
        }
        let mut texts = vec![joined(&[license.attribution.get(self.tag), &license.name], " ")];
        if !sources.is_empty() {
            texts.push([self.of.index.language.words().sources, ": ", &sources].concat());
        }
        self.y += 10.0;
        self.path("rule", &crate::svg::numbers("M# #H#", &[MARGIN, self.y, MARGIN + self.width]));
        self.y += 6.0;
        let measure = self.of.measure;
        for text in texts {
            let lines = wrap(&text, self.width, &|text| measure.width(text, Face::Name) * 11.0 / 12.0);
            self.lines("small", &lines, 16.0);
        }
    }

    /// Whether anything that is drawn stands in a source, or was reported by it.
    fn is_cited(&self, dataset: &Dataset, source: SourceIx) -> bool {
        let cites = |citations: &[Citation]| citations.iter().any(|citation| citation.source == source);
        let mut events = self.of.matches.events().iter().filter_map(|event| dataset.event(*event));
        events.any(|event| cites(event.citations) || event.reported_by.contains(&source))
            || dataset.tracks.iter().flat_map(|track| &track.periods).any(|period| cites(&period.citations))
    }
}
