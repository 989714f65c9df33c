//! What fingers, mice, wheels and keys want of the stage, said as actions.
//! The page's own scrolling is left alone: a plain wheel and a vertical stroke are not ours.

use relations_core::Shared;
use relations_core::dataset::{EventIx, Lane};
use relations_core::index::{Index, Span};
use relations_core::layout::{Layout, power};
use relations_core::order::clamp;
use relations_core::state::{Action, Hovered, Panel, State, Step};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusEvent, HtmlElement, WheelEvent};
use yew::prelude::*;

/// The stage's listeners, made once.
pub struct Gestures {
    hands: Rc<Hands>,
    pub down: Callback<PointerEvent>,
    pub moved: Callback<PointerEvent>,
    pub up: Callback<PointerEvent>,
    pub cancel: Callback<PointerEvent>,
    pub over: Callback<PointerEvent>,
    pub leave: Callback<PointerEvent>,
    pub click: Callback<MouseEvent>,
    pub double: Callback<MouseEvent>,
    pub wheel: Callback<WheelEvent>,
    pub key: Callback<KeyboardEvent>,
    pub focus: Callback<FocusEvent>,
}

impl PartialEq for Gestures {
    fn eq(&self, other: &Gestures) -> bool {
        Rc::ptr_eq(&self.hands, &other.hands)
    }
}

/// What is pressed now, and what the listeners need to know of the state.
struct Hands {
    stage: NodeRef,
    dispatch: Callback<Action>,
    state: RefCell<Option<Shared<State>>>,
    layout: RefCell<Option<Shared<Layout>>>,
    /// Pointers that are down, with their last x on the window in pixels.
    pressed: RefCell<Vec<(i32, f64)>>,
    /// Where on the window the plot began when the second of them went down, in pixels.
    origin: Cell<f64>,
    /// The event that a press has put the browser's focus on.
    touched: Cell<Option<EventIx>>,
    /// How far the first pointer has gone since it was pressed, in pixels; a click goes nowhere.
    travelled: Cell<f64>,
    dragging: Cell<bool>,
    /// The last places of a drag: time in milliseconds and x.
    trail: RefCell<Vec<(f64, f64)>>,
}

/// Of the stage while it is dragged. (A look of the pressed stage would be asked for in all that is drawn on it with each click.)
const DRAGGED: &str = "data-dragged";
/// Pixels that a click may tremble.
const TREMBLE: f64 = 4.0;
/// Milliseconds of a drag that its speed is taken from.
const TRAIL: f64 = 90.0;
/// Pixels of one line of a wheel that turns in lines.
const LINE: f64 = 16.0;

impl Gestures {
    pub fn new(stage: NodeRef, dispatch: Callback<Action>) -> Gestures {
        let hands = Rc::new(Hands {
            stage,
            dispatch,
            state: RefCell::default(),
            layout: RefCell::default(),
            pressed: RefCell::default(),
            origin: Cell::default(),
            touched: Cell::default(),
            travelled: Cell::default(),
            dragging: Cell::default(),
            trail: RefCell::default(),
        });
        fn on<E: AsRef<JsValue> + 'static>(hands: &Rc<Hands>, what: What) -> Callback<E> {
            let hands = hands.clone();
            Callback::from(move |event: E| felt(&hands, what, event.as_ref()))
        }
        Gestures {
            down: on(&hands, What::Down),
            moved: on(&hands, What::Moved),
            up: on(&hands, What::Up),
            cancel: on(&hands, What::Cancel),
            over: on(&hands, What::Over),
            leave: on(&hands, What::Leave),
            click: on(&hands, What::Click),
            double: on(&hands, What::Double),
            wheel: on(&hands, What::Wheel),
            key: on(&hands, What::Key),
            focus: on(&hands, What::Focus),
            hands,
        }
    }

    /// Keeps the listeners up to date with what is drawn.
    pub fn follow(&self, state: &Shared<State>, layout: Option<&Shared<Layout>>) {
        *self.hands.state.borrow_mut() = Some(state.clone());
        *self.hands.layout.borrow_mut() = layout.cloned();
    }

    pub fn stage(&self) -> &NodeRef {
        &self.hands.stage
    }

    /// What is drawn, if there is a stage.
    pub fn layout(&self) -> Option<Shared<Layout>> {
        self.hands.layout.borrow().clone()
    }
}

/// What has happened on the stage.
#[derive(Clone, Copy)]
enum What {
    Down,
    Moved,
    Up,
    Cancel,
    Over,
    Leave,
    Click,
    Double,
    Wheel,
    Key,
    Focus,
}

// Comes later, see `crate::later`.
#[inline(never)]
fn felt(hands: &Hands, what: What, event: &JsValue) {
    match what {
        What::Down => hands.down(event.unchecked_ref()),
        What::Moved => hands.moved(event.unchecked_ref()),
        What::Up => hands.up(event.unchecked_ref(), true),
        What::Cancel => hands.up(event.unchecked_ref(), false),
        What::Over => hands.over(event.unchecked_ref()),
        What::Leave => hands.dispatch.emit(Action::Hover(None)),
        What::Click => hands.click(event.unchecked_ref()),
        What::Double => hands.double(event.unchecked_ref()),
        What::Wheel => hands.wheel(event.unchecked_ref()),
        What::Key => hands.key(event.unchecked_ref()),
        What::Focus => hands.focus(event.unchecked_ref()),
    }
}

impl Hands {
    fn index(&self) -> Option<Shared<Index>> {
        Some(self.state.borrow().as_ref()?.index.clone())
    }

    /// A place of the window as x on the plot.
    fn plot_x(&self, client_x: i32) -> f64 {
        f64::from(client_x) - self.measured_origin()
    }

    /// Where on the window the plot begins. A browser may have to lay out the page for it.
    fn measured_origin(&self) -> f64 {
        let left = self.stage.cast::<Element>().map_or(0.0, |stage| stage.get_bounding_client_rect().left());
        let gutter = self.state.borrow().as_ref().map_or(0.0, |state| state.frame.gutter);
        left + gutter
    }

    fn down(&self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        self.dispatch.emit(Action::Stop);
        let x = f64::from(event.client_x());
        let mut pressed = self.pressed.borrow_mut();
        // A pointer that went up outside the window is not down any more.
        pressed.retain(|(id, _)| *id != event.pointer_id());
        if pressed.is_empty() {
            self.travelled.set(0.0);
            self.dragging.set(false);
            *self.trail.borrow_mut() = vec![(event.time_stamp(), x)];
        }
        if pressed.len() == 1 {
            self.origin.set(self.measured_origin());
        }
        pressed.push((event.pointer_id(), x));
    }

    fn moved(&self, event: &PointerEvent) {
        let mut pressed = self.pressed.borrow_mut();
        if pressed.is_empty() {
            // Bars are one element, within which nothing tells of going from one to the next.
            if let Some((lane, span)) = self.bar_at(event).filter(|_| event.pointer_type() == "mouse") {
                self.dispatch.emit(Action::Hover(Some(Hovered::Bar(lane, span.from))));
            }
            return;
        }
        let x = f64::from(event.client_x());
        let Some(this) = pressed.iter().position(|(id, _)| *id == event.pointer_id()) else { return };
        let before = pressed.clone();
        if let Some(pointer) = pressed.get_mut(this) {
            pointer.1 = x;
        }
        let action = match (before.as_slice(), pressed.as_slice()) {
            ([(_, was)], [(_, is)]) => {
                self.travelled.set(self.travelled.get() + (is - was).abs());
                if !self.dragging.get() {
                    if self.travelled.get() < TREMBLE {
                        return;
                    }
                    self.dragging.set(true);
                    self.capture(event);
                }
                let now = event.time_stamp();
                let mut trail = self.trail.borrow_mut();
                trail.push((now, *is));
                trail.retain(|(time, _)| now - time < TRAIL);
                vec![Action::PanBy(is - was)]
            }
            ([(_, a), (_, b), ..], [(_, c), (_, d), ..]) => {
                self.dragging.set(true);
                self.travelled.set(f64::INFINITY);
                let factor = (d - c).abs().max(8.0) / (b - a).abs().max(8.0);
                vec![
                    Action::PanBy((c + d - a - b) / 2.0),
                    Action::ZoomBy { factor, at: Some((c + d) / 2.0 - self.origin.get()) },
                ]
            }
            _ => return,
        };
        drop(pressed);
        action.into_iter().for_each(|action| self.dispatch.emit(action));
    }

    fn up(&self, event: &PointerEvent, released: bool) {
        let mut pressed = self.pressed.borrow_mut();
        pressed.retain(|(id, _)| *id != event.pointer_id());
        if !pressed.is_empty() {
            return;
        }
        drop(pressed);
        if let Some(stage) = self.stage.cast::<Element>().filter(|_| self.dragging.get()) {
            // What is not there is taken away as well.
            let _ = stage.remove_attribute(DRAGGED);
        }
        if self.dragging.get() {
            self.focus_touched();
        }
        let trail = self.trail.take();
        let now = event.time_stamp();
        if let (true, true, Some((start, from)), Some((end, to))) =
            (released, self.dragging.get(), trail.first(), trail.last())
            && now - end < TRAIL
            && end > start
        {
            self.dispatch.emit(Action::Fling((to - from) / (end - start)));
        }
    }

    /// So that a drag goes on outside the stage. Not before it is a drag: a captured pointer clicks on the stage only.
    fn capture(&self, event: &PointerEvent) {
        if let Some(stage) = self.stage.cast::<HtmlElement>() {
            // A pointer that is gone by now needs no capture, and any element takes an attribute.
            let _ = stage.set_pointer_capture(event.pointer_id());
            let _ = stage.set_attribute(DRAGGED, "");
        }
    }

    fn event_at(&self, event: &web_sys::Event) -> Option<EventIx> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let id = target.closest("[data-event-id]").ok()??.get_attribute("data-event-id")?;
        let (layout, index) = (self.layout.borrow().clone()?, self.index()?);
        // What is drawn is less than all there is.
        let mut drawn = layout.marks.iter().map(|mark| mark.event);
        drawn.find(|event| index.dataset.events.id(event.0 as usize) == Some(&*id))
    }

    /// The events of the cluster that something happened on.
    fn cluster_at(&self, event: &web_sys::Event) -> Option<Vec<EventIx>> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let number: usize = target.closest("[data-cluster]").ok()??.get_attribute("data-cluster")?.parse().ok()?;
        Some(self.layout.borrow().as_ref()?.clusters.get(number)?.events.clone())
    }

    /// The step of a lane's histogram that something happened on.
    fn bar_at(&self, event: &web_sys::MouseEvent) -> Option<(Lane, Span)> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let number: usize = target.closest("[data-density]").ok()??.get_attribute("data-density")?.parse().ok()?;
        let (layout, state) = (self.layout.borrow().clone()?, self.state.borrow().clone()?);
        let density = layout.densities.get(number)?;
        let x = self.plot_x(event.client_x()) - layout.shift(&state.domain);
        Some((density.lane, density.bar_at(x)?.span))
    }

    fn over(&self, event: &PointerEvent) {
        if event.pointer_type() == "mouse" && self.pressed.borrow().is_empty() {
            let bar = || self.bar_at(event).map(|(lane, span)| Hovered::Bar(lane, span.from));
            self.dispatch.emit(Action::Hover(self.event_at(event).map(Hovered::Event).or_else(bar)));
        }
    }

    fn click(&self, event: &MouseEvent) {
        if self.dragging.replace(false) {
            return;
        }
        if let Some(found) = self.event_at(event) {
            self.touched.take();
            return self.dispatch.emit(Action::Select(Some(found)));
        }
        self.focus_touched();
        if let Some(events) = self.cluster_at(event) {
            self.dispatch.emit(Action::Panel(Panel::Cluster(events)));
        } else if let Some((lane, span)) = self.bar_at(event) {
            self.dispatch.emit(Action::Open(lane, span));
        }
    }

    fn double(&self, event: &MouseEvent) {
        if self.event_at(event).is_some() || self.cluster_at(event).is_some() || self.bar_at(event).is_some() {
            return;
        }
        let Some(state) = self.state.borrow().clone() else { return };
        let factor = if event.shift_key() { 0.5 } else { 2.0 };
        let x = self.plot_x(event.client_x());
        let day = state.domain.from + x * state.days_per_px();
        self.dispatch.emit(Action::FlyTo(state.domain.zoomed(day, factor, f64::INFINITY)));
    }

    fn wheel(&self, event: &WheelEvent) {
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => LINE,
            WheelEvent::DOM_DELTA_PAGE => 20.0 * LINE,
            _ => 1.0,
        };
        let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let factor = power(2.0, -clamp(dy, -60.0, 60.0) / 92.0);
            self.dispatch.emit(Action::ZoomBy { factor, at: Some(self.plot_x(event.client_x())) });
        } else if event.shift_key() || dx.abs() > dy.abs() {
            event.prevent_default();
            let along = if dx.abs() > dy.abs() { dx } else { dy };
            self.dispatch.emit(Action::PanBy(-along));
        }
    }

    fn key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let action = match event.key().as_str() {
            "ArrowRight" => Action::Walk(Step::Next),
            "ArrowLeft" => Action::Walk(Step::Previous),
            "ArrowUp" => Action::Walk(Step::Up),
            "ArrowDown" => Action::Walk(Step::Down),
            "Home" => Action::Walk(Step::First),
            "End" => Action::Walk(Step::Last),
            "Enter" | " " => match (self.event_at(event), self.cluster_at(event)) {
                (Some(found), _) => Action::Select(Some(found)),
                (None, Some(events)) => Action::Panel(Panel::Cluster(events)),
                (None, None) => return,
            },
            _ => return,
        };
        event.prevent_default();
        self.dispatch.emit(action);
    }

    /// The keys go on from what was pressed, where no click has chosen it.
    fn focus_touched(&self) {
        if let Some(touched) = self.touched.take() {
            self.dispatch.emit(Action::Focus(Some(touched)));
        }
    }

    fn focus(&self, event: &FocusEvent) {
        let Some(found) = self.event_at(event) else { return };
        if self.pressed.borrow().is_empty() {
            self.dispatch.emit(Action::Focus(Some(found)));
        } else {
            // A click will choose it, and with it the keys go on from there.
            self.touched.set(Some(found));
        }
    }
}
