//! A module taken apart: knows what of it matters when it is split; decides nothing.

use super::super::names;
use super::super::reader::{Instruction, Reader};
use super::super::wasm::{
    self, CODE, DATA, ELEMENTS, EXPORTS, FUNCTIONS, GLOBALS, IMPORTS, Import, MEMORIES, START, TABLES, TYPES,
};
use std::collections::HashSet;
use std::ops::Range;

pub struct Parts<'a> {
    pub sections: Vec<(u8, &'a [u8])>,
    pub names: Vec<(usize, &'a str)>,
    /// How many parameters each type of function has.
    parameters: Vec<usize>,
    /// The types of all functions, the imported ones first.
    pub types: Vec<usize>,
    /// The imported functions.
    pub imports: Vec<Import<'a>>,
    pub bodies: Vec<&'a [u8]>,
    needs: Vec<Needs>,
    /// The functions that can be called from outside.
    pub roots: Vec<usize>,
    /// The functions in the only table in the beginning, each behind its slot.
    pub elements: Vec<(usize, usize)>,
    /// Where the bytes of each segment of the data stand in their section, and at which address they will be.
    pub segments: Vec<(Range<usize>, usize)>,
    /// The type of each global, and whether it can change.
    pub globals: Vec<&'a [u8]>,
    /// The pages of the only memory in the beginning.
    pub pages: usize,
    /// The slots of the only table.
    pub slots: usize,
    pub exports: usize,
}

/// What a function calls, refers to and uses, by numbers; and the numbers in it that may be addresses.
pub struct Needs {
    pub functions: Vec<usize>,
    pub globals: Vec<usize>,
    pub constants: HashSet<usize>,
}

impl<'a> Parts<'a> {
    pub fn of(module: &'a [u8]) -> Result<Parts<'a>, String> {
        let sections = wasm::sections(module).ok_or("what is to be split is not a wasm module.")?;
        let names = names::of_functions(&sections)?;
        Parts::read(sections, names)
            .ok_or_else(|| "the wasm is written in a way that `shrink/split` does not know.".to_owned())
    }

    fn read(sections: Vec<(u8, &'a [u8])>, names: Vec<(usize, &'a str)>) -> Option<Parts<'a>> {
        let section = |kind| sections.iter().find(|section| section.0 == kind).map_or(&[0][..], |section| section.1);
        let imports = wasm::imports(section(IMPORTS))?;
        // Imported memories, tables and globals would be numbered before the module's own.
        let type_of = |import: &wasm::Import| import.is_function().then(|| Reader::new(&import.what[1..]).number())?;
        let mut types: Vec<usize> = imports.iter().map(type_of).collect::<Option<_>>()?;
        types.extend(list(section(FUNCTIONS), Reader::number)?);
        let bodies = wasm::bodies(section(CODE))?;
        let exports = list(section(EXPORTS), |reader| Some((reader.text()?, reader.byte()?, reader.number()?)))?;
        let exported = exports.iter().filter(|(_, kind, _)| *kind == 0);
        let mut roots: Vec<usize> = exported.map(|(_, _, function)| *function).collect();
        if let Some((_, bytes)) = sections.iter().find(|section| section.0 == START) {
            roots.push(Reader::new(bytes).number()?);
        }
        let [pages] = list(section(MEMORIES), limits)?[..] else { return None };
        let tables = list(section(TABLES), |reader| (reader.byte()? == 0x70).then(|| limits(reader))?)?;
        let [slots] = tables[..] else { return None };
        Some(Parts {
            parameters: list(section(TYPES), parameters)?,
            types,
            imports,
            needs: bodies.iter().map(|body| needs(body)).collect::<Option<_>>()?,
            bodies,
            roots,
            elements: wasm::elements(section(ELEMENTS))?,
            segments: wasm::segments(section(DATA))?,
            globals: list(section(GLOBALS), global)?,
            pages,
            slots,
            exports: exports.len(),
            names,
            sections,
        })
    }

    /// The only function of this path.
    pub fn named(&self, path: &str) -> Result<usize, String> {
        let mut found = self.names.iter().filter(|(number, name)| self.is_own(*number) && names::path(name) == path);
        match (found.next(), found.next()) {
            (Some((number, _)), None) => Ok(*number),
            (None, _) => Err(format!(
                "the wasm has no function `{path}`, which is to come later: mark it `#[inline(never)]`, or change the \
                 list in xtask/src/shrink/split.rs."
            )),
            _ => Err(format!(
                "the wasm has several functions `{path}`: only one that is not generic can come later. Put one around \
                 it, or take it from the list in xtask/src/shrink/split.rs."
            )),
        }
    }

    pub fn is_own(&self, function: usize) -> bool {
        (self.imports.len()..self.types.len()).contains(&function)
    }

    /// The module's own functions by their numbers.
    pub fn own(&self) -> impl Iterator<Item = (usize, &'a [u8])> {
        (self.imports.len()..).zip(self.bodies.iter().copied())
    }

    pub fn body(&self, function: usize) -> &'a [u8] {
        self.bodies[function - self.imports.len()]
    }

    pub fn needs(&self, function: usize) -> &Needs {
        &self.needs[function - self.imports.len()]
    }

    pub fn parameters(&self, function: usize) -> usize {
        self.parameters[self.types[function]]
    }

    /// What a section holds; nothing if there is none.
    pub fn section(&self, kind: u8) -> &'a [u8] {
        self.sections.iter().find(|section| section.0 == kind).map_or(&[], |section| section.1)
    }
}

/// What stands in a section one after another, behind how many there are.
fn list<'a, T>(section: &'a [u8], mut one: impl FnMut(&mut Reader<'a>) -> Option<T>) -> Option<Vec<T>> {
    let mut reader = Reader::new(section);
    let count = reader.number()?;
    (0..count).map(|_| one(&mut reader)).collect()
}

/// How many parameters a function's type has.
fn parameters(reader: &mut Reader) -> Option<usize> {
    if reader.byte()? != 0x60 {
        return None;
    }
    let parameters = reader.sized()?.len();
    reader.sized()?;
    Some(parameters)
}

/// The minimum of a memory or a table.
fn limits(reader: &mut Reader) -> Option<usize> {
    let flag = reader.byte()?;
    let minimum = reader.number()?;
    if flag & 1 == 1 {
        reader.number()?;
    }
    (flag < 2).then_some(minimum)
}

fn global<'a>(reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    let what = reader.take(2)?;
    constant(reader)?;
    Some(what)
}

/// Goes behind the `end` of what calculates a constant.
fn constant(reader: &mut Reader) -> Option<()> {
    loop {
        let start = reader.at;
        reader.instruction()?;
        if reader.since(start) == [0x0b] {
            return Some(());
        }
    }
}

fn needs(body: &[u8]) -> Option<Needs> {
    let mut reader = Reader::behind_locals(body)?;
    let mut needs = Needs { functions: Vec::new(), globals: Vec::new(), constants: HashSet::new() };
    while !reader.is_done() {
        match reader.instruction()? {
            Instruction::Call(function) | Instruction::Function(function) => needs.functions.push(function),
            Instruction::Global(global) => needs.globals.push(global),
            Instruction::Constant(number) | Instruction::Memory(number) => drop(needs.constants.insert(number)),
            _ => {}
        }
    }
    Some(needs)
}
