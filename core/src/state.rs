//! What is, and what it becomes after what the reader wants: one state, one reducer.
//! Knows no browser; whoever has one turns gestures into actions and draws the state.

mod choices;
mod growing;
pub mod link;
mod loading;
mod motion;
mod sight;
mod walk;

pub use choices::{Choice, Choices};
pub use motion::Motion;
pub use sight::domain_from_edtf;
pub use walk::{PAGE, Step};

use crate::dataset::{ActorIx, CategoryIx, Dataset, EventIx, Lane, Problem, SourceIx};
use crate::date::Day;
use crate::index::{AT_ONCE, Filter, Index, Marks, Matches, Span};
use crate::layout::{Domain, Frame, fit};
use crate::order::sort;
use crate::shared::Shared;
use crate::text::Language;

/// Below this width of the element, in pixels, the list is shown unless a view was asked for.
pub const NARROW: f64 = 480.0;

/// One of the ways to look at the same data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Timeline,
    List,
    Table,
    Map,
    Read,
}

impl View {
    pub const ALL: [View; 5] = [View::Timeline, View::List, View::Table, View::Map, View::Read];

    pub fn name(self) -> &'static str {
        match self {
            View::Timeline => "timeline",
            View::List => "list",
            View::Table => "table",
            View::Map => "map",
            View::Read => "read",
        }
    }

    /// Whether it needs more than a first picture does.
    pub fn comes_later(self) -> bool {
        !matches!(self, View::Timeline | View::List)
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
    /// The state of the relations on the as-of day.
    Standing,
    /// Claims that cannot all hold, beside each other.
    Disputes,
    /// How sure are we.
    Certainty,
    /// What can be taken along: pictures, tables, calendars.
    Files,
    /// The chosen event as it is cited.
    Cite,
    /// A link to what is seen, and what puts it on another page.
    Share,
    /// Everything that has no button of its own in the head.
    Menu,
}

impl Panel {
    /// Whether it stands beside the view, where else the detail is.
    pub fn is_beside(&self) -> bool {
        matches!(self, Panel::Cluster(_) | Panel::Standing | Panel::Disputes)
    }

    /// Whether it needs more than a reader's hand does.
    pub fn comes_later(&self) -> bool {
        use Panel::*;
        matches!(self, Standing | Disputes | Certainty | Files | Cite | Share | Menu)
    }

    /// Whether it needs even more, which is what writes files.
    pub fn writes_files(&self) -> bool {
        matches!(self, Panel::Files | Panel::Cite | Panel::Share)
    }
}

/// What the pointer is over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hovered {
    Event(EventIx),
    /// The step of a lane's histogram in which a day is.
    Bar(Lane, Day),
}

/// Everything that the interface shows follows from this.
#[derive(Clone, PartialEq)]
pub struct State {
    pub index: Shared<Index>,
    pub problems: Shared<Vec<Problem>>,
    /// The events that pass the filter; while a search for them is under way, those that passed an earlier one.
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
    pub hovered: Option<Hovered>,
    pub panel: Panel,
    /// The stretch dragged on the overview, until it is released.
    pub brush: Option<Domain>,
    pub motion: Option<Motion>,
    /// Counts the frames of motions, so that each asks for the next one even if nothing has moved in it.
    pub frames: u32,
    pub reduced_motion: bool,
    /// The page of the list, from 0.
    pub page: usize,
    /// What is chosen in the views that come later.
    pub choices: Shared<Choices>,
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
    /// Around the event that the keys stand on, if it is in sight; else around the middle.
    ZoomHere(f64),
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
    Hover(Option<Hovered>),
    /// Shows what happened in a lane in a stretch of time: closer, or as a list where it cannot be shown closer.
    Open(Lane, Span),
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
    ToggleReporter(SourceIx),
    ClearFilter,
    Panel(Panel),
    Page(usize),
    Choose(Choice),
    ReducedMotion(bool),
    /// Closes what is open, the innermost first.
    Escape,
    /// What passes the filter, where there are too many events to find that at once.
    Found(Shared<Matches>),
    /// Another dataset, or the same in another language.
    Load(Shared<Index>, Shared<Matches>, Shared<Vec<Problem>>),
    /// More of the same dataset.
    Grow(Shared<Index>, Shared<Matches>, Shared<Vec<Problem>>),
    /// Adds to the problems.
    Report(Problem),
}

impl Action {
    /// Whether a first picture does without it.
    pub fn is_wish(&self) -> bool {
        use Action::*;
        !matches!(self, Resize { .. } | ChooseView(_) | ReducedMotion(_) | Report(_) | Panel(self::Panel::Problems))
    }

    /// Whether it leads to what needs the views that come later.
    pub fn needs_views(&self) -> bool {
        match self {
            Action::View(view) | Action::ChooseView(Some(view)) => view.comes_later(),
            Action::Panel(panel) => panel.comes_later(),
            Action::Choose(_) => true,
            _ => false,
        }
    }

    /// Whether it leads to what writes files.
    pub fn needs_files(&self) -> bool {
        matches!(self, Action::Panel(panel) if panel.writes_files())
    }
}

impl State {
    /// The state of a fresh element over a dataset.
    pub fn new(index: Shared<Index>, problems: Shared<Vec<Problem>>) -> State {
        let matches = Shared::new(Matches::all(&index));
        State::over(index, matches, problems)
    }

    /// The same with all events of the dataset as its matches.
    pub fn over(index: Shared<Index>, matches: Shared<Matches>, problems: Shared<Vec<Problem>>) -> State {
        let frame = Shared::new(Frame::new(0.0, 0.0, index.dataset.tracks.len()));
        State {
            matches,
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
            frames: 0,
            reduced_motion: false,
            page: 0,
            choices: Shared::default(),
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

    /// Whether what passes the filter is not known yet.
    pub fn is_seeking(&self) -> bool {
        self.filter != self.matches.filter
    }

    /// The state after an action; `None` if nothing changed.
    pub fn after(&self, action: &Action) -> Option<State> {
        let mut next = self.clone();
        next.apply(action);
        (next != *self).then_some(next)
    }

    fn apply(&mut self, action: &Action) {
        if action.is_wish() {
            return self.fulfil(action);
        }
        match action {
            Action::Resize { width, stage } => self.resize(*width, *stage),
            Action::ChooseView(view) => self.chosen_view = *view,
            Action::ReducedMotion(reduced) => {
                self.reduced_motion = *reduced;
                self.arrive_if_still();
            }
            Action::Report(problem) if !self.problems.contains(problem) => {
                let list = self.problems.iter().cloned().chain([problem.clone()]).collect();
                self.problems = Shared::new(list);
            }
            Action::Panel(Panel::Problems) => self.panel = Panel::Problems,
            _ => {}
        }
    }

    /// What a first picture does without.
    // Comes later than the rest of the widget, see `xtask/src/shrink/split.rs`.
    #[inline(never)]
    fn fulfil(&mut self, wish: &Action) {
        match wish {
            Action::View(view) => self.chosen_view = Some(*view),
            Action::PanBy(px) => self.move_to(self.domain.panned(-px * self.days_per_px())),
            Action::ZoomBy { factor, at } => self.zoom(*factor, *at),
            Action::ZoomHere(factor) => {
                self.zoom(*factor, self.x_of_focus());
                self.show(self.focused);
            }
            Action::Domain(domain) => self.move_to(*domain),
            Action::FlyTo(domain) => self.fly_to(*domain),
            Action::Fit => {
                self.fly_to(fit(&self.index, &self.frame));
                self.fitted = true;
            }
            Action::Fling(speed) => self.fling(*speed),
            Action::Tick(now) => self.tick(*now),
            Action::Stop => self.stop(),
            Action::Brush(domain) => self.brush = domain.filter(Domain::is_sane),
            Action::Select(event) => self.select(*event),
            Action::Hover(hovered) => self.hovered = *hovered,
            Action::Open(lane, span) => self.open(*lane, *span),
            Action::Focus(event) => self.focused = self.existing(*event),
            Action::Walk(step) => self.walk(*step),
            Action::Turn(step) => self.turn(*step),
            Action::Query(query) => self.filter_by(|filter| filter.query.clone_from(query)),
            Action::ToggleInitiator(lane) => self.filter_by(|filter| {
                match filter.initiators.iter().position(|other| other == lane) {
                    Some(position) => drop(filter.initiators.remove(position)),
                    None => filter.initiators.push(*lane),
                }
                sort(&mut filter.initiators, |lane| (lane.number() as i64, 0));
            }),
            Action::ToggleCategory(category) => self.filter_by(|filter| filter.categories.toggle(*category)),
            Action::ToggleActor(actor) => self.filter_by(|filter| filter.actors.toggle(*actor)),
            Action::ToggleMark(mark) => self.filter_by(|filter| filter.marks = filter.marks.toggled(*mark)),
            Action::ToggleReporter(source) => self.filter_by(|filter| filter.reporters.toggle(*source)),
            Action::ClearFilter => self.filter_by(|filter| *filter = Filter::default()),
            Action::Found(matches) if matches.filter == self.filter => self.find(matches.clone()),
            Action::Panel(panel) => {
                self.panel.clone_from(panel);
                if *panel == Panel::Standing {
                    self.choose_some_day();
                }
            }
            Action::Load(index, matches, problems) => self.load(index.clone(), matches.clone(), problems.clone()),
            Action::Grow(index, matches, problems) => self.grow(index.clone(), matches.clone(), problems.clone()),
            Action::Choose(choice) => self.choose(choice),
            Action::Page(page) => self.page = (*page).min(self.last_page()),
            Action::Escape => self.escape(),
            // These are no wishes.
            Action::Resize { .. }
            | Action::ChooseView(_)
            | Action::ReducedMotion(_)
            | Action::Report(_)
            // Of a filter that has changed since.
            | Action::Found(_) => {}
        }
    }

    fn select(&mut self, event: Option<EventIx>) {
        self.selected = self.existing(event);
        if self.selected.is_some() {
            self.panel = Panel::Nothing;
            self.focused = self.selected;
            self.show(self.selected);
            self.turn_page_to(self.selected);
        }
    }

    fn existing(&self, event: Option<EventIx>) -> Option<EventIx> {
        event.filter(|event| self.dataset().event(*event).is_some())
    }

    fn filter_by(&mut self, change: impl FnOnce(&mut Filter)) {
        let before = self.filter.clone();
        change(&mut self.filter);
        if self.filter != before && self.is_small() {
            self.find(Shared::new(self.index.matches(&self.filter)));
        }
    }

    /// Whether there are so few events that what passes a filter is found at once.
    fn is_small(&self) -> bool {
        self.dataset().events.len() <= AT_ONCE
    }

    /// Shows what passes the filter.
    fn find(&mut self, matches: Shared<Matches>) {
        self.matches = matches;
        self.page = 0;
        self.focused = self.focused.filter(|event| self.matches.contains(*event));
        self.hovered = None;
        if matches!(self.panel, Panel::Cluster(_)) {
            // What was gathered in it is gathered anew.
            self.panel = Panel::Nothing;
        }
    }
}
