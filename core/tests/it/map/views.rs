//! What part of the world is in sight, and where things are in it.

use super::{
    AMERICA, CHILE, FIJI, FRANCE, GERMANY, MALTA, NEW_ZEALAND, NORTH_KOREA, PAIRS, Party, RUSSIA, SAMOA, SINGAPORE,
    VENEZUELA, dataset, parsed, the_world,
};
use relations_core::dataset::PlaceIx;
use relations_core::map::{Locator, Map, Pixels, Projection, Side, UNIT, circle};
use serde_json::json;

const WIDTHS: [f64; 7] = [320.0, 390.0, 700.0, 1000.0, 1280.0, 1920.0, 2560.0];

#[test]
fn the_projection_is_that_of_natural_earth() {
    let projection = Projection { meridian: 10.0, scale: (1.0, 1.0), origin: (0.0, 0.0) };
    // The table that it was drawn by, which the polynomials come near; half the equator is 0.8707 × π long.
    let check = |east: f64, north: f64, x: f64, y: f64| {
        let (found_x, found_y) = projection.flat((east, north));
        assert!((found_x - x).abs() < 4e-3 && (found_y - y).abs() < 4e-3, "{east} {north}: {found_x} {found_y}");
    };
    let (equator, pole) = (0.8707 * std::f64::consts::PI, 0.52 * 0.8707 * std::f64::consts::PI);
    check(180.0, 0.0, equator, 0.0);
    check(-180.0, 0.0, -equator, 0.0);
    check(90.0, 0.0, equator / 2.0, 0.0);
    check(0.0, 90.0, 0.0, -pole);
    // Lengths of parallels and distances from the equator, as shares of what they are at the equator and the pole.
    for (north, length, distance) in
        [(30.0, 0.957, 0.372), (45.0, 0.9006, 0.5571), (60.0, 0.8196, 0.7346), (75.0, 0.716, 0.8936)]
    {
        check(180.0, north, equator * length, -pole * distance);
        check(-180.0, -north, -equator * length, pole * distance);
    }
}

#[test]
fn the_map_is_turned_so_that_the_meridian_lies_in_the_middle() {
    let projection = Projection { meridian: 170.0, scale: (100.0, 100.0), origin: (50.0, 20.0) };
    assert_eq!(projection.pixel((170.0, 0.0)), (50.0, 20.0));
    assert!((projection.pixel((-170.0, 0.0)).0 - projection.flat((20.0, 0.0)).0).abs() < 1e-9);
    assert!((projection.pixel((150.0, 0.0)).0 - projection.flat((-20.0, 0.0)).0).abs() < 1e-9);
}

#[test]
fn both_capitals_and_the_way_between_them_are_in_sight_at_every_size() {
    let world = the_world();
    for pair in &PAIRS {
        let dataset = dataset(pair, &[]);
        for width in WIDTHS {
            for height in [Map::height(width), 200.0, 700.0] {
                let map = Map::new(&world, &dataset, (width, height));
                check_in_sight(&map.sides, &map.circle, map.size, 15.0, &format!("{pair:?} {width} × {height}"));
            }
        }
        for size in [(160.0, 90.0), (120.0, 120.0), (240.0, 100.0)] {
            let map = Locator::new(&world, &dataset, size);
            check_in_sight(&map.sides, &map.circle, size, 8.0, &format!("{pair:?} {size:?}"));
            for (side, path) in map.sides.iter().zip(&map.parties) {
                assert!(side.spot.is_some() || !path.is_empty(), "{pair:?}");
            }
        }
    }
}

/// The way is one piece from one capital to the other.
fn check_in_sight(sides: &[Side; 2], circle: &str, (width, height): (f64, f64), margin: f64, at: &str) {
    for point in sides.iter().map(|side| side.at.unwrap()) {
        let is_inside =
            point.0 >= margin && point.0 <= width - margin && point.1 >= margin && point.1 <= height - margin;
        assert!(is_inside, "{at}: {point:?}");
    }
    let points = super::paths::points(circle);
    assert_eq!(points.len(), 1, "{at}: {circle}");
    for (end, side) in [points[0].first(), points[0].last()].into_iter().zip(sides) {
        let (end, side) = (end.unwrap(), side.at.unwrap());
        assert!(distance(*end, side) <= UNIT, "{at}: the way ends at {end:?}, the capital is at {side:?}");
    }
    for (x, y) in &points[0] {
        assert!(*x >= 0.0 && *y >= -0.1 && *x <= width && *y <= height + 0.1, "{at}: the way is cut at {x} {y}");
    }
}

fn distance(a: Pixels, b: Pixels) -> f64 {
    (a.0 - b.0).abs().max((a.1 - b.1).abs())
}

#[test]
fn what_is_on_the_left_lies_the_short_way_round_from_what_is_on_the_right() {
    let check = |left: Party, right: Party| {
        for pair in [[left, right], [right, left]] {
            let map = Map::new(&the_world(), &dataset(&pair, &[]), (1000.0, 500.0));
            let x = |party: Party| map.projection.pixel((party.3, party.2)).0;
            assert!(x(left) < x(right), "{} {}", left.0, right.0);
        }
    };
    check(NORTH_KOREA, VENEZUELA);
    check(FIJI, SAMOA);
    check(NEW_ZEALAND, CHILE);
    check(FRANCE, GERMANY);
    check(AMERICA, RUSSIA);
    check(MALTA, SINGAPORE);
}

#[test]
fn places_between_the_parties_the_long_way_round_turn_the_map_only_if_it_becomes_larger() {
    let x = |places: &[(f64, f64)]| {
        let map = Map::new(&the_world(), &dataset(&[NORTH_KOREA, VENEZUELA], places), (1000.0, 500.0));
        (map.projection.pixel((125.76, 39.04)).0, map.projection.pixel((-66.9, 10.48)).0)
    };
    let (korea, venezuela) = x(&[(39.9, 116.4), (19.4, -99.1)]);
    assert!(korea < 250.0 && venezuela > 750.0, "{korea} {venezuela}");
    // With places all around the globe the parties are in the middle still.
    let (korea, venezuela) = x(&[(55.0, 37.0), (30.0, 80.0), (0.0, 10.0), (10.0, -20.0)]);
    assert!((korea + venezuela - 1000.0).abs() < 160.0, "{korea} {venezuela}");
}

#[test]
fn a_map_of_neighbours_shows_their_surroundings() {
    let degrees_down = |pair: &[Party; 2], places: &[(f64, f64)]| {
        let map = Map::new(&the_world(), &dataset(pair, places), (1000.0, 500.0));
        let per_degree = map.projection.pixel((0.0, 0.0)).1 - map.projection.pixel((0.0, 1.0)).1;
        500.0 / per_degree
    };
    assert!((25.0..30.0).contains(&degrees_down(&[FRANCE, GERMANY], &[])));
    // Between islands there is only sea, so that more of the world has to tell where they are.
    assert!((40.0..80.0).contains(&degrees_down(&[FIJI, SAMOA], &[])));
    assert!(degrees_down(&[FRANCE, GERMANY], &[(-33.0, 18.0)]) > 90.0);
}

#[test]
fn the_shortest_way_has_the_length_that_atlases_give() {
    let check = |a: Party, b: Party, expect: f64| {
        let (way, km) = circle((a.3, a.2), (b.3, b.2));
        assert!((km - expect).abs() < expect * 0.01, "{} {}: {km}", a.0, b.0);
        assert_eq!((way[0], way[way.len() - 1]), ((a.3, a.2), (b.3, b.2)));
    };
    check(FRANCE, GERMANY, 878.0);
    check(CHILE, NEW_ZEALAND, 9_350.0);
    check(RUSSIA, AMERICA, 7_820.0);
    // Antipodes, and a place with itself.
    check(("AA", "A", 10.0, 20.0), ("BB", "B", -10.0, -160.0), 20_015.0);
    assert_eq!(circle((5.0, 5.0), (5.0, 5.0)).1, 0.0);
}

#[test]
fn what_the_dataset_does_not_say_is_said_to_be_missing() {
    let world = the_world();
    let map = Map::new(
        &world,
        &parsed(json!({
            "version": 1, "id": "a", "title": "A",
            "parties": [
                { "id": "fr", "name": "France", "codes": { "alpha2": "FR" } },
                { "id": "qq", "name": "Atlantis", "codes": { "alpha2": "QQ" } },
            ],
            "places": [
                { "id": "nowhere", "name": "Nowhere" },
                { "id": "city", "name": "City", "coordinates": { "lat": 45.0, "lon": 3.0 } },
                { "id": "house", "name": "House", "within": "city" },
                { "id": "unused", "name": "Unused" },
            ],
            "events": [{ "id": "e", "date": "1999", "title": "E", "places": ["nowhere", "house"] }],
        })),
        (600.0, 300.0),
    );
    let [france, atlantis] = map.sides;
    assert!(france.at.is_some() && france.capital.is_none() && france.is_outlined);
    assert!(atlantis.at.is_none() && !atlantis.is_outlined && atlantis.land.is_none());
    assert_eq!(map.missing, [PlaceIx(0)]);
    assert_eq!((map.circle.as_str(), map.distance), ("", None));
    assert!(map.countries.iter().any(|country| &country.code == b"FR" && country.party.is_some()));
}

#[test]
fn nothing_at_all_is_a_map_of_the_whole_world() {
    let map = Map::new(&the_world(), &parsed(json!({ "version": 1, "id": "a", "title": "A" })), (800.0, 400.0));
    for corner in [(-180.0, 0.0), (180.0, 0.0), (0.0, 90.0), (0.0, -90.0)] {
        let (x, y) = map.projection.flat(corner);
        assert!((0.0..=800.0).contains(&x) && (0.0..=400.0).contains(&y), "{corner:?}");
    }
    assert!(map.countries.len() > 150, "{}", map.countries.len());
    let widest = Map::new(&the_world(), &parsed(json!({})), (f64::NAN, -3.0));
    assert!(widest.size.0 > 0.0 && widest.size.1 > 0.0);
}

#[test]
fn a_country_too_small_to_be_seen_is_a_spot() {
    let map = Map::new(&the_world(), &dataset(&[MALTA, RUSSIA], &[]), (390.0, 260.0));
    let [malta, russia] = map.sides;
    assert!(distance(malta.spot.unwrap(), malta.at.unwrap()) < 5.0);
    assert_eq!(russia.spot, None);
}
