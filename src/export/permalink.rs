//! Where an event can be found again: the address of the page, which opens at it if the element mirrors there what is seen.
//! Knows the page's address; knows nothing of what follows it.

use crate::link::prefix;
use relations_core::state::link::{Linked, replace_in};
use web_sys::HtmlElement;

/// The address of the page with an event chosen; where the address says nothing of the timeline, that of the page alone.
/// Empty where the page has none that others could open.
pub fn permalink(host: &HtmlElement, id: &str) -> String {
    let href = page();
    if href.is_empty() || !opens_at(host) {
        return href;
    }
    let (page, hash) = href.split_once('#').unwrap_or((&href, ""));
    let linked = Linked { selected: Some(id.to_owned()), ..Linked::default() };
    [page, "#", &replace_in(hash, &prefix(host), &linked)].concat()
}

/// The address of the page; empty where it has none that others could open.
pub fn page() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    if href.starts_with("http:") || href.starts_with("https:") { href } else { String::new() }
}

/// Whether the page's address says what is seen in an element.
pub fn opens_at(host: &HtmlElement) -> bool {
    host.has_attribute("url-state")
}
