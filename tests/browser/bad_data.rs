//! Bad data never leaves a blank box: what is sound is shown, and what is wrong is listed where an author looks.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{strings, title};
use serde_json::{Value, json};

scenarios![
    no_such_file,
    a_web_page_instead_of_a_dataset,
    no_json,
    a_file_of_another_shape,
    a_wrong_date_among_sound_events,
    an_unknown_event_is_reported_and_the_rest_is_shown,
    data_that_is_nothing_of_the_kind,
    markup_and_scripts_in_the_data_stay_text,
    what_was_bad_is_forgotten_with_the_next_dataset,
    what_could_not_be_loaded_can_be_tried_again,
    a_list_of_very_many_problems_can_be_read,
];

fn from(src: &str) -> String {
    format!(
        r#"<relations-timeline loading="eager" lang="en" view="timeline" src="{src}"><p id="fallback">The story in words.</p></relations-timeline>"#
    )
}

/// Fails unless the element shows something, and its problems are in the property, in the event, and in a notice
/// that opens. Gives them as lines of path and sentence.
async fn problems(page: &Page) -> Vec<String> {
    let (width, height) = crate::widget::pair(&page.value("[host.clientWidth, host.clientHeight]").await);
    assert!(width > 200.0 && height > 200.0, "{width} × {height}");
    assert!(!page.string("$('[part=root]').innerText.trim()").await.is_empty(), "a blank box");
    let listed = page.value("host.problems").await;
    let list = listed.as_array().unwrap().clone();
    assert!(!list.is_empty(), "no problem is listed");
    for problem in &list {
        let message = problem["message"].as_str().unwrap();
        assert!(message.ends_with(['.', '?']) && message.contains(' '), "not a sentence: {message}");
        assert!(["error", "warning"].contains(&problem["severity"].as_str().unwrap()), "{problem}");
    }
    let told = page.events().await;
    assert!(told.iter().any(|(name, detail)| name == "relations-problem" && detail["problems"] == listed), "{told:?}");
    let ready = told.iter().find(|(name, _)| name == "relations-ready").unwrap();
    assert!(ready.1["problems"].is_array());
    let notice = if list.len() == 1 {
        "1 problem in the data".to_string()
    } else {
        format!("{} problems in the data", list.len())
    };
    page.click_named("[part=problems] button", &notice).await;
    page.wait_for("[part=problems] li").await;
    let lines = strings(&page.value("$$('[part=problems] li').map(item => item.textContent)").await);
    for (problem, line) in list.iter().zip(&lines) {
        let part = |key: &str| problem[key].as_str().unwrap().to_string();
        assert!(line.contains(&part("path")) && line.contains(&part("message")), "{line} for {problem}");
    }
    page.click_named("[part=problems] button", &notice).await;
    page.wait_until("!$('[part=problems] li')").await;
    page.no_errors().await;
    let line =
        |problem: &Value| format!("{}: {}", problem["path"].as_str().unwrap(), problem["message"].as_str().unwrap());
    list.iter().map(line).collect()
}

async fn nothing_to_show(page: &Page) {
    assert_eq!(page.value("document.querySelector('#fallback').checkVisibility()").await, true, "the story is hidden");
    let said = page.string("$('[data-view]').textContent").await;
    assert!(said.contains("no events to show"), "{said}");
}

async fn no_such_file(page: &Page) {
    page.put_ready(&from("/data/no-such-file.json")).await;
    let problems = problems(page).await;
    assert!(problems[0].contains("no-such-file.json") && problems[0].contains("404"), "{problems:?}");
    nothing_to_show(page).await;
}

async fn a_web_page_instead_of_a_dataset(page: &Page) {
    page.put_ready(&from("/pages/plain.html")).await;
    let problems = problems(page).await;
    assert!(problems[0].contains("web page"), "{problems:?}");
    nothing_to_show(page).await;
}

async fn no_json(page: &Page) {
    for file in ["cut.json", "empty.json"] {
        page.put_ready(&from(&format!("/data/{file}"))).await;
        assert_eq!(problems(page).await.len(), 1);
        nothing_to_show(page).await;
    }
}

async fn a_file_of_another_shape(page: &Page) {
    for file in ["list.json", "wrong-shape.json"] {
        page.put_ready(&from(&format!("/data/{file}"))).await;
        let problems = problems(page).await;
        assert!(problems.iter().any(|problem| problem.contains("events")), "{problems:?}");
        nothing_to_show(page).await;
    }
}

async fn a_wrong_date_among_sound_events(page: &Page) {
    page.put_ready(&from("/data/bad-dates.json")).await;
    let problems = problems(page).await;
    for path in ["events[1].date", "events[2].date", "events[4].date", "events[3].category"] {
        assert!(problems.iter().any(|problem| problem.starts_with(path)), "{path} is not in {problems:?}");
    }
    let drawn = strings(&page.value("$$('[part=stage] [data-event-id]').map(mark => mark.dataset.eventId)").await);
    assert!(drawn.contains(&"sound".into()) && drawn.contains(&"another".into()), "{drawn:?}");
    assert!(!drawn.iter().any(|id| ["february", "words", "undated"].contains(&id.as_str())), "{drawn:?}");
    page.click_named("button", "List").await;
    page.wait_for("[data-view=list]").await;
    assert_eq!(page.count("[data-view=list] [data-event-id]").await, 5);
    assert!(page.text("[data-event-id=words]").await.contains("date unknown"));
}

async fn an_unknown_event_is_reported_and_the_rest_is_shown(page: &Page) {
    let markup =
        r#"<relations-timeline loading="eager" lang="en" view="timeline" selected="nobody"></relations-timeline>"#;
    page.put_ready(markup).await;
    let problems = problems(page).await;
    assert!(problems[0].starts_with("selected: ") && problems[0].contains("nobody"), "{problems:?}");
    assert!(page.count("[part=stage] [data-event-id]").await > 5);
    page.js("await host.select('embassy-closed');").await;
    page.wait_until(&format!("$('[part=detail] h3')?.textContent === {}", json!(title("embassy-closed")))).await;
}

async fn data_that_is_nothing_of_the_kind(page: &Page) {
    for data in [
        "7",
        "''",
        "[]",
        "true",
        "'<html>'",
        "() => 1",
        "Symbol('odd')",
        "new ArrayBuffer(0)",
        "new Uint8Array([255, 254, 0])",
    ] {
        page.put("<p>nothing yet</p>").await;
        let body = format!(
            "const element = document.createElement('relations-timeline');
            element.lang = 'en';
            element.setAttribute('loading', 'eager');
            element.data = {data};
            document.querySelector('#main').append(element);"
        );
        page.js(&body).await;
        page.ready().await;
        assert!(page.number("host.problems.length").await >= 1.0, "{data}");
        assert!(!page.string("$('[part=root]').innerText.trim()").await.is_empty(), "a blank box for {data}");
        page.no_errors().await;
    }
    let body = "const loop = {}; loop.loop = loop; host.data = loop; await frame(); await frame();";
    page.js(body).await;
    assert!(page.number("host.problems.length").await >= 1.0);
    page.no_errors().await;
}

async fn markup_and_scripts_in_the_data_stay_text(page: &Page) {
    page.put_ready(&from("/data/hostile.json")).await;
    let problems = problems(page).await;
    assert!(problems.iter().any(|problem| problem.starts_with("sources[0].url")), "{problems:?}");
    assert!(page.text("[part=title]").await.starts_with("<img src=x"));
    for id in strings(&page.value("$$('[part=stage] [data-event-id]').map(mark => mark.dataset.eventId)").await) {
        page.js_with("await host.select(args[0]); await frame();", json!([id])).await;
        assert_eq!(page.selected_id().await, id);
        assert_eq!(page.count("a[href^='javascript:']").await, 0);
    }
    page.js("host.setAttribute('view', 'list');").await;
    page.wait_for("[data-view=list]").await;
    assert_eq!(page.count("[data-view=list] [data-event-id]").await, 5);
    assert_eq!(page.count("img, script, i").await, 0);
    assert_eq!(page.string("typeof window.broken").await, "undefined");
    let wide = page.value("$('[part=root]').scrollWidth <= $('[part=root]').clientWidth").await;
    assert_eq!(wide, true, "a long word makes the widget wider than it is");
    page.no_errors().await;
}

async fn what_was_bad_is_forgotten_with_the_next_dataset(page: &Page) {
    page.put_ready(&from("/data/no-such-file.json")).await;
    page.js("host.setAttribute('src', '/data/small.json');").await;
    page.wait_until("$('[part=title]').textContent === 'Aland and Bland'").await;
    page.wait_until("host.problems.length === 0").await;
    page.wait_until("$$('[data-view=timeline] [data-event-id]').length === 3").await;
    page.wait_until("!document.querySelector('#fallback').checkVisibility()").await;
    assert_eq!(page.number("$$('[part=problems]').filter(notice => notice.checkVisibility()).length").await, 0.0);
}

async fn what_could_not_be_loaded_can_be_tried_again(page: &Page) {
    page.put_ready(&from("/status/503")).await;
    let asked = || page.requests().iter().filter(|request| request.path == "/status/503").count();
    assert_eq!(asked(), 1);
    page.click_named("button", "Try again").await;
    page.wait_until(
        "performance.getEntriesByType('resource').filter(entry => entry.name.endsWith('/status/503')).length !== 1",
    )
    .await;
    assert_eq!(asked(), 2);
    page.wait_until("host.problems.length === 1").await;
}

async fn a_list_of_very_many_problems_can_be_read(page: &Page) {
    page.put("<p>nothing yet</p>").await;
    let body = "const element = document.createElement('relations-timeline');
        element.lang = 'en';
        element.setAttribute('loading', 'eager');
        element.data = {version: 1, events: Array.from({length: 3000}, (_, n) => ({id: `e${n}`, date: 'never', title: `Event ${n}`}))};
        document.querySelector('#main').append(element);";
    page.js(body).await;
    page.ready().await;
    let count = page.number("host.problems.length").await;
    assert!((100.0..=1000.0).contains(&count), "{count} problems are listed");
    page.click_named("[part=problems] button", &format!("{count}")).await;
    page.wait_for("[part=problems] li").await;
    assert_eq!(page.value("$('[part=root]').scrollHeight <= $('[part=root]').clientHeight").await, true);
    page.no_errors().await;
}
