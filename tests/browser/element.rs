//! The contract, line by line: attributes, properties, methods and events of `<relations-timeline>`.

use crate::engine::Media;
use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{LIST, TIMELINE, near, pair, strings};
use serde_json::{Value, json};

scenarios![
    the_embedded_dataset_is_shown_without_src,
    src_names_a_dataset_and_may_change,
    lang_is_the_elements_own_or_the_nearest_in_the_page,
    lang_may_change_and_keeps_the_readers_place,
    view_is_asked_for_or_follows_the_width,
    the_view_buttons_tell_the_page,
    theme_follows_the_system_unless_told,
    selected_is_followed,
    domain_is_an_interval_of_days,
    loading_waits_until_the_element_is_near,
    loading_eager_does_not_wait,
    data_may_be_a_string_an_object_or_bytes,
    a_packed_dataset_is_known_by_its_content,
    a_packed_dataset_that_is_cut_off_says_so,
    data_set_before_the_script_is_there_is_shown,
    what_is_called_before_it_is_ready_is_done_later,
    ready_is_kept_with_the_event,
    methods_do_what_they_say,
    every_event_is_told_on_the_element_and_reaches_the_page,
    a_listener_may_ask_for_anything,
    the_script_may_be_loaded_twice,
    an_element_that_is_moved_keeps_its_state,
    an_element_that_was_removed_works_again,
    an_element_that_is_removed_while_loading_does_no_harm,
    inner_markup_carries_its_marks,
    parts_and_custom_properties_style_it,
    an_element_may_be_made_by_a_script,
    a_hidden_element_is_drawn_when_it_is_shown,
];

fn timeline(attributes: &str) -> String {
    format!(r#"<relations-timeline loading="eager" {attributes}></relations-timeline>"#)
}

async fn events_drawn(page: &Page) -> f64 {
    page.drawn().await;
    page.number(
        "$$('[data-view] [data-event-id]').length
            + $$('[data-cluster]').reduce((sum, cluster) => sum + Number(cluster.dataset.count), 0)",
    )
    .await
}

async fn told(page: &Page, name: &str) -> Vec<Value> {
    page.events().await.into_iter().filter(|(other, _)| other == name).map(|(_, detail)| detail).collect()
}

async fn the_embedded_dataset_is_shown_without_src(page: &Page) {
    page.put_ready(TIMELINE).await;
    assert_eq!(events_drawn(page).await, 23.0);
    assert_eq!(page.value("host.problems").await, json!([]));
    page.no_errors().await;
}

async fn src_names_a_dataset_and_may_change(page: &Page) {
    page.put_ready(&timeline(r#"lang="en" src="../data/small.json""#)).await;
    assert_eq!(page.text("[part=title]").await, "Aland and Bland");
    assert_eq!(events_drawn(page).await, 3.0);
    page.js("host.setAttribute('src', '/data/crowd.json');").await;
    page.wait_until("$('[part=title]').textContent === 'A crowd of days'").await;
    page.wait_until("watched.events.filter(([name]) => name === 'relations-ready').length === 2").await;
    // The last one asked for wins, however late the others come.
    page.js("host.setAttribute('src', '/slow/700/data/crowd.json'); host.setAttribute('src', '/data/small.json');")
        .await;
    page.wait_until("$('[part=title]').textContent === 'Aland and Bland'").await;
    page.pause(1000).await;
    assert_eq!(page.text("[part=title]").await, "Aland and Bland");
    page.js("host.removeAttribute('src');").await;
    page.wait_until("$('[part=title]').textContent === 'North Korea and Venezuela'").await;
    page.no_errors().await;
}

async fn lang_is_the_elements_own_or_the_nearest_in_the_page(page: &Page) {
    let lists = ["es", "ko", "en", "es-VE", "ko-KP", "EN-gb"];
    for (lang, list) in lists.iter().zip(["Lista", "목록", "List", "Lista", "목록", "List"]) {
        page.put_ready(&timeline(&format!(r#"view="timeline" lang="{lang}""#))).await;
        page.look_until(&format!("named('button', '{list}')")).await;
        assert_eq!(page.string("$('[part=root]').lang").await, lang[..2].to_lowercase());
    }
    page.put_ready(
        r#"<div lang="ko"><div lang="es"><relations-timeline loading="eager"></relations-timeline></div></div>"#,
    )
    .await;
    assert_eq!(page.string("$('[part=root]').lang").await, "es");
    // Neither the element's tag nor the nearest is known here, so the page's own is.
    page.put_ready(r#"<div lang="fr"><relations-timeline loading="eager" lang="xx"></relations-timeline></div>"#).await;
    assert_eq!(page.string("$('[part=root]').lang").await, "en");
}

async fn lang_may_change_and_keeps_the_readers_place(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("host.zoomBy(3); await host.select('embassy-closed');").await;
    let days = page.days_at_rest().await;
    page.js("host.lang = 'es';").await;
    page.look_until("named('button', 'Lista')").await;
    assert!(page.text("[part=detail]").await.contains("en la década de 1990"));
    assert_eq!(page.selected_id().await, "embassy-closed");
    assert_eq!(page.days_at_rest().await, days);
}

async fn view_is_asked_for_or_follows_the_width(page: &Page) {
    page.put_ready(&timeline(r#"lang="en""#)).await;
    page.wait_for("[data-view=timeline]").await;
    page.js("host.setAttribute('view', 'list');").await;
    page.wait_until("$('[data-view=list]') && !$('[data-view=timeline]')").await;
    page.js("host.removeAttribute('view');").await;
    page.wait_for("[data-view=timeline]").await;
    page.size(470, 800).await;
    page.wait_for("[data-view=list]").await;
    page.size(520, 800).await;
    page.wait_for("[data-view=timeline]").await;
    let views = told(page, "relations-view").await;
    let views: Vec<&str> = views.iter().filter_map(|detail| detail["view"].as_str()).collect();
    assert_eq!(views, ["list", "timeline", "list", "timeline"]);
    page.size(390, 800).await;
    page.put_ready(&timeline(r#"lang="en" view="timeline""#)).await;
    page.wait_for("[data-view=timeline]").await;
    page.put_ready(&timeline(r#"lang="en" view="poster""#)).await;
    page.wait_for("[data-view=list]").await;
    assert!(page.string("host.problems[0].message").await.contains("poster"));
}

async fn the_view_buttons_tell_the_page(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.click_named("button", "List").await;
    page.wait_for("[data-view=list]").await;
    page.look_until("named('button', 'List').getAttribute('aria-pressed') === 'true'").await;
    page.click_named("button", "Timeline").await;
    page.wait_for("[data-view=timeline]").await;
    assert_eq!(told(page, "relations-view").await, [json!({"view": "list"}), json!({"view": "timeline"})]);
}

/// How light the widget's paper and its words are, from 0 to 255.
async fn lightness(page: &Page) -> (f64, f64) {
    let body = "const context = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        const style = getComputedStyle($('[part=root]'));
        return [style.backgroundColor, style.color].map(colour => {
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
            const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        });";
    pair(&page.js(body).await)
}

async fn theme_follows_the_system_unless_told(page: &Page) {
    for dark in [true, false] {
        page.media(Media { dark, ..Media::default() }).await;
        page.put_ready(TIMELINE).await;
        for (theme, is_dark) in [("", dark), ("dark", true), ("light", false), ("auto", dark), ("purple", dark)] {
            page.js_with("host.setAttribute('theme', args[0]);", json!([theme])).await;
            page.drawn().await;
            let (paper, ink) = lightness(page).await;
            let expected = if is_dark { paper < 60.0 && ink > 180.0 } else { paper > 200.0 && ink < 80.0 };
            assert!(expected, "theme=“{theme}” in a dark system ({dark}): paper {paper}, ink {ink}");
        }
        assert!(page.string("host.problems[0].message").await.contains("purple"));
    }
}

async fn selected_is_followed(page: &Page) {
    page.put_ready(&timeline(r#"lang="en" view="timeline" selected="embassy-closed""#)).await;
    assert_eq!(page.selected_id().await, "embassy-closed");
    assert!(page.text("[part=detail]").await.contains("in the 1990s"));
    page.js("host.setAttribute('selected', 'embassy-reopened');").await;
    page.wait_until("host.selectedId === 'embassy-reopened'").await;
    page.js("host.setAttribute('selected', 'no-such-event');").await;
    page.wait_until("host.problems.length === 1").await;
    let problem = page.value("host.problems[0]").await;
    assert!(
        problem["path"] == "selected" && problem["message"].as_str().unwrap().contains("no-such-event"),
        "{problem}"
    );
    page.js("host.removeAttribute('selected');").await;
    page.wait_until("(host.selectedId ?? null) === null").await;
    page.wait_until("!$('[part=detail]').textContent.includes('in the 1990s')").await;
}

async fn domain_is_an_interval_of_days(page: &Page) {
    page.put_ready(&timeline(r#"lang="en" view="timeline" domain="1990/1999""#)).await;
    // From 1990-01-01 until the end of 1999-12-31, in days since 1970-01-01.
    let (from, to) = page.days_at_rest().await;
    near(from, 7305.0, 0.5, "the first day");
    near(to, 10957.0, 0.5, "the last day");
    page.js("host.setAttribute('domain', '2013-09-15/2014-02');").await;
    page.wait_until("Math.abs(host.domainDays[0] - 15963) < 0.5 && Math.abs(host.domainDays[1] - 16130) < 0.5").await;
    let days = page.days_at_rest().await;
    for odd in ["last year", "1990/..", "2010/1990"] {
        page.js_with("host.setAttribute('domain', args[0]);", json!([odd])).await;
        let known = json!(odd);
        page.wait_until(&format!(
            "host.problems.some(problem => problem.path === 'domain' && problem.message.includes({known}))"
        ))
        .await;
        assert_eq!(page.days_at_rest().await, days, "{odd}");
    }
}

fn has_wasm(page: &Page) -> bool {
    page.requests().iter().any(|request| request.path.ends_with(".wasm"))
}

async fn loading_waits_until_the_element_is_near(page: &Page) {
    page.open("/pages/lazy.html").await;
    page.wait_until("customElements.get('relations-timeline')").await;
    page.pause(400).await;
    assert!(!has_wasm(page), "the wasm was fetched though the element is far away");
    assert_eq!(page.value("document.querySelector('#fallback').checkVisibility()").await, true);
    page.js("scrollTo(0, 1000);").await;
    page.ready().await;
    assert!(has_wasm(page));
    page.js("host.scrollIntoView();").await;
    page.wait_until("host.domainDays && $('[data-event-id]')").await;
}

async fn loading_eager_does_not_wait(page: &Page) {
    page.put("").await;
    let body = "const filler = document.createElement('div'); filler.className = 'filler';
        document.querySelector('#main').append(filler);
        document.querySelector('#main').insertAdjacentHTML('beforeend', args[0]);";
    page.js_with(body, json!([TIMELINE])).await;
    page.ready().await;
    assert_eq!(page.number("scrollY").await, 0.0);
}

async fn data_may_be_a_string_an_object_or_bytes(page: &Page) {
    page.put_ready(TIMELINE).await;
    let body = "const text = (await (await fetch('/data/small.json')).text()).replace('Aland and Bland', args[0]);
        const bytes = new TextEncoder().encode(text);
        host.data = {string: text, object: JSON.parse(text), buffer: bytes.buffer, bytes}[args[0]];";
    for form in ["string", "object", "buffer", "bytes"] {
        page.js_with(body, json!([form])).await;
        page.wait_until(&format!("$('[part=title]').textContent === '{form}'")).await;
        assert_eq!(events_drawn(page).await, 3.0);
        assert_eq!(page.value("host.problems").await, json!([]));
    }
    page.js("host.data = undefined;").await;
    page.wait_until("$('[part=title]').textContent === 'North Korea and Venezuela'").await;
}

/// Bytes of the page itself: what a driver makes is not the same kind of array everywhere.
const PACKED: &str = "const packed = await (await fetch('/data/small.packed')).arrayBuffer();
    const bytes = new TextEncoder().encode(' '.repeat(packed.byteLength));
    bytes.set(new Uint8Array(packed));";

async fn a_packed_dataset_is_known_by_its_content(page: &Page) {
    let shown = "[$('[part=title]').textContent, host.problems.length, host.ready instanceof Promise]";
    page.put_ready(&timeline(r#"lang="en" src="/data/small.packed""#)).await;
    let expect = page.value(shown).await;
    assert_eq!((&expect[0], &expect[1]), (&json!("Aland and Bland"), &json!(0)));
    let events = events_drawn(page).await;
    page.put_ready(&timeline(r#"lang="en" src="/data/small.json""#)).await;
    assert_eq!((page.value(shown).await, events_drawn(page).await), (expect.clone(), events));
    for data in ["bytes.buffer", "bytes", "bytes.subarray(0, packed.byteLength)"] {
        page.put_ready(TIMELINE).await;
        page.js(&format!("{PACKED} host.data = {data};")).await;
        page.wait_until("$('[part=title]').textContent === 'Aland and Bland'").await;
        assert_eq!((page.value(shown).await, events_drawn(page).await), (expect.clone(), events), "{data}");
    }
    page.no_errors().await;
}

async fn a_packed_dataset_that_is_cut_off_says_so(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js(&format!("{PACKED} host.data = bytes.subarray(0, packed.byteLength / 2);")).await;
    page.wait_until("host.problems.length === 1").await;
    let problem = page.value("host.problems[0]").await;
    assert!(problem["severity"] == "error" && problem["path"] == "", "{problem}");
    assert!(problem["message"].as_str().is_some_and(|message| message.contains("cut off")), "{problem}");
    assert_eq!(events_drawn(page).await, 0.0);
    page.no_errors().await;
}

async fn data_set_before_the_script_is_there_is_shown(page: &Page) {
    page.open("/pages/before.html").await;
    let body = "host.data = await (await fetch('/data/small.json')).json();
        const script = document.createElement('script');
        script.type = 'module';
        script.src = '/relations-timeline.js';
        document.head.append(script);";
    page.js(body).await;
    page.ready().await;
    assert_eq!(page.text("[part=title]").await, "Aland and Bland");
    assert_eq!(page.string("host.data.id").await, "small");
    assert!(page.value("Object.hasOwn(host, 'data')").await == false, "what was set first hides the property");
    assert_eq!(told(page, "relations-ready").await.len(), 1);
    page.no_errors().await;
}

async fn what_is_called_before_it_is_ready_is_done_later(page: &Page) {
    page.put("").await;
    let body = "document.querySelector('#main').innerHTML = args[0];
        const element = document.querySelector('relations-timeline');
        element.zoomBy(3);
        await element.select('embassy-closed');
        return element.selectedId;";
    assert_eq!(page.js_with(body, json!([TIMELINE])).await, "embassy-closed");
    page.no_errors().await;
}

async fn ready_is_kept_with_the_event(page: &Page) {
    page.put(TIMELINE).await;
    assert_eq!(page.value("typeof host.ready.then === 'function'").await, true);
    let detail = page.value("host.ready.then(event => [event.type, event.detail])").await;
    assert_eq!(detail, json!(["relations-ready", {"events": 23, "problems": []}]));
}

async fn methods_do_what_they_say(page: &Page) {
    page.put_ready(TIMELINE).await;
    let (whole, scale) = (page.days().await, page.days_per_px().await);
    page.js("await host.zoomBy(2);").await;
    let inner = page.days_at_rest().await;
    near((whole.1 - whole.0) / (inner.1 - inner.0), 2.0, 1e-6, "the factor");
    near(inner.0 + inner.1, whole.0 + whole.1, 1e-3, "twice the middle");
    page.js("await host.panBy(100);").await;
    let panned = page.days_at_rest().await;
    near(inner.0 - panned.0, 100.0 * scale / 2.0, scale / 2.0, "to the right means to earlier days");
    page.js("await host.fit();").await;
    near(page.days_at_rest().await.0, whole.0, 1e-3, "the first day of everything");
    page.js("await host.select('embassy-closed');").await;
    assert_eq!(page.selected_id().await, "embassy-closed");
    page.js("await host.select('no-such-event');").await;
    assert!(page.string("host.problems[0].message").await.contains("no-such-event"));
    page.js("await host.select('embassy-reopened'); await host.select(null);").await;
    assert_eq!(page.value("host.selectedId ?? null").await, Value::Null);
    page.no_errors().await;
}

async fn every_event_is_told_on_the_element_and_reaches_the_page(page: &Page) {
    page.put("").await;
    let body = "window.heard = [];
        for (const name of ['ready', 'select', 'domain', 'view', 'problem']) addEventListener(`relations-${name}`, event =>
            heard.push([event.type, event.target === document.querySelector('relations-timeline'), event.bubbles, event.composed,
                event.detail]));
        document.querySelector('#main').innerHTML = args[0];";
    page.js_with(body, json!([TIMELINE])).await;
    page.ready().await;
    page.js("await host.select('embassy-closed'); host.zoomBy(2); host.setAttribute('view', 'list'); await host.select('odd');")
        .await;
    page.wait_until("new Set(heard.map(([name]) => name)).size === 5").await;
    let heard = page.value("heard").await;
    for event in heard.as_array().unwrap() {
        assert!(event[1] == true && event[2] == true && event[3] == true, "{event}");
        let detail = &event[4];
        let is_right = match event[0].as_str().unwrap() {
            "relations-ready" => detail["events"] == 23 && detail["problems"].is_array(),
            "relations-select" => detail["id"].is_string() || detail["id"].is_null(),
            "relations-domain" => detail["from"].is_number() && detail["to"].is_number(),
            "relations-view" => detail["view"] == "list",
            "relations-problem" => {
                let problem = &detail["problems"][0];
                ["error", "warning"].contains(&problem["severity"].as_str().unwrap())
                    && problem["path"] == "selected"
                    && problem["message"].is_string()
            }
            _ => false,
        };
        assert!(is_right, "{event}");
    }
}

async fn a_listener_may_ask_for_anything(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.hover("[part=title]").await;
    let body = "const text = await (await fetch('/data/small.json')).text();
        // What reads it has arrived then, so that the listener's data is read and shown while it is told.
        await new Promise(done => {
            host.addEventListener('relations-ready', done, {once: true});
            host.data = text;
        });
        const id = JSON.parse(text).events[0].id;
        host.addEventListener('relations-select', () => {
            host.data = text.replace(/Aland and Bland|Alandia y Blandia/g, 'Changed');
            host.setAttribute('view', 'list');
            host.lang = 'es';
            host.fit();
        }, {once: true});
        await host.select(id);";
    page.js(body).await;
    page.wait_until("$('[part=title]').textContent === 'Changed' && $('[data-view=list]')").await;
    page.no_errors().await;
}

async fn the_script_may_be_loaded_twice(page: &Page) {
    page.put_ready(TIMELINE).await;
    let body = "const element = customElements.get('relations-timeline');
        await import('/relations-timeline.js?again');
        return customElements.get('relations-timeline') === element;";
    assert_eq!(page.js(body).await, true);
    page.js_with("document.querySelector('#main').insertAdjacentHTML('beforeend', args[0]);", json!([LIST])).await;
    page.wait_until("document.querySelectorAll('relations-timeline')[1].problems.length === 0").await;
    page.js("await document.querySelectorAll('relations-timeline')[1].ready;").await;
    page.no_errors().await;
}

async fn an_element_that_is_moved_keeps_its_state(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("host.zoomBy(3); await host.select('embassy-closed');").await;
    let days = page.days_at_rest().await;
    page.js("const section = document.createElement('section'); document.body.prepend(section); section.append(host);")
        .await;
    page.drawn().await;
    assert_eq!(page.selected_id().await, "embassy-closed");
    assert_eq!(page.days_at_rest().await, days);
    assert!(page.text("[part=detail]").await.contains("in the 1990s"));
    assert_eq!(told(page, "relations-ready").await.len(), 1, "it was made anew");
    page.click_named("[part=detail] button", "Next event").await;
    page.wait_until("host.selectedId !== 'embassy-closed'").await;
    page.no_errors().await;
}

async fn an_element_that_was_removed_works_again(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("window.kept = host; host.remove();").await;
    page.pause(50).await;
    assert_eq!(page.string("String(kept.domainDays)").await, "undefined");
    page.js("kept.zoomBy(2); document.querySelector('#main').append(kept);").await;
    page.wait_until("host.domainDays").await;
    page.days_at_rest().await;
    assert_eq!(events_drawn(page).await, 23.0);
    assert_eq!(told(page, "relations-ready").await.len(), 2);
    page.click_named("button", "List").await;
    page.wait_for("[data-view=list]").await;
    page.no_errors().await;
}

async fn an_element_that_is_removed_while_loading_does_no_harm(page: &Page) {
    page.put("").await;
    let body = "for (const src of ['/slow/300/data/small.json', '/data/small.json', '']) {
            const element = document.createElement('relations-timeline');
            element.setAttribute('loading', 'eager');
            if (src) element.setAttribute('src', src);
            document.querySelector('#main').append(element);
            await frame();
            element.remove();
        }
        watched.events.length = 0;";
    page.js(body).await;
    page.pause(600).await;
    assert_eq!(page.events().await, [], "what was removed still tells the page");
    page.no_errors().await;
}

async fn inner_markup_carries_its_marks(page: &Page) {
    page.put_ready(TIMELINE).await;
    let body = "return $$('[data-view]').map(view => view.dataset.view);";
    assert_eq!(strings(&page.js(body).await), ["timeline"]);
    assert!(page.count("[data-view=timeline] [data-event-id]").await > 5);
    assert_eq!(page.value("$$('[data-cluster]').every(cluster => Number(cluster.dataset.count) >= 2)").await, true);
    page.js("host.setAttribute('view', 'list');").await;
    page.wait_for("[data-view=list]").await;
    assert_eq!(page.count("[data-view=list] [data-event-id]").await, 23);
    for part in ["root", "header", "title", "search", "list", "detail"] {
        assert_eq!(page.count(&format!("[part={part}]")).await, 1, "{part}");
    }
}

async fn parts_and_custom_properties_style_it(page: &Page) {
    page.put_ready(TIMELINE).await;
    let body = "const sheet = new CSSStyleSheet();
        sheet.replaceSync(`relations-timeline { --relations-paper: rgb(1, 2, 3); --relations-height: 500px; }
            relations-timeline::part(title) { color: rgb(4, 5, 6); }`);
        document.adoptedStyleSheets.push(sheet);
        await frame(); await frame();
        return [getComputedStyle($('[part=root]')).backgroundColor, getComputedStyle($('[part=title]')).color,
            host.getBoundingClientRect().height];";
    assert_eq!(page.js(body).await, json!(["rgb(1, 2, 3)", "rgb(4, 5, 6)", 500]));
}

async fn an_element_may_be_made_by_a_script(page: &Page) {
    page.put("").await;
    let body = "const element = document.createElement('relations-timeline');
        element.data = await (await fetch('/data/small.json')).json();
        element.setAttribute('loading', 'eager');
        element.setAttribute('view', 'list');
        element.lang = 'en';
        document.querySelector('#main').append(element);
        await element.ready;";
    page.js(body).await;
    assert_eq!(page.text("[part=title]").await, "Aland and Bland");
    assert_eq!(page.count("[data-view=list] [data-event-id]").await, 3);
}

async fn a_hidden_element_is_drawn_when_it_is_shown(page: &Page) {
    page.put(&timeline(r#"lang="en" view="timeline" hidden"#)).await;
    page.pause(200).await;
    page.js("host.hidden = false;").await;
    page.ready().await;
    page.wait_until("$$('[part=stage] [data-event-id]').length > 5").await;
    assert_eq!(events_drawn(page).await, 23.0);
    page.js("host.hidden = true;").await;
    page.drawn().await;
    page.js("host.hidden = false;").await;
    page.drawn().await;
    assert_eq!(events_drawn(page).await, 23.0);
    page.no_errors().await;
}
