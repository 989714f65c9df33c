//! `relations render --svg`: knows what a picture is asked for by on the command line; the core draws it.

use clap::ValueEnum;
use relations_core::Shared;
use relations_core::dataset::{Dataset, License, Text};
use relations_core::date::edtf;
use relations_core::export::svg::Guess;
use relations_core::export::{self, Picture, svg};
use relations_core::index::{Index, Matches, Span};
use relations_core::layout::Domain;
use relations_core::text::{FileWords, Language};

#[derive(Clone, Copy, ValueEnum)]
pub enum Theme {
    Light,
    Dark,
}

pub fn picture(dataset: Dataset, language: Language, theme: Theme, width: f64, domain: Option<Domain>) -> String {
    let index = &Index::new(Shared::new(dataset), language);
    let theme = match theme {
        Theme::Light => export::Theme::Light,
        Theme::Dark => export::Theme::Dark,
    };
    let words = FileWords::of(language);
    svg(&Picture { index, matches: &Matches::all(index), domain, width, theme, measure: &Guess, words })
}

/// The picture that stands in a page which tells title, summary, sources and terms itself, and has the sheets for both themes.
pub fn within(dataset: &Dataset, language: Language) -> String {
    let mut dataset = dataset.clone();
    (dataset.title, dataset.summary) = (Text::default(), Text::default());
    (dataset.sources, dataset.license) = (Vec::new(), License::default());
    let svg = picture(dataset, language, Theme::Light, 1120.0, None);
    match svg.split_once("<style>").and_then(|(before, rest)| Some((before, rest.split_once("</style>")?.1))) {
        Some((before, after)) => [before, after].concat(),
        None => svg,
    }
}

/// The time of an EDTF interval that has both ends.
pub fn domain(text: &str) -> Result<Domain, String> {
    let date = edtf::parse(text)?;
    match (date.earliest(), date.latest()) {
        (Some(from), Some(to)) => Ok(Domain::of_span(Span { from, to })),
        _ => Err("it needs a beginning and an end, as in 1990/2019".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relations_core::dataset::parse;

    fn drawn(theme: Theme, domain: Option<&str>) -> String {
        let domain = domain.map(|text| super::domain(text).unwrap());
        picture(parse(crate::EMBEDDED).0, Language::English, theme, 1000.0, domain)
    }

    #[test]
    fn a_picture_has_the_width_the_theme_and_the_time_that_are_asked_for() {
        let all = drawn(Theme::Light, None);
        assert!(
            all.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"relations-picture\" width=\"1000\"")
        );
        assert!(
            all.contains(">Diplomatic relations established</text>") || all.contains(">Diplomatic relations<"),
            "{all}"
        );
        assert_ne!(all, drawn(Theme::Dark, None));
        let part = drawn(Theme::Light, Some("2013/2014"));
        assert!(part.contains("diplomats declared") && !part.contains("Kim Yong-nam visits"), "{part}");
    }

    #[test]
    fn a_time_needs_two_ends() {
        let check = |text, is_one| assert_eq!(domain(text).is_ok(), is_one, "{text}");
        check("1990/2019", true);
        check("199X", true);
        check("1990/..", false);
        check("soon", false);
    }
}
