//! What the dataset is about, shown while no event is chosen: summary, contradictions, see-also, sources, licence.

use super::controls::section;
use super::detail::dispute;
use super::words::{lang, link};
use relations_core::index::Index;
use relations_core::state::Action;
use relations_markup::html;
use yew::prelude::*;

pub fn about(index: &Index, dispatch: &Callback<Action>) -> Html {
    let (dataset, words, tag) = (&index.dataset, index.language.words(), index.language.tag());
    let item = |url: &str, title: &str| html! { <li>{ link(url, title) }</li> };
    let see_also = dataset.see_also.iter().map(|see| item(&see.url, see.title.get(tag)));
    let sources = dataset.sources.iter().map(|source| item(&source.url, source.title.get(tag)));
    let licence = &dataset.license;
    let mut terms = Vec::new();
    if !licence.name.is_empty() {
        terms.push(item(&licence.url, &licence.name));
        terms.push(html! { <li class="attribution">{ licence.attribution.get(tag) }</li> });
    }
    html! {
        <article class="about">
            <h3>{ words.about }</h3>
            <p class="lead" lang={lang(dataset.summary.view(), index)}>{ dataset.summary.get(tag) }</p>
            <div class="disputes">{ for dataset.disputes.iter().map(|one| dispute(index, one, dispatch)) }</div>
            { section(words.see_also, "plain", see_also.collect()) }
            { section(words.sources, "plain", sources.collect()) }
            { section(words.licence, "plain", terms) }
        </article>
    }
}
