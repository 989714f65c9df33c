//! How a reader says which day they mean: by typing it, by a step to where something changes, or by a year.
//! Knows what is typed and pressed; knows nothing of what a day is.

use crate::ui::controls::{flag, icon, icons, say};
use crate::ui::piece::Calm;
use relations_core::standing::changes_around;
use relations_core::state::{Action, Choice};
use relations_core::text::dates::day_in_words;
use relations_core::text::fill;
use relations_markup::html;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What tells a reader how to type a day, or what is wrong with what they have typed.
const TOLD: &str = "as-of-told";

pub fn chooser(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let language = calm.index.language;
    let words = &language.view_words().as_of;
    let day = calm.choices.as_of;
    let shown = day.map(|day| day_in_words(language, day));
    let rejected = calm.choices.rejected.as_ref();
    let value = rejected.cloned().or(shown).unwrap_or_default();
    let (entered, pressed) = (dispatch.clone(), dispatch.clone());
    let onchange = Callback::from(move |event: Change| typed(&entered, &event.target_unchecked_into()));
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        // While a syllable is being put together, Enter is part of that.
        if event.key() == "Enter" && !event.is_composing() {
            typed(&pressed, &event.target_unchecked_into());
        }
    });
    let [earlier, later] = day.map_or([None; 2], |day| changes_around(&calm.index, day));
    let to = |day| Choice::AsOf(Some(day));
    let year = |months| day.map(|_| Choice::Later { days: 0, months });
    let step = |name: &'static str, sign: [&'static str; 2], choice: Option<Choice>| {
        let disabled = flag(choice.is_none());
        let onclick = choice.map(|choice| say(dispatch, Action::Choose(choice)));
        let [before, behind] = sign.map(|path| if path.is_empty() { Html::default() } else { icon(path) });
        // Not `disabled`: the last step that there is must not take the focus away.
        html! { <button class="text-button" title={name} aria-disabled={disabled} {onclick}>{ before }<span>{ name }</span>{ behind }</button> }
    };
    html! {
        <div class="day">
            <div class="field">
                <label for="as-of">{ words.day }</label>
                <input id="as-of" type="text" value={&value} {onchange} {onkeydown} autocomplete="off" spellcheck="false"
                    aria-invalid={flag(rejected.is_some())} aria-describedby={TOLD} />
                if day.is_some() {
                    <button class="without" onclick={say(dispatch, Action::Choose(Choice::AsOf(None)))}>{ words.without }</button>
                }
                if let Some(text) = rejected {
                    <p class="wrong" id={TOLD} role="alert">{ fill(words.not_a_day, &[("text", text)]) }</p>
                } else {
                    <p class="hint" id={TOLD}>{ words.hint }</p>
                }
            </div>
            <div class="steps">
                { step(words.earlier_change, [icons::PREVIOUS, ""], earlier.map(to)) }
                { step(words.later_change, ["", icons::NEXT], later.map(to)) }
                { step(words.year_earlier, [icons::FAR_PREVIOUS, ""], year(-12)) }
                { step(words.year_later, ["", icons::FAR_NEXT], year(12)) }
            </div>
        </div>
    }
}

fn typed(dispatch: &Callback<Action>, field: &HtmlInputElement) {
    dispatch.emit(Action::Choose(Choice::Typed(field.value())));
}

/// The DOM's event, since the dataset has events too.
type Change = web_sys::Event;
