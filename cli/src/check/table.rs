//! Where cells stand in a table, by paths such as `line 4.date`. Knows which column a name in a path means;
//! how tables are written and which headers there are is known by the core.

use relations_core::import::csv::column;
use relations_core::import::{Columns, Format, Place, Row, places};
use std::collections::HashMap;
use std::ops::Range;

/// Where what paths name stands; a whole row where it is no single cell, nothing for what is no row.
pub fn ranges(text: &str, paths: &[&str], format: Format, columns: &Columns) -> Vec<Option<Range<usize>>> {
    let rows: Vec<Place> = places(text).filter(|row| row.cells.iter().any(|cell| !is_empty(text, cell))).collect();
    let lines: HashMap<usize, &Place> = rows.iter().map(|row| (row.line, row)).collect();
    let head = rows.first().map(|row| cells(text, row)).unwrap_or_default();
    let find = |path: &&str| {
        let (kind, rest) = path.split_once(' ').unwrap_or((path, ""));
        let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        let (number, name) = rest.split_at(digits);
        let name = name.trim_start_matches('.');
        match kind {
            "columns" => whole(rows.first()?),
            "line" => {
                let row = lines.get(&number.parse().ok()?)?;
                let cell = match format {
                    _ if name.is_empty() => None,
                    Format::Csv => column(&head, columns, name.split(['.', '[']).next().unwrap_or_default()),
                    _ => numbers(name, &head.cells).next(),
                };
                cell.and_then(|cell| row.cells.get(cell).cloned()).or_else(|| whole(row))
            }
            // A sheet whose headers stand in its first column.
            "column" => {
                let number = number.parse::<usize>().ok()?.checked_sub(1)?;
                let firsts: Vec<String> = rows.iter().map(|row| cells(text, row).cell(0).to_owned()).collect();
                let row = numbers(name, &firsts).next().and_then(|row| rows.get(row));
                let row = row.or_else(|| rows.iter().find(|row| row.cells.get(number).is_some()))?;
                row.cells.get(number).cloned().or_else(|| whole(row))
            }
            _ => None,
        }
    };
    paths.iter().map(find).collect()
}

fn whole(row: &Place) -> Option<Range<usize>> {
    Some(row.cells.first()?.start..row.cells.last()?.end)
}

fn is_empty(text: &str, cell: &Range<usize>) -> bool {
    text.get(cell.clone()).is_none_or(|cell| cell.trim().is_empty())
}

/// The cells of a row as they are read.
fn cells(text: &str, row: &Place) -> Row {
    let unquoted = |cell: &Range<usize>| {
        let cell = text.get(cell.clone()).unwrap_or_default();
        let inner = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
        inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""))
    };
    Row { line: row.line, cells: row.cells.iter().map(unquoted).collect() }
}

/// The headers of the sheet of TimelineJS that a name in a path means.
fn numbers<'a>(name: &str, headers: &'a [String]) -> impl Iterator<Item = usize> + use<'a> {
    let bare = |text: &str| -> String {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let wanted = match bare(name).as_str() {
        "mediaurl" => "media".to_owned(),
        "mediaalt" => "alttext".to_owned(),
        "end" => "endyear".to_owned(),
        "date" => "year".to_owned(),
        "title" => "headline".to_owned(),
        name => name.to_owned(),
    };
    headers.iter().enumerate().filter(move |(_, header)| bare(header) == wanted).map(|(number, _)| number)
}
