//! Centuries in words, which no template can say: ordinals and Roman numerals.

use super::Language;

/// From the number of the century, which is negative before the year 1.
pub fn century(language: Language, number: i32) -> String {
    let (n, before) = (number.unsigned_abs(), number < 0);
    match language {
        Language::English => ["the ", &n.to_string(), ordinal(n), " century", if before { " BC" } else { "" }].concat(),
        Language::Spanish => ["el siglo ", &roman(n), if before { " a. C." } else { "" }].concat(),
        Language::Korean => [if before { "기원전 " } else { "" }, &n.to_string(), "세기"].concat(),
    }
}

/// What stands behind the digits of an English ordinal.
fn ordinal(n: u32) -> &'static str {
    match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

fn roman(mut number: u32) -> String {
    let steps = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if number > 399 {
        return number.to_string();
    }
    let mut text = String::new();
    for (value, letters) in steps {
        while number >= value {
            text.push_str(letters);
            number -= value;
        }
    }
    text
}
