//! What is seen as a link and as JSON, and the same state from it.

use super::{after, fresh, sized};
use crate::fixtures::{Dice, embedded};
use proptest::prelude::*;
use relations_core::dataset::{ActorIx, CategoryIx, EventIx, Lane};
use relations_core::date::Day;
use relations_core::index::{Marks, Span};
use relations_core::layout::Domain;
use relations_core::state::link::{Linked, from_hash, replace_in, to_hash};
use relations_core::state::{Action, Choice, Motion, State, Step, View};
use relations_core::table::Column;
use relations_core::text::Language;
use serde_json::Value;

#[test]
fn a_fresh_element_has_an_empty_link() {
    let linked = Linked::of(&fresh());
    assert_eq!((to_hash(&linked, ""), linked.to_json()), (String::new(), "{}".to_owned()));
    assert!(linked.actions(&fresh()).is_empty());
}

#[test]
fn a_link_names_what_differs_and_stays_short() {
    let state = fresh();
    let index = state.index.clone();
    let missions = index.dataset.categories.iter().position(|category| category.id == "missions").unwrap();
    let state = after(
        &state,
        [
            Action::View(View::Map),
            Action::Query("Hugo Chávez".to_owned()),
            Action::ToggleCategory(CategoryIx::new(missions)),
            Action::ToggleInitiator(Lane::Second),
            Action::ToggleInitiator(Lane::Joint),
            Action::ToggleMark(Marks::DISPUTED),
            Action::Select(index.dataset.event_with_id("embassy-closed")),
            Action::Domain(Domain::of_span(Span { from: Day::from_ymd(1990, 1, 1), to: Day::from_ymd(2019, 12, 31) })),
            Action::Choose(Choice::AsOf(Some(Day::from_ymd(2014, 6, 1)))),
            Action::Choose(Choice::SortBy(Column::Title)),
            Action::Choose(Choice::SortBy(Column::Title)),
            Action::Choose(Choice::ToggleColumn(Column::Sources)),
        ],
    );
    let linked = Linked { language: Some(Language::Spanish), ..Linked::of(&state) };
    let expect = "view=map&domain=1990/2019&selected=embassy-closed&q=Hugo+Ch%C3%A1vez&as-of=2014-06-01&lang=es\
        &sort=-title&by=joint,north-korea&category=missions&mark=disputed\
        &columns=date,title,initiator,category,actors,places,certainty";
    assert_eq!(to_hash(&linked, ""), expect);
    let json: Value = serde_json::from_str(&linked.to_json()).unwrap();
    assert_eq!(
        (&json["view"], &json["by"][1], &json["q"]),
        (&"map".into(), &"north-korea".into(), &"Hugo Chávez".into())
    );
}

#[test]
fn a_stretch_of_time_is_written_as_short_as_it_can_be() {
    let check = |(a, b, c): (i64, u8, u8), (x, y, z): (i64, u8, u8), expect: &str| {
        let span = Span { from: Day::from_ymd(a, b, c), to: Day::from_ymd(x, y, z) };
        let linked = Linked { domain: Some(span), ..Linked::default() };
        assert_eq!(to_hash(&linked, ""), ["domain=", expect].concat());
        assert_eq!(from_hash(&to_hash(&linked, ""), "").0.domain, Some(span), "{expect}");
    };
    check((1990, 1, 1), (2019, 12, 31), "1990/2019");
    check((2014, 1, 1), (2014, 12, 31), "2014");
    check((2014, 6, 1), (2014, 6, 30), "2014-06");
    check((2014, 6, 1), (2015, 2, 28), "2014-06/2015-02");
    check((2014, 6, 20), (2014, 7, 2), "2014-06-20/2014-07-02");
    check((-43, 3, 15), (-43, 3, 15), "-0043-03-15");
    check((-12_000, 1, 1), (20_000, 12, 31), "Y-12000/Y20000");
}

#[test]
fn what_means_nothing_in_a_link_is_a_problem_and_stays_as_by_default() {
    let check = |hash: &str, expect: &[&str]| {
        let (linked, problems) = from_hash(hash, "");
        let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!((paths.as_slice(), linked), (expect, Linked::default()), "{hash}");
    };
    check("#view=globe", &["view"]);
    check("domain=yesterday&as-of=1/2/3&lang=xx", &["domain", "as-of", "lang"]);
    check(
        "sort=weight&columns=date,title,initiator,category,actors,places,certainty,sources,price",
        &["sort", "columns"],
    );
    check("mark=certain", &["mark"]);
    check("view&=&&page=3&section-2", &[]);
    let missing =
        Linked { selected: Some("nobody".to_owned()), actors: vec!["nobody".to_owned()], ..Linked::default() };
    let paths: Vec<String> = missing.missing(&fresh()).into_iter().map(|problem| problem.path).collect();
    assert_eq!(paths, ["selected", "actor"]);
}

#[test]
fn what_is_no_object_of_strings_is_a_problem() {
    let check = |json: &str, expect: &[&str], view: Option<View>| {
        let (linked, problems) = Linked::from_json(json);
        let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!((paths.as_slice(), linked), (expect, Linked { view, ..Linked::default() }), "{json}");
    };
    check("{}", &[], None);
    check("", &[""], None);
    check("[1]", &[""], None);
    check("{} {}", &[""], None);
    check(r#"{"view": "list", "theme": "dark", "selected": null}"#, &[], Some(View::List));
    check(
        r#"{"view": 3, "category": [1], "actor": 7, "as-of": "soon"}"#,
        &["view", "category", "actor", "as-of"],
        None,
    );
}

/// Some action that a reader may cause.
fn some_action(dice: &mut Dice, state: &State) -> Action {
    let events = state.dataset().events.len() as u64;
    let event = Some(EventIx::new(dice.below(events) as usize));
    let day = Day(dice.below(30_000) as i32 - 5_000);
    let span = Domain { from: f64::from(day.0) + 0.3, days: 1.0 + dice.below(20_000) as f64 / 1.7 };
    match dice.below(22) {
        0 => Action::View(View::ALL[dice.below(5) as usize]),
        1 => Action::ChooseView(None),
        2 => Action::PanBy(dice.below(900) as f64 - 450.0),
        3 => Action::ZoomBy { factor: 0.3 + dice.below(40) as f64 / 10.0, at: Some(dice.below(900) as f64) },
        4 => Action::Domain(span),
        5 => Action::FlyTo(span),
        6 => Action::Fit,
        7 => Action::Select(event),
        8 => Action::Select(None),
        9 => Action::Walk([Step::Next, Step::Up, Step::Last][dice.below(3) as usize]),
        10 => Action::Turn(Step::Next),
        11 => Action::Query(["embassy", "한국 & más", "100% = #1, +", ""][dice.below(4) as usize].to_owned()),
        12 => Action::ToggleInitiator(Lane::ALL[dice.below(3) as usize]),
        13 => Action::ToggleCategory(CategoryIx::new(dice.below(state.dataset().categories.len() as u64) as usize)),
        14 => Action::ToggleActor(ActorIx::new(dice.below(state.dataset().actors.len() as u64) as usize)),
        15 => Action::ToggleMark(Marks::ALL[dice.below(Marks::ALL.len() as u64) as usize]),
        16 => Action::Choose(Choice::AsOf(Some(day).filter(|day| day.0 % 3 > 0))),
        17 => Action::Choose(Choice::Later { days: 3, months: 0 }),
        18 => Action::Choose(Choice::SortBy(Column::ALL[dice.below(8) as usize])),
        19 => Action::Choose(Choice::ToggleColumn(Column::ALL[dice.below(8) as usize])),
        20 => Action::ClearFilter,
        _ => Action::Tick(dice.below(2_000) as f64),
    }
}

fn wandered(mut state: State, dice: &mut Dice, steps: usize) -> State {
    for _ in 0..steps {
        let action = some_action(dice, &state);
        state = state.after(&action).unwrap_or(state);
    }
    state
}

/// The state when nothing moves by itself any more.
fn at_rest(mut state: State) -> State {
    for frame in 0..100 {
        state = state.after(&Action::Tick(1e6 + 100.0 * f64::from(frame))).unwrap_or(state);
    }
    state
}

/// That both show the same, to the day.
fn check_same(one: &State, other: &State, hash: &str) {
    let destination = |state: &State| match state.motion {
        Some(Motion::Flight { to, .. }) => to,
        _ => state.domain,
    };
    let (here, there) = (destination(one), destination(other));
    assert_eq!(one.fitted, other.fitted, "{hash}");
    let near = (here.from - there.from).abs() <= 1.0 && (here.to() - there.to()).abs() <= 1.0;
    assert!(near, "{hash}: {here:?} is {there:?}");
    assert_eq!(
        (one.view(), one.chosen_view, one.selected),
        (other.view(), other.chosen_view, other.selected),
        "{hash}"
    );
    assert!(one.filter == other.filter && one.matches.events() == other.matches.events(), "{hash}");
    assert_eq!((one.choices.as_of, one.choices.sort), (other.choices.as_of, other.choices.sort), "{hash}");
    let hidden = |state: &State| Column::ALL.map(|column| state.choices.hidden.contains(&column));
    assert_eq!(hidden(one), hidden(other), "{hash}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_state_is_restored_from_its_link(seed in any::<u64>(), steps in 0_usize..30, others in 0_usize..12, wide in any::<bool>()) {
        let mut dice = Dice(seed);
        let start = if wide { fresh() } else { sized(embedded(Language::Korean), 390.0, 320.0) };
        let state = wandered(start.clone(), &mut dice, steps);
        let linked = Linked::of(&state);
        let hash = to_hash(&linked, "");
        prop_assert!(hash.is_ascii() && !hash.contains([' ', '"', '<', '>', '#']), "{}", hash);
        prop_assert_eq!(from_hash(&hash, ""), (linked.clone(), Vec::new()), "{}", hash);
        prop_assert_eq!(Linked::from_json(&linked.to_json()), (linked.clone(), Vec::new()), "{}", hash);
        prop_assert_eq!(linked.missing(&start), Vec::new());
        let shared = replace_in("#top&other=1", "some one", &linked);
        prop_assert_eq!(from_hash(&shared, "some one").0, linked.clone());
        prop_assert_eq!(from_hash(&shared, "").0, Linked::default());
        // Into a fresh element, and over whatever else an element shows.
        for before in [start.clone(), wandered(start, &mut dice, others)] {
            let restored = linked.actions(&before).iter().fold(before, |state, action| state.after(action).unwrap_or(state));
            check_same(&state, &at_rest(restored), &hash);
        }
    }

    #[test]
    fn whatever_stands_in_an_address_does_no_harm(hash in "\\PC{0,40}|([a-z.2-]{0,8}[=&,%+]{0,2}(view|domain|by|sort|columns|as-of)=[a-z0-9,/%+-]{0,12}){0,4}", prefix in "\\PC{0,4}") {
        let (linked, _) = from_hash(&hash, &prefix);
        let own = to_hash(&linked, &prefix);
        prop_assert_eq!(from_hash(&own, &prefix).0, linked.clone());
        let replaced = replace_in(&hash, &prefix, &linked);
        prop_assert_eq!(replace_in(&replaced, &prefix, &linked), replaced.clone());
        prop_assert_eq!(from_hash(&replaced, &prefix).0, linked);
        Linked::from_json(&hash);
    }
}
