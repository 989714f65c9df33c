//! What the keyboard does: one tab stop, a focus that goes from event to event, and keys that are left to the page.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, TIMELINE, ids, near, rect, strings, title};
use relations_core::dataset::Lane;
use serde_json::json;

scenarios![
    the_stage_is_one_tab_stop,
    tab_goes_through_the_stage_in_one_step,
    right_and_left_go_through_all_events_in_order_of_time,
    what_the_keys_reach_is_drawn_in_view_and_shows_its_focus,
    the_focus_is_seen_when_keys_follow_a_click,
    zooming_by_keys_keeps_the_focus_in_view,
    the_keys_are_not_lost_when_the_days_change_under_them,
    home_and_end_go_to_the_first_and_the_last_event,
    up_and_down_change_the_lane,
    enter_opens_and_escape_gives_the_focus_back,
    the_space_bar_opens_too,
    plus_minus_and_zero_zoom_and_show_everything,
    a_slash_goes_to_the_search,
    a_question_mark_opens_the_keys,
    keys_go_on_from_an_event_that_was_clicked,
    keys_outside_the_element_are_left_alone,
    keys_with_control_are_left_alone,
    letters_typed_in_the_search_are_no_commands,
];

/// Goes to the stage as a reader does, with Tab from what stands before it.
async fn enter_the_stage(page: &Page) {
    page.js("$$('[part=header] button').at(-1).focus();").await;
    page.key("Tab").await;
    page.wait_until("$('[part=stage]').contains(root.activeElement)").await;
}

async fn press_and_wait(page: &Page, key: &str, id: &str) {
    page.key(key).await;
    page.wait_until(&format!("root.activeElement?.dataset.eventId === '{id}'")).await;
}

async fn stops(page: &Page) -> f64 {
    page.number("$$('[part=stage] [tabindex=\"0\"], [part=stage][tabindex=\"0\"]').length").await
}

async fn the_stage_is_one_tab_stop(page: &Page) {
    page.put_ready(TIMELINE).await;
    assert_eq!(stops(page).await, 1.0, "at first");
    enter_the_stage(page).await;
    for key in ["End", "ArrowLeft", "ArrowUp", "+", "+", "+"] {
        page.key(key).await;
        page.drawn().await;
        assert_eq!(stops(page).await, 1.0, "after {key}");
    }
    page.js("host.zoomBy(1000); host.panBy(-10000);").await;
    page.days_at_rest().await;
    assert_eq!(stops(page).await, 1.0, "where there is no event");
    page.click("[part=search]").await;
    page.write("zzzz").await;
    page.wait_until("!$('[part=stage] [data-event-id]')").await;
    assert_eq!(stops(page).await, 1.0, "when nothing is found");
    assert_eq!(page.number("$$('[tabindex]').filter(stop => stop.tabIndex > 0).length").await, 0.0);
}

async fn tab_goes_through_the_stage_in_one_step(page: &Page) {
    page.put_ready(TIMELINE).await;
    enter_the_stage(page).await;
    page.key("Tab").await;
    page.wait_until("!stage().contains(root.activeElement)".replace("stage()", "$('[part=stage]')").as_str()).await;
    page.key("Shift+Tab").await;
    page.wait_until("$('[part=stage]').contains(root.activeElement)").await;
    page.key("Shift+Tab").await;
    page.wait_until("!$('[part=stage]').contains(root.activeElement)").await;
    page.wait_until("$('[part=header]').contains(root.activeElement)").await;
}

async fn right_and_left_go_through_all_events_in_order_of_time(page: &Page) {
    page.put_ready(TIMELINE).await;
    let ids = ids();
    enter_the_stage(page).await;
    press_and_wait(page, "Home", ids[0]).await;
    for id in &ids[1..] {
        press_and_wait(page, "ArrowRight", id).await;
    }
    page.key("ArrowRight").await;
    page.drawn().await;
    assert_eq!(page.focused_id().await, ids[ids.len() - 1], "after the last");
    for id in ids.iter().rev().skip(1).take(4) {
        press_and_wait(page, "ArrowLeft", id).await;
    }
    assert_eq!(page.selected_id().await, "", "walking opens nothing");
}

/// Presses a key, and fails unless the mark that has the focus then lies in the plot and looks other than before.
async fn press_and_look(page: &Page, key: &str) {
    const LOOKS: &str = "const look = mark => [mark, ...mark.querySelectorAll('*')].map(part => {
            const style = getComputedStyle(part);
            return ['outlineStyle', 'outlineWidth', 'outlineColor', 'stroke', 'strokeWidth', 'fill', 'fillOpacity']
                .map(name => style[name]).join();
        }).join('|');
        const focused = root.activeElement;";
    let remember = "window.looks = new Map($$('[part=stage] [data-event-id]').filter(mark => mark !== focused)
        .map(mark => [mark.dataset.eventId, look(mark)]));";
    page.look(&format!("await still(); {LOOKS} {remember}")).await;
    page.key(key).await;
    page.drawn().await;
    let body = "const id = focused?.dataset.eventId;
        if (!id) return {lost: true};
        const box = shape(focused), {left, right, top, bottom, width} = plot();
        const inside = Math.min(box.right, right) - Math.max(box.left, left);
        return {
            id, box: parts(box), plot: parts(plot()), differs: look(focused) !== looks.get(id),
            isInside: inside >= Math.min(box.width - 1, width / 3) && box.top >= top && box.bottom <= bottom,
        };";
    let seen = page.look(&format!("await still(); {LOOKS} {body}")).await;
    assert!(seen["isInside"] == true, "after {key} the focus is out of view: {seen}");
    assert!(seen["differs"] == true, "after {key} the focus cannot be seen: {seen}");
}

async fn what_the_keys_reach_is_drawn_in_view_and_shows_its_focus(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("host.setAttribute('domain', '2016/2017');").await;
    page.days_at_rest().await;
    enter_the_stage(page).await;
    for key in ["Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown", "End", "ArrowUp", "ArrowLeft", "Home"] {
        press_and_look(page, key).await;
    }
}

async fn the_focus_is_seen_when_keys_follow_a_click(page: &Page) {
    page.put_ready(TIMELINE).await;
    let at = page.shape("reopening-requested").await.center();
    page.click_at(at).await;
    page.wait_until("host.selectedId === 'reopening-requested'").await;
    press_and_look(page, "ArrowLeft").await;
    press_and_look(page, "ArrowLeft").await;
}

async fn zooming_by_keys_keeps_the_focus_in_view(page: &Page) {
    page.put_ready(TIMELINE).await;
    enter_the_stage(page).await;
    press_and_wait(page, "Home", ids()[0]).await;
    press_and_wait(page, "ArrowRight", ids()[1]).await;
    for key in ["+", "+", "+", "+", "+", "-", "0"] {
        page.key(key).await;
        page.days_at_rest().await;
        assert_eq!(page.focused_id().await, ids()[1], "after {key}");
        let (at, plot) = (page.shape(ids()[1]).await, page.plot().await);
        let inside = (at.left + at.width).min(plot.left + plot.width) - at.left.max(plot.left);
        assert!(inside >= at.width.min(plot.width / 3.0) - 1.0, "after {key} the focus is at {at:?}, out of {plot:?}");
    }
}

async fn the_keys_are_not_lost_when_the_days_change_under_them(page: &Page) {
    page.put_ready(TIMELINE).await;
    enter_the_stage(page).await;
    press_and_wait(page, "Home", ids()[0]).await;
    page.js("host.setAttribute('domain', '2018/2019');").await;
    page.days_at_rest().await;
    press_and_wait(page, "ArrowRight", ids()[1]).await;
}

async fn home_and_end_go_to_the_first_and_the_last_event(page: &Page) {
    page.put_ready(TIMELINE).await;
    let ids = ids();
    enter_the_stage(page).await;
    press_and_wait(page, "End", ids[ids.len() - 1]).await;
    press_and_wait(page, "Home", ids[0]).await;
    assert_eq!(page.number("scrollY").await, 0.0);
}

fn lane(id: &str) -> Lane {
    DATASET.events.iter().find(|event| event.id == id).map(|event| event.initiator).unwrap()
}

async fn up_and_down_change_the_lane(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("await host.select('statue-agreement');").await;
    page.click_named("button", "Close").await;
    page.days_at_rest().await;
    page.js("$(\"[part=stage] [data-event-id='statue-agreement']\").focus();").await;
    let mut top = page.shape("statue-agreement").await.top;
    let joint = lane("statue-agreement");
    page.key("ArrowDown").await;
    page.wait_until("root.activeElement.dataset.eventId !== 'statue-agreement'").await;
    let below = page.focused_id().await;
    let lower = rect(&page.look("return parts(shape(root.activeElement));").await).top;
    assert!(lower > top && lane(&below).number() == joint.number() + 1, "{below} at {lower}, below {top}");
    page.key("ArrowUp").await;
    page.wait_until(&format!("root.activeElement.dataset.eventId !== '{below}'")).await;
    assert_eq!(lane(&page.focused_id().await), joint);
    top = rect(&page.look("return parts(shape(root.activeElement));").await).top;
    let middle = page.focused_id().await;
    page.key("ArrowUp").await;
    page.wait_until(&format!("root.activeElement.dataset.eventId !== '{middle}'")).await;
    let above = page.focused_id().await;
    let upper = rect(&page.look("return parts(shape(root.activeElement));").await).top;
    assert!(upper < top && lane(&above).number() + 1 == joint.number(), "{above} at {upper}, above {top}");
    page.key("ArrowUp").await;
    page.drawn().await;
    assert_eq!(page.focused_id().await, above, "there is nothing above the first lane");
    assert_eq!(page.number("scrollY").await, 0.0);
}

async fn enter_opens_and_escape_gives_the_focus_back(page: &Page) {
    page.put_ready(TIMELINE).await;
    enter_the_stage(page).await;
    let ids = ids();
    press_and_wait(page, "End", ids[ids.len() - 1]).await;
    press_and_wait(page, "ArrowLeft", ids[ids.len() - 2]).await;
    let id = ids[ids.len() - 2];
    page.key("Enter").await;
    page.wait_until(&format!("host.selectedId === '{id}'")).await;
    page.wait_until(&format!("$('[part=detail]').textContent.includes({})", json!(title(id)))).await;
    page.key("Escape").await;
    page.wait_until("(host.selectedId ?? null) === null").await;
    page.wait_until(&format!("root.activeElement?.dataset.eventId === '{id}'")).await;
    // Also from within the detail.
    page.key("Enter").await;
    page.wait_until(&format!("host.selectedId === '{id}'")).await;
    page.js("$('[part=detail] button').focus();").await;
    page.key("Escape").await;
    page.wait_until("(host.selectedId ?? null) === null").await;
    page.wait_until(&format!("root.activeElement?.dataset.eventId === '{id}'")).await;
    page.key("ArrowLeft").await;
    page.wait_until(&format!("root.activeElement?.dataset.eventId === '{}'", ids[ids.len() - 3])).await;
}

async fn the_space_bar_opens_too(page: &Page) {
    page.put_ready(TIMELINE).await;
    enter_the_stage(page).await;
    press_and_wait(page, "Home", ids()[0]).await;
    page.key("Space").await;
    page.wait_until(&format!("host.selectedId === '{}'", ids()[0])).await;
    assert_eq!(page.number("scrollY").await, 0.0);
}

async fn plus_minus_and_zero_zoom_and_show_everything(page: &Page) {
    page.put_ready(TIMELINE).await;
    enter_the_stage(page).await;
    let whole = page.days().await;
    page.key("+").await;
    page.wait_until(&format!("host.domainDays[1] - host.domainDays[0] < {}", 0.9 * (whole.1 - whole.0))).await;
    let inner = page.days_at_rest().await;
    page.key("+").await;
    page.wait_until(&format!("host.domainDays[1] - host.domainDays[0] < {}", 0.9 * (inner.1 - inner.0))).await;
    page.key("-").await;
    page.wait_until(&format!("Math.abs(host.domainDays[1] - host.domainDays[0] - {}) < 1", inner.1 - inner.0)).await;
    page.key("0").await;
    page.wait_until(&format!("Math.abs(host.domainDays[0] - {}) < 1e-3", whole.0)).await;
    near(page.days_at_rest().await.1, whole.1, 1e-3, "the last day");
}

async fn a_slash_goes_to_the_search(page: &Page) {
    page.put_ready(TIMELINE).await;
    enter_the_stage(page).await;
    page.key("/").await;
    page.wait_until("root.activeElement === $('[part=search]')").await;
    assert_eq!(page.string("$('[part=search]').value").await, "");
    page.write("a/b").await;
    page.wait_until("$('[part=search]').value === 'a/b'").await;
}

async fn a_question_mark_opens_the_keys(page: &Page) {
    page.put_ready(TIMELINE).await;
    enter_the_stage(page).await;
    press_and_wait(page, "Home", ids()[0]).await;
    page.key("?").await;
    page.wait_for("[role=dialog]").await;
    assert_eq!(
        page.string("$('[role=dialog]').ariaLabel ?? $('[role=dialog]').getAttribute('aria-label')").await,
        "Keys and legend"
    );
    page.wait_until("$('[role=dialog]').contains(root.activeElement)").await;
    for key in ["Enter", "Esc", "Home End", "previous and next event"] {
        let said = page.string("$('[role=dialog]').textContent").await.replace("Home", "Home ").replace("  ", " ");
        assert!(said.contains(key), "{key} is not explained in {said}");
    }
    page.key("Escape").await;
    page.wait_until("!$('[role=dialog]')").await;
    page.wait_until("root.activeElement && root.activeElement !== $('[part=root]')").await;
}

async fn keys_go_on_from_an_event_that_was_clicked(page: &Page) {
    page.put_ready(TIMELINE).await;
    let (ids, id) = (ids(), "reopening-requested");
    let at = page.shape(id).await.center();
    page.click_at(at).await;
    page.wait_until(&format!("host.selectedId === '{id}'")).await;
    page.key("Escape").await;
    page.wait_until("(host.selectedId ?? null) === null").await;
    page.key("ArrowRight").await;
    let next = ids[ids.iter().position(|other| *other == id).unwrap() + 1];
    page.wait_until(&format!("root.activeElement?.dataset.eventId === '{next}'")).await;
}

async fn keys_outside_the_element_are_left_alone(page: &Page) {
    page.put_ready(TIMELINE).await;
    let before = page.days().await;
    page.js(
        "document.querySelector('#after').tabIndex = 0; document.querySelector('#after').focus({preventScroll: true});
        window.prevented = []; addEventListener('keydown', event => prevented.push(event.defaultPrevented));",
    )
    .await;
    for key in ["+", "-", "0", "/", "?", "ArrowRight", "Escape"] {
        page.key(key).await;
    }
    page.wait_until("prevented.length >= 7").await;
    let prevented = strings(&page.value("prevented").await);
    assert!(prevented.iter().all(|prevented| prevented == "false"), "{prevented:?}");
    assert_eq!(page.days_at_rest().await, before);
    assert_eq!(page.count("[role=dialog]").await, 0);
}

async fn keys_with_control_are_left_alone(page: &Page) {
    page.put_ready(TIMELINE).await;
    enter_the_stage(page).await;
    let (before, focused) = (page.days().await, page.focused_id().await);
    page.js("window.prevented = 0; addEventListener('keydown', event => {
        prevented += event.defaultPrevented; event.preventDefault(); });")
        .await;
    for key in ["Control+0", "Alt+ArrowRight", "Control+ArrowRight"] {
        page.key(key).await;
    }
    page.drawn().await;
    assert_eq!(page.number("prevented").await, 0.0);
    assert_eq!((page.days_at_rest().await, page.focused_id().await), (before, focused));
}

async fn letters_typed_in_the_search_are_no_commands(page: &Page) {
    page.put_ready(TIMELINE).await;
    let before = page.days().await;
    page.click("[part=search]").await;
    page.write("0+-?/").await;
    page.wait_until("$('[part=search]').value === '0+-?/'").await;
    page.key("Home").await;
    page.key("ArrowRight").await;
    page.drawn().await;
    assert_eq!(page.number("$('[part=search]').selectionStart").await, 1.0);
    assert_eq!(page.days_at_rest().await, before);
    assert_eq!(page.count("[role=dialog]").await, 0);
    page.key("Escape").await;
    page.wait_until("$('[part=search]').value === ''").await;
    assert_eq!(page.status().await, "23 events");
}
