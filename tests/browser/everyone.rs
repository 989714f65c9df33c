//! Every view for every reader: without barriers in each theme and language, by keys alone, large and small.

use crate::engine::Media;
use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, strings};
use serde_json::json;

scenarios![
    nothing_is_wider_than_the_smallest_screen,
    the_widest_screen_is_used,
    twice_the_size_of_letters_fits,
    four_times_the_size_is_read_by_scrolling,
    every_view_is_reached_by_keys_alone,
    targets_are_large_enough_in_every_view,
];
// WebKit's driver cannot ask for them.
scenarios![Chromium and Firefox: forced_colours_are_of_one_palette];
scenarios![
    Chromium:
    no_barriers_in_any_view_in_english,
    no_barriers_in_any_view_in_spanish,
    no_barriers_in_any_view_in_korean,
    more_contrast_is_given_where_it_is_asked_for,
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

/// A window of 1280 by 1024 at 400 %, filled by the element.
async fn four_times_the_size_is_read_by_scrolling(page: &Page) {
    page.size(320, 256).await;
    page.put_ready(&TIMELINE.replace("lang=", r#"style="height: 100vh" selected="embassy-reopened" lang="#)).await;
    for view in VIEWS {
        show(page, view).await;
        assert_eq!(page.value("document.documentElement.scrollWidth <= innerWidth").await, true, "{view} is too wide");
        let beyond = "$('[part=root]').scrollWidth - $('[part=root]').clientWidth";
        assert!(page.number(beyond).await <= 0.0, "{view} is too wide");
        let body = "const seen = {};
            for (const path of [`[data-view=${args[0]}]`, '[part=detail] h3', '[part=header] h2']) {
                $(path).scrollIntoView({block: 'nearest', behavior: 'instant'});
                await frame();
                const {top, bottom, height} = $(path).getBoundingClientRect();
                seen[path] = Math.min(bottom, innerHeight) - Math.max(top, 0) - Math.min(height, 100);
            }
            return Object.entries(seen).filter(([, room]) => room < -1).map(([path, room]) => `${path}: ${room}`);";
        let hidden = strings(&page.js_with(body, json!([view])).await);
        assert_eq!(hidden, Vec::<String>::new(), "{view}");
    }
}

/// What a colour of the system is.
const COLOUR: &str = "
    const colour = name => {
        const probe = document.body.appendChild(document.createElement('p'));
        probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
        const {color} = getComputedStyle(probe);
        probe.remove();
        return color;
    };
";

/// What is drawn as SVG keeps the page's colours where the system forces its own, unless the stylesheet says otherwise.
async fn forced_colours_are_of_one_palette(page: &Page) {
    for dark in [false, true] {
        page.media(Media { dark, forced_colors: true, ..Media::default() }).await;
        page.put_ready(&TIMELINE.replace("lang=", r#"selected="embassy-reopened" as-of="2014-06-20" lang="#)).await;
        // The page's own wish is for the scheme that the system does not have.
        let theme = if dark { "light" } else { "dark" };
        page.js_with("host.setAttribute('theme', args[0]);", json!([theme])).await;
        for view in VIEWS {
            show(page, view).await;
            let body = "const palette = new Set(['Canvas', 'CanvasText', 'LinkText', 'GrayText', 'Highlight', 'HighlightText',
                    'ButtonText', 'ButtonFace', 'Mark', 'MarkText', 'SelectedItem', 'SelectedItemText'].map(colour));
                const words = $$('svg text').filter(text => text.textContent.trim() && text.getBoundingClientRect().width);
                const other = words.filter(text => !palette.has(getComputedStyle(text).fill))
                    .map(text => `${text.textContent}: ${getComputedStyle(text).fill}`);
                return {words: words.length, other, palette: [...palette]};";
            let seen = page.js(&[COLOUR, body].concat()).await;
            assert_eq!(strings(&seen["other"]), Vec::<String>::new(), "{view}, dark {dark}: {seen}");
            let drawn = seen["words"].as_u64().unwrap();
            assert!(drawn > 3 || ["list", "table"].contains(&view), "{view}: {drawn} words are drawn");
        }
        show(page, "list").await;
        // Only what is chosen has a line at its side that can be seen.
        let lines = page
            .js(&[
                COLOUR,
                "const seen = item => {
                    const {borderInlineStartColor: line, borderInlineStartWidth: width} = getComputedStyle(item);
                    return parseFloat(width) > 0 && line !== colour('Canvas') && line !== 'rgba(0, 0, 0, 0)';
                };
                return $$('.item').filter(seen).map(item => item.getAttribute('aria-current'));",
            ]
            .concat())
            .await;
        assert_eq!(lines, json!(["true"]), "dark {dark}");
    }
}

async fn more_contrast_is_given_where_it_is_asked_for(page: &Page) {
    page.media(Media { more_contrast: true, ..Media::default() }).await;
    page.put_ready(&TIMELINE.replace("lang=", r#"selected="embassy-reopened" as-of="2014-06-20" lang="#)).await;
    for theme in ["light", "dark"] {
        page.js_with("host.setAttribute('theme', args[0]);", json!([theme])).await;
        for view in VIEWS {
            show(page, view).await;
            page.pause(150).await;
            let found = page.axe_by(Some("relations-timeline"), &["color-contrast-enhanced"]).await;
            assert!(found.is_empty(), "{view}, {theme}: {found:#?}");
        }
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
