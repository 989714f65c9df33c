//! A timeline for other pages: what an author pastes, in seven forms, and the address of a page with nothing else on it.
//! Knows how each form writes a value, so that none can become markup or code; knows nothing of where values come from.

use crate::text::ShareWords;

/// What an author pastes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Snippet {
    #[default]
    Script,
    Html,
    Iframe,
    WordPress,
    React,
    Vue,
    Svelte,
}

impl Snippet {
    pub const ALL: [Snippet; 7] = [
        Snippet::Script,
        Snippet::Html,
        Snippet::Iframe,
        Snippet::WordPress,
        Snippet::React,
        Snippet::Vue,
        Snippet::Svelte,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Snippet::Script => "script",
            Snippet::Html => "html",
            Snippet::Iframe => "iframe",
            Snippet::WordPress => "wordpress",
            Snippet::React => "react",
            Snippet::Vue => "vue",
            Snippet::Svelte => "svelte",
        }
    }
}

/// What is put on a page.
pub struct Embedded<'a> {
    /// The address of the script that defines the element.
    pub door: &'a str,
    /// The element's attributes; none without a value.
    pub attributes: &'a [(&'static str, String)],
    pub title: &'a str,
    /// The page where it stands now; empty where nobody else can open that.
    pub page: &'a str,
}

const DOOR: &str = "relations-timeline.js";
const WIDTH: usize = 88;

/// Whether an address is that of the door, beside which the other files lie; else it is that of a script which has it within.
pub fn is_door(address: &str) -> bool {
    without_query(address).ends_with(&["/", DOOR].concat())
}

/// The door itself, or where it would be beside a script which has it within.
pub fn door(address: &str) -> String {
    if is_door(address) { address.to_owned() } else { beside(address, DOOR) }
}

/// The page that shows the timeline alone, set by its address.
pub fn address(door: &str, attributes: &[(&'static str, String)]) -> String {
    let mut address = beside(door, "embed.html");
    for (number, (name, value)) in attributes.iter().enumerate() {
        address.push(if number == 0 { '?' } else { '&' });
        address.push_str(name);
        if !value.is_empty() {
            address.push('=');
            push_encoded(&mut address, value);
        }
    }
    address
}

pub fn snippet(kind: Snippet, of: &Embedded, words: &ShareWords) -> String {
    let script = || ["<script type=\"module\" src=", &in_html(of.door), "></script>\n"].concat();
    // Bundlers leave the address to the browser, and what renders on a server never asks for it.
    let import = || ["import(/* @vite-ignore */ /* webpackIgnore: true */ ", &in_script(of.door), ")"].concat();
    match kind {
        Snippet::Script => [script(), element(of, "", "", in_html, "")].concat(),
        Snippet::Html => [HEIGHT, &element(of, "", "", in_html, &story(of, words)), "\n", script().trim_end()].concat(),
        Snippet::Iframe => {
            let src = in_html(&address(of.door, of.attributes));
            let frame = ["<iframe src=", &src, " title=", &in_html(of.title), FRAME].concat();
            let fits = ["<script async src=", &in_html(&beside(of.door, "relations-embed.js")), "></script>"].concat();
            [frame, fits].concat()
        }
        Snippet::WordPress => {
            let script = ["<script type=\"module\" src=", &in_wordpress(of.door), "></script>\n"].concat();
            let block = ["<!-- wp:html -->\n", &script].concat();
            [&block, &element(of, "", "", in_wordpress, ""), "\n<!-- /wp:html -->"].concat()
        }
        Snippet::React => {
            let effect = ["  useEffect(() => {\n    ", &import(), ";\n  }, []);\n"].concat();
            let head = ["import { useEffect } from \"react\";\n\nexport function Timeline() {\n", &effect].concat();
            [&head, "  return (\n", &element(of, "    ", "", in_jsx, ""), "\n  );\n}"].concat()
        }
        Snippet::Vue => {
            let head = "<script setup>\nimport { onMounted } from \"vue\";\n\nonMounted(() => ";
            let template = [");\n</script>\n\n<template>\n", &element(of, "  ", " v-pre", in_html, "")].concat();
            [head, &import(), &template, "\n</template>"].concat()
        }
        Snippet::Svelte => {
            let head = "<script>\n  import { onMount } from \"svelte\";\n\n  onMount(() => {\n    ";
            [head, &import(), ";\n  });\n</script>\n\n", &element(of, "", "", in_svelte, "")].concat()
        }
    }
}

const HEIGHT: &str = "<style>\n  @media (scripting: enabled) {\n    \
    relations-timeline { display: block; height: 48rem; overflow: hidden auto }\n  }\n</style>\n";
const FRAME: &str = " width=\"960\" height=\"768\" loading=\"lazy\" allow=\"clipboard-write; web-share\" \
    style=\"border: 0; width: 100%\"></iframe>\n";

/// What stands between the tags for readers without scripts.
fn story(of: &Embedded, words: &ShareWords) -> String {
    let mut story = ["\n  <!-- ", words.without_scripts, " -->\n"].concat();
    if !of.title.is_empty() {
        story += &["  <h2>", &escaped(of.title, &[]), "</h2>\n"].concat();
    }
    if !of.page.is_empty() {
        story += &["  <p><a href=", &in_html(of.page), ">", words.open_timeline, "</a></p>\n"].concat();
    }
    story
}

/// The element, on one line or with an attribute on each.
fn element(of: &Embedded, indent: &str, mark: &str, quoted: fn(&str) -> String, inside: &str) -> String {
    let written = |(name, value): &(&str, String)| [name, "=", &quoted(value)].concat();
    let attributes: Vec<String> = of.attributes.iter().map(written).collect();
    let length: usize = attributes.iter().map(|attribute| attribute.len() + 1).sum();
    let (between, end) = match length > WIDTH {
        true => (["\n", indent, "  "].concat(), ["\n", indent].concat()),
        false => (" ".to_owned(), String::new()),
    };
    let mut element = [indent, "<relations-timeline", mark].concat();
    for attribute in &attributes {
        element += &between;
        element += attribute;
    }
    element + &end + ">" + inside + "</relations-timeline>"
}

/// A value of an attribute in HTML, which is also how Vue reads it.
fn in_html(text: &str) -> String {
    ["\"", &escaped(text, &[]), "\""].concat()
}

/// Where what stands in brackets may be a shortcode.
fn in_wordpress(text: &str) -> String {
    ["\"", &escaped(text, &['[', ']']), "\""].concat()
}

/// Where what stands in braces is an expression.
fn in_svelte(text: &str) -> String {
    ["\"", &escaped(text, &['{', '}']), "\""].concat()
}

/// As it stands where nothing in it has a meaning, else as an expression, since JSX folds lines and knows other references.
fn in_jsx(text: &str) -> String {
    let is_plain = |letter: char| !letter.is_control() && !"\"&<>{}\\\u{2028}\u{2029}".contains(letter);
    if text.chars().all(is_plain) { ["\"", text, "\""].concat() } else { ["{", &in_script(text), "}"].concat() }
}

fn escaped(text: &str, also: &[char]) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // No reference means it.
            '\0' => {}
            _ if letter < ' ' || also.contains(&letter) => {
                escaped.push_str("&#x");
                push_hex(&mut escaped, letter.into(), 2);
                escaped.push(';');
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A string of JavaScript, also within an element of HTML.
fn in_script(text: &str) -> String {
    let mut string = "\"".to_owned();
    for letter in text.chars() {
        match letter {
            '"' | '\\' => string.extend(['\\', letter]),
            '<' | '>' | '\u{2028}' | '\u{2029}' => push_unicode(&mut string, letter),
            _ if letter.is_control() => push_unicode(&mut string, letter),
            _ => string.push(letter),
        }
    }
    string + "\""
}

fn push_unicode(string: &mut String, letter: char) {
    string.push_str("\\u");
    push_hex(string, letter.into(), 4);
}

fn push_hex(text: &mut String, number: u32, digits: u32) {
    for digit in (0..digits).rev() {
        text.extend(char::from_digit(number >> (4 * digit) & 15, 16).map(|digit| digit.to_ascii_uppercase()));
    }
}

/// What a query may have as it is stays readable.
fn push_encoded(address: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' | b':' => {
                address.push(char::from(byte));
            }
            _ => {
                address.push('%');
                push_hex(address, byte.into(), 2);
            }
        }
    }
}

/// Another file in the same folder.
fn beside(address: &str, name: &str) -> String {
    let folder = without_query(address).rsplit_once('/').map_or("", |(folder, _)| folder);
    [folder, "/", name].concat()
}

fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}
