//! What is to be said of much alike, said once with how often it holds.
//! Knows nothing of what it is.

use crate::dataset::{Problem, Severity};
use std::collections::HashMap;

#[derive(Default)]
pub struct Notes {
    /// The sentences with the first path and how often they hold.
    notes: Vec<(String, String, usize)>,
    numbers: HashMap<String, usize>,
}

impl Notes {
    pub fn note(&mut self, path: String, message: String) {
        match self.numbers.get(&message).and_then(|number| self.notes.get_mut(*number)) {
            Some((_, _, count)) => *count += 1,
            None => {
                self.numbers.insert(message.clone(), self.notes.len());
                self.notes.push((message, path, 1));
            }
        }
    }

    pub fn into_problems(self) -> impl Iterator<Item = Problem> {
        self.notes.into_iter().map(|(message, path, count)| {
            let message = match count {
                1 => message,
                _ => format!("{message} This holds {count} times, here first."),
            };
            Problem { severity: Severity::Warning, path, message }
        })
    }
}
