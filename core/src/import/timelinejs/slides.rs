//! JSON of TimelineJS, version 3: the slides in it.
//! Knows its keys; what becomes of slides is known by `slide`.

use super::super::DraftPlace;
use super::super::markup::plain_text;
use super::dates::When;
use super::fields::Fields;
use super::slide::{Builder, Media, Slide};
use crate::dataset::json::Json;

/// The keys of a slide.
const SLIDE: [&str; 12] = [
    "start_date",
    "end_date",
    "display_date",
    "text",
    "media",
    "group",
    "unique_id",
    "autolink",
    "background",
    "location",
    "type",
    "format",
];

/// Reads the whole; says where the events stand.
pub fn read(json: &Json, to: &mut Builder) -> &'static str {
    let root = Fields::new(json, String::new());
    root.expect_keys(&["title", "events", "eras", "scale"], to);
    let title = root.key("title");
    if title.expect_object(to) {
        let slide = slide(&title, to);
        to.title(&slide);
    }
    if root.key("events").is_missing() {
        to.draft.fail("events", "There are no “events”. Add a list of them: [ … ].".to_owned());
    }
    for event in root.list("events", to) {
        if event.expect_object(to) {
            let slide = slide(&event, to);
            to.event(&slide);
        }
    }
    for era in root.list("eras", to) {
        if era.expect_object(to) {
            let slide = slide(&era, to);
            to.era(&slide);
        }
    }
    if !matches!(&*root.text("scale", to), "" | "human") {
        to.note("scale".to_owned(), "Only the scale “human” is known; years are shown as years.");
    }
    "events"
}

fn slide(of: &Fields, to: &mut Builder) -> Slide {
    of.expect_keys(&SLIDE, to);
    let (text, start, end) = (of.key("text"), of.key("start_date"), of.key("end_date"));
    // Early files have the text itself where its two parts are expected.
    let (headline, body) = match text.json {
        Json::Text(words) => (String::new(), words.to_string()),
        _ if text.expect_object(to) => {
            text.expect_keys(&["headline", "text"], to);
            (text.text("headline", to), text.text("text", to))
        }
        _ => Default::default(),
    };
    for key in ["background", "autolink", "format"] {
        let field = of.key(key);
        let message = match key {
            "background" => "Backgrounds have no place; they are left out.",
            "autolink" => "“autolink” has no place: addresses in texts stay texts.",
            _ => "“format” has no place: dates are written as the reader's language has them.",
        };
        if !field.is_missing() {
            to.note(field.path, message);
        }
    }
    let display = [of, &start].map(|of| if of.is_object() { of.text("display_date", to) } else { String::new() });
    let display_date = display.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
    Slide {
        path: of.path.clone(),
        start: when(&start, to),
        end: when(&end, to),
        display_date,
        headline,
        text: body,
        media: media(&of.key("media"), to),
        group: of.text("group", to),
        id: of.text("unique_id", to),
        place: location(&of.key("location"), to),
    }
}

fn when(of: &Fields, to: &mut Builder) -> When {
    if let Json::Text(text) = of.json {
        return When::of(of.path.clone(), text);
    }
    if let Json::Number(number) = of.json {
        return When { path: of.path.clone(), year: number.to_string(), ..When::default() };
    }
    if !of.expect_object(to) {
        return When { path: of.path.clone(), ..When::default() };
    }
    let times = ["hour", "minute", "second", "millisecond"];
    let known = ["year", "month", "day", "display_date", "format"];
    of.expect_keys(&[&known[..], &times[..]].concat(), to);
    if !of.text("format", to).is_empty() {
        to.note(of.path("format"), "“format” has no place: dates are written as the reader's language has them.");
    }
    let has_time = times.map(|key| !of.text(key, to).is_empty()).contains(&true);
    let [year, month, day] = ["year", "month", "day"].map(|key| of.text(key, to));
    When { path: of.path.clone(), year, month, day, has_time }
}

fn media(of: &Fields, to: &mut Builder) -> Media {
    let path = of.path.clone();
    if !of.expect_object(to) {
        return Media { path, ..Media::default() };
    }
    let keys = ["url", "caption", "credit", "title", "link", "alt", "thumbnail"];
    of.expect_keys(&[&keys[..], &["thumb", "link_target"]].concat(), to);
    of.leave(&["thumb", "link_target"], to);
    let [url, caption, credit, title, link, alt, thumbnail] = keys.map(|key| of.text(key, to));
    Media { path, url, caption, credit, title, link, alt, thumbnail }
}

fn location(of: &Fields, to: &mut Builder) -> Option<DraftPlace> {
    if !of.expect_object(to) {
        return None;
    }
    of.expect_keys(&["name", "lat", "lon", "zoom", "line", "icon", "image"], to);
    of.leave(&["zoom", "line", "icon", "image"], to);
    let [lat, lon] = ["lat", "lon"].map(|key| of.text(key, to));
    let degrees = |text: &str, most: f64| text.parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
    let coordinates = degrees(&lat, 90.0).zip(degrees(&lon, 180.0));
    if coordinates.is_none() && !(lat.is_empty() && lon.is_empty()) {
        let message = "“lat” from -90 to 90 and “lon” from -180 to 180 are expected; the place has no coordinates.";
        to.draft.warn(&of.path, message.to_owned());
    }
    let name = plain_text(&of.text("name", to));
    let name = if name.is_empty() && coordinates.is_some() { [lat, lon].join(", ") } else { name };
    (!name.is_empty()).then_some(DraftPlace { name, coordinates })
}
