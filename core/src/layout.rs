//! Where everything is drawn: `(index, matches, frame, domain)` → plain data in pixels.
//! Knows time and pixels; knows no browser, no colour, and of words only how wide they are.

pub mod arcs;
mod clusters;
mod density;
mod drafts;
mod frame;
mod marks;
mod overview;
pub mod rail;
pub mod rows;
mod scale;
mod ticks;
mod tracks;

pub use clusters::Cluster;
pub use density::{Bar, Density};
pub use drafts::RUN_OUT;
pub use frame::{Frame, Strip};
pub use marks::{End, Label, Mark, Shape};
pub use overview::{Dash, Overview, STEP, overview};
pub use scale::{Domain, Scale, power};
pub use ticks::{Major, Tick, Ticks, day_at, label_in_view};
pub use tracks::Band;

use crate::dataset::EventIx;
use crate::index::{Index, Matches};

/// The faces of type that the stage is lettered in; the stylesheet says what they look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    Title,
    Date,
    Band,
    Tick,
    Major,
    Name,
}

/// How wide words are.
pub trait Measure {
    /// The width of one line in pixels.
    fn width(&self, text: &str, face: Face) -> f64;

    /// Whether words that have no room are cut; what is broken into lines is not.
    fn cuts(&self) -> bool {
        true
    }
}

/// What is drawn in a window of time that is wider than the view, so that panning needs no new layout.
/// All x are pixels from the day `scale.origin`; all y are pixels of the stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    pub frame: Frame,
    pub scale: Scale,
    pub window: Domain,
    /// In order of time.
    pub marks: Vec<Mark>,
    pub clusters: Vec<Cluster>,
    /// Of the lanes that are drawn as crowds.
    pub densities: Vec<Density>,
    pub bands: Vec<Band>,
    /// What the tracks are called beside or above their bands, as far as there is room.
    pub track_names: Vec<String>,
    pub ticks: Ticks,
}

/// How many widths of the view the window reaches beyond each side of it, so that panning finds what it needs.
pub const PANNING: f64 = 1.0;
/// The same while zooming, when the next layout is another one anyway.
pub const ZOOMING: f64 = 0.15;

/// Lays out the surroundings of a domain, `margin` widths of the view beyond each side. `kept` are events that the reader has chosen: they are drawn even beyond
/// the window, so that the keyboard's focus is never lost, and take a place from others where they would lie in a cluster.
pub fn layout(
    index: &Index,
    matches: &Matches,
    frame: &Frame,
    (domain, margin): (Domain, f64),
    kept: &[EventIx],
    measure: &dyn Measure,
) -> Layout {
    let scale = Scale::new(domain, frame.plot_width());
    let window = domain.widened(margin);
    let place = |first: &[EventIx]| marks::marks(index, matches, frame, (scale, domain, window), kept, first, measure);
    let mut drawn = place(&[]);
    let is_drawn = |event: &EventIx| drawn.marks.iter().any(|mark| mark.event == *event);
    if kept.iter().any(|event| matches.contains(*event) && !is_drawn(event)) {
        drawn = place(kept);
    }
    Layout {
        bands: tracks::bands(index, frame, scale, measure),
        track_names: tracks::names(index, frame, measure),
        ticks: ticks::ticks(window, scale, index.language, measure),
        frame: frame.clone(),
        scale,
        window,
        marks: drawn.marks,
        clusters: drawn.clusters,
        densities: drawn.densities,
    }
}

/// The domain that shows everything, with room for labels on the right.
pub fn fit(index: &Index, frame: &Frame) -> Domain {
    fit_within(index, frame, fit_margin(frame))
}

/// The domain that shows everything, with so many pixels left and right of it.
pub fn fit_within(index: &Index, frame: &Frame, (left, right): (f64, f64)) -> Domain {
    let whole = Domain::of_span(index.extent);
    let room = (frame.plot_width() - left - right).max(1.0);
    let days = (whole.days / room * frame.plot_width()).max(*Domain::DAYS.start());
    let px_per_day = frame.plot_width() / days;
    Domain { from: whole.center() - (left + room / 2.0) / px_per_day, days }
}

/// Pixels over which the plot fades out at its sides.
pub const EDGE: f64 = 16.0;

/// Pixels left and right of the extent when everything is shown.
pub(crate) fn fit_margin(frame: &Frame) -> (f64, f64) {
    let width = frame.plot_width();
    ((width * 0.07).min(64.0), (width * 0.34).min(250.0))
}

impl Layout {
    /// Whether a domain of the same scale can be shown by moving this layout.
    pub fn covers(&self, domain: &Domain) -> bool {
        self.has_scale_of(domain) && self.window.contains(domain)
    }

    pub fn has_scale_of(&self, domain: &Domain) -> bool {
        let px_per_day = self.frame.plot_width() / domain.days;
        (px_per_day / self.scale.px_per_day - 1.0).abs() < 1e-12
    }

    /// How far the layout is moved to the right so that a domain fills the view, in pixels.
    pub fn shift(&self, domain: &Domain) -> f64 {
        -self.scale.x_from_day(domain.from)
    }

    pub fn mark(&self, event: EventIx) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.event == event)
    }
}

/// The words cut so that they are no wider than `room`, and their width.
fn cut(text: &str, room: f64, face: Face, measure: &dyn Measure) -> (String, f64) {
    let width = measure.width(text, face);
    if width <= room {
        return (text.to_owned(), width);
    }
    let letters: Vec<char> = text.chars().collect();
    let shortened = |length: usize| {
        let words: String = letters.iter().take(length).collect();
        words.trim_end().to_owned() + "…"
    };
    // Letters are much alike, so that the end is near where it would be if they all were; measuring is dear.
    let (mut fits, mut too_long) = (0, letters.len());
    let mut guess = (letters.len() as f64 * room / width) as usize;
    let mut step = 1;
    while too_long - fits > 1 {
        let at = guess.clamp(fits + 1, too_long - 1);
        if measure.width(&shortened(at), face) <= room {
            (fits, guess) = (at, at + step);
        } else {
            (too_long, guess) = (at, at.saturating_sub(step));
        }
        step *= 2;
    }
    let text = shortened(fits);
    let width = measure.width(&text, face);
    (text, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter is seven pixels wide.
    pub struct SevenPixels;

    impl Measure for SevenPixels {
        fn width(&self, text: &str, _: Face) -> f64 {
            text.chars().count() as f64 * 7.0
        }
    }

    #[test]
    fn words_are_cut_to_their_room() {
        let check = |room, expect: &str| assert_eq!(cut("a long title", room, Face::Title, &SevenPixels).0, expect);
        check(100.0, "a long title");
        check(56.0, "a long…");
        check(7.0, "…");
    }

    /// Wide letters at the end, where a guess by the number of letters is wrong.
    struct Uneven(std::cell::Cell<u32>);

    impl Measure for Uneven {
        fn width(&self, text: &str, _: Face) -> f64 {
            self.0.set(self.0.get() + 1);
            text.chars().map(|letter| if letter == 'w' { 14.0 } else { 4.0 }).sum()
        }
    }

    #[test]
    fn words_are_cut_as_late_as_can_be_wherever_their_wide_letters_are() {
        let measure = Uneven(std::cell::Cell::new(0));
        for text in
            ["iiiiiiiiiiiiiiiiiiiiwwwwwwwwww", "wwwwwwwwwwiiiiiiiiiiiiiiiiiiii", "iwiwiwiwiwiwiwiwiwiw", "w", "iw iw"]
        {
            for room in 0..240 {
                let room = f64::from(room);
                let (words, width) = cut(text, room, Face::Title, &measure);
                let letters = text.chars().count();
                let longer = |length: usize| text.chars().take(length).collect::<String>().trim_end().to_owned() + "…";
                let best = (0..letters).rev().find(|length| measure.width(&longer(*length), Face::Title) <= room);
                let expect =
                    if measure.width(text, Face::Title) <= room { text.to_owned() } else { longer(best.unwrap_or(0)) };
                assert_eq!((words, width), (expect.clone(), measure.width(&expect, Face::Title)), "{text} in {room}");
            }
        }
    }

    #[test]
    fn cutting_measures_little() {
        let measure = Uneven(std::cell::Cell::new(0));
        cut("some thirty letters are cut to a third", 60.0, Face::Title, &measure);
        assert!(measure.0.get() <= 6, "{}", measure.0.get());
    }
}
