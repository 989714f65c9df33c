use relations_core::{
    Shared,
    dataset::parse,
    index::{Filter, Index},
    layout::*,
    text::Language,
};
use std::time::Instant;
struct M;
impl Measure for M {
    fn width(&self, t: &str, _: Face) -> f64 {
        t.chars().count() as f64 * 7.0
    }
}
fn main() {
    let p = std::env::args().nth(1).unwrap();
    let b = std::fs::read(p).unwrap();
    let t = Instant::now();
    let (d, _) = parse(&b);
    println!("parse {:?}", t.elapsed());
    let t = Instant::now();
    let i = Index::new(Shared::new(d), Language::English);
    println!("index {:?}", t.elapsed());
    let t = Instant::now();
    let m = i.matches(&Filter::default());
    println!("matches {:?}", t.elapsed());
    let t = Instant::now();
    let ev: Vec<_> = m.events().to_vec();
    println!("copy {:?}", t.elapsed());
    let t = Instant::now();
    let m2 = relations_core::index::Matches::new(&i, ev);
    println!("levels {:?} {}", t.elapsed(), m2.len());
    let f = Frame::new(1000.0, 600.0, 0);
    let whole = fit(&i, &f);
    let t = Instant::now();
    let o = overview(&i, &m, whole, 800.0);
    println!("overview {:?} {}", t.elapsed(), o.hills.len());
    for z in [1.0, 7.0, 50.0, 350.0, 2500.0] {
        for margin in [PANNING, ZOOMING] {
            let dom = whole.zoomed(whole.center(), z, whole.days);
            let _ = layout(&i, &m, &f, (dom, margin), &[], &M);
            let t = Instant::now();
            let l = layout(&i, &m, &f, (dom, margin), &[], &M);
            println!(
                "zoom {z} {margin} {:?} marks {} bars {}",
                t.elapsed(),
                l.marks.len(),
                l.densities.iter().map(|d| d.bars.len()).sum::<usize>()
            );
        }
    }
}
