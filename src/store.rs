//! The one state of an element, outside the tree that draws it, and what the page hears of its changes.
//! Knows the state and the host element; knows nothing of components.

use crate::intake::Progress;
use crate::languages;
use crate::later::{self, Need};
use crate::prepare::{Prepared, Unprepared};
use crate::slices::{STEP, Slices};
use js_sys::{Array, Object, Reflect};
use relations_core::Shared;
use relations_core::dataset::Problem;
use relations_core::index::{Filter, Index, Search};
use relations_core::state::{Action, Panel, State};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, ShadowRoot};
use yew::Callback;

/// Holds the state and tells of its changes: inward to the tree, outward to the page.
pub struct Store {
    number: u32,
    host: HtmlElement,
    state: RefCell<Shared<State>>,
    theme: Cell<&'static str>,
    /// Whether the last load failed so that trying again may help.
    failed: Cell<bool>,
    /// Whether the dataset is that of the wasm itself.
    embedded: Cell<bool>,
    /// How much of the dataset has arrived, while more is to come.
    progress: Cell<Option<Progress>>,
    pub retry: Callback<()>,
    /// Stops the loading; what has arrived stays.
    pub stop: Callback<()>,
    /// Calls `again` of this store if it is still there.
    again: Callback<Option<Action>>,
    /// Draws the tree anew; set by the tree.
    redraw: RefCell<Option<Callback<()>>>,
    /// Hears of every change; set by whoever mirrors them.
    heard: RefCell<Option<Callback<()>>>,
    ready: Cell<bool>,
    search: RefCell<Option<UnderWay>>,
}

/// A search that is under way, and what for.
struct UnderWay {
    index: Shared<Index>,
    filter: Filter,
    _slices: Slices,
}

impl Store {
    pub fn new(
        host: HtmlElement,
        prepared: Prepared,
        [retry, stop]: [Callback<()>; 2],
        again: Callback<Option<Action>>,
    ) -> Store {
        let Prepared { index, matches, problems, failed, embedded, progress } = prepared;
        let state = State::over(index, matches, problems);
        thread_local!(static MADE: Cell<u32> = const { Cell::new(0) });
        let number = MADE.with(|made| made.replace(made.get().wrapping_add(1)));
        Store {
            number,
            host,
            state: RefCell::new(Shared::new(state)),
            theme: Cell::new("auto"),
            failed: Cell::new(failed),
            embedded: Cell::new(embedded),
            progress: Cell::new(progress),
            retry,
            stop,
            again,
            redraw: RefCell::default(),
            heard: RefCell::default(),
            ready: Cell::new(false),
            search: RefCell::default(),
        }
    }

    pub fn state(&self) -> Shared<State> {
        self.state.borrow().clone()
    }

    /// Tells this store from all others.
    pub fn number(&self) -> u32 {
        self.number
    }

    pub fn theme(&self) -> &'static str {
        self.theme.get()
    }

    pub fn host(&self) -> &HtmlElement {
        &self.host
    }

    /// The tree of the page in which the element is drawn.
    pub fn root(&self) -> Option<ShadowRoot> {
        self.host.shadow_root()
    }

    pub fn failed(&self) -> bool {
        self.failed.get()
    }

    pub fn is_embedded(&self) -> bool {
        self.embedded.get()
    }

    pub fn progress(&self) -> Option<Progress> {
        self.progress.get()
    }

    pub fn set_progress(&self, progress: Option<Progress>) {
        if self.progress.replace(progress) != progress {
            self.draw();
        }
    }

    pub fn set_theme(&self, theme: &'static str) {
        self.theme.set(theme);
        self.draw();
    }

    pub fn set_redraw(&self, redraw: Option<Callback<()>>) {
        redraw.iter().for_each(later::tell);
        *self.redraw.borrow_mut() = redraw;
    }

    pub fn set_heard(&self, heard: Option<Callback<()>>) {
        *self.heard.borrow_mut() = heard;
    }

    pub fn draw(&self) {
        let redraw = self.redraw.borrow().clone();
        if let Some(redraw) = redraw {
            redraw.emit(());
        }
    }

    pub fn dispatch(&self, action: Action) {
        let need = if action.needs_files() {
            Need::Files
        } else if action.needs_views() {
            Need::Views
        } else {
            Need::Hand
        };
        if (action.is_wish() || action.needs_views()) && !later::has(need) {
            return self.wait_for(need, action);
        }
        if action.needs_views() {
            self.complete();
        }
        let before = self.state();
        let Some(after) = before.after(&action) else { return };
        let after = Shared::new(after);
        *self.state.borrow_mut() = after.clone();
        self.draw();
        if self.ready.get() {
            self.tell_changes(&before, &after);
        }
        let heard = self.heard.borrow().clone();
        if let Some(heard) = heard {
            heard.emit(());
        }
        if later::is_here() {
            self.seek();
            if action.is_wish() {
                later::prepare_paper();
            }
        }
    }

    /// Searches in slices for what passes the filter, where the state does not know it; a search for anything else is
    /// abandoned.
    // Comes later, see `crate::later`.
    #[inline(never)]
    fn seek(&self) {
        let state = self.state();
        let suits = |under_way: &UnderWay| under_way.index == state.index && under_way.filter == state.filter;
        if state.is_seeking() && self.search.borrow().as_ref().is_some_and(suits) {
            return;
        }
        let under_way = state.is_seeking().then(|| {
            let (state, again, mut search) = (state.clone(), self.again.clone(), None);
            let (index, filter) = (state.index.clone(), state.filter.clone());
            let slices = Slices::of(move || {
                let new = || Search::new(&state.index, state.filter.clone(), Some(&state.matches));
                let Some(matches) = search.get_or_insert_with(new).step(&state.index, STEP) else { return false };
                again.emit(Some(Action::Found(Shared::new(matches))));
                true
            });
            UnderWay { index, filter, _slices: slices }
        });
        self.search.replace(under_way);
    }

    /// Does what needs it once what comes later is here, one after the other.
    fn wait_for(&self, need: Need, action: Action) {
        let again = self.again.clone();
        later::when_here(need, Box::new(move |here| again.emit(Some(action).filter(|_| here))));
    }

    /// From what the timeline shows of the embedded dataset to the whole of it, which the views show.
    // Comes with them, see `crate::later`.
    #[inline(never)]
    pub fn complete(&self) {
        let state = self.state();
        let whole = languages::whole().filter(|whole| self.is_embedded() && *whole != state.index.dataset);
        if let Some(dataset) = whole {
            let (problems, failed, embedded) = (state.problems.clone(), self.failed(), true);
            let whole = Unprepared { dataset, problems, failed, embedded, progress: None };
            self.speak(whole.at_once(state.language()));
        }
    }

    /// Does what had to wait; without it, says that it cannot be done.
    pub fn again(&self, action: Option<Action>) {
        match action {
            Some(action) => self.dispatch(action),
            None => self.miss(""),
        }
    }

    /// What comes later is missing: says so, and shows it, since nothing can be opened without it.
    pub fn miss(&self, path: &str) {
        self.dispatch(Action::Report(later::missing(path, self.state().language())));
        self.dispatch(Action::Panel(Panel::Problems));
    }

    /// Another dataset.
    pub fn replace(&self, prepared: Prepared) {
        let Prepared { index, matches, problems, failed, embedded, progress } = prepared;
        self.failed.set(failed);
        self.embedded.set(embedded);
        self.progress.set(progress);
        self.ready.set(false);
        self.dispatch(Action::Load(index, matches, problems));
    }

    /// More of the same dataset.
    pub fn grow(&self, prepared: Prepared) {
        self.failed.set(prepared.failed);
        // The first part of a dataset may come as more of what stood there before.
        self.embedded.set(prepared.embedded);
        self.progress.set(prepared.progress);
        self.ready.set(false);
        self.dispatch(Action::Grow(prepared.index, prepared.matches, prepared.problems));
    }

    /// The same dataset in another language.
    pub fn speak(&self, prepared: Prepared) {
        self.dispatch(Action::Load(prepared.index, prepared.matches, self.state().problems.clone()));
    }

    /// The events of a dataset are drawn.
    pub fn drawn(&self) {
        if self.ready.replace(true) {
            return;
        }
        let state = self.state();
        let detail = object(&[
            ("events", (state.dataset().events.len() as f64).into()),
            ("problems", problems_to_js(&state.problems).into()),
        ]);
        self.tell("relations-ready", detail);
        if !state.problems.is_empty() {
            self.tell("relations-problem", object(&[("problems", problems_to_js(&state.problems).into())]));
        }
    }

    fn tell_changes(&self, before: &State, after: &State) {
        if before.selected != after.selected {
            let id = after.selected.and_then(|event| after.dataset().event(event)).map(|event| event.id);
            self.tell("relations-select", object(&[("id", id.map_or(JsValue::NULL, JsValue::from))]));
        }
        if before.domain != after.domain {
            let (from, to) = (after.domain.from, after.domain.to());
            self.tell("relations-domain", object(&[("from", from.into()), ("to", to.into())]));
        }
        if before.view() != after.view() {
            self.tell("relations-view", object(&[("view", after.view().name().into())]));
        }
        if before.problems != after.problems && !after.problems.is_empty() {
            self.tell("relations-problem", object(&[("problems", problems_to_js(&after.problems).into())]));
        }
    }

    fn tell(&self, name: &str, detail: JsValue) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            // A listener that throws is the page's affair.
            let _ = self.host.dispatch_event(&event);
        }
    }
}

pub fn problems_to_js(problems: &[Problem]) -> Array {
    let problem = |problem: &Problem| {
        object(&[
            ("severity", problem.severity.name().into()),
            ("path", problem.path.as_str().into()),
            ("message", problem.message.as_str().into()),
        ])
    };
    problems.iter().map(problem).collect()
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a key of a plain object cannot fail.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}
