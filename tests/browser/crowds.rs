//! More events than can be drawn one by one: each lane is a histogram whose numbers add up, out of which the heaviest
//! events stand, and which opens where it is clicked.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, near, strings};
use relations_core::text::Language;

scenarios![
    the_numbers_of_a_crowd_add_up_at_every_scale,
    the_heaviest_stand_out_with_their_words,
    a_bar_tells_how_much_happened_in_its_time,
    a_click_on_a_bar_comes_closer_until_its_events_are_listed,
    keys_go_through_a_crowd,
    a_crowd_costs_no_more_elements_than_a_few_events,
    a_crowd_is_free_of_barriers,
    the_page_has_its_turns_while_a_crowd_is_searched,
    the_last_of_many_datasets_is_shown,
];

/// So many events over thirty years, a hundredth of them heavy, in all three lanes.
async fn crowd(page: &Page, count: usize) {
    page.put_ready(TIMELINE).await;
    let body = format!(
        "const day = n => new Date(Date.UTC(1990, 0, 1) + n * 864e5).toISOString().slice(0, 10);
         const events = [...Array({count})].map((_, n) => ({{
            id: 'e' + n, title: 'Event ' + n, date: day(n * 7919 % 10957), weight: n % 100 ? 1 : 5,
            initiator: ['a', 'joint', 'b'][n % 3] }}));
         host.data = {{ version: 1, id: 'crowd', title: 'Crowd', parties: [{{ id: 'a', name: 'Aland' }}, {{ id: 'b', name: 'Bland' }}], events }};
         await frame();
         await host.ready;"
    );
    page.look(&body).await;
    page.look_until("$('[data-density]')").await;
}

/// A place on a lane's bars, at a share of what is in view, once they stay where they are.
async fn on_bars(page: &Page, lane: usize, share: f64) -> (f64, f64) {
    page.look(&format!("await rest(() => $(`[data-density='{lane}'] .hit`)?.getBoundingClientRect());")).await;
    let (plot, bars) = (page.plot().await, page.rect(&format!("[data-density='{lane}'] .hit")).await);
    (plot.at(share, 0.0).0, bars.at(0.0, 0.9).1)
}

async fn the_numbers_of_a_crowd_add_up_at_every_scale(page: &Page) {
    for (width, height) in [(1280, 800), (390, 800)] {
        page.size(width, height).await;
        crowd(page, 3_000).await;
        let body = "const sum = () => $$('[data-density]').reduce((sum, lane) => sum + Number(lane.dataset.count), 0);
            const sums = [sum()];
            for (let n = 0; n < 6; n++) { host.zoomBy(0.93); await frame(); await frame(); sums.push(sum()); }
            return sums;";
        let sums = strings(&page.look(body).await);
        assert!(sums.len() == 7 && sums.iter().all(|sum| sum == "3000"), "{sums:?} at {width} px");
    }
    page.no_errors().await;
}

async fn the_heaviest_stand_out_with_their_words(page: &Page) {
    crowd(page, 3_000).await;
    let marks = strings(&page.value("$$('[part=stage] [data-event-id]').map(mark => mark.dataset.eventId)").await);
    let heavy = marks.iter().filter(|id| id.trim_start_matches('e').parse::<usize>().unwrap() % 100 == 0).count();
    assert!(heavy >= 6 && heavy * 10 >= marks.len() * 8, "{marks:?}");
    let words = page.count(".label .title").await;
    assert!(words >= 6, "{words} of {} marks have words", marks.len());
}

async fn a_bar_tells_how_much_happened_in_its_time(page: &Page) {
    crowd(page, 3_000).await;
    let scale = page.string("$('[data-density]').getAttribute('aria-label')").await;
    assert!(scale.starts_with("Aland: 1,000 events. ") && scale.ends_with(" a year"), "{scale}");
    page.hover_at(on_bars(page, 0, 0.5).await).await;
    page.look_until("$('.tip')").await;
    let tip = page.text(".tip").await;
    assert!((tip.starts_with("20") || tip.starts_with("19")) && tip.contains(" events"), "{tip}");
    page.hover_at(on_bars(page, 0, 0.25).await).await;
    page.look_until(&format!("$('.tip') && $('.tip').textContent !== '{tip}'")).await;
    page.hover_at((1.0, 1.0)).await;
    page.look_until("!$('.tip')").await;
}

async fn a_click_on_a_bar_comes_closer_until_its_events_are_listed(page: &Page) {
    crowd(page, 9_000).await;
    let mut length = f64::INFINITY;
    for _ in 0..8 {
        let (from, to) = page.days_at_rest().await;
        assert!(to - from < length, "{from} to {to} after {length} days");
        length = to - from;
        page.click_at(on_bars(page, 1, 0.4).await).await;
        page.wait_until(&format!("$('[part=detail] li button') || host.domainDays[1] - host.domainDays[0] < {length}"))
            .await;
        if page.count("[part=detail] li button").await > 0 {
            let name = page.string("$('[part=detail] h3').textContent").await;
            let listed = page.count("[part=detail] li button").await;
            assert!(name.contains(&listed.to_string()), "{name}: {listed}");
            page.click("[part=detail] li button").await;
            page.wait_until("host.selectedId").await;
            let id = page.selected_id().await;
            page.look_until(&format!("mark('{id}')")).await;
            return page.no_errors().await;
        }
    }
    panic!("no list has opened; {length} days are in sight");
}

async fn keys_go_through_a_crowd(page: &Page) {
    crowd(page, 3_000).await;
    let before = page.days().await;
    page.js("$('[part=stage] [tabindex=\"0\"]').focus();").await;
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..4 {
        let last = page.focused_id().await;
        page.key("ArrowRight").await;
        page.look_until(&format!("root.activeElement && root.activeElement.dataset.eventId !== '{last}'")).await;
        seen.push(page.focused_id().await);
    }
    let mut once = seen.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), 4, "{seen:?}");
    // What the keys stand on is drawn, with its words, whatever its weight.
    let last = seen.last().unwrap();
    page.look_until(&format!("mark('{last}')")).await;
    let after = page.days_at_rest().await;
    near(after.1 - after.0, before.1 - before.0, 1e-6, "the length");
}

async fn a_crowd_costs_no_more_elements_than_a_few_events(page: &Page) {
    crowd(page, 900).await;
    let few = page.number("root.querySelectorAll('*').length").await;
    crowd(page, 30_000).await;
    let many = page.number("root.querySelectorAll('*').length").await;
    assert!(many < 1.5 * few, "{many} elements for 30,000 events, {few} for 900");
}

async fn a_crowd_is_free_of_barriers(page: &Page) {
    crowd(page, 3_000).await;
    let violations = page.axe(Some("relations-timeline")).await;
    assert!(violations.is_empty(), "{violations:#?}");
}

async fn the_page_has_its_turns_while_a_crowd_is_searched(page: &Page) {
    const COUNT: usize = 120_000;
    crowd(page, COUNT).await;
    let with = |text: &str| {
        let count = (0..COUNT).filter(|number| number.to_string().contains(text)).count();
        Language::English.number(count)
    };
    page.click("[part=search]").await;
    page.write("777").await;
    page.wait_until("$('[part=search]').value === '777'").await;
    let status = |shown: &str| {
        format!("$('.count').getAttribute('aria-busy') === 'false' && $('.count').textContent === '{shown}'")
    };
    page.wait_until(&status(&format!("{} of 120,000 events", with("777")))).await;
    // What is typed is answered by the last key, and until then the count is that of what is shown.
    let body = "const field = $('[part=search]'), count = $('.count'), before = count.textContent, seen = [];
        for (const text of ['', 'e', 'ev', 'ev 1', 'ev 12']) {
            field.value = text;
            field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
            await new Promise(done => setTimeout(done));
            if (count.getAttribute('aria-busy') === 'true') seen.push(count.textContent);
        }
        do {
            seen.push(count.textContent);
            await new Promise(done => setTimeout(done));
        } while (count.getAttribute('aria-busy') === 'true');
        return [before, ...seen];";
    let seen = strings(&page.look(body).await);
    assert!(seen.len() > 3 && seen.iter().all(|count| *count == seen[0]), "{seen:?}");
    page.wait_until(&status(&format!("{} of 120,000 events", with("12")))).await;
    page.key("Escape").await;
    page.wait_until(&status("120,000 events")).await;
    page.no_errors().await;
}

async fn the_last_of_many_datasets_is_shown(page: &Page) {
    crowd(page, 900).await;
    let body = "const many = (id, count) => ({ version: 1, id, title: id, parties: [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }],
            events: [...Array(count)].map((_, n) => ({ id: id + n, title: 'Event ' + n, date: String(1900 + n % 100), initiator: 'joint' })) });
        host.data = many('first', 40000);
        const shown = $('.count').textContent;
        host.data = many('second', 50000);
        await new Promise(done => setTimeout(done));
        host.data = many('third', 30000);
        return [shown];";
    assert_eq!(strings(&page.look(body).await), ["900 events"], "what was shown stays until the next is ready");
    page.wait_until("$('.count').textContent === '30,000 events' && $('h2').textContent === 'third'").await;
    page.pause(300).await;
    assert_eq!(page.status().await, "30,000 events");
    // Removed while it prepares, and put back.
    let body = "host.data = { ...host.data, title: 'fourth' };
        const parent = host.parentNode;
        host.remove();
        await new Promise(done => setTimeout(done, 50));
        parent.append(host);
        await frame();
        return [];";
    page.look(body).await;
    page.wait_until("$('h2') && $('h2').textContent === 'fourth' && $('.count').textContent === '30,000 events'").await;
    // In another language, and then another dataset before that is ready.
    page.look("host.lang = 'es'; return [];").await;
    page.wait_until("$('.relations').lang === 'es' && $('.count').textContent.includes('hechos')").await;
    page.look("host.lang = 'en'; host.data = { ...host.data, title: 'fifth' }; host.lang = 'es'; return [];").await;
    page.wait_until("$('h2').textContent === 'fifth' && $('.count').textContent.includes('hechos')").await;
    page.no_errors().await;
}
