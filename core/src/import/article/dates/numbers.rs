//! Whether a number is a year, and which numbers words say. Knows the words around numbers; knows nothing of ranges.

use super::tokens::Line;

/// What is counted rather than dated.
const COUNTED: [&str; 87] = [
    "soldiers",
    "troops",
    "people",
    "persons",
    "villages",
    "towns",
    "cities",
    "tonnes",
    "tons",
    "tonne",
    "ton",
    "barrels",
    "barrel",
    "kilometres",
    "kilometers",
    "km",
    "miles",
    "mile",
    "metres",
    "meters",
    "feet",
    "hectares",
    "acres",
    "students",
    "workers",
    "dollars",
    "dollar",
    "euros",
    "pounds",
    "won",
    "yuan",
    "yen",
    "pesos",
    "rubles",
    "usd",
    "eur",
    "kg",
    "kilograms",
    "litres",
    "men",
    "women",
    "children",
    "families",
    "citizens",
    "refugees",
    "migrants",
    "nationals",
    "visitors",
    "tourists",
    "delegates",
    "participants",
    "members",
    "companies",
    "firms",
    "houses",
    "homes",
    "units",
    "copies",
    "vehicles",
    "cars",
    "trucks",
    "tractors",
    "rifles",
    "tanks",
    "aircraft",
    "doctors",
    "teachers",
    "engineers",
    "technicians",
    "advisers",
    "advisors",
    "sailors",
    "fighters",
    "prisoners",
    "casualties",
    "deaths",
    "jobs",
    "schools",
    "hours",
    "gmt",
    "utc",
    "mw",
    "megawatts",
    "percent",
    "million",
    "billion",
    "thousand",
];

/// What a number is the name of.
const NAMED: [&str; 20] = [
    "resolution",
    "resolutions",
    "unscr",
    "no",
    "nos",
    "number",
    "numbers",
    "flight",
    "room",
    "article",
    "articles",
    "page",
    "pages",
    "pp",
    "law",
    "decree",
    "directive",
    "route",
    "boeing",
    "channel",
];

/// What stands before a number that counts.
const MEASURES: [&str; 12] =
    ["some", "over", "nearly", "almost", "than", "exactly", "numbering", "another", "only", "all", "these", "those"];

/// What stands before a year.
const BEFORE_YEARS: [&str; 18] = [
    "in", "since", "until", "till", "before", "after", "by", "during", "from", "between", "circa", "of", "to",
    "through", "year", "early", "late", "mid",
];

/// Verbs and small words that end like the names of many things.
const NO_THINGS: [&str; 14] =
    ["was", "is", "has", "does", "sees", "marks", "brings", "as", "its", "this", "thus", "his", "ends", "begins"];

/// What stands between a year and the people that are spoken of next.
const NO_QUALITIES: [&str; 20] = [
    "many", "some", "the", "several", "all", "most", "few", "more", "its", "their", "both", "two", "three", "four",
    "and", "or", "when", "that", "about", "no",
];

/// The year that a number means, if it means one.
pub fn year(line: Line, at: usize) -> Option<i32> {
    let token = line.get(at).filter(|token| token.is_number() && token.text.len() == 4)?;
    let number: i32 = token.text.parse().ok()?;
    ((1000..=2099).contains(&number) && is_alone(line, at) && !counts(line, at, number)).then_some(number)
}

/// Whether a number is no part of a larger sign: a price, a decimal, a name.
pub fn is_alone(line: Line, at: usize) -> bool {
    let glued = |at: usize| line.get(at).filter(|_| line.joins(at));
    let digits_follow = |at: usize| glued(at).is_some_and(|token| token.is_number());
    let before = line.back(at, 1);
    if line.joins(at) {
        let word = line.word_back(at, 1);
        let is_prefix = matches!(line.word_back(at, 2), "mid" | "post" | "pre" | "late" | "early" | "of" | "since");
        let is_range = line.back(at, 2).is_some_and(|token| token.is_number());
        let is_apart = matches!(word, "(" | "[" | "“" | "‘" | "\"" | "'");
        let is_dash = matches!(word, "–" | "—" | ";" | ":") && !is_range;
        if !(is_apart || is_dash || word == "-" && is_prefix) {
            return false;
        }
    } else if before.is_some_and(|token| matches!(token.text, "$" | "€" | "£" | "¥" | "₩" | "№" | "#")) {
        return false;
    }
    match glued(at + 1).map_or("", |token| &token.lower) {
        "," | "." | ":" => !digits_follow(at + 2),
        "%" | "°" | "$" | "€" | "£" => false,
        "'" | "’" => true,
        "/" => false,
        "-" | "–" => !digits_follow(at + 2) || range_end(line, at).is_some(),
        _ => glued(at + 1).is_none_or(|token| !token.is_word()),
    }
}

/// The year that a number behind a dash right after a year means: 1990–1995, 1990–95.
pub fn range_end(line: Line, at: usize) -> Option<i32> {
    let from: i32 = line.get(at).filter(|token| token.text.len() == 4)?.text.parse().ok()?;
    let end = line.get(at + 2).filter(|token| token.is_number())?;
    let number: i32 = end.text.parse().ok()?;
    let to = match end.text.len() {
        4 => number,
        2 => from - from % 100 + number,
        _ => return None,
    };
    let goes_on = line.joins(at + 3) && (matches!(line.word(at + 3), "-" | "/" | "%") || line.get(at + 3)?.is_word());
    (from < to && to <= 2099 && !goes_on).then_some(to)
}

/// Whether a number tells how many there are of something, or what something is called.
fn counts(line: Line, at: usize, number: i32) -> bool {
    let before = line.word_back(at, 1);
    let is_named = |by: usize| NAMED.contains(&line.word_back(at, by));
    let is_listed = matches!(before, "and" | "or" | ",") && line.back(at, 2).is_some_and(|token| token.is_number());
    if is_named(1) || (before == "." && is_named(2)) || (is_listed && is_named(3)) {
        return true;
    }
    let word = |by: usize| line.get(at + by).map_or("", |token| token.text);
    let counted = |by: usize| COUNTED.contains(&line.word(at + by));
    let is_dated = BEFORE_YEARS.contains(&before);
    let quality = line.word(at + 1);
    if counted(1) {
        return true;
    }
    let is_quality = !quality.is_empty() && line.get(at + 1).is_some_and(|token| token.is_word());
    if is_quality && counted(2) && !NO_QUALITIES.contains(&quality) && (!is_dated || before == "of") {
        return true;
    }
    let is_small = |text: &str| text.starts_with(char::is_lowercase);
    if is_dated {
        return is_small(word(1)) && counted(2) && !NO_QUALITIES.contains(&quality);
    }
    let is_many = is_small(word(1)) && quality.ends_with('s') && !NO_THINGS.contains(&quality);
    let is_near = matches!(before, "about" | "around" | "approximately" | "roughly");
    if is_near && is_quality && quality.ends_with('s') && !NO_THINGS.contains(&quality) {
        return true;
    }
    let is_measured = MEASURES.contains(&before) || (before == "least" && !is_dated_earlier(line, at));
    let is_far = is_quality && counted(3) && !NO_QUALITIES.contains(&quality);
    is_measured || is_far || (is_many && before != "the") || (number < 1400 && before != "around" && before != "about")
}

/// Whether “at least” belongs to “since” or “until”.
fn is_dated_earlier(line: Line, at: usize) -> bool {
    BEFORE_YEARS.contains(&line.word_back(at, 3))
}

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

const CARDINALS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// An ordinal in digits or words, and the place after it.
pub fn ordinal(line: Line, at: usize) -> Option<(i32, usize)> {
    let token = line.get(at)?;
    if token.is_number() {
        let is_ordinal = line.joins(at + 1) && matches!(line.word(at + 1), "st" | "nd" | "rd" | "th");
        return token.text.parse().ok().filter(|_| is_ordinal).map(|number| (number, at + 2));
    }
    if token.lower == "twenty" && line.word(at + 1) == "-" && line.word(at + 2) == "first" {
        return Some((21, at + 3));
    }
    let number = ORDINALS.iter().position(|word| *word == token.lower)?;
    Some((number as i32 + 1, at + 1))
}

/// A small number in digits or words.
pub fn cardinal(line: Line, at: usize) -> Option<i32> {
    let token = line.get(at)?;
    if token.is_number() && token.text.len() <= 3 && is_alone(line, at) {
        return token.text.parse().ok();
    }
    if matches!(&*token.lower, "a" | "an") {
        return Some(1);
    }
    CARDINALS.iter().position(|word| *word == token.lower).map(|number| number as i32 + 1)
}
