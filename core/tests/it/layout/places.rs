//! Marks and clusters: none lies on another, each event is drawn exactly once.

use crate::fixtures::{Letters, WIDTHS, embedded, everything, frame, laid_out, made_up, zooms};
use relations_core::dataset::{EventIx, Lane};
use relations_core::date::Date;
use relations_core::index::{Filter, Index, Matches};
use relations_core::layout::{Layout, PANNING, fit, layout};
use relations_core::text::Language;
use std::collections::BTreeMap;

const HEIGHTS: [f64; 5] = [120.0, 200.0, 320.0, 480.0, 900.0];

#[test]
fn in_the_embedded_dataset_everything_has_its_own_place_at_every_size_and_scale() {
    for language in Language::ALL {
        let index = embedded(language);
        for width in WIDTHS {
            for height in HEIGHTS {
                let frame = frame(&index, width, height);
                for domain in zooms(fit(&index, &frame), &index, 24, 5) {
                    let laid_out = laid_out(&index, &frame, domain);
                    let at = format!("{language:?} {width} × {height}, {} days from {}", domain.days, domain.from);
                    check(&index, &everything(&index), &laid_out, &at);
                }
            }
        }
    }
}

#[test]
fn in_three_hundred_events_everything_has_its_own_place() {
    for seed in 0..4 {
        let index = made_up(300, seed);
        for (width, height) in [(320.0, 260.0), (700.0, 420.0), (1280.0, 600.0)] {
            let frame = frame(&index, width, height);
            for domain in zooms(fit(&index, &frame), &index, 24, 3) {
                let at = format!("seed {seed}, {width} × {height}, {} days from {}", domain.days, domain.from);
                check(&index, &everything(&index), &laid_out(&index, &frame, domain), &at);
            }
        }
    }
}

#[test]
fn in_three_thousand_events_everything_has_its_own_place() {
    in_thousands_of_events(3_000);
}

#[test]
fn in_more_events_than_are_packed_as_a_whole_everything_has_its_own_place() {
    in_thousands_of_events(5_000);
}

fn in_thousands_of_events(count: usize) {
    let index = made_up(count, 7);
    for (width, height) in [(390.0, 420.0), (1280.0, 700.0)] {
        let frame = frame(&index, width, height);
        for domain in zooms(fit(&index, &frame), &index, 24, 1) {
            let at = format!("{width} × {height}, {} days from {}", domain.days, domain.from);
            check(&index, &everything(&index), &laid_out(&index, &frame, domain), &at);
        }
    }
}

#[test]
fn what_a_filter_hides_is_not_drawn_and_what_it_passes_is() {
    let index = made_up(300, 9);
    let frame = frame(&index, 1000.0, 480.0);
    let filter = Filter { query: "sign".to_owned(), ..Filter::default() };
    let matches = index.matches(&filter);
    assert!(!matches.is_empty() && matches.len() < 300);
    for domain in zooms(fit(&index, &frame), &index, 24, 2) {
        let laid_out = layout(&index, &matches, &frame, (domain, PANNING), &[], &crate::fixtures::Letters);
        check(&index, &matches, &laid_out, "filtered");
    }
}

#[test]
fn an_event_that_the_reader_has_chosen_has_a_mark_of_its_own() {
    let index = made_up(3_000, 3);
    for (width, height) in [(390.0, 420.0), (1280.0, 600.0)] {
        let frame = frame(&index, width, height);
        let whole = fit(&index, &frame);
        for number in (0..3_000).step_by(250) {
            let event = EventIx::new(number);
            let laid_out =
                layout(&index, &everything(&index), &frame, (whole, PANNING), &[event], &crate::fixtures::Letters);
            let mark = laid_out.mark(event);
            assert!(mark.is_some_and(|mark| mark.label.is_some()), "{width}: event {number} is {mark:?}");
        }
    }
}

#[test]
fn a_chosen_event_is_drawn_in_the_flattest_stage_and_beyond_the_window() {
    let index = embedded(Language::English);
    let matches = everything(&index);
    for (width, height) in [(320.0, 150.0), (390.0, 200.0), (390.0, 320.0), (1280.0, 560.0)] {
        let frame = frame(&index, width, height);
        for domain in zooms(fit(&index, &frame), &index, 12, 3) {
            for event in matches.events() {
                let laid_out = layout(&index, &matches, &frame, (domain, PANNING), &[*event], &Letters);
                let at = format!("{event:?} at {width} × {height}, {} days from {}", domain.days, domain.from);
                assert!(laid_out.mark(*event).is_some(), "{at}");
                assert!(laid_out.clusters.iter().all(|cluster| !cluster.events.contains(event)), "{at}");
                nothing_overlaps(&laid_out, &at);
            }
        }
    }
}

#[test]
fn a_stage_of_no_size_does_no_harm() {
    let index = embedded(Language::English);
    for (width, height) in [(0.0, 0.0), (1.0, 1.0), (320.0, 0.0), (0.0, 400.0), (5.0, 40_000.0), (40_000.0, 60.0)] {
        let frame = frame(&index, width, height);
        let laid_out = laid_out(&index, &frame, fit(&index, &frame));
        everything_is_drawn_once(&index, &everything(&index), &laid_out, &format!("{width} × {height}"));
        let numbers = laid_out.marks.iter().flat_map(|mark| [mark.left(), mark.right(), mark.y, mark.height]);
        assert!(numbers.into_iter().all(f64::is_finite), "{width} × {height}: {laid_out:?}");
    }
}

fn check(index: &Index, matches: &Matches, layout: &Layout, at: &str) {
    nothing_overlaps(layout, at);
    labels_stand_beside_their_marks_or_inside(layout, at);
    everything_is_drawn_once(index, matches, layout, at);
}

/// Left, right, top, bottom, and what it is.
type Place = (f64, f64, f64, f64, String);

fn nothing_overlaps(layout: &Layout, at: &str) {
    let marks = layout
        .marks
        .iter()
        .map(|mark| -> Place { (mark.left(), mark.right(), mark.y, mark.y + mark.height, format!("{mark:?}")) });
    let bars = layout.densities.iter().map(|density| -> Place {
        let (from, to) = (layout.window.from, layout.window.to());
        let (left, right) = (layout.scale.x_from_day(from), layout.scale.x_from_day(to));
        (left, right, density.y, density.y + density.height, format!("the bars of {:?}", density.lane))
    });
    let clusters = layout.clusters.iter().map(|cluster| -> Place {
        (cluster.x, cluster.x + cluster.width, cluster.y, cluster.y + cluster.height, format!("{cluster:?}"))
    });
    let mut places: Vec<Place> = marks.chain(clusters).chain(bars).collect();
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (number, one) in places.iter().enumerate() {
        assert!(one.0.is_finite() && one.1 > one.0 && one.3 > one.2, "{at}: {}", one.4);
        for other in places[number + 1..].iter().take_while(|other| other.0 < one.1 - 1e-6) {
            assert!(other.2 >= one.3 - 1e-6 || one.2 >= other.3 - 1e-6, "{at}:\n{}\nlies on\n{}", one.4, other.4);
        }
    }
    let (top, bottom) = (layout.frame.lanes[0].y, layout.frame.axis.y);
    for place in &places {
        let inside = place.2 >= top - 1e-6 && place.3 <= bottom + 1e-6;
        assert!(inside, "{at}: {} leaves the lanes, {top} to {bottom}", place.4);
    }
}

fn labels_stand_beside_their_marks_or_inside(layout: &Layout, at: &str) {
    for mark in &layout.marks {
        let Some(label) = &mark.label else { continue };
        let (left, right) = (label.x, label.x + label.width);
        let fine = match label.inside {
            true => left >= mark.x && right <= mark.x + mark.width,
            false => right <= mark.x || left >= mark.x + mark.width,
        };
        assert!(fine && !label.title.is_empty(), "{at}: {mark:?}");
        assert_eq!(label.date.is_empty(), !layout.frame.two_lines, "{at}: {mark:?}");
    }
}

fn everything_is_drawn_once(index: &Index, matches: &Matches, layout: &Layout, at: &str) {
    let mut drawn: BTreeMap<EventIx, usize> = BTreeMap::new();
    let in_clusters = layout.clusters.iter().flat_map(|cluster| &cluster.events);
    for event in layout.marks.iter().map(|mark| &mark.event).chain(in_clusters) {
        *drawn.entry(*event).or_default() += 1;
    }
    for (event, times) in &drawn {
        assert!(*times == 1 && matches.contains(*event), "{at}: {event:?} is drawn {times} times");
    }
    assert!(layout.marks.windows(2).all(|pair| pair[0].event < pair[1].event), "{at}: marks are not in order of time");
    for cluster in &layout.clusters {
        assert!(!cluster.events.is_empty() && cluster.events.is_sorted(), "{at}: {cluster:?}");
    }
    let window = (layout.scale.x_from_day(layout.window.from), layout.scale.x_from_day(layout.window.to()));
    for event in matches.events() {
        let Some((from, to)) = drawn_extent(layout, &index.dataset.event(*event).unwrap().date) else { continue };
        let within = from >= window.0 && to <= window.1;
        let is_counted = layout.densities.iter().any(|density| Some(density.lane) == lane_of(index, *event));
        assert!(
            is_counted || !within || drawn.contains_key(event),
            "{at}: {event:?} from {from} to {to} in {window:?} is lost"
        );
    }
}

fn lane_of(index: &Index, event: EventIx) -> Option<Lane> {
    index.dataset.event(event).map(|event| event.initiator)
}

/// Where a date is drawn, with what an open end runs on and the width of a point.
fn drawn_extent(layout: &Layout, date: &Date) -> Option<(f64, f64)> {
    let from = layout.scale.x_from_start(date.earliest().or(date.end.stretch().map(|end| end.earliest))?);
    let to = layout.scale.x_from_end(date.latest().or(date.start.stretch().map(|start| start.latest))?);
    let from = if date.earliest().is_none() { from - 56.0 } else { from };
    let to = if date.latest().is_none() { to + 56.0 } else { to };
    let center = (from + to) / 2.0;
    Some((from.min(center - 12.0), to.max(center + 12.0)))
}
