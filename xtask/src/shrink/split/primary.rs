//! The module that is loaded first: knows what it has in place of what has moved, and what it lends to the later one.

use super::super::reader::{push_number, push_signed, push_sized};
use super::super::wasm::{self, CODE, CUSTOM, DATA, ELEMENTS, EXPORTS, TABLES};
use super::parts::Parts;
use super::{Seam, TABLE};

/// A function that nobody calls any more.
const TRAP: &[u8] = &[0, 0x00, 0x0b];

pub fn written(parts: &Parts, seam: &Seam) -> Vec<u8> {
    let slots: Vec<(usize, usize)> = seam.entries.iter().copied().zip(parts.slots..).collect();
    let body = |(function, body): (usize, &[u8])| match slots.iter().find(|(entry, _)| *entry == function) {
        Some((_, slot)) => through(parts, function, *slot),
        None if seam.moved.contains(&function) => TRAP.to_vec(),
        None => body.to_vec(),
    };
    let code = wasm::code(&parts.own().map(body).collect::<Vec<_>>());
    let table = table(parts.slots + slots.len());
    let (exports, elements, data) = (exports(parts, seam), elements(parts, seam), data(parts, seam));
    let names = |bytes: &[u8]| bytes.starts_with(b"\x04name");
    let sections = parts.sections.iter().filter(|(kind, bytes)| *kind != CUSTOM || names(bytes));
    wasm::module(sections.map(|(kind, bytes)| match *kind {
        CODE => (CODE, &code[..]),
        TABLES => (TABLES, &table[..]),
        EXPORTS => (EXPORTS, &exports[..]),
        ELEMENTS => (ELEMENTS, &elements[..]),
        DATA => (DATA, &data[..]),
        kind => (kind, *bytes),
    }))
}

/// The functions in the table. A slot whose function has moved gets one that traps until the later module fills it.
fn elements(parts: &Parts, seam: &Seam) -> Vec<u8> {
    let trap = seam.moved.iter().find(|function| !seam.entries.contains(function));
    let kept = parts.elements.iter().map(|(slot, function)| match trap {
        Some(trap) if seam.moved.contains(function) && !seam.entries.contains(function) => (*slot, *trap),
        _ => (*slot, *function),
    });
    super::elements(kept)
}

/// The data with zeros in place of what has moved, and of what nobody needs.
fn data(parts: &Parts, seam: &Seam) -> Vec<u8> {
    let mut data = parts.section(DATA).to_vec();
    for (range, address) in &parts.segments {
        for place in &seam.blank {
            let (from, to) = (place.start.max(*address), place.end.min(address + range.len()));
            if from < to {
                data[range.start + from - address..range.start + to - address].fill(0);
            }
        }
    }
    data
}

/// The body of a function that hands everything to the one in a slot of the table.
fn through(parts: &Parts, function: usize, slot: usize) -> Vec<u8> {
    let mut body = vec![0];
    for parameter in 0..parts.parameters(function) {
        body.push(0x20);
        push_number(&mut body, parameter);
    }
    body.push(0x41);
    push_signed(&mut body, slot as i32);
    body.push(0x11);
    push_number(&mut body, parts.types[function]);
    body.extend([0, 0x0b]);
    body
}

/// The only table, of functions, which is never longer.
fn table(slots: usize) -> Vec<u8> {
    let mut section = vec![1, 0x70, 1];
    push_number(&mut section, slots);
    push_number(&mut section, slots);
    section
}

/// What was exported, then the table, the memory, the functions and the globals for the later module.
fn exports(parts: &Parts, seam: &Seam) -> Vec<u8> {
    let before = parts.sections.iter().find(|section| section.0 == EXPORTS).map_or(&[][..], |section| section.1);
    let mut count = Vec::new();
    push_number(&mut count, parts.exports);
    let mut section = Vec::new();
    push_number(&mut section, parts.exports + 2 + seam.functions.len() + seam.globals.len());
    section.extend_from_slice(&before[count.len()..]);
    let mut push = |name: &str, kind: u8, number: usize| {
        push_sized(&mut section, name.as_bytes());
        section.push(kind);
        push_number(&mut section, number);
    };
    push(TABLE, 1, 0);
    push(&seam.mark, 2, 0);
    seam.functions.iter().zip(seam.function_names()).for_each(|(function, name)| push(&name, 0, *function));
    seam.globals.iter().zip(seam.global_names()).for_each(|(global, name)| push(&name, 3, *global));
    section
}
