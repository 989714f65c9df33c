//! The view `list`: the same events as an ordered list to read, a page at a time when there are many.

use super::focus::use_shown_focus;
use super::symbol::outline;
use super::words::{found, initiated_by, lane_class, lang};
use relations_core::Shared;
use relations_core::dataset::EventIx;
use relations_core::index::Index;
use relations_core::state::{Action, PAGE, State};
use relations_core::text::dates::date_in_words;
use relations_core::text::fill;
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ListProps {
    pub state: Shared<State>,
    pub dispatch: Callback<Action>,
    pub drawn: Callback<()>,
}

#[component]
pub fn List(props: &ListProps) -> Html {
    let ListProps { state, dispatch, drawn } = props;
    let node = use_node_ref();
    use_shown_focus(&node, state);
    use_effect_with(state.index.clone(), {
        let drawn = drawn.clone();
        move |_| drawn.emit(())
    });
    use_effect_with((state.page, state.matches.clone()), {
        let node = node.clone();
        move |_| {
            if let Some(list) = node.cast::<Element>() {
                list.set_scroll_top(0);
            }
        }
    });
    use_effect_with(state.selected, {
        let node = node.clone();
        move |selected: &Option<EventIx>| {
            let selected = selected.and_then(|_| node.cast::<Element>()?.query_selector("[aria-current=true]").ok()?);
            if let Some(selected) = selected {
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                selected.scroll_into_view_with_scroll_into_view_options(&options);
            }
        }
    });
    let words = state.language().words();
    let pages = state.matches.len().div_ceil(PAGE).max(1);
    let page = state.page.min(pages - 1);
    let events = state.matches.events().iter().skip(page * PAGE).take(PAGE);
    let turn = |name: &'static str, to: Option<usize>| {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Page(to.unwrap_or_default()));
        html! { <button class="text-button" disabled={to.is_none()} {onclick}>{ name }</button> }
    };
    html! {
        <div class="list" data-view="list" part="list" ref={node} tabindex="0" role="region" aria-label={words.list}>
            <ol>
                { for events.map(|event| html! {
                    <Item key={event.0} index={state.index.clone()} event={*event} query={state.filter.query.clone()}
                        selected={state.selected == Some(*event)} dispatch={dispatch.clone()} />
                }) }
            </ol>
            if state.matches.is_empty() {
                <p class="none">{ words.nothing_found }</p>
            }
            if pages > 1 {
                <nav class="pages">
                    { turn("‹", page.checked_sub(1)) }
                    <span>{ fill(words.page, &[("n", &(page + 1).to_string()), ("total", &pages.to_string())]) }</span>
                    { turn("›", Some(page + 1).filter(|next| *next < pages)) }
                </nav>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ItemProps {
    index: Shared<Index>,
    event: EventIx,
    query: String,
    selected: bool,
    dispatch: Callback<Action>,
}

#[component]
fn Item(props: &ItemProps) -> Html {
    let ItemProps { index, event: ix, query, selected, dispatch } = props;
    let ix = *ix;
    let Some(event) = index.dataset.event(ix) else { return html! { <li></li> } };
    let tag = index.language.tag();
    let select = dispatch.reform(move |_: MouseEvent| Action::Select(Some(ix)));
    let category = event.category.and_then(|category| index.dataset.category(category));
    let symbol = category.map(|category| category.symbol).unwrap_or_default();
    let exact = event.date.certainty() == relations_core::date::Certainty::Exact;
    let derived = event.derived_date.as_ref().map(|derived| derived.words.get(tag).to_owned());
    let class = classes!("item", "mark", lane_class(event.initiator), (!exact).then_some("vague"));
    html! {
        <li {class} data-event-id={event.id.clone()} aria-current={selected.then_some("true")}>
            <p class="when">
                { date_in_words(index.language, &event.date) }
                if let Some(derived) = derived {
                    <small>{ derived }</small>
                }
            </p>
            <svg viewBox="0 0 20 20" aria-hidden="true"><path class="symbol" d={outline(symbol, 10.0, 10.0, 6.0)} /></svg>
            <div class="what">
                <h3><button onclick={select} lang={lang(&event.title, index)}>{ found(event.title.get(tag), query) }</button></h3>
                <p class="who">
                    { initiated_by(index, event.initiator) }
                    if let Some(category) = category {
                        { " · " }{ category.name.get(tag).to_owned() }
                    }
                </p>
                <p class="summary" lang={lang(&event.summary, index)}>{ found(event.summary.get(tag), query) }</p>
            </div>
        </li>
    }
}
