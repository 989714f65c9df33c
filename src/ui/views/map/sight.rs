//! How large the map is, and whether it is touched with a finger. Knows nothing of what is on it.

use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// What a finger needs between two things that it can press, in pixels.
pub const FINGER: f64 = 44.0;

#[derive(Clone, Copy, Default, PartialEq)]
pub struct Sight {
    /// In pixels; 0 before it is measured.
    pub width: i32,
    pub height: i32,
    pub is_coarse: bool,
}

impl Sight {
    pub fn is_seen(self) -> bool {
        self.width > 0 && self.height > 0
    }
}

/// Follows the size of an element.
#[hook]
pub fn use_sight(node: &NodeRef) -> Sight {
    let sight = use_state_eq(Sight::default);
    use_observed(node, {
        let sight = sight.setter();
        move |element| sight.set(seen(element))
    });
    *sight
}

/// Calls back at once and whenever the size of an element has changed.
#[hook]
pub fn use_observed(node: &NodeRef, changed: impl Fn(&Element) + Clone + 'static) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let element = node.cast::<Element>();
        element.iter().for_each(&changed);
        let observed = element.clone();
        let resized = Closure::<dyn FnMut()>::new(move || observed.iter().for_each(&changed));
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        move || {
            observer.inspect(ResizeObserver::disconnect);
            drop(resized);
        }
    });
}

fn seen(element: &Element) -> Sight {
    let coarse = web_sys::window().and_then(|window| window.match_media("(pointer: coarse)").ok()?);
    Sight {
        width: element.client_width(),
        height: element.client_height(),
        is_coarse: coarse.is_some_and(|query| query.matches()),
    }
}
