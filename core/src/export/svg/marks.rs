//! Marks, clusters and crowds as they are drawn, the axis under them and the names beside them.
//! The shapes are those of the widget, so that a vague date looks as vague.

use super::look::lane_class;
use super::stage::{DATE, NAME, Placed, Stage, TITLE};
use super::{Drawing, MARGIN};
use crate::dataset::{Lane, Symbol};
use crate::layout::{Cluster, Density, End, Face, Frame, Shape, Tick, label_in_view};
use crate::svg::{numbers, outline};

/// Pixels between the edge of a stretch, or of the plot, and the words in it.
pub const PADDING: f64 = 8.0;

impl Drawing<'_> {
    pub fn stage(&mut self, stage: &Stage) {
        let (width, height) = (stage.layout.frame.plot_width(), stage.height);
        self.defs(width, height);
        self.names(stage);
        let at = numbers("translate(# #)", &[MARGIN + stage.gutter, self.y]);
        self.xml.open("g", &[("transform", &at)]);
        let (ticks, (left, right)) = (&stage.layout.ticks.ticks, stage.reach());
        for (class, worded) in [("minor", false), ("rule", true)] {
            let mut line = String::new();
            for tick in ticks.iter().filter(|tick| tick.label.is_empty() != worded && (left..=right).contains(&tick.x))
            {
                line.push_str(&numbers("M# 0V#", &[tick.x, height]));
            }
            self.path(class, &line);
        }
        self.xml.open("g", &[("clip-path", "url(#relations-plot)")]);
        self.bands(stage);
        for lane in Lane::ALL {
            self.xml.open("g", &[("class", lane_class(lane))]);
            stage
                .densities
                .iter()
                .filter(|density| density.lane == lane)
                .for_each(|density| self.density(density, width));
            stage.clusters.iter().filter(|cluster| cluster.lane == lane).for_each(|cluster| self.cluster(cluster));
            stage.marks.iter().filter(|placed| placed.mark.lane == lane).for_each(|placed| self.mark(placed));
            self.xml.close("g");
        }
        self.xml.close("g");
        self.band_words(stage);
        stage.marks.iter().for_each(|placed| self.label(placed));
        self.axis(stage);
        self.xml.close("g");
        self.y += height + Frame::AXIS;
    }

    /// Fades and hatches in the colour of each lane.
    fn defs(&mut self, width: f64, height: f64) {
        let fades: [(&str, &[(&str, &str)]); 5] = [
            ("in", &[("0", "0"), ("1", "1")]),
            ("out", &[("0", "1"), ("1", "0")]),
            ("start", &[("0", "0"), (".45", "1")]),
            ("end", &[(".55", "1"), ("1", "0")]),
            ("both", &[("0", "0"), (".4", "1"), (".6", "1"), ("1", "0")]),
        ];
        self.xml.open("defs", &[]);
        self.xml.open("clipPath", &[("id", "relations-plot")]);
        self.rect("", (-1.0, 0.0), (width + 2.0, height), &[]);
        self.xml.close("clipPath");
        for lane in Lane::ALL.map(lane_class) {
            self.xml.open("g", &[("class", lane)]);
            for (name, stops) in fades {
                self.xml.open("linearGradient", &[("id", &["relations", name, lane].join("-"))]);
                for (offset, opacity) in stops {
                    self.xml.empty("stop", &[("offset", offset), ("stop-opacity", opacity)]);
                }
                self.xml.close("linearGradient");
            }
            let (id, six) = (["relations-hatch", lane].join("-"), "6");
            let turn = ("patternTransform", "rotate(45)");
            let size = [("width", six), ("height", six), ("patternUnits", "userSpaceOnUse"), turn];
            self.xml.open("pattern", &[&[("id", &*id)], &size[..]].concat());
            self.rect("weave", (0.0, 0.0), (6.0, 6.0), &[]);
            self.rect("thread", (0.0, 0.0), (2.5, 6.0), &[]);
            self.xml.close("pattern");
            self.xml.close("g");
        }
        self.xml.close("defs");
    }

    fn names(&mut self, stage: &Stage) {
        let beside = stage.gutter > 0.0;
        for track in &stage.tracks {
            let lines = track.name.len() as f64 * NAME;
            let spare = if beside { (track.strip.height - lines) / 2.0 } else { -lines - 2.0 };
            for (number, line) in track.name.iter().enumerate() {
                let y = self.y + track.strip.y + spare + (number as f64 + 0.76) * NAME;
                self.words("name", MARGIN, y, line);
            }
        }
        for (lane, named) in Lane::ALL.into_iter().zip(&stage.lanes) {
            let y = self.y + named.strip.y;
            self.path("rule", &numbers("M# #H#", &[MARGIN, y, MARGIN + self.width]));
            self.xml.open("g", &[("class", lane_class(lane))]);
            if beside {
                self.rect("core", (MARGIN, y + 8.0), (3.0, 18.0), &[("rx", "1.5")]);
            }
            for (number, line) in named.name.iter().enumerate() {
                let x = if beside { MARGIN + 11.0 } else { MARGIN };
                self.words("party", x, y + 5.0 + (number as f64 + 1.0) * NAME, line);
            }
            self.xml.close("g");
        }
    }

    fn mark(&mut self, Placed { mark, title, date }: &Placed) {
        let middle = mark.y + mark.height / 2.0;
        let Shape::Bar { core, start, end } = mark.shape else {
            let class = if mark.exact { "symbol" } else { "symbol hollow" };
            return self.symbol(class, mark.symbol, (mark.x + mark.width / 2.0, middle));
        };
        let inside = mark.label.as_ref().is_some_and(|label| label.inside);
        let lines = title.len() as f64 * TITLE + date.len() as f64 * DATE;
        let height = if inside { lines + 6.0 } else { 16.0 };
        self.bar((mark.x, mark.x + mark.width), (middle, height), core, (start, end), lane_class(mark.lane));
    }

    pub fn symbol(&mut self, class: &str, symbol: Symbol, at: (f64, f64)) {
        let at = numbers("translate(# #)", &[at.0, at.1]);
        self.xml.empty("path", &[("class", class), ("d", outline(symbol)), ("transform", &at)]);
    }

    /// A stretch from one x to the other, around a middle, with what is certain of it and how it ends.
    pub fn bar(
        &mut self,
        (left, right): (f64, f64),
        (middle, height): (f64, f64),
        core: Option<(f64, f64)>,
        (start, end): (End, End),
        lane: &str,
    ) {
        let (top, bottom) = (middle - height / 2.0, middle + height / 2.0);
        let fade = match (start == End::Sharp, end == End::Sharp) {
            (true, true) => "",
            (false, true) => "start",
            (true, false) => "end",
            (false, false) => "both",
        };
        let fill = if fade.is_empty() { String::new() } else { ["url(#relations-", fade, "-", lane, ")"].concat() };
        let class = if fade.is_empty() { "stretch" } else { "fading" };
        self.rect(class, (left, top), (right - left, height), &[("fill", &fill)]);
        if let Some((from, to)) = core {
            self.rect("core", (from, bottom - 3.0), (to - from, 3.0), &[]);
        }
        for (x, end, way) in [(left, start, -1.0), (right, end, 1.0)] {
            match end {
                End::Sharp => self.path("edge", &numbers("M# #V#", &[x, top, bottom])),
                End::Open => self.arrow(x, middle, way, 5.0),
                End::Fading => {}
            }
        }
    }

    /// An arrow whose tip is at x, pointing left or right (`way` -1 or 1).
    pub fn arrow(&mut self, x: f64, middle: f64, way: f64, size: f64) {
        let back = x - way * size;
        let points = [back, middle - size, x, middle, back, middle + size];
        self.path("edge", &numbers("M# #L# #L# #", &points));
    }

    fn label(&mut self, placed: &Placed) {
        let Placed { mark, title, date } = placed;
        let Some(label) = &mark.label else { return };
        // Words left of a mark end where it begins.
        let is_left = !label.inside && label.x < mark.x;
        let (x, side) = if is_left { (label.x + label.width, " end") } else { (label.x, "") };
        let mut y = mark.y + (mark.height - placed.words_height()) / 2.0;
        for (class, lines, height) in [("title", title, TITLE), ("date", date, DATE)] {
            for line in lines {
                self.words(&[class, side].concat(), x, y + height * 0.76, line);
                y += height;
            }
        }
    }

    pub fn cluster(&mut self, cluster: &Cluster) {
        let (middle, width) = (cluster.y + cluster.height / 2.0, cluster.width - 4.0);
        self.rect("back", (cluster.x + 4.0, middle - 8.0), (width, 20.0), &[("rx", "10")]);
        self.rect("front", (cluster.x, middle - 11.0), (width, 20.0), &[("rx", "10")]);
        let count = self.of.index.language.number(cluster.events.len());
        self.words("count middle", cluster.x + width / 2.0, middle + 3.5, &count);
    }

    fn density(&mut self, density: &Density, right: f64) {
        let base = density.y + density.height;
        self.path("full", &numbers("M0 #H#", &[density.y, right]));
        let mut bars = String::new();
        for bar in &density.bars {
            bars.push_str(&numbers("M# #V#h#V#Z", &[bar.x, base, base - bar.height, bar.width, base]));
        }
        self.path("bars", &bars);
        let scale = density.scale_in_words(self.of.index.language);
        self.words("small", PADDING, density.y + 11.0, &scale);
    }

    fn axis(&mut self, stage: &Stage) {
        let ((left, right), top) = (stage.reach(), stage.height);
        self.path("axis", &numbers("M# #H#", &[left, top, right]));
        let is_in_view = |tick: &&Tick| (left..=right).contains(&tick.x);
        let mut line = String::new();
        for tick in stage.layout.ticks.ticks.iter().filter(is_in_view) {
            line.push_str(&numbers("M# #v#", &[tick.x, top, if tick.label.is_empty() { 5.0 } else { 8.0 }]));
        }
        self.path("ruler", &line);
        for tick in stage.layout.ticks.ticks.iter().filter(is_in_view).filter(|tick| !tick.label.is_empty()) {
            // At the sides the words must not be cut off.
            let half = self.of.measure.width(&tick.label, Face::Tick) / 2.0;
            if (-MARGIN - stage.gutter..=stage.layout.frame.plot_width() + MARGIN - 2.0 * half)
                .contains(&(tick.x - half))
            {
                self.words("tick middle", tick.x, top + 20.0, &tick.label);
            }
        }
        for major in &stage.layout.ticks.majors {
            let place = label_in_view(major.x, major.end.min(right) - PADDING, major.width, left);
            if let Some(x) = place.filter(|x| *x >= left) {
                self.words("major", x, top + 37.0, &major.label);
            }
        }
    }
}
