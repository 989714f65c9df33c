//! Plain text in blocks: by its blank lines, and by the lines that look like headings and list items.
//! Knows the marks that copying from a page leaves behind; knows nothing of wikitext's links and templates.

use super::page::{Block, Page, spaced};

/// Longer lines are paragraphs of their own.
const WRAPPED: usize = 120;

/// A heading has no more letters.
const HEADING: usize = 70;

pub fn read(text: &str) -> Page {
    let is_wrapped = text.lines().all(|line| line.chars().count() <= WRAPPED);
    let mut page = Page::default();
    let mut paragraph = String::new();
    let mut is_open = false;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = unmarked(line);
        let line = line.trim();
        let next = lines.peek().map(|line| line.trim()).unwrap_or_default();
        let block = if line.is_empty() {
            None
        } else if let Some(heading) = heading(line, next, is_open) {
            if is_rule(next) {
                lines.next();
            }
            Some(heading)
        } else if let Some(item) = item(line) {
            Some(Block::Item { text: item.to_owned(), link: String::new() })
        } else if is_open || is_wrapped {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
            is_open = true;
            continue;
        } else {
            Some(Block::Paragraph(spaced(line)))
        };
        close(&mut page, &mut paragraph);
        is_open = false;
        page.blocks.extend(block);
    }
    close(&mut page, &mut paragraph);
    page
}

fn close(page: &mut Page, paragraph: &mut String) {
    if !paragraph.is_empty() {
        page.blocks.push(Block::Paragraph(spaced(paragraph)));
        paragraph.clear();
    }
}

/// == History ==, ## History, History with a line under it, or History alone on its line.
fn heading(line: &str, next: &str, is_open: bool) -> Option<Block> {
    let wiki = line.chars().take_while(|letter| *letter == '=').count();
    if wiki > 0 && line.len() > 2 * wiki && line.ends_with('=') {
        return Some(Block::Heading { level: wiki, text: spaced(line.trim_matches('=')) });
    }
    let hashes = line.chars().take_while(|letter| *letter == '#').count();
    let text = line.trim_start_matches('#');
    if hashes > 0 && text.starts_with(' ') {
        return Some(Block::Heading { level: hashes, text: spaced(text) });
    }
    let is_short = line.chars().count() <= HEADING && line.starts_with(char::is_uppercase);
    let ends_open = !line.ends_with(['.', '!', '?', ':', ';', ',', '”', '"']);
    let is_alone = !is_open && (next.is_empty() || is_rule(next) || next.chars().count() > HEADING);
    (is_short && ends_open && is_alone).then(|| Block::Heading { level: 2, text: spaced(line) })
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

fn item(line: &str) -> Option<&str> {
    let rest = ["* ", "- ", "• ", "– ", "· "].iter().find_map(|mark| line.strip_prefix(mark))?;
    Some(rest.trim())
}

/// Without the marks that lead to notes, and without the links to an editor.
pub fn unmarked(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('[') {
        let (before, mark) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        // Notes have short marks, so that no more is looked at.
        let short = mark.char_indices().take(24).find(|(_, letter)| *letter == ']').map(|(end, _)| end);
        let inner = short.and_then(|end| mark.get(1..end));
        let is_mark = inner.is_some_and(|inner| {
            let words = inner.trim_start_matches("note ").trim_start_matches("nb ");
            words.bytes().all(|byte| byte.is_ascii_digit())
                || words.len() == 1
                || matches!(words, "edit" | "citation needed" | "when?" | "clarification needed" | "who?")
        });
        let skipped = if is_mark { short.map_or(1, |end| end + 1) } else { 1 };
        if !is_mark {
            out.push('[');
        }
        rest = mark.get(skipped..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_falls_into_headings_paragraphs_and_items() {
        let check = |text: &str, expect: &str| {
            let blocks: Vec<String> = read(text)
                .blocks
                .iter()
                .map(|block| match block {
                    Block::Heading { level, text } => format!("{level}={text}"),
                    Block::Paragraph(text) => format!("p={text}"),
                    Block::Item { text, .. } => format!("*={text}"),
                })
                .collect();
            assert_eq!(blocks.join("|"), expect, "{text}");
        };
        let long = "a ".repeat(70) + "end.";
        check(
            "Aland and Bland\n\nFirst line\nsecond line.\n\nHistory[edit]\n\nIt was.[1]\n",
            "2=Aland and Bland|p=First line second line.|2=History|p=It was.",
        );
        check("== See also ==\n* One\n- Two", "2=See also|*=One|*=Two");
        check(
            "# Title\nText of it.\nHistory\n-----\nMore [sic] text[12].",
            "1=Title|p=Text of it. History ----- More [sic] text.",
        );
        check(&format!("{long}\n{long}\n"), &format!("p={long}|p={long}"));
        check("", "");
        check("[[[ x", "p=[[[ x");
    }
}
