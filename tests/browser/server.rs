//! Knows how to serve the built widget and the test pages on a loopback port, and remembers what was asked for.
//!
//! `/pages/…` and `/data/…` are the folders of that name beside the browser tests, `/package/…` is the page that has
//! installed the package; every other path is the built widget. A path may be prefixed: `/csp/…` answers with a strict Content-Security-Policy, `/slow/500/…` waits 500 ms
//! first, `/cors/…` lets other origins read the answer, `/status/500/…` answers with that status and no content, `/noscript/…` lets no script run. `/hostile/…` and
//! `/heavy/…` are inputs by their numbers. POSTs to `/csp-report` are collected.

use crate::hostile;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use std::{env, fs};

/// The strictest policy that a page with wasm can have.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self'; report-uri /csp-report";

/// What a reader sees whose browser runs no scripts.
const NO_SCRIPT_POLICY: &str = "script-src 'none'";

#[derive(Clone)]
pub struct Server {
    pub port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    dist: PathBuf,
    package: Option<PathBuf>,
    log: Mutex<Vec<Request>>,
    /// What is out of order: how its path ends.
    broken: Mutex<Option<&'static str>>,
}

/// One request: its path with the query, its headers in lower case, its body.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub headers: HashMap<String, String>,
    pub body: String,
}

impl Server {
    pub fn start() -> Result<Server, String> {
        let dist = env::var_os("RELATIONS_DIST").map(PathBuf::from).filter(|folder| folder.is_dir()).ok_or(
            "RELATIONS_DIST does not name the folder of the built widget: run the browser tests with `cargo xtask test`.",
        )?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| format!("No free port: {error}."))?;
        let port = listener.local_addr().map_err(|error| format!("No free port: {error}."))?.port();
        let package = env::var_os("RELATIONS_PACKAGE").map(PathBuf::from);
        let shared = Arc::new(Shared { dist, package, log: Mutex::default(), broken: Mutex::default() });
        let server = Server { port, shared: shared.clone() };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = shared.clone();
                thread::spawn(move || answer(stream, &shared));
            }
        });
        Ok(server)
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Everything asked for since the scenario began.
    pub fn requests(&self) -> Vec<Request> {
        self.log().clone()
    }

    /// The reports of violations of the Content-Security-Policy since the scenario began.
    pub fn csp_reports(&self) -> Vec<String> {
        self.log().iter().filter(|request| request.path == "/csp-report").map(|request| request.body.clone()).collect()
    }

    /// Forgets what was asked for, and serves everything again.
    pub fn forget(&self) {
        self.log().clear();
        self.break_down(None);
    }

    /// From now on answers with 503 for paths that end so, and only for them.
    pub fn break_down(&self, ending: Option<&'static str>) {
        *self.shared.broken.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = ending;
    }

    fn log(&self) -> std::sync::MutexGuard<'_, Vec<Request>> {
        self.shared.log.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

fn answer(mut stream: TcpStream, shared: &Shared) {
    let Some(request) = read_request(&stream) else { return };
    let method = request.method.clone();
    let target = request.path.clone();
    shared.log.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(request);

    let mut path = target.split(['?', '#']).next().unwrap_or_default();
    let broken = *shared.broken.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let (mut policy, mut sharing) = ("", "");
    let response = loop {
        if let Some(rest) = path.strip_prefix("/csp/") {
            policy = STRICT_POLICY;
            path = &path[path.len() - rest.len() - 1..];
        } else if let Some(rest) = path.strip_prefix("/noscript/") {
            policy = NO_SCRIPT_POLICY;
            path = &path[path.len() - rest.len() - 1..];
        } else if let Some(rest) = path.strip_prefix("/cors/") {
            sharing = "Access-Control-Allow-Origin: *\r\n";
            path = &path[path.len() - rest.len() - 1..];
        } else if let Some((number, rest)) = path.strip_prefix("/slow/").and_then(|rest| rest.split_once('/')) {
            thread::sleep(Duration::from_millis(number.parse().unwrap_or(0)));
            path = &path[path.len() - rest.len() - 1..];
        } else if let Some(number) = path.strip_prefix("/hostile/") {
            break input(&hostile::SMALL, number);
        } else if let Some(number) = path.strip_prefix("/heavy/") {
            break input(&hostile::HEAVY, number);
        } else if let Some(rest) = path.strip_prefix("/status/") {
            let number = rest.split('/').next().unwrap_or(rest).parse().unwrap_or(500);
            break (number, "text/plain", Vec::new());
        } else if broken.is_some_and(|ending| path.ends_with(ending)) {
            break (503, "text/plain", Vec::new());
        } else if path == "/csp-report" || path == "/favicon.ico" {
            break (204, "text/plain", Vec::new());
        } else {
            break match fs::read(file_of(path, shared)) {
                Ok(bytes) => (200, mime_of(path), bytes),
                Err(_) => (404, "text/plain", format!("{path} is not here.").into_bytes()),
            };
        }
    };
    let (status, mime, bytes) = response;
    let policy = if policy.is_empty() { String::new() } else { format!("Content-Security-Policy: {policy}\r\n") };
    let head = format!(
        "HTTP/1.1 {status} Answer\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n{policy}{sharing}\
         Connection: close\r\n\r\n",
        bytes.len()
    );
    let _ = stream.write_all(head.as_bytes());
    if method != "HEAD" {
        let _ = stream.write_all(&bytes);
    }
}

/// An input that is made to break things, as what it is not.
fn input(inputs: &[hostile::Input], number: &str) -> (u16, &'static str, Vec<u8>) {
    match number.parse().ok().and_then(|number: usize| inputs.get(number)) {
        Some(input) => (200, "application/octet-stream", input.bytes.clone()),
        None => (404, "text/plain", Vec::new()),
    }
}

fn read_request(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let (method, path) = (words.next()?.to_string(), words.next()?.to_string());
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_string());
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request { method, path, headers, body: String::from_utf8_lossy(&body).into_owned() })
}

fn file_of(path: &str, shared: &Shared) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (root, path) = match (path.strip_prefix("/package/"), &shared.package) {
        (Some(path), Some(package)) => (package.as_path(), path),
        _ if path.starts_with("/pages/") || path.starts_with("/data/") => (tests.as_path(), path),
        _ => (shared.dist.as_path(), path),
    };
    let relative = Path::new(path.trim_start_matches('/'));
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    root.join(if inside && path != "/" { relative } else { Path::new("index.html") })
}

fn mime_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" | "geojson" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ics" => "text/calendar; charset=utf-8",
        "txt" | "ts" | "md" => "text/plain; charset=utf-8",
        _ => "text/html; charset=utf-8",
    }
}
