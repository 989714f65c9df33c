//! The words of the views that come later, and of what opens from them: a table of tables, one for each.
//! Knows which there are; what they say is in the files of their own.

use super::doubt_words::{self, DoubtWords};
use super::file_words::{self, FileWords};
use super::map_words::{self, MapWords};
use super::read_words::{self, ReadWords};
use super::standing_words::{self, StandingWords};
use super::story_words::{self, StoryWords};
use super::table_words::{self, TableWords};
use super::take_words::{self, TakeWords};
use super::words::words;

words! {
    ViewWords,
    menu: MenuWords,
    as_of: AsOfWords,
    file: FileWords,
    take: TakeWords,
    story: StoryWords,
    read: ReadWords,
    map: MapWords,
    table: TableWords,
    standing: StandingWords,
    doubt: DoubtWords,
}

words! {
    AsOfWords,
    day: &'static str,
    /// What can be typed.
    hint: &'static str,
    /// `{text}`
    not_a_day: &'static str,
    earlier_change: &'static str,
    later_change: &'static str,
    year_earlier: &'static str,
    year_later: &'static str,
    without: &'static str,
    no_day: &'static str,
}

words! {
    MenuWords,
    language: &'static str,
    /// What the languages call themselves, in the order of `Language::ALL`.
    languages: [&'static str; 3],
}

pub const EN: ViewWords = ViewWords {
    file: file_words::EN,
    take: take_words::EN,
    story: story_words::EN,
    read: read_words::EN,
    map: map_words::EN,
    standing: standing_words::EN,
    doubt: doubt_words::EN,
    table: table_words::EN,
    menu: MenuWords { language: "Language", languages: NAMES },
    as_of: AsOfWords {
        day: "Day",
        hint: "2014-06-01 or 1 June 2014",
        not_a_day: "“{text}” is not a day. Write 2014-06-01 or 1 June 2014.",
        earlier_change: "Earlier change",
        later_change: "Later change",
        year_earlier: "A year earlier",
        year_later: "A year later",
        without: "Without a day",
        no_day: "No day is chosen.",
    },
};
#[cfg(feature = "languages")]
pub const ES: ViewWords = ViewWords {
    file: file_words::ES,
    take: take_words::ES,
    story: story_words::ES,
    read: read_words::ES,
    map: map_words::ES,
    standing: standing_words::ES,
    doubt: doubt_words::ES,
    table: table_words::ES,
    menu: MenuWords { language: "Idioma", languages: NAMES },
    as_of: AsOfWords {
        day: "Día",
        hint: "2014-06-01 o 1 de junio de 2014",
        not_a_day: "«{text}» no es un día. Escriba 2014-06-01 o 1 de junio de 2014.",
        earlier_change: "Cambio anterior",
        later_change: "Cambio siguiente",
        year_earlier: "Un año antes",
        year_later: "Un año después",
        without: "Sin día",
        no_day: "No se ha elegido ningún día.",
    },
};
#[cfg(feature = "languages")]
pub const KO: ViewWords = ViewWords {
    file: file_words::KO,
    take: take_words::KO,
    story: story_words::KO,
    read: read_words::KO,
    map: map_words::KO,
    standing: standing_words::KO,
    doubt: doubt_words::KO,
    table: table_words::KO,
    menu: MenuWords { language: "언어", languages: NAMES },
    as_of: AsOfWords {
        day: "날짜",
        hint: "2014-06-01 또는 2014년 6월 1일",
        not_a_day: "“{text}”은(는) 날짜가 아닙니다. 2014-06-01 또는 2014년 6월 1일처럼 쓰십시오.",
        earlier_change: "이전 변화",
        later_change: "다음 변화",
        year_earlier: "1년 전",
        year_later: "1년 후",
        without: "날짜 없이",
        no_day: "선택한 날짜가 없습니다.",
    },
};

const NAMES: [&str; 3] = ["English", "Español", "한국어"];
