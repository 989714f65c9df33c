//! Templates: the few that stand for words become these, an infobox of bilateral relations is read, the others go.
//! Knows the templates by name; knows nothing of headings and lists.

use super::pairs::Pairs;
use super::{line_of, words};
use crate::import::article::page::{Infobox, Page};

/// Templates within templates are read to here; deeper ones go.
const DEEPEST: usize = 4;

/// A text with its templates replaced.
pub fn replaced(text: &str, page: &mut Page) -> String {
    let pairs = Pairs::of(text, "{{", "}}");
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    let mut is_told = false;
    while let Some(open) = pairs.next_open(at) {
        out.push_str(text.get(at..open).unwrap_or_default());
        match pairs.close(open) {
            Some(close) => {
                let inner = text.get(open + 2..close).unwrap_or_default();
                if is_infobox(inner) && page.infobox.is_none() {
                    page.infobox = Some(infobox(inner));
                } else {
                    out.push_str(&said(inner, DEEPEST));
                }
                at = close + 2;
            }
            None => {
                if !is_told {
                    let message = "“{{” has no end, so that what follows is read as text. Close it.";
                    page.left_out.push((line_of(text, open), message.to_owned()));
                    is_told = true;
                }
                at = open + 2;
            }
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The same within a template.
fn within(text: &str, depth: usize) -> String {
    let pairs = Pairs::of(text, "{{", "}}");
    let (mut out, mut at) = (String::new(), 0);
    while let Some(open) = pairs.next_open(at) {
        out.push_str(text.get(at..open).unwrap_or_default());
        at = match pairs.close(open) {
            Some(close) => {
                if depth > 0 {
                    out.push_str(&said(text.get(open + 2..close).unwrap_or_default(), depth - 1));
                }
                close + 2
            }
            None => open + 2,
        };
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The words that a template stands for.
fn said(inner: &str, depth: usize) -> String {
    let name = inner.split('|').next().unwrap_or_default().trim().to_lowercase();
    let name = name.replace('_', " ");
    let is_known = matches!(
        &*name,
        "circa"
            | "c."
            | "ca"
            | "nowrap"
            | "nobr"
            | "lang"
            | "flag"
            | "flagcountry"
            | "flagu"
            | "ill"
            | "convert"
            | "cvt"
            | "snd"
            | "spnd"
            | "ndash"
            | "spaced ndash"
            | "mdash"
            | "date"
            | "start date"
            | "end date"
            | "dts"
            | "small"
            | "transl"
            | "'"
            | "interlanguage link"
    );
    if !is_known {
        return String::new();
    }
    let arguments = arguments(&within(inner.split_once('|').map_or("", |(_, rest)| rest), depth));
    let unnamed: Vec<&str> = arguments.iter().filter(|(name, _)| name.is_empty()).map(|(_, value)| &**value).collect();
    let (first, second) = (unnamed.first().copied().unwrap_or_default(), unnamed.get(1).copied().unwrap_or_default());
    match &*name {
        "circa" | "c." | "ca" => format!("c. {first}"),
        "lang" | "transl" => unnamed.last().copied().unwrap_or_default().to_owned(),
        "convert" | "cvt" => format!("{first} {second}"),
        "snd" | "spnd" | "spaced ndash" => " – ".to_owned(),
        "ndash" => "–".to_owned(),
        "mdash" => "—".to_owned(),
        "'" => "'".to_owned(),
        "start date" | "end date" | "date" | "dts" if unnamed.len() > 1 => {
            unnamed.iter().take(3).map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-")
        }
        _ => first.to_owned(),
    }
}

fn is_infobox(inner: &str) -> bool {
    let name = inner.split('|').next().unwrap_or_default().trim().to_lowercase().replace('_', " ");
    name == "infobox bilateral relations" || name == "infobox relations"
}

fn infobox(inner: &str) -> Infobox {
    let arguments = arguments(&within(inner.split_once('|').map_or("", |(_, rest)| rest), DEEPEST));
    let named = |name: &str| arguments.iter().find(|(key, _)| key == name).map(|(_, value)| words(value).0);
    let unnamed = |number: usize| {
        let mut unnamed = arguments.iter().filter(|(key, _)| key.is_empty());
        unnamed.nth(number).map(|(_, value)| words(value).0)
    };
    let party = |name: &str, number: usize| named(name).or_else(|| unnamed(number)).unwrap_or_default();
    Infobox {
        title: named("title").or_else(|| unnamed(0)).unwrap_or_default(),
        parties: [party("party1", 1), party("party2", 2)],
        missions: ["mission1", "mission2"].map(|name| named(name).unwrap_or_default()),
    }
}

/// The arguments of a template by their names; empty for those without one.
fn arguments(text: &str) -> Vec<(String, String)> {
    // A bar within a link divides nothing.
    let pairs = Pairs::of(text, "[[", "]]");
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    while let Some(letter) = text.as_bytes().get(at) {
        if *letter == b'['
            && let Some(close) = pairs.close(at)
        {
            at = close + 2;
            continue;
        }
        if *letter == b'|' {
            parts.push(text.get(start..at).unwrap_or_default());
            start = at + 1;
        }
        at += 1;
    }
    parts.push(text.get(start..).unwrap_or_default());
    let named = |part: &str| match part.split_once('=').filter(|(name, _)| !name.contains(['[', '<'])) {
        Some((name, value)) => (name.trim().to_lowercase(), value.trim().to_owned()),
        None => (String::new(), part.trim().to_owned()),
    };
    parts.into_iter().map(named).collect()
}
