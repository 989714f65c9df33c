//! Events as a timeline of TimelineJS, JSON of its version 3: a title slide, a slide for each event, eras.
//! Knows its keys; how dates are written there is known by `dates`, what it has no place for by `lost`.

mod dates;

pub use dates::{has_date, is_said};

use super::prose::{cited, initiator, joined};
use crate::dataset::relations::quoted;
use crate::dataset::{Dataset, Event, EventIx, Lane, Period, Source, Status, Track};
use crate::index::Index;
use crate::text::FileWords;
use dates::{Slide, slide};

/// A timeline of the events that have a date of any kind; the others have no slide, see `has_date`.
/// The sides are its groups, and what both have begun is in none. A source that is cited is the medium of a slide, with
/// where in it as the credit; further ones follow the text. The periods of tracks are eras, open ones to the end of what is known.
pub fn timelinejs(index: &Index, events: &[EventIx], words: &FileWords) -> String {
    let dataset = &*index.dataset;
    let events = events.iter().filter_map(|event| dataset.event(*event));
    let slides = events.filter_map(|event| written(index, &event));
    let periods = dataset.tracks.iter().flat_map(|track| track.periods.iter().map(move |period| (track, period)));
    let eras = periods.map(|(track, period)| era(index, track, period, words));
    let lines = |items: Vec<String>| ["[\n", &items.join(",\n"), "\n]"].concat();
    let mut json =
        object(&[("title", title(index)), ("events", lines(slides.collect())), ("eras", lines(eras.collect()))]);
    json.push('\n');
    json
}

/// What the timeline is about, and under which terms.
fn title(index: &Index) -> String {
    let (dataset, tag) = (&*index.dataset, index.language.tag());
    let license = &dataset.license;
    // TimelineJS makes links of addresses by itself.
    let terms = joined(&[license.attribution.get(tag), &license.name, &license.url], " ");
    let text = [paragraph(&html(dataset.summary.get(tag))), paragraph(&html(&terms))].concat();
    object(&[("text", told(dataset.title.get(tag), &text))])
}

fn written(index: &Index, event: &Event) -> Option<String> {
    let (dataset, tag) = (&*index.dataset, index.language.tag());
    let Slide { start, end, words } = slide(&event.date, index.language)?;
    let mut sources = cited(dataset, event, index.language);
    // What is shown beside the text needs an address.
    let first = sources.iter().position(|(source, _)| !source.url.is_empty());
    let medium = first.map(|at| sources.remove(at)).map(|(source, place)| medium(source, &place, tag));
    let mut text = paragraph(&html(event.summary.get(tag)));
    for (source, place) in sources {
        let title = link(source.title.get(tag), &source.url);
        text.push_str(&paragraph(&joined(&[&title, &html(&place)], ", ")));
    }
    let group = match event.initiator {
        Lane::Joint => "",
        side => initiator(dataset, side, index.language),
    };
    Some(object(&[
        ("unique_id", value(event.id)),
        ("start_date", start),
        ("end_date", end),
        ("display_date", value(&html(&words))),
        ("group", value(&html(group))),
        ("text", told(event.title.get(tag), &text)),
        ("media", medium.unwrap_or_default()),
        ("location", location(dataset, event, tag)),
    ]))
}

fn medium(source: &Source, place: &str, tag: &str) -> String {
    let credit = joined(&[&html(place), &html(source.license.attribution.get(tag))], ". ");
    let caption = html(source.title.get(tag));
    object(&[("url", value(&source.url)), ("caption", value(&caption)), ("credit", value(&credit))])
}

/// The first place that has a name; TimelineJS shows none, and others that read its files do.
fn location(dataset: &Dataset, event: &Event, tag: &str) -> String {
    let Some(place) = event.places.iter().find_map(|place| dataset.place(*place)) else { return String::new() };
    let degrees = |of: Option<f64>| of.map(|degrees| degrees.to_string()).unwrap_or_default();
    object(&[
        ("name", value(&html(place.name.get(tag)))),
        ("lat", degrees(place.coordinates.map(|at| at.lat))),
        ("lon", degrees(place.coordinates.map(|at| at.lon))),
    ])
}

fn era(index: &Index, track: &Track, period: &Period, words: &FileWords) -> String {
    let tag = index.language.tag();
    let (start, end) = dates::era(&period.date, index.extent);
    let [full, partial, nothing, unknown] = words.statuses;
    let status = match period.status {
        Status::Full => full,
        Status::Partial => partial,
        Status::Nothing => nothing,
        Status::Unknown => unknown,
    };
    let label = Some(period.label.get(tag)).filter(|label| !label.is_empty()).unwrap_or(status);
    let headline = html(&joined(&[track.short.get(tag), label], ": "));
    object(&[("start_date", start), ("end_date", end), ("text", object(&[("headline", value(&headline))]))])
}

fn told(headline: &str, text: &str) -> String {
    object(&[("headline", value(&html(headline))), ("text", value(text))])
}

/// An object of values that are JSON already; those that are empty are left out.
fn object(entries: &[(&str, String)]) -> String {
    let entries = entries.iter().filter(|(_, value)| !value.is_empty());
    let entries: Vec<String> = entries.map(|(key, value)| [&quoted(key), ": ", value].concat()).collect();
    ["{", &entries.join(", "), "}"].concat()
}

/// A text as JSON; empty where it is.
fn value(text: &str) -> String {
    if text.is_empty() { String::new() } else { quoted(text) }
}

fn paragraph(html: &str) -> String {
    if html.is_empty() { String::new() } else { ["<p>", html, "</p>"].concat() }
}

fn link(words: &str, url: &str) -> String {
    match url {
        "" => html(words),
        _ => ["<a href=\"", &html(url), "\">", &html(words), "</a>"].concat(),
    }
}

/// A text as HTML, which all texts of TimelineJS are.
fn html(text: &str) -> String {
    let mut html = String::new();
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str("<br>"),
            _ => html.push(letter),
        }
    }
    html
}
