//! The stage of a picture: the layout at as many rows as its words need, and each row as high as what lies in it.
//! Knows places in pixels, x from the left of the plot; knows nothing of how anything looks.

use super::wrap::{InLines, wrap};
use super::{Picture, packing};
use crate::dataset::Lane;
use crate::export::prose::initiator;
use crate::layout::{Cluster, Density, Face, Frame, Layout, Mark, RUN_OUT, Strip, fit_within, layout};

/// What lies where.
pub struct Stage<'a> {
    pub layout: Layout,
    /// Width of the names beside the plot; 0 where they stand above what they name.
    pub gutter: f64,
    pub marks: Vec<Placed>,
    pub clusters: Vec<Cluster>,
    pub densities: Vec<Density>,
    /// The words in the bands, in the order of `layout.bands`; none where there is no room for all of them.
    pub band_words: Vec<Vec<String>>,
    /// The bands whose words stand under the picture, by their position, in the order of their numbers there.
    pub notes: Vec<usize>,
    pub tracks: Vec<Named>,
    pub lanes: [Named; 3],
    /// Above the axis, from the top of the stage.
    pub height: f64,
    pub of: &'a Picture<'a>,
}

/// A mark, and its words in lines.
pub struct Placed {
    pub mark: Mark,
    pub title: Vec<String>,
    pub date: Vec<String>,
}

/// A strip with the lines of its name.
#[derive(Default)]
pub struct Named {
    pub strip: Strip,
    pub name: Vec<String>,
}

/// Pixels of lines of words.
pub const TITLE: f64 = 16.0;
pub const DATE: f64 = 15.0;
pub const BAND: f64 = 14.0;
pub const NAME: f64 = 17.0;

const GUTTER: f64 = 148.0;
/// Pictures narrower than this have their names above what they name.
const NARROW: f64 = 520.0;
/// Rows of a crowd, and the most that another lane gets before its events are gathered in clusters.
const CROWD_ROWS: usize = 8;
const MOST_ROWS: usize = 128;
/// Pixels between the words in a row and those above, and of a row without words.
const ROW_GAP: f64 = 8.0;
const BARE_ROW: f64 = 26.0;

impl<'a> Stage<'a> {
    pub fn new(of: &'a Picture<'a>, width: f64) -> Stage<'a> {
        let gutter = if width < NARROW { 0.0 } else { GUTTER };
        let plot = (width - gutter).max(1.0);
        let margin = ((plot * 0.07).min(64.0), (plot * 0.34).clamp(190.0, 250.0));
        // What runs on without an end, and then has its words, needs all of the margin.
        let lines = InLines { measure: of.measure, room: margin.1 - RUN_OUT - 12.0 };
        let mut stage = Stage::laid_out(of, (width, gutter), margin, &lines);
        let named = |text: &str, face: Face| {
            let room = if gutter > 0.0 { gutter - 16.0 } else { width };
            wrap(text, room, &|text| of.measure.width(text, face))
        };
        stage.place_tracks(&named);
        stage.place_lanes(&named);
        stage
    }

    /// The layout with the events of each lane in as few rows as their words need.
    fn laid_out(of: &'a Picture<'a>, (width, gutter): (f64, f64), margin: (f64, f64), lines: &InLines) -> Stage<'a> {
        let tracks = of.index.dataset.tracks.len();
        let at = |rows: usize| {
            let frame = frame(width, gutter, rows, tracks);
            let domain = fit_within(of.index, &frame, margin);
            layout(of.index, of.matches, &frame, (domain, 0.0), &[], lines)
        };
        let mut whole = at(MOST_ROWS);
        // An open end is drawn at the end of what is shown, even of a period that lies beyond it.
        let (from, to) = (whole.scale.x_from_start(of.index.extent.from), whole.scale.x_from_end(of.index.extent.to));
        whole.bands.retain(|band| band.end.1 > from && band.start.0 < to);
        let mut marks = whole.marks.clone();
        let (mut densities, mut clusters) = (Vec::new(), Vec::new());
        // Of a lane that is a crowd, more rows would only show more and more of it.
        let crowded = (!whole.densities.is_empty()).then(|| at(CROWD_ROWS));
        for lane in Lane::ALL {
            let is_crowd = |density: &&Density| density.lane == lane;
            if let Some(crowded) = crowded.as_ref().filter(|crowded| crowded.densities.iter().any(|of| is_crowd(&of))) {
                marks.retain(|mark| mark.lane != lane);
                let shift = whole.frame.row_y(lane.number(), 0) - crowded.frame.row_y(lane.number(), 0);
                marks.extend(crowded.marks.iter().filter(|mark| mark.lane == lane).cloned().map(|mut mark| {
                    mark.y += shift;
                    mark
                }));
                densities.extend(crowded.densities.iter().filter(is_crowd).cloned());
            } else if whole.clusters.iter().any(|cluster| cluster.lane == lane) {
                clusters.extend(whole.clusters.iter().filter(|cluster| cluster.lane == lane).cloned());
            } else {
                packing::pack(of.index, &whole, lane, &mut marks);
            }
        }
        let placed = |mark: Mark| {
            let lines = |text: &str, face: Face| lines.lines(text, face);
            let (title, date) = match &mark.label {
                Some(label) => (lines(&label.title, Face::Title), lines(&label.date, Face::Date)),
                None => Default::default(),
            };
            Placed { mark, title, date }
        };
        Stage {
            gutter,
            marks: marks.into_iter().map(placed).collect(),
            clusters,
            densities,
            band_words: Vec::new(),
            notes: Vec::new(),
            tracks: Vec::new(),
            lanes: Default::default(),
            height: 0.0,
            of,
            layout: whole,
        }
    }

    /// The states over time come first.
    fn place_tracks(&mut self, named: &dyn Fn(&str, Face) -> Vec<String>) {
        let (index, tag) = (self.of.index, self.of.index.language.tag());
        let right = self.layout.frame.plot_width();
        for (number, band) in self.layout.bands.iter().enumerate() {
            let track = index.dataset.tracks.get(band.track);
            let label =
                track.and_then(|track| track.periods.get(band.period)).map_or("", |period| period.label.get(tag));
            let room = band.label_end.min(right) - band.start.1.max(0.0) - 12.0;
            let width = |text: &str| self.of.measure.width(text, Face::Band);
            let fits = label.split_whitespace().all(|word| width(word) <= room);
            let lines = if fits { wrap(label, room, &width) } else { Vec::new() };
            let lines = if lines.len() > 3 { Vec::new() } else { lines };
            if lines.is_empty() && !label.trim().is_empty() {
                self.notes.push(number);
            }
            self.band_words.push(lines);
        }
        for (number, track) in index.dataset.tracks.iter().enumerate() {
            let name = named(if self.gutter > 0.0 { track.short.get(tag) } else { track.title.get(tag) }, Face::Name);
            let bands = self.layout.bands.iter().zip(&self.band_words).filter(|(band, _)| band.track == number);
            let lines = bands.map(|(_, lines)| lines.len()).max().unwrap_or(0) as f64;
            let names = name.len() as f64 * NAME;
            let (caption, beside) = if self.gutter > 0.0 { (0.0, names) } else { (names + 2.0, 0.0) };
            let height = (lines * BAND + 8.0).max(beside).max(20.0);
            self.tracks.push(Named { strip: Strip { y: self.height + caption, height }, name });
            self.height += caption + height + 6.0;
        }
        for band in &mut self.layout.bands {
            let strip = self.tracks.get(band.track).map(|track| track.strip).unwrap_or_default();
            (band.y, band.height) = (strip.y, strip.height);
        }
        if !self.tracks.is_empty() {
            self.height += 10.0;
        }
    }

    /// Each lane as high as its rows, and each row as high as its marks.
    fn place_lanes(&mut self, named: &dyn Fn(&str, Face) -> Vec<String>) {
        let frame = self.layout.frame.clone();
        for lane in Lane::ALL {
            let name = named(initiator(&self.of.index.dataset, lane, self.of.index.language), Face::Title);
            let names = name.len() as f64 * NAME + 12.0;
            let top = self.height;
            let (mut y, least) = if self.gutter > 0.0 { (top + 6.0, names) } else { (top + names, 0.0) };
            let first = frame.row_y(lane.number(), 0);
            let row_of = |mark: &Mark| ((mark.y - first) / frame.row_height + 0.5) as usize;
            let mut heights: Vec<f64> = Vec::new();
            for placed in self.marks.iter().filter(|placed| placed.mark.lane == lane) {
                let row = row_of(&placed.mark);
                heights.resize(heights.len().max(row + 1), 0.0);
                if let Some(height) = heights.get_mut(row) {
                    *height = height.max(placed.words_height() + ROW_GAP).max(BARE_ROW);
                }
            }
            for placed in self.marks.iter_mut().filter(|placed| placed.mark.lane == lane) {
                let row = row_of(&placed.mark);
                placed.mark.y = y + heights.iter().take(row).sum::<f64>();
                placed.mark.height = heights.get(row).copied().unwrap_or(BARE_ROW);
            }
            y += heights.iter().sum::<f64>();
            for density in self.densities.iter_mut().filter(|density| density.lane == lane) {
                density.y = y + 8.0;
                y = density.y + density.height;
            }
            let mut clusters = self.clusters.iter_mut().filter(|cluster| cluster.lane == lane).peekable();
            if clusters.peek().is_some() {
                clusters.for_each(|cluster| (cluster.y, cluster.height) = (y, BARE_ROW));
                y += BARE_ROW;
            }
            let height = (y + 6.0 - top).max(least);
            if let Some(named) = self.lanes.get_mut(lane.number()) {
                *named = Named { strip: Strip { y: top, height }, name };
            }
            self.height += height;
        }
    }
}

impl Stage<'_> {
    /// From where to where the axis goes: there is nothing beyond, but for words.
    pub fn reach(&self) -> (f64, f64) {
        let (scale, extent) = (self.layout.scale, self.of.index.extent);
        let (from, to) = (scale.x_from_start(extent.from), scale.x_from_end(extent.to));
        ((from - RUN_OUT).max(0.0), (to + RUN_OUT).min(self.layout.frame.plot_width()))
    }
}

impl Placed {
    /// The height of its words.
    pub fn words_height(&self) -> f64 {
        self.title.len() as f64 * TITLE + self.date.len() as f64 * DATE
    }
}

/// A frame of so many rows in each lane, for the layout; the heights are those of rows that are all alike.
fn frame(width: f64, gutter: f64, rows: usize, tracks: usize) -> Frame {
    let row_height = 36.0;
    let lane = rows as f64 * row_height;
    Frame {
        width,
        height: lane * 3.0 + Frame::AXIS,
        gutter,
        tracks: vec![Strip::default(); tracks],
        lanes: [0.0, 1.0, 2.0].map(|number| Strip { y: number * lane, height: lane }),
        caption: 0.0,
        rows,
        row_height,
        two_lines: true,
        axis: Strip { y: lane * 3.0, height: Frame::AXIS },
    }
}
