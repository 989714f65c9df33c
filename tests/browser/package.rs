//! The package for npm as a page has it that was built by Vite: everything that the widget fetches is found.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::DATASET;
use std::env;
use std::path::Path;

scenarios![Chromium: a_page_that_vite_has_built_finds_everything];

async fn a_page_that_vite_has_built_finds_everything(page: &Page) {
    let built = env::var_os("RELATIONS_PACKAGE").expect("RELATIONS_PACKAGE names what Vite has built");
    assert!(Path::new(&built).join("index.html").is_file(), "Vite has built no page: see the step `package`");
    page.open_ready("/csp/package/index.html").await;
    assert_eq!(page.number("seen.ready").await as usize, DATASET.events.len());
    assert!(page.count("[part=stage] [data-event-id]").await > 3);
    // What comes later, what a view brings, what a language brings: each is a file of its own.
    let id = DATASET.events.iter().next().expect("the dataset has events").id;
    page.js_with("await host.select(args[0]);", serde_json::json!([id])).await;
    page.wait_until(&format!("seen.selected === {id:?}")).await;
    page.js("host.setAttribute('view', 'map');").await;
    page.wait_for("[data-view=map] path").await;
    page.js("host.setAttribute('view', 'list'); host.setAttribute('lang', 'ko');").await;
    page.wait_until("$('[part=title]').textContent === '북한과 베네수엘라'").await;
    let picture = page.string("(await host.exportAs('svg')).type").await;
    assert!(picture.starts_with("image/svg+xml"), "{picture}");
    let own = page.url("/");
    for name in ["relations-timeline_bg.wasm", "relations-timeline_later.wasm", "world.bin", "words.ko.txt"] {
        let found = page.resources().await.into_iter().find(|address| address.ends_with(name));
        let found = found.unwrap_or_else(|| panic!("{name} was not fetched"));
        assert!(found.starts_with(&own) && found.contains("/package/assets/wasm/"), "{found}");
    }
    assert_eq!(page.value("seen.problems").await, serde_json::json!([]));
    assert_eq!(page.violations().await, Vec::<String>::new());
}
