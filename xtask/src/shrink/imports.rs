//! What the wasm wants from its glue: knows how both name it, and gives it short names and nothing that is not wanted.

use super::reader::{push_number, push_sized};
use super::wasm::{self, IMPORTS, Import};
use std::collections::{HashMap, HashSet};

/// How the lines begin and end the functions that the glue offers.
const INDENT: &str = "        ";
const END: &str = "        },";

/// What the module that the glue stands for is called between the two.
const MODULE: &str = "_";

/// The module and its glue, with fewer and shorter names between them.
pub fn shortened(module: &[u8], glue: &str) -> Result<(Vec<u8>, String), String> {
    let sections = wasm::sections(module).ok_or("wasm-opt has not written a wasm module.")?;
    let section = sections.iter().find(|section| section.0 == IMPORTS).map_or(&[0][..], |section| section.1);
    let imports = wasm::imports(section).ok_or("the imports of the wasm are written in an unknown way.")?;
    let names = short_names(&imports, glue);
    let mut shorter = Vec::new();
    push_number(&mut shorter, imports.len());
    for import in &imports {
        let of = |name| names.get(name).map_or(name, String::as_str);
        push_sized(&mut shorter, of(import.module).as_bytes());
        push_sized(&mut shorter, of(import.name).as_bytes());
        shorter.extend_from_slice(import.what);
    }
    let sections = sections.iter().map(|(kind, bytes)| (*kind, if *kind == IMPORTS { &shorter[..] } else { *bytes }));
    let glue =
        renamed(glue, &imports, &names).ok_or("the glue is not written as wasm-bindgen has written it so far.")?;
    Ok((wasm::module(sections), glue))
}

/// A short name for every import that the glue offers under its long one, and for the module that they come from.
fn short_names<'a>(imports: &[Import<'a>], glue: &str) -> HashMap<&'a str, String> {
    let offers: HashSet<&str> = glue.lines().filter_map(offered).collect();
    let functions = imports.iter().map(|import| import.name).filter(|name| offers.contains(name)).zip((0..).map(short));
    let modules = imports.iter().map(|import| import.module).filter(|name| glue.contains(&of_module(name)));
    functions.chain(modules.map(|name| (name, MODULE.to_owned()))).collect()
}

/// How the glue says which module its functions are.
fn of_module(name: &str) -> String {
    format!("{INDENT}\"{name}\": import0,")
}

/// `a` to `z`, then `ba` and so on.
pub fn short(number: usize) -> String {
    let letter = char::from(b'a' + (number % 26) as u8);
    if number < 26 { letter.to_string() } else { short(number / 26) + &letter.to_string() }
}

/// The name of the function that begins in this line of the glue.
fn offered(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix(INDENT)?.split_once(':')?;
    let is_name = name.starts_with("__wb") && name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
    (is_name && rest.starts_with(" function(")).then_some(name)
}

/// The glue with the short names, and without the functions that nobody imports.
fn renamed(glue: &str, imports: &[Import], names: &HashMap<&str, String>) -> Option<String> {
    let wanted: HashSet<&str> = imports.iter().map(|import| import.name).collect();
    let mut kept = Vec::new();
    let mut lines = glue.lines();
    while let Some(line) = lines.next() {
        match offered(line) {
            Some(name) if !wanted.contains(name) => drop(lines.by_ref().find(|line| line.starts_with(END))?),
            Some(name) => kept.push(line.replacen(name, names.get(name)?, 1)),
            None => kept.push(line.to_owned()),
        }
    }
    let mut text = kept.join("\n");
    for (name, short) in names.iter().filter(|(_, short)| *short == MODULE) {
        text = text.replace(&of_module(name), &of_module(short));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
const import0 = {
        __wbg_new_01: function() {
            return new Object();
        },
        __wbg_gone_02: function() { return handleError(function (arg0) {
            return arg0.gone();
        }, arguments); },
        __wbg_get_03: function(arg0) { // A cast.
            return arg0;
        },
    };
        \"./x_bg.js\": import0,
const other = wasm.__wbg_app_free;";

    const SHORTER: &str = "\
const import0 = {
        b: function() {
            return new Object();
        },
        a: function(arg0) { // A cast.
            return arg0;
        },
    };
        \"_\": import0,
const other = wasm.__wbg_app_free;";

    fn import<'a>(module: &'a str, name: &'a str) -> Import<'a> {
        Import { module, name, what: &[0, 0] }
    }

    fn module(imports: &[Import]) -> Vec<u8> {
        let mut section = vec![imports.len() as u8];
        for import in imports {
            push_sized(&mut section, import.module.as_bytes());
            push_sized(&mut section, import.name.as_bytes());
            section.extend_from_slice(import.what);
        }
        wasm::module([(IMPORTS, &section[..])])
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let long = [import("./x_bg.js", "__wbg_get_03"), import("./x_bg.js", "__wbg_new_01"), import("./y.js", "z")];
        let expect = [import("_", "a"), import("_", "b"), import("./y.js", "z")];
        let (shorter, glue) = shortened(&module(&long), GLUE).unwrap();
        assert_eq!(shorter, module(&expect));
        assert_eq!(glue, SHORTER);
    }

    #[test]
    fn short_names_differ() {
        let check = |number, expect| assert_eq!(short(number), expect);
        check(0, "a");
        check(25, "z");
        check(26, "ba");
        check(52, "ca");
    }
}
