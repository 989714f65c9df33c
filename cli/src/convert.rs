//! `relations convert`: knows the forms of a dataset by name and where the result goes; the core writes them.

use crate::input::How;
use crate::progress::Progress;
use crate::{Stop, input, output, sound};
use clap::ValueEnum;
use relations_core::Shared;
use relations_core::dataset::{Dataset, EventIx, file};
use relations_core::export::{Target, csv, ics, json, lost, timelinejs};
use relations_core::index::Index;
use relations_core::text::{FileWords, Language};
use std::io::{self, IsTerminal};
use std::path::Path;

/// So many events take a while.
const MANY: usize = 20_000;

#[derive(Clone, Copy, ValueEnum)]
pub enum Form {
    /// The packed form, for large datasets: small to fetch and fast to read.
    Packed,
    /// JSON of format relations, for people and other programs.
    Relations,
    /// JSON of TimelineJS, version 3.
    #[value(name = "timelinejs")]
    TimelineJs,
    /// A table of the events, for spreadsheets.
    Csv,
    /// A calendar of the events whose exact days are known; the others are named in its description.
    Ics,
}

impl Form {
    /// What does not hold all of a dataset.
    fn target(self) -> Option<Target> {
        match self {
            Form::Packed | Form::Relations => None,
            Form::TimelineJs => Some(Target::TimelineJs),
            Form::Csv => Some(Target::Csv),
            Form::Ics => Some(Target::Ics),
        }
    }
}

/// Problems are said, and what is sound is converted; so is what the other format has no place for.
pub fn convert(from: &Path, to: Form, out: Option<&Path>, lang: Option<Language>, how: &How) -> Result<(), Stop> {
    let is_shown = out.is_none_or(input::is_standard) && io::stdout().is_terminal();
    if is_shown && matches!(to, Form::Packed) {
        let advice = "Name a file with --out, or send the output to one.";
        return Err(Stop::Unreadable(format!("The packed form is not for a terminal. {advice}")));
    }
    let (dataset, language) = sound(Some(from), lang, how)?;
    let progress = Progress::new(&format!("Converting {}", input::name(from)), dataset.events.len() > MANY);
    let left_out = to.target().map(|target| lost(&dataset, target)).unwrap_or_default();
    let bytes = converted(dataset, to, language);
    drop(progress);
    input::tell(Some(from), &left_out);
    output::write(out, &bytes)
}

fn converted(dataset: Dataset, to: Form, language: Language) -> Vec<u8> {
    let of_events = |write: fn(&Index, &[EventIx], &FileWords) -> String| {
        let events: Vec<EventIx> = (0..dataset.events.len()).map(EventIx::new).collect();
        let index = Index::new(Shared::new(dataset.clone()), language);
        write(&index, &events, FileWords::of(language)).into_bytes()
    };
    match to {
        Form::Packed => file::write(&dataset),
        Form::Relations => json(&dataset, None).into_bytes(),
        Form::TimelineJs => of_events(timelinejs),
        Form::Csv => of_events(csv),
        Form::Ics => of_events(|index, events, words| ics(index, events, words).text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relations_core::dataset::parse;

    #[test]
    fn there_and_back_is_the_same_dataset() {
        let (dataset, problems) = parse(crate::EMBEDDED);
        assert_eq!(problems, []);
        let of = |dataset: &Dataset, form| converted(dataset.clone(), form, Language::English);
        let (packed, problems) = parse(&of(&dataset, Form::Packed));
        assert_eq!(problems, []);
        let (back, problems) = parse(&of(&packed, Form::Relations));
        assert_eq!((format!("{back:?}"), problems), (format!("{dataset:?}"), vec![]));
    }

    #[test]
    fn tables_and_calendars_are_in_the_language_that_is_asked_for() {
        let check = |form, language, expect: &str| {
            let text = String::from_utf8(converted(parse(crate::EMBEDDED).0, form, language)).unwrap();
            assert!(text.replace("\r\n ", "").contains(expect), "{text}");
        };
        check(
            Form::Csv,
            Language::English,
            "\r\nnorth-korea-recognised,1974,1974-01-01,1974-12-31,Venezuela recognises",
        );
        check(Form::Csv, Language::Spanish, "id,fecha,");
        check(Form::Ics, Language::English, "DTSTART;VALUE=DATE:20140620\r\nDTEND;VALUE=DATE:20140621\r\n");
        check(Form::Ics, Language::Korean, "X-WR-CALNAME:북한과 베네수엘라");
    }
}
