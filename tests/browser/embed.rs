//! The timeline in an iframe: its settings come from the address and are never markup, its height is told to the page around;
//! and what others read of the published files: oEmbed, hashes, data for search engines.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::DATASET;
use serde_json::{Value, json};

scenarios![
    settings_in_the_address_become_attributes,
    nothing_in_the_address_is_markup,
    only_addresses_of_the_web_are_shown,
    the_page_around_gives_it_the_height_that_it_tells,
    only_a_frame_itself_can_ask_for_a_height,
    data_for_search_engines_stands_beside_the_story_and_is_not_run,
];

scenarios![Chromium: a_program_that_embeds_finds_out_how, the_hashes_are_those_of_the_files];

async fn settings_in_the_address_become_attributes(page: &Page) {
    let query = "view=list&lang=es&theme=dark&selected=x&domain=1990%2F2019&as-of=2014-06-01&url-state&loading=eager\
        &format=relations&columns=date%3Dwhen&src=datasets/north-korea-venezuela.json&onclick=alert(1)&id=y&style=color:red";
    page.open_ready(&format!("/csp/embed.html?{query}")).await;
    let attributes = page.js("return Object.fromEntries([...host.attributes].map(a => [a.name, a.value]));").await;
    let src = page.url("/csp/datasets/north-korea-venezuela.json");
    let expect = json!({
        "view": "list", "lang": "es", "theme": "dark", "selected": "x", "domain": "1990/2019", "as-of": "2014-06-01",
        "url-state": "", "loading": "eager", "format": "relations", "columns": "date=when", "src": src,
    });
    assert_eq!(attributes, expect);
    assert_eq!(page.string("document.documentElement.lang").await, "es");
    page.wait_until("document.title === $('[part=title]').textContent").await;
    assert_eq!(
        page.value("[innerHeight - host.offsetHeight, document.documentElement.scrollWidth > innerWidth]").await,
        json!([0, false])
    );
    assert_eq!(page.violations().await, Vec::<String>::new());

    page.open_ready("/embed.html?url-state=false").await;
    assert_eq!(page.value("host.attributes.length").await, 0);
}

async fn nothing_in_the_address_is_markup(page: &Page) {
    let names = [
        "format",
        "columns",
        "lang",
        "view",
        "theme",
        "selected",
        "domain",
        "as-of",
        "loading",
        "src",
        "url-state",
        "title",
        "x",
    ];
    let evil =
        "%22%3E%3Cimg%20src%3Dx%20onerror%3D%22window.broken%3D1%22%3E%3Cscript%3Ewindow.broken%3D1%3C%2Fscript%3E";
    let query: Vec<String> = names.iter().map(|name| format!("{name}={evil}")).collect();
    let own =
        "[document.querySelectorAll('script').length, document.querySelectorAll('img').length, typeof broken].join()";
    page.open(&format!("/embed.html?{}", query.join("&"))).await;
    page.wait_until("document.querySelector('main').children.length === 1 && !document.querySelector('noscript')")
        .await;
    page.pause(300).await;
    assert_eq!(page.string(own).await, "1,0,undefined");
    // The same as the words of a refusal.
    page.open(&format!("/embed.html?src=javascript:{evil}")).await;
    page.wait_until("document.querySelector('[role=alert]')").await;
    assert_eq!(page.string(own).await, "1,0,undefined");
    assert!(page.string("document.querySelector('[role=alert]').textContent").await.contains("\"><img src=x"));
}

async fn only_addresses_of_the_web_are_shown(page: &Page) {
    let other = "http://127.0.0.1:9/data.json";
    for (src, expect) in [
        ("javascript:alert(1)", None),
        ("%20JavaScript:alert(1)", None),
        ("data:application/json,%7B%7D", None),
        ("blob:http://127.0.0.1/x", None),
        ("file:///etc/passwd", None),
        ("http://user:secret@127.0.0.1/x", None),
        ("http://[", None),
        (other, Some(other.to_owned())),
        ("data/small.json", Some(page.url("/data/small.json"))),
        ("/data/small.json", Some(page.url("/data/small.json"))),
    ] {
        page.open(&format!("/embed.html?src={src}")).await;
        page.wait_until("!document.querySelector('noscript')").await;
        let found = page.js("return host && host.getAttribute('src');").await;
        assert_eq!(found.as_str(), expect.as_deref(), "{src}");
        assert_eq!(page.count(">>> [role=alert]").await, usize::from(expect.is_none()), "{src}");
    }
}

/// Puts frames into a page that includes the script for them, and waits until all have loaded.
async fn around(page: &Page, sources: &[&str]) {
    page.open("/pages/bare.html").await;
    let body = "const frames = args[0].map(src => Object.assign(document.createElement('iframe'), {src, height: 333, width: 800}));
        window.told = 0;
        addEventListener('message', event => window.told += event.data === 'told');
        const loaded = frames.map(frame => new Promise(done => frame.onload = done));
        document.querySelector('main').append(...frames);
        await Promise.all(loaded);
        const script = Object.assign(document.createElement('script'), {src: '/relations-embed.js'});
        document.head.append(script);
        await new Promise(done => script.onload = done);
        window.heights = () => frames.map(frame => frame.style.height);";
    page.js_with(body, json!([sources])).await;
}

async fn the_page_around_gives_it_the_height_that_it_tells(page: &Page) {
    // The script comes when everything has been told already, and is told again.
    around(page, &["/csp/embed.html?loading=eager&lang=en", "/csp/embed.html?src=javascript:1"]).await;
    page.wait_until("heights().join() === '768px,200px'").await;
    let inside = "document.querySelector('iframe').contentDocument";
    page.wait_until(&format!("{inside}.querySelector('relations-timeline').domainDays")).await;
    let fits = format!(
        "[{inside}.documentElement.scrollHeight, {inside}.querySelector('relations-timeline').offsetHeight].join()"
    );
    assert_eq!(page.string(&fits).await, "768,768");
    // Larger letters need more room.
    page.js(&format!("{inside}.documentElement.classList.add('x'); {inside}.documentElement.style.fontSize = '20px';"))
        .await;
    page.wait_until("heights()[0] === '960px'").await;
    assert_eq!(page.violations().await, Vec::<String>::new());
}

async fn only_a_frame_itself_can_ask_for_a_height(page: &Page) {
    let told = "/pages/tells.html?as=embed.html&height";
    let sources = ["500", "9999999", "-5", "NaN", "Infinity", "text", "none"].map(|height| format!("{told}={height}"));
    let mut sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    let other = format!("{told}=500&type=other");
    sources.extend([other.as_str(), "/pages/tells.html?height=500"]);
    around(page, &sources).await;
    // Now that the script is there, each tells again.
    let again = "window.told = 0; for (const frame of document.querySelectorAll('iframe')) frame.contentWindow.location.reload();";
    page.js(again).await;
    page.wait_until(&format!("told === {}", sources.len())).await;
    let expect = json!(["500px", "4000px", "200px", "", "", "", "", "", ""]);
    assert_eq!(page.value("heights()").await, expect);
    // What the page says to itself is of no frame, nor is nothing at all.
    page.js("postMessage({type: 'relations-height', height: 700}, '*'); postMessage(null, '*'); await frame(); await frame();").await;
    assert_eq!(page.value("heights()").await, expect);
    page.no_errors().await;
}

async fn data_for_search_engines_stands_beside_the_story_and_is_not_run(page: &Page) {
    page.open_ready("/csp/index.html").await;
    let text = page
        .string("document.querySelector('relations-timeline > script[type=\"application/ld+json\"]').textContent")
        .await;
    let data: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(data["numberOfItems"], DATASET.events.len());
    assert_eq!(page.violations().await, Vec::<String>::new());
}

async fn a_program_that_embeds_finds_out_how(page: &Page) {
    for path in ["/index.html", "/embed.html"] {
        page.open(path).await;
        let answer = "const link = document.querySelector('link[rel=alternate][type=\"application/json+oembed\"]');
            return (await fetch(link.href)).json();";
        let answer = page.js(answer).await;
        assert_eq!(
            [&answer["version"], &answer["type"], &answer["provider_name"]],
            ["1.0", "rich", "Relations Timeline"]
        );
        assert!(answer["width"].is_u64() && answer["height"] == 768 && answer["title"].is_string(), "{answer}");
        let frame =
            "const page = new DOMParser().parseFromString(args[0], 'text/html'), found = page.querySelector('iframe');
            return [page.body.childElementCount, found.src, found.title, found.height];";
        let frame = page.js_with(frame, json!([answer["html"]])).await;
        assert_eq!(frame, json!([1, "https://example.org/relations-timeline/embed.html", answer["title"], "768"]));
    }
}

async fn the_hashes_are_those_of_the_files(page: &Page) {
    page.open("/pages/bare.html").await;
    let body = "const hashes = await (await fetch('/integrity.json')).json(), wrong = [];
        for (const [path, hash] of Object.entries(hashes)) {
            const answer = await fetch('/' + path, {integrity: hash}).catch(() => null);
            if (!answer?.ok) wrong.push(path);
        }
        const other = await fetch('/embed.js', {integrity: hashes['relations-timeline.js']}).then(() => 'taken', () => 'refused');
        return [Object.keys(hashes).length, wrong, other, Object.keys(hashes).includes('integrity.json')];";
    let found = page.js(body).await;
    assert!(found[0].as_u64() > Some(30), "{found}");
    assert_eq!([&found[1], &found[2], &found[3]], [&json!([]), &json!("refused"), &json!(false)]);
}
