//! A map the size of a stamp: only land, the two parties, their capitals and the way between them.

use super::path::Path;
use super::projection::Room;
use super::scene::{self, Scene, Side};
use super::world::World;
use crate::dataset::{Dataset, Lane};

/// Paths in tenths of a pixel, points in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Locator {
    pub size: (f64, f64),
    /// The outline of the world.
    pub sphere: String,
    /// All land that is no party's.
    pub land: String,
    /// The land of each party; empty where its code is that of no country.
    pub parties: [String; 2],
    pub sides: [Side; 2],
    /// The shortest way between them; empty where one of them is nowhere.
    pub circle: String,
}

/// A stamp shows at least so many degrees from top to bottom.
const CONTEXT: f64 = 48.0;

impl Locator {
    pub fn new(world: &World, dataset: &Dataset, size: (f64, f64)) -> Locator {
        let size = (size.0.max(40.0), size.1.max(30.0));
        let scene = Scene::new(world, dataset, &[], Room { size, padding: 9.0, context: CONTEXT });
        let projection = scene.projection;
        let mut land = Path::new(size, 7);
        let mut parties = [String::new(), String::new()];
        let mut sides = scene.sides;
        for outline in world.outlines() {
            let party = scene.party(outline);
            let mut own = Path::new(size, 7);
            let to = if party.is_some() { &mut own } else { &mut land };
            scene::draw(world, outline, &projection, to, party.and_then(|lane| scene::side(&mut sides, lane)));
            let [first, second] = &mut parties;
            match party {
                Some(Lane::Second) => *second = own.d,
                Some(_) => *first = own.d,
                None => {}
            }
        }
        let mut circle = Path::new(size, 7);
        circle.line(&scene.circle, &projection);
        Locator { sphere: scene::sphere(&projection, size), land: land.d, parties, sides, circle: circle.d, size }
    }
}
