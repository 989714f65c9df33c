//! Which column of a table says what: headers that are known, or named by the caller.
//! Knows headers; knows nothing of what stands beneath them.

use super::super::json::clipped;
use super::super::{Draft, Row};
use super::Columns;

/// What a column may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Id,
    Date,
    End,
    /// The bounds that our own tables have beside the date.
    Earliest,
    Latest,
    Title,
    Summary,
    Category,
    Side,
    Actors,
    Places,
    Lat,
    Lon,
    Sources,
    Url,
    Weight,
    Links,
    ReportedBy,
}

/// The fields with the headers they may have, in lower case and without what is no letter; the first is ours. Those of
/// the tables that are written here in Spanish and Korean are known too.
const KNOWN: [(Field, &[&str]); 18] = [
    (Field::Id, &["id", "key", "identifier"]),
    (
        Field::Date,
        &["date", "start", "startdate", "begin", "begindate", "from", "when", "year", "edtf", "fecha", "날짜"],
    ),
    (Field::End, &["end", "enddate", "to", "until", "finish"]),
    (Field::Earliest, &["earliest", "lomástemprano", "가장이른날"]),
    (Field::Latest, &["latest", "lomástarde", "가장늦은날"]),
    (Field::Title, &["title", "name", "headline", "event", "label", "título", "제목"]),
    (Field::Summary, &["summary", "description", "text", "details", "resumen", "요약"]),
    (Field::Category, &["category", "categories", "type", "kind", "categoría", "분류"]),
    (Field::Side, &["initiator", "side", "party", "initiatedby", "iniciativa", "주도한쪽"]),
    (Field::Actors, &["actors", "actor", "people", "persons", "person", "participants", "participantes", "관련자"]),
    (Field::Places, &["place", "places", "location", "locations", "where", "lugares", "장소"]),
    (Field::Lat, &["lat", "latitude"]),
    (Field::Lon, &["lon", "lng", "long", "longitude"]),
    (Field::Sources, &["source", "sources", "citation", "citations", "citas", "출처"]),
    (Field::Url, &["url", "link", "sourceurl", "website"]),
    (Field::Weight, &["weight", "importance"]),
    (Field::Links, &["links", "vínculos", "연결"]),
    (Field::ReportedBy, &["reportedby", "según", "보도"]),
];

/// Where the fields stand.
#[derive(Default)]
pub struct Head {
    columns: Vec<(Field, usize)>,
    /// The columns without a header.
    pub nameless: Vec<usize>,
}

impl Head {
    /// Reads the headers; says which are not known.
    pub fn read(row: &Row, named: &Columns, draft: &mut Draft) -> Head {
        let mut head = Head::default();
        for (theirs, ours) in &named.0 {
            let Some(field) = field(ours) else {
                let message =
                    format!("“{}” is no column that is known here. Write one of: {}.", clipped(ours), ours_all());
                draft.fail("columns", message);
                continue;
            };
            match row.cells.iter().position(|cell| bare(cell) == bare(theirs)) {
                Some(number) => head.columns.push((field, number)),
                None => draft.fail("columns", format!("There is no column “{}” in the table.", clipped(theirs))),
            }
        }
        for (number, cell) in row.cells.iter().enumerate() {
            if head.columns.iter().any(|(_, known)| *known == number) {
                continue;
            }
            let header = clipped(cell.trim());
            match field(cell) {
                Some(field) if head.at(field).is_none() => head.columns.push((field, number)),
                Some(_) => {
                    let message =
                        format!("Column {}, “{header}”, says the same as another column; it is left out.", number + 1);
                    draft.warn(&row.path(), message);
                }
                None if header.is_empty() => head.nameless.push(number),
                None => {
                    let message = format!(
                        "“{header}” is no column that is known; what stands there is left out. Say in “columns” what \
                         it is called here."
                    );
                    draft.warn(&row.path(), message);
                }
            }
        }
        head
    }

    /// Whether it is the head of a table that is written here.
    pub fn is_ours(&self) -> bool {
        [Field::Id, Field::Earliest, Field::Latest, Field::Sources].iter().all(|field| self.at(*field).is_some())
    }

    pub fn at(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == field).map(|(_, number)| *number)
    }
}

/// The language of a head; empty where it does not tell.
pub fn language(row: &Row) -> &'static str {
    let has = |header: &str| row.cells.iter().any(|cell| bare(cell) == header);
    match (has("fecha"), has("날짜")) {
        (true, _) => "es",
        (_, true) => "ko",
        _ => "",
    }
}

/// The number of the column in which something stands that has this name in the path of a problem, such as `date`.
pub fn column(head: &Row, named: &Columns, name: &str) -> Option<usize> {
    let name = match bare(name).as_str() {
        "citations" | "sources" => "source".to_owned(),
        "places" => "place".to_owned(),
        name => name.to_owned(),
    };
    let head = Head::read(head, named, &mut Draft::default());
    let at = |name: &str| head.at(field(name)?);
    at(&name).or_else(|| (name == "date").then(|| at("earliest")).flatten())
}

/// How many headers are known.
pub fn known_in(row: &Row) -> usize {
    row.cells.iter().filter(|cell| field(cell).is_some()).count()
}

fn field(header: &str) -> Option<Field> {
    let bare = bare(header);
    KNOWN.iter().find(|(_, names)| names.contains(&bare.as_str())).map(|(field, _)| *field)
}

/// Our names of all columns.
fn ours_all() -> String {
    KNOWN.iter().filter_map(|(_, names)| names.first().copied()).collect::<Vec<_>>().join(", ")
}

fn bare(header: &str) -> String {
    header.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
