//! What does not fit joins a cluster: that none is lost, and that a cluster opens.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, near, strings};

scenarios![
    marks_and_clusters_add_up_to_all_events,
    a_crowd_adds_up_at_every_scale,
    a_cluster_opens_a_list_of_its_events,
    zooming_to_a_cluster_takes_it_apart,
];

const CROWD: &str =
    r#"<relations-timeline loading="eager" lang="en" view="timeline" src="/data/crowd.json"></relations-timeline>"#;

const DRAWN: &str = "const drawn = () => $$('[part=stage] [data-event-id]').length
    + $$('[data-cluster]').reduce((sum, cluster) => sum + Number(cluster.dataset.count), 0);";

async fn drawn(page: &Page) -> usize {
    page.look(&format!("{DRAWN} return drawn();")).await.as_u64().unwrap() as usize
}

async fn marks_and_clusters_add_up_to_all_events(page: &Page) {
    for (width, height) in [(1280, 800), (800, 800), (390, 800), (320, 568)] {
        page.size(width, height).await;
        page.put_ready(TIMELINE).await;
        assert_eq!(drawn(page).await, 23, "at {width} px");
        let ids = strings(&page.value("$$('[part=stage] [data-event-id]').map(mark => mark.dataset.eventId)").await);
        let mut once = ids.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "an event is drawn twice at {width} px: {ids:?}");
    }
}

async fn a_crowd_adds_up_at_every_scale(page: &Page) {
    page.put_ready(CROWD).await;
    assert!(page.count("[data-cluster]").await >= 3);
    assert_eq!(drawn(page).await, 400);
    // Zoomed out, everything is still within what is drawn.
    let body = "const sums = [];
        for (let n = 0; n < 6; n++) { host.zoomBy(0.93); await frame(); await frame(); sums.push(drawn()); }
        return sums;";
    let sums = strings(&page.look(&format!("{DRAWN} {body}")).await);
    assert!(sums.iter().all(|sum| sum == "400"), "{sums:?}");
    page.no_errors().await;
}

async fn a_cluster_opens_a_list_of_its_events(page: &Page) {
    page.put_ready(CROWD).await;
    let before = page.days().await;
    let count = page.number("Number($('[data-cluster]').dataset.count)").await as usize;
    assert!(count >= 2);
    let spoken = page.string("$('[data-cluster]').getAttribute('aria-label')").await;
    assert!(spoken.contains(&count.to_string()), "{spoken}");
    page.click("[data-cluster]").await;
    page.wait_until("$('[part=detail] li button')").await;
    assert_eq!(page.count("[part=detail] li button").await, count.min(100));
    assert_eq!(page.selected_id().await, "");
    let name = page.string("$('[part=detail] li button').textContent").await;
    page.click("[part=detail] li button").await;
    page.wait_until("host.selectedId").await;
    let id = page.selected_id().await;
    assert!(name.contains(&format!("Event {}", id.trim_start_matches('e'))), "{name} selected {id}");
    page.look_until(&format!("mark('{id}')")).await;
    let after = page.days_at_rest().await;
    near(after.1 - after.0, before.1 - before.0, 1e-6, "the length");
}

async fn zooming_to_a_cluster_takes_it_apart(page: &Page) {
    page.put_ready(CROWD).await;
    let before = page.days().await;
    page.click("[data-cluster]").await;
    page.click_named("[part=detail] button", "Zoom to these events").await;
    page.wait_until(&format!("host.domainDays[1] - host.domainDays[0] < {}", 0.9 * (before.1 - before.0))).await;
    let after = page.days_at_rest().await;
    assert!(after.0 >= before.0 && after.1 <= before.1, "{after:?} in {before:?}");
}
