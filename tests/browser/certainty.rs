//! “How sure are we?”: counts that are ways to their events.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{LIST, TIMELINE, strings};
use serde_json::json;

scenarios![
    every_count_is_the_number_of_events_that_it_shows,
    a_count_says_whether_it_is_on_and_is_undone_by_the_same_button,
    who_reports_is_counted_and_filtered_by_name,
    the_counts_are_over_what_passes_the_other_filters,
    a_bar_is_as_long_as_its_share,
    keys_choose_and_undo_and_closing_keeps_the_focus,
    nothing_is_wider_than_a_small_screen,
];
scenarios![Chromium: no_barriers_in_three_languages_and_both_themes];

const PANEL: &str = "[data-opened=certainty]";

async fn open(page: &Page, markup: &str) {
    page.put_ready(markup).await;
    page.js("$('[data-opens=menu] button').focus();").await;
    page.key("Enter").await;
    page.wait_for("[data-opened=menu] .entry").await;
    page.js("$$('[data-opened=menu] .entry')[2].click();").await;
    page.wait_until(&format!("root.activeElement === $('{PANEL}')")).await;
}

/// Each count: what it is called, its number, whether it is on.
async fn counts(page: &Page) -> Vec<(String, usize, bool)> {
    let body = "return $$('[data-opened=certainty] .measure').map(one => [one.querySelector('.name').textContent,
        Number(one.querySelector('.number').textContent), one.getAttribute('aria-pressed') === 'true']);";
    let counts = page.js(body).await;
    let count = |one: &serde_json::Value| {
        (one[0].as_str().unwrap().to_owned(), one[1].as_u64().unwrap() as usize, one[2] == true)
    };
    counts.as_array().unwrap().iter().map(count).collect()
}

async fn shown(page: &Page) -> usize {
    page.count("[data-view=list] [data-event-id]").await
}

async fn every_count_is_the_number_of_events_that_it_shows(page: &Page) {
    open(page, LIST).await;
    let all = counts(page).await;
    assert_eq!(all.len(), 10, "eight marks and two who report: {all:?}");
    let by_date: usize = all[..4].iter().map(|(_, events, _)| events).sum();
    assert_eq!(by_date, 23, "every event has a date of one kind");
    for (name, events, _) in all.iter().filter(|(_, events, _)| *events > 0) {
        page.click_named(&format!("{PANEL} .measure"), name).await;
        page.wait_until(&format!("$$('[data-view=list] [data-event-id]').length === {events}")).await;
        assert_eq!(page.status().await, format!("{events} of 23 events"), "{name}");
        // The other counts stay what they are, so that each still says what it would show.
        let now = counts(page).await;
        assert_eq!(now.iter().map(|one| one.1).collect::<Vec<_>>(), all.iter().map(|one| one.1).collect::<Vec<_>>());
        let on: Vec<&str> = now.iter().filter(|one| one.2).map(|one| one.0.as_str()).collect();
        assert_eq!(on, [name]);
    }
    let empty = page.value(&format!("$$('{PANEL} .measure:disabled .number').map(one => one.textContent)")).await;
    assert_eq!(strings(&empty), ["0"], "every event is cited, so that there is nothing to show");
}

async fn a_count_says_whether_it_is_on_and_is_undone_by_the_same_button(page: &Page) {
    open(page, LIST).await;
    page.click_named(&format!("{PANEL} .measure"), "Exact day").await;
    page.wait_until("$$('[data-view=list] [data-event-id]').length === 2").await;
    assert_eq!(page.count(".chip").await, 1, "the head says what is filtered");
    page.click_named(&format!("{PANEL} .measure"), "Exact day").await;
    page.wait_until("$$('[data-view=list] [data-event-id]').length === 23").await;
    assert!(counts(page).await.iter().all(|one| !one.2));
}

async fn who_reports_is_counted_and_filtered_by_name(page: &Page) {
    open(page, LIST).await;
    let all = counts(page).await;
    let reporters: Vec<usize> = all[8..].iter().map(|one| one.1).collect();
    assert_eq!(reporters, [1, 1], "{all:?}");
    page.click_named(&format!("{PANEL} .measure"), &all[9].0).await;
    page.wait_until("$$('[data-view=list] [data-event-id]').length === 1").await;
    let id = page.string("$('[data-view=list] [data-event-id]').dataset.eventId").await;
    assert!(["miraflores-agreements", "ri-meets-suarez"].contains(&id.as_str()), "{id}");
    let chip = page.text(".chip").await;
    assert!(chip.contains(&all[9].0), "{chip}");
    page.key("Escape").await;
    page.wait_until(&format!("!$('{PANEL}')")).await;
    page.click(".chip").await;
    page.wait_until("$$('[data-view=list] [data-event-id]').length === 23").await;
}

async fn the_counts_are_over_what_passes_the_other_filters(page: &Page) {
    page.put_ready(LIST).await;
    page.click("[part=search]").await;
    page.write("embassy").await;
    page.wait_until("$$('[data-view=list] [data-event-id]').length < 23").await;
    let found = shown(page).await;
    page.click_named("[part=header] button", "More").await;
    page.click_named("[data-opened=menu] button", "How sure are we?").await;
    page.wait_for(PANEL).await;
    let all = counts(page).await;
    assert_eq!(all[..4].iter().map(|one| one.1).sum::<usize>(), found);
    assert!(page.text(&format!("{PANEL} .sum")).await.contains(&format!("of {found} events")));
    let (name, events, _) = all.iter().find(|one| one.1 > 0 && one.1 < found).unwrap();
    page.click_named(&format!("{PANEL} .measure"), name).await;
    page.wait_until(&format!("$$('[data-view=list] [data-event-id]').length === {events}")).await;
    assert_eq!(page.string("$('[part=search]').value").await, "embassy");
}

async fn a_bar_is_as_long_as_its_share(page: &Page) {
    open(page, LIST).await;
    let body = "return $$('[data-opened=certainty] .measure').map(one => [Number(one.querySelector('.number').textContent),
        one.querySelector('.share').getBoundingClientRect().width / one.querySelector('.whole').getBoundingClientRect().width]);";
    for bar in page.js(body).await.as_array().unwrap() {
        let (events, share) = (bar[0].as_f64().unwrap(), bar[1].as_f64().unwrap());
        assert!((share - events / 23.0).abs() < 0.01, "{bar}");
    }
}

async fn keys_choose_and_undo_and_closing_keeps_the_focus(page: &Page) {
    open(page, TIMELINE).await;
    // Past the button that closes.
    page.key("Tab").await;
    page.key("Tab").await;
    page.wait_until("root.activeElement.className === 'measure'").await;
    page.key("Space").await;
    page.wait_until("root.activeElement.getAttribute('aria-pressed') === 'true'").await;
    assert_eq!(page.status().await, "2 of 23 events");
    page.key("Space").await;
    page.wait_until("root.activeElement.getAttribute('aria-pressed') === 'false'").await;
    assert_eq!(page.status().await, "23 events");
    page.key("Escape").await;
    page.wait_until("root.activeElement?.closest('[data-opens]')?.dataset.opens === 'menu'").await;
}

async fn nothing_is_wider_than_a_small_screen(page: &Page) {
    page.size(320, 568).await;
    for lang in ["en", "es", "ko"] {
        open(page, &LIST.replace("\"en\"", &format!("\"{lang}\""))).await;
        let body = "const all = host.getBoundingClientRect();
            return $$('[data-opened=certainty] *').filter(element => {
                const box = element.getBoundingClientRect();
                return box.width > 0 && (box.right > all.right + 1 || box.left < all.left - 1);
            }).map(element => element.localName + ' ' + element.textContent.slice(0, 40));";
        assert_eq!(strings(&page.js(body).await), Vec::<String>::new(), "{lang}");
    }
}

async fn no_barriers_in_three_languages_and_both_themes(page: &Page) {
    for theme in ["light", "dark"] {
        for lang in ["en", "es", "ko"] {
            let attributes = format!("lang=\"{lang}\" theme=\"{theme}\"");
            open(page, &TIMELINE.replace("lang=\"en\"", &attributes)).await;
            page.js_with("$(args[0]).click();", json!([format!("{PANEL} .measure")])).await;
            page.wait_for(".chip").await;
            page.pause(200).await;
            assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "{theme} {lang}");
        }
    }
}
