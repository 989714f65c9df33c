//! The stylesheet of a picture with the plain colours of its theme. Knows how `picture.css` is written; knows no colour.

use super::Theme;
use crate::dataset::Lane;

const SHEET: &str = include_str!("../picture.css");

/// The class of what belongs to a lane.
pub fn lane_class(lane: Lane) -> &'static str {
    match lane {
        Lane::First => "first",
        Lane::Joint => "joint",
        Lane::Second => "second",
    }
}

/// The rules of a picture's element `style`, each for what is in a picture and nothing else of the page that it may stand in.
pub fn sheet(theme: Theme) -> String {
    let rules = SHEET.split_once("*/").map_or(SHEET, |(_, rules)| rules);
    let palette = match theme {
        Theme::Light => ".light {",
        Theme::Dark => ".dark {",
    };
    let palette =
        rules.split_once(palette).and_then(|(_, rest)| rest.split_once('}')).map_or("", |(colours, _)| colours);
    let mut sheet = String::new();
    for (selectors, body) in rules.lines().filter_map(|line| line.split_once('{')) {
        if selectors == ".light " || selectors == ".dark " {
            continue;
        }
        for lane in Lane::ALL {
            let class = lane_class(lane);
            let of_lane = body.contains("var(--lane)");
            if of_lane || lane == Lane::First {
                for (number, selector) in selectors.trim().split(", ").enumerate() {
                    let within = if of_lane { [" .", class].concat() } else { String::new() };
                    let comma = if number > 0 { "," } else { "" };
                    sheet.extend([comma, ".", CLASS, &within, " ", selector]);
                }
                sheet.push('{');
                plain(&mut sheet, body.trim(), class, palette);
                sheet.push('\n');
            }
        }
    }
    sheet
}

/// The class of a whole picture.
pub const CLASS: &str = "relations-picture";

/// A body with colours in the place of variables.
fn plain(to: &mut String, mut body: &str, lane: &str, palette: &str) {
    while let Some((before, name, rest)) = body
        .split_once("var(--")
        .and_then(|(before, rest)| rest.split_once(')').map(|(name, rest)| (before, name, rest)))
    {
        to.push_str(before);
        let name = if name == "lane" { lane } else { name };
        let colour = palette.split("--").find_map(|entry| entry.split_once(':').filter(|(known, _)| *known == name));
        to.push_str(colour.map_or("", |(_, colour)| colour.trim().trim_end_matches(';')));
        body = rest;
    }
    to.push_str(body);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_plain_colours_and_keeps_to_its_picture() {
        for theme in [Theme::Light, Theme::Dark] {
            let sheet = sheet(theme);
            assert!(!sheet.contains("var(") && !sheet.contains("--"), "{sheet}");
            for line in sheet.lines() {
                let (selectors, body) = line.split_once('{').unwrap();
                assert!(selectors.split(',').all(|selector| selector.starts_with(".relations-picture ")), "{line}");
                assert!(body.ends_with('}') && !body.contains(": ;"), "{line}");
            }
        }
        assert!(sheet(Theme::Light).contains(".relations-picture .first .core{fill: #b1420f; }\n"));
        assert!(sheet(Theme::Dark).contains(".relations-picture .second .core{fill: #77b0ee; }\n"));
        assert!(sheet(Theme::Dark).contains(".relations-picture .ground{fill: #17171a; }\n"));
    }
}
