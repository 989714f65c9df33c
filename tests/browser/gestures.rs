//! What a mouse and a wheel do to the timeline, and what they leave to the page.

use crate::engine::Media;
use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, near};

scenarios![
    a_drag_moves_the_days_by_as_many_pixels,
    a_fling_glides_on_and_comes_to_rest,
    nothing_glides_or_flies_for_readers_who_want_no_motion,
    a_drag_that_begins_on_a_mark_selects_nothing,
    a_press_stops_what_glides,
    a_drag_goes_on_outside_the_stage,
    control_and_wheel_zoom_at_the_pointer,
    command_and_wheel_zoom_too,
    a_plain_wheel_scrolls_the_page,
    shift_and_wheel_pan,
    a_sideways_wheel_pans,
    a_double_click_zooms_in_at_the_pointer,
    a_double_click_on_a_mark_only_opens_it,
    the_buttons_zoom_and_show_everything,
    no_zoom_goes_out_of_bounds,
    a_stretch_dragged_on_the_overview_is_shown_when_let_go,
    the_window_on_the_overview_can_be_dragged,
    the_edges_of_the_window_can_be_dragged,
];

async fn a_drag_moves_the_days_by_as_many_pixels(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("host.zoomBy(3);").await;
    let (before, scale) = (page.days().await, page.days_per_px().await);
    let from = page.free_point(0.6, 0.5).await;
    page.hold(from, (from.0 - 150.0, from.1)).await;
    page.drawn().await;
    let during = page.days().await;
    near(during.0 - before.0, 150.0 * scale, scale, "the first day while dragging");
    near(during.1 - during.0, before.1 - before.0, 1e-6, "the length while dragging");
    page.pause(200).await;
    page.let_go().await;
    assert_eq!(page.days_at_rest().await, during);
}

async fn a_fling_glides_on_and_comes_to_rest(page: &Page) {
    page.put_ready(TIMELINE).await;
    let mut moved = vec![];
    // On a busy machine the last move and the release may lie so far apart that it is no fling.
    while moved.len() < 4 && moved.last().is_none_or(|px| *px < 165.0) {
        page.js("host.setAttribute('domain', '1985/2005');").await;
        let before = page.days_at_rest().await;
        let from = page.free_point(0.7, 0.5).await;
        page.fling(from, (from.0 - 150.0, from.1)).await;
        let after = page.days_at_rest().await;
        near(after.1 - after.0, before.1 - before.0, 1e-6, "the length");
        moved.push((after.0 - before.0) / (after.1 - after.0) * page.plot().await.width);
        page.js("host.removeAttribute('domain');").await;
    }
    assert!(moved.last().is_some_and(|px| *px >= 165.0), "it moved {moved:?} px");
}

async fn nothing_glides_or_flies_for_readers_who_want_no_motion(page: &Page) {
    page.media(Media { reduced_motion: true, ..Media::default() }).await;
    page.put_ready(TIMELINE).await;
    page.js("host.zoomBy(3);").await;
    let (before, scale) = (page.days().await, page.days_per_px().await);
    let from = page.free_point(0.7, 0.5).await;
    page.fling(from, (from.0 - 150.0, from.1)).await;
    let after = page.days_at_rest().await;
    near(after.0 - before.0, 150.0 * scale, scale, "the first day after a fling");
    let body = "await host.fit(); const fitted = String(host.domainDays); await still(); return fitted === String(host.domainDays);";
    assert_eq!(page.look(body).await, true, "fit takes its time");
}

async fn a_drag_that_begins_on_a_mark_selects_nothing(page: &Page) {
    page.put_ready(TIMELINE).await;
    let before = page.days().await;
    let from = page.shape("reopening-requested").await.center();
    page.drag(from, (from.0 - 80.0, from.1)).await;
    assert_ne!(page.days_at_rest().await, before);
    assert_eq!(page.selected_id().await, "");
    let at = page.shape("reopening-requested").await.center();
    page.click_at(at).await;
    page.wait_until("host.selectedId === 'reopening-requested'").await;
}

async fn a_press_stops_what_glides(page: &Page) {
    page.put_ready(TIMELINE).await;
    let from = page.free_point(0.5, 0.5).await;
    page.js("host.panBy(1); host.zoomBy(30);").await;
    page.drawn().await;
    page.js("host.fit();").await;
    page.hold(from, from).await;
    page.drawn().await;
    let pressed = page.days().await;
    page.pause(300).await;
    assert_eq!(page.days().await, pressed);
    page.let_go().await;
}

async fn a_drag_goes_on_outside_the_stage(page: &Page) {
    page.put_ready(TIMELINE).await;
    let (before, scale) = (page.days().await, page.days_per_px().await);
    let (x, y) = page.free_point(0.3, 0.4).await;
    page.hold((x, y), (x + 60.0, 5.0)).await;
    page.pause(200).await;
    page.let_go().await;
    let after = page.days_at_rest().await;
    near(before.0 - after.0, 60.0 * scale, scale, "the first day");
    page.hover_at((x - 100.0, y)).await;
    page.drawn().await;
    assert_eq!(page.days().await, after, "the pointer still holds what was let go");
}

async fn control_and_wheel_zoom_at_the_pointer(page: &Page) {
    zooms_with(page, "Control").await;
}

async fn command_and_wheel_zoom_too(page: &Page) {
    zooms_with(page, "Meta").await;
}

async fn zooms_with(page: &Page, key: &str) {
    page.put_ready(TIMELINE).await;
    for share in [0.25, 0.75] {
        let at = page.free_point(share, 0.5).await;
        let (before, day) = (page.days().await, page.day_at(at.0).await);
        page.wheel(at, (0, -120), key).await;
        page.wait_until(&format!("host.domainDays[1] - host.domainDays[0] < {}", before.1 - before.0)).await;
        let inner = page.days_at_rest().await;
        near(page.day_at(at.0).await, day, page.days_per_px().await, "the day under the pointer");
        page.wheel(at, (0, 60), key).await;
        page.wait_until(&format!("host.domainDays[1] - host.domainDays[0] > {}", inner.1 - inner.0)).await;
        near(page.day_at(at.0).await, day, page.days_per_px().await, "the day under the pointer, zoomed out");
    }
    assert_eq!(page.string("[scrollX, scrollY, visualViewport.scale].join()").await, "0,0,1");
}

async fn a_plain_wheel_scrolls_the_page(page: &Page) {
    page.put_ready(TIMELINE).await;
    let before = page.days().await;
    let at = page.plot().await.at(0.5, 0.3);
    page.wheel(at, (0, 120), "").await;
    page.wait_until("scrollY > 100").await;
    page.wheel(at, (0, -120), "").await;
    page.wait_until("scrollY === 0").await;
    let overview = page.rect("[part=overview]").await.center();
    page.wheel(overview, (0, 120), "").await;
    page.wait_until("scrollY > 100").await;
    assert_eq!(page.days_at_rest().await, before);
}

async fn shift_and_wheel_pan(page: &Page) {
    page.put_ready(TIMELINE).await;
    let (before, scale) = (page.days().await, page.days_per_px().await);
    let at = page.plot().await.center();
    page.wheel(at, (0, 100), "Shift").await;
    page.wait_until(&format!("host.domainDays[0] !== {}", before.0)).await;
    near(page.days_at_rest().await.0 - before.0, 100.0 * scale, scale, "the first day");
    assert_eq!(page.string("[scrollX, scrollY].join()").await, "0,0");
}

async fn a_sideways_wheel_pans(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("document.querySelector('.filler').style.setProperty('width', '4000px');").await;
    let (before, scale) = (page.days().await, page.days_per_px().await);
    let at = page.plot().await.center();
    page.wheel(at, (-80, 10), "").await;
    page.wait_until(&format!("host.domainDays[0] !== {}", before.0)).await;
    near(page.days_at_rest().await.0 - before.0, -80.0 * scale, scale, "the first day");
    page.wheel(at, (80, 10), "").await;
    page.wait_until(&format!("Math.abs(host.domainDays[0] - {}) < {scale}", before.0)).await;
    assert_eq!(page.string("[scrollX, scrollY].join()").await, "0,0");
}

async fn a_double_click_zooms_in_at_the_pointer(page: &Page) {
    page.put_ready(TIMELINE).await;
    let at = page.free_point(0.3, 0.5).await;
    let (before, day) = (page.days().await, page.day_at(at.0).await);
    page.double_click_at(at).await;
    page.wait_until(&format!("host.domainDays[0] !== {}", before.0)).await;
    let after = page.days_at_rest().await;
    near((before.1 - before.0) / (after.1 - after.0), 2.0, 0.01, "the factor");
    near(page.day_at(at.0).await, day, page.days_per_px().await, "the day under the pointer");
    assert_eq!(page.string("getSelection().toString()").await, "");
}

async fn a_double_click_on_a_mark_only_opens_it(page: &Page) {
    page.put_ready(TIMELINE).await;
    let before = page.days().await;
    let at = page.shape("reopening-requested").await.center();
    page.double_click_at(at).await;
    page.wait_until("host.selectedId === 'reopening-requested'").await;
    let after = page.days_at_rest().await;
    near(after.1 - after.0, before.1 - before.0, 1e-6, "the length");
}

async fn the_buttons_zoom_and_show_everything(page: &Page) {
    page.put_ready(TIMELINE).await;
    let whole = page.days().await;
    let middle = |days: (f64, f64)| (days.0 + days.1) / 2.0;
    page.click_named("button", "Zoom in").await;
    page.wait_until(&format!("host.domainDays[0] > {}", whole.0)).await;
    let inner = page.days_at_rest().await;
    assert!(inner.1 - inner.0 < 0.9 * (whole.1 - whole.0), "{inner:?} in {whole:?}");
    near(middle(inner), middle(whole), 1e-3 * (whole.1 - whole.0), "the middle");
    page.click_named("button", "Zoom in").await;
    page.wait_until(&format!("host.domainDays[0] > {}", inner.0)).await;
    page.click_named("button", "Zoom out").await;
    page.wait_until(&format!("Math.abs(host.domainDays[0] - {}) < 1", inner.0)).await;
    page.click_named("button", "Show everything").await;
    page.wait_until(&format!("Math.abs(host.domainDays[0] - {}) < 1e-3", whole.0)).await;
    near(page.days_at_rest().await.1, whole.1, 1e-3, "the last day");
}

async fn no_zoom_goes_out_of_bounds(page: &Page) {
    page.put_ready(TIMELINE).await;
    let whole = page.days().await;
    page.js("for (let n = 0; n < 40; n++) host.zoomBy(0.5);").await;
    let (from, to) = page.days_at_rest().await;
    assert!(to - from < 4.0 * (whole.1 - whole.0), "{from} to {to} is far too long for {whole:?}");
    page.js("for (let n = 0; n < 80; n++) host.zoomBy(2);").await;
    let (from, to) = page.days_at_rest().await;
    assert!((1.0..=40.0).contains(&(to - from)), "{from} to {to}");
    page.js("host.fit(); host.panBy(1e6);").await;
    let (from, _) = page.days_at_rest().await;
    assert!(from > whole.0 - 2.0 * (whole.1 - whole.0), "panned out of sight, to {from}");
    page.js("for (const odd of [NaN, 0, -1, Infinity, undefined]) { host.zoomBy(odd); host.panBy(odd); }").await;
    let (from, to) = page.days_at_rest().await;
    assert!(from.is_finite() && to > from, "{from} to {to}");
    page.no_errors().await;
}

async fn a_stretch_dragged_on_the_overview_is_shown_when_let_go(page: &Page) {
    page.put_ready(TIMELINE).await;
    let (whole, scale, plot) = (page.days().await, page.days_per_px().await, page.plot().await);
    let overview = page.rect("[part=overview]").await;
    let y = overview.center().1;
    let (from, to) = ((plot.left + plot.width * 0.4).round(), (plot.left + plot.width * 0.6).round());
    let picture = page.string("$('[part=overview]').innerHTML").await;
    page.hold((from, y), (to, y)).await;
    page.drawn().await;
    assert_eq!(page.days().await, whole, "the days have changed before the stretch was let go");
    assert_ne!(page.string("$('[part=overview]').innerHTML").await, picture, "there is no preview");
    page.let_go().await;
    page.wait_until(&format!("host.domainDays[0] !== {}", whole.0)).await;
    let shown = page.days_at_rest().await;
    near(shown.0, whole.0 + (from - plot.left) * scale, 2.0 * scale, "the first day");
    near(shown.1, whole.0 + (to - plot.left) * scale, 2.0 * scale, "the last day");
}

async fn the_window_on_the_overview_can_be_dragged(page: &Page) {
    page.put_ready(TIMELINE).await;
    let (scale, plot) = (page.days_per_px().await, page.plot().await);
    page.js("host.zoomBy(4);").await;
    let before = page.days_at_rest().await;
    let y = page.rect("[part=overview]").await.center().1;
    page.hold(((plot.left + plot.width / 2.0).round(), y), ((plot.left + plot.width / 2.0).round() + 100.0, y)).await;
    page.drawn().await;
    assert_eq!(page.days().await, before, "the days have changed before the window was let go");
    page.let_go().await;
    page.wait_until(&format!("host.domainDays[0] !== {}", before.0)).await;
    let after = page.days_at_rest().await;
    near(after.0 - before.0, 100.0 * scale, 2.0 * scale, "the first day");
    near(after.1 - after.0, before.1 - before.0, 1e-3, "the length");
}

async fn the_edges_of_the_window_can_be_dragged(page: &Page) {
    page.put_ready(TIMELINE).await;
    let (scale, plot) = (page.days_per_px().await, page.plot().await);
    page.js("host.zoomBy(4);").await;
    let before = page.days_at_rest().await;
    let y = page.rect("[part=overview]").await.center().1;
    let right = (plot.left + plot.width * 0.625).round();
    page.drag((right - 1.0, y), (right + 59.0, y)).await;
    page.wait_until(&format!("host.domainDays[1] !== {}", before.1)).await;
    let after = page.days_at_rest().await;
    near(after.1 - before.1, 60.0 * scale, 3.0 * scale, "the last day");
    near(after.0, before.0, 2.0 * scale, "the first day");
}
