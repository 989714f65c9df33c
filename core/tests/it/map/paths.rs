//! Paths: no line across the map where the edge of the world cuts a country, and nothing far beyond the map.

use super::{AMERICA, FIJI, PAIRS, RUSSIA, dataset, parsed, the_world};
use relations_core::map::{Locator, Map, Pixels, UNIT};
use serde_json::json;

/// The points of each piece of a path in pixels.
pub fn points(d: &str) -> Vec<Vec<Pixels>> {
    let numbers = |text: &str| -> Vec<f64> {
        let spaced = text.replace('-', " -");
        spaced.split_whitespace().map(|number| number.parse::<i32>().map(f64::from).unwrap() * UNIT).collect()
    };
    let piece = |piece: &str| {
        let (first, rest) = piece.trim_end_matches('z').split_once('l').unwrap_or((piece, ""));
        let first = numbers(first);
        let mut at = (first[0], first[1]);
        let mut points = vec![at];
        for step in numbers(rest).chunks(2) {
            at = (at.0 + step[0], at.1 + step[1]);
            points.push(at);
        }
        points
    };
    d.split('M').filter(|piece| !piece.is_empty()).map(piece).collect()
}

#[test]
fn a_path_is_read_as_it_is_written() {
    assert_eq!(
        points("M10 20l-30 40 5-5zM0-10l1 1"),
        [vec![(1.0, 2.0), (-2.0, 6.0), (-1.5, 5.5)], vec![(0.0, -1.0), (0.1, -0.9)]]
    );
}

#[test]
fn nothing_is_drawn_far_beyond_the_map() {
    for pair in &PAIRS {
        for size in [(390.0, 260.0), (1000.0, 500.0)] {
            let map = Map::new(&the_world(), &dataset(pair, &[]), size);
            let land = map.countries.iter().map(|country| &country.d).chain([&map.sphere]);
            for (x, y) in land.flat_map(|d| points(d)).flatten() {
                assert!((-7.0..=size.0 + 7.0).contains(&x) && (-7.0..=size.1 + 7.0).contains(&y), "{pair:?}: {x} {y}");
            }
        }
    }
}

#[test]
fn no_country_is_drawn_across_the_map_where_the_edge_of_the_world_cuts_it() {
    // Each meridian as the middle once, so that the edge goes through every country.
    for east in (-180..180).step_by(11) {
        let place = json!({ "id": "p", "name": "P", "coordinates": { "lat": 0.0, "lon": east } });
        let party = json!({ "id": "a", "name": "A", "capital": "p" });
        let other = json!({ "id": "b", "name": "B", "coordinates": { "lat": 1.0, "lon": east } });
        let far = [-120, -60, 60, 120].map(|step| {
            json!({ "id": format!("f{step}"), "name": "F", "coordinates": { "lat": step / 2, "lon": (east + step + 540) % 360 - 180 } })
        });
        let places: Vec<_> = std::iter::once(place).chain(far).collect();
        let events = json!([{ "id": "e", "date": "1999", "title": "E", "places": ["f-120", "f-60", "f60", "f120"] }]);
        let map = Map::new(
            &the_world(),
            &parsed(
                json!({ "version": 1, "id": "a", "title": "A", "parties": [party, other], "places": places, "events": events }),
            ),
            (800.0, 420.0),
        );
        let limit = |code: &[u8]| match code {
            // Straight borders: along a parallel, or between the points of a coast of ice.
            b"CA" | b"US" => 120.0,
            b"AQ" => 800.0,
            _ => 70.0,
        };
        for country in &map.countries {
            for shape in points(&country.d) {
                // From the last point to the first as well, since a shape is closed.
                for (from, to) in shape.iter().zip(shape.iter().cycle().skip(1)) {
                    let is_long = (from.0 - to.0).abs() > limit(&country.code);
                    assert!(!is_long, "{east} {:?}: {from:?} {to:?}", country.code.map(char::from));
                }
            }
        }
        for line in points(&map.borders).iter().flat_map(|line| line.windows(2)) {
            assert!((line[0].0 - line[1].0).abs() < 120.0, "{east}: {line:?}");
        }
    }
}

#[test]
fn a_country_is_drawn_on_both_sides_of_the_edge_that_cuts_it() {
    let check = |pair: [super::Party; 2], code: &[u8; 2], is_cut: bool| {
        let map = Map::new(&the_world(), &dataset(&pair, &[]), (1000.0, 500.0));
        let country = map.countries.iter().find(|country| &country.code == code).unwrap();
        let xs: Vec<f64> = points(&country.d).into_iter().flatten().map(|point| point.0).collect();
        assert_eq!(xs.iter().any(|x| *x < 250.0) && xs.iter().any(|x| *x > 850.0), is_cut, "{code:?}");
    };
    check([RUSSIA, AMERICA], b"US", true);
    check([RUSSIA, AMERICA], b"BR", false);
    check([FIJI, super::SAMOA], b"FJ", false);
}

#[test]
fn a_stamp_is_a_few_kilobytes() {
    for pair in &PAIRS {
        let map = Locator::new(&the_world(), &dataset(pair, &[]), (160.0, 90.0));
        assert!(map.land.len() + map.sphere.len() < 22_000, "{pair:?}: {}", map.land.len());
    }
}
