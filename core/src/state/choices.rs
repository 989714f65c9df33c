//! What a reader chooses in the views that come later: the as-of day, how the table is sorted, where the story is.
//! Knows what a choice changes; knows nothing of how it is drawn.

use super::{Panel, State, Step};
use crate::dataset::EventIx;
use crate::date::Day;
use crate::export::embed::Snippet;
use crate::index::Filter;
use crate::shared::Shared;
use crate::story::Story;
use crate::table::{Column, Sort};
use crate::text::typed::day_from_words;

/// What is chosen, beside what every view has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The day whose state of the relations is shown.
    pub as_of: Option<Day>,
    /// Whether the page has shown it, and no reader has asked for it.
    pub is_given: bool,
    /// What was typed as a day and is none.
    pub rejected: Option<String>,
    /// By what the table's rows are put in order.
    pub sort: Sort,
    /// The columns that the table does not show.
    pub hidden: Vec<Column>,
    /// Whether the story is told.
    pub story: bool,
    /// The event that it has told last. If another one is chosen, the reader has gone their own way.
    pub told: Option<EventIx>,
    /// Whether it goes on by itself.
    pub playing: bool,
    /// What is offered to be put on another page.
    pub snippet: Snippet,
    /// Without what is seen now.
    pub bare: bool,
}

/// What a reader chooses.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// Without a day nothing is left to be said of it.
    AsOf(Option<Day>),
    /// The page's own wish, which opens the state on that day where nothing else is open.
    Given(Option<Day>),
    /// What a reader has typed as a day; nothing for none.
    Typed(String),
    /// So much later than the as-of day; earlier if negative.
    Later {
        days: i32,
        months: i32,
    },
    /// By a column; the other way round where the rows are sorted by it already.
    SortBy(Column),
    ToggleColumn(Column),
    /// Begins the story with the chosen event, or with its first one if it does not tell of that; or leaves it.
    Story(bool),
    /// Another step of it: chooses its event, and shows it on the timeline with what is around it.
    Tell(Step),
    /// Goes on by itself, after the last step with the first one.
    Play(bool),
    /// Lets through exactly this.
    Filter(Filter),
    Snippet(Snippet),
    /// Whether what is seen now is in it.
    AsSeen(bool),
}

impl State {
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
    #[inline(never)]
    pub(super) fn choose(&mut self, choice: &Choice) {
        let mut choices = (*self.choices).clone();
        match choice {
            Choice::AsOf(day) | Choice::Given(day) => {
                choices.as_of = day.map(|day| self.within_extent(day));
                choices.rejected = None;
                let is_given = matches!(choice, Choice::Given(_));
                if day.is_none() && self.panel == Panel::Standing {
                    self.panel = Panel::Nothing;
                } else if is_given && day.is_some() && self.panel == Panel::Nothing && self.selected.is_none() {
                    self.panel = Panel::Standing;
                    choices.is_given = true;
                }
            }
            Choice::Typed(text) => match day_from_words(self.language(), text) {
                None if !text.trim().is_empty() => choices.rejected = Some(text.clone()),
                typed => {
                    choices.as_of = typed.map(|typed| self.within_extent(typed.day));
                    choices.rejected = None;
                }
            },
            Choice::Later { days, months } => {
                choices.as_of = choices.as_of.map(|day| self.within_extent(later(day, *days, *months)));
                choices.rejected = None;
            }
            Choice::SortBy(column) => {
                let again = choices.sort.column == *column;
                choices.sort = Sort { column: *column, descending: again && !choices.sort.descending };
            }
            Choice::ToggleColumn(column) => match choices.hidden.iter().position(|hidden| hidden == column) {
                Some(position) => drop(choices.hidden.remove(position)),
                None => choices.hidden.push(*column),
            },
            Choice::Story(begins) => {
                self.panel = Panel::Nothing;
                choices.told = None;
                (choices.story, choices.playing) = (*begins, false);
                if *begins {
                    let story = self.story();
                    choices.told = self.tell(&story, story.at(self.selected, None).or_else(|| story.next(None)));
                }
            }
            Choice::Tell(step) => {
                let story = self.story();
                let at = story.at(self.selected, choices.told);
                let to = match step {
                    Step::First => story.next(None),
                    Step::Last => story.previous(None),
                    Step::Previous => at.and_then(|at| story.previous(Some(at))),
                    _ => story.next(at),
                };
                choices.told = self.tell(&story, to).or(choices.told);
            }
            Choice::Play(playing) => {
                choices.playing = *playing;
                if *playing {
                    let story = self.story();
                    let at = story.at(self.selected, choices.told).filter(|at| story.next(Some(*at)).is_some());
                    choices.told = self.tell(&story, at.or_else(|| story.next(None)));
                }
            }
            Choice::Filter(filter) => self.filter_by(|kept| kept.clone_from(filter)),
            Choice::Snippet(snippet) => choices.snippet = *snippet,
            Choice::AsSeen(is) => choices.bare = !is,
        }
        if choices != *self.choices {
            self.choices = Shared::new(choices);
        }
    }

    /// Some day for a reader who asks for the state on one, where none is chosen yet: that of the chosen event, else the
    /// last of which anything is told.
    // Comes with the views.
    #[inline(never)]
    pub(super) fn choose_some_day(&mut self) {
        let day = self.choices.as_of.unwrap_or_else(|| {
            let span = self.selected.and_then(|event| self.index.span(event));
            span.map_or(self.index.extent.to, |span| span.from)
        });
        let as_of = Some(self.within_extent(day));
        self.choices = Shared::new(Choices { as_of, is_given: false, rejected: None, ..(*self.choices).clone() });
    }

    fn story(&self) -> Story {
        Story::of(&self.index, &self.matches)
    }

    /// Chooses the event of a step, shows it, and gives it back.
    fn tell(&mut self, story: &Story, event: Option<EventIx>) -> Option<EventIx> {
        let told = event?;
        self.select(event);
        // Without a stage there is no size by which to say how much is shown.
        if !self.is_unseen()
            && let Some(domain) = story.domain(&self.index, &self.frame, told)
        {
            self.fly_to(domain);
        }
        event
    }

    /// The nearest day on which anything is told: a year around what happened.
    fn within_extent(&self, day: Day) -> Day {
        const AROUND: i32 = 366;
        let extent = self.index.extent;
        let (from, to) = (extent.from.0.saturating_sub(AROUND), extent.to.0.saturating_add(AROUND));
        Day(day.0.max(from).min(to.max(from)))
    }
}

/// In whole months the day of the month stays, as far as the month has it.
fn later(Day(day): Day, days: i32, months: i32) -> Day {
    if months == 0 {
        return Day(day.saturating_add(days));
    }
    let (year, month, day) = Day(day).ymd();
    let count = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
    let (year, month) = (count.div_euclid(12), (count.rem_euclid(12) + 1) as u8);
    let next = if month == 12 { Day::from_ymd(year + 1, 1, 1) } else { Day::from_ymd(year, month + 1, 1) };
    let first = Day::from_ymd(year, month, 1);
    Day((first.0 + i32::from(day) - 1).min(next.0 - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_later_the_day_is_the_same_as_far_as_the_month_has_it() {
        let check = |from: (i64, u8, u8), months, (year, month, day): (i64, u8, u8)| {
            let from = Day::from_ymd(from.0, from.1, from.2);
            assert_eq!(later(from, 0, months), Day::from_ymd(year, month, day), "{from:?} {months}");
        };
        check((2014, 6, 1), 1, (2014, 7, 1));
        check((2014, 12, 15), 1, (2015, 1, 15));
        check((2014, 1, 31), 1, (2014, 2, 28));
        check((2016, 2, 29), 12, (2017, 2, 28));
        check((2014, 1, 31), -2, (2013, 11, 30));
        check((1, 1, 1), -1, (0, 12, 1));
    }
}
