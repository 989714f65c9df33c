//! The state of the relations on a day, in words: what is so, what may be so, and why it is not known.
//! Knows `Standing` and its table of words; knows nothing of how lines are shown.

use super::{heaviest, lane_name, or};
use crate::dataset::{Citation, Dispute, EventIx, Lane, Track};
use crate::date::{Day, Endpoint};
use crate::index::{Index, Marks};
use crate::standing::{Doubt, Edge, Holding, Holds, Standing, TrackStanding};
use crate::text::dates::{date_in_words, day_in_words, period_in_words, stretch_in_words};
use crate::text::fill;
use crate::text::standing_words::StandingWords;

/// One thing that is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is about: the name of a track, or a question such as “What comes next”. Lines of one heading follow each other.
    pub heading: String,
    /// One sentence or several.
    pub sentence: String,
    /// Whether it was so on the day; what is in dispute, or lies outside of the days that anything dates, is possible at most.
    pub holding: Holding,
    /// What it rests on.
    pub events: Vec<EventIx>,
    pub citations: Vec<Citation>,
    /// The dispute that it tells of, by its position.
    pub dispute: Option<usize>,
}

/// How many events are named of those that come last, perhaps, or next; others are counted.
const NAMED: usize = 6;

/// “The state of relations on 1 June 2014”.
pub fn title_in_words(index: &Index, words: &StandingWords, standing: &Standing) -> String {
    on_day(index, words.title, standing.day)
}

/// Every track in the dataset's order, then what had happened last, what may have, what comes next, and whether the day
/// lies outside of what is dated.
pub fn standing_in_words(index: &Index, words: &StandingWords, standing: &Standing) -> Vec<Line> {
    let mut lines = Vec::new();
    for on in &standing.tracks {
        if let Some(track) = index.dataset.tracks.get(on.track.0 as usize) {
            lines.push(track_line(index, words, track, on));
            for position in &on.disputes {
                if let Some(dispute) = index.dataset.disputes.get(*position) {
                    lines.push(Line { dispute: Some(*position), ..dispute_line(index, words, track, dispute) });
                }
            }
        }
    }
    if standing.day < index.extent.from || index.extent.to < standing.day {
        // What is so without a bound is vouched for only as far as anything is dated.
        for line in &mut lines {
            line.holding = line.holding.min(Holding::Possibly);
        }
    }
    event_lines(index, words, &standing.last, (words.last, Some(words.no_last), Holding::Certainly), &mut lines);
    event_lines(index, words, &standing.perhaps, (words.perhaps_by_then, None, Holding::Possibly), &mut lines);
    event_lines(index, words, &standing.next, (words.next, Some(words.no_next), Holding::Not), &mut lines);
    if standing.day < index.extent.from {
        lines.push(line(words.record, on_day(index, words.nothing_before, index.extent.from), Holding::Not));
    } else if standing.day > index.extent.to {
        lines.push(line(words.record, on_day(index, words.nothing_after, index.extent.to), Holding::Possibly));
    }
    lines
}

/// Whether the first party has a mission in the second's country, and the second in the first's: a sentence each.
pub fn missions_in_words(index: &Index, words: &StandingWords, missions: [Holding; 2]) -> [String; 2] {
    let [first, second] = missions;
    let say = |holding, party, other| {
        let template = match holding {
            Holding::Certainly => words.mission_open,
            Holding::Possibly => words.mission_perhaps,
            Holding::Not => words.mission_unknown,
        };
        fill(template, &[("party", &lane_name(index, party)), ("other", &lane_name(index, other))])
    };
    [say(first, Lane::First, Lane::Second), say(second, Lane::Second, Lane::First)]
}

fn line(heading: &str, sentence: String, holding: Holding) -> Line {
    Line { heading: heading.to_owned(), sentence, holding, events: Vec::new(), citations: Vec::new(), dispute: None }
}

fn on_day(index: &Index, template: &str, day: Day) -> String {
    fill(template, &[("date", &day_in_words(index.language, day))])
}

fn track_line(index: &Index, words: &StandingWords, track: &Track, on: &TrackStanding) -> Line {
    let labels = |periods: &[usize]| -> Vec<String> {
        periods.iter().map(|period| quoted(index, words, track, *period)).collect()
    };
    let mut sentences = Vec::new();
    let holding = match &on.holds {
        Holds::Certain { periods, perhaps } => {
            for period in periods {
                let (label, when) = (label(index, track, *period), when(index, track, *period));
                sentences.push(fill(words.held, &[("label", &label), ("when", &when)]));
            }
            sentences.extend(labels(perhaps).iter().map(|label| fill(words.perhaps_besides, &[("label", label)])));
            if on.disputes.is_empty() { Holding::Certainly } else { Holding::Possibly }
        }
        Holds::Possibly { periods, or_nothing } => {
            let labels = labels(periods);
            let (template, name) = match (&labels[..], or_nothing) {
                ([_], _) => (words.perhaps, "label"),
                (_, true) => (words.one_or_none, "labels"),
                (_, false) => (words.one_of, "labels"),
            };
            sentences.push(fill(template, &[(name, &or(words, &labels))]));
            Holding::Possibly
        }
        Holds::NotYet => {
            let (label, when) = (quoted(index, words, track, 0), when(index, track, 0));
            sentences.push(fill(words.not_yet, &[("label", &label), ("when", &when)]));
            Holding::Not
        }
        Holds::Nothing => {
            sentences.push(words.nothing.to_owned());
            Holding::Not
        }
    };
    sentences.extend(on.doubts.iter().filter_map(|doubt| reason(index, words, track, on, doubt)));
    let mut line = line(track.title.get(index.language.tag()), sentences.join(" "), holding);
    for period in on.periods().filter_map(|period| track.periods.get(period)) {
        add(&mut line.events, &period.events);
        add(&mut line.citations, &period.citations);
    }
    line
}

fn add<T: Copy + PartialEq>(to: &mut Vec<T>, items: &[T]) {
    for item in items {
        if !to.contains(item) {
            to.push(*item);
        }
    }
}

fn label(index: &Index, track: &Track, period: usize) -> String {
    track.periods.get(period).map_or("", |period| period.label.get(index.language.tag())).to_owned()
}

fn quoted(index: &Index, words: &StandingWords, track: &Track, period: usize) -> String {
    fill(words.quoted, &[("label", &label(index, track, period))])
}

fn when(index: &Index, track: &Track, period: usize) -> String {
    track.periods.get(period).map(|period| period_in_words(index.language, &period.date)).unwrap_or_default()
}

/// Why a period may hold or not; nothing for a beginning that the end of the period before has told already.
fn reason(index: &Index, words: &StandingWords, track: &Track, on: &TrackStanding, doubt: &Doubt) -> Option<String> {
    let Doubt { period, edge } = *doubt;
    let bound = doubt.endpoint(track)?;
    let other_side = match edge {
        Edge::Start => Doubt { period: period.wrapping_sub(1), edge: Edge::End },
        Edge::End => Doubt { period: period + 1, edge: Edge::Start },
    };
    let is_change = bound.stretch().is_some()
        && on.doubts.contains(&other_side)
        && other_side.endpoint(track).is_some_and(|other| other == bound);
    let templates = match edge {
        Edge::Start if is_change => return None,
        Edge::End if is_change => words.changed,
        Edge::Start => words.began,
        Edge::End => words.ended,
    };
    let label = quoted(index, words, track, period);
    let [within, dated] = templates;
    Some(match bound {
        Endpoint::Dated(stretch) => {
            let template = if stretch.is_qualified() { dated } else { within };
            fill(template, &[("label", &label), ("date", &stretch_in_words(index.language, &stretch))])
        }
        Endpoint::Open | Endpoint::Unknown => {
            fill(if edge == Edge::Start { words.began_unknown } else { words.ended_unknown }, &[("label", &label)])
        }
    })
}

fn dispute_line(index: &Index, words: &StandingWords, track: &Track, dispute: &Dispute) -> Line {
    let tag = index.language.tag();
    let sentence = fill(words.contested, &[("dispute", dispute.title.get(tag))]);
    let mut line = line(track.title.get(tag), sentence, Holding::Possibly);
    for claim in &dispute.claims {
        add(&mut line.events, &claim.events);
        add(&mut line.citations, &claim.citations);
    }
    line
}

/// One line for each of the heaviest events; where there is none, one that says so.
fn event_lines(
    index: &Index,
    words: &StandingWords,
    events: &[EventIx],
    (heading, none, holding): (&str, Option<&str>, Holding),
    lines: &mut Vec<Line>,
) {
    let (named, left) = heaviest(index, events, NAMED);
    for event in named {
        let Some(of) = index.dataset.event(event) else { continue };
        let title = of.title.get(index.language.tag());
        let is_disputed = index.marks(event).shares_any(Marks::DISPUTED);
        let template = if is_disputed { words.event_disputed } else { words.event };
        let holding = if is_disputed { holding.min(Holding::Possibly) } else { holding };
        let sentence = fill(template, &[("title", title), ("date", &date_in_words(index.language, &of.date))]);
        let rests = Line { events: vec![event], citations: of.citations.to_vec(), ..line(heading, sentence, holding) };
        lines.push(rests);
    }
    if left > 0 {
        lines.push(line(heading, index.language.count(words.more_events, left), holding));
    }
    if let (true, Some(none)) = (events.is_empty(), none) {
        lines.push(line(heading, none.to_owned(), Holding::Not));
    }
}
