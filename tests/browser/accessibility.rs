//! What axe-core says about every state a reader can bring the widget into, in both themes.

use crate::page::Page;
use crate::run::scenarios;

scenarios![
    no_barriers_in_the_light,
    no_barriers_in_the_dark,
    no_barriers_on_a_narrow_screen,
    no_barriers_in_the_demo_page,
    what_changes_is_said,
];

async fn free_of_barriers(page: &Page, state: &str) {
    page.pause(150).await;
    let found = page.axe(None).await;
    assert!(found.is_empty(), "{state}: {found:#?}");
}

async fn theme(page: &Page, theme: &str) {
    page.open_ready("/pages/plain.html").await;
    page.js_with("host.setAttribute('theme', args[0]);", serde_json::json!([theme])).await;
    free_of_barriers(page, "timeline").await;
    page.js("await host.select('embassy-reopened');").await;
    free_of_barriers(page, "timeline with a detail").await;
    page.click_named("button", "Filters").await;
    page.wait_for("[role=dialog]").await;
    page.click("[role=dialog] input[type=checkbox]").await;
    free_of_barriers(page, "filters").await;
    page.key("Escape").await;
    page.click_named("button", "Keys and legend").await;
    page.wait_for("[role=dialog]").await;
    free_of_barriers(page, "help").await;
    page.key("Escape").await;
    page.js("host.setAttribute('view', 'list'); host.setAttribute('selected', 'odd');").await;
    page.wait_for("[data-view=list]").await;
    page.click("[part=problems] button").await;
    page.click("[part=search]").await;
    page.write("embassy").await;
    free_of_barriers(page, "list with found words and a problem").await;
    page.write("zzz").await;
    page.wait_until("$('[role=status]').textContent.includes('No event')").await;
    free_of_barriers(page, "nothing found").await;
    page.js("host.setAttribute('src', '/data/no-such.json');").await;
    page.wait_until("host.problems.some(problem => problem.message.includes('404'))").await;
    free_of_barriers(page, "nothing loaded").await;
}

async fn no_barriers_in_the_light(page: &Page) {
    theme(page, "light").await;
}

async fn no_barriers_in_the_dark(page: &Page) {
    theme(page, "dark").await;
}

async fn no_barriers_on_a_narrow_screen(page: &Page) {
    page.size(390, 800).await;
    page.open_ready("/pages/plain.html").await;
    free_of_barriers(page, "list").await;
    page.js("host.setAttribute('view', 'timeline'); await host.select('embassy-reopened');").await;
    free_of_barriers(page, "timeline with a sheet").await;
}

async fn no_barriers_in_the_demo_page(page: &Page) {
    page.open_ready("/index.html").await;
    free_of_barriers(page, "the demo page").await;
}

async fn what_changes_is_said(page: &Page) {
    page.open_ready("/pages/plain.html").await;
    assert_eq!(page.count("[role=status]").await, 1);
    page.click("[part=search]").await;
    page.write("statue").await;
    page.wait_until("/^\\d+ of 23 events$/.test($('[role=status]').textContent.trim())").await;
    let names = page.js("return $$('button, [role=button], input, [role=dialog], [role=region], [role=group]')
        .filter(element => !(element.getAttribute('aria-label') ?? element.textContent).trim() && !element.labels?.length)
        .map(element => element.outerHTML.slice(0, 80));").await;
    assert_eq!(crate::widget::strings(&names), Vec::<String>::new(), "nameless");
}
