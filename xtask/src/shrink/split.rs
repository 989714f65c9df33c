//! Several modules out of one: knows which functions a first load does without, and where the modules meet.
//! What is reached from where is found by `ways`; how the modules are written is in `later` and `primary`.
//!
//! The primary module keeps the memory and the table. Where it calls something that has moved, it calls a slot of the
//! table that is empty until the module has arrived to which that has moved: whoever comes there must have waited for
//! it. Whatever can be reached in no other way moves as well, functions that are called by their slot and data among
//! it: what refers to what is known from the linker.

mod later;
mod parts;
mod primary;
mod ways;

use super::imports::short;
use super::links::Links;
use parts::Parts;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use ways::Ways;

/// The functions by which what a reader's hand asks for is reached. In the source they are `#[inline(never)]`.
const LATER: &[&str] = &[
    "app_exportAs",
    "app_fit",
    "app_panBy",
    "app_select",
    "app_zoomBy",
    "relations_core::index::Index::found",
    "relations_core::state::State::fulfil",
    "relations_core::state::sight::<impl relations_core::state::State>::within_bounds",
    "relations_core::state::walk::<impl relations_core::state::State>::show",
    "relations_timeline::element::fly_to",
    "relations_timeline::element::learn",
    "relations_timeline::element::look_at",
    "relations_timeline::element::select",
    "relations_timeline::element::translate",
    "relations_timeline::later::prepare_paper",
    "relations_timeline::load::read_from",
    "relations_timeline::store::Store::seek",
    "relations_timeline::ui::answer::in_turn",
    "relations_timeline::ui::controls::said",
    "relations_timeline::ui::focus::focus",
    "relations_timeline::ui::gestures::felt",
    "relations_timeline::ui::header::pressed",
    "relations_timeline::ui::header::typed",
    "relations_timeline::ui::mount::dress_what_comes_later",
    "relations_timeline::ui::next_frame",
    "relations_timeline::ui::overview::felt",
    "relations_timeline::ui::piece::settle",
    "relations_timeline::ui::pinned::tip",
    "relations_timeline::ui::pressed",
    "relations_timeline::ui::slide::Slide::follow",
    "relations_timeline::ui::slide::Slide::place",
    "relations_timeline::ui::words::pieces",
    "relations_timeline::ui::workshop::shows",
    "yew::dom_bundle::subtree_root::SubtreeData::add_listener::{{closure}}",
];

/// The functions by which what opens beside and over the view is reached. Their module comes with the later one.
const PANELS: &[&str] = &[
    "relations_timeline::element::mirror",
    "relations_timeline::element::prepare_linked",
    "relations_timeline::link::state_from_js",
    "relations_timeline::link::state_to_js",
    "relations_timeline::ui::arcs::draw",
    "relations_timeline::ui::chips::chips",
    "relations_timeline::ui::cluster::cluster",
    "relations_timeline::ui::detail::detail",
    "relations_timeline::ui::filters::filters",
    "relations_timeline::ui::help::help",
];

/// The functions by which datasets of the page are read. Their module comes after those two, and may use them.
const READER: &[&str] = &["relations_core::dataset::parse::parse"];

/// The functions by which many events are taken in and drawn. Their module comes after all of these.
const CROWD: &[&str] = &[
    "relations_core::dataset::file::read::Reader::feed",
    "relations_core::dataset::file::read::Reader::finish",
    "relations_core::dataset::file::read::Reader::into_part",
    "relations_core::index::levels::gathering::Gathering::step",
    "relations_core::index::levels::gathering::gathered",
    "relations_core::index::levels::sums::Sums::overlapping",
    "relations_core::index::levels::sums::Sums::peak",
    "relations_core::index::levels::sums::Sums::touching",
    "relations_core::layout::clusters::near",
    "relations_core::layout::density::Density::scale_in_words",
    "relations_core::layout::density::draw",
    "relations_core::state::growing::<impl relations_core::state::State>::grow",
    "relations_timeline::element::prepare_many",
    "relations_timeline::load::gather",
    "relations_timeline::ui::density::draw_density",
    "relations_timeline::ui::overview::hills",
    "relations_timeline::ui::progress::progress",
];

/// The functions by which the other views are reached, and what opens from them. Their module comes after all of these.
const VIEWS: &[&str] = &[
    "relations_core::state::choices::<impl relations_core::state::State>::choose",
    "relations_core::state::choices::<impl relations_core::state::State>::choose_some_day",
    "relations_timeline::bring::bring",
    "relations_timeline::store::Store::complete",
    "relations_timeline::ui::as_of::marker",
    "relations_timeline::ui::mount::dress_the_views",
    "relations_timeline::ui::views::panel",
    "relations_timeline::ui::views::view",
];

/// The functions by which the map is reached, its small stamp among it. Their module comes with that of the views.
const MAP: &[&str] = &[
    "relations_timeline::ui::views::locator",
    "relations_timeline::ui::views::map::map",
    "relations_timeline::ui::views::map::world::know_world",
];

/// The function by which the table is reached, and below the prose and the story. Their modules come with those.
const TABLE_VIEW: &[&str] = &["relations_timeline::ui::views::table::table"];

const PROSE: &[&str] = &["relations_timeline::ui::views::read::read", "relations_timeline::ui::views::story"];

/// The functions by which files are written and offered, and papers drawn. Their module comes after all of these.
const FILES: &[&str] = &[
    "relations_timeline::export::give",
    "relations_timeline::export::print::follow_printing",
    "relations_timeline::ui::mount::dress_the_files",
    "relations_timeline::ui::views::files::citing",
    "relations_timeline::ui::views::files::files",
    "relations_timeline::ui::views::share::share",
];

/// The function by which pictures are drawn. Their module comes last, with that of the files.
const PICTURES: &[&str] = &["relations_core::export::svg::svg"];

/// What this program never does, and Yew might: nodes of other kinds than it makes. These functions trap.
const NEVER: &[&str] = &[
    "yew::dom_bundle::bportal::<impl yew::dom_bundle::traits::Reconcilable for yew::virtual_dom::vportal::VPortal>::attach",
    "yew::dom_bundle::braw::<impl yew::dom_bundle::traits::Reconcilable for yew::virtual_dom::vraw::VRaw>::attach",
    "yew::dom_bundle::bsuspense::<impl yew::dom_bundle::traits::Reconcilable for yew::virtual_dom::vsuspense::VSuspense>::attach",
];

/// What the primary module calls the table for the later ones. The door knows by it that there are any.
const TABLE: &str = "later";

pub struct Split {
    pub primary: Vec<u8>,
    /// In the order in which they come.
    pub later: Vec<Vec<u8>>,
    /// From which slot on nothing is in the table but what is lent.
    pub lent: usize,
}

/// `links` is the same program as the linker has left it.
pub fn split(module: &[u8], links: &Links) -> Result<Split, String> {
    split_by(module, links, &[LATER, PANELS, READER, CROWD, VIEWS, MAP, TABLE_VIEW, PROSE, FILES, PICTURES], NEVER)
}

fn split_by(module: &[u8], links: &Links, later: &[&[&str]], never: &[&str]) -> Result<Split, String> {
    let parts = Parts::of(module)?;
    let numbers =
        |names: &[&str]| names.iter().map(|name| parts.named(name)).collect::<Result<BTreeSet<usize>, String>>();
    let entries = later.iter().map(|names| numbers(names)).collect::<Result<Vec<_>, String>>()?;
    let seam = Seam::new(&parts, links, entries, numbers(never)?, mark(module))?;
    let later = seam.later.iter().map(|moved| later::written(&parts, &seam, moved)).collect();
    let lent = seam.slots(&parts) - seam.added.len();
    Ok(Split { primary: primary::written(&parts, &seam), later, lent })
}

/// What the primary module calls its memory for the later ones: different in every build, so that a later module which
/// a cache has kept of another build is refused instead of calling what it does not mean.
fn mark(module: &[u8]) -> String {
    let mixed = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    format!("{:08x}", module.iter().fold(0x811c_9dc5, mixed))
}

/// Where the modules meet; functions and globals by their numbers in the whole.
struct Seam {
    mark: String,
    later: Vec<Moved>,
    /// What is in no module any more.
    never: BTreeSet<usize>,
    /// The functions that any module needs of another, with the slots of the table by which they are lent. Those that are
    /// in it anyway are lent by their own slots.
    lent: BTreeMap<usize, usize>,
    /// Of these, what is put into the table to be lent, module by module.
    added: Vec<usize>,
    globals: BTreeSet<usize>,
    /// The addresses of the data that the primary module does not need.
    blank: Vec<Range<usize>>,
}

/// What has moved into one later module.
struct Moved {
    /// What the others call of it, in the order of its slots, and the first of these.
    entries: BTreeSet<usize>,
    slot: usize,
    /// All that is in it, the entries among it.
    functions: BTreeSet<usize>,
    /// What it needs of the others.
    needs: BTreeSet<usize>,
    /// The addresses of its data.
    data: Vec<Range<usize>>,
}

impl Moved {
    /// Whether a function is here and nowhere else.
    fn is_home(&self, function: usize) -> bool {
        self.functions.contains(&function) && !self.entries.contains(&function)
    }
}

impl Seam {
    fn new(
        parts: &Parts,
        links: &Links,
        entries: Vec<BTreeSet<usize>>,
        never: BTreeSet<usize>,
        mark: String,
    ) -> Result<Seam, String> {
        let ways = Ways::new(parts, links)?;
        let gates = entries.iter().flatten().chain(&never).copied().collect();
        let mut placed = ways.reached(ways.roots(), &gates);
        let blank = ways.places(&ways.all_data(), &placed.data);
        let (mut later, mut slot) = (Vec::new(), parts.slots);
        for entries in entries {
            let below = ways.reached(entries.iter().flat_map(|entry| ways.next[entry].iter().copied()), &gates);
            let functions: BTreeSet<usize> =
                below.functions.difference(&placed.functions).chain(&entries).copied().collect();
            let called = functions.iter().flat_map(|function| &parts.needs(*function).functions);
            let needs = called.filter(|function| !functions.contains(function)).copied().collect();
            let data = ways.places(&below.data, &placed.data);
            placed.functions.extend(&functions);
            placed.data.extend(&below.data);
            let count = entries.len();
            later.push(Moved { entries, slot, functions, needs, data });
            slot += count;
        }
        let needed: BTreeSet<usize> =
            later.iter().flat_map(|moved| &moved.needs).copied().filter(|function| parts.is_own(*function)).collect();
        let own: BTreeMap<usize, usize> = parts.elements.iter().map(|(slot, function)| (*function, *slot)).collect();
        let names: HashMap<usize, &str> = parts.names.iter().copied().collect();
        let mut added: Vec<usize> = needed.iter().copied().filter(|function| !own.contains_key(function)).collect();
        // Those of one module beside each other.
        let module = |function: &usize| later.iter().position(|moved: &Moved| moved.is_home(*function));
        added.sort_by_key(|function| (module(function), names.get(function)));
        let lent = own.into_iter().filter(|(function, _)| needed.contains(function));
        let lent = lent.chain(added.iter().copied().zip(slot..)).collect();
        let moved = later.iter().flat_map(|moved| &moved.functions);
        let globals = moved.flat_map(|function| &parts.needs(*function).globals).copied().collect();
        Ok(Seam { mark, later, never, lent, added, globals, blank })
    }

    /// Whether something is called by its slot instead of its number.
    fn is_entry(&self, function: usize) -> bool {
        self.later.iter().any(|moved| moved.entries.contains(&function))
    }

    fn has_moved(&self, function: usize) -> bool {
        self.later.iter().any(|moved| moved.functions.contains(&function))
    }

    /// The names of the globals that are lent.
    fn names_of_globals(&self) -> impl Iterator<Item = (usize, String)> {
        self.globals.iter().copied().zip((0..).map(short))
    }

    /// What is put into the table to be lent, with its slots: that of one module.
    fn lent_by(&self, is_of: impl Fn(usize) -> bool) -> impl Iterator<Item = (usize, usize)> {
        self.added.iter().filter(move |function| is_of(**function)).map(|function| (self.lent[function], *function))
    }

    /// How many slots the table has with those of the later modules.
    fn slots(&self, parts: &Parts) -> usize {
        parts.slots + self.later.iter().map(|moved| moved.entries.len()).sum::<usize>() + self.added.len()
    }
}

#[cfg(test)]
mod tests {
    use super::super::links::{Piece, Reference};
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
        let Split { primary, .. } = split_by(&whole(), &links(), &[&["a::panel"]], &[]).unwrap();
        assert_eq!(section(&primary, TABLES), [1, 0x70, 1, 4, 4]);
        let bodies = section(&primary, CODE);
        let bodies = wasm::bodies(&bodies).unwrap();
        assert_eq!(bodies[0], [0, 0x41, 0x80, 0x08, 0x1a, 0x10, 2, 0x10, 4, 0x0b]);
        assert_eq!(bodies[1], [0, 0x20, 0, 0x41, 2, 0x11, 1, 0, 0x0b]);
        assert_eq!(bodies[2], [0, 0x00, 0x0b]);
        assert_eq!(bodies[3], [0, 0x01, 0x0b]);
        assert_eq!(bodies[4], [0, 0x00, 0x0b]);
        let elements = [2, 0, 0x41, 1, 0x0b, 1, 3, 0, 0x41, 3, 0x0b, 1, 4];
        assert_eq!(section(&primary, ELEMENTS), elements, "a function that traps keeps the slot; what is lent has one");
        assert_eq!(section(&primary, DATA), b"\x01\0\x41\x80\x08\x0b\x0ckeep\0\0\0\0\0\0\0\0");
        let mark = mark(&whole());
        let exports =
            [&b"\x05\x06memory\x02\0\x03run\0\x01\x05later\x01\0\x08"[..], mark.as_bytes(), b"\x02\0\x01a\x03\0"];
        assert_eq!(section(&primary, EXPORTS), exports.concat());
    }

    #[test]
    fn the_later_module_has_what_only_it_needs_and_fills_the_slot() {
        let later = split_by(&whole(), &links(), &[&["a::panel"]], &[]).unwrap().later.remove(0);
        let mark = mark(&whole());
        let imports = [
            &b"\x05\x01$\x05later\x01\x70\0\x04\x01$\x08"[..],
            mark.as_bytes(),
            b"\x02\0\x11\x01m\x01f\0\0\x01$\x013\0\0\x01$\x01a\x03\x7f\x01",
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
        let later = split_by(&whole(), &knows(&names), &[&["a::panel"]], &[]).unwrap().later.remove(0);
        assert_eq!(section(&later, FUNCTIONS), [1, 1]);
        assert!(
            split_by(&whole(), &knows(&names[1..]), &[&["a::panel"]], &[]).is_err_and(|error| error.contains("a::run"))
        );
    }

    #[test]
    fn the_mark_tells_builds_apart() {
        assert_eq!(mark(b""), "811c9dc5");
        assert_eq!(mark(b"a"), "e40c292c");
    }

    #[test]
    fn what_cannot_be_found_or_told_apart_is_said() {
        let check = |name, expect: &str| {
            let error = split_by(&whole(), &links(), &[&[name]], &[]).err().unwrap();
            assert!(error.contains(expect), "{error}");
        };
        check("a::gone", "#[inline(never)]");
        check("a::helper", "several functions");
        assert!(split(b"<!DOCTYPE", &links()).is_err());
    }
}
