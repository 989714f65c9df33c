//! A dataset as HTML for readers without scripts: knows what a story tells and in which order; not where it stands.

mod citation;
mod data;
mod datetime;
mod html;

pub use data::script;
pub use html::escape;

use html::{linked, texted};
use relations_core::dataset::{Dataset, Dispute, Event};
use relations_core::text::dates::date_in_words;
use relations_core::text::{Language, fill};

/// The whole story, for a page that has a headline of its own: title, summary, events in order of time, contradictions,
/// see also, licence.
pub fn story(dataset: &Dataset, language: Language) -> String {
    told(dataset, language, 2, "")
}

/// The story with its title as a headline of this level, and with something between the summary and the events.
pub fn told(dataset: &Dataset, language: Language, level: u8, between: &str) -> String {
    let words = language.words();
    let tag = language.tag();
    let [title, heading, item] = [0, 1, 2].map(|below| format!("h{}", level + below));
    let mut html = format!("<article lang=\"{tag}\">\n");
    html += &texted(&title, dataset.title.view(), tag);
    html += &texted("p", dataset.summary.view(), tag);
    html += between;
    html += &list("ol", dataset.events.iter().map(|event| event_item(dataset, &event, language, &heading)));
    if !dataset.disputes.is_empty() {
        html += &format!("<{heading}>{}</{heading}>\n", escape(words.disputes));
        html += &list("ul", dataset.disputes.iter().map(|dispute| dispute_item(dataset, dispute, language, &item)));
    }
    if !dataset.see_also.is_empty() {
        html += &format!("<{heading}>{}</{heading}>\n", escape(words.see_also));
        html += &list("ul", dataset.see_also.iter().map(|also| linked(also.title.get(tag), &also.url)));
    }
    html += &licence(dataset, language);
    html + "</article>\n"
}

fn list(kind: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
    if items.is_empty() { items } else { format!("<{kind}>\n{items}</{kind}>\n") }
}

/// The date in one box and the rest in another, so that a page can set them side by side.
fn event_item(dataset: &Dataset, event: &Event, language: Language, heading: &str) -> String {
    let tag = language.tag();
    let mut html = format!("{}\n<div>\n", date(event, language));
    html += &texted(heading, event.title, tag);
    html += &texted("p", event.summary, tag);
    html += &citation::line(dataset, event.citations, event.reported_by, language);
    html + "</div>"
}

/// The words of the date. Only a date that HTML can say is marked as one: no day is invented.
fn date(event: &Event, language: Language) -> String {
    let mut text = date_in_words(language, &event.date);
    if let Some(derived) = event.derived_date {
        let words = derived.words.get(language.tag());
        text = fill(language.more_words().derived_date, &[("date", &text), ("words", words)]);
    }
    let text = escape(&text);
    match datetime::of(&event.date) {
        Some(datetime) => format!("<p><time datetime=\"{datetime}\">{text}</time></p>"),
        None => format!("<p>{text}</p>"),
    }
}

fn dispute_item(dataset: &Dataset, dispute: &Dispute, language: Language, heading: &str) -> String {
    let tag = language.tag();
    let claims = dispute.claims.iter().map(|claim| {
        let citations = citation::line(dataset, &claim.citations, &[], language);
        format!("{}{citations}", texted("p", claim.statement.view(), tag))
    });
    let mut html = texted(heading, dispute.title.view(), tag);
    html += &texted("p", dispute.explanation.view(), tag);
    html + &list("ul", claims)
}

fn licence(dataset: &Dataset, language: Language) -> String {
    let licence = &dataset.license;
    let attribution = escape(licence.attribution.get(language.tag()));
    let name = linked(&licence.name, &licence.url);
    let parts: Vec<String> = [attribution, name].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("<footer><p>{}: {}</p></footer>\n", escape(language.words().licence), parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use relations_core::dataset::parse;

    fn of(json: &str, language: Language) -> String {
        story(&parse(json.as_bytes()).0, language)
    }

    const SMALL: &str = r#"{
        "version": 1, "language": "en", "title": "A & B", "summary": "Both <i>sides</i>.",
        "license": {"name": "CC0", "url": "https://example.org/cc0"},
        "sources": [{"id": "s", "title": "\"S\"", "url": "https://example.org/s",
            "sections": [{"id": "h", "title": "History"}]}],
        "events": [
            {"id": "b", "date": "199X", "title": "Vague", "initiator": "joint"},
            {"id": "a", "date": "1974-06", "title": "First", "summary": "It began.", "initiator": "joint",
             "citations": [{"source": "s", "section": "h", "paragraph": 1, "sentence": 2}]}
        ]
    }"#;

    #[test]
    fn a_story_is_told_in_order_of_time_with_everything_escaped() {
        let expect = "\
<article lang=\"en\">
<h2>A &amp; B</h2>
<p>Both &lt;i&gt;sides&lt;/i&gt;.</p>
<ol>
<li><p><time datetime=\"1974-06\">June 1974</time></p>
<div>
<h3>First</h3>
<p>It began.</p>
<p><small><a href=\"https://example.org/s\">&quot;S&quot;</a>: History, paragraph 1, sentence 2</small></p>
</div></li>
<li><p>in the 1990s</p>
<div>
<h3>Vague</h3>
</div></li>
</ol>
<footer><p>Licence: <a href=\"https://example.org/cc0\">CC0</a></p></footer>
</article>
";
        assert_eq!(of(SMALL, Language::English), expect);
    }

    #[test]
    fn a_text_in_another_language_than_the_story_says_so() {
        let html = of(SMALL, Language::Korean);
        assert!(html.starts_with("<article lang=\"ko\">\n<h2 lang=\"en\">A &amp; B</h2>"), "{html}");
        assert!(html.contains("<time datetime=\"1974-06\">1974년 6월</time>"), "{html}");
    }

    #[test]
    fn the_embedded_story_has_every_event_and_contradiction_in_each_language() {
        let (dataset, _) = parse(crate::EMBEDDED);
        for language in Language::ALL {
            let html = story(&dataset, language);
            let texts = dataset.events.iter().map(|event| event.title);
            for text in texts.chain(dataset.disputes.iter().map(|dispute| dispute.title.view())) {
                assert!(html.contains(&escape(text.get(language.tag()))), "{text:?}");
            }
            assert!(html.contains("https://creativecommons.org/licenses/by-sa/4.0/"));
        }
    }

    #[test]
    fn a_story_that_is_a_page_begins_with_its_headline() {
        let html = super::told(&parse(SMALL.as_bytes()).0, Language::English, 1, "<hr>\n");
        let expect = "<h1>A &amp; B</h1>\n<p>Both &lt;i&gt;sides&lt;/i&gt;.</p>\n<hr>\n<ol>";
        assert!(html.contains(expect) && html.contains("<h2>First</h2>"), "{html}");
    }

    #[test]
    fn an_empty_dataset_has_an_empty_story() {
        assert_eq!(story(&Dataset::default(), Language::English), "<article lang=\"en\">\n</article>\n");
    }
}
