//! The words of the reading view: prose with its numbered citations, and the table of missions.

use super::words::words;

words! {
    ReadWords,
    read: &'static str,
    contents: &'static str,
    missions: &'static str,
    /// What the columns of the table of missions are called.
    mission: &'static str,
    host: &'static str,
    status: &'static str,
    period: &'static str,
    certainty: &'static str,
    notes: &'static str,
    /// What is said of a citation's number: `{n}`
    note: &'static str,
    /// From a note back to where it is cited.
    back: &'static str,
    events_here: [&'static str; 2],
    /// What is said of an event's date in a passage: `{date}` `{title}`
    event: &'static str,
    /// How many passages tell of what the filters let through: `{n}` `{total}`
    told: &'static str,
    no_narrative: &'static str,
    /// The timeline beside the prose.
    rail: &'static str,
}

pub const EN: ReadWords = ReadWords {
    read: "Read",
    contents: "Contents",
    missions: "Diplomatic missions",
    mission: "Mission",
    host: "Host",
    status: "Status",
    period: "Period",
    certainty: "Certainty",
    notes: "Notes",
    note: "Note {n}",
    back: "Back to the text",
    events_here: ["{n} event in this passage", "{n} events in this passage"],
    event: "{date}: {title}",
    told: "{n} of {total} passages tell of events that pass the filters; the others are set back.",
    no_narrative: "This dataset has no text of its own. These are its events, in order of time.",
    rail: "The time that the text tells of",
};

#[cfg(feature = "languages")]
pub const ES: ReadWords = ReadWords {
    read: "Leer",
    contents: "Contenido",
    missions: "Misiones diplomáticas",
    mission: "Misión",
    host: "País anfitrión",
    status: "Situación",
    period: "Periodo",
    certainty: "Certeza",
    notes: "Notas",
    note: "Nota {n}",
    back: "Volver al texto",
    events_here: ["{n} hecho en este pasaje", "{n} hechos en este pasaje"],
    event: "{date}: {title}",
    told: "{n} de {total} pasajes tratan de hechos que pasan los filtros; los demás quedan atenuados.",
    no_narrative: "Este conjunto de datos no tiene texto propio. Estos son sus hechos, por orden cronológico.",
    rail: "El tiempo del que trata el texto",
};

#[cfg(feature = "languages")]
pub const KO: ReadWords = ReadWords {
    read: "읽기",
    contents: "목차",
    missions: "외교 공관",
    mission: "공관",
    host: "주재국",
    status: "상태",
    period: "기간",
    certainty: "확실성",
    notes: "주석",
    note: "주석 {n}",
    back: "본문으로 돌아가기",
    events_here: ["이 대목의 사건 {n} 건", "이 대목의 사건 {n} 건"],
    event: "{date}: {title}",
    told: "전체 {total}개 대목 중 {n}개가 필터를 통과한 사건을 다룹니다. 나머지는 흐리게 표시됩니다.",
    no_narrative: "이 데이터에는 따로 쓴 글이 없습니다. 사건을 시간순으로 보여 줍니다.",
    rail: "글이 다루는 시간",
};
