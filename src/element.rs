//! `<relations-timeline>`: attributes and properties in, events out.
//!
//! The class itself is in `static/relations-timeline.js`; it is defined before the wasm is there, and calls `connect`
//! once the element is near the viewport. The shadow root is open, for tests, tools and accessibility checkers; a page
//! that is itself another Yew application needs it closed (`mode: "closed"` in the class), since two Yew builds on one
//! page would hear each other's events.
//!
//! - attributes: `src`, `integrity`, `format`, `columns`, `lang`, `view`, `theme`, `selected`, `domain`, `as-of`, `url-state`, `loading`
//! - properties: `data`, `ready`, `problems`, `selectedId`, `domainDays`, `state`
//! - methods: `select`, `fit`, `panBy`, `zoomBy`, `exportAs`
//! - events, all bubbling and composed: `relations-ready` `{events, problems}`, `relations-select` `{id}`,
//!   `relations-domain` `{from, to}` in days since 1970-01-01, `relations-view` `{view}`,
//!   `relations-problem` `{problems: [{severity, path, message}]}`

use crate::export;
use crate::languages;
use crate::later::{self, Need};
use crate::link;
use crate::load::{Arrival, Loaded, Loader, Then, not_learned};
use crate::prepare::{Change, Prepared, Unprepared, in_slices};
use crate::slices::Slices;
use crate::store::Store;
use crate::ui::{self, Mount};
use js_sys::{Array, Function, Promise};
use relations_core::Shared;
use relations_core::dataset::{Problem, Severity};
use relations_core::date::edtf;
use relations_core::layout::Domain;
use relations_core::state::{Action, Choice, View, domain_from_edtf};
use relations_core::text::{Language, fill};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// What the class holds of a mounted element; freeing it unmounts.
#[wasm_bindgen]
pub struct App(Rc<Mounted>);

struct Mounted {
    host: HtmlElement,
    root: ShadowRoot,
    base: String,
    loader: Loader,
    /// What the page has given instead of an address.
    data: RefCell<JsValue>,
    /// What is prepared in slices to be shown; the last one asked for wins.
    preparing: RefCell<Option<(Change, Slices)>>,
    /// Nothing until there is data to show, so that the reader keeps what stands between the tags.
    running: RefCell<Option<Running>>,
}

struct Running {
    store: Shared<Store>,
    _mount: Mount,
    /// Mirrors in the page's address what is seen, see `link`.
    mirror: Option<Box<dyn Any>>,
}

/// Begins to load what the element asks for, and mounts the widget once it is there. `base` is the address of the door,
/// by `later` it fetches what comes later than the rest of the wasm, and `early` is what it has asked for already: the
/// address of a dataset, what aborts that, and the answer.
#[wasm_bindgen]
pub fn connect(
    host: HtmlElement,
    root: ShadowRoot,
    data: JsValue,
    base: String,
    later: Function,
    early: Option<Array>,
) -> App {
    later::fetched_by(later, &base);
    let loader = Loader::new(host.clone(), base.clone(), early);
    let mounted = Rc::new(Mounted {
        host,
        root,
        base,
        loader,
        data: data.into(),
        preparing: RefCell::default(),
        running: RefCell::default(),
    });
    mounted.load();
    App(mounted)
}

#[wasm_bindgen]
impl App {
    /// An attribute has changed.
    pub fn attribute(&self, name: &str) {
        match name {
            "src" => self.load(JsValue::UNDEFINED),
            // What is here already is read anew.
            "format" | "columns" => self.0.load(),
            "domain" => self.0.apply_later("domain"),
            "selected" => self.0.apply_later("selected"),
            "as-of" => self.0.apply_later("as-of"),
            "lang" => self.0.speak(),
            "url-state" => self.0.mirror(),
            _ => self.0.with(|store| apply(&self.0.host, store, name)),
        }
    }

    #[wasm_bindgen(js_name = setData)]
    pub fn set_data(&self, data: JsValue) {
        self.load(data);
    }

    fn load(&self, data: JsValue) {
        self.0.data.replace(data);
        self.0.load();
    }

    pub fn select(&self, id: Option<String>) {
        self.0.with(|store| select(store, id.as_deref().unwrap_or_default()));
    }

    pub fn fit(&self) {
        self.0.with(|store| store.dispatch(Action::Fit));
    }

    #[wasm_bindgen(js_name = panBy)]
    pub fn pan_by(&self, px: f64) {
        self.0.with(|store| store.dispatch(Action::PanBy(px)));
    }

    #[wasm_bindgen(js_name = zoomBy)]
    pub fn zoom_by(&self, factor: f64) {
        self.0.with(|store| store.dispatch(Action::ZoomBy { factor, at: None }));
    }

    pub fn state(&self) -> Option<JsValue> {
        self.0.store().filter(|_| later::is_here()).map(|store| link::state_to_js(&store))
    }

    #[wasm_bindgen(js_name = setState)]
    pub fn set_state(&self, state: JsValue) {
        if let Some(store) = self.0.store() {
            link::state_from_js(&self.0.host, &store, &state);
        }
    }

    /// Promises a Blob: `svg` and `png` of what is in sight, `csv`, `json` and `ics` of what passes the filter.
    #[wasm_bindgen(js_name = exportAs)]
    pub fn export_as(&self, kind: JsValue) -> Promise {
        export::promised(self.0.store(), kind)
    }

    /// What comes later could not be fetched, although it is needed.
    pub fn miss(&self) {
        self.0.with(|store| store.miss(""));
    }

    #[wasm_bindgen(js_name = selectedId)]
    pub fn selected_id(&self) -> Option<String> {
        let state = self.0.running.borrow().as_ref()?.store.state();
        Some(state.dataset().event(state.selected?)?.id.to_owned())
    }

    #[wasm_bindgen(js_name = domainDays)]
    pub fn domain_days(&self) -> Option<Array> {
        let Domain { from, days } = self.0.running.borrow().as_ref()?.store.state().domain;
        Some(Array::of2(&from.into(), &(from + days).into()))
    }

    pub fn problems(&self) -> Option<Array> {
        Some(crate::store::problems_to_js(&self.0.running.borrow().as_ref()?.store.state().problems))
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.0.loader.cancel();
        self.0.preparing.take();
        self.0.running.take();
        self.0.root.set_inner_html("");
    }
}

impl Mounted {
    /// Does something with the store of a mounted widget, and while it does, the page may ask for anything else.
    fn with(&self, act: impl FnOnce(&Store)) {
        if let Some(store) = self.store() {
            act(&store);
        }
    }

    fn store(&self) -> Option<Shared<Store>> {
        self.running.borrow().as_ref().map(|running| running.store.clone())
    }

    fn load(self: &Rc<Self>) {
        self.preparing.take();
        self.with(|store| store.set_progress(None));
        let mounted = Rc::downgrade(self);
        let then: Then = Rc::new(move |arrival| {
            let Some(mounted) = mounted.upgrade() else { return };
            match arrival {
                Arrival::Loaded(loaded) => mounted.show(*loaded),
                Arrival::Progress(progress) => mounted.with(|store| store.set_progress(Some(progress))),
            }
        });
        let (data, language) = (self.data.borrow().clone(), language(&self.host));
        if data.is_undefined() || data.is_null() {
            let url = self.host.get_attribute("src").filter(|src| !src.trim().is_empty());
            self.loader.load(url, language, then);
        } else {
            self.loader.take(data, language, then);
        }
    }

    /// What needs what comes later.
    fn apply_later(self: &Rc<Self>, name: &'static str) {
        let mounted = Rc::downgrade(self);
        self.loader.when_here(Need::Hand, move |_| {
            if let Some(mounted) = mounted.upgrade() {
                mounted.with(|store| apply(&mounted.host, store, name));
            }
        });
    }

    /// Changes the language to the one that is now asked for, once it is here.
    fn speak(self: &Rc<Self>) {
        let wanted = language(&self.host);
        if languages::is_here(wanted) {
            return self.translate(wanted);
        }
        let mounted = Rc::downgrade(self);
        let then = move |here| {
            let Some(mounted) = mounted.upgrade() else { return };
            if here {
                learn(&mounted, wanted);
            } else {
                mounted.with(|store| store.miss("lang"));
            }
        };
        later::when_here(Need::Hand, Box::new(then));
    }

    /// Shows a dataset, once everything is here that is needed to show it as the page asks.
    fn show(self: &Rc<Self>, loaded: Loaded) {
        // What comes after a part of something is more of it.
        let is_more = self.store().is_some_and(|store| store.progress().is_some());
        let change = if is_more { Change::More } else { Change::Other };
        let asks = |name| self.host.has_attribute(name);
        let mirrors = asks("url-state");
        let need = if asks("as-of") || self.view().is_some_and(View::comes_later) {
            Need::Views
        } else if mirrors || asks("domain") || asks("selected") {
            Need::Hand
        } else {
            return self.prepare(loaded.into(), change);
        };
        let mounted = Rc::downgrade(self);
        self.loader.when_here(need, move |here| {
            let Some(mounted) = mounted.upgrade() else { return };
            if here && mirrors {
                prepare_linked(&mounted, loaded, change);
            } else {
                mounted.prepare(loaded.into(), change);
            }
        });
    }

    /// Begins or ends to mirror in the page's address what is seen, as the page asks.
    fn mirror(self: &Rc<Self>) {
        let mounted = Rc::downgrade(self);
        self.loader.when_here(Need::Hand, move |here| {
            if let Some(mounted) = mounted.upgrade().filter(|_| here) {
                mirror(&mounted);
            }
        });
    }

    /// The view that the page asks for.
    fn view(&self) -> Option<View> {
        View::from_name(&self.host.get_attribute("view")?)
    }

    /// Shows the same dataset in another language. Before what comes later is here, only one can be spoken.
    fn translate(self: &Rc<Self>, language: Language) {
        if later::is_here() {
            translate(self, language);
        }
    }

    /// Prepares a dataset and then draws it, unless another one comes first.
    fn prepare(self: &Rc<Self>, unprepared: Unprepared, change: Change) {
        let change = match self.preparing.take() {
            // More of what has not been shown yet is another dataset than the one that is.
            Some((Change::Other, _)) => Change::Other,
            _ => change,
        };
        let language = spoken(&self.host);
        if unprepared.has_few() {
            self.draw(unprepared.at_once(language), change);
        } else {
            prepare_many(self, unprepared, language, change);
        }
    }

    /// Draws a dataset, mounting the widget if this is the first.
    fn draw(self: &Rc<Self>, prepared: Prepared, change: Change) {
        self.preparing.take();
        match self.store() {
            None => self.mount(prepared),
            Some(store) => match change {
                Change::Other => {
                    store.replace(prepared);
                    ["view", "selected", "domain", "as-of"].iter().for_each(|name| apply(&self.host, &store, name));
                }
                Change::More => store.grow(prepared),
                Change::Language => store.speak(prepared),
            },
        }
        // Another language may have been asked for meanwhile.
        self.translate(spoken(&self.host));
    }

    fn mount(self: &Rc<Self>, prepared: Prepared) {
        let (loading, stopping, acting) = (Rc::downgrade(self), Rc::downgrade(self), Rc::downgrade(self));
        let stop = yew::Callback::from(move |()| {
            if let Some(mounted) = stopping.upgrade() {
                mounted.loader.stop();
            }
        });
        let retry = yew::Callback::from(move |()| {
            if let Some(mounted) = loading.upgrade() {
                mounted.load();
            }
        });
        let again = yew::Callback::from(move |action| {
            if let Some(mounted) = acting.upgrade() {
                mounted.with(|store| store.again(action));
            }
        });
        let store = Shared::new(Store::new(self.host.clone(), prepared, [retry, stop], again));
        // Before the first picture, so that nothing moves in it that the page asked for from the start.
        store.dispatch(Action::ReducedMotion(ui::prefers_reduced_motion()));
        store.dispatch(Action::Resize { width: self.host.get_bounding_client_rect().width(), stage: (0.0, 0.0) });
        ["theme", "view", "domain", "selected", "as-of"].iter().for_each(|name| apply(&self.host, &store, name));
        crate::export::remember(&store);
        let mount = Mount::new(self.root.clone(), store.clone());
        self.running.replace(mount.map(|mount| Running { store, _mount: mount, mirror: None }));
        if self.host.has_attribute("url-state") {
            self.mirror();
        }
    }
}

/// Waits for what the address says as well.
// Comes later, see `crate::later`.
#[inline(never)]
fn prepare_linked(mounted: &Rc<Mounted>, loaded: Loaded, change: Change) {
    let weak = Rc::downgrade(mounted);
    mounted.loader.when_here(link::need(&mounted.host), move |_| {
        if let Some(mounted) = weak.upgrade() {
            mounted.prepare(loaded.into(), change);
        }
    });
}

// Comes later, see `crate::later`.
#[inline(never)]
fn mirror(mounted: &Mounted) {
    let Some(store) = mounted.store() else { return };
    // The one before ends first: it hears the same store.
    let before = mounted.running.borrow_mut().as_mut().and_then(|running| running.mirror.take());
    drop(before);
    let mirror = link::begin(&mounted.host, &store);
    if let Some(running) = mounted.running.borrow_mut().as_mut() {
        running.mirror = mirror;
    }
}

// Comes later, see `crate::later`: so many events are not in the wasm itself.
#[inline(never)]
fn prepare_many(mounted: &Rc<Mounted>, unprepared: Unprepared, language: Language, change: Change) {
    let shown = mounted.store().map(|store| store.state());
    let weak = Rc::downgrade(mounted);
    let slices = in_slices(unprepared, language, (shown, change), move |prepared| {
        if let Some(mounted) = weak.upgrade() {
            mounted.draw(prepared, change);
        }
    });
    mounted.preparing.replace(Some((change, slices)));
}

/// The texts of the embedded dataset come language by language.
// Comes later, see `crate::later`.
#[inline(never)]
fn translate(mounted: &Rc<Mounted>, language: Language) {
    let Some(store) = mounted.store() else { return };
    let state = store.state();
    // What is being prepared is looked at when it is shown.
    if state.language() == language || mounted.preparing.borrow().is_some() {
        return;
    }
    let embedded = store.is_embedded();
    let dataset = match languages::whole() {
        _ if !embedded => state.index.dataset.clone(),
        Some(whole) => whole,
        None => Shared::new(languages::embedded()),
    };
    let problems = state.problems.clone();
    let (failed, progress) = (store.failed(), store.progress());
    mounted.prepare(Unprepared { dataset, problems, failed, embedded, progress }, Change::Language);
}

/// Fetches a language and speaks it.
// Comes later, see `crate::later`.
#[inline(never)]
fn learn(mounted: &Rc<Mounted>, wanted: Language) {
    let is_embedded = mounted.store().is_none_or(|store| store.is_embedded());
    let (mounted, base) = (Rc::downgrade(mounted), mounted.base.clone());
    spawn_local(async move {
        let learned = languages::learn(&base, wanted, is_embedded).await;
        let Some(mounted) = mounted.upgrade().filter(|mounted| language(&mounted.host) == wanted) else { return };
        mounted.translate(spoken(&mounted.host));
        if let Err(reason) = learned {
            mounted.with(|store| store.dispatch(Action::Report(not_learned(&reason))));
        }
    });
}

/// Brings one attribute into the state.
fn apply(host: &HtmlElement, store: &Store, name: &str) {
    let value = host.get_attribute(name).filter(|value| !value.trim().is_empty());
    let state = store.state();
    let words = state.language().words();
    let unknown = |text: &str, known: &str| fill(words.bad_value, &[("text", text), ("known", known)]);
    match (name, value.as_deref()) {
        ("theme", value) => {
            let theme = match value {
                None | Some("auto") => "auto",
                Some("light") => "light",
                Some("dark") => "dark",
                Some(other) => {
                    report(store, "theme", unknown(other, "auto, light, dark"));
                    "auto"
                }
            };
            store.set_theme(theme);
        }
        ("view", Some(text)) => match View::from_name(text) {
            Some(view) => store.dispatch(Action::ChooseView(Some(view))),
            None => report(store, "view", unknown(text, "timeline, list, table, map, read")),
        },
        ("view", None) => store.dispatch(Action::ChooseView(None)),
        ("selected", None) if state.selected.is_none() => {}
        ("selected" | "domain" | "as-of", Some(_)) if !later::is_here() => store.miss(name),
        ("selected", text) => select(store, text.unwrap_or_default()),
        ("domain", Some(text)) => fly_to(store, text),
        ("as-of", None) if state.choices.as_of.is_none() => {}
        ("as-of", text) => look_at(store, text.unwrap_or_default()),
        _ => {}
    }
}

// Comes later, see `crate::later`.
#[inline(never)]
fn fly_to(store: &Store, text: &str) {
    match domain_from_edtf(text) {
        Some(domain) => store.dispatch(Action::FlyTo(domain)),
        None => {
            let words = store.state().language().more_words();
            report(store, "domain", fill(words.bad_domain, &[("text", text)]));
        }
    }
}

/// The state of the relations on a day.
// Comes later, see `crate::later`.
#[inline(never)]
fn look_at(store: &Store, text: &str) {
    let day = edtf::parse(text.trim()).ok().and_then(|date| date.earliest());
    if day.is_none() && !text.is_empty() {
        let words = store.state().language().more_words();
        report(store, "as-of", fill(words.bad_day, &[("text", text)]));
    }
    store.dispatch(Action::Choose(Choice::Given(day)));
}

// Comes later, see `crate::later`.
#[inline(never)]
fn select(store: &Store, id: &str) {
    let state = store.state();
    let event = state.dataset().event_with_id(id);
    if event.is_none() && !id.is_empty() {
        report(store, "selected", fill(state.language().more_words().unknown_event, &[("id", id)]));
    }
    store.dispatch(Action::Select(event));
}

fn report(store: &Store, path: &str, message: String) {
    store.dispatch(Action::Report(Problem { severity: Severity::Warning, path: path.to_owned(), message }));
}

/// The language that is asked for, or English where its words could not be fetched.
fn spoken(host: &HtmlElement) -> Language {
    Some(language(host)).filter(|language| language.is_known()).unwrap_or_default()
}

/// The element's own language, else the nearest in the page, else the browser's, else English.
fn language(host: &HtmlElement) -> Language {
    let mut at: Option<Element> = Some(host.clone().into());
    while let Some(element) = at {
        if let Some(language) = element.get_attribute("lang").and_then(|tag| Language::from_tag(&tag)) {
            return language;
        }
        at = element.parent_element().or_else(|| Some(element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host()));
    }
    let browsers = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
    browsers.iter().filter_map(|tag| Language::from_tag(&tag.as_string()?)).next().unwrap_or_default()
}
