//! What the pieces are as markup, rendered on the host without a browser.

use super::piece::{Calm, Part, Piece, PieceProps, Still};
use relations_core::Shared;
use relations_core::dataset::{Dataset, parse};
use relations_core::date::Day;
use relations_core::index::Index;
use relations_core::layout::{Face, Measure, PANNING, fit, layout};
use relations_core::state::{Action, Choice, Panel, State, View};
use relations_core::table::Column;
use relations_core::text::Language;
use yew::{Callback, LocalServerRenderer};

struct SevenPixels;

impl Measure for SevenPixels {
    fn width(&self, text: &str, _: Face) -> f64 {
        text.chars().count() as f64 * 7.0
    }
}

fn embedded() -> Dataset {
    parse(include_bytes!("../../static/datasets/north-korea-venezuela.json")).0
}

fn state(dataset: Dataset, language: Language, actions: &[Action]) -> State {
    let index = Shared::new(Index::new(Shared::new(dataset), language));
    let state = State::new(index, Shared::new(Vec::new()));
    let size = Action::Resize { width: 1280.0, stage: (900.0, 560.0) };
    [&size].into_iter().chain(actions).fold(state, |state, action| state.after(action).unwrap_or(state))
}

fn render(part: Part) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let props = PieceProps { part, dispatch: Callback::noop() };
    let renderer = LocalServerRenderer::<Piece>::with_props(props).hydratable(false);
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

fn calm(state: &State) -> Shared<Calm> {
    Shared::new(Calm::of(state, None))
}

fn stage(state: &State) -> String {
    let domain = fit(&state.index, &state.frame);
    let layout = layout(&state.index, &state.matches, &state.frame, (domain, PANNING), &[], &SevenPixels);
    render(Part::Stage(Still {
        layout: Shared::new(layout),
        index: state.index.clone(),
        query: state.filter.query.clone(),
        selected: state.selected,
        focused: state.focused,
    }))
}

fn selected(id: &str, language: Language) -> String {
    let dataset = embedded();
    let event = dataset.event_with_id(id);
    render(Part::Side(calm(&state(dataset, language, &[Action::Select(event)]))))
}

/// All of the fragments, in this order.
fn check(html: &str, fragments: &[&str]) {
    let mut rest = html;
    for fragment in fragments {
        let Some((_, after)) = rest.split_once(fragment) else {
            panic!("“{fragment}” does not follow in:\n{html}")
        };
        rest = after;
    }
}

#[test]
fn the_detail_says_when_who_where_and_where_it_stands() {
    let html = selected("embassy-reopened", Language::English);
    check(
        &html,
        &[
            "about 2015, a year after the request to reopen",
            "<h3>North Korea's embassy opens again</h3>",
            "Initiated by North Korea",
            "Derived from another date",
            "Disputed",
            "La Mercedes, Caracas",
            "Venezuela asks for the embassy back",
            "Contradictions: ",
            "rel=\"noopener noreferrer\"",
            "History, paragraph 5, sentence 2",
        ],
    );
}

#[test]
fn the_detail_speaks_the_language_that_it_is_asked_for() {
    check(
        &selected("embassy-closed", Language::Spanish),
        &["en la década de 1990", "Por iniciativa de Corea del Norte", "Fuentes"],
    );
    check(&selected("embassy-closed", Language::Korean), &["1990년대", "주도: 북한", "출처"]);
}

#[test]
fn the_list_has_every_event_in_order_of_time() {
    let state = state(embedded(), Language::English, &[]);
    let html = render(Part::List(calm(&state)));
    let ids: Vec<String> =
        state.dataset().events.iter().map(|event| format!("data-event-id=\"{}\"", event.id)).collect();
    check(&html, &ids.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn the_table_says_of_every_event_what_its_columns_ask() {
    let column = |choice: fn(Column) -> Choice, column| Action::Choose(choice(column));
    let actions = [
        Action::ChooseView(Some(View::Table)),
        column(Choice::SortBy, Column::Date),
        column(Choice::ToggleColumn, Column::Places),
    ];
    let state = state(embedded(), Language::Spanish, &actions);
    let html = render(Part::View(calm(&state)));
    for event in state.dataset().events.iter() {
        assert_eq!(html.matches(&format!("data-event-id=\"{}\"", event.id)).count(), 1, "{}", event.id);
    }
    let (last, first) =
        (state.dataset().events.iter().last().unwrap().id, state.dataset().events.iter().next().unwrap().id);
    check(&html, &["Tabla ordenada por Fecha, descendente", "aria-sort=\"descending\"", "Fuentes", last, first]);
    assert!(!html.contains("data-column=\"places\""), "a column that is not chosen");
    check(&html, &["scope=\"row\"", "class=\"symbol\"", "rel=\"noopener noreferrer\""]);
}

#[test]
fn of_a_long_table_only_some_rows_are_drawn() {
    let event = |n: usize| format!(r#"{{"id":"e{n}","date":"{}","title":"T","initiator":"a"}}"#, 1000 + n);
    let events: Vec<String> = (0..400).map(event).collect();
    let dataset = [
        r#"{"version":1,"id":"x","title":"X","parties":[{"id":"a","name":"A"},{"id":"b","name":"B"}],"events":["#,
        &events.join(","),
        "]}",
    ];
    let dataset = parse(dataset.concat().as_bytes()).0;
    let actions = [Action::ChooseView(Some(View::Table)), Action::Select(dataset.event_with_id("e300"))];
    let html = render(Part::View(calm(&state(dataset, Language::English, &actions))));
    assert!(html.contains("aria-rowcount=\"401\""), "{html}");
    assert!(html.matches("data-event-id").count() < 60, "{html}");
    check(&html, &["data-event-id=\"e0\"", "class=\"gap\"", "aria-rowindex=\"302\"", "class=\"gap\""]);
}

#[test]
fn found_words_are_marked_and_counted() {
    let state = state(embedded(), Language::English, &[Action::Query("chavez".to_owned())]);
    check(&render(Part::List(calm(&state))), &["Julio <mark>Chávez</mark>"]);
    check(
        &render(Part::Head(calm(&state))),
        &[&format!("{} of 23 events", state.matches.len()), "“chavez”", "Clear all"],
    );
}

#[test]
fn nothing_found_says_so_and_offers_to_clear() {
    let state = state(embedded(), Language::English, &[Action::Query("zzz".to_owned())]);
    check(&render(Part::Head(calm(&state))), &["No event matches.", "Clear all", "Try fewer words"]);
    check(&render(Part::List(calm(&state))), &["No event matches."]);
}

#[test]
fn the_stage_has_one_tab_stop_and_names_every_mark() {
    let html = stage(&state(embedded(), Language::English, &[]));
    assert_eq!(html.matches("tabindex=\"0\"").count(), 1, "{html}");
    check(&html, &["aria-label=\"Diplomatic relations established. 1965. Initiated by both sides. Contradictions\""]);
}

#[test]
fn vague_marks_are_hollow_fade_or_run_out() {
    let html = stage(&state(embedded(), Language::English, &[]));
    let mark = |id: &str| {
        let (before, after) =
            html.split_once(&format!("data-event-id=\"{id}\"")).unwrap_or_else(|| panic!("{id} is not drawn"));
        let class = before.rsplit_once("<g ").unwrap().1.to_owned();
        class + after.split_once("data-event-id").map_or(after, |(mark, _)| mark)
    };
    assert!(!mark("kim-yong-nam-visits").contains("vague"), "a known day is solid");
    assert!(mark("embassy-closed").contains("vague") && mark("embassy-closed").contains("class=\"edge\""));
    assert!(
        mark("statue-agreement").contains("fade-both-joint") && mark("statue-agreement").contains("class=\"arrow\"")
    );
    assert!(mark("south-korea-sole-representative").contains("class=\"arrow\""));
}

#[test]
fn filters_say_how_many_events_each_choice_has() {
    let state = state(embedded(), Language::English, &[Action::Panel(Panel::Filters)]);
    check(&render(Part::Over(calm(&state))), &["Who began it", "Venezuela", "<small>5</small>", "How certain it is"]);
}

/// A panel over the embedded dataset, opened after some choices.
fn opened(panel: Panel, choices: &[Choice], language: Language) -> String {
    let mut actions: Vec<Action> = choices.iter().cloned().map(Action::Choose).collect();
    actions.push(Action::Panel(panel.clone()));
    let calm = calm(&state(embedded(), language, &actions));
    render(if panel.is_beside() { Part::Side(calm) } else { Part::Over(calm) })
}

#[test]
fn the_state_on_a_day_is_told_line_by_line_with_what_it_rests_on() {
    let june = Choice::AsOf(Some(Day::from_ymd(2014, 6, 1)));
    check(
        &opened(Panel::Standing, std::slice::from_ref(&june), Language::English),
        &[
            "<span role=\"status\">The state of relations on 1 June 2014</span>",
            "value=\"1 June 2014\"",
            "aria-invalid=\"false\"",
            "Whom Venezuela recognises in Korea",
            "class=\"certainly\"",
            "Both Koreas",
            "See the statements side by side",
            "What comes next",
        ],
    );
    check(
        &opened(Panel::Standing, &[june], Language::Korean),
        &["2014년 6월 1일 당시 관계의 상태", "이전 변화", "1년 후"],
    );
}

#[test]
fn what_is_no_day_stands_in_the_field_with_what_is_wrong() {
    let actions = [Action::Panel(Panel::Standing), Action::Choose(Choice::Typed("31 June <b>".to_owned()))];
    let html = render(Part::Side(calm(&state(embedded(), Language::Spanish, &actions))));
    check(&html, &["value=\"31 June &lt;b&gt;\"", "aria-invalid=\"true\"", "role=\"alert\"", "no es un día"]);
}

#[test]
fn claims_stand_beside_each_other_with_what_they_differ_in() {
    check(
        &opened(Panel::Disputes, &[], Language::English),
        &[
            "When did the embassy in Caracas reopen?",
            "What differs: the date (about 2015 or 2014).",
            "about 2015",
            "the embassy opened again a year later.",
            "paragraph 5",
            "Venezuela asks for the embassy back",
            "has been in operation since 2014",
            "cannot have been in operation",
            "Relations before recognition?",
        ],
    );
}

#[test]
fn counts_say_how_sure_the_events_are() {
    let fragments =
        ["2 of 23 events are known to the day.", "Exact day", "width=\"8.7\"", "Who reports them", "Rodong"];
    check(&opened(Panel::Certainty, &[], Language::English), &fragments);
}

#[test]
fn texts_are_never_markup() {
    let hostile = r#"{"version":1,"id":"x","title":"<img src=x onerror=alert(1)>","parties":[{"id":"a","name":"<b>A"},{"id":"b","name":"B"}],
        "events":[{"id":"\"><script>","date":"2000","title":"<script>alert(1)</script>","summary":"<i>","initiator":"a"}]}"#;
    let (dataset, _) = parse(hostile.as_bytes());
    let event = (!dataset.events.is_empty()).then(|| relations_core::dataset::EventIx::new(0));
    let state = state(dataset, Language::English, &[Action::Select(event)]);
    for html in [
        render(Part::Head(calm(&state))),
        render(Part::Side(calm(&state))),
        render(Part::List(calm(&state))),
        stage(&state),
    ] {
        for tag in ["<script", "<img", "<i>", "<b>"] {
            assert!(!html.contains(tag), "{tag} in {html}");
        }
    }
}

#[test]
fn problems_are_listed_with_path_and_sentence() {
    let (dataset, problems) = parse(br#"{"version":1,"parties":[{"id":"a","name":"A"},{"id":"b","name":"B"}],"events":[{"id":"e","date":"2019-02-30","title":"T","initiator":"a"}]}"#);
    let index = Shared::new(Index::new(Shared::new(dataset), Language::English));
    let state = State::new(index, Shared::new(problems)).after(&Action::Panel(Panel::Problems)).unwrap();
    check(
        &render(Part::Over(calm(&state))),
        &["1 problem in the data", "<code>events[0].date</code>", "is not an EDTF date"],
    );
}
