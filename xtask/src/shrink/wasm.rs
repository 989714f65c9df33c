//! A WebAssembly module as bytes: knows how its sections and names are written; not what is changed in them.

use super::reader::{Reader, push_number, push_signed, push_sized};

/// The kinds of sections that something is looked for in.
pub const CUSTOM: u8 = 0;
pub const TYPES: u8 = 1;
pub const IMPORTS: u8 = 2;
pub const FUNCTIONS: u8 = 3;
pub const TABLES: u8 = 4;
pub const MEMORIES: u8 = 5;
pub const GLOBALS: u8 = 6;
pub const EXPORTS: u8 = 7;
pub const START: u8 = 8;
pub const ELEMENTS: u8 = 9;
pub const CODE: u8 = 10;
pub const DATA: u8 = 11;

const HEAD: &[u8] = b"\0asm\x01\0\0\0";

/// The sections in their order: the kind of each, and what it holds.
pub fn sections(module: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut reader = Reader::new(module);
    if reader.take(HEAD.len())? != HEAD {
        return None;
    }
    let mut sections = Vec::new();
    while !reader.is_done() {
        sections.push((reader.byte()?, reader.sized()?));
    }
    Some(sections)
}

pub fn module<'a>(sections: impl IntoIterator<Item = (u8, &'a [u8])>) -> Vec<u8> {
    let mut module = HEAD.to_vec();
    for (kind, bytes) in sections {
        module.push(kind);
        push_sized(&mut module, bytes);
    }
    module
}

/// What the module wants from outside: from which module, by which name, and of which type.
pub struct Import<'a> {
    pub module: &'a str,
    pub name: &'a str,
    pub what: &'a [u8],
}

impl Import<'_> {
    pub fn is_function(&self) -> bool {
        self.what.first() == Some(&0)
    }
}

pub fn imports(section: &[u8]) -> Option<Vec<Import<'_>>> {
    let mut reader = Reader::new(section);
    let count = reader.number()?;
    (0..count).map(|_| import(&mut reader)).collect()
}

/// Imports of which each is said by its module, its name and what it is.
pub fn written_imports<'a>(imports: impl ExactSizeIterator<Item = (&'a str, String, &'a [u8])>) -> Vec<u8> {
    let mut section = Vec::new();
    push_number(&mut section, imports.len());
    for (module, name, what) in imports {
        push_sized(&mut section, module.as_bytes());
        push_sized(&mut section, name.as_bytes());
        section.extend_from_slice(what);
    }
    section
}

fn import<'a>(reader: &mut Reader<'a>) -> Option<Import<'a>> {
    let (module, name, start) = (reader.text()?, reader.text()?, reader.at);
    match reader.byte()? {
        0 => reader.skip_numbers(1)?,
        // A table: its type and then, as for a memory, a flag, a minimum and, if the flag is odd, a maximum.
        kind @ (1 | 2) => {
            reader.skip_numbers(usize::from(kind == 1))?;
            let flag = reader.byte()?;
            reader.skip_numbers(1 + usize::from(flag & 1))?;
        }
        3 => reader.skip_numbers(2)?,
        _ => return None,
    }
    Some(Import { module, name, what: reader.since(start) })
}

/// Numbers one after another, behind how many there are.
pub fn numbers(section: &[u8]) -> Option<Vec<usize>> {
    let mut reader = Reader::new(section);
    let count = reader.number()?;
    (0..count).map(|_| reader.number()).collect()
}

/// The bodies of the module's own functions, which are numbered after the imported ones.
pub fn bodies(section: &[u8]) -> Option<Vec<&[u8]>> {
    let mut reader = Reader::new(section);
    let count = reader.number()?;
    (0..count).map(|_| reader.sized()).collect()
}

pub fn code(bodies: &[Vec<u8>]) -> Vec<u8> {
    let mut section = Vec::new();
    push_number(&mut section, bodies.len());
    for body in bodies {
        push_sized(&mut section, body);
    }
    section
}

/// The functions in the only table in the beginning, each behind its slot.
pub fn elements(section: &[u8]) -> Option<Vec<(usize, usize)>> {
    let mut reader = Reader::new(section);
    let (segments, mut elements) = (reader.number()?, Vec::new());
    for _ in 0..segments {
        // Active, in the only table, at a constant: `i32.const`, the slot, `end`.
        (reader.take(2)? == [0x00, 0x41]).then_some(())?;
        let first = reader.number()?;
        (reader.byte()? == 0x0b).then_some(())?;
        let count = reader.number()?;
        for slot in first..first + count {
            elements.push((slot, reader.number()?));
        }
    }
    Some(elements)
}

/// The section that puts functions into slots of the table.
pub fn written_elements(slots: impl Iterator<Item = (usize, usize)>) -> Vec<u8> {
    let mut runs: Vec<(usize, Vec<usize>)> = Vec::new();
    for (slot, function) in slots {
        match runs.last_mut() {
            Some((first, functions)) if *first + functions.len() == slot => functions.push(function),
            _ => runs.push((slot, vec![function])),
        }
    }
    let mut section = Vec::new();
    push_number(&mut section, runs.len());
    for (first, functions) in runs {
        section.extend([0, 0x41]);
        push_signed(&mut section, first as i32);
        section.push(0x0b);
        push_number(&mut section, functions.len());
        functions.iter().for_each(|function| push_number(&mut section, *function));
    }
    section
}

/// The exports: the name, the kind and the number of each.
pub fn exports(section: &[u8]) -> Option<Vec<(&str, u8, usize)>> {
    let mut reader = Reader::new(section);
    let count = reader.number()?;
    (0..count).map(|_| Some((reader.text()?, reader.byte()?, reader.number()?))).collect()
}

pub fn written_exports<'a>(exports: impl ExactSizeIterator<Item = (&'a str, u8, usize)>) -> Vec<u8> {
    let mut section = Vec::new();
    push_number(&mut section, exports.len());
    for (name, kind, number) in exports {
        push_sized(&mut section, name.as_bytes());
        section.push(kind);
        push_number(&mut section, number);
    }
    section
}

/// Where in the section the bytes of each segment stand, and at which address they will be.
pub fn segments(section: &[u8]) -> Option<Vec<(std::ops::Range<usize>, usize)>> {
    let mut reader = Reader::new(section);
    let count = reader.number()?;
    let segment = |reader: &mut Reader| {
        // Active, in the only memory, at a constant: `i32.const`, the address, `end`.
        if reader.take(2)? != [0x00, 0x41] {
            return None;
        }
        let address = reader.number()?;
        let end = (reader.byte()? == 0x0b).then(|| reader.sized())??;
        Some((reader.at - end.len()..reader.at, address))
    };
    (0..count).map(|_| segment(&mut reader)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_its_sections() {
        let bytes = b"\0asm\x01\0\0\0\x01\x02ab\x0a\0";
        let found = sections(bytes).unwrap();
        assert_eq!(found, [(1, &b"ab"[..]), (CODE, b"")]);
        assert_eq!(module(found), bytes);
        assert!(sections(b"\0asm\x01\0\0\0\x01\x03ab").is_none());
        assert!(sections(b"<!DOCTYPE").is_none());
    }

    #[test]
    fn an_import_goes_as_far_as_its_type() {
        let section = b"\x03\x01a\x01b\0\x05\x01a\x01m\x02\x01\x01\x80\x01\x01a\x01t\x01\x70\0\x04";
        let found = imports(section).unwrap();
        let kinds: Vec<_> = found.iter().map(|import| (import.name, import.what)).collect();
        assert_eq!(kinds, [("b", &b"\0\x05"[..]), ("m", b"\x02\x01\x01\x80\x01"), ("t", b"\x01\x70\0\x04")]);
        assert!(found[0].is_function() && !found[1].is_function());
    }
}
