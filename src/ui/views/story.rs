//! The guided story: a bar under the view with its steps, which the reader turns or lets go on by themselves.
//! Knows what its buttons and keys do; which steps there are, and where each leads, is in the core.

mod screen;
mod swipe;

use crate::ui::controls::{flag, icon, icons, say, tool};
use crate::ui::piece::Calm;
use gloo::timers::callback::Timeout;
use relations_core::dataset::EventIx;
use relations_core::state::{Action, Choice, Step};
use relations_core::story::Story;
use relations_core::text::fill;
use relations_markup::html;
use screen::use_full_screen;
use std::rc::Rc;
use swipe::use_swipe;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

const PLAY: &str = "M6.5 4.5v11l9-5.5Z";
const PAUSE: &str = "M7 5v10M13 5v10";
const AGAIN: &str = "M15.5 10a5.5 5.5 0 1 1-1.8-4.1M14.5 3v3.5h-3.5";
const FULL: &str = "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4";
const SMALL: &str = "M8 4v4H4M16 8h-4V4M12 16v-4h4M4 12h4v4";

pub fn story(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    html! { <StoryBar calm={calm.clone()} dispatch={dispatch.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct StoryProps {
    calm: Calm,
    dispatch: Callback<Action>,
}

/// A component, since it keeps the time until the next step, and lets go of it when it goes.
#[component]
fn StoryBar(props: &StoryProps) -> Html {
    let StoryProps { calm, dispatch } = props;
    let index = &calm.index;
    let words = &index.language.view_words().story;
    let bar = use_node_ref();
    let story = use_memo((index.clone(), calm.matches.clone()), |(index, matches)| Story::of(index, matches));
    use_turning(calm, &story, dispatch);
    use_first_focus(&bar);
    let (is_full, toggle_full) = use_full_screen(&bar);

    let at = story.at(calm.selected, calm.choices.told);
    let turn = {
        let dispatch = dispatch.clone();
        Callback::from(move |forward: bool| {
            dispatch.emit(Action::Choose(Choice::Tell(if forward { Step::Next } else { Step::Previous })));
        })
    };
    use_swipe(&bar, &turn);
    let leave = {
        let (bar, dispatch) = (bar.clone(), dispatch.clone());
        Callback::from(move |()| {
            screen::leave(&bar);
            focus(bar.cast::<Element>().and_then(|bar| bar.closest(".relations").ok()?), "[data-opens=menu] button");
            dispatch.emit(Action::Choose(Choice::Story(false)));
        })
    };
    let onkeydown = {
        let (turn, leave) = (turn.clone(), leave.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
                return;
            }
            match event.key().as_str() {
                "ArrowRight" => turn.emit(true),
                "ArrowLeft" => turn.emit(false),
                "Escape" => leave.emit(()),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let leave = leave.reform(|_: MouseEvent| ());
    if story.is_empty() {
        return html! {
            <div class="story" part="story" role="group" aria-label={words.story} ref={bar} {onkeydown}>
                <p class="step" role="status">{ words.nothing_to_tell }</p>
                <div class="away">{ tool(icons::CLOSE, words.leave, leave) }</div>
            </div>
        };
    }
    let (number, total) = at.and_then(|at| story.progress(at)).unwrap_or((0, story.steps.len()));
    let is_last = number == total;
    let playing = calm.choices.playing;
    let [play, name] = match (playing, is_last) {
        (true, _) => [PAUSE, words.pause],
        (false, true) => [AGAIN, words.again],
        (false, false) => [PLAY, words.play],
    };
    let step = |forward: bool| turn.reform(move |_: MouseEvent| forward);
    html! {
        <div class="story" part="story" role="group" aria-label={words.story} ref={bar} {onkeydown}>
            <progress max={total.to_string()} value={number.to_string()} aria-label={words.story}></progress>
            <div class="turn">
                { turner(icons::PREVIOUS, words.previous_step, number <= 1, step(false)) }
                { tool(play, name, say(dispatch, Action::Choose(Choice::Play(!playing)))) }
                { turner(icons::NEXT, words.next_step, is_last, step(true)) }
            </div>
            <p class="step" role="status">{ said(calm, at, (number, total)) }</p>
            <div class="away">
                if let Some(toggle) = toggle_full {
                    { tool(if is_full { SMALL } else { FULL }, if is_full { words.leave_full_screen } else { words.full_screen }, toggle) }
                }
                { tool(icons::CLOSE, words.leave, leave) }
            </div>
        </div>
    }
}

/// A button to another step. It keeps the focus where there is none.
fn turner(path: &'static str, name: &'static str, is_end: bool, onclick: Callback<MouseEvent>) -> Html {
    html! { <button class="tool" aria-label={name} title={name} aria-disabled={flag(is_end)} {onclick}>{ icon(path) }</button> }
}

/// Which step it is, and of what: one short message.
fn said(calm: &Calm, at: Option<EventIx>, (number, total): (usize, usize)) -> String {
    let language = calm.index.language;
    let words = &language.view_words().story;
    let step = fill(words.step, &[("n", &language.number(number)), ("total", &language.number(total))]);
    let title = at.and_then(|at| calm.index.dataset.event(at)).map_or("", |event| event.title.get(language.tag()));
    fill(words.telling, &[("step", &step), ("title", title)])
}

/// While it plays, goes on to the next step once a reader has had the time for this one. It ends with the last, and where
/// the reader has gone their own way.
#[hook]
fn use_turning(calm: &Calm, story: &Rc<Story>, dispatch: &Callback<Action>) {
    let playing = calm.choices.playing.then(|| (calm.choices.told, calm.selected, story.clone()));
    let (index, dispatch) = (calm.index.clone(), dispatch.clone());
    use_effect_with(playing, move |playing| {
        let timer = playing.as_ref().and_then(|(told, selected, story)| {
            let now = told.filter(|_| told == selected);
            match now.filter(|now| story.next(Some(*now)).is_some()) {
                Some(now) => Some(Timeout::new(story.stay(&index, now), move || {
                    dispatch.emit(Action::Choose(Choice::Tell(Step::Next)));
                })),
                None => {
                    dispatch.emit(Action::Choose(Choice::Play(false)));
                    None
                }
            }
        });
        move || drop(timer)
    });
}

/// Who has begun the story finds the focus on what leads on.
#[hook]
fn use_first_focus(bar: &NodeRef) {
    let bar = bar.clone();
    use_effect_with((), move |()| focus(bar.cast(), ".turn > :last-child"));
}

fn focus(within: Option<Element>, selector: &str) {
    let found = within.and_then(|element| element.query_selector(selector).ok()?);
    if let Some(found) = found {
        // What is drawn can be focused.
        let _ = found.unchecked_into::<HtmlElement>().focus();
    }
}
