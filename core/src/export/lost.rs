//! What a file of another format has no place for, counted for each kind. Knows the formats and the model; writes nothing.

use super::{ics, timelinejs};
use crate::dataset::{Dataset, Event, License, Party, Problem, Severity};
use std::collections::BTreeSet;

/// The formats that do not hold all of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    TimelineJs,
    Csv,
    Ics,
}

impl Target {
    /// As a sentence begins with it.
    fn name(self) -> &'static str {
        match self {
            Target::TimelineJs => "TimelineJS",
            Target::Csv => "A table",
            Target::Ics => "A calendar",
        }
    }
}

/// A warning for each kind of thing that is in the dataset and not in the file, with how many there are.
pub fn lost(dataset: &Dataset, to: Target) -> Vec<Problem> {
    use Target::{Csv, Ics, TimelineJs};
    let events = || dataset.events.iter();
    let of_events = |count: fn(&Event) -> usize| events().map(|event| count(&event)).sum::<usize>();
    let languages: BTreeSet<&str> = dataset.title.languages().collect();
    let years_only = |event: &Event| usize::from(event.date.earliest().or(event.date.latest()).is_none());
    let periods = dataset.tracks.iter().map(|track| track.periods.len()).sum();
    let kinds: [(&str, &str, &[Target], usize); 23] = [
        ("title", "title, summary and licence of the dataset", &[Csv], 1),
        ("license", "the licence of the dataset", &[Ics], usize::from(dataset.license != License::default())),
        ("title", "texts in more than one language", &[TimelineJs, Csv, Ics], languages.len().saturating_sub(1)),
        ("events[].date", "events without any date", &[TimelineJs], of_events(years_only)),
        (
            "events[].date",
            "events whose exact days are not known, other than by name",
            &[Ics],
            of_events(|event| usize::from(!ics::is_exact(&event.date))),
        ),
        (
            "events[].date",
            "vague dates, other than in words",
            &[TimelineJs],
            of_events(|event| usize::from(timelinejs::has_date(&event.date) && !timelinejs::is_said(&event.date))),
        ),
        ("events[].initiator", "who began an event", &[Ics], dataset.events.len()),
        ("events[].category", "categories", &[TimelineJs], of_events(|event| usize::from(event.category.is_some()))),
        ("events[].actors", "who takes part", &[TimelineJs, Ics], of_events(|event| event.actors.len())),
        (
            "events[].places",
            "more than one place of an event",
            &[TimelineJs],
            of_events(|event| event.places.len().saturating_sub(1)),
        ),
        ("events[].weight", "weights", &[TimelineJs, Csv, Ics], of_events(|event| usize::from(event.weight != USUAL))),
        ("events[].reported_by", "who reports an event", &[TimelineJs, Ics], of_events(|of| of.reported_by.len())),
        ("events[].links", "links between events", &[TimelineJs, Ics], of_events(|event| event.links.len())),
        (
            "events[].derived_date",
            "what a date was derived from",
            &[TimelineJs, Csv, Ics],
            of_events(|event| usize::from(event.derived_date.is_some())),
        ),
        (
            "parties",
            "full names, codes, capitals and coordinates of the parties",
            &[TimelineJs, Csv, Ics],
            dataset.parties.iter().filter(|party| is_more_than_short(party)).count(),
        ),
        (
            "actors",
            "kinds, sides, roles and citations of actors",
            &[TimelineJs, Csv, Ics],
            dataset.actors.iter().filter(|actor| actor.party.is_some() || !actor.roles.is_empty()).count(),
        ),
        (
            "places",
            "coordinates of places",
            &[Csv, Ics],
            dataset.places.iter().filter(|place| place.coordinates.is_some()).count(),
        ),
        (
            "sources",
            "licences of sources",
            &[TimelineJs, Csv, Ics],
            dataset.sources.iter().filter(|source| !source.license.name.is_empty()).count(),
        ),
        ("tracks", "states over time", &[Csv, Ics], periods),
        ("tracks[].periods", "statuses, notes and citations of states over time", &[TimelineJs], periods),
        ("disputes", "disputes", &[TimelineJs, Csv, Ics], dataset.disputes.len()),
        ("narrative", "a narrative", &[TimelineJs, Csv, Ics], dataset.narrative.len()),
        ("see_also", "pointers to elsewhere", &[TimelineJs, Csv, Ics], dataset.see_also.len()),
    ];
    let has_no_place = kinds.into_iter().filter(|(_, _, targets, count)| targets.contains(&to) && *count > 0);
    let problem = |(path, what, _, count): (&str, &str, _, usize)| Problem {
        severity: Severity::Warning,
        path: path.to_owned(),
        message: format!("{} has no place for {what}: {count} left out.", to.name()),
    };
    has_no_place.map(problem).collect()
}

fn is_more_than_short(party: &Party) -> bool {
    let has_more = !party.alpha2.is_empty() || party.capital.is_some() || party.coordinates.is_some();
    has_more || party.name != party.short
}

/// The weight of an event that has none of its own.
const USUAL: u8 = 3;
