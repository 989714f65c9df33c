//! The links between events on the stage: arcs of what is pointed to or selected, and the alternatives of disputes.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, TIMELINE, strings};
use relations_core::dataset::EventIx;

scenarios![
    a_selected_event_shows_what_it_is_linked_with,
    pointing_at_an_event_shows_its_arcs,
    alternatives_are_always_joined,
    arcs_end_at_their_marks_at_every_scale,
    a_link_is_followed_from_the_detail,
];

const ARCS: &str = "$$('.arcs .arc').length";

async fn a_selected_event_shows_what_it_is_linked_with(page: &Page) {
    page.put_ready(TIMELINE).await;
    let before = page.number(ARCS).await;
    let linked = (0..DATASET.events.len()).find(|event| {
        let links = DATASET.event(EventIx::new(*event)).map_or(0, |event| event.links.len());
        links > 0 && DATASET.disputes_of(EventIx::new(*event)).count() == 0
    });
    let id = DATASET.event(EventIx::new(linked.unwrap())).unwrap().id;
    page.js_with("await host.select(args[0]);", serde_json::json!([id])).await;
    page.wait_until(&format!("{ARCS} > {before}")).await;
    page.js("await host.select(null);").await;
    page.wait_until(&format!("{ARCS} === {before}")).await;
    assert_eq!(page.value("$('.arcs').getAttribute('aria-hidden')").await, "true");
}

async fn pointing_at_an_event_shows_its_arcs(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.hover_at((1.0, 1.0)).await;
    let before = page.number(ARCS).await;
    let at = page.shape("embassy-reopened").await.center();
    page.hover_at(at).await;
    page.wait_until(&format!("{ARCS} > {before}")).await;
    page.hover_at((1.0, 1.0)).await;
    page.wait_until(&format!("{ARCS} === {before}")).await;
}

async fn alternatives_are_always_joined(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.wait_until("$$('.arcs .alternative').length > 0 && $$('.dispute-sign').length > 0").await;
    // Their signs lie on top of the marks.
    let on_top = "const shown = $('use.arcs'), {width, height} = shown.getBBox();
        return width > 10 && height > 10
            && Boolean($('.marks').compareDocumentPosition(shown) & Node.DOCUMENT_POSITION_FOLLOWING);";
    assert_eq!(page.js(on_top).await, true);
    // Where only one of two claims passes the filter there is nothing to join.
    page.click("[part=search]").await;
    page.write("zzz").await;
    page.wait_until("$$('.arcs .alternative').length === 0").await;
}

async fn arcs_end_at_their_marks_at_every_scale(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.hover_at((1.0, 1.0)).await;
    let body = "const wrong = [];
        await host.select('embassy-reopened');
        for (const factor of [1, 2, 2, 2, 0.2, 4]) {
            host.zoomBy(factor);
            await still(); await frame();
            const spots = $$('[part=stage] [data-event-id], [data-cluster]').map(drawn => drawn.getBoundingClientRect());
            const {left, right} = plot();
            for (const path of $$('.arcs .arc path:first-child')) {
                const length = path.getTotalLength(), to = path.getScreenCTM();
                for (const at of [0, length]) {
                    const {x, y} = path.getPointAtLength(at).matrixTransform(to);
                    if (!Number.isFinite(x + y)) wrong.push('no number');
                    const near = spots.some(box => x > box.left - 3 && x < box.right + 3 && y > box.top - 3 && y < box.bottom + 3);
                    if (x > left && x < right && !near) wrong.push(`${Math.round(x)} ${Math.round(y)} at ${factor}`);
                }
            }
        }
        return wrong;";
    assert_eq!(strings(&page.look(body).await), Vec::<String>::new());
}

async fn a_link_is_followed_from_the_detail(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("await host.select('embassy-reopened');").await;
    page.wait_until("$('[part=detail] .links button')").await;
    page.click("[part=detail] .links button").await;
    page.wait_until("host.selectedId !== 'embassy-reopened' && host.selectedId").await;
}
