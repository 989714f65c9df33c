//! Numbers and shapes as SVG attributes write them, without the weight of formatting floats. Knows no element.

use crate::dataset::Symbol;

/// A length with at most two decimals.
pub fn px(length: f64) -> String {
    let hundredths = (length * 100.0).round() as i64;
    let (whole, part) = (hundredths.unsigned_abs() / 100, (hundredths.unsigned_abs() % 100) as u8);
    let mut text = whole.to_string();
    if hundredths < 0 {
        text.insert(0, '-');
    }
    if part > 0 {
        text.push('.');
        text.push(char::from(b'0' + part / 10));
    }
    if part % 10 > 0 {
        text.push(char::from(b'0' + part % 10));
    }
    text
}

/// A path or a transform in which each `#` is the next number.
pub fn numbers(pattern: &str, numbers: &[f64]) -> String {
    let mut text = String::new();
    let mut numbers = numbers.iter();
    for letter in pattern.chars() {
        match letter {
            '#' => text.push_str(&px(numbers.next().copied().unwrap_or_default())),
            other => text.push(other),
        }
    }
    text
}

/// The outline of a symbol around 0 0, all of about the same area.
pub fn outline(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::Circle => "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z",
        Symbol::Square => "M-5.3-5.3h10.6v10.6h-10.6Z",
        Symbol::Diamond => "M0-7.5L7.5 0L0 7.5L-7.5 0Z",
        Symbol::Triangle => "M0-7.6L7 4.6H-7Z",
        Symbol::Hexagon => "M0-6.8L5.9-3.4V3.4L0 6.8L-5.9 3.4V-3.4Z",
        Symbol::Star => "M0-8.2L2.2-3L7.8-2.5L3.5 1.1L4.8 6.6L0 3.7L-4.8 6.6L-3.5 1.1L-7.8-2.5L-2.2-3Z",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_at_most_two_decimals() {
        let check = |length, expect: &str| assert_eq!(px(length), expect);
        check(0.0, "0");
        check(12.0, "12");
        check(12.5, "12.5");
        check(12.346, "12.35");
        check(12.04, "12.04");
        check(-0.5, "-0.5");
        check(-0.001, "0");
        check(99.999, "100");
    }

    #[test]
    fn numbers_take_their_places_in_a_pattern() {
        assert_eq!(numbers("M# #V#", &[1.0, 2.5, -3.0]), "M1 2.5V-3");
    }
}
