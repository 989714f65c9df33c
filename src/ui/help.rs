//! The keys, and how to read the marks.

use super::controls::{class, icons, say, tool};
use super::svg::outline;
use relations_core::dataset::Symbol;
use relations_core::state::Action;
use relations_core::text::Language;
use relations_markup::html;
use yew::prelude::*;

// Comes later, see `crate::later`.
#[inline(never)]
pub fn help(language: Language, dispatch: &Callback<Action>) -> Html {
    let words = language.words();
    let more = language.more_words();
    let key = |(keys, what): &(&'static str, &'static str)| {
        html! { <div><dt>{ for keys.split(' ').map(|key| html! { <kbd>{ key }</kbd> }) }</dt><dd>{ *what }</dd></div> }
    };
    // Each picture: its lane, how its stretch is filled, and the lines at its ends.
    let legend = |lane: &'static str, fill: Option<&'static str>, lines: &'static str, what: &'static str| {
        html! {
            <li>
                <svg viewBox="0 0 64 24" aria-hidden="true">
                    <g class={class(&["mark", lane])}>
                        <rect class="stretch" x="6" y="4" width="52" height="16" {fill} />
                        <path class="edge" d={lines} />
                    </g>
                </svg>
                <span>{ what }</span>
            </li>
        }
    };
    html! {
        <section class="panel help" part="panel" data-opened="help" role="dialog" aria-label={words.keys} tabindex="-1">
            { tool(icons::CLOSE, words.close, say(dispatch, Action::Escape)) }
            <h3>{ more.how_to_read }</h3>
            <ul class="legend">
                <li>
                    <svg viewBox="-32 -12 64 24" aria-hidden="true"><g class="mark first"><path class="symbol" d={outline(Symbol::Circle)} /></g></svg>
                    <span>{ more.legend_day }</span>
                </li>
                { legend("first", None, "M6 4V20M58 4V20", more.legend_stretch) }
                { legend("second", Some("url(#fade-both-second)"), "", more.legend_fading) }
                { legend("second", Some("url(#fade-start-second)"), "M10 7L4 12L10 17M58 4V20", more.legend_open) }
                { legend("joint", None, "M6 4V20M58 4V20M6 18.5H58", more.legend_span) }
                <li>
                    <svg viewBox="-32 -12 64 24" aria-hidden="true">
                        <g class="mark first disputed">
                            <rect class="hit" x="-26" y="-11" width="52" height="22" />
                            <path class="symbol" d={outline(Symbol::Circle)} />
                        </g>
                    </svg>
                    <span>{ more.legend_disputed }</span>
                </li>
                <li>
                    <svg viewBox="0 0 64 24" aria-hidden="true">
                        <g class="cluster joint">
                            <rect class="back" x="12" y="3" width="44" height="20" rx="10" />
                            <rect class="front" x="8" y="1" width="44" height="20" rx="10" />
                            <text x="30" y="15.5">{ "3" }</text>
                        </g>
                    </svg>
                    <span>{ more.legend_cluster }</span>
                </li>
                <li>
                    <svg viewBox="0 0 64 24" aria-hidden="true">
                        <g class="density second"><path class="bars" d="M6 21V15H14V9H22V12H30V3H38V8H46V16H58V21Z" /></g>
                    </svg>
                    <span>{ more.legend_crowd }</span>
                </li>
            </ul>
            <h3>{ words.keys }</h3>
            <dl class="keys">{ for more.key_help.iter().map(key) }</dl>
        </section>
    }
}
