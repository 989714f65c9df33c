//! What the fuzz targets share: that whatever was read can be shown and written, and that no harmful link is in it.
//! Knows nothing of formats.

#[allow(dead_code, reason = "the tests look at more of it")]
#[path = "../../core/tests/it/hostile/work.rs"]
mod work;

use relations_core::dataset::{Dataset, Problem};
use relations_core::import::{Columns, Format, read};
use relations_core::map::World;
use relations_core::text::Language;
use std::sync::LazyLock;

static WORLD: LazyLock<World> =
    LazyLock::new(|| World::read(include_bytes!("../../static/world.bin")).expect("the outlines are whole"));

/// To show takes a hundred times longer than to read, so that not every input is shown; which ones follows from the input.
const ONE_IN: u32 = 16;

/// Reads bytes as a format and looks at what comes of it.
pub fn import(bytes: &[u8], format: Option<Format>) {
    let (dataset, problems) = read(bytes, format, &Columns::default());
    look(bytes, &dataset, &problems);
}

/// Looks at what has been read of some bytes.
pub fn look(bytes: &[u8], dataset: &Dataset, problems: &[Problem]) {
    assert!(problems.iter().all(|problem| !problem.message.is_empty()), "a problem without words");
    assert!(problems.len() <= 1_002, "{} problems", problems.len());
    for url in work::addresses(dataset) {
        assert!(work::is_harmless(url), "{url:?} became a link");
    }
    let sum = bytes.iter().fold(bytes.len() as u32, |sum, byte| sum.wrapping_mul(31).wrapping_add((*byte).into()));
    if sum % ONE_IN != 0 || dataset.events.len() > 200 {
        return;
    }
    let language = Language::ALL[(sum / ONE_IN) as usize % Language::ALL.len()];
    work::show(dataset, language, Some(&WORLD));
    let files = work::files(dataset, language);
    for file in [&files.svg, &files.paper] {
        assert!(!file.to_ascii_lowercase().contains("<script"), "a script in a picture or on paper");
    }
    // What is no dataset at all is nothing to be packed.
    let is_dataset = !dataset.language.is_empty();
    assert!(!is_dataset || format!("{:?}", work::packed(dataset)) == format!("{dataset:?}"), "packed and unpacked");
}
