//! Pages: knows where in one a story stands, and how a page looks that is only a story; not what a story is.

use crate::picture;
use crate::story::{self, escape};
use relations_core::dataset::Dataset;
use relations_core::export::Theme;
use relations_core::export::svg::sheet;
use relations_core::text::Language;

const TAG: &str = "relations-timeline";

/// The page with the story between the tags of its first `<relations-timeline>`; `None` where it has none.
pub fn with_story(page: &str, story: &str) -> Option<String> {
    let open = opening(page)?;
    let start = open + page.get(open..)?.find('>')? + 1;
    let end = start + page.get(start..)?.find(&format!("</{TAG}>"))?;
    let (before, after) = (page.get(..start)?, page.get(end..)?);
    Some(format!("{before}\n{story}{after}"))
}

/// How a whole page looks; what is in its picture has a sheet of its own.
const LOOKS: &str = include_str!("page.css");

/// A whole page that needs nothing besides itself: the story with a picture of it, and data for search engines.
pub fn whole(dataset: &Dataset, language: Language) -> String {
    let tag = language.tag();
    let (title, summary) = (escape(dataset.title.get(tag)), escape(dataset.summary.get(tag)));
    let [light, dark] = [Theme::Light, Theme::Dark].map(sheet);
    // Where it is wider than the screen, keys move it too.
    let picture = picture::within(dataset, language);
    let figure = format!("<figure tabindex=\"0\" aria-label=\"{title}\">\n{picture}\n</figure>\n");
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <meta name=\"description\" content=\"{summary}\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <style>\n{LOOKS}{light}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n</style>\n{}\
         </head>\n<body>\n{}</body>\n</html>\n",
        story::script(dataset, language),
        story::told(dataset, language, 1, &figure),
    )
}

/// Where the element opens. In a text or a comment the tag is written with `&lt;` or not at all.
fn opening(page: &str) -> Option<usize> {
    let tag = format!("<{TAG}");
    page.match_indices(&tag).map(|(at, _)| at).find(|at| {
        page.get(at + tag.len()..).is_some_and(|rest| rest.starts_with(|c: char| c == '>' || c.is_whitespace()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use relations_core::dataset::parse;

    #[test]
    fn the_story_replaces_what_stands_in_the_first_element() {
        let check = |page: &str, expect: Option<&str>| {
            assert_eq!(with_story(page, "S\n").as_deref(), expect, "{page}");
        };
        check(
            "<p>a</p><relations-timeline>old <b>x</b></relations-timeline><p>b</p>",
            Some("<p>a</p><relations-timeline>\nS\n</relations-timeline><p>b</p>"),
        );
        check(
            "<relations-timeline lang=\"es\"\n view=\"list\"></relations-timeline>",
            Some("<relations-timeline lang=\"es\"\n view=\"list\">\nS\n</relations-timeline>"),
        );
        check(
            "<relations-timeline-x></relations-timeline-x><relations-timeline></relations-timeline>",
            Some("<relations-timeline-x></relations-timeline-x><relations-timeline>\nS\n</relations-timeline>"),
        );
        check("<p>nothing here</p>", None);
        check("<relations-timeline>never closed", None);
    }

    #[test]
    fn writing_the_story_twice_is_writing_it_once() {
        let once = with_story("<relations-timeline></relations-timeline>", "S\n").unwrap();
        assert_eq!(with_story(&once, "S\n").unwrap(), once);
    }

    #[test]
    fn a_whole_page_has_the_story_a_picture_and_data_and_asks_for_nothing() {
        let (dataset, _) = parse(
            br#"{"version": 1, "language": "en", "title": "A & <B>", "summary": "\"Both\" sides.",
                "events": [{"id": "e", "date": "1974", "title": "First", "initiator": "joint"}]}"#,
        );
        let page = whole(&dataset, Language::English);
        for part in [
            "<title>A &amp; &lt;B&gt;</title>",
            "content=\"&quot;Both&quot; sides.\"",
            "<h1>A &amp; &lt;B&gt;</h1>",
            "<svg ",
            "<time datetime=\"1974\">1974</time>",
            "<script type=\"application/ld+json\">",
        ] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        for part in ["<link", " src=", "url(http", "@import", "<script>", " style="] {
            assert!(!page.contains(part), "{part} is in {page}");
        }
        assert_eq!(page.matches("<style>").count(), 1, "the picture's own sheet would win over the dark one");
    }
}
