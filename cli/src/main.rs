//! `relations`: knows the command line, the files that it names and the exit codes; not what is in a dataset.

mod check;
mod cite;
mod convert;
mod draft;
mod languages;
mod page;
mod picture;
mod state;
mod story;

use clap::{Parser, Subcommand};
use relations_core::dataset::{self, Dataset, Problem, Severity};
use relations_core::date::Day;
use relations_core::import::article::Asked;
use relations_core::layout::Domain;
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
        /// The language of a table or a calendar: en, es or ko. By default the dataset's own, else English.
        #[arg(long, value_parser = language)]
        lang: Option<Language>,
    },
    /// Drafts a dataset of an encyclopedia article on the relations of two countries, for its author to review.
    ///
    /// Each date that a sentence states becomes an event that cites the sentence, in the category “Unreviewed”. The exit
    /// code is 0 when there are some, 1 when there is none, 2 when a file cannot be read or written.
    Draft {
        /// The article in English, as plain text or as wikitext; - reads the standard input.
        article: PathBuf,
        /// Where it goes. By default to the standard output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// What the article is called, such as “A–B relations”. By default what its text says.
        #[arg(long, default_value = "")]
        title: String,
        /// Where the article is published.
        #[arg(long, value_name = "URL", default_value = "")]
        url: String,
        /// Under which terms, such as “CC BY-SA 4.0”.
        #[arg(long, value_name = "NAME", default_value = "")]
        license: String,
    },
    /// Writes how an event is cited, with the places in the sources that it stands in.
    Cite {
        /// A dataset in any form that the widget reads.
        file: PathBuf,
        /// The id of an event.
        event: String,
        #[arg(long, value_enum, default_value = "plain")]
        style: cite::Style,
        /// Where the timeline is published, as far as possible at this event.
        #[arg(long, value_name = "URL", default_value = "")]
        link: String,
        /// The language to write in: en, es or ko. By default the dataset's own, else English.
        #[arg(long, value_parser = language)]
        lang: Option<Language>,
    },
    /// Writes a dataset as a page that needs no script and no other file, as HTML for a page of yours, or as a picture.
    ///
    /// HTML comes with the same as schema.org's JSON-LD, for search engines; no browser runs it.
    Render {
        /// Writes the timeline as a picture, in SVG.
        #[arg(long, conflicts_with = "inline")]
        svg: bool,
        /// The colours of the picture.
        #[arg(long, value_enum, default_value = "light", requires = "svg")]
        theme: picture::Theme,
        /// The width of the picture in pixels; its height follows from what is in it.
        #[arg(long, default_value_t = 1200, value_parser = clap::value_parser!(u16).range(320..=10_000), requires = "svg")]
        width: u16,
        /// The time that the picture shows, as an EDTF interval such as 1990/2019. By default all of it.
        #[arg(long, value_parser = picture::domain, requires = "svg")]
        domain: Option<Domain>,
        /// Writes only what stands between the tags of <relations-timeline>, without looks, not a whole page.
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
    /// Says what the state of the relations was on a day, what of it is certain, and why the rest is not.
    State {
        /// A dataset in either form.
        file: PathBuf,
        /// The day, such as 2014-06-01.
        #[arg(long, value_name = "DAY", value_parser = state::day)]
        on: Day,
        /// The language to write in: en, es or ko. By default the dataset's own, else English.
        #[arg(long, value_parser = language)]
        language: Option<Language>,
        /// Writes it as JSON, with the ids of what each line rests on.
        #[arg(long)]
        json: bool,
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
        Task::Convert { file, to, out, lang } => convert::convert(&file, to, out.as_deref(), lang),
        Task::Draft { article, out, title, url, license } => {
            let asked = Asked { title: &title, url: &url, license: &license };
            draft::write(&article, out.as_deref(), &asked)
        }
        Task::Cite { file, event, style, link, lang } => cite::cite(&file, &event, style, &link, lang),
        Task::Languages { folder } => languages::write(&folder),
        Task::State { file, on, language, json } => state::state(&file, on, language, json),
        Task::Render { svg: true, theme, width, domain, lang, file, .. } => {
            sound(file.as_deref(), lang).map(|(dataset, language)| {
                print!("{}", picture::picture(dataset, language, theme, f64::from(width), domain));
            })
        }
        Task::Render { inline, into, lang, file, .. } => render(inline, into.as_deref(), lang, file.as_deref()),
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
    let (dataset, language) = sound(file, lang)?;
    let inside = || story::story(&dataset, language) + &story::script(&dataset, language);
    match into {
        Some(path) => {
            let html = String::from_utf8_lossy(&read(path)?).into_owned();
            let html = page::with_story(&html, &inside())
                .ok_or_else(|| Stop::Unreadable(format!("{} has no <relations-timeline>.", path.display())))?;
            fs::write(path, html)
                .map_err(|error| Stop::Unreadable(format!("{} could not be written: {error}.", path.display())))
        }
        None if inline => {
            print!("{}", inside());
            Ok(())
        }
        None => {
            print!("{}", page::whole(&dataset, language));
            Ok(())
        }
    }
}

/// What is sound in a dataset, and the language to write it in. Its problems are said.
fn sound(file: Option<&Path>, lang: Option<Language>) -> Result<(Dataset, Language), Stop> {
    let bytes = file.map_or_else(|| Ok(EMBEDDED.to_vec()), read)?;
    let (dataset, problems) = dataset::parse(&bytes);
    for problem in &problems {
        eprintln!("{}{problem}", file.map(|file| format!("{}: ", file.display())).unwrap_or_default());
    }
    if cannot_be_told(&dataset, &problems) {
        return Err(Stop::Problems);
    }
    let language = lang.or_else(|| Language::from_tag(&dataset.language)).unwrap_or_default();
    Ok((dataset, language))
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
