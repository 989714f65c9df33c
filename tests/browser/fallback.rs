//! What readers see without scripts, and while the wasm is on its way; and that the swap moves nothing.

use crate::engine::Engine;
use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, TIMELINE, near};

scenarios![
    without_scripts_the_story_is_a_list_with_dates,
    the_swap_moves_nothing_below,
    a_dataset_of_the_page_appears_without_a_jump,
    the_swap_moves_nothing_on_a_narrow_screen,
    the_pages_own_words_stand_until_it_is_ready,
    without_the_wasm_the_story_stays,
];

async fn without_scripts_the_story_is_a_list_with_dates(page: &Page) {
    page.open("/noscript/index.html").await;
    let story = ">>> relations-timeline ol > li";
    assert_eq!(page.count(story).await, DATASET.events.len());
    let text = page.string("document.querySelector('relations-timeline').textContent.replace(/\\s+/g, ' ')").await;
    for event in DATASET.events.iter() {
        assert!(text.contains(event.title.get("en")), "{} is missing", event.id);
    }
    let body = "const times = $$('>>> relations-timeline time');
        return [times.length, times.filter(time => !/^\\d{4}(-\\d\\d){0,2}$/.test(time.dateTime) || !time.textContent.trim())
            .map(time => time.outerHTML)];";
    let times = page.js(body).await;
    let known =
        |event: &relations_core::dataset::Event| event.edtf().bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    assert_eq!(times, serde_json::json!([DATASET.events.iter().filter(known).count(), []]), "dates that HTML can say");
    let seen = page.js("return $$('>>> relations-timeline li').every(item => item.checkVisibility() && item.getBoundingClientRect().height > 20);").await;
    assert_eq!(seen, true);
    assert_eq!(page.value("document.documentElement.scrollWidth <= innerWidth").await, true);
    for words in ["in the 1990s", "before 1974", "about 2015"] {
        assert!(text.contains(words), "{words}");
    }
    // Every event can be scrolled to: nothing is cut off.
    let cut =
        "const story = document.querySelector('relations-timeline'), last = $$('>>> relations-timeline li').at(-1);
        last.scrollIntoView({block: 'center', behavior: 'instant'});
        const box = last.getBoundingClientRect(), at = document.elementFromPoint(box.left + 20, box.top + 20);
        return story.contains(at) && at !== story;";
    assert_eq!(page.js(cut).await, true, "the last event cannot be reached");
}

async fn swap(page: &Page) {
    // Everything comes late, so that there is a time before.
    page.open("/slow/250/index.html").await;
    page.wait_until("customElements.get('relations-timeline')").await;
    let place = "(() => { const box = document.querySelector('#embed').getBoundingClientRect();
        return [box.top + scrollY, document.documentElement.scrollHeight]; })()";
    let before = page.value(&format!("[host.domainDays === undefined, ...{place}]")).await;
    assert_eq!(before[0], true, "it was ready too soon to be watched");
    page.ready().await;
    page.pause(300).await;
    let after = page.value(place).await;
    near(after[0].as_f64().unwrap(), before[1].as_f64().unwrap(), 0.5, "the place of what stands below");
    near(after[1].as_f64().unwrap(), before[2].as_f64().unwrap(), 1.0, "the height of the page");
    nothing_has_shifted(page, "true").await;
}

/// As far as the browser tells: only Chromium does. `of` says which entries count.
async fn nothing_has_shifted(page: &Page, of: &str) {
    if page.engine() == Engine::Chromium {
        let body = format!(
            "return await new Promise(resolve => {{
                let sum = 0;
                new PerformanceObserver(list => {{ for (const entry of list.getEntries()) if ({of}) sum += entry.value; }})
                    .observe({{type: 'layout-shift', buffered: true}});
                setTimeout(() => resolve(sum), 100);
            }});"
        );
        let shift = page.js(&body).await;
        assert_eq!(shift.as_f64().unwrap(), 0.0, "cumulative layout shift");
    }
}

async fn a_dataset_of_the_page_appears_without_a_jump(page: &Page) {
    page.put(&TIMELINE.replace(" lang", r#" src="/data/small.json" lang"#)).await;
    page.ready().await;
    page.wait_until("$('.overview .window')").await;
    page.pause(100).await;
    // What stands after it makes room for it; what is in the shadow root has no node that the page may see.
    nothing_has_shifted(page, "entry.sources.some(source => !source.node)").await;
    page.no_errors().await;
}

async fn the_swap_moves_nothing_below(page: &Page) {
    swap(page).await;
}

async fn the_swap_moves_nothing_on_a_narrow_screen(page: &Page) {
    page.size(390, 800).await;
    swap(page).await;
}

async fn the_pages_own_words_stand_until_it_is_ready(page: &Page) {
    page.open("/slow/250/pages/plain.html").await;
    page.put_on("/slow/250/pages/bare.html", r#"<relations-timeline loading="eager" lang="en" src="/slow/400/data/small.json"><p id="fallback">Wait.</p></relations-timeline>"#)
        .await;
    assert_eq!(page.value("document.querySelector('#fallback').checkVisibility()").await, true);
    page.ready().await;
    assert_eq!(page.value("document.querySelector('#fallback').checkVisibility()").await, false);
    assert_eq!(page.text("[part=title]").await, "Aland and Bland");
}

async fn without_the_wasm_the_story_stays(page: &Page) {
    // The door is here, but what it opens to is not.
    page.open("/pages/before.html").await;
    let body = "host.innerHTML = '<p id=fallback>The story.</p>';
        const text = (await (await fetch('/relations-timeline.js')).text()).replaceAll('./wasm/', '/nowhere/');
        const blob = URL.createObjectURL(new Blob([text.replaceAll('\"/nowhere/', '\"' + location.origin + '/nowhere/')], {type: 'text/javascript'}));
        await import(blob);";
    page.js(body).await;
    page.wait_until("watched.events.length === 1").await;
    let events = page.events().await;
    assert_eq!(events[0].0, "relations-problem");
    assert_eq!(events[0].1["problems"][0]["severity"], "error");
    assert_eq!(page.value("document.querySelector('#fallback').checkVisibility()").await, true);
    page.no_errors().await;
}
