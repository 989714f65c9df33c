//! Everything that is drawn, told or written of a dataset, done once, and how much of it there is.
//! Knows what the core can do; knows nothing of the input, and expects only that nothing fails.

use relations_core::Shared;
use relations_core::certainty::certainty;
use relations_core::dataset::{Dataset, EventIx, file, parse};
use relations_core::date::Day;
use relations_core::disputes::{alternatives, disputes};
use relations_core::export::svg::Guess;
use relations_core::export::{Picture, Style, Theme, cite, csv, ics, json, paper, svg};
use relations_core::index::{Filter, Index, Matches, Span};
use relations_core::layout::rail::rail;
use relations_core::layout::{Domain, Face, Frame, Measure, PANNING, arcs, fit, layout, overview};
use relations_core::map::{Locator, Map, World};
use relations_core::read::Reading;
use relations_core::standing::Standing;
use relations_core::state::link::{Linked, from_hash, to_hash};
use relations_core::state::{Action, State};
use relations_core::story::Story;
use relations_core::table::{Column, Sort, Table, tsv};
use relations_core::text::sentences::{self, standing_in_words, title_in_words};
use relations_core::text::standing_words::StandingWords;
use relations_core::text::{FileWords, Language, find_words};
use std::cell::Cell;

/// The files that readers take with them.
pub struct Files {
    pub svg: String,
    pub paper: String,
    pub csv: String,
    pub ics: String,
    pub json: String,
    pub citations: Vec<(Style, String)>,
}

/// More events than this are not looked at one by one.
const SOME: usize = 12;

/// Letters of one width, and how many were measured.
#[derive(Default)]
pub struct Letters {
    pub measured: Cell<usize>,
}

impl Measure for Letters {
    fn width(&self, text: &str, _: Face) -> f64 {
        self.measured.set(self.measured.get() + text.len());
        text.chars().count() as f64 * 6.5
    }
}

/// What the widget shows in a language: pictures, views, search, links, and the map if there is a world. How many
/// letters it measured.
pub fn show(dataset: &Dataset, language: Language, world: Option<&World>) -> usize {
    let letters = Letters::default();
    let index = Shared::new(Index::new(Shared::new(dataset.clone()), language));
    let matches = Shared::new(Matches::all(&index));
    let events: Vec<EventIx> = matches.events().iter().copied().take(SOME).collect();
    let frame = |width, height| Frame::new(width, height, dataset.tracks.len());
    let (wide, narrow, none) = (frame(1_280.0, 600.0), frame(390.0, 500.0), frame(0.0, 0.0));
    let whole = fit(&index, &wide);
    let near = Domain { from: whole.from + whole.days / 3.0, days: 40.0 };
    let far = Domain { from: f64::from(Day::MIN.0), days: *Domain::DAYS.end() };
    let chosen = events.get(..2).unwrap_or(&events);
    for (frame, domain) in [(&wide, whole), (&wide, near), (&narrow, whole), (&narrow, far), (&none, whole)] {
        let laid_out = layout(&index, &matches, frame, (domain, PANNING), chosen, &letters);
        chosen.iter().for_each(|event| drop(arcs::arcs(&index, &matches, &laid_out, *event)));
        arcs::alternatives(&index, &matches, &laid_out);
        overview(&index, &matches, domain, frame.width);
        rail(&index, &matches, frame.height);
    }
    for column in Column::ALL {
        let table = Table::new(&index, &matches, Sort { column, descending: true });
        let rows = Table { rows: table.rows.iter().copied().take(SOME).collect(), ..table };
        tsv(&index, &rows, &Column::ALL);
    }
    let reading = Reading::of(&index);
    Reading::of_events(&index, &events);
    for event in &events {
        reading.passages_of(*event).for_each(drop);
    }
    let story = Story::of(&index, &matches);
    for event in &events {
        story.domain(&index, &wide, *event);
        story.stay(&index, *event);
    }
    let words = StandingWords::of(language);
    for day in [Day::MIN, index.extent.from, Day::from_ymd(1999, 1, 1), index.extent.to, Day::MAX] {
        let standing = Standing::on(&index, day);
        title_in_words(&index, words, &standing);
        standing_in_words(&index, words, &standing);
    }
    for dispute in disputes(dataset) {
        sentences::difference_in_words(&index, words, &dispute);
    }
    alternatives(dataset);
    sentences::certainty_in_words(language, words, &certainty(&index, &matches));
    if let Some(world) = world {
        let map = Map::new(world, dataset, (640.0, 320.0));
        map.labels(&index, &map.markers(&index, &matches), &letters);
        Locator::new(world, dataset, (120.0, 60.0));
    }
    for query in ["", "script a", "\u{202E}", "ㅂㅔ", &"a ".repeat(200)] {
        index.matches(&Filter { query: query.to_owned(), ..Filter::default() });
        find_words(dataset.title.get("en"), query);
    }
    steps(&State::new(index.clone(), Shared::new(Vec::new())), &events, index.extent);
    letters.measured.get()
}

/// What a reader does, and the same from its link.
fn steps(state: &State, events: &[EventIx], extent: Span) {
    let mut state = state.clone();
    let span = Span { from: extent.from, to: Day(extent.to.0.saturating_sub(1).max(extent.from.0)) };
    for action in [
        Action::Resize { width: 900.0, stage: (900.0, 500.0) },
        Action::Select(events.last().copied()),
        Action::Domain(Domain::of_span(span)),
        Action::ZoomBy { factor: 1e9, at: Some(10.0) },
        Action::PanBy(1e12),
        Action::ZoomBy { factor: 1e-9, at: Some(10.0) },
        Action::Query("a".to_owned()),
        Action::Fit,
    ] {
        state = state.after(&action).unwrap_or(state);
    }
    let linked = Linked::of(&state);
    let (back, _) = from_hash(&to_hash(&linked, "x"), "x");
    let (again, _) = Linked::from_json(&linked.to_json());
    for linked in [back, again] {
        linked.missing(&state);
        for action in linked.actions(&state) {
            state = state.after(&action).unwrap_or(state);
        }
    }
}

/// The files in a language.
pub fn files(dataset: &Dataset, language: Language) -> Files {
    let index = Index::new(Shared::new(dataset.clone()), language);
    let (matches, words) = (Matches::all(&index), FileWords::of(language));
    let picture = |domain, theme| {
        svg(&Picture { index: &index, matches: &matches, domain, width: 800.0, theme, measure: &Guess, words })
    };
    picture(Some(Domain { from: fit(&index, &Frame::new(800.0, 400.0, 0)).from, days: 900.0 }), Theme::Dark);
    let svg = picture(None, Theme::Light);
    let events = matches.events();
    let link = "https://example.org/a?b=\"c\"#d";
    let styles = [Style::Plain, Style::Bibtex, Style::CslJson];
    let cited = events.iter().take(SOME).flat_map(|event| styles.map(|style| (*event, style)));
    Files {
        paper: paper(&index, &matches, &svg),
        csv: csv(&index, events, words),
        ics: ics(&index, events, words).text,
        json: json(dataset, Some(&matches)),
        citations: cited.map(|(event, style)| (style, cite(&index, event, link, style, words))).collect(),
        svg,
    }
}

/// The dataset from its packed form, which says the same.
pub fn packed(dataset: &Dataset) -> Dataset {
    parse(&file::write(dataset)).0
}

/// Addresses that became links.
pub fn addresses(dataset: &Dataset) -> Vec<&str> {
    let licenses = dataset.sources.iter().map(|source| &source.license).chain([&dataset.license]);
    let mut all: Vec<&str> = licenses.map(|license| license.url.as_str()).collect();
    all.extend(dataset.sources.iter().map(|source| source.url.as_str()));
    all.extend(dataset.see_also.iter().map(|also| also.url.as_str()));
    all.retain(|url| !url.is_empty());
    all
}

/// Whether a reader can click it without harm.
pub fn is_harmless(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}
