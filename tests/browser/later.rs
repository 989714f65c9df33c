//! What of the wasm comes later: not before the first picture, in time for whoever needs it, and missed by nobody else.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, ids, near, title};
use serde_json::json;

scenarios![
    it_is_fetched_once_after_the_first_picture,
    nothing_is_fetched_far_away,
    what_is_opened_at_once_is_opened,
    keys_before_it_has_arrived_are_not_lost,
    a_drag_before_it_has_arrived_is_not_lost,
    a_wheel_before_it_has_arrived_is_not_lost,
    a_tap_before_it_has_arrived_is_not_lost,
    words_typed_before_it_has_arrived_are_not_lost,
    what_is_done_while_it_fails_to_come_is_not_lost,
    buttons_before_it_has_arrived_are_done_in_their_order,
    a_link_before_it_has_arrived_is_followed_once,
    what_the_page_calls_before_it_has_arrived_is_done_in_its_order,
    the_page_hears_a_click_once,
    a_dataset_of_the_page_waits_for_it,
    a_domain_from_the_start_is_there_from_the_start,
    an_event_from_the_start_is_there_from_the_start,
    looks_from_the_start_do_not_wait_for_it,
    a_list_on_a_narrow_page_does_not_wait_for_it,
    an_element_that_goes_before_it_has_arrived_leaves_nothing,
    without_it_the_timeline_stands_and_says_what_is_missing,
    a_dataset_that_cannot_be_read_without_it_can_be_tried_again,
    the_button_that_tries_again_stays_where_it_is_when_it_arrives,
    the_parser_is_fetched_for_datasets_of_the_page_alone,
    without_it_a_domain_is_a_problem_and_everything_is_shown,
    a_language_that_cannot_be_fetched_leaves_english_and_can_be_asked_for_again,
];

const LATER: &str = "_later.wasm";
const READER: &str = "_reader.wasm";

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

/// Keeps what comes later from arriving until `release()` is called in the page.
const HELD: &str = "const fetch = window.fetch, held = new Promise(done => window.release = done);
    window.fetch = async (what, ...rest) => {
        if (String(what).endsWith('_later.wasm')) {
            window.askedAt = performance.now();
            await held;
        }
        return fetch(what, ...rest);
    };";

/// Puts an element into the page that has drawn its first picture, and does not get what comes later before `release()`.
async fn put_and_hold(page: &Page, markup: &str) {
    page.put("").await;
    page.js(HELD).await;
    page.js_with("document.querySelector('#main').innerHTML = args[0];", json!([markup])).await;
    page.ready().await;
    page.wait_until("window.askedAt").await;
}

async fn it_is_fetched_once_after_the_first_picture(page: &Page) {
    page.put("").await;
    page.hover_at((4.0, 796.0)).await;
    page.js(HELD).await;
    page.js("release();").await;
    page.js_with(
        "addEventListener('relations-ready', () => window.readyAt = performance.now(), {once: true});
            document.querySelector('#main').innerHTML = args[0];",
        // The pointer rests below it.
        json!([TIMELINE.replace("loading=", "style=\"--relations-height: 40rem\" loading=")]),
    )
    .await;
    page.ready().await;
    page.wait_until("window.askedAt").await;
    assert_eq!(page.value("window.askedAt >= window.readyAt").await, true);
    page.click_named("button", "Filters").await;
    page.wait_for("[role=dialog]").await;
    page.js("document.querySelector('#main').append(host.cloneNode());").await;
    page.js("await document.querySelectorAll('relations-timeline')[1].ready;").await;
    page.pause(300).await;
    assert_eq!(times_asked_for(page), 1);
    page.no_errors().await;
}

async fn nothing_is_fetched_far_away(page: &Page) {
    let markup = ["<div id='far'></div>", TIMELINE].concat().replace(r#" loading="eager""#, "");
    page.put("").await;
    let body = "const main = document.querySelector('#main');
        main.innerHTML = args[0];
        main.firstChild.style.height = '4000px';";
    page.js_with(body, json!([markup])).await;
    page.pause(400).await;
    let asked: Vec<String> = page.requests().into_iter().map(|request| request.path).collect();
    assert!(!asked.iter().any(|path| path.contains("/wasm/")), "{asked:?}");
    page.js("host.scrollIntoView();").await;
    page.ready().await;
    page.wait_until("performance.getEntriesByType('resource').some(entry => entry.name.endsWith('_later.wasm'))").await;
}

async fn keys_before_it_has_arrived_are_not_lost(page: &Page) {
    put_and_hold(page, TIMELINE).await;
    page.js("$('[part=stage] [data-event-id][tabindex=\"0\"]').focus();").await;
    let first = page.focused_id().await;
    page.key("ArrowRight").await;
    page.key("Enter").await;
    page.pause(100).await;
    assert_eq!(page.focused_id().await, first);
    page.js("release();").await;
    page.wait_until("host.selectedId").await;
    let position = |id: &str| ids().iter().position(|other| *other == id).unwrap();
    let selected = page.selected_id().await;
    // Enter was pressed where the focus was, since nothing could move it yet.
    assert!([position(&first), position(&first) + 1].contains(&position(&selected)), "{first}, then {selected}");
    page.wait_until("root.activeElement?.dataset.eventId").await;
    page.no_errors().await;
}

async fn a_drag_before_it_has_arrived_is_not_lost(page: &Page) {
    put_and_hold(page, TIMELINE).await;
    let (before, scale) = (page.days().await, page.days_per_px().await);
    let from = page.free_point(0.6, 0.5).await;
    page.hold(from, (from.0 - 60.0, from.1)).await;
    page.pause(200).await;
    assert_eq!(page.days().await, before);
    page.js("release();").await;
    page.wait_until(&format!("host.domainDays[0] !== {}", before.0)).await;
    near(page.days().await.0 - before.0, 60.0 * scale, scale, "the first day while dragging");
    page.let_go().await;
    near(page.days_at_rest().await.0 - before.0, 60.0 * scale, scale, "the first day after dragging");
    page.no_errors().await;
}

async fn a_wheel_before_it_has_arrived_is_not_lost(page: &Page) {
    put_and_hold(page, TIMELINE).await;
    let before = page.days().await;
    let at = page.free_point(0.5, 0.5).await;
    page.wheel(at, (0, -120), "Control").await;
    page.pause(100).await;
    assert_eq!(page.days().await, before);
    page.js("release();").await;
    page.wait_until(&format!("host.domainDays[1] - host.domainDays[0] < {}", before.1 - before.0 - 1.0)).await;
    assert_eq!(page.number("visualViewport.scale").await, 1.0);
    page.no_errors().await;
}

async fn a_tap_before_it_has_arrived_is_not_lost(page: &Page) {
    put_and_hold(page, TIMELINE).await;
    let at = page.shape("north-korea-recognised").await.center();
    page.tap_at(at).await;
    page.pause(100).await;
    assert_eq!(page.selected_id().await, "");
    page.js("release();").await;
    page.wait_until("host.selectedId === 'north-korea-recognised'").await;
    page.wait_for("[part=detail] .detail").await;
    page.no_errors().await;
}

async fn words_typed_before_it_has_arrived_are_not_lost(page: &Page) {
    put_and_hold(page, TIMELINE).await;
    page.click("[part=search]").await;
    page.write("embassy").await;
    assert_eq!(page.string("$('[part=search]').value").await, "embassy");
    assert_eq!(page.status().await, "23 events");
    page.js("release();").await;
    page.wait_until("$('[role=status]').textContent.includes(' of 23 events')").await;
    page.wait_for(".chip").await;
    assert_eq!(page.string("$('[part=search]').value").await, "embassy");
    page.write(" closed").await;
    page.wait_until("$('[part=search]').value === 'embassy closed'").await;
    page.no_errors().await;
}

async fn what_is_done_while_it_fails_to_come_is_not_lost(page: &Page) {
    put_and_hold(page, TIMELINE).await;
    page.break_down(Some(LATER));
    page.click_named("button", "Filters").await;
    let body = "const fetch = window.fetch;
        window.fetch = async (what, ...rest) => {
            if (String(what).endsWith('_later.wasm')) await new Promise(done => window.mended = done);
            return fetch(what, ...rest);
        };
        release();";
    page.js(body).await;
    page.wait_until("window.mended").await;
    page.break_down(None);
    page.js("mended();").await;
    page.wait_for("[role=dialog]").await;
    page.no_errors().await;
}

async fn buttons_before_it_has_arrived_are_done_in_their_order(page: &Page) {
    put_and_hold(page, TIMELINE).await;
    let before = page.days().await;
    for name in ["Zoom in", "Show everything", "Zoom in", "Zoom in", "Filters"] {
        page.click_named("button", name).await;
    }
    page.pause(100).await;
    assert_eq!(page.days().await, before);
    page.js("release();").await;
    page.wait_for("[role=dialog]").await;
    let after = page.days_at_rest().await;
    near((before.1 - before.0) / (after.1 - after.0), 1.6_f64.powi(3), 0.01, "the zoom, which ends the flight");
    page.no_errors().await;
}

async fn a_link_before_it_has_arrived_is_followed_once(page: &Page) {
    put_and_hold(page, TIMELINE).await;
    let count = "window.followed = 0;
        for (const link of $$('[part=detail] a')) {
            link.removeAttribute('target');
            link.href = '#followed';
        }
        addEventListener('hashchange', () => { window.followed += 1; history.replaceState(null, '', '#'); });
        $('[part=detail] a').click();";
    page.js(count).await;
    page.wait_until("window.followed === 1").await;
    page.js("release();").await;
    page.js("await host.zoomBy(1);").await;
    page.pause(100).await;
    assert_eq!(page.number("window.followed").await, 1.0);
}

async fn what_the_page_calls_before_it_has_arrived_is_done_in_its_order(page: &Page) {
    put_and_hold(page, TIMELINE).await;
    let before = page.days().await;
    page.js("host.select('embassy-closed'); host.zoomBy(4); host.fit(); window.called = host.zoomBy(2);").await;
    page.pause(100).await;
    assert_eq!((page.selected_id().await, page.days().await), (String::new(), before));
    page.js("release(); await window.called;").await;
    assert_eq!(page.selected_id().await, "embassy-closed");
    page.js("host.setAttribute('selected', 'embassy-reopened');").await;
    assert_eq!(page.selected_id().await, "embassy-reopened");
    page.no_errors().await;
}

async fn the_page_hears_a_click_once(page: &Page) {
    put_and_hold(page, TIMELINE).await;
    page.js(
        "window.heard = 0; document.addEventListener('click', () => window.heard += 1); $('[part=title]').click();",
    )
    .await;
    page.js("release();").await;
    page.wait_until("window.heard").await;
    page.pause(100).await;
    assert_eq!(page.number("window.heard").await, 1.0);
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

async fn an_event_from_the_start_is_there_from_the_start(page: &Page) {
    let markup = TIMELINE.replace(" lang", r#" selected="embassy-closed" lang"#);
    let look = "window.atFirst = [event.target.selectedId, !!root.querySelector('[part=detail] .detail'),
        !!root.querySelector('[data-event-id=embassy-closed]')];";
    put_and_when_ready(page, &markup, look).await;
    assert_eq!(page.value("window.atFirst").await, json!(["embassy-closed", true, true]));
    page.no_errors().await;
}

async fn looks_from_the_start_do_not_wait_for_it(page: &Page) {
    put_and_hold(page, &TIMELINE.replace(" lang", r#" theme="dark" view="list" lang"#)).await;
    assert_eq!(page.count("[part=root].dark").await, 1);
    assert_eq!(page.count("[data-view=list] [data-event-id]").await, 23);
    page.js("host.setAttribute('theme', 'light'); host.setAttribute('view', 'timeline');").await;
    page.wait_for("[part=root].light [data-view=timeline] [data-event-id]").await;
    page.size(700, 800).await;
    page.drawn().await;
    page.js("release(); await host.select('embassy-closed');").await;
    assert_eq!(page.selected_id().await, "embassy-closed");
    page.no_errors().await;
}

async fn a_list_on_a_narrow_page_does_not_wait_for_it(page: &Page) {
    page.size(400, 800).await;
    put_and_hold(page, &TIMELINE.replace(r#" view="timeline""#, "")).await;
    assert_eq!(page.count("[data-view=list] [data-event-id]").await, 23);
    page.click_named("[data-event-id] button", title("embassy-closed")).await;
    page.pause(100).await;
    assert_eq!(page.selected_id().await, "");
    page.js("release();").await;
    page.wait_until("host.selectedId === 'embassy-closed'").await;
    page.wait_for("[part=detail] .detail").await;
    page.no_errors().await;
}

async fn an_element_that_goes_before_it_has_arrived_leaves_nothing(page: &Page) {
    put_and_hold(page, TIMELINE).await;
    page.click_named("button", "Zoom in").await;
    page.js("window.gone = host; gone.select('embassy-closed'); gone.remove();").await;
    page.pause(50).await;
    page.js("release();").await;
    page.pause(200).await;
    assert_eq!(page.value("[gone.selectedId ?? null, gone.shadowRoot.childElementCount]").await, json!([null, 0]));
    page.js("document.querySelector('#main').append(gone);").await;
    page.wait_until("gone.domainDays").await;
    page.js("await gone.select('embassy-closed');").await;
    assert_eq!(page.selected_id().await, "embassy-closed");
    page.no_errors().await;
}

async fn without_it_the_timeline_stands_and_says_what_is_missing(page: &Page) {
    page.put("").await;
    page.break_down(Some(LATER));
    page.js_with("document.querySelector('#main').innerHTML = args[0];", json!([TIMELINE])).await;
    page.ready().await;
    page.hover_at(page.plot().await.center()).await;
    page.pause(200).await;
    assert_eq!(page.value("host.problems").await, json!([]), "nobody has asked for anything");
    page.click_named("button", "Filters").await;
    page.wait_until("host.problems.length === 1").await;
    let problem = page.value("host.problems[0]").await;
    assert!(problem["severity"] == "error" && problem["path"] == "", "{problem}");
    assert_eq!(page.text("[part=problems] li").await, problem["message"].as_str().unwrap());
    assert_eq!(page.count("[role=dialog]").await, 0);
    assert!(page.count("[part=stage] [data-event-id]").await > 5);
    let days = page.days_at_rest().await;
    page.click_named("button", "Zoom in").await;
    page.js("await host.select('embassy-closed');").await;
    assert_eq!((page.selected_id().await, page.days_at_rest().await), (String::new(), days));
    assert_eq!(page.number("host.problems.length").await, 1.0, "once is enough");
    // Once the server is well again, what was asked for in vain can be asked for again.
    page.break_down(None);
    page.click_named("button", "Filters").await;
    page.wait_for("[role=dialog]").await;
    page.click("[part=search]").await;
    page.write("embassy").await;
    page.wait_until("$('[role=status]').textContent.includes(' of 23 events')").await;
    page.wait_for(".chip").await;
    page.no_errors().await;
}

async fn a_dataset_that_cannot_be_read_without_it_can_be_tried_again(page: &Page) {
    for missing in [LATER, READER] {
        cannot_be_read_without(page, missing).await;
    }
}

async fn the_button_that_tries_again_stays_where_it_is_when_it_arrives(page: &Page) {
    put_what_cannot_be_read_without(page, LATER).await;
    let place = "(({x, y, width}) => [x, y, width])($('.none button').getBoundingClientRect())";
    let before = page.value(place).await;
    page.break_down(None);
    page.js("await host.fit();").await;
    page.wait_until(
        "root.adoptedStyleSheets.some(sheet => [...sheet.cssRules].some(rule => rule.selectorText === '.chips'))",
    )
    .await;
    assert_eq!(page.value(place).await, before);
    page.no_errors().await;
}

async fn cannot_be_read_without(page: &Page, missing: &'static str) {
    put_what_cannot_be_read_without(page, missing).await;
    page.break_down(None);
    page.click_named("button", "Try again").await;
    page.wait_until("$('[part=title]').textContent === 'Aland and Bland'").await;
    assert_eq!(page.value("host.problems").await, json!([]));
    page.no_errors().await;
}

async fn put_what_cannot_be_read_without(page: &Page, missing: &'static str) {
    page.put("").await;
    page.break_down(Some(missing));
    let body = "const element = document.createElement('relations-timeline');
        element.lang = 'en';
        element.setAttribute('loading', 'eager');
        element.data = await (await fetch('/data/small.json')).json();
        document.querySelector('#main').append(element);";
    page.js(body).await;
    page.ready().await;
    assert_eq!(page.value("host.problems.map(problem => problem.severity)").await, json!(["error"]));
}

async fn the_parser_is_fetched_for_datasets_of_the_page_alone(page: &Page) {
    put_and_when_ready(page, TIMELINE, "").await;
    page.js("await host.select('embassy-closed'); host.setAttribute('domain', '1990/1999');").await;
    page.wait_until("Math.abs(host.domainDays[0] - 7305) < 0.5").await;
    let times = || page.requests().iter().filter(|request| request.path.ends_with(READER)).count();
    assert_eq!(times(), 0);
    for title in ["First", "Second"] {
        let body = "host.data = (await (await fetch('/data/small.json')).text()).replace('Aland and Bland', args[0]);";
        page.js_with(body, json!([title])).await;
        page.wait_until(&format!("$('[part=title]').textContent === '{title}'")).await;
    }
    assert_eq!(times(), 1);
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
