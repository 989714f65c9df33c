//! What the wasm wants from its glue: knows how both name it, and gives it short names and nothing that is not wanted.

use super::wasm::{self, IMPORTS, Import};
use std::collections::{HashMap, HashSet};

/// How the lines begin and end the functions that the glue offers.
const INDENT: &str = "        ";
const END: &str = "        },";

/// What the module that the glue stands for is called between the two.
const MODULE: &str = "_";

/// The modules and their glue, with fewer and shorter names between them. The first of the modules needs the first text
/// alone; what only the others want from outside is in the second, function by function as the glue offers them.
pub fn shortened(modules: &[Vec<u8>], glue: &str) -> Result<(Vec<Vec<u8>>, [String; 2]), String> {
    let sections = modules.iter().map(|module| wasm::sections(module)).collect::<Option<Vec<_>>>();
    let sections = sections.ok_or("wasm-opt has not written a wasm module.")?;
    let imports = sections.iter().map(|sections| imports_of(sections)).collect::<Option<Vec<_>>>();
    let imports = imports.ok_or("the imports of the wasm are written in an unknown way.")?;
    let all: Vec<&Import> = imports.iter().flatten().collect();
    let names = short_names(&all, glue);
    let shorter = sections.iter().zip(&imports).map(|(sections, imports)| {
        let of = |name: &str| names.get(name).map_or(name, String::as_str).to_owned();
        let modules: Vec<String> = imports.iter().map(|import| of(import.module)).collect();
        let renamed = imports.iter().zip(&modules).map(|(import, module)| (&module[..], of(import.name), import.what));
        let section = wasm::written_imports(renamed);
        wasm::module(sections.iter().map(|(kind, bytes)| (*kind, if *kind == IMPORTS { &section[..] } else { *bytes })))
    });
    let first = imports.first().into_iter().flatten().map(|import| import.name).collect();
    let glue = divided(glue, &first, &names).ok_or("the glue is not written as wasm-bindgen has written it so far.")?;
    Ok((shorter.collect(), glue))
}

fn imports_of<'a>(sections: &[(u8, &'a [u8])]) -> Option<Vec<Import<'a>>> {
    wasm::imports(sections.iter().find(|section| section.0 == IMPORTS).map_or(&[0][..], |section| section.1))
}

/// A short name for every import that the glue offers under its long one, and for the module that they come from.
fn short_names<'a>(imports: &[&Import<'a>], glue: &str) -> HashMap<&'a str, String> {
    let offers: HashSet<&str> = glue.lines().filter_map(offered).collect();
    let mut names: HashMap<&str, String> = HashMap::new();
    for import in imports {
        let count = names.len();
        if offers.contains(import.name) {
            names.entry(import.name).or_insert_with(|| short(count));
        }
    }
    let modules = imports.iter().map(|import| import.module).filter(|name| glue.contains(&of_module(name)));
    names.extend(modules.map(|name| (name, MODULE.to_owned())));
    names
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

/// The glue with the short names and what the first module wants, and then what only others want; what nobody imports is
/// in neither.
fn divided(glue: &str, first: &HashSet<&str>, names: &HashMap<&str, String>) -> Option<[String; 2]> {
    let mut texts = [Vec::new(), Vec::new()];
    let mut lines = glue.lines();
    while let Some(line) = lines.next() {
        let Some(name) = offered(line) else {
            texts[0].push(line.to_owned());
            continue;
        };
        let mut function = vec![line.to_owned()];
        while !function.last()?.starts_with(END) {
            function.push(lines.next()?.to_owned());
        }
        let Some(short) = names.get(name) else { continue };
        function[0] = function[0].replacen(name, short, 1);
        texts[usize::from(!first.contains(name))].append(&mut function);
    }
    let [mut one, other] = texts.map(|lines| lines.join("\n"));
    for (name, short) in names.iter().filter(|(_, short)| *short == MODULE) {
        one = one.replace(&of_module(name), &of_module(short));
    }
    Some([one, other])
}

#[cfg(test)]
mod tests {
    use super::super::reader::push_sized;
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
        __wbg_late_04: function(arg0) {
            arg0.late();
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
        let first = [import("./x_bg.js", "__wbg_get_03"), import("./x_bg.js", "__wbg_new_01"), import("./y.js", "z")];
        let later = [import("$", "12"), import("./x_bg.js", "__wbg_late_04"), import("./x_bg.js", "__wbg_get_03")];
        let (shorter, [glue, second]) = shortened(&[module(&first), module(&later)], GLUE).unwrap();
        assert_eq!(shorter[0], module(&[import("_", "a"), import("_", "b"), import("./y.js", "z")]));
        assert_eq!(shorter[1], module(&[import("$", "12"), import("_", "c"), import("_", "a")]));
        assert_eq!(glue, SHORTER);
        assert_eq!(second, "        c: function(arg0) {\n            arg0.late();\n        },");
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
