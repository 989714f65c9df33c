//! Which opening signs of a text belong to which closing ones, found in one walk. Knows nothing of what the signs mean.

use std::collections::HashMap;

/// Where signs of one kind open and close.
pub struct Pairs {
    opens: Vec<usize>,
    closes: HashMap<usize, usize>,
}

impl Pairs {
    /// Both signs have the same length.
    pub fn of(text: &str, open: &str, close: &str) -> Pairs {
        let (mut opens, mut closes, mut waiting) = (Vec::new(), HashMap::new(), Vec::new());
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            if rest.starts_with(open.as_bytes()) {
                opens.push(at);
                waiting.push(at);
                at += open.len();
            } else if rest.starts_with(close.as_bytes()) {
                if let Some(opened) = waiting.pop() {
                    closes.insert(opened, at);
                }
                at += close.len();
            } else {
                at += 1;
            }
        }
        Pairs { opens, closes }
    }

    /// The first opening sign from a place on.
    pub fn next_open(&self, at: usize) -> Option<usize> {
        self.opens.get(self.opens.partition_point(|open| *open < at)).copied()
    }

    /// The closing sign of an opening one.
    pub fn close(&self, open: usize) -> Option<usize> {
        self.closes.get(&open).copied()
    }
}
