//! Hostile and broken inputs of every format: each is read, drawn and written without a panic, a hang or a full stack;
//! what is wrong is told, and nothing becomes a script, a harmful link or a formula.

mod files;
#[path = "../../../tests/hostile/inputs.rs"]
mod inputs;
mod work;

use inputs::{Input, Size, heavy, inputs};
use relations_core::dataset::{Dataset, Problem, parse};
use relations_core::import::article::{Asked, draft};
use relations_core::import::{Columns, Format, read};
use relations_core::map::World;
use relations_core::text::Language;
use std::collections::HashSet;
use std::panic::catch_unwind;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, LazyLock};
use std::thread;
use std::time::Duration;

static WORLD: LazyLock<World> =
    LazyLock::new(|| World::read(include_bytes!("../../../static/world.bin")).expect("the outlines are whole"));

/// Half of what a browser gives to a wasm.
const STACK: usize = 512 * 1024;

/// Nothing takes nearly as long; what does hangs.
const HANGS: Duration = Duration::from_secs(120);

/// A map takes longer than all the rest; every so many inputs are shown on one.
const MAPPED: usize = 7;

/// A sentence, a path or an address of a problem is not longer.
const LONGEST: usize = 2_000;

fn read_of(input: &Input) -> (Dataset, Vec<Problem>) {
    let format = match input.format {
        Some("article") => {
            let text = String::from_utf8_lossy(&input.bytes);
            let drafted = draft(&text, &Asked { url: "https://example.org/wiki/A", ..Asked::default() });
            let (dataset, found) = parse(drafted.json.as_bytes());
            return (dataset, drafted.problems.into_iter().chain(found).collect());
        }
        Some(name) => Some(Format::named(name).expect("the table names formats that are known")),
        None => None,
    };
    read(&input.bytes, format, &Columns::default())
}

/// Reads an input and does everything with it; what is wrong then.
fn wrong(input: &Input, language: Language, world: Option<&World>) -> Vec<String> {
    let (dataset, problems) = read_of(input);
    let mut wrong = Vec::new();
    let mut expect = |is: bool, what: &str| {
        if !is {
            wrong.push(format!("{}: {what}", input.name));
        }
    };
    expect(!input.is_broken || !problems.is_empty(), "nothing is told");
    expect(problems.iter().all(|problem| !problem.message.trim().is_empty()), "a problem has no words");
    let longest = problems.iter().map(|problem| problem.message.len().max(problem.path.len())).max();
    expect(longest.unwrap_or_default() <= LONGEST, &format!("a problem has {longest:?} letters"));
    for url in work::addresses(&dataset) {
        expect(work::is_harmless(url), &format!("{url:?} is a link"));
    }
    let packed = work::packed(&dataset);
    let is_dataset = !dataset.language.is_empty();
    // It has no zero below zero.
    let said = |dataset: &Dataset| format!("{dataset:?}").replace("-0.0", "0.0");
    expect(!is_dataset || said(&packed) == said(&dataset), "its packed form says something else");
    // In proportion to what there is, whatever it is.
    let measured = work::show(&dataset, language, world);
    expect(measured <= 2_000_000 + 60 * input.bytes.len(), &format!("{measured} letters were measured"));
    let files = work::files(&dataset, language);
    files::wrong(&files, &dataset).iter().for_each(|what| expect(false, what));
    wrong
}

/// Every input by itself, on a small stack, with somebody who watches; the languages in turn, some of them on a map.
fn check(inputs: Vec<Input>) {
    assert!(!inputs.is_empty(), "there are no such inputs");
    let mut found = Vec::new();
    for (number, input) in inputs.into_iter().map(Arc::new).enumerate() {
        let language = Language::ALL[number % 3];
        let world = number.is_multiple_of(MAPPED).then_some(&*WORLD);
        let (tell, told) = sync_channel(1);
        let worked = input.clone();
        let work = move || {
            let wrong = catch_unwind(|| wrong(&worked, language, world));
            drop(tell.send(wrong.unwrap_or_else(|_| vec![format!("{}: it panicked", worked.name)])));
        };
        thread::Builder::new().name(input.name.clone()).stack_size(STACK).spawn(work).expect("a thread starts");
        match told.recv_timeout(HANGS) {
            Ok(wrong) => found.extend(wrong),
            Err(RecvTimeoutError::Timeout) => panic!("{}: it hangs", input.name),
            Err(RecvTimeoutError::Disconnected) => found.push(format!("{}: its thread died", input.name)),
        }
    }
    assert!(found.is_empty(), "{} are wrong:\n{}", found.len(), found.join("\n"));
}

fn of_kinds(kinds: &[&str]) -> Vec<Input> {
    inputs().into_iter().filter(|input| kinds.contains(&input.kind())).collect()
}

/// What is not optimised is slow; even so, what grows with the square of these would hang.
const SIZE: Size = Size { letters: 100_000, many: 4_000 };

fn heavy_ones(kinds: &[&str]) -> Vec<Input> {
    heavy(SIZE).into_iter().filter(|input| kinds.contains(&input.kind())).collect()
}

#[test]
fn every_input_has_a_name_of_its_own() {
    let mut names = HashSet::new();
    for input in inputs() {
        assert!(names.insert(input.name.clone()), "{} stands twice", input.name);
    }
}

#[test]
fn no_text_becomes_a_script_a_link_or_a_formula() {
    check(of_kinds(&["texts"]));
}

#[test]
fn no_single_text_does_either() {
    check(of_kinds(&["text"]));
}

#[test]
fn numbers_dates_and_letters_that_are_none_are_told() {
    check(of_kinds(&["numbers", "dates", "letters"]));
}

#[test]
fn ids_that_cannot_be_are_told() {
    check(of_kinds(&["ids"]));
}

#[test]
fn files_that_are_cut_or_in_other_encodings_show_what_is_sound() {
    check(of_kinds(&["cut", "encodings"]));
}

#[test]
fn what_is_something_else_is_told() {
    check(of_kinds(&["others"]));
}

#[test]
fn deep_nestings_take_no_stack() {
    check(heavy_ones(&["deep"]));
}

#[test]
fn lists_without_an_end_take_time_in_proportion() {
    check(heavy_ones(&["many"]));
}

#[test]
fn long_strings_take_time_in_proportion() {
    check(heavy_ones(&["long"]));
}
