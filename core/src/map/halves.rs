//! The shortest way in two halves, so that each can tell of the party that it comes from.

use super::projection::Pixels;
use super::{Map, UNIT};

impl Map {
    /// Paths from the first party and from the second, both to the middle; empty where one of them is nowhere.
    pub fn halves(&self) -> [String; 2] {
        halves(&self.way)
    }
}

fn halves(way: &[Pixels]) -> [String; 2] {
    let mut first = Vec::new();
    let mut second: Vec<Pixels> = way.to_vec();
    second.reverse();
    while second.len() > first.len() {
        first.extend(second.pop());
    }
    if let (Some(a), Some(b)) = (first.last().copied(), second.last().copied()) {
        // The middle is where they meet, whether one of them has a point there or not.
        let middle = if first.len() > second.len() { a } else { ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0) };
        for half in [&mut first, &mut second] {
            if half.last() != Some(&middle) {
                half.push(middle);
            }
        }
    }
    [path(&first), path(&second)]
}

fn path(points: &[Pixels]) -> String {
    let mut path = String::new();
    for (x, y) in points {
        path.push(if path.is_empty() { 'M' } else { 'L' });
        path.push_str(&((x / UNIT).round() as i64).to_string());
        path.push(' ');
        path.push_str(&((y / UNIT).round() as i64).to_string());
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_meet_in_the_middle() {
        let check = |way: &[Pixels], expect: [&str; 2]| assert_eq!(halves(way), expect, "{way:?}");
        check(&[], ["", ""]);
        check(&[(0.0, 0.0), (4.0, 2.0)], ["M0 0L20 10", "M40 20L20 10"]);
        check(&[(0.0, 0.0), (1.0, 5.0), (4.0, 2.0)], ["M0 0L10 50", "M40 20L10 50"]);
        check(&[(0.0, 0.0), (1.0, 0.0), (3.0, 0.0), (4.0, 0.0)], ["M0 0L10 0L20 0", "M40 0L30 0L20 0"]);
    }
}
