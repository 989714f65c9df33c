//! A plain table with a header, an event in each row, read as a `Draft`; also the table that is exported here.
//! Knows what cells say; headers are known by `columns`, how tables are written by `import::sheet`.

mod citations;
mod columns;

use super::json::clipped;
use super::markup::one_line;
use super::notes::Notes;
use super::{Draft, DraftEvent, DraftPlace, DraftSource, Row, Sheet, Side, moment};
use crate::dataset::{Problem, Severity};
use crate::export::csv::unguarded;
use citations::{source, web};
use columns::{Field, Head};
use std::borrow::Cow;

pub use columns::column;

/// Headers of a table with what they are called here, for those that are not known by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(pub Vec<(String, String)>);

impl Columns {
    /// Reads them as a page writes them, `theirs=ours, …`, with what is wrong in that.
    pub fn written(text: &str) -> (Columns, Vec<Problem>) {
        let (mut columns, mut problems) = (Vec::new(), Vec::new());
        for part in text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            match part.rsplit_once('=') {
                Some((theirs, ours)) => columns.push((theirs.trim().to_owned(), ours.trim().to_owned())),
                None => problems.push(Problem {
                    severity: Severity::Warning,
                    path: "columns".to_owned(),
                    message: format!("“{}” names no column of ours. Write it as “your name=date”.", clipped(part)),
                }),
            }
        }
        (Columns(columns), problems)
    }
}

const EXPECTED: &str = "The first row must say what the columns are, such as “date,title,summary,side,source”. Under it \
                        stands for example “2014-06-20,A visit,They talked.,Aland,https://example.org/visit”.";

/// What events are called that both sides have begun.
const JOINT: [&str; 6] = ["", "joint", "both", "both sides", "ambas partes", "양측"];

/// Reads a table whose cells are parted by commas, semicolons, tabs or bars.
pub fn read(text: &str, columns: &Columns) -> Draft {
    let Sheet { rows, problems } = Sheet::read(text);
    let mut draft = Draft { problems, ..Draft::default() };
    let Some((first, rest)) = rows.split_first() else {
        draft.fail("", format!("The table is empty. {EXPECTED}"));
        return draft;
    };
    if columns::known_in(first) == 0 && columns.0.is_empty() {
        draft.fail(&first.path(), format!("There is no header that is known. {EXPECTED}"));
        return draft;
    }
    draft.language = columns::language(first).to_owned();
    let head = Head::read(first, columns, &mut draft);
    if head.at(Field::Date).or(head.at(Field::Earliest)).is_none() {
        draft.fail(&first.path(), format!("No column has the dates. {EXPECTED}"));
    }
    if head.at(Field::Title).is_none() {
        let message =
            "No column has the titles; the first words of the summaries are taken, or the dates. Call one “title”.";
        draft.warn(&first.path(), message.to_owned());
    }
    let mut table = Table { head, draft };
    for row in rest {
        table.event(row);
    }
    table.nameless(rest);
    table.sides(first, rest);
    table.draft
}

/// Whether the first row has a header that is known.
pub fn is_csv(rows: &[Row]) -> bool {
    rows.first().is_some_and(|row| columns::known_in(row) > 0)
}

struct Table {
    head: Head,
    draft: Draft,
}

impl Table {
    fn cell<'a>(&self, row: &'a Row, field: Field) -> Cow<'a, str> {
        let cell = self.head.at(field).and_then(|number| row.cells.get(number));
        one_line(cell.map_or("", |cell| unguarded(cell)).trim())
    }

    fn event(&mut self, row: &Row) {
        let text = |field| self.cell(row, field).into_owned();
        let [id, title, summary, category] = [Field::Id, Field::Title, Field::Summary, Field::Category].map(text);
        let actors = listed(&text(Field::Actors));
        let [sources, url, reported, links] = [Field::Sources, Field::Url, Field::ReportedBy, Field::Links].map(text);
        let date = self.date(row);
        let mut event = DraftEvent { path: row.path(), id, title, summary, category, actors, ..DraftEvent::default() };
        if self.head.at(Field::Title).is_none() {
            event.title = beginning(&event.summary).unwrap_or_else(|| date.clone());
        }
        event.date = date;
        event.places = self.places(row);
        event.weight = self.weight(row);
        let is_ours = self.head.is_ours();
        event.sources = sources.split(" | ").filter_map(|text| source(text, is_ours)).collect();
        self.url(row, &url, &mut event.sources);
        event.reported_by = listed(&reported).iter().filter_map(|title| source(title, false)).collect();
        for link in listed(&links) {
            match link.split_once(' ') {
                Some((kind, to)) => event.links.push((kind.to_owned(), to.to_owned())),
                None => {
                    let message = format!("“{}” is no link. Write for example: led-to the-treaty.", clipped(&link));
                    self.draft.warn(&[&row.path(), ".links"].concat(), message);
                }
            }
        }
        self.draft.events.push(event);
    }

    /// The date in EDTF; empty where none can be read, which is reported.
    fn date(&mut self, row: &Row) -> String {
        let at = |field: &str| [&row.path(), ".", field].concat();
        let lost = "The event stands in the list, but not on the axis.";
        let (mut start, mut end) = (self.cell(row, Field::Date), self.cell(row, Field::End));
        // Our own table has the bounds beside the date.
        if self.head.at(Field::Date).is_none() {
            start = self.cell(row, Field::Earliest);
            end = if end.is_empty() { self.cell(row, Field::Latest) } else { end };
        }
        if start.is_empty() {
            let message = match end.is_empty() {
                true => format!("The date is missing. {lost}"),
                false => format!("The end has no beginning. {lost} Write an open one as “../{}”.", clipped(&end)),
            };
            self.draft.fail(&at("date"), message);
            return String::new();
        }
        let start = match moment::read(&start) {
            Ok(start) => start,
            Err(wrong) => {
                self.draft.fail(&at("date"), format!("{wrong} {lost}"));
                return String::new();
            }
        };
        if end.is_empty() {
            return start;
        }
        match moment::read(&end).and_then(|end| moment::span(&start, &end)) {
            Ok(date) => date,
            Err(wrong) => {
                self.draft.fail(&at("end"), format!("{wrong} Only the start is shown."));
                start
            }
        }
    }

    fn places(&mut self, row: &Row) -> Vec<DraftPlace> {
        let at = [&row.path(), ".place"].concat();
        let mut places: Vec<DraftPlace> = listed(&self.cell(row, Field::Places))
            .into_iter()
            .map(|name| DraftPlace { name, coordinates: None })
            .collect();
        let (lat, lon) = (self.cell(row, Field::Lat), self.cell(row, Field::Lon));
        if lat.is_empty() && lon.is_empty() {
            return places;
        }
        let degrees = |text: &str, most: f64| {
            let number = text.replace(',', ".").parse::<f64>().ok()?;
            (number.abs() <= most).then_some(number)
        };
        let Some(coordinates) = degrees(&lat, 90.0).zip(degrees(&lon, 180.0)) else {
            let message = "Degrees are expected, “lat” from -90 to 90 and “lon” from -180 to 180; these are left out.";
            self.draft.warn(&at, message.to_owned());
            return places;
        };
        match places.as_mut_slice() {
            [] => places.push(DraftPlace { name: [lat, lon].join(", "), coordinates: Some(coordinates) }),
            [place] => place.coordinates = Some(coordinates),
            _ => {
                let message =
                    "Nobody can tell of which of the places the degrees are; they are left out. Name one place.";
                self.draft.warn(&at, message.to_owned());
            }
        }
        places
    }

    fn weight(&mut self, row: &Row) -> u8 {
        let weight = self.cell(row, Field::Weight);
        let number = weight.parse::<u8>().ok().filter(|weight| (1..=5).contains(weight));
        if number.is_none() && !weight.is_empty() {
            let message = format!("“{}” is no weight: write a whole number from 1 to 5.", clipped(&weight));
            self.draft.warn(&[&row.path(), ".weight"].concat(), message);
        }
        number.unwrap_or_default()
    }

    /// The address belongs to the source, if there is one without.
    fn url(&mut self, row: &Row, url: &str, sources: &mut Vec<DraftSource>) {
        if url.is_empty() {
            return;
        }
        let Some(url) = web(url) else {
            let message = "Only addresses that begin with https:// or http:// are kept; this one is left out.";
            return self.draft.warn(&[&row.path(), ".url"].concat(), message.to_owned());
        };
        match sources.as_mut_slice() {
            [source] if source.url.is_empty() => source.url = url,
            sources_so_far if sources_so_far.iter().any(|source| source.url == url) => {}
            _ => sources.push(DraftSource { url, ..DraftSource::default() }),
        }
    }

    /// Says which columns without a header have something in them.
    fn nameless(&mut self, rows: &[Row]) {
        for number in std::mem::take(&mut self.head.nameless) {
            if let Some(row) = rows.iter().find(|row| !row.cell(number).is_empty()) {
                let message = format!("Column {} has no header; what stands there is left out.", number + 1);
                self.draft.warn(&row.path(), message);
            }
        }
    }

    /// The first two names in the column of sides become the parties.
    fn sides(&mut self, first: &Row, rows: &[Row]) {
        let mut more = Notes::default();
        for (number, row) in rows.iter().enumerate() {
            let name = self.cell(row, Field::Side).into_owned();
            if JOINT.contains(&&*name.to_lowercase()) {
                continue;
            }
            let known = self.draft.parties.iter().position(|party| *party == name);
            let party = known.unwrap_or(self.draft.parties.len());
            if known.is_none() && party < 2 {
                self.draft.parties.push(name.clone());
            }
            let side = match party {
                0 => Side::First,
                1 => Side::Second,
                _ => {
                    let message = format!(
                        "“{}” is a third side; its events are shown as of both. Write the name of one of the two, or \
                         “joint”.",
                        clipped(&name)
                    );
                    more.note([&row.path(), ".side"].concat(), message);
                    Side::Joint
                }
            };
            if let Some(event) = self.draft.events.get_mut(number) {
                event.side = side;
            }
        }
        self.draft.problems.extend(more.into_problems());
        if self.draft.parties.len() < 2 && !rows.is_empty() {
            let message =
                "The two sides are not named. Add a column “side” with the name of who has begun it, or “joint”.";
            self.draft.warn(&first.path(), message.to_owned());
        }
    }
}

/// What stands in a cell with semicolons between.
fn listed(cell: &str) -> Vec<String> {
    cell.split([';', '|']).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// The first words of a text, if there is one.
fn beginning(text: &str) -> Option<String> {
    let Some((end, _)) = text.char_indices().nth(80) else {
        return Some(text.to_owned()).filter(|text| !text.is_empty());
    };
    let start = text.get(..end)?;
    Some([start.rsplit_once(' ').map_or(start, |(words, _)| words), "…"].concat())
}
