//! What is read, how precise it is, and what is refused.

use super::*;
use crate::date::Certainty;
use proptest::prelude::*;

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
    let check = |text, expect| assert_eq!(parse(text).unwrap().start.stretch().unwrap().precision, expect, "{text}");
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

#[test]
fn the_corners_of_the_format_are_read_as_edtf_core_reads_them() {
    for text in [
        "0000",
        "-0000",
        "-0001",
        "-1XXX",
        "1X5X",
        "XXXX",
        "XXXX-XX-XX",
        "XXXX-02-30",
        "19XX-02-29",
        "1900-02-29",
        "2014-1X",
        "2014-2X",
        "2014-X5",
        "2014-0X",
        "2014-XX-25",
        "2014-XX-3X",
        "2014-02-3X",
        "2014-06-X5",
        "201-01",
        "20145",
        "2014-",
        "2014-06-",
        "2014-06-20-",
        "1950S2",
        "1950S0",
        "1950S5",
        "1950S",
        "195XS2",
        "1950S2-01",
        "-1950S3",
        "1950S2?",
        "?1950",
        "?1950~",
        "1950??",
        "2014-?06",
        "2014?-06-~20",
        "2014-06~-20%",
        "%2014-06",
        "Y17000",
        "Y1700",
        "Y-17000",
        "Y017000",
        "Y17E3",
        "Y17E2",
        "Y0E9",
        "Y1E",
        "YE3",
        "Y",
        "Y17000S2",
        "Y17000S9",
        "Y17E3S1~",
        "Y17000-01",
        "Y170000000002",
        "Y1E99999",
        "Y1E9999999999999999999",
        "Y3388E2S3",
        "2001-21",
        "2001-22",
        "2001-23",
        "2001-24",
        "2001-25",
        "2001-28",
        "2001-29",
        "2001-30",
        "2001-31",
        "2001-32",
        "2001-33",
        "2001-36",
        "2001-37",
        "2001-39",
        "2001-40",
        "2001-41",
        "2001-42",
        "2001-X3-01",
        "2001-X2-29",
        "200X-X2-29",
        "20XX-0X-3X",
        "2001-13",
        "2001-00",
        "20XX-24",
        "2001-21-01",
        "-0044-24",
        "-0044-03-15",
        "-004-01-01T10:00:00",
        "/",
        "../..",
        "../",
        "2001/",
        "/2001",
        "2001/..",
        "../2001",
        "..2001/2002",
        "2001/2002..",
        "2001../2002",
        "2001/..2002",
        "..2001/..",
        "2001//2002",
        "2001/2002/2003",
        "2002/2001",
        "2001~/2002?",
        "19XX/2001-24",
        "[]",
        "{}",
        "[2001",
        "2001]",
        "[2001]",
        "{2001,2002}",
        "[2001,]",
        "[..]",
        "[..2001,2003]",
        "[2003..,2001]",
        "[2001..2003]",
        "[2003..2001]",
        "[2001..2003-01]",
        "[200X..2003]",
        "[2001~..2003]",
        "[2001-21..2001-22]",
        "[2001S2..2003]",
        "[2001-01..2001-01]",
        "{[2001]}",
        "[2001..2002..2003]",
        "[2001,2001]",
        "{2001-02,2001}",
        "2001-02-03T10:30:00",
        "2001-02-03T10:30:00Z",
        "2001-02-03T24:00:00",
        "2001-02-03T23:59:60+05:30",
        "2001-02-03T10:30:00-00",
        "2001-02-03T10:30:00+00",
        "2001-02-03T10:30:00+14:01",
        "2001-02-03T10:30:00-14",
        "2001-02-03T10:30",
        "2001-02T10:30:00",
        "2001-02-30T10:30:00",
        "2001-02-03T",
        "2001-02-0XT10:30:00",
        "T",
        "2001-02-03T1a:30:00",
        "2001-02-03T10:30:00+5",
        "2001-22-03T10:30:00",
        "２００１",
        "20 01",
        "",
    ] {
        assert_eq!(parse(text).ok(), reference::parse(text), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn every_text_is_read_as_edtf_core_reads_it(
        text in "[0-9XYESZT?~%.,/{}\\[\\]:+-]{0,14}|([?~%]?-?[012X][0-9X]{3}(S[1-4])?[?~%]?(-[?~%]?[01234X][0-9X][?~%]?){0,2}[./,]{0,2}){1,2}|Y-?[1-9][0-9]{0,8}(E[0-9])?(S[0-9])?~?"
    ) {
        for text in [text.clone(), format!("[{text}]"), format!("{{{text}}}")] {
            prop_assert_eq!(parse(&text).ok(), reference::parse(&text), "{}", text);
        }
    }
}
