//! `cargo xtask sizes`: knows how the bytes of the wasm are told by crate, by module and by function; not how they are
//! made fewer. The names are those of the copies that `shrink` keeps.

use crate::dist::{self, PARTS, WASM};
use crate::project::Project;
use crate::run::Outcome;
use crate::shrink::{self, names, wasm};
use crate::sizes::{self, Weighed};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const NAMES: [&str; 11] =
    ["first", "later", "panels", "reader", "crowd", "views", "map", "table", "prose", "files", "pictures"];

/// So few bytes, in all modules together, are not worth a row of their own.
const MODULE_LEAST: u64 = 600;
const FUNCTION_LEAST: u64 = 1_200;
const STRETCH_LEAST: usize = 400;

/// Bytes as they are, in each of the modules.
type Bytes = [u64; NAMES.len()];

/// What is known of one module.
struct Weight {
    /// Each function's name and bytes.
    functions: Vec<(String, u64)>,
    data: Vec<u8>,
    /// By brotli: the code alone, the data alone, and the whole file.
    code_brotli: u64,
    data_brotli: u64,
    code: u64,
}

/// Builds `dist/`, and writes the report of its wasm.
pub fn sizes(project: &Project) -> Outcome {
    dist::dist(project, &[])?;
    let files = dist::weighed(project)?;
    let weights = [WASM].iter().chain(&PARTS).map(|name| weight(project, name)).collect::<Outcome<Vec<_>>>()?;
    let path = project.root.join("docs/sizes.md");
    fs::write(&path, report(&files, &weights))
        .map_err(|error| format!("{} could not be written: {error}.", path.display()))?;
    println!("written to docs/sizes.md");
    Ok(())
}

fn weight(project: &Project, name: &str) -> Outcome<Weight> {
    let path = shrink::named(project, Path::new(name))?;
    let module = fs::read(&path).map_err(|error| format!("{} could not be read: {error}.", path.display()))?;
    let sections = wasm::sections(&module).ok_or("a copy with names is not a wasm module.")?;
    let section = |wanted| sections.iter().find(|(kind, _)| *kind == wanted).map_or(&[][..], |section| section.1);
    let names: BTreeMap<usize, &str> = names::of_functions(&sections)?.into_iter().collect();
    let imports =
        wasm::imports(section(wasm::IMPORTS)).ok_or("the imports of the wasm are written in an unknown way.")?;
    let bodies = wasm::bodies(section(wasm::CODE)).ok_or("the functions of the wasm are written in an unknown way.")?;
    let first = imports.iter().filter(|import| import.is_function()).count();
    let function = |(number, body): (usize, &&[u8])| {
        (names::path(names.get(&number).copied().unwrap_or("(unnamed)")), body.len() as u64)
    };
    let functions = (first..).zip(&bodies).map(function).collect();
    let (code, data) = (section(wasm::CODE), section(wasm::DATA));
    let part = |part: &str, bytes: &[u8]| {
        let path = path.with_extension(part);
        fs::write(&path, bytes).map_err(|error| format!("{} could not be written: {error}.", path.display()))?;
        Ok::<_, String>((path.display().to_string(), false))
    };
    let parts = sizes::weigh(project, &[part("code", code)?, part("data", data)?])?;
    let [code_brotli, data_brotli] = [0, 1].map(|part: usize| parts.get(part).map_or(0, |part| part.size.brotli));
    Ok(Weight { functions, data: data.to_vec(), code_brotli, data_brotli, code: code.len() as u64 })
}

fn report(files: &[Weighed], weights: &[Weight]) -> String {
    let mut text = HEAD.to_owned();
    text += "\n## Files\n\n| file | bytes | brotli |\n|---|--:|--:|\n";
    for file in files.iter().filter(|file| file.first_load || file.path.starts_with("wasm/")) {
        let mark = if file.first_load { "**" } else { "" };
        let _ = writeln!(text, "| {mark}{}{mark} | {} | {} |", file.path, file.size.raw, file.size.brotli);
    }
    let first = sizes::first_load(files);
    let _ = writeln!(text, "| **the first load** | {} | {} |", first.raw, first.brotli);
    text += &heading("Sections");
    let mut row = |name: &str, of: &dyn Fn(&Weight) -> [u64; 2]| {
        let cells: String = weights.iter().flat_map(of).map(|bytes| format!(" {bytes} |")).collect();
        let _ = writeln!(text, "| {name} |{cells}");
    };
    row("code", &|weight| [weight.code, weight.code_brotli]);
    row("data", &|weight| [weight.data.len() as u64, weight.data_brotli]);
    text += &by("Code by crate", weights, 0, crate_of);
    text += &by("Code by module", weights, MODULE_LEAST, module_of);
    text += &by("The largest functions", weights, FUNCTION_LEAST, str::to_owned);
    text += "\n## The longest stretches of data\n\n| bytes | in | begins |\n|--:|---|---|\n";
    for (weight, name) in weights.iter().zip(NAMES) {
        for stretch in stretches(&weight.data) {
            let _ = writeln!(text, "| {} | {name} | `{}` |", stretch.len(), opening(stretch));
        }
    }
    text
}

const HEAD: &str = "\
# What the wasm weighs

Written by `cargo xtask sizes`; not by hand. *First* is the module of the first load, *later* what a reader's hand asks
for, *panels* what opens beside it, *reader* what reads datasets of the page, *crowd* what takes in and draws many events,
*views* what opens from the other views, *map*, *table* and *prose* these, *files* what writes files, *pictures* what draws some.
Bytes are those of the optimised code; its share of brotli is estimated in proportion to them. What the compiler has inlined counts where it was inlined, and what it has made of generic code
of `core`, `alloc` or `hashbrown` counts there, whoever uses it.
";

/// The head of a table with two columns for each module.
fn heading(title: &str) -> String {
    let names: String = NAMES.iter().map(|name| format!(" {name} | ≈ brotli |")).collect();
    format!("\n## {title}\n\n| |{names}\n|---|{}\n", "--:|--:|".repeat(NAMES.len()))
}

/// A table of the functions, put together by what `of` makes of their names; the heaviest first.
fn by(title: &str, weights: &[Weight], least: u64, of: impl Fn(&str) -> String) -> String {
    let mut rows: BTreeMap<String, Bytes> = BTreeMap::new();
    for (module, weight) in weights.iter().enumerate() {
        for (name, bytes) in &weight.functions {
            if let Some(sum) = rows.entry(of(name)).or_default().get_mut(module) {
                *sum += bytes;
            }
        }
    }
    let mut rows: Vec<(String, Bytes)> =
        rows.into_iter().filter(|(_, bytes)| bytes.iter().sum::<u64>() >= least).collect();
    rows.sort_by_key(|(name, bytes)| (bytes.map(std::cmp::Reverse), name.clone()));
    let mut text = heading(title);
    for (name, bytes) in rows {
        let cell = |(bytes, weight): (u64, &Weight)| match bytes {
            0 => " | |".to_owned(),
            bytes => format!(" {bytes} | {} |", bytes * weight.code_brotli / weight.code.max(1)),
        };
        let cells: String = bytes.into_iter().zip(weights).map(cell).collect();
        let _ = writeln!(text, "| `{}` |{cells}", name.replace('|', "\\|"));
    }
    text
}

/// The path that a name begins with, without what it is or has: of a type's function that of the type.
fn path_of(name: &str) -> &str {
    let name = name.strip_prefix("core::ptr::drop_in_place<").unwrap_or(name);
    let begin = name.trim_start_matches(['<', '&', '(', '[', '*']);
    let begin = ["mut ", "dyn ", "const "].iter().fold(begin, |name, word| name.trim_start_matches(word));
    let end = begin.find(|letter: char| !letter.is_alphanumeric() && !"_:".contains(letter)).unwrap_or(begin.len());
    begin.get(..end).unwrap_or(begin).trim_end_matches(':')
}

fn crate_of(name: &str) -> String {
    match path_of(name).split_once("::") {
        Some((first, _)) if first.starts_with(|letter: char| letter.is_ascii_lowercase()) => first.to_owned(),
        _ => "(without a path)".to_owned(),
    }
}

/// The crate, and the modules within it; of others than ours and Yew only the crate.
fn module_of(name: &str) -> String {
    let first = crate_of(name);
    if !["relations_core", "relations_timeline", "yew"].contains(&&first[..]) {
        return first;
    }
    let is_module = |part: &&str| part.starts_with(|letter: char| letter.is_ascii_lowercase());
    let parts: Vec<&str> = path_of(name).split("::").take_while(is_module).collect();
    // The last is the function itself, if no type comes before it.
    let is_function = parts.len() == path_of(name).split("::").count();
    parts[..parts.len() - usize::from(is_function && parts.len() > 1)]
        .iter()
        .take(3)
        .copied()
        .collect::<Vec<_>>()
        .join("::")
}

/// What lies together without a gap of zeros.
fn stretches(data: &[u8]) -> impl Iterator<Item = &[u8]> {
    const GAP: usize = 16;
    let (mut found, mut start, mut zeros) = (Vec::new(), 0, 0);
    for (at, byte) in data.iter().enumerate() {
        if *byte != 0 {
            if zeros >= GAP {
                start = at;
            }
            zeros = 0;
        } else {
            zeros += 1;
            if zeros == GAP {
                found.push(&data[start..at + 1 - GAP]);
            }
        }
    }
    if zeros < GAP {
        found.push(&data[start..data.len() - zeros]);
    }
    found.into_iter().filter(|stretch| stretch.len() >= STRETCH_LEAST)
}

/// The first words of data, if it is text.
fn opening(stretch: &[u8]) -> String {
    let letters = String::from_utf8_lossy(stretch);
    let shown = letters
        .chars()
        .filter(|letter| letter.is_ascii_graphic() || *letter == ' ')
        .filter(|letter| !"`|".contains(*letter));
    shown.take(48).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_a_crate_and_a_module() {
        let check = |name, expect_crate, expect_module| {
            assert_eq!((&crate_of(name)[..], &module_of(name)[..]), (expect_crate, expect_module), "{name}");
        };
        check("relations_core::layout::marks::placed", "relations_core", "relations_core::layout::marks");
        check("relations_timeline::ui::on_key::{{closure}}", "relations_timeline", "relations_timeline::ui");
        check(
            "<relations_timeline::ui::piece::Piece as yew::functional::FunctionProvider>::run::inner",
            "relations_timeline",
            "relations_timeline::ui::piece",
        );
        check("core::ptr::drop_in_place<yew::dom_bundle::bnode::BNode>", "yew", "yew::dom_bundle::bnode");
        check("<alloc::vec::Vec<T,A> as core::ops::drop::Drop>::drop", "alloc", "alloc");
        check("<&mut core::fmt::Formatter as a::B>::c", "core", "core");
        check("app_attribute", "(without a path)", "(without a path)");
        check("", "(without a path)", "(without a path)");
    }

    #[test]
    fn stretches_of_data_end_where_nothing_is() {
        let data = [&[1; 500][..], &[0; 15], &[2; 10], &[0; 20], &[3; 100], &[0; 20], &[4; 400], &[0; 3]].concat();
        let lengths: Vec<usize> = stretches(&data).map(<[u8]>::len).collect();
        assert_eq!(lengths, [525, 400]);
        assert_eq!(opening(b"\x01div\x02class `one|two`"), "divclass onetwo");
    }

    #[test]
    fn the_share_of_brotli_is_in_proportion() {
        let weight = |name: &str| Weight {
            functions: vec![(name.to_owned(), 1_000), ("a::b".to_owned(), 500)],
            data: Vec::new(),
            code_brotli: 600,
            data_brotli: 0,
            code: 1_500,
        };
        let table = by(
            "Code",
            &["c::d", "a::e", "a::f", "c::g", "a::h", "c::i", "a::j", "c::k", "a::l", "c::m", "a::n"].map(weight),
            1,
            crate_of,
        );
        let expect = "
## Code

| | first | ≈ brotli | later | ≈ brotli | panels | ≈ brotli | reader | ≈ brotli | crowd | ≈ brotli | views | ≈ brotli | map | ≈ brotli | table | ≈ brotli | prose | ≈ brotli | files | ≈ brotli | pictures | ≈ brotli |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
| `c` | 1000 | 400 | | | | | 1000 | 400 | | | 1000 | 400 | | | 1000 | 400 | | | 1000 | 400 | | |
| `a` | 500 | 200 | 1500 | 600 | 1500 | 600 | 500 | 200 | 1500 | 600 | 500 | 200 | 1500 | 600 | 500 | 200 | 1500 | 600 | 500 | 200 | 1500 | 600 |
";
        assert_eq!(table, expect);
    }
}
