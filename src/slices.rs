//! Long work in slices, between which the page does what else it has to do.
//! Knows the clock and the page's turns; knows nothing of the work.

use crate::later;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds.
const SLICE: f64 = 8.0;
/// How many events are looked at before another look at the clock.
pub const STEP: usize = 250;

/// Work under way, which is abandoned when this is dropped.
pub struct Slices {
    _wanted: Rc<()>,
}

impl Slices {
    /// `step` does a little of the work, and says whether all is done. It is not called at once.
    pub fn of(mut step: impl FnMut() -> bool + 'static) -> Slices {
        let wanted = Rc::new(());
        let is_wanted = Rc::downgrade(&wanted);
        spawn_local(async move {
            loop {
                later::turn().await;
                let start = js_sys::Date::now();
                // A clock that is set back ends a slice as well.
                while (0.0..SLICE).contains(&(js_sys::Date::now() - start)) {
                    if is_wanted.strong_count() == 0 || step() {
                        return;
                    }
                }
            }
        });
        Slices { _wanted: wanted }
    }
}
