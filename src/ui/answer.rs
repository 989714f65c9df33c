//! The stage answers a choice first: what else changes with it, such as the detail, is drawn once that has been painted.

use super::piece::Calm;
use crate::later;
use crate::store::Store;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use relations_core::Shared;
use relations_core::state::{State, View};
use std::cell::RefCell;

/// What is drawn around the view.
#[derive(Default)]
pub struct Answer {
    drawn: RefCell<Option<Shared<Calm>>>,
    rest: RefCell<Rest>,
}

/// When the rest of a choice is drawn.
#[derive(Default)]
enum Rest {
    #[default]
    AtOnce,
    /// These end when they are dropped.
    NextFrame {
        _frame: AnimationFrame,
    },
    AfterIt {
        _timer: Timeout,
    },
    Now,
}

/// What is to be drawn around the view.
pub fn calm(answer: &Shared<Answer>, store: &Shared<Store>, state: &State) -> Shared<Calm> {
    let calm = Calm { store: Some(store.clone()), ..Calm::of(state, store.failed().then(|| store.retry.clone())) };
    let calm = Shared::new(calm);
    if later::is_here() { in_turn(answer, store, calm) } else { calm }
}

/// What is drawn already, where the stage has to answer first; else what is wanted.
// Comes later, see `crate::later`.
#[inline(never)]
fn in_turn(answer: &Shared<Answer>, store: &Shared<Store>, wanted: Shared<Calm>) -> Shared<Calm> {
    let Answer { drawn, rest } = &**answer;
    if let Some(drawn) = &*drawn.borrow()
        && (drawn.view, wanted.view) == (View::Timeline, View::Timeline)
        && drawn.index == wanted.index
        && drawn.selected != wanted.selected
        && !matches!(*rest.borrow(), Rest::Now)
    {
        let waits = !matches!(*rest.borrow(), Rest::AtOnce);
        if !waits {
            rest.replace(Rest::NextFrame { _frame: after_next_frame(answer.clone(), store.clone()) });
        }
        return drawn.clone();
    }
    rest.replace(Rest::AtOnce);
    drawn.replace(Some(wanted.clone()));
    wanted
}

/// Draws the rest once the next frame is painted: what is asked for in a frame comes after it.
fn after_next_frame(answer: Shared<Answer>, store: Shared<Store>) -> AnimationFrame {
    request_animation_frame(move |_| {
        let again = answer.clone();
        let timer = Timeout::new(0, move || {
            again.rest.replace(Rest::Now);
            store.draw();
        });
        answer.rest.replace(Rest::AfterIt { _timer: timer });
    })
}
