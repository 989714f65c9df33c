//! The small picture of the whole time, with the brush: dragging shows a preview, letting go flies there.

use super::timeline::px;
use super::words::lane_class;
use relations_core::Shared;
use relations_core::index::{Index, Matches};
use relations_core::layout::{Dash, Domain, Frame, Overview, fit, overview};
use relations_core::state::Action;
use relations_core::text::dates::year_on_axis;
use std::cell::Cell;
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct OverviewProps {
    pub index: Shared<Index>,
    pub matches: Shared<Matches>,
    pub frame: Shared<Frame>,
    pub domain: Domain,
    pub brush: Option<Domain>,
    pub dispatch: Callback<Action>,
}

/// The height of the strip in pixels.
const HEIGHT: f64 = 46.0;
/// Pixels around an edge of the window within which it is grabbed.
const GRIP: f64 = 9.0;

/// What a press on the strip has taken hold of, with the day under it and the domain as it was.
#[derive(Clone, Copy)]
enum Hold {
    Window(f64, Domain),
    Start(Domain),
    End(Domain),
    New(f64),
}

#[component]
pub fn OverviewStrip(props: &OverviewProps) -> Html {
    let OverviewProps { index, matches, frame, domain, brush, dispatch } = props;
    let node = use_node_ref();
    let hold = use_mut_ref(|| Cell::<Option<Hold>>::new(None));
    let width = frame.plot_width();
    let picture = use_memo((index.clone(), matches.clone(), frame.clone()), |(index, matches, frame)| {
        Shared::new(overview(index, matches, fit(index, frame), frame.plot_width()))
    });
    let scale = picture.scale;
    let x_of = {
        let node = node.clone();
        let gutter = frame.gutter;
        move |event: &PointerEvent| {
            let left = node.cast::<Element>().map_or(0.0, |element| element.get_bounding_client_rect().left());
            f64::from(event.client_x()) - left - gutter
        }
    };
    let (from, to) = (scale.x_from_day(domain.from), scale.x_from_day(domain.to()));
    let window = *domain;

    let down = {
        let (node, hold, x_of) = (node.clone(), hold.clone(), x_of.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let x = x_of(&event);
            let day = scale.day_from_x(x);
            let taken = if (x - from).abs() <= GRIP {
                Hold::Start(window)
            } else if (x - to).abs() <= GRIP {
                Hold::End(window)
            } else if x > from && x < to && to - from < width * 0.94 {
                Hold::Window(day, window)
            } else {
                Hold::New(day)
            };
            hold.borrow().set(Some(taken));
            if let Some(element) = node.cast::<Element>() {
                // A pointer that is gone by now needs no capture.
                let _ = element.set_pointer_capture(event.pointer_id());
            }
            event.prevent_default();
        })
    };
    let moved = {
        let (hold, dispatch, x_of) = (hold.clone(), dispatch.clone(), x_of.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(taken) = hold.borrow().get() else { return };
            dispatch.emit(Action::Brush(Some(brushed(taken, scale.day_from_x(x_of(&event))))));
        })
    };
    let up = {
        let (hold, dispatch) = (hold.clone(), dispatch.clone());
        let preview = *brush;
        Callback::from(move |event: PointerEvent| {
            let Some(taken) = hold.borrow().take() else { return };
            let day = scale.day_from_x(x_of(&event));
            dispatch.emit(Action::Brush(None));
            match (preview, taken) {
                (Some(preview), _) if preview.days > 4.0 / scale.px_per_day => dispatch.emit(Action::FlyTo(preview)),
                // A click goes there without zooming.
                (_, Hold::New(_)) => dispatch.emit(Action::FlyTo(Domain { from: day - window.days / 2.0, ..window })),
                _ => {}
            }
        })
    };
    let cancel = {
        let (hold, dispatch) = (hold.clone(), dispatch.clone());
        Callback::from(move |_: PointerEvent| {
            hold.borrow().set(None);
            dispatch.emit(Action::Brush(None));
        })
    };
    let shown = brush.map_or((from, to), |brush| (scale.x_from_day(brush.from), scale.x_from_day(brush.to())));
    let shown = (shown.0.clamp(0.0, width), shown.1.clamp(0.0, width));
    html! {
        <div class="overview" part="overview" ref={node} title={index.language.words().overview}
            onpointerdown={down} onpointermove={moved} onpointerup={up} onpointercancel={cancel}>
            <svg width={px(frame.width)} height={px(HEIGHT)} aria-hidden="true">
                <svg x={px(frame.gutter)} width={px(width)} height={px(HEIGHT)}>
                    <Picture picture={(*picture).clone()} index={index.clone()} />
                    <rect class="veil" x="0" y="0" width={px(shown.0)} height={px(HEIGHT)} />
                    <rect class="veil" x={px(shown.1)} y="0" width={px(width - shown.1)} height={px(HEIGHT)} />
                    <rect class={classes!("window", brush.map(|_| "preview"))} x={px(shown.0 + 0.5)} y="0.5"
                        width={px((shown.1 - shown.0 - 1.0).max(1.0))} height={px(HEIGHT - 1.0)} rx="3" />
                    <rect class="grip" x={px(shown.0 - 1.5)} y={px(HEIGHT / 2.0 - 8.0)} width="5" height="16" rx="2.5" />
                    <rect class="grip" x={px(shown.1 - 3.5)} y={px(HEIGHT / 2.0 - 8.0)} width="5" height="16" rx="2.5" />
                </svg>
            </svg>
        </div>
    }
}

/// The stretch that a hold drags out when the pointer is at a day.
fn brushed(hold: Hold, day: f64) -> Domain {
    let between = |a: f64, b: f64| Domain { from: a.min(b), days: (a - b).abs().max(1.0) };
    match hold {
        Hold::Window(start, window) => window.panned(day - start),
        Hold::Start(window) => between(day, window.to()),
        Hold::End(window) => between(window.from, day),
        Hold::New(start) => between(start, day),
    }
}

#[derive(Properties, PartialEq)]
struct PictureProps {
    picture: Shared<Overview>,
    index: Shared<Index>,
}

#[component]
fn Picture(props: &PictureProps) -> Html {
    let PictureProps { picture, index } = props;
    let dash = |dash: &Dash| {
        let y = 6.0 + dash.lane.number() as f64 * 9.0;
        html! {
            <rect key={format!("{}-{}", dash.lane.number(), dash.x)} class={classes!(lane_class(dash.lane), format!("strength-{}", dash.strength))}
                x={px(dash.x)} y={px(y)} width={px(dash.width.max(3.0))} height="6" rx="1.5" />
        }
    };
    let label = |(x, year): &(f64, i32)| {
        html! { <text key={*year} x={px(x + 3.0)} y={px(HEIGHT - 4.0)}>{ year_on_axis(index.language, *year) }</text> }
    };
    let line = |(x, year): &(f64, i32)| html! { <path key={*year} d={format!("M{x:.1} 0V{HEIGHT}")} /> };
    html! {
        <g class="picture">
            <g class="lines">{ for picture.labels.iter().map(line) }</g>
            <g class="dashes">{ for picture.dashes.iter().map(dash) }</g>
            <g>{ for picture.labels.iter().map(label) }</g>
        </g>
    }
}
