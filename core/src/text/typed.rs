//! A day that a reader types: in EDTF, or as people of the language write dates.
//! Knows the calendar and the names of months; knows no time zones, no days of the week, and guesses no century.

use super::{Language, fold};
use crate::date::{Day, Unit, edtf};

/// What was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The day, or the first of the days that were typed, as in `2014-06`: the middle of a month would be nobody's word.
    pub day: Day,
    /// The last of them; the same day where one day was typed.
    pub last: Day,
    /// The other day that it may mean: `1/6/2014` is a day in June, or in January.
    pub or: Option<Day>,
}

/// Reads a day; `None` for what is no day of the calendar, or has no year of three digits where nothing else tells the
/// year from the day.
///
/// Where months and days are both numbers and the year comes last, English and Spanish have the day first, as the widget
/// writes dates itself, and Korean the month; only in Spanish is that beyond doubt. With the year first, the month is next.
pub fn day_from_words(language: Language, text: &str) -> Option<Typed> {
    let text = text.trim();
    if let Ok(date) = edtf::parse(&text.to_ascii_uppercase()) {
        let day = date.earliest()?;
        // What is open towards the end has no last day to name.
        return Some(Typed { day, last: date.latest().unwrap_or(day), or: None });
    }
    let pieces = pieces(language, text)?;
    let era = pieces.era?;
    match (pieces.month, pieces.numbers.as_slice()) {
        (Some(month), [day, year]) if !is_year(day) => whole(era.year(year.value)?, month, day.value),
        (Some(month), [year, day]) => whole(era.year(year.value)?, month, day.value),
        (Some(month), [year]) if is_year(year) || era.is_said => whole_month(era.year(year.value)?, month),
        (None, [year, month, day]) if is_year(year) => whole(era.year(year.value)?, month.value, day.value),
        (None, [a, b, year]) if is_year(year) || era.is_said => {
            numbers(language, era.year(year.value)?, a.value, b.value)
        }
        (None, [year, month]) if is_year(year) => whole_month(era.year(year.value)?, month.value),
        (None, [month, year]) if is_year(year) || era.is_said => whole_month(era.year(year.value)?, month.value),
        (None, [year]) if is_year(year) || era.is_said => {
            let year = era.year(year.value)?;
            Some(Typed { last: existing(year, 12, 31)?, ..whole(year, 1, 1)? })
        }
        _ => None,
    }
}

/// A number of the text.
struct Number {
    value: i64,
    digits: usize,
    /// Whether the text calls it a year, as Korean does.
    is_year: bool,
}

/// A day or a month has two digits at most.
fn is_year(number: &Number) -> bool {
    number.is_year || number.digits > 2
}

/// What a text is made of, in its order.
struct Pieces {
    numbers: Vec<Number>,
    /// The month that is called by its name.
    month: Option<i64>,
    /// `None` for words that are not known.
    era: Option<Era>,
}

#[derive(Clone, Copy)]
struct Era {
    is_before: bool,
    is_said: bool,
}

impl Era {
    /// The astronomical year; there is no year 0 in words.
    fn year(self, year: i64) -> Option<i64> {
        (year > 0).then_some(if self.is_before { 1 - year } else { year })
    }
}

/// `None` for two months or for words without any number.
fn pieces(language: Language, text: &str) -> Option<Pieces> {
    let folded: String = text.chars().map(fold).map(|letter| if is_between(letter) { ' ' } else { letter }).collect();
    let mut pieces = Pieces { numbers: Vec::new(), month: None, era: None };
    let mut rest = String::new();
    for word in folded.split(' ') {
        let mut word = word;
        while !word.is_empty() {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            let (number, after) = word.split_at_checked(digits)?;
            let name = after.split(|letter: char| letter.is_ascii_digit()).next().unwrap_or_default();
            word = after.strip_prefix(name).unwrap_or_default();
            if !number.is_empty() {
                let value = number
                    .bytes()
                    .fold(0, |value: i64, digit| value.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
                pieces.numbers.push(Number { value, digits, is_year: name == "년" });
            }
            match name {
                "" | "년" | "월" | "일" if digits > 0 => {}
                "st" | "nd" | "rd" | "th" | "ro" | "er" if digits > 0 => {}
                "" | "de" | "del" | "of" | "the" | "el" => {}
                "primero" | "first" => pieces.numbers.push(Number { value: 1, digits: 1, is_year: false }),
                name => match month(language, name) {
                    Some(_) if pieces.month.is_some() => return None,
                    Some(month) => pieces.month = Some(month),
                    None => rest.push_str(name),
                },
            }
        }
    }
    let (is_before, is_said) = match rest.as_str() {
        "" => (false, false),
        "ad" | "ce" | "dc" | "기원후" | "서기" => (false, true),
        "bc" | "bce" | "ac" | "aec" | "기원전" => (true, true),
        _ => return Some(pieces),
    };
    pieces.era = Some(Era { is_before, is_said });
    Some(pieces)
}

/// Whether it stands between the parts of a date, and means nothing.
fn is_between(letter: char) -> bool {
    letter.is_ascii() && !letter.is_ascii_alphanumeric()
        || matches!(letter, '\u{A0}' | '\u{202F}' | 'º' | '°' | '·' | '．' | '／')
}

/// The month that a folded word is the name of, or the beginning of the name, in this language or in English.
fn month(language: Language, word: &str) -> Option<i64> {
    let is_start = |name: &str| {
        let mut letters = name.chars().map(fold);
        word.chars().count() >= 3 && word.chars().all(|letter| letters.next() == Some(letter))
    };
    for words in [language.words(), Language::English.words()] {
        if let Some(place) = words.months.iter().position(|name| is_start(name)) {
            return Some(place as i64 + 1);
        }
    }
    // The other spelling that Spanish has for it.
    (word == "setiembre").then_some(9)
}

/// A day of which the month may stand in either place.
fn numbers(language: Language, year: i64, a: i64, b: i64) -> Option<Typed> {
    let (day_first, month_first) = (existing(year, b, a), existing(year, a, b));
    let (one, other) = if language == Language::Korean { (month_first, day_first) } else { (day_first, month_first) };
    let day = one.or(other)?;
    let or = other.filter(|other| *other != day && language != Language::Spanish);
    Some(Typed { day, last: day, or })
}

fn whole(year: i64, month: i64, day: i64) -> Option<Typed> {
    let day = existing(year, month, day)?;
    Some(Typed { day, last: day, or: None })
}

fn whole_month(year: i64, month: i64) -> Option<Typed> {
    let first = existing(year, month, 1)?;
    Some(Typed { day: first, last: Day(Unit::Months(1).next(first).0 - 1), or: None })
}

/// The day, if the calendar has it.
fn existing(year: i64, month: i64, day: i64) -> Option<Day> {
    let (month, date) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let is_possible = (1..=12).contains(&month) && (1..=31).contains(&date);
    let day = is_possible.then(|| Day::from_ymd(year, month, date))?;
    let is_drawn = (Day::MIN..=Day::MAX).contains(&day);
    (is_drawn && day.ymd() == (i32::try_from(year).ok()?, month, date)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::super::dates::day_in_words;
    use super::*;
    use Language::*;
    use proptest::prelude::*;

    fn typed(language: Language, text: &str) -> Option<String> {
        let write = |day: Day| {
            let (year, month, date) = day.ymd();
            format!("{year}-{month:02}-{date:02}")
        };
        let Typed { day, last, or } = day_from_words(language, text)?;
        let to = if last == day { String::new() } else { format!("/{}", write(last)) };
        Some(write(day) + &to + &or.map(|or| format!(" or {}", write(or))).unwrap_or_default())
    }

    #[test]
    fn a_day_is_read_as_it_is_usually_written() {
        let check = |language, text: &str, expect: &str| {
            assert_eq!(typed(language, text).as_deref(), Some(expect), "{language:?}: {text}");
        };
        for language in Language::ALL {
            check(language, " 2014-06-01 ", "2014-06-01");
            check(language, "2014/6/1", "2014-06-01");
            check(language, "2014. 6. 1.", "2014-06-01");
            check(language, "-0043-03-15", "-43-03-15");
            check(language, "15/6/2014", "2014-06-15");
            check(language, "6/15/2014", "2014-06-15");
            check(language, "1 June 2014", "2014-06-01");
        }
        check(English, "June 1, 2014", "2014-06-01");
        check(English, "1 Jun 2014", "2014-06-01");
        check(English, "the 1st of JUNE, 2014", "2014-06-01");
        check(English, "2014 June 1", "2014-06-01");
        check(English, "Sept. 3rd 2013", "2013-09-03");
        check(English, "15 March 44 B.C.", "-43-03-15");
        check(English, "15 March 44", "44-03-15");
        check(Spanish, "1 de junio de 2014", "2014-06-01");
        check(Spanish, "1º de Junio del 2014", "2014-06-01");
        check(Spanish, "primero de jun. de 2014", "2014-06-01");
        check(Spanish, "3 SETIEMBRE 2013", "2013-09-03");
        check(Spanish, "15 de marzo de 44 a. C.", "-43-03-15");
        check(Korean, "2014년 6월 1일", "2014-06-01");
        check(Korean, "2014년6월1일", "2014-06-01");
        check(Korean, "기원전 44년 3월 15일", "-43-03-15");
        check(Korean, "44년 3월 15일", "44-03-15");
    }

    #[test]
    fn a_date_that_people_read_in_two_ways_says_so() {
        let check = |language, text: &str, expect: &str| {
            assert_eq!(typed(language, text).as_deref(), Some(expect), "{language:?}: {text}");
        };
        check(English, "1/6/2014", "2014-06-01 or 2014-01-06");
        check(Spanish, "1/6/2014", "2014-06-01");
        check(Korean, "1/6/2014", "2014-01-06 or 2014-06-01");
        check(English, "6/6/2014", "2014-06-06");
    }

    #[test]
    fn a_month_or_a_year_is_its_first_day_and_says_where_it_ends() {
        let check = |language, text: &str, expect: &str| {
            assert_eq!(typed(language, text).as_deref(), Some(expect), "{language:?}: {text}");
        };
        check(English, "2014-06", "2014-06-01/2014-06-30");
        check(English, "2014", "2014-01-01/2014-12-31");
        check(English, "199x", "1990-01-01/1999-12-31");
        check(English, "1990/2019", "1990-01-01/2019-12-31");
        check(English, "1974/..", "1974-01-01");
        check(English, "June 2014", "2014-06-01/2014-06-30");
        check(English, "6/2014", "2014-06-01/2014-06-30");
        check(English, "44 BC", "-43-01-01/-43-12-31");
        check(Spanish, "febrero de 2012", "2012-02-01/2012-02-29");
        check(Korean, "2014년 6월", "2014-06-01/2014-06-30");
        check(Korean, "2014년", "2014-01-01/2014-12-31");
    }

    #[test]
    fn what_is_no_day_is_not_made_one() {
        for text in [
            "",
            " ",
            "June",
            "1 June",
            "June 14",
            "1/6/14",
            "31 June 2014",
            "29/2/2013",
            "0 June 2014",
            "1 June 0",
            "32/13/2014",
            "1 Juny 2014",
            "1 June July 2014",
            "../1973",
            "tomorrow",
            "1 ju 2014",
            "2014 2015",
            "6월 1일",
            "1 June 99999999999999999999",
            "1 June 4000001",
            "1 June 4000002 BC",
            "1 2 3 2014",
            "·",
            "2014-06-01-05",
            "BC",
        ] {
            for language in Language::ALL {
                assert_eq!(typed(language, text), None, "{language:?}: {text}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_day_in_words_is_read_as_that_day(
            number in prop_oneof![-800_000..800_000, Day::MIN.0..=Day::MAX.0],
            loud in any::<bool>(),
        ) {
            for language in Language::ALL {
                let words = day_in_words(language, Day(number));
                let words = if loud { words.to_uppercase() } else { words };
                let expect = Typed { day: Day(number), last: Day(number), or: None };
                prop_assert_eq!(day_from_words(language, &words), Some(expect), "{}", words);
            }
        }

        #[test]
        fn whatever_is_typed_does_no_harm(text in "[0-9년월일 /.,a-cJjunJUNde-]{0,20}|\\PC{0,12}") {
            for language in Language::ALL {
                if let Some(typed) = day_from_words(language, &text) {
                    prop_assert!(typed.day <= typed.last, "{:?}", typed);
                }
            }
        }
    }
}
