//! Markers: where the events that pass are, with what lies too near for a finger gathered in one.

use super::Map;
use super::projection::Pixels;
use crate::dataset::{EventIx, Lane, PlaceIx};
use crate::index::{Index, Matches};
use crate::order::sort;

/// One place with its events, or several that lie near each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marker {
    pub at: Pixels,
    /// As wide as the number of its events needs, in pixels.
    pub width: f64,
    /// With how many events each has, the fullest first. An event with two of the places counts for both.
    pub places: Vec<(PlaceIx, u32)>,
    /// Each event once, in order of time.
    pub events: Vec<EventIx>,
    /// The party on whose capital it stands.
    pub capital: Option<Lane>,
}

/// What stays free between markers.
const GAP: f64 = 4.0;

impl Marker {
    /// How high a marker is, and how wide at least, in pixels.
    pub const SIZE: f64 = 24.0;
}

impl Map {
    /// What passes a filter, the fullest marker first. Whatever is filtered, a marker of one place stands where it is.
    pub fn markers(&self, index: &Index, matches: &Matches) -> Vec<Marker> {
        let events = &index.dataset.events;
        let mut counts = vec![0_u32; self.sites.len()];
        for event in matches.events() {
            for place in events.places(event.0 as usize) {
                if let Some(count) = counts.get_mut(place.0 as usize) {
                    *count += 1;
                }
            }
        }
        let mut places: Vec<(PlaceIx, u32)> =
            counts.iter().enumerate().map(|(number, count)| (PlaceIx(number as u32), *count)).collect();
        sort(&mut places, |(_, count)| (-i64::from(*count), 0));
        // Where the widest that there can be have room, all have.
        let target = self.target.max(width(matches.len()) + GAP);
        // Whatever is near a capital is gathered there, so that a marker never half covers one.
        let mut markers: Vec<Marker> = Vec::new();
        for (side, party) in self.sides.iter().zip([Lane::First, Lane::Second]) {
            if let (Some(at), true) = (side.at, side.capital.is_some())
                && near(&markers, at, target).is_none()
            {
                markers.push(Marker { at, capital: Some(party), ..Marker::default() });
            }
        }
        let mut gathered = vec![None; counts.len()];
        for (place, count) in places {
            let Some(at) = self.sites.at(place).filter(|_| count > 0) else { continue };
            let number = near(&markers, at, target).unwrap_or_else(|| {
                markers.push(Marker { at, ..Marker::default() });
                markers.len() - 1
            });
            if let (Some(marker), Some(slot)) = (markers.get_mut(number), gathered.get_mut(place.0 as usize)) {
                marker.places.push((place, count));
                *slot = Some(number);
            }
        }
        for event in matches.events() {
            for place in events.places(event.0 as usize) {
                let number = gathered.get(place.0 as usize).copied().flatten();
                if let Some(marker) = number.and_then(|number| markers.get_mut(number))
                    && marker.events.last() != Some(event)
                {
                    marker.events.push(*event);
                }
            }
        }
        markers.retain(|marker| !marker.events.is_empty());
        sort(&mut markers, |marker| (-(marker.events.len() as i64), 0));
        markers.iter_mut().for_each(|marker| marker.width = width(marker.events.len()));
        markers
    }
}

/// The marker that takes up what is at a point.
fn near(markers: &[Marker], at: Pixels, target: f64) -> Option<usize> {
    markers.iter().position(|marker| {
        let (x, y) = (marker.at.0 - at.0, marker.at.1 - at.1);
        x * x + y * y < target * target
    })
}

/// The room that a number needs, whose digits are grouped by three.
fn width(number: usize) -> f64 {
    let digits = number.checked_ilog10().unwrap_or_default() + 1;
    (f64::from(digits + (digits - 1) / 3) * 7.0 + 10.0).max(Marker::SIZE)
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn a_marker_is_as_wide_as_its_number() {
        let check = |number, expect| assert_eq!(width(number), expect, "{number}");
        check(0, 24.0);
        check(99, 24.0);
        check(100, 31.0);
        check(1_234, 45.0);
        check(1_000_000, 73.0);
    }
}
