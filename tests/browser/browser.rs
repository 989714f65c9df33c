//! Knows one browser under test: its driver, its session, its size and media, and which real input it can be sent.

use crate::engine::{Driver, Engine, Media};
use crate::page::input::Reach;
use crate::run::say;
use crate::server::Server;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::time::Duration;
use tokio::time::{sleep, timeout};
use url::{ParseError, Url};

/// The inner size of the page that every scenario begins with.
pub const SIZE: (u32, u32) = (1200, 800);

const START: Duration = Duration::from_secs(30);

pub struct Browser {
    pub engine: Engine,
    pub server: Server,
    pub reach: Cell<Reach>,
    client: RefCell<Client>,
    media: Cell<Media>,
    size: Cell<(u32, u32)>,
    /// How much bigger the window is than the page, found out by trying.
    frame: Cell<(i64, i64)>,
    driver: RefCell<Driver>,
}

impl Browser {
    pub async fn start(engine: Engine) -> Result<Browser, String> {
        let server = Server::start()?;
        let (driver, client) = start_session(engine, Media::default()).await?;
        Ok(Browser {
            engine,
            server,
            reach: Cell::default(),
            client: RefCell::new(client),
            media: Cell::default(),
            size: Cell::default(),
            frame: Cell::default(),
            driver: RefCell::new(driver),
        })
    }

    pub fn client(&self) -> Client {
        self.client.borrow().clone()
    }

    /// Leaves nothing of one scenario for the next.
    pub async fn reset(&self) -> Result<(), String> {
        let client = self.client();
        if client.current_url().await.is_ok_and(|url| url.port() == Some(self.server.port)) {
            let _ = client.execute("localStorage.clear(); sessionStorage.clear();", vec![]).await;
            client.delete_all_cookies().await.map_err(|error| error.to_string())?;
        }
        client.goto("about:blank").await.map_err(|error| error.to_string())?;
        client.release_actions().await.map_err(|error| error.to_string())?;
        self.set_media(Media::default()).await?;
        self.set_size(SIZE).await?;
        self.server.forget();
        Ok(())
    }

    /// In WebKit this starts a new session, so it comes before a page is opened.
    pub async fn set_media(&self, media: Media) -> Result<(), String> {
        if self.media.get() == media {
            return Ok(());
        }
        let word = |on: bool, yes: &'static str, no: &'static str| if on { yes } else { no };
        match self.engine {
            Engine::Chromium => {
                let features = json!([
                    {"name": "prefers-color-scheme", "value": word(media.dark, "dark", "light")},
                    {"name": "prefers-reduced-motion", "value": word(media.reduced_motion, "reduce", "no-preference")},
                    {"name": "forced-colors", "value": word(media.forced_colors, "active", "none")},
                    {"name": "prefers-contrast", "value": word(media.more_contrast, "more", "no-preference")},
                ]);
                let command = json!({"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}});
                self.raw(Method::POST, "goog/cdp/execute", command).await?;
            }
            Engine::Firefox => {
                let script = "const [dark, still, forced] = arguments;
                    Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
                    Services.prefs.setIntPref('ui.prefersReducedMotion', still ? 1 : 0);
                    Services.prefs.setIntPref('browser.display.document_color_use', forced ? 2 : 0);";
                let arguments = [media.dark, media.reduced_motion, media.forced_colors].map(Value::from);
                self.in_firefox(script, arguments.to_vec()).await?;
            }
            Engine::WebKit => {
                let (driver, client) = start_session(self.engine, media).await?;
                self.client.replace(client);
                self.driver.replace(driver);
                let size = self.size.take();
                self.set_size(size).await?;
            }
        }
        self.media.set(media);
        Ok(())
    }

    /// Makes the page's inner size exactly this.
    pub async fn set_size(&self, size: (u32, u32)) -> Result<(), String> {
        if self.size.get() == size {
            return Ok(());
        }
        if self.engine == Engine::Firefox {
            // Firefox's window cannot be narrower than 500 px; the part of it that shows the page can.
            let script = "const style = gBrowser.selectedBrowser.style;
                style.flex = 'none'; style.minWidth = '0';
                style.width = arguments[0] + 'px'; style.height = arguments[1] + 'px';";
            self.in_firefox(script, vec![json!(size.0), json!(size.1)]).await?;
        }
        let wanted = (i64::from(size.0), i64::from(size.1));
        let mut inner = (0, 0);
        for _ in 0..4 {
            if self.engine != Engine::Firefox {
                let (width, height) = (wanted.0 + self.frame.get().0, wanted.1 + self.frame.get().1);
                let rect = json!({"x": 0, "y": 0, "width": width, "height": height});
                self.raw(Method::POST, "window/rect", rect).await?;
            }
            for _ in 0..20 {
                inner = self.inner_size().await?;
                if inner == wanted {
                    self.size.set(size);
                    return Ok(());
                }
                sleep(Duration::from_millis(10)).await;
            }
            let frame = self.frame.get();
            self.frame.set((frame.0 + wanted.0 - inner.0, frame.1 + wanted.1 - inner.1));
        }
        self.frame.take();
        Err(format!("{} could not make its page {size:?} big, only {inner:?}.", self.engine.name()))
    }

    async fn inner_size(&self) -> Result<(i64, i64), String> {
        let script = "return [innerWidth, innerHeight]";
        let size = self.client().execute(script, vec![]).await.map_err(|error| error.to_string())?;
        Ok((size[0].as_i64().unwrap_or(0), size[1].as_i64().unwrap_or(0)))
    }

    /// How many nodes of documents are alive after a collection of garbage; only Chromium can say.
    pub async fn living_nodes(&self) -> Option<f64> {
        if self.engine != Engine::Chromium {
            return None;
        }
        let mut answer = Value::Null;
        for cmd in [
            "Performance.enable",
            "HeapProfiler.collectGarbage",
            "HeapProfiler.collectGarbage",
            "Performance.getMetrics",
        ] {
            answer = self.raw(Method::POST, "goog/cdp/execute", json!({"cmd": cmd, "params": {}})).await.ok()?;
        }
        let metrics = answer["metrics"].as_array()?;
        metrics.iter().find(|metric| metric["name"] == "Nodes")?["value"].as_f64()
    }

    /// Runs a script in Firefox's own window instead of the page.
    async fn in_firefox(&self, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
        self.raw(Method::POST, "moz/context", json!({"context": "chrome"})).await?;
        let result = self.client().execute(script, arguments).await;
        self.raw(Method::POST, "moz/context", json!({"context": "content"})).await?;
        result.map_err(|error| error.to_string())
    }

    /// Sends a command that the client library has no function for.
    async fn raw(&self, method: Method, path: &'static str, body: Value) -> Result<Value, String> {
        self.client()
            .issue_cmd(Raw { method, path, body })
            .await
            .map_err(|error| format!("{path} failed in {}: {error}", self.engine.name()))
    }
}

/// A driver of its own for each session: a new session of a used WebKit driver hangs now and then.
async fn start_session(engine: Engine, media: Media) -> Result<(Driver, Client), String> {
    let mut last = String::new();
    for _ in 0..2 {
        let driver = engine.start_driver()?;
        let Value::Object(capabilities) = engine.capabilities(&driver, media)? else { break };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match timeout(START, builder.capabilities(capabilities).connect(&driver.url)).await {
            Ok(Ok(client)) => return Ok((driver, client)),
            Ok(Err(error)) => last = format!("{error}\nIts driver said: {}", driver.process.log()),
            Err(_) => last = format!("nothing happened in {START:?}.\nIts driver said: {}", driver.process.log()),
        }
        say(&format!("{} did not start: {last}", engine.name()));
    }
    Err(format!("{} did not start: {last}", engine.name()))
}

#[derive(Debug)]
struct Raw {
    method: Method,
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (self.method.clone(), Some(self.body.to_string()))
    }
}
