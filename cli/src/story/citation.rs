//! Where a statement stands, in one line: knows sources, sections and counts; not what is stated.

use super::html::{escape, linked};
use relations_core::dataset::{Citation, Dataset, SourceIx, Text};
use relations_core::text::{Language, fill};

/// The places of the citations, those of one source together, then who reported it; nothing where nothing is cited.
pub fn line(dataset: &Dataset, citations: &[Citation], reported_by: &[SourceIx], language: Language) -> String {
    let mut sources: Vec<SourceIx> = Vec::new();
    for citation in citations {
        if !sources.contains(&citation.source) {
            sources.push(citation.source);
        }
    }
    let mut parts: Vec<String> =
        sources.into_iter().map(|source| source_part(dataset, source, citations, language)).collect();
    parts.extend(reported_by.iter().map(|source| {
        let name = source_link(dataset, *source, language);
        // The name is HTML already, so the words around it are escaped by themselves.
        escape(language.more_words().reported_by).replace("{source}", &name)
    }));
    if parts.is_empty() { String::new() } else { format!("<p><small>{}</small></p>\n", parts.join("; ")) }
}

fn source_part(dataset: &Dataset, source: SourceIx, citations: &[Citation], language: Language) -> String {
    let places: Vec<String> = citations
        .iter()
        .filter(|citation| citation.source == source)
        .map(|citation| place(dataset, citation, language))
        .filter(|place| !place.is_empty())
        .collect();
    let link = source_link(dataset, source, language);
    if places.is_empty() { link } else { format!("{link}: {}", escape(&places.join(" · "))) }
}

fn source_link(dataset: &Dataset, source: SourceIx, language: Language) -> String {
    dataset.source(source).map(|source| linked(source.title.get(language.tag()), &source.url)).unwrap_or_default()
}

/// The section with paragraph and sentence, as far as the dataset says them.
pub fn place(dataset: &Dataset, citation: &Citation, language: Language) -> String {
    let called = dataset.section(citation.section);
    let titled = |sections: &[(String, Text)]| {
        let (_, title) = sections.iter().find(|(id, _)| id == called)?;
        Some(title.get(language.tag()).to_owned())
    };
    let section = dataset.source(citation.source).and_then(|source| titled(&source.sections));
    let section = section.unwrap_or_else(|| called.to_owned());
    if citation.paragraph == 0 || citation.sentence == 0 {
        return section;
    }
    fill(
        language.words().citation,
        &[
            ("section", &section),
            ("paragraph", &citation.paragraph.to_string()),
            ("sentence", &citation.sentence.to_string()),
        ],
    )
}
