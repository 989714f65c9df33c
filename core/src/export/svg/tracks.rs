//! States over time as they are drawn: a band for each period, hatched where it holds in part, empty where it does not.

use super::Drawing;
use super::look::lane_class;
use super::marks::PADDING;
use super::stage::{BAND, Stage};
use crate::dataset::{Lane, Status};
use crate::layout::{Band, End, Face, label_in_view};
use crate::svg::numbers;
use crate::text::dates::date_in_words;

/// The class of a status.
pub fn status_class(status: Status) -> &'static str {
    match status {
        Status::Full => "whole",
        Status::Partial => "partial",
        Status::Nothing => "nothing",
        Status::Unknown => "unknown",
    }
}

impl Drawing<'_> {
    pub fn bands(&mut self, stage: &Stage) {
        for band in &stage.layout.bands {
            let party = self.of.index.dataset.tracks.get(band.track).and_then(|track| track.party);
            self.band(band, lane_class(party.unwrap_or(Lane::Joint)));
        }
    }

    fn band(&mut self, band: &Band, lane: &str) {
        let (top, height) = (band.y, band.height);
        // Where beginning and end are both open to doubt, nothing between them is sure.
        let from = band.start.1.min(band.end.1);
        let to = band.end.0.max(from);
        self.xml.open("g", &[("class", lane)]);
        self.xml.open("g", &[("class", status_class(band.status))]);
        for ((from, to), fade) in [((band.start.0, from), "in"), ((to, band.end.1), "out")] {
            if to - from > 0.05 {
                let fill = ["url(#relations-", fade, "-", lane, ")"].concat();
                self.rect("tail", (from, top), (to - from, height), &[("fill", &fill)]);
            }
        }
        if to - from > 0.05 {
            self.body(band.status, (from, top), (to - from, height), lane);
        }
        for (end, (a, b), outer, way) in
            [(band.start_end, band.start, band.start.0, -1.0), (band.end_end, band.end, band.end.1, 1.0)]
        {
            match end {
                End::Open => self.arrow(outer, top + height / 2.0, way, 4.0),
                End::Sharp if b - a < 3.0 => self.path("edge", &numbers("M# #v#", &[outer, top, height])),
                _ => {}
            }
        }
        self.xml.close("g");
        self.xml.close("g");
    }

    /// The stretch in which a status is sure.
    pub fn body(&mut self, status: Status, at: (f64, f64), size: (f64, f64), lane: &str) {
        let hatch = ["url(#relations-hatch-", lane, ")"].concat();
        match status {
            Status::Partial => self.rect("hatched", at, size, &[("fill", &hatch)]),
            _ => self.rect("body", at, size, &[]),
        }
    }

    pub fn band_words(&mut self, stage: &Stage) {
        for (band, lines) in stage.layout.bands.iter().zip(&stage.band_words) {
            let width = |line: &String| self.of.measure.width(line, Face::Band);
            let width = lines.iter().map(width).fold(0.0, f64::max);
            let end = band.label_end.min(stage.layout.frame.plot_width()) - PADDING / 2.0;
            let Some(x) = label_in_view(band.start.1 + PADDING, end, width, PADDING) else { continue };
            let top = band.y + (band.height - lines.len() as f64 * BAND) / 2.0;
            for (number, line) in lines.iter().enumerate() {
                self.words("band-label", x, top + (number as f64 + 0.78) * BAND, line);
            }
        }
        // Of short periods that follow each other the numbers stand side by side.
        let (mut track, mut taken) = (usize::MAX, 0.0);
        for (number, band) in stage.notes.iter().enumerate() {
            let Some(band) = stage.layout.bands.get(*band) else { continue };
            let right = stage.layout.frame.plot_width();
            let number = (number + 1).to_string();
            let half = self.of.measure.width(&number, Face::Band) / 2.0;
            let middle = (band.start.0.max(0.0) + band.end.1.min(right)) / 2.0;
            let middle = if band.track == track { middle.max(taken + half) } else { middle };
            (track, taken) = (band.track, middle + half + 2.0);
            self.words("band-label middle", middle, band.y + band.height / 2.0 + 4.0, &number);
        }
    }

    /// What the numbers in bands stand for.
    pub fn notes(&self, stage: &Stage) -> Vec<String> {
        let (index, mut notes) = (self.of.index, Vec::new());
        for band in stage.notes.iter().filter_map(|band| stage.layout.bands.get(*band)) {
            let Some(track) = index.dataset.tracks.get(band.track) else { continue };
            let Some(period) = track.periods.get(band.period) else { continue };
            let number = (notes.len() + 1).to_string();
            let date = date_in_words(index.language, &period.date);
            notes.push(
                [&number, " ", track.short.get(self.tag), ": ", period.label.get(self.tag), ", ", &date].concat(),
            );
        }
        notes
    }
}
