//! The names of functions, as the compiler leaves them for debuggers: knows how to read and to compare them.

use super::reader::{Reader, push_number, push_sized};
use super::wasm::CUSTOM;

/// The names of the functions by their numbers.
pub fn of_functions<'a>(sections: &[(u8, &'a [u8])]) -> Result<Vec<(usize, &'a str)>, String> {
    let names = sections.iter().find_map(|(kind, bytes)| (*kind == CUSTOM).then(|| in_section(bytes))?);
    names.ok_or_else(|| {
        "the wasm does not name its functions: its profile must keep them, by strip = \"debuginfo\".".to_owned()
    })
}

fn in_section(section: &[u8]) -> Option<Vec<(usize, &str)>> {
    let mut reader = Reader::new(section);
    if reader.sized()? != b"name" {
        return None;
    }
    loop {
        let (kind, part) = (reader.byte()?, reader.sized()?);
        if kind == 1 {
            let mut reader = Reader::new(part);
            let count = reader.number()?;
            return (0..count).map(|_| Some((reader.number()?, reader.text()?))).collect();
        }
    }
}

/// What says the names of functions, in the order of their numbers.
pub fn section(names: &[(usize, &str)]) -> Vec<u8> {
    let mut part = Vec::new();
    push_number(&mut part, names.len());
    for (number, name) in names {
        push_number(&mut part, *number);
        push_sized(&mut part, name.as_bytes());
    }
    let mut section = Vec::new();
    push_sized(&mut section, b"name");
    section.push(1);
    push_sized(&mut section, &part);
    section
}

/// A name of the linker as wasm-bindgen writes it: readable, and without the mark of what it exports.
pub fn demangled(name: &str) -> String {
    match (rustc_demangle::try_demangle(name), name.rsplit_once('_')) {
        (Ok(name), _) => name.to_string(),
        (_, Some((exported, mark))) if is_mark(mark) => exported.to_owned(),
        _ => name.to_owned(),
    }
}

/// A name without the number by which wasm-bindgen tells those apart that are written alike.
pub fn uncounted(name: &str) -> &str {
    let before = name.strip_suffix(']').map(|name| name.trim_end_matches(|letter: char| letter.is_ascii_digit()));
    before.and_then(|before| before.strip_suffix('[')).unwrap_or(name)
}

fn is_mark(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A name without the marks that tell crates of the same name apart.
pub fn plain(name: &str) -> String {
    let mut inside = false;
    name.chars()
        .filter(|c| {
            inside |= *c == '[';
            let kept = !inside;
            inside &= *c != ']';
            kept
        })
        .collect()
}

/// The same without the mark that tells copies of one function apart.
pub fn path(name: &str) -> String {
    let name = plain(name);
    match name.rsplit_once("::h") {
        Some((path, mark)) if is_mark(mark) => path.to_owned(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_the_linker_is_written_as_wasm_bindgen_does() {
        let check = |name, expect| assert_eq!(demangled(name), expect);
        check("_ZN1a1b17h42d2f5ff8b64afabE", "a::b::h42d2f5ff8b64afab");
        check("app_attribute_2491ed75441c6d5b", "app_attribute");
        check("__wbindgen_malloc", "__wbindgen_malloc");
        assert_eq!(uncounted("<a[c5930c85a12de822]::B>::run[12]"), "<a[c5930c85a12de822]::B>::run");
        assert_eq!(uncounted("<a::B as c::D<[u8]>>::run"), "<a::B as c::D<[u8]>>::run");
    }

    #[test]
    fn a_path_is_what_stands_in_the_source() {
        let check = |name, expect| assert_eq!(path(name), expect);
        check("a::b::parse::h42d2f5ff8b64afab", "a::b::parse");
        check("<a[c5930c85a12de822]::B as c::D>::run::h42d2f5ff8b64afab", "<a::B as c::D>::run");
        check("a::helper", "a::helper");
        check("memcmp", "memcmp");
    }
}
