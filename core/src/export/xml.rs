//! XML: elements, attributes and text, escaped so that no text can become markup. Knows nothing of pictures and pages.

/// A document that grows.
#[derive(Default)]
pub struct Xml(pub String);

impl Xml {
    /// Opens an element; attributes without a value are left out.
    pub fn open(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.tag(element, attributes);
        self.0.push('>');
    }

    pub fn close(&mut self, element: &str) {
        for part in ["</", element, ">\n"] {
            self.0.push_str(part);
        }
    }

    /// An element without anything in it.
    pub fn empty(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.tag(element, attributes);
        self.0.push_str("/>\n");
    }

    /// An element with a text in it.
    pub fn text(&mut self, element: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(element, attributes);
        escape(&mut self.0, text);
        self.close(element);
    }

    fn tag(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(element);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            for part in [" ", name, "=\""] {
                self.0.push_str(part);
            }
            escape(&mut self.0, value);
            self.0.push('"');
        }
    }
}

/// Letters that XML cannot say are left out.
pub fn escape(to: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\n' | '\t' => to.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if letter.is_control() => {}
            _ => to.push(letter),
        }
    }
}
