//! Events that nobody listens to: knows where Yew tells all kinds of events apart, and takes out those that `later.js`
//! does not list. It lists whatever a listener of the widget is for. Another one would trap.

use super::names;
use super::reader::{Instruction, Reader, push_number};
use super::wasm::{self, CODE, DATA, IMPORTS};
use std::collections::HashSet;
use std::ops::Range;

/// Where Yew gives every kind its name, and where it copies one. Both go by the same number.
const NAMED: &str = "yew::dom_bundle::subtree_root::SubtreeData::add_listener";
const COPIED: &str = "<yew::dom_bundle::subtree_root::EventDescriptor as core::clone::Clone>::clone";

/// So many kinds Yew has at least.
const KINDS: usize = 80;

const UNKNOWN: &str = "Yew tells events apart in another way than `shrink/unheard` knows.";

/// The module without the unheard kinds; their names stay behind as data that nobody needs.
pub fn taken_out(module: &[u8], hold: &str) -> Result<Vec<u8>, String> {
    let heard = heard(hold).ok_or("no script says which events are listened to.")?;
    let sections = wasm::sections(module).ok_or(UNKNOWN)?;
    let functions = names::of_functions(&sections)?;
    let section = |wanted| sections.iter().find(|(kind, _)| *kind == wanted).map_or(&[0][..], |section| section.1);
    let imports = wasm::imports(section(IMPORTS)).ok_or(UNKNOWN)?;
    let imported = imports.iter().filter(|import| import.is_function()).count();
    let mut bodies: Vec<Vec<u8>> =
        wasm::bodies(section(CODE)).ok_or(UNKNOWN)?.iter().map(|body| body.to_vec()).collect();
    let number = |path| Some(functions.iter().find(|(_, name)| names::path(name) == path)?.0 - imported);
    let (named, copied) = (number(NAMED).ok_or(UNKNOWN)?, number(COPIED).ok_or(UNKNOWN)?);

    let choice = Choice::of(&bodies[named]).ok_or(UNKNOWN)?;
    let is_unheard = |arm: &Range<usize>| {
        name_in(&bodies[named][arm.clone()], section(DATA)).is_some_and(|name| !heard.contains(&name))
    };
    let unheard: HashSet<usize> =
        choice.arms.iter().enumerate().filter(|(_, arm)| is_unheard(arm)).map(|(kind, _)| kind).collect();
    if unheard.is_empty() {
        return Err(UNKNOWN.to_owned());
    }
    for function in [named, copied] {
        let choice = Choice::of(&bodies[function]).ok_or(UNKNOWN)?;
        bodies[function] = choice.without(&bodies[function], &unheard);
    }
    let code = wasm::code(&bodies);
    Ok(wasm::module(sections.iter().map(|(kind, bytes)| (*kind, if *kind == CODE { &code[..] } else { *bytes }))))
}

/// The kinds, as Yew names them.
fn heard(hold: &str) -> Option<HashSet<Vec<u8>>> {
    let list = hold.split_once("const EVENTS =")?.1.split('"').nth(1)?;
    Some(list.split(' ').map(|name| format!("on{name}").into_bytes()).collect())
}

/// A `br_table` that leads from the number of each kind to an arm of its own.
struct Choice {
    /// Where its targets stand, and how many there are.
    targets: Range<usize>,
    count: usize,
    /// Where the arms stand, those of the first numbers first.
    arms: Vec<Range<usize>>,
}

impl Choice {
    fn of(body: &[u8]) -> Option<Choice> {
        let mut reader = Reader::behind_locals(body)?;
        while !reader.is_done() {
            let start = reader.at;
            reader.instruction()?;
            if body[start] != 0x0e {
                continue;
            }
            let mut targets = Reader::new(&body[start + 1..reader.at]);
            let count = targets.number()?;
            let leads = (0..count).map(|_| targets.number()).collect::<Option<Vec<_>>>()?;
            if count < KINDS || leads.iter().zip(0..).any(|(depth, kind)| *depth != kind) {
                continue;
            }
            let place = start + 1..reader.at;
            // Each arm stands behind the end of its block. The last one is of kinds that have no number.
            (reader.byte()? == 0x0b).then_some(())?;
            let mut arms = Vec::new();
            while arms.len() + 1 < count {
                let from = reader.at;
                let mut last = from;
                while body.get(last) != Some(&0x0b) {
                    // An arm goes straight on, and then to the end of all of them.
                    let opens = matches!(body.get(last)?, 0x02..=0x05);
                    (!opens).then_some(())?;
                    reader.instruction()?;
                    last = reader.at;
                }
                arms.push(from..last);
                reader.byte()?;
            }
            return Some(Choice { targets: place, count, arms });
        }
        None
    }

    /// The body, whose unheard arms trap, and all of these numbers lead to the first of them.
    fn without(&self, body: &[u8], unheard: &HashSet<usize>) -> Vec<u8> {
        let first = unheard.iter().min().copied().unwrap_or_default();
        let mut written = body[..self.targets.start].to_vec();
        push_number(&mut written, self.count);
        (0..self.count).for_each(|kind| push_number(&mut written, if unheard.contains(&kind) { first } else { kind }));
        // What leads to nowhere else.
        push_number(&mut written, first);
        let mut at = self.targets.end;
        for (_, arm) in self.arms.iter().enumerate().filter(|(kind, _)| unheard.contains(kind)) {
            written.extend_from_slice(&body[at..arm.start]);
            written.push(0x00);
            at = arm.end;
        }
        written.extend_from_slice(&body[at..]);
        written
    }
}

/// The name that an arm takes from the data: an address, and behind it a length.
fn name_in(arm: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let segments = wasm::segments(data)?;
    let mut reader = Reader::new(arm);
    let mut before = None;
    while !reader.is_done() {
        let instruction = reader.instruction()?;
        if let (Some(Instruction::Constant(address)), Instruction::Constant(length)) = (before, instruction)
            && let Some((place, start)) =
                segments.iter().find(|(place, start)| (*start..start + place.len()).contains(&address))
        {
            let at = place.start + address - start;
            return data.get(at..at + length).filter(|name| name.starts_with(b"on")).map(<[u8]>::to_vec);
        }
        before = Some(instruction);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shrink::reader::push_signed;

    const HOLD: &str = "const EVENTS =\n\t\"aa ac\";";

    /// So many kinds, each of an arm that takes its name, `onaa`, `onab` and so on, and one for all others.
    fn body(named: bool, trapping: &[usize]) -> Vec<u8> {
        let first = trapping.first().copied();
        let mut body = vec![0];
        body.extend([0x02, 0x40].repeat(KINDS + 1));
        body.extend([0x20, 0x00, 0x0e]);
        push_number(&mut body, KINDS + 1);
        (0..KINDS + 1).for_each(|kind| {
            push_number(&mut body, first.filter(|_| trapping.contains(&kind)).unwrap_or(kind));
        });
        push_number(&mut body, first.unwrap_or_default());
        body.push(0x0b);
        for kind in 0..KINDS {
            if trapping.contains(&kind) {
                body.push(0x00);
            } else if named {
                body.push(0x41);
                push_signed(&mut body, 1024 + 4 * kind as i32);
                body.extend([0x41, 4, 0x10, 0]);
            } else {
                body.push(0x01);
            }
            body.push(0x0b);
        }
        body.push(0x0b);
        body
    }

    fn module(bodies: &[Vec<u8>]) -> Vec<u8> {
        let letter = |number: usize| b'a' + number as u8;
        let names: Vec<u8> = (0..KINDS).flat_map(|kind| [b'o', b'n', letter(kind / 26), letter(kind % 26)]).collect();
        let mut data = vec![1, 0, 0x41, 0x80, 0x08, 0x0b];
        push_number(&mut data, names.len());
        data.extend(names);
        let names = names::section(&[(0, NAMED), (1, COPIED)]);
        wasm::module([(CODE, &wasm::code(bodies)[..]), (DATA, &data), (wasm::CUSTOM, &names)])
    }

    #[test]
    fn only_what_is_listened_to_stays() {
        let found = taken_out(&module(&[body(true, &[]), body(false, &[])]), HOLD).unwrap();
        let unheard: Vec<usize> = (0..KINDS).filter(|kind| ![0, 2].contains(kind)).collect();
        assert!(found == module(&[body(true, &unheard), body(false, &unheard)]));
    }

    #[test]
    fn what_is_written_otherwise_is_refused() {
        let error = taken_out(&module(&[vec![0, 0x0b], vec![0, 0x0b]]), HOLD).unwrap_err();
        assert!(error.contains("another way"), "{error}");
        assert!(taken_out(&module(&[]), "").unwrap_err().contains("no script"));
    }
}
