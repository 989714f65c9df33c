//! Dates as they are written, and what is refused.

use super::*;

fn check(text: &str, expect: &str) {
    assert_eq!(read(text).as_deref(), Ok(expect), "{text}");
}

fn refused(text: &str, with: &str) {
    let wrong = read(text).unwrap_err();
    assert!(wrong.contains(with) && wrong.ends_with(['.', ')']), "{text}: {wrong}");
}

#[test]
fn what_is_edtf_stays_as_it_is() {
    for text in ["2014-06-20", "2014-06", "2014", "199X", "2015~", "1990/2014", "[2011..2013]", "-0043-03-15", "Y12000"]
    {
        check(text, text);
    }
}

#[test]
fn times_and_zones_are_left_out_and_the_date_is_the_written_one() {
    check("2014-06-20T23:30:00+02:00", "2014-06-20");
    check("2014-06-20T23:30:00.000Z", "2014-06-20");
    check("2014-06-20T00:30-09:00", "2014-06-20");
    check("2014-06-20 23:30", "2014-06-20");
    check("2014-06-20 23:30:00 UTC", "2014-06-20");
    check("20140620T233000Z", "2014-06-20");
    check("12/31/2019 11:59 PM", "2019-12-31");
    check("Fri Jun 20 2014 10:00:00 GMT+0200 (CEST)", "2014-06-20");
    check("Fri, 20 Jun 2014 10:00:00 GMT", "2014-06-20");
}

#[test]
fn numbers_are_milliseconds_since_1970() {
    check("1224043200000", "2008-10-15");
    check("/Date(1224043200000)/", "2008-10-15");
    check("/Date(1224043200000+0100)/", "2008-10-15");
    check("/Date(1224030000000-0500)/", "2008-10-14");
    check("/Date(-1000)/", "1969-12-31");
    check("/Date(0)/", "1970-01-01");
    assert_eq!(milliseconds(0.0).as_deref(), Ok("1970-01-01"));
    assert_eq!(milliseconds(-86_400_000.5).as_deref(), Ok("1969-12-30"));
    assert_eq!(milliseconds(1.402e12).as_deref(), Ok("2014-06-05"));
    for number in [f64::NAN, f64::INFINITY, 1e300, -1e18, 2014.0] {
        assert!(milliseconds(number).unwrap_err().ends_with('.'), "{number}");
    }
}

#[test]
fn other_ways_to_write_dates_are_understood() {
    check("20190630", "2019-06-30");
    check("12/31/2019", "2019-12-31");
    check("31/12/2019", "2019-12-31");
    check("5/5/2019", "2019-05-05");
    check("1.6.2019", "2019-06-01");
    check("2019/12/31", "2019-12-31");
    check("June 2014", "2014-06");
    check("June 20, 2014", "2014-06-20");
    check("476", "0476");
    check("-44", "-0044");
    check("-44-03-15", "-0044-03-15");
    check("-000043-03-15T00:00:00.000Z", "-0043-03-15");
    check("+002014-06-20T00:00:00.000Z", "2014-06-20");
    check("+012000-01-01", "Y12000");
}

#[test]
fn what_may_mean_two_dates_or_none_is_refused() {
    refused("01/06/2014", "may be 2014-06-01 or 2014-01-06");
    refused("12/31/19", "is not");
    refused("1402000000", "a number of days or of seconds");
    refused("43830", "a number of days or of seconds");
    refused("7", "is not a date");
    refused("2019-02-30", "no such day");
    refused("20191331", "no such month");
    refused("NaN", "is not");
    refused("soon", "is not");
    refused("", "is not");
    refused("99999999999999999999", "beyond");
    refused("+1000000000-01-01", "beyond");
    refused("Y1000000000", "beyond");
    refused("/Date(1e9)/", "is not a date");
    refused("/Date()/", "is not a date");
    refused("/Date(9999999999999999999)/", "beyond");
    refused("2014-06-20T99:99", "is not");
    refused("2014/1990", "ends before it begins");
}

#[test]
fn a_span_is_between_two_single_dates() {
    assert_eq!(span("1990", "2014-06").as_deref(), Ok("1990/2014-06"));
    assert_eq!(span("1990", "1990").as_deref(), Ok("1990"));
    assert_eq!(span("1990", "").as_deref(), Ok("1990"));
    assert!(span("1990/1991", "1992").is_err());
}

proptest::proptest! {
    #[test]
    fn whatever_is_read_is_edtf(text in "[-+0-9TZ:/. ()DateJun]{0,24}|\\PC{0,12}") {
        if let Ok(date) = read(&text) {
            proptest::prop_assert!(edtf::parse(&date).is_ok(), "{} {}", text, date);
        }
    }
}

#[test]
fn years_so_far_away_that_they_have_no_days_in_edtf_stand_alone() {
    check("-001212288888888888", "Y-36446");
    check("/Date(1212288888888888)/", "Y40385");
    check("9999-12-31T23:59", "9999-12-31");
}
