//! Knows how a scenario looks at a page: opening it, asking it in JavaScript, waiting for it, reading its log.
//!
//! A selector means an element in the shadow root of the first `<relations-timeline>`. `host >>> inner` names another
//! host, and a selector that begins with `>>>` is looked up in the page itself.

mod axe;
mod boxes;
pub mod input;

pub use boxes::overlaps;

use crate::browser::Browser;
use crate::engine::{Engine, Media};
use crate::server::Request;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::sleep;

pub struct Page {
    pub browser: Browser,
}

/// A place in the page's viewport, in CSS pixels.
pub type Point = (f64, f64);

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    /// The point at these shares of the width and the height.
    pub fn at(self, x: f64, y: f64) -> Point {
        (self.left + self.width * x, self.top + self.height * y)
    }

    pub fn center(self) -> Point {
        self.at(0.5, 0.5)
    }
}

const PATIENCE: Duration = Duration::from_secs(10);

/// What every script of a scenario can use.
const PRELUDE: &str = "
    const $$ = path => {
        const [host, inner] = path.includes('>>>') ? path.split('>>>').map(part => part.trim()) : ['relations-timeline', path];
        if (!host) return [...document.querySelectorAll(inner)];
        const root = document.querySelector(host)?.shadowRoot;
        return root ? [...root.querySelectorAll(inner)] : [];
    };
    const $ = path => $$(path)[0] ?? null;
    const host = document.querySelector('relations-timeline');
    const root = host?.shadowRoot ?? null;
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
";

impl Page {
    pub fn new(browser: Browser) -> Page {
        Page { browser }
    }

    pub fn engine(&self) -> Engine {
        self.browser.engine
    }

    /// Sets the inner size of the page; every scenario begins at `browser::SIZE`.
    pub async fn size(&self, width: u32, height: u32) {
        self.browser.set_size((width, height)).await.unwrap_or_else(|sentence| panic!("{sentence}"));
    }

    /// Sets what the reader's system prefers. Comes before `open`, since WebKit starts anew for it.
    pub async fn media(&self, media: Media) {
        self.browser.set_media(media).await.unwrap_or_else(|sentence| panic!("{sentence}"));
    }

    /// Opens a path of the server, such as `/pages/plain.html#view=list`, as a fresh document.
    pub async fn open(&self, path: &str) {
        let client = self.browser.client();
        let url = self.browser.server.url(path);
        let opened = async {
            client.goto("about:blank").await?;
            client.goto(&url).await
        };
        opened.await.unwrap_or_else(|error| panic!("{url} did not open: {error}"));
    }

    /// Opens a path and waits until the first widget in it is ready.
    pub async fn open_ready(&self, path: &str) {
        self.open(path).await;
        self.ready().await;
    }

    /// Waits until the first widget's `ready` promise is kept.
    pub async fn ready(&self) {
        self.wait_until("customElements.get('relations-timeline') && host.ready").await;
        let ready = "await host.ready; await frame();";
        // Waiting again is harmless, and WebKit's driver once in some thousand times cannot read its own answer.
        if self.try_js(ready, json!([])).await.is_err() {
            self.js(ready).await;
        }
    }

    pub async fn back(&self) {
        self.browser.client().back().await.unwrap_or_else(|error| panic!("The page did not go back: {error}"));
    }

    pub async fn forward(&self) {
        self.browser.client().forward().await.unwrap_or_else(|error| panic!("The page did not go forward: {error}"));
    }

    pub async fn reload(&self) {
        self.browser.client().refresh().await.unwrap_or_else(|error| panic!("The page did not reload: {error}"));
    }

    /// Runs the body of an async function in the page: `return await host.exportAs('svg').then(b => b.text())`.
    /// It can use `$` and `$$` (find by selector), `host`, `root` and `frame()`.
    pub async fn js(&self, body: &str) -> Value {
        self.js_with(body, json!([])).await
    }

    /// The same with arguments, an array that the body sees as `args`.
    pub async fn js_with(&self, body: &str, args: Value) -> Value {
        self.try_js(body, args).await.unwrap_or_else(|error| panic!("The page failed at `{body}`: {error}"))
    }

    /// The value of an expression, which may be a promise.
    pub async fn value(&self, expression: &str) -> Value {
        self.js(&format!("return ({expression});")).await
    }

    pub async fn number(&self, expression: &str) -> f64 {
        let value = self.value(expression).await;
        value.as_f64().unwrap_or_else(|| panic!("`{expression}` is not a number but {value}"))
    }

    pub async fn string(&self, expression: &str) -> String {
        let value = self.value(expression).await;
        value.as_str().map(String::from).unwrap_or_else(|| panic!("`{expression}` is not a string but {value}"))
    }

    /// Waits until an expression is true, as JavaScript sees it, and gives its value. An error counts as not yet.
    pub async fn wait_until(&self, expression: &str) -> Value {
        let body =
            format!("const value = ({expression}); return [Boolean(value), value === Object(value) ? true : value];");
        let start = Instant::now();
        loop {
            let last = match self.try_js(&body, json!([])).await {
                Ok(answer) if answer[0] == true => return answer[1].clone(),
                Ok(answer) => answer[1].to_string(),
                Err(error) => error,
            };
            if start.elapsed() > PATIENCE {
                panic!("Waited {PATIENCE:?} in vain for `{expression}`; it is {last}");
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits for two animation frames, in which whatever was asked for has been drawn.
    pub async fn drawn(&self) {
        self.js("await frame(); await frame();").await;
    }

    pub async fn pause(&self, milliseconds: u64) {
        sleep(Duration::from_millis(milliseconds)).await;
    }

    pub async fn count(&self, selector: &str) -> usize {
        let count = self.js_with("return $$(args[0]).length;", json!([selector])).await;
        count.as_u64().unwrap_or(0) as usize
    }

    /// The text of the first element that matches, once there is one.
    pub async fn text(&self, selector: &str) -> String {
        self.wait_for(selector).await;
        let text = self.js_with("return $(args[0])?.textContent ?? null;", json!([selector])).await;
        text.as_str().map(String::from).unwrap_or_else(|| panic!("Nothing matches `{selector}`"))
    }

    pub async fn wait_for(&self, selector: &str) {
        self.wait_until(&format!("$({})", json!(selector))).await;
    }

    /// Where an element is in the viewport, once there is one; it is scrolled into view if it is out of it.
    pub async fn rect(&self, selector: &str) -> Rect {
        self.wait_for(selector).await;
        let body = "const element = $(args[0]);
            if (!element) return null;
            const outside = box => box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth;
            if (outside(element.getBoundingClientRect())) element.scrollIntoView({block: 'nearest', behavior: 'instant'});
            const {left, top, width, height} = element.getBoundingClientRect();
            return [left, top, width, height];";
        let found = self.js_with(body, json!([selector])).await;
        assert!(found.is_array(), "Nothing matches `{selector}`");
        let part = |index: usize| found[index].as_f64().unwrap_or(0.0);
        Rect { left: part(0), top: part(1), width: part(2), height: part(3) }
    }

    /// The events `relations-…` that the page has seen, as pairs of type and detail.
    pub async fn events(&self) -> Vec<(String, Value)> {
        let events = self.watched("events").await;
        events.iter().map(|event| (event[0].as_str().unwrap_or_default().into(), event[1].clone())).collect()
    }

    /// Uncaught errors and console errors of the page.
    pub async fn errors(&self) -> Vec<String> {
        self.watched("errors").await.iter().map(|error| error.as_str().unwrap_or_default().into()).collect()
    }

    /// What the page's Content-Security-Policy has refused, seen by the page itself and reported to the server.
    pub async fn violations(&self) -> Vec<String> {
        let mut all: Vec<String> =
            self.watched("violations").await.iter().map(|line| line.as_str().unwrap_or_default().into()).collect();
        all.extend(self.browser.server.csp_reports());
        all
    }

    /// What the server was asked for since the scenario began.
    pub fn requests(&self) -> Vec<Request> {
        self.browser.server.requests()
    }

    /// The address of everything that the page has fetched, from anywhere.
    pub async fn resources(&self) -> Vec<String> {
        let names = self.value("performance.getEntriesByType('resource').map(entry => entry.name)").await;
        names.as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
    }

    /// Lets the server fail for all paths that end so; for none without.
    pub fn break_down(&self, ending: Option<&'static str>) {
        self.browser.server.break_down(ending);
    }

    pub fn url(&self, path: &str) -> String {
        self.browser.server.url(path)
    }

    /// One of the lists that `/pages/watch.js` keeps; empty in a page without it.
    async fn watched(&self, list: &str) -> Vec<Value> {
        let body = "return JSON.stringify(window.watched?.[args[0]] ?? []);";
        let text = self.try_js(body, json!([list])).await.unwrap_or_default();
        serde_json::from_str(text.as_str().unwrap_or("[]")).unwrap_or_default()
    }

    async fn try_js(&self, body: &str, args: Value) -> Result<Value, String> {
        let script = format!(
            "const done = arguments[1], args = arguments[0];
            (async () => {{ {PRELUDE} {body} }})().then(
                value => done({{value: value === undefined ? null : value}}),
                error => done({{error: String(error?.stack ? error + '\\n' + error.stack : error)}}));"
        );
        let answer =
            self.browser.client().execute_async(&script, vec![args]).await.map_err(|error| error.to_string())?;
        match answer.get("error") {
            Some(error) => Err(error.as_str().unwrap_or_default().into()),
            None => Ok(answer["value"].clone()),
        }
    }
}
