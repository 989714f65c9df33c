//! What is seen, mirrored in the page's address: written when it changes, and shown again when a reader goes back.
//! Knows the browser's history; what the part behind the `#` says is known by `relations_core::state::link`.

use crate::later::{self, Need};
use crate::store::Store;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::JSON;
use relations_core::Shared;
use relations_core::dataset::Problem;
use relations_core::state::link::{Linked, from_hash, replace_in};
use relations_core::state::{Action, State};
use relations_core::text::Language;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement, Window};
use yew::Callback;

const ATTRIBUTE: &str = "url-state";
/// Milliseconds for which what goes on changing, such as a pan, must rest before it is written.
const REST: u32 = 400;

/// Ends the mirroring when it is dropped.
struct Mirror {
    store: Shared<Store>,
    _listener: EventListener,
}

impl Drop for Mirror {
    fn drop(&mut self) {
        self.store.set_heard(None);
    }
}

struct Glass {
    host: HtmlElement,
    window: Window,
    store: Shared<Store>,
    /// What the element's keys have before them, where it is not the first on the page.
    prefix: String,
    /// What the page asks for, which needs not be written.
    usual: (Linked, Option<String>),
    last: RefCell<Linked>,
    restoring: Cell<bool>,
    waiting: RefCell<Option<Timeout>>,
}

/// Shows what the address says, and mirrors from then on what is seen.
// Comes later, see `crate::later`.
#[inline(never)]
pub fn begin(host: &HtmlElement, store: &Shared<Store>) -> Option<Box<dyn Any>> {
    let window = web_sys::window().filter(|_| host.has_attribute(ATTRIBUTE))?;
    let usual = (Linked::of(&store.state()), host.get_attribute("lang"));
    let glass = Rc::new(Glass {
        host: host.clone(),
        window: window.clone(),
        store: store.clone(),
        prefix: prefix(host),
        last: RefCell::new(usual.0.clone()),
        usual,
        restoring: Cell::default(),
        waiting: RefCell::default(),
    });
    if glass.says_anything() {
        glass.restore();
    }
    let (heard, back) = (glass.clone(), glass);
    store.set_heard(Some(Callback::from(move |()| heard.hear())));
    let listener = EventListener::new(&window, "popstate", move |_| back.restore());
    Some(Box::new(Mirror { store: store.clone(), _listener: listener }))
}

/// What has to be here before what the address says can be shown.
// Comes later, see `crate::later`.
#[inline(never)]
pub fn need(host: &HtmlElement) -> Need {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    if from_hash(&hash, &prefix(host)).0.needs_views() { Need::Views } else { Need::Hand }
}

/// What is seen, as a plain object.
// Comes later, see `crate::later`.
#[inline(never)]
pub fn state_to_js(store: &Store) -> JsValue {
    let state = store.state();
    let linked = Linked { language: Some(state.language()), ..Linked::of(&state) };
    JSON::parse(&linked.to_json()).unwrap_or_default()
}

/// Shows what a plain object says.
// Comes later, see `crate::later`.
#[inline(never)]
pub fn state_from_js(host: &HtmlElement, store: &Shared<Store>, object: &JsValue) {
    let text = JSON::stringify(object).ok().and_then(|text| text.as_string()).unwrap_or_default();
    let (linked, problems) = Linked::from_json(&text);
    if let Some(language) = linked.language {
        // Any element takes an attribute.
        let _ = host.set_attribute("lang", language.tag());
    }
    show(store, linked, problems, || ());
}

/// Shows what a link says, once what it needs is here.
fn show(store: &Shared<Store>, linked: Linked, problems: Vec<Problem>, then: impl FnOnce() + 'static) {
    let (need, store) = (if linked.needs_views() { Need::Views } else { Need::Hand }, store.clone());
    let act = move |here: bool| {
        let missing = linked.missing(&store.state());
        problems.into_iter().chain(missing).for_each(|problem| store.dispatch(Action::Report(problem)));
        if here {
            linked.actions(&store.state()).into_iter().for_each(|action| store.dispatch(action));
        } else {
            store.miss(ATTRIBUTE);
        }
        then();
    };
    later::when_here(need, Box::new(act));
}

impl Glass {
    fn hash(&self) -> String {
        self.window.location().hash().unwrap_or_default()
    }

    fn says_anything(&self) -> bool {
        from_hash(&self.hash(), &self.prefix).0 != Linked::default()
    }

    /// Shows what the address says; what the page asks for, if it says nothing.
    fn restore(self: &Rc<Self>) {
        self.waiting.take();
        let (mut linked, problems) = from_hash(&self.hash(), &self.prefix);
        let (usual, lang) = &self.usual;
        if linked == Linked::default() {
            linked = usual.clone();
        }
        linked.view = linked.view.or(usual.view);
        let lang = linked.language.map(|language| language.tag().to_owned()).or_else(|| lang.clone());
        if self.host.get_attribute("lang") != lang {
            // Any element takes an attribute, and loses it.
            let _ = match lang {
                Some(lang) => self.host.set_attribute("lang", &lang),
                None => self.host.remove_attribute("lang"),
            };
        }
        self.restoring.set(true);
        let glass = self.clone();
        show(&self.store, linked, problems, move || {
            glass.restoring.set(false);
            glass.last.replace(glass.seen(&glass.store.state()));
        });
    }

    /// What is seen, but for what is as the page asks.
    fn seen(&self, state: &State) -> Linked {
        let (usual, lang) = &self.usual;
        let mut seen = Linked::of(state);
        if seen.view == usual.view {
            seen.view = None;
        }
        let now = self.host.get_attribute("lang");
        seen.language = now.filter(|now| Some(now) != lang.as_ref()).and_then(|tag| Language::from_tag(&tag));
        seen
    }

    /// Something has changed: what a reader would go back to is a step of its own, and what goes on changing is not.
    fn hear(self: &Rc<Self>) {
        if self.restoring.get() {
            return;
        }
        let seen = self.seen(&self.store.state());
        let last = self.last.replace(seen.clone());
        if last == seen {
            return;
        }
        let step = |linked: &Linked| Linked {
            domain: None,
            query: String::new(),
            as_of: linked.as_of.map(|_| relations_core::date::Day(0)),
            ..linked.clone()
        };
        if step(&last) != step(&seen) {
            self.waiting.take();
            return self.write(&seen, true);
        }
        let glass = self.clone();
        let timer = Timeout::new(REST, move || glass.write(&glass.seen(&glass.store.state()), false));
        self.waiting.replace(Some(timer));
    }

    fn write(&self, seen: &Linked, step: bool) {
        let (hash, location) = (self.hash(), self.window.location());
        let wanted = replace_in(&hash, &self.prefix, seen);
        if hash.strip_prefix('#').unwrap_or_default() == wanted {
            return;
        }
        let sign = if wanted.is_empty() { "" } else { "#" };
        let (path, search) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
        let url = [&*path, &search, sign, &wanted].concat();
        let Ok(history) = self.window.history() else { return };
        // A page that may not change its address, such as one in a sandbox, keeps it.
        let _ = if step {
            history.push_state_with_url(&JsValue::NULL, "", Some(&url))
        } else {
            let state = history.state().unwrap_or_default();
            history.replace_state_with_url(&state, "", Some(&url))
        };
    }
}

/// The first such element of a page writes its keys as they are; every other one has its id before them, or its number.
pub fn prefix(host: &HtmlElement) -> String {
    let all = host.owner_document().and_then(|page| page.query_selector_all("relations-timeline[url-state]").ok());
    let node: &web_sys::Node = host;
    let position = all.and_then(|all| (0..all.length()).find(|number| all.get(*number).as_ref() == Some(node)));
    match position {
        None | Some(0) => String::new(),
        Some(_) if !Element::id(host).is_empty() => Element::id(host),
        Some(number) => (number + 1).to_string(),
    }
}
