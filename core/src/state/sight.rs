//! Which stretch of time is in sight: panning, zooming, the size of the stage, and the bounds of it all.

use super::State;
use crate::date::edtf;
use crate::index::Span;
use crate::layout::{Domain, Frame, fit};
use crate::order::clamp;
use crate::shared::Shared;

impl State {
    pub fn days_per_px(&self) -> f64 {
        self.domain.days / self.frame.plot_width()
    }

    pub(super) fn resize(&mut self, width: f64, (stage_width, stage_height): (f64, f64)) {
        let is_size = |size: f64| (0.0..1e6).contains(&size);
        if ![width, stage_width, stage_height].into_iter().all(is_size) {
            return;
        }
        self.width = width;
        if (self.frame.width, self.frame.height) == (stage_width, stage_height) {
            return;
        }
        let was_unseen = self.is_unseen();
        self.frame = Shared::new(Frame::new(stage_width, stage_height, self.dataset().tracks.len()));
        if self.fitted {
            self.motion = None;
            self.domain = fit(&self.index, &self.frame);
        } else if was_unseen {
            self.show(self.selected);
        }
    }

    /// Whether there is no stage on which anything could be in sight.
    pub(super) fn is_unseen(&self) -> bool {
        self.frame.width <= 0.0
    }

    /// At once, and no further out than everything.
    pub(super) fn move_to(&mut self, domain: Domain) {
        let Some(domain) = self.within_bounds(domain) else { return };
        self.stop();
        if domain != self.domain {
            self.domain = domain;
            self.fitted = false;
        }
    }

    pub(super) fn zoom(&mut self, factor: f64, at: Option<f64>) {
        if !(factor.is_finite() && factor > 0.0) {
            return;
        }
        let x = at.unwrap_or(self.frame.plot_width() / 2.0);
        let around = self.domain.from + x * self.days_per_px();
        self.move_to(self.domain.zoomed(around, factor, self.longest()));
    }

    /// Where the event that the keys stand on lies on the plot, in pixels, if it is in sight.
    pub(super) fn x_of_focus(&self) -> Option<f64> {
        let Span { from, to } = self.index.span(self.focused?)?;
        let middle = (f64::from(from.0) + f64::from(to.0) + 1.0) / 2.0;
        let x = (middle - self.domain.from) / self.days_per_px();
        (0.0..=self.frame.plot_width()).contains(&x).then_some(x)
    }

    /// The days of the longest domain.
    fn longest(&self) -> f64 {
        fit(&self.index, &self.frame).days * 1.5
    }

    /// The nearest domain that is neither too short nor too long and keeps something of the extent in sight;
    /// `None` for what is no domain at all.
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`: without a wish everything is shown.
    #[inline(never)]
    pub(super) fn within_bounds(&self, domain: Domain) -> Option<Domain> {
        if !domain.is_sane() {
            return None;
        }
        let whole = Domain::of_span(self.index.extent);
        let domain = domain.zoomed(domain.center(), 1.0, self.longest());
        let center = clamp(domain.center(), whole.from, whole.to());
        Some(if center == domain.center() { domain } else { Domain { from: center - domain.days / 2.0, ..domain } })
    }
}

/// The domain that an EDTF interval, or any date with two bounds, names; `None` for anything else.
pub fn domain_from_edtf(text: &str) -> Option<Domain> {
    let date = edtf::parse(text).ok()?;
    Some(Domain::of_span(Span { from: date.earliest()?, to: date.latest()? }))
}
