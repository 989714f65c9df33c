//! What a reader or a page takes along: files of each kind, the panel that offers them, and citations.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{DATASET, LIST, TIMELINE, ids, strings, title};
use serde_json::{Value, json};

scenarios![
    a_picture_has_everything_that_it_is_made_of,
    a_picture_shows_what_is_in_sight,
    a_picture_of_dots_has_two_for_each_pixel,
    a_table_has_a_line_for_each_event,
    a_calendar_has_the_exact_days_and_names_the_others,
    a_dataset_is_read_again_and_looks_the_same,
    a_filter_holds_for_files,
    files_are_fetched_only_when_they_are_asked_for,
    a_file_that_cannot_be_made_is_refused,
    the_panel_offers_every_file,
    an_event_is_cited_in_three_forms,
    an_event_is_cited_with_keys_alone,
    another_kind_is_refused_in_words,
    what_is_copied_is_said,
    a_permalink_is_of_the_event_only_where_it_opens_there,
    panels_speak_the_language_of_the_reader,
];
scenarios![Chromium: panels_are_free_of_barriers];

const READ: &str = "
    const read = async (kind, of = host) => {
        const blob = await of.exportAs(kind);
        return [blob.type, await blob.text()];
    };
    const picture = async () => new DOMParser().parseFromString((await read('svg'))[1], 'image/svg+xml').documentElement;
";

async fn read(page: &Page, kind: &str) -> (String, String) {
    let answer = page.js_with(&format!("{READ} return read(args[0]);"), json!([kind])).await;
    (answer[0].as_str().unwrap().to_owned(), answer[1].as_str().unwrap().to_owned())
}

/// The words of the picture, one after the other.
async fn words_of_picture(page: &Page) -> String {
    let body = "const svg = await picture();
        return [...svg.querySelectorAll('text')].map(text => text.textContent).join(' ');";
    page.js(&format!("{READ}{body}")).await.as_str().unwrap().to_owned()
}

async fn a_picture_has_everything_that_it_is_made_of(page: &Page) {
    page.put_ready(TIMELINE).await;
    let (kind, text) = read(page, "svg").await;
    assert_eq!(kind, "image/svg+xml");
    assert!(text.starts_with("<svg "), "{}", &text[..80]);
    let words = words_of_picture(page).await;
    for event in DATASET.events.iter() {
        assert!(words.contains(event.title.get("en")), "“{}” is missing in {words}", event.title.get("en"));
    }
    for said in ["North Korea and Venezuela", "a known day", DATASET.license.name.as_str()] {
        assert!(words.contains(said), "“{said}” is missing in {words}");
    }
    page.no_errors().await;
}

async fn a_picture_shows_what_is_in_sight(page: &Page) {
    page.put_ready(&TIMELINE.replace("lang=", r#"domain="2013/2016" theme="dark" lang="#)).await;
    page.days_at_rest().await;
    let words = words_of_picture(page).await;
    assert!(words.contains(title("reopening-requested")), "{words}");
    assert!(!words.contains(title("north-korea-recognised")), "{words}");
    let ground =
        "(async () => { const text = await (await host.exportAs('svg')).text(); return text.includes('#17171a'); })()";
    assert_eq!(page.js(&format!("return {ground};")).await, true, "it is dark");
    // Where no time is in sight, all of it is drawn.
    page.js("host.setAttribute('view', 'list'); host.setAttribute('theme', 'light');").await;
    page.wait_for("[data-view=list]").await;
    assert!(words_of_picture(page).await.contains(title("north-korea-recognised")));
    assert_eq!(page.js(&format!("return {ground};")).await, false, "it is light");
}

/// Size, colour of the first dot, and how many dots in all and at each side differ from it.
const DOTS: &str = "
    const blob = await host.exportAs('png');
    const signature = [...new Uint8Array(await blob.arrayBuffer()).slice(0, 8)];
    const bitmap = await createImageBitmap(blob);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const {data} = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const ground = [...data.slice(0, 4)];
    let inked = 0, colours = new Set();
    for (let at = 0; at < data.length; at += 4) {
        if (data[at] == ground[0] && data[at + 1] == ground[1] && data[at + 2] == ground[2]) continue;
        inked++;
        colours.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
    }
";

async fn dots(page: &Page) -> Value {
    let body = "const svg = await picture();
        const size = ['width', 'height'].map(side => Number(svg.getAttribute(side)));
        const has = (...colour) => colours.has(colour[0] << 16 | colour[1] << 8 | colour[2]);
        return {type: blob.type, signature, ground, size, width: bitmap.width, height: bitmap.height,
            share: inked / (data.length / 4), lanes: [has(177, 66, 15), has(91, 90, 102), has(27, 91, 158)]};";
    page.js(&format!("{READ}{DOTS}{body}")).await
}

fn check_dots(seen: &Value) {
    assert_eq!(seen["type"], "image/png");
    assert_eq!(seen["signature"], json!([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    for (side, number) in [("width", 0), ("height", 1)] {
        let (dots, pixels) = (seen[side].as_f64().unwrap(), seen["size"][number].as_f64().unwrap());
        assert!((dots - 2.0 * pixels).abs() <= 2.0, "{side}: {seen}");
    }
    assert_eq!(seen["ground"], json!([255, 255, 255, 255]));
    assert_eq!(seen["lanes"], json!([true, true, true]), "the colours of the lanes: {seen}");
    let share = seen["share"].as_f64().unwrap();
    assert!((0.02..0.4).contains(&share), "{share} of the dots are not ground");
}

async fn a_picture_of_dots_has_two_for_each_pixel(page: &Page) {
    page.put_ready(&TIMELINE.replace("lang=", r#"theme="light" lang="#)).await;
    check_dots(&dots(page).await);
    page.no_errors().await;
}

async fn a_table_has_a_line_for_each_event(page: &Page) {
    page.put_ready(TIMELINE).await;
    let (kind, text) = read(page, "csv").await;
    assert_eq!(kind, "text/csv;charset=utf-8");
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), DATASET.events.len() + 1, "{text}");
    assert!(lines[0].starts_with("id,date,earliest,latest,title"), "{}", lines[0]);
    for (line, id) in lines[1..].iter().zip(ids()) {
        assert!(line.starts_with(&format!("{id},")), "{line}");
    }
    let bytes =
        page.js("return [...new Uint8Array(await (await host.exportAs('csv')).arrayBuffer()).slice(0, 3)];").await;
    assert_eq!(bytes, json!([0xef, 0xbb, 0xbf]), "spreadsheets know by it that it is UTF-8");
}

async fn a_calendar_has_the_exact_days_and_names_the_others(page: &Page) {
    page.put_ready(TIMELINE).await;
    let (kind, text) = read(page, "ics").await;
    assert_eq!(kind, "text/calendar;charset=utf-8");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n"), "{text}");
    let is_exact = relations_core::export::ics::is_exact;
    let exact = DATASET.events.iter().filter(|event| is_exact(&event.date)).count();
    assert!(exact > 0 && exact < DATASET.events.len());
    assert_eq!(text.matches("BEGIN:VEVENT").count(), exact);
    let unfolded = text.replace("\r\n ", "");
    let note = format!("{} events are not in this calendar", DATASET.events.len() - exact);
    assert!(unfolded.contains(&note), "{unfolded}");
    for event in DATASET.events.iter().filter(|event| !is_exact(&event.date)) {
        let escaped = event.title.get("en").replace(',', "\\,").replace(';', "\\;");
        assert!(unfolded.contains(&escaped), "{escaped} is not named");
    }
}

/// Where every mark is drawn.
const MARKS: &str = "$$('[part=stage] [data-event-id]').map(mark => [mark.dataset.eventId, mark.getAttribute('transform'),
    ...[...mark.querySelectorAll('rect, path')].map(part => ['x', 'y', 'width', 'height', 'd', 'transform'].map(name => part.getAttribute(name)).join())].join('|'))";

async fn a_dataset_is_read_again_and_looks_the_same(page: &Page) {
    for html in [TIMELINE.to_owned(), TIMELINE.replace("lang=", r#"src="/data/small.json" lang="#)] {
        page.put_ready(&html).await;
        let before = strings(&page.value(MARKS).await);
        assert!(before.len() >= 3);
        let (kind, text) = read(page, "json").await;
        assert_eq!(kind, "application/json");
        let told = "watched.events.filter(([name]) => name === 'relations-ready').length";
        let times = page.number(told).await;
        page.js_with("host.data = args[0];", json!([text])).await;
        page.wait_until(&format!("{told} > {times}")).await;
        page.days_at_rest().await;
        page.drawn().await;
        assert_eq!(page.value("host.problems").await, json!([]));
        assert_eq!(strings(&page.value(MARKS).await), before);
        let dataset: Value = serde_json::from_str(&text).unwrap();
        if html == TIMELINE {
            // Also what the timeline draws nowhere, and in every language.
            assert!(dataset["narrative"].as_array().is_some_and(|prose| !prose.is_empty()), "{}", &text[..400]);
            for tag in ["en", "es", "ko"] {
                assert!(dataset["events"][0]["title"][tag].is_string(), "{tag}: {}", dataset["events"][0]);
            }
        }
    }
}

async fn a_filter_holds_for_files(page: &Page) {
    page.put_ready(LIST).await;
    page.click("[part=search]").await;
    page.write("embassy").await;
    page.wait_until("$('[role=status]').textContent.includes(' of 23')").await;
    let found =
        strings(&page.value("$$('[data-view=list] li[data-event-id]').map(item => item.dataset.eventId)").await);
    assert!(found.len() > 1 && found.len() < 23);
    let dataset: Value = serde_json::from_str(&read(page, "json").await.1).unwrap();
    let taken: Vec<&str> =
        dataset["events"].as_array().unwrap().iter().filter_map(|event| event["id"].as_str()).collect();
    assert_eq!(taken, found);
    let table = read(page, "csv").await.1;
    assert!(!table.contains("friendship-group-created,"), "{table}");
    let lines = table.trim_end().split("\r\n").count();
    assert_eq!(lines, found.len() + 1);
    // What is found is still found, and still shown.
    let shown =
        strings(&page.value("$$('[data-view=list] li[data-event-id]').map(item => item.dataset.eventId)").await);
    assert_eq!(shown, found);
}

async fn another_kind_is_refused_in_words(page: &Page) {
    page.put_ready(TIMELINE).await;
    for kind in [json!("pdf"), json!("SVG"), json!(null), json!(3), json!({})] {
        let refused = page
            .js_with(
                "return host.exportAs(args[0] ?? undefined).then(() => 'kept', error => [error.name, error.message]);",
                json!([kind]),
            )
            .await;
        let sentence = refused[1].as_str().unwrap_or_default();
        assert!(refused[0] == "TypeError" && sentence.contains("svg, png, csv, json, ics"), "{kind}: {refused}");
    }
    page.no_errors().await;
}

async fn files_are_fetched_only_when_they_are_asked_for(page: &Page) {
    page.put(TIMELINE).await;
    // Before anything is ready.
    let kinds =
        page.js("return Promise.all(['csv', 'svg'].map(async kind => (await host.exportAs(kind)).type));").await;
    assert_eq!(kinds, json!(["text/csv;charset=utf-8", "image/svg+xml"]));
    page.put_ready(TIMELINE).await;
    page.pause(300).await;
    let asked = page.requests();
    let last = asked.iter().rposition(|request| request.path.ends_with("/pages/bare.html")).unwrap();
    assert!(asked[last..].iter().all(|request| !request.path.ends_with("_files.wasm")), "{asked:?}");
    page.no_errors().await;
}

async fn a_file_that_cannot_be_made_is_refused(page: &Page) {
    page.put_ready(TIMELINE).await;
    // All of the embedded dataset.
    page.break_down(Some("north-korea-venezuela.json"));
    let refused = page.js("return host.exportAs('json').then(() => 'kept', error => error.message);").await;
    page.break_down(None);
    assert!(refused.as_str().unwrap().contains("try again"), "{refused}");
    // And it can be, once it is there again.
    assert_eq!(page.js("return (await host.exportAs('json')).type;").await, "application/json");
}

/// Notes what is handed to the browser, and lets it have nothing.
const CATCH: &str = "
    window.taken = []; window.given = new Set();
    URL.createObjectURL = blob => { const url = `blob:${location.origin}/${taken.length}`; taken.push([blob.type, blob.size, '']); given.add(url); return url; };
    URL.revokeObjectURL = url => given.delete(url);
    HTMLAnchorElement.prototype.click = function () { taken.at(-1)[2] = this.download; };
    window.print = () => taken.push(['paper', 1, '']);
";

async fn open_files(page: &Page) {
    page.look_until("named('button', 'More')").await;
    page.click("[data-opens=menu] button").await;
    page.wait_for("[data-opened=menu]").await;
    page.click_named("[data-opened=menu] button", "Take along").await;
    page.wait_for("[data-opened=files]").await;
}

async fn the_panel_offers_every_file(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js(CATCH).await;
    open_files(page).await;
    page.wait_until("root.activeElement?.dataset.opened === 'files'").await;
    let said = page.text("[data-opened=files]").await;
    let exact = DATASET.events.iter().filter(|event| relations_core::export::ics::is_exact(&event.date)).count();
    assert!(said.contains(&format!("{} events are left out", 23 - exact)), "{said}");
    assert!(said.contains(&DATASET.license.name), "{said}");
    let id = &DATASET.id;
    for (kind, media, name) in [
        ("svg", "image/svg+xml", format!("{id}-timeline.svg")),
        ("png", "image/png", format!("{id}-timeline.png")),
        ("csv", "text/csv;charset=utf-8", format!("{id}-events.csv")),
        ("json", "application/json", format!("{id}-dataset.json")),
        ("ics", "text/calendar;charset=utf-8", format!("{id}-calendar.ics")),
        ("print", "paper", String::new()),
    ] {
        let before = page.number("taken.length").await;
        page.click(&format!("[data-kind={kind}]")).await;
        page.wait_until(&format!("taken.length > {before}")).await;
        let taken = page.wait_until("JSON.stringify(taken.at(-1))").await;
        let taken: Value = serde_json::from_str(taken.as_str().unwrap()).unwrap();
        assert_eq!((&taken[0], &taken[2]), (&json!(media), &json!(name)));
        assert!(taken[1].as_u64().unwrap() > 0);
        if kind != "print" {
            page.wait_until(&format!("$('[data-opened=files] [role=status]').textContent.includes('{name}')")).await;
        }
    }
    // What was lent is given back.
    page.wait_until("given.size === 0").await;
    page.key("Escape").await;
    page.wait_until("!$('.panel')").await;
    page.no_errors().await;
}

async fn open_citation(page: &Page, id: &str) {
    page.js_with("await host.select(args[0]);", json!([id])).await;
    page.wait_until(&format!("$('[part=detail] h3')?.textContent === {}", json!(title(id)))).await;
    page.click_named("[data-opens=cite] button", "Cite").await;
    page.wait_for("[data-opened=cite]").await;
}

/// Runs a script as one of the page's own: what it makes is of the same kind there as what the widget knows.
async fn in_page(page: &Page, script: &str) {
    let body = "const script = document.createElement('script');
        script.textContent = args[0];
        document.head.append(script);
        script.remove();";
    page.js_with(body, json!([script])).await;
}

async fn forms(page: &Page) -> Vec<String> {
    strings(&page.value("$$('[data-opened=cite] pre').map(form => form.textContent)").await)
}

async fn an_event_is_cited_in_three_forms(page: &Page) {
    page.put_ready(TIMELINE).await;
    open_citation(page, "embassy-reopened").await;
    let forms = forms(page).await;
    let [address, plain, bibtex, csl] = &forms[..] else { panic!("{forms:?}") };
    assert!(address.starts_with("http://"), "{address}");
    for said in [title("embassy-reopened"), "about 2015", "History, paragraph 5, sentence 2", "https://", address] {
        assert!(plain.contains(said), "“{said}” is missing in {plain}");
    }
    assert!(bibtex.starts_with("@misc{embassy-reopened,") && bibtex.contains("paragraph 5, sentence 2"), "{bibtex}");
    let items: Value = serde_json::from_str(csl).unwrap();
    assert_eq!((&items[0]["id"], &items[0]["URL"]), (&json!("embassy-reopened"), &json!(address)));
    assert!(items[1]["note"].as_str().unwrap().contains("paragraph 5, sentence 2"), "{items}");
    let links = strings(&page.value("$$('[data-opened=cite] a').map(link => link.href)").await);
    assert!(links.contains(&DATASET.license.url) && links.iter().any(|link| link.contains("wikipedia")), "{links:?}");
    page.key("Escape").await;
    page.wait_until("!$('.panel') && root.activeElement?.closest('[data-opens=cite]')").await;
    assert_eq!(page.selected_id().await, "embassy-reopened");
    page.no_errors().await;
}

async fn what_is_copied_is_said(page: &Page) {
    page.put_ready(TIMELINE).await;
    open_citation(page, "embassy-closed").await;
    let forms = forms(page).await;
    let lend = |clipboard: &str| {
        format!("Object.defineProperty(navigator, 'clipboard', {{configurable: true, value: {clipboard}}});")
    };
    in_page(page, &lend("{writeText: async text => { window.copied = text; }}")).await;
    page.click_named("[data-opened=cite] button", "Copy: BibTeX").await;
    page.wait_until("$('[data-opened=cite] [role=status]').textContent === 'Copied: BibTeX.'").await;
    assert_eq!(page.string("copied").await, forms[2]);
    // Where the page may not, or has no clipboard: as a reader copies.
    for clipboard in ["{writeText: async () => { throw new Error('no'); }}", "undefined"] {
        in_page(page, &lend(clipboard)).await;
        page.js("document.execCommand = what => { const field = root.activeElement; window.copied = what + field.value.slice(field.selectionStart, field.selectionEnd); return true; };").await;
        page.look("named('[data-opened=cite] button', 'Copy: Text').focus();").await;
        page.key("Enter").await;
        page.wait_until("$('[data-opened=cite] [role=status]').textContent === 'Copied: Text.'").await;
        assert_eq!(page.string("copied").await, format!("copy{}", forms[1]));
        assert_eq!(page.string("root.activeElement.textContent").await, "Copy");
        page.js("document.execCommand = () => false;").await;
        page.click_named("[data-opened=cite] button", "Copy: CSL").await;
        page.wait_until("$('[data-opened=cite] [role=status]').textContent.includes('by hand')").await;
        assert_eq!(page.count("[data-opened=cite] textarea").await, 0);
    }
    page.no_errors().await;
}

async fn a_permalink_is_of_the_event_only_where_it_opens_there(page: &Page) {
    page.put_ready(TIMELINE).await;
    open_citation(page, "embassy-closed").await;
    assert_eq!(forms(page).await[0], page.string("location.href").await);
    assert!(page.text("[data-opened=cite]").await.contains("Address of this page"));
    page.put_ready(&TIMELINE.replace("lang=", "url-state lang=")).await;
    open_citation(page, "embassy-closed").await;
    let address = page.string("location.href.split('#')[0]").await;
    assert_eq!(forms(page).await[0], format!("{address}#selected=embassy-closed"));
    assert!(page.text("[data-opened=cite]").await.contains("Link to this event"));
}

async fn an_event_is_cited_with_keys_alone(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("await host.select('embassy-closed');").await;
    page.wait_for("[data-opens=cite]").await;
    page.js("$('[data-opens=cite] button').focus();").await;
    page.key("Enter").await;
    page.wait_until("root.activeElement?.dataset.opened === 'cite'").await;
    page.js("document.execCommand = () => true; Object.defineProperty(navigator, 'clipboard', {value: undefined});")
        .await;
    page.key("Tab").await;
    page.wait_until(
        "root.activeElement?.ariaLabel === 'Close' || root.activeElement?.getAttribute('aria-label') === 'Close'",
    )
    .await;
    page.key("Tab").await;
    page.key("Enter").await;
    page.wait_until("$('[data-opened=cite] [role=status]').textContent.startsWith('Copied: ')").await;
    page.key("Escape").await;
    page.wait_until("root.activeElement?.closest('[data-opens=cite]')").await;
}

async fn panels_are_free_of_barriers(page: &Page) {
    for (width, theme) in [(1200, "light"), (1200, "dark"), (320, "light")] {
        page.size(width, 800).await;
        page.put_ready(&TIMELINE.replace("lang=", &format!(r#"theme="{theme}" lang="#))).await;
        open_files(page).await;
        page.pause(150).await;
        assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "files, {width}, {theme}");
        fits(page, "files").await;
        page.key("Escape").await;
        open_citation(page, "embassy-reopened").await;
        page.pause(150).await;
        assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "citation, {width}, {theme}");
        fits(page, "cite").await;
    }
}

/// Nothing in a panel is wider than it, and what can be pressed is large enough.
async fn fits(page: &Page, panel: &str) {
    let body = "const panel = $(`[data-opened=${args[0]}]`), all = host.getBoundingClientRect(), box = panel.getBoundingClientRect();
        const small = [...panel.querySelectorAll('button')].map(button => button.getBoundingClientRect()).filter(box => box.width < 24 || box.height < 24).length;
        return {inside: box.left >= all.left - 1 && box.right <= all.right + 1, wide: panel.scrollWidth > panel.clientWidth, small};";
    let seen = page.js_with(body, json!([panel])).await;
    assert_eq!(seen, json!({"inside": true, "wide": false, "small": 0}), "{panel}");
}

async fn panels_speak_the_language_of_the_reader(page: &Page) {
    for (lang, cite, copy, form, sentence) in [
        ("es", "Citar", "Copiar", "Texto", "párrafo 5, frase 2"),
        ("ko", "인용하기", "복사", "텍스트", "5번째 문단, 2번째 문장"),
    ] {
        page.put_ready(&TIMELINE.replace(r#"lang="en""#, &format!(r#"lang="{lang}""#))).await;
        page.js("await host.select('embassy-reopened');").await;
        page.click_named("[part=detail] button", cite).await;
        page.wait_for("[data-opened=cite]").await;
        let said = page.text("[data-opened=cite]").await;
        for words in [form, copy, sentence] {
            assert!(said.contains(words), "“{words}” is missing in {said}");
        }
        let words = page.js("return (await (await host.exportAs('csv')).text()).split('\\r\\n')[0];").await;
        assert!(words.as_str().unwrap().contains(if lang == "es" { "título" } else { "제목" }), "{words}");
    }
}
