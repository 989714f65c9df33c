//! Puts a text on the clipboard: by the browser's own clipboard where the page may use it, else as if it were typed
//! and copied by hand. Knows nothing of what the text says.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

/// Says whether it could be done. `beside` is where a field may stand for a moment.
pub fn copy(text: String, beside: Element, done: Callback<bool>) {
    let promised = by_clipboard(&text);
    spawn_local(async move {
        let copied = match promised {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        done.emit(copied || by_hand(&text, &beside).unwrap_or(false));
    });
}

/// Nothing where the page is not allowed to, as without https.
fn by_clipboard(text: &str) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    call(&clipboard, "writeText", &[text.into()])?.dyn_into().ok()
}

fn by_hand(text: &str, beside: &Element) -> Option<bool> {
    let document = beside.owner_document()?;
    let before = beside.get_root_node().dyn_into::<ShadowRoot>().ok().and_then(|root| root.active_element());
    let field = document.create_element("textarea").ok()?;
    field.set_class_name("unseen");
    Reflect::set(&field, &"value".into(), &text.into()).ok()?;
    beside.append_child(&field).ok()?;
    call(&field, "select", &[]);
    let copied = call(&document, "execCommand", &["copy".into()]).is_some_and(|answer| answer.is_truthy());
    field.remove();
    if let Some(element) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What had the focus can take it again.
        let _ = element.focus();
    }
    Some(copied)
}

/// Nothing if there is no such method, or if it fails.
pub fn call(target: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(target, &method.into()).ok()?.dyn_into().ok()?;
    Reflect::apply(&function, target, &arguments.iter().collect::<Array>()).ok()
}
