//! The panel with a link to what is seen, and with what an author pastes to have the timeline on another page.
//! Knows what is offered; what stands in a link or a snippet is known by `crate::export` and `relations_core::export::embed`.

use super::copy::call;
use super::files::{copying, terms};
use crate::export;
use crate::later;
use crate::ui::controls::{icons, say, tool};
use crate::ui::piece::Calm;
use js_sys::{Object, Promise, Reflect};
use relations_core::export::embed::{Embedded, Snippet, door, is_door, snippet};
use relations_core::state::{Action, Choice};
use relations_core::text::fill;
use relations_markup::html;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

// Comes later, see `crate::later`.
#[inline(never)]
pub fn share(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let Some(store) = &calm.store else { return Html::default() };
    let (state, host, language) = (store.state(), store.host(), calm.index.language);
    let (words, take, share) = (language.words(), &language.view_words().take, language.share_words());
    let title = &calm.index.dataset.title;
    let title = if title.is_empty() { words.timeline } else { title.get(language.tag()) };

    let (address, opens) = export::link(store);
    let name = if opens { share.link } else { take.link_to_page };
    let sender = sender(title, &address)
        .map(|onclick| html! { <button class="text-button send" {onclick}>{ share.send }</button> });

    let (chosen, as_seen) = (calm.choices.snippet, !calm.choices.bare);
    let attributes = export::attributes(host, &state, as_seen);
    let (base, page) = (later::door(), export::page());
    let page = page.split('#').next().unwrap_or_default();
    let embedded = Embedded { door: &door(&base), attributes: &attributes, title, page };
    let text = snippet(chosen, &embedded, share);
    let mut kinds = Vec::new();
    let (mut called, mut hint) = ("", "");
    for (kind, (name, what)) in Snippet::ALL.into_iter().zip(share.kinds) {
        let dispatch = dispatch.clone();
        let onchange = Callback::from(move |_| dispatch.emit(Action::Choose(Choice::Snippet(kind))));
        if kind == chosen {
            (called, hint) = (name, what);
        }
        kinds.push(html! {
            <label class="kind">
                <input type="radio" name="snippet" value={kind.name()} checked={kind == chosen} {onchange} />
                <span>{ name }</span>
            </label>
        });
    }
    let seen = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            seen.emit(Action::Choose(Choice::AsSeen(field.checked())));
        }
    });
    let at_address = attributes.iter().any(|(name, _)| *name == "src");
    let notes = [
        (!is_door(&base), share.no_door),
        (export::is_handed_over(host), share.no_address),
        (at_address, share.other_origins),
    ];
    let notes = notes.into_iter().filter(|(applies, _)| *applies).map(|(_, note)| html! { <li>{ note }</li> });
    let copies =
        |text: &str, what: &str| copying(text.to_owned(), fill(take.copied, &[("what", what)]), take.not_copied);
    html! {
        <section class="panel sharing" part="panel" data-opened="share" role="dialog" aria-label={take.share} tabindex="-1">
            { tool(icons::CLOSE, words.close, say(dispatch, Action::Escape)) }
            <h3>{ take.share }</h3>
            <p class="answer" role="status"></p>
            if !address.is_empty() {
                <section class="form">
                    <h4>{ name }</h4>
                    <div class="does">
                        { for sender }
                        <button class="text-button" aria-label={[take.copy, ": ", name].concat()} onclick={copies(&address, name)}>{ take.copy }</button>
                    </div>
                    <pre class="address" dir="ltr" translate="no">{ &*address }</pre>
                    if opens {
                        <p class="which">{ share.link_opens }</p>
                    }
                </section>
            }
            <fieldset class="kinds">
                <legend>{ share.put_on_page }</legend>
                <div class="row">{ for kinds }</div>
            </fieldset>
            <label class="as-seen">
                <input type="checkbox" checked={as_seen} {onchange} />
                <span>{ share.as_seen }</span>
            </label>
            <section class="form">
                <p class="which">{ hint }</p>
                <button class="text-button" aria-label={[take.copy, ": ", called].concat()} onclick={copies(&text, called)}>{ take.copy }</button>
                <pre class="snippet" dir="ltr" translate="no">{ &*text }</pre>
            </section>
            <ul class="heed">{ for notes }</ul>
            { terms(calm) }
        </section>
    }
}

/// What hands an address over to whatever the reader's device shares with; nothing where the browser cannot.
fn sender(title: &str, address: &str) -> Option<Callback<MouseEvent>> {
    let navigator = JsValue::from(web_sys::window()?.navigator());
    Reflect::has(&navigator, &"share".into()).ok().filter(|has| *has)?;
    let what = Object::new();
    for (key, value) in [("title", title), ("url", address)] {
        Reflect::set(&what, &key.into(), &value.into()).ok()?;
    }
    Some(Callback::from(move |_| {
        let promised =
            call(&navigator, "share", &[what.clone().into()]).and_then(|promise| promise.dyn_into::<Promise>().ok());
        if let Some(promise) = promised {
            // A reader who changes their mind has done nothing wrong.
            spawn_local(async move { drop(JsFuture::from(promise).await) });
        }
    }))
}
