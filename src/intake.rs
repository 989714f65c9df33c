//! A dataset on its way in, piece by piece, so that no piece holds up a frame: of a large one, what has arrived is shown
//! while the rest comes. Knows pieces, turns and when there is something to tell; knows nothing of elements.

mod beside;
mod foreign;
mod supply;

pub use foreign::Form;
pub use supply::{Supply, is_large};

use crate::later::turn;
use beside::Beside;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise, Uint8Array};
use relations_core::dataset::{Dataset, Parser, Problem, file};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The numbers of events at which what has arrived is shown. Later ones would hold up a frame for too long.
const SHOWN: [usize; 3] = [1_000, 8_000, 64_000];

/// Milliseconds of work after which the page has its turn, and between two pieces of news.
const TURN: f64 = 16.0;
const OFTEN: f64 = 80.0;

/// Milliseconds without a single byte after which no more is waited for.
pub const PATIENCE: f64 = 30_000.0;

/// Bytes that are read in one go.
const BITE: u32 = 128 << 10;

/// How much of a dataset has arrived.
#[derive(Clone, Copy, PartialEq)]
pub struct Progress {
    pub bytes: f64,
    /// All bytes, where that is known.
    pub total: Option<f64>,
    pub events: usize,
}

/// What there is to tell on the way: how far it is, and what can be shown if that is more than before.
pub struct News {
    pub progress: Progress,
    pub part: Option<Dataset>,
}

/// What whoever waits for it wants.
#[derive(Clone, Copy, PartialEq)]
pub enum Wish {
    GoOn,
    /// No more than what has arrived.
    Stop,
    /// Nothing of it.
    Drop,
}

/// Why there is no more.
#[derive(PartialEq)]
pub enum End {
    Whole,
    Stopped,
    Failed(String),
    /// Nothing has come for too long.
    Silent,
    Dropped,
}

/// Everything that has arrived, what is wrong in it, and why there is no more.
pub struct Taken {
    pub dataset: Dataset,
    pub problems: Vec<Problem>,
    pub end: End,
}

/// Takes everything in. `base` is the address of the door, and `form` what the page says of the dataset; `tell` takes the
/// news, or nothing if it is only asked for its wish.
pub async fn take_in(base: &str, supply: Supply, form: &Form, tell: &dyn Fn(Option<News>) -> Wish) -> Taken {
    let mut intake = Intake::new(supply, tell);
    match foreign::is_ours(&mut intake, form).await {
        Ok(true) => {}
        Ok(false) => return foreign::take_in(intake, form).await,
        Err(end) => return intake.finish(end),
    }
    // The worker gets ready while the first events are read here, for a first picture, and then reads them again.
    let mut worker = None;
    let mut first = Vec::new();
    // The packed form is read faster than it could be handed over.
    let mut may_have_one = true;
    loop {
        let piece = match intake.wait().await {
            Ok(Some(piece)) => piece,
            Ok(None) => return intake.finish(End::Whole),
            Err(end) => return intake.finish(end),
        };
        if intake.parser.bytes() == 0 {
            may_have_one = piece.subarray(0, 1).to_vec().first() != file::MAGIC.first();
        }
        if may_have_one && worker.is_none() && intake.supply.is_long(intake.parser.bytes() as f64) {
            worker = Beside::open(base);
            may_have_one = worker.is_some();
        }
        if let Err(end) = intake.read(&piece).await {
            return intake.finish(end);
        }
        if may_have_one {
            first.push(piece);
        }
        if intake.shown > 0
            && let Some(mut beside) = worker.take_if(|beside| beside.has_answered())
        {
            if beside.hear().await.is_ok() {
                intake.parser = Parser::default();
                return beside.take_in(first, intake).await;
            }
            (may_have_one, first) = (false, Vec::new());
        }
    }
}

/// What is on its way.
struct Intake<'a> {
    supply: Supply,
    /// Pieces that have come and are still to be read.
    ahead: VecDeque<Uint8Array>,
    tell: &'a dyn Fn(Option<News>) -> Wish,
    parser: Parser,
    /// How many of the numbers of events have been reached at which there is something to show.
    shown: usize,
    /// When something was told and of how many bytes, and when the page had its turn, in milliseconds.
    told: f64,
    told_bytes: f64,
    turned: f64,
}

impl Intake<'_> {
    fn new(supply: Supply, tell: &dyn Fn(Option<News>) -> Wish) -> Intake<'_> {
        let (ahead, parser, now) = (VecDeque::new(), Parser::default(), now());
        Intake { supply, ahead, tell, parser, shown: 0, told: now, told_bytes: 0.0, turned: now }
    }

    /// The next piece; nothing after the last one.
    fn next(&mut self) -> impl Future<Output = Result<Option<Uint8Array>, String>> + use<> {
        let ahead = self.ahead.pop_front();
        let next = ahead.is_none().then(|| self.supply.next());
        async move {
            match next {
                Some(next) => next.await,
                None => Ok(ahead),
            }
        }
    }

    /// Waits for the next piece, but not for ever. While nothing comes, nothing stays untold.
    async fn wait(&mut self) -> Result<Option<Uint8Array>, End> {
        let since = now();
        let mut next = pin!(self.next());
        loop {
            match first_of(next.as_mut(), pin!(sleep(OFTEN))).await {
                Ok(next) => return next.map_err(End::Failed),
                Err(()) if now() - since > PATIENCE => return Err(End::Silent),
                Err(()) => self.tell_what_is_read()?,
            }
        }
    }

    /// Reads a piece here, in turns with the page.
    async fn read(&mut self, piece: &Uint8Array) -> Result<(), End> {
        let mut at = 0;
        while at < piece.length() {
            self.parser.feed(&piece.subarray(at, at.saturating_add(BITE)).to_vec());
            at = at.saturating_add(BITE);
            self.tell_what_is_read()?;
            if now() - self.turned > TURN {
                turn().await;
                self.turned = now();
                self.ask(None)?;
            }
        }
        Ok(())
    }

    /// Tells how far it has been read here, if it is time.
    fn tell_what_is_read(&mut self) -> Result<(), End> {
        let (bytes, events) = (self.parser.bytes() as f64, self.parser.events());
        if !self.is_due(bytes, events) {
            return Ok(());
        }
        let part = if self.reaches(bytes, events) { self.parser.so_far() } else { None };
        self.say(bytes, events, part)
    }

    /// Whether there is something to tell.
    fn is_due(&self, bytes: f64, events: usize) -> bool {
        let is_first = self.shown == 0 && SHOWN.first().is_some_and(|first| events >= *first);
        !self.supply.is_short(bytes) && bytes > self.told_bytes && (is_first || now() - self.told >= OFTEN)
    }

    /// Whether so much has arrived that it is worth showing. When most is there, all of it soon is.
    fn reaches(&mut self, bytes: f64, events: usize) -> bool {
        let mut reaches = false;
        while SHOWN.get(self.shown).is_some_and(|number| events >= *number) {
            self.shown += 1;
            reaches = !self.supply.is_nearly_done(bytes);
        }
        reaches
    }

    fn say(&mut self, bytes: f64, events: usize, part: Option<Dataset>) -> Result<(), End> {
        (self.told, self.told_bytes) = (now(), bytes);
        // A server may have told the length of what it has compressed.
        let total = self.supply.total().filter(|total| *total >= bytes);
        let progress = Progress { bytes, total, events };
        self.ask(Some(News { progress, part }))
    }

    /// Asks what is wanted, with the news if there are any.
    fn ask(&self, news: Option<News>) -> Result<(), End> {
        match (self.tell)(news) {
            Wish::GoOn => Ok(()),
            Wish::Stop => Err(End::Stopped),
            Wish::Drop => Err(End::Dropped),
        }
    }

    /// What has been read here.
    fn finish(self, end: End) -> Taken {
        let (dataset, problems) = match end {
            End::Whole => self.parser.finish(),
            End::Stopped | End::Silent | End::Failed(_) => (self.parser.into_part().unwrap_or_default(), Vec::new()),
            End::Dropped => Default::default(),
        };
        Taken { dataset, problems, end }
    }
}

/// What comes, unless it is waited for too long.
pub async fn in_time<T>(coming: impl Future<Output = T>) -> Option<T> {
    first_of(pin!(coming), pin!(sleep(PATIENCE))).await.ok()
}

/// What the first of two comes to, or else the second, whichever is there sooner.
async fn first_of<A, B>(
    mut one: Pin<&mut impl Future<Output = A>>,
    mut other: Pin<&mut impl Future<Output = B>>,
) -> Result<A, B> {
    poll_fn(|context| match one.as_mut().poll(context) {
        Poll::Ready(one) => Poll::Ready(Ok(one)),
        Poll::Pending => other.as_mut().poll(context).map(Err),
    })
    .await
}

/// Waits, in milliseconds.
async fn sleep(time: f64) {
    let (promise, awake) = promised();
    let _timer = Timeout::new(time as u32, move || drop(awake));
    // This promise is never refused.
    let _ = JsFuture::from(promise).await;
}

/// A promise, and what keeps it.
fn promised() -> (Promise, Awake) {
    let mut awake = Awake(None);
    let promise = Promise::new(&mut |done, _| awake.0 = Some(done));
    (promise, awake)
}

/// Keeps a promise when it is dropped. What waits for a promise that nobody keeps would never be freed.
struct Awake(Option<Function>);

impl Drop for Awake {
    fn drop(&mut self) {
        // A promise's own function does not fail.
        let _ = self.0.as_ref().map(|done| done.call0(&JsValue::UNDEFINED));
    }
}

/// Milliseconds.
fn now() -> f64 {
    js_sys::Date::now()
}
