//! The prose: how passages, the slim timeline beside them and the chosen event go together, and what stands at the end.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, strings};

scenarios![
    the_narrative_is_there_with_all_its_headings_and_passages,
    pointing_at_a_passage_lights_its_events_beside_it,
    pointing_at_the_timeline_lights_the_passages,
    reading_on_lights_what_is_read,
    an_event_of_a_passage_is_chosen_and_nothing_jumps,
    the_prose_is_read_and_left_with_keys_alone,
    a_number_opens_its_note_and_the_notes_lead_back,
    the_missions_are_a_table,
    what_else_to_see_is_linked,
    filters_set_passages_back_and_say_so,
    without_a_narrative_the_events_are_read,
    many_events_without_a_narrative_are_read_by_pages,
    a_text_in_another_language_says_which,
    nothing_is_wider_than_a_small_screen,
    the_marks_beside_the_prose_are_reached_by_keys,
    a_mark_leads_to_its_passage,
    an_event_chosen_elsewhere_brings_its_passage_into_view,
];
scenarios![Chromium: no_barriers_in_any_theme_or_language];

const READ: &str = r#"<relations-timeline loading="eager" lang="en" view="read"></relations-timeline>"#;

async fn open(page: &Page) {
    page.put_ready(READ).await;
    page.wait_for("[data-view=read] .rail [data-mark]").await;
}

/// What is known about the prose in scripts: `passage(id)` by one of its events, `mark(id)`, `inside(element)`.
const KNOWN: &str = "
    const event = (where, id) => $(`${where} [data-event-id='${id}']`);
    const passage = id => event('.prose', id).closest('[data-passage]');
    const shown = element => {
        const box = element.getBoundingClientRect(), all = $('.prose').getBoundingClientRect();
        return box.top >= all.top - 1 && box.bottom <= all.bottom + 1;
    };
    const lit = () => $$('.rail .lit').map(mark => mark.dataset.eventId ?? mark.dataset.count).join();
";

async fn until(page: &Page, expression: &str) {
    page.wait_until(&format!("(() => {{ {KNOWN} return ({expression}); }})()")).await;
}

async fn js(page: &Page, body: &str) -> serde_json::Value {
    page.js(&format!("{KNOWN} {body}")).await
}

async fn the_narrative_is_there_with_all_its_headings_and_passages(page: &Page) {
    open(page).await;
    let headings = strings(&page.value("$$('.prose h3[data-section]').map(heading => heading.textContent)").await);
    let told: Vec<&str> = DATASET.narrative.iter().map(|section| section.heading.get("en")).collect();
    assert_eq!(headings, told);
    let said = strings(&page.value("$$('[data-passage] > p > span:first-child').map(text => text.textContent)").await);
    let passages = DATASET.narrative.iter().flat_map(|section| &section.passages);
    assert_eq!(said, passages.map(|passage| passage.text.get("en")).collect::<Vec<_>>());
    page.click_named(".contents button", "Reopening").await;
    page.wait_until("root.activeElement?.textContent === 'Reopening'").await;
}

async fn pointing_at_a_passage_lights_its_events_beside_it(page: &Page) {
    open(page).await;
    page.hover("[data-passage='3'] > p").await;
    until(page, "passage('north-korea-recognised').classList.contains('lit')").await;
    let of_it = "$$('.rail [data-mark]').filter(mark => mark.classList.contains('lit')).length";
    assert!(page.number(of_it).await >= 1.0);
    until(page, "event('.rail', 'south-korea-sole-representative').classList.contains('lit')").await;
    page.hover("[part=search]").await;
    until(page, "!$('.passage.lit')").await;
    // A reference to one event lights that one only.
    js(page, "event('[data-passage=\"3\"]', 'south-korea-sole-representative').focus();").await;
    until(page, "lit() === 'south-korea-sole-representative'").await;
}

async fn pointing_at_the_timeline_lights_the_passages(page: &Page) {
    open(page).await;
    page.hover(".rail [data-event-id=embassy-closed]").await;
    until(page, "passage('embassy-closed').classList.contains('lit')").await;
    assert_eq!(page.count(".passage.lit").await, 1);
    page.hover(".rail [data-cluster]").await;
    page.wait_until("$$('.passage.lit').length >= 2").await;
}

async fn reading_on_lights_what_is_read(page: &Page) {
    open(page).await;
    assert_eq!(page.count(".rail .lit").await, 0, "the first passages tell of no event");
    page.js("const prose = $('.prose'); prose.style.scrollBehavior = 'auto'; prose.scrollTop = prose.scrollHeight;")
        .await;
    page.wait_for(".rail .lit").await;
    assert_eq!(page.count(".passage.lit").await, 0, "nothing is pointed at");
    page.js("$('.prose').scrollTop = 0;").await;
    page.wait_until("!$('.rail .lit')").await;
}

async fn an_event_of_a_passage_is_chosen_and_nothing_jumps(page: &Page) {
    open(page).await;
    // Two passages tell of it: the one stays the reader's in which it is chosen.
    page.js("$('.prose').style.scrollBehavior = 'auto'; $('[data-passage=\"4\"]').scrollIntoView({block: 'center', behavior: 'instant'});").await;
    let before = page.number("$('.prose').scrollTop").await;
    page.click("[data-passage='4'] [data-event-id=north-korea-recognised]").await;
    page.wait_until("$('[data-passage=\"4\"]').getAttribute('aria-current') === 'true'").await;
    page.drawn().await;
    assert_eq!(page.number("$('.prose').scrollTop").await, before);
    assert_eq!(page.selected_id().await, "north-korea-recognised");
    // What opens over the view leaves the reader where they are.
    page.js("$('.prose').scrollTop = 0;").await;
    page.click_named("button", "Filters").await;
    page.wait_for("[role=dialog]").await;
    page.drawn().await;
    assert_eq!(page.number("$('.prose').scrollTop").await, 0.0);
}

async fn the_marks_beside_the_prose_are_reached_by_keys(page: &Page) {
    open(page).await;
    assert_eq!(page.count(".rail [tabindex='0']").await, 1, "one tab stop");
    page.js("$('.rail [tabindex=\"0\"]').focus();").await;
    for (key, place) in [("ArrowDown", "[1]"), ("ArrowUp", "[0]"), ("End", ".at(-1)"), ("Home", "[0]")] {
        page.key(key).await;
        page.wait_until(&format!("root.activeElement === $$('.rail [data-mark]'){place}")).await;
    }
    js(page, "event('.rail', 'embassy-closed').focus();").await;
    page.key("Enter").await;
    page.wait_until("host.selectedId === 'embassy-closed'").await;
    until(page, "shown(passage('embassy-closed'))").await;
    let small = "return $$('.rail [data-mark] .hit').filter(hit => {
        const box = hit.getBoundingClientRect(); return box.width < 24 || box.height < 24; }).length;";
    assert_eq!(page.js(small).await, 0);
}

async fn a_mark_leads_to_its_passage(page: &Page) {
    open(page).await;
    until(page, "!shown(passage('embassy-closed'))").await;
    page.click(".rail [data-event-id=embassy-closed] .hit").await;
    page.wait_until("host.selectedId === 'embassy-closed'").await;
    until(
        page,
        "shown(passage('embassy-closed')) && passage('embassy-closed').getAttribute('aria-current') === 'true'",
    )
    .await;
}

async fn an_event_chosen_elsewhere_brings_its_passage_into_view(page: &Page) {
    open(page).await;
    for id in ["kim-yong-nam-visits", "embassy-closed"] {
        until(page, &format!("!shown(passage('{id}'))")).await;
        page.js(&format!("await host.select('{id}');")).await;
        until(page, &format!("shown(passage('{id}')) && passage('{id}').getAttribute('aria-current') === 'true'"))
            .await;
    }
}

async fn the_prose_is_read_and_left_with_keys_alone(page: &Page) {
    open(page).await;
    page.js("$('.prose').focus();").await;
    page.key("End").await;
    page.wait_until("$('.prose').scrollTop > 200").await;
    page.js("$('.back').focus();").await;
    for _ in 0..80 {
        page.key("Tab").await;
        if page.value("Boolean(root.activeElement?.closest('.rail'))").await == true {
            break;
        }
    }
    page.wait_until("root.activeElement?.closest('.rail')").await;
    page.key("Tab").await;
    page.wait_until("!root.activeElement?.closest('[data-view=read]')").await;
}

async fn a_number_opens_its_note_and_the_notes_lead_back(page: &Page) {
    open(page).await;
    page.click_named("[data-passage='0'] .note-number", "Note 2").await;
    page.wait_for("[data-passage='0'] [role=note]").await;
    assert_eq!(page.count("[role=note]").await, 1);
    let said = page.text("[role=note]").await;
    assert!(said.contains("paragraph 1, sentence 1"), "{said}");
    assert_eq!(page.count("[role=note] a[href^=http]").await, 1);
    page.js("root.activeElement.click();").await;
    page.wait_until("!$('[role=note]')").await;

    let count = page.count("[data-noted]").await;
    let numbers = page.number("Math.max(...$$('[data-note]').map(number => Number(number.dataset.note)))").await;
    assert_eq!(count as f64, numbers);
    page.click("[data-noted='5'] .back").await;
    page.wait_until("root.activeElement?.dataset.note === '5'").await;
    until(page, "shown(root.activeElement)").await;
}

async fn the_missions_are_a_table(page: &Page) {
    open(page).await;
    assert_eq!(page.text(".missions caption").await, "Diplomatic missions");
    let heads = strings(&page.value("$$('.missions thead th[scope=col]').map(head => head.textContent)").await);
    assert_eq!(heads, ["Mission", "Host", "Status", "Period", "Certainty", "Notes"]);
    let row = "$$('.missions tbody tr').map(row => [...row.children].slice(0, 5).map(cell =>
        (cell.querySelector('div') ?? cell).firstChild.textContent).join(' | '))";
    let rows = strings(&page.value(row).await);
    assert_eq!(rows.len(), 5);
    let second = "North Korea's embassy in Caracas | Venezuela | Closed | from the 1990s to about 2015 | Approximate or uncertain";
    assert_eq!(rows[1], second);
    assert_eq!(page.count(".missions tbody th[scope=row]").await, 5);
    page.click(".missions .note-number").await;
    page.wait_for(".missions [role=note] a").await;
}

async fn what_else_to_see_is_linked(page: &Page) {
    open(page).await;
    let link = "$$('.more-to-read a').map(link => link.textContent + ' ' + link.rel)";
    let expect = DATASET.see_also.iter().map(|other| [other.title.get("en"), " noopener noreferrer"].concat());
    assert_eq!(strings(&page.value(link).await), expect.collect::<Vec<_>>());
}

async fn filters_set_passages_back_and_say_so(page: &Page) {
    open(page).await;
    assert_eq!(page.count(".aside-note").await, 0);
    let all = page.count("[data-passage]").await;
    page.click("[part=search]").await;
    page.write("statue").await;
    page.wait_for(".passage.quiet").await;
    page.wait_until(&format!("/^\\d+ of {all} passages tell/.test($('.aside-note').textContent)")).await;
    assert_eq!(page.count("[data-passage]").await, all, "they are all there");
    until(page, "!passage('statue-agreement').classList.contains('quiet')").await;
    until(page, "passage('embassy-closed').classList.contains('quiet')").await;
    page.wait_for("[data-passage] mark").await;
    until(page, "!event('.rail', 'embassy-closed')").await;
}

async fn without_a_narrative_the_events_are_read(page: &Page) {
    page.put_ready(&READ.replace("lang=", r#"src="/data/small.json" lang="#)).await;
    page.wait_for("[data-view=read] [data-passage]").await;
    assert_eq!(page.count("[data-passage]").await, 3);
    let said = page.text(".prose .aside-note").await;
    assert!(said.starts_with("This dataset has no text"), "{said}");
    let titles = "$$('.prose h3[data-section]').map(heading => heading.textContent)";
    assert_eq!(strings(&page.value(titles).await).len(), 3);
    page.click("[data-passage='1'] [data-event-id]").await;
    page.wait_until("$('[data-passage=\"1\"]').getAttribute('aria-current') === 'true'").await;
}

async fn many_events_without_a_narrative_are_read_by_pages(page: &Page) {
    page.put_ready(&READ.replace("lang=", r#"src="/data/crowd.json" lang="#)).await;
    page.wait_for("[data-view=read] [data-passage]").await;
    assert_eq!(page.count("[data-passage]").await, 100);
    let first = page.string("$('.prose [data-event-id]').dataset.eventId").await;
    page.click_named(".prose nav button", "Next event").await;
    page.wait_until(&format!("$('.prose [data-event-id]').dataset.eventId !== '{first}'")).await;
    page.wait_until("$('.prose').scrollTop === 0").await;
}

async fn a_text_in_another_language_says_which(page: &Page) {
    page.put_ready(r#"<relations-timeline loading="eager" lang="ko" view="read"></relations-timeline>"#).await;
    page.wait_for("[data-passage]").await;
    assert_eq!(page.count(".prose [lang]").await, 0, "all of it is Korean");
    let data = "host.data = {version: 1, id: 'x', title: 'X', language: 'es', parties: [{id: 'a', name: 'A'}, {id: 'b', name: 'B'}],
        events: [{id: 'e', date: '2000', title: 'Un hecho', initiator: 'a'}],
        narrative: [{id: 's', heading: 'Un título', passages: [{id: 'p', text: 'Solo en español.', events: ['e']}]}]};";
    page.js(data).await;
    page.wait_until("$('[data-passage] span[lang=es]')?.textContent === 'Solo en español.'").await;
    page.wait_for(".prose h3[lang=es]").await;
}

async fn nothing_is_wider_than_a_small_screen(page: &Page) {
    page.size(320, 568).await;
    for lang in ["en", "es", "ko"] {
        page.put_ready(&READ.replace("\"en\"", &format!("{lang:?} selected=\"embassy-reopened\""))).await;
        page.wait_for("[data-passage]").await;
        let body = "const all = host.getBoundingClientRect();
            return $$('[data-view=read] *, [part=detail] *').filter(element => {
                if (element.closest('thead')) return false;
                const box = element.getBoundingClientRect();
                return box.width > 0 && (box.right > all.right + 1 || box.left < all.left - 1);
            }).map(element => element.localName + ' ' + element.textContent.slice(0, 40));";
        assert_eq!(strings(&page.js(body).await), Vec::<String>::new(), "{lang}");
        assert_eq!(page.value("$('.prose').scrollWidth <= $('.prose').clientWidth").await, true, "{lang}");
        assert_eq!(page.value("document.documentElement.scrollWidth <= innerWidth").await, true);
    }
}

async fn no_barriers_in_any_theme_or_language(page: &Page) {
    for (theme, lang) in [("light", "en"), ("dark", "es"), ("light", "ko")] {
        page.put_ready(&READ.replace("\"en\"", &format!("{lang:?} theme={theme:?}"))).await;
        page.wait_for(".rail [data-mark]").await;
        page.js("await host.select('kim-yong-nam-visits');").await;
        page.js("$('.note-number').click();").await;
        page.wait_for("[role=note]").await;
        page.pause(250).await;
        assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "{theme} {lang}");
        page.click("[part=search]").await;
        page.write("2013").await;
        page.wait_for(".passage.quiet").await;
        page.pause(250).await;
        assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "filtered, {theme} {lang}");
    }
}
