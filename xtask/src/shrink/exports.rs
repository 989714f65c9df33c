//! What the wasm offers to the scripts: knows what they ask for, and takes out the rest and the length of the names.

use super::imports::short;
use super::wasm::{self, ELEMENTS, EXPORTS, IMPORTS};
use std::collections::{BTreeSet, HashMap};

/// What the glue calls the module, and what `later.js` does.
const GLUE: &str = "wasm";
const HOLD: &str = "exports";

const UNKNOWN: &str = "the exports of the wasm are written in an unknown way.";

/// The module without the exports that no script asks for; what only they need goes with them when it is optimised.
pub fn wanted(module: &[u8], glue: &str, hold: &str) -> Result<Vec<u8>, String> {
    let asked: BTreeSet<&str> = asked(glue, GLUE).chain(asked(hold, HOLD)).collect();
    with_exports(module, |exports| exports.into_iter().filter(|(name, ..)| asked.contains(name)).map(owned).collect())
}

/// The module and the texts of its glue with short names for what only the glue asks for.
pub fn shortened(module: &[u8], texts: [String; 2], hold: &str) -> Result<(Vec<u8>, [String; 2]), String> {
    let kept: BTreeSet<&str> = asked(hold, HOLD).collect();
    let asked: BTreeSet<&str> =
        texts.iter().flat_map(|text| asked(text, GLUE)).filter(|name| !kept.contains(name)).collect();
    let sections = wasm::sections(module).ok_or(UNKNOWN)?;
    let section = sections.iter().find(|(kind, _)| *kind == EXPORTS).ok_or(UNKNOWN)?.1;
    let taken: BTreeSet<&str> = wasm::exports(section).ok_or(UNKNOWN)?.into_iter().map(|(name, ..)| name).collect();
    let free = (0..).map(short).filter(|name| !taken.contains(name.as_str()));
    let names: HashMap<&str, String> = asked.iter().copied().zip(free).collect();
    let module = with_exports(module, |exports| {
        let renamed = exports
            .into_iter()
            .map(|(name, kind, number)| (names.get(name).cloned().unwrap_or_else(|| name.to_owned()), kind, number));
        renamed.collect()
    })?;
    let mut long: Vec<&&str> = names.keys().collect();
    // A name may begin as another one does.
    long.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let renamed = |text: &String| {
        long.iter().fold(text.clone(), |text, name| {
            text.replace(&format!("{GLUE}.{name}"), &format!("{GLUE}.{}", names[**name]))
        })
    };
    Ok((module, [renamed(&texts[0]), renamed(&texts[1])]))
}

/// The modules with what is lent in the order of the first one's functions, from slot `lent` of the table on, where their
/// numbers are said in fewer bytes. The later ones call them by their slots.
pub fn in_order(modules: &[Vec<u8>], lent: usize) -> Option<Vec<Vec<u8>>> {
    let first = wasm::sections(modules.first()?)?;
    let section = first.iter().find(|(kind, _)| *kind == ELEMENTS)?.1;
    let elements = wasm::elements(section)?;
    let (own, given): (Vec<_>, Vec<_>) = elements.into_iter().partition(|(slot, _)| *slot < lent);
    let mut ordered = given.clone();
    ordered.sort_by_key(|(_, function)| *function);
    let slots: HashMap<String, String> =
        ordered.iter().zip(&given).map(|((old, _), (new, _))| (old.to_string(), new.to_string())).collect();
    let ordered = given.iter().zip(&ordered).map(|((slot, _), (_, function))| (*slot, *function));
    let elements = wasm::written_elements(own.into_iter().chain(ordered));
    let first = with_section(&first, ELEMENTS, &elements);
    let later = modules.iter().skip(1).map(|module| {
        let sections = wasm::sections(module)?;
        let imports = wasm::imports(sections.iter().find(|(kind, _)| *kind == IMPORTS)?.1)?;
        let name = |import: &wasm::Import| slots.get(import.name).cloned().unwrap_or_else(|| import.name.to_owned());
        let section = wasm::written_imports(imports.iter().map(|import| (import.module, name(import), import.what)));
        Some(with_section(&sections, IMPORTS, &section))
    });
    std::iter::once(Some(first)).chain(later).collect()
}

/// The names that a script puts behind that of the module.
fn asked<'a>(script: &'a str, of: &str) -> impl Iterator<Item = &'a str> {
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    script.match_indices(&format!("{of}.")).map(|(at, found)| at + found.len()).collect::<Vec<_>>().into_iter().map(
        move |at| {
            let rest = &script[at..];
            &rest[..rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len())]
        },
    )
}

fn owned((name, kind, number): (&str, u8, usize)) -> (String, u8, usize) {
    (name.to_owned(), kind, number)
}

fn with_exports(
    module: &[u8],
    change: impl Fn(Vec<(&str, u8, usize)>) -> Vec<(String, u8, usize)>,
) -> Result<Vec<u8>, String> {
    let sections = wasm::sections(module).ok_or(UNKNOWN)?;
    let section = sections.iter().find(|(kind, _)| *kind == EXPORTS).ok_or(UNKNOWN)?.1;
    let changed = change(wasm::exports(section).ok_or(UNKNOWN)?);
    let section = wasm::written_exports(changed.iter().map(|(name, kind, number)| (name.as_str(), *kind, *number)));
    Ok(with_section(&sections, EXPORTS, &section))
}

fn with_section(sections: &[(u8, &[u8])], wanted: u8, section: &[u8]) -> Vec<u8> {
    wasm::module(sections.iter().map(|(kind, bytes)| (*kind, if *kind == wanted { section } else { *bytes })))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(exports: &[(&str, u8, usize)]) -> Vec<u8> {
        wasm::module([(EXPORTS, &wasm::written_exports(exports.iter().copied())[..])])
    }

    #[test]
    fn what_no_script_asks_for_is_taken_out() {
        let exports = [("memory", 2, 0), ("main", 0, 1), ("run", 0, 2), ("arrived", 0, 3)];
        let found = wanted(&module(&exports), "wasm.memory; wasm.run();", "main = exports.arrived();").unwrap();
        assert_eq!(found, module(&[exports[0], exports[2], exports[3]]));
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let long = module(&[("run", 0, 2), ("run_on", 0, 3), ("arrived", 0, 4), ("a", 3, 0)]);
        let texts = ["wasm.run(); wasm.run_on();", "wasm.run(), wasm.arrived();"].map(str::to_owned);
        let (found, texts) = shortened(&long, texts, "exports.arrived();").unwrap();
        assert_eq!(found, module(&[("b", 0, 2), ("c", 0, 3), ("arrived", 0, 4), ("a", 3, 0)]));
        assert_eq!(texts, ["wasm.b(); wasm.c();", "wasm.b(), wasm.arrived();"]);
    }

    #[test]
    fn what_is_lent_stands_in_the_order_of_its_numbers() {
        let first = |elements: [(usize, usize); 4]| {
            wasm::module([(ELEMENTS, &wasm::written_elements(elements.into_iter())[..])])
        };
        let later = |names: [&str; 3]| {
            let imports = wasm::written_imports(names.into_iter().map(|name| ("$", name.to_owned(), &[0, 0][..])));
            wasm::module([(IMPORTS, &imports[..])])
        };
        let modules = [first([(1, 9), (3, 8), (4, 6), (6, 7)]), later(["1", "3", "6"])];
        let expect = vec![first([(1, 9), (3, 6), (4, 7), (6, 8)]), later(["1", "6", "4"])];
        assert_eq!(in_order(&modules, 3), Some(expect));
    }
}
