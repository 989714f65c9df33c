//! Filtering: what can be chosen, how choices combine, and the chips that take them away again.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, LIST, TIMELINE, strings};
use relations_core::dataset::{Event, Lane};

scenarios![
    filters_combine_and_say_how_many_are_left,
    chips_take_filters_away,
    choices_of_one_kind_add_up,
    the_panel_opens_and_closes,
    a_filter_and_a_search_that_leave_nothing_offer_to_clear,
    an_opened_event_stays_open_while_filters_change,
];

fn count(has: impl Fn(&Event) -> bool) -> usize {
    DATASET.events.iter().filter(|event| has(event)).count()
}

fn category<'a>(event: &Event<'a>) -> &'a str {
    event.category.and_then(|category| DATASET.category(category)).map_or("", |category| category.name.get("en"))
}

async fn open(page: &Page, markup: &str) {
    page.put_ready(markup).await;
    page.click_named("button", "Filters").await;
    page.wait_for("[role=dialog]").await;
}

async fn choose(page: &Page, group: &str, name: &str) {
    let body = "const group = $$('[role=dialog] fieldset').find(group => group.querySelector('legend').textContent === args[0]);
        const label = [...group.querySelectorAll('label')].find(label => label.textContent.trim().startsWith(args[1]));
        label.scrollIntoView({block: 'nearest', behavior: 'instant'});
        await frame();
        return parts(label.querySelector('input').getBoundingClientRect());";
    let at = crate::widget::rect(&page.look_with(body, serde_json::json!([group, name])).await).center();
    page.click_at(at).await;
    page.drawn().await;
}

async fn chips(page: &Page) -> Vec<String> {
    let labels =
        page.value("$$('button[aria-label^=\"Remove filter\"]').map(chip => chip.getAttribute('aria-label'))").await;
    strings(&labels).iter().map(|label| label.trim_start_matches("Remove filter: ").to_string()).collect()
}

async fn remaining(page: &Page, expected: usize) {
    let status = page.status().await;
    let says = if expected == 23 { "23 events".to_string() } else { format!("{expected} of 23 events") };
    assert_eq!(status, says);
    let drawn = page
        .number(
            "$$('[data-view] [data-event-id]').length
                + $$('[data-cluster]').reduce((sum, cluster) => sum + Number(cluster.dataset.count), 0)",
        )
        .await;
    assert_eq!(drawn as usize, expected);
}

async fn filters_combine_and_say_how_many_are_left(page: &Page) {
    for markup in [LIST, TIMELINE] {
        open(page, markup).await;
        choose(page, "Who began it", "North Korea").await;
        let of_north_korea = |event: &Event| event.initiator == Lane::Second || event.initiator == Lane::First;
        let lane = DATASET.events.iter().find(|event| event.id == "embassy-closed").unwrap().initiator;
        assert!(of_north_korea(&DATASET.events.iter().find(|event| event.id == "embassy-closed").unwrap()));
        remaining(page, count(|event| event.initiator == lane)).await;
        let name = category(&DATASET.events.iter().find(|event| event.id == "embassy-closed").unwrap()).to_string();
        choose(page, "Category", &name).await;
        remaining(page, count(|event| event.initiator == lane && category(event) == name)).await;
        assert_eq!(chips(page).await, ["North Korea".to_string(), name.clone()]);
        choose(page, "Who began it", "North Korea").await;
        remaining(page, count(|event| category(event) == name)).await;
        assert_eq!(chips(page).await, [name]);
    }
}

async fn chips_take_filters_away(page: &Page) {
    open(page, LIST).await;
    choose(page, "Who began it", "Both sides").await;
    choose(page, "How certain it is", "Exact day").await;
    page.key("Escape").await;
    page.wait_until("!$('[role=dialog]')").await;
    page.click_named("button", "Remove filter: Both sides").await;
    page.wait_until("$$('button[aria-label^=\"Remove filter\"]').length === 1").await;
    assert_eq!(chips(page).await, ["Exact day"]);
    assert_eq!(page.value("Boolean(root.activeElement)").await, true, "the focus is lost with a chip");
    page.click_named("button", "Remove filter: Exact day").await;
    page.wait_until("!$('button[aria-label^=\"Remove filter\"]')").await;
    remaining(page, 23).await;
    assert_eq!(page.value("Boolean(root.activeElement)").await, true, "the focus is lost with the last chip");
}

async fn choices_of_one_kind_add_up(page: &Page) {
    open(page, LIST).await;
    choose(page, "Who began it", "Both sides").await;
    let joint = count(|event| event.initiator == Lane::Joint);
    remaining(page, joint).await;
    choose(page, "Who began it", "Venezuela").await;
    let lane = DATASET.events.iter().find(|event| event.id == "reopening-requested").unwrap().initiator;
    remaining(page, joint + count(|event| event.initiator == lane)).await;
}

async fn the_panel_opens_and_closes(page: &Page) {
    open(page, TIMELINE).await;
    let expanded = "named('button', 'Filters').getAttribute('aria-expanded')";
    page.look_until(&format!("{expanded} === 'true'")).await;
    page.wait_until("$('[role=dialog]').contains(root.activeElement)").await;
    page.key("Escape").await;
    page.wait_until("!$('[role=dialog]')").await;
    page.look_until(&format!("{expanded} === 'false'")).await;
    page.look_until("named('button', 'Filters') === root.activeElement").await;
    page.key("Enter").await;
    page.wait_for("[role=dialog]").await;
    page.click_named("[role=dialog] button", "Close").await;
    page.wait_until("!$('[role=dialog]')").await;
}

async fn a_filter_and_a_search_that_leave_nothing_offer_to_clear(page: &Page) {
    open(page, TIMELINE).await;
    choose(page, "Who began it", "Both sides").await;
    page.key("Escape").await;
    page.wait_until("!$('[role=dialog]') && root.activeElement").await;
    page.click("[part=search]").await;
    page.wait_until("root.activeElement === $('[part=search]')").await;
    page.write("diplomats declared").await;
    page.wait_until("$('[role=status]').textContent.trim() === 'No event matches.'").await;
    assert_eq!(chips(page).await.len(), 2);
    page.click_named("button", "Clear all").await;
    page.wait_until("$('[role=status]').textContent.trim() === '23 events'").await;
    assert_eq!(chips(page).await.len(), 0);
    page.drawn().await;
    remaining(page, 23).await;
}

async fn an_opened_event_stays_open_while_filters_change(page: &Page) {
    page.put_ready(LIST).await;
    page.js("await host.select('embassy-closed');").await;
    page.click_named("button", "Filters").await;
    page.wait_for("[role=dialog]").await;
    choose(page, "Who began it", "Both sides").await;
    assert_eq!(page.selected_id().await, "embassy-closed");
    assert!(page.text("[part=detail]").await.contains("in the 1990s"));
}
