//! The Yew tree: one component per file, and one stylesheet.
//! This is its root: the one place that holds the store and hands its parts down.

mod about;
mod axis;
mod bands;
mod chips;
mod cluster;
mod detail;
mod filters;
mod focus;
mod gestures;
mod header;
mod help;
mod list;
mod marks;
mod measure;
mod names;
mod overview;
mod pinned;
mod problems;
mod symbol;
mod timeline;
mod words;

use crate::store::Store;
use about::About;
use chips::Chips;
use cluster::ClusterPanel;
use detail::Detail;
use filters::Filters;
use gloo::events::EventListener;
use header::Header;
use help::Help;
use list::List;
use problems::Problems;
use relations_core::Shared;
use relations_core::state::{Action, Motion, Panel, State, View};
use timeline::Timeline;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Element, HtmlElement, MediaQueryList, ResizeObserver, ShadowRoot};
use yew::prelude::*;

thread_local! {
    /// One sheet for all elements of the page.
    static SHEET: Option<CssStyleSheet> = {
        let sheet = CssStyleSheet::new().ok();
        if let Some(sheet) = &sheet {
            // A sheet that was just made takes any text.
            let _ = sheet.replace_sync(include_str!("ui/style.css"));
        }
        sheet
    };
}

/// Empties the shadow root and gives it the stylesheet and the element that the tree is drawn in.
pub fn mount_point(root: &ShadowRoot) -> Option<Element> {
    root.set_inner_html("");
    SHEET.with(|sheet| {
        if let Some(sheet) = sheet {
            let sheets = root.adopted_style_sheets();
            if !sheets.includes(sheet, 0) {
                sheets.push(sheet);
            }
        }
    });
    let mount = root.owner_document()?.create_element("div").ok()?;
    mount.set_class_name("mount");
    root.append_child(&mount).ok()?;
    Some(mount)
}

fn reduced_motion() -> Option<MediaQueryList> {
    web_sys::window()?.match_media("(prefers-reduced-motion: reduce)").ok()?
}

pub fn prefers_reduced_motion() -> bool {
    reduced_motion().is_some_and(|query| query.matches())
}

#[derive(Properties, PartialEq)]
pub struct RootProps {
    pub store: Shared<Store>,
}

#[component]
pub fn Root(props: &RootProps) -> Html {
    let store = props.store.clone();
    let node = use_node_ref();
    use_redraw(&store);
    let dispatch = use_memo(store.clone(), |store| {
        let store = store.clone();
        Callback::from(move |action: Action| store.dispatch(action))
    });
    let drawn = use_memo(store.clone(), |store| {
        let store = store.clone();
        Callback::from(move |()| store.drawn())
    });
    let dispatch = (*dispatch).clone();
    use_width(&node, &store);
    use_reduced_motion(&dispatch);
    let state = store.state();
    use_motion(&state, &dispatch);

    let words = state.language().words();
    let on_key = on_key(&node, &dispatch);
    let empty = state.dataset().events.is_empty();
    let side = side(&state, &dispatch);
    let open = state.selected.is_some() || matches!(state.panel, Panel::Cluster(_));
    let class = classes!("relations", store.theme(), open.then_some("open"), empty.then_some("empty"));
    html! {
        <div {class} part="root" lang={state.language().tag()} ref={node} onkeydown={on_key}>
            <Header state={state.clone()} dispatch={dispatch.clone()} />
            <Chips state={state.clone()} dispatch={dispatch.clone()} />
            <div class="body">
                if empty {
                    <div class="nothing" data-view={state.view().name()}>
                        <p>{ words.no_events }</p>
                        if store.failed() {
                            <button class="text-button" onclick={store.retry.reform(|_| ())}>{ words.try_again }</button>
                        }
                        <slot></slot>
                    </div>
                } else if state.view() == View::List {
                    <List state={state.clone()} dispatch={dispatch.clone()} drawn={(*drawn).clone()} />
                } else {
                    <Timeline state={state.clone()} dispatch={dispatch.clone()} drawn={(*drawn).clone()} />
                }
                <aside class="side" part="detail">{ side }</aside>
            </div>
            if state.panel == Panel::Filters {
                <Filters index={state.index.clone()} filter={state.filter.clone()} dispatch={dispatch.clone()} />
            }
            if state.panel == Panel::Help {
                <Help language={state.language()} dispatch={dispatch.clone()} />
            }
            <Problems problems={state.problems.clone()} language={state.language()} open={state.panel == Panel::Problems} {dispatch} />
            if empty {
                <EmptyDrawn drawn={(*drawn).clone()} />
            }
        </div>
    }
}

/// What stands beside the view: the chosen event, an opened cluster, or what the dataset is about.
fn side(state: &Shared<State>, dispatch: &Callback<Action>) -> Html {
    match (&state.panel, state.selected) {
        (Panel::Cluster(events), _) => html! {
            <ClusterPanel index={state.index.clone()} events={events.clone()} dispatch={dispatch.clone()} />
        },
        (_, Some(event)) => html! {
            <Detail index={state.index.clone()} {event} query={state.filter.query.clone()} dispatch={dispatch.clone()} />
        },
        _ => html! { <About index={state.index.clone()} dispatch={dispatch.clone()} /> },
    }
}

#[derive(Properties, PartialEq)]
struct EmptyDrawnProps {
    drawn: Callback<()>,
}

/// Says that an empty dataset is drawn, which the page waits for too.
#[component]
fn EmptyDrawn(props: &EmptyDrawnProps) -> Html {
    let drawn = props.drawn.clone();
    use_effect_with((), move |()| drawn.emit(()));
    html! { <span hidden=true></span> }
}

/// Draws the tree whenever the store changes.
#[hook]
fn use_redraw(store: &Shared<Store>) {
    let update = use_force_update();
    let seen = store.state();
    use_effect_with(store.clone(), move |store| {
        let again = update.clone();
        store.set_redraw(Some(Callback::from(move |()| again.force_update())));
        // What changed before anybody listened.
        if store.state() != seen {
            update.force_update();
        }
        let store = store.clone();
        move || store.set_redraw(None)
    });
}

/// Tells the state how wide the element is.
#[hook]
fn use_width(node: &NodeRef, store: &Shared<Store>) {
    let store = store.clone();
    use_effect_with(node.clone(), move |node| {
        let element = node.cast::<HtmlElement>();
        let observed = element.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            if let Some(element) = &observed {
                let stage = &store.state().frame;
                let stage = (stage.width, stage.height);
                store.dispatch(Action::Resize { width: f64::from(element.client_width()), stage });
            }
        });
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        move || {
            observer.inspect(ResizeObserver::disconnect);
            drop(changed);
        }
    });
}

#[hook]
fn use_reduced_motion(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = reduced_motion().map(|query| {
            let now = query.clone();
            EventListener::new(&query, "change", move |_| dispatch.emit(Action::ReducedMotion(now.matches())))
        });
        move || drop(listener)
    });
}

/// While something moves by itself, asks for its next frame.
#[hook]
fn use_motion(state: &Shared<State>, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    let key: Option<(Motion, _)> = state.motion.map(|motion| (motion, state.domain));
    use_effect_with(key, move |key| {
        let frame = key.map(|_| gloo::render::request_animation_frame(move |now| dispatch.emit(Action::Tick(now))));
        move || drop(frame)
    });
}

/// The keys that hold everywhere in the element but in a field of text.
fn on_key(node: &NodeRef, dispatch: &Callback<Action>) -> Callback<KeyboardEvent> {
    let (node, dispatch) = (node.clone(), dispatch.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let typing = target.is_some_and(|target| target.matches("input[type=search]").unwrap_or(false));
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
            "+" | "=" => Action::ZoomBy { factor: 1.6, at: None },
            "-" | "−" => Action::ZoomBy { factor: 1.0 / 1.6, at: None },
            "0" => Action::Fit,
            _ => return,
        };
        event.prevent_default();
        dispatch.emit(action);
    })
}
