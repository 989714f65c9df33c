//! The small notice of what is wrong in the data, which can be opened.

use super::controls::{icons, opener, say};
use super::piece::Calm;
use relations_core::state::{Action, Panel};
use relations_markup::html;
use yew::prelude::*;

pub fn problems(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let language = calm.index.language;
    if calm.problems.is_empty() {
        return html! { <footer class="problems" hidden=true></footer> };
    }
    let open = calm.panel == Panel::Problems;
    let toggle = say(dispatch, Action::Panel(if open { Panel::Nothing } else { Panel::Problems }));
    let name = language.count(language.words().problems, calm.problems.len());
    let mut items = Vec::new();
    if open {
        for problem in calm.problems.iter() {
            let path = (!problem.path.is_empty()).then(|| html! { <code>{ problem.path.clone() }</code> });
            items.push(
                html! { <li class={problem.severity.name()}>{ path }<span>{ problem.message.clone() }</span></li> },
            );
        }
    }
    // Where nothing is shown, it stands there.
    let again = calm.retry.as_ref().filter(|_| !calm.index.dataset.events.is_empty());
    html! {
        <footer class="problems" part="problems">
            { opener(icons::WARNING, name.clone(), open, toggle) }
            if let Some(retry) = again {
                <button class="text-button again" onclick={retry.reform(|_| ())}>{ language.words().try_again }</button>
            }
            if open {
                <ol tabindex="0" aria-label={name}>{ for items }</ol>
            }
        </footer>
    }
}
