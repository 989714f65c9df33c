//! Dates in words: as vague as they are, never an invented day.
//! Knows `Date` and the tables of words; knows nothing of EDTF's text.

use super::century::century;
use super::{Language, Words, fill};
use crate::date::{Date, Day, Endpoint, Form, Precision, Stretch};

/// A date as a reader says it: “in the 1990s”, “about 2015”, “before 1974”, “20 June 2014”.
pub fn date_in_words(language: Language, date: &Date) -> String {
    let words = language.words();
    let with = |template: &str, date: &str| fill(template, &[("date", date)]);
    let pair = |template: &str, a: Stretch, b: Stretch| {
        fill(template, &[("a", &bare(language, &a)), ("b", &bare(language, &b))])
    };
    match (date.form, date.start, date.end) {
        (Form::Single, Endpoint::Dated(stretch), _) => match stretch.precision {
            Precision::Decade | Precision::Century if !stretch.is_qualified() => {
                with(words.within, &bare(language, &stretch))
            }
            _ => bare(language, &stretch),
        },
        (Form::OneOf, Endpoint::Dated(a), Endpoint::Dated(b)) => pair(words.between, a, b),
        (_, Endpoint::Dated(a), Endpoint::Dated(b)) => pair(words.from_to, a, b),
        (Form::OneOf, Endpoint::Dated(a), _) => with(words.or_later, &bare(language, &a)),
        (Form::OneOf, _, Endpoint::Dated(b)) => with(words.or_earlier, &bare(language, &b)),
        (_, Endpoint::Dated(a), _) => with(words.since, &bare(language, &a)),
        (_, _, Endpoint::Dated(b)) => match b.precision {
            // The end of a year is the beginning of the next, which is shorter to say.
            Precision::Year | Precision::Month if !b.is_qualified() => {
                let next = Day(b.latest.0 + 1);
                with(words.before, &bare(language, &Stretch { earliest: next, latest: next, ..b }))
            }
            _ => with(words.until, &bare(language, &b)),
        },
        _ => words.unknown_date.to_owned(),
    }
}

/// How long a state lasts in words: “since 1974”, “until the 1990s”. Unlike an event that ends with a year, it is told
/// by the stretch in which it ends, which is where the next one begins.
pub fn period_in_words(language: Language, date: &Date) -> String {
    match (date.form, date.start, date.end) {
        (Form::Interval, Endpoint::Open | Endpoint::Unknown, Endpoint::Dated(end)) => {
            fill(language.words().until, &[("date", &bare(language, &end))])
        }
        _ => date_in_words(language, date),
    }
}

/// A written date without a word before it, for use within a sentence: “the 1990s”, “about 2015”.
pub fn stretch_in_words(language: Language, stretch: &Stretch) -> String {
    bare(language, stretch)
}

/// One day in words.
pub fn day_in_words(language: Language, day: Day) -> String {
    let stretch =
        Stretch { earliest: day, latest: day, precision: Precision::Day, uncertain: false, approximate: false };
    bare(language, &stretch)
}

/// The year as an axis shows it: `1974`, `44 BC`.
pub fn year_on_axis(language: Language, year: i32) -> String {
    year_number(language.words(), year)
}

/// A month as an axis shows it: `Jun`.
pub fn month_on_axis(language: Language, month: u8) -> &'static str {
    name_of(&language.words().months_short, month)
}

/// A month and its year as an axis shows them: `June 2014`.
pub fn month_and_year_on_axis(language: Language, day: Day) -> String {
    month_and_year(language.words(), day)
}

/// The stretch without a preposition before it.
fn bare(language: Language, stretch: &Stretch) -> String {
    let words = language.words();
    let (year, _, day) = stretch.earliest.ymd();
    let year_text = fill(words.year_date, &[("year", &year_number(words, year))]);
    let part = |template: &str, n: u8| fill(template, &[("year", &year_text), ("n", &n.to_string())]);
    let text = match stretch.precision {
        Precision::Day => {
            let month = name_of(&words.months, stretch.earliest.ymd().1);
            fill(words.day_date, &[("year", &year_text), ("month", month), ("day", &day.to_string())])
        }
        Precision::Month => month_and_year(words, stretch.earliest),
        Precision::Season(code @ 21..=32) => {
            let season = words.seasons.get(usize::from((code - 21) % 4)).copied().unwrap_or_default();
            fill(words.season_date, &[("year", &year_text), ("season", season)])
        }
        Precision::Season(code @ 33..=36) => part(words.quarter_date, code - 32),
        Precision::Season(code @ 37..=39) => part(words.third_date, code - 36),
        Precision::Season(code) => part(words.half_date, code.saturating_sub(39)),
        Precision::Year => year_text,
        Precision::Decade => fill(words.decade, &[("year", &year_number(words, year))]),
        // The digits 19XX are the years 1900 to 1999; people call that the 20th century.
        Precision::Century => century(language, if year < 0 { year.div_euclid(100) } else { year / 100 + 1 }),
        Precision::Irregular => {
            let day = |day| Stretch { earliest: day, latest: day, precision: Precision::Day, ..*stretch };
            let plain = |stretch: Stretch| Stretch { uncertain: false, approximate: false, ..stretch };
            let (a, b) = (bare(language, &plain(day(stretch.earliest))), bare(language, &plain(day(stretch.latest))));
            fill(words.between, &[("a", &a), ("b", &b)])
        }
    };
    let text = if stretch.approximate { fill(words.about_date, &[("date", &text)]) } else { text };
    if stretch.uncertain { fill(words.perhaps, &[("date", &text)]) } else { text }
}

fn month_and_year(words: &Words, day: Day) -> String {
    let (year, month, _) = day.ymd();
    let year = fill(words.year_date, &[("year", &year_number(words, year))]);
    fill(words.month_date, &[("year", &year), ("month", name_of(&words.months, month))])
}

/// There is no year zero in words: the astronomical year 0 is 1 BC.
fn year_number(words: &Words, year: i32) -> String {
    if year > 0 { year.to_string() } else { fill(words.before_christ, &[("year", &(1 - year).to_string())]) }
}

fn name_of(names: &[&'static str; 12], month: u8) -> &'static str {
    names.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::edtf;

    #[test]
    fn a_state_lasts_until_the_time_in_which_it_ends() {
        let check = |text, expect: [&str; 3]| {
            let date = edtf::parse(text).unwrap();
            let said = Language::ALL.map(|language| period_in_words(language, &date));
            assert_eq!(said, expect.map(str::to_owned), "{text}");
        };
        check("../1974", ["until 1974", "hasta 1974", "1974년까지"]);
        check("/2019", ["until 2019", "hasta 2019", "2019년까지"]);
        check("../199X", ["until the 1990s", "hasta la década de 1990", "1990년대까지"]);
        check("1974/..", ["since 1974", "desde 1974", "1974년부터"]);
        check(
            "199X/2015~",
            ["from the 1990s to about 2015", "de la década de 1990 a hacia 2015", "1990년대부터 2015년경까지"],
        );
    }

    #[test]
    fn vague_dates_are_worded_as_vague_as_they_are() {
        let check = |text, expect: [&str; 3]| {
            let date = edtf::parse(text).unwrap();
            let said = Language::ALL.map(|language| date_in_words(language, &date));
            assert_eq!(said, expect.map(str::to_owned), "{text}");
        };
        check("2014-06-20", ["20 June 2014", "20 de junio de 2014", "2014년 6월 20일"]);
        check("2013-09", ["September 2013", "septiembre de 2013", "2013년 9월"]);
        check("1974", ["1974", "1974", "1974년"]);
        check("199X", ["in the 1990s", "en la década de 1990", "1990년대"]);
        check("19XX", ["in the 20th century", "en el siglo XX", "20세기"]);
        check("2015~", ["about 2015", "hacia 2015", "2015년경"]);
        check("2015?", ["perhaps 2015", "quizá 2015", "2015년(불확실)"]);
        check("../1973", ["before 1974", "antes de 1974", "1974년 이전"]);
        check("/2013~", ["until about 2013", "hasta hacia 2013", "2013년경까지"]);
        check("1974/..", ["since 1974", "desde 1974", "1974년부터"]);
        check("[2013-09..]", ["September 2013 or later", "septiembre de 2013 o después", "2013년 9월 또는 그 이후"]);
        check("[..1973]", ["1973 or earlier", "1973 o antes", "1973년 또는 그 이전"]);
        check(
            "199X/2015~",
            ["from the 1990s to about 2015", "de la década de 1990 a hacia 2015", "1990년대부터 2015년경까지"],
        );
        check("2014-22", ["summer 2014", "verano de 2014", "2014년 여름"]);
        check("2014-33", ["quarter 1 of 2014", "trimestre 1 de 2014", "2014년 1분기"]);
        check("-0043", ["44 BC", "44 a. C.", "기원전 44년"]);
        check("{2013,2015}", ["from 2013 to 2015", "de 2013 a 2015", "2013년부터 2015년까지"]);
        check("[2013,2015]", ["between 2013 and 2015", "entre 2013 y 2015", "2013년에서 2015년 사이"]);
    }
}
