//! Two modules out of one: knows which functions a first load does without, and finds what nothing else needs.
//! How the two are written is in `split/`.
//!
//! The primary module keeps the data, the memory and the table. Where it calls something that has moved, it calls a
//! slot of the table that is empty until the later module has arrived: whoever comes there must have waited for it.

mod later;
mod parts;
mod primary;

use super::imports::short;
use parts::Parts;
use std::collections::BTreeSet;

/// The functions by which the primary module reaches what comes later. In the source they are `#[inline(never)]`.
const LATER: &[&str] = &[
    "relations_core::dataset::parse::parse",
    "relations_core::state::sight::domain_from_edtf",
    "relations_timeline::ui::chips::chips",
    "relations_timeline::ui::cluster::cluster",
    "relations_timeline::ui::filters::filters",
    "relations_timeline::ui::help::help",
    "relations_timeline::ui::words::pieces",
];

/// What the primary module calls the table for the later one. The door knows by it that there is a later one.
const TABLE: &str = "later";

pub struct Split {
    pub primary: Vec<u8>,
    pub later: Vec<u8>,
}

pub fn in_two(module: &[u8]) -> Result<Split, String> {
    split(module, LATER)
}

fn split(module: &[u8], names: &[&str]) -> Result<Split, String> {
    let parts = Parts::of(module)?;
    let entries = names.iter().map(|name| parts.named(name)).collect::<Result<BTreeSet<usize>, String>>()?;
    let seam = Seam::new(&parts, entries, mark(module));
    Ok(Split { primary: primary::written(&parts, &seam), later: later::written(&parts, &seam) })
}

/// What the primary module calls its memory for the later one: different in every build, so that a later module which
/// a cache has kept of another build is refused instead of calling what it does not mean.
fn mark(module: &[u8]) -> String {
    let mixed = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    format!("{:08x}", module.iter().fold(0x811c_9dc5, mixed))
}

/// Where the two modules meet; functions and globals by their numbers in the whole.
struct Seam {
    mark: String,
    /// What the primary module calls of the later one, in the order of the slots.
    entries: BTreeSet<usize>,
    /// All that moves, the entries among it.
    moved: BTreeSet<usize>,
    /// What the later module needs of the primary one.
    functions: BTreeSet<usize>,
    globals: BTreeSet<usize>,
}

impl Seam {
    fn new(parts: &Parts, entries: BTreeSet<usize>, mark: String) -> Seam {
        let kept = reached(parts, parts.roots(), &entries);
        let below = entries.iter().flat_map(|entry| parts.needs(*entry).functions.iter().copied());
        let moved: BTreeSet<usize> =
            reached(parts, below, &entries).difference(&kept).copied().chain(entries.iter().copied()).collect();
        let needs = || moved.iter().map(|function| parts.needs(*function));
        let functions = needs().flat_map(|needs| &needs.functions).filter(|other| !moved.contains(other));
        let functions = functions.copied().collect();
        let globals = needs().flat_map(|needs| &needs.globals).copied().collect();
        Seam { mark, entries, moved, functions, globals }
    }

    /// The names that the primary module gives to what it lends: to the functions, and then to the globals.
    fn function_names(&self) -> impl Iterator<Item = String> {
        (0..self.functions.len()).map(short)
    }

    fn global_names(&self) -> impl Iterator<Item = String> {
        (self.functions.len()..).take(self.globals.len()).map(short)
    }
}

/// The module's own functions that can be reached from some without going through the `gates`.
fn reached(parts: &Parts, from: impl IntoIterator<Item = usize>, gates: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<usize> = from.into_iter().collect();
    while let Some(function) = next.pop() {
        if parts.is_own(function) && !gates.contains(&function) && reached.insert(function) {
            next.extend(&parts.needs(function).functions);
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::super::wasm::{self, CODE, ELEMENTS, EXPORTS, FUNCTIONS, IMPORTS, TABLES};
    use super::*;

    /// One imported function (0); `run` (1), exported, calls the entry (2) and a helper (4); the entry calls its own
    /// helper (3), the shared one (4) and the imported function, and uses the global; another helper (5) is in the table.
    fn whole() -> Vec<u8> {
        let name = |number: u8, name: &str| [&[number, name.len() as u8], name.as_bytes()].concat();
        let names = [
            name(1, "a::run"),
            name(2, "a::panel::h0123456789abcdef"),
            name(3, "a::helper"),
            name(4, "a::shared"),
            name(5, "a::helper::h0123456789abcdef"),
        ]
        .concat();
        let custom = [&b"\x04name\x01"[..], &[names.len() as u8 + 1, 5], &names].concat();
        let sections: [(u8, &[u8]); 10] = [
            // No parameters; one and one result.
            (1, &[2, 0x60, 0, 0, 0x60, 1, 0x7f, 1, 0x7f]),
            (2, b"\x01\x01m\x01f\0\0"),
            (3, &[5, 0, 1, 0, 0, 0]),
            (4, &[1, 0x70, 1, 2, 2]),
            (5, &[1, 0, 17]),
            (6, &[1, 0x7f, 1, 0x41, 16, 0x0b]),
            (7, b"\x02\x06memory\x02\0\x03run\0\x01"),
            (9, &[1, 0, 0x41, 1, 0x0b, 1, 5]),
            (
                10,
                &[
                    &[5][..],
                    &[8, 0, 0x41, 1, 0x10, 2, 0x10, 4, 0x0b],
                    &[10, 0, 0x23, 0, 0x10, 3, 0x10, 4, 0x10, 0, 0x0b],
                    &[2, 0, 0x0b],
                    &[3, 0, 0x01, 0x0b],
                    &[2, 0, 0x0b],
                ]
                .concat(),
            ),
            (0, &custom),
        ];
        wasm::module(sections)
    }

    fn section(module: &[u8], kind: u8) -> Vec<u8> {
        wasm::sections(module).unwrap().into_iter().find(|section| section.0 == kind).unwrap().1.to_vec()
    }

    #[test]
    fn the_primary_module_calls_a_slot_instead_of_what_has_moved() {
        let Split { primary, .. } = split(&whole(), &["a::panel"]).unwrap();
        assert_eq!(section(&primary, TABLES), [1, 0x70, 1, 3, 3]);
        let bodies = section(&primary, CODE);
        let bodies = wasm::bodies(&bodies).unwrap();
        assert_eq!(bodies[0], [0, 0x41, 1, 0x10, 2, 0x10, 4, 0x0b]);
        assert_eq!(bodies[1], [0, 0x20, 0, 0x41, 2, 0x11, 1, 0, 0x0b]);
        assert_eq!(bodies[2], [0, 0x00, 0x0b]);
        assert_eq!(bodies[3], [0, 0x01, 0x0b]);
        let mark = mark(&whole());
        let exports = [
            &b"\x07\x06memory\x02\0\x03run\0\x01\x05later\x01\0\x08"[..],
            mark.as_bytes(),
            b"\x02\0\x01a\0\0\x01b\0\x04\x01c\x03\0",
        ];
        assert_eq!(section(&primary, EXPORTS), exports.concat());
    }

    #[test]
    fn the_later_module_has_what_only_it_needs_and_fills_the_slot() {
        let Split { later, .. } = split(&whole(), &["a::panel"]).unwrap();
        let mark = mark(&whole());
        let imports = [
            &b"\x05\x01_\x05later\x01\x70\0\x03\x01_\x08"[..],
            mark.as_bytes(),
            b"\x02\0\x11\x01_\x01a\0\0\x01_\x01b\0\0\x01_\x01c\x03\x7f\x01",
        ];
        assert_eq!(section(&later, IMPORTS), imports.concat());
        assert_eq!(section(&later, FUNCTIONS), [2, 1, 0]);
        assert_eq!(section(&later, ELEMENTS), [1, 0, 0x41, 2, 0x0b, 1, 2]);
        let bodies = section(&later, CODE);
        let bodies = wasm::bodies(&bodies).unwrap();
        assert_eq!(bodies, [&[0, 0x23, 0, 0x10, 3, 0x10, 1, 0x10, 0, 0x0b][..], &[0, 0x0b]]);
        assert!(wasm::sections(&later).unwrap().iter().all(|section| section.0 != wasm::DATA));
    }

    #[test]
    fn the_mark_tells_builds_apart() {
        assert_eq!(mark(b""), "811c9dc5");
        assert_eq!(mark(b"a"), "e40c292c");
    }

    #[test]
    fn what_cannot_be_found_or_told_apart_is_said() {
        let check = |name, expect: &str| {
            let error = split(&whole(), &[name]).err().unwrap();
            assert!(error.contains(expect), "{error}");
        };
        check("a::gone", "#[inline(never)]");
        check("a::helper", "several functions");
        assert!(split(b"<!DOCTYPE", &[]).is_err());
    }
}
