//! The words of the table: the headings of its columns, and how it is sorted and copied.

use super::Language;
use super::words::words;

words! {
    TableWords,
    table: &'static str,
    /// What the columns are called.
    date: &'static str,
    title: &'static str,
    initiator: &'static str,
    category: &'static str,
    actors: &'static str,
    places: &'static str,
    certainty: &'static str,
    sources: &'static str,
    columns: &'static str,
    /// `{column}`
    sort_up: &'static str,
    /// `{column}`
    sort_down: &'static str,
    /// Said after sorting: `{column}`
    sorted_up: &'static str,
    /// `{column}`
    sorted_down: &'static str,
    copy: &'static str,
    copied: [&'static str; 2],
    could_not_copy: &'static str,
    /// `{from}` `{to}` `{total}`
    rows: &'static str,
    /// Instead of sorting and copying: `{n}`
    too_many: &'static str,
}

impl Language {
    /// The words of the table; in English where a language's own are not known.
    // Come later than the rest of the widget, with those who say them.
    pub fn table_words(self) -> &'static TableWords {
        &self.view_words().table
    }
}

pub const EN: TableWords = TableWords {
    table: "Table",
    date: "Date",
    title: "Event",
    initiator: "Initiated by",
    category: "Category",
    actors: "Who",
    places: "Where",
    certainty: "Certainty",
    sources: "Sources",
    columns: "Columns",
    sort_up: "Sort by {column}, ascending",
    sort_down: "Sort by {column}, descending",
    sorted_up: "Sorted by {column}, ascending",
    sorted_down: "Sorted by {column}, descending",
    copy: "Copy the table",
    copied: ["{n} row copied", "{n} rows copied"],
    could_not_copy: "The table could not be copied: the browser does not allow it here.",
    rows: "Rows {from} to {to} of {total}",
    too_many: "More than {n} rows stay in order of time and are not copied. With a filter you can do both.",
};

#[cfg(feature = "languages")]
pub const ES: TableWords = TableWords {
    table: "Tabla",
    date: "Fecha",
    title: "Hecho",
    initiator: "Iniciativa",
    category: "Categoría",
    actors: "Quién",
    places: "Dónde",
    certainty: "Certeza",
    sources: "Fuentes",
    columns: "Columnas",
    sort_up: "Ordenar por {column}, ascendente",
    sort_down: "Ordenar por {column}, descendente",
    sorted_up: "Tabla ordenada por {column}, ascendente",
    sorted_down: "Tabla ordenada por {column}, descendente",
    copy: "Copiar la tabla",
    copied: ["{n} fila copiada", "{n} filas copiadas"],
    could_not_copy: "No se pudo copiar la tabla: el navegador no lo permite aquí.",
    rows: "Filas {from} a {to} de {total}",
    too_many: "Más de {n} filas se muestran solo por orden cronológico y no se copian. Con un filtro podrá ordenarlas y copiarlas.",
};

#[cfg(feature = "languages")]
pub const KO: TableWords = TableWords {
    table: "표",
    date: "날짜",
    title: "사건",
    initiator: "주도",
    category: "분류",
    actors: "누가",
    places: "어디서",
    certainty: "확실성",
    sources: "출처",
    columns: "열",
    sort_up: "{column} 기준 오름차순 정렬",
    sort_down: "{column} 기준 내림차순 정렬",
    sorted_up: "{column} 기준 오름차순으로 정렬됨",
    sorted_down: "{column} 기준 내림차순으로 정렬됨",
    copy: "표 복사",
    copied: ["{n}행을 복사했습니다", "{n}행을 복사했습니다"],
    could_not_copy: "표를 복사하지 못했습니다. 브라우저가 여기에서는 허용하지 않습니다.",
    rows: "{total}행 중 {from}~{to}행",
    too_many: "{n}행이 넘으면 시간순으로만 보여 주며 복사할 수 없습니다. 필터로 행을 줄이면 정렬하고 복사할 수 있습니다.",
};
