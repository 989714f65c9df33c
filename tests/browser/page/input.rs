//! Knows how a reader's mouse, wheel, fingers and keys reach the page: as real input where the engine's driver can
//! send it, as DOM events where it cannot.

use super::{Page, Point};
use crate::engine::Engine;
use crate::run::say;
use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
    WheelAction, WheelActions,
};
use serde_json::json;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Which real input the driver can send; found out once per browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reach {
    touch: bool,
    wheel_with_keys: bool,
}

/// The moves that a drag is made of, so that it passes through the places between its ends.
const STEPS: u32 = 8;
const STEP: Duration = Duration::from_millis(16);
const REST: Duration = Duration::from_millis(80);

impl Page {
    pub async fn click(&self, selector: &str) {
        let at = self.rect(selector).await.center();
        self.click_at(at).await;
    }

    pub async fn click_at(&self, at: Point) {
        self.mouse(vec![to(at), down(), up()]).await;
    }

    pub async fn double_click_at(&self, at: Point) {
        self.mouse(vec![to(at), down(), up(), down(), up()]).await;
    }

    pub async fn hover(&self, selector: &str) {
        let at = self.rect(selector).await.center();
        self.hover_at(at).await;
    }

    pub async fn hover_at(&self, at: Point) {
        self.mouse(vec![to(at)]).await;
    }

    /// Drags with the left button, through places in between.
    pub async fn drag(&self, from: Point, target: Point) {
        self.hold(from, target).await;
        self.let_go().await;
    }

    /// Drags and keeps the button down, so that a test can look before `let_go`.
    pub async fn hold(&self, from: Point, target: Point) {
        let mut actions = vec![to(from), down()];
        actions.extend(path(from, target).into_iter().map(step_to));
        self.mouse(actions).await;
    }

    /// Drags and lets go while still moving.
    pub async fn fling(&self, from: Point, target: Point) {
        let mut actions = vec![to(from), down()];
        actions.extend(path(from, target).into_iter().map(step_to));
        actions.push(up());
        self.mouse(actions).await;
    }

    pub async fn let_go(&self) {
        self.mouse(vec![up()]).await;
    }

    /// Turns the wheel over a point by a delta in pixels, with keys held: `page.wheel(at, (0, -120), "Control")`.
    pub async fn wheel(&self, at: Point, delta: (i64, i64), keys: &str) {
        let held = codes(keys);
        self.keys(held.iter().map(|&value| KeyAction::Down { value }).collect()).await;
        if held.is_empty() || self.browser.reach.get().wheel_with_keys {
            self.real_wheel(at, delta).await;
        } else {
            self.dom_wheel(at, delta, keys).await;
        }
        self.keys(held.iter().rev().map(|&value| KeyAction::Up { value }).collect()).await;
    }

    /// Presses a key, by its DOM name and with keys held: `"a"`, `"ArrowRight"`, `"Control+Shift+End"`.
    pub async fn key(&self, keys: &str) {
        let held = codes(keys);
        let mut actions: Vec<KeyAction> = held.iter().map(|&value| KeyAction::Down { value }).collect();
        actions.extend(held.iter().rev().map(|&value| KeyAction::Up { value }));
        self.keys(actions).await;
    }

    /// Types a text into whatever has the focus.
    pub async fn write(&self, text: &str) {
        let actions = text.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]).collect();
        self.keys(actions).await;
    }

    pub async fn tap_at(&self, at: Point) {
        self.touch(vec![vec![at]]).await;
    }

    /// Drags with one finger.
    pub async fn touch_drag(&self, from: Point, target: Point) {
        let mut finger = vec![from];
        finger.extend(path(from, target));
        self.touch(vec![finger]).await;
    }

    /// Moves two fingers, side by side around a point, from one distance in pixels to another.
    pub async fn pinch(&self, around: Point, from: f64, target: f64) {
        let finger = |side: f64| {
            let place = |distance: f64| (around.0 + side * distance / 2.0, around.1);
            let mut finger = vec![place(from)];
            finger.extend(path(place(from), place(target)));
            finger
        };
        self.touch(vec![finger(-1.0), finger(1.0)]).await;
    }

    /// Tries each input that some driver lacks on a page made for it, and says which are replaced.
    pub async fn find_reach(&self) {
        self.browser.reach.set(Reach { touch: true, wheel_with_keys: true });
        self.open("/pages/probe.html").await;
        let pad = self.rect("x-probe >>> #pad").await;
        self.wheel(pad.center(), (0, -10), "Control").await;
        self.pinch(pad.center(), 40.0, 60.0).await;
        self.drawn().await;
        let body = "const {log} = document.querySelector('x-probe');
            const touches = log.filter(entry => entry.type === 'pointerdown' && entry.pointerType === 'touch');
            return [new Set(touches.map(entry => entry.pointerId)).size, log.some(entry => entry.type === 'wheel' && entry.ctrlKey)];";
        let arrived = self.js(body).await;
        let reach = Reach { touch: arrived[0] == 2, wheel_with_keys: arrived[1] == true };
        self.browser.reach.set(reach);
        let name = self.engine().name();
        if !reach.touch {
            say(&format!("{name}: its driver sends no touches; the tests dispatch pointer events instead."));
        }
        if !reach.wheel_with_keys {
            say(&format!("{name}: its driver sends no keys with the wheel; the tests dispatch wheel events instead."));
        }
    }

    async fn mouse(&self, actions: Vec<PointerAction>) {
        let mouse = actions.into_iter().fold(MouseActions::new("mouse".into()), MouseActions::then);
        self.perform(mouse.into()).await;
    }

    async fn keys(&self, actions: Vec<KeyAction>) {
        if !actions.is_empty() {
            let keys = actions.into_iter().fold(KeyActions::new("keys".into()), KeyActions::then);
            self.perform(keys.into()).await;
        }
    }

    async fn real_wheel(&self, at: Point, (delta_x, delta_y): (i64, i64)) {
        // WebKit's driver takes a delta as the difference from the last one of the same wheel: so a new wheel each time.
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let wheel = WheelActions::new(format!("wheel{}", NEXT.fetch_add(1, Ordering::Relaxed)));
        let (x, y) = (at.0.round() as i64, at.1.round() as i64);
        self.perform(wheel.then(WheelAction::Scroll { duration: None, x, y, delta_x, delta_y }).into()).await;
    }

    async fn dom_wheel(&self, at: Point, delta: (i64, i64), keys: &str) {
        let body = "const [clientX, clientY, deltaX, deltaY, keys] = args;
            deepest(clientX, clientY).dispatchEvent(new WheelEvent('wheel', {
                clientX, clientY, deltaX, deltaY, bubbles: true, cancelable: true, composed: true, view: window,
                ctrlKey: keys.includes('Control'), shiftKey: keys.includes('Shift'),
                altKey: keys.includes('Alt'), metaKey: keys.includes('Meta'),
            }));";
        self.js_with(&format!("{DEEPEST}{body}"), json!([at.0, at.1, delta.0, delta.1, keys])).await;
    }

    /// Puts a finger on the first place of each path, moves them all together, and lifts them.
    async fn touch(&self, fingers: Vec<Vec<Point>>) {
        if !self.browser.reach.get().touch {
            self.js_with(&format!("{DEEPEST}{DOM_TOUCH}"), json!([fingers])).await;
            return;
        }
        let mut actions = Actions::default();
        for (index, places) in fingers.into_iter().enumerate() {
            let mut finger = TouchActions::new(format!("finger{index}"));
            for (number, place) in places.into_iter().enumerate() {
                finger = if number == 0 { finger.then(to(place)).then(down()) } else { finger.then(step_to(place)) };
            }
            // The fingers rest before they leave: a fling would go on by itself and swallow the next tap.
            actions = actions.and(finger.then(PointerAction::Pause { duration: REST }).then(up()));
        }
        self.perform(actions).await;
    }

    async fn perform(&self, actions: Actions) {
        let performed = self.browser.client().perform_actions(actions).await;
        performed.unwrap_or_else(|error| panic!("{} took no input: {error}", self.engine().name()));
        if self.engine() == Engine::Firefox {
            // Firefox hands events to the page after it has answered; the next script must not overtake them.
            self.drawn().await;
        }
    }
}

const DEEPEST: &str = "const deepest = (x, y) => {
    let element = document.elementFromPoint(x, y);
    while (element?.shadowRoot?.elementFromPoint(x, y) && element.shadowRoot.elementFromPoint(x, y) !== element)
        element = element.shadowRoot.elementFromPoint(x, y);
    return element ?? document.documentElement;
};";

/// As with real touches, the element under the finger's first place gets all its events, and a tap clicks.
const DOM_TOUCH: &str = "const [fingers] = args;
    const starts = fingers.map(places => deepest(...places[0]));
    const send = (finger, type, place, buttons) => {
        const [clientX, clientY] = place;
        const target = starts[finger].isConnected ? starts[finger] : deepest(clientX, clientY);
        target.dispatchEvent(new PointerEvent(type, {
            pointerId: 100 + finger, pointerType: 'touch', isPrimary: finger === 0, buttons,
            button: type === 'pointermove' ? -1 : 0, clientX, clientY, width: 20, height: 20,
            pressure: buttons / 2, bubbles: true, cancelable: true, composed: true, view: window,
        }));
        return target;
    };
    fingers.forEach((places, finger) => send(finger, 'pointerdown', places[0], 1));
    for (let step = 1; step < fingers[0].length; step++) {
        await frame();
        fingers.forEach((places, finger) => send(finger, 'pointermove', places[step], 1));
    }
    await frame();
    fingers.forEach((places, finger) => {
        const target = send(finger, 'pointerup', places.at(-1), 0);
        if (fingers.length === 1 && places.length === 1)
            target.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, composed: true, detail: 1, view: window}));
    });";

fn to((x, y): Point) -> PointerAction {
    PointerAction::MoveTo { duration: Some(Duration::ZERO), x: x.round(), y: y.round() }
}

fn step_to((x, y): Point) -> PointerAction {
    PointerAction::MoveTo { duration: Some(STEP), x: x.round(), y: y.round() }
}

fn down() -> PointerAction {
    PointerAction::Down { button: MOUSE_BUTTON_LEFT }
}

fn up() -> PointerAction {
    PointerAction::Up { button: MOUSE_BUTTON_LEFT }
}

/// The places after the first on the way from one point to another.
fn path(from: Point, target: Point) -> Vec<Point> {
    let between = |step: u32| {
        let share = f64::from(step) / f64::from(STEPS);
        (from.0 + (target.0 - from.0) * share, from.1 + (target.1 - from.1) * share)
    };
    (1..=STEPS).map(between).collect()
}

/// WebDriver's characters for `Control+Shift+End`.
fn codes(keys: &str) -> Vec<char> {
    let mut names: Vec<&str> = keys.split('+').filter(|name| !name.is_empty()).collect();
    if keys.ends_with('+') {
        names.push("+");
    }
    names.into_iter().map(code).collect()
}

fn code(name: &str) -> char {
    let known = [
        ("Backspace", '\u{e003}'),
        ("Tab", '\u{e004}'),
        ("Enter", '\u{e006}'),
        ("Shift", '\u{e008}'),
        ("Control", '\u{e009}'),
        ("Alt", '\u{e00a}'),
        ("Escape", '\u{e00c}'),
        ("PageUp", '\u{e00e}'),
        ("PageDown", '\u{e00f}'),
        ("End", '\u{e010}'),
        ("Home", '\u{e011}'),
        ("ArrowLeft", '\u{e012}'),
        ("ArrowUp", '\u{e013}'),
        ("ArrowRight", '\u{e014}'),
        ("ArrowDown", '\u{e015}'),
        ("Delete", '\u{e017}'),
        ("F10", '\u{e03a}'),
        ("Meta", '\u{e03d}'),
        ("Space", ' '),
    ];
    let mut letters = name.chars();
    match (known.iter().find(|(known, _)| *known == name), letters.next(), letters.next()) {
        (Some((_, code)), _, _) => *code,
        (None, Some(letter), None) => letter,
        _ => panic!("`{name}` is no key that the harness knows"),
    }
}
