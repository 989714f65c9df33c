//! What a reader has to load: knows how files are weighed, what the first load is and what it may weigh.

use crate::project::Project;
use crate::run::{self, Outcome};
use std::fmt::Write;

/// The bytes of brotli that the first load of the widget may have: a ceiling that only comes down.
/// What makes the load lighter lowers this number with it.
pub const BUDGET: u64 = 100_000;

/// The bytes that the door may have as it is, since it is in every page whether or not the reader comes near.
pub const DOOR_BUDGET: u64 = 1_999;

/// The bytes that the script may have which pages include around iframes, as it is.
pub const FRAME_BUDGET: u64 = 1_000;

/// The bytes of brotli that any file may have that comes later, so that none becomes a second load to wait for.
pub const LATER_BUDGET: u64 = 40_000;

/// The same for what reads other formats: a parser of each, fetched by those alone who show such a dataset.
pub const IMPORTER_BUDGET: u64 = 130_000;

#[derive(Clone, Copy, Default, Debug, PartialEq)]
pub struct Size {
    pub raw: u64,
    pub gzip: u64,
    pub brotli: u64,
}

/// A published file: whether the widget's first load includes it, and what it weighs.
pub struct Weighed {
    pub path: String,
    pub first_load: bool,
    pub size: Size,
}

/// Weighs files of `dist/`, by Node, which has both compressors built in.
pub fn weigh(project: &Project, paths: &[(String, bool)]) -> Outcome<Vec<Weighed>> {
    let dist = project.dist();
    let mut node = run::command(project, "node", &["--input-type=module", "--eval", include_str!("sizes.mjs"), "--"]);
    node.args(paths.iter().map(|(path, _)| dist.join(path)));
    let answer = run::output(&mut node).ok_or("Node could not weigh the files of dist/.")?;
    let sizes: Vec<Size> = answer.lines().filter_map(size_in).collect();
    if sizes.len() != paths.len() {
        return Err("Node has not weighed every file of dist/.".to_owned());
    }
    let weighed = paths.iter().zip(sizes).map(|((path, first_load), size)| {
        let (path, first_load) = (path.clone(), *first_load);
        Weighed { path, first_load, size }
    });
    Ok(weighed.collect())
}

/// The table, with the sum of the first load below it.
pub fn table(files: &[Weighed]) -> String {
    let row = |name: &str, size: Size| format!("{name:<44}{:>10}{:>10}{:>10}\n", size.raw, size.gzip, size.brotli);
    let mut text = format!("{:<44}{:>10}{:>10}{:>10}\n", "bytes", "raw", "gzip", "brotli");
    for file in files {
        let mark = if file.first_load { "* " } else { "  " };
        text += &row(&format!("{mark}{}", file.path), file.size);
    }
    text += &row("* first load, together", first_load(files));
    let _ = write!(text, "  budget of the first load {BUDGET:>47}");
    text
}

pub fn first_load(files: &[Weighed]) -> Size {
    files.iter().filter(|file| file.first_load).fold(Size::default(), |sum, file| Size {
        raw: sum.raw + file.size.raw,
        gzip: sum.gzip + file.size.gzip,
        brotli: sum.brotli + file.size.brotli,
    })
}

fn size_in(line: &str) -> Option<Size> {
    let mut numbers = line.split_whitespace().map(|word| word.parse().ok());
    let mut next = || numbers.next().flatten();
    Some(Size { raw: next()?, gzip: next()?, brotli: next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighed(path: &str, first_load: bool, raw: u64, gzip: u64, brotli: u64) -> Weighed {
        Weighed { path: path.to_owned(), first_load, size: Size { raw, gzip, brotli } }
    }

    #[test]
    fn the_table_sums_only_the_first_load() {
        let files = [
            weighed("relations-timeline.js", true, 1500, 700, 600),
            weighed("wasm/relations-timeline_bg.wasm", true, 150_000, 70_000, 60_000),
            weighed("custom-elements.json", false, 9000, 2000, 1500),
        ];
        let expect = "\
bytes                                              raw      gzip    brotli
* relations-timeline.js                           1500       700       600
* wasm/relations-timeline_bg.wasm               150000     70000     60000
  custom-elements.json                            9000      2000      1500
* first load, together                          151500     70700     60600
  budget of the first load                                          100000";
        assert_eq!(table(&files), expect);
    }

    #[test]
    fn a_line_of_sizes_has_three_numbers() {
        let check = |line, expect| assert_eq!(size_in(line), expect, "{line}");
        let size = Size { raw: 3, gzip: 2, brotli: 1 };
        check("3 2 1", Some(size));
        check("3 2", None);
        check("three 2 1", None);
    }
}
