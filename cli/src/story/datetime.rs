//! The `datetime` of HTML: knows which dates it can say, and that it can say nothing vague.

use relations_core::date::{Date, Form, Precision, Stretch};

/// A year, a month or a day as HTML writes it; `None` where the date is vaguer, or not a single date.
pub fn of(date: &Date) -> Option<String> {
    date.start.stretch().filter(|_| date.form == Form::Single).and_then(said)
}

/// The beginning and the end as ISO 8601 writes them, as far as each is a year, a month or a day without a doubt.
/// Of a single date there is no end: that it ended within it is not said.
pub fn ends(date: &Date) -> [Option<String>; 2] {
    match date.form {
        Form::Single => [of(date), None],
        Form::Interval => [&date.start, &date.end].map(|end| end.stretch().and_then(said)),
        Form::OneOf => [None, None],
    }
}

fn said(stretch: Stretch) -> Option<String> {
    let (year, month, day) = stretch.earliest.ymd();
    if stretch.is_qualified() || !(1..=9999).contains(&year) {
        return None;
    }
    match stretch.precision {
        Precision::Day => Some(format!("{year:04}-{month:02}-{day:02}")),
        Precision::Month => Some(format!("{year:04}-{month:02}")),
        Precision::Year => Some(format!("{year:04}")),
        Precision::Season(_) | Precision::Decade | Precision::Century | Precision::Irregular => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relations_core::date::edtf;

    #[test]
    fn only_what_html_can_say_is_said() {
        let check = |text, expect: Option<&str>| {
            assert_eq!(of(&edtf::parse(text).unwrap()).as_deref(), expect, "{text}");
        };
        check("2014-06-20", Some("2014-06-20"));
        check("2014-06", Some("2014-06"));
        check("1974", Some("1974"));
        check("0800", Some("0800"));
        check("-0043", None);
        check("199X", None);
        check("2014-22", None);
        check("2015~", None);
        check("2015?", None);
        check("../1973", None);
        check("1974/2014", None);
        check("[2013-09..]", None);
    }

    #[test]
    fn an_end_that_is_vague_or_open_is_left_out() {
        let check = |text, expect: [Option<&str>; 2]| {
            assert_eq!(ends(&edtf::parse(text).unwrap()), expect.map(|end| end.map(str::to_owned)), "{text}");
        };
        check("2014-06-20", [Some("2014-06-20"), None]);
        check("1974/2014-06", [Some("1974"), Some("2014-06")]);
        check("1974~/2014", [None, Some("2014")]);
        check("1974/..", [Some("1974"), None]);
        check("../1973", [None, Some("1973")]);
        check("[1974..2014]", [None, None]);
        check("199X", [None, None]);
    }
}
