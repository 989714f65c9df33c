//! The part of an address behind its `#`: short, readable, and shared with whoever else writes there.

use super::{Linked, SEVERAL, SINGLE};
use crate::dataset::Problem;

/// What differs from the default as `key=value&key=value`, each key behind a prefix (see `replace_in`), without the `#`.
pub fn to_hash(linked: &Linked, prefix: &str) -> String {
    let mut hash = String::new();
    for (key, values) in linked.pairs() {
        if !hash.is_empty() {
            hash.push('&');
        }
        push_key(&mut hash, prefix, key);
        hash.push('=');
        for (number, value) in values.iter().enumerate() {
            if number > 0 {
                hash.push(',');
            }
            push_encoded(&mut hash, value);
        }
    }
    hash
}

/// What the keys with a prefix say, with or without a `#` before them. Other parts are none of its business;
/// what means nothing is a problem and stays as by default.
// Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
#[inline(never)]
pub fn from_hash(hash: &str, prefix: &str) -> (Linked, Vec<Problem>) {
    let (mut linked, mut problems) = (Linked::default(), Vec::new());
    for part in parts(hash) {
        let Some(key) = key_of(part, prefix) else { continue };
        let (_, value) = part.split_once('=').unwrap_or_default();
        let values =
            if SEVERAL.contains(&key) { value.split(',').map(decoded).collect() } else { vec![decoded(value)] };
        linked.take(key, values, &mut problems);
    }
    (linked, problems)
}

/// The hash with what is seen in the place of what the keys with a prefix said before; all other parts stay where they
/// are. The first element of a page has an empty prefix, every other one its id or number.
pub fn replace_in(hash: &str, prefix: &str, linked: &Linked) -> String {
    let own = to_hash(linked, prefix);
    let mut written = false;
    let mut kept: Vec<&str> = Vec::new();
    for part in parts(hash) {
        if key_of(part, prefix).is_none() {
            kept.push(part);
        } else if !written && !own.is_empty() {
            kept.push(&own);
            written = true;
        }
    }
    if !written && !own.is_empty() {
        kept.push(&own);
    }
    kept.join("&")
}

fn parts(hash: &str) -> impl Iterator<Item = &str> {
    hash.strip_prefix('#').unwrap_or(hash).split('&').filter(|part| !part.is_empty())
}

/// Which of the keys a part has, behind the prefix.
fn key_of(part: &str, prefix: &str) -> Option<&'static str> {
    let (name, _) = part.split_once('=')?;
    let is_called = |key: &&str| {
        let mut called = String::new();
        push_key(&mut called, prefix, key);
        called == name
    };
    SINGLE.into_iter().chain(SEVERAL).find(is_called)
}

fn push_key(hash: &mut String, prefix: &str, key: &str) {
    if !prefix.is_empty() {
        push_encoded(hash, prefix);
        hash.push('.');
    }
    hash.push_str(key);
}

/// Leaves what a browser leaves in a hash as it is, but for what separates the parts; a space becomes a plus.
fn push_encoded(hash: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => hash.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'~' | b'/' | b':' | b'!' | b'(' | b')' | b'*' | b';' | b'@' | b'$' | b'?' => {
                hash.push(char::from(byte));
            }
            b' ' => hash.push('+'),
            _ => {
                hash.push('%');
                for digit in [byte >> 4, byte & 15] {
                    hash.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
                }
            }
        }
    }
}

/// What is encoded wrongly is taken as it stands there.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        let digit = |place: usize| after.get(place).and_then(|digit| char::from(*digit).to_digit(16));
        match (byte, digit(0).zip(digit(1))) {
            (b'%', Some((high, low))) => {
                bytes.push((high * 16 + low) as u8);
                rest = after.get(2..).unwrap_or_default();
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::View;

    #[test]
    fn a_value_is_encoded_so_that_it_stays_readable() {
        let check = |text: &str, expect: &str| {
            let mut hash = String::new();
            push_encoded(&mut hash, text);
            assert_eq!((hash.as_str(), decoded(&hash).as_str()), (expect, text));
        };
        check("embassy-closed", "embassy-closed");
        check("1990/2019", "1990/2019");
        check("Hugo Chávez", "Hugo+Ch%C3%A1vez");
        check("a+b&c=d,e#f%20", "a%2Bb%26c%3Dd%2Ce%23f%2520");
    }

    #[test]
    fn what_is_encoded_wrongly_is_taken_as_it_stands_there() {
        let check = |text: &str, expect: &str| assert_eq!(decoded(text), expect);
        check("%", "%");
        check("100%+%zz", "100% %zz");
        check("%FF", "%FF");
        check("한국", "한국");
    }

    #[test]
    fn each_element_has_its_own_part_of_the_hash() {
        let map = Linked { view: Some(View::Map), ..Linked::default() };
        let list = Linked { view: Some(View::List), query: "oil".to_owned(), ..Linked::default() };
        let check = |hash: &str, prefix: &str, linked: &Linked, expect: &str| {
            assert_eq!(replace_in(hash, prefix, linked), expect);
            assert_eq!(from_hash(expect, prefix), (linked.clone(), Vec::new()));
        };
        check("", "", &map, "view=map");
        check("#view=list&q=x", "", &map, "view=map");
        check("#view=map", "2", &list, "view=map&2.view=list&2.q=oil");
        check("#2.view=map&view=list", "2", &list, "2.view=list&2.q=oil&view=list");
        check("#section-3&page=4&view=list&tail", "", &map, "section-3&page=4&view=map&tail");
        check("#section-3&view=list", "", &Linked::default(), "section-3");
        check("#a&b=c", "an id", &map, "a&b=c&an+id.view=map");
    }
}
