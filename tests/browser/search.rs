//! Searching: what is found, how it is counted and marked, and how Enter goes through it.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, LIST, TIMELINE, ids, strings, title};
use relations_core::dataset::Event;
use serde_json::json;

scenarios![
    accents_and_case_are_ignored,
    what_is_found_is_counted_and_marked_in_the_list,
    what_is_found_is_marked_on_the_timeline,
    enter_goes_through_the_results,
    people_and_places_are_searched_too,
    every_word_must_be_found,
    nothing_found_says_so_and_offers_to_clear,
    escape_clears_the_search,
    a_search_is_kept_when_the_view_changes,
];

/// The text without accents and in lower case, as far as this dataset needs it.
fn plain(text: &str) -> String {
    let fold = |letter: char| match letter {
        'á' | 'à' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    };
    text.to_lowercase().chars().map(fold).collect()
}

/// Everything that a reader in English can search of an event.
fn words_of(event: &Event) -> String {
    let mut all = vec![event.title.get("en").to_string(), event.summary.get("en").to_string()];
    all.extend(event.actors.iter().filter_map(|actor| DATASET.actor(*actor)).map(|actor| actor.name.get("en").into()));
    all.extend(event.places.iter().filter_map(|place| DATASET.place(*place)).map(|place| place.name.get("en").into()));
    plain(&all.join(" "))
}

fn with(word: &str) -> Vec<&'static str> {
    DATASET.events.iter().filter(|event| words_of(event).contains(word)).map(|event| event.id).collect()
}

async fn search(page: &Page, text: &str) {
    page.click("[part=search]").await;
    page.write(text).await;
    page.wait_until(&format!("$('[part=search]').value === {}", json!(text))).await;
    page.drawn().await;
}

async fn shown(page: &Page) -> Vec<String> {
    strings(&page.value("$$('[data-view=list] [data-event-id]').map(item => item.dataset.eventId)").await)
}

async fn accents_and_case_are_ignored(page: &Page) {
    page.put_ready(LIST).await;
    let expected = with("laura suarez");
    assert!(!expected.is_empty());
    for text in ["LAURA suarez", "laura SUÁREZ"] {
        search(page, text).await;
        assert_eq!(shown(page).await, expected, "{text}");
        page.key("Escape").await;
        page.wait_until("$('[part=search]').value === ''").await;
    }
    search(page, "chavez").await;
    let found = shown(page).await;
    assert!(!found.is_empty(), "“chavez” does not find Chávez");
    for id in with("chavez") {
        assert!(found.iter().any(|other| other == id), "{id} is not among {found:?}");
    }
}

async fn what_is_found_is_counted_and_marked_in_the_list(page: &Page) {
    page.put_ready(LIST).await;
    assert_eq!(page.status().await, "23 events");
    search(page, "embassy").await;
    let found = shown(page).await;
    assert!((2..23).contains(&found.len()), "{found:?}");
    assert_eq!(page.status().await, format!("{} of 23 events", found.len()));
    let marked = strings(&page.value("$$('[data-view=list] mark').map(mark => mark.textContent)").await);
    assert!(marked.len() >= 2 && marked.iter().all(|word| plain(word) == "embassy"), "{marked:?}");
    assert_eq!(page.string("$('[role=status]').textContent.trim()").await, format!("{} of 23 events", found.len()));
}

async fn what_is_found_is_marked_on_the_timeline(page: &Page) {
    page.put_ready(TIMELINE).await;
    search(page, "recognis").await;
    page.days_at_rest().await;
    let drawn = strings(&page.value("$$('[part=stage] [data-event-id]').map(mark => mark.dataset.eventId)").await);
    let found = with("recognis");
    for id in &drawn {
        assert!(found.contains(&id.as_str()), "{id} is drawn and does not match");
    }
    let marked = strings(&page.value("$$('[part=stage] text tspan').map(mark => mark.textContent)").await);
    assert!(!marked.is_empty() && marked.iter().all(|word| plain(word) == "recognis"), "{marked:?}");
    assert_eq!(page.status().await, format!("{} of 23 events", found.len()));
}

async fn enter_goes_through_the_results(page: &Page) {
    page.put_ready(TIMELINE).await;
    search(page, "recognis").await;
    let found = with("recognis");
    assert!(found.len() >= 2, "{found:?}");
    for (number, id) in found.iter().enumerate() {
        page.key("Enter").await;
        page.wait_until(&format!("host.selectedId === '{id}'")).await;
        page.wait_until(&format!("$('[part=header]').textContent.includes('{} of {}')", number + 1, found.len())).await;
        page.look_until(&format!("mark('{id}')")).await;
    }
    page.key("Enter").await;
    page.wait_until(&format!("host.selectedId === '{}'", found[0])).await;
    page.key("Shift+Enter").await;
    page.wait_until(&format!("host.selectedId === '{}'", found[found.len() - 1])).await;
    assert_eq!(page.value("root.activeElement === $('[part=search]')").await, true, "the search has lost the focus");
    let days = page.days_at_rest().await;
    let at = page.shape(found[found.len() - 1]).await;
    let plot = page.plot().await;
    assert!(at.left >= plot.left && at.left + at.width <= plot.left + plot.width, "{at:?} is out of view at {days:?}");
}

async fn people_and_places_are_searched_too(page: &Page) {
    page.put_ready(LIST).await;
    for word in ["pyongyang", "kim yong-nam"] {
        search(page, word).await;
        let found = shown(page).await;
        assert!(!found.is_empty(), "{word}");
        for id in with(word) {
            assert!(found.iter().any(|other| other == id), "“{word}” does not find {id}, only {found:?}");
        }
        page.key("Escape").await;
        page.wait_until("$('[part=search]').value === ''").await;
    }
}

async fn every_word_must_be_found(page: &Page) {
    page.put_ready(LIST).await;
    search(page, "  asks   EMBASSY ").await;
    let found = shown(page).await;
    assert!(found.contains(&"reopening-requested".to_string()), "{found:?}");
    for id in &found {
        let event = DATASET.events.iter().find(|event| event.id == *id).unwrap();
        assert!(words_of(&event).contains("asks") && words_of(&event).contains("embassy"), "{id}");
    }
}

async fn nothing_found_says_so_and_offers_to_clear(page: &Page) {
    for (markup, view) in [(TIMELINE, "timeline"), (LIST, "list")] {
        page.put_ready(markup).await;
        search(page, "zzzz").await;
        assert_eq!(page.status().await, "No event matches.");
        page.wait_until(&format!("$('[data-view={view}]') && !$('[data-event-id]')")).await;
        page.click_named("button", "Clear all").await;
        page.wait_until("$('[role=status]').textContent.trim() === '23 events'").await;
        page.wait_until("$$('[data-event-id], [data-cluster]').length > 5").await;
        assert_eq!(page.string("$('[part=search]').value").await, "");
        let focused = page.value("Boolean(root.activeElement)").await;
        assert_eq!(focused, true, "the focus is lost with the button in the {view}");
    }
}

async fn escape_clears_the_search(page: &Page) {
    page.put_ready(LIST).await;
    search(page, "embassy").await;
    page.key("Escape").await;
    page.wait_until("$('[part=search]').value === ''").await;
    assert_eq!(page.status().await, "23 events");
    assert_eq!(shown(page).await, ids());
}

async fn a_search_is_kept_when_the_view_changes(page: &Page) {
    page.put_ready(TIMELINE).await;
    search(page, "statue").await;
    page.key("Enter").await;
    page.wait_until("host.selectedId").await;
    let id = page.selected_id().await;
    page.click_named("button", "List").await;
    page.wait_for("[data-view=list]").await;
    assert_eq!(page.string("$('[part=search]').value").await, "statue");
    assert_eq!(shown(page).await, with("statue"));
    assert_eq!(page.selected_id().await, id);
    assert!(page.text("[part=detail]").await.contains(title(&id)));
}
