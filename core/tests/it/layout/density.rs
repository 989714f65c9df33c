//! A lane that is drawn as a crowd says how many events there are, and where: its numbers add up at every scale.

use crate::fixtures::{Letters, everything, frame, laid_out, made_up, with_events, zooms};
use relations_core::dataset::Lane;
use relations_core::index::{Filter, Index, Marks, Matches, Span};
use relations_core::layout::{Density, Domain, Layout, PANNING, fit, layout};
use relations_core::text::Language;

#[test]
fn when_everything_is_in_sight_the_numbers_shown_are_the_events_that_pass_the_filter() {
    for (count, seed) in [(9, 1), (300, 2), (900, 3), (3_000, 4), (20_000, 5)] {
        let index = made_up(count, seed);
        let filters = [
            Filter::default(),
            Filter { query: "sign".to_owned(), ..Filter::default() },
            Filter { initiators: vec![Lane::Joint], ..Filter::default() },
            Filter { marks: Marks::APPROXIMATE, ..Filter::default() },
        ];
        for filter in filters {
            let matches = index.matches(&filter);
            let dated = matches.events().iter().filter(|event| index.span(**event).is_some()).count();
            for (width, height) in [(320.0, 180.0), (390.0, 420.0), (1280.0, 600.0), (2560.0, 900.0)] {
                let frame = frame(&index, width, height);
                let domain = (fit(&index, &frame), PANNING);
                let laid_out = layout(&index, &matches, &frame, domain, &[], &Letters);
                assert_eq!(numbers_shown(&laid_out), dated, "{count} events, {filter:?}, {width} × {height}");
            }
        }
    }
}

/// What a reader who adds up everything that is drawn comes to.
fn numbers_shown(layout: &Layout) -> usize {
    let is_crowd = |lane: Lane| layout.densities.iter().any(|density| density.lane == lane);
    // The marks of a crowd stand out of it, and are counted in it.
    let marks = layout.marks.iter().filter(|mark| !is_crowd(mark.lane)).count();
    let clusters: usize = layout.clusters.iter().map(|cluster| cluster.events.len()).sum();
    let crowds: usize = layout.densities.iter().map(|density| density.count).sum();
    marks + clusters + crowds
}

#[test]
fn each_bar_counts_what_begins_in_it_and_what_may_reach_into_it() {
    let index = made_up(5_000, 6);
    let matches = everything(&index);
    let frame = frame(&index, 1280.0, 600.0);
    let mut seen = 0;
    for domain in zooms(fit(&index, &frame), &index, 16, 2) {
        let laid_out = laid_out(&index, &frame, domain);
        for density in &laid_out.densities {
            seen += 1;
            check_counts(&index, &matches, density);
        }
    }
    assert!(seen > 20, "{seen}");
}

fn check_counts(index: &Index, matches: &Matches, density: &Density) {
    let of_lane = matches.events().iter().filter(|ix| index.dataset.event(**ix).unwrap().initiator == density.lane);
    let spans: Vec<Span> = of_lane.filter_map(|event| index.span(*event)).collect();
    for pair in density.bars.windows(2) {
        assert!(pair[0].span.to < pair[1].span.from && pair[0].x + pair[0].width <= pair[1].x + 1e-3, "{pair:?}");
    }
    for bar in &density.bars {
        let begins = spans.iter().filter(|span| span.from >= bar.span.from && span.from <= bar.span.to).count();
        let touches = spans.iter().filter(|span| span.from <= bar.span.to && span.to >= bar.span.from).count();
        assert_eq!((bar.count, bar.count + bar.more), (begins, touches), "{bar:?}");
        assert!(bar.height > 0.0 && bar.height <= density.height + 1e-6 && bar.width >= 4.5, "{bar:?}");
    }
    assert_eq!(density.count, density.bars.iter().map(|bar| bar.count).sum::<usize>());
}

#[test]
fn an_event_of_a_vague_date_is_spread_over_its_span() {
    // Three hundred in some year each, and one day with fifty, drawn at a scale where a bar is a month.
    let mut events: Vec<(&str, u8, &str)> = vec![("2014", 3, "joint"); 300];
    events.extend(vec![("2014-06-20", 3, "joint"); 50]);
    let index = with_events(&events);
    let frame = frame(&index, 1148.0, 600.0);
    let laid_out = laid_out(&index, &frame, Domain { from: 16_000.0, days: 3_000.0 });
    let [density] = laid_out.densities.as_slice() else { panic!("{:?}", laid_out.densities) };
    assert_eq!(density.bars.len(), 12, "{density:?}");
    let mass: Vec<f64> = density.bars.iter().map(|bar| bar.height / density.height * density.full as f64).collect();
    for (month, mass) in mass.iter().enumerate() {
        let expect = if month == 5 { 75.0 } else { 25.0 };
        assert!((mass - expect).abs() < 2.5, "month {month} has {mass}, not {expect}");
    }
    let counts: Vec<usize> = density.bars.iter().map(|bar| bar.count).collect();
    assert_eq!(counts, [300, 0, 0, 0, 0, 50, 0, 0, 0, 0, 0, 0]);
    assert_eq!(density.bars[5].more, 300);
    assert_eq!(density.scale_in_words(Language::English), "100 a month");
    assert_eq!(density.bars[5].span_in_words(density.unit, Language::English), "June 2014");
    assert_eq!(density.bars[5].count_in_words(Language::English), "50 events · 300 more may reach in");
}

#[test]
fn the_heaviest_of_a_crowd_stand_out_with_their_labels() {
    let day = |number: usize| format!("{}-{:02}-{:02}", 1980 + number / 336, 1 + number / 28 % 12, 1 + number % 28);
    let dates: Vec<String> = (0..3_000).map(day).collect();
    let weight = |number: usize| if number % 500 == 250 { 5 } else { 1 };
    let events: Vec<(&str, u8, &str)> =
        dates.iter().enumerate().map(|(number, date)| (date.as_str(), weight(number), "joint")).collect();
    let index = with_events(&events);
    for height in [300.0, 600.0, 900.0] {
        let frame = frame(&index, 1280.0, height);
        if frame.rows < 2 {
            continue;
        }
        let laid_out = laid_out(&index, &frame, fit(&index, &frame));
        let is_heavy = |event| index.dataset.event(event).is_some_and(|event| event.weight == 5);
        let heavy = laid_out.marks.iter().filter(|mark| is_heavy(mark.event) && mark.label.is_some()).count();
        assert!(heavy >= if height < 600.0 { 3 } else { 6 }, "{height}: {heavy}");
    }
}

#[test]
fn zooming_in_only_ever_adds_to_what_may_stand_out() {
    let index = made_up(20_000, 8);
    let crowd = everything(&index);
    let crowd = crowd.levels.lane(Lane::Joint).sums().unwrap();
    let (from, to) = (index.extent.from.0, index.extent.to.0);
    let mut before: Vec<u32> = Vec::new();
    for step in 0..12 {
        let cell = 16_384 >> step;
        let found: Vec<u32> = crowd.heaviest((from, to), cell.max(4), 3).iter().map(|entry| entry.event.0).collect();
        assert!(before.iter().all(|event| found.contains(event)), "{cell} days");
        before = found;
    }
}
