//! `cargo xtask dist`: knows which files are published and refuses to publish fewer or heavier ones; Trunk builds them.

use crate::project::Project;
use crate::publish;
use crate::run::{Outcome, run};
use crate::setup;
use crate::sizes::{self, BUDGET, DOOR_BUDGET, FRAME_BUDGET, IMPORTER_BUDGET, LATER_BUDGET, Weighed};
use crate::tools;
use std::fs;
use std::path::Path;

pub const DOOR: &str = "relations-timeline.js";
pub const GLUE: &str = "wasm/relations-timeline.js";
pub const WASM: &str = "wasm/relations-timeline_bg.wasm";

/// What fetches the rest, and holds back until then what the reader does; the door fetches it together with the glue.
pub const HOLD: &str = "wasm/later.js";

/// What the parts of the wasm that come later need of the page besides what the first one does.
pub const SECOND: &str = "wasm/relations-timeline_second.js";

/// What reads large datasets in a worker.
pub const WORKER: &str = "wasm/relations-worker_bg.wasm";

/// What reads other formats than our own, in a worker too.
pub const IMPORTER: &str = "wasm/relations-importer_bg.wasm";

/// What a page includes around iframes of the timeline.
pub const FRAME: &str = "relations-embed.js";

/// The parts of the wasm that come later, each on top of those before it: what is fetched after the first picture, or when
/// it is needed; what opens beside it; what is fetched where the page gives a dataset, and with it what takes many events in
/// and draws them; the other views, with what opens from them; and what writes files.
pub const PARTS: [&str; 10] = [
    "wasm/relations-timeline_later.wasm",
    "wasm/relations-timeline_panels.wasm",
    "wasm/relations-timeline_reader.wasm",
    "wasm/relations-timeline_crowd.wasm",
    "wasm/relations-timeline_views.wasm",
    "wasm/relations-timeline_map.wasm",
    "wasm/relations-timeline_table.wasm",
    "wasm/relations-timeline_prose.wasm",
    "wasm/relations-timeline_files.wasm",
    "wasm/relations-timeline_pictures.wasm",
];

/// The pages that show a dataset each.
const PAGES: [&str; 2] = ["index.html", "argentina-chile.html"];

/// What the contract promises to be there under these names, besides those above.
const BESIDES: &[&str] = &[
    "index.html",
    "argentina-chile.html",
    "demo.css",
    "custom-elements.json",
    "relations-timeline.d.ts",
    "relations.schema.json",
    "package.json",
    "react.d.ts",
    "vite.js",
    "vite.d.ts",
    "embed.html",
    "embed.css",
    "embed.js",
    FRAME,
    "oembed.json",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "datasets/north-korea-venezuela.json",
    "datasets/argentina-chile.json",
    SECOND,
    WORKER,
    "wasm/relations-worker.js",
    "wasm/worker.js",
    IMPORTER,
    "wasm/relations-importer.js",
    "wasm/importer.js",
    "wasm/north-korea-venezuela.json",
    "wasm/world.bin",
    "wasm/words.es.txt",
    "wasm/words.ko.txt",
    "wasm/texts.es.txt",
    "wasm/texts.ko.txt",
];

pub fn dist(project: &Project, words: &[&str]) -> Outcome {
    let address = publish::address(words)?;
    setup::ensure(project, setup::BUILD)?;
    let hashes = build(project, address.as_deref())?;
    weigh(project)?;
    println!("\n{}", publish::table(&hashes));
    Ok(())
}

/// Builds `dist/`, refuses one that is not what the contract promises, and returns the hashes of its files.
pub fn build(project: &Project, address: Option<&str>) -> Outcome<Vec<(String, String)>> {
    // wasm-bindgen adds snippets to those of earlier builds, and Trunk would publish them all.
    let snippets = project.target().join("wasm-bindgen/release/snippets");
    if snippets.is_dir() {
        fs::remove_dir_all(&snippets)
            .map_err(|error| format!("{} could not be removed: {error}.", snippets.display()))?;
    }
    run(&mut tools::trunk(project, &["build", "--release"]))?;
    let dist = project.dist();
    let names = [DOOR, GLUE, HOLD, WASM].iter().chain(&PARTS).chain(BESIDES);
    let missing: Vec<&str> = names.copied().filter(|name| !dist.join(name).is_file()).collect();
    if !missing.is_empty() {
        return Err(format!("dist/ lacks {}.", missing.join(", ")));
    }
    PAGES.iter().try_for_each(|page| sentence(&page_problems(page, &text(&dist.join(page))?)))?;
    publish::tell(&dist, address)?;
    publish::hash(project)
}

/// Prints what each file of `dist/` weighs, and refuses more than the budgets.
pub fn weigh(project: &Project) -> Outcome {
    let weighed = weighed(project)?;
    println!("{}", sizes::table(&weighed));
    sentence(&weight_problems(&weighed))
}

/// What each published file weighs.
pub fn weighed(project: &Project) -> Outcome<Vec<Weighed>> {
    let glue = text(&project.dist().join(GLUE))?;
    let mut files: Vec<(String, bool)> = [DOOR, GLUE, HOLD, WASM].map(|name| (name.to_owned(), true)).to_vec();
    files.extend(snippets_of(&glue).map(|path| (format!("wasm/{path}"), true)));
    files.extend(PARTS.map(|name| (name.to_owned(), false)));
    files.extend(BESIDES.iter().map(|name| ((*name).to_owned(), false)));
    sizes::weigh(project, &files)
}

fn sentence(problems: &[String]) -> Outcome {
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n       ")) }
}

fn text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{} could not be read: {error}.", path.display()))
}

/// The modules that the glue imports, as `snippets/…`.
fn snippets_of(glue: &str) -> impl Iterator<Item = &str> {
    let quoted = glue.split(['"', '\'']);
    quoted
        .filter_map(|path| path.strip_prefix("./"))
        .filter(|path| path.starts_with("snippets/") && path.ends_with(".js"))
}

/// The page must be readable without a script, and pass a strict Content-Security-Policy.
fn page_problems(name: &str, page: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if !page.contains("<time") {
        wrong.push("holds no story between the element's tags.");
    }
    if page.contains("<style") || page.contains(" style=") {
        wrong.push("holds an inline style.");
    }
    if page.contains("<script>") || page.contains(" onload=") || page.contains(" onclick=") {
        wrong.push("holds an inline script.");
    }
    if page.contains("data-trunk") {
        wrong.push("holds something that only Trunk understands.");
    }
    wrong.into_iter().map(|wrong| format!("{name} {wrong}")).collect()
}

fn weight_problems(files: &[Weighed]) -> Vec<String> {
    let mut wrong = Vec::new();
    let brotli = sizes::first_load(files).brotli;
    if brotli > BUDGET {
        wrong.push(format!(
            "the first load weighs {brotli} bytes by brotli, {} more than its budget of {BUDGET}.",
            brotli - BUDGET
        ));
    }
    let size_of = |path| files.iter().find(|file| file.path == path).map(|file| file.size).unwrap_or_default();
    for (path, budget) in [(DOOR, DOOR_BUDGET), (FRAME, FRAME_BUDGET)] {
        let raw = size_of(path).raw;
        if raw > budget {
            wrong.push(format!("{path} has {raw} bytes; its budget is {budget}."));
        }
    }
    for Weighed { path, size, .. } in files.iter().filter(|file| file.path.starts_with("wasm/") && !file.first_load) {
        let (brotli, budget) = (size.brotli, if path == IMPORTER { IMPORTER_BUDGET } else { LATER_BUDGET });
        if brotli > budget {
            wrong.push(format!("{path} weighs {brotli} bytes by brotli; its budget is {budget}."));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sizes::Size;

    #[test]
    fn the_snippets_are_what_the_glue_imports() {
        let glue = "import { a } from './snippets/x-1/inline0.js';\n\
                    import*as b from\"./snippets/y-2/b.js\";let c = './no.js';\n";
        let found: Vec<_> = snippets_of(glue).collect();
        assert_eq!(found, ["snippets/x-1/inline0.js", "snippets/y-2/b.js"]);
    }

    #[test]
    fn a_page_must_have_its_story_and_nothing_inline() {
        let check = |page: &str, expect: usize| {
            assert_eq!(page_problems("index.html", page).len(), expect, "{page}");
        };
        check("<time>1974</time>", 0);
        check("", 1);
        check("<time>1974</time><p style=\"\">", 1);
        check("<time>1974</time><script>1</script>", 1);
        check("<time>1974</time><link data-trunk>", 1);
    }

    #[test]
    fn too_heavy_a_file_is_a_problem() {
        let check = |path: &str, raw, brotli, expect: usize| {
            let size = Size { raw, gzip: 0, brotli };
            let files = [Weighed {
                path: path.to_owned(),
                first_load: !["later", ".txt", "importer"].iter().any(|part| path.contains(part)),
                size,
            }];
            assert_eq!(weight_problems(&files).len(), expect);
        };
        check(WASM, 900_000, BUDGET, 0);
        check(WASM, 900_000, BUDGET + 1, 1);
        check(DOOR, 1_999, 600, 0);
        check(DOOR, 2_000, 600, 1);
        check(FRAME, 1_000, 600, 0);
        check(FRAME, 1_001, 600, 1);
        let [later, ..] = PARTS;
        check(later, 900_000, 40_000, 0);
        check(later, 900_000, 40_001, 1);
        check("wasm/texts.es.txt", 900_000, 40_001, 1);
        check(IMPORTER, 900_000, IMPORTER_BUDGET + 1, 1);
        check(IMPORTER, 900_000, IMPORTER_BUDGET, 0);
    }
}
