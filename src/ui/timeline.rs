//! The view `timeline`: the stage with its lanes, and the overview under it.
//! Decides when a new layout is needed; panning only moves the one that is there.

use super::axis::{AxisLines, Ruler};
use super::bands::Bands;
use super::focus::use_shown_focus;
use super::gestures::Gestures;
use super::marks::Marks;
use super::measure::Measurer;
use super::names::Names;
use super::overview::OverviewStrip;
use super::pinned::Pinned;
use relations_core::Shared;
use relations_core::dataset::EventIx;
use relations_core::index::{Index, Matches};
use relations_core::layout::{Frame, Layout, layout};
use relations_core::state::{Action, State};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    pub state: Shared<State>,
    pub dispatch: Callback<Action>,
    pub drawn: Callback<()>,
}

#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let TimelineProps { state, dispatch, drawn } = props;
    let stage = use_node_ref();
    use_stage_size(&stage, dispatch);
    use_shown_focus(&stage, state);
    let gestures = use_memo((), |()| Gestures::new(stage.clone(), dispatch.clone()));
    let workshop = use_mut_ref(Workshop::default);

    let frame = &state.frame;
    let sized = frame.width > 0.0;
    let view =
        sized.then(|| stage.cast::<Element>()).flatten().map(|element| workshop.borrow_mut().layout(state, &element));
    gestures.follow(state, view.as_ref());
    use_effect_with((state.index.clone(), view.is_some()), {
        let drawn = drawn.clone();
        move |(_, is_drawn)| {
            if *is_drawn {
                drawn.emit(());
            }
        }
    });

    let words = state.language().words();
    let name = format!("{}: {}", words.timeline, state.dataset().title.get(state.language().tag()));
    html! {
        <div class="timeline" data-view="timeline" part="timeline">
            <div class="stage" part="stage" ref={stage} role="group" aria-label={name} aria-description={words.timeline_help}
                tabindex={if view.as_ref().is_some_and(|view| view.marks.is_empty()) { "0" } else { "-1" }}
                onpointerdown={gestures.down.clone()} onpointermove={gestures.moved.clone()}
                onpointerup={gestures.up.clone()} onpointercancel={gestures.cancel.clone()}
                onclick={gestures.click.clone()} ondblclick={gestures.double.clone()}
                onwheel={gestures.wheel.clone()} onkeydown={gestures.key.clone()} onfocusin={gestures.focus.clone()}
                onpointerover={gestures.over.clone()} onpointerleave={gestures.leave.clone()}
            >
                if let Some(layout) = view {
                    <Stage state={state.clone()} {layout} />
                } else {
                    <svg></svg>
                }
            </div>
            <OverviewStrip index={state.index.clone()} matches={state.matches.clone()} frame={frame.clone()}
                domain={state.domain} brush={state.brush} dispatch={dispatch.clone()} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct StageProps {
    state: Shared<State>,
    layout: Shared<Layout>,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    let StageProps { state, layout } = props;
    let Frame { width, height, gutter, .. } = layout.frame;
    let shift = layout.shift(&state.domain);
    let plot = layout.frame.plot_width();
    let of_layout = |layout: &Shared<Layout>| layout.clone();
    html! {
        <svg width={px(width)} height={px(height)} role="presentation">
            <Defs />
            <Names index={state.index.clone()} frame={state.frame.clone()} layout={of_layout(layout)} />
            <svg class="plot" x={px(gutter)} width={px(plot)} height={px(height)} role="presentation">
                <g transform={format!("translate({shift:.2} 0)")}>
                    <AxisLines layout={of_layout(layout)} />
                    <Bands layout={of_layout(layout)} index={state.index.clone()} />
                    <Marks layout={of_layout(layout)} index={state.index.clone()} query={state.filter.query.clone()}
                        selected={state.selected} focused={state.focused} />
                    <Ruler layout={of_layout(layout)} />
                    <Pinned layout={of_layout(layout)} {shift} query={state.filter.query.clone()} index={state.index.clone()}
                        hovered={state.hovered} />
                </g>
            </svg>
        </svg>
    }
}

/// Fades and hatches in the colour of each lane; their colours are in the stylesheet.
#[component]
fn Defs() -> Html {
    let stop = |lane: &str, offset: &'static str, opacity: &'static str| {
        html! { <stop class={lane.to_owned()} {offset} stop-opacity={opacity} /> }
    };
    let lane = |lane: &'static str| {
        html! {
            <g key={lane}>
                <linearGradient id={format!("fade-in-{lane}")}>{ stop(lane, "0", "0") }{ stop(lane, "1", "1") }</linearGradient>
                <linearGradient id={format!("fade-out-{lane}")}>{ stop(lane, "0", "1") }{ stop(lane, "1", "0") }</linearGradient>
                <linearGradient id={format!("fade-start-{lane}")}>{ stop(lane, "0", "0") }{ stop(lane, ".45", "1") }</linearGradient>
                <linearGradient id={format!("fade-end-{lane}")}>{ stop(lane, ".55", "1") }{ stop(lane, "1", "0") }</linearGradient>
                <linearGradient id={format!("fade-both-{lane}")}>
                    { stop(lane, "0", "0") }{ stop(lane, ".4", "1") }{ stop(lane, ".6", "1") }{ stop(lane, "1", "0") }
                </linearGradient>
                <pattern id={format!("hatch-{lane}")} class={lane} width="6" height="6" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)">
                    <rect class="ground" width="6" height="6" />
                    <rect class="line" width="2" height="6" />
                </pattern>
            </g>
        }
    };
    html! { <defs>{ for ["first", "joint", "second"].into_iter().map(lane) }</defs> }
}

/// A length for an SVG attribute: at most two decimals.
pub fn px(length: f64) -> String {
    let text = format!("{length:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Keeps the last layout for as long as it can be shown by moving it.
#[derive(Default)]
struct Workshop {
    measurer: Option<Rc<Measurer>>,
    last: RefCell<Option<(Ingredients, Shared<Layout>)>>,
}

/// What a layout is made of, the domain aside.
#[derive(Clone, PartialEq)]
struct Ingredients {
    index: Shared<Index>,
    matches: Shared<Matches>,
    frame: Shared<Frame>,
    kept: Vec<EventIx>,
}

impl Workshop {
    fn layout(&mut self, state: &State, styled: &Element) -> Shared<Layout> {
        let measurer = self.measurer.get_or_insert_with(|| Rc::new(Measurer::new(styled))).clone();
        let mut ingredients = Ingredients {
            index: state.index.clone(),
            matches: state.matches.clone(),
            frame: state.frame.clone(),
            kept: Vec::new(),
        };
        let wanted: Vec<EventIx> = [state.focused, state.selected].into_iter().flatten().collect();
        let shows_wanted =
            |layout: &Layout| wanted.iter().all(|event| layout.mark(*event).is_some() || !in_cluster(layout, *event));
        // A layout that had to keep other events is left only when the chosen ones change.
        let last = self.last.borrow().clone();
        if let Some((made_of, layout)) = &last {
            let same = made_of.index == ingredients.index
                && made_of.matches == ingredients.matches
                && made_of.frame == ingredients.frame;
            if same && layout.covers(&state.domain) && shows_wanted(layout) {
                return layout.clone();
            }
        }
        let make = |kept: &[EventIx]| {
            layout(&state.index, &state.matches, &state.frame, state.domain, kept, measurer.as_ref())
        };
        let mut made = make(&[]);
        if !shows_wanted(&made) {
            made = make(&wanted);
            ingredients.kept = wanted;
        }
        let made = Shared::new(made);
        *self.last.borrow_mut() = Some((ingredients, made.clone()));
        made
    }
}

fn in_cluster(layout: &Layout, event: EventIx) -> bool {
    layout.clusters.iter().any(|cluster| cluster.events.contains(&event))
}

/// Tells the state how large the stage is.
#[hook]
fn use_stage_size(stage: &NodeRef, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with(stage.clone(), move |stage| {
        let element = stage.cast::<HtmlElement>();
        let observed = element.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            let Some(stage) = &observed else { return };
            let root = stage.closest(".relations").ok().flatten();
            let width = root.map_or(0.0, |root| f64::from(root.client_width()));
            let size = (f64::from(stage.client_width()), f64::from(stage.client_height()));
            if size.0 > 0.0 {
                dispatch.emit(Action::Resize { width, stage: size });
            }
        });
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        move || {
            observer.inspect(ResizeObserver::disconnect);
            drop(changed);
        }
    });
}
