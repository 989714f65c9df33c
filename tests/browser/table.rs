//! The table: sorted by its headings, with columns to choose, copied, walked by keys, the same selection and filters as
//! everywhere, and no more rows in the page than are in sight.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, ids, strings, title};
use serde_json::json;

scenarios![
    the_table_has_every_event_in_order_of_time,
    a_press_on_a_heading_sorts_and_says_so,
    columns_are_taken_out_and_brought_back,
    the_rows_that_pass_are_copied_as_they_are_shown,
    what_the_page_selects_is_marked_and_in_view,
    keys_lead_from_row_to_row_in_the_order_of_the_table,
    every_statement_has_its_source_one_click_away,
    a_long_table_draws_what_is_in_sight,
    keys_reach_rows_that_are_not_drawn,
    a_chosen_row_of_a_long_table_comes_into_view,
    a_crowd_stays_in_order_of_time,
    a_row_is_a_card_on_a_small_screen,
    a_long_table_of_cards_has_cards_of_one_height,
    headings_are_pressed_by_keys,
    a_title_opens_the_detail_and_escape_gives_the_focus_back,
    what_is_searched_for_is_marked_and_the_rest_is_gone,
];
scenarios![Chromium: what_could_not_be_copied_is_said, no_barriers_in_light_and_dark];

const TABLE: &str = r#"<relations-timeline loading="eager" lang="en" view="table"></relations-timeline>"#;
/// The ids of the rows that are drawn, in their order.
const ROWS: &str = "$$('[data-view=table] tbody [data-event-id]').map(row => row.dataset.eventId)";

async fn open(page: &Page, html: &str) {
    page.put_ready(html).await;
    page.wait_for("[data-view=table] [data-event-id]").await;
}

async fn rows(page: &Page) -> Vec<String> {
    strings(&page.value(ROWS).await)
}

/// A table of so many events, one a day, with titles in another order than their days.
async fn long(page: &Page, count: usize) {
    page.put_ready(TABLE).await;
    let body = format!(
        "const day = n => new Date(Date.UTC(1950, 0, 1) + n * 864e5).toISOString().slice(0, 10);
         const events = [...Array({count})].map((_, n) => ({{
            id: 'e' + n, title: 'Number ' + String(n * 7919 % {count}).padStart(6, '0'), date: day(n % 36500),
            summary: n % 10 ? 'One of many' : 'A tenth of them', initiator: ['a', 'joint', 'b'][n % 3] }}));
         host.data = {{ version: 1, id: 'long', title: 'Long', parties: [{{ id: 'a', name: 'Aland' }}, {{ id: 'b', name: 'Bland' }}], events }};
         await frame();
         await host.ready;"
    );
    page.js(&body).await;
    page.wait_until(&format!("$('[data-view=table] table').getAttribute('aria-rowcount') === '{}'", count + 1)).await;
    page.drawn().await;
}

/// Whether what a row is called lies under the headings and above the end of what is in sight.
fn in_sight(id: &str) -> String {
    format!(
        "(() => {{ const row = $('[data-view=table] [data-event-id={id}] th button')?.getBoundingClientRect(),
            cells = $('.cells').getBoundingClientRect(), head = $('.cells thead th').getBoundingClientRect();
            return row && row.top >= head.bottom - 2 && row.bottom <= cells.bottom + 2; }})()"
    )
}

async fn the_table_has_every_event_in_order_of_time(page: &Page) {
    open(page, TABLE).await;
    assert_eq!(rows(page).await, ids());
    let said = page.text("[data-view=table] tbody").await;
    for words in ["in the 1990s", "before 1974", "about 2015", "a year after the request to reopen", "20 June 2014"] {
        assert!(said.contains(words), "{words}");
    }
    for id in ids() {
        let row = page.text(&format!("[data-view=table] [data-event-id={id}] th[scope=row]")).await;
        assert_eq!(row.trim(), title(id));
    }
    assert_eq!(page.count("[data-view=table] thead th[scope=col]").await, 8);
    assert_eq!(page.string("$('[data-view=table] table').getAttribute('aria-rowcount')").await, "24");
    let vague = "$$('[data-view=table] .vague').map(row => row.dataset.eventId).includes('embassy-closed')";
    assert_eq!(page.value(vague).await, true);
    page.no_errors().await;
}

async fn a_press_on_a_heading_sorts_and_says_so(page: &Page) {
    open(page, TABLE).await;
    let mut titles: Vec<&str> = ids().into_iter().map(title).collect();
    titles.sort_by_key(|title| title.to_lowercase().replace(['\'', '’', '-', '–'], ""));
    page.click_named("[data-view=table] thead button", "Event").await;
    page.wait_until("$('thead [data-column=title]').getAttribute('aria-sort') === 'ascending'").await;
    let shown = "$$('[data-view=table] th[scope=row]').map(cell => cell.textContent.trim())";
    assert_eq!(strings(&page.value(shown).await), titles);
    assert_eq!(page.text("[data-view=table] [role=status]").await, "Sorted by Event, ascending");
    assert_eq!(page.string("$('thead [data-column=date]').getAttribute('aria-sort')").await, "none");
    page.click_named("[data-view=table] thead button", "Event").await;
    page.wait_until("$('thead [data-column=title]').getAttribute('aria-sort') === 'descending'").await;
    titles.reverse();
    assert_eq!(strings(&page.value(shown).await), titles);
    assert!(page.text("[data-view=table] caption").await.ends_with("Sorted by Event, descending"));
}

async fn headings_are_pressed_by_keys(page: &Page) {
    open(page, TABLE).await;
    page.js("$('thead [data-column=date] button').focus();").await;
    page.key("Enter").await;
    page.wait_until("$('thead [data-column=date]').getAttribute('aria-sort') === 'descending'").await;
    assert_eq!(rows(page).await.last().map(String::as_str), Some(ids()[0]));
    page.key("Tab").await;
    page.key("Space").await;
    page.wait_until("$('thead [data-column=title]').getAttribute('aria-sort') === 'ascending'").await;
    page.wait_until("root.activeElement === $('thead [data-column=title] button')").await;
}

async fn columns_are_taken_out_and_brought_back(page: &Page) {
    open(page, TABLE).await;
    page.click(".chooser summary").await;
    page.wait_until("$('.chooser').open").await;
    assert_eq!(page.count(".chooser input").await, 7, "all but the title");
    page.click_named(".chooser label", "Sources").await;
    page.wait_until("!$('thead [data-column=sources]') && !$('tbody [data-column=sources]')").await;
    page.click_named(".chooser label", "Date").await;
    page.wait_until("$$('thead th').length === 6").await;
    assert_eq!(page.value("$('.chooser').open").await, true);
    page.click_named(".chooser label", "Sources").await;
    page.wait_until("$('thead [data-column=sources]')").await;
    page.key("Escape").await;
    page.wait_until("!$('.chooser').open && root.activeElement === $('.chooser summary')").await;
    page.key("Enter").await;
    page.wait_until("$('.chooser').open").await;
    page.key("Tab").await;
    page.key("Space").await;
    page.wait_until("$('thead [data-column=date]')").await;
    page.js("$('[data-view=table] tbody button').focus();").await;
    page.wait_until("!$('.chooser').open").await;
}

const CATCH: &str = "window.copied = [];
    const clipboard = { writeText: async text => { copied.push(text); } };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });";

async fn the_rows_that_pass_are_copied_as_they_are_shown(page: &Page) {
    open(page, TABLE).await;
    page.js(CATCH).await;
    page.click(".chooser summary").await;
    for name in ["Sources", "Certainty", "Where", "Who", "Category"] {
        page.click_named(".chooser label", name).await;
    }
    page.key("Escape").await;
    page.click("[part=search]").await;
    page.write("statue").await;
    page.wait_until(&format!("{ROWS}.length < 5")).await;
    page.click_named("[data-view=table] thead button", "Date").await;
    page.wait_until("$('thead [data-column=date]').getAttribute('aria-sort') === 'descending'").await;
    let shown = rows(page).await;
    page.click_named("[data-view=table] button", "Copy the table").await;
    page.wait_until("copied.length").await;
    let text = page.string("copied[0]").await;
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Date\tEvent\tInitiated by");
    let titles: Vec<&str> = lines[1..].iter().map(|line| line.split('\t').nth(1).unwrap()).collect();
    assert_eq!(titles, shown.iter().map(|id| title(id)).collect::<Vec<_>>());
    let said = format!("{} row", shown.len());
    page.wait_until(&format!("$('[data-view=table] [role=status]').textContent.startsWith('{said}')")).await;
}

async fn what_could_not_be_copied_is_said(page: &Page) {
    for (by_hand, words) in [(true, "23 rows copied"), (false, "The table could not be copied")] {
        open(page, TABLE).await;
        let body = "window.copied = null;
            const refused = { writeText: async () => { throw new DOMException('no', 'NotAllowedError'); } };
            Object.defineProperty(navigator, 'clipboard', { configurable: true, value: refused });
            document.execCommand = command => {
                copied = command === 'copy' && root.activeElement?.value;
                return args[0];
            };";
        page.js_with(body, json!([by_hand])).await;
        page.click_named("[data-view=table] button", "Copy the table").await;
        page.wait_until(&format!("$('[data-view=table] [role=status]').textContent.startsWith('{words}')")).await;
        assert_eq!(page.number("copied.trim().split('\\n').length").await, 24.0);
        assert_eq!(page.count("textarea").await, 0);
        page.wait_until("root.activeElement?.textContent === 'Copy the table'").await;
    }
}

async fn a_title_opens_the_detail_and_escape_gives_the_focus_back(page: &Page) {
    for width in [1200, 390] {
        page.size(width, 800).await;
        open(page, TABLE).await;
        page.click_named("[data-view=table] th button", title("embassy-reopened")).await;
        page.wait_until("host.selectedId === 'embassy-reopened'").await;
        page.wait_until("$('[part=detail]').textContent.includes('a year after the request to reopen')").await;
        page.wait_until("$('[data-event-id=embassy-reopened]').getAttribute('aria-current') === 'true'").await;
        page.key("Escape").await;
        page.wait_until("(host.selectedId ?? null) === null").await;
        page.wait_until("root.activeElement?.closest('[data-event-id]')?.dataset.eventId === 'embassy-reopened'").await;
    }
}

async fn what_the_page_selects_is_marked_and_in_view(page: &Page) {
    open(page, TABLE).await;
    for id in [ids()[22], ids()[0], "embassy-in-pyongyang"] {
        page.js_with("await host.select(args[0]);", json!([id])).await;
        page.wait_until(&format!("$('[data-view=table] [data-event-id={id}][aria-current=true]')")).await;
        page.wait_until(&in_sight(id)).await;
        assert_eq!(page.count("[data-view=table] [aria-current=true]").await, 1);
    }
    page.js("await host.select(null);").await;
    page.wait_until("!$('[data-view=table] [aria-current=true]')").await;
}

async fn press_and_wait(page: &Page, key: &str, id: &str) {
    page.key(key).await;
    page.wait_until(&format!("root.activeElement?.closest('[data-event-id]')?.dataset.eventId === '{id}'")).await;
}

async fn keys_lead_from_row_to_row_in_the_order_of_the_table(page: &Page) {
    open(page, TABLE).await;
    page.click_named("[data-view=table] thead button", "Event").await;
    page.wait_until("$('thead [data-column=title]').getAttribute('aria-sort') === 'ascending'").await;
    let rows = rows(page).await;
    page.js("$('[data-view=table] tbody button').focus();").await;
    press_and_wait(page, "ArrowDown", &rows[1]).await;
    press_and_wait(page, "ArrowDown", &rows[2]).await;
    press_and_wait(page, "ArrowUp", &rows[1]).await;
    press_and_wait(page, "End", &rows[22]).await;
    page.wait_until(&in_sight(&rows[22])).await;
    press_and_wait(page, "PageUp", &rows[12]).await;
    press_and_wait(page, "Home", &rows[0]).await;
    page.wait_until(&in_sight(&rows[0])).await;
    press_and_wait(page, "ArrowUp", &rows[0]).await;
    page.key("Enter").await;
    page.wait_until(&format!("host.selectedId === '{}'", rows[0])).await;
}

async fn what_is_searched_for_is_marked_and_the_rest_is_gone(page: &Page) {
    open(page, TABLE).await;
    page.click("[part=search]").await;
    page.write("chavez").await;
    page.wait_until(&format!("{ROWS}.length < 10")).await;
    let marked = strings(&page.value("$$('[data-view=table] mark').map(mark => mark.textContent)").await);
    assert!(!marked.is_empty() && marked.iter().all(|word| word == "Chávez"), "{marked:?}");
    let said = page.status().await;
    assert!(said.starts_with(&format!("{} of 23", rows(page).await.len())), "{said}");
    page.write("zzz").await;
    page.wait_until("$('[data-view=table]').textContent.includes('No event matches')").await;
    assert_eq!(page.value("$$('[data-view=table] .table-bar button').every(button => button.disabled)").await, true);
    page.key("Escape").await;
    page.wait_until(&format!("{ROWS}.length === 23")).await;
}

async fn every_statement_has_its_source_one_click_away(page: &Page) {
    open(page, TABLE).await;
    let cited = DATASET.events.iter().filter(|event| !event.citations.is_empty()).count();
    let links =
        "$$('[data-view=table] td[data-column=sources]').filter(cell => cell.querySelector('a[href^=http]')).length";
    assert_eq!(page.number(links).await, cited as f64);
    let said = page.text("[data-view=table] [data-event-id=embassy-closed] td[data-column=sources]").await;
    assert!(said.contains("Wikipedia") && said.contains("History, paragraph 2, sentence 1"), "{said}");
}

async fn a_long_table_draws_what_is_in_sight(page: &Page) {
    long(page, 10_000).await;
    let drawn = rows(page).await.len();
    assert!((8..80).contains(&drawn), "{drawn} of 10000 rows are drawn");
    let heights = "(() => { const all = $$('[data-view=table] tbody [data-event-id]').map(row => row.getBoundingClientRect().height);
        return Math.max(...all) - Math.min(...all); })()";
    assert!(page.number(heights).await < 0.6, "every row is as high");
    for share in [0.5, 0.25, 1.0, 0.0] {
        page.js_with(
            "const cells = $('.cells'); cells.scrollTop = args[0] * (cells.scrollHeight - cells.clientHeight);",
            json!([share]),
        )
        .await;
        page.drawn().await;
        let seen = "(() => {
            const cells = $('.cells').getBoundingClientRect(), top = $('.cells thead th').getBoundingClientRect().bottom;
            const rows = $$('[data-view=table] tbody [data-event-id]').map(row => row.getBoundingClientRect());
            const seen = rows.filter(row => row.bottom > top && row.top < cells.bottom);
            return [Math.min(...seen.map(row => row.top)) - top, cells.bottom - Math.max(...seen.map(row => row.bottom))]; })()";
        let gaps = page.value(seen).await;
        assert!(
            gaps[0].as_f64().unwrap() < 2.0 && gaps[1].as_f64().unwrap() < 20.0,
            "at {share} there is a hole: {gaps}"
        );
        let first = "Number($('[data-view=table] tbody [data-event-id]').getAttribute('aria-rowindex')) - 2";
        let expect = share * 10_000.0;
        let first = page.number(first).await;
        assert!(first <= expect && first >= expect - 120.0, "at {share} the first row drawn is {first}");
        assert!(rows(page).await.len() < 80);
    }
    page.click_named("[data-view=table] thead button", "Event").await;
    page.wait_until("$('[data-view=table] [aria-rowindex=\"2\"]')?.textContent.includes('Number 000000')").await;
}

async fn keys_reach_rows_that_are_not_drawn(page: &Page) {
    long(page, 10_000).await;
    page.js("$('[data-view=table] tbody button').focus();").await;
    press_and_wait(page, "End", "e9999").await;
    page.wait_until(&in_sight("e9999")).await;
    press_and_wait(page, "ArrowUp", "e9998").await;
    page.wait_until(&in_sight("e9998")).await;
    press_and_wait(page, "Home", "e0").await;
    page.wait_until(&in_sight("e0")).await;
    for number in 1..40 {
        press_and_wait(page, "ArrowDown", &format!("e{number}")).await;
    }
    page.wait_until(&in_sight("e39")).await;
    page.key("PageDown").await;
    page.wait_until("Number(root.activeElement?.closest('[data-event-id]')?.dataset.eventId.slice(1)) > 41").await;
    page.js("$('.cells').scrollTop = 200000;").await;
    page.drawn().await;
    page.wait_until("root.activeElement?.closest('[data-event-id]')").await;
}

async fn a_chosen_row_of_a_long_table_comes_into_view(page: &Page) {
    long(page, 10_000).await;
    for id in ["e7000", "e100", "e9999"] {
        page.js_with("await host.select(args[0]);", json!([id])).await;
        page.wait_until(&format!("$('[data-view=table] [data-event-id={id}][aria-current=true]')")).await;
        page.wait_until(&in_sight(id)).await;
    }
    page.js("$('.cells').scrollTop = 0;").await;
    page.drawn().await;
    page.key("Escape").await;
    page.click_named("button", "Close").await;
    page.wait_until("(host.selectedId ?? null) === null").await;
    page.wait_until("root.activeElement?.closest('[data-event-id]')?.dataset.eventId === 'e9999'").await;
}

async fn a_crowd_stays_in_order_of_time(page: &Page) {
    long(page, 30_000).await;
    assert_eq!(page.count("[data-view=table] thead button").await, 1, "only the date sorts");
    let said = page.text("[data-view=table] .table-bar").await;
    assert!(said.contains("More than 20,000 rows"), "{said}");
    assert!(!said.contains("Copy"), "{said}");
    page.click_named("[data-view=table] thead button", "Date").await;
    page.wait_until("$('[data-view=table] [aria-rowindex=\"2\"]')?.dataset.eventId === 'e29999'").await;
    page.click("[part=search]").await;
    page.write("tenth").await;
    page.wait_until("$('[data-view=table] table').getAttribute('aria-rowcount') === '3001'").await;
    assert_eq!(page.count("[data-view=table] thead button").await, 3);
    page.no_errors().await;
}

async fn nothing_wider(page: &Page, what: &str) {
    let body = "const all = host.getBoundingClientRect();
        return $$('[data-view=table] :is(button, summary, p, tbody *)').filter(element => {
            const box = element.getBoundingClientRect();
            return box.width > 1 && !element.closest('.gap') && (box.right > all.right + 1 || box.left < all.left - 1);
        }).filter(element => !element.closest('thead')).map(element => element.localName + ' ' + element.textContent.slice(0, 40));";
    assert_eq!(strings(&page.js(body).await), Vec::<String>::new(), "{what}");
    assert_eq!(page.value("document.documentElement.scrollWidth <= innerWidth").await, true, "{what}");
}

async fn a_row_is_a_card_on_a_small_screen(page: &Page) {
    page.size(320, 640).await;
    for (lang, heading, certainty) in
        [("en", "Sources", "Exact day"), ("es", "Fuentes", "Día exacto"), ("ko", "출처", "정확한 날짜")]
    {
        open(page, &TABLE.replace("\"en\"", &format!("\"{lang}\""))).await;
        nothing_wider(page, lang).await;
        let label = page.string("$('tbody td[data-column=sources] .label').textContent").await;
        assert_eq!(label, heading);
        let said = page.text("[data-view=table] tbody").await;
        assert!(said.contains(certainty), "{certainty} in {lang}");
        assert_eq!(page.value("$('tbody td .label').getBoundingClientRect().width > 10").await, true);
        page.click(".chooser summary").await;
        page.wait_until("$('.chooser').open").await;
        nothing_wider(page, lang).await;
    }
    page.size(1200, 800).await;
    page.wait_until("$('tbody td .label').getBoundingClientRect().width === 0").await;
}

async fn a_long_table_of_cards_has_cards_of_one_height(page: &Page) {
    page.size(320, 640).await;
    long(page, 10_000).await;
    nothing_wider(page, "long").await;
    let heights = "(() => { const all = $$('[data-view=table] tbody [data-event-id]').map(row => row.getBoundingClientRect().height);
        return Math.max(...all) - Math.min(...all); })()";
    assert!(page.number(heights).await < 0.6);
    page.js("$('[data-view=table] tbody button').focus();").await;
    press_and_wait(page, "End", "e9999").await;
    page.wait_until(&in_sight("e9999")).await;
}

async fn no_barriers_in_light_and_dark(page: &Page) {
    for theme in ["light", "dark"] {
        open(page, &TABLE.replace("lang=", &format!("theme=\"{theme}\" lang="))).await;
        page.click_named("[data-view=table] th button", title("embassy-reopened")).await;
        page.wait_until("$('[data-view=table] [aria-current=true]')").await;
        page.click(".chooser summary").await;
        page.pause(150).await;
        assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "{theme}");
    }
    page.size(390, 800).await;
    open(page, TABLE).await;
    assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "cards");
    long(page, 1_000).await;
    assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "many cards");
}
