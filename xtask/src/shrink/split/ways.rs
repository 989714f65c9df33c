//! What is reached from where in a module: functions by their calls, functions in slots and data by what the linker says
//! of what refers to what. Knows nothing of which module a thing goes to.

use super::super::links::{Links, Reference};
use super::super::names;
use super::parts::Parts;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// A function by its number, or a piece of data by its position.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    Function(usize),
    Data(usize),
}

/// How one comes from a function or from a piece of data to others.
pub struct Ways<'a> {
    parts: &'a Parts<'a>,
    links: &'a Links,
    /// From each function.
    pub next: HashMap<usize, Vec<Thing>>,
    /// The functions of each name, as the linker knows them.
    numbers: HashMap<&'a str, Vec<usize>>,
    /// The functions that wasm-bindgen has added: they call others, and refer to nothing by an address.
    added: Vec<usize>,
}

#[derive(Default)]
pub struct Reached {
    pub functions: BTreeSet<usize>,
    pub data: BTreeSet<usize>,
}

impl<'a> Ways<'a> {
    pub fn new(parts: &'a Parts, links: &'a Links) -> Result<Ways<'a>, String> {
        let names: HashMap<usize, &str> =
            parts.names.iter().map(|(number, name)| (*number, names::uncounted(name))).collect();
        let mut numbers: HashMap<&str, Vec<usize>> = HashMap::new();
        names.iter().for_each(|(number, name)| numbers.entry(name).or_default().push(*number));
        let slots: HashMap<usize, usize> = parts.elements.iter().map(|(slot, function)| (*function, *slot)).collect();
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
                    reference => next.extend(ways.things(*reference).into_iter().filter(|thing| match thing {
                        Thing::Function(function) => {
                            slots.get(function).is_some_and(|slot| needs.constants.contains(slot))
                        }
                        Thing::Data(_) => true,
                    })),
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
    pub fn roots(&self) -> impl Iterator<Item = Thing> {
        self.parts.roots.iter().chain(&self.added).copied().map(Thing::Function)
    }

    /// What can be reached from some things without going through the `gates`.
    pub fn reached(&self, from: impl IntoIterator<Item = Thing>, gates: &BTreeSet<usize>) -> Reached {
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

    pub fn all_data(&self) -> BTreeSet<usize> {
        (0..self.links.data.len()).collect()
    }

    /// The addresses of some pieces of data but those of others, which may lie over them.
    pub fn places(&self, of: &BTreeSet<usize>, but: &BTreeSet<usize>) -> Vec<Range<usize>> {
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
