//! A module that comes later: knows how the functions that have moved are numbered in it, and what it takes from the
//! others and lends to them. The data that only its functions read it writes where they expect it.

use super::super::reader::{self, push_number, push_signed, push_sized};
use super::super::wasm::{self, CODE, CUSTOM, DATA, ELEMENTS, FUNCTIONS, IMPORTS, TYPES};
use super::parts::Parts;
use super::{Moved, Seam, TABLE};
use std::collections::HashMap;

/// What all the modules before it are called: what they lend by their table is called by its slot.
pub const LENT: &str = "$";

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
        (ELEMENTS, &elements(parts, seam, moved, &numbers)[..]),
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
        reader::renumbered(body, |number| self.functions[&number], |number| self.globals[&number]).unwrap_or_default()
    }
}

/// Numbers one after another, behind how many there are.
fn numbered(numbers: impl ExactSizeIterator<Item = usize>) -> Vec<u8> {
    let mut section = Vec::new();
    push_number(&mut section, numbers.len());
    numbers.for_each(|number| push_number(&mut section, number));
    section
}

/// The table, the memory, the functions and the globals of the modules before it, and what it needs of the glue.
fn imports(parts: &Parts, seam: &Seam, moved: &Moved) -> Vec<u8> {
    let mut section = Vec::new();
    push_number(&mut section, 2 + moved.needs.len() + seam.globals.len());
    let mut push = |module: &str, name: &str, what: &[u8], number: Option<usize>| {
        push_sized(&mut section, module.as_bytes());
        push_sized(&mut section, name.as_bytes());
        section.extend_from_slice(what);
        number.into_iter().for_each(|number| push_number(&mut section, number));
    };
    // Of both the minimum alone is said: they may be larger.
    push(LENT, TABLE, &[1, 0x70, 0], Some(seam.slots(parts)));
    push(LENT, &seam.mark, &[2, 0], Some(parts.pages));
    for function in &moved.needs {
        let kind = Some(parts.types[*function]);
        match parts.imports.get(*function) {
            Some(import) => push(import.module, import.name, &[0], kind),
            None => push(LENT, &seam.lent[function].to_string(), &[0], kind),
        }
    }
    seam.names_of_globals().for_each(|(global, name)| push(LENT, &name, &[&[3], parts.globals[global]].concat(), None));
    section
}

/// The entries in the slots that the primary module calls them by, what has moved in its own slots, and what is lent to
/// those that come after it.
fn elements(parts: &Parts, seam: &Seam, moved: &Moved, numbers: &Numbers) -> Vec<u8> {
    let is_own = |function| moved.is_home(function);
    let own = parts.elements.iter().filter(|(_, function)| is_own(*function)).copied();
    let entries = (moved.slot..).zip(moved.entries.iter().copied());
    let all = own.chain(entries).chain(seam.lent_by(is_own));
    wasm::written_elements(all.map(|(slot, function)| (slot, numbers.functions[&function])))
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
    super::super::names::section(
        &named.iter().map(|(function, name)| (numbers.functions[function], *name)).collect::<Vec<_>>(),
    )
}
