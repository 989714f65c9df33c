//! Who stays visible when room is short: the heavier first.

use crate::fixtures::{embedded, frame, laid_out, made_up, with_events, zooms};
use relations_core::index::Index;
use relations_core::layout::{Layout, fit};
use relations_core::text::Language;

#[test]
fn of_many_events_on_one_day_the_heaviest_keep_their_labels() {
    let mut events: Vec<(&str, u8, &str)> = (0..60).map(|number| ("2014-06-20", 1 + number % 5, "joint")).collect();
    events.push(("1990", 3, "joint"));
    events.push(("2030", 3, "joint"));
    let index = with_events(&events);
    for height in [300.0, 420.0, 600.0, 900.0] {
        let frame = frame(&index, 1000.0, height);
        let laid_out = laid_out(&index, &frame, fit(&index, &frame));
        let crowd = |event| index.dataset.event(event).is_some_and(|event| event.edtf() == "2014-06-20");
        let (labelled, bare): (Vec<_>, Vec<_>) =
            laid_out.marks.iter().filter(|mark| crowd(mark.event)).partition(|mark| mark.label.is_some());
        let lightest_labelled = labelled.iter().map(|mark| weight(&index, mark.event)).min();
        let rest = laid_out.clusters.iter().flat_map(|cluster| cluster.events.iter().copied());
        let heaviest_other = bare.iter().map(|mark| mark.event).chain(rest).map(|event| weight(&index, event)).max();
        assert!(!labelled.is_empty() && lightest_labelled >= heaviest_other, "{height}: {labelled:?}");
    }
}

#[test]
fn no_lighter_event_has_a_mark_where_a_heavier_one_has_none() {
    for index in [embedded(Language::English), made_up(300, 1), made_up(300, 4)] {
        for (width, height) in [(390.0, 300.0), (1000.0, 480.0)] {
            let frame = frame(&index, width, height);
            for domain in zooms(fit(&index, &frame), &index, 24, 2) {
                heavier_events_first(&index, &laid_out(&index, &frame, domain));
            }
        }
    }
}

fn heavier_events_first(index: &Index, layout: &Layout) {
    for cluster in &layout.clusters {
        for hidden in &cluster.events {
            let heavier = weight(index, *hidden);
            let date = index.dataset.event(*hidden).unwrap().date;
            let (Some(from), Some(to)) = (date.earliest(), date.latest()) else { continue };
            let middle = (layout.scale.x_from_start(from) + layout.scale.x_from_end(to)) / 2.0;
            let is_point = layout.scale.x_from_end(to) - layout.scale.x_from_start(from) < 15.0;
            let in_view = middle > 0.0 && middle < layout.frame.plot_width();
            if !is_point || !in_view {
                continue;
            }
            // Rows in which something lighter, with or without its label, is all that keeps the point out.
            let rows = layout.frame.rows - 1;
            let blocked = |row: usize| {
                let y = layout.frame.row_y(cluster.lane.number(), row);
                layout.marks.iter().any(|mark| {
                    mark.y == y
                        && mark.lane == cluster.lane
                        && mark.left() - 6.0 < middle + 12.0
                        && mark.right() + 6.0 > middle - 12.0
                        && weight(index, mark.event) >= heavier
                })
            };
            for row in 0..rows {
                assert!(blocked(row), "{hidden:?} of weight {heavier} is hidden behind lighter ones of row {row}");
            }
        }
    }
}

fn weight(index: &Index, event: relations_core::dataset::EventIx) -> u8 {
    index.dataset.event(event).unwrap().weight
}
