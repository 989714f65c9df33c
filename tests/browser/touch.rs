//! What fingers do to the timeline, and what they leave to the page.

use crate::engine::Engine;
use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, near};

scenarios![
    one_finger_drags,
    two_fingers_zoom_between_them,
    a_tap_opens_an_event,
    a_stroke_upwards_scrolls_the_page,
    a_finger_drags_a_stretch_on_the_overview,
];

async fn one_finger_drags(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("host.zoomBy(3);").await;
    let (before, scale) = (page.days().await, page.days_per_px().await);
    let from = page.free_point(0.6, 0.5).await;
    page.touch_drag(from, (from.0 - 160.0, from.1)).await;
    let after = page.days_at_rest().await;
    // A browser keeps the first pixels of a stroke to find out what it is going to be, and what is flung glides on.
    let moved = (after.0 - before.0) / scale;
    assert!((135.0..=400.0).contains(&moved), "It moved {moved} px");
    near(after.1 - after.0, before.1 - before.0, 1e-6, "the length");
    assert_eq!(page.selected_id().await, "");
}

async fn two_fingers_zoom_between_them(page: &Page) {
    page.put_ready(TIMELINE).await;
    let at = page.free_point(0.4, 0.5).await;
    let (before, day) = (page.days().await, page.day_at(at.0).await);
    page.pinch(at, 60.0, 180.0).await;
    page.wait_until(&format!("host.domainDays[1] - host.domainDays[0] < {}", 0.6 * (before.1 - before.0))).await;
    let after = page.days_at_rest().await;
    let factor = (before.1 - before.0) / (after.1 - after.0);
    assert!((2.0..=3.2).contains(&factor), "fingers three times as far apart zoomed by {factor}");
    near(page.day_at(at.0).await, day, 12.0 * page.days_per_px().await, "the day between the fingers");
    page.pinch(at, 180.0, 60.0).await;
    page.wait_until(&format!("host.domainDays[1] - host.domainDays[0] > {}", 1.6 * (after.1 - after.0))).await;
    assert_eq!(page.number("visualViewport.scale").await, 1.0);
}

async fn a_tap_opens_an_event(page: &Page) {
    page.put_ready(TIMELINE).await;
    let before = page.days().await;
    let at = page.shape("north-korea-recognised").await.center();
    page.tap_at(at).await;
    page.wait_until("host.selectedId === 'north-korea-recognised'").await;
    assert_eq!(page.days_at_rest().await, before);
}

async fn a_stroke_upwards_scrolls_the_page(page: &Page) {
    page.put_ready(TIMELINE).await;
    let before = page.days().await;
    let from = page.free_point(0.5, 0.7).await;
    page.touch_drag(from, (from.0, from.1 - 200.0)).await;
    // The touches of Firefox's driver reach the page's listeners, but scroll nothing anywhere.
    if page.engine() == Engine::Chromium {
        page.wait_until("scrollY > 100").await;
    }
    let actions = page.string("getComputedStyle($('[part=stage]')).touchAction").await;
    assert!(actions.contains("pan-y"), "the browser may not scroll: touch-action is {actions}");
    assert_eq!(page.days_at_rest().await, before);
}

async fn a_finger_drags_a_stretch_on_the_overview(page: &Page) {
    page.put_ready(TIMELINE).await;
    let (whole, scale, plot) = (page.days().await, page.days_per_px().await, page.plot().await);
    let y = page.rect("[part=overview]").await.center().1;
    let (from, to) = ((plot.left + plot.width * 0.7).round(), (plot.left + plot.width * 0.4).round());
    page.touch_drag((from, y), (to, y)).await;
    page.wait_until(&format!("host.domainDays[0] !== {}", whole.0)).await;
    let shown = page.days_at_rest().await;
    near(shown.0, whole.0 + (to - plot.left) * scale, 2.0 * scale, "the first day");
    near(shown.1, whole.0 + (from - plot.left) * scale, 20.0 * scale, "the last day");
}
