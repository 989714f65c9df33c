//! The full screen: knows whether the element fills it, and how to ask for that; nothing of what is shown there.

use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MouseEvent, ShadowRoot};
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Screened;
    #[wasm_bindgen(method, catch, js_name = requestFullscreen)]
    fn request(this: &Screened) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = exitFullscreen)]
    fn exit(this: &Screened) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(method, getter, js_name = fullscreenEnabled)]
    fn is_allowed(this: &Screened) -> Option<bool>;
}

/// Whether the element fills the screen, and what a click on a button for that does, where the page allows it.
#[hook]
pub fn use_full_screen(within: &NodeRef) -> (bool, Option<Callback<MouseEvent>>) {
    let state = use_state_eq(|| (false, false));
    use_effect_with((), {
        let (within, set) = (within.clone(), state.setter());
        move |()| {
            let host = host(&within);
            let listener = host.map(|host| {
                set.set((is_full(&host), is_allowed(&host)));
                let of = host.clone();
                EventListener::new(&host, "fullscreenchange", move |_| set.set((is_full(&of), is_allowed(&of))))
            });
            move || drop(listener)
        }
    });
    let (full, allowed) = *state;
    let within = within.clone();
    let toggle = Callback::from(move |_: MouseEvent| {
        if !leave(&within)
            && let Some(host) = host(&within)
        {
            attend(host.unchecked_ref::<Screened>().request());
        }
    });
    (full, allowed.then_some(toggle))
}

/// Leaves the full screen, if the element fills it; with whether it does.
pub fn leave(within: &NodeRef) -> bool {
    let Some(host) = host(within).filter(is_full) else { return false };
    if let Some(document) = host.owner_document() {
        attend(document.unchecked_ref::<Screened>().exit());
    }
    true
}

/// What a browser refuses here stays as it is: nothing depends on it, and the reader sees it.
fn attend(asked: Result<js_sys::Promise, JsValue>) {
    if let Ok(promise) = asked {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

fn host(within: &NodeRef) -> Option<Element> {
    Some(within.cast::<Element>()?.get_root_node().dyn_into::<ShadowRoot>().ok()?.host())
}

fn is_full(host: &Element) -> bool {
    host.matches(":fullscreen").unwrap_or(false)
}

fn is_allowed(host: &Element) -> bool {
    let document = host.owner_document();
    document.and_then(|document| document.unchecked_ref::<Screened>().is_allowed()).unwrap_or(false)
}
