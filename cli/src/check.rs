//! `relations check`: knows how problems are listed; the core finds them.

use crate::input::{self, How};
use crate::{Stop, output};
use relations_core::dataset::Problem;
use std::path::{Path, PathBuf};

/// Every file is looked at, whatever is wrong with the others.
pub fn check(files: &[PathBuf], how: &How) -> Result<(), Stop> {
    let mut unreadable = Vec::new();
    let mut any = false;
    for file in files {
        match input::bytes(file) {
            Ok(bytes) => {
                let (dataset, problems) = input::dataset(file, &bytes, how);
                any |= !problems.is_empty();
                output::write(None, report(file, dataset.events.len(), &problems).as_bytes())?;
            }
            Err(Stop::Unreadable(sentence)) => unreadable.push(sentence),
            Err(stop) => return Err(stop),
        }
    }
    match (unreadable.is_empty(), any) {
        (false, _) => Err(Stop::Unreadable(unreadable.join("\nrelations: "))),
        (true, true) => Err(Stop::Problems),
        (true, false) => Ok(()),
    }
}

/// One line for each problem, or one that says there is none.
fn report(file: &Path, events: usize, problems: &[Problem]) -> String {
    let file = file.display();
    if problems.is_empty() {
        let events = if events == 1 { "1 event".to_owned() } else { format!("{events} events") };
        return format!("{file}: {events}, no problems\n");
    }
    problems.iter().map(|problem| format!("{file}: {problem}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use relations_core::dataset::Severity;

    #[test]
    fn a_problem_is_a_line_with_its_file_severity_path_and_sentence() {
        let problem = Problem {
            severity: Severity::Error,
            path: "events[3].date".to_owned(),
            message: "“soon” is not an EDTF date.".to_owned(),
        };
        let check = |events, problems: &[Problem], expect| {
            assert_eq!(report(Path::new("a.json"), events, problems), expect);
        };
        check(0, &[], "a.json: 0 events, no problems\n");
        check(1, &[], "a.json: 1 event, no problems\n");
        check(9, &[problem], "a.json: error: events[3].date: “soon” is not an EDTF date.\n");
    }
}
