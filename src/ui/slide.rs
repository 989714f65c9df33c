//! Panning without drawing: while nothing but the days in view has changed, what is drawn is moved, and the tree is not asked.
//! Knows what the tree has drawn last and for which state; knows nothing of how it is drawn.

use super::gestures::Gestures;
use super::overview::{Brush, length_on_strip};
use super::pinned;
use js_sys::{Array, Object, Reflect};
use relations_core::Shared;
use relations_core::state::State;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    type Animated;
    #[wasm_bindgen(method)]
    fn animate(this: &Animated, frames: &Object, milliseconds: f64) -> Animation;

    type Animation;
    #[wasm_bindgen(method)]
    fn pause(this: &Animation);
    #[wasm_bindgen(method, setter, js_name = currentTime)]
    fn set_time(this: &Animation, milliseconds: f64);
}

/// What moves: the stage and the glass on the overview.
#[derive(Default)]
pub struct Slide {
    /// They know what is drawn, and the state that it shows by now.
    hands: RefCell<Option<Rc<(Gestures, Brush)>>>,
    moved: [RefCell<Option<Moved>>; 2],
}

/// An element that has been moved, how, and where to.
struct Moved {
    element: Element,
    by: Animation,
    to: f64,
}

/// Nothing is moved further than this, in pixels.
const FAR: f64 = 3e4;

impl Slide {
    /// Takes note of the hands of the tree that is drawn.
    pub fn by(&self, hands: &Rc<(Gestures, Brush)>) {
        *self.hands.borrow_mut() = Some(hands.clone());
    }

    /// Shows a state by moving what is drawn; `false` if it has to be drawn.
    // Comes later, see `crate::later`.
    #[inline(never)]
    pub fn follow(&self, state: &Shared<State>) -> bool {
        let moves = self.follow_if_moved(state).is_some();
        if moves {
            self.place();
        }
        moves
    }

    fn follow_if_moved(&self, state: &Shared<State>) -> Option<()> {
        let hands = self.hands.borrow().clone()?;
        let (gestures, brush) = &*hands;
        let (layout, (was, whole)) = (gestures.layout()?, brush.drawn()?);
        let length = |state: &State| length_on_strip(&whole, &state.domain);
        let is_moved = was.domain != state.domain
            && State { domain: state.domain, ..(*was).clone() } == **state
            && layout.covers(&state.domain)
            && (length(&was) - length(state)).abs() < 0.01
            && pinned::stay(&was, state, &layout);
        is_moved.then(|| {
            gestures.follow(state, Some(&layout));
            brush.follow(state, &whole);
        })
    }

    /// Moves what is drawn to where it belongs.
    // Comes later, see `crate::later`: the first picture is where it belongs.
    #[inline(never)]
    pub fn place(&self) -> Option<()> {
        let hands = self.hands.borrow().clone()?;
        let (layout, (state, whole)) = (hands.0.layout()?, hands.1.drawn()?);
        let glass = (state.brush.unwrap_or(state.domain).from - layout.scale.origin) * whole.scale.px_per_day;
        // What stands still is moved by whole pixels, so that its words are sharp.
        let shifts = [layout.shift(&state.domain), glass]
            .map(|shift| if state.motion.is_none() { shift.round() } else { shift });
        for ((node, moved), to) in [hands.0.stage(), hands.1.strip()].into_iter().zip(&self.moved).zip(shifts) {
            // What is not there yet needs no moving: it is drawn where it belongs.
            let moving = node.cast::<Element>()?.query_selector(".moving").ok()??;
            slide(&mut moved.borrow_mut(), moving, to);
        }
        Some(())
    }
}

/// Moves an element by an animation that stands still, and is only ever set to a time: so a browser need not ask anew with
/// each frame what lies over what.
fn slide(moved: &mut Option<Moved>, element: Element, to: f64) {
    if moved.as_ref().is_none_or(|moved| moved.element != element) {
        if to == 0.0 {
            return;
        }
        let set = |object: &JsValue, key: &str, value: &JsValue| {
            // Setting a key of a plain object cannot fail, nor can setting a pace.
            let _ = Reflect::set(object, &key.into(), value);
        };
        let frames = Object::new();
        let ends: Array = ["translate(-30000px)", "translate(30000px)"].into_iter().map(JsValue::from).collect();
        set(&frames, "transform", &ends);
        let by = element.unchecked_ref::<Animated>().animate(&frames, 2.0 * FAR);
        by.pause();
        // Whoever ends all animations of a page leaves one alone that has no pace.
        set(&by, "playbackRate", &0.into());
        *moved = Some(Moved { element, by, to: f64::NAN });
    }
    if let Some(moved) = moved.as_mut().filter(|moved| moved.to != to) {
        moved.by.set_time(to + FAR);
        moved.to = to;
    }
}
