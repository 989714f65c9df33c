//! Knows how a scenario becomes a test: which browser it gets, what happens when it fails.

use crate::browser::Browser;
use crate::engine::Engine;
use crate::page::Page;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;
use std::{fs, io};
use tokio::runtime::Runtime;
use tokio::time::timeout;

/// Makes a test per engine of each scenario: `gestures::wheel_scrolls_the_page::firefox`; after `Chromium:` of that
/// engine alone, for what axe-core finds, and for what only its driver or its letters let a script see; after
/// `Chromium and Firefox:` of those two.
/// The engine comes last so that the test runner, which goes by name, keeps several engines busy at once.
macro_rules! scenarios {
    (@test $scenario:ident, $name:ident, $engine:ident) => {
        #[test]
        fn $name() {
            crate::run::run(crate::engine::Engine::$engine, module_path!(), super::$scenario);
        }
    };
    (Chromium: $($scenario:ident),+ $(,)?) => { $(
        mod $scenario {
            crate::run::scenarios!(@test $scenario, chromium, Chromium);
        }
    )+ };
    (Chromium and Firefox: $($scenario:ident),+ $(,)?) => { $(
        mod $scenario {
            crate::run::scenarios!(@test $scenario, chromium, Chromium);
            crate::run::scenarios!(@test $scenario, firefox, Firefox);
        }
    )+ };
    ($($scenario:ident),+ $(,)?) => { $(
        mod $scenario {
            crate::run::scenarios!(@test $scenario, chromium, Chromium);
            crate::run::scenarios!(@test $scenario, firefox, Firefox);
            crate::run::scenarios!(@test $scenario, webkit, WebKit);
        }
    )+ };
}
pub(crate) use scenarios;

const LIMIT: Duration = Duration::from_secs(180);
/// For how long a page that failed is asked what it says and how it looks.
const LAST_WORDS: Duration = Duration::from_secs(20);

/// One browser per engine, started by the first scenario that needs it and used by one scenario at a time.
static BROWSERS: [Mutex<Option<Browser>>; 3] = [const { Mutex::new(None) }; 3];
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("the asynchronous runtime starts"));

pub fn run(engine: Engine, name: &str, scenario: impl AsyncFn(&Page)) {
    let mut slot = BROWSERS[engine as usize].lock().unwrap_or_else(PoisonError::into_inner);
    let browser = match slot.take() {
        Some(browser) => browser,
        None => RUNTIME.block_on(start(engine)).unwrap_or_else(|sentence| panic!("{sentence}")),
    };
    let page = Page::new(browser);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        RUNTIME.block_on(async {
            page.browser.reset().await.unwrap_or_else(|sentence| panic!("{sentence}"));
            let ended = timeout(LIMIT, scenario(&page)).await;
            assert!(ended.is_ok(), "The scenario took more than {LIMIT:?}.");
        });
    }));
    match outcome {
        Ok(()) => *slot = Some(page.browser),
        Err(panic) => {
            // The browser goes too: nobody knows what state the scenario left it in.
            RUNTIME.block_on(async { timeout(LAST_WORDS, tell(&page, name)).await.ok() });
            drop(slot);
            drop(page);
            resume_unwind(panic);
        }
    }
}

/// Says a line about the run itself, also when the test passes.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

async fn start(engine: Engine) -> Result<Browser, String> {
    let browser = Browser::start(engine).await?;
    let page = Page::new(browser);
    page.find_reach().await;
    Ok(page.browser)
}

async fn tell(page: &Page, name: &str) {
    for error in page.errors().await {
        eprintln!("The page said: {error}");
    }
    let name = name.split_once("::").map_or(name, |(_, rest)| rest).replace("::", "-");
    let file = screenshots().join(format!("{name}-{}.png", page.engine().name()));
    let Ok(picture) = page.browser.client().screenshot().await else { return };
    if fs::create_dir_all(screenshots()).and_then(|()| fs::write(&file, picture)).is_ok() {
        eprintln!("The page looked like this: {}", file.display());
    }
}

fn screenshots() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    target.parent().unwrap_or(target).join("screenshots")
}
