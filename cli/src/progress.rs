//! How far long work is, in one line on the standard error that goes when the work is done.
//! Says nothing where the standard error is no terminal; knows nothing of the work.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

pub struct Progress {
    what: String,
    /// When it was last said; `None` where it never is.
    last: Option<Instant>,
}

/// More often nobody reads it.
const PAUSE: Duration = Duration::from_millis(100);

impl Progress {
    /// Says at once what is being done, if it takes long.
    pub fn new(what: &str, is_long: bool) -> Progress {
        let is_shown = is_long && io::stderr().is_terminal();
        let progress = Progress { what: what.to_owned(), last: is_shown.then(Instant::now) };
        if is_shown {
            progress.draw("…");
        }
        progress
    }

    pub fn is_shown(&self) -> bool {
        self.last.is_some()
    }

    /// Says how much of it is done.
    pub fn at(&mut self, done: usize, of: usize) {
        if self.last.is_some_and(|last| last.elapsed() >= PAUSE) {
            self.last = Some(Instant::now());
            self.draw(&percent(done, of));
        }
    }

    fn draw(&self, far: &str) {
        let mut to = io::stderr().lock();
        let _ = write!(to, "\r\u{1b}[K{} {far}", self.what).and_then(|()| to.flush());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown() {
            let mut to = io::stderr().lock();
            let _ = write!(to, "\r\u{1b}[K").and_then(|()| to.flush());
        }
    }
}

fn percent(done: usize, of: usize) -> String {
    format!("{} %", done.min(of).saturating_mul(100) / of.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_is_said_in_hundredths() {
        let check = |done, of, expect: &str| assert_eq!(percent(done, of), expect);
        check(0, 10, "0 %");
        check(5, 10, "50 %");
        check(11, 10, "100 %");
        check(0, 0, "0 %");
    }

    #[test]
    fn where_nobody_looks_nothing_is_said() {
        assert!(!Progress::new("Reading", false).is_shown());
    }
}
