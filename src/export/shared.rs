//! What is seen in an element, for whoever opens a link or puts it on another page: addresses and attributes.
//! Knows the element and the page's address; how a link and a snippet are written is known by `relations_core`.

use super::permalink::{opens_at, page};
use crate::later;
use crate::link::prefix;
use crate::store::Store;
use js_sys::Reflect;
use relations_core::export::embed;
use relations_core::state::State;
use relations_core::state::link::{Linked, replace_in, to_hash};
use web_sys::{HtmlElement, Url};

type Attributes = Vec<(&'static str, String)>;

/// Those of the page's that say what is shown and how, as they mean the same on any other page.
const OWN: [&str; 6] = ["src", "integrity", "format", "columns", "lang", "theme"];

/// The element's attributes on another page, with or without what is seen now.
pub fn attributes(host: &HtmlElement, state: &State, as_seen: bool) -> Attributes {
    let value = |name| host.get_attribute(name).filter(|value: &String| !value.trim().is_empty());
    let own = OWN.into_iter().filter_map(|name| Some((name, value(name)?)));
    let whole = own.map(|(name, value)| if name == "src" { (name, absolute(host, value)) } else { (name, value) });
    let mut attributes: Attributes = whole.collect();
    if as_seen {
        attributes.extend(Linked::of(state).attributes());
    }
    attributes
}

/// The address at which exactly this is seen: the page's own where that mirrors it, else that of a page with nothing else.
/// Where the one does not and there is no other, that of the page as it is; the answer says whether it is more than that.
pub fn link(store: &Store) -> (String, bool) {
    let (host, state) = (store.host(), store.state());
    let linked = Linked { language: Some(state.language()), ..Linked::of(&state) };
    let own = page();
    let (address, hash) = own.split_once('#').unwrap_or((&own, ""));
    if opens_at(host) {
        let hash = replace_in(hash, &prefix(host), &linked);
        return (if own.is_empty() { own } else { [address, "#", &hash].concat() }, true);
    }
    let door = later::door();
    if !door.starts_with("http") || !embed::is_door(&door) || is_handed_over(host) {
        return (own, false);
    }
    let mut attributes = attributes(host, &state, false);
    attributes.push(("url-state", String::new()));
    ([&embed::address(&door, &attributes), "#", &to_hash(&linked, "")].concat(), true)
}

/// Whether the page has given a dataset that is at no address.
pub fn is_handed_over(host: &HtmlElement) -> bool {
    Reflect::get(host, &"data".into()).is_ok_and(|data| !data.is_undefined() && !data.is_null())
}

/// An address as any other page can write it. What is none stays as it is.
fn absolute(host: &HtmlElement, address: String) -> String {
    let base = host.base_uri().ok().flatten().unwrap_or_default();
    Url::new_with_base(address.trim(), &base).map_or(address, |url| url.href())
}
