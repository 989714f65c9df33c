//! Panning moves the picture and changes nothing in it.

use crate::fixtures::{Letters, embedded, everything, frame, laid_out, made_up, with_events, zooms};
use relations_core::dataset::EventIx;
use relations_core::index::Index;
use relations_core::layout::{Domain, Frame, Layout, PANNING, ZOOMING, fit, layout};
use relations_core::text::Language;
use std::collections::BTreeMap;

#[test]
fn in_the_embedded_dataset_nothing_changes_its_row_or_label() {
    for language in Language::ALL {
        let index = embedded(language);
        for (width, height) in [(390.0, 300.0), (700.0, 420.0), (1280.0, 520.0)] {
            let frame = frame(&index, width, height);
            for domain in zooms(fit(&index, &frame), &index, 24, 3) {
                check(&index, &frame, domain);
            }
        }
    }
}

#[test]
fn in_bursts_of_events_nothing_changes_its_row_or_label() {
    for (count, levels) in [(300, 24), (2_000, 6)] {
        let index = made_up(count, 5);
        let frame = frame(&index, 1000.0, 480.0);
        for domain in zooms(fit(&index, &frame), &index, levels, 2) {
            check(&index, &frame, domain);
        }
    }
}

#[test]
fn what_exactly_touches_stays_where_it_is() {
    // Whole pixels per day and an event a day make neighbours meet to the pixel.
    let dates: Vec<String> = (0..200).map(|day| format!("2014-{:02}-{:02}", 1 + day / 28 % 12, 1 + day % 28)).collect();
    let events: Vec<(&str, u8, &str)> = dates.iter().map(|date| (date.as_str(), 3, "joint")).collect();
    let index = with_events(&events);
    let frame = frame(&index, 1148.0, 480.0);
    for px_per_day in [1.0, 3.0, 5.0, 6.0, 10.0, 15.0, 30.0, 200.0] {
        check(&index, &frame, Domain { from: 16_100.0, days: 1000.0 / px_per_day });
    }
}

#[test]
fn a_narrower_window_shows_a_part_of_the_same_picture() {
    for count in [300, 6_000] {
        let index = made_up(count, 5);
        let frame = frame(&index, 1000.0, 480.0);
        for domain in zooms(fit(&index, &frame), &index, 6, 2) {
            let lay = |margin| layout(&index, &everything(&index), &frame, (domain, margin), &[], &Letters);
            let (wide, narrow) = (lay(PANNING), lay(ZOOMING));
            assert!(narrow.marks.iter().all(|mark| wide.marks.contains(mark)), "{count}: {domain:?}");
            assert!(narrow.clusters.iter().all(|cluster| wide.clusters.contains(cluster)), "{count}: {domain:?}");
            let width = frame.plot_width();
            let in_view = wide.marks.iter().filter(|mark| mark.right() >= 0.0 && mark.left() <= width);
            assert!(in_view.clone().all(|mark| narrow.marks.contains(mark)), "{count}: {domain:?}");
        }
    }
}

/// Lays out a domain and its neighbours, and compares what lies well within the windows of both.
fn check(index: &Index, frame: &Frame, domain: Domain) {
    let here = laid_out(index, frame, domain);
    for share in [0.001, 0.123_456_789, 1.0 / 3.0, 0.77, -0.5, 1.1] {
        let moved = domain.panned(domain.days * share);
        let there = laid_out(index, frame, moved);
        let shift = here.shift(&moved);
        assert_eq!(here.covers(&moved), share.abs() <= 1.0);
        let (drawn_here, drawn_there) = (drawn(&here), drawn(&there));
        let edges = |layout: &Layout| {
            (layout.scale.x_from_day(layout.window.from) + 400.0, layout.scale.x_from_day(layout.window.to()) - 400.0)
        };
        let (edges_here, edges_there) = (edges(&here), edges(&there));
        for (event, one) in &drawn_here {
            let moved_x = one.x + shift;
            let in_both = one.x > edges_here.0
                && one.right < edges_here.1
                && moved_x > edges_there.0
                && one.right + shift < edges_there.1;
            if !in_both {
                continue;
            }
            let at = format!("{domain:?} moved by {share}: {event:?}");
            let other = drawn_there.get(event).unwrap_or_else(|| panic!("{at} is gone"));
            assert!((moved_x - other.x).abs() < 1e-3, "{at}: x {moved_x} became {}", other.x);
            assert_eq!((one.y, &one.label, &one.cluster), (other.y, &other.label, &other.cluster), "{at}");
        }
    }
}

struct Drawn {
    x: f64,
    right: f64,
    y: f64,
    /// What is written, and on which side.
    label: Option<(String, bool, bool)>,
    cluster: Vec<EventIx>,
}

fn drawn(layout: &Layout) -> BTreeMap<EventIx, Drawn> {
    let marks = layout.marks.iter().map(|mark| {
        let label = mark.label.as_ref().map(|label| (label.title.clone(), label.inside, label.x < mark.x));
        (mark.event, Drawn { x: mark.x, right: mark.right(), y: mark.y, label, cluster: Vec::new() })
    });
    let clusters = layout.clusters.iter().flat_map(|cluster| {
        cluster.events.iter().map(move |event| {
            let (x, right) = (cluster.x, cluster.x + cluster.width);
            (*event, Drawn { x, right, y: cluster.y, label: None, cluster: cluster.events.clone() })
        })
    });
    marks.chain(clusters).collect()
}
