//! What edtf-core makes of the same texts.

use crate::date::{Date, Day, Endpoint, Form, Precision, Stretch};
use edtf_core::{Bound, Edtf, IntervalEndpoint, SetElement, SetKind};

/// `None` for what is no date, or none that can be drawn.
pub fn parse(text: &str) -> Option<Date> {
    let parsed = Edtf::parse(text.trim()).ok()?;
    let date = match &parsed {
        Edtf::Date(date) => Date::single(stretch(date)?),
        Edtf::DateTime(moment) => Date::single(stretch(&moment.date)?),
        Edtf::Interval(interval) => {
            Date { form: Form::Interval, start: endpoint(&interval.start)?, end: endpoint(&interval.end)? }
        }
        Edtf::Set(set) => {
            let form = match set.kind {
                SetKind::OneMember => Form::OneOf,
                SetKind::AllMembers => Form::Interval,
            };
            set_of(form, &set.elements)?
        }
    };
    match (date.earliest(), date.latest()) {
        (Some(earliest), Some(latest)) if latest < earliest => None,
        _ => Some(date),
    }
}

fn endpoint(end: &IntervalEndpoint) -> Option<Endpoint> {
    Some(match end {
        IntervalEndpoint::Date(date) => Endpoint::Dated(stretch(date)?),
        IntervalEndpoint::Open => Endpoint::Open,
        IntervalEndpoint::Unknown | IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_) => {
            Endpoint::Unknown
        }
    })
}

/// The hull of a set's members: its first possible and its last possible date.
fn set_of(form: Form, elements: &[SetElement]) -> Option<Date> {
    let mut starts = Vec::new();
    let mut ends = Vec::new();
    for element in elements {
        let (start, end) = match element {
            SetElement::Date(date) => (Some(date), Some(date)),
            SetElement::OnOrBefore(date) => (None, Some(date)),
            SetElement::OnOrAfter(date) => (Some(date), None),
            SetElement::Range(start, end) => (Some(start), Some(end)),
        };
        starts.push(match start {
            Some(start) => Some(stretch(start)?),
            None => None,
        });
        ends.push(match end {
            Some(end) => Some(stretch(end)?),
            None => None,
        });
    }
    let open_or = |known: Option<Stretch>| known.map_or(Endpoint::Open, Endpoint::Dated);
    let first = if starts.contains(&None) { None } else { starts.into_iter().flatten().min_by_key(|s| s.earliest) };
    let last = if ends.contains(&None) { None } else { ends.into_iter().flatten().max_by_key(|s| s.latest) };
    match (first, last) {
        (Some(first), Some(last)) if first == last => Some(Date::single(first)),
        (first, last) => Some(Date { form, start: open_or(first), end: open_or(last) }),
    }
}

fn stretch(date: &edtf_core::Date) -> Option<Stretch> {
    let bounds = Edtf::Date(*date).bounds();
    let (Bound::Date(earliest), Bound::Date(latest)) = (bounds.earliest, bounds.latest) else {
        return None;
    };
    if earliest.year.abs() > 4_000_000 || latest.year.abs() > 4_000_000 {
        return None;
    }
    Some(Stretch {
        earliest: Day::from_ymd(earliest.year, earliest.month, earliest.day),
        latest: Day::from_ymd(latest.year, latest.month, latest.day),
        precision: precision(
            (earliest.year, earliest.month, earliest.day),
            (latest.year, latest.month, latest.day),
            date,
        ),
        uncertain: date.is_uncertain(),
        approximate: date.is_approximate(),
    })
}

/// The precision follows from the bounds, so that `2014-XX` is a year like `2014`.
fn precision(earliest: (i64, u8, u8), latest: (i64, u8, u8), date: &edtf_core::Date) -> Precision {
    if let Some(season) = date.month.and_then(|month| month.value()).filter(|month| *month >= 21) {
        return Precision::Season(season);
    }
    let holes_match_all = match (date.month, date.day) {
        // `2014-XX-25` allows twelve scattered days, which no unit describes.
        (Some(month), Some(day)) => !month.has_unspecified() || day.has_unspecified(),
        _ => true,
    };
    let whole_years = earliest.1 == 1 && earliest.2 == 1 && latest.1 == 12 && latest.2 == 31;
    let years = latest.0 - earliest.0 + 1;
    if earliest == latest {
        Precision::Day
    } else if !holes_match_all {
        Precision::Irregular
    } else if whole_years && years == 1 {
        Precision::Year
    } else if whole_years && years == 10 && earliest.0.rem_euclid(10) == 0 {
        Precision::Decade
    } else if whole_years && years == 100 && earliest.0.rem_euclid(100) == 0 {
        Precision::Century
    } else if earliest.0 == latest.0 && earliest.1 == latest.1 && earliest.2 == 1 && latest.2 >= 28 {
        Precision::Month
    } else {
        Precision::Irregular
    }
}
