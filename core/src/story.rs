//! The guided story: events one after the other, where the view goes for each, and how long a reader needs for it.
//! Knows the order and the time; knows nothing of how a step is shown or who turns the pages.

use crate::dataset::{EventIx, TextRef};
use crate::index::{Index, Matches, Span};
use crate::layout::{Domain, Frame, fit, fit_margin};
use crate::order::{clamp, sort};

/// The events of a story in their order, each once.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Story {
    pub steps: Vec<EventIx>,
}

/// Steps of a story that no narrative tells.
const MOST: usize = 60;
/// Words that are read in a minute, and the milliseconds that a step stays at least and at most.
const WORDS_A_MINUTE: usize = 200;
const SHORTEST: usize = 4_000;
const LONGEST: usize = 20_000;
/// The share of the whole that a step shows at least and at most, unless an event of its own is longer.
const NEAREST: f64 = 0.04;
const FARTHEST: f64 = 0.45;

impl Story {
    /// In the order in which the narrative speaks of the events that pass the filter; without such a narrative the
    /// heaviest in order of time, of one day the heavier first.
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
    #[inline(never)]
    pub fn of(index: &Index, matches: &Matches) -> Story {
        let passages = index.dataset.narrative.iter().flat_map(|section| &section.passages);
        let mut told = passages.flat_map(|passage| &passage.events).copied().peekable();
        if told.peek().is_none() {
            return Story { steps: heaviest(index, matches) };
        }
        let mut steps: Vec<EventIx> = Vec::new();
        for event in told {
            if matches.contains(event) && !steps.contains(&event) {
                steps.push(event);
            }
        }
        Story { steps }
    }

    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The event whose step is shown: the chosen one, or the one told last where the story does not tell of that.
    pub fn at(&self, chosen: Option<EventIx>, told: Option<EventIx>) -> Option<EventIx> {
        [chosen, told].into_iter().flatten().find(|event| self.step_of(*event).is_some())
    }

    /// The number of the step that is about an event, from 0.
    pub fn step_of(&self, event: EventIx) -> Option<usize> {
        self.steps.iter().position(|step| *step == event)
    }

    /// The step after that of an event; the first one where it has none, and `None` after the last.
    pub fn next(&self, event: Option<EventIx>) -> Option<EventIx> {
        let next = event.and_then(|event| self.step_of(event)).map_or(0, |step| step + 1);
        self.steps.get(next).copied()
    }

    /// The step before that of an event; the last one where it has none, and `None` before the first.
    pub fn previous(&self, event: Option<EventIx>) -> Option<EventIx> {
        let step = event.and_then(|event| self.step_of(event)).unwrap_or(self.steps.len());
        self.steps.get(step.checked_sub(1)?).copied()
    }

    /// The step of an event, counted from 1, and how many there are.
    pub fn progress(&self, event: EventIx) -> Option<(usize, usize)> {
        Some((self.step_of(event)? + 1, self.steps.len()))
    }

    /// Where the view goes for an event: all of the event, and with it the steps before and after and what it is linked
    /// with, as far as that is not so far off that the event would be lost. `None` for an event without a place in time.
    pub fn domain(&self, index: &Index, frame: &Frame, event: EventIx) -> Option<Domain> {
        let own = index.span(event)?;
        let whole = fit(index, frame).days;
        let around = [self.previous(Some(event)), self.step_of(event).and_then(|_| self.next(Some(event)))];
        let links = index.dataset.events.links(event.0 as usize).iter().map(|link| link.to);
        let mut others: Vec<Span> = around.into_iter().flatten().chain(links).filter_map(|it| index.span(it)).collect();
        // The nearest first, so that one that is far off keeps no other out.
        sort(&mut others, |other| (days(hull(own, *other)), 0));
        let mut shown = own;
        for other in others {
            let more = hull(shown, other);
            if days(more) as f64 <= whole * FARTHEST {
                shown = more;
            }
        }
        let (left, right) = fit_margin(frame);
        let width = frame.plot_width();
        let room = (width - left - right).max(1.0);
        let from = f64::from(shown.from.0);
        let length = days(shown) as f64;
        let least = (whole * NEAREST).max(*Domain::DAYS.start());
        let days = clamp(length / room * width, least, whole.max(least));
        Some(Domain { from: from + length / 2.0 - (left + room / 2.0) * days / width, days })
    }

    /// How long the step of an event stays when the story plays by itself, in milliseconds.
    pub fn stay(&self, index: &Index, event: EventIx) -> u32 {
        let texts = index.dataset.events.texts(event.0 as usize);
        let text_words = |[title, summary]: [TextRef; 2]| {
            [title, summary].map(|text| text.get(index.language.tag()).split_whitespace().count()).iter().sum()
        };
        let words: usize = texts.map_or(0, text_words);
        (words.saturating_mul(60_000) / WORDS_A_MINUTE).clamp(SHORTEST, LONGEST) as u32
    }
}

/// The heaviest events in order of time, spread over all of it where there are too many of one weight.
fn heaviest(index: &Index, matches: &Matches) -> Vec<EventIx> {
    let events = &index.dataset.events;
    let weight = |event: EventIx| events.weight(event.0 as usize);
    let mut steps: Vec<EventIx> = Vec::new();
    for heavy in (1..=5).rev() {
        let alike =
            matches.events().iter().copied().filter(|event| weight(*event) == heavy && index.span(*event).is_some());
        let (count, room) = (alike.clone().count(), MOST - steps.len());
        let every = count.div_ceil(room.max(1)).max(1);
        if room > 0 && (every == 1 || steps.is_empty()) {
            steps.extend(alike.step_by(every));
        }
        if every > 1 {
            break;
        }
    }
    let day = |event: EventIx| events.date(event.0 as usize).map_or(0, |date| i64::from(date.anchor().0));
    sort(&mut steps, |event| (day(*event), -i64::from(weight(*event))));
    steps
}

fn hull(one: Span, other: Span) -> Span {
    Span { from: one.from.min(other.from), to: one.to.max(other.to) }
}

fn days(span: Span) -> i64 {
    i64::from(span.to.0) + 1 - i64::from(span.from.0)
}
