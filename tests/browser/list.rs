//! The list: the same events as an ordered list to read, with the same search, filters and selection.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{LIST, ids, strings, title};

scenarios![
    the_list_is_in_order_of_time_and_complete,
    it_is_what_a_narrow_screen_shows_first,
    an_event_of_the_list_opens_its_detail,
    a_chosen_event_is_marked_and_in_view,
    the_list_can_be_read_with_keys,
    a_long_list_is_read_by_pages,
    nothing_is_wider_than_a_small_screen,
];

async fn the_list_is_in_order_of_time_and_complete(page: &Page) {
    page.put_ready(LIST).await;
    let listed = strings(&page.value("$$('[data-view=list] ol > li').map(item => item.dataset.eventId)").await);
    assert_eq!(listed, ids());
    let said = page.text("[data-view=list]").await;
    for id in ids() {
        assert!(said.contains(title(id)), "{id}");
    }
    for words in ["in the 1990s", "before 1974", "about 2015", "a year after the request to reopen", "20 June 2014"] {
        assert!(said.contains(words), "{words}");
    }
}

async fn it_is_what_a_narrow_screen_shows_first(page: &Page) {
    page.size(390, 800).await;
    page.put_ready(r#"<relations-timeline loading="eager" lang="en"></relations-timeline>"#).await;
    page.wait_for("[data-view=list]").await;
    page.click_named("button", "Timeline").await;
    page.wait_for("[data-view=timeline]").await;
}

async fn an_event_of_the_list_opens_its_detail(page: &Page) {
    for width in [1200, 390] {
        page.size(width, 800).await;
        page.put_ready(LIST).await;
        page.click_named("[data-view=list] li button", title("embassy-reopened")).await;
        page.wait_until("host.selectedId === 'embassy-reopened'").await;
        page.wait_until("$('[part=detail]').textContent.includes('a year after the request to reopen')").await;
        let seen = "(() => { const box = $('[part=detail]').getBoundingClientRect(); return box.height > 100 && box.width > 100; })()";
        assert_eq!(page.value(seen).await, true);
        page.key("Escape").await;
        page.wait_until("(host.selectedId ?? null) === null").await;
        page.wait_until("root.activeElement?.closest('[data-event-id]')?.dataset.eventId === 'embassy-reopened'").await;
    }
}

async fn a_chosen_event_is_marked_and_in_view(page: &Page) {
    page.put_ready(LIST).await;
    page.js("await host.select('embassy-in-pyongyang');").await;
    page.wait_until("$('[data-event-id=embassy-in-pyongyang]').getAttribute('aria-current') === 'true'").await;
    let inside = "(() => {
        const item = $('[data-event-id=embassy-in-pyongyang]').getBoundingClientRect(), list = $('[data-view=list]').getBoundingClientRect();
        return item.top >= list.top - 1 && item.bottom <= list.bottom + 1; })()";
    page.wait_until(inside).await;
    assert_eq!(page.count("[aria-current=true]").await, 1);
}

async fn the_list_can_be_read_with_keys(page: &Page) {
    page.put_ready(LIST).await;
    page.js("$('[data-view=list] li button').focus();").await;
    // What is contradicted has a second button, to the claims.
    page.key("Tab").await;
    page.key("Tab").await;
    page.wait_until(&format!("root.activeElement?.closest('[data-event-id]')?.dataset.eventId === '{}'", ids()[1]))
        .await;
    page.key("Enter").await;
    page.wait_until(&format!("host.selectedId === '{}'", ids()[1])).await;
    page.key("/").await;
    page.wait_until("root.activeElement === $('[part=search]')").await;
    page.write("statue").await;
    page.wait_until("$$('[data-view=list] [data-event-id]').length < 4").await;
}

async fn a_long_list_is_read_by_pages(page: &Page) {
    page.put_ready(&LIST.replace("lang=", r#"src="/data/crowd.json" lang="#)).await;
    let items = page.count("[data-view=list] [data-event-id]").await;
    assert!(items <= 200, "{items} of 400 at once");
    let first = page.string("$('[data-view=list] [data-event-id]').dataset.eventId").await;
    page.click_named("[data-view=list] nav button", "Next event").await;
    page.wait_until(&format!("$('[data-view=list] [data-event-id]').dataset.eventId !== '{first}'")).await;
    page.wait_until("$('[data-view=list]').scrollTop === 0").await;
    page.js("await host.select($('[data-view=list] [data-event-id]').dataset.eventId);").await;
    page.wait_for("[data-view=list] [aria-current=true]").await;
}

async fn nothing_is_wider_than_a_small_screen(page: &Page) {
    page.size(320, 568).await;
    for view in ["list", "timeline"] {
        for lang in ["en", "es", "ko"] {
            page.put_ready(&format!(
                r#"<relations-timeline loading="eager" lang="{lang}" view="{view}" selected="embassy-reopened"></relations-timeline>"#
            ))
            .await;
            let body = "const all = host.getBoundingClientRect();
                return $$('[part=header] :is(button, input, h2), [part=detail] *').filter(element => {
                    const box = element.getBoundingClientRect();
                    return box.width > 0 && (box.right > all.right + 1 || box.left < all.left - 1);
                }).map(element => element.localName + ' ' + element.textContent.slice(0, 40));";
            assert_eq!(strings(&page.js(body).await), Vec::<String>::new(), "{view} in {lang}");
            assert_eq!(page.value("document.documentElement.scrollWidth <= innerWidth").await, true);
        }
    }
}
