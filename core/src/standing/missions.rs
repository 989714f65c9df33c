//! Whether each side has a mission in the other country on a day.
//! Knows which tracks tell; knows nothing of maps.

use super::{Holding, Holds, Standing, TrackStanding};
use crate::dataset::{Lane, Status, Track};
use crate::index::Index;

impl Standing {
    /// For the first and the second party: whether it has a mission open in the other's country.
    /// Tracks of missions tell; of a party that has none, those of its representation, which is full with a mission.
    pub fn missions(&self, index: &Index) -> [Holding; 2] {
        [self.mission_of(index, Lane::First), self.mission_of(index, Lane::Second)]
    }

    fn mission_of(&self, index: &Index, party: Lane) -> Holding {
        let of_kind = |kind: &str| {
            let tracks = self.tracks.iter().filter_map(|on| Some((index.dataset.tracks.get(on.track.0 as usize)?, on)));
            tracks
                .filter(|(track, _)| track.party == Some(party) && track.kind == kind)
                .map(|(track, on)| is_open(track, on))
                .max()
        };
        of_kind("mission").or_else(|| of_kind("representation")).unwrap_or(Holding::Not)
    }
}

fn is_open(track: &Track, on: &TrackStanding) -> Holding {
    let has = |periods: &[usize], statuses: &[Status]| {
        let mut periods = periods.iter().filter_map(|period| track.periods.get(*period));
        periods.any(|period| statuses.contains(&period.status))
    };
    let may_be = [Status::Full, Status::Unknown];
    let told = match &on.holds {
        Holds::Certain { periods, .. } if has(periods, &[Status::Full]) => Holding::Certainly,
        Holds::Certain { periods, perhaps } if has(periods, &may_be) || has(perhaps, &may_be) => Holding::Possibly,
        Holds::Possibly { periods, .. } if has(periods, &may_be) => Holding::Possibly,
        _ => Holding::Not,
    };
    // What a dispute is about is not certain, whatever the track says.
    if on.disputes.is_empty() { told } else { Holding::Possibly }
}
