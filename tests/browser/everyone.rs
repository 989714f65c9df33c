//! Every view for every reader: without barriers in each theme and language, by keys alone, large and small.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, strings};
use serde_json::json;

scenarios![
    nothing_is_wider_than_the_smallest_screen,
    the_widest_screen_is_used,
    twice_the_size_of_letters_fits,
    every_view_is_reached_by_keys_alone,
    targets_are_large_enough_in_every_view,
];
scenarios![
    Chromium:
    no_barriers_in_any_view_in_english,
    no_barriers_in_any_view_in_spanish,
    no_barriers_in_any_view_in_korean,
];

const VIEWS: [&str; 5] = ["timeline", "list", "table", "map", "read"];

async fn show(page: &Page, view: &str) {
    page.js_with("host.setAttribute('view', args[0]);", json!([view])).await;
    page.wait_for(&format!("[data-view={view}]")).await;
    page.drawn().await;
}

async fn no_barriers(page: &Page, language: &str) {
    page.put_ready(&TIMELINE.replace("\"en\"", &format!("\"{language}\""))).await;
    for theme in ["light", "dark"] {
        page.js_with("host.setAttribute('theme', args[0]);", json!([theme])).await;
        for view in VIEWS {
            show(page, view).await;
            page.pause(150).await;
            let found = page.axe(Some("relations-timeline")).await;
            assert!(found.is_empty(), "{view}, {theme}: {found:#?}");
        }
    }
}

async fn no_barriers_in_any_view_in_english(page: &Page) {
    no_barriers(page, "en").await;
}

async fn no_barriers_in_any_view_in_spanish(page: &Page) {
    no_barriers(page, "es").await;
}

async fn no_barriers_in_any_view_in_korean(page: &Page) {
    no_barriers(page, "ko").await;
}

/// What can be pressed and is smaller than 24 pixels. A link within a sentence may be.
const SMALL: &str = "$$('button, [role=button], [role=slider], input, summary').filter(element => {
        const box = element.getBoundingClientRect();
        const label = element.closest('label')?.getBoundingClientRect();
        const [width, height] = [Math.max(box.width, label?.width ?? 0), Math.max(box.height, label?.height ?? 0)];
        const isShown = element.checkVisibility ? element.checkVisibility() : box.width > 0;
        const isInText = getComputedStyle(element).display === 'inline';
        return isShown && box.width > 1 && !isInText && Math.min(width, height) < 23.5;
    }).map(element => `${element.outerHTML.slice(0, 90)}: ${JSON.stringify(element.getBoundingClientRect())}`)";

async fn targets_are_large_enough_in_every_view(page: &Page) {
    for width in [1280, 320] {
        page.size(width, 800).await;
        page.put_ready(TIMELINE).await;
        for view in VIEWS {
            show(page, view).await;
            assert_eq!(strings(&page.value(SMALL).await), Vec::<String>::new(), "{view} at {width}");
        }
    }
}

async fn nothing_is_wider_than_the_smallest_screen(page: &Page) {
    page.size(320, 700).await;
    page.put_ready(TIMELINE).await;
    for view in VIEWS {
        show(page, view).await;
        let beyond = "$('[part=root]').scrollWidth - $('[part=root]').clientWidth";
        assert!(page.number(beyond).await <= 0.0, "{view} is too wide");
        let height = page.number(&format!("$('[data-view={view}]').getBoundingClientRect().height")).await;
        assert!(height > 150.0, "{view} has {height} px");
    }
}

async fn the_widest_screen_is_used(page: &Page) {
    page.size(2560, 1200).await;
    page.put_ready(TIMELINE).await;
    for view in VIEWS {
        show(page, view).await;
        let box_of = format!("$('[data-view={view}]').getBoundingClientRect()");
        let width = page.number(&format!("{box_of}.width")).await;
        assert!(width > 1700.0, "{view} has {width} px");
        let words = page.number(&format!("$('[data-view={view}]').textContent.trim().length")).await;
        assert!(words > 200.0, "{view} says {words} letters");
    }
}

async fn twice_the_size_of_letters_fits(page: &Page) {
    page.size(1280, 900).await;
    page.put_ready(TIMELINE).await;
    page.js("document.documentElement.style.fontSize = '200%';").await;
    for view in VIEWS {
        show(page, view).await;
        let beyond = "$('[part=root]').scrollWidth - $('[part=root]').clientWidth";
        assert!(page.number(beyond).await <= 0.0, "{view} is too wide");
        let height = page.number(&format!("$('[data-view={view}]').getBoundingClientRect().height")).await;
        assert!(height > 200.0, "{view} has {height} px");
    }
}

async fn every_view_is_reached_by_keys_alone(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("$('[part=search]').focus();").await;
    for (name, view) in
        [("List", "list"), ("Table", "table"), ("Map", "map"), ("Read", "read"), ("Timeline", "timeline")]
    {
        for step in 0.. {
            assert!(step < 40, "{view} is not reached");
            page.key("Tab").await;
            let at = page.string("root.activeElement?.textContent?.trim() ?? ''").await;
            if at == name {
                break;
            }
            // Beyond the head it goes back to its beginning, as a reader would.
            if page.value("!$('[part=header]').contains(root.activeElement)").await == true {
                page.js("$('[part=search]').focus();").await;
            }
        }
        page.key("Enter").await;
        page.wait_for(&format!("[data-view={view}]")).await;
    }
}
