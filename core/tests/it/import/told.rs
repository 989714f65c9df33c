//! What an imported file has become, in lines that tests compare. Knows no format.

use relations_core::dataset::{Dataset, Lane, Problem};
use std::fmt::Write;

/// What a file becomes, a line for each fact and each problem.
pub fn told((dataset, problems): (Dataset, Vec<Problem>)) -> String {
    let mut told = String::new();
    let english = |text: &relations_core::dataset::Text| text.get("en").to_owned();
    writeln!(told, "{} | {}", english(&dataset.title), english(&dataset.summary)).unwrap();
    let names: Vec<String> = dataset.parties.iter().map(|party| english(&party.name)).collect();
    writeln!(told, "{}", names.join(" and ")).unwrap();
    for event in dataset.events.iter() {
        let side = match event.initiator {
            Lane::First => "first",
            Lane::Second => "second",
            Lane::Joint => "joint",
        };
        let category = event.category.and_then(|of| dataset.category(of)).map(|of| english(&of.name));
        write!(told, "{} [{}] {side} {}", event.edtf(), event.id, event.title.get("en")).unwrap();
        write!(told, " | {}", event.summary.get("en")).unwrap();
        if let Some(category) = category {
            write!(told, " | in {category}").unwrap();
        }
        for actor in event.actors {
            write!(told, " | with {}", english(&dataset.actor(*actor).unwrap().name)).unwrap();
        }
        for place in event.places {
            let place = dataset.place(*place).unwrap();
            let at = place.coordinates.map(|at| format!("{} {}", at.lat, at.lon)).unwrap_or_default();
            write!(told, " | at {} {at}", english(&place.name)).unwrap();
        }
        for citation in event.citations {
            let source = dataset.source(citation.source).unwrap();
            let credit = english(&source.license.attribution);
            write!(told, " | by {} <{}> {credit}", english(&source.title), source.url).unwrap();
        }
        for source in event.reported_by {
            write!(told, " | reported by {}", english(&dataset.source(*source).unwrap().title)).unwrap();
        }
        for link in event.links {
            write!(told, " | {:?} {}", link.kind, dataset.event(link.to).unwrap().id).unwrap();
        }
        if event.weight != 3 {
            write!(told, " | weighs {}", event.weight).unwrap();
        }
        writeln!(told).unwrap();
    }
    for track in &dataset.tracks {
        for period in &track.periods {
            let date = relations_core::date::edtf::write(&period.date);
            writeln!(told, "{}: {date} {}", english(&track.title), english(&period.label)).unwrap();
        }
    }
    for problem in problems {
        writeln!(told, "{problem}").unwrap();
    }
    told.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Compares what files become with what lies beside them; where that is wanted, it is written anew.
pub fn check(found: (Dataset, Vec<Problem>), expect: &str, beside: &str) {
    let told = told(found);
    if std::env::var_os("RELATIONS_WRITE_GOLDEN").is_some() {
        let path = [env!("CARGO_MANIFEST_DIR"), "/tests/it/import/data/", beside, ".txt"].concat();
        std::fs::write(path, &told).unwrap();
        return;
    }
    assert_eq!(told, expect, "{beside}");
}
