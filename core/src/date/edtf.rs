//! The edge where EDTF text becomes a `Date`.
//! The only place that knows edtf-core; it knows nothing of words or pixels.

use super::{Date, Day, Endpoint, Form, Precision, Stretch};
use edtf_core::{Bound, Edtf, IntervalEndpoint, SetElement, SetKind};

/// Reads EDTF, levels 0 to 2.
///
/// # Errors
/// A sentence that says what is wrong and what a date may look like.
pub fn parse(text: &str) -> Result<Date, String> {
    let text = text.trim();
    let written =
        || text.chars().take(60).collect::<String>() + if text.chars().nth(60).is_some() { "…" } else { "" };
    let parsed = Edtf::parse(text).map_err(|error| {
        format!(
            "“{}” is not an EDTF date ({} at character {}). Write for example 2014-06-20, 2014-06, 199X, 2015~ or 1990/2014.",
            written(),
            error.message,
            error.offset + 1
        )
    })?;
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
    if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest())
        && latest < earliest
    {
        return Err(format!("“{}” ends before it begins. Swap the two dates.", written()));
    }
    Ok(date)
}

fn endpoint(end: &IntervalEndpoint) -> Result<Endpoint, String> {
    Ok(match end {
        IntervalEndpoint::Date(date) => Endpoint::Dated(stretch(date)?),
        IntervalEndpoint::Open => Endpoint::Open,
        IntervalEndpoint::Unknown | IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_) => {
            Endpoint::Unknown
        }
    })
}

/// The hull of a set's members: its first possible and its last possible date.
fn set_of(form: Form, elements: &[SetElement]) -> Result<Date, String> {
    let mut starts = Vec::new();
    let mut ends = Vec::new();
    for element in elements {
        let (start, end) = match element {
            SetElement::Date(date) => (Some(date), Some(date)),
            SetElement::OnOrBefore(date) => (None, Some(date)),
            SetElement::OnOrAfter(date) => (Some(date), None),
            SetElement::Range(start, end) => (Some(start), Some(end)),
        };
        starts.push(start.map(stretch).transpose()?);
        ends.push(end.map(stretch).transpose()?);
    }
    let open_or = |known: Option<Stretch>| known.map_or(Endpoint::Open, Endpoint::Dated);
    let first = if starts.contains(&None) { None } else { starts.into_iter().flatten().min_by_key(|s| s.earliest) };
    let last = if ends.contains(&None) { None } else { ends.into_iter().flatten().max_by_key(|s| s.latest) };
    match (first, last) {
        (Some(first), Some(last)) if first == last => Ok(Date::single(first)),
        (first, last) => Ok(Date { form, start: open_or(first), end: open_or(last) }),
    }
}

fn stretch(date: &edtf_core::Date) -> Result<Stretch, String> {
    let bounds = Edtf::Date(*date).bounds();
    let (Bound::Date(earliest), Bound::Date(latest)) = (bounds.earliest, bounds.latest) else {
        return Err("This year is beyond the years that can be drawn.".to_owned());
    };
    if earliest.year.abs() > 4_000_000 || latest.year.abs() > 4_000_000 {
        return Err(format!("The year {} is beyond the years that can be drawn (4 million each way).", earliest.year));
    }
    Ok(Stretch {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Certainty;

    fn bounds(text: &str) -> (String, String) {
        let written = |day: Option<Day>| {
            day.map_or("open".to_owned(), |day| {
                let (year, month, day) = day.ymd();
                format!("{year:04}-{month:02}-{day:02}")
            })
        };
        let date = parse(text).unwrap();
        (written(date.earliest()), written(date.latest()))
    }

    #[test]
    fn a_date_has_the_bounds_that_its_text_allows() {
        let check = |text, earliest: &str, latest: &str| assert_eq!(bounds(text), (earliest.into(), latest.into()));
        check("2014-06-20", "2014-06-20", "2014-06-20");
        check("2013-09", "2013-09-01", "2013-09-30");
        check("2000-02", "2000-02-01", "2000-02-29");
        check("1965", "1965-01-01", "1965-12-31");
        check("199X", "1990-01-01", "1999-12-31");
        check("19XX", "1900-01-01", "1999-12-31");
        check("2015~", "2015-01-01", "2015-12-31");
        check("../1973", "open", "1973-12-31");
        check("1974/..", "1974-01-01", "open");
        check("/2013~", "open", "2013-12-31");
        check("199X/2015~", "1990-01-01", "2015-12-31");
        check("[2013-09..]", "2013-09-01", "open");
        check("[..1973]", "open", "1973-12-31");
        check("[2013,2015]", "2013-01-01", "2015-12-31");
        check("-0044-03-15", "-044-03-15", "-044-03-15");
    }

    #[test]
    fn a_date_has_the_precision_of_what_is_written() {
        let check =
            |text, expect| assert_eq!(parse(text).unwrap().start.stretch().unwrap().precision, expect, "{text}");
        check("2014-06-20", Precision::Day);
        check("2014-06", Precision::Month);
        check("2014-06-XX", Precision::Month);
        check("2014-XX", Precision::Year);
        check("2014-XX-XX", Precision::Year);
        check("2014-XX-25", Precision::Irregular);
        check("2014-22", Precision::Season(22));
        check("2014?", Precision::Year);
        check("199X", Precision::Decade);
        check("19XX", Precision::Century);
        check("1XXX", Precision::Irregular);
    }

    #[test]
    fn certainty_comes_from_the_text() {
        let check = |text, expect| assert_eq!(parse(text).unwrap().certainty(), expect, "{text}");
        check("2014-06-20", Certainty::Exact);
        check("2014-06-20/2014-06-22", Certainty::Exact);
        check("2014-06", Certainty::Imprecise);
        check("199X", Certainty::Imprecise);
        check("2015~", Certainty::Approximate);
        check("2014-06-20?", Certainty::Approximate);
        check("../1973", Certainty::Open);
        check("[2013-09..]", Certainty::Open);
    }

    #[test]
    fn what_is_no_date_is_refused_with_advice() {
        for text in ["", "soon", "2019-02-30", "2014/2013", "2014-13", "20140620", "Y99999999999999"] {
            let problem = parse(text).unwrap_err();
            assert!(problem.ends_with('.') || problem.ends_with(')'), "{text}: {problem}");
        }
    }
}
