//! `relations languages`: knows the files of words and texts that the widget fetches; not what is in them.

use crate::{EMBEDDED, Stop};
use relations_core::dataset::{packed, parse};
use relations_core::text::Language;
use std::fs;
use std::path::Path;

/// For each language that is not in the wasm itself, the words of the interface and the texts of the embedded dataset.
pub fn write(folder: &Path) -> Result<(), Stop> {
    let dataset = packed::shown(parse(EMBEDDED).0);
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        let tag = language.tag();
        let texts = packed::pack(&dataset, tag).texts;
        for (name, lines) in [("words", language.to_lines()), ("texts", texts)] {
            let file = folder.join(format!("{name}.{tag}.txt"));
            fs::write(&file, lines)
                .map_err(|error| Stop::Unreadable(format!("{} could not be written: {error}.", file.display())))?;
        }
    }
    Ok(())
}
