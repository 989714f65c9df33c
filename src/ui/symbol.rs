//! The shapes of point marks, as SVG paths.

use relations_core::dataset::Symbol;

/// The outline of a symbol around a point, all of about the same area.
pub fn outline(symbol: Symbol, x: f64, y: f64, radius: f64) -> String {
    let corners = |count: u32, turn: f64, radius: f64, inner: f64| {
        let mut path = String::new();
        for corner in 0..count {
            let angle = (f64::from(corner) / f64::from(count) + turn) * std::f64::consts::TAU;
            let reach = if corner % 2 == 0 { radius } else { inner };
            let (px, py) = (x + reach * angle.sin(), y - reach * angle.cos());
            path += &format!("{}{px:.2} {py:.2}", if corner == 0 { 'M' } else { 'L' });
        }
        path + "Z"
    };
    match symbol {
        Symbol::Circle => {
            format!(
                "M{:.2} {y:.2}a{radius} {radius} 0 1 0 {} 0a{radius} {radius} 0 1 0 {} 0Z",
                x - radius,
                2.0 * radius,
                -2.0 * radius
            )
        }
        Symbol::Square => corners(4, 0.125, radius * 1.25, radius * 1.25),
        Symbol::Diamond => corners(4, 0.0, radius * 1.25, radius * 1.25),
        Symbol::Triangle => corners(3, 0.0, radius * 1.35, radius * 1.35),
        Symbol::Hexagon => corners(6, 0.0, radius * 1.12, radius * 1.12),
        Symbol::Star => corners(10, 0.0, radius * 1.4, radius * 0.62),
    }
}
