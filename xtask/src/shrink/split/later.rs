//! A module that comes later: knows how the functions that have moved are numbered in it, and what it takes from the
//! others and lends to them. The data that only its functions read it writes where they expect it.

use super::super::reader::{Instruction, Reader, push_number, push_signed, push_sized};
use super::super::wasm::{self, CODE, CUSTOM, DATA, ELEMENTS, EXPORTS, FUNCTIONS, IMPORTS, TYPES};
use super::parts::Parts;
use super::{Moved, Seam, TABLE};
use std::collections::HashMap;

/// What the module that all those before it stand for is called.
const PRIMARY: &str = "_";

pub fn written(parts: &Parts, seam: &Seam, moved: &Moved) -> Vec<u8> {
    let numbers = Numbers {
        functions: moved.needs.iter().chain(&moved.functions).copied().zip(0..).collect(),
        globals: seam.globals.iter().copied().zip(0..).collect(),
    };
    let types = match parts.section(TYPES) {
        [] => &[0],
        types => types,
    };
    let bodies: Vec<Vec<u8>> =
        moved.functions.iter().map(|function| numbers.renumbered(parts.body(*function))).collect();
    let functions = numbered(moved.functions.iter().map(|function| parts.types[*function]));
    wasm::module([
        (TYPES, types),
        (IMPORTS, &imports(parts, seam, moved)[..]),
        (FUNCTIONS, &functions[..]),
        (EXPORTS, &exports(seam, moved, &numbers)[..]),
        (ELEMENTS, &elements(parts, moved, &numbers)[..]),
        (CODE, &wasm::code(&bodies)[..]),
        (DATA, &data(parts, moved)[..]),
        (CUSTOM, &names(parts, moved, &numbers)[..]),
    ])
}

/// The numbers in this module, by those in the whole.
struct Numbers {
    functions: HashMap<usize, usize>,
    globals: HashMap<usize, usize>,
}

impl Numbers {
    /// The body of a function, with the numbers of this module. It has been read before, so that it can be read again.
    fn renumbered(&self, body: &[u8]) -> Vec<u8> {
        let mut written = Vec::with_capacity(body.len());
        let Some(mut reader) = Reader::behind_locals(body) else { return written };
        written.extend_from_slice(reader.since(0));
        while !reader.is_done() {
            let start = reader.at;
            let number = match reader.instruction() {
                Some(Instruction::Call(number) | Instruction::Function(number)) => Some(self.functions[&number]),
                Some(Instruction::Global(number)) => Some(self.globals[&number]),
                Some(_) => None,
                None => return written,
            };
            match number {
                Some(number) => {
                    written.push(body[start]);
                    push_number(&mut written, number);
                }
                None => written.extend_from_slice(reader.since(start)),
            }
        }
        written
    }
}

/// Numbers one after another, behind how many there are.
fn numbered(numbers: impl ExactSizeIterator<Item = usize>) -> Vec<u8> {
    let mut section = Vec::new();
    push_number(&mut section, numbers.len());
    numbers.for_each(|number| push_number(&mut section, number));
    section
}

/// The table, the memory, the functions and the globals of the modules before it.
fn imports(parts: &Parts, seam: &Seam, moved: &Moved) -> Vec<u8> {
    let mut section = Vec::new();
    push_number(&mut section, 2 + moved.needs.len() + seam.globals.len());
    let mut push = |name: &str, what: &[u8], number: Option<usize>| {
        push_sized(&mut section, PRIMARY.as_bytes());
        push_sized(&mut section, name.as_bytes());
        section.extend_from_slice(what);
        number.into_iter().for_each(|number| push_number(&mut section, number));
    };
    // Of both the minimum alone is said: they may be larger.
    push(TABLE, &[1, 0x70, 0], Some(seam.slots(parts)));
    push(&seam.mark, &[2, 0], Some(parts.pages));
    let functions = seam.names_of_functions().filter(|(function, _)| moved.needs.contains(function));
    functions.for_each(|(function, name)| push(&name, &[0], Some(parts.types[function])));
    seam.names_of_globals().for_each(|(global, name)| push(&name, &[&[3], parts.globals[global]].concat(), None));
    section
}

/// What it lends to those that come after it.
fn exports(seam: &Seam, moved: &Moved, numbers: &Numbers) -> Vec<u8> {
    let is_own = |function: usize| moved.functions.contains(&function) && !moved.entries.contains(&function);
    let lent: Vec<_> = seam.names_of_functions().filter(|(function, _)| is_own(*function)).collect();
    let mut section = Vec::new();
    push_number(&mut section, lent.len());
    for (function, name) in lent {
        push_sized(&mut section, name.as_bytes());
        section.push(0);
        push_number(&mut section, numbers.functions[&function]);
    }
    section
}

/// The entries in the slots that the primary module calls them by, and what has moved in its own slots.
fn elements(parts: &Parts, moved: &Moved, numbers: &Numbers) -> Vec<u8> {
    let own = parts.elements.iter().filter(|(_, function)| moved.functions.contains(function));
    let own = own.filter(|(_, function)| !moved.entries.contains(function)).copied();
    let entries = (moved.slot..).zip(moved.entries.iter().copied());
    super::elements(own.chain(entries).map(|(slot, function)| (slot, numbers.functions[&function])))
}

/// The data that has moved.
fn data(parts: &Parts, moved: &Moved) -> Vec<u8> {
    let bytes = parts.section(DATA);
    let mut segments = Vec::new();
    for (range, address) in &parts.segments {
        for place in &moved.data {
            let (from, to) = (place.start.max(*address), place.end.min(address + range.len()));
            if from < to {
                segments.push((from, &bytes[range.start + from - address..range.start + to - address]));
            }
        }
    }
    let mut section = Vec::new();
    push_number(&mut section, segments.len());
    for (address, bytes) in segments {
        section.extend([0, 0x41]);
        push_signed(&mut section, address as i32);
        section.push(0x0b);
        push_sized(&mut section, bytes);
    }
    section
}

/// What the functions are called, by which wasm-opt puts those of like names together.
fn names(parts: &Parts, moved: &Moved, numbers: &Numbers) -> Vec<u8> {
    let named: Vec<_> = parts.names.iter().filter(|(function, _)| moved.functions.contains(function)).collect();
    let mut part = Vec::new();
    push_number(&mut part, named.len());
    for (function, name) in named {
        push_number(&mut part, numbers.functions[function]);
        push_sized(&mut part, name.as_bytes());
    }
    let mut section = Vec::new();
    push_sized(&mut section, b"name");
    section.push(1);
    push_sized(&mut section, &part);
    section
}
