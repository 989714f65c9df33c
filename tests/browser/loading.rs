//! Large datasets on their way in: what has arrived is shown while the rest comes, and can be stopped; a worker reads them
//! where there can be one.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, strings};
use relations_core::dataset::{file, parse};
use serde_json::{Value, json};

scenarios![
    what_has_arrived_is_shown_while_the_rest_comes,
    loading_can_be_stopped,
    what_is_set_as_data_can_be_stopped,
    what_breaks_off_is_shown_and_says_so,
    a_removed_element_asks_for_no_more,
    a_worker_reads_what_is_large,
    a_large_broken_file_has_one_problem,
    what_is_large_is_read_without_a_worker_too,
    a_large_packed_dataset_is_shown_group_by_group,
    a_large_object_is_read_in_turns_with_the_page,
];

/// Answers the request for `/large` with a stream into which the page puts events by `give(count)` and which it ends by
/// `end()`; with parties first, as whoever writes a large file does.
const STREAM: &str = r#"
    const day = n => new Date(Date.UTC(1950, 0, 1) + n * 864e5).toISOString().slice(0, 10);
    window.event = n => JSON.stringify({ id: 'e' + n, title: `Event ${n} of many, with words `.repeat(8), date: day(n * 7919 % 20000),
        weight: 1 + n % 5, initiator: ['a', 'joint', 'b'][n % 3], actors: n % 1000 ? [] : ['nobody'] });
    window.head = '{"version": 1, "id": "large", "title": "Large", "parties": [{"id": "a", "name": "Aland"}, {"id": "b", "name": "Bland"}], "events": [';
    window.given = 0;
    window.cancelled = false;
    let to;
    const put = text => to.enqueue(new TextEncoder().encode(text));
    const body = new ReadableStream({ start: it => { to = it; put(head); }, cancel: () => { window.cancelled = true; } });
    window.give = count => {
        const events = Array.from({ length: count }, (_, n) => event(given + n));
        put((given ? ',' : '') + events.join());
        given += count;
    };
    window.end = () => { put(']}'); to.close(); };
    window.breakOff = () => to.error(new Error('the line is dead'));
    const fetch = window.fetch;
    window.fetch = (what, how) => {
        if (!String(what).includes('/large')) return fetch(what, how);
        how?.signal?.addEventListener('abort', () => { window.cancelled = true; to.error(new DOMException('gone', 'AbortError')); });
        return Promise.resolve(new Response(body));
    };
"#;

async fn streaming(page: &Page) {
    page.put("").await;
    page.js(STREAM).await;
    let html = r#"<relations-timeline loading="eager" lang="en" view="timeline" src="/large"></relations-timeline>"#;
    page.js_with("document.querySelector('#main').innerHTML = args[0];", json!([html])).await;
}

/// Lets 9,010 events arrive; of these the last ones after a while, so that what has come before is told.
async fn give_some(page: &Page) {
    page.js("give(9000); setTimeout(give, 300, 10);").await;
    page.wait_until("$('[part=progress] span') && $('[part=progress] span').textContent.startsWith('9,010 events, ')")
        .await;
}

/// How many events are shown.
async fn shown(page: &Page) -> usize {
    let digits: String = page.status().await.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_default()
}

async fn what_has_arrived_is_shown_while_the_rest_comes(page: &Page) {
    streaming(page).await;
    give_some(page).await;
    page.wait_until("$('[part=stage]')").await;
    let shown = shown(page).await;
    assert!((1_000..=9_010).contains(&shown), "{shown}");
    assert!(page.text("[part=progress] span").await.ends_with(" MB"));
    assert_eq!(page.text("[part=progress] button").await, "Stop loading");
    assert_eq!(page.events().await.iter().filter(|(name, _)| name == "relations-ready").count(), 0);
    let violations = page.axe(Some("relations-timeline")).await;
    assert!(violations.is_empty(), "{violations:#?}");
    // What the reader does meanwhile stays.
    page.js("host.select('e42')").await;
    page.wait_until("host.selectedId === 'e42'").await;
    let days = page.days_at_rest().await;
    page.js("host.zoomBy(4)").await;
    let closer = page.days_at_rest().await;
    assert!(closer.1 - closer.0 < (days.1 - days.0) / 2.0);
    page.js("give(60990); end();").await;
    page.wait_until("host.problems.length > 0 && $('[part=progress]') === null").await;
    assert_eq!((page.status().await, page.selected_id().await), ("70,000 events".to_owned(), "e42".to_owned()));
    let after = page.days_at_rest().await;
    assert!((after.0 - closer.0).abs() < 0.01 && (after.1 - closer.1).abs() < 0.01, "{after:?} is not {closer:?}");
    // Each problem is told once, by whoever has read it.
    let told = page.value("[host.problems.length, host.problems[0].path, host.problems[0].message]").await;
    assert_eq!(told[0], 70, "{told}");
    assert!(told[1] == "events[0].actors[0]" && told[2].as_str().unwrap().contains("nobody"), "{told}");
    let ready = page.events().await.into_iter().filter(|(name, _)| name == "relations-ready").collect::<Vec<_>>();
    assert!(ready.len() == 1 && ready[0].1["events"] == 70_000, "{ready:?}");
    page.no_errors().await;
}

async fn loading_can_be_stopped(page: &Page) {
    streaming(page).await;
    give_some(page).await;
    page.click("[part=progress] button").await;
    page.wait_until("$('[part=progress]') === null && host.problems.length === 1").await;
    assert!(page.value("cancelled").await == true);
    let problem = page.value("host.problems[0]").await;
    let message = problem["message"].as_str().unwrap_or_default();
    assert!(problem["path"] == "src" && problem["severity"] == "warning", "{problem}");
    assert!(message.starts_with("Loading was stopped: 9,010 events"), "{problem}");
    assert_eq!(page.status().await, "9,010 events");
    // The button has gone; whoever pressed it goes on with the view.
    page.wait_until("root.activeElement?.closest('[part=stage]') != null").await;
    page.no_errors().await;
}

async fn what_is_set_as_data_can_be_stopped(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js(STREAM).await;
    let stop = "const stop = () => { const button = $('[part=progress] button'); button ? button.click() : setTimeout(stop); };
        stop();";
    page.look(&[stop, &set(60_000, "text")].concat()).await;
    page.wait_until("$('[part=progress]') === null && host.problems.length === 1").await;
    let problem = page.value("host.problems[0]").await;
    let message = problem["message"].as_str().unwrap_or_default();
    assert!(problem["path"] == "data" && message.starts_with("Loading was stopped: "), "{problem}");
    assert!((1..60_000).contains(&shown(page).await), "{}", page.status().await);
    page.no_errors().await;
}

async fn what_breaks_off_is_shown_and_says_so(page: &Page) {
    streaming(page).await;
    give_some(page).await;
    page.js("breakOff()").await;
    page.wait_until("$('[part=progress]') === null && host.problems.length === 1").await;
    assert_eq!(page.status().await, "9,010 events");
    let problem = page.value("host.problems[0]").await;
    let message = problem["message"].as_str().unwrap_or_default();
    assert!(problem["severity"] == "error" && message.contains("/large could not be loaded"), "{problem}");
    page.no_errors().await;
}

async fn a_removed_element_asks_for_no_more(page: &Page) {
    streaming(page).await;
    page.js("give(9000)").await;
    page.wait_until("$('[part=progress] progress')").await;
    page.js("host.remove()").await;
    page.wait_until("cancelled").await;
    page.pause(200).await;
    page.no_errors().await;
}

/// Sets as text what would be a file of so many events.
fn set(count: usize, kind: &str) -> String {
    format!(
        "const text = head + Array.from({{ length: {count} }}, (_, n) => event(n)).join() + ']}}';
         host.data = {kind};
         return [];"
    )
}

async fn a_worker_reads_what_is_large(page: &Page) {
    for kind in ["text", "new TextEncoder().encode(text)"] {
        page.put_ready(TIMELINE).await;
        page.js(STREAM).await;
        page.look(&set(40_000, kind)).await;
        page.wait_until("$('.count').textContent === '40,000 events' && $('[part=progress]') === null").await;
        page.wait_until("host.problems.length === 40").await;
        has_asked_for_the_worker(page).await;
        page.no_errors().await;
    }
}

async fn has_asked_for_the_worker(page: &Page) {
    let asked = page.resources().await;
    assert!(
        asked.iter().any(|url| url.ends_with("relations-worker_bg.wasm") || url.ends_with("wasm/worker.js")),
        "{asked:?}"
    );
}

async fn a_large_broken_file_has_one_problem(page: &Page) {
    let late = "text.replace(/\"parties\".*?\\], /, '').slice(0, -1) + ', \"parties\": [oops'";
    for (broken, wrong, shown) in [
        ("text.slice(0, -2) + ' oops'", "a comma or a closing bracket is expected", 40_000),
        ("text.slice(0, -2)", "it ends too early", 40_000),
        // Nothing can be shown as long as it is not known whose relations these are.
        (late, "a value is expected", 0),
    ] {
        page.put_ready(TIMELINE).await;
        page.js(STREAM).await;
        page.look(&set(40_000, broken)).await;
        page.wait_until("host.problems.length > 0 && $('[part=progress]') === null").await;
        let told = page.value("host.problems").await;
        assert!(told.as_array().is_some_and(|all| all.len() == 1) && told[0]["path"] == "", "{told}");
        let message = told[0]["message"].as_str().unwrap_or_default();
        assert!(message.starts_with("The file is not JSON: ") && message.contains(wrong), "{message}");
        if shown > 0 {
            assert_eq!(page.status().await, "40,000 events");
        } else {
            assert_eq!(page.count("[part=stage] [data-event-id]").await, 0);
        }
        has_asked_for_the_worker(page).await;
        page.no_errors().await;
    }
}

async fn what_is_large_is_read_without_a_worker_too(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js(STREAM).await;
    for broken in [
        "throw new DOMException('no', 'SecurityError')",
        "this.addEventListener = (type, listener) => type === 'error' && setTimeout(listener, 5, new Event('error')); this.terminate = this.removeEventListener = () => {}",
    ] {
        page.js(&format!("window.Worker = class {{ constructor() {{ {broken}; }} }};")).await;
        page.look(&set(40_000, "text")).await;
        page.wait_until("$('.count').textContent === '40,000 events' && $('[part=progress]') === null").await;
        page.wait_until("host.problems.length === 40").await;
        page.js("host.data = { events: [] };").await;
        page.wait_until("$('.count') === null || $('.count').textContent !== '40,000 events'").await;
    }
    page.no_errors().await;
}

async fn a_large_packed_dataset_is_shown_group_by_group(page: &Page) {
    let event = |number: usize| {
        json!({ "id": format!("e{number}"), "title": format!("Event {number}"), "initiator": "joint", "weight": 1 + number % 5,
            "date": format!("{}-{:02}-{:02}", 1950 + number % 70, 1 + number % 12, 1 + number % 28) })
    };
    let events: Vec<Value> = (0..40_000).map(event).collect();
    let parties = json!([{ "id": "a", "name": "Aland" }, { "id": "b", "name": "Bland" }]);
    let dataset = json!({ "version": 1, "id": "packed", "title": "Packed", "parties": parties, "events": events });
    let packed = file::write(&parse(dataset.to_string().as_bytes()).0);
    streaming(page).await;
    page.js("window.pack = [];").await;
    for piece in packed.chunks(100_000) {
        let text: String = piece.iter().map(|byte| char::from(*byte)).collect();
        page.js_with("window.pack.push(args[0])", json!([text])).await;
    }
    // Bytes of the page itself: what a driver makes is not the same kind of array everywhere.
    let cut = "const text = window.pack.join('');
        const all = new TextEncoder().encode(' '.repeat(text.length));
        for (let at = 0; at < text.length; at++) all[at] = text.charCodeAt(at);
        host.data = all.subarray(0, all.length * share);
        return [];";
    page.js("host.removeAttribute('src')").await;
    page.look(&cut.replace("share", "1")).await;
    page.wait_until("$('.count') && $('.count').textContent === '40,000 events' && $('[part=progress]') === null")
        .await;
    assert_eq!(page.number("host.problems.length").await, 0.0);
    // Of a file that is cut off, the groups before are shown.
    page.look(&cut.replace("share", "0.9")).await;
    page.wait_until("host.problems.length === 1 && host.problems[0].message.includes('cut off')").await;
    assert_eq!(page.status().await, "32,768 events");
    page.no_errors().await;
}

async fn a_large_object_is_read_in_turns_with_the_page(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js(STREAM).await;
    let body = "const data = JSON.parse(head + Array.from({ length: 30000 }, (_, n) => event(n)).join() + ']}');
        let turns = 0;
        const turn = () => { turns++; if ($('.count').textContent !== '30,000 events') setTimeout(turn); };
        host.data = data;
        turn();
        while ($('.count').textContent !== '30,000 events') await new Promise(done => setTimeout(done, 20));
        return [String(turns)];";
    let turns = strings(&page.look(body).await);
    assert!(turns[0].parse::<usize>().unwrap() > 5, "{turns:?}");
    page.wait_until("host.problems.length === 30").await;
    page.no_errors().await;
}
