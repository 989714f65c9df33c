//! An event in full: what its detail says, where it leads, and where it stands on a narrow screen.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, LIST, TIMELINE, ids, strings, title};
use serde_json::json;

scenarios![
    an_event_is_told_in_full,
    a_click_on_a_mark_opens_it,
    the_mark_answers_before_the_detail_is_drawn,
    a_source_opens_beside_the_page_and_learns_nothing_of_it,
    connected_events_can_be_followed,
    the_same_connection_is_seen_from_both_ends,
    previous_and_next_go_through_time,
    a_dispute_shows_claim_beside_claim,
    closing_gives_the_stage_its_place_back,
    on_a_narrow_screen_it_is_a_sheet_that_leaves_the_axis,
    what_is_opened_comes_into_view,
];

async fn select(page: &Page, id: &str) {
    page.js_with("await host.select(args[0]);", json!([id])).await;
    page.wait_until(&format!("$('[part=detail] h3')?.textContent === {}", json!(title(id)))).await;
}

async fn said(page: &Page) -> String {
    page.string("$('[part=detail]').textContent.replace(/\\s+/g, ' ')").await
}

async fn an_event_is_told_in_full(page: &Page) {
    page.put_ready(TIMELINE).await;
    for event in DATASET.events.iter() {
        select(page, event.id).await;
        let said = said(page).await;
        let mut expected = vec![event.title.get("en"), event.summary.get("en")];
        expected
            .extend(event.actors.iter().filter_map(|actor| DATASET.actor(*actor)).map(|actor| actor.name.get("en")));
        expected
            .extend(event.places.iter().filter_map(|place| DATASET.place(*place)).map(|place| place.name.get("en")));
        expected.extend(event.derived_date.iter().map(|derived| derived.words.get("en")));
        for text in expected {
            assert!(said.contains(text), "{}: “{text}” is missing in {said}", event.id);
        }
        let heading = page.string("$('[part=detail] :is(h2, h3)').textContent").await;
        assert_eq!(heading.trim(), event.title.get("en"));
        assert!(page.count("[part=detail] a[href]").await >= 1, "{} has no source", event.id);
    }
    for (id, date) in [
        ("embassy-closed", "in the 1990s"),
        ("south-korea-sole-representative", "before 1974"),
        ("reopening-requested", "20 June 2014"),
        ("embassy-reopened", "about 2015, a year after the request to reopen"),
        ("us-diplomats-non-grata", "September 2013"),
        ("friendship-group-created", "September 2013 or later"),
    ] {
        select(page, id).await;
        assert!(said(page).await.contains(date), "{id}: “{date}” is missing in {}", said(page).await);
    }
}

async fn a_click_on_a_mark_opens_it(page: &Page) {
    page.put_ready(TIMELINE).await;
    let at = page.shape("north-korea-recognised").await.center();
    page.click_at(at).await;
    page.wait_until("host.selectedId === 'north-korea-recognised'").await;
    assert!(said(page).await.contains(title("north-korea-recognised")));
    page.wait_until(
        "$(\"[part=stage] [data-event-id='north-korea-recognised']\").getAttribute('aria-current') === 'true'",
    )
    .await;
    assert_eq!(page.count("[part=stage] [aria-current=true]").await, 1);
}

async fn the_mark_answers_before_the_detail_is_drawn(page: &Page) {
    page.put_ready(TIMELINE).await;
    // A redraw that tells the widget what is drawn beside the stage.
    page.js("await host.panBy(1); await host.panBy(-1);").await;
    let seen = page
        .look(
            "const id = 'north-korea-recognised', title = () => $('[part=detail] h3')?.textContent ?? '';
            mark(id).focus();
            await still();
            const before = title();
            mark(id).dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true, cancelable: true}));
            for (let turn = 0; turn < 50; turn++) await null;
            return [mark(id).getAttribute('aria-current'), title() === before];",
        )
        .await;
    assert_eq!(seen, json!(["true", true]), "what is drawn in the turn of the click");
    page.wait_until(&format!("$('[part=detail] h3')?.textContent === {}", json!(title("north-korea-recognised"))))
        .await;
}

async fn a_source_opens_beside_the_page_and_learns_nothing_of_it(page: &Page) {
    page.put_ready(TIMELINE).await;
    select(page, "embassy-reopened").await;
    let links = strings(&page.value("$$('a').map(link => [link.protocol, link.rel, link.target].join(' '))").await);
    assert!(!links.is_empty());
    for link in links {
        assert!(link.starts_with("https: ") && link.contains("noopener"), "{link}");
        assert!(link.ends_with("_blank"), "a click on a source leaves the page: {link}");
    }
    let said = said(page).await;
    assert!(said.contains("paragraph") && said.contains("sentence"), "{said}");
}

async fn connected_events_can_be_followed(page: &Page) {
    page.put_ready(TIMELINE).await;
    select(page, "reopening-requested").await;
    assert!(said(page).await.contains("responds to"), "{}", said(page).await);
    page.click_named("[part=detail] button", title("embassy-closed")).await;
    page.wait_until("host.selectedId === 'embassy-closed'").await;
    page.wait_until("$('[part=detail]').textContent.includes('in the 1990s')").await;
    page.wait_until("$('[part=detail]').scrollTop === 0").await;
    page.look_until("mark('embassy-closed')").await;
}

async fn the_same_connection_is_seen_from_both_ends(page: &Page) {
    page.put_ready(LIST).await;
    for event in DATASET.events.iter() {
        for link in event.links {
            let other = DATASET.event(link.to).unwrap().id;
            for (id, expected) in [(event.id, other), (other, event.id)] {
                select(page, id).await;
                let names = strings(&page.value("$$('[part=detail] button').map(button => button.textContent)").await);
                assert!(
                    names.iter().any(|name| name.contains(title(expected))),
                    "{id} does not lead to {expected}: {names:?}"
                );
            }
        }
    }
}

async fn previous_and_next_go_through_time(page: &Page) {
    page.put_ready(TIMELINE).await;
    let ids = ids();
    select(page, ids[0]).await;
    for id in &ids[1..5] {
        page.click_named("[part=detail] button", "Next event").await;
        page.wait_until(&format!("host.selectedId === '{id}'")).await;
        page.wait_until(&format!("$('[part=detail] h3')?.textContent === {}", json!(title(id)))).await;
    }
    page.click_named("[part=detail] button", "Previous event").await;
    page.wait_until(&format!("host.selectedId === '{}'", ids[3])).await;
    let told = page.events().await;
    let selected: Vec<&str> = told
        .iter()
        .filter(|(name, _)| name == "relations-select")
        .filter_map(|(_, detail)| detail["id"].as_str())
        .collect();
    assert_eq!(selected, [ids[0], ids[1], ids[2], ids[3], ids[4], ids[3]]);
}

async fn a_dispute_shows_claim_beside_claim(page: &Page) {
    page.put_ready(TIMELINE).await;
    select(page, "embassy-reopened").await;
    let said = said(page).await;
    let ix = DATASET.events.iter().position(|event| event.id == "embassy-reopened").unwrap();
    let dispute = DATASET.disputes_of(relations_core::dataset::EventIx::new(ix)).next().unwrap();
    assert!(said.contains(dispute.explanation.get("en")), "{said}");
    assert!(dispute.claims.len() >= 2);
    for claim in &dispute.claims {
        assert!(said.contains(claim.statement.get("en")), "{said}");
    }
}

async fn closing_gives_the_stage_its_place_back(page: &Page) {
    page.size(700, 800).await;
    page.put_ready(TIMELINE).await;
    let before = page.rect("[part=stage]").await;
    select(page, "embassy-closed").await;
    page.click_named("[part=detail] button", "Close").await;
    page.wait_until("(host.selectedId ?? null) === null").await;
    page.drawn().await;
    assert_eq!(page.rect("[part=stage]").await, before);
    assert!(!said(page).await.contains("in the 1990s"));
}

async fn on_a_narrow_screen_it_is_a_sheet_that_leaves_the_axis(page: &Page) {
    page.size(390, 780).await;
    page.put_ready(TIMELINE).await;
    for id in ["embassy-reopened", "south-korea-sole-representative"] {
        select(page, id).await;
        page.days_at_rest().await;
        let body = "const sheet = $('[part=detail]').getBoundingClientRect(), all = host.getBoundingClientRect();
            const isYear = text => /^\\d{4}$/.test(text.textContent.trim());
            const ticks = $$('[part=stage] text').filter(isYear).map(text => text.getBoundingClientRect())
                .filter(box => box.right > all.left && box.left < all.right);
            const drawn = shape(mark(args[0]));
            return {
                fromBelow: Math.abs(sheet.bottom - all.bottom) <= 2 && sheet.width >= all.width - 4,
                ticks: ticks.length, ticksAbove: ticks.filter(box => box.bottom <= sheet.top + 1 && box.top >= all.top).length,
                markAbove: drawn.bottom <= sheet.top + 1 && drawn.right > all.left && drawn.left < all.right,
                height: sheet.height, all: all.height,
            };";
        let seen = page.look_with(body, json!([id])).await;
        assert!(seen["fromBelow"] == true, "{seen}");
        assert!(
            seen["ticksAbove"].as_u64().unwrap() >= 1 && seen["ticks"] == seen["ticksAbove"],
            "the axis is covered: {seen}"
        );
        assert!(seen["markAbove"] == true, "the event itself is covered: {seen}");
        assert!(seen["height"].as_f64().unwrap() > 150.0, "{seen}");
    }
    page.click_named("[part=detail] button", "Close").await;
    page.wait_until("(host.selectedId ?? null) === null").await;
}

async fn what_is_opened_comes_into_view(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("host.setAttribute('domain', '2018/2019');").await;
    let before = page.days_at_rest().await;
    select(page, "north-korea-recognised").await;
    let after = page.days_at_rest().await;
    crate::widget::near(after.1 - after.0, before.1 - before.0, 1.0, "the length");
    let (at, plot) = (page.shape("north-korea-recognised").await, page.plot().await);
    let inside = (at.left + at.width).min(plot.left + plot.width) - at.left.max(plot.left);
    assert!(inside >= at.width.min(plot.width / 3.0) - 1.0, "{at:?} is out of {plot:?}");
}
