//! What the views need besides their code: the map of the world, and the whole of the embedded dataset.
//! Knows where these files are; knows nothing of how they are drawn.

use crate::export::follow_printing;
use crate::languages;
use crate::later::{self, Need};
use crate::load::{ask, body};
use crate::ui::{dress_the_files, dress_the_views, know_world};
use relations_core::dataset::parse;
use std::cell::Cell;
use wasm_bindgen_futures::{JsFuture, spawn_local};

thread_local! {
    static BROUGHT: Cell<bool> = const { Cell::new(false) };
    /// Whether files are offered too.
    static OFFERED: Cell<bool> = const { Cell::new(false) };
}

/// Fetches what is missing, and goes on with whether all of it is here. `base` is the address of the door.
// Comes with the views, see `crate::later`.
#[inline(never)]
pub fn bring(base: String, need: Need, then: Box<dyn FnOnce(bool)>) {
    spawn_local(async move {
        let is_here = BROUGHT.get() || brought(&base).await.is_some();
        if is_here {
            if matches!(need, Need::Files) && !OFFERED.replace(true) {
                follow_printing();
                dress_the_files();
            }
            later::meet(need);
        }
        then(is_here);
    });
}

async fn brought(base: &str) -> Option<()> {
    // Both are asked for before one is waited for.
    let [world, whole] = ["world.bin", "north-korea-venezuela.json"].map(|name| file(base, name));
    know_world(&body(world).await.ok()?);
    // Whether or not an element shows it by now: another one may later.
    languages::know_whole(parse(&body(whole).await.ok()?).0);
    // Somebody else may have brought it meanwhile, and what came on top of it must keep its looks.
    if !BROUGHT.replace(true) {
        dress_the_views();
    }
    Some(())
}

fn file(base: &str, name: &str) -> Option<JsFuture> {
    let url = web_sys::Url::new_with_base(&["./wasm/", name].concat(), base).ok()?;
    ask(&url.href(), None, None)
}
