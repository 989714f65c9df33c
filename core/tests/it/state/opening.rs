//! What is open: the selection, the panels, the view.

use super::{after, fresh, sized};
use crate::fixtures::embedded;
use relations_core::Shared;
use relations_core::dataset::{EventIx, Problem, Severity};
use relations_core::state::{Action, NARROW, Panel, State, View};
use relations_core::text::Language;

#[test]
fn only_an_event_that_there_is_can_be_selected() {
    let state = after(&fresh(), [Action::Select(Some(EventIx(4)))]);
    assert_eq!(state.selected, Some(EventIx(4)));
    assert_eq!(after(&state, [Action::Select(None)]).selected, None);
    assert_eq!(after(&fresh(), [Action::Select(Some(EventIx(23)))]).selected, None);
    for action in [Action::Focus(Some(EventIx(99))), Action::Select(Some(EventIx(99)))] {
        assert!(fresh().after(&action).is_none());
    }
}

#[test]
fn one_panel_is_open_at_a_time_and_a_selection_closes_it() {
    let state = after(&fresh(), [Action::Panel(Panel::Filters), Action::Panel(Panel::Help)]);
    assert_eq!(state.panel, Panel::Help);
    assert_eq!(after(&state, [Action::Select(Some(EventIx(1)))]).panel, Panel::Nothing);
}

#[test]
fn escape_closes_the_innermost_first() {
    let state = after(&fresh(), [Action::Select(Some(EventIx(1))), Action::Panel(Panel::Help)]);
    let once = after(&state, [Action::Escape]);
    assert_eq!((&once.panel, once.selected), (&Panel::Nothing, Some(EventIx(1))));
    let twice = after(&once, [Action::Escape]);
    assert_eq!((&twice.panel, twice.selected), (&Panel::Nothing, None));
    assert!(twice.after(&Action::Escape).is_none());
    assert_eq!(twice.focused, Some(EventIx(1)), "the keys go on where the reader was");
}

#[test]
fn the_view_follows_the_width_unless_one_is_asked_for() {
    let check = |width, asked, expect| {
        let state = after(&sized(embedded(Language::English), width, 400.0), [Action::ChooseView(asked)]);
        assert_eq!(state.view(), expect, "{width} {asked:?}");
    };
    check(NARROW - 1.0, None, View::List);
    check(NARROW, None, View::Timeline);
    check(0.0, None, View::Timeline);
    check(300.0, Some(View::Timeline), View::Timeline);
    check(1200.0, Some(View::List), View::List);
    let chosen = after(&sized(embedded(Language::English), 300.0, 400.0), [Action::View(View::Timeline)]);
    assert_eq!(after(&chosen, [Action::ChooseView(None)]).view(), View::List);
    for view in View::ALL {
        assert_eq!(View::from_name(view.name()), Some(view));
    }
    assert_eq!(View::from_name("calendar"), None);
}

#[test]
fn a_problem_is_reported_once() {
    let problem = Problem { severity: Severity::Error, path: String::new(), message: "No answer.".to_owned() };
    let state = after(&fresh(), [Action::Report(problem.clone())]);
    assert_eq!(state.problems.as_slice(), std::slice::from_ref(&problem));
    assert!(state.after(&Action::Report(problem)).is_none());
}

#[test]
fn a_brush_is_a_preview_until_it_is_released() {
    let brush = relations_core::layout::Domain { from: 0.0, days: 100.0 };
    let state = after(&fresh(), [Action::Brush(Some(brush))]);
    assert_eq!((state.brush, state.domain), (Some(brush), fresh().domain));
    assert_eq!(after(&state, [Action::Brush(None)]).brush, None);
}

#[test]
fn a_crowd_that_is_opened_comes_closer_until_it_can_be_listed() {
    let index = crate::fixtures::made_up(9_000, 4);
    let mut state = State::new(index, Shared::new(Vec::new()));
    state = after(&state, [Action::Resize { width: 1000.0, stage: (1000.0, 500.0) }, Action::ReducedMotion(true)]);
    for _ in 0..12 {
        let layout = crate::fixtures::laid_out(&state.index, &state.frame, state.domain);
        let Some(density) = layout.densities.first() else { break };
        let bar = density.bars.iter().max_by_key(|bar| bar.count).unwrap();
        let before = state.domain.days;
        state = after(&state, [Action::Open(density.lane, bar.span)]);
        if let Panel::Cluster(events) = &state.panel {
            assert_eq!(events.len(), bar.count + bar.more, "{bar:?}");
            assert!(events.is_sorted());
            return;
        }
        assert!(state.domain.days < before, "{} after {before}", state.domain.days);
        let (from, to) = (f64::from(bar.span.from.0), f64::from(bar.span.to.0));
        assert!(state.domain.from <= from && state.domain.to() >= to, "{bar:?} in {:?}", state.domain);
    }
    panic!("nothing was listed: {:?}", state.domain);
}
