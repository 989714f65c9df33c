//! Where it happened: `(world, dataset, size)` → plain data in pixels of a map that shows both parties and every place of
//! an event. Knows no browser, no colour, and of words only how wide they are.
//!
//! Paths are whole numbers, tenths of a pixel: what draws them scales them by `UNIT`. Everything else is in pixels.

mod circle;
mod halves;
mod labels;
mod locator;
mod markers;
mod path;
mod projection;
mod scene;
mod sites;
mod trig;
mod world;

pub use circle::circle;
pub use labels::{Label, Named};
pub use locator::Locator;
pub use markers::Marker;
pub use projection::{Pixels, Projection};
pub use scene::Side;
pub use world::{Degrees, Outline, World};

use crate::dataset::{Dataset, Lane, PlaceIx};
use crate::order::clamp;
use path::Path;
use projection::Room;
use scene::Scene;
use sites::Sites;

/// Pixels in a unit of the paths.
pub const UNIT: f64 = 0.1;

/// A map of fixed size. It stays as it is whatever is filtered: `markers` says what passes.
#[derive(Clone, Debug)]
pub struct Map {
    /// Width and height in pixels.
    pub size: (f64, f64),
    /// The least distance of two markers in pixels; what lies nearer is gathered in one. May be widened for coarse pointers.
    pub target: f64,
    pub projection: Projection,
    /// The outline of the world, to be filled as the sea; it ends where the world does.
    pub sphere: String,
    /// Meridians and parallels.
    pub graticule: String,
    /// The countries that are in sight, those of the parties last.
    pub countries: Vec<Country>,
    /// The lines along which countries meet, each once.
    pub borders: String,
    /// The two sides, in the dataset's order.
    pub sides: [Side; 2],
    /// The shortest way between the two sides; empty where one of them is nowhere.
    pub circle: String,
    /// Its length in kilometres.
    pub distance: Option<u32>,
    /// Places of events that can be shown nowhere, since the dataset gives no coordinates for them or for what they lie within.
    pub missing: Vec<PlaceIx>,
    sites: Sites,
    /// Points of the shortest way, in pixels: names keep off it where they can.
    way: Vec<Pixels>,
}

/// The land of a country.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166-1, two letters; `--` for land that is no country's.
    pub code: [u8; 2],
    /// `First` or `Second` where it is a party's.
    pub party: Option<Lane>,
    pub d: String,
}

/// A marker's width, which is what a finger needs at least, and what stays free around it.
const TARGET: f64 = 28.0;

/// A map shows at least so many degrees from top to bottom, so that its surroundings tell where it is.
const CONTEXT: f64 = 26.0;

impl Map {
    /// A height that suits a width, both in pixels: the world's own proportions, and not less than a phone has room for.
    pub fn height(width: f64) -> f64 {
        clamp(width * 0.5, 260.0, 620.0)
    }

    /// Width and height of `size` are in pixels; what is smaller than a stamp is drawn as a stamp.
    pub fn new(world: &World, dataset: &Dataset, size: (f64, f64)) -> Map {
        let size = (size.0.max(80.0), size.1.max(60.0));
        let sites = Sites::new(dataset);
        let padding = size.0.min(size.1) * 0.12;
        let room = Room { size, padding: clamp(padding, 16.0, 44.0), context: CONTEXT };
        let scene = Scene::new(world, dataset, &sites.in_use(), room);
        let projection = scene.projection;
        let mut countries = Vec::new();
        let (mut owned, mut sides) = (Vec::new(), scene.sides);
        for outline in world.outlines() {
            let mut path = Path::new(size, 6);
            let party = scene.party(outline);
            scene::draw(world, outline, &projection, &mut path, party.and_then(|lane| scene::side(&mut sides, lane)));
            if !path.d.is_empty() {
                let to = if party.is_some() { &mut owned } else { &mut countries };
                to.push(Country { code: outline.code, party, d: path.d });
            }
        }
        countries.append(&mut owned);
        let mut borders = Path::new(size, 6);
        world.borders().for_each(|line| borders.line(line, &projection));
        let mut circle = Path::new(size, 6);
        circle.line(&scene.circle, &projection);
        let (missing, sites) = sites.on(&projection);
        Map {
            target: TARGET,
            sphere: scene::sphere(&projection, size),
            graticule: scene::graticule(&projection, size),
            countries,
            borders: borders.d,
            sides,
            circle: circle.d,
            distance: scene.distance,
            missing,
            sites,
            way: scene.circle.iter().map(|point| projection.pixel(*point)).collect(),
            projection,
            size,
        }
    }
}
