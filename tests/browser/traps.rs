//! A wasm that traps, should it ever: the story in words is there again, the page hears of it and goes on.

use crate::page::Page;
use crate::run::scenarios;
use serde_json::json;

scenarios![a_trap_leaves_the_story_and_is_told, a_trap_in_a_call_of_the_page_is_not_thrown_at_it];

const TWO: &str = r#"<relations-timeline id="one" loading="eager" lang="en" view="timeline"><p>The story in words.</p></relations-timeline>
    <relations-timeline id="two" loading="eager" lang="en" view="list"><p>The story once more.</p></relations-timeline>"#;

/// Shows two elements, and lets every call within the wasm that goes by the table be one of nothing.
async fn shown(page: &Page) {
    page.put_ready(TWO).await;
    page.js("await document.querySelector('#two').ready;").await;
    page.js("const script = document.createElement('script');
        script.type = 'module';
        script.textContent = `
            import init from '/wasm/relations-timeline.js';
            const exports = await init();
            const table = Object.values(exports).find(it => it instanceof WebAssembly.Table);
            for (let slot = 0; slot < table.length; slot++) table.set(slot, null);
            window.emptied = table.length;`;
        document.body.append(script);")
        .await;
    page.wait_until("emptied > 100").await;
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
    page.js("$('.stage')?.focus();").await;
    page.key("+").await;
    fell_back(page).await;
}

async fn a_trap_in_a_call_of_the_page_is_not_thrown_at_it(page: &Page) {
    shown(page).await;
    page.js("host.setAttribute('theme', 'dark'); host.data = {version: 1, events: []}; await host.zoomBy(2);").await;
    fell_back(page).await;
}
