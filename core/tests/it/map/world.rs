//! The file of outlines: what it holds, and bytes that are not one.

use super::{BYTES, the_world};
use crate::fixtures::Dice;
use relations_core::map::{Map, World};

#[test]
fn every_country_of_the_standard_is_found() {
    let world = the_world();
    for code in
        ["VE", "KP", "KR", "FJ", "WS", "MT", "SG", "MC", "VA", "LI", "TV", "NR", "TW", "PS", "XK", "SS", "EH", "kp"]
    {
        // Tuvalu alone has no outline in the source of this scale.
        assert_eq!(world.find(code).is_some(), code != "TV", "{code}");
    }
    assert!(world.outlines().len() > 230);
    for code in ["", "QQ", "Venezuela", "V"] {
        assert!(world.find(code).is_none(), "{code}");
    }
}

#[test]
fn outlines_lie_where_the_countries_are() {
    let world = the_world();
    let check = |code: &str, (west, south, east, north): (f64, f64, f64, f64)| {
        let ring = world.rings(world.find(code).unwrap()).next().unwrap();
        for (x, y) in &ring {
            let is_inside = *x >= west && *x <= east && *y >= south && *y <= north;
            assert!(is_inside, "{code}: {x} {y}");
        }
        assert!(ring.len() > 3, "{code}");
    };
    check("VE", (-74.0, 0.0, -59.0, 13.0));
    check("KP", (124.0, 37.0, 131.0, 43.5));
    check("FR", (-5.5, 42.0, 8.5, 51.5));
    check("LI", (9.3, 46.9, 9.8, 47.4));
    check("UA", (22.0, 44.2, 40.5, 52.5));
    // The standard counts Crimea to Ukraine, and the north of Cyprus to Cyprus.
    let crimea = |code: &str| {
        world
            .rings(world.find(code).unwrap())
            .flatten()
            .any(|(x, y)| (33.0..35.5).contains(&x) && (44.3..45.6).contains(&y))
    };
    assert!(crimea("UA") && !crimea("RU"));
}

#[test]
fn borders_are_lines_that_two_countries_share() {
    let world = the_world();
    let borders: Vec<_> = world.borders().collect();
    assert!(borders.len() > 250);
    assert!(borders.iter().all(|line| line.len() > 1));
}

#[test]
fn bytes_that_are_no_world_are_refused() {
    for bytes in [&b""[..], b"\n", b"World", b"World\n", b"World\n\x0A", b"Words\n\x0A\x00", b"World\n\x00\x00"] {
        assert!(World::read(bytes).is_none(), "{bytes:?}");
    }
    for length in (0..BYTES.len()).step_by(61).chain(BYTES.len() - 9..BYTES.len()) {
        assert!(World::read(&BYTES[..length]).is_none(), "cut at {length}");
    }
    assert!(World::read(&[BYTES, &[0]].concat()).is_none());
}

#[test]
fn broken_bytes_are_refused_or_drawn_but_never_a_panic() {
    let mut dice = Dice(5);
    let dataset = super::dataset(&super::PAIRS[0], &[]);
    let mut drawn = 0;
    for _ in 0..300 {
        let mut bytes = BYTES.to_vec();
        for _ in 0..=dice.below(4) {
            let place = dice.below(bytes.len() as u64) as usize;
            bytes[place] = dice.below(256) as u8;
        }
        if let Some(world) = World::read(&bytes) {
            drawn += 1;
            assert!(!Map::new(&world, &dataset, (400.0, 200.0)).countries.is_empty());
        }
    }
    assert!(drawn > 50, "{drawn}");
}
