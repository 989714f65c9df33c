//! The Yew tree: what each part looks like, one part per file, and one stylesheet.
//! This is its root: the one place that holds the store and hands its pieces down.

mod about;
mod answer;
mod arcs;
mod as_of;
mod axis;
mod bands;
mod chips;
mod cluster;
mod controls;
mod density;
mod detail;
mod filters;
mod focus;
mod gestures;
mod header;
mod help;
mod list;
mod marks;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod markup;
mod measure;
mod mount;
mod names;
mod overview;
mod piece;
mod pinned;
mod problems;
mod progress;
mod sizes;
mod slide;
mod template;
mod timeline;
mod views;
mod words;
mod workshop;

pub use mount::{Mount, dress_the_files, dress_the_views, dress_what_comes_later, prefers_reduced_motion};
pub use relations_core::svg::numbers;
pub use views::know_world;

use crate::later;
use crate::store::Store;
use answer::Answer;
use controls::{class, only};
use gloo::render::AnimationFrame;
use piece::{Part, Piece};
use relations_core::Shared;
use relations_core::state::{Action, Panel, State, View};
use relations_core::svg;
use relations_markup::html;
use slide::Slide;
use timeline::Timeline;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RootProps {
    /// Nothing while the tree waits for its next element, see `mount`.
    pub store: Option<Shared<Store>>,
}

/// What stands in a mount: the widget, or nothing.
#[component]
pub fn Root(props: &RootProps) -> Html {
    match &props.store {
        Some(store) => html! { <Widget key={store.number()} store={store.clone()} /> },
        None => html! { <span hidden=true></span> },
    }
}

#[derive(Properties, PartialEq)]
struct WidgetProps {
    store: Shared<Store>,
}

#[component]
fn Widget(props: &WidgetProps) -> Html {
    let store = &props.store;
    let node = use_node_ref();
    let calls = use_memo(store.clone(), |store| {
        let (told, drawn) = (store.clone(), store.clone());
        let dispatch = Callback::from(move |action: Action| told.dispatch(action));
        (
            dispatch,
            Callback::from(move |()| drawn.drawn()),
            Shared::new(Slide::default()),
            Shared::new(Answer::default()),
        )
    });
    let (dispatch, drawn, slide, answer) = (*calls).clone();
    use_redraw(store, &slide);
    let state = store.state();
    sizes::use_size(&node, &dispatch);
    mount::use_reduced_motion(&dispatch);
    use_motion(&state, &dispatch);

    let empty = state.dataset().events.is_empty();
    let unsized_yet = !empty && state.view() == View::Timeline && state.frame.width <= 0.0;
    let waits = unsized_yet || store.progress().is_some();
    use_effect_with((state.index.clone(), waits), move |(_, waits)| {
        if !waits {
            drawn.emit(());
        }
    });
    let calm = answer::calm(&answer, store, &state);
    let piece = |part: Part| html! { <Piece {part} dispatch={dispatch.clone()} /> };
    let open = calm.selected.is_some() || calm.panel.is_beside();
    let class = class(&["relations", store.theme(), only(open, "open")]);
    let on_key = on_key(&node, &dispatch);
    html! {
        <div {class} part="root" lang={state.language().tag()} ref={node} onkeydown={on_key}>
            { piece(Part::Head(calm.clone())) }
            { piece(Part::Progress(store.progress(), state.language(), store.stop.clone())) }
            <div class="body">
                if empty || state.view() == View::List {
                    { piece(Part::List(calm.clone())) }
                } else if state.view() == View::Timeline {
                    <Timeline state={state.clone()} slide={slide} is_whole={later::is_here()} dispatch={dispatch.clone()} />
                } else {
                    { piece(Part::View(calm.clone())) }
                }
                { piece(Part::Side(calm.clone())) }
            </div>
            { piece(Part::Over(calm)) }
        </div>
    }
}

/// Draws the tree whenever the store changes and moving what is drawn is not enough.
#[hook]
fn use_redraw(store: &Shared<Store>, slide: &Shared<Slide>) {
    let update = use_force_update();
    let (seen, slide) = (store.state(), slide.clone());
    use_effect_with(store.clone(), move |store| {
        let (again, told) = (update.clone(), store.clone());
        store.set_redraw(Some(Callback::from(move |()| {
            if !later::is_here() || !slide.follow(&told.state()) {
                again.force_update();
            }
        })));
        // What changed before anybody listened.
        if store.state() != seen {
            update.force_update();
        }
        let store = store.clone();
        move || store.set_redraw(None)
    });
}

/// While something moves by itself, asks for its next frame.
#[hook]
fn use_motion(state: &Shared<State>, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    let frames = state.motion.map(|_| state.frames);
    use_effect_with(frames, move |frames| {
        let frame = frames.map(|_| next_frame(dispatch));
        move || drop(frame)
    });
}

// Comes later, see `crate::later`: nothing moves by itself before the reader has touched it.
#[inline(never)]
fn next_frame(dispatch: Callback<Action>) -> AnimationFrame {
    gloo::render::request_animation_frame(move |now| dispatch.emit(Action::Tick(now)))
}

/// The keys that hold everywhere in the element but in a field of text.
fn on_key(node: &NodeRef, dispatch: &Callback<Action>) -> Callback<KeyboardEvent> {
    let (node, dispatch) = (node.clone(), dispatch.clone());
    Callback::from(move |event: KeyboardEvent| pressed(&node, &dispatch, &event))
}

/// Where letters are text, or a choice among words.
const TYPED_INTO: &str = "input:not([type=checkbox], [type=radio]), textarea, select";

// Comes later, see `crate::later`.
#[inline(never)]
fn pressed(node: &NodeRef, dispatch: &Callback<Action>, event: &KeyboardEvent) {
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let typing = target.is_some_and(|target| target.matches(TYPED_INTO).unwrap_or(false));
    let action = match event.key().as_str() {
        "Escape" => Action::Escape,
        _ if typing => return,
        "/" => {
            let search = node.cast::<Element>().and_then(|root| root.query_selector("input[type=search]").ok()?);
            if let Some(search) = search.and_then(|search| search.dyn_into::<HtmlElement>().ok()) {
                // A field that is drawn can be focused.
                let _ = search.focus();
            }
            event.prevent_default();
            return;
        }
        "?" => Action::Panel(Panel::Help),
        "+" | "=" => Action::ZoomHere(1.6),
        "-" | "−" => Action::ZoomHere(1.0 / 1.6),
        "0" => Action::Fit,
        _ => return,
    };
    event.prevent_default();
    dispatch.emit(action);
}
