//! The words that tell the state of the relations on a day and what claims differ in, in each language.
//! Templates name what is put in with `{braces}`; a pair is for one thing and for several.

use super::words::words;

words! {
    StandingWords,
    /// `{date}`, a day
    title: &'static str,
    // A track. A label is what the dataset calls a period; `{when}` is how long it lasts.
    /// `{label}` `{when}`
    held: &'static str,
    /// `{label}`, where it stands within a sentence
    quoted: &'static str,
    /// `{label}`, quoted
    perhaps_besides: &'static str,
    /// `{label}`, quoted
    perhaps: &'static str,
    /// `{labels}`, each quoted
    one_of: &'static str,
    /// `{labels}`, each quoted
    one_or_none: &'static str,
    /// `{a}` `{b}`
    or: &'static str,
    /// `{label}`, quoted, `{when}`
    not_yet: &'static str,
    nothing: &'static str,
    // Why it is not certain. The first of two says `{date}` within a sentence, as “1974”; the second takes one that
    // brings its own word, as “about 2015”.
    changed: [&'static str; 2],
    /// `{label}` too, quoted
    began: [&'static str; 2],
    /// `{label}` too, quoted
    ended: [&'static str; 2],
    /// `{label}`, quoted
    began_unknown: &'static str,
    /// `{label}`, quoted
    ended_unknown: &'static str,
    /// `{dispute}`, its title
    contested: &'static str,
    // Events.
    last: &'static str,
    perhaps_by_then: &'static str,
    next: &'static str,
    /// `{title}` `{date}`
    event: &'static str,
    /// The same of an event that a claim of a dispute tells
    event_disputed: &'static str,
    more_events: [&'static str; 2],
    no_last: &'static str,
    no_next: &'static str,
    // How far the dataset reaches.
    record: &'static str,
    /// `{date}`, a day
    nothing_before: &'static str,
    /// `{date}`, a day
    nothing_after: &'static str,
    // Missions of one side in the other's country: `{party}` `{other}`.
    missions: &'static str,
    mission_open: &'static str,
    mission_perhaps: &'static str,
    mission_unknown: &'static str,
    // Disputes.
    /// `{what}`, one or several of the next
    differ: &'static str,
    /// `{values}`, what the claims say
    differ_dates: &'static str,
    differ_places: &'static str,
    differ_actors: &'static str,
    differ_initiators: &'static str,
    /// Where the dataset does not say what it is.
    cannot_all_hold: &'static str,
    // Certainty.
    /// `{n}` `{total}`
    known_to_the_day: &'static str,
}

pub const EN: StandingWords = StandingWords {
    title: "The state of relations on {date}",
    held: "{label}, {when}.",
    quoted: "“{label}”",
    perhaps_besides: "Perhaps {label} besides.",
    perhaps: "Perhaps {label}: for this day it is not known.",
    one_of: "{labels}: which of them on this day is not known.",
    one_or_none: "{labels}, or none of these: for this day it is not known.",
    or: "{a} or {b}",
    not_yet: "Not yet: {label} begins later ({when}).",
    nothing: "Nothing is stated for this day.",
    changed: ["The change came at some time in {date}.", "Date of the change: {date}."],
    began: ["{label} began at some time in {date}.", "Beginning of {label}: {date}."],
    ended: ["{label} ended at some time in {date}.", "End of {label}: {date}."],
    began_unknown: "When {label} began is not stated.",
    ended_unknown: "When {label} ended is not stated.",
    contested: "Statements about this time contradict each other: {dispute}",
    last: "What had happened last",
    perhaps_by_then: "What may have happened by then",
    next: "What comes next",
    event: "{title} ({date}).",
    event_disputed: "{title} ({date}); another statement contradicts this.",
    more_events: ["{n} more event.", "{n} more events."],
    no_last: "Nothing had certainly happened yet.",
    no_next: "Nothing later is recorded.",
    record: "How far the record reaches",
    nothing_before: "Nothing before {date} is dated here; what has no beginning is taken to have been so.",
    nothing_after: "Nothing after {date} is dated here; what has no end is taken to go on.",
    missions: "Missions",
    mission_open: "{party} has a mission in {other}.",
    mission_perhaps: "{party} perhaps has a mission in {other}.",
    mission_unknown: "No mission of {party} in {other} is known.",
    differ: "What differs: {what}.",
    differ_dates: "the date ({values})",
    differ_places: "the place ({values})",
    differ_actors: "who took part ({values})",
    differ_initiators: "who began it ({values})",
    cannot_all_hold: "These statements cannot all hold.",
    known_to_the_day: "{n} of {total} events are known to the day.",
};

pub const ES: StandingWords = StandingWords {
    title: "Estado de las relaciones el {date}",
    held: "{label}, {when}.",
    quoted: "«{label}»",
    perhaps_besides: "Quizá además {label}.",
    perhaps: "Quizá {label}: no se sabe si era así en este día.",
    one_of: "{labels}: no se sabe cuál en este día.",
    one_or_none: "{labels}, o nada de ello: no se sabe en este día.",
    or: "{a} o bien {b}",
    not_yet: "Todavía no: {label} empieza más tarde ({when}).",
    nothing: "No consta nada para este día.",
    changed: ["El cambio se produjo en algún momento de {date}.", "Fecha del cambio: {date}."],
    began: ["{label} empezó en algún momento de {date}.", "Comienzo de {label}: {date}."],
    ended: ["{label} terminó en algún momento de {date}.", "Final de {label}: {date}."],
    began_unknown: "No consta cuándo empezó {label}.",
    ended_unknown: "No consta cuándo terminó {label}.",
    contested: "Las afirmaciones sobre esta época se contradicen: {dispute}",
    last: "Lo último que había ocurrido",
    perhaps_by_then: "Lo que quizá ya había ocurrido",
    next: "Lo que viene después",
    event: "{title} ({date}).",
    event_disputed: "{title} ({date}); otra afirmación lo contradice.",
    more_events: ["{n} hecho más.", "{n} hechos más."],
    no_last: "Todavía no consta con certeza ningún hecho.",
    no_next: "No consta nada posterior.",
    record: "Hasta dónde llegan los datos",
    nothing_before: "Aquí no hay nada fechado antes del {date}; lo que no tiene comienzo se da por vigente.",
    nothing_after: "Aquí no hay nada fechado después del {date}; lo que no tiene final se da por vigente.",
    missions: "Misiones",
    mission_open: "{party} tiene una misión en {other}.",
    mission_perhaps: "{party} quizá tiene una misión en {other}.",
    mission_unknown: "No consta ninguna misión de {party} en {other}.",
    differ: "En qué difieren: {what}.",
    differ_dates: "la fecha ({values})",
    differ_places: "el lugar ({values})",
    differ_actors: "quién participó ({values})",
    differ_initiators: "quién tomó la iniciativa ({values})",
    cannot_all_hold: "Estas afirmaciones no pueden ser ciertas todas a la vez.",
    known_to_the_day: "De {n} de {total} hechos se conoce el día exacto.",
};

pub const KO: StandingWords = StandingWords {
    title: "{date} 당시 관계의 상태",
    held: "{label}, {when}.",
    quoted: "‘{label}’",
    perhaps_besides: "그 밖에 {label}일 수도 있습니다.",
    perhaps: "{label}일 수 있지만 이날의 상태는 알 수 없습니다.",
    one_of: "{labels}: 이날 어느 쪽이었는지 알 수 없습니다.",
    one_or_none: "{labels}, 또는 해당 없음: 이날의 상태는 알 수 없습니다.",
    or: "{a} 또는 {b}",
    not_yet: "아직 아님: {label}의 시작은 이보다 나중입니다({when}).",
    nothing: "이날에 대한 내용은 나와 있지 않습니다.",
    changed: ["{date} 중 어느 때에 바뀌었습니다.", "바뀐 때: {date}."],
    began: ["{label}의 시작은 {date} 중 어느 때입니다.", "{label}의 시작: {date}."],
    ended: ["{label}의 끝은 {date} 중 어느 때입니다.", "{label}의 끝: {date}."],
    began_unknown: "{label}의 시작 시점은 나와 있지 않습니다.",
    ended_unknown: "{label}의 종료 시점은 나와 있지 않습니다.",
    contested: "이 시기에 대한 서술이 서로 상충합니다: {dispute}",
    last: "마지막으로 있었던 일",
    perhaps_by_then: "그때까지 있었을 수도 있는 일",
    next: "그다음 일",
    event: "{title}({date}).",
    event_disputed: "{title}({date}). 다른 서술과 상충합니다.",
    more_events: ["그 밖에 {n} 건.", "그 밖에 {n} 건."],
    no_last: "그때까지 확실히 있었던 일은 없습니다.",
    no_next: "그 뒤의 일은 기록되어 있지 않습니다.",
    record: "기록의 범위",
    nothing_before: "{date} 이전의 날짜는 기록되어 있지 않으며, 시작이 없는 상태는 그전에도 같았던 것으로 봅니다.",
    nothing_after: "{date} 이후의 날짜는 기록되어 있지 않으며, 끝이 없는 상태는 이어지는 것으로 봅니다.",
    missions: "공관",
    mission_open: "{party}: {other}에 공관이 있습니다.",
    mission_perhaps: "{party}: {other}에 공관이 있을 수도 있습니다.",
    mission_unknown: "{party}: {other}에 있는 공관은 알려져 있지 않습니다.",
    differ: "서로 다른 점: {what}.",
    differ_dates: "날짜({values})",
    differ_places: "장소({values})",
    differ_actors: "참여자({values})",
    differ_initiators: "주도한 쪽({values})",
    cannot_all_hold: "이 서술들은 모두 사실일 수 없습니다.",
    known_to_the_day: "사건 {total} 건 중 {n} 건은 날짜가 정확합니다.",
};

impl StandingWords {
    /// The words of a language that the program itself brings.
    pub fn of(language: super::Language) -> &'static StandingWords {
        match language {
            super::Language::English => &EN,
            super::Language::Spanish => &ES,
            super::Language::Korean => &KO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    /// The names in braces, in order of the alphabet.
    fn names(line: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            line.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        names.sort();
        names
    }

    #[test]
    fn every_language_has_every_template_with_the_same_names() {
        let english = EN.to_lines();
        for language in Language::ALL {
            let lines = StandingWords::of(language).to_lines();
            assert_eq!(lines.lines().count(), english.lines().count());
            for (line, expect) in lines.lines().zip(english.lines()) {
                assert!(!line.trim().is_empty(), "{expect}");
                assert_eq!(names(line), names(expect), "{line}");
            }
        }
    }

    #[test]
    fn a_table_comes_out_of_its_lines_as_it_went_in() {
        for language in Language::ALL {
            let lines = StandingWords::of(language).to_lines();
            let rest = &mut &*lines.clone().leak();
            assert_eq!((EN.with_lines(rest).to_lines(), *rest), (lines, ""));
        }
    }
}
