//! Knows the three engines: which programs each needs, how its driver is started and what a session asks for.

use crate::process::{Kept, find_program, free_port};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What the reader's system says that a page can ask for in media queries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Media {
    pub dark: bool,
    pub reduced_motion: bool,
    /// Only Chromium and Firefox can do it; in WebKit it is left out.
    pub forced_colors: bool,
    /// Only Chromium can do it by itself; in Firefox it comes with forced colours, in WebKit it is left out.
    pub more_contrast: bool,
}

/// A running driver and what it needs around it.
pub struct Driver {
    pub url: String,
    pub process: Kept,
    screen: Option<Kept>,
}

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    pub fn start_driver(self) -> Result<Driver, String> {
        browser_binary(self)?;
        let port = free_port()?;
        let mut args = vec![format!("--port={port}")];
        let mut envs = vec![];
        let mut screen = None;
        let driver = match self {
            Engine::Chromium => need(&["chromedriver"], "chromium-driver")?,
            Engine::Firefox => {
                // The size of the page and its media queries are set from Firefox's own side.
                args.push("--allow-system-access".into());
                envs.extend([("MOZ_HEADLESS_WIDTH", "2400".into()), ("MOZ_HEADLESS_HEIGHT", "1800".into())]);
                need(&["geckodriver"], "geckodriver (with cargo install geckodriver)")?
            }
            Engine::WebKit => {
                let (kept, display) = start_screen()?;
                envs = gtk_environment(&kept.scratch, display);
                screen = Some(kept);
                need(&["WebKitWebDriver"], "webkit2gtk-driver")?
            }
        };
        let process = Kept::start(&driver, &args, &envs)?;
        wait_for_port(port, &process, self)?;
        Ok(Driver { url: format!("http://127.0.0.1:{port}/"), process, screen })
    }

    pub fn capabilities(self, driver: &Driver, media: Media) -> Result<Value, String> {
        let binary = browser_binary(self)?;
        Ok(match self {
            Engine::Chromium => {
                let mut args = vec![
                    "--headless",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--lang=en-US",
                    "--force-device-scale-factor=1",
                ];
                if fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
                    args.push("--no-sandbox");
                }
                json!({"browserName": "chrome", "goog:chromeOptions": {"binary": binary, "args": args}})
            }
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {"binary": binary, "args": ["-headless"], "prefs": {
                    "intl.accept_languages": "en-US, en",
                    "layout.css.prefers-color-scheme.content-override": 1,
                    "ui.prefersReducedMotion": 0,
                    // One process for all pages, where each scenario would start one of its own.
                    "fission.autostart": false,
                    "dom.ipc.processCount": 1,
                    "dom.ipc.processPrelaunch.enabled": false,
                }},
            }),
            Engine::WebKit => {
                write_gtk_settings(driver, media)?;
                let mut args = vec!["--automation"];
                if media.dark {
                    args.push("--dark-mode");
                }
                json!({"webkitgtk:browserOptions": {"binary": binary, "args": args}})
            }
        })
    }
}

fn browser_binary(engine: Engine) -> Result<PathBuf, String> {
    match engine {
        Engine::Chromium => need(&["chromium", "chromium-browser", "google-chrome"], "chromium"),
        Engine::Firefox => need(&["firefox", "firefox-esr"], "firefox-esr"),
        Engine::WebKit => mini_browser().ok_or_else(|| {
            "WebKit's MiniBrowser is missing: install webkit2gtk-driver, or run `cargo xtask test`.".into()
        }),
    }
}

fn need(programs: &[&str], package: &str) -> Result<PathBuf, String> {
    find_program(programs).ok_or_else(|| {
        format!("{} is not on the PATH: install {package}, or run `cargo xtask test`.", programs.join(" or "))
    })
}

/// MiniBrowser is no program for users, so distributions keep it in a folder of WebKit's library.
fn mini_browser() -> Option<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let mut folders = below(Path::new("/usr/lib"));
    folders.extend(["/usr/lib", "/usr/lib64", "/usr/libexec"].map(PathBuf::from));
    folders.iter().flat_map(|folder| below(folder)).map(|folder| folder.join("MiniBrowser")).find(|file| {
        let parent = file.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        parent.starts_with("webkit2gtk-4.") && file.is_file()
    })
}

/// A virtual screen of its own, since WebKit's test browser has no headless mode.
fn start_screen() -> Result<(Kept, String), String> {
    let args = ["-displayfd", "1", "-screen", "0", "2400x1800x24", "-nolisten", "tcp"].map(String::from);
    let screen = Kept::start(&need(&["Xvfb"], "xvfb")?, &args, &[])?;
    let number =
        within(Duration::from_secs(20), || screen.log().lines().find_map(|line| line.trim().parse::<u32>().ok()));
    match number {
        Some(number) => Ok((screen, format!(":{number}"))),
        None => Err(format!("Xvfb opened no display: {}", screen.log())),
    }
}

fn gtk_environment(scratch: &Path, display: String) -> Vec<(&'static str, String)> {
    let config = scratch.join("config").to_string_lossy().into_owned();
    vec![
        ("DISPLAY", display),
        ("WAYLAND_DISPLAY", String::new()),
        ("GDK_BACKEND", "x11".into()),
        ("XDG_CONFIG_HOME", config.clone()),
        ("XDG_DATA_HOME", config.clone()),
        ("XDG_CACHE_HOME", config),
        ("LANG", "C.UTF-8".into()),
        ("LANGUAGE", "en".into()),
        // No accessibility bus: it would be started beside the tests and outlive them.
        ("NO_AT_BRIDGE", "1".into()),
        ("GTK_A11Y", "none".into()),
        ("GSETTINGS_BACKEND", "memory".into()),
        // Without a graphics card the whole window would be put together by a software renderer of OpenGL for each
        // frame; this way is four times as fast.
        ("WEBKIT_DISABLE_DMABUF_RENDERER", "1".into()),
    ]
}

/// GTK reads these when the browser starts. The style takes the toolbar's least width away, so that the window can be
/// as narrow as a phone.
fn write_gtk_settings(driver: &Driver, media: Media) -> Result<(), String> {
    let Some(screen) = &driver.screen else { return Ok(()) };
    let folder = screen.scratch.join("config/gtk-3.0");
    let animations = if media.reduced_motion { 0 } else { 1 };
    let settings = format!("[Settings]\ngtk-enable-animations={animations}\n");
    let style = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }\n";
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("settings.ini"), settings))
        .and_then(|()| fs::write(folder.join("gtk.css"), style))
        .map_err(|error| format!("{} could not be written: {error}.", folder.display()))
}

fn wait_for_port(port: u16, process: &Kept, engine: Engine) -> Result<(), String> {
    within(Duration::from_secs(20), || std::net::TcpStream::connect(("127.0.0.1", port)).ok())
        .map(drop)
        .ok_or_else(|| format!("The driver of {} did not answer on port {port}: {}", engine.name(), process.log()))
}

fn within<T>(limit: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if start.elapsed() > limit {
            return None;
        }
        sleep(Duration::from_millis(20));
    }
}
