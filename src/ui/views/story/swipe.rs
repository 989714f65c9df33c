//! A finger's stroke to the side, on the bar of the story or on the detail beside the view. Strokes up and down stay the
//! page's, and a mouse selects text.

use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

/// Pixels of the shortest stroke, and how much longer it is to the side than up or down.
const SHORTEST: i32 = 40;
const LEVEL: i32 = 2;

/// `turn` hears whether a stroke asks for what comes next (to the left) or came before.
#[hook]
pub fn use_swipe(bar: &NodeRef, turn: &Callback<bool>) {
    let latest = use_mut_ref(|| turn.clone());
    *latest.borrow_mut() = turn.clone();
    let bar = bar.clone();
    use_effect_with((), move |()| {
        let beside =
            bar.cast::<Element>().and_then(|bar| bar.closest(".relations").ok()??.query_selector(".side").ok()?);
        let mut listeners = Vec::new();
        for element in bar.cast::<Element>().into_iter().chain(beside) {
            let began = Rc::new(Cell::new(None::<(i32, i32, i32)>));
            let (down, up, cancel) = (began.clone(), began.clone(), began);
            let latest = latest.clone();
            listeners.push(EventListener::new(&element, "pointerdown", move |event| {
                let event = event.unchecked_ref::<PointerEvent>();
                let is_stroke = event.is_primary() && event.pointer_type() != "mouse";
                down.set(is_stroke.then(|| (event.pointer_id(), event.client_x(), event.client_y())));
            }));
            listeners.push(EventListener::new(&element, "pointerup", move |event| {
                let event = event.unchecked_ref::<PointerEvent>();
                let Some((_, x, y)) = up.take().filter(|(pointer, ..)| *pointer == event.pointer_id()) else { return };
                let (across, along) = (event.client_x() - x, (event.client_y() - y).abs());
                if across.abs() >= SHORTEST && across.abs() >= along * LEVEL {
                    let turn = latest.borrow().clone();
                    turn.emit(across < 0);
                }
            }));
            listeners.push(EventListener::new(&element, "pointercancel", move |_| cancel.set(None)));
        }
        move || drop(listeners)
    });
}
