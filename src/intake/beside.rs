//! The worker beside the page that reads the JSON of large datasets and hands them over in the packed form.
//! Knows what is said to it and what it says, see `static/worker.js`. Where there can be none, all is read on the page:
//! a page of another origin than the widget's files, for one, may not start their worker.

use super::{Awake, End, Intake, OFTEN, PATIENCE, Taken, first_of, now, promised, sleep};
use crate::load::said;
use gloo::events::EventListener;
use js_sys::{Array, Object, Reflect, Uint8Array};
use relations_core::dataset::{Dataset, parse};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Url, Worker};

/// Bytes that may be on their way to the worker before it has read them.
const AHEAD: f64 = 16e6;

/// The worker, which ends when this is dropped.
pub struct Beside {
    worker: Worker,
    answers: Rc<Answers>,
    /// What the worker has read, in bytes and in events, and what it has been given.
    bytes: f64,
    events: usize,
    given: f64,
    _listeners: [EventListener; 2],
}

#[derive(Default)]
struct Answers {
    waiting: RefCell<VecDeque<JsValue>>,
    /// What goes on once there is one.
    wake: RefCell<Option<Awake>>,
}

impl Beside {
    pub fn open(base: &str) -> Option<Beside> {
        let url = Url::new_with_base("./wasm/worker.js", base).ok()?;
        let options = Object::new();
        Reflect::set(&options, &"type".into(), &"module".into()).ok()?;
        let worker = Worker::new_with_options(&url.href(), options.unchecked_ref()).ok()?;
        let answers = Rc::<Answers>::default();
        // What has gone wrong has no data.
        let listen = |what: &'static str| {
            let answers = answers.clone();
            EventListener::new(&worker, what, move |event| {
                answers.put(Reflect::get(event, &"data".into()).unwrap_or_default());
            })
        };
        let listeners = [listen("message"), listen("error")];
        Some(Beside { worker, answers, bytes: 0.0, events: 0, given: 0.0, _listeners: listeners })
    }

    pub fn has_answered(&self) -> bool {
        !self.answers.waiting.borrow().is_empty()
    }

    /// Hears the next answer, which is told whole.
    pub async fn hear(&mut self) -> Result<JsValue, String> {
        let answer = self.answers.next().await;
        let number = |name: &str| Reflect::get(&answer, &name.into()).ok().and_then(|number| number.as_f64());
        let (Some(bytes), Some(events)) = (number("bytes"), number("events")) else {
            return Err("worker".to_owned());
        };
        (self.bytes, self.events) = (bytes, events as usize);
        Ok(answer)
    }

    /// Takes in these pieces and all that follow.
    pub async fn take_in(mut self, first: Vec<Uint8Array>, mut intake: Intake<'_>) -> Taken {
        let mut end = self.feed_all(first, &mut intake).await.err().unwrap_or(End::Whole);
        if end != End::Dropped
            && let Err(other) = self.hand_over(end == End::Whole, &mut intake).await
        {
            end = other;
        }
        intake.finish(end)
    }

    async fn feed_all(&mut self, first: Vec<Uint8Array>, intake: &mut Intake<'_>) -> Result<(), End> {
        for piece in first {
            self.feed(piece, intake).await?;
        }
        loop {
            let (mut next, since) = (pin!(intake.next()), now());
            let piece = loop {
                // While nothing comes, what the worker has read meanwhile does not stay untold.
                match first_of(next.as_mut(), pin!(first_of(pin!(self.hear()), pin!(sleep(OFTEN))))).await {
                    Ok(piece) => break piece,
                    Err(Ok(answer)) => answer.map(drop).map_err(End::Failed)?,
                    Err(Err(())) if now() - since > PATIENCE => return Err(End::Silent),
                    Err(Err(())) => {}
                }
                self.tell(intake).await?;
            };
            match piece.map_err(End::Failed)? {
                Some(piece) => self.feed(piece, intake).await?,
                None => return Ok(()),
            }
        }
    }

    async fn feed(&mut self, piece: Uint8Array, intake: &mut Intake<'_>) -> Result<(), End> {
        self.given += f64::from(piece.length());
        self.say(&piece, Array::of1(&piece.buffer())).map_err(End::Failed)?;
        while self.has_answered() || self.given - self.bytes > AHEAD {
            self.hear().await.map_err(End::Failed)?;
        }
        self.tell(intake).await
    }

    /// Tells how far the worker is, if it is time.
    async fn tell(&mut self, intake: &mut Intake<'_>) -> Result<(), End> {
        let (bytes, events) = (self.bytes, self.events);
        if !intake.is_due(bytes, events) {
            return Ok(());
        }
        let part = if intake.reaches(bytes, events) { self.part().await } else { None };
        intake.say(bytes, events, part)
    }

    fn say(&self, message: &JsValue, given: Array) -> Result<(), String> {
        self.worker.post_message_with_transfer(message, &given).map_err(said)
    }

    /// What has been read so far.
    async fn part(&mut self) -> Option<Dataset> {
        self.say(&JsValue::UNDEFINED, Array::new()).ok()?;
        loop {
            let answer = self.hear().await.ok()?;
            if let Some(packed) = bytes_in(&answer, "packed") {
                // Nothing of it can be shown as long as it is not known whose relations these are.
                return Some(packed.to_vec()).filter(|packed| !packed.is_empty()).map(|packed| parse(&packed).0);
            }
        }
    }

    /// Brings over what the worker has read, all of it if it is the whole file, group by group, and what is wrong in it.
    async fn hand_over(&mut self, whole: bool, intake: &mut Intake<'_>) -> Result<(), End> {
        let failed = |reason: String| End::Failed(reason);
        self.say(&whole.into(), Array::new()).map_err(failed)?;
        loop {
            let answer = self.hear().await.map_err(failed)?;
            if let Some(packed) = bytes_in(&answer, "packed") {
                intake.parser.feed(&packed.to_vec());
            } else if let Some(told) = bytes_in(&answer, "told") {
                intake.parser.hear(&told.to_vec());
                return Ok(());
            }
            intake.ask(None).or_else(|end| if end == End::Dropped { Err(end) } else { Ok(()) })?;
        }
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Answers {
    fn put(&self, answer: JsValue) {
        self.waiting.borrow_mut().push_back(answer);
        self.wake.take();
    }

    async fn next(&self) -> JsValue {
        loop {
            let answer = self.waiting.borrow_mut().pop_front();
            if let Some(answer) = answer {
                return answer;
            }
            let (woken, awake) = promised();
            self.wake.replace(Some(awake));
            // This promise is never refused.
            let _ = JsFuture::from(woken).await;
        }
    }
}

fn bytes_in(answer: &JsValue, name: &str) -> Option<Uint8Array> {
    Reflect::get(answer, &name.into()).ok()?.dyn_into().ok()
}
