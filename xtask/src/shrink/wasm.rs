//! A WebAssembly module as bytes: knows how its sections, names and instructions are written; not what is changed in them.

/// The kinds of sections that something is looked for in.
pub const CUSTOM: u8 = 0;
pub const IMPORTS: u8 = 2;
pub const CODE: u8 = 10;
pub const DATA: u8 = 11;

const HEAD: &[u8] = b"\0asm\x01\0\0\0";

/// The sections in their order: the kind of each, and what it holds.
pub fn sections(module: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut reader = Reader::new(module);
    if reader.take(HEAD.len())? != HEAD {
        return None;
    }
    let mut sections = Vec::new();
    while !reader.is_done() {
        sections.push((reader.byte()?, reader.sized()?));
    }
    Some(sections)
}

pub fn module<'a>(sections: impl IntoIterator<Item = (u8, &'a [u8])>) -> Vec<u8> {
    let mut module = HEAD.to_vec();
    for (kind, bytes) in sections {
        module.push(kind);
        push_sized(&mut module, bytes);
    }
    module
}

/// What the module wants from outside: from which module, by which name, and of which type.
pub struct Import<'a> {
    pub module: &'a str,
    pub name: &'a str,
    pub what: &'a [u8],
}

impl Import<'_> {
    pub fn is_function(&self) -> bool {
        self.what.first() == Some(&0)
    }
}

pub fn imports(section: &[u8]) -> Option<Vec<Import<'_>>> {
    let mut reader = Reader::new(section);
    let count = reader.number()?;
    (0..count).map(|_| reader.import()).collect()
}

/// The names of functions by their numbers, from the custom section that is meant for debuggers.
pub fn function_names(section: &[u8]) -> Option<Vec<(usize, &str)>> {
    let mut reader = Reader::new(section);
    if reader.sized()? != b"name" {
        return None;
    }
    loop {
        let (kind, part) = (reader.byte()?, reader.sized()?);
        if kind == 1 {
            let mut reader = Reader::new(part);
            let count = reader.number()?;
            return (0..count).map(|_| Some((reader.number()?, reader.text()?))).collect();
        }
    }
}

/// The bodies of the module's own functions, which are numbered after the imported ones.
pub fn bodies(section: &[u8]) -> Option<Vec<&[u8]>> {
    let mut reader = Reader::new(section);
    let count = reader.number()?;
    (0..count).map(|_| reader.sized()).collect()
}

pub fn code(bodies: &[Vec<u8>]) -> Vec<u8> {
    let mut section = Vec::new();
    push_number(&mut section, bodies.len());
    for body in bodies {
        push_sized(&mut section, body);
    }
    section
}

/// Where in the section the bytes of each segment stand, and at which address they will be.
pub fn segments(section: &[u8]) -> Option<Vec<(std::ops::Range<usize>, usize)>> {
    let mut reader = Reader::new(section);
    let count = reader.number()?;
    let segment = |reader: &mut Reader| {
        // Active, in the only memory, at a constant: `i32.const`, the address, `end`.
        if reader.take(2)? != [0x00, 0x41] {
            return None;
        }
        let address = reader.number()?;
        let end = (reader.byte()? == 0x0b).then(|| reader.sized())??;
        Some((reader.at - end.len()..reader.at, address))
    };
    (0..count).map(|_| segment(&mut reader)).collect()
}

/// An instruction, as far as it matters to what stands before and behind it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Instruction {
    /// `unreachable`
    Trap,
    /// A call of the function with this number.
    Call(usize),
    Return,
    /// Leads elsewhere than to the next instruction, or is led to from elsewhere, or calls what is not known here.
    Jump,
    /// Calculates, reads or writes, and goes on.
    Plain,
}

/// Goes through bytes from the first to the last; what is not as it should be, or not known here, is `None`.
pub struct Reader<'a> {
    bytes: &'a [u8],
    pub at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, at: 0 }
    }

    /// The instructions of a function's body, after the types of its local variables.
    pub fn behind_locals(body: &'a [u8]) -> Option<Reader<'a>> {
        let mut reader = Reader::new(body);
        let groups = reader.number()?;
        reader.skip_numbers(2 * groups)?;
        Some(reader)
    }

    pub fn is_done(&self) -> bool {
        self.at == self.bytes.len()
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    /// A number of at most 32 bits, seven to a byte; a negative one is as large as its bits say.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return usize::try_from(number).ok();
            }
        }
        None
    }

    fn skip_numbers(&mut self, count: usize) -> Option<()> {
        for _ in 0..count {
            while self.byte()? >= 0x80 {}
        }
        Some(())
    }

    /// What stands behind its own length.
    fn sized(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.sized()?).ok()
    }

    fn import(&mut self) -> Option<Import<'a>> {
        let (module, name, start) = (self.text()?, self.text()?, self.at);
        match self.byte()? {
            0 => self.skip_numbers(1)?,
            // A table: its type and then, as for a memory, a flag, a minimum and, if the flag is odd, a maximum.
            kind @ (1 | 2) => {
                self.skip_numbers(usize::from(kind == 1))?;
                let flag = self.byte()?;
                self.skip_numbers(1 + usize::from(flag & 1))?;
            }
            3 => self.skip_numbers(2)?,
            _ => return None,
        }
        Some(Import { module, name, what: &self.bytes[start..self.at] })
    }

    /// The next instruction; those of the proposals that the build does not enable are not known here.
    pub fn instruction(&mut self) -> Option<Instruction> {
        let code = self.byte()?;
        match code {
            // unreachable, call
            0x00 => return Some(Instruction::Trap),
            0x10 => return Some(Instruction::Call(self.number()?)),
            // block, loop, if, br, br_if: a type or a depth; else, end; return
            0x02..=0x04 | 0x0c | 0x0d => self.skip_numbers(1)?,
            0x05 | 0x0b => {}
            0x0f => return Some(Instruction::Return),
            // br_table: depths, and the default
            0x0e => {
                let depths = self.number()?;
                self.skip_numbers(depths + 1)?;
            }
            // call_indirect: a type and a table
            0x11 => self.skip_numbers(2)?,
            code => {
                self.operands(code)?;
                return Some(Instruction::Plain);
            }
        }
        Some(Instruction::Jump)
    }

    /// Goes to the end of an instruction that is no jump.
    fn operands(&mut self, code: u8) -> Option<()> {
        match code {
            // nop, drop, select, ref.is_null; whatever only calculates
            0x01 | 0x1a | 0x1b | 0xd1 | 0x45..=0xc4 => Some(()),
            // select: its types
            0x1c => {
                let types = self.number()?;
                self.skip_numbers(types)
            }
            // Variables and tables: which; memory.size, memory.grow; i32.const, i64.const; ref.null, ref.func
            0x20..=0x26 | 0x3f..=0x42 | 0xd0 | 0xd2 => self.skip_numbers(1),
            // Loads and stores: the alignment and the offset
            0x28..=0x3e => self.skip_numbers(2),
            // f32.const, f64.const
            0x43 => self.take(4).map(drop),
            0x44 => self.take(8).map(drop),
            // More conversions; memory and tables in bulk
            0xfc => match self.number()? {
                0..=7 => Some(()),
                9 | 11 | 13 | 15..=17 => self.skip_numbers(1),
                8 | 10 | 12 | 14 => self.skip_numbers(2),
                _ => None,
            },
            _ => None,
        }
    }
}

pub fn push_sized(to: &mut Vec<u8>, bytes: &[u8]) {
    push_number(to, bytes.len());
    to.extend_from_slice(bytes);
}

pub fn push_number(to: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_its_sections() {
        let bytes = b"\0asm\x01\0\0\0\x01\x02ab\x0a\0";
        let found = sections(bytes).unwrap();
        assert_eq!(found, [(1, &b"ab"[..]), (CODE, b"")]);
        assert_eq!(module(found), bytes);
        assert!(sections(b"\0asm\x01\0\0\0\x01\x03ab").is_none());
        assert!(sections(b"<!DOCTYPE").is_none());
    }

    #[test]
    fn a_long_number_is_read_as_it_is_written() {
        let check = |number| {
            let mut bytes = Vec::new();
            push_number(&mut bytes, number);
            assert_eq!(Reader::new(&bytes).number(), Some(number));
        };
        [0, 127, 128, 0x10_0000, 0xffff_ffff].into_iter().for_each(check);
    }

    #[test]
    fn an_import_goes_as_far_as_its_type() {
        let section = b"\x03\x01a\x01b\0\x05\x01a\x01m\x02\x01\x01\x80\x01\x01a\x01t\x01\x70\0\x04";
        let found = imports(section).unwrap();
        let kinds: Vec<_> = found.iter().map(|import| (import.name, import.what)).collect();
        assert_eq!(kinds, [("b", &b"\0\x05"[..]), ("m", b"\x02\x01\x01\x80\x01"), ("t", b"\x01\x70\0\x04")]);
        assert!(found[0].is_function() && !found[1].is_function());
    }

    #[test]
    fn an_instruction_goes_as_far_as_its_operands() {
        use Instruction::*;
        let check = |bytes: &[u8], expect| {
            let mut reader = Reader::new(bytes);
            assert_eq!(reader.instruction(), expect, "{bytes:?}");
            assert!(expect.is_none() || reader.is_done(), "{bytes:?}");
        };
        check(&[0x00], Some(Trap));
        check(&[0x10, 0x81, 0x01], Some(Call(129)));
        check(&[0x0f], Some(Return));
        check(&[0x04, 0x40], Some(Jump));
        check(&[0x0e, 0x02, 0x00, 0x01, 0x02], Some(Jump));
        check(&[0x41, 0x80, 0x80, 0xc0, 0x00], Some(Plain));
        check(&[0x36, 0x02, 0x90, 0x01], Some(Plain));
        check(&[0x44, 0, 0, 0, 0, 0, 0, 0, 0], Some(Plain));
        check(&[0xfc, 0x0a, 0, 0], Some(Plain));
        check(&[0xfd, 0x00], None);
    }
}
