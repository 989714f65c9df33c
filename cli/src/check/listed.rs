//! What has been found as JSON, for programs. Knows its keys.

use super::Report;
use relations_core::dataset::relations::quoted;

/// An object for each file.
pub fn list(reports: &[String]) -> String {
    ["[", &reports.join(",\n"), "]\n"].concat()
}

pub fn object(report: &Report) -> String {
    let problems = report.found.iter().map(|(problem, place)| {
        let place = place.as_ref().map(|place| [place.line, place.column, place.end_line, place.end_column]);
        let [line, column, end_line, end_column] =
            place.map_or_else(|| [(); 4].map(|()| "null".to_owned()), |place| place.map(|number| number.to_string()));
        format!(
            "\n  {{\"severity\": {}, \"path\": {}, \"message\": {}, \"line\": {line}, \"column\": {column}, \
             \"end_line\": {end_line}, \"end_column\": {end_column}}}",
            quoted(problem.severity.name()),
            quoted(&problem.path),
            quoted(&problem.message)
        )
    });
    let problems: Vec<String> = problems.collect();
    format!(
        "{{\"file\": {}, \"format\": {}, \"events\": {}, \"problems\": [{}]}}",
        quoted(&report.name),
        quoted(report.format),
        report.events,
        problems.join(",")
    )
}
