//! The map: where it happened, both ways between it and what is selected, and the state of the missions in its line;
//! and the locator in the head, which leads to it.

use crate::engine::Media;
use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, strings};
use serde_json::json;

scenarios![
    a_marker_opens_its_events_and_an_event_shows_its_marker,
    counts_add_up_to_the_pairs_of_events_and_places,
    the_list_of_places_leads_to_their_events,
    the_line_tells_the_missions_on_the_day_and_words_do_too,
    it_stays_as_it_is_whatever_is_chosen,
    markers_are_large_enough_for_a_finger,
    everything_comes_from_the_page_itself,
    the_locator_moves_nothing_and_opens_the_map,
    the_locator_is_not_there_where_it_has_no_room,
    words_cover_no_marker_and_no_word,
    it_can_be_used_with_keys_alone,
    both_parties_and_their_capitals_are_in_sight_at_every_width,
];
scenarios![Chromium: no_barriers_on_the_map];

fn markup(attributes: &str) -> String {
    format!(r#"<relations-timeline loading="eager" view="map" {attributes}></relations-timeline>"#)
}

async fn put(page: &Page, attributes: &str) {
    page.put_ready(&markup(attributes)).await;
    page.wait_for("[data-view=map] .marker").await;
    page.drawn().await;
}

/// What every look at the map asks for.
const LOOK: &str = "
    const sheet = $('.sheet').getBoundingClientRect();
    const isIn = box => box.left >= sheet.left - 0.5 && box.right <= sheet.right + 0.5
        && box.top >= sheet.top - 0.5 && box.bottom <= sheet.bottom + 0.5;
    const boxes = path => $$(path).map(drawn => ({what: drawn.textContent, box: drawn.getBoundingClientRect()}));
    // Letters are lower than the boxes of their fonts, which each browser makes of another height.
    const words = () => $$('.sheet .names text').map(text => {
        const box = text.getBoundingClientRect(), size = parseFloat(getComputedStyle(text).fontSize);
        const baseline = new DOMPoint(0, Number(text.getAttribute('y') ?? 0)).matrixTransform(text.getScreenCTM()).y;
        return {what: text.textContent, box: new DOMRect(box.x, baseline - 0.8 * size, box.width, 1.02 * size)};
    });
    const discs = () => boxes('.marker .disc').map(({box}, number) => ({what: `marker ${number}`, box}));
    const overlap = ({box: a}, {box: b}) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
";

async fn look(page: &Page, body: &str) -> serde_json::Value {
    page.js(&format!("{LOOK}{body}")).await
}

const WIDTHS: [u32; 5] = [320, 390, 800, 1280, 2560];

async fn both_parties_and_their_capitals_are_in_sight_at_every_width(page: &Page) {
    for width in WIDTHS {
        page.size(width, 900).await;
        put(page, r#"lang="en""#).await;
        let found = look(page, "return [
            $$('.sheet .own').filter(land => { const box = land.getBoundingClientRect(); return box.width > 0 && isIn(box); }).length,
            $$('.capital').filter(dot => isIn(dot.getBoundingClientRect())).length,
            words().filter(({what, box}) => ['Venezuela', 'Caracas', 'North Korea', 'Pyongyang'].includes(what) && isIn(box)).length,
            sheet.width > 0.4 * $('[data-view=map]').clientWidth && sheet.height >= 250,
            document.documentElement.scrollWidth <= innerWidth && $('[data-view=map]').scrollWidth <= $('[data-view=map]').clientWidth,
        ];").await;
        assert_eq!(found, json!([2, 2, 4, true, true]), "{width}");
    }
}

async fn words_cover_no_marker_and_no_word(page: &Page) {
    for width in WIDTHS {
        page.size(width, 900).await;
        for lang in ["en", "es", "ko"] {
            put(page, &format!(r#"lang="{lang}""#)).await;
            let found = look(
                page,
                "const all = words(), other = discs();
                const found = all.filter(word => !isIn(word.box)).map(word => `${word.what} is cut`);
                all.forEach((word, number) => [...all.slice(number + 1), ...other].filter(one => overlap(word, one))
                    .forEach(one => found.push(`${word.what} and ${one.what}`)));
                // Discs are round.
                const meet = ({box: a}, {box: b}) => Math.hypot((a.left + a.right - b.left - b.right) / 2,
                    (a.top + a.bottom - b.top - b.bottom) / 2) < (a.width + b.width) / 2;
                other.forEach((disc, number) => other.slice(number + 1).filter(one => meet(disc, one))
                    .forEach(one => found.push(`${disc.what} and ${one.what}`)));
                return all.length < 4 ? ['too few words'] : found;",
            )
            .await;
            assert_eq!(strings(&found), Vec::<String>::new(), "{lang} at {width}");
        }
    }
}

/// The pairs of an event and a place of it, and the events without any, among those with these ids.
fn pairs(ids: &[String]) -> (usize, usize) {
    let events = DATASET.events.iter().filter(|event| ids.iter().any(|id| id == event.id));
    events
        .fold((0, 0), |(pairs, none), event| (pairs + event.places.len(), none + usize::from(event.places.is_empty())))
}

async fn counts_add_up_to_the_pairs_of_events_and_places(page: &Page) {
    for query in ["", "embassy", "maduro"] {
        page.size(1280, 900).await;
        put(page, r#"lang="en""#).await;
        page.click("[part=search]").await;
        page.write(query).await;
        page.drawn().await;
        let ids = listed(page).await;
        page.js("host.setAttribute('view', 'map');").await;
        page.wait_for("[data-view=map] [data-place]").await;
        let seen = page
            .js("return [
                $$('[data-place]').reduce((sum, place) => sum + Number(place.dataset.count), 0),
                Number($('[data-nowhere]')?.textContent.match(/\\d+/)[0] ?? 0),
                new Set($$('.marker').map(marker => marker.getAttribute('aria-label'))).size === $$('.marker').length,
                $$('.marker').every(marker => marker.textContent === marker.dataset.count && marker.getAttribute('aria-label').startsWith(marker.dataset.count + ' event')),
            ];")
            .await;
        let (sum, nowhere) = pairs(&ids);
        assert_eq!(seen, json!([sum, nowhere, true, true]), "{query}");
        page.size(320, 700).await;
        page.drawn().await;
        // Gathered, an event is counted once for each marker.
        let markers = page.number("$$('.marker').reduce((sum, marker) => sum + Number(marker.dataset.count), 0)").await;
        assert!(markers > 0.0 && markers <= sum as f64, "{markers} of {sum}");
    }
}

/// The ids that pass the filter, as the list shows them.
async fn listed(page: &Page) -> Vec<String> {
    page.js("host.setAttribute('view', 'list');").await;
    page.wait_for("[data-view=list]").await;
    page.drawn().await;
    strings(&page.value("$$('[data-view=list] [data-event-id]').map(item => item.dataset.eventId)").await)
}

const CHOSEN: &str = "$$('.marker[aria-current=true]').map(marker => marker.getAttribute('aria-label')).join()";

async fn a_marker_opens_its_events_and_an_event_shows_its_marker(page: &Page) {
    page.size(1280, 900).await;
    put(page, r#"lang="en""#).await;
    page.click("[data-cluster][aria-label*=Venezuela]").await;
    page.wait_for("[part=detail] .cluster-list").await;
    let count = page.number("Number($('[data-cluster][aria-label*=Venezuela]').dataset.count)").await;
    assert_eq!(page.count("[part=detail] .follow").await as f64, count);
    assert_eq!(page.string("$('[data-cluster][aria-label*=Venezuela]').getAttribute('aria-expanded')").await, "true");
    // Again, and it is closed.
    page.click("[data-cluster][aria-label*=Venezuela]").await;
    page.wait_until("!$('.cluster-list')").await;
    page.click("[data-cluster][aria-label*=Venezuela]").await;
    page.click_named("[part=detail] .follow", "North Korea closes").await;
    page.wait_until("host.selectedId === 'embassy-closed'").await;
    page.wait_until(&format!("{CHOSEN}.includes('Venezuela')")).await;
    // A marker of one event selects it at once.
    page.click(".marker[aria-label$=Cuba]").await;
    page.wait_until(&format!(
        "host.selectedId === $('.marker[aria-label$=Cuba]').dataset.eventId && {CHOSEN}.includes('1 event in Cuba')"
    ))
    .await;
    // And what is selected elsewhere is shown.
    let (id, place) = ("embassy-in-pyongyang", "North Korea");
    page.js_with("await host.select(args[0]);", json!([id])).await;
    page.wait_until(&format!("{CHOSEN}.includes('{place}')")).await;
    page.js("await host.select(null);").await;
    page.wait_until(&format!("{CHOSEN} === ''")).await;
}

async fn it_can_be_used_with_keys_alone(page: &Page) {
    page.size(1280, 900).await;
    put(page, r#"lang="en""#).await;
    page.js("$('[data-view=map]').focus();").await;
    page.key("Tab").await;
    let first = "$('.marker')";
    page.wait_until(&format!("root.activeElement === {first}")).await;
    page.key("Enter").await;
    page.wait_until("root.activeElement === $('.cluster-list')").await;
    page.key("Escape").await;
    page.wait_until(&format!("!$('.cluster-list') && root.activeElement === {first}")).await;
    page.key("Space").await;
    page.wait_until("root.activeElement === $('.cluster-list')").await;
    page.js("$('.cluster-list .follow').focus();").await;
    page.key("Enter").await;
    page.wait_until("host.selectedId && $('[part=detail] .detail h3')").await;
    page.js("$('.marker').focus();").await;
    page.key("Escape").await;
    page.wait_until("(host.selectedId ?? null) === null").await;
    page.js("$('.marker').focus();").await;
    // Every marker has its place in the order of the keys, and a name that is not its number alone.
    let all = page.count(".marker").await;
    for _ in 1..all {
        page.key("Tab").await;
    }
    page.wait_until("root.activeElement === $$('.marker').at(-1)").await;
}

async fn the_list_of_places_leads_to_their_events(page: &Page) {
    for width in [1280, 320] {
        page.size(width, 800).await;
        put(page, r#"lang="en""#).await;
        page.js("$$('[data-place]').find(place => place.textContent.startsWith('Caracas')).focus();").await;
        page.key("Enter").await;
        page.wait_until("$$('.cluster-list .follow').length === 2").await;
        page.key("Escape").await;
        page.wait_until("root.activeElement?.textContent.startsWith('Caracas')").await;
        let nowhere = pairs(&crate::widget::ids().into_iter().map(String::from).collect::<Vec<_>>()).1;
        page.js("$('[data-nowhere]').focus();").await;
        page.key("Enter").await;
        page.wait_until(&format!("$$('.cluster-list .follow').length === {nowhere}")).await;
        page.key("Escape").await;
        page.wait_until("root.activeElement === $('[data-nowhere]')").await;
    }
}

async fn the_line_tells_the_missions_on_the_day_and_words_do_too(page: &Page) {
    page.size(1280, 900).await;
    put(page, r#"lang="en""#).await;
    let has = |class: &str| format!("$('.sheet .way').classList.contains('{class}')");
    assert_eq!(page.value(&has("both")).await, true, "on the last day of the record");
    for (day, class, words) in [
        ("2005-01-01", "neither", "No mission of North Korea in Venezuela is known."),
        ("1995-01-01", "unsure", "North Korea perhaps has a mission in Venezuela."),
        ("2017-06-01", "one", "North Korea has a mission in Venezuela."),
        ("2020-01-01", "both", "Venezuela has a mission in North Korea."),
    ] {
        page.js_with("host.setAttribute('as-of', args[0]);", json!([day])).await;
        page.wait_until(&has(class)).await;
        page.wait_until(&format!("$('.between').textContent.includes('{words}')")).await;
    }
    let looks = "$$('.sheet .half').map(half => getComputedStyle(half).strokeDasharray)";
    assert_eq!(page.value(&format!("{looks}.every(dashes => dashes === 'none')")).await, true);
    // The day can be changed from here, and the line follows.
    page.js("host.removeAttribute('as-of');").await;
    page.click_named("[data-view=map] button", "Another day").await;
    page.wait_for("[data-opened=standing] input").await;
    page.click_named("[data-opened=standing] button", "A year earlier").await;
    page.click_named("[data-opened=standing] button", "A year earlier").await;
    page.wait_until(&has("one")).await;
}

async fn it_stays_as_it_is_whatever_is_chosen(page: &Page) {
    for (width, height) in [(1280, 900), (390, 800)] {
        page.size(width, height).await;
        put(page, r#"lang="en""#).await;
        let land = "(() => { const box = $('.sheet .own').getBoundingClientRect(), all = $('.sheet svg').getBoundingClientRect();
            return [box.left - all.left, box.top - all.top, box.width, all.width, all.height].map(Math.round).join(); })()";
        let before = page.string(land).await;
        page.js("await host.select('embassy-reopened');").await;
        page.wait_for(".marker[aria-current]").await;
        page.drawn().await;
        assert_eq!(page.string(land).await, before, "with a selection at {width}");
        page.js("host.setAttribute('as-of', '1995');").await;
        page.wait_until("$('.sheet .way').classList.contains('unsure')").await;
        assert_eq!(page.string(land).await, before, "on another day at {width}");
        page.click("[part=search]").await;
        page.write("visit").await;
        page.wait_until("$('[role=status]').textContent.includes(' of ')").await;
        page.drawn().await;
        assert_eq!(page.string(land).await, before, "filtered at {width}");
    }
}

async fn markers_are_large_enough_for_a_finger(page: &Page) {
    page.size(390, 800).await;
    put(page, r#"lang="en""#).await;
    let small = "$$('.marker .hit, .site').filter(target => { const box = target.getBoundingClientRect(); return Math.min(box.width, box.height) < 24; }).length";
    assert_eq!(page.number(small).await, 0.0);
    let coarse = page.value("matchMedia('(pointer: coarse)').matches").await == true;
    let least =
        page.number("Math.min(...$$('.marker .hit').map(target => target.getBoundingClientRect().height))").await;
    assert!(least >= if coarse { 44.0 } else { 24.0 }, "{least}");
}

async fn everything_comes_from_the_page_itself(page: &Page) {
    put(page, r#"lang="en""#).await;
    let origin = page.url("/");
    let others: Vec<String> = page.resources().await.into_iter().filter(|name| !name.starts_with(&origin)).collect();
    assert_eq!(others, Vec::<String>::new());
    assert_eq!(page.requests().iter().filter(|request| request.path.ends_with("/world.bin")).count(), 1);
    page.no_errors().await;
}

async fn the_locator_moves_nothing_and_opens_the_map(page: &Page) {
    page.size(1280, 900).await;
    page.put_ready(r#"<relations-timeline loading="eager" lang="en" view="timeline"></relations-timeline>"#).await;
    assert_eq!(page.count(".locator").await, 0);
    let places = "$$('.head, .head h2, .count, .find, .views, [part=stage]').map(element => {
        const {left, top, width, height} = element.getBoundingClientRect();
        return [left, top, width, height].join();
    }).join(' ')";
    let before = page.string(places).await;
    page.click_named("button", "State on a day").await;
    page.wait_for("[data-opened=standing]").await;
    page.wait_until("$('.locator')?.getBoundingClientRect().width > 90").await;
    assert_eq!(page.string(places).await, before);
    let covered = "$$('.head h2, .count, .find, .views, .tools > :not(.views)').filter(element => {
        const a = element.getBoundingClientRect(), b = $('.locator').getBoundingClientRect();
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    }).length";
    assert_eq!(page.number(covered).await, 0.0);
    assert_eq!(
        page.value("$('.locator').getBoundingClientRect().bottom <= $('.head').getBoundingClientRect().bottom").await,
        true
    );
    page.js("$('.locator').focus();").await;
    page.key("Enter").await;
    page.wait_for("[data-view=map] .marker").await;
    assert_eq!(page.count(".locator").await, 0);
}

async fn the_locator_is_not_there_where_it_has_no_room(page: &Page) {
    page.size(1280, 900).await;
    page.put_ready(r#"<relations-timeline loading="eager" lang="es" view="table"></relations-timeline>"#).await;
    page.wait_until("$('.locator')?.getBoundingClientRect().width > 90").await;
    for width in [890, 500] {
        page.size(width, 900).await;
        page.wait_until("$('.locator').hidden").await;
    }
    page.size(1280, 900).await;
    page.wait_until("!$('.locator').hidden").await;
}

async fn no_barriers_on_the_map(page: &Page) {
    for dark in [false, true] {
        page.media(Media { dark, ..Media::default() }).await;
        for width in [1280, 390] {
            page.size(width, 900).await;
            put(page, r#"lang="en" selected="embassy-reopened""#).await;
            let found = page.axe(Some("relations-timeline")).await;
            assert!(found.is_empty(), "dark {dark} at {width}: {found:#?}");
        }
    }
}
