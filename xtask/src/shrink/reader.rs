//! The bytes of a WebAssembly module one after another: knows how numbers and instructions are written; not what they are for.

/// An instruction, as far as it matters to what stands before and behind it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Instruction {
    /// `unreachable`
    Trap,
    /// A call of the function with this number.
    Call(usize),
    /// Takes a reference to the function with this number.
    Function(usize),
    /// Reads or writes the global variable with this number.
    Global(usize),
    /// A whole number of 32 bits; a negative one is not told as it is.
    Constant(usize),
    /// Reads or writes the memory at so many bytes behind an address.
    Memory(usize),
    Return,
    /// Leads elsewhere than to the next instruction, or is led to from elsewhere, or calls what is not known here.
    Jump,
    /// Calculates, reads or writes, and goes on.
    Plain,
}

impl Instruction {
    /// Whether the next instruction is the next one that runs, and nothing else is called.
    pub fn goes_on(self) -> bool {
        use Instruction::*;
        matches!(self, Plain | Function(_) | Global(_) | Constant(_) | Memory(_))
    }
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

    /// What was read from there on.
    pub fn since(&self, start: usize) -> &'a [u8] {
        &self.bytes[start..self.at]
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    /// A number of at most 32 bits, seven to a byte; a negative one is as large as its bits say.
    pub fn number(&mut self) -> Option<usize> {
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

    pub fn skip_numbers(&mut self, count: usize) -> Option<()> {
        for _ in 0..count {
            while self.byte()? >= 0x80 {}
        }
        Some(())
    }

    /// What stands behind its own length.
    pub fn sized(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    pub fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.sized()?).ok()
    }

    /// A number of at most 32 bits that may be negative.
    pub fn signed(&mut self) -> Option<i32> {
        let start = self.at;
        let number = self.number()? as u64;
        let bits = 7 * (self.at - start);
        let last = *self.bytes.get(self.at - 1)?;
        let negative = last & 0x40 != 0 && bits < 64;
        Some(if negative { (number | u64::MAX << bits) as i32 } else { number as i32 })
    }

    /// The next instruction; those of the proposals that the build does not enable are not known here.
    pub fn instruction(&mut self) -> Option<Instruction> {
        let code = self.byte()?;
        match code {
            // unreachable, call; ref.func; global.get, global.set; i32.const; loads and stores: the alignment, the offset
            0x00 => return Some(Instruction::Trap),
            0x10 => return Some(Instruction::Call(self.number()?)),
            0xd2 => return Some(Instruction::Function(self.number()?)),
            0x23 | 0x24 => return Some(Instruction::Global(self.number()?)),
            0x41 => return Some(Instruction::Constant(self.number()?)),
            0x28..=0x3e => {
                self.skip_numbers(1)?;
                return Some(Instruction::Memory(self.number()?));
            }
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
            // Variables and tables: which; memory.size, memory.grow; i64.const; ref.null
            0x20..=0x22 | 0x25 | 0x26 | 0x3f | 0x40 | 0x42 | 0xd0 => self.skip_numbers(1),
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

/// The body of a function with other numbers of functions and globals; nothing if it is written in an unknown way.
pub fn renumbered(body: &[u8], function: impl Fn(usize) -> usize, global: impl Fn(usize) -> usize) -> Option<Vec<u8>> {
    let mut reader = Reader::behind_locals(body)?;
    let mut written = reader.since(0).to_vec();
    while !reader.is_done() {
        let start = reader.at;
        let number = match reader.instruction()? {
            Instruction::Call(number) | Instruction::Function(number) => function(number),
            Instruction::Global(number) => global(number),
            _ => {
                written.extend_from_slice(reader.since(start));
                continue;
            }
        };
        written.push(body[start]);
        push_number(&mut written, number);
    }
    Some(written)
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

/// A number that may be negative, of as many bits as it needs.
pub fn push_signed(to: &mut Vec<u8>, mut number: i32) {
    while !(-64..64).contains(&number) {
        to.push(number as u8 & 0x7f | 0x80);
        number >>= 7;
    }
    to.push(number as u8 & 0x7f);
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_number_that_may_be_negative_keeps_its_sign() {
        let check = |number, expect: &[u8]| {
            let mut bytes = Vec::new();
            push_signed(&mut bytes, number);
            assert_eq!(bytes, expect, "{number}");
            assert_eq!(Reader::new(&bytes).signed(), Some(number));
        };
        check(63, &[0x3f]);
        check(64, &[0xc0, 0]);
        check(-1, &[0x7f]);
        check(365, &[0xed, 2]);
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
        check(&[0xd2, 0x03], Some(Function(3)));
        check(&[0x23, 0x00], Some(Global(0)));
        check(&[0x24, 0x01], Some(Global(1)));
        check(&[0x0f], Some(Return));
        check(&[0x04, 0x40], Some(Jump));
        check(&[0x0e, 0x02, 0x00, 0x01, 0x02], Some(Jump));
        check(&[0x41, 0x80, 0x80, 0xc0, 0x00], Some(Constant(0x10_0000)));
        check(&[0x36, 0x02, 0x90, 0x01], Some(Memory(144)));
        check(&[0x44, 0, 0, 0, 0, 0, 0, 0, 0], Some(Plain));
        check(&[0xfc, 0x0a, 0, 0], Some(Plain));
        check(&[0xfd, 0x00], None);
    }
}
