//! Tells the state how large the element and its stage are.

use relations_core::state::Action;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

/// Watches the size of an element within the tree, or of its root.
#[hook]
pub fn use_size(node: &NodeRef, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with(node.clone(), move |node| {
        let element = node.cast::<HtmlElement>();
        let observed = element.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            if let Some(action) = observed.as_ref().and_then(resize) {
                dispatch.emit(action);
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

fn resize(within: &HtmlElement) -> Option<Action> {
    let root = within.closest(".relations").ok()??;
    let stage = root.query_selector(".stage").ok()?;
    let size = |stage: web_sys::Element| (f64::from(stage.client_width()), f64::from(stage.client_height()));
    Some(Action::Resize { width: f64::from(root.client_width()), stage: stage.map(size).unwrap_or_default() })
}
