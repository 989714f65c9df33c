//! Vague dates: worded as vague as they are, and drawn as vague as they are worded.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, TIMELINE, near, pair};
use serde_json::{Value, json};

scenarios![
    vague_dates_are_worded_vague,
    a_stretch_is_drawn_in_its_true_length,
    a_short_stretch_is_a_point_until_there_is_room,
    approximate_ends_fade,
    open_ends_run_out_with_an_arrow,
    nothing_vague_looks_like_the_first_of_january,
];

async fn vague_dates_are_worded_vague(page: &Page) {
    page.put_ready(TIMELINE).await;
    for (id, date) in [
        ("embassy-closed", "in the 1990s"),
        ("south-korea-sole-representative", "before 1974"),
        ("embassy-reopened", "about 2015"),
        ("friendship-group-created", "September 2013 or later"),
        ("us-diplomats-non-grata", "September 2013"),
        ("north-korea-recognised", "1974"),
        ("reopening-requested", "20 June 2014"),
    ] {
        // What lies in a cluster is drawn when it is chosen.
        page.js_with("await host.select(args[0]);", json!([id])).await;
        page.look_until(&format!("mark('{id}')")).await;
        let spoken = page.look_with("return mark(args[0]).getAttribute('aria-label');", json!([id])).await;
        let spoken = spoken.as_str().unwrap();
        let after_title = spoken.split_once(". ").unwrap().1;
        assert!(after_title.starts_with(&format!("{date}.")), "{id}: {spoken}");
    }
}

/// How one event is drawn: its shape's left and right day, the days at which its date begins and ends,
/// and what its ends look like.
async fn drawn(page: &Page, id: &str, domain: &str) -> Value {
    page.js_with("await host.select(args[0]); host.setAttribute('domain', args[1]);", json!([id, domain])).await;
    page.days_at_rest().await;
    page.look_until(&format!("mark('{id}')")).await;
    let body = "const drawn = mark(args[0]);
        const rects = [...drawn.querySelectorAll('rect')].slice(1), paths = [...drawn.querySelectorAll('path')];
        const widest = rects.map(rect => rect.getBoundingClientRect()).sort((a, b) => b.width - a.width)[0];
        const fill = rects.map(rect => rect.getAttribute('fill')).find(fill => fill?.startsWith('url('));
        const gradient = fill && root.querySelector(fill.slice(4, -1).replaceAll('\"', ''));
        const stops = gradient ? [...gradient.querySelectorAll('stop')].map(stop => Number(getComputedStyle(stop).stopOpacity)) : [];
        // An arrow is a path of two strokes that meet in its tip.
        const tips = paths.map(path => path.getAttribute('d').match(/-?[\\d.]+/g).map(Number)).filter(at => at.length === 6)
            .map(at => Math.sign(at[2] - (at[0] + at[4]) / 2));
        const box = shape(drawn);
        return {
            stretch: widest ? [dayAt(widest.left), dayAt(widest.right)] : null, stops, tips,
            middle: dayAt((box.left + box.right) / 2), left: dayAt(box.left), right: dayAt(box.right), width: box.width,
            px: (host.domainDays[1] - host.domainDays[0]) / plot().width,
        };";
    page.look_with(body, json!([id])).await
}

fn bounds(id: &str) -> (f64, f64) {
    let date = DATASET.events.iter().find(|event| event.id == id).unwrap().date;
    let day = |day: Option<relations_core::date::Day>| day.map_or(f64::NAN, |day| f64::from(day.0));
    (day(date.earliest()), day(date.latest()) + 1.0)
}

async fn a_stretch_is_drawn_in_its_true_length(page: &Page) {
    page.put_ready(TIMELINE).await;
    for (id, domain) in [
        ("embassy-closed", "1985/2005"),
        ("us-diplomats-non-grata", "2013-08/2013-10"),
        ("north-korea-recognised", "1973/1976"),
        ("reopening-requested", "2014-06-15/2014-06-25"),
        ("embassy-reopened", "2014/2016"),
    ] {
        let seen = drawn(page, id, domain).await;
        let (from, to) = bounds(id);
        let stretch = pair(&seen["stretch"]);
        let px = seen["px"].as_f64().unwrap();
        near(stretch.0, from, 1.5 * px, &format!("the first day of {id}"));
        near(stretch.1, to, 1.5 * px, &format!("the last day of {id}"));
    }
}

async fn a_short_stretch_is_a_point_until_there_is_room(page: &Page) {
    page.put_ready(TIMELINE).await;
    for id in ["us-diplomats-non-grata", "north-korea-recognised", "reopening-requested"] {
        let seen = drawn(page, id, "1950/2030").await;
        assert!(seen["stretch"].is_null(), "{id} at 80 years: {seen}");
        let (from, to) = bounds(id);
        let px = seen["px"].as_f64().unwrap();
        near(seen["middle"].as_f64().unwrap(), (from + to) / 2.0, 2.0 * px, id);
        assert!(seen["width"].as_f64().unwrap() < 30.0, "{id}: {seen}");
    }
    // A decade is never a point.
    let seen = drawn(page, "embassy-closed", "1950/2030").await;
    assert!(!seen["stretch"].is_null(), "{seen}");
}

async fn approximate_ends_fade(page: &Page) {
    page.put_ready(TIMELINE).await;
    let fades = |seen: &Value| {
        let stops: Vec<f64> = seen["stops"].as_array().unwrap().iter().filter_map(Value::as_f64).collect();
        (
            stops.first().copied().unwrap_or(1.0),
            stops.iter().copied().fold(0.0, f64::max),
            stops.last().copied().unwrap_or(1.0),
        )
    };
    let seen = drawn(page, "embassy-reopened", "2014/2016").await;
    let (first, most, last) = fades(&seen);
    assert!(first < 0.3 * most && last < 0.3 * most, "both ends of “about 2015” fade: {seen}");
    let seen = drawn(page, "embassy-closed", "1985/2005").await;
    assert_eq!(seen["stops"], json!([]), "a decade has sharp ends: {seen}");
}

async fn open_ends_run_out_with_an_arrow(page: &Page) {
    page.put_ready(TIMELINE).await;
    let seen = drawn(page, "south-korea-sole-representative", "1965/1980").await;
    assert_eq!(seen["tips"], json!([-1]), "before 1974: {seen}");
    let (_, to) = bounds("south-korea-sole-representative");
    near(pair(&seen["stretch"]).1, to, 1.5 * seen["px"].as_f64().unwrap(), "the last day before 1974");
    let seen = drawn(page, "friendship-group-created", "2013-06/2014-06").await;
    assert_eq!(seen["tips"], json!([1]), "September 2013 or later: {seen}");
    let (from, _) = bounds("friendship-group-created");
    near(pair(&seen["stretch"]).0, from, 1.5 * seen["px"].as_f64().unwrap(), "the first day of September 2013");
    let seen = drawn(page, "reopening-requested", "2014-06-15/2014-06-25").await;
    assert_eq!(seen["tips"], json!([]));
}

async fn nothing_vague_looks_like_the_first_of_january(page: &Page) {
    page.put_ready(TIMELINE).await;
    for (id, domain) in [
        ("maduro-recognised", "2010/2030"),
        ("maduro-recognised", "2018-12/2019-02"),
        ("north-korea-recognised", "1973-12/1974-01"),
        ("relations-established", "1960/1970"),
    ] {
        let seen = drawn(page, id, domain).await;
        let (from, to) = bounds(id);
        let px = seen["px"].as_f64().unwrap();
        let (left, right) = (seen["left"].as_f64().unwrap(), seen["right"].as_f64().unwrap());
        let is_middle = (seen["middle"].as_f64().unwrap() - (from + to) / 2.0).abs() <= 2.0 * px;
        let is_whole = (left - from).abs() <= 3.0 * px && (right - to).abs() <= 3.0 * px;
        assert!(is_middle || is_whole, "{id} in {domain}: {seen}");
    }
}
