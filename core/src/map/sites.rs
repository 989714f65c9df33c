//! Where the places of events are: their own coordinates, or those of what they lie within.

use super::projection::{Pixels, Projection};
use super::scene::degrees;
use super::world::Degrees;
use crate::dataset::{Dataset, PlaceIx};

/// For each place of the dataset where it is; in degrees, and on a map in pixels.
#[derive(Clone, Debug)]
pub struct Sites {
    at: Vec<Option<(f64, f64)>>,
    /// Whether an event names it.
    is_in_use: Vec<bool>,
}

/// A place lies within another at most so many times over.
const DEPTH: usize = 16;

impl Sites {
    pub fn new(dataset: &Dataset) -> Sites {
        let mut is_in_use = vec![false; dataset.places.len()];
        for event in 0..dataset.events.len() {
            for place in dataset.events.places(event) {
                if let Some(is) = is_in_use.get_mut(place.0 as usize) {
                    *is = true;
                }
            }
        }
        let at = (0..dataset.places.len()).map(|number| site(dataset, PlaceIx(number as u32))).collect();
        Sites { at, is_in_use }
    }

    /// Where those are that events name.
    pub fn in_use(&self) -> Vec<Degrees> {
        self.at.iter().zip(&self.is_in_use).filter(|(_, is)| **is).filter_map(|(at, _)| *at).collect()
    }

    /// The places that events name and that are nowhere; and all others in pixels.
    pub fn on(mut self, projection: &Projection) -> (Vec<PlaceIx>, Sites) {
        let mut missing = Vec::new();
        for (number, (at, is_in_use)) in self.at.iter_mut().zip(&self.is_in_use).enumerate() {
            *at = at.map(|at| projection.pixel(at));
            if *is_in_use && at.is_none() {
                missing.push(PlaceIx(number as u32));
            }
        }
        (missing, self)
    }

    pub fn at(&self, place: PlaceIx) -> Option<Pixels> {
        *self.at.get(place.0 as usize)?
    }

    pub fn len(&self) -> usize {
        self.at.len()
    }
}

fn site(dataset: &Dataset, place: PlaceIx) -> Option<Degrees> {
    let mut place = dataset.place(place)?;
    for _ in 0..DEPTH {
        if let Some(at) = degrees(place.coordinates) {
            return Some(at);
        }
        place = dataset.place(place.within?)?;
    }
    None
}
