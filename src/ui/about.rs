//! What the dataset is about, shown while no event is chosen: summary, contradictions, see-also, sources, licence.

use super::detail::dispute;
use super::words::{lang, link};
use relations_core::Shared;
use relations_core::dataset::{SeeAlso, Source};
use relations_core::index::Index;
use relations_core::state::Action;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct AboutProps {
    pub index: Shared<Index>,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn About(props: &AboutProps) -> Html {
    let AboutProps { index, dispatch } = props;
    let (dataset, words, tag) = (&index.dataset, index.language.words(), index.language.tag());
    let see_also = |see: &SeeAlso| {
        html! { <li key={see.id.clone()}>{ link(Some(see.url.clone()).filter(|url| !url.is_empty()), see.title.get(tag)) }</li> }
    };
    let source = |source: &Source| {
        html! { <li key={source.id.clone()}><cite>{ link(Some(source.url.clone()).filter(|url| !url.is_empty()), source.title.get(tag)) }</cite></li> }
    };
    let licence = &dataset.license;
    html! {
        <article class="about">
            <h3>{ words.about }</h3>
            <p class="lead" lang={lang(&dataset.summary, index)}>{ dataset.summary.get(tag).to_owned() }</p>
            <div class="disputes">{ for dataset.disputes.iter().map(|one| dispute(index, one, dispatch)) }</div>
            if !dataset.see_also.is_empty() {
                <section><h4>{ words.see_also }</h4><ul>{ for dataset.see_also.iter().map(see_also) }</ul></section>
            }
            if !dataset.sources.is_empty() {
                <section><h4>{ words.sources }</h4><ul>{ for dataset.sources.iter().map(source) }</ul></section>
            }
            if !licence.name.is_empty() {
                <section>
                    <h4>{ words.licence }</h4>
                    <p>{ link(Some(licence.url.clone()).filter(|url| !url.is_empty()), &licence.name) }</p>
                    <p class="attribution">{ licence.attribution.get(tag).to_owned() }</p>
                </section>
            }
        </article>
    }
}
