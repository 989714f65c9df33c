//! `relations draft`: knows where an article comes from and where its draft goes; the core reads the one and writes the other.

use crate::progress::Progress;
use crate::{Stop, input, output};
use relations_core::dataset::Severity;
use relations_core::import::article::{Asked, Drafted, draft};
use std::path::Path;

/// Of a longer text it is said that it is being read.
const LONG: usize = 1 << 20;

/// What was found is said on the standard error, so that the standard output is the dataset alone.
pub fn write(from: &Path, out: Option<&Path>, asked: &Asked) -> Result<(), Stop> {
    let bytes = input::bytes(from)?;
    let name = input::name(from);
    let text = String::from_utf8(bytes)
        .map_err(|_| Stop::Unreadable(format!("{name} is not in UTF-8. Save the article again in UTF-8.")))?;
    let progress = Progress::new(&format!("Reading {name}"), text.len() > LONG);
    let drafted = draft(&text, asked);
    drop(progress);
    output::write(out, drafted.json.as_bytes())?;
    output::say(report(&name, &drafted).trim_end());
    let is_empty = drafted.problems.iter().any(|problem| problem.severity == Severity::Error);
    if is_empty { Err(Stop::Problems) } else { Ok(()) }
}

/// A line for each problem, and one that says how much was found.
fn report(name: &str, drafted: &Drafted) -> String {
    let mut out: String = drafted.problems.iter().map(|problem| format!("{name}: {problem}\n")).collect();
    let count = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let statements = count(drafted.statements, "dated statement", "dated statements");
    let missions = count(drafted.missions, "mission", "missions");
    out.push_str(&format!("{name}: {statements}, {missions}, {} see-also; all to be reviewed\n", drafted.see_also));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_said_with_its_problems() {
        let check = |text: &str, expect: &str| {
            let asked = Asked { title: "Aland–Bland relations", ..Asked::default() };
            assert_eq!(report("a.txt", &draft(text, &asked)), expect);
        };
        check("It opened in 1974.", "a.txt: 1 dated statement, 0 missions, 0 see-also; all to be reviewed\n");
        check(
            "A year later it opened. It closed in 1980.",
            "a.txt: warning: Introduction, paragraph 1, sentence 1: “A year later” follows from nothing dated in this \
             section. Date it yourself.\na.txt: 1 dated statement, 0 missions, 0 see-also; all to be reviewed\n",
        );
        check(
            "It opened.",
            "a.txt: error: the file: No sentence of this states a date. Is it an article in English, as plain text or \
             wikitext?\na.txt: 0 dated statements, 0 missions, 0 see-also; all to be reviewed\n",
        );
    }
}
