//! A piece of the tree that is drawn anew only when what it shows has changed: one component for all of them,
//! since every component has its price in bytes.

use super::arcs::{self, Links};
use super::focus::{focused_id, use_shown_focus};
use super::{
    about, axis, bands, chips, cluster, detail, filters, header, help, list, marks, names, overview, problems,
    progress, views,
};
use crate::intake::Progress;
use crate::later;
use crate::store::Store;
use relations_core::Shared;
use relations_core::dataset::{EventIx, Problem};
use relations_core::index::{Filter, Index, Matches};
use relations_core::layout::{Domain, Layout, Overview};
use relations_core::state::{Action, Choices, Panel, State, View};
use relations_core::text::Language;
use relations_markup::html;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot};
use yew::prelude::*;

/// What changes with a click or a key, but not while something moves.
#[derive(Clone, PartialEq)]
pub struct Calm {
    pub index: Shared<Index>,
    pub problems: Shared<Vec<Problem>>,
    pub matches: Shared<Matches>,
    pub filter: Filter,
    pub view: View,
    pub selected: Option<EventIx>,
    /// The event that the focus was last moved to, and how often it was moved.
    pub focused: Option<EventIx>,
    pub focus_moves: u32,
    pub panel: Panel,
    pub page: usize,
    pub choices: Shared<Choices>,
    /// What is in sight, where a link to it is shown.
    pub domain: Option<Domain>,
    /// Loads again what could not be loaded.
    pub retry: Option<Callback<()>>,
    /// Whose state it is; nothing where only markup is made.
    pub store: Option<Shared<Store>>,
}

impl Calm {
    pub fn of(state: &State, retry: Option<Callback<()>>) -> Calm {
        Calm {
            index: state.index.clone(),
            problems: state.problems.clone(),
            matches: state.matches.clone(),
            filter: state.filter.clone(),
            view: state.view(),
            selected: state.selected,
            focused: state.focused,
            focus_moves: state.focus_moves,
            panel: state.panel.clone(),
            page: state.page,
            choices: state.choices.clone(),
            domain: (state.panel == Panel::Share).then_some(state.domain),
            retry,
            store: None,
        }
    }
}

/// The drawn surroundings of the view.
#[derive(Clone, PartialEq)]
pub struct Still {
    pub layout: Shared<Layout>,
    pub index: Shared<Index>,
    pub query: String,
    pub selected: Option<EventIx>,
    pub focused: Option<EventIx>,
}

/// The pieces.
#[derive(Clone)]
pub enum Part {
    Head(Shared<Calm>),
    Side(Shared<Calm>),
    List(Shared<Calm>),
    /// One of the views that come later.
    View(Shared<Calm>),
    Over(Shared<Calm>),
    /// What panning moves.
    Stage(Still),
    /// The arcs over that.
    Links(Links),
    /// What panning leaves where it is.
    Names(Shared<Layout>, Shared<Index>),
    Overview(Shared<Overview>, Language),
    /// How far the loading is, and what stops it.
    Progress(Option<Progress>, Language, Callback<()>),
}

impl PartialEq for Part {
    fn eq(&self, other: &Part) -> bool {
        match (self, other) {
            (Part::Head(a), Part::Head(b))
            | (Part::Side(a), Part::Side(b))
            | (Part::List(a), Part::List(b))
            | (Part::View(a), Part::View(b))
            | (Part::Over(a), Part::Over(b)) => a == b || **a == **b,
            (Part::Stage(a), Part::Stage(b)) => a == b,
            (Part::Links(a), Part::Links(b)) => a == b,
            (Part::Names(a, _), Part::Names(b, _)) => a == b,
            (Part::Overview(a, _), Part::Overview(b, _)) => a == b,
            (Part::Progress(a, one, _), Part::Progress(b, other, _)) => a == b && one == other,
            _ => false,
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct PieceProps {
    pub part: Part,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn Piece(props: &PieceProps) -> Html {
    let PieceProps { part, dispatch } = props;
    let node = use_node_ref();
    let key = match part {
        Part::Side(calm) | Part::Over(calm) => Some((calm.selected, calm.page, calm.panel.clone())),
        // What opens beside or over them leaves them where they are.
        Part::List(calm) | Part::View(calm) => Some((calm.selected, calm.page, Panel::Nothing)),
        _ => None,
    };
    use_effect_with(key, {
        let (node, part) = (node.clone(), part.clone());
        move |_| {
            // In the first picture nothing has changed.
            if later::is_here() {
                settle(&node, &part);
            }
        }
    });
    let (moves, focused) = match part {
        Part::List(calm) | Part::View(calm) => (calm.focus_moves, focused_id(calm.focused, &calm.index)),
        _ => Default::default(),
    };
    use_shown_focus(&node, moves, focused);
    match part {
        Part::Head(calm) => {
            let chips = if calm.filter.is_empty() {
                html! { <div class="chips" hidden=true></div> }
            } else {
                chips::chips(calm, dispatch)
            };
            html! { <div class="top">{ header::header(calm, dispatch) }{ chips }</div> }
        }
        Part::Side(calm) => html! { <aside class="side" part="detail" ref={node}>{ side(calm, dispatch) }</aside> },
        Part::List(calm) => list::list(calm, dispatch, node),
        Part::View(calm) => views::view(calm, dispatch, node),
        Part::Over(calm) => html! {
            <div class="over" ref={node}>
                if calm.panel == Panel::Filters {
                    { filters::filters(calm, dispatch) }
                } else if calm.panel == Panel::Help {
                    { help::help(calm.index.language, dispatch) }
                } else if calm.panel.comes_later() && !calm.panel.is_beside() {
                    { views::panel(calm, dispatch) }
                }
                { problems::problems(calm, dispatch) }
                if calm.choices.story {
                    { views::story(calm, dispatch) }
                }
            </div>
        },
        Part::Stage(still) => html! {
            <g>
                { axis::lines(&still.layout) }
                { bands::bands(&still.layout, &still.index) }
                { marks::marks(still) }
                { axis::ruler(&still.layout) }
            </g>
        },
        Part::Links(links) => arcs::draw(links),
        Part::Names(layout, index) => names::names(layout, index),
        Part::Overview(overview, language) => overview::picture(overview, *language),
        Part::Progress(Some(progress), language, stop) => progress::progress(progress, *language, stop),
        Part::Progress(None, ..) => html! { <div class="progress" hidden=true></div> },
    }
}

/// What stands beside the view: the chosen event, an opened cluster, or what the dataset is about.
fn side(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    match (&calm.panel, calm.selected) {
        (Panel::Cluster(events), _) => cluster::cluster(calm, events, dispatch),
        (panel, _) if panel.is_beside() => views::panel(calm, dispatch),
        (_, Some(event)) => detail::detail(&calm.index, event, &calm.filter.query, dispatch),
        _ => about::about(&calm.index, dispatch),
    }
}

/// After a change, brings the reader to what has changed.
// Comes later, see `crate::later`.
#[inline(never)]
fn settle(node: &NodeRef, part: &Part) {
    let Some(element) = node.cast::<Element>() else { return };
    match part {
        Part::Over(_) => {
            follow_panel(&element, true);
        }
        Part::Side(calm) => {
            follow_panel(&element, calm.panel != Panel::Standing || !calm.choices.is_given);
            // After the focus, which scrolls to what is taller than its room.
            element.set_scroll_top(0);
        }
        _ => match element.query_selector("[aria-current=true]").ok().flatten() {
            Some(selected) => bring_into_view(&selected),
            None => element.set_scroll_top(0),
        },
    }
}

/// A panel that opens takes the focus if the reader has asked for it. One that has closed gives it back: to what it has
/// led to, else to the button that opens it, which is the menu's where it has none of its own.
fn follow_panel(around: &Element, is_wanted: bool) -> Option<()> {
    const OPEN: &str = "data-open";
    if let Some(panel) = around.query_selector("[tabindex='-1']").ok()? {
        around.set_attribute(OPEN, &panel.get_attribute("data-opened").unwrap_or_default()).ok()?;
        return if is_wanted { focus_first(around, "[tabindex='-1']") } else { None };
    }
    let closed = around.get_attribute(OPEN)?;
    around.remove_attribute(OPEN).ok()?;
    let root = around.get_root_node().dyn_into::<ShadowRoot>().ok()?;
    // Elsewhere in the page a reader may be at something else.
    let elsewhere = around.owner_document().and_then(|document| document.active_element());
    let is_elsewhere = elsewhere.is_some_and(|active| active.tag_name() != "BODY");
    if is_elsewhere || root.active_element().is_some() || closed.is_empty() {
        return None;
    }
    let all = around.closest(".relations").ok()??;
    let led = focus_first(around, ".detail button");
    // What a cluster was opened from takes the focus by itself.
    if closed.is_empty() {
        return led;
    }
    led.or_else(|| focus_first(&all, &["[data-opens=", &closed, "] button"].concat()))
        .or_else(|| focus_first(&all, "[data-opens=menu] button"))
}

/// Focuses the first that matches. WebKit would put it into the middle of the page, so the focus itself scrolls nothing.
fn focus_first(within: &Element, selector: &str) -> Option<()> {
    let found: HtmlElement = within.query_selector(selector).ok()??.unchecked_into();
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    found.focus_with_options(&still).ok()?;
    // A panel may be higher than the page: it is there when its title is.
    bring_into_view(
        &found.query_selector("h3").ok().flatten().unwrap_or_else(|| found.unchecked_ref::<Element>().clone()),
    );
    Some(())
}

/// Scrolls no further than it takes.
fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
