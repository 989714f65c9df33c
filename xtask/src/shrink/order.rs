//! The order of a module's functions: knows which of them are written alike, and puts those beside each other, where a
//! compressor says them in fewer bytes. What a function does and what calls what stays as it is.

use super::names;
use super::reader::{Reader, push_number, renumbered};
use super::wasm::{self, CODE, CUSTOM, ELEMENTS, EXPORTS, FUNCTIONS, IMPORTS, START};
use std::collections::{HashMap, HashSet};

/// So many bytes in a row are looked for in other functions.
const ROW: usize = 4;

/// A row that is in so many functions tells nothing of how like two of them are.
const COMMON: usize = 400;

/// The module with its functions in that order, and of what it says for debuggers only their names.
pub fn alike(module: &[u8]) -> Result<Vec<u8>, String> {
    let sections = wasm::sections(module).ok_or("wasm-opt has not written a wasm module.")?;
    let names = names::of_functions(&sections)?;
    in_order(&sections, &names).ok_or_else(|| "wasm-opt has written the module in an unknown way.".to_owned())
}

fn in_order(sections: &[(u8, &[u8])], names: &[(usize, &str)]) -> Option<Vec<u8>> {
    let section = |wanted| sections.iter().find(|(kind, _)| *kind == wanted).map_or(&[0][..], |section| section.1);
    let imports = wasm::imports(section(IMPORTS))?;
    let imported = imports.iter().filter(|import| import.is_function()).count();
    let bodies = wasm::bodies(section(CODE))?;
    let order = order(&bodies);
    let places: HashMap<usize, usize> = order.iter().copied().zip(0..).collect();
    let number = |old: usize| old.checked_sub(imported).map_or(old, |own| imported + places[&own]);

    let bodies =
        order.iter().map(|own| renumbered(bodies[*own], number, |global| global)).collect::<Option<Vec<_>>>()?;
    let types = wasm::numbers(section(FUNCTIONS))?;
    let mut functions = Vec::new();
    push_number(&mut functions, types.len());
    order.iter().for_each(|own| push_number(&mut functions, types[*own]));
    let mut named: Vec<_> = names.iter().map(|(old, name)| (number(*old), *name)).collect();
    named.sort_unstable();
    let (code, names) = (wasm::code(&bodies), names::section(&named));
    let exports = wasm::exports(section(EXPORTS))?;
    let exports = exports.iter().map(|(name, kind, old)| (*name, *kind, if *kind == 0 { number(*old) } else { *old }));
    let exports = wasm::written_exports(exports);
    let elements = wasm::elements(section(ELEMENTS))?;
    let elements = wasm::written_elements(elements.iter().map(|(slot, old)| (*slot, number(*old))));
    let mut start = Vec::new();
    push_number(&mut start, number(Reader::new(section(START)).number()?));
    let written = sections.iter().filter(|(kind, _)| *kind != CUSTOM).map(|(kind, bytes)| match *kind {
        FUNCTIONS => (FUNCTIONS, &functions[..]),
        EXPORTS => (EXPORTS, &exports[..]),
        START => (START, &start[..]),
        ELEMENTS => (ELEMENTS, &elements[..]),
        CODE => (CODE, &code[..]),
        kind => (kind, *bytes),
    });
    Some(wasm::module(written.chain([(CUSTOM, &names[..])])))
}

/// From each function to the one of those left that is most like it, beginning with the first.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let rows: Vec<HashSet<&[u8]>> = bodies.iter().map(|body| body.windows(ROW).collect()).collect();
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (number, rows) in rows.iter().enumerate() {
        rows.iter().for_each(|row| holders.entry(row).or_default().push(number));
    }
    let mut left: Vec<bool> = vec![true; bodies.len()];
    let (mut order, mut next) = (Vec::new(), (!bodies.is_empty()).then_some(0));
    while let Some(last) = next {
        order.push(last);
        left[last] = false;
        let mut shared = vec![0; bodies.len()];
        let told = rows[last].iter().map(|row| &holders[row]).filter(|holders| holders.len() <= COMMON);
        told.flatten().for_each(|number| shared[*number] += 1);
        // The rows that two have in common, as a share of all that they have. Of short ones nothing much is known.
        let all = |other: usize| rows[last].len() + rows[other].len() - shared[other] + 2 * ROW;
        let more = |one: &usize, other: &usize| {
            (shared[*one] * all(*other)).cmp(&(shared[*other] * all(*one))).then(other.cmp(one))
        };
        next = (0..bodies.len()).filter(|number| left[*number]).max_by(more);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_are_alike_come_together() {
        let [a, b, like_a, like_b] = [&b"abcdefgh"[..], b"12345678", b"abcdefg!", b"1234567!"];
        assert_eq!(order(&[a, b, like_a, like_b]), [0, 2, 1, 3]);
        assert_eq!(order(&[]), [0; 0]);
    }

    #[test]
    fn whoever_calls_a_function_calls_it_by_its_new_number() {
        // One imported function (0). The first (1) is like the third (3), which calls the second (2) and the imported one.
        let code = wasm::code(&[
            vec![0, 0x41, 1, 0x41, 2, 0x41, 3, 0x1a, 0x1a, 0x1a, 0x10, 2, 0x0b],
            vec![0, 0x0b],
            vec![0, 0x41, 1, 0x41, 2, 0x41, 3, 0x1a, 0x1a, 0x1a, 0x10, 2, 0x10, 0, 0x0b],
        ]);
        let module = wasm::module([
            (IMPORTS, &b"\x01\x01m\x01f\0\0"[..]),
            (FUNCTIONS, &[3, 0, 1, 0]),
            (EXPORTS, b"\x02\x01e\0\x02\x01m\x02\0"),
            (START, &[3]),
            (ELEMENTS, &[1, 0, 0x41, 1, 0x0b, 3, 0, 2, 3]),
            (CODE, &code),
            (CUSTOM, b"\x04name\x01\x0a\x03\x01\x01a\x02\x01b\x03\x01c"),
        ]);
        let code = wasm::code(&[
            vec![0, 0x41, 1, 0x41, 2, 0x41, 3, 0x1a, 0x1a, 0x1a, 0x10, 3, 0x0b],
            vec![0, 0x41, 1, 0x41, 2, 0x41, 3, 0x1a, 0x1a, 0x1a, 0x10, 3, 0x10, 0, 0x0b],
            vec![0, 0x0b],
        ]);
        let expect = wasm::module([
            (IMPORTS, &b"\x01\x01m\x01f\0\0"[..]),
            (FUNCTIONS, &[3, 0, 0, 1]),
            (EXPORTS, b"\x02\x01e\0\x03\x01m\x02\0"),
            (START, &[2]),
            (ELEMENTS, &[1, 0, 0x41, 1, 0x0b, 3, 0, 3, 2]),
            (CODE, &code),
            (CUSTOM, b"\x04name\x01\x0a\x03\x01\x01a\x02\x01c\x03\x01b"),
        ]);
        assert_eq!(alike(&module).unwrap(), expect);
    }
}
