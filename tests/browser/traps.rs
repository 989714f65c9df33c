//! A wasm that traps, should it ever: the story in words is there again, the page hears of it and goes on.

use crate::page::Page;
use crate::run::scenarios;
use serde_json::json;

scenarios![a_trap_leaves_the_story_and_is_told, a_trap_in_a_call_of_the_page_is_not_thrown_at_it];

const TWO: &str = r#"<relations-timeline id="one" loading="eager" lang="en" view="timeline"><p>The story in words.</p></relations-timeline>
    <relations-timeline id="two" loading="eager" lang="en" view="list"><p>The story once more.</p></relations-timeline>"#;

/// Shows two elements, and keeps what calls of functions within the wasm go by.
async fn shown(page: &Page) {
    page.put("").await;
    page.js("const keep = name => {
            const made = WebAssembly[name];
            WebAssembly[name] = async (...args) => {
                const done = await made.apply(WebAssembly, args);
                window.exports ??= (done.instance ?? done).exports;
                return done;
            };
        };
        ['instantiate', 'instantiateStreaming'].forEach(keep);
        window.missing = [];
        addEventListener('error', event => missing.push(String(event.error)));")
        .await;
    page.js_with("document.querySelector('#main').innerHTML = args[0];", json!([TWO])).await;
    page.ready().await;
    page.js("await host.panBy(0); await document.querySelector('#two').ready;").await;
    // From now on every such call is one of nothing.
    let emptied = "const table = Object.values(exports).find(it => it instanceof window.WebAssembly.Table);
        for (let slot = 0; slot < table.length; slot++) table.set(slot, null);
        return table.length;";
    assert!(page.js(emptied).await.as_f64().unwrap() > 100.0);
}

async fn fell_back(page: &Page) {
    page.wait_until("$$('*').length === 1 && $('slot')").await;
    for id in ["one", "two"] {
        let seen = page.js_with("return document.querySelector(`#${args[0]} p`).checkVisibility();", json!([id])).await;
        assert_eq!(seen, true, "{id}");
    }
    let told: Vec<_> = page.events().await.into_iter().filter(|(name, _)| name == "relations-problem").collect();
    assert_eq!(told.len(), 2, "{told:?}");
    let problem = &told[0].1["problems"][0];
    assert!(problem["message"].as_str().unwrap().starts_with("The timeline has stopped"), "{problem}");
    // What the page asks of it from now on is no harm.
    let calls =
        "host.data = 'date,title\\n2001,One'; host.setAttribute('src', 'x.json'); host.setAttribute('lang', 'es');
        await host.select('a'); await host.fit(); host.remove();
        return [host.problems.length, host.selectedId === undefined];";
    assert_eq!(page.js(calls).await, json!([0, true]));
}

async fn a_trap_leaves_the_story_and_is_told(page: &Page) {
    shown(page).await;
    page.js("$('.stage').focus();").await;
    page.key("+").await;
    fell_back(page).await;
}

async fn a_trap_in_a_call_of_the_page_is_not_thrown_at_it(page: &Page) {
    shown(page).await;
    page.js("host.setAttribute('theme', 'dark'); host.data = {version: 1, events: []}; await host.zoomBy(2);").await;
    fell_back(page).await;
}
