//! Texts with HTML in them as plain text of one paragraph, and the links that stood in them.
//! Knows elements, attributes and how browsers read what is broken; what letters entities mean is known by `entities`.

mod entities;

use entities::decoded;
use std::borrow::Cow;

/// What is left of a text with HTML in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plain {
    /// One paragraph: spaces stand where blocks, lines and runs of spaces were.
    pub text: String,
    /// The words and the addresses of links, in their order; only http, https and mailto.
    pub links: Vec<(String, String)>,
    /// The elements whose content has no place in a plain text, each once. `a` stands for a link to elsewhere than
    /// http, https and mailto, whose words stay; `img` for a picture without words.
    pub lost: Vec<&'static str>,
}

/// Reads a text with HTML in it. Takes time in proportion to its length, whatever it is.
pub fn plain(html: &str) -> Plain {
    let mut reader = Reader { html, at: 0, is_broken: false, is_text: false, unclosed: Vec::new() };
    let mut writer = Writer::default();
    while let Some(rest) = html.get(reader.at..).filter(|rest| !rest.is_empty()) {
        let length = rest.find('<').unwrap_or(rest.len());
        writer.text(&decoded(rest.get(..length).unwrap_or_default()));
        reader.at += length;
        if length == rest.len() {
            break;
        }
        if !reader.markup(&mut writer) {
            writer.text("<");
            reader.at += 1;
        }
    }
    writer.end_link();
    writer.plain
}

/// Whether a letter must not stand in a text: controls, and what would turn the letters around it the other way.
/// The marks of direction that work only where they stand are kept.
pub fn is_harmful(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// An address that a link may have, with what browsers leave out of it left out.
pub fn address(text: &str) -> Option<String> {
    let url: String = text.trim().chars().filter(|letter| !is_harmful(*letter)).collect();
    let url = if url.starts_with("//") { ["https:", &url].concat() } else { url };
    let scheme = url.split_once(':')?.0;
    let known = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    (known && !url.contains(char::is_whitespace)).then_some(url)
}

/// Elements whose content goes with them.
const DROPPED: &str = "script style iframe object embed svg math canvas audio video template textarea select applet \
    frameset map";

/// Elements that stand for themselves.
const BLOCKS: &str = "address article aside blockquote body br caption center dd details dialog div dl dt fieldset \
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr legend li main nav ol option p pre section summary \
    table tbody td tfoot th thead title tr ul";

/// A tag, and the attribute that counts in it.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    value: Option<&'a str>,
}

struct Reader<'a> {
    html: &'a str,
    at: usize,
    /// A tag has not ended, so quotes are not to be trusted from here on.
    is_broken: bool,
    /// There are no more tags.
    is_text: bool,
    /// What is not closed in the rest.
    unclosed: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    /// Reads a tag or a comment from a `<` on; says no where it is a letter like others.
    fn markup(&mut self, writer: &mut Writer) -> bool {
        let rest = self.html.get(self.at + 1..).unwrap_or_default();
        if self.is_text {
            return false;
        }
        if let Some(comment) = rest.strip_prefix("!--") {
            // A comment that is empty may be cut short.
            let end = if comment.starts_with('>') { Some(0) } else { comment.find("-->").map(|end| end + 2) };
            self.at = end.map_or(self.html.len(), |end| self.at + 4 + end + 1);
            return true;
        }
        if rest.starts_with(['!', '?']) {
            return self.skip_to_end_of_tag();
        }
        if !rest.strip_prefix('/').unwrap_or(rest).starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return false;
        }
        match self.tag() {
            Some(tag) => self.element(&tag, writer),
            None => return self.skip_to_end_of_tag(),
        }
        true
    }

    fn skip_to_end_of_tag(&mut self) -> bool {
        let end = self.html.get(self.at..).and_then(|rest| rest.find('>'));
        self.is_text |= end.is_none();
        self.at += end.map_or(0, |end| end + 1);
        end.is_some()
    }

    /// A tag with its attributes, as far as their quotes can be trusted.
    fn tag(&mut self) -> Option<Tag<'a>> {
        let rest = self.html.get(self.at + 1..)?;
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let ends = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>');
        let name = rest.get(..rest.find(ends)?)?;
        let wanted = match name {
            _ if name.eq_ignore_ascii_case("a") => "href",
            _ if name.eq_ignore_ascii_case("img") => "alt",
            _ => "",
        };
        let mut rest = rest.get(name.len()..)?;
        let mut value = None;
        if self.is_broken {
            let end = rest.find('>')?;
            rest = rest.get(end..)?;
        }
        loop {
            rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
            if let Some(rest) = rest.strip_prefix('>') {
                self.at = self.html.len() - rest.len();
                return Some(Tag { name, closes, value });
            }
            match attribute(rest) {
                Some((key, found, after)) => {
                    if value.is_none() && key.eq_ignore_ascii_case(wanted) {
                        value = Some(found);
                    }
                    rest = after;
                }
                None => {
                    self.is_broken = true;
                    return None;
                }
            }
        }
    }

    fn element(&mut self, tag: &Tag, writer: &mut Writer) {
        let is = |name: &str| tag.name.eq_ignore_ascii_case(name);
        if let Some(name) = DROPPED.split_ascii_whitespace().find(|name| is(name)) {
            if !tag.closes {
                writer.lose(name);
                self.skip_content(name);
            }
            writer.space();
        } else if BLOCKS.split_ascii_whitespace().any(is) {
            writer.space();
        } else if is("a") {
            writer.end_link();
            if let Some(href) = tag.value.filter(|_| !tag.closes) {
                writer.begin_link(&decoded(href));
            }
        } else if is("img") {
            match tag.value.map(decoded).filter(|words| !words.trim().is_empty()) {
                Some(words) => {
                    writer.space();
                    writer.text(&words);
                    writer.space();
                }
                None => writer.lose("img"),
            }
        } else if is("q") {
            writer.text(if tag.closes { "”" } else { "“" });
        }
    }

    /// Goes behind the tag that closes an element. Where there is none, what follows is no content, unless it would
    /// be a script.
    fn skip_content(&mut self, name: &'static str) {
        if name == "embed" || self.unclosed.contains(&name) {
            return;
        }
        let rest = self.html.get(self.at..).unwrap_or_default();
        let closing = rest.match_indices("</").find(|(at, _)| {
            let found = rest.get(at + 2..at + 2 + name.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(name))
        });
        match closing {
            Some((at, _)) => {
                self.at += at;
                self.skip_to_end_of_tag();
            }
            None if matches!(name, "script" | "style") => self.at = self.html.len(),
            None => self.unclosed.push(name),
        }
    }
}

/// The key and the value of an attribute, and what follows it. Nothing where the text ends within it.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let ends = |(at, letter): &(usize, char)| {
        letter.is_ascii_whitespace() || matches!(letter, '/' | '>') || *letter == '=' && *at > 0
    };
    let (end, _) = text.char_indices().find(ends)?;
    let (key, rest) = text.split_at(end);
    let is_space = |letter: char| letter.is_ascii_whitespace();
    let Some(rest) = rest.trim_start_matches(is_space).strip_prefix('=') else {
        return Some((key, "", rest));
    };
    let rest = rest.trim_start_matches(is_space);
    match rest.chars().next()? {
        quote @ ('"' | '\'') => {
            let (value, rest) = rest.get(1..)?.split_once(quote)?;
            Some((key, value, rest))
        }
        _ => {
            let end = rest.find(|letter: char| is_space(letter) || letter == '>')?;
            let (value, rest) = rest.split_at(end);
            Some((key, value, rest))
        }
    }
}

#[derive(Default)]
struct Writer {
    plain: Plain,
    /// A space is due before the next letter.
    is_apart: bool,
    /// The address of the link that is open, and where its words begin.
    link: Option<(String, usize)>,
}

impl Writer {
    fn text(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.is_apart = true;
            } else if !is_harmful(letter) {
                if std::mem::take(&mut self.is_apart) && !self.plain.text.is_empty() {
                    self.plain.text.push(' ');
                }
                self.plain.text.push(letter);
            }
        }
    }

    fn space(&mut self) {
        self.is_apart = true;
    }

    fn lose(&mut self, name: &'static str) {
        if !self.plain.lost.contains(&name) {
            self.plain.lost.push(name);
        }
    }

    fn begin_link(&mut self, href: &str) {
        match address(href) {
            Some(url) => self.link = Some((url, self.plain.text.len())),
            None => self.lose("a"),
        }
    }

    fn end_link(&mut self) {
        if let Some((url, start)) = self.link.take() {
            let words = self.plain.text.get(start..).unwrap_or_default().trim().to_owned();
            self.plain.links.push((words, url));
        }
    }
}

/// The same where only the text counts, such as in titles.
pub fn plain_text(html: &str) -> String {
    plain(html).text
}

/// A text in which nothing is markup, as one paragraph without what is harmful.
pub fn one_line(text: &str) -> Cow<'_, str> {
    if text.chars().all(|letter| letter == ' ' || !letter.is_whitespace() && !is_harmful(letter))
        && !text.contains("  ")
        && text.trim().len() == text.len()
    {
        return Cow::Borrowed(text);
    }
    let mut writer = Writer::default();
    writer.text(text);
    Cow::Owned(writer.plain.text)
}

#[cfg(test)]
mod tests;
