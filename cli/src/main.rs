//! `relations`: knows the command line, the files that it names and the exit codes; not what is in a dataset.

mod check;
mod convert;
mod languages;
mod page;
mod story;

use clap::{Parser, Subcommand};
use relations_core::dataset::{self, Dataset, Problem, Severity};
use relations_core::text::Language;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks and converts datasets of the relations between two countries, and writes their story for readers without scripts.
#[derive(Parser)]
#[command(name = "relations")]
struct Words {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Says what is wrong in datasets, one line for each problem.
    ///
    /// The exit code is 0 when nothing is wrong, 1 when something is, 2 when a file cannot be read.
    Check {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Writes a dataset in another form, which the widget recognises and shows the same.
    ///
    /// A dataset with problems is converted as far as it is sound; they are said besides.
    Convert {
        /// A dataset in either form.
        file: PathBuf,
        #[arg(long, value_enum)]
        to: convert::Form,
        /// Where it goes. By default to the standard output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Writes a dataset as HTML that needs neither script nor style.
    Render {
        /// Writes only what stands inside of the page's body, not a whole page.
        #[arg(long)]
        inline: bool,
        /// Writes it between the tags of the first <relations-timeline> of this page.
        #[arg(long, value_name = "PAGE", requires = "inline")]
        into: Option<PathBuf>,
        /// The language to write in: en, es or ko. By default the dataset's own, else English.
        #[arg(long, value_parser = language)]
        lang: Option<Language>,
        /// A dataset of format relations; without it, the one that the widget brings.
        file: Option<PathBuf>,
    },
    /// Writes what the widget says in other languages than English, for readers who ask for it; the build does it.
    #[command(hide = true)]
    Languages {
        /// Where the files go.
        folder: PathBuf,
    },
}

/// What the widget shows when it is given nothing else.
const EMBEDDED: &[u8] = include_bytes!("../../static/datasets/north-korea-venezuela.json");

/// Why a file's problems, or this program's, end it.
enum Stop {
    Problems,
    Unreadable(String),
}

fn main() -> ExitCode {
    let done = match Words::parse().task {
        Task::Check { files } => check::check(&files),
        Task::Convert { file, to, out } => convert::convert(&file, to, out.as_deref()),
        Task::Languages { folder } => languages::write(&folder),
        Task::Render { inline, into, lang, file } => render(inline, into.as_deref(), lang, file.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Problems) => ExitCode::from(1),
        Err(Stop::Unreadable(sentence)) => {
            eprintln!("relations: {sentence}");
            ExitCode::from(2)
        }
    }
}

fn render(inline: bool, into: Option<&Path>, lang: Option<Language>, file: Option<&Path>) -> Result<(), Stop> {
    let bytes = file.map_or_else(|| Ok(EMBEDDED.to_vec()), read)?;
    let (dataset, problems) = dataset::parse(&bytes);
    for problem in &problems {
        eprintln!("{}{problem}", file.map(|file| format!("{}: ", file.display())).unwrap_or_default());
    }
    if cannot_be_told(&dataset, &problems) {
        return Err(Stop::Problems);
    }
    let language = lang.or_else(|| Language::from_tag(&dataset.language)).unwrap_or_default();
    let story = story::story(&dataset, language);
    match into {
        Some(path) => {
            let html = String::from_utf8_lossy(&read(path)?).into_owned();
            let html = page::with_story(&html, &story)
                .ok_or_else(|| Stop::Unreadable(format!("{} has no <relations-timeline>.", path.display())))?;
            fs::write(path, html)
                .map_err(|error| Stop::Unreadable(format!("{} could not be written: {error}.", path.display())))
        }
        None if inline => {
            print!("{story}");
            Ok(())
        }
        None => {
            print!("{}", page::whole(dataset.title.get(language.tag()), language.tag(), &story));
            Ok(())
        }
    }
}

/// A dataset with problems still has a story; one without events and with errors has none.
fn cannot_be_told(dataset: &Dataset, problems: &[Problem]) -> bool {
    dataset.events.is_empty() && problems.iter().any(|problem| problem.severity == Severity::Error)
}

fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    fs::read(path).map_err(|error| Stop::Unreadable(format!("{} could not be read: {error}.", path.display())))
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "the languages are en, es and ko".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_makes_sense_to_its_parser() {
        Words::command().debug_assert();
    }

    #[test]
    fn the_embedded_dataset_has_a_story_and_no_problem() {
        let (dataset, problems) = dataset::parse(EMBEDDED);
        assert_eq!(problems, []);
        assert!(!cannot_be_told(&dataset, &problems));
    }
}
