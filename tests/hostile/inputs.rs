//! Hostile and broken inputs of every format that is read, as one table for all tests that feed them to something.
//! Knows what breaks programs; knows nothing of the program.
#![allow(dead_code, reason = "each test takes the parts that it needs")]

mod broken;
mod heavy;
mod samples;
mod tangled;
mod texts;

pub use heavy::Size;

/// Something that is fed in as it is.
pub struct Input {
    /// What it is, as `kind/format/what`; each name stands once.
    pub name: String,
    pub bytes: Vec<u8>,
    /// What its author calls the format; `article` for what becomes a draft; `None` where it is to be recognised.
    pub format: Option<&'static str>,
    /// Whether there is something wrong that its author must be told.
    pub is_broken: bool,
}

impl Input {
    fn new(name: impl Into<String>, format: Option<&'static str>, bytes: impl Into<Vec<u8>>) -> Input {
        Input { name: name.into(), bytes: bytes.into(), format, is_broken: false }
    }

    /// The same of what must be told.
    fn broken(name: impl Into<String>, format: Option<&'static str>, bytes: impl Into<Vec<u8>>) -> Input {
        Input { is_broken: true, ..Input::new(name, format, bytes) }
    }

    /// The first part of the name.
    pub fn kind(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }
}

/// All small inputs: texts that would be markup, links, letters, numbers, dates, ids, what is cut, other encodings.
pub fn inputs() -> Vec<Input> {
    [texts::inputs(), tangled::inputs(), broken::inputs()].into_iter().flatten().collect()
}

/// Long strings, deep nestings and lists without an end.
pub fn heavy(size: Size) -> Vec<Input> {
    heavy::inputs(size)
}
