//! The widget and the page do not disturb each other: origins, policies, styles, other elements, memory.

use crate::engine::Engine;
use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, near, strings};
use serde_json::json;

scenarios![
    nothing_is_asked_of_another_origin,
    everything_works_under_the_strictest_policy,
    two_elements_do_not_know_of_each_other,
    a_page_with_hostile_styles_does_not_break_it,
    the_page_keeps_its_own_looks,
    nothing_is_left_in_the_page,
    removing_an_element_frees_it,
];

/// Uses everything a reader uses most.
async fn use_it(page: &Page) {
    page.look("await still();").await;
    let from = page.free_point(0.6, 0.5).await;
    page.click_named("button", "Zoom in").await;
    page.drag(from, (from.0 - 100.0, from.1)).await;
    page.wheel(from, (0, -60), "Control").await;
    page.click_named("button", "Show everything").await;
    page.days_at_rest().await;
    let at = page.shape("north-korea-recognised").await.center();
    page.click_at(at).await;
    page.wait_until("host.selectedId === 'north-korea-recognised'").await;
    page.key("Escape").await;
    page.key("ArrowRight").await;
    page.click("[part=search]").await;
    page.write("embassy").await;
    page.key("Enter").await;
    page.wait_until("host.selectedId && host.selectedId !== 'north-korea-recognised'").await;
    page.click_named("button", "Filters").await;
    page.click("[role=dialog] input[type=checkbox]").await;
    page.wait_until("$$('button[aria-label^=\"Remove filter\"]').length === 2").await;
    page.key("Escape").await;
    page.click_named("button", "Clear all").await;
    page.click_named("button", "List").await;
    page.wait_until("$$('[data-view=list] [data-event-id]').length === 23").await;
    page.click_named("button", "Keys and legend").await;
    page.wait_for("[role=dialog]").await;
    page.js("host.lang = 'ko'; host.setAttribute('theme', 'dark'); host.setAttribute('src', 'datasets/no-such.json');")
        .await;
    page.wait_until("host.problems.length === 1").await;
}

async fn nothing_is_asked_of_another_origin(page: &Page) {
    page.open_ready("/index.html").await;
    page.js("host.setAttribute('view', 'timeline'); host.lang = 'en'; host.scrollIntoView();").await;
    use_it(page).await;
    // All of it comes once a reader has done something, each file once.
    let names = ["bg", "crowd", "files", "later", "map", "panels", "pictures", "prose", "reader", "table", "views"];
    let expect = names.map(|name| ["/wasm/relations-timeline_", name, ".wasm"].concat());
    let mut parts = Vec::new();
    for _ in 0..50 {
        let paths = page.requests().into_iter().map(|request| request.path);
        parts = paths.filter(|path| path.ends_with(".wasm")).collect::<Vec<String>>();
        if parts.len() >= expect.len() {
            break;
        }
        page.pause(200).await;
    }
    parts.sort();
    assert_eq!(parts, expect);
    let own = page.url("/");
    let resources = page.resources().await;
    assert!(resources.iter().any(|address| address.ends_with(".wasm")), "{resources:?}");
    let foreign: Vec<&String> = resources.iter().filter(|address| !address.starts_with(&own)).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}

async fn everything_works_under_the_strictest_policy(page: &Page) {
    page.put_on_ready("/csp/pages/bare.html", TIMELINE).await;
    use_it(page).await;
    assert_eq!(page.violations().await, Vec::<String>::new());
    page.no_errors().await;
    page.open_ready("/csp/index.html").await;
    page.pause(100).await;
    assert_eq!(page.violations().await, Vec::<String>::new());
}

async fn two_elements_do_not_know_of_each_other(page: &Page) {
    page.open_ready("/pages/two.html").await;
    page.js("await document.querySelector('#second').ready;").await;
    let second = "const second = document.querySelector('#second');";
    let before = page.js(&format!("{second} return second.domainDays;")).await;
    page.js("host.zoomBy(3); await host.select('embassy-closed');").await;
    page.click("[part=search]").await;
    page.write("embassy").await;
    page.wait_until("$('[role=status]').textContent.includes(' of ')").await;
    let state = format!(
        "{second} return [second.domainDays, second.selectedId ?? null, $('#second >>> [part=search]').value,
            $('#second >>> [role=status]').textContent.trim()];"
    );
    assert_eq!(page.js(&state).await, json!([before, null, "", "23 events"]));
    page.js(&format!(
        "{second} second.lang = 'ko'; second.setAttribute('theme', 'dark'); second.data = {{version: 1, events: []}};"
    ))
    .await;
    page.wait_until("document.querySelector('#second').problems.length > 0").await;
    assert_eq!(page.value("host.problems").await, json!([]));
    assert_eq!(page.string("$('[part=root]').lang").await, "en");
    let colours = strings(
        &page
            .value("['#first', '#second'].map(id => getComputedStyle($(`${id} >>> [part=root]`)).backgroundColor)")
            .await,
    );
    assert_ne!(colours[0], colours[1]);
    page.js(&format!("{second} second.remove();")).await;
    page.drawn().await;
    assert_eq!(page.selected_id().await, "embassy-closed");
    page.click_named("button", "Clear all").await;
    page.wait_until("$('[role=status]').textContent.trim() === '23 events'").await;
    page.no_errors().await;
}

async fn a_page_with_hostile_styles_does_not_break_it(page: &Page) {
    page.open_ready("/pages/hostile-styles.html").await;
    page.js("host.scrollIntoView({block: 'start'}); host.setAttribute('view', 'timeline');").await;
    page.days_at_rest().await;
    let hidden = strings(
        &page
            .value(
                "$$('[part=root], [part=title], [part=search], [part=stage], [part=header] button, [part=stage] [data-event-id], [part=overview]')
                    .filter(part => !part.checkVisibility({opacityProperty: true, visibilityProperty: true})).map(part => part.outerHTML.slice(0, 80))",
            )
            .await,
    );
    assert_eq!(hidden, Vec::<String>::new());
    // Whatever is inherited comes through the border of a shadow root unless it is set anew.
    let looks = "const style = part => getComputedStyle($(part));
        const said = (part, names) => names.map(name => [part, name, style(part)[name]].join(' '));
        return ['[part=title]', '[part=header] button', '[part=stage] text', '[part=detail]'].flatMap(part => said(part,
            ['letterSpacing', 'wordSpacing', 'textTransform', 'textIndent', 'textShadow', 'fontStyle', 'whiteSpaceCollapse', 'textWrapMode', 'visibility']))
            .concat(said('[part=stage] .tick', ['stroke', 'strokeWidth', 'textAnchor']))
            .filter(line => !/ (normal|0px|none|nowrap|wrap|collapse|visible|start|middle|1px|undefined)$|title\\] letterSpacing -0|text strokeWidth|button textWrapMode/.test(line));";
    let odd = strings(&page.js(looks).await);
    assert_eq!(odd, Vec::<String>::new());
    let at = page.shape("north-korea-recognised").await.center();
    page.click_at(at).await;
    page.wait_until("host.selectedId === 'north-korea-recognised'").await;
    let font = page.string("getComputedStyle($('[part=detail]')).fontFamily").await;
    assert!(!font.contains("fantasy"), "{font}");
    page.no_errors().await;
}

async fn the_page_keeps_its_own_looks(page: &Page) {
    page.open("/pages/plain.html").await;
    page.wait_until("customElements.get('relations-timeline')").await;
    // An element beside it knows what the page looked like without.
    let looks = "const looks = element => { const style = getComputedStyle(element);
            return [...style].filter(name => !/^(height|block-size|perspective-origin|transform-origin|width|inline-size)/.test(name))
                .map(name => name + ': ' + style.getPropertyValue(name)).join('; '); };
        return ['html', 'body', 'main', 'h1', '#after'].map(selector => looks(document.querySelector(selector)))
            .concat([String(document.styleSheets.length), String(document.adoptedStyleSheets.length), String(document.head.children.length)]);";
    page.js("const element = host; window.kept = element; element.remove();").await;
    let without = strings(&page.js(looks).await);
    page.js("document.querySelector('h1').after(kept); await kept.ready;").await;
    page.drawn().await;
    let with = strings(&page.js(looks).await);
    assert_eq!(with, without);
}

async fn nothing_is_left_in_the_page(page: &Page) {
    page.put("").await;
    page.js("window.names = new Set(Object.getOwnPropertyNames(window)); names.add('names').add('left');").await;
    page.js_with("document.querySelector('#main').innerHTML = args[0];", json!([TIMELINE])).await;
    page.ready().await;
    let count = page.number("document.querySelectorAll('*').length").await;
    page.js("await host.select('embassy-closed'); host.zoomBy(3);").await;
    page.drawn().await;
    assert_eq!(page.number("document.querySelectorAll('*').length").await, count, "something is put into the page");
    let left = page.value("Object.getOwnPropertyNames(window).filter(name => !names.has(name))").await;
    assert_eq!(strings(&left), Vec::<String>::new(), "names in the page's scope");
    assert_eq!(
        page.string("[localStorage.length, sessionStorage.length, document.cookie, location.hash].join()").await,
        "0,0,,"
    );
    page.js("host.remove();").await;
    page.drawn().await;
    page.no_errors().await;
}

/// Bytes of wasm memory and elements after so many mounts, of which some at a time are one script: each has its time limit.
async fn mounts(page: &Page, times: u32) -> (f64, f64) {
    for _ in 1..times / TOGETHER {
        some_mounts(page).await;
    }
    some_mounts(page).await
}

const TOGETHER: u32 = 15;

async fn some_mounts(page: &Page) -> (f64, f64) {
    let body = "const main = document.querySelector('#main');
        for (let time = 0; time < args[0]; time++) {
            const element = document.createElement('relations-timeline');
            element.setAttribute('loading', 'eager');
            element.setAttribute('view', time % 3 ? 'timeline' : 'list');
            main.append(element);
            await element.ready;
            element.select('embassy-closed');
            element.zoomBy(2);
            await frame();
            element.remove();
        }
        await frame();
        await frame();
        return [await wasmBytes(), document.querySelectorAll('*').length];";
    crate::widget::pair(&page.js_with(body, json!([TOGETHER])).await)
}

async fn removing_an_element_frees_it(page: &Page) {
    page.put("").await;
    // By a script of the page: what a driver imports may be another instance.
    let body = "const script = document.createElement('script');
        script.type = 'module';
        script.src = '/pages/memory.js';
        document.head.append(script);";
    page.js(body).await;
    page.wait_until("window.wasmBytes").await;
    // What comes once a reader has done something takes memory once.
    let all = "const element = document.createElement('relations-timeline');
        element.setAttribute('loading', 'eager');
        document.querySelector('#main').append(element);
        await element.ready;
        await element.exportAs('csv');
        element.remove();";
    page.js(all).await;
    // The memory is cut up in its final way after some dozens.
    let few = mounts(page, 60).await;
    let few_nodes = page.browser.living_nodes().await;
    for _ in 0..3 {
        mounts(page, 30).await;
    }
    let many = mounts(page, 45).await;
    let many_nodes = page.browser.living_nodes().await;
    assert_eq!(many, few, "bytes of wasm memory and elements after 195 mounts, and after 60");
    assert_eq!(few_nodes.is_some(), page.engine() == Engine::Chromium);
    if let (Some(few), Some(many)) = (few_nodes, many_nodes) {
        near(many, few, 100.0, "living nodes after 195 mounts, and after 60");
    }
    page.no_errors().await;
}
