//! Tables however they are written, also as the csv crate reads them. Knows nothing of what is in the cells.

use super::*;
use proptest::prelude::*;

/// Cells with `|` between them and their lines before them, and the problems' lines and first words.
fn check(text: &str, rows: &[&str], problems: &[&str]) {
    let sheet = Sheet::read(text);
    let found: Vec<String> = sheet.rows.iter().map(|row| format!("{} {}", row.line, row.cells.join("|"))).collect();
    assert_eq!(found, rows, "{text:?}");
    let told: Vec<String> = sheet
        .problems
        .iter()
        .map(|problem| format!("{}: {}", problem.path, problem.message.chars().take(20).collect::<String>()))
        .collect();
    assert_eq!(told, problems, "{text:?}");
}

#[test]
fn cells_are_parted_by_what_parts_them_in_most_rows() {
    let rows = ["1 date|title", "2 1990|A", "3 1991|B"];
    for delimiter in [",", ";", "\t", "|"] {
        check(&["date", delimiter, "title\n1990", delimiter, "A\n1991", delimiter, "B\n"].concat(), &rows, &[]);
    }
    check("date;title\n1990;\"a, b, c\"\n1991;d, e", &["1 date|title", "2 1990|a, b, c", "3 1991|d, e"], &[]);
    check("date,\"a;b;c\"\n1990,\"d;e;f\"", &["1 date|a;b;c", "2 1990|d;e;f"], &[]);
    check("sep=;\r\na,b;c\r\nd;e", &["2 a,b|c", "3 d|e"], &[]);
    check("one\ntwo", &["1 one", "2 two"], &[]);
}

#[test]
fn quotes_hold_delimiters_line_ends_and_quotes_written_twice() {
    check("a,\"b, \"\"c\"\"\r\nd\",e\nf,g,h", &["1 a|b, \"c\"\nd|e", "3 f|g|h"], &[]);
    check("\"\",\"\"\"\",x", &["1 |\"|x"], &[]);
    check("a, \"b\"", &["1 a| \"b\""], &[]);
}

#[test]
fn lines_end_as_on_any_computer_and_are_counted() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["\u{FEFF}a,b", "", "c,d", ",", "e,f", "", ""].join(end);
        check(&text, &["1 a|b", "3 c|d", "5 e|f"], &[]);
    }
    check("", &[], &[]);
    check("\u{FEFF}", &[], &[]);
    check("\n\n\r", &[], &[]);
}

#[test]
fn rows_may_be_short_and_long_ones_are_reported() {
    check("a,b,c\nd\ne,f,g,\nh,i,j,k", &["1 a|b|c", "2 d", "3 e|f|g|", "4 h|i|j|k"], &["line 4: This row has 4 cells"]);
}

#[test]
fn quotes_that_are_never_closed_lose_nothing() {
    check("a,b\n\"c,d\ne,\"f\"\n", &["1 a|b", "2 c,d\ne,\"f"], &["line 2: Quotes stand within "]);
    check("a,b\ne,\"f\"\nc,\"d\ng,h", &["1 a|b", "2 e|f", "3 c|\"d", "4 g|h"], &["line 3: The quote that begin"]);
    check("a,\"", &["1 a|\""], &["line 1: The quote that begin"]);
    check("a,\"He said \"yes, no\" to it\",b", &["1 a|He said \"yes, no\" to it|b"], &["line 1: Quotes stand within "]);
}

#[test]
fn cells_stand_where_they_are_written() {
    let check = |text: &str, expect: &[&str]| {
        let found = places(text).map(|place| {
            let cells: Vec<&str> = place.cells.iter().map(|cell| &text[cell.clone()]).collect();
            format!("{} {}", place.line, cells.join("|"))
        });
        assert_eq!(found.collect::<Vec<String>>(), expect, "{text:?}");
    };
    check("a,b\n\n\"c, \"\"d\"\"\",é\r\nf", &["1 a|b", "2 ", "3 \"c, \"\"d\"\"\"|é", "4 f"]);
    check("\u{FEFF}a;b\r1;2", &["1 a|b", "2 1|2"]);
    check("sep=;\na,b;c", &["2 a,b|c"]);
    check("\"a\nb\",c\nd,e", &["1 \"a\nb\"|c", "3 d|e"]);
    check("", &[]);
}

#[test]
fn endless_quotes_are_read_in_one_go() {
    for piece in ["\"a,", "\"\"a,", "\"\"\"a\n", "\"\"\"", "\"\n"] {
        let text = ["a,b\n", &piece.repeat(300_000)].concat();
        let start = std::time::Instant::now();
        Sheet::read(&text);
        assert!(start.elapsed().as_secs() < 5, "{piece:?} takes long");
    }
}

proptest! {
    #[test]
    fn what_is_written_well_is_read_as_the_csv_crate_reads_it(
        rows in prop::collection::vec(prop::collection::vec("[ab,;\"\n é]{0,6}", 2..5), 1..5)
    ) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let mut reader = Reader::new(&text);
        let read: Vec<Vec<String>> = std::iter::from_fn(|| reader.row()).map(|row| row.cells).collect();
        prop_assert_eq!(&read, &rows, "{}", text);
        prop_assert_eq!(reader.problems, []);
    }

    #[test]
    fn whatever_is_written_is_read(text in "([ab,;\"\n\r\t|]|\\PC){0,40}") {
        let sheet = Sheet::read(&text);
        let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        let kept: String = sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| letters(cell)).collect();
        prop_assume!(!text.starts_with("sep="));
        prop_assert_eq!(kept, letters(&text));
    }
}
