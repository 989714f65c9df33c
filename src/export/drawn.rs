//! A picture in the tree of the page, where a browser knows its looks: what is drawn on a canvas is read off it, and paper
//! is made of it. Knows that a page may allow no style in markup, which is why the rules of a picture are adopted instead.

use web_sys::{CssStyleSheet, Document, DomParser, Element, ShadowRoot, SupportedType};

/// Markup that is in the tree until this is dropped, and its rules.
pub struct Drawn {
    pub element: Element,
    root: ShadowRoot,
    sheet: CssStyleSheet,
}

impl Drawn {
    /// Adds `markup`, which is XHTML or SVG, to a tree. Nothing if it cannot be read.
    pub fn new(root: &ShadowRoot, markup: &str, kind: SupportedType, rules: &str) -> Option<Drawn> {
        let parsed: Document = DomParser::new().ok()?.parse_from_string(&without_style(markup), kind).ok()?;
        if parsed.query_selector("parsererror").ok()?.is_some() {
            return None;
        }
        let sheet = CssStyleSheet::new().ok()?;
        sheet.replace_sync(rules).ok()?;
        let element = parsed.document_element()?;
        root.append_child(&element).ok()?;
        root.adopted_style_sheets().push(&sheet);
        Some(Drawn { element, root: root.clone(), sheet })
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.element.remove();
        let others = self.root.adopted_style_sheets().filter(&mut |sheet, _, _| sheet != ***self.sheet);
        self.root.set_adopted_style_sheets(&others);
    }
}

/// What is only parsed is already refused, and told of, by a page that allows no style in markup. Texts of a dataset are
/// escaped, so that there is no other such element than that of a picture.
fn without_style(markup: &str) -> String {
    let around = markup.split_once("<style>").and_then(|(before, rest)| Some((before, rest.split_once("</style>")?.1)));
    around.map_or(markup.to_owned(), |(before, after)| [before, after].concat())
}
