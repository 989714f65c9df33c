//! The glue in two: knows what of it only the later modules need, and how the second part takes what both need from the first.

use super::imports::short;
use std::collections::{BTreeMap, BTreeSet};

/// The first part, with what it lends to the second, and the second, which gives all modules what only the later ones want:
/// the `functions`, as the glue offers them. `name` is what the first part is called beside it.
pub fn divided(glue: &str, functions: &str, name: &str) -> [String; 2] {
    let items = Items::of(glue);
    let kept = items.reached();
    let (mut moved, mut lent) = (BTreeSet::new(), BTreeSet::new());
    let mut next = words(functions);
    while let Some(word) = next.pop() {
        let Some(item) = items.by_name.get(word) else { continue };
        // What changes a variable has to stay with it.
        if kept.contains(word) || !items.can_move(item) {
            lent.insert(word);
        } else if moved.insert(word) {
            next.extend(words(item));
        }
    }
    let list = |between: &str, turned: bool| {
        let pairs = lent.iter().zip((0..).map(short)).map(|(long, short)| {
            let short = format!("${short}");
            if turned { [short.as_str(), *long].join(between) } else { [*long, short.as_str()].join(between) }
        });
        pairs.collect::<Vec<_>>().join(", ")
    };
    let mut first: String = glue.to_owned();
    for word in &moved {
        first = first.replace(items.by_name[word], "");
    }
    first += &format!("export {{ {} }};\n", list(" as ", false));
    let helpers: Vec<&str> = moved.iter().map(|word| items.by_name[word]).collect();
    let second = format!(
        "import {{ given, {} }} from \"./{name}\";\n{}\nexport default Object.assign(given, {{\n{functions}\n}});\n",
        list(" as ", true),
        helpers.join("\n"),
    );
    [first, second]
}

/// What the glue says at its outermost.
struct Items<'a> {
    /// The functions that it keeps to itself, and its variables, by their names.
    by_name: BTreeMap<&'a str, &'a str>,
    /// The variables that change.
    variables: BTreeSet<&'a str>,
    /// Everything else.
    rest: Vec<&'a str>,
}

impl<'a> Items<'a> {
    fn of(glue: &'a str) -> Items<'a> {
        let mut items = Items { by_name: BTreeMap::new(), variables: BTreeSet::new(), rest: Vec::new() };
        let mut at = 0;
        while at < glue.len() {
            let here = &glue[at..];
            let item = &here[..end_of_item(here)];
            at += item.len();
            let named =
                ["function ", "async function ", "const ", "let "].iter().find_map(|word| item.strip_prefix(word));
            match named {
                Some(named) => {
                    let head = named.split(['(', '=', ';']).next().unwrap_or_default();
                    for name in words(head) {
                        items.by_name.insert(name, item);
                        // That of the module itself is set before anything is called.
                        if item.starts_with("let ") && name != "wasm" {
                            items.variables.insert(name);
                        }
                    }
                }
                None => items.rest.push(item),
            }
        }
        items
    }

    /// The names of all that it needs to offer what it does, with the imports of the first module.
    fn reached(&self) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        let mut next: Vec<&str> = self.rest.iter().flat_map(|item| words(item)).collect();
        while let Some(word) = next.pop() {
            if let Some(item) = self.by_name.get(word)
                && reached.insert(word)
            {
                next.extend(words(item));
            }
        }
        reached
    }

    fn can_move(&self, item: &str) -> bool {
        ["function ", "const __wbindgen_enum_"].iter().any(|start| item.starts_with(start))
            && !words(item).iter().any(|word| self.variables.contains(word))
    }
}

/// Where what begins here ends: with its line, or with the line that begins as one that closes it.
fn end_of_item(text: &str) -> usize {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        end += line.len();
        let is_open = end > line.len() && !line.starts_with(['}', ']']) || opens(line);
        if !is_open {
            break;
        }
    }
    end
}

/// Whether a line begins what ends in another.
fn opens(line: &str) -> bool {
    line.trim_end().ends_with(['{', '['])
}

fn words(text: &str) -> Vec<&str> {
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    text.split(|letter| !is_of_word(letter)).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
export class App {
    free() { wasm.free(take(1)); }
}
function imports() {
    const import0 = { a: () => get(0) };
}
function get(at) { return heap[at]; }
function take(at) {
    return get(at);
}
function count() {
    return last++;
}
function only(at) {
    return inner(get(at), KINDS);
}
function inner(value) { return value; }
let heap = [];
let last = 0;
const KINDS = [];
let module, wasm;
export const given = imports()._;
";

    #[test]
    fn what_only_later_modules_need_moves_and_what_both_need_is_lent() {
        let [first, second] = divided(GLUE, "        b: () => only(count()),", "x.js");
        assert!(!first.contains("only") && !first.contains("inner"), "{first}");
        assert!(first.ends_with("export { KINDS as $a, count as $b, get as $c };\n"), "{first}");
        let expect = "\
import { given, $a as KINDS, $b as count, $c as get } from \"./x.js\";
function inner(value) { return value; }

function only(at) {
    return inner(get(at), KINDS);
}

export default Object.assign(given, {
        b: () => only(count()),
});
";
        assert_eq!(second, expect);
    }
}
