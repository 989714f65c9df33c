//! Inputs that are made to break things: no script of theirs runs, nothing hangs, and the element works afterwards.

#[path = "../hostile/inputs.rs"]
mod inputs;

pub use inputs::{Input, Size};

use crate::page::Page;
use crate::run::{say, scenarios};
use crate::widget::TIMELINE;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;

scenarios![no_input_breaks_the_element, what_is_removed_or_replaced_while_it_comes_does_no_harm];
scenarios![Chromium: very_heavy_inputs_do_not_hang_the_page];

/// What the server has under `/hostile/` and a number: of every kind of harm one, in one format or another. The native tests
/// try each in all formats.
pub static SMALL: LazyLock<Vec<Input>> = LazyLock::new(|| one_of_each(of_widget(inputs::inputs())));
/// The same under `/heavy/`.
pub static HEAVY: LazyLock<Vec<Input>> = LazyLock::new(|| of_widget(inputs::heavy(SIZE)));

const SIZE: Size = Size { letters: 10_000_000, many: 4_000 };

/// An article is read on the command line alone.
fn of_widget(inputs: Vec<Input>) -> Vec<Input> {
    inputs.into_iter().filter(|input| input.format != Some("article")).collect()
}

fn one_of_each(inputs: Vec<Input>) -> Vec<Input> {
    let mut kinds: BTreeMap<String, Vec<Input>> = BTreeMap::new();
    for input in inputs {
        let parts: Vec<&str> = input.name.split('/').collect();
        // What is cut is cut at numbers; there it is one of each format.
        let is_number = parts.last().is_some_and(|part| part.parse::<usize>().is_ok());
        let what = if is_number { parts.get(1) } else { parts.last() };
        let kind = format!("{} {}", input.kind(), what.unwrap_or(&""));
        kinds.entry(kind).or_default().push(input);
    }
    let chosen = kinds.into_values().enumerate().filter_map(|(number, mut all)| {
        let at = number % all.len();
        all.drain(at..).next()
    });
    chosen.collect()
}

/// Feeds inputs one after the other, as data or by their address, each seen in some view, and tells for each how many problems it has and the longest time in
/// milliseconds in which the page had no turn.
const FEED: &str = "
    window.broken = undefined;
    const views = ['timeline', 'list', 'table', 'read', 'map'], told = [];
    for (const [number, path, format] of args[0]) {
        const answer = number % 3 ? await (await fetch(path)).arrayBuffer() : null;
        let longest = 0, last = performance.now(), isOver = false;
        const tick = () => {
            longest = Math.max(longest, performance.now() - last);
            last = performance.now();
            if (!isOver) setTimeout(tick, 0);
        };
        setTimeout(tick, 0);
        const ready = () => new Promise(done => host.addEventListener('relations-ready', done, {once: true}));
        if (number % 5 === 0 && format) {
            const before = ready();
            host.setAttribute('format', format);
            await before;
        } else if (host.hasAttribute('format')) {
            const before = ready();
            host.removeAttribute('format');
            await before;
        }
        const shown = ready();
        if (answer) host.data = number % 2 ? new TextDecoder().decode(answer) : answer;
        else host.setAttribute('src', path);
        await shown;
        host.setAttribute('view', views[number % views.length]);
        await frame();
        await frame();
        isOver = true;
        told.push([host.problems.length, Math.round(longest), window.broken !== undefined]);
    }
    return told;";

async fn feed(page: &Page, folder: &str, inputs: &[Input], from: usize) -> Vec<Value> {
    let given = |(at, input): (usize, &Input)| json!([from + at, format!("/{folder}/{}", from + at), input.format]);
    let given: Vec<Value> = inputs.iter().enumerate().map(given).collect();
    page.js_with(FEED, json!([given])).await.as_array().expect("a list").clone()
}

/// Fails unless the element still does what it is asked for.
async fn works(page: &Page) {
    page.js("host.removeAttribute('format'); host.setAttribute('view', 'list');").await;
    page.js("host.data = 'date,title,side\\n2001,One,A\\n2002,Two,B';").await;
    page.wait_until("$('.count')?.textContent.trim() === '2 events' && $$('.list .item').length === 2").await;
    assert_eq!(page.value("typeof window.broken").await, "undefined");
    assert_eq!(page.value("document.querySelectorAll('#main > *').length").await, 1);
    page.no_errors().await;
}

async fn no_input_breaks_the_element(page: &Page) {
    page.put_on_ready("/csp/pages/bare.html", TIMELINE).await;
    assert!(SMALL.len() > 100);
    let (mut slowest, mut name, mut unsaid) = (0, "", Vec::new());
    for from in (0..SMALL.len()).step_by(40) {
        let inputs = &SMALL[from..SMALL.len().min(from + 40)];
        for (told, input) in feed(page, "hostile", inputs, from).await.iter().zip(inputs) {
            assert_eq!(told[2], false, "a script of {} has run", input.name);
            if input.is_broken && told[0] == 0 {
                unsaid.push(input.name.clone());
            }
            let time = told[1].as_u64().unwrap_or_default();
            if time > slowest {
                (slowest, name) = (time, &input.name);
            }
        }
    }
    say(&format!("{}: {} inputs, at most {slowest} ms without a turn, with {name}", page.engine().name(), SMALL.len()));
    assert_eq!(unsaid, Vec::<String>::new(), "nothing is said of what is wrong");
    assert_eq!(page.violations().await, Vec::<String>::new());
    works(page).await;
}

async fn very_heavy_inputs_do_not_hang_the_page(page: &Page) {
    page.put_ready(TIMELINE).await;
    for (at, input) in HEAVY.iter().enumerate() {
        let told = feed(page, "heavy", std::slice::from_ref(input), at).await;
        say(&format!("{} has {} problems; at most {} ms without a turn", input.name, told[0][0], told[0][1]));
    }
    works(page).await;
}

async fn what_is_removed_or_replaced_while_it_comes_does_no_harm(page: &Page) {
    page.put_ready(TIMELINE).await;
    // One of another format, one of our own, a broken one, each in every moment of the one before.
    let body = "const table = 'date,title,side\\n' + '2001,One,A\\n'.repeat(2000);
        const all = [table, JSON.stringify({version: 1, events: []}), '<!DOCTYPE html>', new Uint8Array([0, 255]).buffer, null, [], 5];
        for (let time = 0; time < 40; time++) {
            host.data = all[time % all.length];
            if (time % 3) await new Promise(done => setTimeout(done, time));
            if (time % 5 === 4) {
                const place = host.parentElement;
                host.remove();
                await new Promise(done => setTimeout(done, time % 2 ? 0 : 30));
                place.append(host);
            }
        }";
    page.js(body).await;
    works(page).await;
}
