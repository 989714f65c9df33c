//! The table: its rows in every order, what its cells say, and what is copied of it.

use crate::fixtures::{Dice, embedded, everything, index, made_up};
use proptest::prelude::*;
use relations_core::dataset::EventIx;
use relations_core::index::{AT_ONCE, Filter, Index};
use relations_core::table::{Column, Sort, Table, cell, tsv};
use relations_core::text::Language;
use serde_json::json;

const NO_SORT: Sort = Sort { column: Column::Date, descending: false };

fn titled(titles: &[&str], language: Language) -> relations_core::Shared<Index> {
    let event = |(number, title): (usize, &&str)| {
        // A day later each, so that the order of time is the order of the list.
        let date = format!("2001-{:02}-{:02}", number / 28 + 1, number % 28 + 1);
        json!({ "id": format!("e{number}"), "date": date, "title": title, "initiator": "joint" })
    };
    let events: Vec<_> = titles.iter().enumerate().map(event).collect();
    let parties = json!([{ "id": "north", "name": "North" }, { "id": "south", "name": "South" }]);
    let dataset = json!({
        "version": 1, "id": "titled", "title": "Titled", "language": language.tag(), "parties": parties, "events": events,
    });
    index(&dataset.to_string(), language)
}

fn column_of(index: &Index, column: Column, descending: bool) -> Vec<String> {
    let table = Table::new(index, &everything(index), Sort { column, descending });
    (0..table.rows.len()).map(|row| table.cell(index, row, column)).collect()
}

#[test]
fn titles_are_in_the_order_of_the_language() {
    let check = |language, titles: &[&str], expect: &[&str]| {
        assert_eq!(column_of(&titled(titles, language), Column::Title, false), expect, "{language:?}");
    };
    check(Language::English, &["beta", "Álvaro", "“Alpha”", "alpine"], &["“Alpha”", "alpine", "Álvaro", "beta"]);
    check(
        Language::Spanish,
        &["nube", "ñu", "oso", "nz", "¿Qué?", "Quejas"],
        &["nube", "nz", "ñu", "oso", "¿Qué?", "Quejas"],
    );
    check(Language::English, &["nz", "ñum", "nube"], &["nube", "ñum", "nz"]);
    check(Language::Korean, &["하나", "가을", "나라", "각"], &["가을", "각", "나라", "하나"]);
    let long = "Delegations of both sides meet in the capital and sign ";
    let [b, a, ab] = ["b", "a", "ab"].map(|end| long.to_owned() + end);
    check(Language::English, &[&b, long, &ab, &a], &[long, &a, &ab, &b]);
}

#[test]
fn every_column_is_in_order_upwards_and_downwards() {
    let index = embedded(Language::English);
    let check = |column, descending, first: &str, last: &str| {
        let cells = column_of(&index, column, descending);
        let ends = [cells.first(), cells.last()].map(|cell| cell.unwrap().as_str());
        assert_eq!(ends, [first, last], "{column:?} {descending}");
    };
    check(Column::Date, false, "1965", "2019");
    check(Column::Date, true, "2019", "1965");
    check(Column::Initiator, false, "Both sides", "Venezuela");
    check(Column::Initiator, true, "Venezuela", "Both sides");
    check(Column::Certainty, false, "Exact day", "Open (before, since) · Disputed");
}

#[test]
fn rows_without_words_come_last_in_either_direction() {
    let index = embedded(Language::English);
    for column in [Column::Places, Column::Actors, Column::Sources] {
        for descending in [false, true] {
            let cells = column_of(&index, column, descending);
            let blank = cells.iter().position(|cell| cell.is_empty()).unwrap_or(cells.len());
            assert!(cells[blank..].iter().all(|cell| cell.is_empty()), "{column:?}: {cells:?}");
        }
    }
    assert!(column_of(&index, Column::Places, false).last().unwrap().is_empty());
}

#[test]
fn a_table_has_the_columns_that_its_dataset_says_something_in() {
    assert_eq!(Column::of(&embedded(Language::English)), Column::ALL);
    let plain = titled(&["a", "b"], Language::English);
    assert_eq!(Column::of(&plain), [Column::Date, Column::Title, Column::Initiator]);
    let vague = made_up(40, 1);
    assert_eq!(Column::of(&vague), [Column::Date, Column::Title, Column::Initiator, Column::Certainty]);
}

#[test]
fn a_table_has_the_rows_that_pass_the_filter() {
    let index = made_up(300, 9);
    let matches = index.matches(&Filter { query: "sign".to_owned(), ..Filter::default() });
    let table = Table::new(&index, &matches, Sort { column: Column::Title, descending: true });
    let mut rows = table.rows.clone();
    rows.sort();
    assert_eq!(rows, matches.events());
    let row = table.row_of(matches.events()[3]).unwrap();
    assert_eq!(table.rows[row], matches.events()[3]);
}

#[test]
fn cells_say_what_the_event_says() {
    let check = |language, id: &str, column, expect: &str| {
        let index = embedded(language);
        let event = index.dataset.event_with_id(id).unwrap();
        assert_eq!(cell(&index, event, column), expect, "{id} {column:?}");
    };
    check(Language::English, "embassy-closed", Column::Date, "in the 1990s");
    check(Language::Spanish, "embassy-closed", Column::Title, "Corea del Norte cierra su embajada");
    check(Language::Korean, "embassy-closed", Column::Places, "카라카스");
    check(Language::English, "embassy-closed", Column::Certainty, "Month, year or decade");
    check(
        Language::English,
        "embassy-reopened",
        Column::Certainty,
        "Approximate or uncertain · Derived from another date · Disputed",
    );
    check(
        Language::English,
        "embassy-closed",
        Column::Sources,
        "North Korea–Venezuela relations (Wikipedia): History, paragraph 2, sentence 1",
    );
}

#[test]
fn what_is_copied_is_a_line_of_cells_for_each_row() {
    let index = titled(&["tab\there", "line\nbreak", "=1+1", "@home"], Language::English);
    let table = Table::new(&index, &everything(&index), NO_SORT);
    let copied = tsv(&index, &table, &[Column::Title, Column::Initiator]);
    let expect =
        "Event\tInitiated by\ntab here\tBoth sides\nline break\tBoth sides\n'=1+1\tBoth sides\n'@home\tBoth sides\n";
    assert_eq!(copied, expect);
    let index = embedded(Language::Korean);
    let table = Table::new(&index, &everything(&index), NO_SORT);
    let copied = tsv(&index, &table, &Column::ALL);
    assert_eq!(copied.lines().count(), 1 + table.rows.len());
    assert!(copied.lines().all(|line| line.split('\t').count() == Column::ALL.len()), "{copied}");
}

#[test]
fn a_press_on_a_heading_sorts_by_it_and_the_next_one_the_other_way_round() {
    let sort = NO_SORT.by(Column::Title);
    assert_eq!(sort, Sort { column: Column::Title, descending: false });
    assert_eq!(sort.by(Column::Title), Sort { column: Column::Title, descending: true });
    assert_eq!(sort.by(Column::Title).by(Column::Title), sort);
    for column in Column::ALL {
        assert_eq!(Column::from_name(column.name()), Some(column));
    }
}

#[test]
fn rows_that_are_alike_stay_in_order_of_time_in_either_direction() {
    let index = made_up(500, 4);
    for column in [Column::Initiator, Column::Certainty, Column::Title, Column::Date] {
        for descending in [false, true] {
            let table = Table::new(&index, &everything(&index), Sort { column, descending });
            let mut rows: Vec<EventIx> = table.rows.clone();
            for pair in table.rows.windows(2) {
                let [one, other] = [pair[0], pair[1]].map(|event| cell(&index, event, column));
                assert!(one != other || pair[0] < pair[1], "{column:?} {descending}: {one}");
            }
            rows.sort();
            assert_eq!(rows, everything(&index).events(), "{column:?}");
        }
    }
}

#[test]
fn more_rows_than_can_be_sorted_at_once_stay_in_order_of_time() {
    let check = |rows, sort: Sort, expect: Sort| assert_eq!(sort.at_once(rows), expect, "{rows} {sort:?}");
    let down = |column| Sort { column, descending: true };
    check(AT_ONCE, down(Column::Title), down(Column::Title));
    check(AT_ONCE + 1, down(Column::Title), NO_SORT);
    check(AT_ONCE + 1, down(Column::Date), down(Column::Date));
    let index = made_up(AT_ONCE + 1, 2);
    let events = everything(&index);
    assert_eq!(
        Table::at_once(&index, &events, down(Column::Title)),
        Table { sort: NO_SORT, rows: events.events().into() }
    );
    let table = Table::at_once(&index, &events, down(Column::Date));
    assert!(table.rows.iter().rev().eq(events.events()), "the other way round");
    let few = made_up(50, 2);
    for sort in [NO_SORT, down(Column::Date), down(Column::Title)] {
        assert_eq!(Table::at_once(&few, &everything(&few), sort), Table::new(&few, &everything(&few), sort));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn titles_are_in_the_order_of_their_folded_letters(seed in 0_u64..1_000_000, letters in 1_u64..5, length in 1_u64..60) {
        let mut dice = Dice(seed);
        let titles: Vec<String> = (0..120).map(|_| {
            let length = dice.below(length) + 1;
            (0..length).map(|_| ['a', 'É', '한', '𝄞', ' '][dice.below(letters) as usize]).collect()
        }).collect();
        let words: Vec<&str> = titles.iter().map(String::as_str).collect();
        let index = titled(&words, Language::English);
        let folded = |text: &String| text.trim().chars().map(relations_core::text::fold).collect::<String>();
        for descending in [false, true] {
            let cells = column_of(&index, Column::Title, descending);
            let mut expect: Vec<String> = cells.iter().map(folded).collect();
            expect.sort_by(|one, other| match (one.is_empty(), other.is_empty()) {
                (false, false) if descending => other.cmp(one),
                (false, false) => one.cmp(other),
                (one, other) => one.cmp(&other),
            });
            prop_assert_eq!(cells.iter().map(folded).collect::<Vec<_>>(), expect);
        }
    }
}
