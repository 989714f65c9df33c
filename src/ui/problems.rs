//! The small notice of what is wrong in the data, which can be opened.

use relations_core::Shared;
use relations_core::dataset::Problem;
use relations_core::state::{Action, Panel};
use relations_core::text::Language;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ProblemsProps {
    pub problems: Shared<Vec<Problem>>,
    pub language: Language,
    pub open: bool,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn Problems(props: &ProblemsProps) -> Html {
    let ProblemsProps { problems, language, open, dispatch } = props;
    if problems.is_empty() {
        return html! { <footer class="problems" hidden=true></footer> };
    }
    let panel = if *open { Panel::Nothing } else { Panel::Problems };
    let toggle = dispatch.reform(move |_: MouseEvent| Action::Panel(panel.clone()));
    let problem = |(number, problem): (usize, &Problem)| {
        html! {
            <li key={number} class={problem.severity.name()}>
                if !problem.path.is_empty() {
                    <code>{ problem.path.clone() }</code>
                }
                <span>{ problem.message.clone() }</span>
            </li>
        }
    };
    html! {
        <footer class="problems" part="problems">
            <button class="text-button" aria-expanded={open.to_string()} onclick={toggle}>
                <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 3L18 17H2ZM10 8.5v4M10 14.6v.01" /></svg>
                { language.count(language.words().problems, problems.len()) }
            </button>
            if *open {
                <ol tabindex="0" aria-label={language.count(language.words().problems, problems.len())}>{ for problems.iter().enumerate().map(problem) }</ol>
            }
        </footer>
    }
}
