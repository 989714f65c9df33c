//! Two modules out of one: knows which functions a first load does without, and finds what nothing else needs.
//! How the two are written is in `split/`.
//!
//! The primary module keeps the memory and the table. Where it calls something that has moved, it calls a slot of the
//! table that is empty until the later module has arrived: whoever comes there must have waited for it. Whatever can be
//! reached in no other way moves as well, functions that are called by their slot and data among it: what refers to
//! what is known from the linker.

mod later;
mod parts;
mod primary;

use super::imports::short;
use super::links::{Links, Reference};
use super::names;
use super::reader::{push_number, push_signed};
use parts::Parts;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// The functions by which the primary module reaches what comes later. In the source they are `#[inline(never)]`.
const LATER: &[&str] = &[
    "app_fit",
    "app_panBy",
    "app_select",
    "app_zoomBy",
    "relations_core::layout::density::Density::scale_in_words",
    "relations_core::layout::density::draw",
    "relations_core::state::State::fulfil",
    "relations_core::state::sight::<impl relations_core::state::State>::within_bounds",
    "relations_core::state::sight::domain_from_edtf",
    "relations_core::state::walk::<impl relations_core::state::State>::show",
    "relations_timeline::element::learn",
    "relations_timeline::element::select",
    "relations_timeline::load::read_from",
    "relations_timeline::ui::chips::chips",
    "relations_timeline::ui::cluster::cluster",
    "relations_timeline::ui::controls::said",
    "relations_timeline::ui::density::draw_density",
    "relations_timeline::ui::detail::detail",
    "relations_timeline::ui::filters::filters",
    "relations_timeline::ui::focus::focus",
    "relations_timeline::ui::gestures::felt",
    "relations_timeline::ui::header::pressed",
    "relations_timeline::ui::header::typed",
    "relations_timeline::ui::help::help",
    "relations_timeline::ui::next_frame",
    "relations_timeline::ui::overview::felt",
    "relations_timeline::ui::overview::hills",
    "relations_timeline::ui::piece::settle",
    "relations_timeline::ui::pinned::tip",
    "relations_timeline::ui::pressed",
    "relations_timeline::ui::words::pieces",
];

/// What the primary module calls the table for the later one. The door knows by it that there is a later one.
const TABLE: &str = "later";

pub struct Split {
    pub primary: Vec<u8>,
    pub later: Vec<u8>,
}

/// `links` is the same program as the linker has left it.
pub fn in_two(module: &[u8], links: &Links) -> Result<Split, String> {
    split(module, links, LATER)
}

fn split(module: &[u8], links: &Links, names: &[&str]) -> Result<Split, String> {
    let parts = Parts::of(module)?;
    let entries = names.iter().map(|name| parts.named(name)).collect::<Result<BTreeSet<usize>, String>>()?;
    let seam = Seam::new(&parts, links, entries, mark(module))?;
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
    /// The addresses of the data that only the later module needs, and of all that the primary one does not need.
    data: Vec<Range<usize>>,
    blank: Vec<Range<usize>>,
}

impl Seam {
    fn new(parts: &Parts, links: &Links, entries: BTreeSet<usize>, mark: String) -> Result<Seam, String> {
        let ways = Ways::new(parts, links)?;
        let kept = ways.reached(ways.roots(), &entries);
        let below = ways.reached(entries.iter().flat_map(|entry| ways.next[entry].iter().copied()), &entries);
        let moved: BTreeSet<usize> = below.functions.difference(&kept.functions).chain(&entries).copied().collect();
        let needs = || moved.iter().map(|function| parts.needs(*function));
        let functions = needs().flat_map(|needs| &needs.functions).filter(|other| !moved.contains(other));
        let functions = functions.copied().collect();
        let globals = needs().flat_map(|needs| &needs.globals).copied().collect();
        let (data, blank) = (ways.places(&below.data, &kept.data), ways.places(&ways.all_data(), &kept.data));
        Ok(Seam { mark, entries, moved, functions, globals, data, blank })
    }

    /// The names that the primary module gives to what it lends: to the functions, and then to the globals.
    fn function_names(&self) -> impl Iterator<Item = String> {
        (0..self.functions.len()).map(short)
    }

    fn global_names(&self) -> impl Iterator<Item = String> {
        (self.functions.len()..).take(self.globals.len()).map(short)
    }
}

/// A function by its number, or a piece of data by its position.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Thing {
    Function(usize),
    Data(usize),
}

/// How one comes from a function or from a piece of data to others.
struct Ways<'a> {
    parts: &'a Parts<'a>,
    links: &'a Links,
    /// From each function.
    next: HashMap<usize, Vec<Thing>>,
    /// The functions of each name, as the linker knows them.
    numbers: HashMap<&'a str, Vec<usize>>,
    /// The functions that wasm-bindgen has added: they call others, and refer to nothing by an address.
    added: Vec<usize>,
}

#[derive(Default)]
struct Reached {
    functions: BTreeSet<usize>,
    data: BTreeSet<usize>,
}

impl<'a> Ways<'a> {
    fn new(parts: &'a Parts, links: &'a Links) -> Result<Ways<'a>, String> {
        let names: HashMap<usize, &str> =
            parts.names.iter().map(|(number, name)| (*number, names::uncounted(name))).collect();
        let mut numbers: HashMap<&str, Vec<usize>> = HashMap::new();
        names.iter().for_each(|(number, name)| numbers.entry(name).or_default().push(*number));
        let mut ways = Ways { parts, links, next: HashMap::new(), numbers, added: Vec::new() };
        for (function, _) in parts.own() {
            let needs = parts.needs(function);
            let mut next: Vec<Thing> = needs.functions.iter().copied().map(Thing::Function).collect();
            let name = names.get(&function).copied().unwrap_or_default();
            if !links.knows(name) {
                ways.added.push(function);
                if let Some(address) = needs.constants.iter().find(|number| links.is_address(**number)) {
                    return Err(format!("`{name}` may refer to data at {address}, and the linker does not know it."));
                }
            }
            for reference in links.of_functions(name) {
                match reference {
                    // What has been taken out of a function since it was linked it does not need any more.
                    Reference::Data(_, address) if !needs.constants.contains(address) => {}
                    reference => next.extend(ways.things(*reference)),
                }
            }
            ways.next.insert(function, next);
        }
        Ok(ways)
    }

    fn things(&self, reference: Reference) -> Vec<Thing> {
        match reference {
            Reference::Data(piece, _) => vec![Thing::Data(piece)],
            Reference::Function(number) => {
                let numbers = self.links.name(number).and_then(|name| self.numbers.get(name));
                numbers.into_iter().flatten().copied().map(Thing::Function).collect()
            }
        }
    }

    /// What can be called from outside, and what the linker does not know.
    fn roots(&self) -> impl Iterator<Item = Thing> {
        self.parts.roots.iter().chain(&self.added).copied().map(Thing::Function)
    }

    /// What can be reached from some things without going through the `gates`.
    fn reached(&self, from: impl IntoIterator<Item = Thing>, gates: &BTreeSet<usize>) -> Reached {
        let mut reached = Reached::default();
        let mut next: Vec<Thing> = from.into_iter().collect();
        while let Some(thing) = next.pop() {
            match thing {
                Thing::Function(function) => {
                    if self.parts.is_own(function) && !gates.contains(&function) && reached.functions.insert(function) {
                        next.extend(&self.next[&function]);
                    }
                }
                Thing::Data(piece) => {
                    if reached.data.insert(piece) {
                        let references = &self.links.data[piece].references;
                        next.extend(references.iter().flat_map(|reference| self.things(*reference)));
                    }
                }
            }
        }
        reached
    }

    fn all_data(&self) -> BTreeSet<usize> {
        (0..self.links.data.len()).collect()
    }

    /// The addresses of some pieces of data but those of others, which may lie over them.
    fn places(&self, of: &BTreeSet<usize>, but: &BTreeSet<usize>) -> Vec<Range<usize>> {
        let addresses = |pieces: &BTreeSet<usize>| -> BTreeSet<usize> {
            pieces.iter().flat_map(|piece| self.links.data[*piece].place.clone()).collect()
        };
        let but = addresses(but);
        let mut places: Vec<Range<usize>> = Vec::new();
        for address in addresses(of).into_iter().filter(|address| !but.contains(address)) {
            match places.last_mut() {
                Some(last) if last.end == address => last.end += 1,
                _ => places.push(address..address + 1),
            }
        }
        places
    }
}

/// The section that puts functions into slots of the table.
fn elements(slots: impl Iterator<Item = (usize, usize)>) -> Vec<u8> {
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

#[cfg(test)]
mod tests {
    use super::super::links::Piece;
    use super::super::wasm::{self, CODE, DATA, ELEMENTS, EXPORTS, FUNCTIONS, IMPORTS, TABLES};
    use super::*;

    /// One imported function (0); `run` (1), exported, calls the entry (2) and a helper (4) and reads data at 1024; the
    /// entry calls its own helper (3), the shared one (4) and the imported function, uses the global, and reads data at
    /// 1028, which holds the slot of another helper (5). Nobody reads what stands at 1032.
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
        let sections: [(u8, &[u8]); 11] = [
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
                    &[10, 0, 0x41, 0x80, 0x08, 0x1a, 0x10, 2, 0x10, 4, 0x0b],
                    &[14, 0, 0x41, 0x84, 0x08, 0x1a, 0x23, 0, 0x10, 3, 0x10, 4, 0x10, 0, 0x0b],
                    &[2, 0, 0x0b],
                    &[3, 0, 0x01, 0x0b],
                    &[2, 0, 0x0b],
                ]
                .concat(),
            ),
            (11, b"\x01\0\x41\x80\x08\x0b\x0ckeeplatedead"),
            (0, &custom),
        ];
        wasm::module(sections)
    }

    fn links() -> Links {
        let piece =
            |start, references: &[Reference]| Piece { place: start..start + 4, references: references.to_vec() };
        let functions: [(usize, &str, &[Reference]); 5] = [
            (1, "a::run", &[Reference::Data(0, 1024), Reference::Data(2, 1032)]),
            (2, "a::panel::h0123456789abcdef", &[Reference::Data(1, 1028)]),
            (3, "a::helper", &[]),
            (4, "a::shared", &[]),
            (5, "a::helper::h0123456789abcdef", &[]),
        ];
        Links::new(&functions, vec![piece(1024, &[]), piece(1028, &[Reference::Function(5)]), piece(1032, &[])])
    }

    fn section(module: &[u8], kind: u8) -> Vec<u8> {
        wasm::sections(module).unwrap().into_iter().find(|section| section.0 == kind).unwrap().1.to_vec()
    }

    #[test]
    fn the_primary_module_calls_a_slot_instead_of_what_has_moved() {
        let Split { primary, .. } = split(&whole(), &links(), &["a::panel"]).unwrap();
        assert_eq!(section(&primary, TABLES), [1, 0x70, 1, 3, 3]);
        let bodies = section(&primary, CODE);
        let bodies = wasm::bodies(&bodies).unwrap();
        assert_eq!(bodies[0], [0, 0x41, 0x80, 0x08, 0x1a, 0x10, 2, 0x10, 4, 0x0b]);
        assert_eq!(bodies[1], [0, 0x20, 0, 0x41, 2, 0x11, 1, 0, 0x0b]);
        assert_eq!(bodies[2], [0, 0x00, 0x0b]);
        assert_eq!(bodies[3], [0, 0x01, 0x0b]);
        assert_eq!(bodies[4], [0, 0x00, 0x0b]);
        assert_eq!(section(&primary, ELEMENTS), [1, 0, 0x41, 1, 0x0b, 1, 3], "a function that traps keeps the slot");
        assert_eq!(section(&primary, DATA), b"\x01\0\x41\x80\x08\x0b\x0ckeep\0\0\0\0\0\0\0\0");
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
        let Split { later, .. } = split(&whole(), &links(), &["a::panel"]).unwrap();
        let mark = mark(&whole());
        let imports = [
            &b"\x05\x01_\x05later\x01\x70\0\x03\x01_\x08"[..],
            mark.as_bytes(),
            b"\x02\0\x11\x01_\x01a\0\0\x01_\x01b\0\0\x01_\x01c\x03\x7f\x01",
        ];
        assert_eq!(section(&later, IMPORTS), imports.concat());
        assert_eq!(section(&later, FUNCTIONS), [3, 1, 0, 0]);
        assert_eq!(section(&later, ELEMENTS), [1, 0, 0x41, 1, 0x0b, 2, 4, 2]);
        let bodies = section(&later, CODE);
        let bodies = wasm::bodies(&bodies).unwrap();
        let panel = &[0, 0x41, 0x84, 0x08, 0x1a, 0x23, 0, 0x10, 3, 0x10, 1, 0x10, 0, 0x0b][..];
        assert_eq!(bodies, [panel, &[0, 0x0b], &[0, 0x0b]]);
        assert_eq!(section(&later, DATA), b"\x01\0\x41\x84\x08\x0b\x04late");
    }

    #[test]
    fn what_the_linker_does_not_know_stays_and_may_not_refer_to_data() {
        let knows = |names: &[&'static str]| -> Links {
            let functions: Vec<(usize, &str, &[Reference])> =
                (1..).zip(names).map(|(n, name)| (n, *name, &[][..])).collect();
            Links::new(&functions, vec![Piece { place: 1024..1028, references: Vec::new() }])
        };
        let names = ["a::run", "a::panel::h0123456789abcdef", "a::shared"];
        let Split { later, .. } = split(&whole(), &knows(&names), &["a::panel"]).unwrap();
        assert_eq!(section(&later, FUNCTIONS), [1, 1]);
        assert!(split(&whole(), &knows(&names[1..]), &["a::panel"]).is_err_and(|error| error.contains("a::run")));
    }

    #[test]
    fn the_mark_tells_builds_apart() {
        assert_eq!(mark(b""), "811c9dc5");
        assert_eq!(mark(b"a"), "e40c292c");
    }

    #[test]
    fn what_cannot_be_found_or_told_apart_is_said() {
        let check = |name, expect: &str| {
            let error = split(&whole(), &links(), &[name]).err().unwrap();
            assert!(error.contains(expect), "{error}");
        };
        check("a::gone", "#[inline(never)]");
        check("a::helper", "several functions");
        assert!(split(b"<!DOCTYPE", &links(), &[]).is_err());
    }
}
