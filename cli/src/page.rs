//! Pages: knows where in one a story stands; not what a story is.

use crate::story::escape;

const TAG: &str = "relations-timeline";

/// The page with the story between the tags of its first `<relations-timeline>`; `None` where it has none.
pub fn with_story(page: &str, story: &str) -> Option<String> {
    let open = opening(page)?;
    let start = open + page.get(open..)?.find('>')? + 1;
    let end = start + page.get(start..)?.find(&format!("</{TAG}>"))?;
    let (before, after) = (page.get(..start)?, page.get(end..)?);
    Some(format!("{before}\n{story}{after}"))
}

/// A whole page that holds only the story.
pub fn whole(title: &str, language: &str, story: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n</head>\n<body>\n{story}</body>\n</html>\n",
        escape(title)
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
    fn the_title_of_a_whole_page_is_escaped() {
        assert!(whole("A & B", "en", "").contains("<title>A &amp; B</title>"));
    }
}
