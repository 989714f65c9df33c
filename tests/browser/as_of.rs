//! The as-of day: how it is chosen, what is said of it and how sure that is, and where the focus goes.

use crate::page::Page;
use crate::run::scenarios;
use crate::widget::{TIMELINE, near, strings, title};
use serde_json::json;

scenarios![
    the_head_opens_the_state_on_the_last_day_and_takes_the_reader_there,
    the_day_is_dragged_and_what_is_said_follows,
    a_press_on_the_axis_chooses_its_day,
    keys_on_the_handle_move_the_day,
    what_is_no_day_is_said_beside_the_field_and_kept,
    the_attribute_opens_the_state_and_leaves_the_focus_alone,
    what_vague_dates_leave_open_is_not_told_as_known,
    what_happened_last_and_what_comes_next,
    every_line_shows_in_shape_and_words_how_sure_it_is,
    the_periods_that_hold_stand_out_on_the_stage,
    changes_and_years_are_one_step_away,
    without_a_day_the_focus_goes_back_to_the_button,
    escape_closes_and_gives_the_focus_back,
    letters_typed_in_the_field_are_no_commands,
    an_event_is_one_click_away_and_a_citation_too,
    the_keyboard_is_enough,
    only_the_title_is_said_when_the_day_changes,
    nothing_is_wider_than_a_small_screen,
    a_day_is_typed_in_three_languages,
];
scenarios![Chromium: no_barriers_in_three_languages_and_both_themes];

const PANEL: &str = "[data-opened=standing]";
const HANDLE: &str = "[part=stage] [role=slider]";

fn with(attributes: &str) -> String {
    TIMELINE.replace(" view=", &format!(" {attributes} view="))
}

async fn on(page: &Page, day: &str) {
    page.put_ready(&with(&format!("as-of=\"{day}\""))).await;
    page.wait_for(PANEL).await;
}

async fn heading(page: &Page) -> String {
    page.text(&format!("{PANEL} h3")).await
}

async fn headed(page: &Page, expect: &str) {
    page.wait_until(&format!("$('{PANEL} h3')?.textContent === {}", json!(expect))).await;
}

/// The sentences under one heading.
async fn told(page: &Page, heading: &str) -> Vec<String> {
    let body = "const group = $$(`[data-opened=standing] .told section`).find(one => one.querySelector('h4').textContent === args[0]);
        return [...group?.querySelectorAll(':scope > ul > li') ?? []]
            .map(line => line.querySelector('p, .said').textContent.trim());";
    strings(&page.js_with(body, json!([heading])).await)
}

async fn day(page: &Page) -> f64 {
    page.wait_for(HANDLE).await;
    page.number(&format!("Number($('{HANDLE}').getAttribute('aria-valuenow'))")).await
}

/// Types over what the field says.
async fn type_day(page: &Page, text: &str) {
    page.js(&format!("const field = $('{PANEL} input'); field.focus(); field.select();")).await;
    page.write(text).await;
    page.key("Enter").await;
}

async fn the_head_opens_the_state_on_the_last_day_and_takes_the_reader_there(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.click_named("[part=header] button", "State on a day").await;
    headed(page, "The state of relations on 31 December 2019").await;
    page.wait_until(&format!("root.activeElement === $('{PANEL}')")).await;
    page.click_named("[part=header] button", "State on a day").await;
    page.wait_until(&format!("!$('{PANEL}')")).await;
    assert!(day(page).await > 0.0, "the day stays on the stage");
}

async fn the_day_is_dragged_and_what_is_said_follows(page: &Page) {
    on(page, "2014-06-01").await;
    let (from, plot) = (page.rect(HANDLE).await.center(), page.plot().await);
    let to = (plot.left + plot.width * 0.3, from.1);
    page.hold(from, to).await;
    let meant = page.day_at(to.0).await;
    page.wait_until(&format!("Math.abs(Number($('{HANDLE}').getAttribute('aria-valuenow')) - {meant}) < 120")).await;
    let spoken = page.string(&format!("$('{HANDLE}').getAttribute('aria-valuetext')")).await;
    headed(page, &format!("The state of relations on {spoken}")).await;
    page.let_go().await;
    near(day(page).await, meant, page.days_per_px().await * 2.0 + 1.0, "the day under the pointer");
    let panned = page.days_at_rest().await;
    page.hover_at((to.0 + 60.0, to.1)).await;
    page.drawn().await;
    assert_eq!(page.days().await, panned, "the stage was not dragged along");
    near(day(page).await, meant, page.days_per_px().await * 2.0 + 1.0, "a handle that was let go stays");
}

async fn a_press_on_the_axis_chooses_its_day(page: &Page) {
    on(page, "2014-06-01").await;
    let (at, plot) = (page.rect(HANDLE).await.center(), page.plot().await);
    let x = plot.left + plot.width * 0.25;
    page.click_at((x, at.1)).await;
    let meant = page.day_at(x).await;
    page.wait_until(&format!("Math.abs(Number($('{HANDLE}').getAttribute('aria-valuenow')) - {meant}) < 120")).await;
}

async fn keys_on_the_handle_move_the_day(page: &Page) {
    on(page, "2014-06-01").await;
    page.js(&format!("$('{HANDLE}').focus();")).await;
    for (key, expect) in [
        ("ArrowRight", "2 June 2014"),
        ("ArrowLeft", "1 June 2014"),
        ("Shift+ArrowRight", "1 July 2014"),
        ("PageDown", "1 July 2013"),
        ("PageUp", "1 July 2014"),
        ("End", "31 December 2019"),
        ("ArrowUp", "1 January 2020"),
    ] {
        page.key(key).await;
        headed(page, &format!("The state of relations on {expect}")).await;
        page.wait_until(&format!("root.activeElement === $('{HANDLE}')")).await;
        assert_eq!(page.string(&format!("$('{HANDLE}').getAttribute('aria-valuetext')")).await, expect, "{key}");
    }
    page.key("Escape").await;
    page.wait_until(&format!("!$('{PANEL}') && root.activeElement === $('{HANDLE}')")).await;
    page.key("Enter").await;
    page.wait_until(&format!("root.activeElement === $('{PANEL}')")).await;
}

async fn a_day_is_typed_in_three_languages(page: &Page) {
    for (lang, typed, expect) in [
        ("en", "1 June 2014", "The state of relations on 1 June 2014"),
        ("en", "1974-05-02", "The state of relations on 2 May 1974"),
        ("es", "1 de junio de 2014", "Estado de las relaciones el 1 de junio de 2014"),
        ("es", "2/5/1974", "Estado de las relaciones el 2 de mayo de 1974"),
        ("ko", "2014년 6월 1일", "2014년 6월 1일 당시 관계의 상태"),
    ] {
        page.put_ready(&with("as-of=2018-01-01").replace("\"en\"", &format!("\"{lang}\""))).await;
        type_day(page, typed).await;
        headed(page, expect).await;
        assert_eq!(page.string(&format!("$('{PANEL} input').getAttribute('aria-invalid')")).await, "false");
        page.wait_until(&format!("root.activeElement === $('{PANEL} input')")).await;
    }
}

async fn what_is_no_day_is_said_beside_the_field_and_kept(page: &Page) {
    on(page, "2014-06-01").await;
    type_day(page, "31 June 2014").await;
    page.wait_until(&format!("$('{PANEL} input').getAttribute('aria-invalid') === 'true'")).await;
    let seen = page
        .js(&format!(
            "const field = $('{PANEL} input');
            const told = root.getElementById(field.getAttribute('aria-describedby'));
            return [field.value, told.textContent, told.getAttribute('role')];"
        ))
        .await;
    let says = "“31 June 2014” is not a day. Write 2014-06-01 or 1 June 2014.";
    assert_eq!(seen, json!(["31 June 2014", says, "alert"]));
    assert_eq!(heading(page).await, "The state of relations on 1 June 2014", "the day stays");
    type_day(page, "30 June 2014").await;
    headed(page, "The state of relations on 30 June 2014").await;
    assert_eq!(page.count(&format!("{PANEL} [role=alert]")).await, 0);
}

async fn the_attribute_opens_the_state_and_leaves_the_focus_alone(page: &Page) {
    let field = "<label>Mine <input id=mine></label>";
    page.put_ready(&format!("{field}{}", with("as-of=\"2014-06-01\""))).await;
    page.wait_for(PANEL).await;
    page.drawn().await;
    assert_eq!(page.value("root.activeElement").await, json!(null), "as the page opens");
    page.js("document.getElementById('mine').focus(); host.setAttribute('as-of', '1974-01-01');").await;
    headed(page, "The state of relations on 1 January 1974").await;
    assert_eq!(page.string("document.activeElement.id").await, "mine");
    page.js("host.removeAttribute('as-of');").await;
    page.wait_until(&format!("!$('{PANEL}') && !$('{HANDLE}')")).await;
    page.js("host.setAttribute('as-of', '1980-01-01');").await;
    headed(page, "The state of relations on 1 January 1980").await;
    page.drawn().await;
    assert_eq!(page.string("document.activeElement.id").await, "mine");
    // What somebody reads is not taken away.
    page.js("host.removeAttribute('as-of'); await host.select('embassy-closed');").await;
    page.wait_until(&format!("!$('{PANEL}') && !$('{HANDLE}') && $('[part=detail] h3')")).await;
    page.js("host.setAttribute('as-of', '1980-01-01');").await;
    page.wait_for(HANDLE).await;
    page.drawn().await;
    assert_eq!(page.count(PANEL).await, 0);
}

async fn what_vague_dates_leave_open_is_not_told_as_known(page: &Page) {
    on(page, "1995-06-01").await;
    let embassy = told(page, "North Korea's embassy in Caracas").await;
    assert_eq!(embassy.len(), 1, "{embassy:?}");
    assert!(embassy[0].contains("“Open” or “Closed”") && embassy[0].contains("not known"), "{embassy:?}");
    assert!(embassy[0].contains("at some time in the 1990s"), "{embassy:?}");
    let body = "return $$('[data-opened=standing] .told section').filter(one => one.querySelector('h4').textContent.includes('embassy in Caracas'))
        .map(one => one.querySelector('li').className);";
    assert_eq!(page.js(body).await, json!(["possibly"]));
}

async fn what_happened_last_and_what_comes_next(page: &Page) {
    on(page, "1980-01-01").await;
    let [last, next] = ["north-korea-recognised", "embassy-closed"].map(title);
    assert_eq!(
        told(page, "What had happened last").await,
        [format!("{last} (1974); another statement contradicts this.")]
    );
    assert_eq!(told(page, "What comes next").await, [format!("{next} (in the 1990s).")]);
    // What has always been so has no beginning to wait for.
    on(page, "1950-01-01").await;
    let always =
        format!("{} (before 1974); another statement contradicts this.", title("south-korea-sole-representative"));
    assert_eq!(told(page, "What had happened last").await, [always]);
    on(page, "2020-06-01").await;
    assert_eq!(told(page, "What comes next").await, ["Nothing later is recorded."]);
}

async fn every_line_shows_in_shape_and_words_how_sure_it_is(page: &Page) {
    on(page, "1980-01-01").await;
    let body = "return $$('[data-opened=standing] .told > section > ul > li').map(line => {
            const circle = getComputedStyle(line.querySelector('.sign circle'));
            return [line.className, line.querySelector('.sign path').getAttribute('d').length,
                circle.strokeDasharray !== 'none', line.querySelector('.sure').textContent];
        });";
    let lines = page.js(body).await;
    let lines = lines.as_array().unwrap();
    assert!(lines.len() > 5, "{lines:?}");
    let (mut shapes, mut names) = (Vec::new(), Vec::new());
    for line in lines {
        let name = line[0].as_str().unwrap();
        let shape = (line[1].as_u64().unwrap(), line[2].as_bool().unwrap());
        let word = line[3].as_str().unwrap();
        let expect: &[&str] = match name {
            "certainly" => &["certain"],
            "possibly" => &["not certain"],
            _ => &["not on this day", ""],
        };
        assert!(expect.contains(&word), "{line}");
        if !names.contains(&name) {
            assert!(!shapes.contains(&shape), "{name} looks like another");
            names.push(name);
            shapes.push(shape);
        }
    }
    assert!(names.len() == 3 && names.contains(&"certainly") && names.contains(&"possibly"), "{names:?}");
}

async fn the_periods_that_hold_stand_out_on_the_stage(page: &Page) {
    let outlines = "$$('[part=stage] .holding rect').map(one => one.getAttribute('class'))";
    on(page, "1980-01-01").await;
    let seen = strings(&page.value(outlines).await);
    assert!(seen.contains(&"certain".to_owned()), "{seen:?}");
    on(page, "1995-06-01").await;
    let seen = strings(&page.value(outlines).await);
    assert!(seen.iter().filter(|one| *one == "possible").count() >= 2, "one embassy, open or closed: {seen:?}");
    let body = "const line = $('[part=stage] .as-of .line').getBoundingClientRect();
        return $$('[part=stage] .holding rect').every(one => {
            const box = one.getBoundingClientRect();
            return box.left <= line.right + 1 && box.right >= line.left - 1;
        });";
    assert_eq!(page.js(body).await, true, "the day lies in each of them");
}

async fn changes_and_years_are_one_step_away(page: &Page) {
    on(page, "1980-01-01").await;
    for (name, expect) in [
        ("Later change", "1 January 1990"),
        ("Earlier change", "1 January 1975"),
        ("A year later", "1 January 1976"),
        ("A year earlier", "1 January 1975"),
    ] {
        page.click_named(&format!("{PANEL} button"), name).await;
        headed(page, &format!("The state of relations on {expect}")).await;
    }
    // Where there is none left, the button stays and keeps the focus.
    on(page, "1900-01-01").await;
    page.js(&format!("$$('{PANEL} button').find(one => one.textContent.trim() === 'Earlier change').focus();")).await;
    for _ in 0..40 {
        page.key("Enter").await;
    }
    let left = "root.activeElement.textContent.trim() === 'Earlier change' && root.activeElement.getAttribute('aria-disabled') === 'true'";
    page.wait_until(left).await;
}

async fn without_a_day_the_focus_goes_back_to_the_button(page: &Page) {
    on(page, "2014-06-01").await;
    page.js(&format!("$('{PANEL} .without').focus();")).await;
    page.key("Enter").await;
    page.wait_until(&format!("!$('{PANEL}') && !$('{HANDLE}')")).await;
    page.wait_until("root.activeElement?.closest('[data-opens]')?.dataset.opens === 'standing'").await;
    // An emptied field asks for another day.
    page.key("Enter").await;
    page.wait_for(PANEL).await;
    type_day(page, "\u{e003}").await;
    headed(page, "No day is chosen.").await;
    page.wait_until(&format!("root.activeElement === $('{PANEL} input') && !$('{HANDLE}')")).await;
    page.write("1974").await;
    page.key("Enter").await;
    headed(page, "The state of relations on 1 January 1974").await;
}

async fn escape_closes_and_gives_the_focus_back(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("$('[data-opens=standing] button').focus();").await;
    for within in ["input", "button"] {
        page.key("Enter").await;
        page.wait_until(&format!("root.activeElement === $('{PANEL}')")).await;
        page.js(&format!("$('{PANEL} {within}').focus();")).await;
        page.key("Escape").await;
        page.wait_until(&format!("!$('{PANEL}')")).await;
        page.wait_until("root.activeElement?.closest('[data-opens]')?.dataset.opens === 'standing'").await;
    }
}

async fn letters_typed_in_the_field_are_no_commands(page: &Page) {
    on(page, "2014-06-01").await;
    let days = page.days_at_rest().await;
    page.js(&format!("const field = $('{PANEL} input'); field.focus(); field.select();")).await;
    page.write("/?+-0=").await;
    page.drawn().await;
    assert_eq!(page.string(&format!("$('{PANEL} input').value")).await, "/?+-0=");
    assert_eq!(page.days_at_rest().await, days);
    assert_eq!(page.count("[role=dialog]").await, 0);
}

async fn an_event_is_one_click_away_and_a_citation_too(page: &Page) {
    on(page, "1980-01-01").await;
    page.click(&format!("{PANEL} summary")).await;
    page.wait_until(&format!("$('{PANEL} details').open")).await;
    assert!(page.text(&format!("{PANEL} details")).await.contains("paragraph"));
    page.click_named(&format!("{PANEL} .said"), title("embassy-closed")).await;
    page.wait_until("host.selectedId === 'embassy-closed'").await;
    page.wait_until("$('[part=detail]').textContent.includes('in the 1990s')").await;
    page.wait_until("root.activeElement?.closest('[part=detail]')").await;
    assert!(day(page).await > 0.0, "the day stays on the stage");
}

async fn the_keyboard_is_enough(page: &Page) {
    page.put_ready(TIMELINE).await;
    page.js("$('[data-opens=standing] button').focus();").await;
    page.key("Enter").await;
    page.wait_until(&format!("root.activeElement === $('{PANEL}')")).await;
    let stops = page.number(&format!("$$('{PANEL} :is(button, input, summary, a)').length")).await as usize;
    let mut met = Vec::new();
    while met.len() < stops && !met.iter().any(|one| one == "summary") {
        page.key("Tab").await;
        met.push(page.string("root.activeElement?.localName ?? ''").await);
    }
    for name in ["input", "button", "summary"] {
        assert!(met.iter().any(|one| one == name), "{name} is not reached: {met:?}");
    }
    page.key("Escape").await;
    page.wait_until("root.activeElement?.closest('[data-opens]')?.dataset.opens === 'standing'").await;
}

async fn only_the_title_is_said_when_the_day_changes(page: &Page) {
    on(page, "2014-06-01").await;
    let body = "return $$('[data-opened=standing] :is([role=status], [role=alert], [aria-live])').map(one => one.textContent);";
    assert_eq!(page.js(body).await, json!(["The state of relations on 1 June 2014"]));
}

async fn nothing_is_wider_than_a_small_screen(page: &Page) {
    page.size(320, 568).await;
    for lang in ["en", "es", "ko"] {
        page.put_ready(&with("as-of=\"1995-06-01\"").replace("\"en\"", &format!("\"{lang}\""))).await;
        page.wait_for(PANEL).await;
        let body = "const all = host.getBoundingClientRect();
            return $$('[data-opened=standing] *').filter(element => {
                const box = element.getBoundingClientRect();
                return box.width > 0 && (box.right > all.right + 1 || box.left < all.left - 1);
            }).map(element => element.localName + ' ' + element.textContent.slice(0, 40));";
        assert_eq!(strings(&page.js(body).await), Vec::<String>::new(), "{lang}");
        let small = "return $$('[data-opened=standing] :is(button, input, summary)').filter(one => {
                const {width, height} = one.getBoundingClientRect();
                return width < 24 || height < 24;
            }).map(one => one.textContent);";
        assert_eq!(strings(&page.js(small).await), Vec::<String>::new(), "too small to hit in {lang}");
    }
}

async fn no_barriers_in_three_languages_and_both_themes(page: &Page) {
    for theme in ["light", "dark"] {
        for lang in ["en", "es", "ko"] {
            let attributes = format!("as-of=\"1995-06-01\" theme=\"{theme}\"");
            let markup = with(&attributes).replace("\"en\"", &format!("\"{lang}\""));
            page.put_ready(&markup).await;
            page.wait_for(PANEL).await;
            type_day(page, "?").await;
            page.wait_for(&format!("{PANEL} [role=alert]")).await;
            page.pause(200).await;
            assert_eq!(page.axe(Some("relations-timeline")).await, Vec::<String>::new(), "{theme} {lang}");
        }
    }
}
