//! What of the wasm comes later: not before the reader touches the widget, in time for whoever needs it, and missed by nobody else.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::TIMELINE;
use serde_json::json;

scenarios![
    it_is_fetched_when_the_reader_touches_the_widget,
    what_is_opened_at_once_is_opened,
    a_dataset_of_the_page_waits_for_it,
    a_domain_from_the_start_is_there_from_the_start,
    without_it_the_timeline_works_and_says_what_is_missing,
    a_dataset_that_cannot_be_read_without_it_can_be_tried_again,
    without_it_a_domain_is_a_problem_and_everything_is_shown,
    a_language_that_cannot_be_fetched_leaves_english_and_can_be_asked_for_again,
];

const LATER: &str = "_later.wasm";

fn times_asked_for(page: &Page) -> usize {
    page.requests().iter().filter(|request| request.path.ends_with(LATER)).count()
}

/// Puts an element into the page, and does something in the moment in which it is ready.
async fn put_and_when_ready(page: &Page, markup: &str, act: &str) {
    page.put("").await;
    let body = format!(
        "addEventListener('relations-ready', event => {{
            window.readyAt = performance.now();
            const root = event.target.shadowRoot;
            {act}
        }}, {{once: true}});
        document.querySelector('#main').innerHTML = args[0];"
    );
    page.js_with(&body, json!([markup])).await;
    page.ready().await;
}

async fn it_is_fetched_when_the_reader_touches_the_widget(page: &Page) {
    page.put("").await;
    page.hover_at((4.0, 796.0)).await;
    put_and_when_ready(page, TIMELINE, "").await;
    page.pause(300).await;
    assert_eq!(times_asked_for(page), 0, "it is fetched although nobody has come near");
    page.hover_at(page.plot().await.center()).await;
    page.wait_until("performance.getEntriesByType('resource').some(entry => entry.name.endsWith('_later.wasm'))").await;
    page.click_named("button", "Filters").await;
    page.wait_for("[role=dialog]").await;
    page.js("document.querySelector('#main').append(host.cloneNode());").await;
    page.js("await document.querySelectorAll('relations-timeline')[1].ready;").await;
    page.pause(200).await;
    assert_eq!(times_asked_for(page), 1);
    page.no_errors().await;
}

async fn what_is_opened_at_once_is_opened(page: &Page) {
    for (label, heading) in [("Filters", "Filters"), ("Keys and legend", "How to read the marks")] {
        let click = format!(
            "[...root.querySelectorAll('button')].find(one => one.getAttribute('aria-label')?.startsWith('{label}')).click();"
        );
        put_and_when_ready(page, TIMELINE, &click).await;
        assert_eq!(page.text("[role=dialog] h3").await, heading);
        page.wait_until("$('[role=dialog]').contains(root.activeElement)").await;
    }
    let search = "const field = root.querySelector('input[type=search]');
        field.value = 'embassy';
        field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));";
    put_and_when_ready(page, TIMELINE, search).await;
    page.wait_for(".chip").await;
    assert!(page.status().await.contains(" of 23 events"));
    page.no_errors().await;
}

async fn a_dataset_of_the_page_waits_for_it(page: &Page) {
    put_and_when_ready(page, TIMELINE, "").await;
    // The last one asked for wins, although both are read in the same moment.
    let body = "const text = await (await fetch('/data/small.json')).text();
        host.data = text.replace('Aland and Bland', 'First');
        host.data = text.replace('Aland and Bland', 'Second');";
    page.js(body).await;
    page.wait_until("$('[part=title]').textContent === 'Second'").await;
    page.pause(100).await;
    assert_eq!(page.text("[part=title]").await, "Second");
    page.no_errors().await;
}

async fn a_domain_from_the_start_is_there_from_the_start(page: &Page) {
    let markup = TIMELINE.replace(" lang", r#" domain="1990/1999" lang"#);
    put_and_when_ready(page, &markup, "window.daysAtFirst = event.target.domainDays;").await;
    assert_eq!(page.value("window.daysAtFirst.map(Math.round)").await, json!([7305, 10957]));
}

async fn without_it_the_timeline_works_and_says_what_is_missing(page: &Page) {
    page.put("").await;
    page.break_down(Some(LATER));
    page.js_with("document.querySelector('#main').innerHTML = args[0];", json!([TIMELINE])).await;
    page.ready().await;
    page.click_named("button", "Filters").await;
    page.wait_until("host.problems.length === 1").await;
    let problem = page.value("host.problems[0]").await;
    assert!(problem["severity"] == "error" && problem["path"] == "", "{problem}");
    assert_eq!(page.count("[role=dialog]").await, 0);
    page.click_named("[part=problems] button", "1 problem").await;
    assert_eq!(page.text("[part=problems] li").await, problem["message"].as_str().unwrap());
    let days = page.days_at_rest().await;
    page.click_named("button", "Zoom in").await;
    assert_ne!(page.days_at_rest().await, days);
    page.js("await host.select('embassy-closed');").await;
    assert!(page.text("[part=detail]").await.contains("in the 1990s"));
    page.click("[part=search]").await;
    page.write("embassy").await;
    page.wait_until("$('[role=status]').textContent.includes(' of 23 events')").await;
    // Once the server is well again, what was asked for in vain can be asked for again.
    page.break_down(None);
    page.click_named("button", "Filters").await;
    page.wait_for("[role=dialog]").await;
    page.wait_for(".chip").await;
    page.no_errors().await;
}

async fn a_dataset_that_cannot_be_read_without_it_can_be_tried_again(page: &Page) {
    page.put("").await;
    page.break_down(Some(LATER));
    let body = "const element = document.createElement('relations-timeline');
        element.lang = 'en';
        element.setAttribute('loading', 'eager');
        element.data = await (await fetch('/data/small.json')).json();
        document.querySelector('#main').append(element);";
    page.js(body).await;
    page.ready().await;
    assert_eq!(page.value("host.problems.map(problem => problem.severity)").await, json!(["error"]));
    page.break_down(None);
    page.click_named("button", "Try again").await;
    page.wait_until("$('[part=title]').textContent === 'Aland and Bland'").await;
    assert_eq!(page.value("host.problems").await, json!([]));
    page.no_errors().await;
}

async fn without_it_a_domain_is_a_problem_and_everything_is_shown(page: &Page) {
    page.put("").await;
    page.break_down(Some(LATER));
    let markup = TIMELINE.replace(" lang", r#" domain="1990/1999" lang"#);
    page.js_with("document.querySelector('#main').innerHTML = args[0];", json!([markup])).await;
    page.ready().await;
    assert_eq!(page.value("host.problems.map(problem => problem.path)").await, json!(["domain"]));
    assert_eq!(page.status().await, "23 events");
    page.break_down(None);
    page.js("host.setAttribute('domain', '1990/1999');").await;
    page.wait_until("Math.abs(host.domainDays[0] - 7305) < 0.5").await;
    page.no_errors().await;
}

async fn a_language_that_cannot_be_fetched_leaves_english_and_can_be_asked_for_again(page: &Page) {
    page.put("").await;
    page.break_down(Some("words.ko.txt"));
    let markup = TIMELINE.replace(r#"lang="en""#, r#"lang="ko""#);
    page.js_with("document.querySelector('#main').innerHTML = args[0];", json!([markup])).await;
    page.ready().await;
    assert_eq!(page.value("host.problems.map(problem => problem.path)").await, json!(["lang"]));
    assert_eq!(page.string("$('[part=root]').lang").await, "en");
    assert_eq!(page.text("[part=title]").await, "North Korea and Venezuela");
    page.break_down(None);
    page.js("host.lang = 'en'; host.lang = 'ko';").await;
    page.wait_until("$('[part=root]').lang === 'ko' && $('[part=title]').textContent.includes('북한')").await;
    page.no_errors().await;
}
