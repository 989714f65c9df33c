//! Panics without words: knows which functions lead to nothing but a panic, and takes out what only prepares its message.
//!
//! Every check stays: where the program would have panicked it traps, at once and without a text that no reader would
//! see. `{:?}` writes nothing any more, which is for developers too: what is shown is written by `{}`. Nor does what is said
//! of a `RefCell` that is borrowed already, which only panics say.

use super::names::{self, plain};
use super::reader::{Instruction, Reader};
use super::wasm::{self, CODE, DATA, IMPORTS};
use std::collections::HashSet;

/// How the names of the functions begin that panic whenever they are called, or run only while something panics.
const PANICKING: &[&str] = &[
    "core::panicking::",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already_",
    "core::slice::index::slice_",
    "core::str::slice_error_fail",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "std::alloc::rust_oom",
    "std::panicking::panic_handler",
    "std::panicking::panic_with_hook",
    "std::thread::local::panic_access_error",
];

/// A function of no instruction but a trap; and one that writes nothing, with success.
const TRAP: &[u8] = &[0, 0x00, 0x0b];
const NOTHING_WRITTEN: &[u8] = &[0, 0x41, 0, 0x0b];

pub fn silenced(module: &[u8]) -> Result<Vec<u8>, String> {
    let sections = wasm::sections(module).ok_or("what the compiler wrote is not a wasm module.")?;
    let names = names::of_functions(&sections)?;
    let section = |kind| sections.iter().find(|section| section.0 == kind).map_or(&[][..], |section| section.1);
    let imports = wasm::imports(section(IMPORTS)).ok_or("the imports of the wasm are written in an unknown way.")?;
    let bodies = wasm::bodies(section(CODE)).ok_or("the functions of the wasm are written in an unknown way.")?;
    let first = imports.iter().filter(|import| import.is_function()).count();
    let code = wasm::code(&without_messages(&bodies, first, &names));
    let data = without_locations(section(DATA));
    Ok(wasm::module(sections.iter().map(|(kind, bytes)| match *kind {
        CODE => (CODE, &code[..]),
        DATA => (DATA, &data[..]),
        kind => (kind, *bytes),
    })))
}

/// The functions, the first of which has the number `first`.
fn without_messages(bodies: &[&[u8]], first: usize, names: &[(usize, &str)]) -> Vec<Vec<u8>> {
    let mut bodies: Vec<Vec<u8>> = bodies.iter().map(|body| body.to_vec()).collect();
    let mut traps = HashSet::new();
    for (number, name) in names {
        let Some(body) = number.checked_sub(first).and_then(|index| bodies.get_mut(index)) else { continue };
        let name = plain(name);
        if name.contains(" as core::fmt::Debug>::fmt") || name.starts_with("<core::cell::Borrow") {
            *body = NOTHING_WRITTEN.to_vec();
        } else if is_panicking(&name) && never_returns(body) == Some(true) {
            *body = TRAP.to_vec();
            traps.insert(*number);
        }
    }
    // A function that does nothing before it calls one that traps is one itself, for those that call it.
    loop {
        let known = traps.len();
        for (body, number) in bodies.iter_mut().zip(first..) {
            if traps.contains(&number) {
                continue;
            }
            if let Some(shorter) = swept(body, &traps) {
                *body = shorter;
            }
            if is_trap(body) == Some(true) {
                traps.insert(number);
            }
        }
        if traps.len() == known {
            return bodies;
        }
    }
}

fn is_panicking(name: &str) -> bool {
    PANICKING.iter().any(|start| name.starts_with(start))
        || name.starts_with("console_error_panic_hook::hook")
        || name.ends_with("::assert_failed")
        || name.contains(" as core::panic::PanicPayload>::")
}

/// Whether a function cannot be left but by a trap: whatever its name says, one that may return is not touched.
fn never_returns(body: &[u8]) -> Option<bool> {
    let mut reader = Reader::behind_locals(body)?;
    let mut last = [Instruction::Plain; 2];
    while !reader.is_done() {
        let next = reader.instruction()?;
        if next == Instruction::Return {
            return Some(false);
        }
        last = [last[1], next];
    }
    Some(last[0] == Instruction::Trap)
}

fn is_trap(body: &[u8]) -> Option<bool> {
    Some(Reader::behind_locals(body)?.instruction()? == Instruction::Trap)
}

/// The body without what is calculated or written on a way that ends in a trap, from the last instruction on that leads
/// elsewhere or calls a function: nobody will read it. What is left on the stack there does not matter to a trap.
fn swept(body: &[u8], traps: &HashSet<usize>) -> Option<Vec<u8>> {
    let mut reader = Reader::behind_locals(body)?;
    let mut swept = body[..reader.at].to_vec();
    let mut straight = swept.len();
    while !reader.is_done() {
        let start = reader.at;
        let instruction = reader.instruction()?;
        match instruction {
            Instruction::Call(number) if traps.contains(&number) => {
                swept.truncate(straight);
                swept.push(0x00);
                continue;
            }
            Instruction::Trap => swept.truncate(straight),
            _ => {}
        }
        swept.extend_from_slice(&body[start..reader.at]);
        if !instruction.goes_on() && instruction != Instruction::Trap {
            straight = swept.len();
        }
    }
    Some(swept)
}

/// The data without the places in the source that panics would name: a path of Rust, its length, a line and a column.
fn without_locations(section: &[u8]) -> Vec<u8> {
    let mut data = section.to_vec();
    for (range, address) in wasm::segments(section).unwrap_or_default() {
        let bytes = &section[range.clone()];
        for at in (0..bytes.len().saturating_sub(15)).step_by(4) {
            if let Some(path) = path_of_location(bytes, address, at) {
                data[range.start + at..][..16].fill(0);
                data[range.start + path.start..range.start + path.end].fill(0);
            }
        }
    }
    data
}

/// Where the path stands, if there is a location at `at`.
fn path_of_location(bytes: &[u8], address: usize, at: usize) -> Option<std::ops::Range<usize>> {
    let mut words = bytes.get(at..at + 16)?.chunks_exact(4);
    let mut word = || words.next().and_then(|word| Some(u32::from_le_bytes(word.try_into().ok()?) as usize));
    let (start, length, line, column) = (word()?.checked_sub(address)?, word()?, word()?, word()?);
    let path = bytes.get(start..start.checked_add(length)?)?;
    let is_path = path.ends_with(b".rs") && path.contains(&b'/') && path.iter().all(u8::is_ascii_graphic);
    let is_place = (1..100_000).contains(&line) && (1..1_000).contains(&column);
    (is_path && is_place).then_some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_without_its_crates_mark() {
        let check = |name, expect| assert_eq!(is_panicking(&plain(name)), expect, "{name}");
        check("core[c5930c85a12de822]::panicking::panic_fmt", true);
        check("core::panicking::assert_failed::h1b2c", true);
        check("<alloc[3ca5]::vec::Vec<_, _>>::insert_mut::assert_failed", true);
        check("std[a543]::panicking::set_hook", false);
        check("core::option::Option<T>::expect::h17fe", false);
        check("<core::option::Option<T> as wasm_bindgen::UnwrapThrowExt<T>>::unwrap_throw::he1", false);
    }

    #[test]
    fn what_prepares_a_panic_is_swept_and_its_check_stays() {
        let traps = HashSet::from([7]);
        let check = |body: &[u8], expect: &[u8]| assert_eq!(swept(body, &traps).as_deref(), Some(expect), "{body:?}");
        // block, local.get 0, br_if 0, i32.const 1, i32.const 2, call 7, unreachable, end, end
        check(
            &[0, 0x02, 0x40, 0x20, 0, 0x0d, 0, 0x41, 1, 0x41, 2, 0x10, 7, 0x00, 0x0b, 0x0b],
            &[0, 0x02, 0x40, 0x20, 0, 0x0d, 0, 0x00, 0x0b, 0x0b],
        );
        // Another call may do what the reader sees: it stays.
        check(&[0, 0x41, 1, 0x10, 3, 0x41, 2, 0x10, 7, 0x0b], &[0, 0x41, 1, 0x10, 3, 0x00, 0x0b]);
        check(&[0, 0x41, 1, 0x1a, 0x0b], &[0, 0x41, 1, 0x1a, 0x0b]);
        assert_eq!(swept(&[0, 0xfd, 0x00, 0x0b], &traps), None);
    }

    #[test]
    fn a_function_traps_if_it_only_calls_one_that_does() {
        let names =
            [(1, "core::panicking::panic_fmt"), (2, "helper"), (3, "core::panicking::may_return"), (4, "checked")];
        let bodies: [&[u8]; 4] = [
            &[0, 0x10, 0, 0x00, 0x0b],
            &[0, 0x41, 1, 0x10, 1, 0x00, 0x0b],
            &[0, 0x10, 0, 0x0b],
            &[0, 0x41, 1, 0x04, 0x40, 0x41, 9, 0x10, 2, 0x00, 0x0b, 0x0b],
        ];
        let expect: [&[u8]; 4] = [TRAP, TRAP, bodies[2], &[0, 0x41, 1, 0x04, 0x40, 0x00, 0x0b, 0x0b]];
        assert_eq!(without_messages(&bodies, 1, &names), expect);
    }

    #[test]
    fn a_function_that_may_return_is_left_alone() {
        let check = |body: &[u8], expect| assert_eq!(never_returns(body), expect, "{body:?}");
        check(&[0, 0x10, 1, 0x00, 0x0b], Some(true));
        check(&[0, 0x10, 1, 0x0b], Some(false));
        check(&[0, 0x20, 0, 0x04, 0x40, 0x0f, 0x0b, 0x00, 0x0b], Some(false));
    }

    #[test]
    fn a_place_in_the_source_is_blanked_and_nothing_else() {
        let location =
            |line: u8| [&[16, 0, 0, 0, 8, 0, 0, 0, line, 0, 0, 0, 7, 0, 0, 0][..], b"src/a.rs", b"src/"].concat();
        let section = |bytes: &[u8]| [&[1, 0x00, 0x41, 0, 0x0b, bytes.len() as u8], bytes].concat();
        let blank = [&[0; 24][..], b"src/"].concat();
        assert_eq!(without_locations(&section(&location(3))), section(&blank));
        assert_eq!(without_locations(&section(&location(0))), section(&location(0)));
    }
}
