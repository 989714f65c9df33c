//! What is, and what it becomes after what the reader wants: one state, one reducer.
//! Knows no browser; whoever has one turns gestures into actions and draws the state.

mod motion;
mod walk;

pub use motion::Motion;
pub use walk::{PAGE, Step};

use crate::dataset::{ActorIx, CategoryIx, Dataset, EventIx, Lane, Problem};
use crate::date::edtf;
use crate::index::{Filter, Index, Marks, Matches, Span};
use crate::layout::{Domain, Frame, fit};
use crate::shared::Shared;
use crate::text::Language;

/// Below this width of the element, in pixels, the list is shown unless a view was asked for.
pub const NARROW: f64 = 480.0;

/// One of the ways to look at the same data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Timeline,
    List,
}

impl View {
    pub const ALL: [View; 2] = [View::Timeline, View::List];

    pub fn name(self) -> &'static str {
        match self {
            View::Timeline => "timeline",
            View::List => "list",
        }
    }

    pub fn from_name(name: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// What is opened beside or over the view. Only one thing is at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Panel {
    Nothing,
    Filters,
    Help,
    Problems,
    /// The events of a cluster.
    Cluster(Vec<EventIx>),
}

/// Everything that the interface shows follows from this.
#[derive(Clone, PartialEq)]
pub struct State {
    pub index: Shared<Index>,
    pub problems: Shared<Vec<Problem>>,
    /// The events that pass the filter.
    pub matches: Shared<Matches>,
    pub filter: Filter,
    /// Asked for; `None` follows the width.
    pub chosen_view: Option<View>,
    /// The element's width in pixels; 0 until it is known.
    pub width: f64,
    pub frame: Shared<Frame>,
    pub domain: Domain,
    /// Whether the domain follows the size so that everything is shown.
    pub fitted: bool,
    pub selected: Option<EventIx>,
    /// The event that the keys stand on.
    pub focused: Option<EventIx>,
    /// Counts the times that the focus was moved by keys, to ask that it be shown.
    pub focus_moves: u32,
    pub hovered: Option<EventIx>,
    pub panel: Panel,
    /// The stretch dragged on the overview, until it is released.
    pub brush: Option<Domain>,
    pub motion: Option<Motion>,
    pub reduced_motion: bool,
    /// The page of the list, from 0.
    pub page: usize,
}

/// What the reader or the page wants.
#[derive(Clone, PartialEq)]
pub enum Action {
    /// The element's width, and the size of the stage within it, in pixels.
    Resize {
        width: f64,
        stage: (f64, f64),
    },
    View(View),
    /// The page's wish, which may also be to follow the width again.
    ChooseView(Option<View>),
    /// To the right, in pixels.
    PanBy(f64),
    /// Around a pixel of the plot; around its middle without one.
    ZoomBy {
        factor: f64,
        at: Option<f64>,
    },
    /// At once.
    Domain(Domain),
    /// In flight.
    FlyTo(Domain),
    Fit,
    /// A drag was let go at this speed, in pixels per millisecond to the right.
    Fling(f64),
    /// A frame of a motion, at this time in milliseconds.
    Tick(f64),
    Stop,
    Brush(Option<Domain>),
    Select(Option<EventIx>),
    Hover(Option<EventIx>),
    Focus(Option<EventIx>),
    /// Moves the focus.
    Walk(Step),
    /// Selects the next or the previous event that passes the filter.
    Turn(Step),
    Query(String),
    ToggleInitiator(Lane),
    ToggleCategory(CategoryIx),
    ToggleActor(ActorIx),
    ToggleMark(Marks),
    ClearFilter,
    Panel(Panel),
    Page(usize),
    ReducedMotion(bool),
    /// Closes what is open, the innermost first.
    Escape,
    /// Another dataset, or the same in another language.
    Load(Shared<Index>, Shared<Vec<Problem>>),
    /// Adds to the problems.
    Report(Problem),
}

impl State {
    /// The state of a fresh element over a dataset.
    pub fn new(index: Shared<Index>, problems: Shared<Vec<Problem>>) -> State {
        let frame = Shared::new(Frame::new(0.0, 0.0, index.dataset.tracks.len()));
        State {
            matches: Shared::new(index.matches(&Filter::default())),
            filter: Filter::default(),
            chosen_view: None,
            width: 0.0,
            domain: Domain::of_span(index.extent),
            fitted: true,
            selected: None,
            focused: None,
            focus_moves: 0,
            hovered: None,
            panel: Panel::Nothing,
            brush: None,
            motion: None,
            reduced_motion: false,
            page: 0,
            index,
            problems,
            frame,
        }
    }

    pub fn dataset(&self) -> &Dataset {
        &self.index.dataset
    }

    pub fn language(&self) -> Language {
        self.index.language
    }

    pub fn view(&self) -> View {
        let by_width = if self.width > 0.0 && self.width < NARROW { View::List } else { View::Timeline };
        self.chosen_view.unwrap_or(by_width)
    }

    /// The state after an action; `None` if nothing changed.
    pub fn after(&self, action: &Action) -> Option<State> {
        let mut next = self.clone();
        next.apply(action);
        (next != *self).then_some(next)
    }

    fn apply(&mut self, action: &Action) {
        match action {
            Action::Resize { width, stage } => self.resize(*width, *stage),
            Action::View(view) => self.chosen_view = Some(*view),
            Action::ChooseView(view) => self.chosen_view = *view,
            Action::PanBy(px) => self.move_to(self.domain.panned(-px * self.days_per_px())),
            Action::ZoomBy { factor, at } => self.zoom(*factor, *at),
            Action::Domain(domain) => self.move_to(*domain),
            Action::FlyTo(domain) => self.fly_to(*domain),
            Action::Fit => {
                self.fly_to(fit(&self.index, &self.frame));
                self.fitted = true;
            }
            Action::Fling(speed) => self.fling(*speed),
            Action::Tick(now) => self.tick(*now),
            Action::Stop => self.motion = None,
            Action::Brush(domain) => self.brush = *domain,
            Action::Select(event) => self.select(*event),
            Action::Hover(event) => self.hovered = *event,
            Action::Focus(event) => self.focused = *event,
            Action::Walk(step) => self.walk(*step),
            Action::Turn(step) => self.turn(*step),
            Action::Query(query) => self.filter_by(|filter| filter.query.clone_from(query)),
            Action::ToggleInitiator(lane) => {
                self.filter_by(|filter| match filter.initiators.iter().position(|other| other == lane) {
                    Some(position) => drop(filter.initiators.remove(position)),
                    None => filter.initiators.push(*lane),
                })
            }
            Action::ToggleCategory(category) => self.filter_by(|filter| toggle(&mut filter.categories, *category)),
            Action::ToggleActor(actor) => self.filter_by(|filter| toggle(&mut filter.actors, *actor)),
            Action::ToggleMark(mark) => self.filter_by(|filter| filter.marks = filter.marks.toggled(*mark)),
            Action::ClearFilter => self.filter_by(|filter| *filter = Filter::default()),
            Action::Panel(panel) => self.panel.clone_from(panel),
            Action::Page(page) => self.page = *page,
            Action::ReducedMotion(reduced) => self.reduced_motion = *reduced,
            Action::Escape => match (&self.panel, self.selected) {
                (Panel::Nothing, Some(_)) => self.selected = None,
                _ => self.panel = Panel::Nothing,
            },
            Action::Load(index, problems) => self.load(index.clone(), problems.clone()),
            Action::Report(problem) => {
                if !self.problems.contains(problem) {
                    let list = self.problems.iter().cloned().chain([problem.clone()]).collect();
                    self.problems = Shared::new(list);
                }
            }
        }
    }

    fn resize(&mut self, width: f64, stage: (f64, f64)) {
        self.width = width;
        if (self.frame.width, self.frame.height) == stage {
            return;
        }
        self.frame = Shared::new(Frame::new(stage.0, stage.1, self.dataset().tracks.len()));
        if self.fitted {
            self.motion = None;
            self.domain = fit(&self.index, &self.frame);
        }
    }

    pub fn days_per_px(&self) -> f64 {
        self.domain.days / self.frame.plot_width()
    }

    /// At once, and no further out than everything.
    fn move_to(&mut self, domain: Domain) {
        self.motion = None;
        self.domain = self.within_bounds(domain);
        self.fitted = false;
    }

    fn zoom(&mut self, factor: f64, at: Option<f64>) {
        if !(factor.is_finite() && factor > 0.0) {
            return;
        }
        let x = at.unwrap_or(self.frame.plot_width() / 2.0);
        let around = self.domain.from + x * self.days_per_px();
        self.move_to(self.domain.zoomed(around, factor, self.longest()));
    }

    /// The days of the longest domain.
    fn longest(&self) -> f64 {
        fit(&self.index, &self.frame).days * 1.5
    }

    /// Keeps something of the extent in sight.
    fn within_bounds(&self, domain: Domain) -> Domain {
        let sane = |number: f64| number.is_finite() && number.abs() < 1e10;
        if !sane(domain.from) || !sane(domain.days) || domain.days <= 0.0 {
            return self.domain;
        }
        let whole = Domain::of_span(self.index.extent);
        let domain = domain.zoomed(domain.center(), 1.0, self.longest());
        let center = domain.center().clamp(whole.from, whole.to());
        if center == domain.center() { domain } else { Domain { from: center - domain.days / 2.0, ..domain } }
    }

    fn select(&mut self, event: Option<EventIx>) {
        self.selected = event.filter(|event| self.dataset().event(*event).is_some());
        if self.selected.is_some() {
            self.panel = Panel::Nothing;
            self.focused = self.selected;
            self.show(self.selected);
            self.turn_page_to(self.selected);
        }
    }

    fn filter_by(&mut self, change: impl FnOnce(&mut Filter)) {
        let before = self.filter.clone();
        change(&mut self.filter);
        if self.filter != before {
            self.matches = Shared::new(self.index.matches(&self.filter));
            self.page = 0;
            self.focused = self.focused.filter(|event| self.matches.contains(*event));
            self.hovered = None;
        }
    }

    fn load(&mut self, index: Shared<Index>, problems: Shared<Vec<Problem>>) {
        let same = self.dataset().id == index.dataset.id && self.dataset().events.len() == index.dataset.events.len();
        let fresh = State::new(index, problems);
        let kept = self.clone();
        let frame = Shared::new(Frame::new(self.frame.width, self.frame.height, fresh.dataset().tracks.len()));
        *self = State {
            frame,
            width: kept.width,
            chosen_view: kept.chosen_view,
            reduced_motion: kept.reduced_motion,
            ..fresh
        };
        if same {
            // Only the language changed: the reader stays where they are.
            self.filter = kept.filter;
            self.matches = Shared::new(self.index.matches(&self.filter));
            (self.domain, self.fitted) = (kept.domain, kept.fitted);
            (self.selected, self.focused, self.panel, self.page) = (kept.selected, kept.focused, kept.panel, kept.page);
        } else {
            self.domain = fit(&self.index, &self.frame);
        }
    }
}

/// The domain that an EDTF interval, or any date with two bounds, names; `None` for anything else.
pub fn domain_from_edtf(text: &str) -> Option<Domain> {
    let date = edtf::parse(text).ok()?;
    Some(Domain::of_span(Span { from: date.earliest()?, to: date.latest()? }))
}

fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}
