//! The words of the map, in each language.

use super::words::words;

words! {
    MapWords,
    /// The name of the view.
    map: &'static str,
    /// What the map shows, for those who do not see it: `{a}` `{b}`
    about: &'static str,
    /// `{n}` `{place}`
    events_in: [&'static str; 2],
    /// The places of one marker: `{place}`, the fullest of them, and `{n}` others.
    and_others: [&'static str; 2],
    /// What the party's colour means: `{party}`
    land_of: &'static str,
    /// Of the events that pass, those that name no place, or none that is on the map.
    events_nowhere: [&'static str; 2],
    /// Followed by the places' names.
    without_coordinates: [&'static str; 2],
    /// The dataset does not say where a party lies: `{party}`
    party_nowhere: &'static str,
    /// The dataset's code is not that of a country: `{party}`
    land_unknown: &'static str,
    /// The shortest way: `{a}` `{b}` `{n}`, in kilometres
    circle: &'static str,
    /// What the map's key is called.
    key: &'static str,
    /// What the two halves of its line mean.
    half: &'static str,
    /// What each look of a half means.
    mission_open: &'static str,
    mission_perhaps: &'static str,
    mission_none: &'static str,
    /// `{date}`, a day
    missions_on: &'static str,
    another_day: &'static str,
    /// What a marker means, and that of the selected event.
    marker: &'static str,
    chosen: &'static str,
    /// The small map as a button: `{a}` `{b}`
    open: &'static str,
    could_not_load: &'static str,
    attribution: &'static str,
}

pub const EN: MapWords = MapWords {
    map: "Map",
    about: "Map of {a} and {b} with the places of the events",
    events_in: ["{n} event in {place}", "{n} events in {place}"],
    and_others: ["{place} and {n} place nearby", "{place} and {n} places nearby"],
    land_of: "Territory of {party}",
    events_nowhere: ["{n} event without a place on the map", "{n} events without a place on the map"],
    without_coordinates: ["{n} place without coordinates", "{n} places without coordinates"],
    party_nowhere: "The data does not say where {party} lies.",
    land_unknown: "The map has no outline of {party}.",
    circle: "Shortest route from {a} to {b}: about {n} km",
    key: "Key",
    half: "Each half of the line tells of the mission that the country at its end keeps in the other.",
    mission_open: "Mission open",
    mission_perhaps: "Not known whether a mission is open",
    mission_none: "No mission known",
    missions_on: "Missions on {date}",
    another_day: "Another day",
    marker: "Number of events in a place, or in places near each other",
    chosen: "Place of the selected event",
    open: "Open the map of {a} and {b}",
    could_not_load: "The map could not be loaded. Check the connection and try again.",
    attribution: "Map: Natural Earth",
};

#[cfg(feature = "languages")]
pub const ES: MapWords = MapWords {
    map: "Mapa",
    about: "Mapa de {a} y {b} con los lugares de los hechos",
    events_in: ["{n} hecho en {place}", "{n} hechos en {place}"],
    and_others: ["{place} y {n} lugar cercano", "{place} y {n} lugares cercanos"],
    land_of: "Territorio de {party}",
    events_nowhere: ["{n} hecho sin lugar en el mapa", "{n} hechos sin lugar en el mapa"],
    without_coordinates: ["{n} lugar sin coordenadas", "{n} lugares sin coordenadas"],
    party_nowhere: "Los datos no dicen dónde está {party}.",
    land_unknown: "El mapa no tiene el contorno de {party}.",
    circle: "Ruta más corta de {a} a {b}: unos {n} km",
    key: "Leyenda",
    half: "Cada mitad de la línea indica la misión que el país de su extremo mantiene en el otro.",
    mission_open: "Misión abierta",
    mission_perhaps: "No se sabe si hay una misión abierta",
    mission_none: "No consta ninguna misión",
    missions_on: "Misiones el {date}",
    another_day: "Otro día",
    marker: "Número de hechos en un lugar o en lugares cercanos entre sí",
    chosen: "Lugar del hecho seleccionado",
    open: "Abrir el mapa de {a} y {b}",
    could_not_load: "No se ha podido cargar el mapa. Compruebe la conexión e inténtelo de nuevo.",
    attribution: "Mapa: Natural Earth",
};

#[cfg(feature = "languages")]
pub const KO: MapWords = MapWords {
    map: "지도",
    about: "{a}, {b} 및 사건이 일어난 장소를 나타낸 지도",
    events_in: ["{place}: 사건 {n} 건", "{place}: 사건 {n} 건"],
    and_others: ["{place} 외 인근 {n}곳", "{place} 외 인근 {n}곳"],
    land_of: "{party} 영토",
    events_nowhere: ["지도에 표시할 장소가 없는 사건 {n} 건", "지도에 표시할 장소가 없는 사건 {n} 건"],
    without_coordinates: ["좌표가 없는 장소 {n}곳", "좌표가 없는 장소 {n}곳"],
    party_nowhere: "데이터에 {party}의 위치가 나와 있지 않습니다.",
    land_unknown: "이 지도에는 {party}의 윤곽이 없습니다.",
    circle: "{a}–{b} 최단 경로: 약 {n}km",
    key: "범례",
    half: "선의 각 절반은 그쪽 끝에 있는 나라가 상대국에 둔 공관을 나타냅니다.",
    mission_open: "공관 운영",
    mission_perhaps: "공관 운영 여부 불명",
    mission_none: "알려진 공관 없음",
    missions_on: "{date}의 공관",
    another_day: "다른 날짜",
    marker: "한 장소 또는 서로 가까운 장소들의 사건 수",
    chosen: "선택한 사건의 장소",
    open: "{a}–{b} 지도 열기",
    could_not_load: "지도를 불러오지 못했습니다. 연결을 확인하고 다시 시도하십시오.",
    attribution: "지도: Natural Earth",
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in braces, in order of the alphabet.
    fn names(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_language_puts_in_what_english_does() {
        let english = EN.to_lines();
        for words in [&ES, &KO] {
            let lines = words.to_lines();
            assert_eq!(lines.lines().count(), english.lines().count());
            for (line, english) in lines.lines().zip(english.lines()) {
                assert_eq!(names(line), names(english), "{line}");
                assert!(!line.is_empty());
            }
        }
    }

    #[test]
    fn the_table_comes_out_of_its_lines_as_it_went_in() {
        let rest = &mut &*ES.to_lines().leak();
        assert_eq!(EN.with_lines(rest).to_lines(), ES.to_lines());
        assert_eq!(*rest, "");
    }
}
