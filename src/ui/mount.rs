//! What the tree stands on: its element in the shadow root, the stylesheet, and what the reader asks of motion.

use super::{Root, RootProps};
use crate::store::Store;
use gloo::events::EventListener;
use relations_core::Shared;
use relations_core::state::Action;
use std::cell::RefCell;
use web_sys::{CssStyleSheet, Element, MediaQueryList, ShadowRoot};
use yew::prelude::*;
use yew::{AppHandle, Renderer};

const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));

thread_local! {
    /// One sheet for all elements of the page.
    static SHEET: Option<CssStyleSheet> = {
        let sheet = CssStyleSheet::new().ok();
        if let Some(sheet) = &sheet {
            // A sheet that was just made takes any text.
            let _ = sheet.replace_sync(STYLE);
        }
        sheet
    };
}

thread_local! {
    /// Trees whose element has gone. Yew keeps the listeners of a tree's root for ever, and with them the root,
    /// so that trees are used again instead of made anew: there are never more than elements at one time.
    static WAITING: RefCell<Vec<(Element, AppHandle<Root>)>> = RefCell::default();
}

/// Adds the looks of what comes later, for all elements of the page.
// Comes later itself, see `crate::later`.
#[inline(never)]
pub fn dress_what_comes_later() {
    SHEET.with(|sheet| {
        if let Some(sheet) = sheet {
            // As above.
            let _ = sheet.replace_sync(&[STYLE, include_str!(concat!(env!("OUT_DIR"), "/later.css"))].concat());
        }
    });
}

/// Adds the looks of the views to those.
// Comes with them, see `crate::later`.
#[inline(never)]
pub fn dress_the_views() {
    SHEET.with(|sheet| {
        if let Some(sheet) = sheet {
            let views = include_str!(concat!(env!("OUT_DIR"), "/views.css"));
            // As above.
            let _ = sheet.replace_sync(&[STYLE, include_str!(concat!(env!("OUT_DIR"), "/later.css")), views].concat());
        }
    });
}

/// Adds the looks of what offers files to those.
// Comes with it, see `crate::later`.
#[inline(never)]
pub fn dress_the_files() {
    SHEET.with(|sheet| {
        if let Some(sheet) = sheet {
            let views = include_str!(concat!(env!("OUT_DIR"), "/views.css"));
            let files = include_str!(concat!(env!("OUT_DIR"), "/files.css"));
            let all = [STYLE, include_str!(concat!(env!("OUT_DIR"), "/later.css")), views, files].concat();
            // As above.
            let _ = sheet.replace_sync(&all);
        }
    });
}

/// A tree in a shadow root; dropping it takes the tree out.
pub struct Mount {
    root: ShadowRoot,
    tree: Option<(Element, AppHandle<Root>)>,
}

impl Mount {
    /// Empties the shadow root, gives it the stylesheet, and draws a store's state in it.
    pub fn new(root: ShadowRoot, store: Shared<Store>) -> Option<Mount> {
        root.set_inner_html("");
        SHEET.with(|sheet| {
            if let Some(sheet) = sheet {
                let sheets = root.adopted_style_sheets();
                if !sheets.includes(sheet, 0) {
                    sheets.push(sheet);
                }
            }
        });
        let props = RootProps { store: Some(store) };
        let waiting = WAITING.with(|waiting| waiting.borrow_mut().pop());
        let tree = match waiting {
            Some((element, mut tree)) => {
                root.append_child(&element).ok()?;
                tree.update(props);
                (element, tree)
            }
            None => {
                let element = root.owner_document()?.create_element("div").ok()?;
                element.set_class_name("mount");
                root.append_child(&element).ok()?;
                (element.clone(), Renderer::<Root>::with_root_and_props(element, props).render())
            }
        };
        Some(Mount { root, tree: Some(tree) })
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        if let Some((element, mut tree)) = self.tree.take() {
            tree.update(RootProps { store: None });
            element.remove();
            WAITING.with(|waiting| waiting.borrow_mut().push((element, tree)));
        }
        self.root.set_inner_html("");
    }
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
