//! What a reader chooses in the views that come later, and how the page's own wish for a day differs from theirs.

use super::{after, fresh};
use relations_core::dataset::SourceIx;
use relations_core::date::Day;
use relations_core::index::{Filter, Marks};
use relations_core::state::{Action, Choice, Panel, State};

const JUNE: Day = Day::from_ymd(2014, 6, 1);

fn choose(state: &State, choice: Choice) -> State {
    after(state, [Action::Choose(choice)])
}

fn check(state: &State, panel: Panel, as_of: Option<Day>, is_given: bool) {
    assert_eq!((&state.panel, state.choices.as_of, state.choices.is_given), (&panel, as_of, is_given));
}

#[test]
fn a_day_that_the_page_gives_opens_its_state_where_nothing_else_is_open() {
    let given = choose(&fresh(), Choice::Given(Some(JUNE)));
    check(&given, Panel::Standing, Some(JUNE), true);
    let with_help = after(&fresh(), [Action::Panel(Panel::Help), Action::Choose(Choice::Given(Some(JUNE)))]);
    check(&with_help, Panel::Help, Some(JUNE), false);
    let event = fresh().matches.get(0);
    let with_event = after(&fresh(), [Action::Select(event), Action::Choose(Choice::Given(Some(JUNE)))]);
    check(&with_event, Panel::Nothing, Some(JUNE), false);
}

#[test]
fn a_reader_who_opens_it_again_has_asked_for_it() {
    let given = choose(&fresh(), Choice::Given(Some(JUNE)));
    let again = after(&given, [Action::Escape, Action::Panel(Panel::Standing)]);
    check(&again, Panel::Standing, Some(JUNE), false);
}

#[test]
fn without_a_day_nothing_is_said_of_it() {
    let open = after(&fresh(), [Action::Panel(Panel::Standing)]);
    check(&open, Panel::Standing, Some(open.index.extent.to), false);
    for without in [Choice::AsOf(None), Choice::Given(None)] {
        check(&choose(&open, without), Panel::Nothing, None, false);
    }
    // Who has emptied the field may type another day.
    check(&choose(&open, Choice::Typed(String::new())), Panel::Standing, None, false);
}

#[test]
fn what_is_typed_and_is_no_day_is_kept_until_a_day_is_chosen() {
    let open = after(&fresh(), [Action::Choose(Choice::AsOf(Some(JUNE))), Action::Panel(Panel::Standing)]);
    let rejected = choose(&open, Choice::Typed("31 June".to_owned()));
    assert_eq!(rejected.choices.rejected.as_deref(), Some("31 June"));
    check(&rejected, Panel::Standing, Some(JUNE), false);
    for next in [Choice::AsOf(Some(JUNE)), Choice::Typed("2014-06-02".to_owned()), Choice::Later { days: 1, months: 0 }]
    {
        assert_eq!(choose(&rejected, next).choices.rejected, None);
    }
    assert_eq!(after(&rejected, [Action::Panel(Panel::Standing)]).choices.rejected, None);
}

#[test]
fn exactly_what_a_filter_says_passes() {
    let state = after(&fresh(), [Action::ToggleMark(Marks::OPEN)]);
    let exact = Filter { marks: Marks::EXACT, ..Filter::default() };
    let chosen = choose(&state, Choice::Filter(exact.clone()));
    assert_eq!((&chosen.filter, chosen.matches.len()), (&exact, 2));
}

#[test]
fn what_a_source_reports_can_be_filtered() {
    let state = fresh();
    let newsis = state.dataset().sources.iter().position(|source| source.id == "newsis").unwrap();
    let toggle = Action::ToggleReporter(SourceIx::new(newsis));
    let reported = after(&state, [toggle.clone()]);
    let ids: Vec<&str> =
        reported.matches.events().iter().map(|event| state.dataset().event(*event).unwrap().id).collect();
    assert_eq!(ids, ["ri-meets-suarez"]);
    assert!(reported.filter.has_chips());
    assert_eq!(after(&reported, [toggle]).matches.len(), 23);
}
