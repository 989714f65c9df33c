//! An article in blocks, whatever it was written in: headings, paragraphs, list items. Knows nothing of what they say.

/// What an article is made of.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub blocks: Vec<Block>,
    /// What the box beside the article says.
    pub infobox: Option<Infobox>,
    /// The first words in bold, which mostly are the title.
    pub bold: String,
    /// What is not read, with where it stands.
    pub left_out: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Heading {
        level: usize,
        text: String,
    },
    Paragraph(String),
    /// With the page that its first link leads to, if that is known.
    Item {
        text: String,
        link: String,
    },
}

/// What an infobox of bilateral relations says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Infobox {
    pub title: String,
    pub parties: [String; 2],
    /// The mission of each party.
    pub missions: [String; 2],
}

/// A text with one space between the words.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
