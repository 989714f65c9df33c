//! What refers to what, as the linker has written it down: knows which functions and which data each function and each
//! piece of data names. After the linker they are numbers like any others; decides nothing.

use super::names;
use super::reader::Reader;
use super::wasm::{self, CODE, CUSTOM, DATA};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A program as it was linked, by `--emit-relocs`.
pub struct Links {
    /// The names of the functions, by their numbers, as wasm-bindgen writes them.
    names: HashMap<usize, String>,
    known: HashSet<String>,
    /// What the functions of a name refer to, by their address in the table or in the memory.
    functions: HashMap<String, Vec<Reference>>,
    /// The pieces of data.
    pub data: Vec<Piece>,
}

/// A piece of data that is used as a whole.
pub struct Piece {
    /// Its addresses.
    pub place: Range<usize>,
    pub references: Vec<Reference>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reference {
    /// To a function by its slot in the table, said by its number in the linked program.
    Function(usize),
    /// To the piece of data with this position, by an address.
    Data(usize, usize),
}

/// What the linker calls something by.
#[derive(Clone, Copy)]
enum Symbol {
    Function(usize),
    Data(usize),
    Other,
}

/// A place that the linker has filled in.
struct Relocation {
    at: usize,
    kind: u8,
    symbol: usize,
    addend: i32,
}

impl Links {
    /// Of what the linker has written, if `built` is what wasm-bindgen has made of it, which keeps its symbols.
    pub fn of(linked: &[u8], built: &[u8]) -> Result<Links, String> {
        let sections = wasm::sections(linked).ok_or("what the linker wrote is not a wasm module.")?;
        let symbols = |sections: &[(u8, &[u8])]| custom(sections, "linking").map(<[u8]>::to_vec);
        if symbols(&wasm::sections(built).unwrap_or_default()) != symbols(&sections) {
            return Err("what is to be split is of another build than what the linker wrote last.".to_owned());
        }
        let names = names::of_functions(&sections)?;
        let names = names.into_iter().map(|(number, name)| (number, names::demangled(name))).collect();
        Links::read(&sections, names).ok_or_else(|| {
            "the linker has not written what refers to what in a way that `shrink/links` knows: it is asked to by \
             `--emit-relocs` in .cargo/config.toml."
                .to_owned()
        })
    }

    fn read(sections: &[(u8, &[u8])], names: HashMap<usize, String>) -> Option<Links> {
        let section = |wanted| Some(sections.iter().find(|(kind, _)| *kind == wanted)?.1);
        let (code, data) = (section(CODE)?, section(DATA)?);
        let imports = wasm::imports(section(wasm::IMPORTS)?)?;
        let imported = imports.iter().filter(|import| import.is_function()).count();
        let segments = wasm::segments(data)?;
        let mut pieces = Vec::new();
        let symbols = symbols(custom(sections, "linking")?, &segments, &mut pieces)?;
        // Where each function's body stands in the code, in the order of both.
        let bodies: Vec<Range<usize>> = wasm::bodies(code)?.iter().map(|body| place(code, body)).collect();
        let mut functions: HashMap<String, Vec<Reference>> = HashMap::new();
        for relocation in relocations(custom(sections, "reloc.CODE")?)? {
            let Some(reference) = reference(&relocation, code, &symbols, &pieces)? else { continue };
            let body = bodies.partition_point(|body| body.end <= relocation.at);
            bodies.get(body)?.contains(&relocation.at).then_some(())?;
            functions.entry(names.get(&(imported + body))?.clone()).or_default().push(reference);
        }
        for relocation in relocations(custom(sections, "reloc.DATA")?)? {
            let Some(reference) = reference(&relocation, data, &symbols, &pieces)? else { continue };
            let (bytes, address) = segments.iter().find(|(bytes, _)| bytes.contains(&relocation.at))?;
            let at = relocation.at - bytes.start + address;
            let mut holders = pieces.iter_mut().filter(|piece| piece.place.contains(&at)).peekable();
            holders.peek()?;
            holders.for_each(|piece| piece.references.push(reference));
        }
        let known = names.values().cloned().collect();
        Some(Links { names, known, functions, data: pieces })
    }

    /// The name of a function that something refers to.
    pub fn name(&self, function: usize) -> Option<&str> {
        self.names.get(&function).map(String::as_str)
    }

    /// Whether the linker knew a function of this name.
    pub fn knows(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    /// Whether there is data at what may be an address.
    pub fn is_address(&self, number: usize) -> bool {
        self.data.iter().any(|piece| piece.place.contains(&number))
    }

    pub fn of_functions(&self, name: &str) -> &[Reference] {
        self.functions.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Where a part of something stands in it.
fn place(whole: &[u8], part: &[u8]) -> Range<usize> {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    start..start + part.len()
}

fn custom<'a>(sections: &[(u8, &'a [u8])], wanted: &str) -> Option<&'a [u8]> {
    sections.iter().filter(|(kind, _)| *kind == CUSTOM).find_map(|(_, bytes)| {
        let mut reader = Reader::new(bytes);
        (reader.text()? == wanted).then(|| &bytes[reader.at..])
    })
}

/// The linker's symbols in their order; what is data is put among the pieces.
fn symbols(linking: &[u8], segments: &[(Range<usize>, usize)], pieces: &mut Vec<Piece>) -> Option<Vec<Symbol>> {
    const TABLE_OF_SYMBOLS: u8 = 8;
    const UNDEFINED: usize = 0x10;
    const NAMED: usize = 0x40;
    let mut reader = Reader::new(linking);
    (reader.number()? == 2).then_some(())?;
    let table = loop {
        let (kind, part) = (reader.byte()?, reader.sized()?);
        if kind == TABLE_OF_SYMBOLS {
            break part;
        }
    };
    let mut reader = Reader::new(table);
    let count = reader.number()?;
    let mut symbol = || {
        let (kind, flags) = (reader.byte()?, reader.number()?);
        match kind {
            // A function, a global, a tag or a table: its number, and its name unless it is the import's.
            0 | 2 | 4 | 5 => {
                let number = reader.number()?;
                if flags & UNDEFINED == 0 || flags & NAMED != 0 {
                    reader.sized()?;
                }
                Some(if kind == 0 { Symbol::Function(number) } else { Symbol::Other })
            }
            1 => {
                reader.sized()?;
                if flags & UNDEFINED != 0 {
                    return Some(Symbol::Other);
                }
                let (segment, offset, size) = (reader.number()?, reader.number()?, reader.number()?);
                // What is zero in the beginning is in no segment, and what the linker calls an address has none.
                let Some((_, address)) = segments.get(segment) else { return Some(Symbol::Other) };
                pieces.push(Piece { place: address + offset..address + offset + size, references: Vec::new() });
                Some(Symbol::Data(pieces.len() - 1))
            }
            3 => reader.number().map(|_| Symbol::Other),
            _ => None,
        }
    };
    (0..count).map(|_| symbol()).collect()
}

fn relocations(section: &[u8]) -> Option<Vec<Relocation>> {
    let mut reader = Reader::new(section);
    reader.number()?;
    let count = reader.number()?;
    let mut relocation = || {
        let (kind, at, symbol) = (reader.byte()?, reader.number()?, reader.number()?);
        let addend = match kind {
            3..=5 | 8 | 9 => reader.signed()?,
            0..=2 | 6 | 7 | 13 | 20 => 0,
            _ => return None,
        };
        Some(Relocation { at, kind, symbol, addend })
    };
    (0..count).map(|_| relocation()).collect()
}

/// What stands in a place that the linker has filled in, if it is an address; checked against what it has filled in.
fn reference(
    relocation: &Relocation,
    section: &[u8],
    symbols: &[Symbol],
    pieces: &[Piece],
) -> Option<Option<Reference>> {
    let mut reader = Reader::new(section.get(relocation.at..)?);
    match relocation.kind {
        1 | 2 => match symbols.get(relocation.symbol)? {
            Symbol::Function(number) => Some(Some(Reference::Function(*number))),
            _ => None,
        },
        kind @ 3..=5 => {
            let Symbol::Data(piece) = *symbols.get(relocation.symbol)? else { return Some(None) };
            let written = match kind {
                5 => u32::from_le_bytes(reader.take(4)?.try_into().ok()?) as usize,
                _ => reader.number()?,
            };
            let address = pieces.get(piece)?.place.start.checked_add_signed(relocation.addend as isize)?;
            (written == address).then_some(Some(Reference::Data(piece, address)))
        }
        _ => Some(None),
    }
}

#[cfg(test)]
impl Links {
    /// Of functions by their numbers and names and with what they refer to, and of data.
    pub fn new(functions: &[(usize, &str, &[Reference])], data: Vec<Piece>) -> Links {
        Links {
            names: functions.iter().map(|(number, name, _)| (*number, (*name).to_owned())).collect(),
            known: functions.iter().map(|(_, name, _)| (*name).to_owned()).collect(),
            functions: functions
                .iter()
                .map(|(_, name, references)| ((*name).to_owned(), references.to_vec()))
                .collect(),
            data,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::push_sized;
    use super::*;

    /// `a::f` (0) reads data at 1028 and `a::g` (1) is in the table; the piece at 1024 holds the slot of `a::g`, and that
    /// at 1028 the address of the other.
    fn linked(address: u8) -> Vec<u8> {
        let custom = |name: &str, bytes: &[u8]| {
            let mut section = Vec::new();
            push_sized(&mut section, name.as_bytes());
            section.extend_from_slice(bytes);
            section
        };
        let f = [&[10, 0, 0x41, 0x84, 0x88, 0x80, 0x80, 0x00, 0x1a, 0x0b, 0x0b][..]].concat();
        let code = [&[2][..], &f, &[2, 0, 0x0b]].concat();
        let data = [&[1, 0, 0x41, 0x80, 0x08, 0x0b, 8][..], &[1, 0, 0, 0], &[address, 4, 0, 0]].concat();
        let symbols = [&[4][..], b"\0\0\0\x01f", b"\0\0\x01\x01g", b"\x01\0\x01d\0\0\x04", b"\x01\0\x01e\0\x04\x04"];
        let mut linking = vec![2, 8];
        push_sized(&mut linking, &symbols.concat());
        let names = b"\x01\x0d\x02\0\x04a::f\x01\x04a::g".to_vec();
        let names = [&names[..1], &[names.len() as u8 - 2], &names[2..]].concat();
        let sections = [
            (wasm::IMPORTS, vec![0]),
            (CODE, code),
            (DATA, data),
            (CUSTOM, custom("linking", &linking)),
            (CUSTOM, custom("reloc.CODE", &[1, 1, 4, 4, 3, 0])),
            (CUSTOM, custom("reloc.DATA", &[2, 2, 2, 7, 1, 5, 11, 2, 0])),
            (CUSTOM, custom("name", &names)),
        ];
        wasm::module(sections.iter().map(|(kind, bytes)| (*kind, &bytes[..])))
    }

    #[test]
    fn what_refers_to_what_is_read() {
        let links = Links::of(&linked(0), &linked(0)).unwrap();
        assert_eq!(links.of_functions("a::f"), [Reference::Data(1, 1028)]);
        assert_eq!(links.of_functions("a::g"), []);
        let pieces: Vec<_> = links.data.iter().map(|piece| (piece.place.clone(), &piece.references[..])).collect();
        let expect = [(1024..1028, &[Reference::Function(1)][..]), (1028..1032, &[Reference::Data(0, 1024)])];
        assert_eq!(pieces, expect);
        assert_eq!(links.name(1), Some("a::g"));
        assert!(links.knows("a::f") && !links.knows("a::h"));
        assert!(links.is_address(1031) && !links.is_address(1032));
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        let check = |linked: &[u8], built: &[u8]| assert!(Links::of(linked, built).is_err());
        // An address that is not the one the linker names.
        check(&linked(1), &linked(1));
        check(&linked(0), &wasm::module([(CODE, &[0][..])]));
        check(&wasm::module([(CODE, &[0][..])]), &wasm::module([(CODE, &[0][..])]));
        check(b"<!DOCTYPE", b"<!DOCTYPE");
    }
}
