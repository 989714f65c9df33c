//! The words of files that readers take with them: tables, calendars, citations, pictures.
//! Knows the three languages; knows nothing of how such a file is written.

#[cfg(any(feature = "languages", test))]
use super::Language;
use super::words::words;

words! {
    FileWords,
    /// Above a table: id, date, earliest and latest day, title, summary, category, initiator, actors, places,
    /// citations, links, who reported it.
    columns: [&'static str; 13],
    /// What stands before the titles of events that a calendar cannot hold: `{n}`
    left_out: [&'static str; 2],
    /// An event as it is cited: `{title}` `{date}` `{timeline}`
    cited: &'static str,
    /// What a picture shows: `{events}` `{a}` `{b}`
    picture_of: &'static str,
    /// Of a symbol that is not filled.
    legend_hollow: &'static str,
    /// Of the statuses full, partial, nothing, unknown.
    statuses: [&'static str; 4],
}

#[cfg(any(feature = "languages", test))]
impl FileWords {
    pub fn of(language: Language) -> &'static FileWords {
        match language {
            Language::English => &EN,
            Language::Spanish => &ES,
            Language::Korean => &KO,
        }
    }
}

pub const EN: FileWords = FileWords {
    columns: [
        "id",
        "date",
        "earliest",
        "latest",
        "title",
        "summary",
        "category",
        "initiator",
        "actors",
        "places",
        "citations",
        "links",
        "reported by",
    ],
    left_out: [
        "{n} event is not in this calendar, because its exact day is not known:",
        "{n} events are not in this calendar, because their exact days are not known:",
    ],
    cited: "“{title}” ({date}). In: {timeline}.",
    picture_of: "Timeline of {events} from {a} to {b}.",
    legend_hollow: "the exact day is not known",
    statuses: ["full", "partial", "none", "unknown"],
};

#[cfg(feature = "languages")]
pub const ES: FileWords = FileWords {
    columns: [
        "id",
        "fecha",
        "lo más temprano",
        "lo más tarde",
        "título",
        "resumen",
        "categoría",
        "iniciativa",
        "participantes",
        "lugares",
        "citas",
        "vínculos",
        "según",
    ],
    left_out: [
        "{n} hecho no figura en este calendario porque no se conoce su día exacto:",
        "{n} hechos no figuran en este calendario porque no se conoce su día exacto:",
    ],
    cited: "«{title}» ({date}). En: {timeline}.",
    picture_of: "Cronología de {events}: de {a} a {b}.",
    legend_hollow: "no se conoce el día exacto",
    statuses: ["plena", "parcial", "ninguna", "desconocida"],
};

#[cfg(feature = "languages")]
pub const KO: FileWords = FileWords {
    columns: [
        "id",
        "날짜",
        "가장 이른 날",
        "가장 늦은 날",
        "제목",
        "요약",
        "분류",
        "주도한 쪽",
        "관련자",
        "장소",
        "출처",
        "연결",
        "보도",
    ],
    left_out: [
        "정확한 날짜를 알 수 없어 이 달력에 넣지 못한 사건 {n} 건:",
        "정확한 날짜를 알 수 없어 이 달력에 넣지 못한 사건 {n} 건:",
    ],
    cited: "‘{title}’({date}), 《{timeline}》.",
    picture_of: "{a}부터 {b}까지의 연표, {events}.",
    legend_hollow: "정확한 날짜를 알 수 없음",
    statuses: ["전면", "부분", "없음", "알 수 없음"],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_comes_out_of_its_lines_as_it_went_in() {
        for language in Language::ALL {
            let lines = FileWords::of(language).to_lines();
            let rest = &mut &*lines.clone().leak();
            let words = EN.with_lines(rest);
            assert_eq!((words.to_lines(), *rest), (lines, ""));
            assert_eq!(words.columns, FileWords::of(language).columns);
        }
    }

    #[test]
    fn every_language_fills_the_same_templates() {
        let names = |template: &str| {
            let mut names: Vec<&str> = template.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
            names.sort_unstable();
            names.into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        for language in Language::ALL {
            let words = FileWords::of(language);
            let check = |template, expect: &[&str]| assert_eq!(names(template), expect, "{language:?}: {template}");
            words.left_out.iter().for_each(|template| check(template, &["n"]));
            check(words.cited, &["date", "timeline", "title"]);
            check(words.picture_of, &["a", "b", "events"]);
        }
    }
}
