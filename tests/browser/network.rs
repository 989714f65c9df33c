//! Datasets from addresses: of other origins, with a hash that they must have, too slow ones, and several in a row.

use crate::page::Page;
use crate::run::scenarios;
use serde_json::json;

scenarios![
    another_origin_may_have_the_dataset,
    a_hash_that_is_not_right_is_a_problem,
    silence_is_a_problem_that_can_be_tried_again,
    a_stream_that_falls_silent_is_shown_as_far_as_it_came,
    the_last_address_wins_and_the_others_are_given_up,
];

async fn put(page: &Page, attributes: &str) {
    let html =
        format!(r#"<relations-timeline loading="eager" lang="en" view="list" {attributes}></relations-timeline>"#);
    page.js_with("document.querySelector('#main').innerHTML = args[0];", json!([html])).await;
}

/// The same server by another name.
fn elsewhere(page: &Page, path: &str) -> String {
    page.url(path).replace("127.0.0.1", "localhost")
}

async fn another_origin_may_have_the_dataset(page: &Page) {
    // What that origin knows the reader by is not sent to it.
    page.open("/pages/bare.html").await;
    page.put("").await;
    let address = elsewhere(page, "/cors/data/small.json");
    put(page, &format!(r#"src="{address}""#)).await;
    page.ready().await;
    assert_eq!(page.value("host.problems.length").await, 0);
    let asked = page.requests().into_iter().find(|request| request.path == "/cors/data/small.json").unwrap();
    assert!(asked.headers.contains_key("origin") && !asked.headers.contains_key("cookie"), "{asked:?}");
    let closed = elsewhere(page, "/data/small.json");
    page.js_with("host.setAttribute('src', args[0]);", json!([closed])).await;
    page.wait_until("host.problems.length === 1").await;
    let message = page.string("host.problems[0].message").await;
    assert!(message.contains(&closed) && message.contains("the server allows this page"), "{message}");
    page.wait_until("$('.none button')").await;
}

async fn a_hash_that_is_not_right_is_a_problem(page: &Page) {
    page.put("").await;
    let hash = "const bytes = await (await fetch('/data/small.json')).arrayBuffer();
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
        return 'sha384-' + btoa(String.fromCharCode(...hash));";
    let right = page.js(hash).await;
    put(page, &format!(r#"src="/data/small.json" integrity={right}"#)).await;
    page.ready().await;
    assert_eq!(page.value("host.problems.length").await, 0);
    // It counts for what is asked for by the element itself, and for what the wasm asks for later.
    let wrong = format!("sha384-{}", "A".repeat(64));
    page.js_with(
        "host.setAttribute('integrity', args[0]); host.setAttribute('src', '/data/list.json');",
        json!([wrong]),
    )
    .await;
    page.wait_until("host.problems.length === 1 && host.problems[0].path === 'src'").await;
    page.put("").await;
    put(page, &format!(r#"src="/data/small.json" integrity="{wrong}""#)).await;
    page.wait_until("host.problems.length === 1 && host.problems[0].path === 'src'").await;
}

/// Lets half a minute pass in a moment.
const HURRY: &str = "const wait = window.setTimeout;
    window.setTimeout = (what, time, ...rest) => wait(what, time >= 20000 ? 100 : time, ...rest);
    window.skip = () => { const { Date } = window, now = Date.now; Date.now = () => now() + 60000; };";

async fn silence_is_a_problem_that_can_be_tried_again(page: &Page) {
    page.put("").await;
    page.js(HURRY).await;
    put(page, r#"src="/slow/4000/data/small.json""#).await;
    page.wait_until("host.problems.length === 1").await;
    let message = page.string("host.problems[0].message").await;
    assert!(message.contains("nothing has come for 30 seconds"), "{message}");
    page.js("host.setAttribute('src', '/slow/1/data/small.json');").await;
    page.wait_until("host.problems.length === 0 && $('.list .item')").await;
}

async fn a_stream_that_falls_silent_is_shown_as_far_as_it_came(page: &Page) {
    page.put("").await;
    page.js(HURRY).await;
    page.js(
        r#"let to;
        window.aborted = false;
        const body = new ReadableStream({ start: it => { to = it; } });
        const event = n => JSON.stringify({ id: 'e' + n, title: `Event ${n}`, date: '2001', initiator: 'a' });
        const head = '{"version": 1, "parties": [{"id": "a", "name": "Aland"}, {"id": "b", "name": "Bland"}], "events": [';
        to.enqueue(new TextEncoder().encode(head + Array.from({ length: 20 }, (_, n) => event(n)).join() + ','));
        const fetch = window.fetch;
        window.fetch = (what, how) => {
            if (!String(what).includes('/silent')) return fetch(what, how);
            how?.signal?.addEventListener('abort', () => { window.aborted = true; to.error(new DOMException('gone', 'AbortError')); });
            return Promise.resolve(new Response(body));
        };"#,
    )
    .await;
    put(page, r#"src="/silent""#).await;
    page.pause(500).await;
    page.js("skip();").await;
    page.wait_until("host.problems.length === 1").await;
    assert_eq!(page.status().await, "20 events");
    let message = page.string("host.problems[0].message").await;
    assert!(message.contains("/silent") && message.contains("nothing has come for 30 seconds"), "{message}");
    assert_eq!(page.value("aborted").await, true);
    // What is missing can be asked for again.
    let answer = "const fetch = window.fetch, table = 'date,title,side\\n2001,One,A\\n2002,Two,B';
        window.fetch = (what, how) => String(what).includes('/silent') ? Promise.resolve(new Response(table)) : fetch(what, how);";
    page.js(answer).await;
    page.click("[part=problems] .again").await;
    page.wait_until("$('.count').textContent.trim() === '2 events'").await;
}

async fn the_last_address_wins_and_the_others_are_given_up(page: &Page) {
    page.put("").await;
    page.js("window.given = [];
        const fetch = window.fetch;
        window.fetch = (what, how) => {
            how?.signal?.addEventListener('abort', () => given.push(String(what)));
            return fetch(what, how);
        };")
        .await;
    put(page, r#"src="/slow/2000/data/list.json""#).await;
    page.wait_until("host.ready").await;
    page.pause(300).await;
    page.js("host.setAttribute('src', '/slow/1500/data/weights.json'); host.setAttribute('src', '/data/small.json');")
        .await;
    page.ready().await;
    let small = page.status().await;
    page.pause(2_200).await;
    assert_eq!(page.status().await, small);
    let given = page.value("given.join(' ')").await;
    assert!(given.as_str().unwrap().contains("list.json"), "{given}");
    assert_eq!(page.events().await.iter().filter(|(name, _)| name == "relations-ready").count(), 1);
    page.no_errors().await;
}
