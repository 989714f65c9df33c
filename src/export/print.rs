//! Paper: while the page is printed, an element stands in it as a picture and a full list.
//! Knows when a page is printed; what stands on paper is written by `relations_core::export::paper`.

use super::drawn::Drawn;
use super::picture;
use crate::store::Store;
use gloo::events::EventListener;
use js_sys::parse_float;
use relations_core::Shared;
use relations_core::export::svg::sheet;
use relations_core::export::{Theme, paper};
use relations_core::state::State;
use std::cell::RefCell;
use std::rc::Weak;
use web_sys::SupportedType;

const LOOKS: &str = include_str!(concat!(env!("OUT_DIR"), "/paper.css"));

/// Pixels between the margins of a sheet, and how wide a picture may be drawn to be shown there smaller: one that is drawn
/// wider is less high.
const SHEET: (f64, f64) = (700.0, 900.0);
const WIDTHS: [f64; 3] = [700.0, 850.0, 1_000.0];

thread_local! {
    /// Whose papers are drawn, as long as they are there.
    static KNOWN: RefCell<Vec<Weak<Store>>> = RefCell::default();
    static DRAWN: RefCell<Vec<Drawn>> = RefCell::default();
}

/// Draws papers whenever the page is printed, from now on.
// Comes with what writes files, see `crate::later`.
#[inline(never)]
pub fn follow_printing() {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, "beforeprint", |_| {
        let papers = KNOWN
            .with_borrow(|known| known.iter().filter_map(Shared::upgrade).filter_map(|store| draw(&store)).collect());
        DRAWN.set(papers);
    })
    .forget();
    EventListener::new(&window, "afterprint", |_| drop(DRAWN.take())).forget();
}

/// Draws the paper of a new element too, once papers are drawn.
pub fn remember(store: &Shared<Store>) {
    KNOWN.with_borrow_mut(|known| {
        known.retain(|known| Shared::upgrade(known).is_some());
        known.push(store.downgrade());
    });
}

fn draw(store: &Store) -> Option<Drawn> {
    store.complete();
    let state = store.state();
    let markup = paper(&state.index, &state.matches, &fitting(&state));
    Drawn::new(&store.root()?, &markup, SupportedType::ApplicationXhtmlXml, &[&sheet(Theme::Light), LOOKS].concat())
}

/// The picture whose words are largest when all of it is on one sheet.
fn fitting(state: &State) -> String {
    let (mut best, mut largest) = (String::new(), 0.0);
    for width in WIDTHS {
        let picture = picture(state, None, width, Theme::Light);
        let height = picture.split_once(" height=\"").map_or(0.0, |(_, rest)| parse_float(rest));
        let scale = (SHEET.0 / width).min(SHEET.1 / height).min(1.0);
        if scale > largest {
            (best, largest) = (picture, scale);
        }
    }
    best
}
