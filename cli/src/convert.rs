//! `relations convert`: knows the forms of a dataset by name and where the result goes; the core writes them.

use crate::{Stop, cannot_be_told, read};
use clap::ValueEnum;
use relations_core::dataset::{self, Dataset, file, relations};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

#[derive(Clone, Copy, ValueEnum)]
pub enum Form {
    /// The packed form, for large datasets: small to fetch and fast to read.
    Packed,
    /// JSON of format relations, for people and other programs.
    Relations,
}

/// Problems are said, and what is sound is converted.
pub fn convert(from: &Path, to: Form, out: Option<&Path>) -> Result<(), Stop> {
    if out.is_none() && matches!(to, Form::Packed) && io::stdout().is_terminal() {
        let advice = "Name a file with --out, or send the output to one.";
        return Err(Stop::Unreadable(format!("The packed form is not for a terminal. {advice}")));
    }
    let (dataset, problems) = dataset::parse(&read(from)?);
    for problem in &problems {
        eprintln!("{}: {problem}", from.display());
    }
    if cannot_be_told(&dataset, &problems) {
        return Err(Stop::Problems);
    }
    let bytes = converted(&dataset, to);
    let written = match out {
        Some(out) => fs::write(out, bytes),
        None => io::stdout().write_all(&bytes),
    };
    let name = out.map_or_else(|| "The output".to_owned(), |out| out.display().to_string());
    written.map_err(|error| Stop::Unreadable(format!("{name} could not be written: {error}.")))
}

fn converted(dataset: &Dataset, to: Form) -> Vec<u8> {
    match to {
        Form::Packed => file::write(dataset),
        Form::Relations => relations::to_json(dataset).into_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relations_core::dataset::parse;

    #[test]
    fn there_and_back_is_the_same_dataset() {
        let (dataset, problems) = parse(crate::EMBEDDED);
        assert_eq!(problems, []);
        let (packed, problems) = parse(&converted(&dataset, Form::Packed));
        assert_eq!(problems, []);
        let (back, problems) = parse(&converted(&packed, Form::Relations));
        assert_eq!((format!("{back:?}"), problems), (format!("{dataset:?}"), vec![]));
    }
}
