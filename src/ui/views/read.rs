//! The view `read`: the narrative as prose, and beside it a slim timeline that shows of which time it tells.
//! Knows what the reader points at, and how far they have read; what there is to read is in the core.

mod along;
mod beside;
mod missions;
mod notes;
mod prose;

use crate::ui::controls::say;
use crate::ui::piece::Calm;
use crate::ui::words::{lang, link};
use along::{use_along, use_turned_page};
use beside::{beside, use_size_of};
use notes::{Opened, Place, notes};
use prose::{contents, passage};
use relations_core::dataset::{Citation, EventIx};
use relations_core::layout::rail::{Rail, rail};
use relations_core::read::{ReadPassage, ReadSection, Reading};
use relations_core::state::{Action, PAGE, Panel};
use relations_core::text::fill;
use relations_markup::html;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::prelude::*;

// Comes later, see `crate::later`.
#[inline(never)]
pub fn read(calm: &Calm, dispatch: &Callback<Action>, node: NodeRef) -> Html {
    html! { <ReadView calm={calm.clone()} dispatch={dispatch.clone()} node={node} /> }
}

#[derive(Properties, PartialEq)]
struct ReadProps {
    calm: Calm,
    dispatch: Callback<Action>,
    node: NodeRef,
}

/// What is drawn of the prose, beside the text itself.
struct Look<'a> {
    calm: &'a Calm,
    dispatch: &'a Callback<Action>,
    /// The events that the reader points at.
    lit: &'a [EventIx],
    /// The passage in which the chosen event is shown.
    current: Option<usize>,
    opened: Opened,
    citations: &'a [Citation],
    /// Takes note of the passage from which an event is chosen.
    came_from: Callback<usize>,
}

/// A component, since pointing and scrolling concern nobody else.
#[component]
fn ReadView(props: &ReadProps) -> Html {
    let ReadProps { calm, dispatch, node } = props;
    let index = &calm.index;
    let language = index.language;
    let words = &language.view_words().read;
    let (scroller, side) = (use_node_ref(), use_node_ref());
    let size = use_size_of(&side);
    let page = use_memo((calm.matches.clone(), calm.page), |(matches, page)| {
        matches.events().iter().copied().skip(page * PAGE).take(PAGE).collect::<Vec<EventIx>>()
    });
    let is_told = !index.dataset.narrative.is_empty();
    let reading = if is_told { Reading::of(index) } else { Reading::of_events(index, &page) };
    let told = use_memo((index.clone(), page.clone()), |_| {
        reading.passages().map(|passage| passage.events.to_vec()).collect::<Vec<_>>()
    });
    let rail = use_memo((index.clone(), calm.matches.clone(), size.1), |(index, matches, height)| {
        rail(index, matches, f64::from(*height))
    });
    let lit = use_state_eq(Vec::<EventIx>::new);
    let passed = use_along(&scroller, told.len());
    use_turned_page(&scroller, calm.page);
    let origin = use_state_eq(|| None::<usize>);
    let opened = use_state_eq(|| None::<(Place, usize)>);

    let current = calm.selected.and_then(|event| {
        let here = origin.filter(|number| told.get(*number).is_some_and(|events| events.contains(&event)));
        here.or_else(|| reading.passages_of(event).next())
    });
    let look = Look {
        calm,
        dispatch,
        lit: &lit,
        current,
        citations: &reading.citations,
        opened: Opened { which: *opened, set: opened.setter() },
        came_from: {
            let origin = origin.setter();
            Callback::from(move |number| origin.set(Some(number)))
        },
    };
    let mut sections = Vec::new();
    let mut before = 0;
    for (number, section) in reading.sections.iter().enumerate() {
        sections.push(drawn(&look, number, section, before));
        before += section.passages.len();
    }
    let point = pointer(&lit.setter(), &told, &rail, index);
    let cleared = {
        let lit = lit.setter();
        move || lit.set(Vec::new())
    };
    let left = cleared.clone();
    let shown = if lit.is_empty() { told.get(passed).map_or(&[][..], |events| events) } else { &lit };
    let choose = {
        let (dispatch, told, scroller) = (dispatch.clone(), told.clone(), scroller.clone());
        let origin = origin.setter();
        Callback::from(move |events: Vec<EventIx>| match *events {
            [event] => {
                origin.set(None);
                dispatch.emit(Action::Select(Some(event)));
            }
            _ => {
                along::show(&scroller, told.iter().position(|of| of.iter().any(|event| events.contains(event))));
                dispatch.emit(Action::Panel(Panel::Cluster(events)));
            }
        })
    };
    let over = point.clone();
    html! {
        <div class="read" data-view="read" part="read" ref={node.clone()}
            onpointerover={move |event: PointerEvent| over.emit(event.into())} onpointerleave={move |_: PointerEvent| left()}
            onfocusin={move |event: FocusEvent| point.emit(event.into())} onfocusout={move |_: FocusEvent| cleared()}>
            <div class="prose" ref={scroller.clone()} tabindex="0" role="region" aria-label={words.read}>
                <div class="measured">
                    if is_told {
                        { contents(&reading, index, &scroller) }
                    } else {
                        <p class="aside-note">{ words.no_narrative }</p>
                    }
                    if is_told && !calm.matches.filter.is_empty() {
                        <p class="aside-note">{ how_many(calm, &reading) }</p>
                    }
                    { for sections }
                    if !is_told {
                        { pages(calm, dispatch) }
                    }
                    { missions::missions(&look, &reading) }
                    { see_also(calm, &reading) }
                    { notes(index, &reading.citations, &scroller) }
                </div>
            </div>
            { beside(calm, &rail, size, shown, &side, &choose) }
        </div>
    }
}

/// A section; `before` is how many passages there are before it.
fn drawn(look: &Look, number: usize, section: &ReadSection, before: usize) -> Html {
    let index = &look.calm.index;
    let heading = section.heading;
    let passages = section.passages.iter().enumerate();
    html! {
        <section key={section.id.to_owned()}>
            if !heading.is_empty() {
                <h3 tabindex="-1" data-section={number.to_string()} lang={lang(heading, index)}>{ heading.get(index.language.tag()) }</h3>
            }
            { for passages.map(|(place, one)| passage(look, before + place, one)) }
        </section>
    }
}

/// Whether a passage tells of nothing that the filter lets through.
fn is_quiet(calm: &Calm, passage: &ReadPassage) -> bool {
    !calm.matches.filter.is_empty() && !passage.events.iter().any(|event| calm.matches.contains(*event))
}

fn how_many(calm: &Calm, reading: &Reading) -> String {
    let language = calm.index.language;
    let (mut clear, mut total) = (0, 0);
    for passage in reading.passages() {
        total += 1;
        clear += usize::from(!is_quiet(calm, passage));
    }
    let values = [("n", &*language.number(clear)), ("total", &language.number(total))];
    fill(language.view_words().read.told, &values)
}

/// Turns the pages of many events.
fn pages(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let language = calm.index.language;
    let words = language.words();
    let count = calm.matches.len().div_ceil(PAGE);
    if count == 0 {
        return html! { <p class="none">{ words.nothing_found }</p> };
    }
    let turn = |name: &'static str, sign: &'static str, to: usize| {
        html! { <button class="text-button" aria-label={name} disabled={to >= count} onclick={say(dispatch, Action::Page(to))}>{ sign }</button> }
    };
    let values = [("n", &*language.number(calm.page + 1)), ("total", &language.number(count))];
    html! {
        if count > 1 {
            <nav class="pages" aria-label={language.view_words().read.read}>
                { turn(words.previous, "‹", calm.page.wrapping_sub(1)) }
                <span>{ fill(words.page, &values) }</span>
                { turn(words.next, "›", calm.page + 1) }
            </nav>
        }
    }
}

fn see_also(calm: &Calm, reading: &Reading) -> Html {
    let (index, tag) = (&calm.index, calm.index.language.tag());
    if reading.see_also.is_empty() {
        return Html::default();
    }
    let items = reading
        .see_also
        .iter()
        .map(|(title, url)| html! { <li lang={lang(*title, index)}>{ link(url, title.get(tag)) }</li> });
    html! {
        <section class="more-to-read">
            <h3>{ index.language.words().see_also }</h3>
            <ul>{ for items }</ul>
        </section>
    }
}

/// Lights the events of what the pointer or the focus is on.
fn pointer(
    lit: &UseStateSetter<Vec<EventIx>>,
    told: &Rc<Vec<Vec<EventIx>>>,
    rail: &Rc<Rail>,
    index: &relations_core::Shared<relations_core::index::Index>,
) -> Callback<Event> {
    let (lit, told, rail, index) = (lit.clone(), told.clone(), rail.clone(), index.clone());
    Callback::from(move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let said = |name: &str| {
            let around = target.as_ref()?.closest(&["[", name, "]"].concat()).ok()??;
            around.get_attribute(name)
        };
        let number = |name: &str| said(name)?.parse::<usize>().ok();
        let events = if let Some(event) = said("data-event-id").and_then(|id| index.dataset.event_with_id(&id)) {
            vec![event]
        } else if let Some(mark) = number("data-mark").and_then(|number| rail.marks.get(number)) {
            mark.events.clone()
        } else {
            number("data-passage").and_then(|number| told.get(number)).cloned().unwrap_or_default()
        };
        lit.set(events);
    })
}
