//! Wikitext in blocks: links become their words, notes and templates go, an infobox is read.
//! Knows wikitext's signs; knows nothing of what an article says.

mod pairs;
mod templates;

use super::page::{Block, Page, spaced};
use pairs::Pairs;

/// Whether a text has signs that only wikitext has.
pub fn is_wikitext(text: &str) -> bool {
    ["[[", "{{", "'''", "<ref", "{|"].iter().any(|sign| text.contains(sign))
}

pub fn read(text: &str) -> Page {
    let mut page = Page::default();
    let text = without_notes(text, &mut page);
    let text = templates::replaced(&text, &mut page);
    let mut blocks = Blocks { page, paragraph: String::new() };
    let mut table = false;
    for line in text.lines() {
        let line = line.trim();
        let heading = heading(line);
        if line.starts_with("{|") {
            blocks.close();
            blocks.leave_out("{|", "A table is not read. Look whether dates stand in it.");
            table = true;
        }
        // A table without an end ends with its section.
        if table && heading.is_none() {
            table = !line.starts_with("|}");
            continue;
        }
        table = false;
        blocks.line(line, heading);
    }
    blocks.close();
    blocks.page
}

struct Blocks {
    page: Page,
    paragraph: String,
}

impl Blocks {
    fn line(&mut self, line: &str, heading: Option<(usize, &str)>) {
        if let Some((level, text)) = heading {
            self.close();
            let (text, _) = self.words(text);
            self.page.blocks.push(Block::Heading { level, text });
        } else if line.is_empty() || line.starts_with("----") {
            self.close();
        } else if line.starts_with(['*', '#', ':', ';']) {
            self.close();
            let (text, link) = self.words(line.trim_start_matches(['*', '#', ':', ';']));
            if !text.is_empty() {
                self.page.blocks.push(Block::Item { text, link });
            }
        } else {
            self.paragraph.push_str(line);
            self.paragraph.push(' ');
        }
    }

    fn close(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let (text, _) = self.words(&paragraph);
        if !text.is_empty() {
            self.page.blocks.push(Block::Paragraph(text));
        }
    }

    fn words(&mut self, text: &str) -> (String, String) {
        if self.page.bold.is_empty()
            && let Some((_, rest)) = text.split_once("'''")
            && let Some((bold, _)) = rest.split_once("'''")
        {
            self.page.bold = words(bold).0;
        }
        words(text)
    }

    fn leave_out(&mut self, path: &str, message: &str) {
        self.page.left_out.push((path.to_owned(), message.to_owned()));
    }
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'=').count();
    let text = line.trim_matches('=').trim();
    (level > 0 && line.ends_with('=') && !text.is_empty()).then_some((level.min(6), text))
}

/// The words of a text with links, and the page that the first of them leads to.
pub fn words(text: &str) -> (String, String) {
    let text = external(text);
    let pairs = Pairs::of(&text, "[[", "]]");
    let (mut out, mut first) = (String::new(), String::new());
    let mut at = 0;
    while let Some(open) = pairs.next_open(at) {
        out.push_str(text.get(at..open).unwrap_or_default());
        let Some(close) = pairs.close(open) else {
            at = open + 2;
            continue;
        };
        let inner = text.get(open + 2..close).unwrap_or_default();
        let (target, label) = inner.split_once('|').unwrap_or((inner, inner));
        let target = target.trim();
        if !is_hidden(target) {
            if first.is_empty() {
                first = target.trim_start_matches(':').to_owned();
            }
            out.push_str(label.trim_start_matches(':'));
        }
        at = close + 2;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    (spaced(&entities(&without_quotes(&out.replace("]]", "")))), first)
}

/// Pictures, categories and the same article in other languages.
fn is_hidden(target: &str) -> bool {
    let Some((space, _)) = target.split_once(':') else { return false };
    let lower = space.to_lowercase();
    matches!(&*lower, "file" | "image" | "category" | "media")
        || (2..=3).contains(&space.len()) && space.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// [https://example.org words] becomes its words.
fn external(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    // Where no bracket closes, none is looked for again.
    while let Some(at) = rest.find("[http") {
        let (before, link) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let Some((inner, after)) = link.split_once(']') else {
            rest = link;
            break;
        };
        out.push_str(inner.split_once(' ').map_or("", |(_, words)| words));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Without the apostrophes of bold and italic words.
fn without_quotes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("''") {
        let (before, quotes) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        rest = quotes.trim_start_matches('\'');
    }
    out.push_str(rest);
    out
}

fn entities(text: &str) -> String {
    const NAMES: [(&str, &str); 9] = [
        ("&nbsp;", " "),
        ("&thinsp;", " "),
        ("&#160;", " "),
        ("&ndash;", "–"),
        ("&#8211;", "–"),
        ("&mdash;", "—"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    if !text.contains('&') {
        return text.to_owned();
    }
    NAMES.iter().fold(text.to_owned(), |text, (name, letter)| text.replace(name, letter))
}

/// Tags whose content is no text of the article.
const DROPPED: [&str; 6] = ["ref", "gallery", "math", "timeline", "imagemap", "score"];

/// Without comments, notes and tags.
fn without_notes(text: &str, page: &mut Page) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    // What is once found to have no end is not looked for again.
    let mut endless: Vec<&str> = Vec::new();
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        out.push_str(text.get(at..open).unwrap_or_default());
        let rest = text.get(open..).unwrap_or_default();
        let name: &str = if rest.starts_with("<!--") { "!--" } else { tag(rest) };
        let end = if endless.contains(&name) { None } else { end_of(rest, name) };
        at = match end {
            Some(length) => open + length,
            None if name.is_empty() => {
                out.push('<');
                open + 1
            }
            None => {
                if let Some(name) = DROPPED.iter().copied().chain(["!--"]).find(|dropped| *dropped == name)
                    && !endless.contains(&name)
                {
                    endless.push(name);
                    let message = format!("“<{name}” has no end, so that what follows is read as text. Close it.");
                    page.left_out.push((line_of(text, open), message));
                }
                end_of_tag(rest).filter(|_| name != "!--").map_or(open + 1, |end| open + end + 1)
            }
        };
        if name == "br" {
            out.push(' ');
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The name of a tag that begins here; empty if none does. Of others than those that are dropped only that there is one.
fn tag(rest: &str) -> &'static str {
    let name: String = rest.chars().skip(1).take(12).map(|letter| letter.to_ascii_lowercase()).collect();
    let is = |tag: &str| {
        let rest = name.strip_prefix(tag);
        rest.is_some_and(|rest| rest.starts_with(['>', ' ', '/', '\n', '\t']))
    };
    if let Some(tag) = DROPPED.iter().find(|tag| is(tag)) {
        return tag;
    }
    if is("br") {
        return "br";
    }
    if name.starts_with('/') || name.starts_with(|letter: char| letter.is_ascii_alphabetic()) { "tag" } else { "" }
}

/// How long it is with all that it drops; nothing if it has no end.
fn end_of(rest: &str, name: &str) -> Option<usize> {
    if name == "!--" {
        return rest.find("-->").map(|end| end + 3);
    }
    if name.is_empty() {
        return None;
    }
    let end = end_of_tag(rest)?;
    let is_whole = rest.get(..end).is_some_and(|tag| tag.ends_with('/'));
    if is_whole || !DROPPED.contains(&name) {
        return Some(end + 1);
    }
    let closing = format!("</{name}");
    let bytes = rest.as_bytes();
    let found = bytes.windows(closing.len()).position(|window| window.eq_ignore_ascii_case(closing.as_bytes()))?;
    let after = rest.get(found..)?.find('>')?;
    Some(found + after + 1)
}

/// Where a tag ends; no other begins before that.
fn end_of_tag(rest: &str) -> Option<usize> {
    let end = rest.get(1..)?.find(['<', '>'])? + 1;
    rest.get(end..)?.starts_with('>').then_some(end)
}

pub fn line_of(text: &str, at: usize) -> String {
    let lines = text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
    format!("line {}", lines + 1)
}

#[cfg(test)]
mod tests;
