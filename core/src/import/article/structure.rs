//! An article by its sections, paragraphs and sentences, as citations count them.
//! Knows what the usual sections are for; knows nothing of dates.

use super::page::{Block, Infobox, Page};
use super::parties::parties;
use super::sentences::sentences;
use crate::import::written::slug;
use std::collections::HashMap;

/// What a section is read for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// What happened.
    Story,
    Missions,
    SeeAlso,
    /// Other texts and their dates.
    Sources,
}

#[derive(Clone, Debug)]
pub struct Section {
    pub id: String,
    pub title: String,
    pub kind: Kind,
    pub paragraphs: Vec<Paragraph>,
}

#[derive(Clone, Debug)]
pub struct Paragraph {
    pub sentences: Vec<String>,
    /// The page that it leads to, if that is known.
    pub link: String,
}

#[derive(Clone, Debug)]
pub struct Article {
    pub title: String,
    pub sections: Vec<Section>,
    pub infobox: Option<Infobox>,
}

/// `title` is what the article is called, if that is known; `lead` what its beginning is called, `infobox` its box.
pub fn article(page: Page, title: &str, lead: &str, infobox: &str) -> Article {
    let Page { mut blocks, infobox: found, bold, .. } = page;
    let mut title = title.to_owned();
    // A heading with which a text begins is its title.
    if let Some(Block::Heading { text, .. }) = blocks.first().filter(|block| is_title(block)) {
        if title.is_empty() {
            title.clone_from(text);
        }
        blocks.remove(0);
    }
    let boxed = found.as_ref().map(|infobox| infobox.title.as_str()).filter(|boxed| !boxed.is_empty());
    if title.is_empty() {
        title = if bold.is_empty() { boxed.unwrap_or_default().to_owned() } else { bold };
    }
    let mut sections = Sections::default();
    if let Some(found) = found.as_ref().filter(|found| found.missions.iter().any(|mission| !mission.is_empty())) {
        sections.open(infobox, 2, "infobox");
        for mission in found.missions.iter() {
            sections.add(mission, String::new());
        }
    }
    sections.open(lead, 2, "lead");
    for block in blocks {
        match block {
            Block::Heading { level, text } => sections.open(&text, level, &text),
            Block::Paragraph(text) => sections.add(&text, String::new()),
            Block::Item { text, link } => sections.add(&text, link),
        }
    }
    Article { title, sections: sections.list, infobox: found }
}

/// The outermost heading, or one that names two parties.
fn is_title(block: &Block) -> bool {
    matches!(block, Block::Heading { level, text } if *level == 1 || parties(text).is_some())
}

#[derive(Default)]
struct Sections {
    list: Vec<Section>,
    /// How often an id was wanted.
    wanted: HashMap<String, usize>,
    /// The level and kind of the headings around what comes next.
    around: Vec<(usize, Kind)>,
}

impl Sections {
    fn open(&mut self, title: &str, level: usize, wanted: &str) {
        let wanted = Some(slug(wanted)).filter(|id| !id.is_empty()).unwrap_or_else(|| "section".to_owned());
        let count = self.wanted.entry(wanted.clone()).or_insert(0);
        *count += 1;
        let id = if *count == 1 { wanted } else { format!("{wanted}.{count}") };
        self.around.retain(|(around, _)| *around < level);
        let outer = self.around.last().map_or(Kind::Story, |(_, kind)| *kind);
        let own = kind(title);
        let kind = if own == Kind::Story { outer } else { own };
        self.around.push((level, kind));
        self.list.push(Section { id, title: title.to_owned(), kind, paragraphs: Vec::new() });
    }

    fn add(&mut self, text: &str, link: String) {
        let sentences = sentences(text).into_iter().map(str::to_owned).collect();
        let paragraph = Paragraph { sentences, link };
        if let Some(section) = self.list.last_mut() {
            section.paragraphs.push(paragraph);
        }
    }
}

/// What a section is for by its title.
fn kind(title: &str) -> Kind {
    let title = title.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let is = |words: &[&str]| words.contains(&&*title);
    if has(&["see also"]) || is(&["related articles", "related pages"]) {
        Kind::SeeAlso
    } else if has(&["missions", "embassies"])
        || is(&["diplomatic representation", "representation", "diplomatic mission"])
    {
        Kind::Missions
    } else if has(&["references", "external links", "further reading", "bibliography"])
        || is(&["notes", "sources", "footnotes", "citations", "works cited", "literature"])
    {
        Kind::Sources
    } else {
        Kind::Story
    }
}
