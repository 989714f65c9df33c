//! The module that is loaded first: knows what it has in place of what has moved, and what it lends to the later ones.

use super::super::reader::{push_number, push_signed, push_sized};
use super::super::wasm::{self, CODE, CUSTOM, DATA, ELEMENTS, EXPORTS, TABLES};
use super::parts::Parts;
use super::{Seam, TABLE};
use std::collections::HashMap;

/// A function that nobody calls any more, or ever.
const TRAP: &[u8] = &[0, 0x00, 0x0b];

pub fn written(parts: &Parts, seam: &Seam) -> Vec<u8> {
    let slots: HashMap<usize, usize> =
        seam.later.iter().flat_map(|moved| moved.entries.iter().copied().zip(moved.slot..)).collect();
    let body = |(function, body): (usize, &[u8])| match slots.get(&function) {
        Some(slot) => through(parts, function, *slot),
        None if seam.has_moved(function) || seam.never.contains(&function) => TRAP.to_vec(),
        None => body.to_vec(),
    };
    let code = wasm::code(&parts.own().map(body).collect::<Vec<_>>());
    let table = table(seam.slots(parts));
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
    let is_gone = |function: usize| seam.has_moved(function) && !seam.is_entry(function);
    let trap = parts.own().map(|(function, _)| function).find(|function| is_gone(*function));
    let kept = parts.elements.iter().map(|(slot, function)| match trap {
        Some(trap) if is_gone(*function) => (*slot, trap),
        _ => (*slot, *function),
    });
    let is_here = |function| !seam.has_moved(function) || seam.is_entry(function);
    wasm::written_elements(kept.chain(seam.lent_by(is_here)))
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

/// What was exported, then the table, the memory and the globals for the later modules.
fn exports(parts: &Parts, seam: &Seam) -> Vec<u8> {
    let mut count = Vec::new();
    push_number(&mut count, parts.exports);
    let mut section = Vec::new();
    push_number(&mut section, parts.exports + 2 + seam.globals.len());
    section.extend_from_slice(parts.section(EXPORTS).get(count.len()..).unwrap_or_default());
    let mut push = |name: &str, kind: u8, number: usize| {
        push_sized(&mut section, name.as_bytes());
        section.push(kind);
        push_number(&mut section, number);
    };
    push(TABLE, 1, 0);
    push(&seam.mark, 2, 0);
    seam.names_of_globals().for_each(|(global, name)| push(&name, 3, global));
    section
}
