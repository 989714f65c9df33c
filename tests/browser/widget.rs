//! Knows how the scenarios meet the widget: what its contract calls things, where its plot lies, which days it shows.

use crate::page::{Page, Point, Rect};
use relations_core::dataset::{Dataset, parse};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// An element that is drawn at once, as a timeline in English at any width.
pub const TIMELINE: &str = r#"<relations-timeline loading="eager" lang="en" view="timeline"></relations-timeline>"#;
pub const LIST: &str = r#"<relations-timeline loading="eager" lang="en" view="list"></relations-timeline>"#;

/// The embedded dataset as the core reads it.
pub static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/datasets/north-korea-venezuela.json");
    parse(&fs::read(file).expect("the embedded dataset is in the repository")).0
});

/// The ids of the embedded dataset in order of time.
pub fn ids() -> Vec<&'static str> {
    DATASET.events.iter().map(|event| event.id).collect()
}

/// The English title of an event of the embedded dataset.
pub fn title(id: &str) -> &'static str {
    let event = DATASET.events.iter().find(|event| event.id == id);
    event.unwrap_or_else(|| panic!("no event {id}")).title.get("en")
}

/// The functions that the scripts of `look` can use, about the timeline that is drawn.
const LOOK: &str = "
    const stage = $('[part=stage]');
    const plot = () => {
        const {left, right, width} = $('[part=stage] .plot').getBoundingClientRect(), box = stage.getBoundingClientRect();
        return {left, width, right, top: box.top, bottom: box.bottom, height: box.height};
    };
    const dayAt = x => host.domainDays[0] + (x - plot().left) / plot().width * (host.domainDays[1] - host.domainDays[0]);
    // Until something stays the same for some frames; what is not there never does.
    const rest = async of => {
        let last = '', same = 0, frames = 0;
        while (same < 6 && frames++ < 300) {
            await frame();
            const now = JSON.stringify(of() ?? frames);
            same = now === last ? same + 1 : 0;
            last = now;
        }
    };
    const still = async () => {
        await rest(() => host.domainDays);
        return host.domainDays;
    };
    const mark = id => $(`[part=stage] [data-event-id='${id}']`);
    const parts = box => [box.left, box.top, box.width, box.height];
    // What of a mark is drawn: everything but its words and what lies behind it all, to be hit.
    const shape = drawn => {
        const boxes = [...drawn.querySelectorAll('rect, path')]
            .filter(part => part !== drawn.firstElementChild)
            .map(part => part.getBoundingClientRect());
        const [left, top] = ['left', 'top'].map(side => Math.min(...boxes.map(box => box[side])));
        const [right, bottom] = ['right', 'bottom'].map(side => Math.max(...boxes.map(box => box[side])));
        return {left, top, right, bottom, width: right - left, height: bottom - top};
    };
    const named = (selector, text) => $$(selector).find(element =>
        (element.getAttribute('aria-label') ?? element.textContent).replace(/\\s+/g, ' ').trim().startsWith(text));
";

impl Page {
    /// Opens an empty page and puts markup into it, once the element's class is known.
    pub async fn put(&self, html: &str) {
        self.put_on("/pages/bare.html", html).await;
    }

    pub async fn put_on(&self, path: &str, html: &str) {
        self.open(path).await;
        self.wait_until("customElements.get('relations-timeline')").await;
        self.js_with("document.querySelector('#main').innerHTML = args[0];", json!([html])).await;
    }

    /// The same, and waits until the first element is ready, complete and at rest.
    pub async fn put_ready(&self, html: &str) {
        self.put_on_ready("/pages/bare.html", html).await;
    }

    pub async fn put_on_ready(&self, path: &str, html: &str) {
        self.put_on(path, html).await;
        self.ready().await;
        // What comes later is here, so that what is done next is done at once.
        self.js("await host.panBy(0);").await;
        self.look("if (stage) await still();").await;
    }

    /// Runs a script that knows about the timeline: `plot()`, `dayAt(x)`, `rest(of)`, `still()`, `mark(id)`, `shape(mark)`.
    pub async fn look(&self, body: &str) -> Value {
        self.js(&format!("{LOOK}{body}")).await
    }

    pub async fn look_with(&self, body: &str, args: Value) -> Value {
        self.js_with(&format!("{LOOK}{body}"), args).await
    }

    /// Waits until a condition that knows about the timeline is true.
    pub async fn look_until(&self, expression: &str) {
        self.wait_until(&format!("(() => {{ {LOOK} return ({expression}); }})()")).await;
    }

    /// The first and the last day in view.
    pub async fn days(&self) -> (f64, f64) {
        pair(&self.value("host.domainDays").await)
    }

    /// The same once nothing moves by itself any more.
    pub async fn days_at_rest(&self) -> (f64, f64) {
        pair(&self.look("return await still();").await)
    }

    pub async fn day_at(&self, x: f64) -> f64 {
        let day = self.look_with("return dayAt(args[0]);", json!([x])).await;
        day.as_f64().unwrap_or_else(|| panic!("no day at {x}: {day}"))
    }

    pub async fn days_per_px(&self) -> f64 {
        let days = self.days().await;
        (days.1 - days.0) / self.plot().await.width
    }

    /// Where the time is drawn, beside the names.
    pub async fn plot(&self) -> Rect {
        rect(&self.look("return parts(plot());").await)
    }

    /// A place of the plot near these shares of it on which nothing is drawn that a click would open.
    pub async fn free_point(&self, x: f64, y: f64) -> Point {
        let body = "const {left, top, width, height} = plot(), [x, y] = args;
            const places = [];
            for (let a = 0.1; a < 0.9; a += 0.02) for (let b = 0.3; b < 0.85; b += 0.02) places.push([a, b]);
            places.sort((one, other) => Math.hypot(one[0] - x, one[1] - y) - Math.hypot(other[0] - x, other[1] - y));
            const isFree = ([x, y]) => {
                const at = root.elementFromPoint(x, y);
                return at && stage.contains(at) && !at.closest('[data-event-id], [data-cluster]');
            };
            return places.map(([a, b]) => [Math.round(left + width * a), Math.round(top + height * b)]).find(isFree);";
        pair(&self.look_with(body, json!([x, y])).await)
    }

    /// Where a mark's shape is, without its words.
    pub async fn shape(&self, id: &str) -> Rect {
        rect(&self.look_with("const drawn = mark(args[0]); return drawn && parts(shape(drawn));", json!([id])).await)
    }

    /// The id of the mark that has the focus.
    pub async fn focused_id(&self) -> String {
        self.string("root.activeElement?.dataset?.eventId ?? root.activeElement?.closest('[data-event-id]')?.dataset.eventId ?? ''")
            .await
    }

    pub async fn selected_id(&self) -> String {
        self.string("host.selectedId ?? ''").await
    }

    /// Clicks what is called by this, by its aria-label or else its text: `page.click_named("button", "Zoom in")`.
    pub async fn click_named(&self, selector: &str, name: &str) {
        let found = json!([selector, name]);
        self.look_until(&format!("named({}, {})", found[0], found[1])).await;
        let body = "const found = named(args[0], args[1]);
            found.scrollIntoView({block: 'nearest', behavior: 'instant'});
            await frame();
            return parts(found.getBoundingClientRect());";
        let at = rect(&self.look_with(body, found).await).center();
        self.click_at(at).await;
    }

    /// What the head says about how many events there are.
    pub async fn status(&self) -> String {
        self.text("[role=status]").await.trim().to_string()
    }

    /// Fails if the page has complained about anything.
    pub async fn no_errors(&self) {
        assert_eq!(self.errors().await, Vec::<String>::new());
    }
}

pub fn pair(value: &Value) -> (f64, f64) {
    match (value[0].as_f64(), value[1].as_f64()) {
        (Some(one), Some(other)) => (one, other),
        _ => panic!("not two numbers: {value}"),
    }
}

pub fn rect(value: &Value) -> Rect {
    let part = |index: usize| value[index].as_f64().unwrap_or_else(|| panic!("not a rectangle: {value}"));
    Rect { left: part(0), top: part(1), width: part(2), height: part(3) }
}

pub fn strings(value: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), String::from);
    value.as_array().into_iter().flatten().map(text).collect()
}

/// Fails unless two numbers are as near as said.
pub fn near(is: f64, expect: f64, by: f64, what: &str) {
    assert!((is - expect).abs() <= by, "{what}: it is {is}, and not {expect} ± {by}");
}
