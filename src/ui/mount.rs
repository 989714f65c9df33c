//! What the tree stands on: its element in the shadow root, the stylesheet, and what the reader asks of motion.

use gloo::events::EventListener;
use relations_core::state::Action;
use web_sys::{CssStyleSheet, Element, MediaQueryList, ShadowRoot};
use yew::prelude::*;

thread_local! {
    /// One sheet for all elements of the page.
    static SHEET: Option<CssStyleSheet> = {
        let sheet = CssStyleSheet::new().ok();
        if let Some(sheet) = &sheet {
            // A sheet that was just made takes any text.
            let _ = sheet.replace_sync(include_str!(concat!(env!("OUT_DIR"), "/style.css")));
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

/// Follows the reader's wish while the element lives.
#[hook]
pub fn use_reduced_motion(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = reduced_motion().map(|query| {
            let now = query.clone();
            EventListener::new(&query, "change", move |_| dispatch.emit(Action::ReducedMotion(now.matches())))
        });
        move || drop(listener)
    });
}
