//! The guided story: how it is begun, turned by mouse, keys and fingers, goes on by itself, and ends.

use crate::engine::Media;
use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, near, title};

scenarios![
    the_menu_begins_the_story_and_it_can_be_left,
    its_steps_are_turned_by_mouse,
    a_stroke_to_the_side_turns_it,
    a_stroke_down_turns_nothing,
    it_plays_until_it_is_paused,
    it_stops_where_the_reader_chooses_something_else,
    it_stops_at_its_end_and_begins_again,
    it_never_plays_by_itself,
    the_view_goes_along,
    the_prose_goes_along,
    filters_shorten_it,
    it_fills_the_screen_where_the_page_allows,
    another_dataset_ends_it,
    it_fits_on_a_small_screen_and_covers_nothing,
    its_steps_are_turned_by_keys,
];
scenarios![Chromium: no_barriers_in_any_theme_or_language];

const FIRST: &str = "south-korea-sole-representative";
const SECOND: &str = "north-korea-recognised";
const LAST: &str = "embassy-in-pyongyang";

async fn begin(page: &Page, html: &str) {
    page.put_ready(html).await;
    start(page).await;
}

async fn start(page: &Page) {
    page.click("[data-opens=menu] button").await;
    page.wait_for(".menu .entry").await;
    page.click(".menu li:first-child .entry").await;
    page.wait_for(".story").await;
}

async fn at(page: &Page, id: &str) {
    page.wait_until(&format!("host.selectedId === '{id}'")).await;
    page.wait_until(&format!("$('.story .step').textContent.endsWith({:?})", [": ", title(id)].concat())).await;
}

/// Lets the timers of the page run ahead: what waits as long as a step may stay is called by `pass()`. Longer is what
/// a driver waits for.
const TIMERS: &str = "
    window.waiting = new Map();
    const {setTimeout: real, clearTimeout: clear} = window;
    let last = 1e6;
    window.setTimeout = (call, wait, ...rest) => {
        if (!(wait >= 3000 && wait <= 20000)) return real(call, wait, ...rest);
        waiting.set(++last, [call, wait]);
        return last;
    };
    window.clearTimeout = number => waiting.delete(number) || clear(number);
    window.pass = () => { const all = [...waiting]; all.forEach(([number, [call]]) => { waiting.delete(number); call(); }); return all.length; };
";

async fn the_menu_begins_the_story_and_it_can_be_left(page: &Page) {
    page.put_ready(TIMELINE).await;
    assert_eq!(page.count(".story").await, 0);
    start(page).await;
    at(page, FIRST).await;
    assert_eq!(page.count(".menu").await, 0);
    page.wait_until("root.activeElement?.ariaLabel === 'Next step'").await;
    assert_eq!(page.number("$('.story progress').max").await, 23.0);
    page.wait_until(&format!(
        "$('.story .step').textContent.trim() === {:?}",
        format!("Step 1 of 23: {}", title(FIRST))
    ))
    .await;
    page.click_named(".story button", "Leave the story").await;
    page.wait_until("!$('.story')").await;
    page.wait_until("root.activeElement?.closest('[data-opens=menu]')").await;
    assert_eq!(page.selected_id().await, FIRST);
    page.no_errors().await;
}

async fn its_steps_are_turned_by_mouse(page: &Page) {
    begin(page, TIMELINE).await;
    at(page, FIRST).await;
    let disabled = "$$('.story [aria-disabled=true]').map(button => button.ariaLabel).join()";
    assert_eq!(page.string(disabled).await, "Previous step");
    page.click_named(".story button", "Next step").await;
    at(page, SECOND).await;
    assert_eq!(page.number("$('.story progress').value").await, 2.0);
    page.wait_until(&format!("$('[part=detail] h3').textContent === {:?}", title(SECOND))).await;
    page.click_named(".story button", "Previous step").await;
    at(page, FIRST).await;
    page.click_named(".story button", "Previous step").await;
    page.drawn().await;
    assert_eq!(page.selected_id().await, FIRST);
}

/// Every step is in sight, with the days around it and not with all of them.
async fn the_view_goes_along(page: &Page) {
    begin(page, TIMELINE).await;
    at(page, FIRST).await;
    let whole = page.days_at_rest().await;
    let mut domains = vec![whole];
    for _ in 0..8 {
        page.click_named(".story button", "Next step").await;
        page.pause(50).await;
        let days = page.days_at_rest().await;
        let id = page.selected_id().await;
        let body = "await still(); const drawn = mark(args[0]), {left, right} = plot();
            if (!drawn) return `${args[0]} is not drawn`;
            const box = shape(drawn);
            return box.right > left && box.left < right ? '' : `${args[0]} lies at ${box.left}, out of ${left} to ${right}`;";
        assert_eq!(page.look_with(body, serde_json::json!([id])).await, "");
        domains.push(days);
    }
    domains.dedup();
    assert!(domains.len() >= 4, "the view went to {} places: {domains:?}", domains.len());
}

async fn its_steps_are_turned_by_keys(page: &Page) {
    begin(page, TIMELINE).await;
    at(page, FIRST).await;
    page.wait_until("root.activeElement?.closest('.story')").await;
    page.key("ArrowRight").await;
    at(page, SECOND).await;
    page.key("ArrowLeft").await;
    at(page, FIRST).await;
    page.js("$$('.turn button')[1].focus();").await;
    page.key("Space").await;
    page.wait_until("$$('.turn button')[1].ariaLabel === 'Pause'").await;
    page.key("Space").await;
    page.wait_until("$$('.turn button')[1].ariaLabel === 'Play'").await;
    page.key("Escape").await;
    page.wait_until("!$('.story')").await;
    page.wait_until("root.activeElement?.closest('[data-opens=menu]')").await;
}

async fn a_stroke_to_the_side_turns_it(page: &Page) {
    page.size(390, 800).await;
    begin(page, TIMELINE).await;
    at(page, FIRST).await;
    let from = page.rect(".story .step").await.center();
    page.touch_drag(from, (from.0 - 120.0, from.1)).await;
    at(page, SECOND).await;
    let from = page.rect("[part=detail] .when").await.at(0.3, 0.5);
    page.touch_drag(from, (from.0 + 120.0, from.1 + 8.0)).await;
    at(page, FIRST).await;
}

async fn a_stroke_down_turns_nothing(page: &Page) {
    page.size(390, 800).await;
    begin(page, TIMELINE).await;
    at(page, FIRST).await;
    let from = page.rect("[part=detail] .when").await.at(0.5, 0.5);
    page.touch_drag(from, (from.0 - 60.0, from.1 + 90.0)).await;
    page.drawn().await;
    assert_eq!(page.selected_id().await, FIRST);
    // A mouse selects words.
    let from = page.rect("[part=detail] h3").await.at(0.9, 0.5);
    page.drag(from, (from.0 - 150.0, from.1)).await;
    page.drawn().await;
    assert_eq!(page.selected_id().await, FIRST);
}

async fn it_plays_until_it_is_paused(page: &Page) {
    begin(page, TIMELINE).await;
    at(page, FIRST).await;
    page.js(TIMERS).await;
    page.click_named(".story button", "Play").await;
    page.wait_until("waiting.size === 1").await;
    let stays = page.number("[...waiting.values()][0][1]").await;
    assert!((4_000.0..=20_000.0).contains(&stays), "{stays}");
    assert_eq!(page.number("pass()").await, 1.0);
    at(page, SECOND).await;
    page.wait_until("waiting.size === 1").await;
    page.click_named(".story button", "Pause").await;
    page.wait_until("waiting.size === 0").await;
    page.click_named(".story button", "Play").await;
    page.wait_until("waiting.size === 1").await;
    // When the element goes, so does the time.
    page.js("host.remove();").await;
    page.wait_until("waiting.size === 0").await;
}

async fn it_stops_where_the_reader_chooses_something_else(page: &Page) {
    begin(page, TIMELINE).await;
    at(page, FIRST).await;
    page.js(TIMERS).await;
    page.click_named(".story button", "Play").await;
    page.wait_until("waiting.size === 1").await;
    page.js("await host.select('embassy-closed');").await;
    page.wait_until("waiting.size === 0 && $$('.turn button')[1].ariaLabel === 'Play'").await;
    // It goes on from there, since it tells of that too.
    page.wait_until("$('.story .step').textContent.startsWith('Step 4 of 23')").await;
    page.click_named(".story button", "Play").await;
    page.wait_until("waiting.size === 1").await;
    assert_eq!(page.selected_id().await, "embassy-closed");
}

async fn it_stops_at_its_end_and_begins_again(page: &Page) {
    begin(page, &TIMELINE.replace("lang=", &format!("selected={LAST:?} lang="))).await;
    at(page, LAST).await;
    page.js(TIMERS).await;
    page.key("ArrowLeft").await;
    page.wait_until("$('.story .step').textContent.startsWith('Step 22 of 23')").await;
    page.click_named(".story button", "Play").await;
    page.wait_until("waiting.size === 1 && pass()").await;
    at(page, LAST).await;
    page.wait_until("waiting.size === 0 && $$('.turn button')[1].ariaLabel === 'From the beginning'").await;
    page.key("ArrowRight").await;
    page.drawn().await;
    assert_eq!(page.selected_id().await, LAST);
    page.click_named(".story button", "From the beginning").await;
    at(page, FIRST).await;
    page.wait_until("waiting.size === 1").await;
}

async fn it_never_plays_by_itself(page: &Page) {
    page.media(Media { reduced_motion: true, ..Media::default() }).await;
    page.put_ready(TIMELINE).await;
    page.js(TIMERS).await;
    start(page).await;
    at(page, FIRST).await;
    page.click_named(".story button", "Next step").await;
    at(page, SECOND).await;
    // Who wants no motion is there at once.
    let days = page.days().await;
    assert_eq!(page.days_at_rest().await, days);
    assert_eq!(page.number("waiting.size").await, 0.0);
    page.click_named(".story button", "Play").await;
    page.wait_until("waiting.size === 1").await;
}

async fn the_prose_goes_along(page: &Page) {
    begin(page, &TIMELINE.replace("timeline\">", "read\">").replace("\"timeline\"", "\"read\"")).await;
    at(page, FIRST).await;
    let seen = "(() => {
        const passage = $('[data-passage][aria-current=true]').getBoundingClientRect(), prose = $('.prose').getBoundingClientRect();
        return passage.top >= prose.top - 1 && passage.bottom <= prose.bottom + 1; })()";
    for step in 2..=8 {
        page.key("ArrowRight").await;
        page.wait_until(&format!("$('.story .step').textContent.startsWith('Step {step} of 23')")).await;
        page.wait_until(seen).await;
    }
    let days = page.days().await;
    near(days.0, page.days_at_rest().await.0, 0.0, "the first day");
}

async fn filters_shorten_it(page: &Page) {
    begin(page, TIMELINE).await;
    at(page, FIRST).await;
    page.click("[part=search]").await;
    page.write("statue").await;
    page.wait_until("$('.story progress')?.max < 4").await;
    page.write("zzz").await;
    page.wait_until("$('.story').textContent.includes('no step of the story')").await;
    page.click_named(".story button", "Leave the story").await;
    page.wait_until("!$('.story')").await;
}

async fn it_fills_the_screen_where_the_page_allows(page: &Page) {
    // What the driver's window does is the browser's affair: here counts what is asked of it.
    page.put_ready(TIMELINE).await;
    page.js("window.asked = [];
        Object.defineProperty(document, 'fullscreenEnabled', {value: true, configurable: true});
        host.requestFullscreen = async function () { asked.push(this.localName); };")
        .await;
    start(page).await;
    page.click_named(".story button", "Full screen").await;
    page.wait_until("asked.join() === 'relations-timeline'").await;
    page.click_named(".story button", "Leave the story").await;
    page.wait_until("!$('.story')").await;
    page.js("Object.defineProperty(document, 'fullscreenEnabled', {value: false, configurable: true});").await;
    start(page).await;
    page.drawn().await;
    assert_eq!(page.count(".story .away button").await, 1, "what is not allowed is not offered");
}

async fn another_dataset_ends_it(page: &Page) {
    begin(page, TIMELINE).await;
    page.js("host.setAttribute('lang', 'es');").await;
    page.wait_until("$('.story .step')?.textContent.startsWith('Paso 1 de 23: ')").await;
    page.js("host.setAttribute('src', '/data/small.json');").await;
    page.wait_until("!$('.story')").await;
    page.no_errors().await;
}

async fn it_fits_on_a_small_screen_and_covers_nothing(page: &Page) {
    for (width, height) in [(390, 800), (320, 568)] {
        page.size(width, height).await;
        for lang in ["en", "es", "ko"] {
            begin(page, &TIMELINE.replace("\"en\"", &format!("{lang:?}"))).await;
            page.wait_for("[part=detail] .when").await;
            let body = "const all = host.getBoundingClientRect(), bar = $('.story').getBoundingClientRect(), sheet = $('[part=detail]').getBoundingClientRect();
                const small = $$('.story button').filter(button => { const box = button.getBoundingClientRect(); return box.width < 44 || box.height < 44; });
                return [bar.left >= all.left && bar.right <= all.right && bar.bottom <= all.bottom + 1, sheet.bottom <= bar.top + 1, sheet.height > 60, small.length];";
            assert_eq!(page.js(body).await, serde_json::json!([true, true, true, 0]), "{width} {lang}");
        }
    }
}

async fn no_barriers_in_any_theme_or_language(page: &Page) {
    for (theme, lang) in [("light", "en"), ("dark", "es"), ("light", "ko")] {
        begin(page, &TIMELINE.replace("\"en\"", &format!("{lang:?} theme={theme:?}"))).await;
        page.days_at_rest().await;
        page.pause(200).await;
        assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "{theme} {lang}");
    }
}
