//! HTML: knows how text, its language and links are written so that no text can become markup.

use relations_core::dataset::TextRef;

/// For text and for attributes in double quotes, which are the only ones written here.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html
}

/// An element with a text, which says its language where that is not the one asked for; nothing without a text.
pub fn texted(element: &str, text: TextRef, language: &str) -> String {
    let words = text.get(language);
    if words.is_empty() {
        return String::new();
    }
    let lang = text.fallback(language).map(|other| format!(" lang=\"{}\"", escape(other))).unwrap_or_default();
    format!("<{element}{lang}>{}</{element}>\n", escape(words))
}

/// A text that leads to an address of the web, where there is one.
pub fn linked(text: &str, url: &str) -> String {
    let text = escape(text);
    if url.starts_with("https://") || url.starts_with("http://") {
        format!("<a href=\"{}\">{text}</a>", escape(url))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_become_markup() {
        let check = |text, expect| assert_eq!(escape(text), expect);
        check("plain 한국어", "plain 한국어");
        check("<script>", "&lt;script&gt;");
        check("\" onload='x' &amp;", "&quot; onload='x' &amp;amp;");
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        let check = |url, expect| assert_eq!(linked("a<b", url), expect, "{url}");
        check(
            "https://example.org/?a=1&b=\"2\"",
            "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">a&lt;b</a>",
        );
        check("javascript:alert(1)", "a&lt;b");
        check("", "a&lt;b");
    }

    #[test]
    fn a_text_says_its_language_only_where_it_differs() {
        let text = TextRef::plain("en", "hello");
        assert_eq!(texted("p", text, "en"), "<p>hello</p>\n");
        assert_eq!(texted("p", text, "ko"), "<p lang=\"en\">hello</p>\n");
        assert_eq!(texted("p", TextRef::plain("en", ""), "ko"), "");
    }
}
