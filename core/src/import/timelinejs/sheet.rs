//! The sheet of TimelineJS as a table in text: a slide in every row, or in every column.
//! Knows the headers; how tables are written is known by `import::sheet`.

use super::super::{Draft, Row, Sheet};
use super::dates::When;
use super::slide::{Builder, Media, Slide};

/// The headers, in lower case and with nothing but letters.
const HEADERS: [&str; 21] = [
    "year",
    "month",
    "day",
    "time",
    "endyear",
    "endmonth",
    "endday",
    "endtime",
    "displaydate",
    "headline",
    "text",
    "media",
    "mediacredit",
    "mediacaption",
    "mediathumbnail",
    "alttext",
    "type",
    "group",
    "background",
    "link",
    "medialink",
];

/// Reads the sheet; the headers may stand in the first row or in the first column.
pub fn read_sheet(text: &str) -> Draft {
    let sheet = Sheet::read(text);
    let mut to = Builder::default();
    to.draft.problems = sheet.problems;
    let (headers, records) = match sheet.rows.split_first() {
        None => {
            let message = "The table is empty. A sheet of TimelineJS has the columns “Year” and “Headline”.";
            to.draft.fail("", message.to_owned());
            return to.draft;
        }
        Some((first, rest)) if is_head(&first.cells) => {
            let records = rest.iter().map(|row| (row.path(), row.cells.clone())).collect();
            (first.cells.clone(), records)
        }
        Some(_) if is_head(&column(&sheet.rows, 0)) => {
            let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
            let records = (1..width).map(|number| (format!("column {}", number + 1), column(&sheet.rows, number)));
            (column(&sheet.rows, 0), records.collect::<Vec<_>>())
        }
        Some(_) => {
            let message = "There are no columns “Year” and “Headline”. Is it a sheet of TimelineJS?";
            to.draft.fail("", message.to_owned());
            return to.draft;
        }
    };
    let head = Head::new(&headers);
    for (path, cells) in records {
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            record(&head, path, &cells, &mut to);
        }
    }
    to.finish("")
}

/// Whether rows look like a sheet of TimelineJS.
pub fn is_timelinejs_sheet(rows: &[Row]) -> bool {
    rows.first().is_some_and(|row| is_head(&row.cells)) || is_head(&column(rows, 0))
}

fn is_head(cells: &[String]) -> bool {
    let has = |name: &str| cells.iter().any(|cell| bare(cell) == name);
    has("year") && has("headline")
}

fn column(rows: &[Row], number: usize) -> Vec<String> {
    rows.iter().map(|row| row.cell(number).to_owned()).collect()
}

/// A header without what differs from sheet to sheet.
fn bare(header: &str) -> String {
    header.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Which header stands where.
struct Head {
    names: Vec<(String, String)>,
}

impl Head {
    fn new(headers: &[String]) -> Head {
        Head { names: headers.iter().map(|header| (bare(header), header.trim().to_owned())).collect() }
    }

    /// What stands under a header. Where it stands twice, the first that is filled counts.
    fn cell(&self, cells: &[String], name: &str) -> String {
        let found = self.names.iter().zip(cells).filter(|((known, _), _)| known == name);
        let mut filled = found.map(|(_, cell)| cell.trim()).filter(|cell| !cell.is_empty());
        filled.next().unwrap_or_default().to_owned()
    }
}

fn record(head: &Head, path: String, cells: &[String], to: &mut Builder) {
    for ((name, header), cell) in head.names.iter().zip(cells) {
        if !HEADERS.contains(&name.as_str()) && !cell.trim().is_empty() {
            let header: String = header.chars().take(40).collect();
            let message = format!("“{header}” is no header of the sheet of TimelineJS; what stands there is left out.");
            to.notes.note(path.clone(), message);
        }
    }
    let cell = |name: &str| head.cell(cells, name);
    let when = |prefix: &str| {
        let [year, month, day, time] = ["year", "month", "day", "time"].map(|name| cell(&[prefix, name].concat()));
        let path = if prefix.is_empty() { path.clone() } else { [&path, ".", prefix].concat() };
        When { path, year, month, day, has_time: !time.is_empty() }
    };
    let link = [cell("link"), cell("medialink")].into_iter().find(|link| !link.is_empty()).unwrap_or_default();
    let media = Media {
        path: [&path, ".media"].concat(),
        url: cell("media"),
        caption: cell("mediacaption"),
        credit: cell("mediacredit"),
        link,
        alt: cell("alttext"),
        thumbnail: cell("mediathumbnail"),
        ..Media::default()
    };
    let slide = Slide {
        start: when(""),
        end: when("end"),
        display_date: cell("displaydate"),
        headline: cell("headline"),
        text: cell("text"),
        media,
        group: cell("group"),
        path,
        ..Slide::default()
    };
    let background = cell("background");
    to.leave(slide.path.clone(), &background, "Backgrounds have no place; they are left out.");
    match &*bare(&cell("type")) {
        "title" => to.title(&slide),
        "era" => to.era(&slide),
        "" | "event" => to.event(&slide),
        _ => {
            to.note(slide.path.clone(), "The type is neither “title” nor “era”; it is taken for an event.");
            to.event(&slide);
        }
    }
}
