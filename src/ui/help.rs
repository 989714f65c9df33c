//! The keys, and how to read the marks.

use super::symbol::outline;
use relations_core::dataset::Symbol;
use relations_core::state::{Action, Panel};
use relations_core::text::Language;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HelpProps {
    pub language: Language,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn Help(props: &HelpProps) -> Html {
    let words = props.language.words();
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(panel) = node.cast::<HtmlElement>() {
            // A panel that is drawn can be focused.
            let _ = panel.focus();
        }
    });
    let close = props.dispatch.reform(|_: MouseEvent| Action::Panel(Panel::Nothing));
    let key = |(keys, what): &(&'static str, &'static str)| {
        html! {
            <div key={*keys}>
                <dt>{ for keys.split(' ').map(|key| html! { <kbd key={key}>{ key }</kbd> }) }</dt>
                <dd>{ *what }</dd>
            </div>
        }
    };
    let legend = |picture: Html, what: &'static str| html! { <li key={what}><svg viewBox="0 0 64 24" aria-hidden="true">{ picture }</svg><span>{ what }</span></li> };
    let point =
        html! { <g class="mark first"><path class="symbol" d={outline(Symbol::Circle, 32.0, 12.0, 6.0)} /></g> };
    let stretch = html! {
        <g class="mark first"><rect class="stretch" x="6" y="4" width="52" height="16" /><path class="edge" d="M6 4V20" /><path class="edge" d="M58 4V20" /></g>
    };
    let fading = html! { <g class="mark second"><rect class="stretch" fill="url(#fade-both-second)" x="2" y="4" width="60" height="16" /></g> };
    let open = html! {
        <g class="mark second"><rect class="stretch" fill="url(#fade-start-second)" x="8" y="4" width="50" height="16" /><path class="arrow" d="M10 7L4 12L10 17" /><path class="edge" d="M58 4V20" /></g>
    };
    let span = html! {
        <g class="mark joint"><rect class="stretch" x="6" y="4" width="52" height="16" /><rect class="core" x="6" y="17" width="52" height="3" /></g>
    };
    let cluster = html! {
        <g class="cluster joint"><rect class="back" x="12" y="3" width="44" height="20" rx="10" /><rect class="front" x="8" y="1" width="44" height="20" rx="10" /><text x="30" y="15.5">{ "3" }</text></g>
    };
    html! {
        <section class="panel help" part="panel" aria-label={words.keys} tabindex="-1" ref={node}>
            <button class="tool close" aria-label={words.close} title={words.close} onclick={close}>
                <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15" /></svg>
            </button>
            <h3>{ words.how_to_read }</h3>
            <ul class="legend">
                { legend(point, words.legend_day) }
                { legend(stretch, words.legend_stretch) }
                { legend(fading, words.legend_fading) }
                { legend(open, words.legend_open) }
                { legend(span, words.legend_span) }
                { legend(cluster, words.legend_cluster) }
            </ul>
            <h3>{ words.keys }</h3>
            <dl class="keys">{ for words.key_help.iter().map(key) }</dl>
        </section>
    }
}
