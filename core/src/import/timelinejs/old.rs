//! JSON of TimelineJS, version 2, in which everything stands under `timeline`.
//! Knows its keys; what becomes of slides is known by `slide`.

use super::dates::When;
use super::fields::Fields;
use super::slide::{Builder, Media, Slide};
use crate::dataset::json::Json;

/// Reads what stands under `timeline`; says where the events stand.
pub fn read(json: &Json, to: &mut Builder) -> &'static str {
    let root = Fields::new(json, "timeline".to_owned());
    root.expect_keys(&["headline", "text", "type", "startDate", "asset", "date", "era", "chart", "lang"], to);
    let mut title = slide_of(&root, to);
    // It says where the timeline opens, which is no date of the title.
    title.start = When::default();
    to.title(&title);
    if root.key("date").is_missing() {
        to.draft.fail("timeline.date", "There are no events. Add a list of them: [ … ].".to_owned());
    }
    for (key, is_era) in [("date", false), ("era", true)] {
        for item in root.list(key, to) {
            if !item.expect_object(to) {
                continue;
            }
            let keys = ["startDate", "endDate", "headline", "text", "asset", "tag", "classname", "id", "type"];
            item.expect_keys(&keys, to);
            item.leave(&["classname"], to);
            let slide = slide_of(&item, to);
            if is_era {
                to.era(&slide);
            } else {
                to.event(&slide);
            }
        }
    }
    if !root.key("chart").is_missing() {
        to.note("timeline.chart".to_owned(), "Charts have no place; they are left out.");
    }
    "timeline.date"
}

fn slide_of(of: &Fields, to: &mut Builder) -> Slide {
    let when = |key: &str, to: &mut Builder| When::of(of.path(key), &of.text(key, to));
    let asset = of.key("asset");
    let mut media = Media { path: asset.path.clone(), ..Media::default() };
    if asset.expect_object(to) {
        asset.expect_keys(&["media", "credit", "caption", "thumbnail", "alt"], to);
        let keys = ["media", "credit", "caption", "thumbnail", "alt"];
        let [url, credit, caption, thumbnail, alt] = keys.map(|key| asset.text(key, to));
        media = Media { url, credit, caption, thumbnail, alt, ..media };
    }
    Slide {
        path: of.path.clone(),
        start: when("startDate", to),
        end: when("endDate", to),
        headline: of.text("headline", to),
        text: of.text("text", to),
        media,
        group: of.text("tag", to),
        id: of.text("id", to),
        ..Slide::default()
    }
}
