//! Dates as TimelineJS has them: a start, perhaps an end, and words for what these cannot say.
//! Knows its numbering of years, in which 1 is preceded by -1; knows nothing of slides.

use crate::date::{Date, Day, Endpoint, Form, Precision, Stretch};
use crate::index::Span;
use crate::text::Language;
use crate::text::dates::date_in_words;

/// The dates of a slide as JSON; empty where there is none.
pub struct Slide {
    pub start: String,
    pub end: String,
    /// What a reader is shown instead of the dates.
    pub words: String,
}

/// Whether TimelineJS can place what happened on such a date.
pub fn has_date(date: &Date) -> bool {
    date.earliest().or(date.latest()).is_some()
}

/// Whether TimelineJS says all that the date says.
pub fn is_said(date: &Date) -> bool {
    let is_plain = |of: &Endpoint| of.stretch().is_some_and(|of| is_written(&of) && !of.is_qualified());
    date.form != Form::OneOf && is_plain(&date.start) && is_plain(&date.end)
}

pub fn slide(date: &Date, language: Language) -> Option<Slide> {
    let (start, end) = match (date.form, date.start.stretch(), date.end.stretch()) {
        (_, None, None) => return None,
        (Form::Single, Some(of), _) if is_written(&of) => (written(of.earliest, of.precision), String::new()),
        (_, Some(from), Some(to)) => (first(&from), last(&to)),
        (_, Some(of), None) | (_, None, Some(of)) => (first(&of), String::new()),
    };
    let words = if is_said(date) { String::new() } else { date_in_words(language, date) };
    Some(Slide { start, end, words })
}

/// The dates of an era, which needs both; where one is open, the era goes on as far as what is known.
pub fn era(date: &Date, extent: Span) -> (String, String) {
    let day = |day: Day| Stretch {
        earliest: day,
        latest: day,
        precision: Precision::Day,
        uncertain: false,
        approximate: false,
    };
    let from = date.start.stretch();
    let to = date.end.stretch();
    let begin = from.unwrap_or_else(|| day(to.map_or(extent.from, |to| to.earliest.min(extent.from))));
    let end = to.unwrap_or_else(|| day(extent.to.max(begin.latest)));
    (first(&begin), last(&end))
}

/// Whether there is a form for such a date: a year, a month or a day.
fn is_written(of: &Stretch) -> bool {
    matches!(of.precision, Precision::Day | Precision::Month | Precision::Year)
}

fn first(of: &Stretch) -> String {
    written(of.earliest, of.precision)
}

fn last(of: &Stretch) -> String {
    written(of.latest, of.precision)
}

fn written(day: Day, precision: Precision) -> String {
    let (year, month, date) = day.ymd();
    let year = if year < 1 { year - 1 } else { year };
    let parts = match precision {
        Precision::Day => [Some(month), Some(date)],
        Precision::Month | Precision::Season(_) => [Some(month), None],
        _ => [None, None],
    };
    let mut json = ["{\"year\": ", &year.to_string()].concat();
    for (key, part) in ["month", "day"].iter().zip(parts) {
        if let Some(part) = part {
            json = [&json, ", \"", key, "\": ", &part.to_string()].concat();
        }
    }
    json + "}"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::edtf;

    #[test]
    fn a_date_is_a_start_an_end_and_words_for_what_they_do_not_say() {
        let check = |text: &str, expect: &str| {
            let Slide { start, end, words } = slide(&edtf::parse(text).unwrap(), Language::English).unwrap();
            let plain = |json: String| json.replace(['{', '}', '"', ' '], "");
            assert_eq!([plain(start), plain(end), words].join(" | "), expect, "{text}");
        };
        check("2014-06-20", "year:2014,month:6,day:20 |  | ");
        check("2014-06", "year:2014,month:6 |  | ");
        check("2014", "year:2014 |  | ");
        check("-0043", "year:-44 |  | ");
        check("0000", "year:-1 |  | ");
        check("2015~", "year:2015 |  | about 2015");
        check("199X", "year:1990 | year:1999 | in the 1990s");
        check("2014-21", "year:2014,month:3 | year:2014,month:5 | spring 2014");
        check("1990/2014-06", "year:1990 | year:2014,month:6 | ");
        check("1990~/2014-06", "year:1990 | year:2014,month:6 | from about 1990 to June 2014");
        check("1974/..", "year:1974 |  | since 1974");
        check("../1973", "year:1973 |  | before 1974");
        check("[1965..1974]", "year:1965 | year:1974 | between 1965 and 1974");
    }

    #[test]
    fn an_era_goes_as_far_as_what_is_known() {
        let extent = Span { from: Day::from_ymd(1960, 5, 1), to: Day::from_ymd(2019, 1, 31) };
        let check = |text: &str, expect: [&str; 2]| {
            let (start, end) = era(&edtf::parse(text).unwrap(), extent);
            assert_eq!([start, end].map(|json| json.replace(['{', '}', '"', ' '], "")), expect, "{text}");
        };
        check("1990/1995-02", ["year:1990", "year:1995,month:2"]);
        check("1990/..", ["year:1990", "year:2019,month:1,day:31"]);
        check("../1990", ["year:1960,month:5,day:1", "year:1990"]);
        check("../1950", ["year:1950,month:1,day:1", "year:1950"]);
        check("2030/..", ["year:2030", "year:2030,month:12,day:31"]);
    }
}
