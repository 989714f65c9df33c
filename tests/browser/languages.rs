//! English, Spanish and Korean: switched in the widget, in agreement with what the browser knows of them, and right to left.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, strings};
use relations_core::date::Day;
use relations_core::text::Language;
use relations_core::text::dates::day_in_words;
use serde_json::json;

scenarios![
    a_reader_chooses_the_language,
    days_are_written_as_the_browser_writes_them,
    right_to_left_is_the_mirror_image,
    counts_follow_the_plural_rules_of_the_language,
    every_view_speaks_every_language,
];

async fn a_reader_chooses_the_language(page: &Page) {
    page.put_ready(TIMELINE).await;
    for (name, tag, heading) in [("Español", "es", "Lista"), ("한국어", "ko", "목록"), ("English", "en", "List")]
    {
        page.click("[data-opens=menu] button").await;
        page.wait_for("[role=dialog] .languages").await;
        page.click_named("[role=dialog] .languages button", name).await;
        page.wait_until(&format!("host.lang === '{tag}' && $('[part=root]').lang === '{tag}'")).await;
        page.wait_until(&format!("$$('.views button').some(button => button.textContent === '{heading}')")).await;
        page.wait_until(&format!(
            "$(`[role=dialog] .languages [lang={tag}]`)?.getAttribute('aria-pressed') === 'true'"
        ))
        .await;
        page.key("Escape").await;
        page.wait_until("!$('[role=dialog]')").await;
    }
    page.no_errors().await;
}

async fn days_are_written_as_the_browser_writes_them(page: &Page) {
    page.open("/pages/bare.html").await;
    for (language, tag) in Language::ALL.into_iter().zip(["en-GB", "es", "ko"]) {
        let days: Vec<Day> = (1..=12).map(|month| Day::from_ymd(2014, month, 3 * month)).collect();
        let ours: Vec<String> = days.iter().map(|day| day_in_words(language, *day)).collect();
        let numbers: Vec<i32> = days.iter().map(|day| day.0).collect();
        let body = "const format = new Intl.DateTimeFormat(args[0], {dateStyle: 'long', timeZone: 'UTC'});
            return args[1].map(day => format.format(day * 864e5));";
        let theirs = page.js_with(body, json!([tag, numbers])).await;
        assert_eq!(ours, strings(&theirs));
    }
}

async fn counts_follow_the_plural_rules_of_the_language(page: &Page) {
    page.open("/pages/bare.html").await;
    for language in Language::ALL {
        let body = "const rules = new Intl.PluralRules(args[0]);
            return Array.from({length: 2000}, (_, n) => rules.select(n));";
        let categories = strings(&page.js_with(body, json!([language.tag()])).await);
        for pair in [language.words().events, language.words().problems] {
            for (n, category) in categories.iter().enumerate() {
                let expect = if category == "one" { pair[0] } else { pair[1] };
                let expect = expect.replace("{n}", &language.number(n));
                assert_eq!(language.count(pair, n), expect, "{n} in {}", language.tag());
            }
        }
    }
}

/// What stands in a view in words that are not the dataset's.
async fn every_view_speaks_every_language(page: &Page) {
    for tag in ["es", "ko"] {
        page.put_ready(&TIMELINE.replace("\"en\"", &format!("\"{tag}\""))).await;
        for view in ["timeline", "list", "table", "map", "read"] {
            page.js_with("host.setAttribute('view', args[0]);", json!([view])).await;
            page.wait_for(&format!("[data-view={view}]")).await;
            let english = "(() => {
                const said = element => element.closest('[lang]')?.lang;
                const words = $$('button, label, th, legend, h3, h4, caption, [aria-label]').flatMap(element =>
                    [element.getAttribute('aria-label'), element.children.length ? '' : element.textContent]
                        .filter(Boolean).map(text => [said(element), text.trim()]));
                const plain = /\\b(the|and|of|Table|Search|Filters|Close|Sources|Columns|Language|Places)\\b/;
                return words.filter(([lang, text]) => lang !== 'en' && plain.test(text)).map(([, text]) => text);
            })()";
            assert_eq!(strings(&page.value(english).await), Vec::<String>::new(), "{view} in {tag}");
        }
    }
}

async fn right_to_left_is_the_mirror_image(page: &Page) {
    page.size(1200, 800).await;
    page.put_ready(TIMELINE).await;
    page.js("document.documentElement.dir = 'rtl';").await;
    page.drawn().await;
    let sides = page
        .value("(() => { const [side, body] = ['.side', '.body'].map(path => $(path).getBoundingClientRect()); return [side.left - body.left, body.right - side.right]; })()")
        .await;
    let (left, right) = crate::widget::pair(&sides);
    assert!(left.abs() < 2.0 && right > 300.0, "beside the view on the left: {left} {right}");
    // Time goes on to the right, as its words are read.
    let body = "const [early, late] = ['relations-established', 'embassy-reopened'].map(id => mark(id)?.getBoundingClientRect());
        return !early || !late || early.left < late.left;";
    assert_eq!(page.look(body).await, true);
    for view in ["timeline", "list", "table", "map", "read"] {
        page.js_with("host.setAttribute('view', args[0]);", json!([view])).await;
        page.wait_for(&format!("[data-view={view}]")).await;
        page.drawn().await;
        let beyond = page.number("document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
        assert!(beyond <= 0.0, "{view} is {beyond} px too wide");
    }
}
