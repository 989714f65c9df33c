//! What wasm-bindgen's glue does for others than the door: knows how it is written, and leaves it out.

use crate::run::Outcome;

/// How the glue begins the wasm: from a string, a request, a module or bytes, at once or later, in all ways that there have been.
const BEGINNING: &str = "async function __wbg_load(";

/// The one way in which the door does: from the answer of a server, which may not know what wasm is. Whoever asks for what has
/// begun gets it; and whoever brings other modules, what is given to the first.
const BEGIN: &str = "
const imports = __wbg_get_imports();
export const given = imports._;
export default async ({ module_or_path } = {}) => {
    if (wasm) return wasm;
    const answer = await module_or_path;
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const { instance, module } = await (answer.headers.get('content-type') == 'application/wasm'
        ? WebAssembly.instantiateStreaming(answer, imports)
        : WebAssembly.instantiate(await answer.arrayBuffer(), imports));
    return __wbg_finalize_init(instance, module);
};
";

/// What every browser has that can draw the widget, and what its own code never asks for: from here to there.
const NEEDLESS: &[(&str, &str)] = &[
    ("(typeof FinalizationRegistry === 'undefined')", " : "),
    ("(typeof FinalizationRegistry === 'undefined')", " : "),
    ("if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n"),
    ("if (realloc === undefined) {", "\n    }\n"),
    ("if (Symbol.dispose) ", ";"),
];

/// The glue without all that.
pub fn reduced(glue: &str) -> Outcome<String> {
    let (mut glue, _) = cut(glue, BEGINNING)?;
    for (from, to) in NEEDLESS {
        let (before, after) = cut(&glue, from)?;
        let (_, after) = cut(&after, to)?;
        glue = before + &after;
    }
    Ok(glue + BEGIN)
}

fn cut(text: &str, at: &str) -> Outcome<(String, String)> {
    let (before, after) = text.split_once(at).ok_or(format!("the glue does not say `{at}` as it has so far."))?;
    Ok((before.to_owned(), after.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::reduced;

    const GLUE: &str = "
const One = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(one);
const Other = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(other);
function pass(arg, realloc) {
    if (realloc === undefined) {
        if (arg) {
            return 1;
        }
    }
    return 2;
}
if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = () => {
    };
}
if (Symbol.dispose) App.prototype[Symbol.dispose] = App.prototype.free;
async function __wbg_load(module, imports) {
}
export { initSync, __wbg_init as default };
";

    #[test]
    fn what_no_door_needs_is_left_out() {
        let glue = reduced(GLUE).unwrap();
        for needless in ["undefined", "return 1", "encodeInto", "dispose", "__wbg_load", "initSync"] {
            assert!(!glue.contains(needless), "{needless}: {glue}");
        }
        for needed in
            ["new FinalizationRegistry(one)", "new FinalizationRegistry(other)", "return 2", "export default async"]
        {
            assert!(glue.contains(needed), "{needed}: {glue}");
        }
    }

    #[test]
    fn a_glue_that_is_written_otherwise_is_refused() {
        assert!(reduced("export default 1;").unwrap_err().contains("__wbg_load"));
    }
}
