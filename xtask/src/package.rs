//! The package for npm: knows how `dist/` is packed, and how a page is built that installs it from the file; what is typed, what
//! the package says of itself and whether Vite finds the wasm is checked there. The page is opened by the browser tests.

use crate::dist::DOOR;
use crate::project::Project;
use crate::run::{Outcome, command, run};
use std::fs;
use std::path::{Path, PathBuf};

/// What the page is made of, in the repository.
pub const PAGE: &str = "tests/package";

/// Where the page is built: among the tools, since what it is built with is kept there.
pub fn folder(project: &Project) -> PathBuf {
    project.tools().join("package")
}

/// What Vite makes of the page.
pub fn built(project: &Project) -> PathBuf {
    folder(project).join("dist")
}

/// Packs what is published, and builds a page with it.
pub fn package(project: &Project) -> Outcome {
    let page = folder(project);
    for old in [built(project), page.join("node_modules/relations-timeline")] {
        if old.is_dir() {
            fs::remove_dir_all(&old).map_err(|error| format!("{} could not be removed: {error}.", old.display()))?;
        }
    }
    copy_page(project)?;
    let place = page.display().to_string();
    run(command(project, "npm", &["pack", "--loglevel=error", "--pack-destination", &place])
        .current_dir(project.dist()))?;
    let tarball = format!("./relations-timeline-{}.tgz", env!("CARGO_PKG_VERSION"));
    let from_file =
        ["install", "--no-save", "--no-package-lock", "--offline", "--ignore-scripts", "--no-audit", "--no-fund"];
    within(project, "npm", &[&from_file[..], &["--loglevel=error", &tarball]].concat())?;
    within(project, "node_modules/.bin/tsc", &["--project", "."])?;
    within(project, "node", &["check.mjs"])?;
    within(project, "node_modules/.bin/vite", &["build", "--logLevel", "warn"])
}

/// The same, unless it has been done since the last build.
pub fn current(project: &Project) -> Outcome {
    let changed = |file: PathBuf| fs::metadata(file).and_then(|file| file.modified()).ok();
    let page = changed(built(project).join("index.html"));
    if page.is_some() && page > changed(project.dist().join(DOOR)) { Ok(()) } else { package(project) }
}

/// The files of the page, beside what it is built with.
pub fn copy_page(project: &Project) -> Outcome {
    let (from, to) = (project.root.join(PAGE), folder(project));
    let copy = || -> std::io::Result<()> {
        fs::create_dir_all(&to)?;
        for entry in fs::read_dir(&from)? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                fs::copy(entry.path(), to.join(entry.file_name()))?;
            }
        }
        Ok(())
    };
    copy().map_err(|error| format!("{} could not be copied to {}: {error}.", from.display(), to.display()))
}

fn within(project: &Project, program: &str, args: &[&str]) -> Outcome {
    let page = folder(project);
    let own = page.join(program);
    let program =
        if Path::new(program).components().count() > 1 { own.display().to_string() } else { program.to_owned() };
    run(command(project, &program, args).current_dir(page))
}

#[cfg(test)]
mod tests {
    const PACKAGE: &str = include_str!("../../static/package.json");

    #[test]
    fn the_package_has_the_version_and_the_licence_of_the_code() {
        let cargo = include_str!("../../Cargo.toml");
        let licence = cargo.lines().find_map(|line| line.strip_prefix("license = ")).unwrap();
        for line in [format!("\"version\": \"{}\",", env!("CARGO_PKG_VERSION")), format!("\"license\": {licence},")] {
            assert!(PACKAGE.contains(&line), "static/package.json lacks {line}");
        }
    }

    #[test]
    fn the_package_needs_no_other() {
        assert!(!PACKAGE.to_lowercase().contains("dependencies"));
    }
}
