//! Paper: what stands in the page while it is printed.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, LIST, TIMELINE, strings};
use serde_json::json;

scenarios![
    while_the_page_is_printed_everything_stands_in_it,
    the_same_place_has_the_same_number,
    a_filter_holds_for_paper,
    without_what_comes_later_still_what_is_seen_is_printed,
    nothing_of_it_is_seen_on_the_screen_and_nothing_stays,
    paper_is_drawn_under_the_strictest_policy,
    two_elements_are_printed,
    once_a_reader_has_done_something_the_browser_prints_everything,
];

/// What writes files is here.
async fn put(page: &Page, html: &str) {
    page.put_ready(html).await;
    page.js("await host.exportAs('csv');").await;
}

async fn print(page: &Page) {
    page.js("dispatchEvent(new Event('beforeprint'));").await;
}

async fn while_the_page_is_printed_everything_stands_in_it(page: &Page) {
    put(page, &TIMELINE.replace("lang=", r#"domain="2013/2015" theme="dark" lang="#)).await;
    print(page).await;
    let said = page.text(".printed .events").await;
    for event in DATASET.events.iter() {
        for text in [event.title.get("en"), event.summary.get("en")] {
            assert!(said.contains(text), "{}: “{text}” is missing", event.id);
        }
    }
    assert_eq!(page.count(".printed .events > li").await, 23);
    let picture = page.text(".printed > svg").await;
    assert!(picture.contains("Diplomatic relations established"), "the picture is of all time: {picture}");
    let notes = page.text(".printed .notes").await;
    assert!(notes.contains("paragraph 5, sentence 2") && notes.contains("https://"), "{notes}");
    let terms = page.text(".printed .terms").await;
    assert!(terms.contains(&DATASET.license.name) && terms.contains(DATASET.license.attribution.get("en")), "{terms}");
    assert_eq!(page.text(".printed h2").await, "North Korea and Venezuela");
    page.no_errors().await;
}

async fn the_same_place_has_the_same_number(page: &Page) {
    put(page, TIMELINE).await;
    print(page).await;
    let notes = strings(&page.value("$$('.printed .notes > li').map(note => note.textContent)").await);
    let mut once = notes.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), notes.len(), "a place has two numbers");
    let numbers = strings(
        &page.value("$$('.printed .events > li').map(item => item.querySelector('sup')?.textContent ?? '')").await,
    );
    let mut repeated = 0;
    let mut seen = Vec::new();
    for (event, numbers) in DATASET.events.iter().zip(&numbers) {
        let numbers: Vec<usize> = numbers.split(", ").filter_map(|number| number.trim().parse().ok()).collect();
        assert_eq!(numbers.len(), event.citations.len(), "{}", event.id);
        for (citation, number) in event.citations.iter().zip(numbers) {
            let place = format!("paragraph {}, sentence {}", citation.paragraph, citation.sentence);
            assert!(notes[number - 1].contains(&place), "{}: {number} is {}", event.id, notes[number - 1]);
            repeated += usize::from(seen.contains(&number));
            seen.push(number);
        }
    }
    assert!(repeated > 0, "no place is cited twice, so nothing has been seen");
}

async fn a_filter_holds_for_paper(page: &Page) {
    put(page, LIST).await;
    page.click("[part=search]").await;
    page.write("embassy").await;
    page.wait_until("$('[role=status]').textContent.includes(' of 23')").await;
    let found = page.count("[data-view=list] li[data-event-id]").await;
    print(page).await;
    assert_eq!(page.count(".printed .events > li").await, found);
    assert_eq!(page.text(".printed .count").await.trim(), format!("{found} of 23 events"));
}

async fn nothing_of_it_is_seen_on_the_screen_and_nothing_stays(page: &Page) {
    put(page, TIMELINE).await;
    let state =
        "JSON.stringify([host.getBoundingClientRect().height, root.adoptedStyleSheets.length, root.childElementCount,
        getComputedStyle($('.mount')).display])";
    let before = page.string(state).await;
    print(page).await;
    assert_eq!(page.string("getComputedStyle($('.printed')).display").await, "none");
    assert_eq!(page.number("host.getBoundingClientRect().height").await, 816.0);
    page.js("dispatchEvent(new Event('afterprint'));").await;
    assert_eq!(page.string(state).await, before);
    // Again, and the browser that has told it only once.
    print(page).await;
    print(page).await;
    assert_eq!(page.count(".printed").await, 1);
    page.js("dispatchEvent(new Event('afterprint'));").await;
    assert_eq!(page.count(".printed").await, 0);
    page.js("host.remove();").await;
    page.drawn().await;
    print(page).await;
    page.no_errors().await;
}

async fn paper_is_drawn_under_the_strictest_policy(page: &Page) {
    page.put_on_ready("/csp/pages/bare.html", TIMELINE).await;
    page.js("await host.exportAs('csv');").await;
    print(page).await;
    assert_eq!(page.count(".printed .events > li").await, 23);
    // Its colours are there although no style may stand in markup.
    let colour = page.string("getComputedStyle($('.printed > svg .first .symbol')).stroke").await;
    assert_eq!(colour, "rgb(177, 66, 15)");
    page.js("dispatchEvent(new Event('afterprint'));").await;
    page.pause(100).await;
    assert_eq!(page.violations().await, Vec::<String>::new());
    page.no_errors().await;
}

/// The browser's own menu asks nobody, so that all of it has to be here.
async fn once_a_reader_has_done_something_the_browser_prints_everything(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.click("[part=search]").await;
    page.write("embassy").await;
    page.wait_until("$('[role=status]').textContent.includes(' of 23')").await;
    page.wait_until("(dispatchEvent(new Event('beforeprint')), $('.printed .notes'))").await;
    let found = page.text(".printed .count").await;
    assert_eq!(found.trim(), page.status().await);
    page.js("dispatchEvent(new Event('afterprint'));").await;
    assert_eq!(page.count(".printed").await, 0);
    page.no_errors().await;
}

async fn two_elements_are_printed(page: &Page) {
    page.open_ready("/pages/two.html").await;
    page.js("const second = document.querySelector('#second'); await second.ready; await host.exportAs('csv'); await second.exportAs('csv');").await;
    print(page).await;
    assert_eq!([page.count(".printed").await, page.count("#second >>> .printed").await], [1, 1]);
    page.js("document.querySelector('#second').remove(); dispatchEvent(new Event('afterprint'));").await;
    assert_eq!(page.count(".printed").await, 0);
    print(page).await;
    assert_eq!(page.count(".printed").await, 1);
    page.no_errors().await;
}

/// The rules for paper as they hold, whatever the screen shows: which of them hide something, and what they make of the element.
async fn without_what_comes_later_still_what_is_seen_is_printed(page: &Page) {
    page.put_ready(LIST).await;
    print(page).await;
    assert_eq!(page.count(".printed").await, 0);
    let rules = strings(
        &page
            .js("const rules = [...root.adoptedStyleSheets].flatMap(sheet => [...sheet.cssRules]).filter(rule => rule.media?.mediaText === 'print');
                return rules.flatMap(rule => [...rule.cssRules]).filter(rule => rule.style.display === 'none').map(rule => rule.selectorText);")
            .await,
    );
    for hidden in [".find", ".tools"] {
        assert!(rules.iter().any(|rule| rule.contains(hidden)), "{hidden} is printed: {rules:?}");
        let body = "return args[0].some(selector => $('[part=header]').querySelector(args[1]).matches(selector));";
        assert_eq!(page.js_with(body, json!([rules, hidden])).await, true);
    }
    assert_eq!(page.count("[data-view=list] li[data-event-id]").await, 23);
}
