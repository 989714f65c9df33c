//! Contradictions: claim beside claim, what they differ in, and every event of one as a way there.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, LIST, TIMELINE, strings, title};
use relations_core::dataset::EventIx;
use serde_json::json;

scenarios![
    a_claim_leads_to_its_events,
    the_menu_opens_every_contradiction_side_by_side,
    claims_stand_in_columns_where_there_is_room_and_else_one_under_the_other,
    a_contradicted_event_leads_to_the_claims,
    closing_never_loses_the_focus,
    without_contradictions_it_says_so,
    nothing_is_wider_than_a_small_screen,
    contradicted_events_are_marked_on_the_stage_and_in_the_list,
    what_the_claims_differ_in_is_one_sentence_in_three_languages,
];
scenarios![Chromium: no_barriers_in_three_languages_and_both_themes];

const PANEL: &str = "[data-opened=disputes]";

async fn open(page: &Page, markup: &str) {
    page.put_ready(markup).await;
    page.js("$('[data-opens=menu] button').focus();").await;
    page.key("Enter").await;
    page.wait_for("[data-opened=menu] .entry").await;
    page.click("[data-opened=menu] li:nth-child(2) .entry").await;
    page.wait_until(&format!("root.activeElement === $('{PANEL}')")).await;
}

fn in_language(lang: &str, attributes: &str) -> String {
    TIMELINE.replace("lang=\"en\"", &format!("lang=\"{lang}\" {attributes}"))
}

async fn the_menu_opens_every_contradiction_side_by_side(page: &Page) {
    open(page, TIMELINE).await;
    assert_eq!(page.count(&format!("{PANEL} .confrontation")).await, DATASET.disputes.len());
    let body = "const one = $$('[data-opened=disputes] .confrontation')[args[0]];
        return [...one.querySelectorAll('.claim')].map(claim => [claim.querySelector('.statement').textContent,
            claim.querySelectorAll('.citations .place').length, claim.querySelectorAll('.follow').length,
            claim.querySelector('.dates').textContent.length > 0]);";
    for (position, dispute) in DATASET.disputes.iter().enumerate() {
        let expect: Vec<_> = dispute
            .claims
            .iter()
            .map(|claim| json!([claim.statement.get("en"), claim.citations.len(), claim.events.len(), true]))
            .collect();
        assert_eq!(page.js_with(body, json!([position])).await, json!(expect), "{}", dispute.id);
    }
}

async fn what_the_claims_differ_in_is_one_sentence_in_three_languages(page: &Page) {
    for (lang, expect) in [
        ("en", "What differs: the date (about 2015 or 2014)."),
        ("es", "En qué difieren: la fecha (hacia 2015 o bien 2014)."),
        ("ko", "서로 다른 점: 날짜(2015년경 또는 2014년)."),
    ] {
        open(page, &in_language(lang, "")).await;
        assert_eq!(page.text(&format!("{PANEL} .difference")).await, expect);
    }
}

async fn claims_stand_in_columns_where_there_is_room_and_else_one_under_the_other(page: &Page) {
    let body = "const [one, other] = $$('[data-opened=disputes] .claim').map(claim => claim.getBoundingClientRect());
        return [one.top === other.top && one.right <= other.left, one.left === other.left && one.bottom <= other.top];";
    for (width, expect) in [(1280, [true, false]), (760, [true, false]), (360, [false, true])] {
        page.size(width, 800).await;
        open(page, TIMELINE).await;
        page.drawn().await;
        assert_eq!(page.js(body).await, json!(expect), "{width}");
    }
}

async fn a_claim_leads_to_its_events(page: &Page) {
    open(page, TIMELINE).await;
    page.click_named(&format!("{PANEL} .follow"), title("embassy-reopened")).await;
    page.wait_until("host.selectedId === 'embassy-reopened'").await;
    page.wait_until("$('[part=detail]').textContent.includes('a year after the request to reopen')").await;
    page.wait_until("root.activeElement?.closest('[part=detail]')").await;
}

async fn a_contradicted_event_leads_to_the_claims(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("await host.select('north-korea-recognised');").await;
    page.click_named("[part=detail] button", "See the statements side by side").await;
    page.wait_until(&format!("root.activeElement === $('{PANEL}')")).await;
    // The one that the reader comes from stands first, and its claim is marked.
    let dispute = &DATASET.disputes[1];
    assert_eq!(page.text(&format!("{PANEL} h4")).await, dispute.title.get("en"));
    let current =
        page.value(&format!("$$('{PANEL} [aria-current=true] .statement').map(one => one.textContent)")).await;
    assert_eq!(strings(&current), [dispute.claims[1].statement.get("en")]);
    page.key("Escape").await;
    page.wait_until(&format!("$('[part=detail] h3')?.textContent === {}", json!(title("north-korea-recognised"))))
        .await;
    page.js("await host.select('embassy-closed');").await;
    page.wait_until("$('[part=detail]').textContent.includes('in the 1990s')").await;
    assert_eq!(page.count("[part=detail] .side-by-side").await, 0, "nothing contradicts that");
}

async fn contradicted_events_are_marked_on_the_stage_and_in_the_list(page: &Page) {
    let is_contested = |position: usize| DATASET.disputes_of(EventIx::new(position)).next().is_some();
    let ids: Vec<&str> = (0..DATASET.events.len())
        .filter(|event| is_contested(*event))
        .map(|ix| DATASET.events.id(ix).unwrap())
        .collect();
    page.put_ready(LIST).await;
    let listed = page.value("$$('.contested').map(one => one.closest('[data-event-id]').dataset.eventId)").await;
    assert_eq!(strings(&listed), ids);
    page.click(".contested").await;
    page.wait_until(&format!("root.activeElement === $('{PANEL}')")).await;
    page.put_ready(TIMELINE).await;
    page.js("host.setAttribute('domain', '1960/1976');").await;
    page.days_at_rest().await;
    let body = "return args[0].map(id => mark(id)).filter(Boolean).map(drawn =>
        [drawn.getAttribute('aria-label').endsWith('Contradictions'), getComputedStyle(drawn.querySelector('.hit')).strokeDasharray !== 'none']);";
    let marks = page.look_with(body, json!([ids])).await;
    assert!(
        marks.as_array().is_some_and(|all| all.len() >= 2 && all.iter().all(|one| *one == json!([true, true]))),
        "{marks}"
    );
    let other = page.look("return mark('embassy-closed')?.getAttribute('aria-label') ?? '';").await;
    assert!(!other.as_str().unwrap().contains("Contradictions"), "{other}");
}

async fn closing_never_loses_the_focus(page: &Page) {
    for key in ["Escape", "Enter"] {
        open(page, TIMELINE).await;
        if key == "Enter" {
            page.js(&format!("$('{PANEL} .bar button').focus();")).await;
        }
        page.key(key).await;
        page.wait_until(&format!("!$('{PANEL}')")).await;
        page.wait_until("root.activeElement?.closest('[data-opens]')?.dataset.opens === 'menu'").await;
    }
}

async fn without_contradictions_it_says_so(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js(
        r#"host.data = {version: 1, id: 'calm', title: 'Calm', parties: [{id: 'a', name: 'A'}, {id: 'b', name: 'B'}],
            events: [{id: 'e', date: '2000', title: 'E', initiator: 'a'}]};"#,
    )
    .await;
    page.wait_until("$('[part=title]').textContent === 'Calm'").await;
    page.click_named("[part=header] button", "More").await;
    page.click_named("[data-opened=menu] button", "Contradictions").await;
    page.wait_for(PANEL).await;
    assert!(page.text(PANEL).await.contains("No statements here contradict each other."));
}

async fn nothing_is_wider_than_a_small_screen(page: &Page) {
    page.size(320, 568).await;
    for lang in ["en", "es", "ko"] {
        open(page, &in_language(lang, "")).await;
        let body = "const all = host.getBoundingClientRect();
            return $$('[data-opened=disputes] *').filter(element => {
                const box = element.getBoundingClientRect();
                return box.width > 0 && (box.right > all.right + 1 || box.left < all.left - 1);
            }).map(element => element.localName + ' ' + element.textContent.slice(0, 40));";
        assert_eq!(strings(&page.js(body).await), Vec::<String>::new(), "{lang}");
    }
}

async fn no_barriers_in_three_languages_and_both_themes(page: &Page) {
    for theme in ["light", "dark"] {
        for lang in ["en", "es", "ko"] {
            open(page, &in_language(lang, &format!("theme=\"{theme}\""))).await;
            page.pause(200).await;
            assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "{theme} {lang}");
        }
    }
}
