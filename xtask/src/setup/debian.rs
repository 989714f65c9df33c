//! What Debian's packages bring: knows the browsers with their drivers and fonts, and what else is not built from Cargo.

use super::{announce, install};
use crate::project::Project;
use crate::run::{self, Outcome, command, run};

/// Packages that are installed together, and why.
struct Bundle {
    programs: &'static [Program],
    fonts: &'static [Font],
    why: &'static str,
}

/// A program that must be on PATH, under one of its names, and the package that brings it.
type Program = (&'static [&'static str], &'static str);

/// A font that must be there, as fontconfig is asked for it, and the package that brings it.
type Font = (&'static str, &'static str);

pub const CHROMIUM_NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

const CHROMIUM: Program = (CHROMIUM_NAMES, "chromium");
const FONT_LIST: Program = (&["fc-list"], "fontconfig");
const DEJAVU: Font = ("DejaVu Sans", "fonts-dejavu-core");

const BROWSERS: Bundle = Bundle {
    programs: &[
        CHROMIUM,
        (&["chromedriver"], "chromium-driver"),
        (&["firefox-esr", "firefox"], "firefox-esr"),
        (&["WebKitWebDriver"], "webkit2gtk-driver"),
        (&["Xvfb"], "xvfb"),
        (&["xauth"], "xauth"),
        FONT_LIST,
    ],
    fonts: &[(":lang=ko", "fonts-noto-cjk"), DEJAVU],
    why: "the browser tests need",
};

const ONE_BROWSER: Bundle = Bundle { programs: &[CHROMIUM, FONT_LIST], fonts: &[DEJAVU], why: "the benchmark needs" };

const VALGRIND: Bundle =
    Bundle { programs: &[(&["valgrind"], "valgrind")], fonts: &[], why: "counts the instructions of the core" };

pub fn browsers(project: &Project) -> Outcome<bool> {
    ensure(project, &BROWSERS)
}

pub fn chromium(project: &Project) -> Outcome<bool> {
    ensure(project, &ONE_BROWSER)
}

pub fn valgrind(project: &Project) -> Outcome<bool> {
    ensure(project, &VALGRIND)
}

fn ensure(project: &Project, bundle: &Bundle) -> Outcome<bool> {
    let packages = missing(project, bundle);
    if packages.is_empty() {
        return Ok(false);
    }
    let list = packages.join(" ");
    let root = root(project, &list)?;
    announce(&list, bundle.why, "");
    let apt = |args: &[&str]| {
        let words = [&root[..], &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"], args].concat();
        command(project, words[0], &words[1..])
    };
    // A machine with one source that does not answer can still install from the others.
    if let Err(sentence) = run(&mut apt(&["update"])) {
        println!("setup: {sentence} Trying with the lists that are there.");
    }
    let quiet = ["--yes", "--no-install-recommends", "-o", "Acquire::Retries=3", "-o", "Dpkg::Use-Pty=0"];
    install(&mut apt(&[&["install"], &quiet[..], &packages].concat()))?;
    match missing(project, bundle).as_slice() {
        [] => Ok(true),
        still => Err(format!(
            "apt-get has installed {list}, but what {} should bring is still not found.",
            still.join(" and ")
        )),
    }
}

/// The packages that bring what is not there.
fn missing(project: &Project, bundle: &Bundle) -> Vec<&'static str> {
    let programs = bundle.programs.iter().filter(|(names, _)| names.iter().all(|name| project.which(name).is_none()));
    let fonts = bundle.fonts.iter().filter(|(pattern, _)| {
        run::output(&mut command(project, "fc-list", &[pattern])).is_none_or(|list| list.trim().is_empty())
    });
    programs.map(|(_, package)| *package).chain(fonts.map(|(_, package)| *package)).collect()
}

/// The words before a command that make it run as root, or what the reader has to do instead.
fn root(project: &Project, packages: &str) -> Outcome<Vec<&'static str>> {
    if project.which("apt-get").is_none() {
        return Err(format!(
            "this is not Debian (there is no apt-get), so that packages cannot be installed from here. \
             Install what Debian calls {packages} and run the same command again."
        ));
    }
    let user = run::output(&mut command(project, "id", &["-u"])).unwrap_or_default();
    if user.trim() == "0" {
        Ok(Vec::new())
    } else if project.which("sudo").is_some() {
        Ok(vec!["sudo"])
    } else {
        Err(format!(
            "installing packages needs root, and there is no sudo. Run as root \
             `apt-get update && apt-get install --no-install-recommends {packages}` and then the same command again."
        ))
    }
}
