//! The map: both parties in sight at every size, what is shown where, and what is missing.

mod labels;
mod markers;
mod paths;
mod views;
mod world;

use relations_core::Shared;
use relations_core::dataset::{Dataset, parse};
use relations_core::map::World;
use serde_json::{Value, json};

const BYTES: &[u8] = include_bytes!("../../../static/world.bin");

fn the_world() -> World {
    World::read(BYTES).unwrap()
}

/// A party as `(code, capital, north, east)`.
type Party<'a> = (&'a str, &'a str, f64, f64);

const VENEZUELA: Party = ("VE", "Caracas", 10.48, -66.9);
const NORTH_KOREA: Party = ("KP", "Pyongyang", 39.04, 125.76);
const FIJI: Party = ("FJ", "Suva", -18.14, 178.44);
const SAMOA: Party = ("WS", "Apia", -13.83, -171.76);
const CHILE: Party = ("CL", "Santiago", -33.45, -70.67);
const NEW_ZEALAND: Party = ("NZ", "Wellington", -41.29, 174.78);
const FRANCE: Party = ("FR", "Paris", 48.86, 2.35);
const GERMANY: Party = ("DE", "Berlin", 52.52, 13.4);
const RUSSIA: Party = ("RU", "Moscow", 55.75, 37.62);
const AMERICA: Party = ("US", "Washington", 38.9, -77.04);
const MALTA: Party = ("MT", "Valletta", 35.9, 14.51);
const SINGAPORE: Party = ("SG", "Singapore", 1.35, 103.82);

const PAIRS: [[Party; 2]; 6] = [
    [VENEZUELA, NORTH_KOREA],
    [FIJI, SAMOA],
    [CHILE, NEW_ZEALAND],
    [FRANCE, GERMANY],
    [RUSSIA, AMERICA],
    [MALTA, SINGAPORE],
];

/// Two parties with their capitals, and further places of one event each, as `(north, east)`; they are called p0, p1, and so on.
fn dataset(pair: &[Party; 2], places: &[(f64, f64)]) -> Shared<Dataset> {
    let parties = pair.map(|(code, capital, ..)| {
        json!({ "id": code, "name": format!("Party {code}"), "codes": { "alpha2": code }, "capital": capital })
    });
    let mut all: Vec<Value> = pair.iter().map(|(_, name, lat, lon)| place(name, *lat, *lon)).collect();
    all.extend(places.iter().enumerate().map(|(number, (lat, lon))| place(&format!("p{number}"), *lat, *lon)));
    let events = (0..places.len()).map(
        |number| json!({ "id": format!("e{number}"), "date": "1999", "title": "It", "places": [format!("p{number}")] }),
    );
    parsed(json!({
        "version": 1, "id": "made-up", "title": "Made up",
        "parties": parties, "places": all, "events": events.collect::<Vec<_>>(),
    }))
}

fn place(name: &str, lat: f64, lon: f64) -> Value {
    json!({ "id": name, "name": name, "coordinates": { "lat": lat, "lon": lon } })
}

fn parsed(json: Value) -> Shared<Dataset> {
    Shared::new(parse(json.to_string().as_bytes()).0)
}
