//! The views that come later, and what opens from them: knows which is drawn where, and nothing of what is in them.

mod certainty;
mod copy;
mod disputes;
mod files;
mod locator;
mod map;
mod menu;
mod read;
mod share;
mod standing;
mod story;
mod table;

pub use map::know_world;

use super::piece::Calm;
use relations_core::state::{Action, Panel, View};
use yew::prelude::*;

/// The view that is chosen, where it is one of these.
// Comes later, see `crate::later`.
#[inline(never)]
pub fn view(calm: &Calm, dispatch: &Callback<Action>, node: NodeRef) -> Html {
    match calm.view {
        View::Timeline | View::List => Html::default(),
        View::Table => table::table(calm, dispatch, node),
        View::Map => map::map(calm, dispatch),
        View::Read => read::read(calm, dispatch, node),
    }
}

/// The panel that is open, where it is one of these.
// Comes later, see `crate::later`.
#[inline(never)]
pub fn panel(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    match calm.panel {
        Panel::Standing => standing::standing(calm, dispatch),
        Panel::Disputes => disputes::disputes(calm, dispatch),
        Panel::Certainty => certainty::certainty(calm, dispatch),
        Panel::Files => files::files(calm, dispatch),
        Panel::Cite => files::citing(calm, dispatch),
        Panel::Share => share::share(calm, dispatch),
        Panel::Menu => menu::menu(calm, dispatch),
        _ => Html::default(),
    }
}

/// The small map in the head, beside another view than the map.
// Comes later, see `crate::later`.
#[inline(never)]
pub fn locator(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    if calm.view == View::Map { Html::default() } else { locator::locator(calm, dispatch) }
}

/// The bar of the story, while it is told.
// Comes later, see `crate::later`.
#[inline(never)]
pub fn story(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    story::story(calm, dispatch)
}
