//! `relations`: knows the command line, the files that it names and the exit codes; not what is in a dataset.

mod check;
mod cite;
mod convert;
mod draft;
mod input;
mod languages;
mod output;
mod page;
mod picture;
mod progress;
mod state;
mod story;

use clap::{Parser, Subcommand};
use input::How;
use relations_core::dataset::{Dataset, Problem, Severity, parse};
use relations_core::date::Day;
use relations_core::import::article::Asked;
use relations_core::layout::Domain;
use relations_core::text::Language;
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
    /// Says what is wrong in datasets, and where: file, line, column, and the line itself.
    ///
    /// The exit code is 0 when nothing is wrong, 1 when something is, 2 when a file cannot be read.
    Check {
        /// Files of any format; - reads the standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Writes a list of {file, format, events, problems} as JSON.
        #[arg(long)]
        json: bool,
        /// When there are colours.
        #[arg(long, value_enum, default_value = "auto")]
        color: check::Color,
        #[command(flatten)]
        how: How,
    },
    /// Writes a dataset in another format.
    ///
    /// A dataset with problems is converted as far as it is sound; they are said besides, and so is what the other format
    /// has no place for.
    Convert {
        /// A dataset in any format; - reads the standard input.
        file: PathBuf,
        #[arg(long, value_enum)]
        to: convert::Form,
        /// Where it goes. By default to the standard output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// The language of what has only one: en, es or ko. By default the dataset's own, else English.
        #[arg(long, value_parser = language)]
        lang: Option<Language>,
        #[command(flatten)]
        how: How,
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
        /// A dataset in any format; - reads the standard input.
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
        /// Where it goes. By default to the standard output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[command(flatten)]
        how: How,
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
        /// A dataset in any format; - reads the standard input. Without it, the one that the widget brings.
        file: Option<PathBuf>,
        #[command(flatten)]
        how: How,
    },
    /// Says what the state of the relations was on a day, what of it is certain, and why the rest is not.
    State {
        /// A dataset in any format; - reads the standard input.
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
        /// Where it goes. By default to the standard output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[command(flatten)]
        how: How,
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
        Task::Check { files, json, color, how } => check::check(&files, &how, json, color),
        Task::Convert { file, to, out, lang, how } => convert::convert(&file, to, out.as_deref(), lang, &how),
        Task::Draft { article, out, title, url, license } => {
            let asked = Asked { title: &title, url: &url, license: &license };
            draft::write(&article, out.as_deref(), &asked)
        }
        Task::Cite { file, event, style, link, lang, out, how } => sound(Some(&file), lang, &how)
            .and_then(|(dataset, language)| cite::cited(dataset, &event, style, &link, language))
            .and_then(|text| output::write(out.as_deref(), text.as_bytes())),
        Task::Languages { folder } => languages::write(&folder),
        Task::State { file, on, language, json, out, how } => sound(Some(&file), language, &how)
            .map(|(dataset, language)| state::state(dataset, on, language, json))
            .and_then(|text| output::write(out.as_deref(), text.as_bytes())),
        Task::Render { svg: true, theme, width, domain, lang, file, how, .. } => sound(file.as_deref(), lang, &how)
            .map(|(dataset, language)| picture::picture(dataset, language, theme, f64::from(width), domain))
            .and_then(|picture| output::write(None, picture.as_bytes())),
        Task::Render { inline, into, lang, file, how, .. } => {
            render(inline, into.as_deref(), lang, file.as_deref(), &how)
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Problems) => ExitCode::from(1),
        Err(Stop::Unreadable(sentence)) => {
            output::say(&["relations: ", &sentence].concat());
            ExitCode::from(2)
        }
    }
}

fn render(
    inline: bool,
    into: Option<&Path>,
    lang: Option<Language>,
    file: Option<&Path>,
    how: &How,
) -> Result<(), Stop> {
    let (dataset, language) = sound(file, lang, how)?;
    let inside = || story::story(&dataset, language) + &story::script(&dataset, language);
    let Some(path) = into else {
        let html = if inline { inside() } else { page::whole(&dataset, language) };
        return output::write(None, html.as_bytes());
    };
    let html = String::from_utf8_lossy(&input::bytes(path)?).into_owned();
    let html = page::with_story(&html, &inside())
        .ok_or_else(|| Stop::Unreadable(format!("{} has no <relations-timeline>.", path.display())))?;
    output::write(Some(path), html.as_bytes())
}

/// What is sound in a dataset, and the language to write it in. Its problems are said.
fn sound(file: Option<&Path>, lang: Option<Language>, how: &How) -> Result<(Dataset, Language), Stop> {
    let (dataset, problems) = match file {
        Some(file) => input::dataset(file, &input::bytes(file)?, how),
        None => parse(EMBEDDED),
    };
    input::tell(file, &problems);
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
        let (dataset, problems) = parse(EMBEDDED);
        assert_eq!(problems, []);
        assert!(!cannot_be_told(&dataset, &problems));
    }
}
