//! The panel with a link to what is seen and with snippets for other pages: what is offered, what is copied, and whether it works there.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, strings};
use serde_json::json;

scenarios![
    it_opens_and_closes_by_mouse_and_keys,
    what_is_copied_is_what_is_shown,
    the_link_opens_what_is_seen,
    snippets_work_on_another_page,
    what_is_hostile_stays_a_value,
];
scenarios![Chromium: the_panel_is_free_of_barriers];

const KINDS: [&str; 7] = ["script", "html", "iframe", "wordpress", "react", "vue", "svelte"];

async fn open(page: &Page) {
    page.look_until("named('button', 'More')").await;
    page.click("[data-opens=menu] button").await;
    page.wait_for("[data-opened=menu]").await;
    page.click_named("[data-opened=menu] button", "Share and embed").await;
    page.wait_for("[data-opened=share]").await;
}

/// Keeps what is put on the clipboard as `copied`, by a script of the page's own.
async fn lend_a_clipboard(page: &Page) {
    let body = "const script = document.createElement('script');
        script.textContent = `Object.defineProperty(navigator, 'clipboard', {configurable: true,
            value: {writeText: async text => { window.copied = text; }}});`;
        document.head.append(script);";
    page.js(body).await;
}

async fn choose(page: &Page, kind: &str) -> String {
    page.js_with("$(`[name=snippet][value=${args[0]}]`).click();", json!([kind])).await;
    page.wait_until(&format!("$('[name=snippet][value={kind}]').checked")).await;
    page.drawn().await;
    page.text("[data-opened=share] .snippet").await
}

async fn it_opens_and_closes_by_mouse_and_keys(page: &Page) {
    page.put_ready(TIMELINE).await;
    open(page).await;
    page.wait_until("root.activeElement?.dataset.opened === 'share'").await;
    page.click_named("[data-opened=share] button", "Close").await;
    page.wait_until("!$('.panel') && root.activeElement?.closest('[data-opens=menu]')").await;
    // By keys alone: the menu's last entry, then the kinds as one group that arrows go through.
    page.key("Enter").await;
    page.wait_until("root.activeElement?.dataset.opened === 'menu'").await;
    page.look("named('[data-opened=menu] button', 'Share and embed').focus();").await;
    page.key("Enter").await;
    page.wait_until("root.activeElement?.dataset.opened === 'share'").await;
    page.js("$('[name=snippet]:checked').focus();").await;
    page.key("ArrowRight").await;
    page.key("ArrowRight").await;
    page.wait_until("$('.snippet').textContent.startsWith('<iframe')").await;
    assert_eq!(page.string("root.activeElement.value").await, "iframe");
    page.key("Escape").await;
    page.wait_until("!$('.panel') && root.activeElement?.closest('[data-opens=menu]')").await;
    // What was chosen is still chosen.
    open(page).await;
    assert_eq!(page.string("$('[name=snippet]:checked').value").await, "iframe");
    page.no_errors().await;
}

async fn what_is_copied_is_what_is_shown(page: &Page) {
    page.put_ready(&TIMELINE.replace("lang=", r#"domain="2013/2016" lang="#)).await;
    page.days_at_rest().await;
    open(page).await;
    lend_a_clipboard(page).await;
    let door = page.url("/relations-timeline.js");
    let frame = page.url("/embed.html?lang=en&amp;view=timeline&amp;domain=2013/2016");
    for (kind, name, said) in [
        (
            "script",
            "Script",
            format!(
                "src=\"{door}\"></script>\n<relations-timeline lang=\"en\" view=\"timeline\" domain=\"2013/2016\">"
            ),
        ),
        ("html", "HTML", "<h2>North Korea and Venezuela</h2>".to_owned()),
        ("iframe", "iframe", frame),
        ("wordpress", "WordPress", "<!-- wp:html -->".to_owned()),
        ("react", "React", format!("import(/* @vite-ignore */ /* webpackIgnore: true */ \"{door}\")")),
        ("vue", "Vue", "<relations-timeline v-pre lang=\"en\"".to_owned()),
        ("svelte", "Svelte", "import { onMount } from \"svelte\"".to_owned()),
    ] {
        let shown = choose(page, kind).await;
        assert!(shown.contains(&said), "“{said}” is missing in {shown}");
        assert!(shown.contains("2013/2016"), "{shown}");
        page.click_named("[data-opened=share] button", &format!("Copy: {name}")).await;
        page.wait_until(&format!("$('[data-opened=share] [role=status]').textContent === 'Copied: {name}.'")).await;
        assert_eq!(page.string("copied").await, shown);
    }
    page.js("$('.as-seen input').click();").await;
    page.wait_until("!$('.snippet').textContent.includes('2013/2016')").await;
    assert!(!choose(page, "script").await.contains("view="));
    page.no_errors().await;
}

async fn the_link_opens_what_is_seen(page: &Page) {
    let shown = "[host.state.view, host.state.domain, host.state['as-of'], host.state.q].join()";
    // By a page with nothing else on it, and by the page itself where that mirrors what is seen.
    for (mirrors, path) in [("", "/embed.html?lang=en&url-state#"), ("url-state ", "/pages/bare.html#")] {
        let html = TIMELINE.replace("lang=", &format!("{mirrors}lang="));
        page.put_ready(&html).await;
        page.js("host.state = {view: 'timeline', domain: '2013/2016', 'as-of': '2014-06-01', q: 'embassy'};").await;
        page.wait_until(&format!("{shown} === 'timeline,2013/2016,2014-06-01,embassy'")).await;
        open(page).await;
        let link = page.text("[data-opened=share] .address").await;
        assert!(link.starts_with(&page.url(path)), "{link}");
        if mirrors.is_empty() {
            page.open_ready(&link.replace(&page.url(""), "")).await;
            page.wait_until(&format!("{shown} === 'timeline,2013/2016,2014-06-01,embassy'")).await;
        }
    }
    page.no_errors().await;
}

/// Puts markup into an empty frame of this page as an author does into theirs, and waits for what stands in `at` of its document.
async fn on_another_page(page: &Page, html: &str, at: &str) {
    let body = "document.querySelector('iframe.other')?.remove();
        const other = Object.assign(document.createElement('iframe'), {className: 'other', width: 1000, height: 700});
        other.srcdoc = `<!doctype html><html lang=es><body>${args[0]}</body></html>`;
        const loaded = new Promise(done => other.onload = done);
        document.body.prepend(other);
        await loaded;
        window.shown = () => eval('other => ' + args[1])(other.contentDocument);";
    page.js_with(body, json!([html, at])).await;
    page.wait_until("shown()?.domainDays && shown().shadowRoot.querySelectorAll('[data-event-id]').length > 3").await;
    page.wait_until("shown().state?.domain === '2013/2016' && shown().state.view === 'timeline'").await;
}

async fn snippets_work_on_another_page(page: &Page) {
    page.put_ready(&TIMELINE.replace("lang=", r#"domain="2013/2016" lang="#)).await;
    page.days_at_rest().await;
    open(page).await;
    let (script, frame) = (choose(page, "script").await, choose(page, "iframe").await);
    page.js("window.scrollTo(0, 0);").await;
    on_another_page(page, &script, "other.querySelector('relations-timeline')").await;
    on_another_page(page, &frame, "other.querySelector('iframe').contentDocument?.querySelector('relations-timeline')")
        .await;
    // The second line gives the frame its height.
    page.wait_until(
        "document.querySelector('iframe.other').contentDocument.querySelector('iframe').style.height === '768px'",
    )
    .await;
    page.no_errors().await;
}

async fn what_is_hostile_stays_a_value(page: &Page) {
    let evil = "a\"><img src=x onerror='window.broken=1'>{{x}}{y}[z]&amp;\\</script>";
    let put = "const timeline = document.createElement('relations-timeline');
        for (const [name, value] of Object.entries({loading: 'eager', lang: 'en', view: 'list', selected: args[0], columns: args[0],
            src: `/data/small.json?${args[0]}`})) timeline.setAttribute(name, value);
        document.querySelector('#main').replaceChildren(timeline);";
    page.put("").await;
    page.js_with(put, json!([evil])).await;
    page.ready().await;
    open(page).await;
    for kind in KINDS {
        let text = choose(page, kind).await;
        for tag in ["<img", "onerror='window.broken=1'>", "[z]&amp;\\</script>"] {
            assert!(!text.contains(tag), "{kind}: {tag} in {text}");
        }
        if matches!(kind, "script" | "html" | "wordpress") {
            let read = page.js("const read = new DOMParser().parseFromString($('.snippet').textContent, 'text/html');
                const found = read.querySelector('relations-timeline');
                return [found.getAttribute('columns'), found.getAttribute('src'), read.querySelectorAll('img').length];").await;
            assert_eq!(read[0], evil, "{kind}");
            let src =
                page.js_with("return new URL(`/data/small.json?${args[0]}`, location.href).href;", json!([evil])).await;
            assert_eq!([&read[1], &read[2]], [&src, &json!(0)], "{kind}");
        }
    }
    // The address of a frame says the same again.
    choose(page, "iframe").await;
    let read = "const read = new DOMParser().parseFromString($('.snippet').textContent, 'text/html');
        return new URL(read.querySelector('iframe').src).searchParams.get('columns');";
    assert_eq!(page.js(read).await, evil);
    let said = strings(&page.value("$$('.heed li').map(note => note.textContent)").await);
    assert!(said.iter().any(|note| note.contains("Access-Control-Allow-Origin")), "{said:?}");
    assert_eq!(page.value("[typeof broken, $$('.panel img').length]").await, json!(["undefined", 0]));
}

async fn the_panel_is_free_of_barriers(page: &Page) {
    for (width, theme) in [(1280, "light"), (800, "dark"), (390, "dark"), (320, "light")] {
        page.size(width, 800).await;
        page.put_ready(&TIMELINE.replace("lang=", &format!(r#"theme="{theme}" lang="#))).await;
        open(page).await;
        page.pause(150).await;
        assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "{width}, {theme}");
        for way in ["ltr", "rtl"] {
            page.js_with("document.documentElement.dir = args[0]; await frame();", json!([way])).await;
            let body = "const panel = $('[data-opened=share]'), all = host.getBoundingClientRect(), box = panel.getBoundingClientRect();
                const pressed = [...panel.querySelectorAll('button, input')].map(one => one.getBoundingClientRect());
                return {inside: box.left >= all.left - 1 && box.right <= all.right + 1, wide: panel.scrollWidth > panel.clientWidth,
                    page: document.documentElement.scrollWidth > innerWidth,
                    small: pressed.filter(box => box.width < 24 || box.height < 24).length};";
            let seen = page.js(body).await;
            assert_eq!(seen, json!({"inside": true, "wide": false, "page": false, "small": 0}), "{width}, {way}");
        }
    }
}
