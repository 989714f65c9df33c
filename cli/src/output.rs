//! Where what is written goes: a file, the standard output, or the standard error for what is said besides.
//! Knows nothing of what it is.

use crate::Stop;
use crate::input::is_standard;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Writes to a file, or to the standard output where there is none or it is called `-`.
pub fn write(to: Option<&Path>, bytes: &[u8]) -> Result<(), Stop> {
    let file = to.filter(|to| !is_standard(to));
    let written = match file {
        Some(file) => fs::write(file, bytes),
        None => io::stdout().lock().write_all(bytes).and_then(|()| io::stdout().flush()),
    };
    let name = file.map_or_else(|| "The output".to_owned(), |file| file.display().to_string());
    match written {
        // Whoever reads it has enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe && file.is_none() => Ok(()),
        other => other.map_err(|error| Stop::Unreadable(format!("{name} could not be written: {error}."))),
    }
}

/// A line on the standard error; nobody can be told that nobody hears it.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
