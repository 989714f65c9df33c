//! `relations cite`: knows the styles by name and which event is meant; the core writes the citation.

use crate::Stop;
use clap::ValueEnum;
use relations_core::Shared;
use relations_core::dataset::Dataset;
use relations_core::export;
use relations_core::index::Index;
use relations_core::text::{FileWords, Language};

#[derive(Clone, Copy, ValueEnum)]
pub enum Style {
    /// Lines to read.
    Plain,
    /// Entries for BibTeX, one for the event and one for each source.
    Bibtex,
    /// The same in the JSON of the Citation Style Language, which reference managers read.
    Csl,
}

pub fn cited(dataset: Dataset, event: &str, style: Style, link: &str, language: Language) -> Result<String, Stop> {
    let ix = dataset.event_with_id(event).ok_or_else(|| {
        let some: Vec<&str> = dataset.events.ids().take(8).collect();
        let advice = format!("Ids stand in the dataset, for example {}.", some.join(", "));
        Stop::Unreadable(format!("There is no event with the id “{event}”. {advice}"))
    })?;
    let style = match style {
        Style::Plain => export::Style::Plain,
        Style::Bibtex => export::Style::Bibtex,
        Style::Csl => export::Style::CslJson,
    };
    let index = Index::new(Shared::new(dataset), language);
    Ok(export::cite(&index, ix, link, style, FileWords::of(language)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use relations_core::dataset::parse;

    fn of(event: &str, style: Style, language: Language) -> Result<String, String> {
        match cited(parse(crate::EMBEDDED).0, event, style, "https://example.org/", language) {
            Ok(text) => Ok(text),
            Err(Stop::Unreadable(sentence)) => Err(sentence),
            Err(Stop::Problems) => Err("problems".to_owned()),
        }
    }

    #[test]
    fn an_event_is_cited_in_each_style() {
        let check = |style, language, expect: &str| {
            let text = of("north-korea-recognised", style, language).unwrap();
            assert!(text.starts_with(expect), "{text}");
        };
        check(
            Style::Plain,
            Language::English,
            "“Venezuela recognises North Korea” (1974). In: North Korea and Venezuela.",
        );
        check(Style::Plain, Language::Korean, "‘");
        check(Style::Bibtex, Language::English, "@misc{north-korea-recognised,\n  title = {{Venezuela recognises");
        check(Style::Csl, Language::English, "[\n  {\"id\": \"north-korea-recognised\"");
    }

    #[test]
    fn an_event_that_is_not_there_is_no_citation() {
        let sentence = of("no-such", Style::Plain, Language::English).unwrap_err();
        assert!(
            sentence.starts_with("There is no event with the id “no-such”. Ids stand in the dataset"),
            "{sentence}"
        );
    }
}
