//! Vague dates look vague: hollow, as long as they are, with ends that fade or stay open.

use crate::fixtures::{Letters, embedded, frame, laid_out, made_up, with_events, zooms};
use relations_core::date::{Certainty, Form};
use relations_core::index::Index;
use relations_core::layout::{Domain, End, Frame, Layout, Mark, PANNING, Shape, fit, layout};
use relations_core::text::Language;

#[test]
fn only_what_is_known_to_the_day_is_drawn_as_exact() {
    every_mark(|index, _, mark| {
        let date = &index.dataset.event(mark.event).unwrap().date;
        assert_eq!(mark.exact, date.certainty() == Certainty::Exact, "{mark:?} of {date:?}");
    });
}

#[test]
fn a_stretch_is_drawn_as_long_as_it_is() {
    every_mark(|index, layout, mark| {
        let date = &index.dataset.event(mark.event).unwrap().date;
        let (Some(from), Some(to)) = (date.earliest(), date.latest()) else { return };
        let length = f64::from(to.0 + 1 - from.0) * layout.scale.px_per_day;
        match mark.shape {
            Shape::Bar { .. } => assert!((mark.width - length).abs() < 1e-3, "{mark:?} is {length} long"),
            Shape::Point => {
                assert!(length < 15.0, "{mark:?} is {length} long");
                let middle = (layout.scale.x_from_start(from) + layout.scale.x_from_end(to)) / 2.0;
                assert!((mark.x + mark.width / 2.0 - middle).abs() < 1e-3, "{mark:?} should stand at {middle}");
            }
        }
    });
}

#[test]
fn ends_fade_where_they_are_doubtful_and_stay_open_where_nobody_knows_them() {
    let check = |date: &str, expect: (End, End)| {
        let mark = alone(date);
        let Shape::Bar { start, end, .. } = mark.shape else { panic!("{date} is drawn as a point") };
        assert_eq!((start, end), expect, "{date}");
    };
    check("2014", (End::Sharp, End::Sharp));
    check("199X", (End::Sharp, End::Sharp));
    check("2015~", (End::Fading, End::Fading));
    check("2015?", (End::Fading, End::Fading));
    check("2015%", (End::Fading, End::Fading));
    check("../1973", (End::Open, End::Sharp));
    check("1974/..", (End::Sharp, End::Open));
    check("2013-09/", (End::Sharp, End::Open));
    check("/2013~", (End::Open, End::Fading));
    check("[2013-09..]", (End::Sharp, End::Open));
    check("[..1973]", (End::Open, End::Sharp));
    check("[2015~..]", (End::Fading, End::Open));
    check("199X/2015~", (End::Sharp, End::Fading));
    check("2014-06-20/2016-06-20", (End::Sharp, End::Sharp));
}

#[test]
fn only_what_lasts_for_sure_has_a_core() {
    let check = |date: &str, has_core: bool| {
        let mark = alone(date);
        let Shape::Bar { core, .. } = mark.shape else { panic!("{date} is drawn as a point") };
        assert_eq!(core.is_some(), has_core, "{date}: {core:?}");
        if let Some((from, to)) = core {
            assert!(mark.x <= from && from < to && to <= mark.x + mark.width, "{date}: {mark:?}");
        }
    };
    check("2014", false);
    check("199X", false);
    check("[2013..2015]", false);
    check("[2013..]", false);
    check("[..2013]", false);
    check("1995/199X", false);
    check("2013/2016", true);
    check("2013-01-01/2016-01-01", true);
    check("2013/..", true);
    check("../2013", true);
}

#[test]
fn an_open_end_runs_on_beyond_the_known_bound() {
    every_mark(|index, layout, mark| {
        let date = &index.dataset.event(mark.event).unwrap().date;
        let Shape::Bar { start, end, .. } = mark.shape else { return };
        if let (End::Open, Some(known)) = (start, date.end.stretch()) {
            assert!(mark.x < layout.scale.x_from_start(known.earliest), "{mark:?}");
        }
        if let (End::Open, Some(known)) = (end, date.start.stretch()) {
            assert!(mark.x + mark.width > layout.scale.x_from_end(known.latest), "{mark:?}");
        }
    });
}

#[test]
fn a_date_without_any_bound_is_not_on_the_axis() {
    for date in ["", "soon", "2019-02-30", "../.."] {
        let index = with_events(&[(date, 5, "joint"), ("2014", 5, "joint")]);
        let frame = frame(&index, 1000.0, 480.0);
        let laid_out = laid_out(&index, &frame, fit(&index, &frame));
        assert_eq!(laid_out.marks.len(), 1, "{date:?}");
        assert_eq!(index.dataset.events.len(), 2, "{date:?}");
    }
}

#[test]
fn an_interval_is_only_exact_if_it_is_no_choice() {
    let check = |date: &str, exact| assert_eq!(alone(date).exact, exact, "{date}");
    check("2014-06-20/2016-06-20", true);
    check("[2014-06-20..2016-06-20]", false);
    assert_eq!(
        with_events(&[("[2014-06-20..2016-06-20]", 3, "joint")])
            .dataset
            .event(relations_core::dataset::EventIx(0))
            .unwrap()
            .date
            .form,
        Form::OneOf
    );
}

/// The mark of the only event, at two pixels per day.
fn alone(date: &str) -> Mark {
    let index = with_events(&[(date, 3, "joint")]);
    let frame = Frame::new(1148.0, 480.0, 0);
    let domain = Domain { from: f64::from(index.extent.from.0) - 100.0, days: 500.0 };
    let laid_out = layout(&index, &crate::fixtures::everything(&index), &frame, (domain, PANNING), &[], &Letters);
    laid_out.marks.into_iter().next().unwrap_or_else(|| panic!("{date} is not drawn"))
}

fn every_mark(check: impl Fn(&Index, &Layout, &Mark)) {
    for index in [embedded(Language::English), made_up(300, 2)] {
        let frame = frame(&index, 1000.0, 480.0);
        for domain in zooms(fit(&index, &frame), &index, 24, 4) {
            let laid_out = laid_out(&index, &frame, domain);
            laid_out.marks.iter().for_each(|mark| check(&index, &laid_out, mark));
        }
    }
}
