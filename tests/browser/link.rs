//! What is seen, in the page's address: written while a reader goes on, shown again by a link, and gone through back and forward.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{near, strings};
use serde_json::json;

scenarios![
    what_is_seen_is_written_in_the_hash,
    a_link_shows_exactly_what_was_seen,
    other_parts_of_the_hash_are_left_alone,
    what_a_link_names_wrongly_is_a_problem,
    the_state_is_a_property,
    without_the_attribute_the_address_is_left_alone,
    back_and_forward_go_through_what_was_seen,
    what_goes_on_changing_is_one_step,
    two_elements_keep_to_their_own_keys,
];

const MIRRORED: &str =
    r#"<relations-timeline url-state loading="eager" lang="en" view="timeline"></relations-timeline>"#;

async fn hash(page: &Page) -> String {
    page.string("decodeURIComponent(location.hash)").await
}

async fn search(page: &Page, text: &str) {
    page.click("[part=search]").await;
    page.write(text).await;
}

async fn what_is_seen_is_written_in_the_hash(page: &Page) {
    page.put_ready(MIRRORED).await;
    assert_eq!(hash(page).await, "", "of what the page asks for");
    page.js("await host.select('embassy-reopened');").await;
    page.wait_until("location.hash === '#selected=embassy-reopened'").await;
    search(page, "embassy").await;
    page.wait_until("location.hash.includes('q=embassy')").await;
    page.js("await host.select(null);").await;
    page.wait_until("location.hash === '#q=embassy'").await;
    page.click_named("button", "Table").await;
    page.wait_until("location.hash.split('&').sort().join() === '#view=table,q=embassy'.split(',').sort().join() || location.hash.includes('view=table')").await;
    page.wait_for("[data-view=table]").await;
    page.click_named("button", "State on a day").await;
    page.wait_until("/as-of=\\d{4}-\\d\\d-\\d\\d/.test(location.hash)").await;
    page.no_errors().await;
}

async fn a_link_shows_exactly_what_was_seen(page: &Page) {
    page.put_ready(MIRRORED).await;
    page.js("host.setAttribute('domain', '1990/2019'); await host.select('embassy-reopened');").await;
    page.days_at_rest().await;
    search(page, "embassy").await;
    page.wait_until("location.hash.includes('q=embassy') && location.hash.includes('domain=')").await;
    page.pause(600).await;
    let (state, days) = (page.value("host.state").await, page.days().await);
    let drawn = "$$('[part=stage] [data-event-id]').map(mark => mark.dataset.eventId).sort()";
    let (marks, hash) = (strings(&page.value(drawn).await), page.string("location.hash").await);
    page.put_on_ready(&format!("/pages/bare.html{hash}"), MIRRORED).await;
    page.wait_until("host.selectedId === 'embassy-reopened'").await;
    let again = page.days_at_rest().await;
    assert_eq!(page.value("host.state").await, state);
    assert_eq!(strings(&page.value(drawn).await), marks);
    near(again.0, days.0, 1.0, "the first day");
    near(again.1, days.1, 1.0, "the last day");

    let path = "/pages/bare.html#view=table&as-of=2014-06-01&sort=-title&lang=es";
    page.put_on_ready(path, MIRRORED).await;
    page.wait_for("[data-view=table]").await;
    page.wait_until("host.state.sort === '-title' && host.state['as-of'] === '2014-06-01'").await;
    page.wait_until("host.lang === 'es' && $('[part=root]').lang === 'es'").await;
    page.no_errors().await;
}

/// Selects an event as a reader does: browsers pass over steps that nobody has asked for by a press.
async fn press(page: &Page, id: &str) {
    let at = page.shape(id).await.center();
    page.click_at(at).await;
    page.wait_until(&format!("location.hash.includes('selected={id}')")).await;
    page.days_at_rest().await;
}

async fn back_and_forward_go_through_what_was_seen(page: &Page) {
    page.put_ready(MIRRORED).await;
    press(page, "embassy-reopened").await;
    press(page, "embassy-closed").await;
    page.click_named("button", "List").await;
    page.wait_for("[data-view=list]").await;
    page.wait_until("location.hash.includes('view=list')").await;
    page.back().await;
    page.wait_for("[data-view=timeline]").await;
    page.wait_until("host.selectedId === 'embassy-closed'").await;
    page.back().await;
    page.wait_until("host.selectedId === 'embassy-reopened'").await;
    page.back().await;
    page.wait_until("(host.selectedId ?? null) === null").await;
    page.forward().await;
    page.wait_until("host.selectedId === 'embassy-reopened' && location.hash.includes('selected=embassy-reopened')")
        .await;
    page.no_errors().await;
}

async fn what_goes_on_changing_is_one_step(page: &Page) {
    page.put_ready(MIRRORED).await;
    let before = page.number("history.length").await;
    page.js("for (let step = 0; step < 20; step++) { host.panBy(-9); await frame(); }").await;
    page.wait_until("location.hash.includes('domain=')").await;
    assert_eq!(page.number("history.length").await, before);
    page.js("await host.select('embassy-closed');").await;
    page.wait_until("location.hash.includes('embassy-closed')").await;
    // A browser remembers fifty steps or a hundred.
    let after = page.number("history.length").await;
    assert!(after == before + 1.0 || before >= 50.0 && after == before, "{after} after {before}");
}

async fn two_elements_keep_to_their_own_keys(page: &Page) {
    let other = MIRRORED.replace("url-state", r#"url-state id="other""#);
    page.put_ready(&[MIRRORED, &other].concat()).await;
    page.js("const other = document.querySelector('#other'); await other.ready; await other.panBy(0);").await;
    press(page, "embassy-closed").await;
    page.js("document.querySelector('#other').scrollIntoView({block: 'end', behavior: 'instant'});").await;
    page.click("#other >>> [part=stage] [data-event-id=embassy-reopened]").await;
    page.wait_until("location.hash === '#selected=embassy-closed&other.selected=embassy-reopened'").await;
    page.js("await host.select(null);").await;
    page.wait_until("location.hash === '#other.selected=embassy-reopened'").await;
    page.back().await;
    page.wait_until(
        "host.selectedId === 'embassy-closed' && document.querySelector('#other').selectedId === 'embassy-reopened'",
    )
    .await;
    page.put_on_ready("/pages/bare.html#other.selected=embassy-closed", &[MIRRORED, &other].concat()).await;
    page.wait_until("document.querySelector('#other').selectedId === 'embassy-closed' && !host.selectedId").await;
}

async fn other_parts_of_the_hash_are_left_alone(page: &Page) {
    page.put_on_ready("/pages/bare.html#chapter-2&selected=embassy-closed", MIRRORED).await;
    page.wait_until("host.selectedId === 'embassy-closed'").await;
    page.js("await host.select('embassy-reopened');").await;
    page.wait_until("location.hash === '#chapter-2&selected=embassy-reopened'").await;
    page.js("await host.select(null);").await;
    page.wait_until("location.hash === '#chapter-2'").await;
}

async fn what_a_link_names_wrongly_is_a_problem(page: &Page) {
    page.put_on_ready("/pages/bare.html#selected=nowhere&domain=never&view=table", MIRRORED).await;
    page.wait_for("[data-view=table]").await;
    page.wait_until(
        "host.problems.some(problem => problem.path === 'selected' && problem.message.includes('nowhere'))",
    )
    .await;
    page.wait_until("host.problems.some(problem => problem.path.includes('domain'))").await;
}

async fn the_state_is_a_property(page: &Page) {
    let plain = MIRRORED.replace("url-state ", "");
    page.put_ready(&plain).await;
    let wanted = json!({"view": "list", "selected": "embassy-closed", "q": "embassy", "lang": "es"});
    page.js_with("host.state = args[0];", json!([wanted])).await;
    page.wait_for("[data-view=list]").await;
    page.wait_until(
        "host.state?.selected === 'embassy-closed' && host.state.q === 'embassy' && host.state.lang === 'es'",
    )
    .await;
    page.js("host.state = {};").await;
    page.wait_until("!host.state.selected && !host.state.q").await;
    // It may be set before the element is drawn.
    page.put("").await;
    page.js("const element = document.createElement('relations-timeline');
        element.setAttribute('loading', 'eager');
        element.lang = 'en';
        element.state = {selected: 'embassy-reopened', 'as-of': '2014-06-01'};
        document.querySelector('#main').append(element);")
        .await;
    page.ready().await;
    page.wait_until("host.selectedId === 'embassy-reopened' && host.state['as-of'] === '2014-06-01'").await;
    page.no_errors().await;
}

async fn without_the_attribute_the_address_is_left_alone(page: &Page) {
    page.put_on_ready("/pages/bare.html#selected=embassy-closed", &MIRRORED.replace("url-state ", "")).await;
    page.js("await host.select('embassy-reopened');").await;
    page.pause(700).await;
    assert_eq!(page.string("location.hash").await, "#selected=embassy-closed");
    page.js("host.setAttribute('url-state', '');").await;
    page.wait_until("host.selectedId === 'embassy-closed'").await;
    page.js("await host.select('embassy-reopened');").await;
    page.wait_until("location.hash === '#selected=embassy-reopened'").await;
    page.js("host.removeAttribute('url-state'); await host.select(null);").await;
    page.pause(700).await;
    assert_eq!(page.string("location.hash").await, "#selected=embassy-reopened");
}
