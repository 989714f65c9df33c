//! Other formats than our own: known by their content or named by the page, and read beside the page.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, strings};
use serde_json::json;

scenarios![
    what_others_have_written_is_shown,
    a_page_names_the_columns_of_its_table,
    what_a_page_says_of_its_data_may_change,
    without_a_worker_it_is_read_on_the_page,
    an_importer_that_does_not_come_is_a_problem,
    the_other_dataset_of_the_demo_is_shown_in_all_views,
];

const TIMELINEJS: &str = r#"{"title": {"text": {"headline": "Aland and Bland"}}, "events": [
    {"start_date": {"year": 2001, "month": 5}, "text": {"headline": "A <b>visit</b>", "text": "<p onclick=\"x()\">They talked.</p>"}},
    {"start_date": {"year": -44}, "text": {"headline": "Long ago"}, "background": {"color": "red"}}]}"#;
const VIS: &str = r#"[{"id": 1, "content": "A <i>treaty</i>", "start": "2013-04-20"}, {"id": 2, "content": "Talks", "start": "2013-04-14", "end": "2013-05-02"}]"#;
const SHEET: &str = "Year,Month,Day,Headline,Text\n2001,5,,One,Words\n1999,,,Two,\n";
const WIKIDATA: &str = r#"{"head": {"vars": ["item", "itemLabel", "date"]}, "results": {"bindings": [{
    "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"},
    "itemLabel": {"type": "literal", "value": "A meeting"},
    "date": {"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#dateTime", "value": "1974-01-01T00:00:00Z"}}]}}"#;

fn importers(page: &Page) -> usize {
    page.requests().iter().filter(|request| request.path.ends_with("relations-importer_bg.wasm")).count()
}

/// Sets data, and waits until events of these titles are shown and no others.
async fn shows(page: &Page, data: &str, titles: &[&str]) {
    page.js_with("host.data = args[0];", json!([data])).await;
    let shown = "JSON.stringify($$('.list .item h3').map(title => title.textContent.trim()))";
    page.wait_until(&format!("{shown} === JSON.stringify({})", json!(titles))).await;
    let said = if titles.len() == 1 { "1 event".to_owned() } else { format!("{} events", titles.len()) };
    assert_eq!(page.status().await, said);
}

async fn what_others_have_written_is_shown(page: &Page) {
    page.put_ready(&TIMELINE.replace("timeline\"></", "list\"></")).await;
    assert_eq!(importers(page), 0);
    shows(page, TIMELINEJS, &["Long ago", "A visit"]).await;
    let problems = strings(&page.value("host.problems.map(problem => problem.path)").await);
    assert!(problems.iter().any(|path| path == "events[1].background"), "{problems:?}");
    assert_eq!(page.text("[part=title]").await, "Aland and Bland");
    shows(page, VIS, &["Talks", "A treaty"]).await;
    shows(page, SHEET, &["Two", "One"]).await;
    shows(page, WIKIDATA, &["A meeting"]).await;
    page.js_with("host.data = JSON.parse(args[0]);", json!([VIS])).await;
    page.wait_until("$('.count').textContent.trim() === '2 events'").await;
    // Of two in the same moment the last one is shown.
    page.js_with("host.data = args[0]; host.data = args[1];", json!([TIMELINEJS, WIKIDATA])).await;
    page.wait_until("$('.list .item h3')?.textContent.trim() === 'A meeting'").await;
    assert!(importers(page) > 0);
    page.no_errors().await;
}

async fn a_page_names_the_columns_of_its_table(page: &Page) {
    let html = r#"<relations-timeline loading="eager" lang="en" view="list" src="/data/visits.csv" format="csv"
        columns="Datum=date, Was geschah=title, Seite=side, Quelle=source"></relations-timeline>"#;
    page.put_ready(html).await;
    assert_eq!(page.status().await, "3 events");
    let titles = strings(&page.value("$$('.list .item h3').map(title => title.textContent.trim())").await);
    assert_eq!(titles, ["Ein Besuch", "Ein Vertrag", "Eine Reise"]);
    assert_eq!(page.value("host.problems.filter(problem => problem.severity === 'error').length").await, 0);
    page.no_errors().await;
}

async fn what_a_page_says_of_its_data_may_change(page: &Page) {
    let html =
        r#"<relations-timeline loading="eager" lang="en" view="list" src="/data/visits.csv"></relations-timeline>"#;
    page.put_ready(html).await;
    assert!(page.number("host.problems.length").await > 0.0);
    page.js("host.setAttribute('columns', 'Datum=date, Was geschah=title, Seite=side, Quelle=source');").await;
    page.wait_until("$('.list .item h3')?.textContent.trim() === 'Ein Besuch'").await;
    page.js("host.setAttribute('format', 'excel');").await;
    page.wait_until("host.problems.some(problem => problem.path === 'format')").await;
    page.no_errors().await;
}

async fn without_a_worker_it_is_read_on_the_page(page: &Page) {
    page.put("").await;
    page.js("window.Worker = function () { throw new DOMException('another origin', 'SecurityError'); };").await;
    page.js_with(
        "document.querySelector('#main').innerHTML = args[0];",
        json!([TIMELINE.replace("timeline\"></", "list\"></")]),
    )
    .await;
    page.ready().await;
    shows(page, SHEET, &["Two", "One"]).await;
    page.no_errors().await;
}

async fn an_importer_that_does_not_come_is_a_problem(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.break_down(Some("relations-importer_bg.wasm"));
    page.js_with("host.data = args[0];", json!([SHEET])).await;
    page.wait_until("host.problems.length === 1 && host.problems[0].path === 'data'").await;
    page.break_down(None);
    page.js("host.setAttribute('view', 'list');").await;
    shows(page, WIKIDATA, &["A meeting"]).await;
}

async fn the_other_dataset_of_the_demo_is_shown_in_all_views(page: &Page) {
    page.open_ready("/argentina-chile.html").await;
    assert_eq!(page.status().await, "22 events");
    assert_eq!(page.value("host.problems.length").await, 0);
    for view in ["list", "table", "map", "read", "timeline"] {
        page.js_with("host.setAttribute('view', args[0]);", json!([view])).await;
        page.wait_until(&format!("$('[data-view={view}]')")).await;
        page.drawn().await;
        // Nothing of the first dataset is left anywhere.
        let said = page.string("$('[part=root]').innerText").await;
        assert!(!said.contains("Korea") && !said.contains("Venezuela"), "{view}: {said}");
    }
    // The page leads to the other one, and back.
    assert_eq!(page.value("document.querySelector('nav a[aria-current]').textContent").await, "Argentina and Chile");
    page.no_errors().await;
}
