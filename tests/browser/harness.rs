//! Knows that the harness itself can be trusted: every kind of input, measure and log works in every engine.
//! When these fail, look here before at the widget.

use crate::browser::SIZE;
use crate::engine::{Engine, Media};
use crate::page::{Page, Rect, overlaps};
use crate::run::scenarios;
use std::time::Instant;

scenarios![
    a_page_gets_exactly_the_size_it_is_given,
    mouse_drags_clicks_and_double_clicks_arrive,
    the_wheel_scrolls_and_turns_with_keys,
    fingers_drag_tap_and_pinch,
    keys_arrive_with_their_modifiers,
    media_can_be_preferred,
    the_strict_policy_refuses_and_is_reported,
    scripts_can_be_kept_from_running,
    axe_looks_into_shadow_roots,
    labels_that_overlap_are_found,
    the_server_remembers_waits_and_fails,
    nothing_is_left_from_the_scenario_before,
];

const PAD: &str = "x-probe >>> #pad";
const PROBE: &str = "document.querySelector('x-probe')";

async fn open(page: &Page) -> Rect {
    page.open("/pages/probe.html").await;
    page.rect(PAD).await
}

/// What the probe has heard of some types of event, as lines of the fields that matter.
async fn heard(page: &Page, types: &str, fields: &str) -> Vec<String> {
    let body = format!(
        "const log = {PROBE}.log; return log.filter(entry => '{types}'.split(' ').includes(entry.type))
            .map(entry => '{fields}'.split(' ').map(field => entry[field]).join(' '));"
    );
    let lines = page.js(&body).await;
    lines.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_string()).collect()
}

async fn a_page_gets_exactly_the_size_it_is_given(page: &Page) {
    page.open("/pages/probe.html").await;
    for (width, height) in [SIZE, (320, 568), (360, 640), (768, 1024), (1920, 1080)] {
        page.size(width, height).await;
        assert_eq!(
            page.string("[innerWidth, innerHeight, visualViewport.scale].join()").await,
            format!("{width},{height},1")
        );
    }
}

async fn mouse_drags_clicks_and_double_clicks_arrive(page: &Page) {
    let pad = open(page).await;
    page.drag(pad.at(0.2, 0.5), pad.at(0.6, 0.5)).await;
    let moves = heard(page, "pointerdown pointermove pointerup", "type pointerType buttons isTrusted").await;
    assert!(moves.iter().filter(|line| *line == "pointermove mouse 1 true").count() >= 8, "{moves:?}");
    assert_eq!(moves.last().unwrap(), "pointerup mouse 0 true");
    page.double_click_at(pad.center()).await;
    page.wait_until(&format!("{PROBE}.log.some(entry => entry.type === 'dblclick')")).await;
    page.click("x-probe >>> #button").await;
    page.wait_until(&format!("{PROBE}.log.at(-1).id === 'button'")).await;
}

async fn the_wheel_scrolls_and_turns_with_keys(page: &Page) {
    let pad = open(page).await;
    page.wheel(pad.center(), (0, 120), "").await;
    page.wait_until("scrollY === 120").await;
    page.wheel(pad.center(), (0, -120), "").await;
    page.wait_until("scrollY === 0").await;
    page.wheel(pad.center(), (80, 0), "").await;
    for keys in ["Control", "Shift", "Meta"] {
        page.wheel(pad.center(), (0, -60), keys).await;
    }
    page.wait_until(&format!("{PROBE}.log.filter(entry => entry.type === 'wheel').length >= 6")).await;
    let wheels = heard(page, "wheel", "deltaX deltaY ctrlKey shiftKey metaKey").await;
    let expected = [
        "0 120 false false false",
        "0 -120 false false false",
        "80 0 false false false",
        "0 -60 true false false",
        "0 -60 false true false",
        "0 -60 false false true",
    ];
    assert_eq!(wheels, expected);
}

async fn fingers_drag_tap_and_pinch(page: &Page) {
    let pad = open(page).await;
    page.touch_drag(pad.at(0.2, 0.5), pad.at(0.6, 0.5)).await;
    let drag = heard(page, "pointerdown pointermove pointerup pointercancel", "type pointerType").await;
    assert_eq!((drag[0].as_str(), drag.last().unwrap().as_str()), ("pointerdown touch", "pointerup touch"));
    assert!(drag.len() >= 8, "{drag:?}");

    page.js(&format!("{PROBE}.log = [];")).await;
    page.pinch(pad.center(), 40.0, 160.0).await;
    let places = page
        .js(&format!(
            "return [...new Map({PROBE}.log.filter(entry => entry.type === 'pointermove')
        .map(entry => [entry.pointerId, entry.clientX])).values()].sort((a, b) => a - b);"
        ))
        .await;
    let (left, right) = (places[0].as_f64().unwrap(), places[1].as_f64().unwrap());
    assert_eq!(right - left, 160.0);

    page.js(&format!("{PROBE}.log = [];")).await;
    page.tap_at(pad.center()).await;
    page.wait_until(&format!("{PROBE}.log.some(entry => entry.type === 'click')")).await;
}

async fn keys_arrive_with_their_modifiers(page: &Page) {
    open(page).await;
    page.js(&format!("$('{PAD}').focus();")).await;
    for keys in ["ArrowRight", "+", "Control+ArrowLeft", "Shift+End", "Tab"] {
        page.key(keys).await;
    }
    let presses = heard(page, "keydown", "key ctrlKey shiftKey isTrusted").await;
    // Some engines report the Shift that a `+` takes on an American keyboard.
    let presses: Vec<String> = presses.iter().map(|line| line.replace("+ false true", "+ false false")).collect();
    let expected = [
        "ArrowRight false false true",
        "+ false false true",
        "Control true false true",
        "ArrowLeft true false true",
        "Shift false true true",
        "End false true true",
        "Tab false false true",
    ];
    assert_eq!(presses, expected);
    page.click("x-probe >>> #field").await;
    page.write("1990/한").await;
    page.wait_until("$('x-probe >>> #field').value === '1990/한'").await;
}

async fn media_can_be_preferred(page: &Page) {
    let dark = "matchMedia('(prefers-color-scheme: dark)').matches";
    let still = "matchMedia('(prefers-reduced-motion: reduce)').matches";
    let forced = "matchMedia('(forced-colors: active)').matches";
    let more = "matchMedia('(prefers-contrast: more)').matches";
    for media in [
        Media::default(),
        Media { dark: true, ..Media::default() },
        Media { reduced_motion: true, ..Media::default() },
        Media { reduced_motion: true, forced_colors: true, ..Media::default() },
        Media { more_contrast: true, ..Media::default() },
    ] {
        page.media(media).await;
        page.open("/pages/probe.html").await;
        let forced_colors = media.forced_colors && page.engine() != Engine::WebKit;
        let more_contrast = match page.engine() {
            Engine::Chromium => media.more_contrast,
            Engine::Firefox => media.forced_colors,
            Engine::WebKit => false,
        };
        let seen = page.string(&format!("[{dark}, {still}, {forced}, {more}, innerWidth].join()")).await;
        let expect = format!("{},{},{forced_colors},{more_contrast},{}", media.dark, media.reduced_motion, SIZE.0);
        assert_eq!(seen, expect);
    }
}

async fn the_strict_policy_refuses_and_is_reported(page: &Page) {
    page.open("/csp/pages/probe.html").await;
    page.wait_for(PAD).await;
    assert_eq!(page.violations().await, Vec::<String>::new());
    page.js("const p = document.createElement('p'); p.setAttribute('style', 'color: red'); document.body.append(p);")
        .await;
    page.wait_until("watched.violations.length === 1").await;
    assert!(page.violations().await[0].contains("style-src"), "{:?}", page.violations().await);
}

async fn scripts_can_be_kept_from_running(page: &Page) {
    page.open("/noscript/pages/probe.html").await;
    assert_eq!(page.string("[typeof watched, Boolean(customElements.get('x-probe'))].join()").await, "undefined,false");
}

async fn axe_looks_into_shadow_roots(page: &Page) {
    page.open("/csp/pages/probe.html").await;
    assert_eq!(page.axe(None).await, Vec::<String>::new());
    page.js("$('x-probe >>> #field').removeAttribute('aria-label');").await;
    let found = page.axe(None).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("x-probe >>> #field"), "{found:?}");
}

async fn labels_that_overlap_are_found(page: &Page) {
    open(page).await;
    let boxes = page.boxes("x-probe >>> text", "x-probe >>> svg").await;
    let texts: Vec<&str> = boxes.iter().map(|label| label.text.as_str()).collect();
    assert_eq!(texts, ["one", "two", "three"]);
    let pairs: Vec<(String, String)> =
        overlaps(&boxes).into_iter().map(|(one, other)| (one.text, other.text)).collect();
    assert_eq!(pairs, [("one".into(), "two".into())]);
}

async fn the_server_remembers_waits_and_fails(page: &Page) {
    open(page).await;
    let paths: Vec<String> = page.requests().into_iter().map(|request| request.path).collect();
    assert!(paths.contains(&"/pages/watch.js".into()), "{paths:?}");
    assert!(page.resources().await.contains(&page.url("/pages/watch.js")));
    let start = Instant::now();
    let kind = page.js("return (await fetch('/slow/300/pages/probe.js')).headers.get('content-type');").await;
    assert_eq!(kind, "text/javascript; charset=utf-8");
    assert!(start.elapsed().as_millis() >= 300);
    assert_eq!(page.number("(await fetch('/status/503')).status").await, 503.0);
    assert_eq!(page.number("(await fetch('/pages/../../Cargo.toml')).status").await, 404.0);
    page.js("console.error('a complaint'); $$('>>> x-probe')[0].fail();").await;
    page.wait_until("watched.errors.length === 2").await;
    let errors = page.errors().await;
    assert!(errors[1].contains("a failure"), "{errors:?}");
}

async fn nothing_is_left_from_the_scenario_before(page: &Page) {
    for _ in 0..2 {
        page.open("/pages/probe.html#one").await;
        assert_eq!(page.string("[localStorage.length, document.cookie, location.hash].join()").await, "0,,#one");
        page.js("localStorage.setItem('a', 'b'); document.cookie = 'a=b'; location.hash = '#two';").await;
        page.key("Shift").await;
        page.browser.reset().await.unwrap();
    }
}
