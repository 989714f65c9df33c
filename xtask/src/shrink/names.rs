//! The names of functions, as the compiler leaves them for debuggers: knows how to read and to compare them.

use super::reader::Reader;
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
        Some((path, mark)) if mark.len() == 16 && mark.bytes().all(|byte| byte.is_ascii_hexdigit()) => path.to_owned(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_what_stands_in_the_source() {
        let check = |name, expect| assert_eq!(path(name), expect);
        check("a::b::parse::h42d2f5ff8b64afab", "a::b::parse");
        check("<a[c5930c85a12de822]::B as c::D>::run::h42d2f5ff8b64afab", "<a::B as c::D>::run");
        check("a::helper", "a::helper");
        check("memcmp", "memcmp");
    }
}
