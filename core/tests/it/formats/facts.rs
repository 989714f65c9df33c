//! What a dataset says, a row of facts for each field. Knows no format; names stand for ids, which formats without ids make anew.

use relations_core::dataset::{Citation, Dataset, Event, Lane, Text};
use relations_core::date::{Certainty, Precision, edtf};
use relations_core::text::Language::English;
use relations_core::text::dates::date_in_words;

/// Something that is so; `words` are those by which a reader finds it in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    pub of: String,
    pub value: String,
    pub words: String,
}

type Facts = fn(&Dataset) -> Vec<Fact>;

pub const ROWS: [(&str, Facts); 39] = [
    ("`title`", |of| one("", english(&of.title))),
    ("`summary`", |of| one("", english(&of.summary))),
    ("`id`", |of| one("", &of.id)),
    ("texts in further languages", |of| one(english(&of.title), of.title.get("es"))),
    ("`license`", |of| one("", &of.license.name)),
    ("parties: `short`", |of| parties(of, |party| english(&party.short).to_owned())),
    ("parties: `name`", |of| parties(of, |party| english(&party.name).to_owned())),
    ("parties: `id`", |of| parties(of, |party| coded("id", &party.id))),
    ("parties: `codes`", |of| parties(of, |party| coded("code", &party.alpha2))),
    ("parties: `capital`, `coordinates`", |of| {
        parties(of, |party| coded("degrees", &format!("{:?} {:?}", party.capital.is_some(), party.coordinates)))
    }),
    ("events: `id`", |of| events(of, |event| vec![event.id.to_owned()])),
    ("events: `title`", |of| events(of, |event| vec![event.title.get("en").to_owned()])),
    ("events: `summary`", |of| events(of, |event| vec![event.summary.get("en").to_owned()])),
    ("events: `date`, days and spans of days", |of| dates(of, |event| event.date.certainty() == Certainty::Exact)),
    ("events: `date`, months and years and spans of them", |of| {
        dates(of, |event| event.date.certainty() == Certainty::Imprecise && is_plain(event))
    }),
    ("events: `date`, vague ones", |of| {
        dates(of, |event| event.date.certainty() != Certainty::Exact && !is_plain(event))
    }),
    ("events: `initiator`", |of| events(of, |event| vec![side(of, event.initiator)])),
    ("events: `category`", |of| {
        events(of, |event| {
            event.category.map(|ix| english(&of.category(ix).unwrap().name).to_owned()).into_iter().collect()
        })
    }),
    ("events: `actors`", |of| {
        events(of, |event| event.actors.iter().map(|ix| english(&of.actor(*ix).unwrap().name).to_owned()).collect())
    }),
    ("events: the first of `places`", |of| events(of, |event| places(of, event).take(1).collect())),
    ("events: more `places`", |of| events(of, |event| places(of, event).skip(1).collect())),
    ("events: `citations`, the source", |of| {
        events(of, |event| event.citations.iter().map(|citation| source(of, citation)).collect())
    }),
    ("events: `citations`, section, paragraph, sentence", |of| {
        events(of, |event| event.citations.iter().map(|citation| place_in(of, citation)).collect())
    }),
    ("events: `reported_by`", |of| {
        events(of, |event| {
            event.reported_by.iter().map(|ix| english(&of.source(*ix).unwrap().title).to_owned()).collect()
        })
    }),
    ("events: `links`", |of| {
        events(of, |event| {
            event.links.iter().map(|link| format!("{:?} {}", link.kind, of.event(link.to).unwrap().id)).collect()
        })
    }),
    ("events: `derived_date`", |of| {
        events(of, |event| event.derived_date.iter().map(|derived| english(&derived.words).to_owned()).collect())
    }),
    ("events: `weight`", |of| {
        events(of, |event| {
            Some(coded("weight", &event.weight.to_string())).filter(|_| event.weight != 3).into_iter().collect()
        })
    }),
    ("categories: `symbol`", |of| {
        let symbols: Vec<String> =
            of.categories.iter().map(|of| format!("{} {:?}", english(&of.name), of.symbol)).collect();
        one("", &coded("symbols", &symbols.join(", ")))
    }),
    ("actors: `kind`, `party`, `roles`, `citations`", |of| {
        list(&of.actors, |of| {
            let rest = format!("{} {:?} {} {}", of.kind, of.party, of.roles.len(), of.citations.len());
            (english(&of.name).to_owned(), coded("rest", &rest))
        })
    }),
    ("places: `coordinates`", |of| {
        let places = of.events.iter().flat_map(|event| event.places.first());
        let places: Vec<_> = places.filter_map(|ix| of.place(*ix)).collect();
        list(&places, |of| (english(&of.name).to_owned(), coded("degrees", &format!("{:?}", of.coordinates))))
    }),
    ("places: `within`, `country`", |of| {
        list(&of.places, |of| (english(&of.name).to_owned(), coded("country", &of.country)))
    }),
    ("sources: `url`", |of| {
        let cited =
            of.events.iter().flat_map(|event| event.citations).filter_map(|citation| of.source(citation.source));
        let cited: Vec<_> = cited.filter(|source| !source.url.is_empty()).collect();
        list(&cited, |of| (english(&of.title).to_owned(), of.url.clone()))
    }),
    ("sources: `license`", |of| {
        let cited =
            of.events.iter().flat_map(|event| event.citations).filter_map(|citation| of.source(citation.source));
        let cited: Vec<_> = cited.filter(|source| !source.license.name.is_empty()).collect();
        list(&cited, |of| (english(&of.title).to_owned(), coded("license", &of.license.name)))
    }),
    ("tracks: `periods`, the label", |of| periods(of, |period| english(&period.label).to_owned())),
    ("tracks: `periods`, the status", |of| periods(of, |period| coded("status", &format!("{:?}", period.status)))),
    ("tracks: all else", |of| periods(of, |period| coded("note", english(&period.note)))),
    ("`disputes`", |of| list(&of.disputes, |of| (of.id.clone(), english(&of.title).to_owned()))),
    ("`narrative`", |of| list(&of.narrative, |of| (of.id.clone(), english(&of.passages[0].text).to_owned()))),
    ("`see_also`", |of| list(&of.see_also, |of| (of.url.clone(), english(&of.title).to_owned()))),
];

fn english(text: &Text) -> &str {
    text.get("en")
}

/// Something that would be found in a file by chance, were it looked for by itself.
fn coded(name: &str, value: &str) -> String {
    format!("{name}-as-code {value}")
}

fn fact(of: &str, value: &str) -> Fact {
    Fact { of: of.to_owned(), value: value.to_owned(), words: value.to_owned() }
}

fn one(of: &str, value: &str) -> Vec<Fact> {
    if value.is_empty() { Vec::new() } else { vec![fact(of, value)] }
}

fn list<T>(items: &[T], told: impl Fn(&T) -> (String, String)) -> Vec<Fact> {
    let facts = items.iter().map(told).map(|(of, value)| fact(&of, &value));
    facts.filter(|fact| !fact.value.is_empty()).collect()
}

fn parties(of: &Dataset, value: impl Fn(&relations_core::dataset::Party) -> String) -> Vec<Fact> {
    list(&of.parties, |party| (String::new(), value(party)))
}

fn periods(of: &Dataset, value: impl Fn(&relations_core::dataset::Period) -> String) -> Vec<Fact> {
    let periods: Vec<_> = of.tracks.iter().flat_map(|track| track.periods.iter().map(move |of| (track, of))).collect();
    list(&periods, |(track, period)| (english(&track.title).to_owned(), value(period)))
}

fn events(of: &Dataset, values: impl Fn(&Event) -> Vec<String>) -> Vec<Fact> {
    let facts = of.events.iter().flat_map(|event| {
        let values = values(&event).into_iter().filter(|value| !value.is_empty());
        values.map(|value| fact(event.id, &value)).collect::<Vec<Fact>>()
    });
    facts.collect()
}

/// A calendar writes days in digits, and all others are told in words.
fn dates(of: &Dataset, is_meant: impl Fn(&Event) -> bool) -> Vec<Fact> {
    let of_event = |event: &Event| {
        let words = date_in_words(English, &event.date);
        let (year, month, day) = event.date.anchor().ymd();
        let digits = format!("{year:04}{month:02}{day:02}");
        let words = if event.date.certainty() == Certainty::Exact { digits } else { words };
        Fact { of: event.id.to_owned(), value: edtf::write(&event.date), words }
    };
    of.events.iter().filter(|event| is_meant(event)).map(|event| of_event(&event)).collect()
}

fn is_plain(event: &Event) -> bool {
    let plain = |precision| matches!(precision, Precision::Day | Precision::Month | Precision::Year);
    let ends = [event.date.start.stretch(), event.date.end.stretch()];
    let is_set = event.date.form == relations_core::date::Form::OneOf;
    !is_set && ends.iter().all(|of| of.is_some_and(|of| plain(of.precision) && !of.is_qualified()))
}

fn side(of: &Dataset, lane: Lane) -> String {
    match lane {
        Lane::First => english(&of.parties[0].short).to_owned(),
        Lane::Second => english(&of.parties[1].short).to_owned(),
        Lane::Joint => "joint".to_owned(),
    }
}

fn places<'a>(of: &'a Dataset, event: &'a Event<'_>) -> impl Iterator<Item = String> + 'a {
    event.places.iter().map(|ix| english(&of.place(*ix).unwrap().name).to_owned())
}

fn source(of: &Dataset, citation: &Citation) -> String {
    english(&of.source(citation.source).unwrap().title).to_owned()
}

fn place_in(of: &Dataset, citation: &Citation) -> String {
    let called = of.section(citation.section);
    let sections = &of.source(citation.source).unwrap().sections;
    let title = sections.iter().find(|(id, _)| id == called).map_or(called, |(_, title)| english(title));
    match (citation.paragraph, citation.sentence) {
        (0, _) | (_, 0) => title.to_owned(),
        (paragraph, sentence) => format!("{title}, paragraph {paragraph}, sentence {sentence}"),
    }
}
