//! How the keys go from event to event, and how what they reach comes into view.

use super::{Motion, Panel, State};
use crate::dataset::{EventIx, Lane};
use crate::date::Stretch;
use crate::index::Span;
use crate::layout::{Domain, RUN_OUT, Scale};
use crate::order::sort;

/// More events than this are shown closer before they are listed.
const LISTED: usize = 100;
/// The share of the view that a stretch of time takes when it is shown closer.
const CLOSER: f64 = 0.25;

/// Events of one page of the list.
pub const PAGE: usize = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Next,
    Previous,
    /// To the lane above or below, to the event nearest in time.
    Up,
    Down,
    First,
    Last,
}

impl State {
    pub(super) fn walk(&mut self, step: Step) {
        let next = match self.focused.or(self.selected) {
            None => self.matches.get(match step {
                Step::Last | Step::Previous => self.matches.len().wrapping_sub(1),
                _ => 0,
            }),
            Some(event) => self.step_from(event, step),
        };
        if next.is_some() {
            self.focused = next;
            self.focus_moves = self.focus_moves.wrapping_add(1);
            self.show(next);
            self.turn_page_to(next);
        }
    }

    /// Selects the event that a step from the selected one leads to; the next after the last is the first.
    pub(super) fn turn(&mut self, step: Step) {
        let (first, last) = (self.matches.get(0), self.matches.get(self.matches.len().wrapping_sub(1)));
        let next = match (self.selected, step) {
            (None, Step::Previous | Step::Last) => last,
            (None, _) => first,
            (Some(event), Step::Next) => self.matches.after(event).or(first),
            (Some(event), Step::Previous) => self.matches.before(event).or(last),
            (Some(event), _) => self.step_from(event, step),
        };
        if next.is_some() {
            let panel = std::mem::replace(&mut self.panel, Panel::Nothing);
            self.select(next);
            // Going through results leaves the filters open.
            if panel == Panel::Filters {
                self.panel = panel;
            }
        }
    }

    pub(super) fn open(&mut self, lane: Lane, span: Span) {
        let crowd = self.matches.levels.lane(lane);
        let closer = Domain::of_span(span).widened((1.0 / CLOSER - 1.0) / 2.0);
        let gain = self.domain.days / closer.days.max(*Domain::DAYS.start());
        if crowd.touching(span.from.0, span.to.0.saturating_add(1)) > LISTED && gain > 1.2 {
            return self.fly_to(closer);
        }
        let mut events: Vec<EventIx> =
            crowd.overlapping(span.from.0, span.to.0).iter().map(|entry| entry.event).collect();
        sort(&mut events, |event| (i64::from(event.0), 0));
        if !events.is_empty() {
            self.panel = Panel::Cluster(events);
        }
    }

    /// Closes what is open, the innermost first. The focus goes back to what it was opened from on the stage.
    pub(super) fn escape(&mut self) {
        match std::mem::replace(&mut self.panel, Panel::Nothing) {
            Panel::Nothing if self.selected.is_some() => self.focused = self.selected.take(),
            Panel::Cluster(events) => self.focused = events.first().copied().or(self.focused),
            _ => return,
        }
        self.focus_moves = self.focus_moves.wrapping_add(1);
    }

    fn step_from(&self, event: EventIx, step: Step) -> Option<EventIx> {
        match step {
            Step::Next => self.matches.after(event),
            Step::Previous => self.matches.before(event),
            Step::First => self.matches.get(0),
            Step::Last => self.matches.get(self.matches.len().wrapping_sub(1)),
            Step::Up => self.nearest_in_lane(event, -1),
            Step::Down => self.nearest_in_lane(event, 1),
        }
    }

    fn nearest_in_lane(&self, event: EventIx, direction: isize) -> Option<EventIx> {
        let events = &self.dataset().events;
        let number = event.0 as usize;
        let day = events.date(number)?.anchor().0;
        let mut lane = events.initiator(number)?.number();
        loop {
            lane = lane.checked_add_signed(direction)?;
            let nearest = self.matches.levels.lane(*Lane::ALL.get(lane)?).nearest(day);
            // A lane without any event on the axis is stepped over.
            if nearest.is_some() {
                return nearest;
            }
        }
    }

    /// Pans so that an event is in view, and no further; leaves alone what is in view.
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`: nothing is out of view before a wish.
    #[inline(never)]
    pub(super) fn show(&mut self, event: Option<EventIx>) {
        if self.is_unseen() {
            return;
        }
        let Some(event) = event.and_then(|event| self.dataset().event(event)) else { return };
        // What has no bound is drawn running on from the one that it has.
        let (start, end) = (event.date.start.stretch(), event.date.end.stretch());
        let (Some(first), Some(last)) = (start.or(end), end.or(start)) else { return };
        let run_out = |bound: Option<Stretch>| if bound.is_none() { RUN_OUT } else { 0.0 };
        let domain = match self.motion {
            Some(Motion::Flight { to, .. }) => to,
            _ => {
                // A glide would carry the event out of view again.
                self.motion = None;
                self.domain
            }
        };
        let width = self.frame.plot_width();
        let scale = Scale::new(domain, width);
        let drawn = (scale.x_from_start(first.earliest) - run_out(start), scale.x_from_end(last.latest) + run_out(end));
        let margin = (width * 0.05).min(40.0);
        // All of it where there is room, else the bounds themselves.
        let (left, right) = match (start, end) {
            _ if drawn.1 - drawn.0 <= width - 2.0 * margin => drawn,
            (None, Some(end)) => (scale.x_from_start(end.latest), scale.x_from_end(end.latest)),
            (Some(start), None) => (scale.x_from_start(start.earliest), scale.x_from_end(start.earliest)),
            _ => drawn,
        };
        // A label needs room on one side; what is longer than the view only needs to be seen.
        let wanted = if right - left > width - 2.0 * margin {
            let seen = right > margin && left < width - margin;
            if seen { return } else { (left + right) / 2.0 - width / 2.0 }
        } else if left < margin {
            left - margin * 2.0
        } else if right > width - margin {
            right - width + margin * 2.0
        } else {
            return;
        };
        self.fly_to(Domain { from: scale.day_from_x(wanted), ..domain });
    }

    pub(super) fn last_page(&self) -> usize {
        self.matches.len().saturating_sub(1) / PAGE
    }

    pub(super) fn turn_page_to(&mut self, event: Option<EventIx>) {
        if let Some(position) = event.and_then(|event| self.matches.position(event)) {
            self.page = position / PAGE;
        }
    }
}
