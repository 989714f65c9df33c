//! A dataset as linked data: knows which words of schema.org say what is in it, and that it says nothing surer than it is.
//! Knows nothing of the story that readers see.

use super::{citation, datetime};
use relations_core::dataset::relations::quoted;
use relations_core::dataset::{Citation, Dataset, Event, License, Place, SourceIx};
use relations_core::text::Language;
use relations_core::text::dates::date_in_words;

/// A block of data for search engines, to stand beside the story. It is no script: no browser runs it, and a
/// Content-Security-Policy does not ask about it.
pub fn script(dataset: &Dataset, language: Language) -> String {
    format!("<script type=\"application/ld+json\">{}</script>\n", harmless(&list(dataset, language)))
}

/// The same JSON with nothing in it that HTML or an old reader of scripts could take for the end of it.
fn harmless(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => text += &format!("\\u{:04x}", u32::from(c)),
            c => text.push(c),
        }
    }
    text
}

/// What is on the page is a work, which has terms and sources, and at the same time a list of events.
fn list(dataset: &Dataset, language: Language) -> String {
    let tag = language.tag();
    let events = dataset.events.iter().enumerate().map(|(number, event)| {
        let item = self::event(dataset, &event, language);
        Object::of("ListItem").raw("position", &(number + 1).to_string()).raw("item", &item).end()
    });
    let about =
        dataset.parties.iter().filter(|party| !party.name.get(tag).is_empty()).map(|party| {
            Object::of("Country").text("name", party.name.get(tag)).text("identifier", &party.alpha2).end()
        });
    let sources = (0..dataset.sources.len()).map(|number| source(dataset, SourceIx::new(number), language, true));
    let mut json = Object("{\"@context\":\"https://schema.org\",\"@type\":[\"CreativeWork\",\"ItemList\"]".to_owned())
        .text("name", dataset.title.get(tag))
        .text("description", dataset.summary.get(tag))
        .text("inLanguage", tag)
        .text("license", terms(&dataset.license))
        .text("creditText", dataset.license.attribution.get(tag))
        .array("about", about)
        .array("citation", sources)
        .raw("numberOfItems", &dataset.events.len().to_string());
    if !dataset.events.is_empty() {
        json = json.text("itemListOrder", "https://schema.org/ItemListOrderAscending");
    }
    json.array("itemListElement", events).end()
}

/// An event is no work: where it is told is the part of a work whose subject it is.
fn event(dataset: &Dataset, event: &Event, language: Language) -> String {
    let tag = language.tag();
    let [start, end] = datetime::ends(&event.date);
    // A date that ISO 8601 cannot say without inventing a day is said in words.
    let vague = if start.is_some() || end.is_some() { String::new() } else { date_in_words(language, &event.date) };
    let places = event.places.iter().filter_map(|ix| dataset.place(*ix)).map(|place| self::place(dataset, place, tag));
    Object::of("Event")
        .text("name", event.title.get(tag))
        .text("description", event.summary.get(tag))
        .text("startDate", start.as_deref().unwrap_or_default())
        .text("endDate", end.as_deref().unwrap_or_default())
        .text("disambiguatingDescription", &vague)
        .text("inLanguage", event.title.fallback(tag).unwrap_or(tag))
        .array("location", places)
        .array("subjectOf", event.citations.iter().map(|citation| told_in(dataset, citation, language)))
        .end()
}

fn place(dataset: &Dataset, place: &Place, tag: &str) -> String {
    let within = place.within.and_then(|ix| dataset.place(ix)).map(|outer| {
        let of = Object::of("Place").text("name", outer.name.get(tag));
        of.text("address", &outer.country).end()
    });
    let geo = place.coordinates.map(|at| {
        let of = Object::of("GeoCoordinates").raw("latitude", &at.lat.to_string());
        of.raw("longitude", &at.lon.to_string()).end()
    });
    Object::of("Place")
        .text("name", place.name.get(tag))
        .text("address", &place.country)
        .raw("geo", &geo.unwrap_or_default())
        .raw("containedInPlace", &within.unwrap_or_default())
        .end()
}

fn told_in(dataset: &Dataset, citation: &Citation, language: Language) -> String {
    let place = citation::place(dataset, citation, language);
    // The terms stand once, at the top.
    let source = source(dataset, citation.source, language, false);
    if place.is_empty() {
        source
    } else {
        Object::of("CreativeWork").text("name", &place).raw("isPartOf", &source).end()
    }
}

fn source(dataset: &Dataset, ix: SourceIx, language: Language, with_terms: bool) -> String {
    let Some(source) = dataset.source(ix) else { return String::new() };
    Object::of("CreativeWork")
        .text("name", source.title.get(language.tag()))
        .text("url", &source.url)
        .text("license", if with_terms { terms(&source.license) } else { "" })
        .end()
}

/// The address of the terms, or else their name.
fn terms(license: &License) -> &str {
    if license.url.is_empty() { &license.name } else { &license.url }
}

/// A JSON object while it is written; what is empty is left out.
struct Object(String);

impl Object {
    fn of(kind: &str) -> Object {
        Object(format!("{{\"@type\":{}", quoted(kind)))
    }

    fn text(self, key: &str, value: &str) -> Object {
        if value.is_empty() { self } else { self.raw(key, &quoted(value)) }
    }

    fn raw(mut self, key: &str, json: &str) -> Object {
        if !json.is_empty() {
            self.0 += &format!(",{}:{json}", quoted(key));
        }
        self
    }

    fn array(self, key: &str, items: impl Iterator<Item = String>) -> Object {
        let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
        if items.is_empty() { self } else { self.raw(key, &format!("[{}]", items.join(","))) }
    }

    fn end(self) -> String {
        self.0 + "}"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relations_core::dataset::parse;
    use serde_json::{Value, json};

    fn of(text: &str, language: Language) -> Value {
        let html = script(&parse(text.as_bytes()).0, language);
        let json = html.strip_prefix("<script type=\"application/ld+json\">").unwrap();
        serde_json::from_str(json.strip_suffix("</script>\n").unwrap()).unwrap()
    }

    #[test]
    fn each_event_has_its_dates_places_and_sources() {
        let found = of(
            r#"{"version": 1, "language": "en", "title": "A and B", "license": {"name": "CC0"},
                "parties": [{"id": "a", "name": "Aland", "codes": {"alpha2": "AX", "alpha3": "ALA"}}, {"id": "b", "name": "Bland", "codes": {"alpha2": "BX", "alpha3": "BLA"}}],
                "places": [{"id": "p", "name": "Port", "country": "AX", "coordinates": {"lat": 60.5, "lon": 20}}],
                "sources": [{"id": "s", "title": "S", "url": "https://example.org/s", "sections": [{"id": "h", "title": "History"}]}],
                "events": [{"id": "e", "date": "1974-06-20/1975", "title": "First", "summary": "It began.", "places": ["p"],
                    "initiator": "joint", "citations": [{"source": "s", "section": "h", "paragraph": 1, "sentence": 2}]}]}"#,
            Language::English,
        );
        assert_eq!(found["@context"], "https://schema.org");
        assert_eq!(found["@type"], json!(["CreativeWork", "ItemList"]));
        assert_eq!([&found["name"], &found["license"], &found["inLanguage"]], ["A and B", "CC0", "en"]);
        assert_eq!(found["about"][1], json!({"@type": "Country", "name": "Bland", "identifier": "BX"}));
        let expect = json!({"@type": "ListItem", "position": 1, "item": {
            "@type": "Event", "name": "First", "description": "It began.", "startDate": "1974-06-20", "endDate": "1975",
            "inLanguage": "en",
            "location": [{"@type": "Place", "name": "Port", "address": "AX",
                "geo": {"@type": "GeoCoordinates", "latitude": 60.5, "longitude": 20}}],
            "subjectOf": [{"@type": "CreativeWork", "name": "History, paragraph 1, sentence 2",
                "isPartOf": {"@type": "CreativeWork", "name": "S", "url": "https://example.org/s"}}],
        }});
        assert_eq!(found["itemListElement"], json!([expect]));
    }

    #[test]
    fn no_day_is_invented_for_a_vague_date() {
        let check = |date: &str, expect: [Value; 3]| {
            let text = format!(
                r#"{{"version": 1, "language": "en", "title": "T", "events": [{{"id": "e", "date": "{date}", "title": "E", "initiator": "joint"}}]}}"#
            );
            let event = of(&text, Language::English)["itemListElement"][0]["item"].clone();
            let found = ["startDate", "endDate", "disambiguatingDescription"].map(|key| event[key].clone());
            assert_eq!(found, expect, "{date}");
        };
        check("1974", [json!("1974"), Value::Null, Value::Null]);
        check("199X", [Value::Null, Value::Null, json!("in the 1990s")]);
        check("../1973", [Value::Null, json!("1973"), Value::Null]);
    }

    #[test]
    fn nothing_can_break_out_of_the_block() {
        let evil = "</script><script>alert(1)</script><!-- & \u{2028}\u{2029} \\\" ]]>";
        let text = json!({"version": 1, "language": "en", "title": evil, "events": [
            {"id": "e", "date": "1974", "title": evil, "summary": evil, "initiator": "joint"}]});
        let (dataset, _) = parse(text.to_string().as_bytes());
        let html = script(&dataset, Language::English);
        let inside = html.split_once('>').unwrap().1.strip_suffix("</script>\n").unwrap();
        assert!(!inside.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{inside}");
        let found: Value = serde_json::from_str(inside).unwrap();
        assert_eq!(found["itemListElement"][0]["item"]["name"], dataset.title.get("en"));
        assert!(found["name"].as_str().unwrap().starts_with("</script><script>"));
    }

    #[test]
    fn the_embedded_dataset_has_all_its_events_in_every_language() {
        let (dataset, _) = parse(crate::EMBEDDED);
        for language in Language::ALL {
            let text = String::from_utf8_lossy(crate::EMBEDDED);
            let found = of(&text, language);
            assert_eq!(found["numberOfItems"], dataset.events.len());
            assert_eq!(found["itemListElement"].as_array().unwrap().len(), dataset.events.len());
            assert_eq!(found["license"], "https://creativecommons.org/licenses/by-sa/4.0/");
        }
    }
}
