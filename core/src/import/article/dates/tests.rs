//! What sentences say about time, and what only looks like it.

use super::*;

/// The dates of sentences that follow each other.
fn check(sentences: &[&str], expect: &[&str]) {
    let mut before = Before::default();
    let found: Vec<Dated> = sentences.iter().flat_map(|sentence| find(sentence, &mut before).0).collect();
    let edtf: Vec<&str> = found.iter().map(|dated| &*dated.edtf).collect();
    assert_eq!(edtf, expect, "{sentences:?}: {found:?}");
    for edtf in edtf {
        assert_eq!(crate::date::edtf::parse(edtf).err(), None, "{edtf}");
    }
}

#[test]
fn written_dates_are_found_however_they_are_written() {
    check(&["It opened on 20 June 2014."], &["2014-06-20"]);
    check(&["It opened on Friday, the 20th of June, 2014."], &["2014-06-20"]);
    check(&["On June 20, 2014, it opened."], &["2014-06-20"]);
    check(&["It opened (2014-06-20)."], &["2014-06-20"]);
    check(&["In Sept. 2013 and in October of 2013 they met."], &["2013-09", "2013-10"]);
    check(&["In 1974 Aland recognised it."], &["1974"]);
    check(&["The 1974 accords held."], &["1974"]);
    check(&["Hit by the crisis of the 1990s, it closed."], &["199X"]);
    check(&["It was the spirit of the '60s and the nineties."], &["196X", "199X"]);
    check(&["Trade began in the 19th century."], &["18XX"]);
    check(&["Ships came in the nineteenth century and the 1700s."], &["18XX", "17XX"]);
    check(&["Coins of 57 BC and AD 632 were found."], &["-0056", "0632"]);
    check(&["In the spring of 1998, and in winter 2001, they met."], &["1998-21", "2001-24"]);
}

#[test]
fn parts_of_dates_are_as_narrow_as_they_are_said() {
    check(&["It closed in the early 1990s."], &["[1990..1993]"]);
    check(&["It closed in the mid-1990s."], &["[1994..1996]"]);
    check(&["It closed in the late 1990s."], &["[1997..1999]"]);
    check(&["It closed in mid-1974, or so they say."], &["1974-38"]);
    check(&["It closed at the end of 1974."], &["1974-39"]);
    check(&["It opened in early February 2014."], &["[2014-02-01..2014-02-10]"]);
    check(&["It opened in late February 2014."], &["[2014-02-21..2014-02-28]"]);
    check(&["The late 19th century and the second half of the 1980s."], &["[1867..1899]", "[1985..1989]"]);
    check(&["At the turn of the 20th century."], &["1900~"]);
    check(&["From the early 1990s until 2001."], &["199X~/2001"]);
}

#[test]
fn ranges_are_one_statement() {
    check(&["From 1990 to 1995 it was shut."], &["1990/1995"]);
    check(&["It was shut 1990–1995."], &["1990/1995"]);
    check(&["He served (1990–95)."], &["1990/1995"]);
    check(&["Between 1990 and about 1995 it was shut."], &["1990/1995~"]);
    check(&["It was shut from June to August 1998."], &["1998-06/1998-08"]);
    check(&["It was shut from November to February 1998."], &["1997-11/1998-02"]);
    check(&["They met from 3 to 5 May 2010."], &["2010-05-03/2010-05-05"]);
    check(&["They met on May 3–5, 2010."], &["2010-05-03/2010-05-05"]);
    check(&["From 12 May 2010 until 3 June 2011."], &["2010-05-12/2011-06-03"]);
    check(&["Between the 1960s and the 1980s."], &["196X/198X"]);
    check(&["In the 18th and 19th centuries."], &["17XX/18XX"]);
    check(&["In 1974 and 1975."], &["1974", "1975"]);
    check(
        &["In June and September 2003, and between June and August 2004."],
        &["2003-06", "2003-09", "2004-06/2004-08"],
    );
    check(&["In 1974 or 1975."], &["[1974,1975]"]);
    check(&["They met on 30–2 December 2011."], &["2011-12-02"]);
}

#[test]
fn since_until_before_and_after_are_open() {
    check(&["Since 2014 it has been open."], &["2014/.."]);
    check(&["It has been open since at least 2014."], &["2014/.."]);
    check(&["From 2014 onwards it was open."], &["2014/.."]);
    check(&["Until 1974 there was none."], &["../1974"]);
    check(&["Before 1974 there was none."], &["../1973"]);
    check(&["Prior to September 2013 there was none."], &["../2013-08"]);
    check(&["Before 1 March 2012 there was none."], &["../2012-02-29"]);
    check(&["Before the 1990s there was none."], &["../1989"]);
    check(&["After 1974 there was one."], &["1975/.."]);
    check(&["By 1974 there was one."], &["[..1974]"]);
    check(&["The pre-1974 frontier and the post-1991 one."], &["../1973", "1992/.."]);
    check(&["Letters dated from 1974."], &["1974"]);
}

#[test]
fn doubt_is_kept() {
    for near in ["circa", "about", "around", "c.", "ca.", "in about"] {
        check(&[&format!("It began {near} 1850.")], &["1850~"]);
    }
    check(&["It began possibly in 1850."], &["1850?"]);
    check(&["It began perhaps around 1850."], &["1850%"]);
    check(&["Since about 1850 they traded."], &["1850~/.."]);
    check(&["Before about 1850 they did not."], &["../1849~"]);
    check(&["Around the early 1990s."], &["199X~"]);
}

#[test]
fn what_follows_from_earlier_dates_is_reckoned_from_the_nearest() {
    let from = |words: &str, expect: &str| check(&["On 20 June 2014 it asked.", words], &["2014-06-20", expect]);
    from("A year later it opened.", "2015~");
    from("Two months later it opened.", "2014-08~");
    from("Three days later it opened.", "2014-06-23");
    from("Two weeks later it opened.", "2014-07-04~");
    from("A decade later it closed.", "2024~");
    from("Half a year later it opened.", "2014-12~");
    from("A year earlier it had closed.", "2013~");
    from("The following year it opened.", "2015");
    from("In the next month it opened.", "2014-07");
    from("The next day it opened.", "2014-06-21");
    from("The year before, it had closed.", "2013");
    from("Later that year it opened.", "2014");
    from("It also opened that month.", "2014-06");
    from("That autumn it opened.", "2014-23");
    from("In October it opened.", "2014-10");
    from("On 3 August it opened.", "2014-08-03");
    from("In March it opened.", "2014-03?");
    from("In March of the following year it opened.", "2015-03");
    from("The following March it opened.", "2015-03");
    from("Several years later it opened.", "[2014-06-20..]");
    check(&["In 1974 it opened and closed two months later."], &["1974", "[1974-03..1975-02]"]);
    check(&["In the 1990s it closed.", "A year later it opened."], &["199X", "[1991..2000]"]);
    check(&["From 1990 to 1995 it was shut.", "A year later it burned."], &["1990/1995", "1996~"]);
    check(&["It opened two years after 1974."], &["1976~"]);
    check(&["Around 1850 it began.", "The following year it ended."], &["1850~", "1851~"]);
}

#[test]
fn what_a_date_follows_from_is_named() {
    let mut before = Before::default();
    find("In 1960 and in 1974 they met.", &mut before);
    let (found, lost) = find("A year later, and in 1980, they met; the next year too.", &mut before);
    let anchors: Vec<_> = found.iter().map(|dated| (&*dated.words, dated.anchor)).collect();
    assert_eq!(anchors, [("A year later", Some(1)), ("in 1980", None), ("the next year", Some(3))]);
    assert_eq!(lost, [""; 0]);
    let (found, lost) = find("A year later they met.", &mut Before::default());
    assert_eq!((found, lost), (vec![], vec!["A year later".to_owned()]));
}

#[test]
fn numbers_that_are_no_years_are_no_dates() {
    for sentence in [
        "It sent 1,500 soldiers.",
        "It paid $2000 and €1800 and 1900 dollars.",
        "It helped in 300 villages.",
        "It helped in 1500 villages.",
        "It sent 2000 North Korean workers.",
        "Some 1900 were hurt, and more than 1800 fled.",
        "2000 rifles came.",
        "About 2000 Sudians live there.",
        "Resolution 1718 was passed, and resolutions 1874 and 2094.",
        "It lies 1974.5 km away, or 1974 km.",
        "A ship of 1800 tonnes, number 1945, of type MiG-1990.",
        "See https://example.org/2014/06/20 for it.",
        "They may march; it was the 2000th time.",
        "The 30% of 1990% were 20 of 12.",
        "On 30 February 2014x it did not.",
        "For several years they had met; some decades were quiet.",
        "Years later is no date.",
        "Call 555-1974 or 1974-555.",
    ] {
        check(&[sentence], &[]);
    }
}
