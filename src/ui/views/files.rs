//! What a reader takes along: the panel that offers files and paper, and the one that says how the chosen event is cited.
//! Knows what is offered in which words; how a file is made and handed over is in `crate::export`.

use super::copy::copy;
use crate::export::{self, Kind, opens_at, permalink};
use crate::store::Store;
use crate::ui::controls::{icons, say, section, tool};
use crate::ui::header::count;
use crate::ui::piece::Calm;
use crate::ui::words::{citations, lang, link};
use relations_core::Shared;
use relations_core::dataset::EventIx;
use relations_core::export::ics::is_exact;
use relations_core::export::{Style, cite};
use relations_core::state::Action;
use relations_core::text::dates::date_in_words;
use relations_core::text::fill;
use relations_markup::html;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

// Comes later, see `crate::later`.
#[inline(never)]
pub fn files(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let language = calm.index.language;
    let (words, take) = (language.words(), &language.view_words().take);
    let mut offers = Vec::new();
    let kinds = Kind::ALL.into_iter().map(Some).chain([None]);
    for (kind, (name, what)) in kinds.zip(take.kinds) {
        let store = calm.store.clone();
        let onclick = Callback::from(move |event: MouseEvent| match (kind, &store) {
            (Some(kind), Some(store)) => hand_over(store.clone(), kind, event.target_dyn_into()),
            (None, _) => print(),
            _ => {}
        });
        let left_out = if kind == Some(Kind::Ics) { left_out(calm) } else { 0 };
        offers.push(html! {
            <li>
                <button class="follow" data-kind={kind.map_or("print", Kind::name)} {onclick}>
                    <span>{ name }</span>
                    <small>{ what }</small>
                    if left_out > 0 {
                        <small class="left-out">{ language.count(take.left_out, left_out) }</small>
                    }
                </button>
            </li>
        });
    }
    html! {
        <section class="panel files" part="panel" data-opened="files" role="dialog" aria-label={take.take_along} tabindex="-1">
            { tool(icons::CLOSE, words.close, say(dispatch, Action::Escape)) }
            <h3>{ take.take_along }</h3>
            <p class="which">{ count(calm) }</p>
            <ul class="offers">{ for offers }</ul>
            <p class="answer" role="status"></p>
            { terms(calm) }
        </section>
    }
}

/// The chosen event as it is cited; nothing without one.
// Comes later, see `crate::later`.
#[inline(never)]
pub fn citing(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let (index, store) = (&calm.index, calm.store.as_ref());
    let (language, tag) = (index.language, index.language.tag());
    let (words, take) = (language.words(), &language.view_words().take);
    let Some((ix, event)) = calm.selected.and_then(|ix| Some((ix, index.dataset.event(ix)?))) else {
        return Html::default();
    };
    let address = store.map(|store| permalink(store.host(), event.id)).unwrap_or_default();
    let is_exact = store.is_some_and(|store| opens_at(store.host()));
    let mut forms = Vec::new();
    let mut form = |name: &'static str, text: String| {
        let onclick = copying(text.clone(), fill(take.copied, &[("what", name)]), take.not_copied);
        forms.push(html! {
            <section class="form">
                <h4>{ name }</h4>
                <button class="text-button" aria-label={[take.copy, ": ", name].concat()} {onclick}>{ take.copy }</button>
                <pre>{ text }</pre>
            </section>
        });
    };
    if !address.is_empty() {
        form(if is_exact { take.link_to_event } else { take.link_to_page }, address.clone());
    }
    for (name, style) in take.forms.into_iter().zip([Style::Plain, Style::Bibtex, Style::CslJson]) {
        form(name, cite(index, ix, &address, style, &language.view_words().file));
    }
    html! {
        <section class="panel citing" part="panel" data-opened="cite" role="dialog" aria-label={take.cite_this} tabindex="-1">
            { tool(icons::CLOSE, words.close, say(dispatch, Action::Escape)) }
            <h3>{ take.cite_this }</h3>
            <p class="which"><span lang={lang(event.title, index)}>{ event.title.get(tag) }</span>{ ", " }{ date_in_words(language, &event.date) }</p>
            <p class="answer" role="status"></p>
            <div class="forms">{ for forms }</div>
            if !event.citations.is_empty() {
                <section>
                    <h4>{ words.sources }</h4>
                    { citations(index, event.citations) }
                </section>
            }
            { terms(calm) }
        </section>
    }
}

/// How many of the events that pass the filter a calendar cannot hold.
fn left_out(calm: &Calm) -> usize {
    let events = &calm.index.dataset.events;
    let is_held = |event: &&EventIx| events.date(event.0 as usize).is_some_and(|date| is_exact(&date));
    calm.matches.len() - calm.matches.events().iter().filter(is_held).count()
}

/// Under which terms all of it may be used.
pub fn terms(calm: &Calm) -> Html {
    let (index, licence) = (&calm.index, &calm.index.dataset.license);
    let mut terms = Vec::new();
    if !licence.name.is_empty() {
        terms.push(html! { <li>{ link(&licence.url, &licence.name) }</li> });
        terms.push(html! { <li class="attribution">{ licence.attribution.get(index.language.tag()) }</li> });
    }
    section(index.language.words().licence, "plain", terms)
}

/// Makes a file, gives it to the browser, and says so in the panel.
fn hand_over(store: Shared<Store>, kind: Kind, button: Option<Element>) {
    spawn_local(async move {
        let state = store.state();
        let name = export::file_name(&state, kind);
        let take = &state.language().view_words().take;
        let said = match export::file(&store, kind).await {
            Ok(file) if export::download(&file, &name).is_some() => fill(take.handed_over, &[("file", &name)]),
            Ok(_) => state.language().words().could_not_complete.to_owned(),
            Err(sentence) => sentence,
        };
        answer(button, &said);
    });
}

/// What a click on a button means that copies a text, and what is said then.
pub fn copying(text: String, copied: String, refused: &'static str) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        let Some(button) = event.target_dyn_into::<Element>() else { return };
        let Some(beside) = button.parent_element() else { return };
        let copied = copied.clone();
        let told = move |done| {
            answer(Some(button.clone()), if done { &copied } else { refused });
        };
        copy(text.clone(), beside, told.into());
    })
}

/// Says in the panel around a button what has become of a click.
fn answer(button: Option<Element>, said: &str) -> Option<()> {
    let panel = button?.closest(".panel").ok()??;
    panel.query_selector("[role=status]").ok()??.set_text_content(Some(said));
    Some(())
}

fn print() {
    if let Some(window) = web_sys::window() {
        // A page in a frame may not be allowed to; then nothing happens, as with the browser's own command.
        let _ = window.print();
    }
}
