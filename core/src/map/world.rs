//! The outlines of all countries, read from a file of few bytes, whose form is told in `docs/world.md`.
//! Knows which arcs bound which country; knows nothing of how they are projected.

/// East and north of zero, in degrees.
pub type Degrees = (f64, f64);

/// Outlines share the arcs along which countries meet, so that a border is one line.
pub struct World {
    arcs: Vec<Arc>,
    outlines: Vec<Outline>,
}

struct Arc {
    points: Vec<Degrees>,
    /// Whether two rings go along it.
    is_shared: bool,
}

/// A country: the rings around its land and around what lies in its midst.
pub struct Outline {
    /// ISO 3166-1, two letters; `--` where the standard knows no country.
    pub code: [u8; 2],
    rings: Vec<Vec<Part>>,
}

/// An arc of a ring. Where it was drawn before, for the country on its other side, it runs backwards.
struct Part {
    arc: usize,
    is_new: bool,
}

impl World {
    /// `None` where the bytes are not those of a whole file.
    pub fn read(bytes: &[u8]) -> Option<World> {
        let head = bytes.iter().position(|byte| *byte == b'\n')?;
        let mut from = Reader(bytes.get(head + 1..)?);
        let grid = from.count()? as f64;
        if grid == 0.0 || !bytes.starts_with(b"World") {
            return None;
        }
        // How many steps the file has for each arc.
        let mut counts = Vec::new();
        let mut outlines = Vec::new();
        for _ in 0..from.count()? {
            let code = [from.byte()?, from.byte()?];
            let mut rings = Vec::new();
            for _ in 0..from.count()? {
                let mut ring = Vec::new();
                for _ in 0..from.count()? {
                    let back = from.count()?;
                    if back == 0 {
                        counts.push(from.count()?);
                    }
                    ring.push(Part { arc: counts.len().checked_sub(back.max(1))?, is_new: back == 0 });
                }
                rings.push(ring);
            }
            outlines.push(Outline { code, rings });
        }
        let total = counts.iter().fold(0_usize, |sum, count| sum.saturating_add(*count));
        if total > from.0.len() {
            return None;
        }
        let mut east = Vec::with_capacity(total);
        for _ in 0..total {
            east.push(from.step()?);
        }
        let arcs = arcs(&outlines, &counts, &east, &mut from, grid)?;
        from.0.is_empty().then_some(World { arcs, outlines })
    }

    pub fn outlines(&self) -> &[Outline] {
        &self.outlines
    }

    /// The country of two letters, large or small.
    pub fn find(&self, alpha2: &str) -> Option<&Outline> {
        self.outlines.iter().find(|outline| outline.code.eq_ignore_ascii_case(alpha2.as_bytes()))
    }

    /// The rings of a country, the one around most of its land first. One of fewer than three points is a mere spot.
    pub fn rings(&self, outline: &Outline) -> impl Iterator<Item = Vec<Degrees>> {
        outline.rings.iter().map(|ring| {
            let mut points: Vec<Degrees> = Vec::new();
            for part in ring {
                let Some(arc) = self.arcs.get(part.arc) else { continue };
                for number in 0..arc.points.len() {
                    let place = if part.is_new { number } else { arc.points.len() - 1 - number };
                    if let Some(point) = arc.points.get(place)
                        && points.last() != Some(point)
                    {
                        points.push(*point);
                    }
                }
            }
            if points.len() > 1 && points.first() == points.last() {
                points.pop();
            }
            points
        })
    }

    /// The points of what readers know a part of the world by: long coasts and borders, not small islands.
    pub fn landmarks(&self) -> impl Iterator<Item = &Degrees> {
        self.arcs.iter().filter(|arc| arc.points.len() > 14).flat_map(|arc| &arc.points)
    }

    /// The lines along which two countries meet.
    pub fn borders(&self) -> impl Iterator<Item = &[Degrees]> {
        self.arcs.iter().filter(|arc| arc.is_shared && arc.points.len() > 1).map(|arc| arc.points.as_slice())
    }
}

/// The points of all arcs, in the order in which the rings go along them.
fn arcs(outlines: &[Outline], counts: &[usize], mut east: &[i64], north: &mut Reader, grid: f64) -> Option<Vec<Arc>> {
    let mut arcs: Vec<Arc> = Vec::with_capacity(counts.len());
    let around = (360.0 * grid) as i64;
    let mut start = (0, 0);
    for ring in outlines.iter().flat_map(|outline| &outline.rings) {
        let mut at = start;
        let mut first = None;
        for (place, part) in ring.iter().enumerate() {
            if !part.is_new {
                let arc = arcs.get_mut(part.arc)?;
                arc.is_shared = true;
                let ends = (arc.points.first()?, arc.points.last()?);
                let on_grid = |point: &Degrees| ((point.0 * grid).round() as i64, (point.1 * grid).round() as i64);
                at = on_grid(ends.0);
                first = first.or(Some(on_grid(ends.1)));
                continue;
            }
            let count = *counts.get(part.arc)?;
            let mut points = Vec::with_capacity(count + 1);
            let mut push = |(x, y): (i64, i64)| points.push((x as f64 / grid, y as f64 / grid));
            if place > 0 {
                push(at);
            }
            let (steps, rest) = east.split_at_checked(count)?;
            east = rest;
            for (number, step) in steps.iter().enumerate() {
                let x = at.0.checked_add(*step)?;
                at = (x - around * (2 * x + around).div_euclid(2 * around), at.1.checked_add(north.step()?)?);
                if at.1.abs() * 4 > around {
                    // Beyond a pole.
                    return None;
                }
                push(at);
                if place == 0 && number == 0 {
                    (start, first) = (at, Some(at));
                }
            }
            if place + 1 == ring.len() {
                at = first?;
                push(at);
            }
            arcs.push(Arc { points, is_shared: false });
        }
    }
    Some(arcs)
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// Seven bits to a byte, the lowest first; four bytes are more than any number in such a file has.
    fn count(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A count whose lowest bit is the sign.
    fn step(&mut self) -> Option<i64> {
        let number = self.count()? as i64;
        Some(number >> 1 ^ -(number & 1))
    }
}
