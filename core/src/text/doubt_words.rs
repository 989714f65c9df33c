//! The words about how sure something is: signs for it, claims beside each other, counts.
//! Knows what is said; knows nothing of what is counted.

use super::words::words;

words! {
    DoubtWords,
    // Whether something was so on a day.
    certainly: &'static str,
    possibly: &'static str,
    not: &'static str,
    // Claims beside each other.
    no_disputes: &'static str,
    // Counts.
    how_sure: &'static str,
    how_dated: &'static str,
    how_told: &'static str,
    who_reports: &'static str,
    /// What a count is good for.
    advice: &'static str,
}

pub const EN: DoubtWords = DoubtWords {
    certainly: "certain",
    possibly: "not certain",
    not: "not on this day",
    no_disputes: "No statements here contradict each other.",
    how_sure: "How sure are we?",
    how_dated: "How the dates are known",
    how_told: "How the events are told",
    who_reports: "Who reports them",
    advice: "Choose a line to see only its events; choose it again to see all.",
};
#[cfg(feature = "languages")]
pub const ES: DoubtWords = DoubtWords {
    certainly: "seguro",
    possibly: "no es seguro",
    not: "no en este día",
    no_disputes: "Aquí no hay afirmaciones que se contradigan.",
    how_sure: "¿Con qué certeza se sabe?",
    how_dated: "Cómo se conocen las fechas",
    how_told: "Cómo se cuentan los hechos",
    who_reports: "Quién informa de ellos",
    advice: "Elija una línea para ver solo sus hechos; elíjala de nuevo para verlos todos.",
};
#[cfg(feature = "languages")]
pub const KO: DoubtWords = DoubtWords {
    certainly: "확실",
    possibly: "불확실",
    not: "이날은 아님",
    no_disputes: "서로 상충하는 서술이 없습니다.",
    how_sure: "얼마나 확실한가요?",
    how_dated: "날짜를 얼마나 아는가",
    how_told: "사건이 어떻게 전해지는가",
    who_reports: "누가 보도했는가",
    advice: "줄을 선택하면 그 사건만 보이고, 다시 선택하면 모두 보입니다.",
};
