//! The ruler and the bands above the lanes: words never collide, and steps are the same all along.

use crate::fixtures::{Letters, WIDTHS, embedded, frame, index, laid_out, zooms};
use relations_core::date::Day;
use relations_core::layout::{Domain, Face, Frame, Layout, Measure, PANNING, fit, label_in_view, layout};
use relations_core::text::Language;
use serde_json::json;

#[test]
fn words_on_the_axis_never_collide_and_ticks_reach_across_the_window() {
    for language in Language::ALL {
        let index = embedded(language);
        for width in WIDTHS {
            let frame = frame(&index, width, 420.0);
            for domain in zooms(fit(&index, &frame), &index, 40, 3) {
                check_ticks(&laid_out(&index, &frame, domain), language);
            }
        }
    }
}

#[test]
fn words_on_the_axis_never_collide_in_any_age() {
    for language in Language::ALL {
        for (from, to) in [("-0500", "0300"), ("Y-3999999", "Y-3000000"), ("Y-4000000", "Y4000000"), ("9000", "Y12500")]
        {
            let events = json!([{ "id": "a", "date": from, "title": "A" }, { "id": "b", "date": to, "title": "B" }]);
            let index = index(&json!({ "version": 1, "events": events }).to_string(), language);
            for width in [320.0, 1280.0, 2560.0] {
                let frame = Frame::new(width, 420.0, 0);
                for domain in zooms(fit(&index, &frame), &index, 60, 2) {
                    check_ticks(&laid_out(&index, &frame, domain), language);
                }
            }
        }
    }
}

fn check_ticks(layout: &Layout, language: Language) {
    let at = format!("{language:?}, {} wide, {:?}", layout.frame.width, layout.window);
    let ticks = &layout.ticks;
    let mut right = f64::NEG_INFINITY;
    for tick in ticks.ticks.iter().filter(|tick| !tick.label.is_empty()) {
        let half = Letters.width(&tick.label, Face::Tick) / 2.0;
        assert!(tick.x - half > right, "{at}: “{}” at {} begins before {right}", tick.label, tick.x);
        right = tick.x + half;
    }
    assert!(ticks.ticks.iter().all(|tick| (0.0..=1.0).contains(&tick.strength)), "{at}: {ticks:?}");
    let bare: Vec<f64> = ticks.ticks.iter().filter(|tick| tick.label.is_empty()).map(|tick| tick.x).collect();
    let labelled: Vec<f64> = ticks.ticks.iter().filter(|tick| !tick.label.is_empty()).map(|tick| tick.x).collect();
    let end = layout.scale.x_from_day(layout.window.to());
    // From the last drawn year on there are none.
    let last_day = layout.scale.x_from_start(Day(Day::MAX.0 - 366));
    for xs in [&bare, &labelled] {
        assert!(xs.is_sorted(), "{at}: ticks are out of order");
        let Some(last) = xs.last() else { continue };
        let step = xs.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max);
        let reach = end.min(last_day);
        assert!(xs.len() < 2 || last + step * 1.2 >= reach, "{at}: ticks end at {last}, before {reach}");
    }
    for pair in ticks.majors.windows(2) {
        assert!((pair[0].end - pair[1].x).abs() < 1e-3, "{at}: {pair:?}");
    }
    let mut right = f64::NEG_INFINITY;
    for major in &ticks.majors {
        if let Some(x) = label_in_view(major.x, major.end, major.width, 0.0) {
            assert!(x >= right - 1e-6, "{at}: {major:?} begins before {right}");
            right = x + major.width;
        }
    }
}

#[test]
fn some_words_are_always_in_view() {
    let index = embedded(Language::English);
    for width in WIDTHS {
        let frame = frame(&index, width, 420.0);
        for domain in zooms(fit(&index, &frame), &index, 40, 3) {
            let laid_out = laid_out(&index, &frame, domain);
            let seen = |x: f64| x >= 0.0 && x <= frame.plot_width();
            let words = laid_out.ticks.ticks.iter().filter(|tick| !tick.label.is_empty() && seen(tick.x)).count();
            assert!(words >= 1, "{width}: {domain:?}");
        }
    }
}

#[test]
fn the_bands_of_a_track_never_write_over_each_other() {
    for language in Language::ALL {
        let index = embedded(language);
        for width in WIDTHS {
            for height in [320.0, 420.0, 900.0] {
                let frame = frame(&index, width, height);
                for domain in zooms(fit(&index, &frame), &index, 24, 4) {
                    check_bands(&laid_out(&index, &frame, domain));
                }
            }
        }
    }
}

#[test]
fn periods_that_overlap_or_stand_in_any_order_do_not_write_over_each_other() {
    let period = |date: &str, label: &str| json!({ "date": date, "status": "full", "label": label });
    let periods = json!([
        period("2000/2010", "Ten years"),
        period("2005/2020", "Overlapping"),
        period("1980/1990", "Late in the list"),
        period("1985~/..", "Until now"),
        period("../1982", "Since ever"),
        period("2006-01-01", "One day"),
    ]);
    let dataset = json!({
        "version": 1, "events": [], "tracks": [{ "id": "t", "title": "T", "periods": periods }],
    });
    let index = index(&dataset.to_string(), Language::English);
    let frame = frame(&index, 1280.0, 480.0);
    for level in 0..24 {
        let whole = fit(&index, &frame);
        let domain = Domain { from: whole.from, days: whole.days * 0.8_f64.powi(level) };
        check_bands(&layout(&index, &crate::fixtures::everything(&index), &frame, (domain, PANNING), &[], &Letters));
    }
}

/// A label may stand anywhere between the sure beginning and the sure end of its band.
fn check_bands(layout: &Layout) {
    for band in &layout.bands {
        assert!(band.start.0 <= band.start.1 && band.end.0 <= band.end.1, "{band:?}");
        if band.label.is_empty() {
            continue;
        }
        assert!(band.label_width <= band.label_end - band.start.1, "{band:?}");
        for other in layout.bands.iter().filter(|other| other.track == band.track && other.period != band.period) {
            let apart = other.label.is_empty() || other.start.1 >= band.label_end || band.start.1 >= other.label_end;
            assert!(apart, "{band:?}\nand\n{other:?}");
        }
    }
    for pair in layout.frame.tracks.windows(2) {
        assert!(pair[0].y + pair[0].height <= pair[1].y);
    }
}
