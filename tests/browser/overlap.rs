//! Nothing drawn lies on anything else: marks, their words, the words of bands and of the axis; and what stays where.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, strings};
use serde_json::json;

scenarios![
    nothing_overlaps_at_1280_pixels,
    nothing_overlaps_at_800_pixels,
    nothing_overlaps_at_390_pixels,
    nothing_overlaps_in_a_crowd,
    no_sign_and_no_arc_lies_on_words,
    nothing_overlaps_while_the_days_pan,
    the_words_of_a_long_stretch_stay_in_view,
    rows_do_not_jump_while_panning,
    the_heavier_event_keeps_its_words,
];
// The words' widths come from the engine's fonts, which are the same in all; one engine is enough for more words.
scenarios![Chromium: nothing_overlaps_in_spanish_and_korean];

/// Finds the words of the stage as the reader's eye does: what is inked of them, from the tops of tall letters to the
/// bottoms of long ones, and only where they are not cut off. Boxes of fonts are higher than their letters.
const FIND: &str = "
    const clipped = (box, to) => ({
        left: Math.max(box.left, to.left), top: Math.max(box.top, to.top),
        right: Math.min(box.right, to.right), bottom: Math.min(box.bottom, to.bottom),
    });
    const isSeen = box => box.right - box.left > 0.5 && box.bottom - box.top > 0.5;
    const words = () => {
        const inner = $('[part=stage] .plot'), whole = stage.getBoundingClientRect();
        return $$('[part=stage] text').filter(text => text.textContent.trim() && !text.closest('[data-cluster]')).map(text => {
            const box = text.getBoundingClientRect(), size = parseFloat(getComputedStyle(text).fontSize);
            const baseline = new DOMPoint(0, Number(text.getAttribute('y') ?? 0)).matrixTransform(text.getScreenCTM()).y;
            const ink = {left: box.left, right: box.right, top: baseline - 0.8 * size, bottom: baseline + 0.22 * size};
            return {what: text.textContent.trim(), ...clipped(ink, inner.contains(text) ? plot() : whole)};
        }).filter(isSeen);
    };
    const marks = () => $$('[part=stage] [data-event-id], [data-cluster]').map(mark => ({
        what: mark.dataset.eventId ?? `cluster of ${mark.dataset.count}`, ...clipped(mark.getBoundingClientRect(), plot()),
    })).filter(isSeen);
    const overlaps = boxes => boxes.flatMap((one, index) => boxes.slice(index + 1).filter(other =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5
        && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5
    ).map(other => `“${one.what}” and “${other.what}”`));
    const beyond = () => words().filter(word => word.right > stage.getBoundingClientRect().right + 0.5).map(word => `“${word.what}” and the side`);
    const found = [];
    let counted = 0;
    const look = async where => {
        await frame(); await frame();
        const [labels, hits] = [words(), marks()];
        counted += labels.length;
        const [from, to] = host.domainDays.map(day => new Date(day * 864e5).toISOString().slice(0, 10));
        for (const pair of [...overlaps(labels), ...overlaps(hits)]) found.push(`${pair} at ${from}/${to} ${where}`);
    };
";

/// Goes through scales from more than everything to some weeks, around a day of the year given.
async fn check(page: &Page, markup: &str, levels: u32, around: &[u32]) {
    page.put_ready(markup).await;
    page.hover_at((1.0, 1.0)).await;
    let body = "const [levels, around] = args;
        await look('(everything)');
        const whole = host.domainDays[1] - host.domainDays[0];
        for (let level = 1; level < levels; level++) {
            for (const year of around) {
                const days = whole * 1.2 * (24 / whole) ** (level / (levels - 1));
                host.zoomBy((host.domainDays[1] - host.domainDays[0]) / days);
                const middle = (host.domainDays[0] + host.domainDays[1]) / 2, wanted = Date.UTC(year, 8, 20) / 864e5;
                host.panBy((middle - wanted) / (host.domainDays[1] - host.domainDays[0]) * plot().width);
                await look('');
            }
        }
        return {found, counted};";
    let seen = page.look_with(&format!("{FIND}{body}"), json!([levels, around])).await;
    assert!(seen["counted"].as_u64().unwrap() > 60, "too few words were found: {seen}");
    let found = strings(&seen["found"]);
    assert!(found.is_empty(), "{} overlap: {:#?}", found.len(), &found[..found.len().min(12)]);
}

async fn nothing_overlaps_at_1280_pixels(page: &Page) {
    page.size(1280, 800).await;
    check(page, TIMELINE, 20, &[2013]).await;
}

async fn nothing_overlaps_at_800_pixels(page: &Page) {
    page.size(800, 800).await;
    check(page, TIMELINE, 20, &[2013]).await;
}

async fn nothing_overlaps_at_390_pixels(page: &Page) {
    page.size(390, 800).await;
    check(page, TIMELINE, 20, &[2013]).await;
    // What is in a picture without a width has a box, but is not drawn.
    let body = "const names = $$('.names text'), isDrawn = name => isSeen(name.closest('svg').getBoundingClientRect());
        return [names.filter(isDrawn).length, names.length];";
    let (seen, all) = crate::widget::pair(&page.look(&format!("{FIND}{body}")).await);
    assert!(all >= 6.0 && seen == all, "of {all} names {seen} are seen where there is no gutter");
}

async fn nothing_overlaps_in_spanish_and_korean(page: &Page) {
    for language in ["es", "ko"] {
        for width in [1280, 800, 390] {
            page.size(width, 800).await;
            check(page, &TIMELINE.replace("\"en\"", &format!("\"{language}\"")), 20, &[2014]).await;
        }
    }
}

/// The signs of disputes, the handle of the as-of day, and the arcs of disputes and of a selected event.
async fn no_sign_and_no_arc_lies_on_words(page: &Page) {
    let body = "
        const among = (selector, what) => $$(`[part=stage] ${selector}`).map((sign, number) =>
            ({what: `${what} ${number}`, ...clipped(sign.getBoundingClientRect(), plot())})).filter(isSeen);
        const points = path => {
            const length = path.getTotalLength(), place = path.getScreenCTM();
            return [...Array(31)].map((_, step) => path.getPointAtLength(length * (step + 1) / 32).matrixTransform(place));
        };
        const whole = host.domainDays[1] - host.domainDays[0];
        let [signs, handles, sampled, crossing] = [0, 0, 0, 0];
        for (let level = 0; level < 10; level++) {
            const days = whole * (200 / whole) ** (level / 9);
            host.zoomBy((host.domainDays[1] - host.domainDays[0]) / days);
            const middle = (host.domainDays[0] + host.domainDays[1]) / 2, wanted = Date.UTC(2014, 5, 1) / 864e5;
            host.panBy((middle - wanted) / (host.domainDays[1] - host.domainDays[0]) * plot().width);
            await frame(); await frame();
            const [labels, disputes, handle] = [words(), among('.dispute-sign circle', 'sign'), among('.as-of .knob', 'handle')];
            [signs, handles] = [signs + disputes.length, handles + handle.length];
            const drawn = [...disputes, ...handle];
            for (const pair of overlaps([...drawn, ...labels])) {
                // Words on words are looked for elsewhere.
                if (/“(sign|handle) \\d/.test(pair)) found.push(`${pair} at ${Math.round(days)} days`);
            }
            for (const path of $$('[part=stage] .arc path:first-child')) for (const {x, y} of points(path)) {
                sampled++;
                if (labels.some(label => x > label.left && x < label.right && y > label.top && y < label.bottom)) crossing++;
            }
        }
        const arcs = $('.arcs'), label = $('.labels text'), style = getComputedStyle(label);
        const isBehind = Boolean(arcs.compareDocumentPosition(label) & Node.DOCUMENT_POSITION_FOLLOWING)
            && style.paintOrder.startsWith('stroke') && parseFloat(style.strokeWidth) >= 3;
        return {found, signs, handles, sampled, crossing, isBehind};";
    for language in ["en", "es", "ko"] {
        for width in [1280, 800, 390] {
            page.size(width, 800).await;
            let attributes = format!("as-of=\"2014-06-01\" selected=\"embassy-reopened\" lang={language:?}");
            page.put_ready(&TIMELINE.replace("lang=\"en\"", &attributes)).await;
            page.wait_for("[part=stage] .as-of .knob").await;
            let seen = page.look(&format!("{FIND}{body}")).await;
            let number = |key: &str| seen[key].as_u64().unwrap();
            let found = strings(&seen["found"]);
            assert!(found.is_empty(), "{language} at {width}: {found:#?}");
            assert!(number("signs") > 0 && number("handles") > 0 && number("sampled") > 100, "{seen}");
            // A line that joins two events has to pass between their neighbours; it keeps off their words as far as it
            // can, and else passes behind them.
            assert!(number("crossing") * 10 <= number("sampled"), "{language} at {width}: {seen}");
            assert_eq!(seen["isBehind"], true, "{language} at {width}");
        }
    }
}

async fn nothing_overlaps_in_a_crowd(page: &Page) {
    let markup = TIMELINE.replace("lang=", r#"src="/data/crowd.json" lang="#);
    for width in [1000, 390] {
        page.size(width, 700).await;
        check(page, &markup, 12, &[2003, 2010]).await;
    }
}

async fn nothing_overlaps_while_the_days_pan(page: &Page) {
    page.size(800, 800).await;
    page.put_ready(TIMELINE).await;
    page.hover_at((1.0, 1.0)).await;
    let body = "host.zoomBy(5);
        for (let step = 0; step < 50; step++) { host.panBy(step < 25 ? -43 : 41); await look(`(step ${step})`); }
        return found;";
    let found = strings(&page.look(&format!("{FIND}{body}")).await);
    assert!(found.is_empty(), "{} overlap: {:#?}", found.len(), &found[..found.len().min(12)]);
}

async fn the_words_of_a_long_stretch_stay_in_view(page: &Page) {
    page.put_ready(&TIMELINE.replace("lang=", r#"domain="1992/1996" lang="#)).await;
    let body = "const title = words().find(word => word.what.startsWith('North Korea closes'));
        return title && [title.left - plot().left, plot().right - title.right];";
    let room = page.look(&format!("{FIND}{body}")).await;
    let (left, right) = crate::widget::pair(&room);
    assert!(left >= 0.0 && right >= 0.0, "cut off: {left} px from the left, {right} px from the right");
    // It stays there from one end of the stretch to the other.
    let body = "const seen = [];
        for (let step = 0; step < 30; step++) {
            host.panBy(-40);
            await frame(); await frame();
            const {left, right} = plot(), title = words().find(word => word.what.startsWith('North Korea closes'));
            const box = mark('embassy-closed')?.getBoundingClientRect();
            const room = box ? Math.min(box.right, right) - Math.max(box.left, left) : 0;
            if (room > 300) seen.push(Boolean(title) && title.left >= left - 0.5 && title.right <= right + 0.5);
        }
        return seen;";
    let seen = page.look(&format!("{FIND}{body}")).await;
    let seen = seen.as_array().unwrap();
    assert!(seen.len() >= 8 && seen.iter().all(|inside| *inside == true), "{seen:?}");
}

async fn rows_do_not_jump_while_panning(page: &Page) {
    for (markup, zoom) in
        [(TIMELINE.to_string(), 4), (TIMELINE.replace("lang=", r#"src="/data/crowd.json" lang="#), 12)]
    {
        page.put_ready(&markup).await;
        let body = "host.zoomBy(args[0]);
            const rows = new Map(), jumps = [];
            const note = () => { for (const mark of $$('[part=stage] [data-event-id]')) {
                const id = mark.dataset.eventId, y = Math.round(mark.getBoundingClientRect().top);
                if (rows.has(id) && Math.abs(rows.get(id) - y) > 1) jumps.push(`${id} from ${rows.get(id)} to ${y}`);
                rows.set(id, y);
            } };
            for (const step of [...Array(25).fill(-71), ...Array(40).fill(67)]) {
                host.panBy(step);
                await frame(); await frame();
                note();
            }
            return {jumps, seen: rows.size};";
        let seen = page.look_with(body, json!([zoom])).await;
        assert!(seen["seen"].as_u64().unwrap() > 8, "{seen}");
        assert_eq!(strings(&seen["jumps"]), Vec::<String>::new());
    }
}

async fn the_heavier_event_keeps_its_words(page: &Page) {
    page.put_ready(&TIMELINE.replace("lang=", r#"src="/data/weights.json" lang="#)).await;
    let labels = strings(&page.value("$$('[part=stage] text').map(text => text.textContent)").await);
    assert!(labels.iter().any(|label| label.starts_with("The heavy one")), "{labels:?}");
    assert_eq!(
        page.number(
            "$$('[part=stage] [data-event-id]').length
            + $$('[data-cluster]').reduce((sum, cluster) => sum + Number(cluster.dataset.count), 0)"
        )
        .await,
        13.0
    );
    page.wait_for("[part=stage] [data-event-id=heavy]").await;
}
